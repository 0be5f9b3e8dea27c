"""Current-flow betweenness."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

from saiyai.engine.measure import run
from saiyai.engine.measures.current_flow import CURRENT_FLOW_BETWEENNESS, current_flow_betweenness
from saiyai.engine.network import Network, make_network, subnetwork
from saiyai.engine.ops import current_samples, electric
from saiyai.engine.ops.parts import connected_parts
from saiyai.engine.result import NodeValues, Result, Why, to_plain
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import beyond, numbers, to_simple_networkx


def test_a_square_carries_half_of_its_neighbours_current_the_long_way_round() -> None:
    """In 0 - 1 - 2 - 3 - 0 a tie carries 3/4 of what runs between its ends, the rest 1/4.

    Through 0 run 1/4 from 1 to 2 and from 2 to 3, and 1/2 from 1 to 3: of three pairs a third.
    """
    square = make_network(4, range(4), [1, 2, 3, 0], directed=False)

    assert numbers(current_flow_betweenness(square)) == pytest.approx([1 / 3] * 4)


def test_the_middle_of_a_star_carries_all_and_the_ends_nothing() -> None:
    star = make_network(5, [0] * 4, range(1, 5), directed=True)

    assert numbers(current_flow_betweenness(star)) == pytest.approx([1, 0, 0, 0, 0], abs=1e-12)


def test_between_two_nobody_can_stand() -> None:
    assert current_flow_betweenness(make_network(0, [], [], directed=False)) is Why.NO_NODES
    assert current_flow_betweenness(make_network(2, [0], [1], directed=False)) is Why.TOO_FEW_NODES


def test_in_each_part_it_is_that_of_networkx_on_five_hundred_networks() -> None:
    for network in drawn_networks(most=16):
        if network.n < 3:
            continue
        found = numbers(current_flow_betweenness(network))
        parts = connected_parts(network.simple)
        for part in range(parts.count):
            among = parts.labels == part
            k = int(among.sum())
            if k < 3:
                continue
            graph = to_simple_networkx(subnetwork(network, among))
            theirs = nx.current_flow_betweenness_centrality(graph, solver="full")
            share = (k - 1) * (k - 2) / ((network.n - 1) * (network.n - 2))
            mine = [x for x, here in zip(found, among.tolist(), strict=True) if here]

            assert mine == pytest.approx([x * share for x in theirs.values()], abs=1e-9)


def within(network: Network) -> Result:
    """The estimate, once it is seen to be as near as it says."""
    found = beyond(CURRENT_FLOW_BETWEENNESS, network)
    exact = run(replace(CURRENT_FLOW_BETWEENNESS, limit=None), network)
    assert found.error is not None
    assert isinstance(found.outcome, NodeValues)
    assert isinstance(exact.outcome, NodeValues)
    assert np.abs(found.outcome.values - exact.outcome.values).max() <= found.error + 1e-9
    return found


def test_an_estimate_is_within_its_bound_on_five_hundred_networks() -> None:
    """With loops, parallel ties, weights, isolates, in parts; the bound is that of all nodes."""
    told = [within(network) for network in drawn_networks(most=40) if network.n >= 3]

    assert len(told) > 400
    assert all(not one.exact and 0 <= (one.error or 0) <= 1 for one in told)
    assert {(one.confidence, one.seed) for one in told} == {(0.95, 1)}


def test_an_estimate_is_near_networkx_on_a_network_of_people() -> None:
    network = of_people(300, 2_000)
    graph = to_simple_networkx(network)
    graph.remove_nodes_from(list(nx.isolates(graph)))
    assert nx.is_connected(graph)
    theirs = nx.current_flow_betweenness_centrality(graph, solver="full")
    share = (len(graph) - 1) * (len(graph) - 2) / (299 * 298)
    found = beyond(CURRENT_FLOW_BETWEENNESS, network)

    assert isinstance(found.outcome, NodeValues)
    mine = found.outcome.values
    assert found.error is not None
    assert max(abs(mine[node] - share * x) for node, x in theirs.items()) < found.error < 0.2


def of_people(n: int, m: int) -> Network:
    """Some have many ties and most have few."""
    dice = np.random.default_rng(5)
    reach = dice.pareto(2.5, n) + 1
    return make_network(n, *dice.choice(n, (2, m), p=reach / reach.sum()), directed=True)


@pytest.mark.parametrize("work", [400_000_000, 0], ids=["many pairs", "eight pairs"])
def test_few_pairs_bound_as_well_as_many_since_no_current_passes_more_often_than_walks(
    work: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight pairs alone would leave everything open; values are drawn towards what walks say."""
    monkeypatch.setattr(current_samples, "_WORK", work)
    network = of_people(1_500, 12_000)
    found = within(network)
    exact = current_flow_betweenness(network)

    assert found.error is not None
    assert found.error < 0.08
    assert isinstance(found.outcome, NodeValues)
    assert isinstance(exact, NodeValues)
    near = np.corrcoef(found.outcome.values, exact.values)[0, 1]
    assert near > 0.8


@pytest.mark.parametrize("name", ["path", "ring", "star", "tree", "two dense parts"])
def test_the_bound_holds_where_currents_settle_slowly_and_where_all_hangs_on_one(
    name: str,
) -> None:
    n = 300
    place = np.arange(n)
    pair = np.repeat(place[:150], 4), np.tile(place[:4], 150)
    ends = {
        "path": (place[:-1], place[1:]),
        "ring": (place, (place + 1) % n),
        "star": (np.zeros(n - 1, np.int64), place[1:]),
        "tree": (place[1:], (place[1:] - 1) // 2),
        "two dense parts": (
            np.concatenate((*pair[:1], pair[0] + 150, [0])),
            np.concatenate((*pair[1:], pair[1] + 150, [150])),
        ),
    }[name]

    assert within(make_network(n, *ends, directed=False)).seed == 1


def test_leaves_and_strangers_carry_nothing_in_an_estimate() -> None:
    """0 - 1 - 2 with a leaf at each of 0, 1, 2, and two who know nobody."""
    network = make_network(8, [0, 1, 0, 1, 2], [1, 2, 3, 4, 5], directed=False)
    found = within(network)

    assert isinstance(found.outcome, NodeValues)
    assert found.outcome.values[3:].tolist() == [0] * 5


def test_where_there_is_no_tie_nothing_flows_for_certain() -> None:
    found = beyond(CURRENT_FLOW_BETWEENNESS, make_network(3, [0], [0], directed=True))

    assert isinstance(found.outcome, NodeValues)
    assert found.outcome.values.tolist() == [0, 0, 0]
    assert (found.exact, found.error, found.confidence, found.seed) == (False, 0, 1, None)


def test_the_same_dice_give_the_same_bits_on_any_number_of_cores(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    network = of_people(60, 200)
    first, second = (beyond(CURRENT_FLOW_BETWEENNESS, network) for _ in range(2))
    monkeypatch.setattr(electric, "_WORTH_WAKING", 0)
    third = beyond(CURRENT_FLOW_BETWEENNESS, network)

    for other in (second, third):
        assert isinstance(first.outcome, NodeValues)
        assert isinstance(other.outcome, NodeValues)
        assert (first.outcome.values == other.outcome.values).all()
        assert (first.error, first.seed) == (other.error, other.seed)


def test_a_network_beyond_the_limit_says_that_it_was_sampled_and_how_sure_it_is() -> None:
    network = of_people(2_000, 12_000)
    plain = to_plain(run(CURRENT_FLOW_BETWEENNESS, network), [str(x) for x in range(2_000)])

    assert plain["estimate"].keys() == {"error", "confidence", "seed"}
    assert plain["estimate"]["confidence"] == 0.95
    assert 0 < plain["estimate"]["error"] < 0.08
