"""Where each concept of the theory is held: tables of a record, and kinds of event.

Every id for which a record holds what the theory asks for stands in a module of this room, with
the tables that hold it: `Table`, `Table.field`, or `Table.field:word` of a closed list. What only
surveys answer, or nobody tells yet, is not here but in `not_yet`. Kinds of event say on their
cards which concepts they hold; `holders` reads both, so that nothing is listed twice.
"""

from collections.abc import Mapping
from typing import Final

from saiyai.domain.concepts import actors, definitions, dynamics
from saiyai.domain.kinds.catalogue import KINDS

TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    **definitions.TABLES,
    **actors.TABLES,
    **dynamics.TABLES,
}
"""By id, the tables that hold it; none where only events do."""


def holders(concept: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tables and the kinds of event that hold a concept."""
    kinds = tuple(kind.id for kind in KINDS.values() if concept in kind.concepts)
    return TABLES.get(concept, ()), kinds
