"""What a viewer may call an actor. Here, and nowhere else, is a name cut out of an answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent, counts_for, is_named, is_private
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language, say
from saiyai.queries.identities import kept_for
from saiyai.records.connections import alias
from saiyai.records.models import Actor

HIDDEN_REF: Final = "hidden"


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


def may_know_of(viewer: Viewer, actor: Actor) -> bool:
    """Whether this viewer may know that this actor is in the record at all."""
    return counts_for(Consent(actor.consent), viewer.eye) or viewer.is_close_to(actor.pk)


def may_see_values(viewer: Viewer, actor: Actor) -> bool:
    """Whether a number about this actor may be shown to this viewer.

    Of a person: to that person and its keepers. Of a group or office: to members too.
    """
    if viewer.is_close_to(actor.pk):
        return True
    return viewer.eye is Eye.MEMBER and not is_private(ActorKind(actor.kind))


def name_for(viewer: Viewer, actor: Actor) -> Name:
    """The name as this viewer may see it."""
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
    """An actor as this viewer may see it."""
    return Someone(actor.ref if may_name(viewer, actor) else "", name_for(viewer, actor))


def people_of(
    viewer: Viewer, ids: Iterable[int], known: int | None = None
) -> Mapping[int, Someone]:
    """Actors by row id, each as this viewer may see it; a merged row as the one it is."""
    kept = kept_for(ids, known)
    rows = Actor.objects.using(alias()).in_bulk(set(kept.values()))
    return {one: someone(viewer, rows[end]) for one, end in kept.items()}


def person_of(viewer: Viewer, actor: Actor, known: int | None = None) -> Someone:
    """An actor as this viewer may see it; a merged row as the one it is."""
    return people_of(viewer, [actor.pk], known)[actor.pk]
