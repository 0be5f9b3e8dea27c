"""The rhythm of a line, from days worked out by hand and from a slow reading of the rule."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.engine.events import Code
from saiyai.engine.rhythm import SEASONAL, UNLEARNED, Bounds, learn_rhythms, learned_windows
from tests.engine.line_model import to_hits
from tests.engine.strategies import History, Hit, examples, histories

_BOUNDS = Bounds(shortest=(30, 180), longest=(400, 730), season=(400, 730))


def acts(days: Sequence[int]) -> History:
    return History(laid=0, active=0, valid=0, hits=tuple(Hit(day, Code.ACT) for day in days))


def pause_of(days: Sequence[int], by: int = 10_000) -> int:
    return int(learn_rhythms(to_hits([acts(days)]), by).pauses[0])


@pytest.mark.parametrize(
    ("days", "pause"),
    [
        ([], UNLEARNED),
        ([10, 20, 30], UNLEARNED),
        ([10, 20, 30, 40], 10),
        # Pauses of 7, 7 and 90 days: the middle one, not the mean.
        ([0, 7, 14, 104], 7),
        # Pauses of 10, 20, 30 and 40: between the two in the middle.
        ([0, 10, 30, 60, 100], 25),
        # Three times on one day are one contact, and three contacts are not enough.
        ([10, 10, 10, 20, 30], UNLEARNED),
        # The rice is planted each July, the weir is mended in the same month.
        ([0, 5, 9, 365, 372, 730, 733], SEASONAL),
        ([0, 365, 730, 1095], SEASONAL),
        ([0, 400, 740, 1100], SEASONAL),
        # Two summers are no season yet; a burst half a year late is none either.
        ([0, 5, 9, 365, 372], 6),
        ([0, 5, 365, 370, 560, 565], 5),
    ],
)
def test_the_usual_pause_by_hand(days: list[int], pause: int) -> None:
    assert pause_of(days) == pause


def test_an_answered_test_is_no_contact_to_learn_from() -> None:
    tested = History(
        0, 0, 0, (*acts([0, 10, 20]).hits, Hit(30, Code.ANSWER), Hit(40, Code.ATTEMPT))
    )

    assert learn_rhythms(to_hits([tested]), 99).contacts.tolist() == [3]


@examples
@given(st.lists(histories(), max_size=5), st.integers(-5, 60))
def test_the_usual_pause_is_the_median_of_the_days_between_contacts(
    several: list[History], day: int
) -> None:
    found = learn_rhythms(to_hits(several), day)

    for line, history in enumerate(several):
        days = sorted({hit.day for hit in history.hits if hit.code == Code.ACT and hit.day <= day})
        gaps = [later - earlier for earlier, later in pairwise(days)]
        assert found.contacts[line] == len(days)
        assert found.pauses[line] == (int(median(gaps)) if len(days) >= 4 else UNLEARNED)


@pytest.mark.parametrize(
    ("days", "windows"),
    [
        ([0, 40, 80, 120], (120, 320)),
        ([0, 1, 2, 3], (30, 180)),
        ([0, 170, 340, 510], (400, 730)),
        ([0, 365, 730, 1095], (400, 730)),
    ],
)
def test_windows_are_three_and_eight_pauses_within_bounds(
    days: list[int], windows: tuple[int, int]
) -> None:
    active, valid = learned_windows(learn_rhythms(to_hits([acts(days)]), 2000), _BOUNDS)

    assert (int(active[0]), int(valid[0])) == windows


@examples
@given(st.lists(st.integers(0, 3000), max_size=12).map(sorted), st.integers(0, 3000))
def test_what_comes_later_teaches_nothing_yet(days: list[int], by: int) -> None:
    assert pause_of(days, by) == pause_of([day for day in days if day <= by])
