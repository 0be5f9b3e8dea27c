"""A network says who is next to whom exactly as it was told, and cannot be changed."""

from collections import Counter
from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from saiyai.engine import network as network_module
from saiyai.engine.errors import MalformedNetwork
from saiyai.engine.network import Network, make_network, subnetwork, with_ties
from saiyai.engine.ops.rows import Adjacency, Incidence, degrees
from saiyai.engine.walks import undirected
from tests.engine.strategies import examples, networks


def ties(network: Network) -> list[tuple[int, int]]:
    return list(zip(network.sources.tolist(), network.targets.tolist(), strict=True))


def entries(rows: Incidence) -> list[tuple[int, int, int]]:
    """Node, neighbour and edge of every entry, in order."""
    named = zip(neighbours(rows), rows.edges.tolist(), strict=True)
    return [(node, neighbour, edge) for (node, neighbour), edge in named]


def neighbours(rows: Adjacency | Incidence) -> list[tuple[int, int]]:
    """Node and neighbour of every entry, in order."""
    nodes = np.repeat(np.arange(rows.n), np.diff(rows.indptr))
    return list(zip(nodes.tolist(), rows.indices.tolist(), strict=True))


@examples
@given(networks(directed=True))
def test_out_and_into_hold_every_directed_tie_once(network: Network) -> None:
    rows = list(enumerate(ties(network)))

    assert entries(network.out) == sorted((s, t, row) for row, (s, t) in rows)
    assert entries(network.into) == sorted((t, s, row) for row, (s, t) in rows)


@examples
@given(networks(directed=False))
def test_an_undirected_tie_stands_at_both_ends_and_a_loop_once(network: Network) -> None:
    rows = list(enumerate(ties(network)))
    expected = {(s, t, row) for row, (s, t) in rows} | {(t, s, row) for row, (s, t) in rows}

    assert entries(network.out) == sorted(expected)
    assert network.into is network.out
    assert network.arcs is network.simple


@examples
@given(networks())
def test_simple_counts_either_direction_once_without_loops(network: Network) -> None:
    either = {pair for s, t in ties(network) for pair in ((s, t), (t, s)) if s != t}

    assert neighbours(network.simple) == sorted(either)
    assert network.pairs == len(either) // 2


@examples
@given(networks(directed=True))
def test_each_pair_says_in_which_directions_it_is_tied(network: Network) -> None:
    there = {pair for pair in ties(network) if pair[0] != pair[1]}
    pairs = neighbours(network.simple)

    expected = [((s, t) in there) + 2 * ((t, s) in there) for s, t in pairs]
    assert network.dyads.tolist() == expected


@examples
@given(networks())
def test_each_knows_from_how_many_others_a_tie_leads_to_it(network: Network) -> None:
    arcs = neighbours(network.arcs)

    expected = [sum(target == node for _, target in arcs) for node in range(network.n)]
    assert network.arriving.tolist() == expected
    assert undirected(network).arriving.tolist() == degrees(network.simple).tolist()


def test_an_undirected_network_does_not_say_that_every_pair_is_tied_both_ways() -> None:
    assert len(make_network(2, [0], [1], directed=False).dyads) == 0


@examples
@given(networks(directed=True))
def test_arcs_hold_each_direction_once_without_loops(network: Network) -> None:
    assert neighbours(network.arcs) == sorted({(s, t) for s, t in ties(network) if s != t})


def test_a_directed_network_takes_at_most_forty_bytes_a_tie() -> None:
    """Ten ties a node, none of them returned, which takes most."""
    n, m = 10_000, 100_000
    dice = np.random.default_rng(5)
    codes = np.unique(dice.integers(0, n * (n - 1) // 2, m + m // 8))[:m]
    targets = ((1 + np.sqrt(1 + 8 * codes)) // 2).astype(np.int64)
    sources = codes - targets * (targets - 1) // 2
    network = make_network(n, sources, targets, directed=True)
    held: list[Any] = [network.sources, network.targets, *network.arcs, *network.simple]
    held += [network.dyads, network.arriving, network.leaving]
    every = {id(array): array.nbytes for array in (*held, *network.out, *network.into)}

    assert sum(array.nbytes for array in held) <= 26 * m
    assert sum(every.values()) <= 40 * m
    assert network.out is network.out


@examples
@given(networks(), st.data())
def test_a_subnetwork_keeps_the_ties_among_those_kept(
    network: Network, data: st.DataObject
) -> None:
    marks = data.draw(st.lists(st.booleans(), min_size=network.n, max_size=network.n))
    keep = np.array(marks, dtype=np.bool_)

    part = subnetwork(network, keep)

    old = np.flatnonzero(keep).tolist()
    expected = [(s, t) for s, t in ties(network) if s in old and t in old]
    assert [(old[s], old[t]) for s, t in ties(part)] == expected
    assert part.n == len(old)
    assert part.directed == network.directed
    for name in ("groups", "weights", "layers", "signs", "times"):
        assert (getattr(part, name) is None) == (getattr(network, name) is None)


def told(network: Network) -> dict[str, Any]:
    """What is told of nodes and ties, in Python's own types."""
    columns = {name: getattr(network, name) for name in _TOLD}
    return {name: column.tolist() for name, column in columns.items() if column is not None}


_TOLD: dict[str, Any] = {
    "groups": [4, -1, 0],
    "weights": [5.0, 6.0, 7.0],
    "layers": [2, 1, 0],
    "signs": [1, 1, -1],
    "times": [0.5, 1.0, -9.0],
}


def test_what_is_told_of_nodes_and_ties_is_kept() -> None:
    assert told(make_network(3, [0, 1, 2], [1, 2, 0], directed=True, **_TOLD)) == _TOLD


def test_a_subnetwork_keeps_what_is_told_of_its_nodes_and_ties() -> None:
    network = make_network(3, [0, 1, 2], [1, 2, 0], directed=True, **_TOLD)

    part = subnetwork(network, np.array([True, False, True]))

    assert told(part) == {
        "groups": [4, 0],
        "weights": [7.0],
        "layers": [0],
        "signs": [-1],
        "times": [-9.0],
    }


def test_further_ties_come_after_those_there_are() -> None:
    network = make_network(3, [0], [1], directed=True, weights=[2.0])

    wider = with_ties(network, [1, 2], [2, 0], weights=[3.0, 4.0])

    assert ties(wider) == [(0, 1), (1, 2), (2, 0)]
    assert wider.weights is not None
    assert wider.weights.tolist() == [2.0, 3.0, 4.0]
    assert network.m == 1


def test_further_ties_are_told_of_as_those_there_are() -> None:
    network = make_network(3, [0, 1, 2], [1, 2, 0], directed=True, **_TOLD)

    wider = with_ties(network, [1], [0], weights=[8], layers=[5], signs=[-1], times=[2])

    assert told(wider) == {
        "groups": [4, -1, 0],
        "weights": [5.0, 6.0, 7.0, 8.0],
        "layers": [2, 1, 0, 5],
        "signs": [1, 1, -1, -1],
        "times": [0.5, 1.0, -9.0, 2.0],
    }


def test_further_ties_of_an_unweighted_network_have_no_weight() -> None:
    assert with_ties(make_network(3, [0], [1], directed=False), [1], [2]).pairs == 2


def test_what_happens_to_the_given_arrays_does_not_reach_the_network() -> None:
    sources, weights = np.array([0, 1], dtype=np.int32), np.array([1.0, 2.0])
    network = make_network(2, sources, [1, 0], directed=True, weights=weights)

    sources[:] = 1
    weights[:] = 9.0

    assert network.sources.tolist() == [0, 1]
    assert network.weights is not None
    assert network.weights.tolist() == [1.0, 2.0]
    assert sources.flags.writeable


@examples
@given(networks())
def test_no_array_of_a_network_can_be_written_to(network: Network) -> None:
    arrays: list[Any] = [network.sources, network.targets, *network.out, *network.into]
    arrays += [*network.arcs, *network.simple, network.dyads, network.arriving]
    columns = [network.groups, network.weights, network.layers, network.signs, network.times]
    arrays += [column for column in columns if column is not None]

    assert not any(array.flags.writeable for array in arrays)
    with pytest.raises(FrozenInstanceError):
        network.n = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    ("given_ties", "facts"),
    [
        (
            ([0, 1, 5], [1, 2, 0]),
            {"problem": "end_outside", "row": 2, "source": 5, "target": 0, "nodes": 3},
        ),
        (
            ([0, 0, 1], [1, -1, 2]),
            {"problem": "end_outside", "row": 1, "source": 0, "target": -1, "nodes": 3},
        ),
        (([0, 1], [1]), {"problem": "unequal_lengths", "sources": 2, "targets": 1}),
        (([[0, 1]], [[1, 2]]), {"problem": "unequal_lengths", "sources": 2, "targets": 2}),
        (([0.5], [1]), {"problem": "not_whole_numbers"}),
        (([2**40], [1]), {"problem": "end_outside", "row": 0, "source": 2**40, "target": 1,
                          "nodes": 3}),
    ],
)  # fmt: skip
def test_ends_that_are_no_nodes_are_refused_with_the_first_bad_row(
    given_ties: tuple[Any, Any], facts: dict[str, object]
) -> None:
    with pytest.raises(MalformedNetwork) as refused:
        make_network(3, *given_ties, directed=True)

    assert refused.value.facts == facts


@pytest.mark.parametrize(
    ("weights", "facts"),
    [
        ([1.0, float("nan")], {"problem": "weight_not_finite", "row": 1}),
        ([float("inf"), 1.0], {"problem": "weight_not_finite", "row": 0}),
        ([1.0], {"problem": "unequal_lengths", "rows": 2, "weights": 1}),
    ],
)
def test_weights_that_are_no_numbers_are_refused(
    weights: list[float], facts: dict[str, object]
) -> None:
    with pytest.raises(MalformedNetwork) as refused:
        make_network(3, [0, 1], [1, 2], directed=False, weights=weights)

    assert refused.value.facts == facts


@pytest.mark.parametrize("n", [-1, 2**31])
def test_a_number_of_nodes_that_cannot_be_is_refused(n: int) -> None:
    with pytest.raises(MalformedNetwork) as refused:
        make_network(n, [], [], directed=False)

    assert refused.value.facts["problem"] == "node_count"


def test_more_ties_than_can_be_numbered_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_module, "INT32_MAX", 3)
    with pytest.raises(MalformedNetwork) as refused:
        make_network(2, [0] * 4, [1] * 4, directed=False)

    assert refused.value.facts == {"problem": "too_many_ties", "ties": 4, "limit": 3}
    assert make_network(2, [0] * 3, [1] * 3, directed=False).m == 3


@pytest.mark.parametrize("name", ["weights", "layers", "signs", "times"])
def test_what_is_told_of_some_of_the_ties_only_is_refused(name: str) -> None:
    plain = make_network(2, [0], [1], directed=True)
    furnished = changed_columns(**{name: [1]})

    for network, column in ((plain, [1]), (furnished, None)):
        wider: Any = with_ties
        with pytest.raises(MalformedNetwork) as refused:
            wider(network, [1], [0], **{name: column})
        assert refused.value.facts == {"problem": f"{name}_in_part", "told": column is None}


def changed_columns(**columns: Any) -> Network:
    make: Any = make_network
    network: Network = make(2, [0], [1], directed=True, **columns)
    return network


@pytest.mark.parametrize(
    ("column", "facts"),
    [
        ({"groups": [0, -2]}, {"problem": "group_outside", "row": 1}),
        ({"groups": [0, 2**31]}, {"problem": "group_outside", "row": 1}),
        ({"groups": [0]}, {"problem": "unequal_lengths", "rows": 2, "groups": 1}),
        ({"groups": [0.0, 1.0]}, {"problem": "not_whole_numbers", "column": "groups"}),
        ({"layers": [-1]}, {"problem": "layer_outside", "row": 0}),
        ({"layers": [[1]]}, {"problem": "unequal_lengths", "rows": 1, "layers": 1}),
        ({"signs": [0]}, {"problem": "sign_neither", "row": 0}),
        ({"signs": [257]}, {"problem": "sign_neither", "row": 0}),
        ({"signs": [1.0]}, {"problem": "not_whole_numbers", "column": "signs"}),
        ({"times": [float("nan")]}, {"problem": "time_not_finite", "row": 0}),
        ({"times": [1, 2]}, {"problem": "unequal_lengths", "rows": 1, "times": 2}),
    ],
)
def test_what_cannot_be_told_of_nodes_or_ties_is_refused_with_its_row(
    column: dict[str, Any], facts: dict[str, Any]
) -> None:
    with pytest.raises(MalformedNetwork) as refused:
        changed_columns(**column)

    assert refused.value.facts == facts


@pytest.mark.parametrize("marks", [np.ones(2, np.bool_), np.ones(3, np.int64)])
def test_marks_that_do_not_fit_the_nodes_are_refused(marks: NDArray[Any]) -> None:
    with pytest.raises(MalformedNetwork):
        subnetwork(make_network(3, [], [], directed=False), marks)


def test_no_nodes_at_all_is_a_network() -> None:
    network = make_network(0, [], [], directed=True)

    assert (network.n, network.m, network.pairs) == (0, 0, 0)
    assert network.simple.indptr.tolist() == [0]


@examples
@given(networks())
def test_as_many_entries_as_ends(network: Network) -> None:
    per_node = Counter(network.sources.tolist())
    if network.directed:
        assert np.diff(network.out.indptr).tolist() == [per_node[v] for v in range(network.n)]
    assert network.out.indptr[-1] == network.into.indptr[-1]
