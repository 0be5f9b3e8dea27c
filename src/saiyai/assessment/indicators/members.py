"""Dimension 1, members and inclusion: who can be reached, who is here, who stays themselves."""

from typing import Final

from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.indicators.gates import known_of
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.record import NOBODY, UNTOLD, Table
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.estimates import Method, Missing, NoEstimate
from saiyai.assessment.statistics.shares import jeffreys
from saiyai.domain.facet_words import Origin, StatementKind
from saiyai.domain.stakeholders import StakeholderStepKind
from saiyai.engine.events import Code


def reachable(view: View) -> Measured:
    """Members who did something in the window, or one of whose lines answered of late.

    Silence is unknown until a call goes unanswered: so the number is told only once most of
    those who were silent have been called.
    """
    active = view.active(view.bounds.window_days)
    days = view.lasting(view.bounds.check_days)
    answered = view.touched((Code.ANSWER, Code.ACT), days)
    asked = view.touched((Code.ANSWER, Code.ACT, Code.ATTEMPT), days)
    silent = view.members & ~active
    lack = known_of(asked, silent, view.bounds.asked_share) if silent.any() else None
    beside = {"active_share": float(active.sum() / view.n)} if view.n else {}
    evidence = {"actors": view.record["actors"].ids[active | answered]}
    if lack is not None:
        return Measured(lack, evidence, beside)
    return Measured(jeffreys(int((active | answered).sum()), view.n), evidence, beside)


def stakeholder_coverage(view: View) -> Measured:
    """Of those whom the network's problems touch, the share that takes part.

    Who they are the network says itself, on the map of each problem; it is a norm of its own.
    """
    told = view.record["stakeholders"].by(view.day)
    steps = view.record["stakeholder_steps"].by(view.day).newest("stakeholder")
    part = int(steps.has("step", StakeholderStepKind.TAKES_PART).sum())
    rows = {"stakeholders": told.ids, "stakeholder_steps": steps.ids}
    return Measured(jeffreys(part, len(told)), rows)


def stay_themselves(view: View) -> Measured:
    """Collective members with work of their own, who joined freely and say who they are.

    Identity and philosophy count as their own while nobody else changed them.
    """
    own, known_own = _own_work(view)
    free, known_free = _joined_freely(view)
    same, known_same = _unchanged(view)
    known = known_own & known_free & known_same
    lack = known_of(known_same, view.collective, view.bounds.asked_share)
    rows = {"own_work": view.record["own_work"].ids, "statements": view.record["statements"].ids}
    if lack is not None:
        return Measured(lack, rows)
    counted = view.collective & known
    if not counted.any():
        return Measured(Missing(NoEstimate.NOTHING_COUNTED, 1), rows)
    stays = counted & own & free & same
    beside = {
        "own_work": _share(own, view.collective & known_own),
        "joined_freely": _share(free, view.collective & known_free),
        "unchanged": _share(same, view.collective & known_same),
    }
    evidence = rows | {"actors": view.record["actors"].ids[counted]}
    found = {name: value for name, value in beside.items() if value is not None}
    return Measured(jeffreys(int(stays.sum()), int(counted.sum())), evidence, found)


def _share(held: Bools, among: Bools) -> float | None:
    return float(held[among].mean()) if among.any() else None


def _own_work(view: View) -> tuple[Bools, Bools]:
    told = standing(view.record["own_work"], view.day).newest("actor", day="since_latest")
    return view.marked(told["actor"][told.says("goes_on")]), view.marked(told["actor"])


def _joined_freely(view: View) -> tuple[Bools, Bools]:
    told = view.memberships
    known = told["voluntary"] != NOBODY
    return view.marked(told["member"][told.says("voluntary")]), view.marked(told["member"][known])


def _unchanged(view: View) -> tuple[Bools, Bools]:
    told = standing(view.record["statements"], view.day, ended=True)
    told = told.only(told.has("kind", StatementKind.IDENTITY, StatementKind.PHILOSOPHY))
    changed = told["follows"] != NOBODY
    by_others = changed & told.has("origin", Origin.ABOVE, Origin.PROMOTED)
    by_others &= told["said_by"] != told["actor"]
    return ~view.marked(told["actor"][by_others]), view.marked(told["actor"])


def standing(told: Table, day: int, *, ended: bool = False) -> Table:
    """What was told of actors and holds on a day; with `ended`, what held before, too."""
    begun = (told["since_earliest"] == UNTOLD) | (told["since_latest"] <= day)
    still = (told["until_latest"] == UNTOLD) | (told["until_latest"] > day)
    return told.only(begun & (still | ended))


INDICATORS: Final = (
    Indicator(
        "M1", Dimension.MEMBERS, Source.BEHAVIOUR,
        ("memberships", "events", "ties"), (Method.JEFFREYS,), ("F1", "DC"),
        "Laumann, Marsden & Prensky 1983", reachable,
        beside=("active_share",),
    ),
    Indicator(
        "M2", Dimension.MEMBERS, Source.BEHAVIOUR,
        ("stakeholders", "stakeholder_steps"), (Method.JEFFREYS,), ("F1", "K4", "EX", "ACTOR-13"),
        "OECD 2008", stakeholder_coverage, window=0,
    ),
    Indicator(
        "M3", Dimension.MEMBERS, Source.CODED,
        ("memberships", "statements", "own_work"), (Method.JEFFREYS,),
        (
            *("DEF-00", "DEF-03", "DEF-16", "DIFF-03", "DIFF-04", "DIFF-10"),
            *("VAL-03", "VAL-04", "VAL-05"),
        ),
        "definitions of the seed", stay_themselves, window=0,
        beside=("own_work", "joined_freely", "unchanged", "q26", "q27"),
    ),
)  # fmt: skip
