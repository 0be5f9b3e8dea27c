"""The pairs that small events make."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from saiyai.engine.events import Code, Rule
from saiyai.engine.meetings import MEETING_UP_TO, Meetings, find_meetings
from tests.engine.strategies import Happening, Record, examples, records
from tests.engine.test_hits import pairs_of, to_events


def rows(meetings: Meetings) -> list[tuple[int, int, int, int]]:
    columns = (meetings.a, meetings.b, meetings.events, meetings.last_days)
    return list(zip(*(column.tolist() for column in columns), strict=True))


@examples
@given(records(), st.integers(1, 4))
def test_the_pairs_are_those_made_one_by_one(record: Record, up_to: int) -> None:
    days: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for event in record.events:
        if event.code in {Code.ACT, Code.ANSWER} and len(set(event.actors)) <= up_to:
            for pair in pairs_of(event):
                days[tuple(sorted(pair))].append(event.day)
    expected = sorted((*pair, len(found), max(found)) for pair, found in days.items())

    assert rows(find_meetings(to_events(record.n, record.events), up_to=up_to)) == expected


def test_thirty_meet_one_another_and_thirty_one_do_not() -> None:
    for size, pairs in ((MEETING_UP_TO, 30 * 29 // 2), (MEETING_UP_TO + 1, 0)):
        event = Happening(5, Code.ACT, -1, Rule.ALL, -1, tuple(range(size)), ())

        assert len(rows(find_meetings(to_events(size, (event,))))) == pairs


def test_an_attempt_is_no_meeting() -> None:
    event = Happening(5, Code.ATTEMPT, -1, Rule.ALL, -1, (0, 1), ())

    assert rows(find_meetings(to_events(2, (event,)))) == []


def test_a_star_without_a_known_caller_is_no_meeting() -> None:
    event = Happening(5, Code.ACT, -1, Rule.STAR, -1, (0, 1), ())

    assert rows(find_meetings(to_events(2, (event,)))) == []
