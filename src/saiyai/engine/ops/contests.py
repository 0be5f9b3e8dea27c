"""Who wins contests: scores from shares of wins, and ratings that move with every contest."""

from math import erfc, sqrt
from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency

SPREAD: Final = 200.0
"""The standard deviation of how anybody performs around the own rating, as Elo set it."""


@kernel
def davids_scores(rows: Adjacency, won: Float64s, lost: Float64s, extra: float) -> Float64s:
    """What each wins, those counting more who win themselves, less what each loses likewise.

    They count by the share of wins, with so many contests more that nobody won: 0 gives P, and 1
    gives D, corrected for chance, by which few contests say less.

    Shapes: won and lost for each entry of the rows, in which each pair stands from both ends.
    Returns: float64 (n,), w + w2 - l - l2, which sum to 0.
    Cost: O(n + pairs).
    Source: David 1987, Biometrika 74, 432-436; D of de Vries 1998, Animal Behaviour 55, 827-843.
    """
    n = len(rows.indptr) - 1
    wins, losses, further = np.zeros(n), np.zeros(n), np.zeros(n)
    for node in range(n):
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            met = won[place] + lost[place]
            if met > 0:
                wins[node] += (won[place] + extra / 2) / (met + extra)
                losses[node] += (lost[place] + extra / 2) / (met + extra)
    for node in range(n):
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            met, other = won[place] + lost[place], rows.indices[place]
            if met > 0:
                further[node] += (won[place] + extra / 2) / (met + extra) * wins[other]
                further[node] -= (lost[place] + extra / 2) / (met + extra) * losses[other]
    return wins + further - losses


def normalised(scores: Float64s) -> Float64s:
    """The same from 0 to n - 1: what each would win if scores were wins against all others.

    Source: de Vries, Stevens & Vervaecke 2006, Animal Behaviour 71, 585-592.
    """
    n = len(scores)
    found: Float64s = ((scores + n * (n - 1) / 2) / n).clip(0, n - 1)
    return found


def slope_by_rank(scores: Float64s) -> float:
    """By how much scores fall from one rank to the next: least squares; two at least.

    Returns: 0, all alike, to 1 for normalised scores where each beats all below.
    Source: de Vries, Stevens & Vervaecke 2006, Animal Behaviour 71, 585-592.
    """
    ranks = np.arange(len(scores)) - (len(scores) - 1) / 2
    return float(np.clip(ranks @ np.sort(scores) / (ranks @ ranks), 0, 1))


@kernel
def elo_ratings(n: int, winners: Int32s, losers: Int32s, start: float, k: float) -> Float64s:
    """The rating of each after all contests, in their order.

    The winner takes from the loser k times the chance there was that the loser would win, by a
    normal distribution of performances. Who contests with oneself is passed over.

    Cost: O(n + contests).
    Source: Elo 1978, The Rating of Chessplayers; as Neumann et al. 2011, Animal Behaviour 82.
    """
    ratings = np.full(n, start)
    for contest in range(len(winners)):
        winner, loser = winners[contest], losers[contest]
        if winner != loser:
            # The difference of two performances has a deviation of SPREAD times sqrt(2).
            ahead = (ratings[winner] - ratings[loser]) / (SPREAD * sqrt(2.0))
            taken = k * erfc(ahead / sqrt(2.0)) / 2
            ratings[winner] += taken
            ratings[loser] -= taken
    return ratings
