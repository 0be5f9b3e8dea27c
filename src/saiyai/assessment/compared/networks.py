"""Two networks, or one on two days, side by side: which indicators can be told apart.

Neither is better: no indicator has one good direction for every network, and none is added up.
Structure hangs on size alone as well: of very unequal networks it is not laid side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from saiyai.assessment.indicators.card import Indicator, Measured
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.profile import Profile
from saiyai.assessment.statistics.differences import square_and_add
from saiyai.assessment.statistics.estimates import LEVEL, Estimate, Method, Missing

MOST_UNEQUAL: Final = 2.0
"""Of networks of which one has more times the members of the other, no structure is compared."""


class Apart(StrEnum):
    """What the two numbers of an indicator say beside one another."""

    FIRST_MORE = "first_more"
    SECOND_MORE = "second_more"
    SAME = "same"
    """They cannot be told apart, which is not to say that they are alike."""
    RECORDED = "recorded"
    """One was recorded more completely: more that is written down is not more that was done."""
    POINT = "point"
    """Nothing of one of them varied, so that how sure it is cannot be told."""
    SIZE = "size"
    """Structure of networks too unequal in size."""
    LACKING = "lacking"
    """One of them has no number."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One indicator on both sides. `low` and `high` enclose the first less the second."""

    indicator: str
    first: Estimate | Missing
    second: Estimate | Missing
    apart: Apart
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Two profiles side by side, and of how many members each is."""

    sizes: tuple[int, int]
    shared: int
    """Who is a member on both sides."""
    differences: Sequence[Difference]

    @property
    def compared(self) -> int:
        """Indicators that have a number on both sides and may be compared."""
        return sum(one.low is not None for one in self.differences)

    @property
    def told_apart(self) -> int:
        """Those of them that can be told apart."""
        more = {Apart.FIRST_MORE, Apart.SECOND_MORE}
        return sum(one.apart in more for one in self.differences)

    @property
    def by_chance(self) -> int:
        """How many would seem so if none were: each interval is sure to nine tenths."""
        return round(self.compared * (1 - LEVEL))

    @property
    def unequal(self) -> bool:
        """Whether one is so much larger that structure is not compared."""
        return are_unequal(self.sizes)


def are_unequal(sizes: tuple[int, int]) -> bool:
    """Whether one has more than MOST_UNEQUAL times the members of the other."""
    return max(sizes) > MOST_UNEQUAL * min(sizes)


def lay_beside(first: Profile, second: Profile, sizes: tuple[int, int], shared: int) -> Beside:
    """Which indicators of two profiles can be told apart. Cost: nothing beside the profiles."""
    unequal = are_unequal(sizes)
    found = [
        _difference(INDICATORS[name], told, second.indicators[name], unequal=unequal)
        for name, told in first.indicators.items()
    ]
    return Beside(sizes, shared, found)


def _difference(card: Indicator, one: Measured, other: Measured, *, unequal: bool) -> Difference:
    first, second = one.value, other.value
    if isinstance(first, Missing) or isinstance(second, Missing):
        return Difference(card.id, first, second, Apart.LACKING)
    if one.coverage != other.coverage:
        return Difference(card.id, first, second, Apart.RECORDED)
    if first.low == first.high or second.low == second.high:
        return Difference(card.id, first, second, Apart.POINT)
    if unequal and Method.VERTEX_BOOTSTRAP in card.methods:
        return Difference(card.id, first, second, Apart.SIZE)
    low, high = square_and_add(first, second, (-1.0, 1.0) if card.bounded else None)
    apart = Apart.FIRST_MORE if low > 0 else Apart.SECOND_MORE if high < 0 else Apart.SAME
    return Difference(card.id, first, second, apart, low, high)
