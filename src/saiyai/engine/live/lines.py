"""Lines of which facts are told, withdrawn and backdated, and whose states follow at once."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import Bools, Int32s, Int64s, Numbers, seal
from saiyai.engine.errors import MalformedEvents
from saiyai.engine.events import Code, Events, Lines, make_lines
from saiyai.engine.hits import Hits, QuietTimes, Words, find_hits, with_quiet, with_words
from saiyai.engine.lines import LineStates, Patience, Terms, line_states
from saiyai.engine.live.facts import Fact, Facts
from saiyai.engine.live.hit_rows import WORD, LineHits, add_hits, hits_now, roomy_hits, take_hits
from saiyai.engine.live.line_ends import LineEnds
from saiyai.engine.live.roomy_rows import lengthened
from saiyai.engine.ops.columns import column, marks, same_length
from saiyai.engine.rhythm import Bounds, terms_by_contacts


class LineRecord(NamedTuple):
    """What a record tells of lines. Shapes: terms and learns (lines,)."""

    lines: Lines
    events: Events
    words: Words
    quiet: QuietTimes
    terms: Terms
    """As told, or where nothing is told."""
    learns: Numbers
    """Whether the contacts of a line show its windows, once there are enough of them."""


class Ways(NamedTuple):
    """What holds for all lines."""

    patience: Patience
    bounds: Bounds


class _Windows(NamedTuple):
    """Terms as checked. Shapes: all (lines,), or longer with nothing behind."""

    laid: Int32s
    active: Int32s
    valid: Int32s


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What came of a telling: the number of the fact or line, and the lines it touched."""

    number: int
    lines: Int64s


class LiveLines:
    """An overlay over a record of lines and events: told of one fact, it touches few lines.

    Facts have numbers: those of the record its rows, those told later the next ones; so do lines.

    Note: not to be told by two threads at once.
    Cost: made in the time of `find_hits`; O(lines, participants and hits) of memory.
    """

    def __init__(self, record: LineRecord, day: int, ways: Ways) -> None:
        lines = record.lines
        self._facts, self._ends = Facts(record.events), LineEnds(lines)
        self._quiet, self._ways, self.day = record.quiet, ways, day
        self._terms = _checked_terms(record.terms)
        self._learns = marks("learns", record.learns)
        hits, states = whole_states(record, day, ways)
        self._hits = roomy_hits(hits)
        self._states = LineStates(*(one.copy() for one in _columns(states)))

    @property
    def count(self) -> int:
        """How many lines have a number."""
        return self._ends.count

    @property
    def ends(self) -> LineEnds:
        """Who is joined by each line, and whether it stands."""
        return self._ends

    def states_of(self, lines: Numbers) -> LineStates:
        """The states of these lines now, in their order; of one that was dropped its last."""
        return _taken(self._states, np.asarray(lines, np.int64))

    def states(self) -> LineStates:
        """The states of all lines that have a number. Cost: O(lines)."""
        return _taken(self._states, np.arange(self.count))

    def fact(self, number: int) -> Fact:
        """A fact that stands, as it was told. Raises: MalformedEvents."""
        self._facts.check(number)
        return self._facts.fact(number)

    def hits(self) -> Hits:
        """The hits of all lines that have a number, as they are now. Cost: O(hits)."""
        return hits_now(self._hits, np.arange(self.count))

    def on(self, day: int) -> None:
        """Look at another day: every state is found anew. Cost: O(hits)."""
        self.day = day
        self._renew(np.arange(self.count))

    def tell(self, fact: Fact) -> Told:
        """Something happened. Raises: MalformedEvents, as `make_events` does.

        Cost: O(participants, and lines kept by them), and the hits of the lines touched.
        """
        number = self._facts.tell(fact)
        lines = self._touched(number)
        add_hits(self._hits, self._by_event(number, lines))
        self._renew(lines)
        return Told(number, lines)

    def withdraw(self, number: int) -> Told:
        """It did not happen after all. Raises: MalformedEvents where the fact does not stand."""
        self._facts.withdraw(number)
        lines = self._touched(number)
        take_hits(self._hits, self._by_event(number, lines))
        self._renew(lines)
        return Told(number, lines)

    def backdate(self, number: int, day: int) -> Told:
        """It was on another day: the fact is withdrawn, and told again under a new number."""
        told = self.tell(replace(self.fact(number), day=day))
        self.withdraw(number)
        return told

    def say(self, line: int, day: int, code: Code) -> Told:
        """A word about a line itself, such as its end. Raises: MalformedEvents."""
        add_hits(self._hits, self._by_word(line, day, code))
        return self._said(line)

    def unsay(self, line: int, day: int, code: Code) -> Told:
        """Take such a word back. Raises: MalformedEvents where nobody has said it."""
        word = self._by_word(line, day, code)
        hits = hits_now(self._hits, np.array([line]))
        if not ((hits.events == WORD) & (hits.days == day) & (hits.codes == code)).any():
            raise MalformedEvents(problem="no_such_word", line=line)
        take_hits(self._hits, word)
        return self._said(line)

    def lay(self, ends: tuple[int, int], terms: tuple[int, int, int], *, learns: bool) -> Told:
        """A further line, and all that was told of the two before; terms as `Terms` has them.

        Raises: MalformedEvents, as `make_lines` and `line_states` do.
        Cost: O(events of the two).
        """
        make_lines(self._ends.n, *([end] for end in ends))
        checked = _checked_terms(Terms(*([days] for days in terms)))
        line = self._ends.lay(*ends)
        self._hits.add_rows(1)
        self._terms = _Windows(*(lengthened(one, line, line + 1) for one in self._terms))
        self._learns = lengthened(self._learns, line, line + 1)
        states = (lengthened(one, line, line + 1) for one in _columns(self._states))
        self._states = LineStates(*states)
        for own, given in zip(self._terms, checked, strict=True):
            own[line] = given[0]
        self._learns[line] = learns
        for number in self._facts.touching(*ends):
            add_hits(self._hits, self._by_event(number, np.array([line])))
        return self._said(line)

    def drop(self, line: int) -> Told:
        """A line was told by mistake: it is taken out of what is counted."""
        self._check(line)
        self._ends.drop(line)
        return Told(line, np.array([line]))

    def record(self) -> LineRecord:
        """What stands, to be worked out wholly; its lines are `flatnonzero(ends.stands)`.

        Cost: O(all of it).
        """
        kept = np.flatnonzero(self._ends.stands)
        hits = hits_now(self._hits, kept)
        words = hits.events == WORD
        return LineRecord(
            make_lines(self._ends.n, self._ends.a[kept], self._ends.b[kept]),
            self._facts.all_that_stand(),
            Words(hits.lines[words], hits.days[words], hits.codes[words]),
            self._quiet,
            Terms(*(one[kept] for one in self._terms)),
            self._learns[kept],
        )

    def _touched(self, number: int) -> Int64s:
        events, row = self._facts.event(number)
        if events.codes[row] == Code.NONE:
            return np.empty(0, np.int64)
        return self._ends.touched(events, row)

    def _by_event(self, number: int, lines: Int64s) -> LineHits:
        events, row = self._facts.event(number)
        told = (events.days[row], events.codes[row], events.channels[row], np.int32(number))
        return self._line_hits(lines, told)

    def _by_word(self, line: int, day: int, code: Code) -> LineHits:
        self._check(line)
        on = column("days", [day])[0]
        said = column("codes", [int(code)], Code.ACT, Code.ENDED)[0]
        return self._line_hits(np.array([line]), (on, np.int8(said), np.int32(-1), np.int32(WORD)))

    def _line_hits(
        self, lines: Int64s, told: tuple[np.int32, np.int8, np.int32, np.int32]
    ) -> LineHits:
        columns: list[NDArray[Any]] = [np.full(len(lines), one) for one in told]
        day, code, channel, event = columns
        return LineHits(lines, day, code, channel, event, self._in_quiet(lines, *told[:2]))

    def _in_quiet(self, lines: Int64s, day: np.int32, code: np.int8) -> Bools:
        """Of each line, whether this is an attempt while one of its ends had asked for quiet."""
        if code != Code.ATTEMPT:
            return np.zeros(len(lines), np.bool_)
        actors, first, last = (np.asarray(one) for one in self._quiet)
        asked = actors[(first <= day) & (day <= last)]
        return np.isin(self._ends.a[lines], asked) | np.isin(self._ends.b[lines], asked)

    def _said(self, line: int) -> Told:
        lines = np.array([line])
        self._renew(lines)
        return Told(line, lines)

    def _renew(self, lines: Int64s) -> None:
        """Find the states of these lines anew. Cost: O(their hits)."""
        hits = hits_now(self._hits, lines)
        terms = Terms(*(one[lines] for one in self._terms))
        terms = terms_by_contacts(terms, self._learns[lines], hits, self.day, self._ways.bounds)
        found = line_states(hits, terms, self.day, self._ways.patience)
        for own, new in zip(_columns(self._states), _columns(found), strict=True):
            own[lines] = new

    def _check(self, line: int) -> None:
        if not 0 <= line < self.count or not self._ends.stands[line]:
            raise MalformedEvents(problem="no_such_line", line=line)


def whole_states(record: LineRecord, day: int, ways: Ways) -> tuple[Hits, LineStates]:
    """Hits and states of all lines of a record, worked out wholly, as `LiveLines` begins."""
    hits = with_words(find_hits(record.lines, record.events), record.words)
    hits = with_quiet(hits, record.lines, record.quiet)
    learns = marks("learns", record.learns)
    told = Terms(*_checked_terms(record.terms))
    terms = terms_by_contacts(told, learns, hits, day, ways.bounds)
    return hits, line_states(hits, terms, day, ways.patience)


def _checked_terms(terms: Terms) -> _Windows:
    laid = column("laid", terms.laid)
    active, valid = column("active", terms.active, 0), column("valid", terms.valid, 0)
    same_length(laid=laid, active=active, valid=valid)
    return _Windows(laid, active, valid)


def _columns(states: LineStates) -> tuple[NDArray[Any], ...]:
    return states.states, states.since, states.holds_until, states.last_positive


def _taken(states: LineStates, lines: Int64s) -> LineStates:
    return LineStates(*(seal(one[lines]) for one in _columns(states)))
