"""Who would lose contact without one node, and which ties are the only way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.engine.arrays import Int64s, seal
from saiyai.engine.network import Network, check_node
from saiyai.engine.ops.cut_tree import CutTree, bridge_ends, cut_nodes, hangs_on_parent
from saiyai.engine.ops.parts import connected_parts
from saiyai.engine.passes import passed
from saiyai.engine.walks import walk_in_depth

_NOBODY: Final = np.empty(0, np.int64)


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
    tree = walk_in_depth(network)
    cuts = np.flatnonzero(cut_nodes(tree) & (parts.labels == 0))
    others = int(parts.sizes[0]) - 1 if parts.count else 0
    return CutLosses(seal(cuts), seal(others - _largest_rests(tree, others)[cuts]))


def lost_without(network: Network, position: int) -> Int64s:
    """Who would lose contact with the largest rest of a node's part, without that node.

    Returns: positions, ascending, the node itself not among them; of two rests equally large,
        the one with the smallest position stays.
    Raises: UnknownNode.
    Cost: as `rests_lost`.
    """
    return seal(np.sort(np.concatenate((*rests_lost(network, position), _NOBODY))))


def rests_lost(network: Network, position: int) -> Sequence[Int64s]:
    """The rests into which a node's part falls without that node, but for the largest.

    Returns: of each the positions, ascending, the rest with the smallest first; of two rests
        equally large, the one with the smallest position counts as the largest.
    Raises: UnknownNode.
    Cost: O(n + m) when first asked of a network, of which 40 bytes a node are kept; then of
        those in the rests that are lost.
    """
    check_node(network, position)
    walked = passed(network, _walked)
    hanging = walked.hanging[walked.ends[position] : walked.ends[position + 1]]
    sizes = walked.tree.size[hanging]
    part = int(walked.labels[position])
    above = int(walked.sizes[part] - 1 - sizes.sum())
    most = max(above, int(sizes.max(initial=0)))
    runs = [walked.run(int(child)) for child in hanging[sizes < most]]
    equal = [walked.run(int(child)) for child in hanging[sizes == most]]
    if 0 < above < most or (above == most and equal):
        rest = walked.above(position, part, hanging)
        (runs if above < most else equal).append(rest)
    if len(equal) > 1:  # the one with the smallest position stays
        runs += sorted(equal, key=lambda run: int(run.min()))[1:]
    found = [np.sort(run) for run in runs]
    return sorted(found, key=lambda run: int(run[0]))


def bridge_pairs(network: Network) -> Int64s:
    """The pairs whose tie is the only way between the two sides it joins.

    Returns: int64 (bridges, 2), each pair ascending, pairs ascending.
    Cost: O(n + m).
    """
    pairs = np.sort(np.column_stack(bridge_ends(walk_in_depth(network))), axis=1)
    return seal(pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].astype(np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class _Walked:
    """A walk in depth, in which each subtree is one run of `order`, and what hangs on each node.

    Shapes: order, labels (n,): nodes by the moment they were reached, and the part of each;
    `sizes` and `begins` (parts,): how many are in each, and where its run begins;
    `hanging[ends[v]:ends[v + 1]]` are the children whose subtrees hang on v.
    """

    tree: CutTree
    order: Int64s
    labels: Int64s
    sizes: Int64s
    begins: Int64s
    hanging: Int64s
    ends: Int64s

    def run(self, node: int) -> Int64s:
        """The nodes of the subtree of a node."""
        first = self.tree.moment[node]
        return self.order[first : first + self.tree.size[node]]

    def above(self, node: int, part: int, hanging: Int64s) -> Int64s:
        """The nodes of a part that hang on no child of a node, itself aside."""
        begin = self.begins[part]
        kept = np.ones(self.sizes[part], np.bool_)
        kept[self.tree.moment[node] - begin] = False
        for child in hanging.tolist():
            first = self.tree.moment[child] - begin
            kept[first : first + self.tree.size[child]] = False
        return self.order[begin : begin + self.sizes[part]][kept]


def _walked(network: Network) -> _Walked:
    tree = walk_in_depth(network)
    hanging = np.flatnonzero(hangs_on_parent(tree))
    below = tree.parent[hanging]
    counts = np.bincount(below, minlength=network.n)
    parts = connected_parts(network.simple)
    begins = np.full(parts.count, network.n, np.int64)
    np.minimum.at(begins, parts.labels, tree.moment)
    return _Walked(
        tree,
        seal(np.argsort(tree.moment, kind="stable")),
        seal(parts.labels),
        seal(parts.sizes),
        seal(begins),
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
