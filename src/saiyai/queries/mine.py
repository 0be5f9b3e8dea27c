"""My page: what the record holds of the reader, for the reader alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from saiyai.domain.consent import Consent
from saiyai.domain.errors import NotYours
from saiyai.domain.kinds.card import Proof
from saiyai.domain.kinds.care import CARE
from saiyai.domain.kinds.contribution import CONTRIBUTION
from saiyai.domain.kinds.exchange import EXCHANGE
from saiyai.domain.kinds.recognition import RECOGNITION
from saiyai.domain.periods import AsOf, Span
from saiyai.domain.viewers import Viewer
from saiyai.queries.events import EventRow, list_events
from saiyai.queries.known import as_known
from saiyai.queries.names import Someone, person_of
from saiyai.queries.requests import RequestRow, list_requests_of
from saiyai.queries.ties import AssertionRow, TieRow, list_assertions, list_ties_of
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Change, Event, Flow, Network, QuietTime, Tie

GIVING = (EXCHANGE.id, CONTRIBUTION.id, CARE.id, RECOGNITION.id)
"""Kinds of event whose flows are something given."""

SAID_OF_LINES = 20
EVENTS = 10


@dataclass(frozen=True, slots=True)
class ToldRow:
    """Something that happened with the reader in it, and who told it."""

    event: EventRow
    by: str
    """A word of `by.*`, or a name."""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What was said of one of the reader's lines."""

    line: TieRow
    said: AssertionRow


@dataclass(frozen=True, slots=True)
class GoodRow:
    """So often, and so much, of one good in one unit; unlike units are never added."""

    good: str
    unit: str
    times: int
    amount: int | None


@dataclass(frozen=True, slots=True)
class MyPage:
    """What stands of the reader in the record."""

    who: Someone
    note: str
    consent: Consent
    rests: Span | None
    """The rest that is asked for now or later, if any."""
    lines: Sequence[TieRow]
    said: Sequence[SaidRow]
    told: Sequence[ToldRow]
    more: str
    """What asks for the events before these, empty on the last."""
    gave: Sequence[GoodRow]
    got: Sequence[GoodRow]
    asked: Sequence[RequestRow]
    offered: Sequence[RequestRow]


def get_my_page(viewer: Viewer, network: Network, when: AsOf, *, after: str = "") -> MyPage:
    """The reader's own page, and nobody else's.

    Raises: NotYours for a reader who is nobody in this record, UnknownPage.
    Cost: that of the reader's lines and of one page of events.
    """
    rows = Actor.objects.using(alias()).filter(network=network).known(None)
    me = rows.filter(pk=viewer.actor).first() if viewer.actor is not None else None
    if me is None:
        raise NotYours
    who = person_of(viewer, me, when.known)
    is_erased = bool(as_known([me], when.known))
    lines = list_ties_of(viewer, network, me.pk, when)
    events = list_events(viewer, network, when, actor=me.pk, after=after, limit=EVENTS)
    mine = list_requests_of(viewer, network, when)
    return MyPage(
        who=who,
        note="" if is_erased else me.note,
        consent=Consent(me.consent),
        rests=_rest(me, when),
        lines=lines,
        said=_said(viewer, lines, when),
        told=_told(events.rows),
        more=events.after,
        gave=_goods(network, when, source_id=me.pk),
        got=_goods(network, when, target_id=me.pk),
        asked=[row for row in mine if row.is_mine],
        offered=[row for row in mine if not row.is_mine],
    )


def _rest(me: Actor, when: AsOf) -> Span | None:
    rows = QuietTime.objects.using(alias()).filter(actor=me, latest__gte=when.day)
    found = rows.known(when.known).order_by("earliest", "pk").first()
    return Span(found.earliest, found.latest) if found else None


def _said(viewer: Viewer, lines: Sequence[TieRow], when: AsOf) -> Sequence[SaidRow]:
    ties = Tie.objects.using(alias()).in_bulk([line.id for line in lines[:SAID_OF_LINES]])
    return [
        SaidRow(line, said)
        for line in lines[:SAID_OF_LINES]
        for said in list_assertions(viewer, ties[line.id], when)
    ]


def _told(events: Sequence[EventRow]) -> Sequence[ToldRow]:
    changes = Change.objects.using(alias()).filter(seq__in=[row.told for row in events])
    by = dict(changes.values_list("seq", "by"))
    return [ToldRow(row, by.get(row.told, "")) for row in events]


def _goods(network: Network, when: AsOf, **end: int) -> Sequence[GoodRow]:
    given = Event.objects.using(alias()).filter(network=network, kind__in=GIVING, proof=Proof.ACT)
    events = given.known(when.known).by(when.day)
    flows = Flow.objects.using(alias()).filter(event__in=events, **end)
    found: dict[tuple[str, str], list[int | None]] = defaultdict(list)
    rows = flows.order_by("good", "unit", "pk")
    for good, unit, amount in rows.values_list("good", "unit", "amount"):
        found[good, unit].append(amount)
    return [
        GoodRow(good, unit, len(amounts), sum(filter(None, amounts)) if unit else None)
        for (good, unit), amounts in found.items()
    ]
