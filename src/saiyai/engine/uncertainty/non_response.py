"""Where some did not answer: numbers over what the answers speak of, and over nothing else."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from saiyai.engine.arrays import Bools, Float64s, Int64s, Numbers
from saiyai.engine.errors import MalformedNetwork
from saiyai.engine.measure import Measure, run
from saiyai.engine.network import Network, subnetwork
from saiyai.engine.result import (
    NodeParts,
    NodeSet,
    NodeValues,
    Outcome,
    Value,
    Why,
    node_values,
)
from saiyai.engine.uncertainty.summaries import codes_of


class Treatment(StrEnum):
    """Which ties are read where some did not answer. None is ever made up for them."""

    ANSWERS = "answers"
    """What those who answered told, also of those who did not."""
    RESPONDENTS = "respondents"
    """What those who answered told of one another."""


@dataclass(frozen=True, slots=True, eq=False)
class Available:
    """What can be said from the answers there are, and of how much of the whole they speak."""

    outcome: Outcome
    treatment: Treatment
    seen: int
    """Of how many pairs the answers tell, ordered ones where ties point…"""
    possible: int
    """…and of how many they would if all had answered."""
    respondents: int
    nodes: int


def available_density(network: Network, responded: Numbers) -> Available:
    """The share of ties there could be that are told of, among those the answers tell of.

    Where ties point, each who answered tells of all ties from themselves; where they do not, of
    all ties at them, so that one of two is enough. What is told of others by nobody is not read.

    Shapes: responded (n,), whether each node answered.
    Returns: 0..1; NO_NODES, TOO_FEW_NODES below two, NOT_ANSWERED where nobody did.
    Raises: MalformedNetwork where there is not one mark for each node.
    Cost: O(n + m). Loops and parallel ties are not counted.
    Source: Smith & Moody 2013, Social Networks 35, 652-668, for what answers missing do; Huisman
        2009, Journal of Social Structure 10(1), for available cases.
    """
    marks = _marks(network, responded)
    why = _why_none(network.n, marks)
    seen, _ = _pairs_seen(network, marks)
    told = int(network.leaving[marks].sum())
    if not network.directed:
        inside = len(_among(network, marks))
        told -= inside // 2  # told of by both, and one tie
    return _available(network, marks, why or Value(told / seen), Treatment.ANSWERS)


def available_in_degree(network: Network, responded: Numbers) -> Available:
    """For each node, the share of the others who answered that name it.

    Whoever did not answer can be named by those who did, and is measured by them.

    Shapes: responded (n,).
    Returns: float64 (n,) in 0..1; NOT_ANSWERED of a node of which nobody else told; UNDIRECTED
        where ties have no direction.
    Raises: MalformedNetwork where there is not one mark for each node.
    Cost: O(n + m). Loops and parallel ties are not counted.
    Source: Huisman 2009, Journal of Social Structure 10(1), for available cases.
    """
    marks = _marks(network, responded)
    outcome = _named(network, marks) if network.directed else Why.UNDIRECTED
    return _available(network, marks, outcome, Treatment.ANSWERS)


def available_in_centralization(network: Network, responded: Numbers) -> Available:
    """How far those who answered name the same one: shares of `available_in_degree` compared.

    What the most named is above each other, by what that could be at most, which is n - 1.

    Shapes: responded (n,).
    Returns: 0..1; UNDIRECTED, TOO_FEW_NODES below two, NOT_ANSWERED where of somebody nobody told.
    Raises: MalformedNetwork where there is not one mark for each node.
    Cost: O(n + m).
    Source: Freeman 1979, Social Networks 1, 215-239, which it is where all have answered.
    """
    marks = _marks(network, responded)
    return _available(network, marks, _centralization(network, marks), Treatment.ANSWERS)


def among_respondents(measure: Measure, network: Network, responded: Numbers) -> Available:
    """What a measure says of those who answered, as if there were no others.

    For reciprocity and dyads, where both ends have to be asked, and all that follows ties. Of the
    largest, of what lies between and of ways round it says less the more are missing.

    Shapes: responded (n,).
    Returns: the outcome of the measure; of nodes who did not answer NOT_ANSWERED. Numbers per tie
        are of the ties among those who did, in their order.
    Raises: MalformedNetwork where there is not one mark for each node.
    Cost: O(n + m) and that of the measure.
    Source: Smith & Moody 2013, Social Networks 35, 652-668.
    """
    marks = _marks(network, responded)
    if network.n and not marks.any():
        outcome: Outcome = Why.NOT_ANSWERED
    else:
        outcome = _at_nodes(run(measure, subnetwork(network, marks)).outcome, marks)
    return _available(network, marks, outcome, Treatment.RESPONDENTS)


def _marks(network: Network, responded: Numbers) -> Bools:
    marks = np.asarray(responded)
    if marks.shape != (network.n,) or (marks.size and marks.dtype != np.bool_):
        raise MalformedNetwork(problem="unequal_lengths", nodes=network.n, marks=marks.size)
    return marks.astype(np.bool_)


def _why_none(n: int, marks: Bools) -> Why | None:
    if n < 2:
        return Why.TOO_FEW_NODES if n else Why.NO_NODES
    return None if marks.any() else Why.NOT_ANSWERED


def _pairs_seen(network: Network, marks: Bools) -> tuple[int, int]:
    """Of how many pairs anybody told who could, and of how many two did."""
    n, answered = network.n, int(np.count_nonzero(marks))
    inside = answered * (answered - 1) // 2
    if network.directed:
        return answered * (n - 1), 2 * inside
    return answered * (n - answered) + inside, inside


def _available(
    network: Network, marks: Bools, outcome: Outcome, treatment: Treatment
) -> Available:
    told, both = _pairs_seen(network, marks)
    seen = told if treatment is Treatment.ANSWERS else both
    possible = network.n * (network.n - 1) // (1 if network.directed else 2)
    return Available(outcome, treatment, seen, possible, int(np.count_nonzero(marks)), network.n)


def _told(network: Network, marks: Bools) -> Bools:
    """Which entries of `arcs` somebody told of themselves."""
    told: Bools = np.repeat(marks, network.leaving)
    return told


def _among(network: Network, marks: Bools) -> Int64s:
    """The entries of `arcs` between two who answered."""
    return np.flatnonzero(_told(network, marks) & marks[network.arcs.indices])


def _named(network: Network, marks: Bools) -> NodeValues:
    by = network.arcs.indices[_told(network, marks)]
    asked = np.count_nonzero(marks) - marks
    share = np.bincount(by, minlength=network.n) / np.maximum(asked, 1)
    return node_values(share, {Why.NOT_ANSWERED: asked == 0})


def _centralization(network: Network, marks: Bools) -> Value | Why:
    if not network.directed:
        return Why.UNDIRECTED
    why = _why_none(network.n, marks)
    if why is not None:
        return why
    named = _named(network, marks)
    if named.why is not None:
        return Why.NOT_ANSWERED
    shares: Float64s = named.values
    return Value(float((shares.max() - shares).sum() / (network.n - 1)))


def _at_nodes(outcome: Outcome, marks: Bools) -> Outcome:
    """An outcome of those who answered, at where they stand among all."""
    if isinstance(outcome, NodeSet):
        return NodeSet(np.flatnonzero(marks)[outcome.positions])
    if not isinstance(outcome, NodeValues | NodeParts):
        return outcome
    values = np.zeros((len(marks), *outcome.values.shape[1:]), outcome.values.dtype)
    values[marks] = outcome.values
    why = codes_of(Why.NOT_ANSWERED, len(marks))
    why[marks] = 0 if outcome.why is None else outcome.why
    if isinstance(outcome, NodeParts):
        return NodeParts(outcome.names, values, why)
    return NodeValues(values, why, outcome.count)
