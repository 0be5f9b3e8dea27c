"""What changed between two rounds, worked by hand; minutes a week; and when nothing is told."""

from datetime import date, timedelta

import pytest

from saiyai.assessment.compared.pilot import (
    Answers,
    ItemRead,
    is_early,
    item_to_plain,
    minutes_to_plain,
    read_items,
    read_minutes,
)
from saiyai.assessment.statistics.change import Change
from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from saiyai.domain.library import library
from saiyai.domain.pilot import ITEMS, monday_of

MONDAY = date(2026, 10, 26)


def told(*answers: int, item: str = "limit_a", first: int = 0) -> Answers:
    """So many people, each of whom answers one question."""
    return {who: dict.fromkeys(ITEMS, 0) | {item: one} for who, one in enumerate(answers, first)}


def of(items: list[ItemRead] | tuple[ItemRead, ...], name: str = "limit_a") -> ItemRead:
    return next(one for one in items if one.item.id == name)


def moved(read: ItemRead) -> Change:
    assert isinstance(read.change, Change), read.change
    return read.change


def test_the_questions_are_the_six_limits_and_the_four_strengths() -> None:
    concepts = [item.concept for item in ITEMS.values()]

    assert len(ITEMS) == len(set(concepts)) == 10
    assert set(concepts) <= set(library())
    assert [item.is_strength for item in ITEMS.values()] == [False] * 6 + [True] * 4


def test_the_same_people_moved_by_so_much() -> None:
    """Five by one, five by two: one and a half."""
    before, after = told(*[2] * 10), told(*[3, 4] * 5)
    read = of(list(read_items(before, after)))

    assert moved(read).difference.value == pytest.approx(1.5)
    assert moved(read).changed
    assert (read.before.value, read.after.value) == (2.0, 3.5)


def test_no_move_is_no_change() -> None:
    read = of(list(read_items(told(*[3] * 10), told(*[2, 4] * 5))))

    assert moved(read).difference.value == 0
    assert not moved(read).changed


def test_only_those_who_answered_twice_are_held_against_themselves() -> None:
    """Eight were asked in both rounds; two came later, and are much happier."""
    before = told(*[2] * 8, first=0)
    after = {**told(*[2] * 8, first=0), **told(5, 5, first=8)}
    read = of(list(read_items(before, after)))

    assert moved(read).difference.value == 0
    assert moved(read).difference.n == 8
    assert read.after.n == 10


def test_no_answer_is_missing_and_never_low() -> None:
    before = told(*[4] * 9)
    after = told(*[4] * 8, 0)
    read = of(list(read_items(before, after)))

    assert (read.after.n, read.after.value) == (8, 4.0)
    assert moved(read).difference.value == 0


@pytest.mark.parametrize("n", [0, 1, 7])
def test_of_fewer_than_eight_nothing_is_told(n: int) -> None:
    read = of(list(read_items(told(*[2] * n), told(*[4] * n))))

    assert (read.before.value, read.after.value) == (None, None)
    assert read.change == Missing(NoEstimate.TOO_FEW_MEMBERS, 8 - n)
    assert item_to_plain(read)["changed"] is None


def test_before_a_second_round_there_is_no_change_to_tell() -> None:
    read = of(list(read_items(told(*[2] * 9), None)))

    assert read.before.value == 2
    assert isinstance(read.change, Missing)


def test_the_same_answers_give_the_same_interval() -> None:
    before, after = told(*[2, 3, 4] * 4), told(*[3, 5, 4] * 4)

    assert [item_to_plain(one) for one in read_items(before, after)] == [
        item_to_plain(one) for one in read_items(before, after)
    ]


def test_minutes_of_a_middling_week_and_the_longest() -> None:
    weeks = {MONDAY - timedelta(7 * at): minutes for at, minutes in enumerate([5, 8, 12, 40, 9])}
    read = read_minutes(weeks)

    assert (read.weeks, read.middle, read.most) == (5, 9.0, 40)
    assert isinstance(read.within, Estimate)
    assert read.within.value == pytest.approx(3 / 5)
    assert minutes_to_plain(read)["within"]["n"] == 5


def test_of_three_weeks_only_how_many_is_told() -> None:
    read = read_minutes({MONDAY - timedelta(7 * at): 5 for at in range(3)})

    assert (read.weeks, read.middle, read.most) == (3, None, None)
    assert isinstance(read.within, Missing)
    assert isinstance(read_minutes({}).within, Missing)


def test_a_week_begins_on_monday_and_half_a_year_is_180_days() -> None:
    assert monday_of(date(2026, 10, 31)) == monday_of(MONDAY) == MONDAY
    assert is_early(MONDAY, MONDAY + timedelta(179))
    assert not is_early(MONDAY, MONDAY + timedelta(180))
