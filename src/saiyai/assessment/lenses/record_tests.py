"""Record tests of lenses: what the text asks for that is no number, seen in the record or not.

*Not* needs a record that was kept of it: of what happens, a kind of event told to be recorded
wholly; of members, that all were told. Else what was not seen is unknown.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np

from saiyai.assessment.indicators.purpose import HORIZONS, common, open_on
from saiyai.assessment.lenses.event_tests import (
    Tested,
    acts_together,
    adaptation,
    both_scopes,
    by_share,
    functions,
    lineage,
    mobilised,
    not_only_relief,
    opportunities,
    own_decisions,
    seen,
    several_benefits,
    told_as,
    wide_lessons,
    work_places,
)
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.record import NOBODY, UNTOLD, Table
from saiyai.assessment.look.view import View
from saiyai.assessment.profile import rows_to_plain
from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.agreements import PartyStep
from saiyai.domain.facet_words import StatementKind
from saiyai.domain.goals import GoalStepKind
from saiyai.domain.kinds.activity import ActivityType
from saiyai.domain.kinds.advocacy import AdvocacyStage
from saiyai.domain.kinds.expansion import ExpansionInto
from saiyai.domain.kinds.outcome import OutcomeType
from saiyai.domain.kinds.recognition import RecognitionType
from saiyai.domain.stakeholders import RaisedFrom
from saiyai.domain.ties import NOT_GONE, TieState
from saiyai.domain.verdicts import Held


def read_tests(view: View) -> Mapping[str, Tested]:
    """Every record test of a day, by its id. Cost: a pass over each table."""
    return {test: look(view) for test, look in TESTS.items()}


def plain_tests(tested: Mapping[str, Tested]) -> dict[str, Any]:
    """Record tests as JSON: what a finding keeps beside its profile."""
    return {
        test: {
            "held": str(told.held),
            "n": told.n,
            "evidence": {table: rows_to_plain(ids) for table, ids in told.rows.items()},
        }
        for test, told in tested.items()
    }


# --- who ----------------------------------------------------------------------------------------


def several_kinds(view: View) -> Tested:
    """Members are of several kinds: persons, groups, offices, networks."""
    return _several(view, "kind", str(ActorKind.UNSPECIFIED))


def several_sectors(view: View) -> Tested:
    """Members come from several sectors."""
    return _several(view, "sector", str(Sector.UNTOLD))


def _several(view: View, column: str, untold: str) -> Tested:
    actors = view.record["actors"]
    told = view.members & (actors[column] >= 0) & ~actors.has(column, untold)
    kinds = len(np.unique(actors[column][told]))
    rows = {"actors": actors.ids[told]}
    if kinds > 1:
        return Tested(Held.MET, kinds, rows)
    all_told = view.n > 0 and int(told.sum()) == view.n
    return Tested(Held.NOT if all_told else Held.UNKNOWN, kinds, rows)


def joined_freely(view: View) -> Tested:
    """Those who were asked said that they joined of their own will."""
    told = view.memberships
    told = told.only(told["voluntary"] != NOBODY)
    known = view.marked(told["member"])
    free = view.marked(told["member"][told.says("voluntary")])
    rows = {"memberships": told.ids}
    if int(known.sum()) < view.bounds.asked_share * view.n or not known.any():
        return Tested(Held.UNKNOWN, int(free.sum()), rows)
    share = float(free[known].mean())
    return Tested(by_share(share, view), int(free.sum()), rows)


def _held_by(*roles: Role) -> Callable[[View], Tested]:
    def look(view: View) -> Tested:
        told = view.memberships
        found = told.only(told.has("role", *roles))
        return seen(len(np.unique(found["member"])), {"memberships": found.ids})

    return look


def deputies(view: View) -> Tested:
    """Who leads, coordinates or joins lines has somebody named who can stand in or follow."""
    told = view.memberships
    posts = told.only(told.has("role", Role.LEADER, Role.MANAGER, Role.HUB, Role.CENTRE))
    named = (posts["deputy"] != NOBODY) | (posts["successor"] != NOBODY)
    rows = {"memberships": posts.ids[named]}
    if not named.any():
        return Tested(Held.UNKNOWN)
    return Tested(Held.MET if named.all() else Held.PARTLY, int(named.sum()), rows)


def lines_laid(view: View) -> Tested:
    """Nearly all members have a line to another against which nothing speaks."""
    lines = view.lines
    kept = lines.of(*NOT_GONE)
    tied = view.marked(np.concatenate((lines.a[kept], lines.b[kept]))) & view.members
    rows = {"ties": lines.rows[kept]}
    if not kept.any():
        return Tested(Held.UNKNOWN)
    enough = int(tied.sum()) >= view.bounds.nearly_all * view.n
    return Tested(Held.MET if enough else Held.PARTLY, int(tied.sum()), rows)


def renewal(view: View) -> Tested:
    """Lines that had stopped answering answer again."""
    again = view.lines.of(TieState.REPAIRED)
    return seen(int(again.sum()), {"ties": view.lines.rows[again]})


# --- what was agreed and is aimed at ------------------------------------------------------------


def charter(view: View) -> Tested:
    """The charter says what is linked, and for what."""
    told = view.record["charter_versions"].by(view.day)
    newest = told.only(told["number"] == told["number"].max(initial=UNTOLD))
    both = newest.only((newest["links"] == 1) & (newest["aim"] == 1))
    return seen(len(both), {"charter_versions": both.ids})


def main_goal(view: View) -> Tested:
    """There is a main goal, and it was agreed on."""
    goals = view.record["goals"]
    main = common(view) & open_on(view) & goals.says("main")
    steps = view.record["goal_steps"].by(view.day)
    agreed = np.zeros(len(goals), np.bool_)
    agreed[steps["goal"][steps.has("step", GoalStepKind.AGREED, GoalStepKind.REWORDED)]] = True
    if not main.any():
        return Tested(Held.UNKNOWN)
    word = Held.MET if (main & agreed).any() else Held.PARTLY
    return Tested(word, int(main.sum()), {"goals": goals.ids[main]})


def horizons(view: View) -> Tested:
    """There are common goals for now, for soon, and far ahead."""
    goals = view.record["goals"]
    open_goals = common(view) & open_on(view)
    there = [horizon for horizon in HORIZONS if (open_goals & goals.has("horizon", horizon)).any()]
    rows = {"goals": goals.ids[open_goals & goals.has("horizon", *HORIZONS)]}
    if not there:
        return Tested(Held.UNKNOWN)
    return Tested(Held.MET if len(there) == len(HORIZONS) else Held.PARTLY, len(there), rows)


def agreed_by_several(view: View) -> Tested:
    """There is an agreement between two members at least."""
    members = _parties(view, view.members)
    agreement, count = np.unique(members["agreement"], return_counts=True)
    found = agreement[count > 1]
    return seen(len(found), {"agreements": view.record["agreements"].ids[found]})


def support(view: View) -> Tested:
    """The state or business supports by an agreement, and members are parties to it."""
    actors = view.record["actors"]
    giver = actors.has("sector", Sector.STATE, Sector.BUSINESS)
    ours = _parties(view, view.members & ~giver)["agreement"]
    theirs = _parties(view, giver)["agreement"]
    found = np.intersect1d(ours, theirs)
    return seen(len(found), {"agreements": view.record["agreements"].ids[found]})


def _parties(view: View, who: Bools) -> Table:
    told = view.record["agreement_parties"].by(view.day).newest("agreement", "actor")
    told = told.only(told.has("step", PartyStep.ENTERED) & (told["actor"] >= 0))
    return told.only(who[told["actor"]] & (told["agreement"] != NOBODY))


def values_told(view: View) -> Tested:
    """Members, or the network, said which values they hold to."""
    told = view.record["statements"]
    begun = (told["since_earliest"] == UNTOLD) | (told["since_latest"] <= view.day)
    found = told.only(begun & told.has("kind", StatementKind.VALUE, StatementKind.MEANING))
    return seen(len(found), {"statements": found.ids})


def local_problems(view: View) -> Tested:
    """The problems that are worked on were raised from inside."""
    told = view.record["problems"]
    known = told.only(told.has("raised_from", *(one for one in RaisedFrom if one)))
    inside = known.has("raised_from", RaisedFrom.INSIDE)
    if not len(known):
        return Tested(Held.UNKNOWN)
    share = float(inside.mean())
    word = Held.MET if share > 0.5 else Held.PARTLY if share > 0 else Held.NOT
    return Tested(word, int(inside.sum()), {"problems": known.ids[inside]})


def shared_problem(view: View) -> Tested:
    """There is a problem that touches several parties."""
    told = view.record["stakeholders"].by(view.day)
    problem, count = np.unique(told["problem"], return_counts=True)
    found = problem[(count > 1) & (problem != NOBODY)]
    return seen(len(found), {"problems": view.record["problems"].ids[found]})


TESTS: Final[Mapping[str, Callable[[View], Tested]]] = {
    "several_kinds": several_kinds,
    "several_sectors": several_sectors,
    "joined_freely": joined_freely,
    "manager": _held_by(Role.MANAGER),
    "hub": _held_by(Role.HUB, Role.CENTRE),
    "subcentre": _held_by(Role.SUBCENTRE),
    "leaders": _held_by(Role.LEADER),
    "deputies": deputies,
    "lines_laid": lines_laid,
    "renewal": renewal,
    "charter": charter,
    "main_goal": main_goal,
    "horizons": horizons,
    "agreed_by_several": agreed_by_several,
    "support": support,
    "values_told": values_told,
    "local_problems": local_problems,
    "shared_problem": shared_problem,
    "acts_together": acts_together,
    "work_places": work_places,
    "several_benefits": several_benefits,
    "lineage": lineage,
    "own_decisions": own_decisions,
    "not_only_relief": not_only_relief,
    "mobilised": mobilised,
    "opportunities": opportunities,
    "adaptation": adaptation,
    "both_scopes": both_scopes,
    "wide_lessons": wide_lessons,
    "functions": functions,
    "custom_events": told_as(
        "activity", "type", ActivityType.RITUAL, ActivityType.CELEBRATION
    ),
    "forums": told_as(
        "activity", "type", ActivityType.FORUM, ActivityType.STUDY_VISIT, ActivityType.MEDIA
    ),
    "openness": told_as(
        "expansion", "into", ExpansionInto.MEMBER, ExpansionInto.IDEA, ExpansionInto.ALLIANCE
    ),
    "levels_reached": told_as(
        "expansion", "into", ExpansionInto.LEVEL, ExpansionInto.AREA, ExpansionInto.ALLIANCE
    ),
    "made_known": told_as(
        "recognition",
        "type",
        *(RecognitionType.AWARD, RecognitionType.MEDIA, RecognitionType.CEREMONY),
    ),
    "advocacy": told_as("advocacy", "stage", *AdvocacyStage),
    "creations": told_as(
        "outcome", "type",
        *(OutcomeType.VALUE, OutcomeType.KNOWLEDGE, OutcomeType.PRODUCT, OutcomeType.STANDARD),
    ),
}  # fmt: skip
"""By id; each says in its first line, and under `lens_test.<id>`, what it looks for."""
