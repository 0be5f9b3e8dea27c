"""Whether Saiyai itself helps, as far as a network can tell of itself: what changed, not why.

The same people before and after; minutes a week; harm. Half a year of a network's life lies
between the two rounds, so a difference is what changed while Saiyai was used, and never what
Saiyai brought about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np

from saiyai.assessment.claims.estimators import Side
from saiyai.assessment.dice import dice_for
from saiyai.assessment.profile import number_to_plain
from saiyai.assessment.statistics.change import Change, paired_change
from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from saiyai.assessment.statistics.shares import jeffreys
from saiyai.domain.pilot import BETWEEN_DAYS, BUDGET_MINUTES, ITEMS, LEAST_ANSWERS, Item
from saiyai.domain.pulse import NO_ANSWER

Answers = Mapping[int, Mapping[str, int]]
"""By actor, an answer to each question by its id."""

LEAST_WEEKS: Final = 4
"""Weeks of which minutes were told, before their middle is."""


@dataclass(frozen=True, slots=True)
class ItemRead:
    """One question: how it was answered in each round, and how far the same people moved.

    Of fewer than eight answers a side has no mean; `change` is Missing until both rounds were
    closed, and where fewer than eight answered it in both.
    """

    item: Item
    before: Side
    after: Side
    change: Change | Missing


@dataclass(frozen=True, slots=True)
class MinutesRead:
    """Minutes a week, all who told theirs together; None of fewer than four weeks.

    `within` is the share of weeks that took no more than was promised.
    """

    weeks: int
    middle: float | None
    most: int | None
    within: Estimate | Missing


def read_items(before: Answers, after: Answers | None) -> Sequence[ItemRead]:
    """Every question in order; `after` is None until there is a second round to read.

    Cost: 2,000 replicates for each question.
    """
    return [_item(item, before, after) for item in ITEMS.values()]


def _item(item: Item, before: Answers, after: Answers | None) -> ItemRead:
    told = [{who: of[item.id] for who, of in (one or {}).items()} for one in (before, after)]
    first, second = ({w: a for w, a in one.items() if a != NO_ANSWER} for one in told)
    both = sorted(first.keys() & second.keys())
    change: Change | Missing
    if after is None:
        change = Missing(NoEstimate.NOTHING_COUNTED)
    else:
        was, now = (np.array([of[who] for who in both]) for of in (first, second))
        change = paired_change(was, now, dice_for(f"pilot-{item.id}"))
    return ItemRead(item, _side(first), _side(second), change)


def _side(answers: Mapping[int, int]) -> Side:
    n = len(answers)
    return Side(n, float(np.mean([*answers.values()])) if n >= LEAST_ANSWERS else None)


def read_minutes(weeks: Mapping[date, int]) -> MinutesRead:
    """What keeping the record took, by the weeks of which it was told."""
    told = np.array([*weeks.values()], np.int64)
    n = len(told)
    within = jeffreys(int((told <= BUDGET_MINUTES).sum()), n, least=LEAST_WEEKS)
    if n < LEAST_WEEKS:
        return MinutesRead(n, None, None, within)
    return MinutesRead(n, float(np.median(told)), int(told.max()), within)


def is_early(before: date, after: date) -> bool:
    """Whether less than half a year lies between the end of one round and the next."""
    return (after - before).days < BETWEEN_DAYS


# --- as the API answers it -----------------------------------------------------------------------


def item_to_plain(read: ItemRead) -> dict[str, Any]:
    """One question as JSON."""
    change = read.change
    number = change if isinstance(change, Missing) else change.difference
    return {
        "id": read.item.id,
        "concept": read.item.concept,
        "is_strength": read.item.is_strength,
        "before": {"n": read.before.n, "value": read.before.value},
        "after": {"n": read.after.n, "value": read.after.value},
        "change": number_to_plain(number),
        "changed": None if isinstance(change, Missing) else change.changed,
    }


def minutes_to_plain(read: MinutesRead) -> dict[str, Any]:
    """Minutes as JSON."""
    return {
        "weeks": read.weeks,
        "middle": read.middle,
        "most": read.most,
        "within": number_to_plain(read.within),
    }
