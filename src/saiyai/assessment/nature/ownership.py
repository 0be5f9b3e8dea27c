"""Out of what a network arose, which never changes, and whose it is now (PEOPLE-02, M60)."""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import NOBODY
from saiyai.assessment.nature.calling import promoters_of
from saiyai.assessment.nature.goals import charter_of, purpose_of
from saiyai.domain.agreements import Origin as BirthOf
from saiyai.domain.facet_words import Origin
from saiyai.domain.goals import GoalStepKind
from saiyai.domain.kinds.decision import DecisionStep
from saiyai.domain.kinds.lifecycle import LifecycleOrigin, LifecycleStep
from saiyai.domain.verdicts import Birth, Ownership

_BORN: Final = {
    LifecycleOrigin.NEED: Birth.NEED,
    LifecycleOrigin.LEARNING: Birth.LEARNED,
    LifecycleOrigin.PROMOTED: Birth.PROMOTED,
    LifecycleOrigin.MIXED: Birth.MIXED,
}
_CHARTERED: Final = {
    BirthOf.NEED: Birth.NEED,
    BirthOf.LEARNED: Birth.LEARNED,
    BirthOf.PROMOTED: Birth.PROMOTED,
    BirthOf.MIXED: Birth.MIXED,
}
_BIRTHS: Final = (LifecycleStep.CONCEIVED, LifecycleStep.FORMED)


_Set: TypeAlias = tuple[np.ndarray, np.ndarray]
"""Days, and by whom something was set on each."""


@dataclass(frozen=True, slots=True)
class Owned:
    """Goals, decisions, meaning and means set by members, and by whoever called them together.

    What both set counts half for each; `was` is the members' share in the first half of what was
    told, None if that was too little.
    """

    members: float
    others: float
    now: Ownership
    was: float | None

    @property
    def share(self) -> float | None:
        """The members' share; None where nothing was told."""
        n = self.members + self.others
        return self.members / n if n else None


def born_of(inside: Inside) -> Birth:
    """Out of what it arose: as told of its birth, else by its first charter."""
    born = inside.of_kind("lifecycle")
    born = born.only(born.has("step", *_BIRTHS) & ~born.has("origin", LifecycleOrigin.UNTOLD))
    if len(born):
        first = int(np.argmin(born["latest"]))
        return _BORN[LifecycleOrigin(born.words["origin"][born["origin"][first]])]
    charter = charter_of(inside)
    told = charter.only(~charter.has("origin", BirthOf.UNTOLD))
    if len(told):
        return _CHARTERED[BirthOf(told.words["origin"][told["origin"][0]])]
    return Birth.UNKNOWN


def owned_by(inside: Inside) -> Owned:
    """Who sets goals, decides, gives and writes the meaning now: of two years, and what stands."""
    days, by_members = _settings(inside)
    late = days > inside.day - 2 * inside.bounds.year_days
    own, all_ = float(by_members[late].sum()), int(late.sum())
    was = None
    early = days <= np.median(days) if len(days) else late
    if early.sum() >= inside.bounds.least_owned:
        was = float(by_members[early].mean())
    return Owned(own, all_ - own, _now(inside, own, all_), was)


def _now(inside: Inside, own: float, all_: int) -> Ownership:
    if all_ < inside.bounds.least_owned:
        return Ownership.UNKNOWN
    if own >= all_ * inside.bounds.own_share:
        return Ownership.MEMBERS
    return Ownership.PROMOTER if own <= all_ * inside.bounds.others_share else Ownership.SHARED


def _settings(inside: Inside) -> _Set:
    """Days on which something was set for the whole, and how far members set it: 1, ½ or 0."""
    promoters = promoters_of(inside)
    own = inside.members & ~promoters
    found = [_goals(inside, own), _decisions(inside, own, promoters)]
    found += [_means(inside, own, promoters), _meaning(inside), _calls(inside, own, promoters)]
    days = np.concatenate([days for days, _ in found])
    return days, np.concatenate([by for _, by in found]).astype(np.float64)


def _goals(inside: Inside, own: Bools) -> _Set:
    """Goals proposed or agreed on, by who said so."""
    steps = inside.record["goal_steps"].by(inside.day)
    begun = steps.has("step", GoalStepKind.PROPOSED, GoalStepKind.AGREED, GoalStepKind.REWORDED)
    shared = np.flatnonzero(purpose_of(inside).shared)
    told = steps.only(begun & np.isin(steps["goal"], shared) & (steps["said_by"] >= 0))
    return told["latest"], own[told["said_by"]]


def _decisions(inside: Inside, own: Bools, promoters: Bools) -> _Set:
    """Decisions adopted, by whether members proposed or took them, or promoters."""
    told = inside.of_kind("decision")
    told = told.only(told.has("step", DecisionStep.ADOPTED))
    parts = inside.record.parts
    size = len(inside.record.events)
    by_own, by_others = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    sets = parts.has("role", "proposer", "decider", "voter")
    by_own[parts["event"][sets & own[parts["actor"]]]] = True
    by_others[parts["event"][sets & promoters[parts["actor"]]]] = True
    known = (by_own | by_others)[told["row"]]
    told = told.only(known)
    return told["latest"], _between(by_own[told["row"]], by_others[told["row"]])


def _between(by_own: Bools, by_others: Bools) -> np.ndarray:
    """1 where members set it, 0 where others did, ½ where both did."""
    return np.where(by_own & by_others, 0.5, by_own * 1.0)


def _means(inside: Inside, own: Bools, promoters: Bools) -> _Set:
    """Means given for the whole, by who gave them; what was told as from outside is another's."""
    told = inside.record.of_kind("contribution")
    flows = inside.record.flows
    size = len(inside.record.events)
    by_own, by_others = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    by_own[flows["event"][own[flows["source"]]]] = True
    by_others[flows["event"][promoters[flows["source"]]]] = True
    parts = inside.record.parts
    gives = parts.has("role", "contributor")
    by_own[parts["event"][gives & own[parts["actor"]]]] = True
    by_others[parts["event"][gives & promoters[parts["actor"]]]] = True
    by_others[told["row"][told.says("from_outside")]] = True
    kept = (by_own | by_others)[told["row"]] & inside.happened[told["row"]]
    told = told.only(kept)
    return told["latest"], _between(by_own[told["row"]], by_others[told["row"]])


def _calls(inside: Inside, own: Bools, promoters: Bools) -> _Set:
    """What is done together, by who calls it."""
    parts = inside.record.parts
    called = parts.has("role", "organiser", "host") & inside.is_kind("activity")[parts["event"]]
    called &= (inside.number > 0)[parts["event"]] & inside.happened[parts["event"]]
    called &= own[parts["actor"]] | promoters[parts["actor"]]
    return inside.record.events["latest"][parts["event"][called]], own[parts["actor"][called]]


def _meaning(inside: Inside) -> _Set:
    """What the network holds to, and its charter, by whose words they are."""
    said = inside.record["statements"]
    said = said.only((said["actor"] == inside.named) & (inside.named != NOBODY))
    said = said.only(~said.has("origin", Origin.UNTOLD))
    days = np.maximum(said["since_latest"], 0)
    kept = days <= inside.day
    standing = np.where(_stands(inside, said.ids), inside.day, days)
    charter = charter_of(inside)
    charter = charter.only(~charter.has("origin", BirthOf.UNTOLD, BirthOf.MIXED))
    return (
        np.concatenate((standing[kept], charter["latest"])),
        np.concatenate(
            (
                said.has("origin", Origin.OWN, Origin.CLASH)[kept],
                ~charter.has("origin", BirthOf.PROMOTED),
            )
        ),
    )


def _stands(inside: Inside, ids: np.ndarray) -> Bools:
    """Which statements no newer one has taken the place of."""
    told = inside.record["statements"]
    follows = told["follows"][(told["follows"] >= 0) & (told["since_latest"] <= inside.day)]
    followed = np.zeros(len(told), np.bool_)
    followed[follows] = True
    return ~np.isin(ids, told.ids[followed])
