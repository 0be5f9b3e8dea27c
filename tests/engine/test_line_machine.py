"""Every path of a line: walked at random beside a slow model, and along the table of the page."""

import re
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from saiyai.engine.events import Code, EventTable, Flows, Presence, Rule, make_events, make_lines
from saiyai.engine.hits import Hits, QuietTimes, Words, find_hits, with_quiet, with_words
from saiyai.engine.lines import LineState, Patience, Terms, line_states
from tests.engine.line_model import held_until, to_hits, told_slowly
from tests.engine.strategies import History, Hit

_PATIENCE: Final = Patience(waiting=5, repaired=9, lapsed_after=3)
_PAGE: Final = Path(__file__).parents[2] / "docs" / "explanation" / "lines.md"
_CODES: Final = (Code.ACT, Code.ANSWER, Code.ATTEMPT)


class LifeOfALine(RuleBasedStateMachine):
    """One line between two, told of day by day, of the past too, and taken back at times."""

    def __init__(self) -> None:
        super().__init__()
        self.today = 0
        self.facts: list[Hit] = []
        self.ends: list[int] = []
        self.quiet: list[tuple[int, int, int]] = []

    @initialize(laid=st.integers(-3, 6), active=st.integers(0, 12), rests=st.integers(0, 12))
    def lay(self, laid: int, active: int, rests: int) -> None:
        """A foundation is told of, and how long a proof counts."""
        self.laid, self.active, self.valid = laid, active, active + rests

    @rule(back=st.integers(0, 9))
    def act(self, back: int) -> None:
        """Something was done together, today or as is remembered only now."""
        self.facts.append(Hit(self.today - back, Code.ACT))

    @rule(back=st.integers(0, 9))
    def answer(self, back: int) -> None:
        """A test was answered."""
        self.facts.append(Hit(self.today - back, Code.ANSWER))

    @rule(back=st.integers(0, 9), channel=st.integers(-1, 2))
    def attempt(self, back: int, channel: int) -> None:
        """Somebody tried and there was no answer."""
        self.facts.append(Hit(self.today - back, Code.ATTEMPT, channel))

    @rule(back=st.integers(0, 9))
    def end(self, back: int) -> None:
        """The two are done with each other."""
        self.ends.append(self.today - back)

    @rule(who=st.integers(0, 1), back=st.integers(0, 9), days=st.integers(0, 9))
    def quiet_time(self, who: int, back: int, days: int) -> None:
        """An end asks, or had asked, not to be called."""
        self.quiet.append((who, self.today - back, self.today - back + days))

    @rule(days=st.integers(1, 8))
    def time_passes(self, days: int) -> None:
        """Nobody says anything."""
        self.today += days

    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        """Something told did not happen after all."""
        kept = [kind for kind in (self.facts, self.ends, self.quiet) if kind]
        if kept:
            told: list[object] = data.draw(st.sampled_from(kept))
            told.pop(data.draw(st.integers(0, len(told) - 1)))

    @invariant()
    def the_engine_says_what_the_model_says(self) -> None:
        """State, since and how long it holds, after every step."""
        history = self._history()
        terms = Terms([history.laid], [history.active], [history.valid])
        found = line_states(self._hits(), terms, self.today, _PATIENCE)
        state, since = told_slowly(history, self.today, _PATIENCE)

        assert LineState(int(found.states[0])) is state
        assert int(found.since[0]) == since
        assert int(found.holds_until[0]) == held_until(history, self.today, _PATIENCE)

    def _history(self) -> History:
        told = [
            Hit(fact.day, fact.code, fact.channel, quiet=self._was_quiet(fact))
            for fact in self.facts
        ]
        told += [Hit(day, Code.ENDED) for day in self.ends]
        hits = tuple(sorted(told, key=lambda hit: hit.day))
        return History(self.laid, self.active, self.valid, hits)

    def _was_quiet(self, fact: Hit) -> bool:
        asked = any(first <= fact.day <= last for _, first, last in self.quiet)
        return fact.code == Code.ATTEMPT and asked

    def _hits(self) -> Hits:
        """The same through the doors that a record uses: events, words, quiet times."""
        lines, count = make_lines(2, [0], [1]), len(self.facts)
        table = EventTable(
            days=[fact.day for fact in self.facts],
            codes=[int(fact.code) for fact in self.facts],
            channels=[fact.channel for fact in self.facts],
            rules=[Rule.FLOW] * count,
            callers=[-1] * count,
        )
        flows = Flows(np.arange(count), [0] * count, [1] * count)
        hits = find_hits(lines, make_events(2, table, Presence([0] * (count + 1), []), flows))
        ended = Words([0] * len(self.ends), self.ends, [Code.ENDED] * len(self.ends))
        who, first, last = zip(*self.quiet, strict=True) if self.quiet else ((), (), ())
        return with_quiet(with_words(hits, ended), lines, QuietTimes(who, first, last))


LifeOfALine.TestCase.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, derandomize=True
)
TestLifeOfALine = LifeOfALine.TestCase


# --- along the table ----------------------------------------------------------------------------

_ACTIVE: Final = 60
_VALID: Final = 180
_SLOW: Final = Patience(waiting=14, repaired=90, lapsed_after=3)

_WAYS: Final[dict[str, tuple[tuple[tuple[Hit, ...], int], ...]]] = {
    "laid": (((), 20),),
    "verified": (((Hit(10, Code.ANSWER),), 20),),
    "active": (
        ((Hit(10, Code.ACT),), 20),
        ((Hit(10, Code.ACT), Hit(40, Code.ANSWER)), 50),
    ),
    "fallow": (((Hit(10, Code.ACT),), 80),),
    "untested": (((Hit(10, Code.ACT),), 200),),
    "unanswered": (
        ((Hit(10, Code.ATTEMPT, 0),), 30),
        ((Hit(10, Code.ATTEMPT), Hit(11, Code.ATTEMPT)), 30),
    ),
    "lapsed": (((Hit(10, Code.ATTEMPT, 0), Hit(11, Code.ATTEMPT, 1)), 30),),
    "ended": (((Hit(10, Code.ENDED),), 30),),
    "repaired": (
        ((Hit(10, Code.ENDED), Hit(20, Code.ACT)), 30),
        ((Hit(10, Code.ENDED), Hit(20, Code.ACT), Hit(60, Code.ACT)), 70),
        ((Hit(10, Code.ENDED), Hit(20, Code.ANSWER), Hit(60, Code.ANSWER)), 70),
        ((Hit(10, Code.ENDED), Hit(20, Code.ACT)), 30),
    ),
}
"""How each state comes about, and a day on which it stands."""

_HAPPENINGS: Final = ("act", "answer", "attempt", "window", "ended")


def state_on(hits: tuple[Hit, ...], day: int, valid: int = _VALID) -> str:
    terms = Terms([0], [_ACTIVE], [valid])
    history = History(0, _ACTIVE, valid, hits)
    found = line_states(to_hits([history]), terms, day, _SLOW)
    state = LineState(int(found.states[0]))
    assert state is told_slowly(history, day, _SLOW)[0]
    return state.name.lower()


def what_follows(start: str, happening: str) -> set[str]:
    """The states after a happening, over all the ways that lead to where it begins."""
    found = set()
    for hits, day in _WAYS[start]:
        assert state_on(hits, day) == start
        if happening == "window":
            windows = (_VALID, _ACTIVE) if start == "repaired" else (_VALID,)
            found |= {_when_the_window_ends(hits, day, valid) for valid in windows}
        elif happening == "attempt":
            for channel in (-1, 2):
                tried = (*hits, Hit(day, Code.ATTEMPT, channel))
                found.add(state_on(tried, day + _SLOW.waiting, valid=_VALID))
        else:
            code = {"act": Code.ACT, "answer": Code.ANSWER, "ended": Code.ENDED}[happening]
            found.add(state_on((*hits, Hit(day, code)), day))
    return found - {start}


def _when_the_window_ends(hits: tuple[Hit, ...], day: int, valid: int) -> str:
    state = state_on(hits, day, valid)
    terms = Terms([0], [_ACTIVE], [valid])
    found = line_states(to_hits([History(0, _ACTIVE, valid, hits)]), terms, day, _SLOW)
    until = int(found.holds_until[0])
    return state_on(hits, until + 1, valid) if until < 2**31 - 1 else state


def cells_of_the_page() -> dict[tuple[str, str], set[str]]:
    """The table of transitions as the page tells it: the states that each cell names.

    Windows bear the names of states, and stand in italics.
    """
    table = _PAGE.read_text("utf-8").split("## Transitions")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("|")][2:]
    names = "|".join(state.name.lower() for state in LineState)
    named = re.compile(rf"(?<!\*)\b(?:{names})\b")
    return {
        (row[0].strip(), happening): set(named.findall(cell)) - {row[0].strip()}
        for row in rows
        for happening, cell in zip(_HAPPENINGS, row[1:], strict=True)
    }


def test_the_page_tells_of_every_state_and_happening() -> None:
    named = {state.name.lower() for state in LineState} - {"not_laid"}

    assert set(_WAYS) == named
    assert set(cells_of_the_page()) == set(product(named, _HAPPENINGS))


@pytest.mark.parametrize(("start", "happening"), sorted(product(_WAYS, _HAPPENINGS)))
def test_a_line_goes_where_the_page_says_and_nowhere_else(start: str, happening: str) -> None:
    assert what_follows(start, happening) == cells_of_the_page()[start, happening]
