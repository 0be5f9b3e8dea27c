"""The vertex bootstrap: how far numbers would differ in similar networks of other actors."""

from collections.abc import Sequence

import numpy as np

from saiyai.engine.measure import Measure
from saiyai.engine.network import Network
from saiyai.engine.ops.redrawn import alike_pairs, copied, lent, places_of_drawn
from saiyai.engine.uncertainty.replicates import (
    REPLICATES,
    Method,
    Spread,
    check_replicates,
    dice,
    remade,
    spread,
    tallied,
)
from saiyai.engine.uncertainty.summaries import of_the_whole


def vertex_bootstrap(
    network: Network,
    measures: Sequence[Measure],
    *,
    seed: int,
    replicates: int = REPLICATES,
) -> tuple[Spread, ...]:
    """How far measures would differ if other actors of the same sort stood in the network.

    As many nodes are drawn as there are, with replacement, with their groups and with all ties
    between those drawn. Two places of the same node have no tie to copy, and get those between
    two others drawn at random. Of numbers per node their mean is asked, since the nodes are
    others in every replicate.

    Returns: one spread a measure, in their order; its standard error is the standard deviation of
        the replicates.
    Raises: TooFewReplicates below two.
    Cost: for each replicate O(n log n + m) and what the measures cost.
    Note: about right where actors differ in how many ties they have, as they mostly do, and too
        wide by half where they do not. There is no interval from the percentiles of replicates:
        those of the largest of many numbers lie to one side of it.
    Source: Snijders & Borgatti 1999, Connections 22(2), 61-70.
    """
    check_replicates(replicates)
    others = (redrawn(network, dice(seed, replicate)) for replicate in range(replicates))
    tallies = tallied(measures, network, others, of_the_whole)
    return tuple(
        spread(measure, tally, Method.VERTEX_BOOTSTRAP, replicates=replicates, seed=seed)
        for measure, tally in zip(measures, tallies, strict=True)
    )


def redrawn(network: Network, thrown: np.random.Generator) -> Network:
    """One replicate: a network among as many nodes, drawn from these with replacement.

    Cost: O(n log n + m).
    """
    n = network.n
    drawn = thrown.integers(0, max(n, 1), n)
    places = places_of_drawn(drawn)
    alike = alike_pairs(places)
    one = thrown.integers(0, max(n, 1), alike)
    other = thrown.integers(0, max(n - 1, 1), alike)
    other += other >= one  # two others, each pair of them as likely either way round
    own = copied(network.sources, network.targets, places)
    more = lent(network.out, network.directed, places, np.column_stack((one, other)))
    sources, targets, rows = (np.concatenate(both) for both in zip(own, more, strict=True))
    groups = None if network.groups is None else network.groups[drawn]
    return remade(network, (sources, targets), rows, groups)
