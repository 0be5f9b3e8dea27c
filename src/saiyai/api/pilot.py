"""The pilot: what changed between two rounds, minutes a week, and harm."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from saiyai.api.asked import Slug, as_of, asked, day_of, opened, span_of
from saiyai.api.said import DayQuery, said_facts, said_from
from saiyai.api.schemas import SpanOut
from saiyai.api.schemas_pilot import (
    HarmIn,
    HarmOut,
    HarmStepIn,
    HarmStepOut,
    ItemOut,
    MinutesOut,
    PilotAnswerIn,
    PilotOut,
    RoundIn,
    RoundOut,
    WeekIn,
    WeekOut,
)
from saiyai.assessment.compared.pilot import item_to_plain, minutes_to_plain
from saiyai.domain.periods import AsOf
from saiyai.domain.pilot import HarmDraft
from saiyai.queries.networks import OpenNetwork
from saiyai.queries.pilot import HarmRow, get_pilot, harm_of, pilot_round_of
from saiyai.services.pilot import (
    answer_pilot,
    close_pilot_round,
    open_pilot_round,
    record_harm,
    record_pilot_week,
    take_harm_step,
    withdraw_pilot_answer,
)

router = Router(tags=["pilot"])


@router.get("/", response=PilotOut)
def pilot(request: HttpRequest, slug: Slug, wanted: Query[DayQuery]) -> PilotOut:
    """Rounds with what they come to, minutes a week, and harm; outsiders read none of it."""
    network = opened(request, slug)
    return _pilot(request, network, as_of(network, wanted.as_of, wanted.known))


@router.post("/rounds", response={201: PilotOut})
def open_round(request: HttpRequest, slug: Slug, told: RoundIn) -> Status[PilotOut]:
    """Ask everybody inside, before or after."""
    network = opened(request, slug)
    open_pilot_round(asked(request).viewer, network, told.phase)
    return _now(request, network)


@router.post("/closings/{path:ref}", response={201: PilotOut})
def close_round(request: HttpRequest, slug: Slug, ref: str) -> Status[PilotOut]:
    """End a round, and with that let it be read."""
    network, viewer = opened(request, slug), asked(request).viewer
    close_pilot_round(viewer, pilot_round_of(viewer, network, ref))
    return _now(request, network)


@router.post("/answers/{path:ref}", response={201: PilotOut})
def answer(request: HttpRequest, slug: Slug, ref: str, told: PilotAnswerIn) -> Status[PilotOut]:
    """Answer a round while it is open; an earlier answer is written over."""
    network, viewer = opened(request, slug), asked(request).viewer
    round_ = pilot_round_of(viewer, network, ref)
    answer_pilot(viewer, round_, told.answers, agrees=told.agrees, actor=told.actor)
    return _now(request, network)


@router.delete("/answers/{path:ref}", response={204: None})
def take_back(request: HttpRequest, slug: Slug, ref: str, actor: str = "") -> Status[None]:
    """Take an answer back while its round is open; nothing of it is kept."""
    network, viewer = opened(request, slug), asked(request).viewer
    withdraw_pilot_answer(viewer, pilot_round_of(viewer, network, ref), actor)
    return Status(204, None)


@router.post("/weeks", response={201: PilotOut})
def week(request: HttpRequest, slug: Slug, told: WeekIn) -> Status[PilotOut]:
    """How many minutes somebody spent on the record in a week, as they tell it."""
    network = opened(request, slug)
    day = day_of(network, told.day)
    record_pilot_week(asked(request).viewer, network, day, told.minutes, told.actor)
    return _now(request, network)


@router.post("/harms", response={201: PilotOut})
def harm(request: HttpRequest, slug: Slug, told: HarmIn) -> Status[PilotOut]:
    """Tell a harm. It stays, everybody inside reads it, and who told it is kept nowhere."""
    network = opened(request, slug)
    draft = HarmDraft(told.kind, told.words, span_of(network, told.when))
    record_harm(asked(request).viewer, network, draft)
    return _now(request, network)


@router.post("/harm-steps/{path:ref}", response={201: PilotOut})
def harm_step(request: HttpRequest, slug: Slug, ref: str, told: HarmStepIn) -> Status[PilotOut]:
    """A keeper says what was done about a harm."""
    network, viewer = opened(request, slug), asked(request).viewer
    said = said_from(network, told)
    take_harm_step(viewer, harm_of(viewer, network, ref), told.step, said)
    return _now(request, network)


def _now(request: HttpRequest, network: OpenNetwork) -> Status[PilotOut]:
    return Status(201, _pilot(request, network, as_of(network, "")))


def _pilot(request: HttpRequest, network: OpenNetwork, when: AsOf) -> PilotOut:
    read = get_pilot(asked(request).viewer, network, when)
    return PilotOut(
        hidden=read.hidden,
        rounds=[
            RoundOut(
                id=one.ref,
                phase=one.phase,
                opened=one.opened,
                closed=one.closed,
                answered=one.answered,
            )
            for one in read.rounds
        ],
        own=dict(read.own),
        early=read.early,
        items=[ItemOut.model_validate(item_to_plain(one)) for one in read.items],
        weeks=[
            WeekOut(week=one.week, minutes=one.minutes, tellers=one.tellers) for one in read.weeks
        ],
        minutes=MinutesOut.model_validate(minutes_to_plain(read.minutes)),
        harms=[_harm(one) for one in read.harms],
    )


def _harm(one: HarmRow) -> HarmOut:
    return HarmOut(
        id=one.ref,
        kind=one.kind,
        when=SpanOut(earliest=one.when.earliest, latest=one.when.latest),
        words=one.words,
        steps=[HarmStepOut(step=step.step, **said_facts(step.said)) for step in one.steps],
    )
