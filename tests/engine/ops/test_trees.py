import numpy as np
import pytest

from saiyai.engine.network import make_network
from saiyai.engine.ops.trees import grown_tree, near_numbers


def ring(n: int) -> tuple[np.ndarray, np.ndarray]:
    """A ring of nodes that are numbered by chance, its ties in no order."""
    dice = np.random.default_rng(n)
    names, shuffled = dice.permutation(n).astype(np.int32), dice.permutation(n)
    return names[shuffled], np.roll(names, 1)[shuffled]


def test_neighbours_are_near_one_another_whatever_they_were_called_before() -> None:
    sources, targets = ring(1_000)
    numbers = near_numbers(1_000, sources, targets)
    assert sorted(numbers.tolist()) == list(range(1_000))
    assert abs(numbers[sources] - numbers[targets]).max() == 2


def test_every_part_is_numbered_on_its_own_from_whoever_has_most_ties() -> None:
    sources, targets = np.array([(0, 6), (2, 6), (4, 6), (1, 3)], np.int32).T.copy()
    numbers = near_numbers(8, sources, targets)
    assert numbers[6] == 0
    assert set(numbers[[0, 2, 4]]) == {1, 2, 3}
    assert abs(numbers[1] - numbers[3]) == 1
    assert sorted(numbers.tolist()) == list(range(8))


@pytest.mark.parametrize("ends", [((), ()), ((0, 1), (0, 1)), ((0, 0), (1, 1))])
def test_loops_parallel_ties_and_none_at_all_are_numbered_too(
    ends: tuple[tuple[int, ...], tuple[int, ...]],
) -> None:
    sources, targets = (np.array(told, np.int32) for told in ends)
    assert sorted(near_numbers(2, sources, targets).tolist()) == [0, 1]


def test_in_a_tree_whoever_comes_after_another_hangs_on_somebody_before() -> None:
    sources, targets = ring(50)
    tree = grown_tree(make_network(50, sources, targets, directed=False).simple)
    place = np.argsort(tree.order)
    hung = np.flatnonzero(tree.parents >= 0)
    assert len(hung) == 49
    assert (place[tree.parents[hung]] < place[hung]).all()
