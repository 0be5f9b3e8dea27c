"""Lines: list, lay, say something of, test, take out."""

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status

from saiyai.api.asked import (
    AsOfDay,
    KnownAt,
    Slug,
    as_of,
    asked,
    day_of,
    event_out,
    opened,
    span_of,
    tie_out,
)
from saiyai.api.schemas import AssertionIn, AttemptIn, EventOut, TieIn, TieOut, TiesOut
from saiyai.api.tie_schemas import AssertionOut, WaitingOut, assertion_out
from saiyai.domain.drafts import AssertionDraft, TieDraft
from saiyai.queries.acquaintance import list_unspoken
from saiyai.queries.attempts import list_waiting
from saiyai.queries.events import event_of, get_event
from saiyai.queries.networks import OpenNetwork
from saiyai.queries.ties import TieFilter, get_tie, list_assertions, list_ties, tie_of
from saiyai.services.ties import (
    assert_tie,
    record_answer,
    record_attempt,
    record_tie,
    withdraw_tie,
)

router = Router(tags=["ties"])
_PAGE = 200


class TieQuery(Schema):
    """Which lines, on which day, and after which one."""

    as_of: str = ""
    known: int | None = None
    state: str = ""
    kind: int | None = None
    unconfirmed: bool = False
    after: int = 0


@router.get("/", response=TiesOut)
def ties(request: HttpRequest, slug: Slug, wanted: Query[TieQuery]) -> TiesOut:
    """Lines with their states on a day, in the order they were told."""
    network = opened(request, slug)
    when = as_of(network, wanted.as_of, wanted.known)
    cut = TieFilter(wanted.state, wanted.kind, wanted.unconfirmed)
    viewer = asked(request).viewer
    rows = list_ties(viewer, network, when, cut, after=wanted.after, limit=_PAGE)
    return TiesOut(ties=[tie_out(row) for row in rows.rows], after=rows.after)


@router.post("/", response={201: TieOut})
def lay_tie(request: HttpRequest, slug: Slug, told: TieIn) -> Status[TieOut]:
    """Lay a line between two actors, with what is said of it."""
    network, viewer = opened(request, slug), asked(request).viewer
    draft = TieDraft(
        told.source,
        told.target,
        ref=told.id,
        kind=told.kind,
        directed=told.directed,
        assertions=(_assertion(network, told),),
    )
    made = record_tie(viewer, network, draft)
    return Status(201, tie_out(get_tie(viewer, network, made.ref, as_of(network, ""))))


@router.post("/assertions/{path:ref}", response={201: TieOut})
def say_of_tie(request: HttpRequest, slug: Slug, ref: str, told: AssertionIn) -> Status[TieOut]:
    """Say something of a line: confirm, dispute, withdraw or end it, or tell its rhythm."""
    network, viewer = opened(request, slug), asked(request).viewer
    assert_tie(viewer, tie_of(viewer, network, ref), _assertion(network, told))
    return Status(201, tie_out(get_tie(viewer, network, ref, as_of(network, ""))))


@router.post("/attempts/{path:ref}", response={201: EventOut})
def try_tie(request: HttpRequest, slug: Slug, ref: str, told: AttemptIn) -> Status[EventOut]:
    """Somebody tried whether the line answers, or an answer came to an earlier attempt."""
    network, viewer = opened(request, slug), asked(request).viewer
    tie, day = tie_of(viewer, network, ref), day_of(network, told.day)
    if told.about and told.answered:
        event = record_answer(viewer, tie, event_of(viewer, network, told.about), day)
    else:
        event = record_attempt(
            viewer, tie, day, answered=told.answered, channel=told.channel, asked=told.asked
        )
    return Status(201, event_out(request, get_event(viewer, network, event.ref)))


@router.get("/unspoken", response=TiesOut)
def unspoken(
    request: HttpRequest,
    slug: Slug,
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
    after: int = 0,
) -> TiesOut:
    """Lines that wait for the reader's own word, ten a time."""
    network = opened(request, slug)
    when = as_of(network, as_of_day, known)
    found = list_unspoken(asked(request).viewer, network, when, after)
    return TiesOut(ties=[tie_out(row) for row in found.rows], after=found.after)


@router.get("/assertions/{path:ref}", response=list[AssertionOut])
def said_of_tie(
    request: HttpRequest,
    slug: Slug,
    ref: str,
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> list[AssertionOut]:
    """What was said of a line and by whom, the newest first."""
    network, viewer = opened(request, slug), asked(request).viewer
    when = as_of(network, as_of_day, known)
    rows = list_assertions(viewer, tie_of(viewer, network, ref, when.known), when)
    return [assertion_out(row) for row in rows]


@router.get("/attempts/{path:ref}", response=list[WaitingOut])
def attempts_on_tie(
    request: HttpRequest,
    slug: Slug,
    ref: str,
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> list[WaitingOut]:
    """Attempts on a line that wait for an answer, for its ends and keepers."""
    network, viewer = opened(request, slug), asked(request).viewer
    when = as_of(network, as_of_day, known)
    tie = tie_of(viewer, network, ref, when.known)
    found = list_waiting(viewer, network, tie, when)
    return [
        WaitingOut(attempt=one.event.ref, until=one.until, is_over=one.is_over) for one in found
    ]


@router.get("/{path:ref}", response=TieOut)
def tie(
    request: HttpRequest,
    slug: Slug,
    ref: str,
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> TieOut:
    """One line on a day."""
    network = opened(request, slug)
    when = as_of(network, as_of_day, known)
    return tie_out(get_tie(asked(request).viewer, network, ref, when))


@router.delete("/{path:ref}", response={204: None})
def remove_tie(request: HttpRequest, slug: Slug, ref: str) -> Status[None]:
    """Take a line out of the record that was told by mistake."""
    viewer = asked(request).viewer
    withdraw_tie(viewer, tie_of(viewer, opened(request, slug), ref))
    return Status(204, None)


def _assertion(network: OpenNetwork, told: AssertionIn) -> AssertionDraft:
    return AssertionDraft(
        stance=told.stance,
        said_by=told.said_by,
        said=span_of(network, told.said),
        since=span_of(network, told.since),
        foundation=told.foundation,
        rhythm=told.rhythm,
        culture=told.culture,
        power=told.power,
        learning=told.learning,
        culture_why=told.culture_why,
        power_why=told.power_why,
        learning_why=told.learning_why,
        sign=told.sign,
        via=told.via,
        weight=told.weight,
        note=told.note,
        occasion=told.occasion,
    )
