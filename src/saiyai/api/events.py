"""Events: list, tell, correct by a new row, take back."""

from datetime import date

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status

from saiyai.api.asked import AsOfDay, KnownAt, Slug, as_of, asked, event_out, opened, span_of
from saiyai.api.schemas import EventIn, EventOut, EventsOut
from saiyai.domain.dates import parse_when
from saiyai.domain.drafts import EventDraft, FlowDraft, PartDraft
from saiyai.domain.periods import AsOf
from saiyai.queries.actors import get_actor
from saiyai.queries.clock import today_of
from saiyai.queries.events import PAGE, event_of, get_event, list_events
from saiyai.queries.networks import OpenNetwork
from saiyai.queries.trees import ids_of_issue, ids_of_place
from saiyai.services.events import correct_event, record_event, withdraw_event
from saiyai.services.reads import record_read

router = Router(tags=["events"])


class EventQuery(Schema):
    """Which events, as of when, as known at which Change."""

    as_of: str = ""
    known: int | None = None
    kind: str = ""
    actor: str = ""
    place: str = ""
    issue: str = ""
    since: str = ""
    until: str = ""
    after: str = ""
    limit: int = PAGE


@router.get("/", response=EventsOut)
def events(request: HttpRequest, slug: Slug, wanted: Query[EventQuery]) -> EventsOut:
    """Events by day, newest first."""
    network, viewer = opened(request, slug), asked(request).viewer
    when = as_of(network, wanted.as_of, wanted.known)
    actor = get_actor(viewer, network, wanted.actor, when.known) if wanted.actor else None
    if actor:
        record_read(viewer, network, actor)
    since, until = span_of(network, wanted.since), span_of(network, wanted.until)
    found = list_events(
        viewer,
        network,
        when,
        kind=wanted.kind,
        actor=actor.pk if actor else None,
        places=ids_of_place(network, wanted.place, when.known) if wanted.place else None,
        issues=ids_of_issue(network, wanted.issue, when.known) if wanted.issue else None,
        between=(since.earliest if since else None, until.latest if until else None),
        after=wanted.after,
        limit=max(1, min(wanted.limit, 500)),
    )
    return EventsOut(events=[event_out(request, row) for row in found.rows], after=found.after)


@router.post("/", response={201: EventOut})
def tell_event(request: HttpRequest, slug: Slug, told: EventIn) -> Status[EventOut]:
    """Tell of something that happened."""
    network, viewer = opened(request, slug), asked(request).viewer
    made = record_event(viewer, network, _draft(network, told))
    return Status(201, event_out(request, get_event(viewer, network, made.ref)))


@router.get("/{path:ref}", response=EventOut)
def event(
    request: HttpRequest,
    slug: Slug,
    ref: str,
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> EventOut:
    """One event, if it had happened by a day that is given, and was known at the Change."""
    network = opened(request, slug)
    when = as_of(network, as_of_day, known)
    if not as_of_day:  # told for this month, it may not be over
        when = AsOf(date.max, when.known)
    return event_out(request, get_event(asked(request).viewer, network, ref, when))


@router.put("/{path:ref}", response=EventOut)
def tell_again(request: HttpRequest, slug: Slug, ref: str, told: EventIn) -> EventOut:
    """Tell an event again, as it really was; the old row stays, taken back."""
    network, viewer = opened(request, slug), asked(request).viewer
    correct_event(viewer, event_of(viewer, network, ref), _draft(network, told))
    return event_out(request, get_event(viewer, network, ref))


@router.delete("/{path:ref}", response={204: None})
def take_back(request: HttpRequest, slug: Slug, ref: str) -> Status[None]:
    """Take back an event that did not happen."""
    network, viewer = opened(request, slug), asked(request).viewer
    withdraw_event(viewer, event_of(viewer, network, ref))
    return Status(204, None)


def _draft(network: OpenNetwork, told: EventIn) -> EventDraft:
    given = told.dict(exclude={"id", "when", "parts", "flows"})
    return EventDraft(
        ref=told.id,
        when=parse_when(told.when, today_of(network)),
        parts=tuple(PartDraft(**part.model_dump()) for part in told.parts),
        flows=tuple(FlowDraft(**flow.model_dump()) for flow in told.flows),
        **given,
    )
