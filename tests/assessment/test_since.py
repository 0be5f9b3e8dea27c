"""The same members a year before, by hand: what may be called a change, and what may not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from saiyai.assessment.compared.since import (
    COMPARED,
    YEAR,
    Moved,
    Since,
    read_since,
    since_to_plain,
)
from saiyai.assessment.look.record import Scope
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from saiyai.domain.coverage import Share
from saiyai.domain.drafts import CoverageDraft, EventDraft
from saiyai.domain.periods import Span
from tests.assessment.drawn import DAY
from tests.assessment.indicators.worked import event, line, view

MEMBERS = "ABCDEFGHIJ"
ALL = " ".join(MEMBERS)


def recorded(kind: str, now: Share = Share.ALL, then: Share = Share.ALL) -> list[CoverageDraft]:
    half = DAY - timedelta(200)
    return [
        CoverageDraft(kind, Span(half, DAY), now),
        CoverageDraft(kind, Span(date(2025, 1, 1), half - timedelta(1)), then),
    ]


def since(seen: View, members: str = MEMBERS) -> Since:
    """What is otherwise than a year before, when these were the members."""
    before = replace(seen.record, day=seen.record.day - timedelta(YEAR))
    inside = [bool(name in members) for name in MEMBERS]
    return read_since(seen, View(before, Scope(seen.members & inside, seen.scope.network)))


def moved(name: str, seen: View) -> Moved:
    return since(seen).moved[name]


def meetings(*days: int, who: str = ALL) -> Sequence[EventDraft]:
    return [event("activity", one, parts=who, title="ประชุม") for one in days]


def test_who_comes_twice_as_often_as_a_year_before_has_changed() -> None:
    seen = view(MEMBERS, meetings(10, 20, YEAR + 10), coverage=recorded("activity"))
    found = moved("together", seen)

    assert (found.before, found.after) == (1, 2)
    assert found.changed
    assert since(seen).day == DAY - timedelta(YEAR)
    assert since(seen).members == 10
    assert len(found.evidence["events"]) == 3


def test_what_some_do_more_and_others_less_is_no_change() -> None:
    events = [*meetings(10, who="A B C D E"), *meetings(YEAR + 10, who="F G H I J")]
    found = moved("together", view(MEMBERS, events, coverage=recorded("activity")))

    assert (found.before, found.after) == (0.5, 0.5)
    assert found.changed is False


def test_only_who_was_a_member_on_both_days_is_compared() -> None:
    seen = view(MEMBERS, meetings(10, who="I J"), coverage=recorded("activity"))
    found = since(seen, members="ABCDEFGH")

    assert found.members == 8
    assert found.moved["together"].after == 0
    few = since(seen, members="ABCDEFG").moved["together"].change
    assert isinstance(few, Missing)
    assert few.why is NoEstimate.TOO_FEW_MEMBERS


@pytest.mark.parametrize(
    ("now", "then", "why"),
    [
        (Share.ALL, Share.SOME, NoEstimate.RECORDED_OTHERWISE),
        (Share.ALL, Share.NONE, NoEstimate.NOT_RECORDED),
        (Share.UNKNOWN, Share.UNKNOWN, NoEstimate.NOT_RECORDED),
    ],
)
def test_more_that_is_written_down_is_not_more_that_was_done(
    now: Share, then: Share, why: NoEstimate
) -> None:
    seen = view(MEMBERS, meetings(10, 20), coverage=recorded("activity", now, then))
    found = moved("together", seen)

    assert isinstance(found.change, Missing)
    assert found.change.why is why
    assert found.changed is None


def test_of_what_was_recorded_in_part_a_difference_is_told_and_no_change() -> None:
    told = recorded("activity", Share.SOME, Share.SOME)
    found = moved("together", view(MEMBERS, meetings(10, 20), coverage=told))

    assert not isinstance(found.change, Missing)
    assert found.change.changed
    assert found.changed is None


def test_lines_are_compared_where_on_both_days_they_are_read_alike() -> None:
    ends = ["A-B", "C-D", "E-F", "G-H", "I-J"]
    calls = [
        event("contact", days, flows=end.replace("-", ">"), answered=True)
        for end in ends
        for days in (10, YEAR + 10)
    ]
    tried = moved("lines", view(MEMBERS, calls, lines=[line(one) for one in ends]))
    young = moved("lines", view(MEMBERS, calls[::2], lines=[line(one) for one in ends]))

    assert not isinstance(tried.change, Missing)
    assert isinstance(young.change, Missing)
    assert young.change.why is NoEstimate.RECORDED_OTHERWISE


def test_as_it_is_kept_every_kind_has_both_means_or_a_reason() -> None:
    coverage = [one for kind in ("activity", "exchange") for one in recorded(kind)]
    gave = [event("exchange", 5, flows=f"{one}>A") for one in MEMBERS[1:]]
    kept = since_to_plain(since(view(MEMBERS, [*meetings(10), *gave], coverage=coverage)))

    assert list(kept["moved"]) == list(COMPARED)
    assert kept["moved"]["gave"]["after"] == 0.9
    assert kept["moved"]["gave"]["changed"]
    assert kept["moved"]["called"]["why"] == "not_recorded"
    assert all("why" in one or {"before", "after"} <= set(one) for one in kept["moved"].values())
