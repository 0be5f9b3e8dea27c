import numpy as np
import pytest

from saiyai.engine.network import make_network
from saiyai.engine.ops.nearness import grouped, near_numbers


def test_who_hangs_together_stands_together_whatever_they_were_called_before() -> None:
    """Twenty times ten who are all tied, each ten by one tie to the next."""
    names = np.random.default_rng(1).permutation(200).astype(np.int32)
    one, other = np.triu_indices(10, 1)
    first = np.arange(20)[:, np.newaxis] * 10
    sources = np.concatenate(((first + one).ravel(), first[:-1].ravel()))
    targets = np.concatenate(((first + other).ravel(), first[1:].ravel() + 5))
    numbers = near_numbers(200, names[sources], names[targets])

    assert sorted(numbers.tolist()) == list(range(200))
    tens = numbers[names].reshape(20, 10)
    assert (np.ptp(tens, axis=1) == 9).all()


def test_a_crowd_round_one_is_numbered_though_it_is_too_large_for_one_group() -> None:
    leaves = np.arange(1, 10_001, dtype=np.int32)
    numbers = near_numbers(10_001, np.zeros_like(leaves), leaves)
    star = make_network(10_001, np.zeros_like(leaves), leaves, directed=False).simple

    assert sorted(numbers.tolist()) == list(range(10_001))
    assert np.bincount(grouped(star)).max() == 4_000


def test_every_part_is_numbered_on_its_own_from_whoever_has_most_ties() -> None:
    sources, targets = np.array([(0, 6), (2, 6), (4, 6), (1, 3)], np.int32).T.copy()
    numbers = near_numbers(8, sources, targets)
    assert set(numbers[[6, 0, 2, 4]]) == {0, 1, 2, 3}
    assert numbers[6] == 0
    assert abs(numbers[1] - numbers[3]) == 1
    assert sorted(numbers.tolist()) == list(range(8))


@pytest.mark.parametrize("ends", [((), ()), ((0, 1), (0, 1)), ((0, 0), (1, 1))])
def test_loops_parallel_ties_and_none_at_all_are_numbered_too(
    ends: tuple[tuple[int, ...], tuple[int, ...]],
) -> None:
    sources, targets = (np.array(told, np.int32) for told in ends)
    assert sorted(near_numbers(2, sources, targets).tolist()) == [0, 1]
