"""Who would lose contact without one node, and which ties are the only way."""

from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import Bools, Int64s, seal
from saiyai.engine.network import Network, check_node, subnetwork
from saiyai.engine.ops.cut_tree import CutTree, bridge_ends, cut_nodes, cut_tree, hangs_on_parent
from saiyai.engine.ops.parts import connected_parts


@dataclass(frozen=True, slots=True, eq=False)
class CutLosses:
    """The cut nodes of the largest part, by position, and how many others each would take away.

    Shapes: both (cut nodes,). `lost` counts those who could no longer reach the largest rest.
    """

    positions: Int64s
    lost: Int64s


def cut_losses(network: Network) -> CutLosses:
    """How many would lose contact with the largest rest of the largest part, without each node.

    Returns: every articulation point of that part, ascending; of two parts equally large, the
        one with the smallest position is the largest.
    Cost: O(n + m) for all of them together, from the sizes of the subtrees of one walk.
    """
    parts = connected_parts(network.simple)
    tree = cut_tree(network.simple)
    cuts = np.flatnonzero(cut_nodes(tree) & (parts.labels == 0))
    others = int(parts.sizes[0]) - 1 if parts.count else 0
    return CutLosses(seal(cuts), seal(others - _largest_rests(tree, others)[cuts]))


def lost_without(network: Network, position: int) -> Int64s:
    """Who would lose contact with the largest rest of a node's part, without that node.

    Returns: positions, ascending, the node itself not among them; of two rests equally large,
        the one with the smallest position stays.
    Raises: UnknownNode.
    Cost: O(n + m).
    """
    check_node(network, position)
    labels = connected_parts(network.simple).labels
    around: Bools = labels == labels[position]
    around[position] = False
    rests = connected_parts(subnetwork(network, around).simple)
    return seal(np.flatnonzero(around)[rests.labels > 0])


def bridge_pairs(network: Network) -> Int64s:
    """The pairs whose tie is the only way between the two sides it joins.

    Returns: int64 (bridges, 2), each pair ascending, pairs ascending.
    Cost: O(n + m).
    """
    pairs = np.sort(np.column_stack(bridge_ends(cut_tree(network.simple))), axis=1)
    return seal(pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].astype(np.int64))


def _largest_rests(tree: CutTree, others: int) -> Int64s:
    """The size of the largest piece left of a node's part of `others` + 1 without that node."""
    hanging = np.flatnonzero(hangs_on_parent(tree))
    below = tree.parent[hanging]
    largest = np.zeros(len(tree.parent), np.int64)
    np.maximum.at(largest, below, tree.size[hanging])
    cut_off = np.bincount(below, tree.size[hanging], len(largest)).astype(np.int64)
    return np.maximum(largest, others - cut_off)
