"""A column of names, each with the members it may mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from saiyai.domain.errors import TooManyChosen
from saiyai.domain.thai import name_variants, search_key
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language
from saiyai.queries.actors import find_people
from saiyai.queries.choices import names_to_recognise
from saiyai.queries.members import ActorFilter, list_actors
from saiyai.queries.names import Someone
from saiyai.records.models import Network

MOST_NAMES = 200
"""So many names are read at once."""

_LIKELY = 5


@dataclass(frozen=True, slots=True)
class Likely:
    """A name as written, whom it may mean, and who it is where only one is called so."""

    written: str
    people: Sequence[Someone]
    chosen: str = ""


def list_likely(
    viewer: Viewer, network: Network, written: Sequence[str], language: Language
) -> Sequence[Likely]:
    """Of each name, once, the members of whom this viewer may know that may be meant.

    Raises: TooManyChosen above MOST_NAMES.
    Cost: one pass over the names of the record, and a search for each name that is nobody's.
    """
    names = list(dict.fromkeys(name for one in written if (name := " ".join(one.split()))))
    if len(names) > MOST_NAMES:
        raise TooManyChosen(count=len(names), most=MOST_NAMES)
    known = names_to_recognise(viewer, network) if names else {}
    found = {name: _refs(known, name) for name in names}
    people = find_people(viewer, network, {ref for refs in found.values() for ref in refs})
    return [
        _likely(name, [people[ref] for ref in found[name] if ref in people], known)
        if found[name]
        else Likely(name, _searched(viewer, network, name, language))
        for name in names
    ]


def _refs(known: Mapping[str, Sequence[str]], name: str) -> list[str]:
    """Who is called so whole; else who shares a shorter form of the name."""
    if whole := known.get(search_key(name)):
        return list(whole)
    shared = (ref for key in sorted(name_variants(name)) for ref in known.get(key, ()))
    return list(dict.fromkeys(shared))


def _likely(name: str, people: Sequence[Someone], known: Mapping[str, Sequence[str]]) -> Likely:
    is_sure = len(people) == 1 and search_key(name) in known
    return Likely(name, people[:_LIKELY], people[0].ref if is_sure else "")


def _searched(
    viewer: Viewer, network: Network, name: str, language: Language
) -> Sequence[Someone]:
    found = list_actors(viewer, network, ActorFilter(text=name), language, limit=_LIKELY)
    return [Someone(row.ref, row.name) for row in found.rows]
