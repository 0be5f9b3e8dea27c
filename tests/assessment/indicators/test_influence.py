"""Whose view counts: by hand from who named whom, with and without those who did not answer."""

from collections.abc import Mapping
from datetime import timedelta

import numpy as np
import pytest

from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.look.record import Scope
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.estimates import Estimate, NoEstimate
from saiyai.domain.rosters import RosterQuestion
from tests.assessment.drawn import DAY, Rostered
from tests.assessment.indicators.worked import measure, value, view, why

CAST = "abcdefghij"
VIEW = str(RosterQuestion.VIEW)


def roster(views: Mapping[str, str], days: int = 30, asked: int = 10) -> Rostered:
    """Whose view counts for each who answered, as letters."""
    closed = DAY - timedelta(days)
    answers = {who: {VIEW: names} for who, names in views.items()}
    return Rostered(closed - timedelta(14), closed, asked, answers)


def asked(*told: Rostered) -> View:
    return view(CAST, surveys=told)


def test_where_all_listen_to_one_nothing_is_spread() -> None:
    seen = asked(roster({who: "a" if who != "a" else "" for who in CAST}))

    assert value("E1", seen) == pytest.approx(0)
    assert measure("E1", seen).evidence["rosters"].tolist() == [0]


def test_where_each_listens_to_the_next_all_of_it_is() -> None:
    ring = {who: CAST[(at + 1) % 10] for at, who in enumerate(CAST)}

    assert value("E1", asked(roster(ring))) == pytest.approx(1)


def test_by_hand_from_all_answers() -> None:
    """a is named by 6, b by 3, of nine who could: (6 - 6) + (6 - 3) + 8 times 6, by 81."""
    views = dict.fromkeys("bcdefg", "a") | {"h": "b", "i": "b", "j": "b", "a": ""}

    assert value("E1", asked(roster(views))) == pytest.approx(1 - (3 + 8 * 6) / 81)


def test_who_did_not_answer_could_name_nobody_and_can_be_named() -> None:
    """Of eight a is named by the seven others, and i, who did not answer, by one of eight."""
    views = dict.fromkeys("bcdefgh", "a") | {"a": "i"}
    by_hand = (1 - 1) + (1 - 1 / 8) + 8 * 1

    assert value("E1", asked(roster(views))) == pytest.approx(1 - by_hand / 9)


@pytest.mark.parametrize(
    ("answered", "out_of", "reason", "lacks"),
    [
        ("abcdefg", 10, NoEstimate.TOO_FEW_ANSWERS, 1),
        ("abcdefgh", 12, NoEstimate.LOW_RESPONSE, 1),
        ("abcdefghi", 20, NoEstimate.LOW_RESPONSE, 5),
    ],
)
def test_below_eight_answers_or_seven_tenths_nothing_is_told(
    answered: str, out_of: int, reason: NoEstimate, lacks: int
) -> None:
    found = why("E1", asked(roster(dict.fromkeys(answered, "j"), asked=out_of)))

    assert (found.why, found.lacks) == (reason, lacks)


def test_a_roster_stands_for_a_year_and_the_newest_counts() -> None:
    ring = {who: CAST[(at + 1) % 10] for at, who in enumerate(CAST)}
    star = {who: "a" if who != "a" else "" for who in CAST}

    assert value("E1", asked(roster(star, days=200), roster(ring))) == pytest.approx(1)
    assert why("E1", asked(roster(ring, days=365))).why is NoEstimate.TOO_FEW_ANSWERS
    assert value("E1", asked(roster(ring, days=364))) == pytest.approx(1)


def test_of_a_part_nobody_was_asked() -> None:
    seen = asked(roster({who: "a" if who != "a" else "" for who in CAST}))
    part = View(seen.record, Scope(np.arange(10) < 9))

    assert why("E1", part).why is NoEstimate.TOO_FEW_ANSWERS


def test_other_questions_are_no_influence() -> None:
    told = roster(dict.fromkeys(CAST, ""))
    other = {who: {str(RosterQuestion.ASKED): "a" if who != "a" else "b"} for who in CAST}
    seen = asked(Rostered(told.opened, told.closed, 10, other))

    assert value("E1", seen) == pytest.approx(1)


def test_the_interval_holds_the_value_and_stays_within_bounds() -> None:
    views = dict.fromkeys("bcdefg", "a") | {"h": "b", "i": "b"}
    found = measure("E1", asked(roster(views))).value

    assert isinstance(found, Estimate)
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert INDICATORS["E1"].scored
