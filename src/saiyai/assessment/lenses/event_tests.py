"""Record tests of lenses over what happened: seen, or not in a record kept wholly, or unknown."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from saiyai.assessment.indicators.purpose import common, open_on
from saiyai.assessment.look.record import NOBODY, Ints
from saiyai.assessment.look.view import Rows, View
from saiyai.domain.coverage import Share
from saiyai.domain.goals import GoalStepKind
from saiyai.domain.goods import Good
from saiyai.domain.kinds.activity import ActivityType, WorkScope
from saiyai.domain.kinds.contribution import ContributionStep
from saiyai.domain.kinds.decision import DecisionMethod, DecisionStep
from saiyai.domain.kinds.learning import LearningHorizon, LearningStep
from saiyai.domain.places import PlaceKind
from saiyai.domain.verdicts import Held


@dataclass(frozen=True, slots=True, eq=False)
class Tested:
    """What a test found: a word, how many speak for it, and the rows they stand in."""

    held: Held
    n: int = 0
    rows: Rows = field(default_factory=dict)


def seen(n: int, rows: Rows) -> Tested:
    """Of tables of which nobody says how complete they are: met where it is there."""
    return Tested(Held.MET if n else Held.UNKNOWN, n, rows)


def by_share(share: float, view: View) -> Held:
    """The word for a share of those of whom it was told."""
    if share >= view.bounds.nearly_all:
        return Held.MET
    return Held.PARTLY if share > 0 else Held.NOT


def recorded_wholly(view: View, kind: str) -> bool:
    """Whether a kind of event was told to be recorded wholly over the last year."""
    return view.coverage(kind, view.bounds.year_days) is Share.ALL


def happened(view: View, kept: Ints, *kinds: str) -> Tested:
    """Events in a year: met where there are any, not where the record was kept wholly."""
    if len(kept):
        return Tested(Held.MET, len(kept), {"events": kept})
    wholly = all(recorded_wholly(view, kind) for kind in kinds)
    return Tested(Held.NOT if wholly else Held.UNKNOWN)


def told_as(kind: str, column: str, *words: str) -> Callable[[View], Tested]:
    """A test that looks for events of a kind which say one of these words."""

    def look(view: View) -> Tested:
        told = view.told(kind, view.bounds.year_days)
        kept = told.has(column, *words)
        untold = told[column] == NOBODY
        untold |= told.has(column, *(one for one in told.words[column] if not one))
        if untold.any() and not kept.any():  # any of them might be such
            return Tested(Held.UNKNOWN)
        return happened(view, told.ids[kept], kind)

    return look


def acts_together(view: View) -> Tested:
    """Two members at least did something together in the last year."""
    done = view.told("activity", view.bounds.year_days)
    came = view.parts_of(done)
    here = np.unique(came["event"] * np.int64(max(view.record.n, 1)) + came["actor"])
    count = np.bincount(here // max(view.record.n, 1), minlength=len(view.record.events))
    return happened(view, done.ids[count[done["row"]] > 1], "activity")


def work_places(view: View) -> Tested:
    """Work was done at places that are named."""
    done = view.told("activity", view.bounds.year_days)
    placed = done["place"] != NOBODY
    virtual = view.record["places"].has("kind", PlaceKind.VIRTUAL)
    placed[placed] = ~virtual[done["place"][placed]]
    return seen(int(placed.sum()), {"events": done.ids[placed]})


def several_benefits(view: View) -> Tested:
    """What members get from one another is of several kinds, and not money alone."""
    days = view.bounds.year_days
    events = [view.told(kind, days) for kind in ("benefit", "exchange")]
    flows = [view.flows_of(one) for one in events]
    goods = np.concatenate([one["good"] for one in flows])
    kinds = len(np.unique(goods))
    at = flows[0].words["good"].index(str(Good.MONEY))
    rows = {"events": np.concatenate([one.ids for one in events])}
    if kinds > 1:
        return Tested(Held.MET, kinds, rows)
    if kinds and goods[0] != at:
        return Tested(Held.PARTLY, kinds, rows)
    wholly = all(recorded_wholly(view, kind) for kind in ("benefit", "exchange"))
    return Tested(Held.NOT if wholly else Held.UNKNOWN, kinds, rows)


def lineage(view: View) -> Tested:
    """Who learned something from one passed something on to another: knowledge has a lineage."""
    learned = view.told("learning")
    flows = view.flows_of(learned)
    day = view.record.events["latest"][flows["event"]]
    first = np.full(view.record.n, np.iinfo(np.int64).max)
    np.minimum.at(first, flows["target"], day)
    passed = first[flows["source"]] <= day
    ids = np.unique(view.record.events.ids[flows["event"][passed]])
    return seen(len(ids), {"events": ids})


def own_decisions(view: View) -> Tested:
    """Decisions were taken by talking, by consent or by vote, and not by command."""
    told = view.told("decision", view.bounds.year_days)
    told = told.only(told.has("step", DecisionStep.ADOPTED))
    own = told.has("method", *_OWN_WAYS)
    ordered = told.has("method", DecisionMethod.COMMAND)
    if own.any():
        word = Held.PARTLY if ordered.sum() > own.sum() else Held.MET
        return Tested(word, int(own.sum()), {"events": told.ids[own]})
    if ordered.any():
        return Tested(Held.NOT, int(ordered.sum()), {"events": told.ids[ordered]})
    if len(told):  # how they came about was not told
        return Tested(Held.UNKNOWN)
    return happened(view, told.ids, "decision")


_OWN_WAYS: Final = (DecisionMethod.VOTE, DecisionMethod.CONSENSUS, DecisionMethod.DELIBERATION)
_TOGETHER: Final = ("co_think", "co_decide", "co_act")


def not_only_relief(view: View) -> Tested:
    """Where help came as relief, those who got it thought, decided or worked with others."""
    told = view.told("activity", view.bounds.year_days)
    told = told.only(told.has("type", ActivityType.RELIEF))
    if not len(told):
        return Tested(Held.MET if recorded_wholly(view, "activity") else Held.UNKNOWN)
    came = view.parts_of(told)
    phased = np.unique(came["event"][came["phase"] > 0])
    known = np.isin(told["row"], phased)
    if not known.any():
        return Tested(Held.UNKNOWN, 0, {"events": told.ids})
    shared = np.isin(told["row"], came["event"][came.has("phase", *_TOGETHER)])
    share = float(shared[known].mean())
    return Tested(by_share(share, view), int(shared.sum()), {"events": told.ids[known]})


def mobilised(view: View) -> Tested:
    """Members put something of their own into what is common, or stood behind a demand."""
    days = view.bounds.year_days
    given, pushed = view.told("contribution", days), view.told("advocacy", days)
    delivered = given.has("step", ContributionStep.DELIVERED) & ~given.says("from_outside")
    ids = np.concatenate((given.ids[delivered], pushed.ids[pushed["mobilised"] > 0]))
    return happened(view, ids, "contribution", "advocacy")


def opportunities(view: View) -> Tested:
    """Members opened ways and chances for one another."""
    told = view.told("exchange", view.bounds.year_days)
    flows = view.flows_of(told)
    opened = flows["event"][flows.has("good", Good.OPPORTUNITY, Good.ACCESS)]
    return happened(view, view.record.events.ids[np.unique(opened)], "exchange")


def both_scopes(view: View) -> Tested:
    """There was work on the task at hand, and work that widens what is coordinated."""
    told = view.told("activity", view.bounds.year_days)
    known = told.has("scope", WorkScope.IMMEDIATE, WorkScope.WIDENING)
    scopes = len(np.unique(told["scope"][known]))
    if not scopes:
        return Tested(Held.UNKNOWN)
    return Tested(Held.MET if scopes > 1 else Held.PARTLY, scopes, {"events": told.ids[known]})


def adaptation(view: View) -> Tested:
    """Something was changed because of what was learned or said."""
    days = view.bounds.year_days
    learned, decided = view.told("learning", days), view.told("decision", days)
    used = learned.ids[learned.has("step", LearningStep.USED)]
    changed = decided.ids[decided.says("changed_by_feedback")]
    return happened(view, np.concatenate((used, changed)), "learning", "decision")


def wide_lessons(view: View) -> Tested:
    """Something was learned that reaches beyond the community."""
    told = view.told("learning", view.bounds.year_days)
    far = told.has("horizon", LearningHorizon.MACRO, LearningHorizon.GLOBAL)
    if not far.any() and told.has("horizon", LearningHorizon.UNTOLD).any():
        return Tested(Held.UNKNOWN)
    return happened(view, told.ids[far], "learning")


def functions(view: View) -> Tested:
    """Six things that keep a network going are seen.

    Who is who, a plan, reviews, news, what came of promises, and looking back together.
    """
    days = view.bounds.year_days
    steps = view.record["goal_steps"].by(view.day)
    recent = steps["latest"] > view.day - days
    activity = view.told("activity", days)
    done = {
        "register": view.n > 0,
        "plan": bool((common(view) & open_on(view)).any()),
        "reviews": bool((steps.has("step", GoalStepKind.REVIEWED) & recent).any()),
        "news": len(view.told("sharing", days)) > 0,
        "follow_up": len(view.record["commitment_steps"].by(view.day)) > 0,
        "evaluation": bool(activity.has("type", ActivityType.EVALUATION).any()),
    }
    n = sum(done.values())
    if n < 2:  # a list of members alone says nothing of how the network is looked after
        return Tested(Held.UNKNOWN, n)
    return Tested(Held.MET if n == len(done) else Held.PARTLY, n)
