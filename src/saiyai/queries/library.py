"""A concept of the library beside the record of a network: what of it can be seen there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from saiyai.assessment.concept_links import Sort, Spoken, readings_of
from saiyai.domain.concepts import holders
from saiyai.domain.concepts.not_yet import why_not_yet
from saiyai.domain.errors import ReadingFailed
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.library import Concept, Wording, concept_of, library
from saiyai.domain.periods import AsOf, Span, in_year
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Say
from saiyai.queries.events import EventRow, list_events
from saiyai.queries.profiles import get_profile
from saiyai.records.models import Network

NEWEST: Final = 3
"""Events shown of a kind."""
PRESENT: Final = 8
"""Names shown of those who took part."""

_NAMED: Final[Mapping[Sort, str]] = {
    Sort.VERDICT: "verdict",
    Sort.FIRST: "reading",
    Sort.LENS: "lens",
    Sort.QUESTION: "pulse.item",
}
_UNNAMED: Final = frozenset({Sort.INDICATOR, Sort.MEASURE, Sort.CLAIM})
"""Sorts of which each is called by its id."""
_PAGES: Final[Mapping[Sort, str]] = {
    Sort.FIRST: "today",
    Sort.MATTER: "today",
    Sort.QUESTION: "surveys",
    **dict.fromkeys((Sort.VERDICT, Sort.CONDITION, Sort.CONTRAST, Sort.READINESS), "reading"),
    **dict.fromkeys((Sort.TYPE, Sort.POWER, Sort.DIAGNOSIS, Sort.FLAG), "reading"),
}
"""The page on which a sort is read."""


@dataclass(frozen=True, slots=True)
class SpokenHere:
    """A reading of a network that speaks of a concept; of an indicator its newest number."""

    sort: Sort
    id: str
    called: Say | None
    """None where it is called by its id."""
    page: str
    """The page on which it is read; empty where it has none of its own."""
    number: Mapping[str, Any] | None = None
    """`value`, `low`, `high`, or `why` there is none; None where nothing was found yet."""


@dataclass(frozen=True, slots=True)
class SeenIn:
    """A kind of event whose card names a concept, with the newest that a viewer may read."""

    kind: str
    events: Sequence[EventRow]
    more: bool


@dataclass(frozen=True, slots=True)
class ConceptProfile:
    """What stands on the page of a concept."""

    concept: Concept
    year: Span | None
    above: Concept | None
    """What it is part of."""
    parts: Sequence[Concept]
    related: Sequence[Concept]
    """What it points at, then what points at it; neither what it is part of nor its parts."""
    tables: Sequence[str]
    seen_in: Sequence[SeenIn]
    spoken: Sequence[SpokenHere]
    """The readings that speak of it; outside none."""
    not_yet: Wording
    """Why nothing of a record answers for it; no words where something does."""


def get_concept(viewer: Viewer, network: Network, concept_id: str, when: AsOf) -> ConceptProfile:
    """A concept with its neighbours in the library, and what of it a record tells up to a day.

    Raises: UnknownConcept.
    Cost: one index walk for each kind of event whose card names it, and where an indicator speaks
    of it, a query for the newest profile.
    """
    concept = concept_of(concept_id)
    parts = [one for one in library().values() if one.part_of == concept_id]
    pointing = [one.id for one in library().values() if concept_id in one.see]
    near = {concept_id, concept.part_of, *(one.id for one in parts)}
    tables, kinds = holders(concept_id)
    return ConceptProfile(
        concept=concept,
        year=None if concept.year is None else in_year(concept.year),
        above=library().get(concept.part_of),
        parts=parts,
        related=_written(one for one in (*concept.see, *pointing) if one not in near),
        tables=list(dict.fromkeys(one.partition(".")[0] for one in tables)),
        seen_in=[_seen_in(viewer, network, kind, when) for kind in kinds],
        spoken=list_spoken(viewer, network, concept_id, when),
        not_yet=why_not_yet(concept_id),
    )


def list_spoken(
    viewer: Viewer, network: Network, concept_id: str, when: AsOf
) -> Sequence[SpokenHere]:
    """The readings of a network that speak of a concept; outsiders are told of none.

    Raises: UnknownConcept.
    """
    readings = readings_of(concept_of(concept_id).id)
    if viewer.eye is Eye.OUTSIDE:
        return []
    told = any(one.sort is Sort.INDICATOR for one in readings)
    numbers = _numbers(viewer, network, when) if told else {}
    return [
        SpokenHere(
            one.sort,
            one.id,
            _called(one),
            _PAGES.get(one.sort, ""),
            numbers.get(one.id) if one.sort is Sort.INDICATOR else None,
        )
        for one in readings
    ]


def _called(one: Spoken) -> Say | None:
    if one.sort in _UNNAMED:
        return None
    if one.sort in _NAMED:
        return Say(f"{_NAMED[one.sort]}.{one.id}")
    name = f"{one.sort}.{one.id}"
    return Say(f"spoken.{name}")


def _numbers(viewer: Viewer, network: Network, when: AsOf) -> Mapping[str, Mapping[str, Any]]:
    """Indicators of the newest profile; none while there is none, or where making it failed."""
    try:
        read = get_profile(viewer, network, when)
    except ReadingFailed:  # said where the profile is asked for; a concept is read without it
        return {}
    return {} if read.value is None else read.value["indicators"]


def list_concepts_of(kind: str) -> Sequence[Concept]:
    """The concepts that the card of a kind of event names; none for a word that is no kind."""
    return _written(KINDS[kind].concepts) if kind in KINDS else []


def _written(ids: Iterable[str]) -> Sequence[Concept]:
    return [library()[one] for one in dict.fromkeys(ids) if one in library()]


def _seen_in(viewer: Viewer, network: Network, kind: str, when: AsOf) -> SeenIn:
    found = list_events(viewer, network, when, kind=kind, limit=NEWEST, present=PRESENT)
    return SeenIn(kind, found.rows, bool(found.after))
