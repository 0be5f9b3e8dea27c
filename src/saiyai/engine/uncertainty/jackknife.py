"""The jackknife: how far numbers change when one actor after another is left out."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from saiyai.engine.measure import Measure
from saiyai.engine.network import Network, subnetwork
from saiyai.engine.result import Why
from saiyai.engine.uncertainty.replicates import Method, Spread, held, spread, tallied
from saiyai.engine.uncertainty.summaries import of_the_whole

LARGEST: Final = 1_000_000_000
"""Nodes times ties: a few minutes for the measures of the core report."""


def jackknife(
    network: Network, measures: Sequence[Measure], *, independent_dyads: bool = False
) -> tuple[Spread, ...]:
    """How far measures would differ, from how far each differs without one of the nodes.

    The sum of squares over all nodes left out, times (n - 1) / n: on the safe side where actors
    differ, and too wide where they do not. With `independent_dyads`, where no tie hangs on who
    its ends are, times (n - 2) / (2 n), which is right for the density then, and too narrow
    otherwise. Of numbers per node their mean is asked.

    Returns: one spread a measure, in their order; TOO_FEW_NODES below three, TOO_LARGE beyond a
        thousand million nodes times ties, where the vertex bootstrap answers.
    Cost: n times what the measures cost. No dice are thrown.
    Source: Snijders & Borgatti 1999, Connections 22(2), 61-70; Lin, Lunde & Sarkar 2020, arXiv
        2004.08935, for (n - 1) / n being on the safe side.
    """
    n = network.n
    method = Method.DYAD_JACKKNIFE if independent_dyads else Method.JACKKNIFE
    factor = (n - 2) / (2 * max(n, 1)) if independent_dyads else (n - 1) / max(n, 1)
    why = Why.TOO_FEW_NODES if n < 3 else Why.TOO_LARGE if n * network.m > LARGEST else None
    tallies = tallied(measures, network, () if why else _without_one(network), of_the_whole)
    if why:
        held(tallies, why)
    return tuple(
        spread(measure, tally, method, replicates=0 if why else n, seed=None, factor=factor)
        for measure, tally in zip(measures, tallies, strict=True)
    )


def _without_one(network: Network) -> Iterator[Network]:
    for node in range(network.n):
        keep = np.ones(network.n, np.bool_)
        keep[node] = False
        yield subnetwork(network, keep)
