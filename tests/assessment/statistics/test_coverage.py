"""Intervals that say 90 % hold the truth in 86 to 94 % of a thousand worlds.

Asked here are those that take a moment; the page has all (`make intervals`).
"""

import re

import pytest

from saiyai.assessment.statistics.estimates import Estimate, Method
from tests.assessment.statistics.coverage import (
    LEAST,
    MOST,
    WORLDS,
    World,
    coverage,
)
from tests.assessment.statistics.told import dice
from tests.house.tree import DOCS, rows_of

PAGE = DOCS / "reference" / "intervals.md"
QUICK = [world for world in WORLDS if not world.slow]

NOT_OF_CHANCE = {Method.MONTE_CARLO}
"""Over choices of whoever adds up, of which none is true; a dimension's is asked all the same."""

DIMENSIONS = {"M": 4, "P": 4, "R": 3, "A": 6, "C": 5, "X": 6, "E": 6, "L": 7, "G": 6}
"""How many indicators each has; 47 in all."""


def name_of(world: World) -> str:
    return f"{world.statistic}, {world.world}"


@pytest.mark.parametrize("world", QUICK, ids=name_of)
def test_it_holds_the_truth_as_often_as_it_says(world: World) -> None:
    found = coverage(world)

    assert LEAST <= found.held <= MOST
    assert found.answered >= 900


def test_the_page_tells_of_every_world_and_all_are_as_promised() -> None:
    rows = [row for row in rows_of(PAGE) if row[0] != "statistic"]
    held = [float(row[3].removesuffix("%")) / 100 for row in rows]

    assert [(row[0], row[1]) for row in rows] == [(one.statistic, one.world) for one in WORLDS]
    assert [row for row, share in zip(rows, held, strict=True) if not LEAST <= share <= MOST] == []
    told = re.search(r"drawn ([\d,]+) times", PAGE.read_text("utf-8"))
    assert told is not None
    assert int(told[1].replace(",", "")) >= 1_000


def test_every_way_to_make_an_interval_is_asked() -> None:
    """One draw of each world; among few some lack a number."""
    found = [world.draw(dice(at))[1] for at, world in enumerate(WORLDS)]
    methods = {one.method for one in found if isinstance(one, Estimate)}

    assert set(Method) - NOT_OF_CHANCE <= methods


def test_no_indicator_is_left_out() -> None:
    named = {one for world in WORLDS for one in world.indicators.split()}
    every = {f"{letter}{n}" for letter, many in DIMENSIONS.items() for n in range(1, many + 1)}

    assert len(every) == 47
    assert named == every
