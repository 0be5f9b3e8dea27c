"""Who is together with whom, how evenly and how deep, by hand."""

import pytest

from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from tests.assessment.indicators.worked import ago, covered, event, measure, value, view, why

QUIET = [event("activity", 80 - week, parts="x", title="เวร") for week in range(8)]


def test_pairs_of_groups_that_did_something_together() -> None:
    told = [event("activity", 10, parts="A B", title="ลงแขก"), *QUIET]
    seen = view("ABCDx", told, coverage=covered("activity"))

    assert value("A1", seen) == pytest.approx(1 / 6)


def test_a_group_is_there_when_one_of_its_people_is() -> None:
    told = [event("activity", 10, parts="p q", title="ลงแขก"), *QUIET]
    seen = view("ABpqx", told, coverage=covered("activity"), within={"p": "A", "q": "B"})

    assert value("A1", seen) == 1


def test_members_are_paired_where_there_are_no_groups() -> None:
    told = [event("activity", 10, parts="a b c", title="ลงแขก"), *QUIET]
    seen = view("abcdx", told, coverage=covered("activity"))

    assert value("A1", seen) == pytest.approx(3 / 10)


def test_a_crowd_pairs_nobody() -> None:
    crowd = "".join(chr(ord("ก") + n) for n in range(31))
    told = [event("activity", 10, parts=" ".join(crowd), title="งานบุญ")]
    told += [event("activity", 80 - week, parts=crowd[0], title="เวร") for week in range(8)]

    assert value("A1", view(crowd, told, coverage=covered("activity"))) == 0


def test_few_activities_say_nothing_of_pairs() -> None:
    told = [event("activity", 10, parts="A B", title="ลงแขก")]

    assert why("A1", view("AB", told, coverage=covered("activity"))) == Missing(
        NoEstimate.TOO_FEW_PERIODS, 7
    )


def test_how_evenly_members_take_part() -> None:
    told = [event("activity", 10 + n, parts="a b", title="งาน") for n in range(3)]
    seen = view("abcd", told, coverage=covered("activity"))

    assert value("A2", seen) == pytest.approx(1 - 2 / 3)  # G of 3, 3, 0, 0 is 1/2, of few 2/3


def test_how_deep_members_come() -> None:
    told = [event("activity", 10 + n, parts="a::learn b::co_act c", title="งาน") for n in range(6)]
    seen = view("abcd", told, coverage=covered("activity"))

    assert value("A3", seen) == pytest.approx((1 + 4 + 0 + 0) / 4 / 4)
    assert measure("A3", seen).by_one


def test_five_activities_with_phases_are_one_too_few() -> None:
    told = [event("activity", 10 + n, parts="a::learn", title="งาน") for n in range(5)]

    assert why("A3", view("ab", told, coverage=covered("activity"))) == Missing(
        NoEstimate.TOO_FEW_PERIODS, 1
    )


def test_a_window_ends_with_the_day_and_holds_it() -> None:
    told = [
        event("activity", 90, parts="a b", title="ก่อน"),
        event("activity", 0, parts="a b", title="วันนี้"),
    ]
    seen = view("ab", told, coverage=covered("activity"))

    assert len(measure("A2", seen).evidence["events"]) == 1
    assert ago(0).latest == seen.record.day
