"""Sole links: where a part of the network hangs on one, and what would relieve it.

Read is what would be lost, never what somebody is. A hub is part of a network; what is worth
attention is a hub without a way around it.
"""

from dataclasses import dataclass

import numpy as np

from saiyai.assessment.facts import Bools, Facts
from saiyai.domain.actors import Role
from saiyai.domain.ties import TieState
from saiyai.engine.arrays import Int64s
from saiyai.engine.cuts import cut_losses, lost_without, rests_without
from saiyai.engine.measures.degree import degree
from saiyai.engine.network import Network

_MOST_TESTS = 3
_MOST_TRIED = 12
"""So many lines heard from last are tried out."""


@dataclass(frozen=True, slots=True)
class SoleLink:
    """An actor behind whom others would lose contact with the largest part, and who they are."""

    position: int
    lost: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Relief:
    """Lines to test (row numbers in the facts, best first), or two actors to introduce."""

    tests: tuple[int, ...]
    introduce: tuple[int, int] | None
    left: int
    """How many would still lose contact after the first of these."""


def sole_links(network: Network, least: int = 1) -> list[SoleLink]:
    """Sole links of the largest part behind whom so many or more stand, the one with most first.

    Cost: O(n + m), and O(n) for each.
    """
    found = cut_losses(network)
    order = np.argsort(-found.lost, kind="stable")
    links = []
    for position in found.positions[order][found.lost[order] >= least].tolist():
        lost = tuple(lost_without(network, position).tolist())
        links.append(SoleLink(position, lost))
    return links


def outer_links(network: Network, least: int) -> list[SoleLink]:
    """Sole links behind whom so many or more stand, the one with most first.

    Left out are those whose lost are all among the lost of another: that one tells of them.
    """
    links = sole_links(network, least)
    behind = {link.position: set(link.lost) for link in links}
    holding: dict[int, list[int]] = {}  # a set that holds another holds the first of it as well
    for position, lost in behind.items():
        for one in lost:
            holding.setdefault(one, []).append(position)
    return [
        link
        for link in links
        if not any(behind[link.position] < behind[one] for one in holding[link.lost[0]])
    ]


def part_size(network: Network, link: SoleLink) -> int:
    """How many stand in the part that a sole link is in."""
    return int((rests_without(network, link.position) >= 0).sum()) + 1


def relief_of(facts: Facts, network: Network, link: SoleLink) -> Relief:
    """What would open a second way to those behind a sole link.

    First lines that somebody knows of and nobody has tried of late. Where none of them would
    bring all back, an introduction: the group among the lost with most lines, and the deputy of
    the one it hangs on, or else whoever around it carries least.
    """
    tests = _untested_ways(facts, network, link)
    left = tests[0][0] if tests else len(link.lost)
    pair = _introduction(facts, network, link) if left else None
    if pair and (with_pair := _left(rests_without(network, link.position), pair)) < left:
        return Relief((), pair, with_pair)
    return Relief(tuple(line for _, line in tests[:_MOST_TESTS]), None, left)


def _left(rests: Int64s, ends: tuple[int, int]) -> int:
    """How many would still be lost if these two of the same part were tied."""
    sizes = np.bincount(rests[rests >= 0])
    one, other = rests[ends[0]], rests[ends[1]]
    if one != other:
        sizes[one] += sizes[other]
        sizes[other] = 0
    return int(sizes.sum() - sizes.max())


def _untested_ways(facts: Facts, network: Network, link: SoleLink) -> list[tuple[int, int]]:
    """Lines not tried of late from the lost to the rest, with how many each would leave lost.

    Best first: what brings most back; proven before and silent before never tried; heard from
    last before long ago.
    """
    lost, rest = sides_of(network, link)
    a, b = facts.lines.a, facts.lines.b
    crossing = (lost[a] & rest[b]) | (rest[a] & lost[b])
    silent = facts.lines.of(TieState.UNTESTED, TieState.LAID) & ~facts.lines.resting
    ways = np.flatnonzero(crossing & silent)
    heard = ways[np.argsort(-facts.lines.last_positive[ways], kind="stable")][:_MOST_TRIED]
    rests = rests_without(network, link.position)
    found = [(_left(rests, (int(a[line]), int(b[line]))), int(line)) for line in heard]
    never = int(TieState.LAID)
    return sorted(found, key=lambda way: (way[0], facts.lines.states[way[1]] == never))


def sides_of(network: Network, link: SoleLink) -> tuple[Bools, Bools]:
    """Those who would be lost, and those of the same part who would keep contact."""
    lost = np.zeros(network.n, np.bool_)
    lost[list(link.lost)] = True
    return lost, rests_without(network, link.position) == 0


def _introduction(facts: Facts, network: Network, link: SoleLink) -> tuple[int, int] | None:
    _, rest = sides_of(network, link)
    load = degree(network).values
    rows = network.simple
    around = rows.indices[rows.indptr[link.position] : rows.indptr[link.position + 1]].tolist()
    deputies = [p for p in facts.with_role(Role.DEPUTY, Role.SUCCESSOR) if rest[p]]
    near = sorted((p for p in around if rest[p]), key=lambda p: (facts.persons[p], load[p], p))
    helper = next(iter(deputies or near), None)
    if helper is None:
        return None
    inside = max(link.lost, key=lambda p: (not facts.persons[p], load[p], -p))
    return helper, inside


def one_place(facts: Facts, link: SoleLink) -> int | None:
    """Row id of the place where all the lost are; None where they are in several or none."""
    places = {int(facts.places[position]) for position in link.lost}
    return places.pop() if len(places) == 1 and -1 not in places else None
