"""Who is for whom and who against: pairs by what their ties say."""

from dataclasses import dataclass

from saiyai.engine.arrays import UInt8s, seal, sealed
from saiyai.engine.network import Network
from saiyai.engine.ops.rows import Adjacency
from saiyai.engine.ops.ties import of_one_mind, told_of_pairs
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
    told = told_of_pairs(network.simple, network.ends, network.signs)
    rows, signs = of_one_mind(network.simple, told)
    return SignedPairs(sealed(rows), seal(signs)) if len(signs) else Why.NO_TIES
