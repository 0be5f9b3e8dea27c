"""Trees in which a thing may lie in several others: what is above and below, who counts where.

Rows of a record may be told in any order and from any file, so every walk also ends where a
circle was told.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

N = TypeVar("N", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tree(Generic[N]):
    """What each node lies in. A node that lies in nothing is at the top."""

    parents: Mapping[N, Collection[N]]
    _children: dict[N, list[N]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for node, above in self.parents.items():
            for parent in above:
                self._children.setdefault(parent, []).append(node)

    def above(self, *nodes: N) -> frozenset[N]:
        """Everything that any of these nodes lies in, at any height, these left out."""
        return _reached(nodes, self.parents)

    def below(self, node: N) -> frozenset[N]:
        """Everything that lies in a node, at any depth, itself left out."""
        return _reached((node,), self._children)

    def would_circle(self, node: N, parent: N) -> bool:
        """Whether a node would lie in itself once it lies in `parent`."""
        return node == parent or node in self.above(parent)


def _reached(start: Iterable[N], steps: Mapping[N, Collection[N]]) -> frozenset[N]:
    begun = set(start)
    seen: set[N] = set()
    waiting = list(begun)
    while waiting:
        for node in steps.get(waiting.pop(), ()):
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return frozenset(seen - begun)


def counts_below(tree: Tree[N], at: Iterable[tuple[Hashable, N]]) -> Counter[N]:
    """How many of those who are somewhere are at a node or below it, each counted once per node.

    Cost: one walk up for each different set of nodes somebody is at.
    """
    nodes: dict[Hashable, set[N]] = defaultdict(set)
    for who, node in at:
        nodes[who].add(node)
    found: Counter[N] = Counter()
    for together, times in Counter(map(frozenset, nodes.values())).items():
        for node in together | tree.above(*together):
            found[node] += times
    return found
