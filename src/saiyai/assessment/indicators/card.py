"""The card of an indicator: what it asks, from which tables, when it may be told, how sure it is.

Cards are data; pages, the API, commands and the reference read the same card. Its name stands
under `indicator.<id>` in the texts, and below it `asks`, `says` (the number, of a hundred),
`counts` (how, and when it may be told), `care` and `lacks`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.look.view import Rows, View
from saiyai.assessment.statistics.estimates import Estimate, Method, Missing
from saiyai.domain.coverage import Share


class Dimension(StrEnum):
    """The nine dimensions."""

    MEMBERS = "D1"
    PURPOSE = "D2"
    DUTY = "D3"
    PARTICIPATION = "D4"
    COMMUNICATION = "D5"
    RECIPROCITY = "D6"
    EQUALITY = "D7"
    LINK = "D8"
    STRUCTURE = "D9"


class Source(StrEnum):
    """What an indicator is read from."""

    BEHAVIOUR = "B"
    """Rows of what happened."""
    CODED = "C"
    """What people said or judged, told as facts."""
    PERCEPTION = "P"
    """Answers to the pulse survey."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What an indicator comes to on a day.

    `beside` are numbers that are read with it and never enter it; a number that cannot be told is
    not among them. `evidence` holds the rows it was counted from.
    """

    value: Estimate | Missing
    evidence: Rows = field(default_factory=dict)
    beside: Mapping[str, float] = field(default_factory=dict)
    parts: Mapping[str, Estimate | Missing] = field(default_factory=dict)
    """What it is made of, where that is told apart."""
    coverage: Share | None = None
    """How completely what it rests on was recorded; None where that is not asked."""
    by_one: bool = False
    """Whether what was judged was judged by one person only."""


OWN_PARTS: Final = "indicator.part"
"""The texts of parts that no list names."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. `version` counts up whenever the same record would give another number."""

    id: str
    dimension: Dimension
    source: Source
    tables: tuple[str, ...]
    """Whose rows it is traced to."""
    methods: tuple[Method, ...]
    constructs: tuple[str, ...]
    """What of the theory it stands for: codes of theory.md §3.1, ids of concepts.md."""
    cited: str
    measure: Callable[[View], Measured]
    window: str | int = "window_days"
    """How far it looks back: a convention by its name, or so many days whatever is agreed on; 0
    where what stands on the day counts."""
    scored: bool = True
    """Whether it enters its dimension; a diagnostic is shown beside and has no good direction."""
    beside: tuple[str, ...] = ()
    """Shares that may be read beside it, by their texts `indicator.beside.<name>`."""
    counted: tuple[str, ...] = ()
    """Counts that may be read beside it, named there as well."""
    parts: tuple[str, ...] = ()
    """What it may be made of, by its texts `<part_words>.<name>`."""
    part_words: str = OWN_PARTS
    """A list that names its parts already."""
    bounded: bool = True
    """Whether it lies within 0..1; what does not is a power, and told as what doubling does."""
    version: int = 1

    def days(self, bounds: Conventions = HOUSE) -> int:
        """How many days it looks back by these conventions; 0: what stands on the day."""
        return self.window if isinstance(self.window, int) else int(getattr(bounds, self.window))


NOT_RECORDED: Final = frozenset({Share.NONE, Share.UNKNOWN})
"""Shares of coverage at which nothing may be read from what is there."""
