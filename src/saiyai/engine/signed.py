"""Who is for whom and who against: pairs by what their ties say."""

from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import UInt8s, seal, sealed
from saiyai.engine.network import Network
from saiyai.engine.ops.frustration import AGAINST, FOR
from saiyai.engine.ops.rows import Adjacency, add_up
from saiyai.engine.passes import passed
from saiyai.engine.result import Why


@dataclass(frozen=True, slots=True, eq=False)
class SignedPairs:
    """Pairs all of whose ties say the same; a pair of whom some say one and some the other is out.

    Shapes: signs for each entry of `rows`, FOR or AGAINST.
    """

    rows: Adjacency
    signs: UInt8s


def signed_pairs(network: Network) -> SignedPairs | Why:
    """The pairs that are clearly for or against one another, whichever way their ties point.

    Returns: NO_SIGNS, NO_TIES where no pair is clear.
    Cost: O(n + m) when first asked for; what is found takes 5 bytes a pair and direction.
    """
    return passed(network, _signed_pairs)


def _signed_pairs(network: Network) -> SignedPairs | Why:
    if network.signs is None:
        return Why.NO_SIGNS
    told = _told(network, network.signs > 0) * FOR + _told(network, network.signs < 0) * AGAINST
    clear = told != FOR + AGAINST
    if not clear.any():
        return Why.NO_TIES
    upto = np.concatenate(([0], clear.cumsum()))
    rows = Adjacency(upto[network.simple.indptr], network.simple.indices[clear])
    return SignedPairs(sealed(rows), seal(told[clear]))


def _told(network: Network, ties: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> UInt8s:
    """For each entry of `simple`, whether one of these ties is between the two."""
    count = np.zeros(len(network.simple.indices))
    add_up(network.simple, network.out, ties.astype(np.float64), count)
    if network.directed:
        add_up(network.simple, network.into, ties.astype(np.float64), count)
    return (count > 0).astype(np.uint8)
