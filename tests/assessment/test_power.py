"""Power in relations: both criteria, how firm they are, and what is never power."""

from typing import Any

import numpy as np
import pytest

from saiyai.assessment.conventions import HOUSE
from saiyai.assessment.look.record import Ints
from saiyai.assessment.look.scopes import own_scope
from saiyai.assessment.power.giving import Giving
from saiyai.assessment.power.influence import Floats
from saiyai.assessment.power.reading import (
    PowerReading,
    fewer_in,
    givers_of,
    gives_less,
    read_power,
)
from saiyai.domain.verdicts import Dependence, Firmness, Manner, Signature
from tests.assessment.records import Told, often, record

LISTENED = "A>P listens, B>P listens, C>P listens, D>P listens"


def read(
    events: list[Told], lines: str = "", recorded: str = "exchange", **more: Any
) -> PowerReading:
    made = record("PABCD", events, lines=lines, recorded=recorded, **more)
    return read_power(made, own_scope(made))


def patron() -> list[Told]:
    """One lends to four, and they give back four times as often."""
    return [
        *often("exchange", [300, 290], flows="P>ABCD money"),
        *often("exchange", range(20, 260, 30), flows="ABCD>P goods"),
    ]


def ring() -> list[Told]:
    return often(
        "exchange", [300, 100], flows="P>A labour, A>B goods, B>C gift, C>D labour, D>P place"
    )


def test_one_who_gives_to_many_and_is_listened_to_meets_criterion_a() -> None:
    found = read(patron(), LISTENED)

    assert found.a_count.signature is Signature.INDICATED
    assert found.a_amount.signature is Signature.INDICATED
    assert found.b.signature is Signature.NOT_INDICATED
    assert found.verdict.signature is Signature.INDICATED
    assert found.firmness is Firmness.FIRM
    assert found.dependence is Dependence.STRUCTURAL


def test_a_ring_of_gifts_is_no_power_relation() -> None:
    found = read(ring(), "P>A listens, A>B listens, B>C listens, C>D listens, D>P listens")

    assert found.verdict.signature is Signature.NOT_INDICATED
    assert found.dependence is Dependence.UNKNOWN


def test_a_reading_is_no_surer_than_the_record_of_giving() -> None:
    assert read(patron(), LISTENED, recorded="").verdict.signature is Signature.UNKNOWN


def test_without_anybody_who_is_heard_more_a_cannot_be_told() -> None:
    found = read(often("exchange", [300, 100], flows="P>ABCD money"))

    assert found.a_count.signature is Signature.UNKNOWN


def test_a_place_between_others_is_no_more_than_possible() -> None:
    star = "P-A monthly, P-B monthly, P-C monthly, P-D monthly"
    found = read(often("exchange", [300, 100], flows="P>ABCD money"), star)

    assert found.a_count.signature is Signature.POSSIBLE
    assert found.verdict.signature is Signature.POSSIBLE
    assert "between" in found.signs


def test_competition_alone_does_not_meet_criterion_b() -> None:
    contest = often("tension", range(10, 200, 10), "AB party", type="competition")

    assert read([*ring(), *contest]).b.signature is Signature.NOT_INDICATED


def test_domination_beyond_mutual_dependence_meets_criterion_b() -> None:
    forced = often("tension", range(10, 200, 10), "AB party", type="domination")
    found = read([*ring(), *forced])

    assert found.b.signature is Signature.INDICATED
    assert found.verdict.signature is Signature.INDICATED
    assert found.manner is Manner.DOMINATION


def test_what_goes_round_and_help_stand_against_domination() -> None:
    forced = often("tension", [20, 40], "AB party", type="domination")
    helped = often("request", range(10, 300, 10), flows="C>D help", step="helped")

    assert read([*ring(), *forced, *helped]).b.signature is Signature.NOT_INDICATED


def test_commands_that_nobody_saw_otherwise_are_a_manner_and_no_domination() -> None:
    commands = often("decision", range(10, 200, 20), "P decider", method="command")
    found = read([*ring(), *commands])

    assert found.b.signature is Signature.NOT_INDICATED
    assert found.manner is Manner.DOMINATION


def test_nothing_is_read_of_one_gift() -> None:
    found = read(often("exchange", [5], flows="P>A money"), recorded="")

    assert found.verdict.signature is Signature.UNKNOWN
    assert found.firmness is None


def test_the_same_record_is_read_the_same() -> None:
    assert read(patron(), LISTENED) == read(patron(), LISTENED)


@pytest.mark.parametrize("whole", [True, False])
def test_many_draws_at_once_are_as_each_by_itself(*, whole: bool) -> None:
    dice = np.random.default_rng(7)
    for _ in range(30):
        n = int(dice.integers(2, 40))
        givers = dice.integers(0, 4, n)
        receivers = givers + dice.integers(1, 8, n)
        flip = dice.random(n) < 0.3
        givers, receivers = np.where(flip, receivers, givers), np.where(flip, givers, receivers)
        ones = np.ones(n, np.int64)
        giving = Giving(np.arange(n), givers, receivers, ones, ones)
        kind = dice.random(n) < 0.8
        kind[0] = True
        drawn = np.array([np.bincount(dice.integers(0, n, n), minlength=n) for _ in range(20)])
        drawn = drawn.astype(np.int32)

        each = [
            givers_of(giving, kind & (times > 0), HOUSE, whole=whole) is not None
            for times in drawn
        ]
        assert fewer_in(giving, kind, drawn, HOUSE, whole=whole).tolist() == each


def mostly_down(giving: Giving, heard: Floats, times: Ints) -> bool:
    """The same by hand: pair after pair, what goes up against what comes down."""
    up: dict[frozenset[int], float] = {}
    acts: dict[frozenset[int], float] = {}
    of = giving.acts if giving.amounts is None else giving.amounts
    for row, times_told in enumerate(times.tolist()):
        giver, receiver = int(giving.givers[row]), int(giving.receivers[row])
        pair, by = frozenset((giver, receiver)), float(np.sign(heard[giver] - heard[receiver]))
        up[pair] = up.get(pair, 0.0) + by * float(of[row]) * times_told
        acts[pair] = acts.get(pair, 0.0) + int(giving.acts[row]) * times_told
    return sum(acts[pair] for pair in acts if up[pair] < 0) > sum(acts.values()) / 2


@pytest.mark.parametrize("weighed", [True, False])
def test_who_gives_less_in_many_draws_is_as_in_each_by_hand(*, weighed: bool) -> None:
    dice = np.random.default_rng(11)
    said = set()
    for _ in range(30):
        n = int(dice.integers(2, 40))
        givers = dice.integers(0, 6, n)
        receivers = (givers + dice.integers(1, 6, n)) % 6
        acts = dice.integers(1, 4, n)
        ones, amounts = np.ones(n, np.int64), dice.integers(1, 9, n) if weighed else None
        giving = Giving(np.arange(n), givers, receivers, ones, acts, amounts)
        heard = dice.integers(0, 3, 6).astype(np.float64)
        drawn = np.array([np.bincount(dice.integers(0, n, n), minlength=n) for _ in range(20)])

        each = [mostly_down(giving, heard, times) for times in drawn]
        assert gives_less(giving, heard, drawn.astype(np.int32)).tolist() == each
        said |= set(each)
    assert said == {True, False}
