"""Indicators of how soon something comes: replies, promises kept, needs met, practices taken up.

What is still open counts for as long as it was watched (Kaplan and Meier), and not as a no.
"""

from typing import Final

import numpy as np

from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.indicators.gates import unrecorded
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.record import NOBODY, UNTOLD, Ints, Table
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.durations import ended_by, shares_of_time
from saiyai.assessment.statistics.estimates import Method, NoEstimate, too_few
from saiyai.domain.agreements import CommitmentStepKind
from saiyai.domain.kinds.learning import LearningStep
from saiyai.domain.kinds.request import RequestStep

_REPLIES: Final = (
    RequestStep.OFFERED,
    RequestStep.ACCEPTED,
    RequestStep.DECLINED,
    RequestStep.HELPED,
)


def responsiveness(view: View) -> Measured:
    """The share of requests with a first reply within a week; a no is a reply."""
    terms = view.bounds
    covered, lack = unrecorded(view, terms.year_days, "request")
    if lack is not None:
        return lack
    told = view.told("request")
    asked = view.told("request", terms.year_days)
    asked = asked.only(asked.has("step", RequestStep.ASKED))
    replies = told.only(told.has("step", *_REPLIES))
    waited, came = _until_first(asked, replies, view.day)
    value = ended_by(waited, came, terms.reply_days, least=terms.least_requests)
    beside = {"asked": float(len(asked)), "answered": float(came.sum())}
    return Measured(value, {"events": asked.ids}, beside, coverage=covered)


def adoption(view: View) -> Measured:
    """Of what was learned from another, the share put to use by the learner within half a year."""
    terms = view.bounds
    covered, lack = unrecorded(view, terms.year_days, "learning")
    if lack is not None:
        return lack
    told = view.told("learning")
    learned = view.told("learning", terms.year_days)
    learned = learned.only(learned.has("step", LearningStep.LEARNED))
    learned = learned.only(np.isin(learned["row"], view.flows_of(learned)["event"]))
    used = told.only(told.has("step", LearningStep.USED))
    waited, came = _until_first(learned, used, view.day)
    value = ended_by(waited, came, terms.adoption_days, least=terms.least_practices)
    return Measured(value, {"events": learned.ids}, coverage=covered)


def need_offer_match(view: View) -> Measured:
    """The share of needs told of that were met within two months."""
    terms = view.bounds
    told = view.record["needs"]
    here = told["actor"] >= 0
    here[here] = view.members[told["actor"][here]]
    begun = told["since_latest"]
    here &= (begun != UNTOLD) & (begun <= view.day) & (begun > view.day - terms.year_days)
    needs = told.only(here)
    ends = np.where(needs["until_latest"] == UNTOLD, view.day, needs["until_latest"])
    waited = (np.minimum(ends, view.day) - needs["since_latest"]).clip(min=0)
    met = needs.says("met") & (ends <= view.day) & (needs["until_latest"] != UNTOLD)
    value = ended_by(waited, met, terms.need_days, least=terms.least_needs)
    return Measured(value, {"needs": needs.ids})


def commitments_kept(view: View) -> Measured:
    """The share of what was promised for a day that was done by that day.

    What both sides let go of is not counted against anybody, and what is not yet due counts for
    the time that has passed.
    """
    told = view.record["commitments"]
    steps = view.record["commitment_steps"].by(view.day).newest("commitment")
    here = (told["owed_by"] >= 0) & (told["due_latest"] != UNTOLD)
    here[here] = view.members[told["owed_by"][here]]
    here &= told["due_latest"] > view.day - view.bounds.year_days
    begun = _begun(view, told)
    here &= begun <= view.day
    done = np.full(len(told), view.day)
    kept = steps.only(steps.has("step", CommitmentStepKind.KEPT, CommitmentStepKind.LATE))
    done[kept["commitment"]] = kept["latest"]
    ended = np.zeros(len(told), np.bool_)
    ended[kept["commitment"]] = True
    let_go = steps.only(steps.has("step", CommitmentStepKind.RELEASED))
    done[let_go["commitment"]] = let_go["latest"]
    taken = shares_of_time(begun[here], np.maximum(done, begun)[here], told["due_latest"][here])
    due = here & (told["due_latest"] <= view.day)
    count = int(due.sum())
    lack = too_few(NoEstimate.TOO_FEW_WATCHED, count, view.bounds.least_due)
    value = lack or ended_by(taken, ended[here], 1.0)
    evidence = {"commitments": told.ids[here], "commitment_steps": steps.ids}
    return Measured(value, evidence, {"due": float(count)})


def _begun(view: View, told: Table) -> Ints:
    """Since when each promise holds: the beginning of its agreement, or its due day."""
    begins = view.record["agreements"]["begins_latest"][told["agreement"]]
    begun: Ints = np.where(begins == UNTOLD, told["due_latest"], begins)
    return np.minimum(begun, told["due_latest"])


def _until_first(asked: Table, later: Table, today: int) -> tuple[Ints, Bools]:
    """Days from each event to the first later one about it, or until today; whether it came."""
    first = np.full(int(asked["row"].max(initial=-1)) + 1, np.iinfo(np.int64).max)
    about = later["about"]
    known = (about != NOBODY) & (about < len(first))
    np.minimum.at(first, about[known], later["latest"][known])
    came = first[asked["row"]]
    found = came <= today
    waited = np.where(found, came, today) - asked["latest"]
    return waited.clip(min=0), found


INDICATORS: Final = (
    Indicator(
        "R1", Dimension.DUTY, Source.BEHAVIOUR,
        ("commitments", "commitment_steps"), (Method.GREENWOOD, Method.JEFFREYS), ("F3", "LI"),
        "Kaplan & Meier 1958", commitments_kept, window="year_days",
        counted=("due",),
    ),
    Indicator(
        "A6", Dimension.PARTICIPATION, Source.BEHAVIOUR,
        ("events",), (Method.GREENWOOD, Method.JEFFREYS), ("EQ1", "B3"),
        "Bass 1969; Centola & Macy 2007", adoption, window="year_days",
    ),
    Indicator(
        "C1", Dimension.COMMUNICATION, Source.BEHAVIOUR,
        ("events",), (Method.GREENWOOD, Method.JEFFREYS),
        ("F5", "K7", "EQ2", "DC", "COM-04", "HELP-02"),
        "Kaplan & Meier 1958; Raeder et al. 2011", responsiveness, window="year_days",
        counted=("asked", "answered"),
    ),
    Indicator(
        "X4", Dimension.RECIPROCITY, Source.BEHAVIOUR,
        ("needs",), (Method.GREENWOOD, Method.JEFFREYS), ("K5",),
        "Emerson 1962", need_offer_match, window="year_days",
    ),
)  # fmt: skip
