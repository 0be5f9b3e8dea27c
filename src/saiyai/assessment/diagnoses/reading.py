"""Four things that can befall a network, told apart, each with its own remedy (S7).

Regress: learning stopped and the work slows. Decline: calls are not answered. Collapse: what hung
on a post fell away when it changed. Take-over: command rises after a gap in learning. Silence
alone is none of them.
"""

from dataclasses import dataclass

import numpy as np

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.diagnoses.diagnosed import Counter, Raised, diagnosis
from saiyai.assessment.diagnoses.early_signs import flags_of
from saiyai.assessment.diagnoses.learning_gaps import Gap, learning_gap
from saiyai.assessment.diagnoses.pace import pace_of
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Record, Scope
from saiyai.assessment.nature.posts import (
    Aftermath,
    falls_of,
    hung_on,
    ids_of,
)
from saiyai.assessment.reading import Sure
from saiyai.domain.kinds.decision import DecisionMethod, DecisionStep
from saiyai.domain.kinds.lifecycle import LifecycleStep
from saiyai.domain.ties import ANSWERING, TieState
from saiyai.domain.verdicts import Diagnosis
from saiyai.domain.words import Say


@dataclass(frozen=True, slots=True)
class Befallen:
    """What can be read to have befallen a scope, and the early signs."""

    diagnoses: tuple[Raised, ...]
    flags: tuple[Raised, ...]
    conventions: int


def read_diagnoses(record: Record, scope: Scope, conventions: Conventions = HOUSE) -> Befallen:
    """Diagnoses and early signs of a scope on the record's day.

    Cost: O(parts + flows), and O(hits) for each day that lines are looked at: some twenty.
    """
    return diagnoses_of(Inside(record, scope, conventions))


def diagnoses_of(inside: Inside) -> Befallen:
    """The same, of what is already looked at."""
    gap = learning_gap(inside)
    found = (_regress(inside, gap), _decline(inside), _collapse(inside), _take_over(inside, gap))
    return Befallen(
        tuple(one for one in found if one is not None),
        flags_of(inside, gap),
        inside.bounds.version,
    )


# --- regress -------------------------------------------------------------------------------------


def _regress(inside: Inside, gap: Gap | None) -> Raised | None:
    """The exchange of learning stopped, as recorded, and the work slowed or turned back."""
    if gap is None or not gap.whole:
        return None
    pace = pace_of(inside, gap.days)
    if not pace.slower or _commands_rise(inside, gap) is not None:
        return None
    rows = inside.trail(events=gap.last_ids, coverage=inside.coverage_rows("activity"))
    day = inside.record.day.fromordinal(gap.first)
    counter = [Counter(Say("diagnosis.contact_goes_on"), rows)] if _in_touch(inside) else []
    return diagnosis(
        Diagnosis.REGRESS,
        inside.trail(events=np.concatenate((gap.last_ids, pace.before_ids))),
        counter,
        sure=Sure.FAIRLY,
        day=day,
        days=gap.days,
        before=pace.before,
        now=pace.now,
    )


def _in_touch(inside: Inside) -> bool:
    return bool(inside.lines.of(TieState.ACTIVE, TieState.REPAIRED).any())


# --- decline -------------------------------------------------------------------------------------


def _decline(inside: Inside) -> Raised | None:
    """Enough of the lines that were tried of late did not answer; or members say contact lacks.

    Lines on a post that fell vacant are left out: nobody is there to answer. So are those at rest.
    """
    bounds, lines = inside.bounds, inside.lines
    counted = ~hung_on(inside)[inside.line_places] & ~lines.resting
    missed = lines.of(TieState.UNANSWERED, TieState.LAPSED) & counted
    answers = lines.of(*ANSWERING) & counted
    answers &= inside.day - lines.last_positive < bounds.year_days
    n, tried = int(missed.sum()), int(missed.sum() + answers.sum())
    said = _said_to_decline(inside)
    rows = inside.trail(ties=lines.rows[missed], events=said)
    counter = []
    if answers.any():
        answered = inside.trail(ties=lines.rows[answers])
        counter = [Counter(Say("diagnosis.lines_answer", n=int(answers.sum())), answered)]
    enough = n >= bounds.least_missed and tried >= bounds.least_tried
    if enough and n >= tried * bounds.decline_share:
        sure = Sure.FAIRLY if n >= bounds.least_tried else Sure.NOT_YET
        return diagnosis(Diagnosis.DECLINE, rows, counter, sure=sure, n=n, tried=tried)
    if len(said):
        return diagnosis(Diagnosis.DECLINE, rows, counter, sure=Sure.NOT_YET, n=n, tried=tried)
    return None


def _said_to_decline(inside: Inside) -> np.ndarray:
    """Row ids of where members themselves said that it declines, and nothing was said since."""
    told = inside.of_kind("lifecycle")
    if not len(told):
        return told.ids
    last = told.only(told["latest"] == told["latest"].max())
    return last.ids[last.has("step", LifecycleStep.DECLINING)]


# --- collapse ------------------------------------------------------------------------------------


def _collapse(inside: Inside) -> Raised | None:
    """Most of what a scope stood on hung by power on what changed, and is gone."""
    worst = max(falls_of(inside), key=lambda one: one.n, default=None)
    if worst is None:
        return None
    return _fallen(inside, worst)


def _fallen(inside: Inside, after: Aftermath) -> Raised:
    change = after.change
    events = inside.record.events.ids[change.event : change.event + 1]
    holdings = np.array([change.holding] if change.holding >= 0 else [], np.int64)
    rows = inside.trail(
        ties=ids_of(inside, after.attached),
        events=events if change.event >= 0 else events[:0],
        holdings=holdings,
    )
    left = round(after.left * after.n)
    counter = []
    if left:
        kept = inside.trail(ties=ids_of(inside, after.attached & ~after.lost))
        counter = [Counter(Say("diagnosis.still_answer", n=left), kept)]
    return diagnosis(
        Diagnosis.COLLAPSE,
        rows,
        counter,
        sure=Sure.FAIRLY if after.n >= inside.bounds.least_tried else Sure.NOT_YET,
        day=inside.record.day.fromordinal(change.day),
        n=after.n,
        left=left,
        others=round(100 * after.left_others),
    )


# --- take-over -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class _Rise:
    """Decisions in a gap and before it, and how many of each came by command."""

    n: int
    by: int
    n_before: int
    by_before: int
    ids: np.ndarray


def _commands_rise(inside: Inside, gap: Gap) -> _Rise | None:
    """More decided by command in a gap of learning than before; None where it is not so."""
    bounds = inside.bounds
    before = _decided(inside, gap.first - bounds.year_days, gap.first)
    during = _decided(inside, gap.first + 1, gap.last)
    (n_before, by_before), (n, by) = _counted(before), _counted(during)
    if min(n, n_before) < bounds.least_decisions or by < n * bounds.command_share:
        return None
    if by / n - by_before / n_before < bounds.command_rise:
        return None
    ids = inside.record.of_kind("decision").ids[during[0]]
    return _Rise(n, by, n_before, by_before, ids)


def _take_over(inside: Inside, gap: Gap | None) -> Raised | None:
    """In a gap of learning decisions come by command, as they did not before.

    The decisions are told, so a gap that was recorded in part is enough to say perhaps.
    """
    rise = _commands_rise(inside, gap) if gap is not None and gap.told else None
    if gap is None or rise is None:
        return None
    return diagnosis(
        Diagnosis.TAKE_OVER,
        inside.trail(events=np.concatenate((rise.ids, gap.last_ids))),
        sure=Sure.FAIRLY if gap.whole else Sure.NOT_YET,
        day=inside.record.day.fromordinal(gap.first),
        n=rise.n,
        by=rise.by,
        n_before=rise.n_before,
        by_before=rise.by_before,
    )


def _decided(inside: Inside, first: int, last: int) -> tuple[Bools, Bools]:
    """Which rows of the decisions were adopted in a span of days, and which of them by command."""
    told = inside.record.of_kind("decision")
    here = inside.between(first, last)[told["row"]] & inside.of_scope[told["row"]]
    here &= told.has("step", DecisionStep.ADOPTED)
    here &= ~told.has("method", DecisionMethod.UNTOLD)
    return here, here & told.has("method", DecisionMethod.COMMAND)


def _counted(found: tuple[Bools, Bools]) -> tuple[int, int]:
    return int(found[0].sum()), int(found[1].sum())
