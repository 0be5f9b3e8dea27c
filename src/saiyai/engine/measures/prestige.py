"""Prestige that is passed on: to be chosen by those who are chosen counts more."""

from typing import Final

import numpy as np

from saiyai.engine.dominance import dominance
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.damped import damped_sums
from saiyai.engine.ops.krylov import dominant_vector
from saiyai.engine.ops.products import neighbour_sums
from saiyai.engine.ops.rows import degrees
from saiyai.engine.result import NodeParts, NodeValues, Why
from saiyai.engine.walks import arcs_into

_DAMPING: Final = 0.85


def eigenvector(network: Network) -> NodeValues | Why:
    """What each holds if all hold, but for one factor, what those that lead to them hold together.

    Returns: float64 (n,) in 0..1, squares summing to 1; NO_NODES; NO_TIES; NO_CIRCLE where ties
        point and no way leads back; NO_SINGLE_ANSWER where one of several strongest parts leads
        to another.
    Cost: O(n + m) for each of some tens of products. Of the largest eigenvalue; where several
        parts share it, each as equal starts leave it. Weights are not read; directed ties are
        followed to the node; outside of what the strongest part leads to all hold 0.
    Source: Bonacich 1972, Journal of Mathematical Sociology 2, 113-120; equals networkx
        `eigenvector_centrality` and, but for its scale, igraph's.
    """
    if network.n == 0:
        return Why.NO_NODES
    if len(network.arcs.indices) == 0:
        return Why.NO_TIES
    found = dominance(network)
    if found.growth == 0:
        return Why.NO_CIRCLE
    return NodeValues(found.vector) if found.holds else Why.NO_SINGLE_ANSWER


def pagerank(network: Network) -> NodeValues | Why:
    """How often one is met who follows ties at random, and with 15 % begins anew anywhere.

    Returns: float64 (n,) in 0..1, summing to 1; NO_NODES.
    Cost: O(n + m) for each of some sixty sweeps, or from a million ties on for as many products,
        on all cores; within 1e-11 of the whole. Whoever has no tie that leads on begins anew;
        weights are not read.
    Source: Brin & Page 1998, Computer Networks 30, 107-117, with their damping of 0.85; equals
        igraph `pagerank`, networkx `pagerank`.
    """
    if network.n == 0:
        return Why.NO_NODES
    leads = network.leaving
    kept = np.where(leads > 0, _DAMPING, 0.0)
    factors, ones = kept / leads.clip(min=1), np.ones(network.n)
    found, _ = damped_sums(arcs_into(network), ones, factors, kept)
    return NodeValues(found / found.sum())


def katz(network: Network) -> NodeValues | Why:
    """How many ways lead to each node, of any length, each further tie counting less.

    Returns: float64 (n,), in ties, 0 where none leads; NO_NODES; OUT_OF_RANGE where chains
        without a circle are so many that no computer can hold their number, TOO_LARGE where
        they are so long that it does not settle.
    Cost: O(n + m) for each of some tens of sweeps or products. Each further tie counts 0.85 over
        the largest eigenvalue, or 0.85 where that is less than 1, as without a circle; the first
        one counts 1. Ways of length 0 are not counted; weights are not read.
    Source: Katz 1953, Psychometrika 18, 39-43; 1 + factor times this is networkx
        `katz_centrality` with that factor, not normalised.
    """
    if network.n == 0:
        return Why.NO_NODES
    factor = _DAMPING / max(dominance(network).growth, 1.0)
    ones = np.ones(network.n)
    found, settled = damped_sums(arcs_into(network), ones, np.full(network.n, factor))
    if not np.isfinite(found).all():
        return Why.OUT_OF_RANGE
    if not settled:
        return Why.TOO_LARGE
    return NodeValues((found - 1).clip(min=0) / factor)


def hits(network: Network) -> NodeParts | Why:
    """How good a node is at leading to those led to, and how well the good ones lead to it.

    Returns: hubs and authorities, float64 (n,) in 0..1, each summing to 1; UNDIRECTED where ties
        have no direction, NO_NODES, NO_TIES.
    Cost: O(n + m) for each of some tens of products. Where several groups are as strong, each as
        the rounds of the source leave it. Weights are not read.
    Source: Kleinberg 1999, Journal of the ACM 46, 604-632; equals networkx `hits` and, but for
        their scale, igraph `hub_score` and `authority_score`.
    """
    if not network.directed:
        return Why.UNDIRECTED
    if len(network.arcs.indices) == 0:
        return Why.NO_TIES if network.n else Why.NO_NODES
    out, into = network.arcs, arcs_into(network)
    begun = degrees(into).astype(np.float64)
    _, led_to = dominant_vector(
        lambda held: neighbour_sums(into, neighbour_sums(out, held)), begun
    )
    leading = neighbour_sums(out, led_to)
    both = np.column_stack((leading / leading.sum(), led_to / led_to.sum()))
    return NodeParts(("hubs", "authorities"), both)


EIGENVECTOR = Measure(
    id="eigenvector",
    level=Level.NODE,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="Who is tied to those who are themselves well tied, and how much?",
    question_th="รายใดมีสายสัมพันธ์กับรายที่มีสายสัมพันธ์ดีอยู่แล้ว มากเพียงใด",
    source="Bonacich 1972, Journal of Mathematical Sociology 2, 113-120",
    compute=eigenvector,
    reads=Reads(direction=True),
)

PAGERANK = Measure(
    id="pagerank",
    level=Level.NODE,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How often is each one met by somebody who follows ties at random?",
    question_th="ผู้ที่เดินตามสายสัมพันธ์ไปเรื่อย ๆ จะพบแต่ละรายบ่อยเพียงใด",
    source="Brin & Page 1998, Computer Networks 30, 107-117",
    compute=pagerank,
    reads=Reads(direction=True, strangers=True),
)

KATZ = Measure(
    id="katz",
    level=Level.NODE,
    unit=Unit.TIES,
    bounds=Bounds(0, None),
    question="How many lead to each one, directly or through others, if further ones count less?",
    question_th="มีกี่รายที่สายสัมพันธ์นำมาถึงแต่ละราย ทั้งตรงและผ่านรายอื่น โดยยิ่งไกลยิ่งนับน้อยลง",
    source="Katz 1953, Psychometrika 18, 39-43",
    compute=katz,
    reads=Reads(direction=True),
)

HITS = Measure(
    id="hits",
    level=Level.NODE_PARTS,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="Who leads to those whom many lead to, and to whom do these lead?",
    question_th="รายใดชี้ไปหารายที่หลายรายชี้ไปหา และรายใดเป็นรายที่ถูกชี้ไปหา",
    source="Kleinberg 1999, Journal of the ACM 46, 604-632",
    compute=hits,
    reads=Reads(direction=True),
    needs_direction=True,
)
