"""Memberships: joined, corrected, left, taken back; and networks inside networks."""

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import BaseModel

from saiyai.api.asked import (
    AsOfDay,
    KnownAt,
    Slug,
    as_of,
    asked,
    day_of,
    opened,
    someone_out,
    span_of,
)
from saiyai.api.schemas import SomeoneOut
from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.drafts import MembershipDraft
from saiyai.domain.facet_words import Reason
from saiyai.queries.actors import get_actor
from saiyai.queries.memberships import get_membership
from saiyai.queries.nesting import count_within, list_networks_around
from saiyai.queries.networks import OpenNetwork
from saiyai.services.networks import (
    correct_membership,
    leave_network,
    record_membership,
    withdraw_membership,
)
from saiyai.services.reads import record_read

router = Router(tags=["memberships"])


class MembershipSaid(Schema):
    """What is told of a membership; days are as people write them, actors by their ids."""

    joined: str = ""
    left: str = ""
    why: str = ""
    voluntary: bool | None = None
    reasons: list[Reason] = []  # noqa: RUF012 - pydantic copies defaults
    admitted_by: str = ""
    duties: str = ""
    term: str = ""
    deputy: str = ""
    successor: str = ""
    exit_why: str = ""


class MembershipIn(MembershipSaid):
    """A member joins a network with a role; an empty network is the record's own."""

    member: str
    network: str = ""
    role: Role = Role.MEMBER


class LeaveIn(Schema):
    """A role ends: on which day, and why."""

    day: str = ""
    why: str = ""


class MembershipToldOut(BaseModel):
    """The number of a membership that was told."""

    id: int


class AroundOut(BaseModel):
    """A network around an actor; null is the record's own. Level 1 is joined by the actor."""

    network: SomeoneOut | None
    level: int


class RollUpOut(BaseModel):
    """Who is in a network at any depth, each once."""

    total: int
    persons: int
    kinds: dict[ActorKind, int]
    levels: list[int]
    by_several_ways: int


@router.post("/", response={201: MembershipToldOut})
def join(request: HttpRequest, slug: Slug, told: MembershipIn) -> Status[MembershipToldOut]:
    """Tell that a member joined a network."""
    network, viewer = opened(request, slug), asked(request).viewer
    get_actor(viewer, network, told.member)
    row = record_membership(
        viewer, network, _draft(network, told, told.network, told.member, told.role)
    )
    return Status(201, MembershipToldOut(id=row.pk))


@router.put("/{int:row_id}", response=MembershipToldOut)
def correct(
    request: HttpRequest, slug: Slug, row_id: int, told: MembershipSaid
) -> MembershipToldOut:
    """Tell a membership again as it really is; network, member and role stay."""
    network, viewer = opened(request, slug), asked(request).viewer
    row = get_membership(viewer, network, row_id)
    return MembershipToldOut(id=correct_membership(viewer, row, _draft(network, told)).pk)


@router.post("/{int:row_id}/leave", response={201: MembershipToldOut})
def leave(
    request: HttpRequest, slug: Slug, row_id: int, told: LeaveIn
) -> Status[MembershipToldOut]:
    """A member gives up a role."""
    network, viewer = opened(request, slug), asked(request).viewer
    row = get_membership(viewer, network, row_id)
    ended = leave_network(viewer, row, day_of(network, told.day), why=told.why)
    return Status(201, MembershipToldOut(id=ended.pk))


@router.delete("/{int:row_id}", response={204: None})
def withdraw(request: HttpRequest, slug: Slug, row_id: int) -> Status[None]:
    """Take back a membership that was told by mistake."""
    network, viewer = opened(request, slug), asked(request).viewer
    withdraw_membership(viewer, get_membership(viewer, network, row_id))
    return Status(204, None)


@router.get("/around", response=list[AroundOut])
def around(
    request: HttpRequest, slug: Slug, actor: str, as_of_day: AsOfDay = "", known: KnownAt = None
) -> list[AroundOut]:
    """The networks an actor is in, and those that these are in, to the top; the nearest first."""
    network = opened(request, slug)
    when = as_of(network, as_of_day, known)
    viewer = asked(request).viewer
    rows = list_networks_around(viewer, network, actor, when)
    record_read(viewer, network, get_actor(viewer, network, actor, when.known))
    return [
        AroundOut(network=someone_out(row.network) if row.network else None, level=row.level)
        for row in rows
    ]


@router.get("/within", response=RollUpOut | None)
def within(
    request: HttpRequest,
    slug: Slug,
    network: str = "",
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> RollUpOut | None:
    """Who is in a network at any depth, each counted once; null for readers from outside."""
    record = opened(request, slug)
    when = as_of(record, as_of_day, known)
    found = count_within(asked(request).viewer, record, network, when)
    if found is None:
        return None
    return RollUpOut(
        total=found.total,
        persons=found.persons,
        kinds=dict(found.kinds),
        levels=list(found.levels),
        by_several_ways=found.by_several_ways,
    )


def _draft(
    network: OpenNetwork,
    told: MembershipSaid,
    joined: str = "",
    member: str = "",
    role: Role = Role.MEMBER,
) -> MembershipDraft:
    return MembershipDraft(
        network=joined,
        member=member,
        role=role,
        joined=span_of(network, told.joined),
        left=span_of(network, told.left),
        why=told.why,
        voluntary=told.voluntary,
        reasons=tuple(map(str, told.reasons)),
        admitted_by=told.admitted_by,
        duties=told.duties,
        term=span_of(network, told.term),
        deputy=told.deputy,
        successor=told.successor,
        exit_why=told.exit_why,
    )
