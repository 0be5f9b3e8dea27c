"""Who called a network together: who named its members, and whose words its aims are."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Ints, Table
from saiyai.assessment.look.scopes import held_on
from saiyai.assessment.nature.goals import charter_of, statements_of
from saiyai.domain.actors import Role
from saiyai.domain.agreements import Origin as BirthOf
from saiyai.domain.facet_words import Origin, PositionKind, Reason, StatementKind
from saiyai.domain.kinds.lifecycle import LifecycleOrigin

_FROM_ABOVE: Final = (Origin.ABOVE, Origin.PROMOTED)
_ITS_OWN: Final = (Origin.OWN, Origin.CLASH)
_POSTS: Final = (PositionKind.PROMOTER, PositionKind.FUNDER, PositionKind.OFFICE)


@dataclass(frozen=True, slots=True, eq=False)
class Calling:
    """How members came, and whose the words are.

    `called` of `told` members did not come of themselves; `above` and `own` count statements and
    charters by whose words they are; `memberships` are row ids of who was called.
    """

    told: int
    called: int
    above: int
    own: int
    memberships: Ints
    share: float
    bound: float

    @property
    def from_above(self) -> bool:
        """Whether most were called, or all words about what it is for are another's."""
        by_members = self.told > 0 and self.share >= self.bound
        return by_members or (self.above > 0 and not self.own)


def called_together(inside: Inside) -> Calling:
    """How members joined, and whose words the network's aims are."""
    joined = memberships_of(inside)
    called = was_called(inside, joined)
    known = called | joined.says("voluntary") | has_reason(inside, joined)
    named, total = _distinct(joined, called), _distinct(joined, known)
    above, own = _words(inside)
    return Calling(
        told=total,
        called=named,
        above=above,
        own=own,
        memberships=joined.ids[called],
        share=named / total if total else 0.0,
        bound=inside.bounds.above_share,
    )


def memberships_of(inside: Inside) -> Table:
    """Memberships in the network that is read, of its members, that hold on the day."""
    told = inside.record["memberships"]
    kept = (told["network"] == inside.named) & (told["member"] >= 0)
    told = told.only(kept & held_on(told, inside.day))
    return told.only(inside.members[told["member"]] & ~told.has("role", Role.PROMOTER))


def was_called(inside: Inside, joined: Table) -> Bools:
    """Memberships of those who did not come of themselves, or whom a promoter let in."""
    reasons = inside.record["reasons"]
    assigned = reasons["membership"][reasons.has("reason", Reason.ASSIGNED)]
    told = inside.record["memberships"].ids[assigned]
    by = joined["admitted_by"]
    promoters = promoters_of(inside)
    by_promoter = (by >= 0) & promoters[by]
    called: Bools = joined.says("voluntary", yes=False) | np.isin(joined.ids, told) | by_promoter
    return called


def has_reason(inside: Inside, joined: Table) -> Bools:
    """Memberships of which somebody told why."""
    reasons = inside.record["reasons"]
    told: Bools = np.isin(joined.ids, inside.record["memberships"].ids[reasons["membership"]])
    return told


def promoters_of(inside: Inside) -> Bools:
    """Who set the network up or holds it up: by role, by post, by what is told of its birth."""
    record = inside.record
    found = np.zeros(record.n, np.bool_)
    told = record["memberships"]
    in_it = (told["network"] == inside.named) & told.has("role", Role.PROMOTER)
    found[_there(told["member"][in_it])] = True
    posts = record["positions"]
    held = posts.has("kind", *_POSTS)
    of_post = np.isin(record["holdings"]["position"], np.flatnonzero(held))
    holders = _there(record["holdings"]["holder"][of_post])
    found[holders] = True
    found[_there(posts["actor"][held])] = True
    backing = record["backings"]
    found[_there(backing["parent"][backing["actor"] == inside.named])] = True
    born = (
        record.parts.has("role", "promoter") & inside.is_kind("lifecycle")[record.parts["event"]]
    )
    found[record.parts["actor"][born]] = True
    if inside.named >= 0:
        found[inside.named] = False
    return found


def _there(positions: Ints) -> Ints:
    return positions[positions >= 0]


def _distinct(joined: Table, rows: Bools) -> int:
    return len(np.unique(joined["member"][rows]))


def _words(inside: Inside) -> tuple[int, int]:
    """How many of the words about what the network is and is for are another's, and its own."""
    said = statements_of(inside, *StatementKind)
    charter = charter_of(inside)
    born = inside.of_kind("lifecycle")
    whole = born.has("origin", LifecycleOrigin.PROMOTED)
    others = int(said.has("origin", *_FROM_ABOVE).sum()) + int(whole.sum())
    own = int(said.has("origin", *_ITS_OWN).sum())
    if len(charter):
        last = charter.only(np.arange(len(charter)) == len(charter) - 1)
        others += int(last.has("origin", BirthOf.PROMOTED).sum())
        own += int(last.has("origin", BirthOf.NEED, BirthOf.LEARNED).sum())
    return others, own
