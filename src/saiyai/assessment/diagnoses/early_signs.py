"""Seven early signs, each with what speaks against it; none of them is raised by silence alone.

Every comparison is with the same season a year before, and less of a thing counts only where
both times were recorded.
"""

from typing import Final

import numpy as np

from saiyai.assessment.diagnoses.diagnosed import Counter, Raised, flag
from saiyai.assessment.diagnoses.learning_gaps import Gap, stop_of
from saiyai.assessment.diagnoses.pace import pace_of
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Ints
from saiyai.assessment.nature.networkhood_tests import action_days
from saiyai.assessment.nature.posts import hung_on
from saiyai.assessment.nature.readiness import would_answer
from saiyai.domain.kinds.activity import ActivityType
from saiyai.domain.kinds.card import Proof
from saiyai.domain.ties import ANSWERING, WAITING_DAYS, TieState
from saiyai.domain.verdicts import Flag, Held
from saiyai.domain.words import Say
from saiyai.engine.events import Code

_FAR: Final = 1 << 32
"""More days than any calendar has, so that lines and days make one order."""
_OF_WORK: Final = (
    Flag.EXCHANGE_STOP,
    Flag.PARTICIPATION_FALL,
    Flag.LEARNING_STOP,
    Flag.SPEED_FALL,
)
"""Signs that say nothing of a network at rest."""
_CUSTOM: Final = (ActivityType.RITUAL, ActivityType.CELEBRATION)


def flags_of(inside: Inside, gap: Gap | None) -> tuple[Raised, ...]:
    """The signs that the record bears out on the day."""
    found = (
        _contact_gap(inside),
        _unanswered_rise(inside),
        _exchange_stop(inside),
        _participation_fall(inside),
        _learning_stop(inside, gap),
        _speed_fall(inside),
        _culture_fatigue(inside),
    )
    at_rest = _at_rest(inside)
    return tuple(one for one in found if one is not None and not (at_rest and one.of in _OF_WORK))


def _at_rest(inside: Inside) -> bool:
    """Whether nothing is done together at present and the lines answer: then it rests."""
    late = inside.done & inside.since(action_days(inside))
    return not late.any() and would_answer(inside).held is Held.MET


def _contact_gap(inside: Inside) -> Raised | None:
    """Most lines are silent beyond their rhythm and nobody has tried them: ask, no more."""
    lines, bounds = inside.lines, inside.bounds
    standing = ~lines.of(TieState.ENDED, TieState.LAID) & ~lines.resting
    silent = lines.of(TieState.UNTESTED) & standing
    n, all_ = int(silent.sum()), int(standing.sum())
    if all_ < bounds.least_silent or n < all_ * bounds.lacking_share:
        return None
    if would_answer(inside).held is Held.MET:
        return None
    return flag(Flag.CONTACT_GAP, inside.trail(ties=lines.rows[silent]), n=n, lines=all_)


def _unanswered_rise(inside: Inside) -> Raised | None:
    """More calls past their waiting time than in as many days before; at rest none counts."""
    bounds = inside.bounds
    line, day = _in_vain(inside)
    late = day > inside.day - bounds.rise_days
    early = ~late & (day > inside.day - 2 * bounds.rise_days)
    n, was = int(late.sum()), int(early.sum())
    if n < bounds.least_missed or n <= was:
        return None
    answers = inside.lines.of(*ANSWERING)
    rows = inside.trail(ties=inside.record.lines.rows[line[late]])
    counter = [_answered(inside, answers)] if answers.any() else []
    return flag(Flag.UNANSWERED_RISE, rows, counter, n=n, before=was)


def _in_vain(inside: Inside) -> tuple[Ints, Ints]:
    """Calls on lines of the scope that nobody answered in their waiting time: lines and days."""
    hits = inside.record.lines.hits
    line, day = hits.lines, hits.days.astype(np.int64)
    mine = np.zeros(inside.record.lines.count, np.bool_)
    mine[inside.line_places] = True
    mine &= ~hung_on(inside)
    proof = np.isin(hits.codes, [int(Code.ACT), int(Code.ANSWER)])
    key = line * _FAR + day
    answered = np.sort(key[proof])
    calls = (hits.codes == Code.ATTEMPT) & ~hits.quiet & mine[line]
    calls &= day <= inside.day - WAITING_DAYS
    after = np.searchsorted(answered, key[calls])
    nearest = np.append(answered, np.iinfo(np.int64).max)[after]
    waited = nearest - key[calls] > WAITING_DAYS
    return line[calls][waited], day[calls][waited]


def _answered(inside: Inside, answers: Bools) -> Counter:
    rows = inside.trail(ties=inside.lines.rows[answers])
    return Counter(Say("diagnosis.lines_answer", n=int(answers.sum())), rows)


def _exchange_stop(inside: Inside) -> Raised | None:
    """Giving that was regular has stopped, and it was recorded that there was none."""
    given = inside.is_kind("exchange", "contribution") & inside.of_scope
    given &= inside.record.events["proof"] == int(Proof.ACT)
    gap = stop_of(inside, given, "exchange")
    if gap is None or not gap.whole:
        return None
    rows = inside.trail(events=gap.last_ids, coverage=inside.coverage_rows("exchange"))
    return flag(
        Flag.EXCHANGE_STOP, rows, day=inside.record.day.fromordinal(gap.first), days=gap.days
    )


def _participation_fall(inside: Inside) -> Raised | None:
    """Fewer come to what is done together than in the same season a year before."""
    joint = inside.is_kind("activity") & inside.of_scope & (inside.number > 0)
    now, before = _this_season(inside, joint), _last_season(inside, joint)
    return _fewer(inside, Flag.PARTICIPATION_FALL, now, before)


def _culture_fatigue(inside: Inside) -> Raised | None:
    """Fewer come to customs than a year before, and nobody learned them since."""
    told = inside.record.of_kind("activity")
    customs = np.zeros(len(inside.record.events), np.bool_)
    customs[told["row"][told.has("type", *_CUSTOM)]] = True
    year = inside.bounds.year_days
    now, last = inside.since(year), inside.day - year
    if (inside.is_kind("learning") & (inside.number > 0) & now).any():
        return None
    customs &= inside.number > 0
    before = customs & inside.between(last - year + 1, last)
    return _fewer(inside, Flag.CULTURE_FATIGUE, customs & now, before)


def _unnamed(inside: Inside) -> Ints:
    """How many came to each event and are not named."""
    told = inside.record.data["activity"]
    found = np.zeros(len(inside.record.events), np.int64)
    found[told["event"]] = np.maximum(told["unnamed"], 0)
    return found


def _fewer(inside: Inside, of: Flag, now: Bools, before: Bools) -> Raised | None:
    """A sign that attendances fell to so much of what they were a year before."""
    people = inside.number + _unnamed(inside)
    came, came_before = int(people[now].sum()), int(people[before].sum())
    few = before.sum() < (1 if of is Flag.CULTURE_FATIGUE else inside.bounds.least_before)
    if few or came > came_before * inside.bounds.fall_share:
        return None
    if came_before < inside.bounds.least_before or not _both_recorded(inside, "activity"):
        return None
    rows = inside.trail(events=inside.ids(now | before), coverage=inside.coverage_rows("activity"))
    counter = []
    if would_answer(inside).held is Held.MET:
        counter = [_answered(inside, inside.lines.of(*ANSWERING))]
    return flag(of, rows, counter, came=came, before=came_before)


def _learning_stop(inside: Inside, gap: Gap | None) -> Raised | None:
    if gap is None or not gap.whole:
        return None
    rows = inside.trail(events=gap.last_ids, coverage=inside.coverage_rows("activity", "learning"))
    return flag(
        Flag.LEARNING_STOP,
        rows,
        day=inside.record.day.fromordinal(gap.first),
        days=gap.days,
    )


def _speed_fall(inside: Inside) -> Raised | None:
    pace = pace_of(inside)
    if not pace.slower:
        return None
    rows = inside.trail(events=pace.before_ids)
    return flag(Flag.SPEED_FALL, rows, before=pace.before, now=pace.now)


# --- the same season a year before ---------------------------------------------------------------


def _this_season(inside: Inside, events: Bools) -> Bools:
    return events & inside.since(inside.bounds.decline_days)


def _last_season(inside: Inside, events: Bools) -> Bools:
    last = inside.day - inside.bounds.year_days
    return events & inside.between(last - inside.bounds.decline_days + 1, last)


def _both_recorded(inside: Inside, kind: str) -> bool:
    days, year = inside.bounds.decline_days, inside.bounds.year_days
    first = inside.day - days + 1
    return inside.is_recorded(kind, first) and inside.is_recorded(
        kind, first - year, inside.day - year
    )
