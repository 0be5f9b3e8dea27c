"""Claims on records that were made for them: one where it holds, one where not, one too small."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from saiyai.assessment.claims.card import NOT_HERE, Expects, Unit, Way, why_not_here
from saiyai.assessment.claims.catalogue import CLAIMS
from saiyai.assessment.claims.look import count_after, first_after, last_before
from saiyai.assessment.claims.reading import (
    ClaimRead,
    Declaration,
    Declared,
    Found,
    Limit,
    claim_to_plain,
    declared_when,
    found_of,
    run_claim,
)
from saiyai.assessment.look.scopes import own_scope
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.estimates import Estimate, Method, Missing, NoEstimate
from saiyai.domain.library import library
from tests.assessment.claims.worlds import FIRST, WORLDS
from tests.assessment.drawn import DAY
from tests.assessment.indicators.worked import event, view
from tests.assessment.stationary import DAYS, stationary

TEST = Declaration(DAY, FIRST, DAY)


def run(claim: str, seen: View, test: Declaration = TEST) -> ClaimRead:
    return run_claim(seen, CLAIMS[claim], test)


def value(tested: ClaimRead) -> float:
    assert isinstance(tested.compared.effect, Estimate), tested.compared
    return tested.compared.effect.value


def test_every_claim_of_the_texts_is_a_card_or_stands_with_a_reason() -> None:
    told = [one.id for one in library().values() if one.family == "CLAIM"]
    reasons = [claim for claims in NOT_HERE.values() for claim in claims]

    assert sorted([*CLAIMS, *reasons]) == sorted(told)
    assert len(reasons) == len(set(reasons))
    assert why_not_here("CLAIM-13") is None
    assert why_not_here("CLAIM-10") is not None


def test_every_card_has_worlds_of_its_own() -> None:
    assert set(WORLDS) == set(CLAIMS)
    assert {card.unit for card in CLAIMS.values()} == set(Unit)
    assert {card.way for card in CLAIMS.values()} == set(Way)
    assert {card.expects for card in CLAIMS.values()} == set(Expects)


@pytest.mark.parametrize("claim", CLAIMS)
def test_where_a_claim_holds_it_is_found(claim: str) -> None:
    tested = run(claim, WORLDS[claim](holds=True))

    assert tested.found is Found.AS_EXPECTED, tested.compared
    assert tested.units > 0
    assert any(len(rows) for rows in tested.evidence.values())


@pytest.mark.parametrize("claim", CLAIMS)
def test_where_it_does_not_hold_that_is_found(claim: str) -> None:
    tested = run(claim, WORLDS[claim](holds=False))

    assert tested.found is Found.AGAINST, tested.compared


@pytest.mark.parametrize("claim", CLAIMS)
def test_of_too_little_there_is_no_number_but_a_reason(claim: str) -> None:
    seen = WORLDS[claim](holds=True)
    late = run(claim, seen, Declaration(DAY, DAY - timedelta(days=20), DAY))

    assert late.found is Found.NO_NUMBER
    assert isinstance(late.compared.effect, Missing)


@pytest.mark.parametrize("claim", [one.id for one in CLAIMS.values() if one.needs])
def test_an_absence_that_nobody_vouched_for_is_none(claim: str) -> None:
    seen = WORLDS[claim](holds=True)
    kept = seen.record["coverage"]
    tables = {**seen.record.tables, "coverage": kept.only(kept["kind"] < 0)}
    untold = View(replace(seen.record, tables=tables), seen.scope)
    tested = run(claim, untold)

    assert tested.compared.effect == Missing(NoEstimate.NOT_RECORDED)
    assert Limit.NOT_RECORDED in tested.limits


def test_calls_at_rest_worked_by_hand() -> None:
    """Twelve lines at rest answer, none of twelve strangers: 1 − 0, of calls 40 days ago."""
    tested = run("CLAIM-13", WORLDS["CLAIM-13"](holds=True))

    assert value(tested) == 1
    assert tested.units == 24
    assert tested.compared.exposed == (12, 1.0)


def test_halves_worked_by_hand() -> None:
    """At first they decide along in 0 of 2, later in 3 of 3."""
    assert value(run("CLAIM-34", WORLDS["CLAIM-34"](holds=True))) == 1


def test_a_window_that_has_not_begun_holds_nothing() -> None:
    ahead = Declaration(DAY, DAY + timedelta(days=1), DAY + timedelta(days=400))
    tested = run("CLAIM-13", WORLDS["CLAIM-13"](holds=True), ahead)

    assert tested.compared.effect == Missing(NoEstimate.NOTHING_COUNTED)
    assert tested.declared is Declared.BEFORE


def test_the_same_record_and_seed_give_the_same_result() -> None:
    seen = WORLDS["CLAIM-13"](holds=True)

    assert claim_to_plain(run("CLAIM-13", seen)) == claim_to_plain(run("CLAIM-13", seen))


def test_what_came_after_the_day_does_not_count() -> None:
    early = view("ab", [event("contact", 40, "a>b")])
    tested = run("CLAIM-13", early)

    assert tested.units == 1
    assert tested.found is Found.NO_NUMBER


@pytest.mark.parametrize(
    ("day", "units", "ahead", "said"),
    [
        (date(2026, 1, 1), 0, 0, Declared.BEFORE),
        (date(2026, 1, 2), 5, 0, Declared.PARTLY),
        (date(2026, 6, 1), 5, 2, Declared.PARTLY),
        (date(2026, 6, 1), 5, 5, Declared.BEFORE),
        (date(2027, 1, 1), 5, 0, Declared.AFTER),
    ],
)
def test_whether_it_was_declared_before(day: date, units: int, ahead: int, said: Declared) -> None:
    test = Declaration(day, date(2026, 1, 1), date(2026, 12, 31))

    assert declared_when(test, units, ahead) is said


@pytest.mark.parametrize(
    ("expects", "low", "high", "found"),
    [
        (Expects.MORE, 0.1, 0.3, Found.AS_EXPECTED),
        (Expects.MORE, -0.1, 0.3, Found.OPEN),
        (Expects.MORE, -0.3, -0.1, Found.AGAINST),
        (Expects.LESS, -0.3, -0.1, Found.AS_EXPECTED),
        (Expects.LESS, 0.1, 0.3, Found.AGAINST),
        (Expects.ALIKE, -0.1, 0.1, Found.AS_EXPECTED),
        (Expects.ALIKE, -0.1, 0.3, Found.OPEN),
        (Expects.ALIKE, 0.3, 0.5, Found.AGAINST),
    ],
)
def test_what_an_interval_says(expects: Expects, low: float, high: float, found: Found) -> None:
    told = Estimate((low + high) / 2, low, high, Method.BLOCK_BOOTSTRAP, 20)

    assert found_of(expects, told) is found


def test_where_nothing_goes_together_hardly_anything_is_found() -> None:
    """Forty networks in which all is by chance: a 90 % interval may miss one time in ten."""
    found = Counter[Found]()
    for seed in range(40):
        record = stationary(np.random.default_rng(seed))
        seen = View(record, own_scope(record))
        told = Declaration(record.day, record.day - timedelta(days=DAYS), record.day)
        found.update(run_claim(seen, card, told).found for card in CLAIMS.values())
    read = sum(found.values()) - found[Found.NO_NUMBER]

    assert read > 100
    assert found[Found.AS_EXPECTED] + found[Found.AGAINST] <= 0.1 * read


@pytest.mark.parametrize("asked", [5, 9])
def test_what_comes_before_and_after_a_day(asked: int) -> None:
    """Of key 1 there are days 3, 5 and 9, of key 2 day 5."""
    keys, days = np.array([1, 2, 1, 1]), np.array([9, 5, 3, 5])
    one, on = np.array([1]), np.array([asked])

    assert last_before(keys, days, one, on).tolist() == [{5: 3, 9: 5}[asked]]
    assert first_after(keys, days, one, on).tolist() == [{5: 9, 9: -1}[asked]]
    assert count_after(keys, days, one, on, 4).tolist() == [{5: 1, 9: 0}[asked]]
    assert last_before(keys, days, np.array([3]), on).tolist() == [-1]


def test_the_limits_are_always_told() -> None:
    seen = WORLDS["CLAIM-02"](holds=True)
    alone = run("CLAIM-02", seen)
    many = run_claim(seen, CLAIMS["CLAIM-02"], TEST, tests=4)

    assert {Limit.ONE_RECORD, Limit.ASSOCIATION, Limit.ALSO} <= set(alone.limits)
    assert Limit.SEEN_BEFORE in alone.limits
    assert set(many.limits) - set(alone.limits) == {Limit.MANY}
