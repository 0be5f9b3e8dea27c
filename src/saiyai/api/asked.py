"""What routes share: who asks, of which network, as of which day; and rows put into shapes."""

from datetime import date
from typing import cast

from django.http import HttpRequest
from ninja import P, Path, QueryEx

from saiyai.api.schemas import (
    EventOut,
    FlowOut,
    MembershipOut,
    NameOut,
    PartOut,
    SomeoneOut,
    SpanOut,
    TieOut,
)
from saiyai.domain.dates import parse_when
from saiyai.domain.periods import AsOf, Span
from saiyai.queries.asking import Asked
from saiyai.queries.clock import today_of
from saiyai.queries.events import EventRow
from saiyai.queries.memberships import MembershipRow
from saiyai.queries.names import Name, Someone
from saiyai.queries.networks import OpenNetwork, get_network
from saiyai.queries.networks import as_of as as_of_day
from saiyai.queries.ties import TieRow

AsOfDay = QueryEx[str, P(alias="as_of")]
"""A day as people write it, `?as_of=`; the record's today without it."""

KnownAt = QueryEx[int | None, P(alias="known")]
"""The number of a Change, `?known=`: the record as known at it; now without one."""

Slug = Path[str]
"""The network of an address, where it stands in the prefix of the router and not of the route."""


def asked(request: HttpRequest) -> Asked:
    """The request as the middleware left it."""
    return cast("Asked", request)


def opened(request: HttpRequest, slug: str) -> OpenNetwork:
    """The network of an address. Raises: UnknownNetwork."""
    return get_network(asked(request).viewer, slug)


def as_of(network: OpenNetwork, day: str, known: int | None = None) -> AsOf:
    """The day asked for, the record's today without one. Raises: UnreadableDate."""
    return as_of_day(network, day_of(network, day), known)


def day_of(network: OpenNetwork, text: str) -> date:
    """A written day, the record's today if nothing is written."""
    today = today_of(network)
    return parse_when(text, today).latest if text else today


def span_of(network: OpenNetwork, text: str) -> Span | None:
    """A written day, month or year; None if nothing is written."""
    return parse_when(text, today_of(network)) if text else None


def name_out(name: Name) -> NameOut:
    """A name in both languages."""
    return NameOut(th=name.th, en=name.en)


def someone_out(who: Someone) -> SomeoneOut:
    """An actor as the reader may see it."""
    return SomeoneOut(id=who.ref, name=name_out(who.name), kind=who.kind)


def span_out(when: Span | None) -> SpanOut | None:
    """A span, or null."""
    return None if when is None else SpanOut(earliest=when.earliest, latest=when.latest)


def membership_out(row: MembershipRow) -> MembershipOut:
    """A membership."""
    named = {"admitted_by": row.admitted_by, "deputy": row.deputy, "successor": row.successor}
    return MembershipOut(
        id=row.id,
        other=someone_out(row.other) if row.other else None,
        role=row.role,
        joined=span_out(row.joined),
        left=span_out(row.left),
        why=row.why,
        voluntary=row.voluntary,
        reasons=list(row.reasons),
        duties=row.duties,
        term=span_out(row.term),
        exit_why=row.exit_why,
        **{name: someone_out(who) if who else None for name, who in named.items()},
    )


def tie_out(row: TieRow) -> TieOut:
    """A line on a day."""
    return TieOut(
        id=row.ref,
        kind=row.kind.name,
        directed=row.directed,
        source=someone_out(row.a),
        target=someone_out(row.b),
        state=row.state.id,
        resting=row.resting,
        since=row.since,
        last_positive=row.last_positive,
        holds_until=row.holds_until,
        standing=row.standing.id,
        shared=row.is_shared,
        learned_from=row.contacts,
    )


def event_out(request: HttpRequest, row: EventRow) -> EventOut:
    """An event with one sentence in the reader's language."""
    return EventOut(
        id=row.ref,
        kind=row.kind,
        when=SpanOut(earliest=row.when.earliest, latest=row.when.latest),
        says=row.title(asked(request).language),
        data=dict(row.data),
        parts=[
            PartOut(actor=someone_out(part.who), role=part.role, phase=part.phase)
            for part in row.parts
        ],
        flows=[
            FlowOut(
                source=someone_out(flow.source),
                target=someone_out(flow.target),
                good=flow.good,
                amount=flow.amount,
                unit=flow.unit,
            )
            for flow in row.flows
        ],
        about=row.about,
        told=row.told,
    )
