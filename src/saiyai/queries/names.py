"""What a viewer may call an actor. Here, and nowhere else, is a name cut out of an answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent, counts_for, is_named, is_private
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language, say
from saiyai.queries.identities import kept_for, kept_rows
from saiyai.queries.known import as_known
from saiyai.queries.one_answer import found_once
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Network

HIDDEN_REF: Final = "hidden"
_MANY: Final = 500
"""Row ids asked for at once, which both databases take."""
TOLD_IN_A_NAME: Final = ("ref", "kind", "name_th", "name_en", "consent", "untold")
_PRIVATE: Final = [kind for kind in ActorKind if is_private(kind)]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages; empty in both where the viewer may not see it."""

    th: str
    en: str
    kind: ActorKind

    @property
    def is_hidden(self) -> bool:
        """Whether this viewer sees only what kind of actor it is."""
        return not (self.th or self.en)

    def in_(self, language: Language) -> str:
        """The name in a language, in the other where it has none there, or "one person"."""
        if self.is_hidden:
            return say(f"one_of_kind.{self.kind}", language)
        return (self.th or self.en) if language is Language.TH else (self.en or self.th)


@dataclass(frozen=True, slots=True)
class NamesInRow:
    """Names one inside the other, as a fact of a sentence."""

    names: tuple[Name, ...]

    def in_(self, language: Language) -> str:
        """The names in a language, the first around the second."""
        return " › ".join(name.in_(language) for name in self.names)


def may_name(viewer: Viewer, actor: Actor) -> bool:
    """Whether this viewer may see who this is: by consent, by role, or being that person."""
    if viewer.is_close_to(actor.pk):
        return True
    kind = ActorKind(actor.kind)
    if is_private(kind) and not viewer.names_persons:
        return False
    return is_named(kind, Consent(actor.consent), viewer.eye)


def named_to(viewer: Viewer) -> Q:
    """`may_name` as a filter of actors; a test holds the two together."""
    if viewer.is_keeper:
        return Q()
    agreed = [Consent.ANYONE] if viewer.eye is Eye.OUTSIDE else [Consent.ANYONE, Consent.MEMBERS]
    named = Q(consent__in=agreed)
    if viewer.eye is Eye.MEMBER:
        named |= Q(consent=Consent.NOT_ASKED) & ~Q(kind__in=_PRIVATE)
    if not viewer.names_persons:
        named &= ~Q(kind__in=_PRIVATE)
    close = viewer.keeps | ({viewer.actor} if viewer.actor else set())
    return named | Q(pk__in=close) if close else named


def stands_named(viewer: Viewer) -> Q:
    """Of actors as known earlier: those who stand, or under whose ref somebody stands, named."""
    return Q(
        Q(untold__isnull=True), Exists(_standing_twins().filter(named_to(viewer))), _connector=Q.OR
    )


def standing_refusal() -> Exists:
    """Of actors as known earlier: those under whose ref somebody stands who refuses now."""
    return Exists(_standing_twins().filter(consent=Consent.REFUSED))


def _standing_twins() -> QuerySet[Actor]:
    same = {"network": OuterRef("network"), "ref": OuterRef("ref")}
    return Actor.objects.using(alias()).filter(**same).known(None)


def may_know_of(viewer: Viewer, actor: Actor) -> bool:
    """Whether this viewer may know that this actor is in the record at all."""
    return counts_for(Consent(actor.consent), viewer.eye) or viewer.is_close_to(actor.pk)


def ids_known_to(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Of these actors, by row id, those of whom `may_know_of` holds. Cost: a query per 500."""
    wanted = set(ids)
    if viewer.is_keeper:
        return wanted
    left, found = iter(wanted), set[int]()
    while some := list(islice(left, _MANY)):
        rows = Actor.objects.using(alias()).filter(pk__in=some).values_list("pk", "consent")
        found |= {pk for pk, consent in rows if counts_for(Consent(consent), viewer.eye)}
    return found | {pk for pk in wanted if viewer.is_close_to(pk)}


def ids_known_as_one(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Of these rows those of whom, and of who stands for them now, this viewer may know.

    Cost: of `kept_for`, and a query per 500.
    """
    now = kept_for(ids)
    seen = ids_known_to(viewer, {*now, *now.values()})
    return {one for one, end in now.items() if {one, end} <= seen}


def may_see_values(viewer: Viewer, actor: Actor) -> bool:
    """Whether a number about this actor may be shown to this viewer.

    Of a person: to that person and its keepers. Of a group or office: to members too.
    """
    if viewer.is_close_to(actor.pk):
        return True
    return viewer.eye is Eye.MEMBER and not is_private(ActorKind(actor.kind))


def name_for(viewer: Viewer, actor: Actor) -> Name:
    """The name as this viewer may see it now."""
    kind = ActorKind(actor.kind)
    if may_name(viewer, actor):
        return Name(actor.name_th, actor.name_en, kind)
    return Name("", "", kind)


@dataclass(frozen=True, slots=True)
class Someone:
    """An actor in an answer: `ref` is empty where the viewer may not open the page behind it."""

    ref: str
    name: Name

    @property
    def kind(self) -> ActorKind:
        """What kind of actor it is; that is never hidden."""
        return self.name.kind


def someone(viewer: Viewer, actor: Actor) -> Someone:
    """An actor as this viewer may see it now."""
    return Someone(actor.ref if may_name(viewer, actor) else "", name_for(viewer, actor))


def people_of(
    viewer: Viewer, ids: Iterable[int], known: int | None = None
) -> Mapping[int, Someone]:
    """Actors by row id, each as this viewer may see it, with the name known at a Change.

    A merged row is seen as the one that it is known to be.
    Cost: one query for those whom this answer has not named yet, and that of `kept_for`.
    """
    kept = kept_for(ids, known)
    people = found_once(("people", viewer, known), dict[int, Someone])  # grows, here alone
    if unnamed := set(kept.values()) - people.keys():
        rows = Actor.objects.using(alias()).filter(pk__in=unnamed).only(*TOLD_IN_A_NAME)
        people |= people_as_known(viewer, list(rows), known)
    return {one: people[end] for one, end in kept.items()}


def person_of(viewer: Viewer, actor: Actor, known: int | None = None) -> Someone:
    """An actor as this viewer may see it; a merged row as the one it is."""
    return people_of(viewer, [actor.pk], known)[actor.pk]


def people_as_known(
    viewer: Viewer, rows: Sequence[Actor], known: int | None
) -> Mapping[int, Someone]:
    """The same of rows at hand, whose columns are put back to what stood at the Change.

    Who may be named is decided by what holds now: a consent taken back hides old names too. A
    name that was erased since is nobody's to tell.
    """
    may = ids_named_now(viewer, rows)
    told_of = may - as_known(rows, known)
    found = {}
    for row in rows:
        told = (row.name_th, row.name_en) if row.pk in told_of else ("", "")
        ref = row.ref if row.pk in may else ""
        found[row.pk] = Someone(ref, Name(*told, ActorKind(row.kind)))
    return found


def ids_named_now(viewer: Viewer, rows: Sequence[Actor]) -> frozenset[int]:
    """Ids of those of these rows, as they stand now, whom this viewer may name.

    Who was merged since is named only if the row that stands for them may be named as well. Who
    was taken out of the record is named to others than keepers only if somebody stands under the
    same ref who may be named: to no other can a refusal be told any more.
    """
    may = {row.pk for row in rows if may_name(viewer, row)}
    if viewer.is_keeper or not may:
        return frozenset(may)
    merged = {one: end for one, end in kept_for(may).items() if one != end}
    ends = Actor.objects.using(alias()).filter(pk__in=set(merged.values()))
    seen = {end.pk for end in ends if may_name(viewer, end)}
    may -= {one for one, end in merged.items() if end not in seen}
    gone = [row for row in rows if row.pk in may and row.untold is not None]
    if not gone:
        return frozenset(may)
    rest = Actor.objects.using(alias()).filter(pk__in=[row.pk for row in gone])
    stay = set(rest.filter(stands_named(viewer)).values_list("pk", flat=True))
    return frozenset(may - {row.pk for row in gone if row.pk not in stay})


def ids_merged_unnamed(viewer: Viewer, network: Network) -> frozenset[int]:
    """Ids of rows merged by now, for whom a row stands that this viewer may not name."""
    kept = kept_rows(network)
    ends = Actor.objects.using(alias()).filter(pk__in=set(kept.values()))
    seen = set(ends.filter(named_to(viewer)).values_list("pk", flat=True))
    return frozenset(row for row, end in kept.items() if end not in seen)


def ids_merged_refused(network: Network) -> frozenset[int]:
    """Ids of rows merged by now, for whom a row stands that refused."""
    kept = kept_rows(network)
    ends = Actor.objects.using(alias()).filter(pk__in=set(kept.values()))
    refused = set(ends.filter(consent=Consent.REFUSED).values_list("pk", flat=True))
    return frozenset(row for row, end in kept.items() if end in refused)
