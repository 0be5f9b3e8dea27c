"""Which thresholds a network may set, and what it is read by."""

from dataclasses import fields
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.thresholds import fits, house_value, span_of, with_own
from saiyai.domain.thresholds import FIXED, IN_ORDER, THOUSANDTHS, THRESHOLDS, Floor

NAMES = sorted(THRESHOLDS)
STEP = {True: 1, False: THOUSANDTHS}


def test_every_convention_is_a_threshold_or_stays_the_houses_for_a_reason() -> None:
    assert set(THRESHOLDS) | set(FIXED) == {one.name for one in fields(Conventions)}
    assert not set(THRESHOLDS) & set(FIXED)


@pytest.mark.parametrize("name", NAMES)
def test_the_houses_own_value_may_be_set_and_has_the_unit_it_is_told_in(name: str) -> None:
    card, house = THRESHOLDS[name], house_value(name)

    assert card.name == name
    assert fits(card, house)
    assert card.is_whole == isinstance(house, int)


@pytest.mark.parametrize("name", NAMES)
def test_what_protects_somebody_may_only_be_raised(name: str) -> None:
    card, house = THRESHOLDS[name], house_value(name)
    least, most = span_of(card)

    assert least == house if card.floor else least < house
    assert house < most


def test_what_is_read_of_few_is_read_of_persons() -> None:
    few = {name for name, card in THRESHOLDS.items() if card.floor is Floor.FEW}

    assert {"least_structural", "least_calls", "least_gifts", "least_requests"} <= few


@given(st.sampled_from(sorted(set(NAMES).difference(*IN_ORDER))), st.data())
def test_what_may_be_set_is_read_by_as_it_was_kept(name: str, data: st.DataObject) -> None:
    card = THRESHOLDS[name]
    least, most = span_of(card)
    kept = data.draw(st.integers(ceil(least * STEP[card.is_whole]), card.kept(most)))
    read = getattr(with_own({name: kept}), name)

    assert read == card.told(kept)
    assert type(read) is type(house_value(name))


def test_nothing_set_is_the_house() -> None:
    assert with_own({}) == HOUSE


def test_what_may_not_be_set_is_not_read_by() -> None:
    assert with_own({"least_structural": 2, "asked_share": 5000, "need_days": 90}) == with_own(
        {"need_days": 90}
    )


def test_two_that_contradict_each_other_are_both_left_to_the_house() -> None:
    read = with_own({"rest_days": 900, "long_rest_days": 400, "need_days": 90})

    assert (read.rest_days, read.long_rest_days) == (HOUSE.rest_days, HOUSE.long_rest_days)
    assert read.need_days == 90
