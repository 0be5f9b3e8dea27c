"""Contests: a tie says that its source prevailed over its target, and who stands where by that."""

from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s, seal
from saiyai.engine.contacts import in_time
from saiyai.engine.flows import flows, given, taken
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.contests import (
    davids_scores,
    elo_ratings,
    normalised,
    slope_by_rank,
)
from saiyai.engine.ops.rows import degrees
from saiyai.engine.passes import passed
from saiyai.engine.result import NodeValues, Value, Why, node_values

START: Final = 1_000.0
"""The rating of everybody before the first contest; only differences mean anything."""

K: Final = 100.0
"""The most that one contest moves a rating, as in most published uses."""


def davids_score(network: Network) -> NodeValues | Why:
    """How far each prevails over others, those counting more who prevail themselves.

    A tie is a contest that its source has won. David's score of the shares of wins corrected for
    chance, normalised to 0..N - 1 among the N who ever contested.

    Returns: float64 (n,) in 0..n - 1; ISOLATE for who never contested; UNDIRECTED, NO_TIES,
        ALL_ZERO, NEGATIVE_WEIGHTS, OUT_OF_RANGE.
    Cost: O(n + m). Weights are how often it won, parallel ties add up, each of them one contest
        where there are no weights; so telling a tie twice counts. Pairs that never met count as 0
        for both. Loops do not count.
    Source: de Vries, Stevens & Vervaecke 2006, Animal Behaviour 71, 585-592, of David 1987;
        equals `getNormDS` with Dij of the package steepness of R where all have contested.
    """
    ranked = passed(network, _ranked)
    if isinstance(ranked, Why):
        return ranked
    values = np.zeros(network.n)
    values[ranked.positions] = ranked.scores
    absent = np.ones(network.n, np.bool_)
    absent[ranked.positions] = False
    return node_values(values, {Why.ISOLATE: absent})


def steepness(network: Network) -> Value | Why:
    """How far those who prevail differ from one rank to the next.

    The slope of normalised David's scores by rank. Of the two kinds of shares the one corrected
    for chance is taken, since a single contest does not make a rank; among pairs that met seldom
    it is therefore lower than that of plain shares.

    Returns: 0, all alike, to 1, each prevails over all below; UNDIRECTED, NO_TIES, ALL_ZERO,
        NEGATIVE_WEIGHTS, OUT_OF_RANGE.
    Cost: O(m + n log n). Ties are read as for `davids_score`; pairs that never met make it lower.
    Source: de Vries, Stevens & Vervaecke 2006, Animal Behaviour 71, 585-592; equals `getStp` with
        Dij of the package steepness of R.
    """
    ranked = passed(network, _ranked)
    return ranked if isinstance(ranked, Why) else Value(slope_by_rank(ranked.scores))


def elo(network: Network) -> NodeValues | Why:
    """The rating of each after all contests in the order of their times.

    A tie is a contest that its source has won. All begin at 1,000; the winner takes from the
    loser 100 times the chance there was that it would lose, by a normal distribution.

    Returns: float64 (n,), 1,000 on the average of all who contested; ISOLATE for who never did;
        UNDIRECTED, NO_TIMES, NO_TIES.
    Cost: O(n + m). Each tie is one contest, parallel ones too, so telling a tie twice
        counts; weights are not read, loops do not count. Those of one moment go in the order in
        which they were told.
    Source: Neumann et al. 2011, Animal Behaviour 82, 911-921, of Elo 1978; equals `elo.seq` of
        the package EloRating of R, but for its rounding.
    """
    if not network.directed:
        return Why.UNDIRECTED
    if network.times is None:
        return Why.NO_TIMES
    if not network.pairs:
        return Why.NO_TIES
    told = in_time(network)
    ratings = elo_ratings(network.n, told.sources, told.targets, START, K)
    return node_values(ratings, {Why.ISOLATE: degrees(network.simple) == 0})


class _Ranked(NamedTuple):
    """The scores of those who have contested, and who they are."""

    positions: Int32s
    scores: Float64s


def _ranked(network: Network) -> _Ranked | Why:
    found = flows(network)
    if isinstance(found, Why):
        return found
    met = (given(found) > 0) | (taken(found) > 0)
    positions = np.flatnonzero(met).astype(np.int32)
    scores = davids_scores(found.rows, found.forth, found.back, 1.0)
    return _Ranked(seal(positions), seal(normalised(scores[positions])))


_READS = Reads(direction=True, weights=True, parallel=True)

DAVIDS_SCORE = Measure(
    id="davids_score",
    level=Level.NODE,
    unit=Unit.INDEX,
    bounds=Bounds(0, None),
    question="How far does each prevail over others, most of all over those who prevail?",
    question_th="แต่ละรายได้เปรียบรายอื่นเพียงใด โดยนับรายที่ได้เปรียบรายอื่นมากให้มากกว่า",
    source="de Vries, Stevens & Vervaecke 2006, Animal Behaviour 71, 585-592",
    compute=davids_score,
    reads=_READS,
    needs_direction=True,
)

STEEPNESS = Measure(
    id="steepness",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How steeply does prevailing over others fall from one rank to the next?",
    question_th="การได้เปรียบรายอื่นลดหลั่นจากลำดับหนึ่งไปลำดับถัดไปชันเพียงใด",
    source="de Vries, Stevens & Vervaecke 2006, Animal Behaviour 71, 585-592",
    compute=steepness,
    reads=_READS,
    needs_direction=True,
)

ELO = Measure(
    id="elo",
    level=Level.NODE,
    unit=Unit.INDEX,
    bounds=Bounds(None, None),
    question="Where does each stand after all contests, one after another?",
    question_th="เมื่อไล่ดูตามลำดับเวลา แต่ละรายได้เปรียบรายอื่นถึงระดับใด",
    source="Neumann et al. 2011, Animal Behaviour 82, 911-921, of Elo 1978",
    compute=elo,
    reads=Reads(direction=True, times=True, parallel=True),
    needs_times=True,
    needs_direction=True,
)
