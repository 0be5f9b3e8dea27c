"""Heterogeneity: of how many kinds those are who are in the network."""

import numpy as np

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.result import Value, Why


def blau_heterogeneity(network: Network) -> Value | Why:
    """How likely any two of those in the network are of different groups.

    1 less the sum of the squared shares of the groups, which is this for two drawn one after the
    other where the first may be drawn again. With k groups it is at most 1 - 1/k.

    Returns: 0, all of one group, to below 1; NO_NODES, NO_GROUPS where no group is known.
    Cost: O(n log n). Nodes of unknown group are left out; ties are not read.
    Source: Blau 1977, Inequality and Heterogeneity, 78.
    """
    if network.groups is None:
        return Why.NO_GROUPS
    _, sizes = np.unique(network.groups[network.groups >= 0], return_counts=True)
    if not len(sizes):
        return Why.NO_GROUPS if network.n else Why.NO_NODES
    shares = sizes / sizes.sum()
    return Value(max(0.0, 1 - float(shares @ shares)))


BLAU_HETEROGENEITY = Measure(
    id="blau_heterogeneity",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How likely are any two in the network to be of different groups?",
    question_th="หากหยิบมาสองราย มีโอกาสเพียงใดที่ทั้งสองจะอยู่คนละกลุ่ม",
    source="Blau 1977, Inequality and Heterogeneity, Free Press",
    compute=blau_heterogeneity,
    reads=Reads(groups=True, strangers=True),
    needs_groups=True,
)
