"""Asking for help and answering: each step an event about the one that asked."""

from datetime import date

from saiyai.domain.drafts import AskDraft, EventDraft, FlowDraft, PartDraft
from saiyai.domain.errors import AskedRests, NameMissing, StepOutOfOrder, UnknownActor
from saiyai.domain.goods import Good
from saiyai.domain.kinds.request import REQUEST, RequestFor, RequestReach, RequestStep
from saiyai.domain.periods import ANY_DAY, on
from saiyai.domain.requests import Course
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.requests import courses_of
from saiyai.records.connections import WRITING
from saiyai.records.models import Actor, Event, Network, QuietTime
from saiyai.services.changes import require_some_voice, require_voice, turn
from saiyai.services.events import record_event
from saiyai.services.refs import named_ids
from saiyai.services.steps import record_checked


def ask_help(by: Viewer, network: Network, draft: AskDraft, day: date) -> Event:
    """Ask for help or cooperation: of somebody, through the centre, or of everybody.

    Raises: UnknownActor, SameEnds, MalformedData where nothing is asked, NameMissing where
    somebody should be asked and nobody is named, AskedRests, FutureDay, NotYours.
    """
    require_some_voice(by)
    direct = draft.reach is RequestReach.DIRECT
    if direct and not draft.asked:
        raise NameMissing
    with turn():
        if not draft.requester:
            raise UnknownActor(ref="")
        requester = named_ids(network, by, [draft.requester])
        require_voice(by, requester.values())
        asked = named_ids(network, by, draft.asked if direct else ())
        _require_not_resting(list(asked.values()), day)
        return record_event(by, network, _asking(draft, tuple(asked), day))


def _asking(draft: AskDraft, asked: tuple[str, ...], day: date) -> EventDraft:
    data = {
        "what": draft.what,
        "asked": RequestFor.COOPERATION if draft.cooperation else RequestFor.HELP,
        "reach": draft.reach,
        "urgent": draft.urgent,
    }
    return EventDraft(
        REQUEST.id,
        on(day),
        data,
        parts=(PartDraft(draft.requester, "requester"),),
        flows=tuple(FlowDraft(draft.requester, one, Good.REQUEST) for one in asked),
        via_centre=True if draft.reach is RequestReach.CENTRE else None,
    )


def _require_not_resting(actors: list[int], day: date) -> None:
    """Raises: AskedRests for the first who asked not to be called on this day."""
    quiet = QuietTime.objects.using(WRITING).filter(
        actor_id__in=actors, earliest__lte=day, latest__gte=day, untold__isnull=True
    )
    if resting := quiet.select_related("actor").order_by("pk").first():
        raise AskedRests(ref=resting.actor.ref)


def offer_help(by: Viewer, asked: Event, helper: str, day: date) -> Event:
    """Say that one can help. Raises: StepOutOfOrder, UnknownActor, FutureDay, NotYours."""
    return _step(by, asked, RequestStep.OFFERED, helper, day)


def accept_offer(by: Viewer, asked: Event, helper: str, day: date) -> Event:
    """Whoever asked takes an offer that stands.

    Raises: StepOutOfOrder without that offer, UnknownActor, FutureDay, NotYours.
    """
    return _step(by, asked, RequestStep.ACCEPTED, helper, day)


def decline_offer(by: Viewer, asked: Event, helper: str, day: date) -> Event:
    """Whoever was asked or had offered says that it cannot be this time.

    Raises: StepOutOfOrder for one who was not asked and does not offer, UnknownActor, FutureDay,
    NotYours.
    """
    return _step(by, asked, RequestStep.DECLINED, helper, day)


def record_help(by: Viewer, asked: Event, helper: str, day: date) -> Event:
    """Tell, from either side, that what was agreed was done.

    Raises: StepOutOfOrder without an offer that was accepted, UnknownActor, FutureDay, NotYours.
    """
    return _step(by, asked, RequestStep.HELPED, helper, day)


def close_request(by: Viewer, asked: Event, day: date) -> Event:
    """Whoever asked needs no more. Raises: StepOutOfOrder if it is closed, FutureDay, NotYours."""
    return _step(by, asked, RequestStep.CLOSED, "", day)


_TELLERS = {
    RequestStep.OFFERED: ("helper",),
    RequestStep.ACCEPTED: ("requester",),
    RequestStep.DECLINED: ("helper",),
    RequestStep.HELPED: ("requester", "helper"),
    RequestStep.CLOSED: ("requester",),
}
"""From which side each step is told."""


def _step(by: Viewer, asked: Event, step: RequestStep, helper: str, day: date) -> Event:
    require_some_voice(by)
    with turn():
        course = courses_of(asked.network, [asked], ANY_DAY)[asked.pk]
        row = named_ids(asked.network, by, [helper])[helper] if helper else None
        sides = {"requester": course.requester, "helper": row}
        require_voice(by, [sides[side] for side in _TELLERS[step]])
        if not course.may(step, row):
            raise StepOutOfOrder(
                step=Say(f"request_step.{step}"), state=Say(f"request_state.{course.state}")
            )
        return record_checked(by, asked.network, _stepping(asked, course, step, helper, day))


def _stepping(
    asked: Event, course: Course, step: RequestStep, helper: str, day: date
) -> EventDraft:
    requester = Actor.objects.using(WRITING).get(pk=course.requester or 0).ref
    accepts = step is RequestStep.ACCEPTED
    ends = (requester, helper) if accepts else (helper, requester)
    gives = step in {RequestStep.OFFERED, RequestStep.HELPED}
    flow = FlowDraft(*ends, Good.HELP if gives else Good.REQUEST)
    return EventDraft(
        REQUEST.id,
        on(day),
        {"what": asked.data["what"], "step": step},
        parts=() if helper else (PartDraft(requester, "requester"),),
        flows=(flow,) if helper else (),
        about=asked.ref,
    )
