"""What a survey comes to, and what is never shown of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.assessment.dice import dice_for
from saiyai.assessment.pulse import (
    INDEXES,
    PERCEIVED,
    Answers,
    ItemRead,
    Mean,
    PulseRead,
    level_of,
    read_pulse,
    shown,
)
from saiyai.assessment.statistics.agreement import Agreement
from saiyai.assessment.statistics.estimates import Estimate, Method, Missing, NoEstimate
from saiyai.domain.pulse import ITEMS, Form, items_of


def answers(form: Form, sheets: int, *, asked: int | None = None, **fixed: int) -> Answers:
    """Sheets on which people differ, but for the questions that are given."""
    items = items_of(form)
    rows = np.random.default_rng(1).integers(1, 6, (sheets, len(items)))
    for name, value in fixed.items():
        rows[:, items.index(ITEMS[name])] = value
    return Answers(items, rows, sheets if asked is None else asked)


def read(told: Answers) -> PulseRead:
    return read_pulse(told, dice_for)


def test_a_whole_survey_is_read() -> None:
    found = read(answers(Form.FULL, 40, asked=50))

    assert (found.answered, found.asked) == (40, 50)
    assert [one.item.id for one in found.items] == list(ITEMS)
    assert tuple(one.indicator for one in found.scales) == PERCEIVED
    assert all(isinstance(one.level, Estimate) for one in found.items + found.scales)
    for scale in found.scales:
        assert (scale.together is None) is (scale.icc is None) is (scale.indicator in INDEXES)
        assert isinstance(scale.agreement, Agreement)


def test_who_agrees_with_a_reversed_question_speaks_ill_of_the_network() -> None:
    found = {one.item.id: one for one in read(answers(Form.SHORT, 10, q15=5, q16=5)).items}
    well, ill = found["q15"].level, found["q16"].level

    assert isinstance(well, Estimate)
    assert isinstance(ill, Estimate)
    assert (well.value, ill.value) == (1, 0)
    assert well.low < 1  # others may think otherwise
    assert found["q16"].split[4] == found["q15"].split[4]  # as it was answered


@pytest.mark.parametrize(
    ("sheets", "asked", "why"),
    [
        (7, 7, NoEstimate.TOO_FEW_ANSWERS),
        (0, 30, NoEstimate.TOO_FEW_ANSWERS),
        (17, 30, NoEstimate.LOW_RESPONSE),
        (18, 30, None),
        (8, 8, None),
    ],
)
def test_below_eight_or_three_fifths_nothing_is_told(
    sheets: int, asked: int, why: NoEstimate | None
) -> None:
    found = read(answers(Form.FULL, sheets, asked=asked))
    lacks = {one.level.why for one in found.items + found.scales if isinstance(one.level, Missing)}

    assert lacks == ({why} if why else set())
    if why:
        assert {cell for one in found.items for cell in one.split} == {None}
        assert all(isinstance(one.agreement, Missing) for one in found.scales)


def test_a_question_that_too_few_answered_has_no_level_of_its_own() -> None:
    told = answers(Form.SHORT, 20)
    told.given[:13, 0] = 0
    found = read(told).items

    assert found[0].level == Missing(NoEstimate.TOO_FEW_ANSWERS, 1)
    assert found[0].answered == 7
    assert isinstance(found[1].level, Estimate)


def test_a_form_that_asks_one_question_of_a_scale_has_no_reliability() -> None:
    found = {one.indicator: one for one in read(answers(Form.SPOKEN, 40)).scales}

    assert "L7" not in found
    assert isinstance(found["R2"].level, Estimate)
    assert found["R2"].together == Missing(NoEstimate.TOO_FEW_ITEMS, 1)
    assert level_of(answers(Form.SPOKEN, 40), (), dice_for, "L7") == Missing(
        NoEstimate.TOO_FEW_ITEMS, 1
    )


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((5, 6, 7, 8, 9), (5, 6, 7, 8, 9)),
        ((1, 6, 7, 8, 9), (None, None, None, 8, 9)),
        ((0, 0, 0, 8, 9), (None, None, None, None, 9)),
        ((0, 0, 2, 3, 9), (None, None, None, None, 9)),
        ((0, 0, 0, 0, 9), (None, None, None, None, None)),
    ],
)
def test_small_numbers_are_hidden_with_enough_others(
    counts: tuple[int, ...], expected: tuple[int | None, ...]
) -> None:
    assert shown(counts) == expected


@given(st.lists(st.integers(0, 40), min_size=5, max_size=5))
def test_no_hidden_number_can_be_worked_out_from_the_rest(counts: list[int]) -> None:
    """Of two hidden ones and a mean each could be, and of few people all could be guessed."""
    seen = shown(counts)
    hidden = [count for count, cell in zip(counts, seen, strict=True) if cell is None]

    assert all(cell is None or cell >= 5 for cell in seen)
    assert not hidden or len(hidden) == 5 or (len(hidden) >= 3 and sum(hidden) >= 5)
    assert bool(hidden) is (min(counts) < 5)


def test_a_mean_is_told_as_it_was_answered_to_one_decimal() -> None:
    """Of a reversed question the level is turned, and the mean is not."""
    q1, q16 = ITEMS["q1"], ITEMS["q16"]
    level = Estimate(0.671, 0.602, 0.749, Method.RESPONDENT_BOOTSTRAP, 9)
    plain, turned = (ItemRead(item, 9, level, (None,) * 5).mean for item in (q1, q16))
    missing = Missing(NoEstimate.TOO_FEW_ANSWERS, 3)

    assert plain == Mean(3.7, 3.4, 4.0)
    assert turned == Mean(2.3, 2.0, 2.6)
    assert ItemRead(q1, 5, missing, (None,) * 5).mean is None
