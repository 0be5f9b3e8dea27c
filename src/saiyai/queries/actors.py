"""Members and partners: who may be seen, and the page of one."""

from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from saiyai.domain.actors import ActorKind, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.errors import UnknownActor
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Viewer
from saiyai.queries.columns import among
from saiyai.queries.identities import (
    kept_for,
    kept_rows,
    rows_for,
    rows_once,
    standing_alone,
)
from saiyai.queries.known import as_known, ids_edited_since
from saiyai.queries.memberships import (
    MembershipRow,
    begun_on,
    list_members,
    list_memberships,
    waiting_on,
)
from saiyai.queries.names import (
    Name,
    Someone,
    ids_merged_unnamed,
    ids_named_now,
    may_know_of,
    name_for,
    named_to,
    people_of,
    someone,
    stands_named,
)
from saiyai.queries.one_answer import found_once
from saiyai.queries.voices import viewer_for
from saiyai.records.connections import alias
from saiyai.records.models import Actor, ActorIssue, Alias, Goal, Issue, Membership, Network, Place

_FEW: Final = 500
"""So many row ids are named in a query; of more it asks actor by actor."""


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


def visible_actors(
    viewer: Viewer,
    network: Network,
    when: AsOf | None = None,
    ids: Collection[int] | None = None,
) -> QuerySet[Actor]:
    """The actors of a record whose names this viewer may see: now, or as of a day and a Change.

    `ids` are row ids of some of the record, where only these are asked for.

    Consent counts as it stands now, whatever the day.
    """
    known = when.known if when else None
    # The record is not named beside row ids: SQLite would walk over all of it for these.
    told = Actor.objects.using(alias()).known(known)
    told = told.filter(network=network) if ids is None else told.filter(among(ids))
    rows = standing_alone(told, known)
    if when is not None:
        rows = rows.filter(_had_come(network, when))
    rows = rows.filter(named_to(viewer))
    if known is None or viewer.is_keeper:
        return rows
    return rows.filter(stands_named(viewer)).exclude(pk__in=ids_merged_unnamed(viewer, network))


def _had_come(network: Network, when: AsOf) -> Q:
    """Who is in the record by a day: not those of whom only later memberships are told.

    What is told of merged rows counts for the one that stands for them.
    """
    told = Membership.objects.using(alias()).known(when.known)
    begun = begun_on(when.day)
    kept = kept_rows(network, when.known)
    of_merged = told.filter(member__in=list(kept)) if kept else told.none()
    came = {kept[row] for row in of_merged.filter(begun).values_list("member_id", flat=True)}
    later = {kept[row] for row in of_merged.values_list("member_id", flat=True)} - came
    own = told.filter(member=OuterRef("pk"))
    waits = told.filter(waiting_on(when.day))
    few = list(waits.values_list("member_id", flat=True)[: _FEW + 1])
    # Nearly everybody has come by now, and then nobody's memberships need be looked up.
    is_later = Q(pk__in=few) if len(few) <= _FEW else Q(Exists(own.filter(waiting_on(when.day))))
    return ~is_later & ~Q(pk__in=later) | Q(pk__in=came) | Q(Exists(own.filter(begun)))


def actors_known(
    viewer: Viewer, network: Network, when: AsOf | None = None
) -> tuple[QuerySet[Actor], Sequence[Actor]]:
    """The actors this viewer may see, in two parts, for counting what stood in their columns.

    Returns: as a query those whose columns stand as they did, and the others with their columns
    put back; but for those whose past was erased.
    """
    known = when.known if when else None
    rows = visible_actors(viewer, network, when)
    since = ids_edited_since(network, Actor, known)
    corrected = list(rows.filter(pk__in=since))
    erased = as_known(corrected, known)
    return rows.exclude(pk__in=since), [row for row in corrected if row.pk not in erased]


def actor_row(actor: Actor, who: Someone) -> ActorRow:
    """A member of a list, called so; its place was read with it."""
    place = actor.place
    return ActorRow(
        id=actor.pk,
        ref=actor.ref,
        name=who.name,
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


def get_actor(viewer: Viewer, network: Network, ref: str, known: int | None = None) -> Actor:
    """One actor by ref; by that of a merged row the actor that stands for it.

    It is told as it stands now, even where it is asked for as known earlier. Who speaks for an
    actor opens its page as the actor would.
    Raises: UnknownActor if there is none, or none this viewer may see.
    """
    key = ("actor", viewer, network.pk, ref, known)
    # A copy, since whoever asks for the past puts back what stood in its columns.
    actor = copy(found_once(key, lambda: _actor(viewer, network, ref, known)))
    actor.place = copy(actor.place)
    return actor


def _actor(viewer: Viewer, network: Network, ref: str, known: int | None) -> Actor:
    rows = Actor.objects.using(alias()).filter(network=network).known(known)
    rows = rows.select_related("place", "network")
    actor = rows.filter(ref=ref).order_by("-pk").first()
    if actor is not None and (kept := kept_for([actor.pk], known)[actor.pk]) != actor.pk:
        actor = rows.filter(pk=kept).first()
    if actor is None:
        raise UnknownActor(ref=ref)
    reader = viewer_for(viewer, actor)
    if actor.pk not in ids_named_now(reader, [actor]) or not may_know_of(reader, actor):
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
class ActorProfile:
    """What stands on the page of one actor, lines and events aside."""

    row: ActorRow
    note: str
    extra: dict[str, str]
    issues: Sequence[tuple[str, Name]]
    aliases: Sequence[str]
    consent: Consent
    """As it stands now: it holds for the past as well."""
    is_erased: bool = False
    """Whether what stood here at the Change asked for was erased since."""
    memberships: Sequence[MembershipRow] = field(default_factory=list)
    members: Sequence[MembershipRow] = field(default_factory=list)
    merged: Sequence[tuple[str, Name]] = field(default_factory=list)
    """Rows that this one stands for, by id and name; for keepers."""


def get_profile(viewer: Viewer, network: Network, ref: str, when: AsOf) -> ActorProfile:
    """The page of one actor, with its columns as known. Raises: UnknownActor."""
    actor = get_actor(viewer, network, ref, when.known)
    viewer = viewer_for(viewer, actor)
    who = people_of(viewer, [actor.pk], when.known)[actor.pk]
    is_erased = bool(as_known([actor], when.known))
    places = [actor.place] if actor.place else []
    as_known(places, when.known)
    rows = list(rows_for([actor.pk], when.known))
    return ActorProfile(
        row=actor_row(actor, who),
        note=actor.note if viewer.reads_rows and not is_erased else "",
        extra=actor.extra if viewer.keeps_row(actor.pk) and not is_erased else {},
        issues=_issues(rows, when.known),
        aliases=_other_names(actor, rows, when) if viewer.keeps_row(actor.pk) else [],
        consent=Consent(actor.consent),
        is_erased=is_erased,
        memberships=list_memberships(viewer, network, actor, when),
        members=list_members(viewer, actor, when),
        merged=_merged(viewer, actor, rows, when.known),
    )


def _issues(rows: Sequence[int], known: int | None) -> list[tuple[str, Name]]:
    told = ActorIssue.objects.using(alias()).filter(actor_id__in=rows).known(known)
    found = rows_once(told.select_related("issue").order_by("pk"), lambda row: row.issue_id)
    as_known([row.issue for row in found], known)
    return [(row.issue.ref, named(row.issue)) for row in found]


def _merged(
    viewer: Viewer, actor: Actor, rows: Sequence[int], known: int | None
) -> Sequence[tuple[str, Name]]:
    if not viewer.is_keeper:
        return []
    return [(row.ref, name_for(viewer, row)) for row in _other_rows(actor, rows, known)]


def _other_rows(actor: Actor, rows: Sequence[int], known: int | None) -> list[Actor]:
    """The merged rows of an actor, but those whose past was erased."""
    others = set(rows) - {actor.pk}
    if not others:
        return []
    found = list(Actor.objects.using(alias()).filter(pk__in=others).order_by("pk"))
    erased = as_known(found, known)
    return [row for row in found if row.pk not in erased]


def _other_names(actor: Actor, rows: Sequence[int], when: AsOf) -> list[str]:
    """The other names of an actor, with all that merged rows are called."""
    aliases = Alias.objects.using(alias()).filter(actor_id__in=rows).known(when.known)
    names = list(aliases.order_by("pk").values_list("name", flat=True))
    merged = _other_rows(actor, rows, when.known)
    names += [name for row in merged for name in (row.name_th, row.name_en) if name]
    return [name for name in dict.fromkeys(names) if name not in {actor.name_th, actor.name_en}]
