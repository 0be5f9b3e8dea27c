"""Five hundred networks of every shape, drawn with the same dice always, for comparing."""

from collections.abc import Iterator

import numpy as np

from saiyai.engine.network import Network, make_network


def drawn_networks(
    count: int = 500, *, most: int = 30, directed: bool | None = None
) -> Iterator[Network]:
    """Networks from none to `most` nodes: sparse and dense, with loops, parallel ties, isolates.

    Every other one is directed, unless asked otherwise; all have weights from 1 to 5.
    """
    for seed in range(count):
        dice = np.random.default_rng(seed)
        n = int(dice.integers(0, most + 1)) if seed > 3 else seed
        m = int(n * dice.choice([0.5, 1, 2, 4])) if n else 0
        sources, targets = dice.integers(0, max(n, 1), (2, m))
        if seed % 5 == 0:  # two parts, and nobody between
            targets = np.where(sources < n // 2, targets % max(n // 2, 1), targets)
        weights = dice.integers(1, 6, m)
        points = bool(seed % 2) if directed is None else directed
        yield make_network(n, sources, targets, directed=points, weights=weights)


def drawn_contacts(*, directed: bool | None = None) -> Iterator[Network]:
    """The same five hundred, and when each tie was: days, of which few or many are the same."""
    for seed, network in enumerate(drawn_networks(directed=directed)):
        dice = np.random.default_rng(1_000 + seed)
        times = dice.integers(0, dice.choice([5, 30, 1_000]), network.m).astype(np.float64)
        ends = (network.sources, network.targets)
        yield make_network(network.n, *ends, directed=network.directed, times=times)
