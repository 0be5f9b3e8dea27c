"""What the members of a scope share as their purpose, and which goals stay their own."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import NOBODY, OWN, Ints, Record, Table
from saiyai.domain.agreements import PartyStep
from saiyai.domain.facet_words import StatementKind
from saiyai.domain.goals import GoalStance, GoalStepKind

_AGREEING: Final = (GoalStance.AGREES, GoalStance.WORKS_FOR)


@dataclass(frozen=True, slots=True, eq=False)
class Purpose:
    """Shapes: `shared`, `own` (goals,): goals of the whole, and of members for themselves.

    `asked` and `agreed` (n,) are members who told whether they agree to a shared goal, and of them
    those who agree to it or work for it. `decided` (goals,) are shared goals that were agreed on.
    """

    shared: Bools
    own: Bools
    asked: Bools
    agreed: Bools
    differs: Bools
    decided: Bools


def purpose_of(inside: Inside) -> Purpose:
    """The goals of a scope, and who stands how to the shared ones."""
    goals = inside.record["goals"]
    standing = _standing(inside)
    owner = owners_now(inside.record, inside.day)
    own = standing & (owner >= 0) & inside.members[owner] & (owner != inside.named)
    shared = standing & _is_owned(inside, owner)
    stances = latest_stances(inside)
    if inside.scope.occasion:
        shared = standing & ~own & _is_named(inside, len(goals))
    elif not shared.any():
        shared = standing & ~own & _is_wanted(inside, stances, len(goals))
    of_shared = stances.only(shared[stances["goal"]] & stances.says("holds"))
    on_it = stances.has("stance", *_AGREEING, GoalStance.DIFFERS)
    everyone = stances.only(shared[stances["goal"]] & on_it)

    def who(told: Table) -> Bools:
        found = np.zeros(inside.record.n, np.bool_)
        found[told["actor"][told["actor"] >= 0]] = True
        return found & inside.members

    agrees = of_shared.has("stance", *_AGREEING)
    differs = of_shared.has("stance", GoalStance.DIFFERS)
    return Purpose(
        shared,
        own,
        asked=who(everyone),
        agreed=who(of_shared.only(agrees)),
        differs=who(of_shared.only(differs)),
        decided=shared & _decided(inside),
    )


def owners_now(record: Record, day: int) -> Ints:
    """Who owns each goal on a day, after hand-overs. The network's own: OWN or NOBODY."""
    owner = record["goals"]["owner"].copy()
    steps = record["goal_steps"]
    handed = steps.has("step", GoalStepKind.HANDED_OVER) & (steps["to"] != NOBODY)
    handed &= (steps["latest"] <= day) & (steps["goal"] >= 0)
    in_order = np.flatnonzero(handed)[np.argsort(steps["latest"][handed], kind="stable")]
    owner[steps["goal"][in_order]] = steps["to"][in_order]
    return owner


def _is_owned(inside: Inside, owner: Ints) -> Bools:
    """Goals of the network that is read; without any, the main goal of the whole it is part of."""
    of_whole: Bools = np.isin(owner, (OWN, NOBODY))
    if inside.named == OWN:
        return of_whole
    of_it: Bools = (owner == inside.named) & (inside.named >= 0)
    if of_it.any() or inside.named < 0 or not inside.record.present[inside.named]:
        return of_it
    return of_whole & inside.record["goals"].says("main")


def _is_named(inside: Inside, goals: int) -> Bools:
    """Goals that what was done for an occasion names; what its members want besides is not its."""
    named = np.zeros(goals, np.bool_)
    told = inside.record.events["goal"][inside.done]
    named[told[told >= 0]] = True
    return named


def _is_wanted(inside: Inside, stances: Table, goals: int) -> Bools:
    """Goals that two members or more agree to or work for, where none is told as shared."""
    wanted = stances.has("stance", *_AGREEING)
    wanted &= stances.says("holds") & (stances["actor"] >= 0)
    told = stances.only(wanted)
    told = told.only(inside.members[told["actor"]])
    both = np.unique(told["goal"] * inside.record.n + told["actor"]) // max(inside.record.n, 1)
    return np.bincount(both, minlength=goals) > 1


def _decided(inside: Inside) -> Bools:
    """Goals of which it was told that they were agreed on."""
    steps = inside.record["goal_steps"].by(inside.day)
    found = np.zeros(len(inside.record["goals"]), np.bool_)
    agreed = steps["goal"][steps.has("step", GoalStepKind.AGREED)]
    found[agreed[agreed >= 0]] = True
    return found


def _standing(inside: Inside) -> Bools:
    """Goals that had been told by the day, and were not given up by then."""
    goals, steps = inside.record["goals"], inside.record["goal_steps"]
    steps = steps.only(steps["goal"] >= 0)
    standing = np.ones(len(goals), np.bool_)
    first = np.full(len(goals), np.iinfo(np.int64).max)
    np.minimum.at(first, steps["goal"], steps["latest"])
    told = np.zeros(len(goals), np.bool_)
    told[steps["goal"]] = True
    begins = steps.has("step", GoalStepKind.PROPOSED, GoalStepKind.AGREED)
    begun = np.zeros(len(goals), np.bool_)
    begun[steps["goal"][begins & (steps["latest"] == first[steps["goal"]])]] = True
    standing &= ~(begun & (first > inside.day))
    done = steps.only(steps["latest"] <= inside.day)
    order = np.argsort(done["latest"], kind="stable")
    given_up = np.zeros(len(goals), np.bool_)
    given_up[done["goal"][order]] = done.has("step", GoalStepKind.ABANDONED)[order]
    return standing & ~given_up


def latest_stances(inside: Inside) -> Table:
    """How each actor last answered each of the questions about each goal."""
    told = inside.record["goal_stances"].by(inside.day)
    told = told.only((told["goal"] >= 0) & (told["actor"] != NOBODY))
    order = np.lexsort((told["latest"], told["stance"], told["actor"], told["goal"]))
    keys = np.stack((told["goal"], told["actor"], told["stance"]))[:, order]
    last = np.ones(len(order), np.bool_)
    last[:-1] = (keys[:, 1:] != keys[:, :-1]).any(axis=0)
    kept = np.zeros(len(order), np.bool_)
    kept[order[last]] = True
    return told.only(kept)


# --- what was agreed or written down ------------------------------------------------------------


def agreements_of(inside: Inside) -> Ints:
    """Row ids of the agreements that two members or more have entered and not left."""
    parties = inside.record["agreement_parties"].by(inside.day)
    kept = (parties["actor"] >= 0) & (parties["agreement"] >= 0)
    parties = parties.only(kept)
    parties = parties.only(inside.members[parties["actor"]] | (parties["actor"] == inside.named))
    order = np.lexsort((parties["latest"], parties["actor"], parties["agreement"]))
    entered = dict(
        zip(
            zip(
                parties["agreement"][order].tolist(), parties["actor"][order].tolist(), strict=True
            ),
            parties.has("step", PartyStep.ENTERED)[order].tolist(),
            strict=True,
        )
    )
    inside_it = np.array([row for (row, _), is_in in entered.items() if is_in], np.int64)
    counts = np.bincount(inside_it, minlength=len(inside.record["agreements"]))
    return inside.record["agreements"].ids[counts > 1]


def charter_of(inside: Inside) -> Table:
    """The versions of the record's charter by the day, the newest last.

    It is of the own network, or of a member that holds everybody else in the record.
    """
    told = inside.record["charter_versions"].by(inside.day)
    if inside.named != OWN and not _is_whole(inside):
        return told.only(np.zeros(len(told), np.bool_))
    order = np.argsort(told["latest"], kind="stable")
    return Table(told.ids[order], {name: of[order] for name, of in told.cells.items()}, told.words)


def _is_whole(inside: Inside) -> bool:
    """Whether a member network is the record's own by another name."""
    others = np.delete(inside.members, max(inside.named, 0))
    return inside.named >= 0 and bool(others.all())


def statements_of(inside: Inside, *kinds: StatementKind) -> Table:
    """What the network itself holds to, of these kinds; newer versions take the older's place."""
    told = standing_statements(inside)
    return told.only((told["actor"] == inside.named) & told.has("kind", *kinds))


def standing_statements(inside: Inside) -> Table:
    """Statements that hold on the day: begun, not over, and not followed by a newer one."""
    told = inside.record["statements"]
    begun = told["since_latest"] <= inside.day  # UNTOLD is before every day
    over = (told["until_latest"] > 0) & (told["until_latest"] <= inside.day)
    follows = told["follows"][begun & (told["follows"] >= 0)]
    followed = np.zeros(len(told), np.bool_)
    followed[follows] = True
    return told.only(begun & ~over & ~followed)
