"""Claims about things that were done, decided, promised or learned, and what came of them."""

from typing import Final

import numpy as np

from saiyai.assessment.claims.card import Claim, Expects, Unit, Watched, Way
from saiyai.assessment.claims.look import Look, first_after, follows, pair_of
from saiyai.assessment.diagnoses.learning_gaps import learning_events
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.record import NOBODY, UNTOLD, Ints, Table
from saiyai.domain.agreements import CommitmentStepKind
from saiyai.domain.kinds.activity import ActivityType
from saiyai.domain.kinds.decision import DecisionMethod, DecisionStep
from saiyai.domain.kinds.exchange import ExchangeStep
from saiyai.domain.kinds.learning import LearningStep
from saiyai.domain.kinds.request import RequestStep

_QUARTER: Final = 90
_HALF_YEAR: Final = 180
_YEAR: Final = 365
_MONTH: Final = 30
_INVITED: Final = (ActivityType.RITUAL, ActivityType.CELEBRATION)
_WORK: Final = (ActivityType.JOINT_WORK, ActivityType.RESOURCE_CARE)


def decided_by_command(look: Look) -> Watched:
    """Decisions after a quarter without any learning together, beside others: by command?

    Of decisions of which it was told how they were made. Those of one month are drawn together.
    """
    told = look.told("decision")
    told = told.only(
        told.has("step", DecisionStep.ADOPTED)
        & ~told.has("method", DecisionMethod.UNTOLD)
        & (told["latest"] >= look.first + _QUARTER)
    )
    days = np.sort(look.view.record.events["latest"][learning_events(look.view)])
    upto = np.searchsorted(days, told["latest"], "left")
    since = np.searchsorted(days, told["latest"] - _QUARTER, "left")
    return Watched(
        exposure=upto == since,
        outcome=told.has("method", DecisionMethod.COMMAND),
        blocks=told["latest"] // _MONTH,
        days=told["latest"],
        evidence={"events": told.ids},
    )


def lines_after_relief(look: Look) -> Watched:
    """Help that was given out, beside work done together: did it lay lines?

    It did where a line was laid between two who were there, within half a year.
    """
    told = _activities(look, _HALF_YEAR)
    told = told.only(told.has("type", ActivityType.RELIEF, *_WORK))
    lines = look.view.record.lines
    laid = np.asarray(lines.laid, np.int64)
    late = look.within(laid) & look.view.is_line
    ends = lines.a[late].astype(np.int64), lines.b[late].astype(np.int64)
    outcome = _met_before(look, told, ends, laid[late], _HALF_YEAR)
    return _of_activities(told, told.has("type", ActivityType.RELIEF), outcome)


def help_after_invitation(look: Look) -> Watched:
    """Merit and festive events, beside other activities: did help come of them?

    It did where one who was there helped another who was, for the first time on record, within a
    year.
    """
    told = _activities(look, _YEAR)
    pairs, days = _helped(look)
    order = np.lexsort((days, pairs))
    pair, first = np.unique(pairs[order], return_index=True)
    ends = pair // look.actors, pair % look.actors
    outcome = _met_before(look, told, ends, days[order][first], _YEAR)
    return _of_activities(told, told.has("type", *_INVITED), outcome)


def _activities(look: Look, lag: int) -> Table:
    told = look.told("activity")
    kept = look.within(told["latest"], lag) & (look.size[told["row"]] > 1)
    return told.only(kept & ~told.has("type", ActivityType.UNTOLD))


def _met_before(look: Look, told: Table, ends: tuple[Ints, Ints], days: Ints, lag: int) -> Bools:
    """Which activities had both ends of something there that came within so many days after.

    Cost: for each pair the activities that either end was in.
    """
    place = np.full(len(look.view.record.events), NOBODY, np.int64)
    place[told["row"]] = np.arange(len(told))
    event, actor = look.taken_part
    at = place[event]
    actor, at = actor[at != NOBODY], at[at != NOBODY]
    order = np.lexsort((at, actor))
    actor, at = actor[order], at[order]
    found = np.zeros(len(told), np.bool_)
    bounds = [
        (np.searchsorted(actor, of, "left"), np.searchsorted(actor, of, "right")) for of in ends
    ]
    for a0, a1, b0, b1, day in zip(*bounds[0], *bounds[1], days, strict=True):
        both = np.intersect1d(at[a0:a1], at[b0:b1], assume_unique=True)
        when = told["latest"][both]
        found[both[(when < day) & (day <= when + lag)]] = True
    return found


def _helped(look: Look) -> tuple[Ints, Ints]:
    """Pairs of whom one gave the other something or came to help, and the days."""
    gifts, asked = look.told("exchange"), look.told("request")
    flows = (
        look.flows_of(gifts.only(gifts.has("step", ExchangeStep.DONE))),
        look.flows_of(asked.only(asked.has("step", RequestStep.HELPED))),
    )
    pairs = [pair_of(one["source"], one["target"], look.actors) for one in flows]
    return np.concatenate(pairs), np.concatenate([one["day"] for one in flows])


def _of_activities(told: Table, exposed: Bools, outcome: Bools) -> Watched:
    return Watched(
        exposure=exposed,
        outcome=outcome,
        blocks=told["latest"] // _MONTH,
        days=told["latest"],
        evidence={"events": told.ids},
    )


def lines_after_extending(look: Look) -> Watched:
    """Lines to members of those whom an idea or a task of the network reached.

    How many were laid in the half year before, and in the half year after.
    """
    told, parts, lines = look.told("expansion"), look.view.record.parts, look.view.record.lines
    told = told.only(look.within(told["latest"] - _HALF_YEAR, 2 * _HALF_YEAR))
    reached = parts.has("role", "adopter", "joined") & np.isin(parts["event"], told["row"])
    days = look.view.record.events["latest"][parts["event"][reached]]
    who, first = _first_of_each(parts["actor"][reached], days)
    laid = np.asarray(lines.laid, np.int64)
    before, after = np.zeros(len(who)), np.zeros(len(who))
    for at, (one, day) in enumerate(zip(who.tolist(), first.tolist(), strict=True)):
        members = look.members_on(day)
        own = ((lines.a == one) & members[lines.b]) | ((lines.b == one) & members[lines.a])
        before[at] = (own & (laid >= day - _HALF_YEAR) & (laid < day)).sum()
        after[at] = (own & (laid > day) & (laid <= day + _HALF_YEAR)).sum()
    evidence = {"events": told.ids}
    return Watched(before, after, who, first, evidence)


def _first_of_each(actors: Ints, days: Ints) -> tuple[Ints, Ints]:
    order = np.lexsort((days, actors))
    who, at = np.unique(actors[order], return_index=True)
    return who, days[order][at]


def promises_after_benefit(look: Look) -> Watched:
    """Promises that came due, by whether who owed them had got something in the half year before.

    Were they kept? What both sides let go of is left out, and so is what nobody told of.
    """
    told = look.view.record["commitments"]
    steps = look.view.record["commitment_steps"].by(look.last).newest("commitment")
    steps = steps.only(~steps.has("step", CommitmentStepKind.RELEASED))
    owed, due = told["owed_by"][steps["commitment"]], told["due_latest"][steps["commitment"]]
    kept = (owed >= 0) & (due != UNTOLD) & look.within(due) & (due >= look.first + _HALF_YEAR)
    steps, owed, due = steps.only(kept), owed[kept], due[kept]
    gifts = look.told("exchange")
    flows = (
        look.flows_of(gifts.only(gifts.has("step", ExchangeStep.DONE))),
        look.flows_of(look.told("benefit")),
    )
    got = np.concatenate([one["target"] for one in flows])
    day = np.concatenate([one["day"] for one in flows])
    since = due - _HALF_YEAR
    found = first_after(got, day, owed, since)
    return Watched(
        exposure=follows(found, since, _HALF_YEAR),
        outcome=steps.has("step", CommitmentStepKind.KEPT),
        blocks=owed,
        days=due,
        evidence={"commitments": told.ids[steps["commitment"]], "commitment_steps": steps.ids},
    )


def used_when_checked(look: Look) -> Watched:
    """Lessons that somebody else checked, beside the others: put to use within half a year?"""
    told = look.told("learning")
    learned = told.only(
        told.has("step", LearningStep.LEARNED) & look.within(told["latest"], _HALF_YEAR)
    )
    later = told.only(told["about"] != NOBODY)
    checked = later.only(later.has("step", LearningStep.CHECKED))
    used = later.only(later.has("step", LearningStep.USED))
    row, day = learned["row"], learned["latest"]
    seen = first_after(checked["about"], checked["latest"], row, day - 1)
    use = first_after(used["about"], used["latest"], row, day - 1)
    first = (seen >= 0) & ((use < 0) | (seen <= use))
    learner, who = _learners(look)
    at = np.minimum(np.searchsorted(learner, row), max(len(learner) - 1, 0))
    known = (learner[at] == row) if len(learner) else np.zeros(len(row), np.bool_)
    return Watched(
        exposure=first,
        outcome=follows(use, day, _HALF_YEAR),
        blocks=np.where(known, who[at] if len(who) else NOBODY, NOBODY - row),
        days=day,
        evidence={"events": learned.ids},
    )


def _learners(look: Look) -> tuple[Ints, Ints]:
    """Events with the first who learned in each, in the order of events."""
    parts = look.view.record.parts.only(look.view.record.parts.has("role", "learner"))
    event, first = np.unique(parts["event"], return_index=True)
    return event, parts["actor"][first]


CLAIMS: Final = (
    Claim(
        "CLAIM-06", Unit.DECISION, Way.SHARES, Expects.MORE, decided_by_command, 0,
        needs=("learning", "activity"),
    ),
    Claim(
        "CLAIM-12", Unit.ACTIVITY, Way.SHARES, Expects.LESS, lines_after_relief, _HALF_YEAR,
        least=5,
    ),
    Claim("CLAIM-30", Unit.EXPANSION, Way.PAIRS, Expects.MORE, lines_after_extending, _HALF_YEAR),
    Claim(
        "CLAIM-32", Unit.ACTIVITY, Way.SHARES, Expects.MORE, help_after_invitation, _YEAR,
        needs=("exchange", "request"),
    ),
    Claim(
        "CLAIM-42", Unit.PROMISE, Way.SHARES, Expects.MORE, promises_after_benefit, 0,
        needs=("exchange", "benefit"),
    ),
    Claim(
        "CLAIM-48", Unit.LESSON, Way.SHARES, Expects.MORE, used_when_checked, _HALF_YEAR,
        needs=("learning",),
    ),
)  # fmt: skip
