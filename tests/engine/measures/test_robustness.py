"""Robustness under attack on the best-tied."""

from collections import defaultdict
from fractions import Fraction

import networkx as nx
import numpy as np
import pytest

from saiyai.engine.measure import run
from saiyai.engine.measures.robustness import ROBUSTNESS, robustness
from saiyai.engine.network import make_network
from saiyai.engine.ops import attacks
from saiyai.engine.ops.attacks import attack
from saiyai.engine.result import Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import Foreign, beyond, number, to_simple_networkx


def test_a_chain_of_four_whose_middle_goes() -> None:
    """One of the two in the middle goes first, and leaves 2 together, then 1, 1 and none.

    0 - 1 - 2 - 3
    """
    chain = make_network(4, [0, 1, 2], [1, 2, 3], directed=True)

    assert number(robustness(chain)) == pytest.approx((2 + 1 + 1 + 0) / 4 / 4)


def test_where_half_of_the_orders_give_more_the_answer_lies_between() -> None:
    """Of the four inner ones an outer leaves 4, 2, 1, 1, 1, a middle one 3, 2, 1, 1, 1.

    0 - 1 - 2 - 3 - 4 - 5
    """
    chain = make_network(6, range(5), range(1, 6), directed=False)

    assert number(robustness(chain)) == pytest.approx((9 + 8) / 2 / 36)


def test_of_five_equals_the_middle_one_is_told() -> None:
    """3 leaves 3, 3, 1, 1, 1, 1; 2 and 4 leave 4, 2, 2, 1, 1, 1; 1 and 5 leave 5, 3, 1, 1, 1, 1.

    0 - 1 - 2 - 3 - 4 - 5 - 6
    """
    chain = make_network(7, range(6), range(1, 7), directed=False)

    assert number(robustness(chain)) == pytest.approx(sorted([10, 11, 11, 12, 12])[2] / 49)


def test_few_or_none_have_nothing_to_lose() -> None:
    assert robustness(make_network(0, [], [], directed=False)) is Why.NO_NODES
    assert robustness(make_network(1, [], [], directed=False)) is Why.TOO_FEW_NODES
    strangers = make_network(100_000, [], [], directed=False)
    assert number(robustness(strangers)) == pytest.approx(99_999 / 100_000**2)


def every_order(graph: Foreign) -> dict[int, Fraction]:
    """How many nodes the largest piece has, added up, and how likely: one node after another."""
    if len(graph) == 0:
        return {0: Fraction(1)}
    most = max(degree for _, degree in graph.degree)
    among = [node for node, degree in graph.degree if degree == most]
    found: defaultdict[int, Fraction] = defaultdict(Fraction)
    for node in among:
        rest = graph.copy()
        rest.remove_node(node)
        largest = max(map(len, nx.connected_components(rest)), default=0)
        for after, chance in every_order(rest).items():
            found[after + largest] += chance / len(among)
    return found


def middle(chances: dict[int, Fraction]) -> Fraction:
    """The median: between the first that half do not exceed and the last that half do reach."""
    half = Fraction(1, 2)
    low = min(x for x in chances if sum(p for y, p in chances.items() if y <= x) >= half)
    high = max(x for x in chances if sum(p for y, p in chances.items() if y >= x) >= half)
    return Fraction(low + high, 2)


def test_every_order_is_gone_through_as_networkx_does() -> None:
    for network in drawn_networks(most=6):
        if network.n > 1:
            chances = every_order(to_simple_networkx(network))
            assert number(robustness(network)) == pytest.approx(
                float(middle(chances) / network.n**2)
            )


def test_the_dice_fall_as_often_as_they_should() -> None:
    """Twenty thousand attacks on small networks: what comes of each, and how often."""
    seeds = np.random.default_rng(19).integers(1, 2**63, 20_000).astype(np.uint64)
    for network in drawn_networks(60, most=6):
        if network.n > 1:
            chances = every_order(to_simple_networkx(network))
            values, times = np.unique(attack(network.simple, seeds), return_counts=True)
            often = dict(zip(values.tolist(), (times / len(seeds)).tolist(), strict=True))

            assert set(often) <= set(chances)
            for value, chance in chances.items():
                assert often.get(value, 0) == pytest.approx(float(chance), abs=0.02)


def test_an_attack_on_a_network_without_equals_is_that_of_networkx() -> None:
    """Where one alone has most ties at every step, until none has any, all orders are one."""
    leaves = [(hub, 100 * hub + at) for hub in range(1, 9) for at in range(4 * hub)]
    chain = [(hub, hub + 1) for hub in range(1, 8)]
    graph = nx.convert_node_labels_to_integers(nx.Graph(leaves + chain))
    network = make_network(len(graph), *zip(*graph.edges, strict=True), directed=False)
    total = 0
    while len(graph):
        graph.remove_node(max(graph, key=graph.degree))
        total += max(map(len, nx.connected_components(graph)), default=0)

    assert set(attack(network.simple, np.arange(1, 50, dtype=np.uint64)).tolist()) == {total}


def test_estimates_are_within_their_error() -> None:
    dice = np.random.default_rng(20)
    for n, m in ((12, 20), (200, 400), (3_000, 9_000)):
        network = make_network(n, *dice.integers(0, n, (2, m)), directed=False)
        result = run(ROBUSTNESS, network) if n * m > 500 else beyond(ROBUSTNESS, network)
        # A thousand others, whose own middle is hardly off any more.
        further = dice.integers(1, 2**63, 1_001).astype(np.uint64)
        exact = float(np.median(attack(network.simple, further))) / n**2

        assert (result.exact, result.confidence) == (False, 0.95)
        assert result.error is not None
        assert abs(number(result.outcome) - exact) <= result.error + 1e-4
        assert result.error < 0.02


def test_two_lanes_find_the_same_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = np.random.default_rng(21).integers(0, 500, (2, 1_500))
    rows = make_network(500, *ends, directed=False).simple
    seeds = np.arange(1, 12, dtype=np.uint64)
    alone = attack(rows, seeds).tolist()

    monkeypatch.setattr(attacks, "_WORTH_WAKING", 0)

    assert attack(rows, seeds).tolist() == alone
    assert len(set(alone)) > 1
