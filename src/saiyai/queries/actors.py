"""Members and partners: who may be seen, and the page of one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Q, QuerySet

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.consent import Consent, is_private
from saiyai.domain.errors import UnknownActor, UnknownFact
from saiyai.domain.periods import AsOf, Span
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.identities import (
    kept_for,
    rows_for,
    rows_once,
    standing_alone,
)
from saiyai.queries.names import (
    Name,
    Someone,
    may_know_of,
    may_name,
    name_for,
    people_of,
    person_of,
    someone,
)
from saiyai.queries.voices import viewer_for
from saiyai.records.connections import alias
from saiyai.records.models import Actor, ActorIssue, Alias, Goal, Issue, Membership, Network, Place
from saiyai.records.models.facts import span

_PRIVATE = [kind for kind in ActorKind if is_private(kind)]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A member in a list."""

    id: int
    ref: str
    name: Name
    kind: ActorKind
    sector: Sector
    place: Name | None
    place_ref: str


def visible_actors(viewer: Viewer, network: Network) -> QuerySet[Actor]:
    """The actors of a record whose names this viewer may see."""
    rows = standing_alone(Actor.objects.using(alias()).filter(network=network).known(None))
    if viewer.is_keeper:
        return rows
    named = _named_to(viewer.eye)
    if not viewer.names_persons:
        named &= ~Q(kind__in=_PRIVATE)
    close = viewer.keeps | ({viewer.actor} if viewer.actor else set())
    return rows.filter(named | Q(pk__in=close) if close else named)


def _named_to(eye: Eye) -> Q:
    """`domain.consent.is_named` as a filter; a test holds the two together."""
    agreed = [Consent.ANYONE] if eye is Eye.OUTSIDE else [Consent.ANYONE, Consent.MEMBERS]
    named = Q(consent__in=agreed)
    if eye is Eye.MEMBER:
        named |= Q(consent=Consent.NOT_ASKED) & ~Q(kind__in=_PRIVATE)
    return named


def actor_row(viewer: Viewer, actor: Actor) -> ActorRow:
    """A member of a list, as this viewer may see it; its place was read with it."""
    place = actor.place
    return ActorRow(
        id=actor.pk,
        ref=actor.ref,
        name=name_for(viewer, actor),
        kind=ActorKind(actor.kind),
        sector=Sector(actor.sector),
        place=named(place) if place else None,
        place_ref=place.ref if place else "",
    )


def named(row: Place | Issue | Goal) -> Name:
    """The name of a place, issue or goal."""
    return Name(row.name_th, row.name_en, ActorKind.UNSPECIFIED)


def find_people(viewer: Viewer, network: Network, refs: Iterable[str]) -> dict[str, Someone]:
    """Actors by ref, as far as this viewer may see them."""
    rows = visible_actors(viewer, network).filter(ref__in=set(refs))
    return {row.ref: someone(viewer, row) for row in rows}


def get_actor(viewer: Viewer, network: Network, ref: str) -> Actor:
    """One actor by ref; by that of a merged row the actor that stands for it.

    Who speaks for an actor opens its page as the actor would.
    Raises: UnknownActor if there is none, or none this viewer may see.
    """
    rows = Actor.objects.using(alias()).filter(network=network).known(None)
    found = rows.filter(ref=ref).values_list("pk", flat=True)[:1]
    kept = list(kept_for(found).values())
    actor = rows.select_related("place", "network").filter(pk__in=kept).first()
    if actor is None:
        raise UnknownActor(ref=ref)
    reader = viewer_for(viewer, actor)
    if not (may_name(reader, actor) and may_know_of(reader, actor)):
        raise UnknownActor(ref=ref)
    return actor


def find_self(viewer: Viewer, network: Network) -> Someone | None:
    """The reader as an actor of this record; None where they are none, or did not say."""
    if viewer.actor is None:
        return None
    kept = kept_for([viewer.actor])[viewer.actor]
    rows = Actor.objects.using(alias()).filter(network=network, pk=kept)
    actor = rows.known(None).first()
    return someone(viewer, actor) if actor else None


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A membership, seen from the member or from the network."""

    id: int
    other: Someone | None
    """None stands for the record's own network."""
    role: Role
    joined: Span | None
    left: Span | None
    why: str
    voluntary: bool | None = None
    reasons: Sequence[str] = ()
    duties: str = ""
    term: Span | None = None
    admitted_by: Someone | None = None
    deputy: Someone | None = None
    successor: Someone | None = None
    exit_why: str = ""
    """Read by keepers and by the member."""

    @property
    def is_open(self) -> bool:
        """Whether the member still has this role."""
        return self.left is None


@dataclass(frozen=True, slots=True)
class ActorProfile:
    """What stands on the page of one actor, lines and events aside."""

    row: ActorRow
    note: str
    extra: dict[str, str]
    issues: Sequence[tuple[str, Name]]
    aliases: Sequence[str]
    consent: Consent
    memberships: Sequence[MembershipRow] = field(default_factory=list)
    members: Sequence[MembershipRow] = field(default_factory=list)
    merged: Sequence[tuple[str, Name]] = field(default_factory=list)
    """Rows that this one stands for, by id and name; for keepers."""


def get_profile(viewer: Viewer, network: Network, ref: str, when: AsOf) -> ActorProfile:
    """The page of one actor. Raises: UnknownActor."""
    actor = get_actor(viewer, network, ref)
    viewer = viewer_for(viewer, actor)
    rows = list(rows_for([actor.pk], when.known))
    issues = ActorIssue.objects.using(alias()).filter(actor_id__in=rows).known(when.known)
    told = issues.select_related("issue").order_by("pk")
    return ActorProfile(
        row=actor_row(viewer, actor),
        note=actor.note if viewer.reads_rows else "",
        extra=actor.extra if viewer.keeps_row(actor.pk) else {},
        issues=[
            (row.issue.ref, named(row.issue)) for row in rows_once(told, lambda row: row.issue_id)
        ],
        aliases=_other_names(actor, rows, when) if viewer.keeps_row(actor.pk) else [],
        consent=Consent(actor.consent),
        memberships=_memberships(viewer, network, actor, when),
        members=_members(viewer, actor, when),
        merged=_merged(viewer, actor, rows),
    )


def _merged(viewer: Viewer, actor: Actor, rows: Sequence[int]) -> Sequence[tuple[str, Name]]:
    if not viewer.is_keeper:
        return []
    others = Actor.objects.using(alias()).filter(pk__in=rows).exclude(pk=actor.pk)
    return [(row.ref, name_for(viewer, row)) for row in others.order_by("pk")]


def _other_names(actor: Actor, rows: Sequence[int], when: AsOf) -> list[str]:
    """The other names of an actor, with all that merged rows are called."""
    aliases = Alias.objects.using(alias()).filter(actor_id__in=rows).known(when.known)
    names = list(aliases.order_by("pk").values_list("name", flat=True))
    merged = Actor.objects.using(alias()).filter(pk__in=rows).exclude(pk=actor.pk).order_by("pk")
    names += [name for row in merged for name in (row.name_th, row.name_en) if name]
    return [name for name in dict.fromkeys(names) if name not in {actor.name_th, actor.name_en}]


def _memberships(
    viewer: Viewer, network: Network, member: Actor, when: AsOf
) -> Sequence[MembershipRow]:
    rows = _begun(when).filter(member_id__in=list(rows_for([member.pk], when.known)))
    joined = kept_for(rows.values_list("network_id", flat=True), when.known)
    people = people_of(viewer, joined, when.known)
    return [
        _membership(viewer, row, None if row.network_id == network.pk else people[row.network_id])
        for row in rows_once(
            rows.select_related(*_WITH), lambda row: (joined[row.network_id], *spell_key(row))
        )
    ]


def _members(viewer: Viewer, network: Actor, when: AsOf) -> Sequence[MembershipRow]:
    rows = _begun(when).filter(network_id__in=list(rows_for([network.pk], when.known)))
    members = kept_for(rows.values_list("member_id", flat=True), when.known)
    people = people_of(viewer, members, when.known)
    return [
        _membership(viewer, row, people[row.member_id])
        for row in rows_once(
            rows.select_related(*_WITH), lambda row: (members[row.member_id], *spell_key(row))
        )
    ]


def spell_key(row: Membership) -> tuple[object, ...]:
    """What makes two memberships one where member and network are the same."""
    return (row.role, row.joined_earliest, row.joined_latest, row.left_earliest, row.left_latest)


def _begun(when: AsOf) -> QuerySet[Membership]:
    began = Q(joined_earliest__isnull=True) | Q(joined_earliest__lte=when.day)
    rows = Membership.objects.using(alias()).filter(began).known(when.known)
    return rows.order_by("left_latest", "pk")


_WITH: Final = ("admitted_by", "deputy", "successor")
"""Actors named in a membership beside its two ends."""


def _membership(viewer: Viewer, row: Membership, other: Someone | None) -> MembershipRow:
    named_in = {
        name: person_of(viewer, who)
        for name in _WITH
        if (who := getattr(row, name)) is not None and may_know_of(viewer, who)
    }
    own = viewer.is_keeper or viewer.actor in kept_for([row.member_id]).values()
    return MembershipRow(
        id=row.pk,
        other=other,
        role=Role(row.role),
        joined=span(row.joined_earliest, row.joined_latest),
        left=span(row.left_earliest, row.left_latest),
        why=row.why,
        voluntary=row.voluntary,
        reasons=row.reasons,
        duties=row.duties,
        term=span(row.term_earliest, row.term_latest),
        exit_why=row.exit_why if own else "",
        **named_in,
    )


def get_membership(viewer: Viewer, network: Network, row_id: int) -> Membership:
    """One membership that stands now. Raises: UnknownFact where its member is hidden, too."""
    rows = Membership.objects.using(alias()).filter(member__network=network, pk=row_id)
    row = rows.known(None).select_related("member", "network").first()
    if row is None or not may_name(viewer_for(viewer, row.member), row.member):
        raise UnknownFact(id=row_id)
    return row
