"""Reciprocity: how far ties are returned, and the pairs by how they are tied."""

import numpy as np

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.result import Parts, Value, Why


def reciprocity(network: Network) -> Value | Why:
    """The share of ties that have a tie back.

    Returns: 0..1; UNDIRECTED where ties have no direction, NO_TIES where there is none.
    Cost: O(1). Loops and parallel ties are not counted.
    Note: this is the share of arcs; the share of tied pairs that are mutual is lower.
    Source: Newman, Forrest & Balthrop 2002, Physical Review E 66, 035101; equals networkx
        `overall_reciprocity`, igraph's default mode.
    """
    if not network.directed:
        return Why.UNDIRECTED
    return reciprocity_of(len(network.arcs.indices), network.pairs)


def reciprocity_of(arcs: int, pairs: int) -> Value | Why:
    """The same from the numbers of arcs and of tied pairs: a mutual pair has two arcs."""
    return Value(2 * (arcs - pairs) / arcs) if arcs else Why.NO_TIES


def dyad_census(network: Network) -> Parts | Why:
    """How many pairs are tied both ways, one way, or not at all.

    Returns: mutual, asymmetric and null, in pairs; UNDIRECTED where ties have no direction.
    Cost: O(1). Loops and parallel ties are not counted.
    Source: Holland & Leinhardt 1970, American Journal of Sociology 76, 492-513; equals igraph
        `dyad_census`.
    """
    if not network.directed:
        return Why.UNDIRECTED
    return dyad_census_of(network.n, len(network.arcs.indices), network.pairs)


def dyad_census_of(n: int, arcs: int, pairs: int) -> Parts:
    """The same from the numbers of nodes, of arcs and of tied pairs."""
    mutual = arcs - pairs
    null = n * (n - 1) // 2 - pairs
    return Parts((("mutual", mutual), ("asymmetric", pairs - mutual), ("null", null)))


def garlaschelli_loffredo(network: Network) -> Value | Why:
    """How far ties are returned beyond what as many ties laid at random would be: rho.

    Returns: up to 1, all are; 0, as if by chance; below 0 rather not. UNDIRECTED where ties have
        no direction, NO_NODES, TOO_FEW_NODES below two, NO_TIES where there is none, ALL_ALIKE
        where all are tied to all.
    Cost: O(1). Loops and parallel ties are not counted. It is (r - a) / (1 - a) of the reciprocity
        r and the density a: chance lays every tie as likely, whoever gives and gets many.
    Source: Garlaschelli & Loffredo 2004, Physical Review Letters 93, 268701.
    """
    if missing := _without_chance(network):
        return missing
    arcs, possible = len(network.arcs.indices), network.n * (network.n - 1)
    returned, chance = 2 * _mutual(network) / arcs, arcs / possible
    return Value((returned - chance) / (1 - chance))


def katz_powell(network: Network) -> Value | Why:
    """How far ties are returned beyond what each one's number of ties would bring by chance.

    Returns: up to 1, all are; 0, as if by chance; below 0 rather not. UNDIRECTED where ties have
        no direction, NO_NODES, TOO_FEW_NODES below two, NO_TIES where there is none, ALL_ALIKE
        where all are tied to all.
    Cost: O(n). Loops and parallel ties are not counted. Chance lets everybody choose as many as
        they did among all others: of L ties, with L2 the sum of the squares of what each one has,
        E = (L^2 - L2) / (2 (n - 1)^2) pairs would be mutual, and the answer is that of M mutual
        pairs, (M - E) / (L / 2 - E).
    Source: Katz & Powell 1955, Sociometry 18, 403-409, of free choice; as in Wasserman & Faust
        1994, section 13.3.
    """
    if missing := _without_chance(network):
        return missing
    has = network.leaving
    ties = int(has.sum())
    # Whole numbers up to the last step: the terms differ little where nearly all are tied to all.
    by_chance = ties * ties - int(np.square(has).sum())
    all_pairs = (network.n - 1) ** 2
    return Value((2 * all_pairs * _mutual(network) - by_chance) / (ties * all_pairs - by_chance))


def _without_chance(network: Network) -> Why | None:
    """Why there is nothing that chance could have done otherwise."""
    if not network.directed:
        return Why.UNDIRECTED
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    arcs = len(network.arcs.indices)
    if arcs == 0:
        return Why.NO_TIES
    return Why.ALL_ALIKE if arcs == network.n * (network.n - 1) else None


def _mutual(network: Network) -> int:
    """A mutual pair has two arcs, any other tied pair one."""
    return len(network.arcs.indices) - network.pairs


RECIPROCITY = Measure(
    id="reciprocity",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="What share of the ties is returned?",
    question_th="สายสัมพันธ์ที่อีกฝ่ายมีตอบกลับ เป็นสัดส่วนเท่าใดของทั้งหมด",
    source="Newman, Forrest & Balthrop 2002, Physical Review E 66, 035101",
    compute=reciprocity,
    reads=Reads(direction=True),
    needs_direction=True,
)

DYAD_CENSUS = Measure(
    id="dyad_census",
    level=Level.PARTS,
    unit=Unit.PAIRS,
    bounds=Bounds(0, None),
    question="How many pairs are tied both ways, one way, or not at all?",
    question_th="มีกี่คู่ที่มีสายสัมพันธ์ทั้งสองทาง ทางเดียว หรือยังไม่มีในบันทึก",
    source="Holland & Leinhardt 1970, American Journal of Sociology 76, 492-513",
    compute=dyad_census,
    reads=Reads(direction=True, strangers=True),
    needs_direction=True,
)

GARLASCHELLI_LOFFREDO = Measure(
    id="garlaschelli_loffredo",
    level=Level.NETWORK,
    unit=Unit.INDEX,
    bounds=Bounds(-1, 1),
    question="Are ties returned more often than they would be if laid at random?",
    question_th="สายสัมพันธ์มีการตอบกลับมากกว่าที่จะเกิดขึ้นโดยบังเอิญหรือไม่",
    source="Garlaschelli & Loffredo 2004, Physical Review Letters 93, 268701",
    compute=garlaschelli_loffredo,
    reads=Reads(direction=True, strangers=True),
    needs_direction=True,
)

KATZ_POWELL = Measure(
    id="katz_powell",
    level=Level.NETWORK,
    unit=Unit.INDEX,
    bounds=Bounds(-1, 1),
    question="Are ties returned more often than if each one had chosen as many at random?",
    question_th="สายสัมพันธ์มีการตอบกลับมากกว่าเมื่อแต่ละรายเลือกจำนวนเท่าเดิมโดยสุ่มหรือไม่",
    source="Katz & Powell 1955, Sociometry 18, 403-409",
    compute=katz_powell,
    reads=Reads(direction=True, strangers=True),
    needs_direction=True,
)
