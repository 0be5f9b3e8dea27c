"""The roster: open it, make links of members' own, answer under consent, take back, close.

No route tells who named whom. What is read of it is E1, in the profile.
"""

from datetime import date

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import BaseModel, Field

from saiyai.api.asked import Slug, as_of, asked, day_of, name_out, opened, someone_out
from saiyai.api.said import DayQuery
from saiyai.api.schemas import NameOut, SomeoneOut
from saiyai.domain.rosters import AGREEING, Namings, RosterQuestion
from saiyai.domain.words import Language, Say, tell
from saiyai.queries.networks import name_of_network
from saiyai.queries.rosters import (
    RosterRow,
    get_roster,
    get_roster_behind,
    list_rosters,
    roster_of,
)
from saiyai.services.rosters import (
    answer_roster,
    answer_roster_by_link,
    close_roster,
    make_roster_link,
    open_roster,
    withdraw_from_roster,
    withdraw_from_roster_by_link,
)
from saiyai.services.surveys import link_digest_of

router = Router(tags=["rosters"])
namings = Router(tags=["rosters"])
"""For whoever holds their own link; below no network."""


class RosterIn(Schema):
    """The last day on which it is answered."""

    closes: str = Field(description='As people write it: "2026-11-14", "14 พ.ย. 2569".')


class RosterLinkIn(Schema):
    """Whose link."""

    actor: str


class RosterLinkOut(BaseModel):
    """The token of a member's own link. It is kept nowhere."""

    token: str


class NamingsIn(Schema):
    """Whom one names, by id, for each question; nothing is kept where `agrees` is false."""

    agrees: bool
    namings: dict[RosterQuestion, list[str]]


class AnswerForIn(NamingsIn):
    """The same for a member: oneself, or whoever a keeper types in for."""

    actor: str


class RosterOut(BaseModel):
    """A roster on a day; `answered` is null where it is not known how many had, then."""

    id: str
    opened: date
    closes: date
    closed: date | None
    asked: int
    answered: int | None
    takes_answers: bool


class RosterQuestionOut(BaseModel):
    """A question about every other member."""

    id: RosterQuestion
    text: NameOut


class RosterSheetOut(BaseModel):
    """What a member's own link opens; not what they answered before."""

    network: NameOut
    who: SomeoneOut
    open: bool
    agreed: date | None
    """The day on which they answered, if they did."""
    consent: NameOut
    questions: list[RosterQuestionOut]
    others: list[SomeoneOut]


@router.get("/", response=list[RosterOut])
def rosters(request: HttpRequest, slug: Slug, wanted: Query[DayQuery]) -> list[RosterOut]:
    """The rosters that were opened by a day, the newest first; none for outsiders."""
    network = opened(request, slug)
    when = as_of(network, wanted.as_of, wanted.known)
    return [_row(row) for row in list_rosters(asked(request).viewer, network, when)]


@router.post("/", response={201: RosterOut})
def open_one(request: HttpRequest, slug: Slug, told: RosterIn) -> Status[RosterOut]:
    """Ask everybody who is in the network today whom they turn to."""
    network = opened(request, slug)
    made = open_roster(asked(request).viewer, network, day_of(network, told.closes))
    return Status(201, _one(request, slug, made.ref))


@router.post("/links/{path:ref}", response={201: RosterLinkOut})
def link(request: HttpRequest, slug: Slug, ref: str, told: RosterLinkIn) -> Status[RosterLinkOut]:
    """Make the link of one member; an earlier one of theirs ends."""
    network, viewer = opened(request, slug), asked(request).viewer
    token = make_roster_link(viewer, roster_of(viewer, network, ref), told.actor)
    return Status(201, RosterLinkOut(token=token))


@router.post("/answers/{path:ref}", response={201: RosterOut})
def answer(request: HttpRequest, slug: Slug, ref: str, told: AnswerForIn) -> Status[RosterOut]:
    """Answer for oneself, or type in for a member; an earlier answer of theirs is replaced."""
    network, viewer = opened(request, slug), asked(request).viewer
    roster = roster_of(viewer, network, ref)
    answer_roster(viewer, roster, told.actor, _named(told), agrees=told.agrees)
    return Status(201, _one(request, slug, ref))


@router.post("/withdrawals/{path:ref}", response={201: RosterOut})
def take_back(request: HttpRequest, slug: Slug, ref: str, told: RosterLinkIn) -> Status[RosterOut]:
    """Delete what a member answered, also after the end."""
    network, viewer = opened(request, slug), asked(request).viewer
    withdraw_from_roster(viewer, roster_of(viewer, network, ref), told.actor)
    return Status(201, _one(request, slug, ref))


@router.post("/endings/{path:ref}", response={201: RosterOut})
def close(request: HttpRequest, slug: Slug, ref: str) -> Status[RosterOut]:
    """End a roster."""
    network, viewer = opened(request, slug), asked(request).viewer
    close_roster(viewer, roster_of(viewer, network, ref))
    return Status(201, _one(request, slug, ref))


@router.get("/{path:ref}", response=RosterOut)
def one(request: HttpRequest, slug: Slug, ref: str, wanted: Query[DayQuery]) -> RosterOut:
    """One roster: how many answered."""
    network = opened(request, slug)
    when = as_of(network, wanted.as_of, wanted.known)
    return _row(get_roster(asked(request).viewer, network, ref, when))


@namings.get("/{token}", response=RosterSheetOut)
def behind(request: HttpRequest, token: str) -> RosterSheetOut:  # noqa: ARG001 - the link says who
    """What is asked of whoever holds this link."""
    found = get_roster_behind(link_digest_of(token))
    return RosterSheetOut(
        network=name_out(name_of_network(found.network)),
        who=someone_out(found.who),
        open=found.row.takes_answers,
        agreed=found.agreed,
        consent=_both(AGREEING),
        questions=[RosterQuestionOut(id=one, text=_both(one.words)) for one in RosterQuestion],
        others=[someone_out(other) for other in found.others],
    )


@namings.put("/{token}", response={204: None})
def name(request: HttpRequest, token: str, told: NamingsIn) -> Status[None]:  # noqa: ARG001 - the link says who
    """Answer by one's own link; what was answered before is replaced."""
    answer_roster_by_link(token, _named(told), agrees=told.agrees)
    return Status(204, None)


@namings.delete("/{token}", response={204: None})
def forget(request: HttpRequest, token: str) -> Status[None]:
    """Take back what was answered by one's own link, also after the end."""
    withdraw_from_roster_by_link(asked(request).viewer, token)
    return Status(204, None)


def _named(told: NamingsIn) -> Namings:
    return {question: frozenset(refs) for question, refs in told.namings.items()}


def _one(request: HttpRequest, slug: str, ref: str) -> RosterOut:
    network = opened(request, slug)
    return _row(get_roster(asked(request).viewer, network, ref, as_of(network, "")))


def _both(said: Say) -> NameOut:
    return NameOut(th=tell(said, Language.TH), en=tell(said, Language.EN))


def _row(row: RosterRow) -> RosterOut:
    return RosterOut(
        id=row.ref,
        opened=row.opened,
        closes=row.closes,
        closed=row.closed,
        asked=row.asked,
        answered=row.answered,
        takes_answers=row.takes_answers,
    )
