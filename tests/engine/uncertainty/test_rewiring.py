"""Comparison with networks of the same degrees."""

from collections import Counter
from dataclasses import replace
from itertools import combinations, permutations, product

import numba
import numpy as np
import pytest
from scipy.stats import chisquare

from saiyai.engine.catalogue import MEASURES
from saiyai.engine.errors import TooFewReplicates
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.rows import degrees, entries_per_node
from saiyai.engine.ops.swaps import Ends, rewired
from saiyai.engine.result import Value, Why
from saiyai.engine.uncertainty.rewiring import rewiring
from tests.engine.drawn import drawn_networks
from tests.engine.published import high_tech_advice, karate

Ties = frozenset[tuple[int, int]]


def ends_of(network: Network) -> Ends:
    """Each tie once, in the order of its sources."""
    sources = np.repeat(np.arange(network.n, dtype=np.int32), degrees(network.arcs))
    once = np.ones(len(sources), np.bool_) if network.directed else sources < network.arcs.indices
    return Ends(sources[once], network.arcs.indices[once])


def drawn(n: int, ends: Ends, count: int, *, directed: bool) -> list[Ends]:
    states = np.random.default_rng(9).integers(0, 2**64, count, np.uint64)
    return rewired(n, ends, states, directed=directed)


def set_of(ends: Ends, *, directed: bool) -> Ties:
    pairs = zip(ends.sources.tolist(), ends.targets.tolist(), strict=True)
    return frozenset((a, b) if directed or a < b else (b, a) for a, b in pairs)


def test_everybody_keeps_as_many_ties_and_none_is_a_loop_or_there_twice() -> None:
    """Five hundred networks, in and out."""
    changed = 0
    for network in drawn_networks():
        own = ends_of(network)
        found = drawn(network.n, own, 1, directed=network.directed)[0]
        again = make_network(network.n, *found, directed=network.directed)

        assert len(set_of(found, directed=network.directed)) == len(found.sources)
        assert not (found.sources == found.targets).any()
        assert degrees(again.arcs).tolist() == degrees(network.arcs).tolist()
        assert entries_per_node(again.arcs).tolist() == entries_per_node(network.arcs).tolist()
        changed += set_of(found, directed=network.directed) != set_of(
            own, directed=network.directed
        )

    assert changed > 350


def with_these_degrees(n: int, ends: Ends, *, directed: bool) -> set[Ties]:
    """All there are, by trying every set of ties."""
    pairs = list((permutations if directed else combinations)(range(n), 2))

    def ways(ties: Ties) -> tuple[Counter[int], Counter[int]]:
        out, into = Counter(a for a, _ in ties), Counter(b for _, b in ties)
        return (out, into) if directed else (out + into, Counter())

    wanted = ways(set_of(ends, directed=directed))
    found = (frozenset(some) for some in combinations(pairs, len(ends.sources)))
    return {ties for ties in found if ways(ties) == wanted}


@pytest.mark.parametrize(
    ("n", "ties", "directed"),
    [
        (3, [(0, 1), (1, 2), (2, 0)], True),  # turns round only as a circle of three
        (4, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 0)], True),
        (4, [(0, 1), (1, 2), (2, 3), (3, 0)], True),
        (5, [(0, 1), (0, 2), (0, 3), (1, 2), (3, 4)], False),
        (6, [(0, 1), (1, 2), (3, 4), (4, 5)], False),
    ],
)
def test_every_network_with_these_degrees_is_as_likely(
    n: int, ties: list[tuple[int, int]], *, directed: bool
) -> None:
    """Compared with all there are, listed by trying: 100 draws for each of them."""
    own = Ends(*np.array(sorted(ties), np.int32).T)
    every = with_these_degrees(n, own, directed=directed)

    found = Counter(
        set_of(one, directed=directed)
        for one in drawn(n, own, 100 * len(every), directed=directed)
    )

    assert len(every) > 1
    assert set(found) == every
    assert chisquare(list(found.values())).pvalue > 0.01


def test_advice_among_the_high_tech_managers_is_returned_more_than_degrees_explain() -> None:
    """Against all dyads alike it looks random: rho is 0.04. Against degrees it is far from it."""
    managers = high_tech_advice().network
    asked = [MEASURES["dyad_census"], MEASURES["reciprocity"]]

    census, share = rewiring(managers, asked, seed=1, networks=1_000)

    assert census.of("mutual").estimate == 45
    assert census.of("mutual").z == pytest.approx(3.9, abs=0.25)
    assert share.of().z == pytest.approx(census.of("mutual").z)  # as many ties in all of them
    assert census.percentile.values[0] > 99.5
    assert (census.replicates, census.seed, census.of("mutual").unanswered) == (1_000, 1, 0)


def test_what_degrees_settle_never_differs() -> None:
    """A star is the only network of its degrees; and a density hangs on degrees alone."""
    star = make_network(5, [0, 0, 0, 0], [1, 2, 3, 4], directed=False)

    found = rewiring(star, [MEASURES["density"], MEASURES["triad_census"]], seed=1)

    assert found[0].of().z is Why.NEVER_DIFFERS
    assert found[0].of().expected == pytest.approx(0.4)
    assert found[0].of().percentile == 50
    assert found[1].of("201").z is Why.NEVER_DIFFERS
    closed = rewiring(karate().network, [MEASURES["density"], MEASURES["transitivity"]], seed=1)
    assert closed[0].of().z is Why.NEVER_DIFFERS
    assert isinstance(closed[1].of().z, float)


def test_z_and_percentile_are_those_of_the_networks_that_were_drawn() -> None:
    """A measure that keeps what it saw, and the formulas by hand."""
    club, seen = karate().network, []

    def closed(network: Network) -> Value:
        found = MEASURES["transitivity"].compute(network)
        assert isinstance(found, Value)
        seen.append(found.value)
        return found

    noting = replace(MEASURES["transitivity"], compute=closed)
    found = rewiring(club, [noting], seed=3)[0].of()
    own, others = seen[0], np.array(seen[1:])

    assert len(others) == 200
    assert found.expected == pytest.approx(others.mean())
    assert found.standard_error == pytest.approx(others.std(ddof=1))
    assert found.z == pytest.approx((own - others.mean()) / others.std(ddof=1))
    alike = np.isclose(others, own)
    assert found.percentile == pytest.approx(
        100 * (np.mean((others < own) & ~alike) + np.mean(alike) / 2)
    )


def test_numbers_of_nodes_are_compared_one_by_one() -> None:
    club = karate().network

    found = rewiring(club, [MEASURES["triangles"], MEASURES["degree"]], seed=1, each=True)

    assert found[0].estimate.values[0] == 18
    assert len(found[0].z.values) == 34
    assert found[0].at(0).z != found[0].at(33).z
    assert {found[1].at(node).z for node in range(34)} == {Why.NEVER_DIFFERS}


def test_weights_and_parallel_ties_are_not_read_and_groups_stay() -> None:
    """0 ⇉ 1 counts once; who is of which group is not shuffled."""
    ends = ([0, 0, 1, 2, 3], [1, 1, 2, 3, 3])
    network = make_network(4, *ends, directed=True, weights=[1, 2, 3, 4, 5], groups=[0, 0, 1, 1])

    strength, mixing = rewiring(network, [MEASURES["strength"], MEASURES["e_i_index"]], seed=1)

    assert strength.of().estimate is Why.NO_WEIGHTS
    assert mixing.of().estimate == pytest.approx(-1 / 3)


@pytest.mark.parametrize("directed", [True, False])
def test_the_same_dice_give_the_same_bits_on_one_core_and_on_two(*, directed: bool) -> None:
    network = next(
        one for one in drawn_networks(directed=directed, most=30) if len(one.arcs.indices) > 60
    )
    asked = [MEASURES["transitivity"]]
    usual = numba.get_num_threads()
    found = []
    for threads in (1, usual):
        numba.set_num_threads(threads)
        found.append(rewiring(network, asked, seed=5)[0].of())
    other = rewiring(network, asked, seed=6)[0].of()

    assert found[0] == found[1]
    assert other != found[0]


@pytest.mark.parametrize("n", [0, 1, 2, 3])
def test_small_networks_get_numbers_or_reasons(n: int) -> None:
    for directed, tied in product((True, False), (True, False)):
        ends = ([0], [n - 1]) if tied and n else ([], [])
        network = make_network(n, *ends, directed=directed)
        for found in rewiring(network, [MEASURES["density"], MEASURES["clustering"]], seed=1):
            assert len(found.z.values) == len(found.estimate.values) == 1


def test_what_overflows_has_a_reason() -> None:
    """Each number is one a computer can hold, the square of its distance from others is not."""
    turns = iter([1e200, -1e200] * 200)
    wild = replace(MEASURES["density"], compute=lambda _network: Value(next(turns)))

    found = rewiring(karate().network, [wild], seed=1)[0].of()

    assert found.estimate == 1e200
    assert found.standard_error is Why.OUT_OF_RANGE
    assert found.z is Why.OUT_OF_RANGE


def test_what_would_take_too_long_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saiyai.engine.uncertainty.rewiring.LARGEST", 77)

    found = rewiring(karate().network, [MEASURES["transitivity"]], seed=1)[0]

    assert found.of().estimate == pytest.approx(0.255682, abs=1e-6)
    assert {found.of().z, found.of().expected, found.of().percentile} == {Why.TOO_LARGE}
    assert (found.replicates, found.of().unanswered) == (0, 0)


def test_fewer_than_two_hundred_are_too_few() -> None:
    with pytest.raises(TooFewReplicates):
        rewiring(karate().network, [MEASURES["density"]], seed=1, networks=199)
