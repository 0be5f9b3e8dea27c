"""Ties laid and lapsed one by one leave the numbers that are worked out of what stands."""

from typing import Any

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from saiyai.engine.errors import MalformedNetwork, UnknownMeasure, UnknownNode
from saiyai.engine.live.network import KEPT_UP, LiveNetwork
from saiyai.engine.network import Network, make_network, only_ties
from saiyai.engine.result import NodeSet, NodeValues, Parts, Value, Why
from tests.engine.drawn import drawn_networks
from tests.engine.live.alike import differing
from tests.engine.strategies import networks

_COLUMNS = {"weights": 3.0, "layers": 1, "signs": -1, "times": 2.0}


class LifeOfANetwork(RuleBasedStateMachine):
    """A few nodes, between whom ties are laid and lapse; beside it a list of those that stand."""

    @initialize(network=networks(least=1))
    def begin(self, network: Network) -> None:
        """Some ties are there at first, with loops, parallel ties and whatever is told."""
        self.first, self.live = network, LiveNetwork(network)
        weights = [1.0] * network.m if network.weights is None else network.weights.tolist()
        ends = zip(network.sources.tolist(), network.targets.tolist(), weights, strict=True)
        self.standing = dict(enumerate(ends))

    @rule(data=st.data())
    def lay(self, data: st.DataObject) -> None:
        """One to three further ties, some of them beside others."""
        node = st.integers(0, self.first.n - 1)
        weight = st.sampled_from((0.0, 1.0, 2.5, 5.0, -1.0, 1e200))
        ties = data.draw(st.lists(st.tuples(node, node, weight), min_size=1, max_size=3))
        told = {name: [_COLUMNS[name]] * len(ties) for name in told_of(self.first)}
        if "weights" in told:
            told["weights"] = [weight for *_, weight in ties]
        sources, targets = [tie[0] for tie in ties], [tie[1] for tie in ties]
        numbers = self.live.lay(sources, targets, **told)
        self.standing |= dict(zip(numbers.tolist(), ties, strict=True))

    @precondition(lambda self: self.standing)
    @rule(data=st.data())
    def lapse(self, data: st.DataObject) -> None:
        """One to three of those that stand."""
        standing = st.sampled_from(sorted(self.standing))
        gone = data.draw(st.lists(standing, min_size=1, max_size=3, unique=True))
        self.live.lapse(gone)
        for number in gone:
            del self.standing[number]

    @invariant()
    def all_that_is_kept_up_is_what_the_whole_says(self) -> None:
        """After every step, against a network made of the list."""
        ties = [self.standing[number] for number in sorted(self.standing)]
        weights = None if self.first.weights is None else [weight for *_, weight in ties]
        network = make_network(
            self.first.n,
            [source for source, *_ in ties],
            [target for _, target, _ in ties],
            directed=self.first.directed,
            weights=weights,
        )

        assert differing(self.live, network) == []
        assert self.live.network().m == len(ties)


LifeOfANetwork.TestCase.settings = settings(
    max_examples=60, stateful_step_count=20, deadline=None, derandomize=True
)
TestLifeOfANetwork = LifeOfANetwork.TestCase


def told_of(network: Network) -> list[str]:
    """What is told of the ties of a network."""
    return [name for name in _COLUMNS if getattr(network, name) is not None]


def values(live: LiveNetwork, measure: str) -> list[float]:
    found = live.outcome(measure)
    assert isinstance(found, NodeValues)
    rounded: list[float] = np.round(found.values, 9).tolist()
    return rounded


def test_a_chain_that_becomes_a_triangle_and_falls_apart() -> None:
    r"""1 and 2 are tied by way of 0; then they are tied themselves; then 0 leaves both.

      0              0
     / \    then    / \    then   0   1 - 2   and 3 alone
    1   2  3       1 - 2  3
    """
    live = LiveNetwork(make_network(4, [0, 0], [1, 2], directed=False))
    assert values(live, "constraint") == [0.5, 1, 1, 0]
    assert live.outcome("transitivity") == Value(0)

    live.lay([1], [2])
    assert values(live, "constraint") == [1.125, 1.125, 1.125, 0]
    assert values(live, "clustering") == [1, 1, 1, 0]
    assert live.outcome("transitivity") == Value(1)
    assert live.outcome("density") == Value(0.5)
    assert parts(live, "triad_census")["300"] == 1

    live.lapse([0, 1])
    assert values(live, "degree") == [0, 1, 1, 0]
    assert values(live, "components") == [1, 0, 0, 2]
    assert live.outcome("connectedness") == Value(2 / 12)
    assert live.outcome("transitivity") is Why.NO_TWO_PATH
    isolates = live.outcome("isolates")
    assert isinstance(isolates, NodeSet)
    assert isolates.positions.tolist() == [0, 3]


def parts(live: LiveNetwork, measure: str) -> dict[str, float]:
    found = live.outcome(measure)
    assert isinstance(found, Parts)
    return found.known


def test_a_tie_returned_and_its_parallel_count_as_their_cards_say() -> None:
    """Mutual while one tie leads each way, whatever number lead the same way."""
    live = LiveNetwork(make_network(3, [0], [1], directed=True, weights=[2]))

    back = live.lay([1, 1], [0, 0], weights=[3, 4])
    assert live.outcome("reciprocity") == Value(1)
    assert values(live, "strength") == [9, 9, 0]
    assert values(live, "in_strength") == [7, 2, 0]

    live.lapse(back[:1])
    assert live.outcome("reciprocity") == Value(1)
    assert values(live, "out_strength") == [2, 4, 0]

    live.lapse(back[1:])
    assert parts(live, "dyad_census") == {"mutual": 0, "asymmetric": 1, "null": 2}


def test_five_hundred_networks_lose_and_gain_ties_and_say_what_the_whole_says() -> None:
    for seed, network in enumerate(drawn_networks(500, most=16)):
        dice = np.random.default_rng(seed)
        live = LiveNetwork(network)
        if network.n:
            live.lay(*dice.integers(0, network.n, (2, 4)), weights=dice.integers(0, 6, 4))
        if network.m:
            live.lapse(dice.choice(network.m, min(4, network.m), replace=False))
        assert differing(live, live.network()) == [], seed


def test_a_network_taken_down_tie_by_tie_falls_into_single_nodes() -> None:
    dice = np.random.default_rng(3)
    network = make_network(40, *dice.integers(0, 40, (2, 90)), directed=True)
    live = LiveNetwork(network)
    for number, tie in enumerate(dice.permutation(network.m).tolist()):
        live.lapse([tie])
        if number % 5 == 0:
            assert differing(live, live.network()) == []

    assert values(live, "components") == list(range(40))
    assert live.outcome("connectedness") == Value(0)


def test_a_star_falls_apart_whichever_side_is_searched_first() -> None:
    """Two who were joined by the middle alone, all cut in one telling."""
    star = make_network(5, [0, 0, 0, 0], [1, 2, 3, 4], directed=False)
    live = LiveNetwork(star)

    live.lapse([0, 1, 2, 3])

    assert values(live, "components") == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("directed", [True, False])
def test_a_weight_beyond_all_others_comes_and_goes_without_a_trace(*, directed: bool) -> None:
    """Sums of floats forget the small beside the great; these must not."""
    dice = np.random.default_rng(5)
    ends = dice.integers(0, 8, (2, 30))
    live = LiveNetwork(make_network(8, *ends, directed=directed, weights=dice.random(30) / 3))
    before = {measure: live.outcome(measure) for measure in ("constraint", "strength")}

    for great in (1e17, 1e200, 1.7e308):
        ties = live.lay([0, 1, 2, 0], [1, 2, 0, 3], weights=[great] * 4)
        small = live.lay([4, 5, 6], [5, 6, 7], weights=[0.1, 0.2, 0.3])
        assert differing(live, live.network()) == []
        live.lapse(ties)
        assert differing(live, live.network()) == []
        live.lapse(small)

    assert differing(live, live.network()) == []
    for measure, outcome in before.items():
        assert isinstance(outcome, NodeValues)
        assert np.allclose(values(live, measure), outcome.values, rtol=0, atol=1e-9)


def test_sums_that_were_no_numbers_for_a_while_are_numbers_again() -> None:
    """By so little nothing can be divided; that is told, and is over when it is over."""
    weights = [1e-310] * 3 + [1, 2, 3, 4]
    ends = [0, 1, 2, 3, 4, 5, 3], [1, 2, 0, 4, 5, 3, 0]
    live = LiveNetwork(make_network(6, *ends, directed=False, weights=weights))
    assert differing(live, live.network()) == []

    lone = live.lay([1], [4], weights=[2])
    live.lapse([6])
    assert differing(live, live.network()) == []
    live.lapse([0, 1, 2])
    live.lay([2], [0], weights=[1])
    assert differing(live, live.network()) == []
    live.lapse(lone)
    assert differing(live, live.network()) == []


def test_while_a_tie_weighs_less_than_nothing_there_is_no_constraint() -> None:
    live = LiveNetwork(make_network(3, [0, 1], [1, 2], directed=False, weights=[1, 2]))

    tie = live.lay([0, 2], [2, 2], weights=[-1, -1])
    assert live.outcome("constraint") is Why.NEGATIVE_WEIGHTS
    live.lapse(tie[:1])
    assert values(live, "constraint") == values(LiveNetwork(live.network()), "constraint")


def test_a_hub_of_five_thousand_among_twenty_thousand() -> None:
    dice = np.random.default_rng(9)
    n, hub = 20_000, 5_500
    near = dice.integers(0, n, 60_000)
    sources = np.concatenate((near, np.zeros(hub, np.int64)))
    targets = np.concatenate(
        ((near + dice.integers(1, 9, len(near))) % n, dice.choice(n, hub, replace=False))
    )
    live = LiveNetwork(make_network(n, sources, targets, directed=True))
    assert live.at("out_degree", [0]).values[0] >= 5_000  # type: ignore[union-attr]
    standing = list(range(len(sources)))
    for number in range(300):
        if dice.random() < 0.5:
            source = 0 if number % 10 == 0 else int(dice.integers(n))
            standing += live.lay([source], [int(dice.integers(n))]).tolist()
        else:
            live.lapse([standing.pop(-1 - int(dice.integers(6_000)))])
        if number % 100 == 99:
            assert differing(live, live.network()) == []


def test_what_is_not_kept_up_is_named_and_worked_out_wholly() -> None:
    live = LiveNetwork(make_network(4, [0, 1, 2], [1, 2, 0], directed=False))
    assert live.stale == ()

    live.lapse([0])
    assert "core_number" in live.stale
    assert not set(live.stale) & set(KEPT_UP)
    assert values(live, "core_number") == [1, 1, 1, 0]
    assert live.stale == ()
    assert live.network() is live.network()


def test_some_nodes_are_asked_in_any_order() -> None:
    live = LiveNetwork(make_network(4, [0, 0], [1, 2], directed=False))

    found = live.at("degree", [2, 0, 3])

    assert isinstance(found, NodeValues)
    assert found.values.tolist() == [1, 2, 0]
    components = live.at("components", [3])
    assert isinstance(components, NodeValues)
    assert (components.values.tolist(), components.count) == ([1], 2)


def test_what_is_wrong_is_refused_and_leaves_everything_as_it_was() -> None:
    live = LiveNetwork(make_network(3, [0], [1], directed=False, weights=[1]))
    wrong: list[Any] = [
        lambda: live.lay([0], [3], weights=[1]),
        lambda: live.lay([0], [2]),
        lambda: live.lay([0, 1], [2, 2], weights=[1, float("nan")]),
        lambda: live.lapse([1]),
        lambda: live.lapse([0, 7]),
        lambda: live.lapse([-1]),
    ]
    for tell in wrong:
        with pytest.raises(MalformedNetwork):
            tell()
    with pytest.raises(UnknownNode):
        live.at("degree", [3])
    with pytest.raises(UnknownMeasure):
        live.outcome("luck")
    with pytest.raises(UnknownMeasure):
        live.at("density", [0])

    assert values(live, "strength") == [1, 1, 0]
    live.lapse([0])
    with pytest.raises(MalformedNetwork):
        live.lapse([0])


def test_a_network_made_with_some_of_its_ties_keeps_what_is_told_of_them() -> None:
    network = make_network(
        3, [0, 1, 2], [1, 2, 0], directed=True, layers=[5, 6, 7], groups=[1, 2, 3]
    )

    kept = only_ties(network, np.array([True, False, True]))

    assert kept.sources.tolist() == [0, 2]
    assert kept.layers is not None
    assert kept.layers.tolist() == [5, 7]
    assert kept.groups is not None
    assert kept.groups.tolist() == [1, 2, 3]
    with pytest.raises(MalformedNetwork):
        only_ties(network, np.ones(2, np.bool_))
