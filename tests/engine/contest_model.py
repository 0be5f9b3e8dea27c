"""Contests as their literature writes them down, in whole matrices and one after another."""

from statistics import NormalDist
from typing import Any

import numpy as np

from saiyai.engine.network import Network


def contests(network: Network) -> Any:
    """How often each has won against each; a tie without a weight is one contest."""
    won = np.zeros((network.n, network.n))
    weights = np.ones(network.m) if network.weights is None else network.weights
    np.add.at(won, (network.sources, network.targets), weights)
    np.fill_diagonal(won, 0)
    return won


def davids_model(won: Any, *, corrected: bool = True) -> Any:
    """Normalised David's scores of all who have contested, 0 of the others."""
    met = won + won.T
    there = met.sum(axis=0) > 0
    n = int(there.sum())
    with np.errstate(all="ignore"):
        shares = np.where(met > 0, won / met, 0.0)
        if corrected:
            shares = np.where(met > 0, shares - (shares - 0.5) / (met + 1), 0.0)
    w, lost = shares.sum(axis=1), shares.sum(axis=0)
    scores = w + shares @ w - lost - shares.T @ lost
    return np.where(there, (scores + n * (n - 1) / 2) / max(n, 1), 0.0)


def steepness_model(won: Any, *, corrected: bool = True) -> float:
    """The slope of a line through the scores in descending order."""
    there = (won + won.T).sum(axis=0) > 0
    scores = np.sort(davids_model(won, corrected=corrected)[there])[::-1]
    return float(abs(np.polyfit(np.arange(1, len(scores) + 1), scores, 1)[0]))


def elo_model(network: Network, times_told: int = 1) -> list[float]:
    """Ratings as EloRating has them, with all ties told so often, one telling after another."""
    assert network.times is not None
    ratings = [1000.0] * network.n
    told = list(enumerate(network.times.tolist())) * times_told
    for row, _ in sorted(told, key=lambda one: one[1]):
        winner, loser = int(network.sources[row]), int(network.targets[row])
        if winner != loser:
            z = (ratings[winner] - ratings[loser]) / (200 * 2**0.5)
            moved = 100 * (1 - NormalDist().cdf(z))
            ratings[winner] += moved
            ratings[loser] -= moved
    return ratings
