"""A concept of the library beside the record of a network: what of it can be seen there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from saiyai.domain.concepts import holders
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.library import Concept, concept_of, library
from saiyai.domain.periods import AsOf, Span, in_year
from saiyai.domain.viewers import Viewer
from saiyai.queries.events import EventRow, list_events
from saiyai.records.models import Network

NEWEST: Final = 3
"""Events shown of a kind."""
PRESENT: Final = 8
"""Names shown of those who took part."""


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


def get_concept(viewer: Viewer, network: Network, concept_id: str, when: AsOf) -> ConceptProfile:
    """A concept with its neighbours in the library, and what of it a record tells up to a day.

    Raises: UnknownConcept.
    Cost: one index walk for each kind of event whose card names it, four at most.
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
    )


def list_concepts_of(kind: str) -> Sequence[Concept]:
    """The concepts that the card of a kind of event names; none for a word that is no kind."""
    return _written(KINDS[kind].concepts) if kind in KINDS else []


def _written(ids: Iterable[str]) -> Sequence[Concept]:
    return [library()[one] for one in dict.fromkeys(ids) if one in library()]


def _seen_in(viewer: Viewer, network: Network, kind: str, when: AsOf) -> SeenIn:
    found = list_events(viewer, network, when, kind=kind, limit=NEWEST, present=PRESENT)
    return SeenIn(kind, found.rows, bool(found.after))
