"""How unequally something is held: plain numbers of what each holds, whatever it is.

What is held is counted in numbers that are not below 0, of which one at least is above; those
who hold nothing count too. Where all hold nothing there is no share, and whoever asks says so.
"""

from typing import NamedTuple

import numpy as np

from saiyai.engine.arrays import Float64s, Numbers


class TheilParts(NamedTuple):
    """Theil's T and what it is the sum of: unequal within groups, and between their means."""

    total: float
    within: float
    between: float


def gini(held: Numbers) -> float:
    """Half the mean difference of any two, by the mean: 0 where all hold the same.

    Returns: 0 to 1 - 1/n, which is where one holds all.
    Cost: O(n log n).
    Source: Gini 1912, Variabilità e mutabilità; by ranks as Sen 1973.
    """
    shares = np.sort(_shares(held))
    n = len(shares)
    ranks = np.arange(1, n + 1)
    return float(np.clip((2 * (ranks @ shares) - (n + 1)) / n, 0, 1 - 1 / n))


def gini_of_few(held: Numbers) -> float:
    """The same by the most that it can be among so many, G* = G n / (n - 1); two at least.

    Returns: 0..1, 1 where one holds all, however few they are.
    Cost: O(n log n).
    Source: Deltas 2003, Review of Economics and Statistics 85, 226-234.
    """
    return min(gini(held) * len(held) / (len(held) - 1), 1.0)


def theil(held: Numbers) -> float:
    """The mean over all of x ln x, x being what each holds by the mean: 0 where all hold the same.

    Returns: 0 to ln n, where one holds all.
    Cost: O(n).
    Source: Theil 1967, Economics and Information Theory, chapter 4 (his T).
    """
    shares = _shares(held)
    return float(np.clip(np.log(len(shares)) - _entropy(shares), 0, None))


def theil_by_groups(held: Numbers, groups: Numbers) -> TheilParts:
    """Theil's T, parted into what is unequal within groups and what between them.

    Shapes: held and groups (n,), the number of each one's group, from 0.
    Cost: O(n).
    Source: Theil 1967, Economics and Information Theory, chapter 4.
    """
    shares, of = _shares(held), np.asarray(groups)
    of_group, members = np.bincount(of, shares), np.bincount(of)
    there = of_group > 0
    rates = of_group[there] * len(shares) / members[there]
    between = max(float(of_group[there] @ np.log(rates)), 0.0)
    total = theil(held)
    return TheilParts(total, max(total - between, 0.0), between)


def pielou(held: Numbers) -> float:
    """How evenly it is held: the entropy of shares by the most it can be; two at least.

    Returns: 0, one holds all, to 1, all hold the same. It is 1 - T / ln n.
    Cost: O(n).
    Source: Pielou 1966, Journal of Theoretical Biology 13, 131-144 (her J').
    """
    shares = _shares(held)
    return float(np.clip(_entropy(shares) / np.log(len(shares)), 0, 1))


def _shares(held: Numbers) -> Float64s:
    """What each holds of the whole; by the largest first, since the sum may be beyond numbers."""
    values = np.asarray(held, np.float64)
    scaled = values / values.max()
    shares: Float64s = scaled / scaled.sum()
    return shares


def _entropy(shares: Float64s) -> float:
    """In nats; nothing of nothing is nothing."""
    some = shares[shares > 0]
    return -float(some @ np.log(some))
