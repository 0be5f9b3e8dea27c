"""Which event touches which line: the same as trying every pair, without making one."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from saiyai.engine.errors import MalformedEvents
from saiyai.engine.events import (
    Code,
    Events,
    EventTable,
    Flows,
    Lines,
    Presence,
    Rule,
    make_events,
    make_lines,
)
from saiyai.engine.hits import (
    Hits,
    HitTable,
    QuietTimes,
    Words,
    find_hits,
    make_hits,
    with_quiet,
    with_words,
)
from tests.engine.strategies import Happening, Record, columns, examples, records


def to_events(n: int, happenings: tuple[Happening, ...]) -> Events:
    flows = [(row, *flow) for row, event in enumerate(happenings) for flow in event.flows]
    table = EventTable(
        days=[event.day for event in happenings],
        codes=[event.code for event in happenings],
        channels=[event.channel for event in happenings],
        rules=[event.rule for event in happenings],
        callers=[event.caller for event in happenings],
    )
    indptr = np.cumsum([0, *(len(event.actors) for event in happenings)])
    present = Presence(indptr, [actor for event in happenings for actor in event.actors])
    return make_events(n, table, present, Flows(*columns(flows, 3)))


def to_lines(record: Record) -> Lines:
    return make_lines(record.n, *columns(record.lines, 2))


def pairs_of(event: Happening) -> set[frozenset[int]]:
    """Every pair an event makes, one by one."""
    if event.rule == Rule.FLOW:
        found = {frozenset(flow) for flow in event.flows}
    elif event.rule == Rule.STAR and event.caller >= 0:
        found = {frozenset((event.caller, actor)) for actor in event.actors}
    elif event.rule == Rule.ALL:
        found = {frozenset(two) for two in combinations(event.actors, 2)}
    else:
        found = set()
    return {pair for pair in found if len(pair) == 2}


def of_line(hits: Hits, line: int) -> list[tuple[int, int, int, int, bool]]:
    here = slice(int(hits.indptr[line]), int(hits.indptr[line + 1]))
    return list(zip(*(column[here].tolist() for column in hits[1:]), strict=True))


@examples
@given(records())
def test_the_lines_touched_are_those_of_every_pair_tried(record: Record) -> None:
    hits = find_hits(to_lines(record), to_events(record.n, record.events))

    for line, ends in enumerate(record.lines):
        expected = [
            (event.day, event.code, event.channel, row, False)
            for row, event in enumerate(record.events)
            if event.code != Code.NONE and frozenset(ends) in pairs_of(event)
        ]
        expected.sort(key=lambda hit: (hit[0], hit[3]))
        assert of_line(hits, line) == expected


def test_an_assembly_of_thousands_touches_its_lines_without_making_its_pairs() -> None:
    """Its two thousand million pairs would not fit this machine; its lines are three."""
    n = 65_000
    lines = make_lines(n, [0, 5, 64_998], [1, 64_000, 64_999])
    assembly = Happening(3, Code.ACT, -1, Rule.ALL, -1, tuple(range(n - 1)), ())

    hits = find_hits(lines, to_events(n, (assembly,)))

    assert np.diff(hits.indptr).tolist() == [1, 1, 0]


def test_every_line_between_the_same_two_is_touched_and_once() -> None:
    lines = make_lines(3, [0, 1, 0, 0], [1, 0, 1, 2])
    event = Happening(7, Code.ACT, 4, Rule.FLOW, -1, (), ((0, 1), (1, 0), (0, 1)))

    hits = find_hits(lines, to_events(3, (event,)))

    assert np.diff(hits.indptr).tolist() == [1, 1, 1, 0]
    assert hits.channels.tolist() == [4, 4, 4]
    assert hits.lines.tolist() == [0, 1, 2]


def test_a_hub_keeps_none_of_its_many_lines() -> None:
    star = make_lines(100, [0] * 99, range(1, 100))

    assert np.diff(star.index.indptr).max() == 1
    assert star.index.indptr[1] == 0


def test_words_stand_among_the_events_by_day_and_after_those_of_their_day() -> None:
    lines = make_lines(2, [0, 0], [1, 1])
    meeting = Happening(5, Code.ACT, -1, Rule.ALL, -1, (0, 1), ())
    later = Happening(9, Code.ACT, -1, Rule.ALL, -1, (0, 1), ())
    hits = find_hits(lines, to_events(2, (meeting, later)))

    told = with_words(hits, Words(lines=[1, 1], days=[6, 5], codes=[Code.ANSWER, Code.ENDED]))

    assert of_line(told, 0) == of_line(hits, 0)
    assert of_line(told, 1) == [
        (5, Code.ACT, -1, 0, False),
        (5, Code.ENDED, -1, -1, False),
        (6, Code.ANSWER, -1, -1, False),
        (9, Code.ACT, -1, 1, False),
    ]


def test_attempts_are_quiet_while_an_end_asked_for_it() -> None:
    lines = make_lines(3, [0, 1], [1, 2])
    tries = tuple(
        Happening(day, Code.ATTEMPT, -1, Rule.FLOW, -1, (), ((0, 1), (1, 2)))
        for day in (4, 5, 7, 8)
    )
    act = Happening(6, Code.ACT, -1, Rule.FLOW, -1, (), ((0, 1),))
    hits = find_hits(lines, to_events(3, (*tries, act)))

    quiet = with_quiet(hits, lines, QuietTimes(actors=[0, 2], first_days=[5, 8], last_days=[7, 8]))

    assert [hit[0] for hit in of_line(quiet, 0) if hit[-1]] == [5, 7]
    assert [hit[0] for hit in of_line(quiet, 1) if hit[-1]] == [8]
    assert not hits.quiet.any()


def test_no_array_of_lines_events_or_hits_can_be_written_to() -> None:
    lines = make_lines(2, [0], [1])
    events = to_events(2, (Happening(5, Code.ACT, -1, Rule.ALL, -1, (0, 1), ()),))
    hits = with_words(find_hits(lines, events), Words([0], [6], [Code.ENDED]))
    hits = with_quiet(hits, lines, QuietTimes([0], [1], [9]))

    arrays: list[Any] = [lines.a, lines.b, *lines.index, *events[1:], *hits]
    assert not any(array.flags.writeable for array in arrays)


def table(**columns: list[int]) -> EventTable:
    """Two plain meetings, with other columns."""
    plain = {"days": [1, 2], "codes": [1, 1], "channels": [-1, -1], "rules": [3, 3],
             "callers": [-1, -1]}  # fmt: skip
    return EventTable(**(plain | columns))


_BOTH = Presence([0, 1, 2], [0, 1])


@pytest.mark.parametrize(
    ("events", "presence", "flows", "facts"),
    [
        (table(codes=[1, 9]), _BOTH, Flows(), {"problem": "out_of_range", "column": "codes",
                                               "row": 1}),
        (table(channels=[-2, 0]), _BOTH, Flows(), {"problem": "out_of_range",
                                                   "column": "channels", "row": 0}),
        (table(rules=[4, 3]), _BOTH, Flows(), {"problem": "out_of_range", "column": "rules",
                                               "row": 0}),
        (table(callers=[-1, 2]), _BOTH, Flows(), {"problem": "out_of_range", "column": "callers",
                                                  "row": 1}),
        (table(), Presence([0, 1, 2], [0, 2]), Flows(), {"problem": "out_of_range",
                                                         "column": "actors", "row": 1}),
        (table(), Presence([0, 2, 1], [0, 1]), Flows(), {"problem": "bounds", "rows": 2,
                                                         "entries": 2}),
        (table(), Presence([0, 2], [0, 1]), Flows(), {"problem": "bounds", "rows": 2,
                                                      "entries": 2}),
        (table(), _BOTH, Flows([2], [0], [1]), {"problem": "out_of_range",
                                                "column": "flow events", "row": 0}),
        (table(), _BOTH, Flows([0], [0], [5]), {"problem": "out_of_range", "column": "targets",
                                                "row": 0}),
        (table(), _BOTH, Flows([0], [0], []), {"problem": "unequal_lengths", "events": 1,
                                               "sources": 1, "targets": 0}),
    ],
)  # fmt: skip
def test_events_that_do_not_fit_together_are_refused(
    events: EventTable, presence: Presence, flows: Flows, facts: dict[str, object]
) -> None:
    with pytest.raises(MalformedEvents) as refused:
        make_events(2, events, presence, flows)

    assert refused.value.facts == facts


@pytest.mark.parametrize(
    ("a", "b", "problem"),
    [([0], [0], "same_ends"), ([0], [2], "out_of_range"), ([0], [], "unequal_lengths")],
)
def test_lines_without_two_ends_are_refused(a: list[int], b: list[int], problem: str) -> None:
    with pytest.raises(MalformedEvents) as refused:
        make_lines(2, a, b)

    assert refused.value.facts["problem"] == problem


def test_lines_and_events_of_unlike_actors_are_refused() -> None:
    lines = make_lines(3, [0], [1])
    with pytest.raises(MalformedEvents):
        find_hits(lines, to_events(2, ()))
    hits = find_hits(make_lines(3, [], []), to_events(3, ()))
    with pytest.raises(MalformedEvents):
        with_quiet(hits, lines, QuietTimes([], [], []))


@pytest.mark.parametrize(
    ("indptr", "days", "quiet", "problem"),
    [
        ([0, 2], [5, 4], [False, False], "not_in_order"),
        ([0, 3], [4, 5], [False, False], "bounds"),
        ([], [4, 5], [False, False], "bounds"),
        ([0, 2], [4, 5], [False], "unequal_lengths"),
        ([0, 2], [4, 5], [[False, False]], "not_a_column"),
    ],
)
def test_hits_out_of_order_are_refused(
    indptr: list[int], days: list[int], quiet: list[bool], problem: str
) -> None:
    told = HitTable(days, [1, 1], [-1, -1], [0, 1], quiet)
    with pytest.raises(MalformedEvents) as refused:
        make_hits(indptr, told)

    assert refused.value.facts["problem"] == problem


@pytest.mark.parametrize(
    ("words", "column"),
    [
        (Words([2], [5], [Code.ENDED]), "lines"),
        (Words([0], [5], [Code.NONE]), "codes"),
        (Words([0], [0.5], [Code.ENDED]), "days"),
    ],
)
def test_words_about_no_line_or_of_no_meaning_are_refused(words: Words, column: str) -> None:
    hits = find_hits(make_lines(2, [0, 0], [1, 1]), to_events(2, ()))
    with pytest.raises(MalformedEvents) as refused:
        with_words(hits, words)

    assert refused.value.facts["column"] == column


def test_a_later_line_may_have_earlier_days() -> None:
    told = HitTable([5, 4], [1, 1], [-1, -1], [0, 1], [False, False])

    assert make_hits([0, 1, 2], told).days.tolist() == [5, 4]
