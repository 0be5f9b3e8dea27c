"""For whom each node is the way, by the groups of the three."""

from itertools import permutations

import numpy as np
from hypothesis import given

from saiyai.engine.measures.gould_fernandez import gould_fernandez
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import NodeParts, Why
from tests.engine.strategies import many_examples, networks

_NAMES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")


def roles(network: Network) -> list[dict[str, int] | str]:
    """What each node counts as, or why that is not told."""
    outcome = gould_fernandez(network)
    assert isinstance(outcome, NodeParts)
    assert outcome.names == _NAMES
    rows = [dict(zip(_NAMES, row, strict=True)) for row in outcome.values.tolist()]
    reasons = [outcome.why_at(node) for node in range(network.n)]
    return [reason or row for row, reason in zip(rows, reasons, strict=True)]


def test_one_stands_between_two_in_each_role() -> None:
    """1 stands in the middle, the groups are those below.

    0 → 1 → 2
    """
    for groups, role in (
        ([0, 0, 0], "coordinator"),
        ([0, 1, 0], "itinerant"),
        ([0, 1, 1], "gatekeeper"),
        ([0, 0, 1], "representative"),
        ([0, 1, 2], "liaison"),
    ):
        line = make_network(3, [0, 1], [1, 2], directed=True, groups=groups)
        none = dict.fromkeys(_NAMES, 0)

        assert roles(line) == [none, none | {role: 1}, none]


def test_who_is_tied_without_it_needs_no_broker() -> None:
    """A tie back does not help; a tie the same way does.

    0 → 1 → 2 → 0        0 → 1 → 2 ← 0
    """
    ring = make_network(3, [0, 1, 2], [1, 2, 0], directed=True, groups=[0, 0, 0])
    line = make_network(3, [0, 1, 0], [1, 2, 2], directed=True, groups=[0, 0, 0])

    assert [one["coordinator"] for one in roles(ring)] == [1, 1, 1]  # type: ignore[index]
    assert [one["coordinator"] for one in roles(line)] == [0, 0, 0]  # type: ignore[index]


def test_without_directions_a_pair_counts_both_ways() -> None:
    """0 - 1 - 2: whom 1 lets in it also lets out."""
    line = make_network(3, [0, 1], [1, 2], directed=False, groups=[0, 1, 1])

    assert roles(line)[1] == dict.fromkeys(_NAMES, 0) | {"gatekeeper": 1, "representative": 1}


def test_nobody_is_a_broker_by_an_unknown_group() -> None:
    """Nor between two of whom one is unknown. Numbers of groups may be large."""
    big = 2**31 - 1
    network = make_network(
        5, [0, 1, 3, 1], [1, 2, 1, 4], directed=True, groups=[big, big, 7, -1, -1]
    )
    none = dict.fromkeys(_NAMES, 0)

    assert roles(network) == [
        none,
        none | {"representative": 1},
        none,
        Why.NO_GROUPS,
        Why.NO_GROUPS,
    ]
    assert gould_fernandez(make_network(2, [0], [1], directed=True)) is Why.NO_GROUPS


@many_examples
@given(networks(told=True))
def test_it_is_what_looking_at_all_sets_of_three_finds(network: Network) -> None:
    assert network.groups is not None
    ends = zip(network.sources.tolist(), network.targets.tolist(), strict=True)
    ties = (
        set(ends) if network.directed else {(a, b) for s, t in ends for a, b in [(s, t), (t, s)]}
    )
    expected = np.zeros((network.n, 5), np.int64)
    for source, broker, target in permutations(range(network.n), 3):
        groups = network.groups[[source, broker, target]]
        way = (source, broker) in ties and (broker, target) in ties
        if way and (source, target) not in ties and groups.min() >= 0:
            expected[broker, role_of(*groups.tolist())] += 1

    outcome = gould_fernandez(network)

    assert isinstance(outcome, NodeParts)
    assert outcome.values.tolist() == expected.tolist()


def role_of(source: int, broker: int, target: int) -> int:
    if source == broker == target:
        return 0
    if source == target:
        return 1
    if broker == target:
        return 2
    return 3 if source == broker else 4
