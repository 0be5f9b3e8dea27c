"""Where some did not answer."""

from dataclasses import replace

import numpy as np
import pytest

from saiyai.engine.catalogue import MEASURES
from saiyai.engine.errors import MalformedNetwork
from saiyai.engine.measure import Level, Measure, run
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import NodeSet, NodeValues, Outcome, Value, Why
from saiyai.engine.uncertainty.non_response import (
    Treatment,
    among_respondents,
    available_density,
    available_in_centralization,
    available_in_degree,
)
from saiyai.engine.uncertainty.vertex_bootstrap import vertex_bootstrap
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import number
from tests.engine.published import high_tech_advice


def asked_of_four() -> Network:
    """All but 3 answered; what is told of ties from 3 came from elsewhere, and is not read.

    0 ⇄ 1 → 2
    ↓       ↑
    3 → → → ↑
    """
    return make_network(4, [0, 1, 1, 0, 3], [1, 0, 2, 3, 2], directed=True)


ALL_BUT_3 = np.array([True, True, True, False])


def test_three_of_four_told_of_nine_pairs() -> None:
    """Each of three of the ties to three others: four of those nine are there."""
    found = available_density(asked_of_four(), ALL_BUT_3)

    assert found.outcome == Value(4 / 9)
    assert (found.seen, found.possible) == (9, 12)
    assert (found.respondents, found.nodes) == (3, 4)
    assert found.treatment is Treatment.ANSWERS


def test_whoever_did_not_answer_is_named_by_those_who_did() -> None:
    """3 is named by one of three; 2 by one of the two others who answered, not by 3."""
    found = available_in_degree(asked_of_four(), ALL_BUT_3).outcome

    assert isinstance(found, NodeValues)
    assert found.values.tolist() == pytest.approx([1 / 2, 1 / 2, 1 / 2, 1 / 3])
    assert number(
        available_in_centralization(asked_of_four(), ALL_BUT_3).outcome
    ) == pytest.approx((1 / 2 - 1 / 3) / 3)


def test_who_is_returned_is_known_among_those_who_answered_only() -> None:
    """Of three ties among 0, 1 and 2, two are returned; those from and to 3 are not read."""
    found = among_respondents(MEASURES["reciprocity"], asked_of_four(), ALL_BUT_3)

    assert found.outcome == Value(2 / 3)
    assert (found.seen, found.possible) == (6, 12)
    assert found.treatment is Treatment.RESPONDENTS


def test_one_of_two_is_enough_where_ties_do_not_point() -> None:
    """Of six pairs only that of 2 and 3 is told of by nobody: two of five are tied.

    0 - 1 - 3 - 2      asked are 0 and 1
    """
    network = make_network(4, [0, 1, 3], [1, 3, 2], directed=False)

    found = available_density(network, np.array([True, True, False, False]))

    assert found.outcome == Value(2 / 5)
    assert (found.seen, found.possible) == (5, 6)
    assert available_in_degree(network, np.ones(4, np.bool_)).outcome is Why.UNDIRECTED
    assert available_in_centralization(network, np.ones(4, np.bool_)).outcome is Why.UNDIRECTED


def test_it_is_what_the_matrices_say() -> None:
    """Five hundred networks and a mark for each node, cell by cell."""
    for seed, network in enumerate(drawn_networks()):
        n = network.n
        marks = np.random.default_rng((seed, 1)).random(n) < 0.7
        there = np.zeros((n, n), np.bool_)
        there[network.sources, network.targets] = True
        if not network.directed:
            there |= there.T
        told = np.tile(marks[:, None], (1, n)) & ~np.eye(n, dtype=np.bool_)
        if not network.directed:
            told = np.triu(told | told.T)
        density = available_density(network, marks)
        assert density.seen == told.sum()
        if isinstance(density.outcome, Why):
            assert n < 2 or not marks.any()
            continue
        assert number(density.outcome) == pytest.approx(there[told].mean())
        if network.directed:
            named = available_in_degree(network, marks).outcome
            assert isinstance(named, NodeValues)
            for node in range(n):
                cells = there[told[:, node], node]
                if len(cells):
                    assert named.values[node] == pytest.approx(cells.mean())
                else:
                    assert named.why_at(node) is Why.NOT_ANSWERED


def test_where_all_have_answered_it_is_the_measure_itself() -> None:
    managers = high_tech_advice().network
    everybody = np.ones(21, np.bool_)
    own = among_respondents(MEASURES["in_degree"], managers, everybody).outcome
    named = available_in_degree(managers, everybody).outcome

    assert isinstance(own, NodeValues) and isinstance(named, NodeValues)
    assert named.values.tolist() == pytest.approx((own.values / 20).tolist())
    assert available_density(managers, everybody).outcome == Value(190 / 420)
    # Reference: in-degree centralization by (n - 1)^2.
    assert number(available_in_centralization(managers, everybody).outcome) == pytest.approx(
        0.47, abs=1e-6
    )


def test_answers_of_nodes_stand_where_the_nodes_do() -> None:
    """3 - 1 - 4, and 0, 2 who did not answer; 5 answered and is tied to 2 only."""
    network = make_network(6, [3, 1, 0, 5], [1, 4, 1, 2], directed=False)
    marks = np.array([False, True, False, True, True, True])

    alone = among_respondents(MEASURES["isolates"], network, marks).outcome
    closed = among_respondents(MEASURES["clustering"], network, marks).outcome
    roles = among_respondents(MEASURES["gould_fernandez"], network, marks).outcome

    assert isinstance(alone, NodeSet) and alone.positions.tolist() == [5]
    assert isinstance(closed, NodeValues)
    assert [closed.why_at(node) for node in range(6)] == [
        Why.NOT_ANSWERED, None, Why.NOT_ANSWERED, Why.TOO_FEW_NEIGHBOURS, Why.TOO_FEW_NEIGHBOURS,
        Why.ISOLATE,
    ]  # fmt: skip
    assert roles is Why.NO_GROUPS


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_of_those_who_did_not_answer_nothing_is_said(measure: Measure) -> None:
    for network in list(drawn_networks(12, most=9))[4:]:
        told = make_network(
            network.n, network.sources, network.targets, directed=network.directed,
            weights=network.weights, groups=np.arange(network.n) % 2,
        )  # fmt: skip
        marks = np.arange(network.n) % 3 > 0
        found = among_respondents(measure, told, marks).outcome
        if measure.level is Level.NODE and not isinstance(found, Why):
            assert isinstance(found, NodeValues)
            missing = {found.why_at(node) for node in np.flatnonzero(~marks).tolist()}
            assert missing <= {Why.NOT_ANSWERED}
            assert len(found.values) == network.n


def test_nobody_answered() -> None:
    nobody = np.zeros(4, np.bool_)

    for found in (
        available_density(asked_of_four(), nobody),
        available_in_centralization(asked_of_four(), nobody),
        among_respondents(MEASURES["density"], asked_of_four(), nobody),
    ):
        assert found.outcome is Why.NOT_ANSWERED
        assert (found.seen, found.respondents) == (0, 0)


def test_nobody_is_there() -> None:
    empty = make_network(0, [], [], directed=True)

    assert available_density(empty, []).outcome is Why.NO_NODES
    assert available_in_centralization(empty, []).outcome is Why.NO_NODES
    assert among_respondents(MEASURES["density"], empty, []).outcome is Why.NO_NODES


def test_marks_that_do_not_fit_are_refused() -> None:
    with pytest.raises(MalformedNetwork):
        available_density(asked_of_four(), ALL_BUT_3[:3])
    with pytest.raises(MalformedNetwork):
        available_density(asked_of_four(), [1, 1, 1, 0])


def test_a_fifth_missing_leaves_density_and_transitivity_as_they_are() -> None:
    """The table of the theory: 300 times a fifth of the managers do not answer.

    What is counted as if they had said no is a fifth too low; by what could be seen it is right.
    """
    managers = high_tech_advice().network
    truth = {name: number(run(MEASURES[name], managers).outcome) for name in CLOSED}
    off: dict[str, list[float]] = {name: [] for name in ("as if no", "available", *CLOSED)}
    for missing in range(300):
        marks = np.ones(21, np.bool_)
        marks[np.random.default_rng(missing).choice(21, 4, replace=False)] = False
        told = marks[managers.sources]
        kept = make_network(21, managers.sources[told], managers.targets[told], directed=True)
        off["as if no"].append(_off(run(MEASURES["density"], kept).outcome, 190 / 420))
        off["available"].append(_off(available_density(kept, marks).outcome, 190 / 420))
        for name in CLOSED:
            found = among_respondents(MEASURES[name], kept, marks).outcome
            off[name].append(_off(found, truth[name]))
    bias = {name: float(np.mean(some)) for name, some in off.items()}

    assert bias["as if no"] == pytest.approx(-0.19, abs=0.03)
    assert bias["available"] == pytest.approx(0, abs=0.01)
    assert bias["transitivity"] == pytest.approx(-0.01, abs=0.02)
    assert bias["density"] == pytest.approx(0, abs=0.02)


def test_the_mean_of_replicates_of_what_the_largest_settles_is_not_the_estimate() -> None:
    """The theory: in-degree centralization .470, and .427 as the mean of the replicates."""
    everybody = np.ones(21, np.bool_)

    def centralization(network: Network) -> Outcome:
        return available_in_centralization(network, everybody).outcome

    asked = [replace(MEASURES["density"], compute=centralization)]
    found = vertex_bootstrap(high_tech_advice().network, asked, seed=1, replicates=1_000)[0].of()

    assert found.estimate == pytest.approx(0.470, abs=1e-6)
    assert found.mean == pytest.approx(0.427, abs=0.008)


CLOSED = ("transitivity", "density")


def _off(outcome: Outcome, truth: float) -> float:
    return number(outcome) / truth - 1
