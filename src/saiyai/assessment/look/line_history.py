"""What is known of every line through the times, and how lines stand on any day."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.look.facts import Bools, Ints, LineFacts
from saiyai.domain.ties import (
    LAPSED_AFTER,
    REPAIRED_DAYS,
    WAITING_DAYS,
    WINDOWS,
    Rhythm,
    windows_of,
)
from saiyai.engine.events import Code
from saiyai.engine.hits import Hits, QuietTimes
from saiyai.engine.lines import LineState, LineStates, Patience, Terms, line_states
from saiyai.engine.rhythm import Bounds, Rhythms, learn_rhythms, terms_by_contacts

RHYTHMS: Final = tuple(Rhythm)
HOUSE_PATIENCE: Final = Patience(WAITING_DAYS, REPAIRED_DAYS, LAPSED_AFTER)
_LEARNED: Final = Bounds(
    *(
        (WINDOWS[rhythm].active, WINDOWS[rhythm].valid)
        for rhythm in (Rhythm.WEEKLY, Rhythm.YEARLY, Rhythm.SEASONAL)
    )
)


@dataclass(frozen=True, slots=True, eq=False)
class LineHistory:
    """Lines and everything that touched them.

    Shapes: rows, a, b, laid, rhythms (lines,): row ids, positions of the ends, ordinals, places
    in RHYTHMS as the ends told them.
    """

    rows: Ints
    a: Ints
    b: Ints
    laid: Ints
    rhythms: Ints
    hits: Hits
    quiet: QuietTimes
    lasting: float = 1.0
    """For how many times as long as rhythms say a proof holds: a choice of whoever reads."""

    @property
    def count(self) -> int:
        """How many lines."""
        return len(self.rows)


def states_on(lines: LineHistory, day: int) -> LineStates:
    """The state of every line on a day. Cost: O(hits)."""
    return line_states(lines.hits, terms_on(lines, day), day, HOUSE_PATIENCE)


def terms_on(lines: LineHistory, day: int) -> Terms:
    """The windows of every line on a day: as its ends told, else as its contacts show by then."""
    table = np.array([(w.active, w.valid) for w in map(windows_of, RHYTHMS)], dtype=np.int64)
    told = Terms(lines.laid, table[lines.rhythms, 0], table[lines.rhythms, 1])
    found = terms_by_contacts(told, _learns(lines), lines.hits, day, _LEARNED)
    if lines.lasting == 1:
        return found
    ends = (np.rint(np.asarray(one) * lines.lasting) for one in (found.active, found.valid))
    active, valid = (one.astype(np.int64) for one in ends)
    return found._replace(active=active, valid=valid)


def rhythms_on(lines: LineHistory, day: int) -> Rhythms:
    """What contacts teach of lines whose ends told no rhythm; no contacts stand for the others.

    Cost: O(hits).
    """
    learned = learn_rhythms(lines.hits, day)
    return learned._replace(contacts=np.where(_learns(lines), learned.contacts, 0))


def resting_lines(lines: LineHistory, day: int) -> Bools:
    """Lines of which an end has asked for quiet on a day."""
    quiet = lines.quiet
    now = (np.asarray(quiet.first_days) <= day) & (day <= np.asarray(quiet.last_days))
    resting = np.asarray(quiet.actors)[now]
    return np.isin(lines.a, resting) | np.isin(lines.b, resting)


def line_facts(lines: LineHistory, day: int, present: Bools) -> LineFacts:
    """The lines laid by a day between actors who are there, with their states."""
    states = states_on(lines, day)
    kept = (states.states != LineState.NOT_LAID) & present[lines.a] & present[lines.b]
    attempts, first, last = _attempts(lines, states, day)
    return LineFacts(
        rows=lines.rows[kept],
        a=lines.a[kept],
        b=lines.b[kept],
        states=states.states[kept],
        resting=resting_lines(lines, day)[kept],
        last_positive=states.last_positive[kept],
        answered_late=_answered_late(lines, states, day)[kept],
        attempts=attempts[kept],
        first_attempt=first[kept],
        last_attempt=last[kept],
    )


def _learns(lines: LineHistory) -> Bools:
    """Lines whose ends told no rhythm."""
    learns: Bools = lines.rhythms == RHYTHMS.index(Rhythm.UNTOLD)
    return learns


def _attempts(lines: LineHistory, states: LineStates, day: int) -> tuple[Ints, Ints, Ints]:
    """Of each line, the attempts since its last proof that count, the first and the last."""
    hits, line = lines.hits, lines.hits.lines
    counted = (hits.codes == Code.ATTEMPT) & ~hits.quiet & (hits.days <= day - WAITING_DAYS)
    counted &= hits.days > states.last_positive[line]
    number = np.bincount(line[counted], minlength=lines.count)
    first = np.full(lines.count, np.iinfo(np.int32).max, np.int64)
    last = np.zeros(lines.count, np.int64)
    np.minimum.at(first, line[counted], hits.days[counted])
    np.maximum.at(last, line[counted], hits.days[counted])
    return number, first, last


def _answered_late(lines: LineHistory, states: LineStates, day: int) -> Bools:
    """Lines whose last proof came after a silence beyond their own windows."""
    hits = lines.hits
    proof = np.isin(hits.codes, [Code.ACT, Code.ANSWER])
    line, days = hits.lines[proof], hits.days[proof]
    again = np.concatenate(([False], line[1:] == line[:-1]))
    gap = np.concatenate(([0], np.diff(days)))
    valid = np.asarray(terms_on(lines, day).valid)[line]
    late = again & (gap > valid) & (days == states.last_positive[line])
    found = np.zeros(lines.count, np.bool_)
    found[line[late]] = True
    return found
