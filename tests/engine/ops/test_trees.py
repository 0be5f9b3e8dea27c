import numpy as np

from saiyai.engine.network import make_network
from saiyai.engine.ops.trees import grown_tree


def ring(n: int) -> tuple[np.ndarray, np.ndarray]:
    """A ring of nodes that are numbered by chance, its ties in no order."""
    dice = np.random.default_rng(n)
    names, shuffled = dice.permutation(n).astype(np.int32), dice.permutation(n)
    return names[shuffled], np.roll(names, 1)[shuffled]


def test_in_a_tree_whoever_comes_after_another_hangs_on_somebody_before() -> None:
    sources, targets = ring(50)
    tree = grown_tree(make_network(50, sources, targets, directed=False).simple)
    place = np.argsort(tree.order)
    hung = np.flatnonzero(tree.parents >= 0)
    assert len(hung) == 49
    assert (place[tree.parents[hung]] < place[hung]).all()
