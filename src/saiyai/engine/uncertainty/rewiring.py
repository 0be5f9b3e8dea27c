"""Comparison with chance: what numbers would be if only who has how many ties were given."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.engine.arrays import Int64s, seal
from saiyai.engine.measure import Measure
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.rows import degrees
from saiyai.engine.ops.swaps import Ends, rewired
from saiyai.engine.result import Number, Why
from saiyai.engine.uncertainty.replicates import (
    Method,
    Tally,
    check_replicates,
    dice,
    held,
    number_at,
    place_of,
    row,
    tallied,
)
from saiyai.engine.uncertainty.summaries import Row, codes_of, names_of, of_each, of_the_whole

NETWORKS: Final = 200
"""So many are drawn, and no fewer may be."""

LARGEST: Final = 1_000_000
"""Ties: two hundred networks of so many take six minutes on two cores."""

_AT_ONCE: Final = 2
"""So many are rewired side by side, on every machine; each more holds more memory."""

_STILL: Final = 1e-9
"""What differs by less, by the mean, differs by the rounding of sums."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One number and what it is in networks of the same degrees; a reason where there is none."""

    estimate: Number | Why
    expected: Number | Why
    standard_error: Number | Why
    z: Number | Why
    percentile: Number | Why
    unanswered: int


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What a measure says of a network, beside what it says of others with the same degrees.

    Shapes: all (numbers,), named as in a `Spread`.
    """

    measure: str
    version: int
    method: Method
    names: tuple[str, ...]
    estimate: Row
    expected: Row
    """The mean over all networks that were drawn."""
    standard_error: Row
    """Their standard deviation."""
    z: Row
    """By how many of these the estimate is above what is expected; NEVER_DIFFERS where all of
    them are alike."""
    percentile: Row
    """Of a hundred, how many are below the estimate; those that equal it count half."""
    unanswered: Int64s
    """In how many of the networks there was no number."""
    replicates: int
    """How many networks were drawn."""
    seed: int

    def of(self, name: str = "value") -> Compared:
        """What is said of one of the names. Raises: UnknownNumber."""
        return self.at(place_of(name, self.names))

    def at(self, place: int) -> Compared:
        """What is said of the number at a place: of nodes, of the node there."""
        return Compared(
            number_at(self.estimate, place),
            number_at(self.expected, place),
            number_at(self.standard_error, place),
            number_at(self.z, place),
            number_at(self.percentile, place),
            int(self.unanswered[place]),
        )


def rewiring(
    network: Network,
    measures: Sequence[Measure],
    *,
    seed: int,
    networks: int = NETWORKS,
    each: bool = False,
) -> tuple[Comparison, ...]:
    """How far measures are from what they would be if ties heeded nothing but degrees.

    Networks are drawn in which everybody has as many ties as here, in and out where ties point.
    What is compared is who is tied to whom: weights, layers, signs, times, loops and parallel
    ties are not read, of this network neither. Groups stay with their nodes; with `each` the
    numbers of every node are compared.

    Returns: one comparison a measure, in their order; TOO_LARGE beyond a million ties.
    Raises: TooFewReplicates below 200.
    Cost: for each network two to four microseconds a tie on one of two cores, and what the
        measures cost.
    Note: far from chance is not much, and near to it is not little: it says what degrees alone do
        not explain. Each network is drawn afresh from this one, by more than ten swaps a tie.
    Source: Maslov & Sneppen 2002, Science 296, 910-913; Milo et al. 2003, arXiv cond-mat/0312028,
        for how many swaps are enough.
    """
    check_replicates(networks, NETWORKS)
    bare = _bare(network)
    reading = of_each if each else of_the_whole
    count = networks if bare.m <= LARGEST else 0
    tallies = tallied(measures, bare, _rewired(bare, seed, count), reading)
    if not count:
        held(tallies, Why.TOO_LARGE)
    return tuple(
        _comparison(measure, tally, count, seed)
        for measure, tally in zip(measures, tallies, strict=True)
    )


def _bare(network: Network) -> Network:
    """The network of who is tied to whom, each tie once, with the groups of its nodes."""
    rows = network.arcs
    sources = np.repeat(np.arange(network.n), degrees(rows))
    once = np.ones(len(sources), np.bool_) if network.directed else sources < rows.indices
    ends = sources[once], rows.indices[once]
    return make_network(network.n, *ends, directed=network.directed, groups=network.groups)


def _rewired(bare: Network, seed: int, networks: int) -> Iterator[Network]:
    """One network after another, each with dice of its own."""
    own = Ends(bare.sources, bare.targets)
    for first in range(0, networks, _AT_ONCE):
        thrown = [dice(seed, at) for at in range(first, min(first + _AT_ONCE, networks))]
        states = np.array([one.integers(0, 2**64, dtype=np.uint64) for one in thrown])
        for ends in rewired(bare.n, own, states, directed=bare.directed):
            yield make_network(bare.n, *ends, directed=bare.directed, groups=bare.groups)


def _comparison(measure: Measure, tally: Tally, networks: int, seed: int) -> Comparison:
    why = tally.reasons(networks)
    answered = np.maximum(tally.answered, 1)
    deviation = np.sqrt(tally.squares / np.maximum(tally.answered - 1, 1))
    still = deviation <= _STILL * np.maximum(np.abs(tally.mean), np.abs(tally.row.values))
    alike = codes_of(Why.NEVER_DIFFERS, len(why))
    distance = tally.row.values - tally.mean
    with np.errstate(all="ignore"):  # what overflows is found when the row is made
        z = np.divide(distance, deviation, out=np.zeros_like(distance), where=~still)
    return Comparison(
        measure.id,
        measure.version,
        Method.REWIRING,
        names_of(tally.like),
        tally.row,
        row(tally.mean, why),
        row(deviation, why),
        row(np.where(np.isfinite(deviation), z, np.inf), np.where((why == 0) & still, alike, why)),
        row(100 * (tally.below + tally.equal / 2) / answered, why),
        seal(networks - tally.answered),
        networks,
        seed,
    )
