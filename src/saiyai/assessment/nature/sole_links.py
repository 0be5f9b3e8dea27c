"""Sole links: where a part of the network hangs on one, and what would relieve it.

Read is what would be lost, never what somebody is. A hub is part of a network; what is worth
attention is a hub without a way around it.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from saiyai.assessment.look.facts import Facts
from saiyai.domain.actors import Role
from saiyai.domain.ties import TieState
from saiyai.engine.arrays import Int64s
from saiyai.engine.cuts import cut_losses, rests_lost
from saiyai.engine.measures.degree import degree
from saiyai.engine.network import Network
from saiyai.engine.ops.parts import connected_parts

_MOST_TESTS = 3
_MOST_TRIED = 12
"""So many lines heard from last are tried out."""


@dataclass(frozen=True, slots=True)
class SoleLink:
    """An actor behind whom others would lose contact with the largest part, and who they are.

    `rests` are those lost as they would still be together, without the largest rest; `of` counts
    everybody of the part, the actor too.
    """

    position: int
    rests: tuple[tuple[int, ...], ...]
    of: int

    @property
    def lost(self) -> tuple[int, ...]:
        """Positions of all who would be lost, ascending."""
        return tuple(sorted(chain.from_iterable(self.rests)))


@dataclass(frozen=True, slots=True)
class Relief:
    """Lines to test (row numbers in the facts, best first), or two actors to introduce."""

    tests: tuple[int, ...]
    introduce: tuple[int, int] | None
    left: int
    """How many would still lose contact after the first of these."""


def sole_links(network: Network, least: int = 1) -> list[SoleLink]:
    """Sole links of the largest part behind whom so many or more stand, the one with most first.

    Cost: O(n + m), and of those lost behind each.
    """
    found = cut_losses(network)
    order = np.argsort(-found.lost, kind="stable")
    of = int(connected_parts(network.simple).sizes[0]) if len(found.positions) else 0
    links = []
    for position in found.positions[order][found.lost[order] >= least].tolist():
        rests = tuple(tuple(rest.tolist()) for rest in rests_lost(network, position))
        links.append(SoleLink(position, rests, of))
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


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """What is looked at for every sole link of a network, made once for all of them.

    Shapes: `labels`, `load` (n,): the part of each, and how many lines; `silent` has the row
    numbers of lines not tried of late by the end they are at, `begins` (n + 1,) where each begins.
    """

    facts: Facts
    network: Network
    labels: Int64s
    load: Int64s
    silent: Int64s
    begins: Int64s
    deputies: tuple[int, ...]

    def stays(self, link: SoleLink, lost: Container[int], position: int) -> bool:
        """Whether somebody of the same part would keep contact."""
        same = self.labels[position] == self.labels[link.position]
        return bool(same) and position != link.position and position not in lost


def ways_of(facts: Facts, network: Network) -> Ways:
    """What `relief_of` needs of a network. Cost: O(n + lines)."""
    lines = facts.lines
    silent = np.flatnonzero(lines.of(TieState.UNTESTED, TieState.LAID) & ~lines.resting)
    ends = np.concatenate((lines.a[silent], lines.b[silent]))
    rows = np.concatenate((silent, silent))
    counts = np.bincount(ends, minlength=network.n)
    return Ways(
        facts=facts,
        network=network,
        labels=connected_parts(network.simple).labels,
        load=degree(network).values,
        silent=rows[np.argsort(ends, kind="stable")],
        begins=np.concatenate(([0], np.cumsum(counts))),
        deputies=tuple(facts.with_role(Role.DEPUTY, Role.SUCCESSOR)),
    )


def relief_of(ways: Ways, link: SoleLink) -> Relief:
    """What would open a second way to those behind a sole link.

    First lines that somebody knows of and nobody has tried of late. Where none of them would
    bring all back, an introduction: the group among the lost with most lines, and the deputy of
    the one it hangs on, or else whoever around it carries least.
    Cost: of the lines of those lost, and of the actor's own.
    """
    rests = {one: rest for rest in link.rests for one in rest}
    tests = _untested_ways(ways, link, rests)
    left = tests[0][0] if tests else len(rests)
    pair = _introduction(ways, link, rests) if left else None
    if pair and (with_pair := len(rests) - len(rests[pair[1]])) < left:
        return Relief((), pair, with_pair)
    return Relief(tuple(line for _, line in tests[:_MOST_TESTS]), None, left)


def _untested_ways(
    ways: Ways, link: SoleLink, rests: Mapping[int, tuple[int, ...]]
) -> list[tuple[int, int]]:
    """Lines not tried of late from the lost to the rest, with how many each would leave lost.

    Best first: what brings most back; proven before and silent before never tried; heard from
    last before long ago.
    Note: who is tied to the largest rest is back, and so is the rest they are in.
    """
    lines = ways.facts.lines
    left: dict[int, int] = {}
    for one, rest in rests.items():
        for line in ways.silent[ways.begins[one] : ways.begins[one + 1]].tolist():
            other = int(lines.a[line] if lines.b[line] == one else lines.b[line])
            if ways.stays(link, rests, other):
                left[line] = len(rests) - len(rest)
    last = lines.last_positive
    heard = sorted(left, key=lambda line: (-int(last[line]), line))[:_MOST_TRIED]
    never = int(TieState.LAID)
    return sorted(
        ((left[line], line) for line in heard),
        key=lambda way: (way[0], lines.states[way[1]] == never),
    )


def _introduction(
    ways: Ways, link: SoleLink, rests: Mapping[int, tuple[int, ...]]
) -> tuple[int, int] | None:
    persons, load = ways.facts.persons, ways.load
    rows = ways.network.simple
    around = rows.indices[rows.indptr[link.position] : rows.indptr[link.position + 1]].tolist()
    deputies = (one for one in ways.deputies if ways.stays(link, rests, one))
    near = sorted(
        (one for one in around if ways.stays(link, rests, one)),
        key=lambda one: (persons[one], load[one], one),
    )
    helper = next(chain(deputies, near), None)
    if helper is None:
        return None
    inside = max(rests, key=lambda one: (not persons[one], load[one], -one))
    return helper, inside


def one_place(facts: Facts, link: SoleLink) -> int | None:
    """Row id of the place where all the lost are; None where they are in several or none."""
    places = {int(facts.places[position]) for position in link.lost}
    return places.pop() if len(places) == 1 and -1 not in places else None
