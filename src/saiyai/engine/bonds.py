"""What is between two nodes: all ties between them, taken together."""

import numpy as np

from saiyai.engine.arrays import Float64s
from saiyai.engine.network import Network
from saiyai.engine.ops.ties import add_up


def bonds(network: Network) -> Float64s:
    """For each entry of `simple`, what all ties between the two weigh, whichever way they point.

    Returns: empty where ties have no weights.
    Cost: O(n + m), with `out` and `into`, which stay.
    """
    if network.weights is None:
        return np.empty(0)
    found = np.zeros(len(network.simple.indices))
    for ties in network.ends:
        add_up(network.simple, ties, network.weights, found)
    return found


def has_negative_weights(network: Network) -> bool:
    """Whether a tie between two weighs less than nothing; loops are not read."""
    if network.weights is None:
        return False
    return bool((network.weights[network.sources != network.targets] < 0).any())
