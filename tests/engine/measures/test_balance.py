"""Whether friends and foes go together."""

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np
import pytest

from saiyai.engine.measures.balance import FRUSTRATION, frustration, structural_balance
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.forward import forward
from saiyai.engine.ops.frustration import narrow_order, odd_cycles, settled
from saiyai.engine.result import Value, Why
from saiyai.engine.signed import SignedPairs, signed_pairs
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import beyond, number


def told(*ties: tuple[int, int, int], n: int = 5) -> Network:
    """Who is for whom, 1, and who against, -1."""
    sources, targets, signs = zip(*ties, strict=True)
    return make_network(n, sources, targets, directed=True, signs=signs)


def drawn_signs(*, most: int = 12) -> Iterator[Network]:
    """The drawn networks, a fifth to a half of whose ties are against."""
    dice = np.random.default_rng(3)
    for network in drawn_networks(most=most):
        signs = np.where(dice.random(network.m) < dice.choice([0.2, 0.5]), -1, 1)
        yield make_network(
            network.n, network.sources, network.targets, directed=network.directed, signs=signs
        )


def pairs_of(network: Network) -> dict[tuple[int, int], int]:
    """Pairs whose ties all say the same, and what."""
    assert network.signs is not None
    said: dict[tuple[int, int], set[int]] = {}
    columns = (network.sources.tolist(), network.targets.tolist(), network.signs.tolist())
    for a, b, sign in zip(*columns, strict=True):
        if a != b:
            said.setdefault((min(a, b), max(a, b)), set()).add(sign)
    return {pair: signs.pop() for pair, signs in said.items() if len(signs) == 1}


FOUR = ((0, 1, 1), (1, 2, -1), (2, 0, -1), (0, 3, 1), (3, 1, -1))


def test_a_common_foe_is_balanced_and_a_friend_of_two_foes_is_not() -> None:
    """0 and 1 are friends with the same foe, 2; 3 is a friend of 0 and a foe of 1. 4 loops.

    3 for 0 for 1 against 2 against 0      1 against 3
    """
    network = told(*FOUR, (4, 4, -1))

    assert number(structural_balance(network)) == 0.5
    assert number(frustration(network)) == 1


def test_whom_some_ties_say_for_and_some_against_is_left_out() -> None:
    network = told(*FOUR, (1, 3, 1))

    assert number(structural_balance(network)) == 1
    assert number(frustration(network)) == 0
    assert structural_balance(told((0, 1, 1), (1, 2, -1))) is Why.NO_TRIANGLE
    for measure in (structural_balance, frustration):
        assert measure(told((0, 1, 1), (1, 0, -1))) is Why.NO_TIES
        assert measure(make_network(2, [0], [1], directed=True)) is Why.NO_SIGNS


@pytest.mark.parametrize("n", range(2, 12))
def test_where_all_are_foes_the_fewest_odds_are_those_within_two_halves(n: int) -> None:
    ends = [*combinations(range(n), 2)]
    network = make_network(
        n, [a for a, _ in ends], [b for _, b in ends], directed=False, signs=[-1] * len(ends)
    )

    assert number(frustration(network)) == len(ends) - (n // 2) * (n - n // 2)


def test_five_hundred_networks_by_trying_all_triangles() -> None:
    compared = 0
    for network in drawn_signs(most=30):
        pairs = pairs_of(network)
        triangles = [
            pairs[a, b] * pairs[b, c] * pairs[a, c]
            for a, b, c in combinations(range(network.n), 3)
            if (a, b) in pairs and (b, c) in pairs and (a, c) in pairs
        ]
        if not triangles:
            assert isinstance(structural_balance(network), Why)
            continue

        assert number(structural_balance(network)) == pytest.approx(
            triangles.count(1) / len(triangles)
        )
        compared += 1
    assert compared > 200


def test_five_hundred_networks_by_trying_all_camps() -> None:
    for network in drawn_signs():
        pairs = pairs_of(network)
        if not pairs:
            assert frustration(network) is Why.NO_TIES
            continue
        camps = np.array([*product((1, -1), repeat=network.n - 1)], np.int8)
        camps = np.column_stack((np.ones(len(camps), np.int8), camps))
        odds = sum(
            (camps[:, a] * camps[:, b] != sign).astype(int) for (a, b), sign in pairs.items()
        )

        assert number(frustration(network)) == np.min(odds)


def ladder(rungs: int) -> Network:
    """Every third rung is against, all else for: the squares beside it are at odds."""
    ends = [(2 * k, 2 * k + 1) for k in range(rungs)]
    ends += [(2 * k + side, 2 * k + 2 + side) for k in range(rungs - 1) for side in (0, 1)]
    signs = [-1 if k % 3 == 0 else 1 for k in range(rungs)] + [1] * (2 * rungs - 2)
    sources, targets = zip(*ends, strict=True)
    return make_network(2 * rungs, sources, targets, directed=False, signs=signs)


@pytest.mark.parametrize("rungs", [100, 400])
def test_large_networks_are_answered_for_certain_where_that_can_be_seen(rungs: int) -> None:
    """The first by its border of two; the second since a hundred odd squares share no pair."""
    result = beyond(FRUSTRATION, ladder(rungs))

    assert isinstance(result.outcome, Value)
    assert (result.outcome.value, result.error) == ((rungs + 2) // 3, 0)
    assert (result.confidence, result.seed) == (1, None)


def test_five_hundred_networks_lie_between_odd_cycles_and_settled_camps() -> None:
    apart = 0
    for network in drawn_signs(most=20):
        pairs = signed_pairs(network)
        if isinstance(pairs, Why):
            continue
        exact = number(frustration(network))

        low = odd_cycles(forward(pairs.rows, pairs.signs))
        high = settled(pairs.rows, pairs.signs)

        assert low <= exact <= high
        apart += low < high
    assert apart < 100


def test_where_the_border_is_wide_the_answer_lies_between_bounds() -> None:
    """Forty of whom everybody is tied to everybody, in two camps but for five pairs."""
    ends = [*combinations(range(40), 2)]
    signs = [1 if (a < 20) == (b < 20) else -1 for a, b in ends]
    for at in (3, 77, 500, 612, 740):
        signs[at] = -signs[at]
    network = make_network(
        40, [a for a, _ in ends], [b for _, b in ends], directed=False, signs=signs
    )
    pairs = signed_pairs(network)
    assert isinstance(pairs, SignedPairs)

    result = beyond(FRUSTRATION, network)

    assert narrow_order(pairs.rows, 20) is None
    assert isinstance(result.outcome, Value)
    assert (result.outcome.value, result.error, result.confidence) == (5, 0, 1)


def test_bounds_hold_of_networks_that_are_at_odds_everywhere() -> None:
    dice = np.random.default_rng(9)
    for n in (24, 27, 30):
        ends = [*combinations(range(n), 2)]
        kept = [ends[at] for at in dice.choice(len(ends), 5_000 // n, replace=False)]
        signs = dice.choice([1, -1], len(kept))
        sources, targets = zip(*kept, strict=True)
        network = make_network(n, sources, targets, directed=False, signs=signs)
        beside = make_network(  # so many strangers in a ring of friends that no border is sought
            n + 400,
            [*sources, *range(n, n + 400)],
            [*targets, *range(n + 1, n + 400), n],
            directed=False,
            signs=[*signs, *[1] * 400],
        )
        result = beyond(FRUSTRATION, beside)

        assert isinstance(result.outcome, Value)
        assert result.error is not None
        assert abs(result.outcome.value - number(frustration(network))) <= result.error
        assert result.error > 0
