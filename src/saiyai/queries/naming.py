"""Names put into sentences, or kept back: here alone a sentence learns who somebody is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from saiyai.assessment.reading import Discretion, Practice, Where, Who
from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import is_private
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language, Say, tell
from saiyai.queries.actors import named
from saiyai.queries.known import as_known
from saiyai.queries.names import Name, people_as_known
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Capability, Place

Named = Callable[[Say], Say]
Naming = Callable[[Viewer, object, int | None], Named]
"""Of a viewer, a reading and the Change as known at which it is read: a way to name."""


def names_in(viewer: Viewer, reading: object, known: int | None) -> Named:
    """A function that puts names into the sentences of a reading of row ids, for this viewer.

    A name that this viewer may not see is empty: only what kind of actor it is can be told.
    Cost: four queries.
    """
    said = set(spoken_of(reading))
    whos = {fact for fact in said if isinstance(fact, Who)}
    wheres = {fact for fact in said if isinstance(fact, Where)}
    actors = Actor.objects.using(alias()).in_bulk([who.position for who in whos])
    people = people_as_known(viewer, list(actors.values()), known)
    places = Place.objects.using(alias()).in_bulk([where.place for where in wheres])
    as_known(places.values(), known)
    found: dict[object, object] = {where: named(places[where.place]) for where in wheres}
    found |= _practices(viewer, said)
    for who in whos:
        name = people[who.position].name
        shown = _may_say(viewer, actors[who.position], who.discretion)
        found[who] = name if shown else Name("", "", name.kind)
    return named_with(found)


def codes_in(codes: Mapping[int, str]) -> Naming:
    """A way to name that gives everybody a code instead, by row id; places and practices none.

    Who has no code, and a person in a sentence that could hurt, is told by what kind it is.
    """

    def naming(_viewer: Viewer, reading: object, _known: int | None) -> Named:
        said = set(spoken_of(reading))
        whos = {fact for fact in said if isinstance(fact, Who)}
        rows = Actor.objects.using(alias()).filter(pk__in={who.position for who in whos})
        kinds = {pk: ActorKind(kind) for pk, kind in rows.values_list("pk", "kind")}
        found: dict[object, object] = {
            one: Say("report.place" if isinstance(one, Where) else "report.practice")
            for one in said - whos
        }
        for who in whos:
            kind = kinds[who.position]
            hurts = who.discretion is not Discretion.CONSENT and is_private(kind)
            code = "" if hurts else codes.get(who.position, "")
            found[who] = Name(code, code, kind)
        return named_with(found)

    return naming


def named_with(found: Mapping[object, object]) -> Named:
    """Puts what was found for each into sentences."""

    def fact(told: object) -> object:
        if isinstance(told, Who | Where | Practice):
            return found[told]
        return say(told) if isinstance(told, Say) else told

    def say(what: Say) -> Say:
        return Say(what.key, **{name: fact(told) for name, told in what.facts.items()})

    return say


def _practices(viewer: Viewer, said: set[object]) -> dict[object, object]:
    """Practices in the words in which they were told, to whom what people wrote is shown."""
    asked = {fact for fact in said if isinstance(fact, Practice)}
    rows = Capability.objects.using(alias()).in_bulk([one.capability for one in asked])
    some = Say("warning.few_carriers.some")
    return {
        one: Name(
            rows[one.capability].text_th, rows[one.capability].text_en, ActorKind.UNSPECIFIED
        )
        if viewer.reads_rows and one.capability in rows
        else some
        for one in asked
    }


def words_with(named: Named, language: Language) -> Callable[[Say], str]:
    """Tells a sentence in a language, with its names put in."""
    return lambda what: tell(named(what), language)


def spoken_of(value: object) -> Iterator[object]:
    """Everybody and every place that the sentences of a form speak of."""
    if isinstance(value, Who | Where | Practice):
        yield value
    elif isinstance(value, Say):
        yield from spoken_of(tuple(value.facts.values()))
    elif isinstance(value, Mapping):
        yield from spoken_of(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from spoken_of(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from spoken_of(getattr(value, one.name))


def _may_say(viewer: Viewer, actor: Actor, discretion: Discretion) -> bool:
    """Whether a name may stand in a sentence that could hurt: a person's, to that person only."""
    if viewer.is_close_to(actor.pk) or discretion is Discretion.CONSENT:
        return True
    return discretion is Discretion.PERSON and not is_private(ActorKind(actor.kind))
