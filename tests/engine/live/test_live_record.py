"""Facts told, withdrawn and backdated leave the lines and the network the whole record shows."""

import tracemalloc
from collections.abc import Callable
from dataclasses import astuple, replace
from typing import Any, Final

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from saiyai.engine.errors import MalformedEvents
from saiyai.engine.events import (
    Code,
    Events,
    EventTable,
    Flows,
    Presence,
    Rule,
    make_events,
    make_lines,
)
from saiyai.engine.hits import QuietTimes, Words
from saiyai.engine.lines import NEVER, LineState, Patience, Terms
from saiyai.engine.live.facts import Fact
from saiyai.engine.live.lines import LineRecord, Ways, whole_states
from saiyai.engine.live.record import LiveRecord
from saiyai.engine.network import make_network
from saiyai.engine.result import Value
from saiyai.engine.rhythm import Bounds
from tests.engine.live.alike import differing
from tests.engine.strategies import Happening, Record, records

_WAYS: Final = Ways(
    Patience(waiting=5, repaired=9, lapsed_after=3), Bounds((2, 4), (30, 60), (20, 40))
)
_IN_USE: Final = {LineState.VERIFIED, LineState.ACTIVE, LineState.FALLOW, LineState.REPAIRED}
_NOBODY: Final = ((), (), ())

Line = tuple[tuple[int, int], tuple[int, int, int], bool]
"""Ends, terms, and whether its contacts teach."""


def events_of(n: int, facts: list[Fact]) -> Events:
    """Facts as the engine takes events."""
    table = EventTable(
        days=[fact.day for fact in facts],
        codes=[int(fact.code) for fact in facts],
        channels=[fact.channel for fact in facts],
        rules=[int(fact.rule) for fact in facts],
        callers=[fact.caller for fact in facts],
    )
    flows = [(row, *flow) for row, fact in enumerate(facts) for flow in fact.flows]
    return make_events(
        n,
        table,
        Presence(
            np.cumsum([0, *(len(fact.actors) for fact in facts)]),
            [actor for fact in facts for actor in fact.actors],
        ),
        Flows(*zip(*flows, strict=True)) if flows else Flows(),
    )


def record_of(
    n: int,
    facts: list[Fact],
    lines: list[Line],
    words: list[tuple[int, int, Code]],
    quiet: list[tuple[int, int, int]],
) -> LineRecord:
    """A record as a query would make it."""
    return LineRecord(
        make_lines(n, [ends[0] for ends, *_ in lines], [ends[1] for ends, *_ in lines]),
        events_of(n, facts),
        Words(*zip(*words, strict=True)) if words else Words(*_NOBODY),
        QuietTimes(*zip(*quiet, strict=True)) if quiet else QuietTimes(*_NOBODY),
        Terms(*([terms[which] for _, terms, _ in lines] for which in range(3))),
        [learns for *_, learns in lines],
    )


def fact_of(told: Happening) -> Fact:
    """A drawn event as a fact."""
    return Fact(
        told.day,
        Code(told.code),
        Rule(told.rule),
        told.actors,
        told.flows,
        told.caller,
        told.channel,
    )


class LifeOfARecord(RuleBasedStateMachine):
    """A few actors of whom things are told in any order; beside it plain lists of all of it."""

    @initialize(drawn=records(), data=st.data())
    def begin(self, drawn: Record, data: st.DataObject) -> None:
        """Some lines and events are there at first."""
        self.n, self.day = drawn.n, 9
        self.facts = dict(enumerate(map(fact_of, drawn.events)))
        self.lines = {
            line: (ends, data.draw(self.some_terms()), data.draw(st.booleans()))
            for line, ends in enumerate(drawn.lines)
        }
        self.words: list[tuple[int, int, Code]] = []
        day = st.integers(0, 12)
        asked = st.tuples(st.integers(0, drawn.n - 1), day, day)
        self.quiet = data.draw(st.lists(asked, max_size=2))
        lines = list(self.lines.values())
        record = record_of(self.n, list(self.facts.values()), lines, [], self.quiet)
        self.live = LiveRecord(record, self.day, _WAYS, _IN_USE)

    @staticmethod
    def some_terms() -> st.SearchStrategy[tuple[int, int, int]]:
        """When a line was laid, and how long proofs of it count."""
        return st.tuples(st.integers(-5, 15), st.integers(0, 8), st.integers(8, 20))

    @rule(drawn=records())
    def tell(self, drawn: Record) -> None:
        """Something happened among some who are here."""
        for told in map(fact_of, drawn.events[:2]):
            here = all(actor < self.n for actor in (*told.actors, *sum(told.flows, ())))
            if here and told.caller < self.n:
                self.facts[self.live.tell(told).number] = told

    @precondition(lambda self: self.facts)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        """It did not happen after all."""
        number = data.draw(st.sampled_from(sorted(self.facts)))
        del self.facts[number]
        self.live.withdraw(number)

    @precondition(lambda self: self.facts)
    @rule(data=st.data(), day=st.integers(-9, 9))
    def backdate(self, data: st.DataObject, day: int) -> None:
        """It was on another day."""
        number = data.draw(st.sampled_from(sorted(self.facts)))
        fact = self.facts.pop(number)
        self.facts[self.live.backdate(number, day).number] = replace(fact, day=day)

    @rule(data=st.data())
    def lay(self, data: st.DataObject) -> None:
        """A line between two who may have met before, or have one already."""
        actor = st.integers(0, self.n - 1)
        ends = data.draw(st.tuples(actor, actor).filter(lambda two: two[0] != two[1]))
        line = (ends, data.draw(self.some_terms()), data.draw(st.booleans()))
        self.lines[self.live.lay(ends, line[1], learns=line[2]).number] = line

    @precondition(lambda self: self.lines)
    @rule(data=st.data())
    def drop(self, data: st.DataObject) -> None:
        """A line was told by mistake."""
        line = data.draw(st.sampled_from(sorted(self.lines)))
        del self.lines[line]
        self.words = [word for word in self.words if word[0] != line]
        self.live.drop(line)

    @precondition(lambda self: self.lines)
    @rule(data=st.data(), day=st.integers(0, 12))
    def say(self, data: st.DataObject, day: int) -> None:
        """A line is told to have ended, or somebody says that they tried."""
        code = data.draw(st.sampled_from((Code.ENDED, Code.ENDED, Code.ATTEMPT)))
        word = (data.draw(st.sampled_from(sorted(self.lines))), day, code)
        self.words.append(word)
        self.live.say(*word)

    @precondition(lambda self: self.words)
    @rule(data=st.data())
    def unsay(self, data: st.DataObject) -> None:
        """That is taken back; of several words alike it is the same which."""
        word = data.draw(st.sampled_from(self.words))
        self.words.remove(word)
        self.live.unsay(*word)

    @rule(days=st.integers(-3, 9))
    def time_passes(self, days: int) -> None:
        """Nobody says anything; or somebody looks back."""
        self.day += days
        self.live.on(self.day)

    @invariant()
    def everything_is_what_the_whole_record_says(self) -> None:
        """After every step: states, hits, the network of lines in use, and its numbers."""
        kept = sorted(self.lines)
        number = {line: at for at, line in enumerate(kept)}
        record = record_of(
            self.n,
            [self.facts[fact] for fact in sorted(self.facts)],
            [self.lines[line] for line in kept],
            [(number[line], day, code) for line, day, code in self.words],
            self.quiet,
        )
        _, states = whole_states(record, self.day, _WAYS)
        found = self.live.lines.states_of(kept)
        used = np.isin(states.states, list(_IN_USE))
        ends = record.lines.a[used], record.lines.b[used]

        for name in ("states", "since", "holds_until", "last_positive"):
            assert getattr(found, name).tolist() == getattr(states, name).tolist()
        assert differing(self.live.network, make_network(self.n, *ends, directed=False)) == []
        assert plain(self.live.lines.record()) == plain(record)


def plain(record: LineRecord) -> list[Any]:
    """What a record tells, in Python's own types; words by line and day, as they are kept."""
    words = sorted(zip(*(np.asarray(one).tolist() for one in record.words), strict=True))
    columns = (record.lines.a, record.lines.b, *record.events[1:], *record.terms, record.learns)
    return [words, *(np.asarray(column).tolist() for column in columns)]


LifeOfARecord.TestCase.settings = settings(
    max_examples=60, stateful_step_count=20, deadline=None, derandomize=True
)
TestLifeOfARecord = LifeOfARecord.TestCase


def three_lines(*facts: Fact) -> LiveRecord:
    r"""Lines 0, 1 and 2 between three, laid on day 0, in use for 10 days after an act.

    0 - 1
     \ /
      2
    """
    lines: list[Line] = [(ends, (0, 10, 30), False) for ends in ((0, 1), (1, 2), (2, 0))]
    return LiveRecord(record_of(3, list(facts), lines, [], []), 40, _WAYS, {LineState.ACTIVE})


def states(live: LiveRecord) -> list[LineState]:
    return [LineState(state) for state in live.lines.states().states.tolist()]


def test_one_meeting_told_withdrawn_and_told_of_another_day() -> None:
    live = three_lines(Fact(35, Code.ACT, Rule.ALL, (0, 1)))
    assert states(live) == [LineState.ACTIVE, LineState.UNTESTED, LineState.UNTESTED]

    meeting = live.tell(Fact(39, Code.ACT, Rule.ALL, (0, 1, 2)))
    assert meeting.touched.tolist() == [0, 1, 2]
    assert meeting.into_use.tolist() == [1, 2]
    assert states(live) == [LineState.ACTIVE] * 3
    assert live.network.outcome("transitivity") == Value(1)

    earlier = live.backdate(meeting.number, 20)
    assert earlier.out_of_use.tolist() == [1, 2]
    assert states(live) == [LineState.ACTIVE, LineState.FALLOW, LineState.FALLOW]

    live.withdraw(earlier.number)
    assert states(live) == [LineState.ACTIVE, LineState.UNTESTED, LineState.UNTESTED]
    assert live.network.outcome("density") == Value(1 / 3)


def test_a_line_that_is_told_to_have_ended_leaves_the_network_until_that_is_taken_back() -> None:
    live = three_lines(Fact(39, Code.ACT, Rule.ALL, (0, 1, 2)))

    assert live.say(1, 40, Code.ENDED).out_of_use.tolist() == [1]
    assert states(live)[1] is LineState.ENDED
    assert live.unsay(1, 40, Code.ENDED).into_use.tolist() == [1]
    assert live.drop(1).out_of_use.tolist() == [1]
    assert live.tell(Fact(40, Code.ACT, Rule.ALL, (1, 2))).touched.tolist() == []


def test_a_line_laid_late_has_what_was_told_of_its_two_before() -> None:
    """By whatever rule; the channel by which one tried is no line."""
    live = three_lines(
        Fact(31, Code.ACT, Rule.ALL, (0, 1)),
        Fact(32, Code.ANSWER, Rule.STAR, (0,), caller=1),
        Fact(33, Code.ACT, Rule.FLOW, flows=((1, 0),)),
        Fact(34, Code.NONE, Rule.ALL, (0, 1)),
        Fact(35, Code.ACT, Rule.NONE, (0, 1)),
        Fact(36, Code.ACT, Rule.STAR, (0, 1), caller=2),
    )

    beside = live.lay((1, 0), (0, 10, 30), learns=False)

    assert beside.number == 3
    assert beside.into_use.tolist() == [3]
    hits = live.lines.hits()
    assert hits.days[hits.indptr[3] :].tolist() == [31, 32, 33]
    assert live.lines.states_of([3]).last_positive.tolist() == [33]
    assert live.lines.states_of([0]).last_positive.tolist() == [33]


def test_of_two_attempts_of_one_day_the_one_withdrawn_is_taken_away() -> None:
    """By two channels they make a lapsed line; by one of them an unanswered one."""
    tried = [Fact(20, Code.ATTEMPT, Rule.ALL, (0, 1), channel=channel) for channel in (4, 5)]
    live = three_lines(*tried)
    assert states(live)[0] is LineState.LAPSED

    live.withdraw(0)

    assert states(live)[0] is LineState.UNANSWERED
    assert live.lines.hits().channels.tolist() == [5]


def test_an_attempt_told_later_while_an_end_asked_for_quiet_does_not_count() -> None:
    """Whichever end it was."""
    for actor in (0, 1):
        quiet = [(actor, 19, 21)]
        record = record_of(2, [], [((0, 1), (0, 50, 90), False)], [], quiet)
        live = LiveRecord(record, 40, _WAYS, _IN_USE)

        live.tell(Fact(20, Code.ATTEMPT, Rule.ALL, (0, 1)))
        assert states(live) == [LineState.LAID]
        live.tell(Fact(22, Code.ATTEMPT, Rule.ALL, (0, 1)))
        assert states(live) == [LineState.UNANSWERED]


def test_a_day_before_everything_shows_no_line() -> None:
    live = three_lines(Fact(35, Code.ACT, Rule.ALL, (0, 1, 2)))

    gone = live.on(-1)

    assert gone.out_of_use.tolist() == [0, 1, 2]
    assert states(live) == [LineState.NOT_LAID] * 3
    assert live.lines.states().since.tolist() == [NEVER] * 3
    assert live.on(40).into_use.tolist() == [0, 1, 2]


def test_an_assembly_of_four_thousand_touches_its_lines_without_making_its_pairs() -> None:
    """Eight million pairs would take more than sixty million bytes."""
    n, present = 6_000, 4_000
    a = np.arange(n)
    lines: list[Line] = [((one, (one + 1) % n), (0, 10, 30), False) for one in a.tolist()]
    live = LiveRecord(record_of(n, [], lines, [], []), 40, _WAYS, _IN_USE)
    assembly = Fact(40, Code.ACT, Rule.ALL, tuple(range(present)))

    tracemalloc.start()
    told = live.tell(assembly)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert told.into_use.tolist() == list(range(present - 1))
    assert live.network.at("components", [0, present - 1]).values.tolist() == [0, 0]  # type: ignore[union-attr]
    assert most < 20_000_000
    assert live.withdraw(told.number).out_of_use.tolist() == list(range(present - 1))


@pytest.mark.parametrize(
    "tell",
    [
        lambda live: live.tell(Fact(1, Code.ACT, Rule.ALL, (0, 3))),
        lambda live: live.tell(Fact(1, Code.ACT, Rule.FLOW, flows=((0, -1),))),
        lambda live: live.withdraw(1),
        lambda live: live.withdraw(-1),
        lambda live: live.backdate(1, 3),
        lambda live: live.backdate(0, 2**31),
        lambda live: live.say(3, 1, Code.ENDED),
        lambda live: live.say(0, 1, Code.NONE),
        lambda live: live.unsay(0, 1, Code.ENDED),
        lambda live: live.drop(-1),
        lambda live: live.lay((1, 1), (0, 1, 2), learns=True),
        lambda live: live.lay((1, 2), (0, -1, 2), learns=True),
    ],
    ids=[
        "of_nobody",
        "flow_of_nobody",
        "withdraw_none",
        "withdraw_below",
        "backdate_none",
        "beyond_days",
        "no_line",
        "no_word",
        "never_said",
        "drop_none",
        "to_itself",
        "negative_window",
    ],
)
def test_what_is_wrong_is_refused_and_leaves_everything_as_it_was(
    tell: Callable[[LiveRecord], object],
) -> None:
    live = three_lines(Fact(35, Code.ACT, Rule.ALL, (0, 1)))
    before = plain(live.lines.record()), states(live)

    with pytest.raises(MalformedEvents):
        tell(live)

    assert (plain(live.lines.record()), states(live)) == before


def test_what_is_withdrawn_once_cannot_be_withdrawn_again() -> None:
    live = three_lines(Fact(35, Code.ACT, Rule.ALL, (0, 1)))
    live.withdraw(0)

    with pytest.raises(MalformedEvents) as refused:
        live.withdraw(0)

    assert refused.value.facts == {"problem": "no_such_fact", "fact": 0}


def test_a_fact_of_the_record_can_be_looked_up_as_it_was_told() -> None:
    fact = Fact(35, Code.ATTEMPT, Rule.STAR, (0, 1), ((1, 2),), caller=2, channel=4)

    assert astuple(three_lines(fact).lines.fact(0)) == astuple(fact)
