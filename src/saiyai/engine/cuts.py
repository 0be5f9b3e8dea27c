"""Who would lose contact without one node, and which ties are the only way."""

from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import Int64s, seal
from saiyai.engine.network import Network, check_node
from saiyai.engine.ops.cut_tree import CutTree, bridge_ends, cut_nodes, cut_tree, hangs_on_parent
from saiyai.engine.ops.parts import connected_parts
from saiyai.engine.passes import passed


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
    Cost: as `rests_without`.
    """
    return seal(np.flatnonzero(rests_without(network, position) > 0))


def rests_without(network: Network, position: int) -> Int64s:
    """Into which rests a node's part falls without that node.

    Returns: int64 (n,), -1 for the node itself and for who is in another part, 0 for the largest
        rest, of two equally large the one with the smallest position, and 1 or more for others.
    Raises: UnknownNode.
    Cost: O(n + m) when first asked of a network, of which 24 bytes a node are kept; then O(n).
    """
    check_node(network, position)
    walked = passed(network, _walked)
    tree = walked.tree
    rests = np.where(walked.labels == walked.labels[position], 0, -1)
    rests[position] = -1
    hanging = walked.hanging[walked.ends[position] : walked.ends[position + 1]]
    for number, child in enumerate(hanging.tolist(), 1):
        first = tree.moment[child]
        rests[walked.order[first : first + tree.size[child]]] = number
    there = np.flatnonzero(rests >= 0)
    sizes = np.bincount(rests[there], minlength=1)
    largest = rests[there[sizes[rests[there]] == sizes.max()][:1]]
    if len(largest) and largest[0]:
        was = rests == largest[0]
        rests[rests == 0] = largest[0]
        rests[was] = 0
    return seal(rests)


def bridge_pairs(network: Network) -> Int64s:
    """The pairs whose tie is the only way between the two sides it joins.

    Returns: int64 (bridges, 2), each pair ascending, pairs ascending.
    Cost: O(n + m).
    """
    pairs = np.sort(np.column_stack(bridge_ends(cut_tree(network.simple))), axis=1)
    return seal(pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].astype(np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class _Walked:
    """A walk in depth, in which each subtree is one run of `order`, and what hangs on each node.

    Shapes: order, labels (n,): nodes by the moment they were reached, and the part of each;
    `hanging[ends[v]:ends[v + 1]]` are the children whose subtrees hang on v.
    """

    tree: CutTree
    order: Int64s
    labels: Int64s
    hanging: Int64s
    ends: Int64s


def _walked(network: Network) -> _Walked:
    tree = cut_tree(network.simple)
    hanging = np.flatnonzero(hangs_on_parent(tree))
    below = tree.parent[hanging]
    counts = np.bincount(below, minlength=network.n)
    return _Walked(
        tree,
        seal(np.argsort(tree.moment, kind="stable")),
        seal(connected_parts(network.simple).labels),
        seal(hanging[np.argsort(below, kind="stable")]),
        seal(np.concatenate(([0], np.cumsum(counts)))),
    )


def _largest_rests(tree: CutTree, others: int) -> Int64s:
    """The size of the largest piece left of a node's part of `others` + 1 without that node."""
    hanging = np.flatnonzero(hangs_on_parent(tree))
    below = tree.parent[hanging]
    largest = np.zeros(len(tree.parent), np.int64)
    np.maximum.at(largest, below, tree.size[hanging])
    cut_off = np.bincount(below, tree.size[hanging], len(largest)).astype(np.int64)
    return np.maximum(largest, others - cut_off)
