"""What a pulse survey comes to: levels with how sure they are, and splits that give nobody away.

Everything here is of a survey that is closed: between two looks at an open one stands one answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.statistics.agreement import (
    Agreement,
    IccForms,
    agreement,
    complete,
    icc_of_raters,
)
from saiyai.assessment.statistics.answers import LEAST_ANSWERS, mean_score, split, turned
from saiyai.assessment.statistics.estimates import (
    Estimate,
    Missing,
    NoEstimate,
    too_few,
)
from saiyai.assessment.statistics.reliability import omega, spearman_brown
from saiyai.domain.pulse import Item, items_for
from saiyai.engine.arrays import Int64s

PERCEIVED: Final = ("M4", "P3", "R2", "A4", "C5", "X6", "E5", "L7", "G6")
"""Indicators that are read from answers, in the order of dimensions."""

INDEXES: Final = frozenset({"M4", "L7", "G6"})
"""Those of different ideas: their questions need not go together, so nothing is said of that."""

LEAST_CELL: Final = 5
"""A smaller number of people is not shown."""

_LEAST_HIDDEN: Final = 3
"""Cells that are hidden: of two, and a mean, each could be worked out."""

Dice = Callable[[str], np.random.Generator]
"""Dice of its own for each number, by its name."""


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The sheets of one survey. Shapes: `given` (sheets, items), 1 to 5, 0 where nothing is told.

    `asked` is how many members were asked.
    """

    items: tuple[Item, ...]
    given: Int64s
    asked: int

    def to(self, items: Sequence[Item]) -> Int64s:
        """Answers to some of the questions that were asked, reversed ones turned."""
        at = [self.items.index(item) for item in items]
        return turned(self.given[:, at], np.array([item.is_reversed for item in items], np.bool_))

    def asked_for(self, indicator: str) -> tuple[Item, ...]:
        """Of the questions of an indicator, those that the form asked."""
        return tuple(item for item in items_for(indicator) if item in self.items)

    @property
    def answered(self) -> int:
        """How many sheets hold an answer to anything."""
        return int((self.given > 0).any(axis=1).sum())


@dataclass(frozen=True, slots=True)
class Mean:
    """What was answered to one question on the average, on 1..5, and between what it lies.

    To one decimal, as given: of few answers two would tell each of them.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ItemRead:
    """One question: its level on 0..1, reversed ones turned, and how answers split as given.

    Of `split` a number that is hidden is None; it is all hidden where there is no level.
    """

    item: Item
    answered: int
    level: Estimate | Missing
    split: tuple[int | None, ...]

    @property
    def mean(self) -> Mean | None:
        """What doors show of the level: as answers were given, to one decimal."""
        if isinstance(self.level, Missing):
            return None
        level = self.level
        found = [level.value, level.low, level.high]
        if self.item.is_reversed:
            found = [1 - level.value, 1 - level.high, 1 - level.low]
        value, low, high = (round(1 + 4 * one, 1) for one in found)
        return Mean(value, low, high)


@dataclass(frozen=True, slots=True)
class ScaleRead:
    """The questions of one indicator together."""

    indicator: str
    items: tuple[Item, ...]
    level: Estimate | Missing
    together: Estimate | Missing | None
    """Omega of three questions, Spearman-Brown of two; None of an index."""
    agreement: Agreement | Missing
    icc: IccForms | Missing | None
    """Of sheets, by questions; None of an index."""


@dataclass(frozen=True, slots=True)
class PulseRead:
    """A whole survey."""

    asked: int
    answered: int
    items: tuple[ItemRead, ...]
    scales: tuple[ScaleRead, ...]


def read_pulse(answers: Answers, dice: Dice) -> PulseRead:
    """Every question and every indicator of a survey that is closed.

    Cost: 2,000 replicates of each question and scale: some tenths of a second.
    """
    items = tuple(_item(answers, item, dice) for item in answers.items)
    scales = tuple(_scale(answers, one, dice) for one in PERCEIVED if answers.asked_for(one))
    return PulseRead(answers.asked, answers.answered, items, scales)


def level_of(answers: Answers, items: Sequence[Item], dice: Dice, name: str) -> Estimate | Missing:
    """The mean score of some questions; TOO_FEW_ITEMS where the form asks none of them."""
    if not items:
        return Missing(NoEstimate.TOO_FEW_ITEMS, 1)
    return mean_score(answers.to(items), answers.asked, dice(name))


def shown(counts: Sequence[int]) -> tuple[int | None, ...]:
    """How answers split, without numbers below five and what would give them away.

    Hidden cells are three at least and come to five at least; the smallest others join them.
    """
    order = sorted(range(len(counts)), key=lambda at: (counts[at], at))
    hidden = {at for at in order if counts[at] < LEAST_CELL}
    for at in order:
        few = len(hidden) < _LEAST_HIDDEN or sum(counts[one] for one in hidden) < LEAST_CELL
        if hidden and few:
            hidden.add(at)
    return tuple(None if at in hidden else count for at, count in enumerate(counts))


def _item(answers: Answers, item: Item, dice: Dice) -> ItemRead:
    level = level_of(answers, (item,), dice, item.id)
    told = split(answers.given[:, answers.items.index(item)])
    hidden = (None,) * len(told.counts)
    seen = shown(told.counts) if isinstance(level, Estimate) else hidden
    return ItemRead(item, sum(told.counts), level, seen)


def _scale(answers: Answers, indicator: str, dice: Dice) -> ScaleRead:
    items = answers.asked_for(indicator)
    level = level_of(answers, items, dice, indicator)
    if isinstance(level, Missing):  # what is too few for a mean is too few for anything
        is_index = indicator in INDEXES
        return ScaleRead(
            indicator,
            items,
            level,
            None if is_index else level,
            level,
            None if is_index else level,
        )
    given = answers.to(items)
    if indicator in INDEXES:
        return ScaleRead(indicator, items, level, None, agreement(given), None)
    together = omega if len(items) > 2 else spearman_brown
    return ScaleRead(
        indicator,
        items,
        level,
        together(given, dice(f"{indicator}.together")),
        agreement(given),
        _icc(given),
    )


def _icc(given: Int64s) -> IccForms | Missing:
    whole = complete(given)
    lack = too_few(NoEstimate.TOO_FEW_ANSWERS, len(whole), LEAST_ANSWERS)
    return lack or icc_of_raters(whole)
