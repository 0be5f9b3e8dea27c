"""Hubs and sub-centres: what the posts carry, who can stand in, and whether there are ways around.

The load is told of posts, that of the manager first; a hub is part of a network and no fault.
"""

from typing import Final

import numpy as np

from saiyai.assessment.look.exchanges import read_routes
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside_facts import facts_of
from saiyai.assessment.look.lines import basis_of
from saiyai.assessment.look.record import NOBODY, Table
from saiyai.assessment.look.view import View
from saiyai.assessment.nature.sole_links import outer_links, relief_of, ways_of
from saiyai.assessment.pictures.card import Picture, PictureOf, PictureRead, Told
from saiyai.assessment.reading import Reading
from saiyai.domain.actors import Role
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say

POSTS: Final = (Role.MANAGER, Role.CENTRE, Role.HUB, Role.SUBCENTRE)
"""The manager first: people see what that post carries before anybody else's."""
_MOST_EASED: Final = 12
"""Of so many places it is worked out whether another way is at hand: each takes a pass."""


def read_hubs_picture(view: View, _told: Told) -> PictureRead:
    """Lines in use at each post, who deputises, and how many hang on one way alone."""
    counts = {"lines": int(view.counted.sum())}
    for post in POSTS:
        holders = view.with_role(post) & view.members
        if holders.any():
            counts[f"held_{post}"] = int(holders.sum())
            counts[f"lines_{post}"] = int(_at(view, holders).sum())
    held = view.memberships.only(view.memberships.has("role", *POSTS))
    counts["posts"], counts["deputies"] = len(held), _with_deputy(view, held)
    routes = read_routes(facts_of(view), view.bounds)
    if isinstance(routes, Reading):
        counts |= {key.rpartition(".")[2]: count for key, count in routes.parts}
    rows = view.lines.rows[view.counted & _at_any(view)]
    notes = (*_standing_in(counts), *_ways(view))
    return PictureRead(_says(counts), counts, notes=notes, trail=view.trail(ties=rows))


def _says(counts: dict[str, int]) -> Say:
    if not counts["lines"]:
        return Say("picture.hubs.none")
    if not counts["posts"]:
        return Say("picture.hubs.no_posts", lines=counts["lines"])
    first = next(post for post in POSTS if f"held_{post}" in counts)
    carried = {"n": counts[f"lines_{first}"], "lines": counts["lines"]}
    return Say("picture.hubs.says", post=Say(f"role.{first}"), **carried)


def _at(view: View, holders: Bools) -> Bools:
    """Lines in use with a holder at one end. Shapes: of `view.lines`."""
    found: Bools = view.counted & (holders[view.lines.a] | holders[view.lines.b])
    return found


def _at_any(view: View) -> Bools:
    return _at(view, view.with_role(*POSTS))


def _with_deputy(view: View, held: Table) -> int:
    """Posts of which it was told who stands in or takes over, there or by a role of its own."""
    named = (held["deputy"] != NOBODY) | (held["successor"] != NOBODY)
    others = view.memberships.has("role", Role.DEPUTY, Role.SUCCESSOR)
    return min(max(int(named.sum()), int(others.sum())), len(held))


def _standing_in(counts: dict[str, int]) -> tuple[Say, ...]:
    if not counts["posts"]:
        return ()
    return (Say("picture.hubs.deputies", n=counts["deputies"], posts=counts["posts"]),)


def _ways(view: View) -> tuple[Say, ...]:
    """How many hang on one way alone, and for how many of these places a second is at hand."""
    facts = facts_of(view)
    if basis_of(facts, view.bounds) != "answering":
        return (Say("picture.hubs.untried"),)
    network = facts.network_of(facts.answering)
    links = outer_links(network, view.bounds.least_cut_off)
    if not links:
        return (Say("picture.hubs.no_sole"),)
    behind = np.unique(np.concatenate([link.lost for link in links]))
    hangs = Say("picture.hubs.sole", n=len(behind), places=len(links))
    if len(links) > _MOST_EASED:
        return (hangs,)
    ways = ways_of(facts, network)
    eased = [relief_of(ways, link) for link in links]
    at_hand = sum(bool(one.tests or one.introduce) for one in eased)
    return (hangs, Say("picture.hubs.ways", n=at_hand))


PICTURE: Final = Picture(
    PictureOf.HUBS,
    read_hubs_picture,
    ("G3", "G1", "C2"),
    (Matter.HEAVY_LOAD, Matter.SOLE_LINK),
    way="matters",
    concepts=("EQN-10",),
)
