"""The total of a record: when there is one, what it says, and that it is the same each time."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from saiyai.assessment.choices import DRAWS, Choice, levels_of, values_under
from saiyai.assessment.profile import read_profile
from saiyai.assessment.statistics.composite import Dimension as Made
from saiyai.assessment.statistics.composite import aggregate
from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from saiyai.assessment.statistics.total import CHOICES, Total
from saiyai.assessment.total import (
    LEAST_MEMBERS,
    TotalRead,
    dimensions_known,
    driver_of,
    read_total,
    total_to_plain,
)
from tests.assessment.indicators.worked import view
from tests.assessment.lively import CAST, lively


@cache
def read() -> TotalRead:
    return read_total(lively())


@cache
def plain() -> dict[str, Any]:
    return total_to_plain(read())


def test_a_lively_network_has_a_total_with_what_it_hangs_on() -> None:
    found = read()

    assert isinstance(found.total, Total)
    assert 0 < found.total.estimate.low < found.total.estimate.value < found.total.estimate.high
    assert found.dimensions == 7
    assert found.windows == (60, 90, 180)
    assert not isinstance(found.hangs_on, Missing)
    assert tuple(found.hangs_on) == CHOICES
    matter = {name for name, one in found.hangs_on.items() if one.total.value > 0.01}
    assert {"weights", "aggregator", "window"} <= matter


def test_the_profiles_own_choices_lie_within_it() -> None:
    made = [one for one in read_profile(lively()).dimensions.values() if isinstance(one, Made)]
    as_read = aggregate([one.estimate.value for one in made])
    found = read().total

    assert isinstance(found, Total)
    assert found.draws.min() < as_read < found.draws.max()


def test_the_same_record_and_seed_give_the_same_total_and_others_another() -> None:
    again = total_to_plain(read_total(lively()))
    other = total_to_plain(read_total(replace(lively(), seed=1)))

    assert again == plain()
    assert other["value"] != plain()["value"]
    assert other["value"] == pytest.approx(plain()["value"], abs=0.03)


def test_nineteen_members_have_none_and_nothing_is_worked_out() -> None:
    few = read_total(lively(CAST[: LEAST_MEMBERS - 1]))

    assert few.total == few.hangs_on == Missing(NoEstimate.TOO_FEW_MEMBERS, 1)
    assert total_to_plain(few) == {
        "value": None,
        "why": "too_few_members",
        "lacks": 1,
        "arithmetic": None,
        "unanswered": None,
        "draws": [],
        "dimensions": 0,
        "hangs_on": [],
        "members": {},
        "windows": [],
        "driver": None,
    }


def test_fewer_than_seven_dimensions_make_none_and_it_says_how_many_lack() -> None:
    without = lively().record
    tables = {**without.tables, "needs": without["needs"].only(without["needs"]["actor"] < 0)}
    seen = lively()
    fewer = read_total(replace(seen, record=replace(without, tables=tables)))

    assert fewer.dimensions == 6
    assert fewer.total == Missing(NoEstimate.TOO_FEW_DIMENSIONS, 1)
    assert read_total(view(CAST)).total == Missing(NoEstimate.TOO_FEW_DIMENSIONS, 7)


def test_dimensions_are_counted_as_the_profile_counts_them() -> None:
    seen = lively()
    made = read_profile(seen).dimensions.values()

    assert dimensions_known(values_under(seen, [seen.members])) == sum(
        isinstance(one, Made) for one in made
    )


def test_an_indicator_from_which_all_that_is_unsure_comes_is_named() -> None:
    seen = lively()
    found = values_under(seen, [seen.members])
    levels = levels_of(seen, found, 1)
    sure = levels.values.copy()
    sure[:] = sure.mean(axis=-1, keepdims=True)
    at = list(found).index("A1")
    sure[(*Choice(), at)] = np.linspace(0.2, 0.8, DRAWS)
    name, share = driver_of(replace(levels, values=sure), tuple(found)) or ("", 0.0)

    assert name == "A1"
    assert share == pytest.approx(1, abs=0.05)
    sure[:] = sure.mean(axis=-1, keepdims=True)
    assert driver_of(replace(levels, values=sure), tuple(found)) is None


def test_it_is_kept_as_plain_numbers_the_most_first() -> None:
    kept = plain()
    shares = [one["first"]["value"] for one in kept["hangs_on"]]

    json.dumps(kept, allow_nan=False)
    assert kept["scope"] == "choices"
    assert shares == sorted(shares, reverse=True)
    assert {one["choice"] for one in kept["hangs_on"]} == set(CHOICES)
    assert kept["members"]["roll"] == len(CAST)
