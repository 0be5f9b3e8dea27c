"""Learning both ways, records that reach everybody, what lines rest on, levels, by hand."""

import pytest

from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from saiyai.domain.drafts import EventDraft
from saiyai.domain.places import PlaceKind
from tests.assessment.indicators.worked import (
    ago,
    covered,
    event,
    line,
    measure,
    numbers,
    value,
    view,
    why,
)


def test_who_teaches_and_learns() -> None:
    told = [
        event("learning", 10, "a>b", lesson="หลักฝาย"),
        event("exchange", 10, "b>c", good="method"),
        event("exchange", 10, "c>a", good="money"),
        event("learning", 200, "c>a", lesson="นานแล้ว"),
    ]
    seen = view("abcd", told, coverage=covered("learning"))

    assert value("A5", seen) == pytest.approx(1 / 3)  # b; d did nothing


def meetings(count: int, days: int) -> list[EventDraft]:
    return [
        event("activity", days, parts="a b", title="ประชุม", ref=f"m{days}-{n}")
        for n in range(count)
    ]


def test_records_that_reached_everybody_within_a_fortnight() -> None:
    told = meetings(10, 60) + meetings(3, 5)
    sent = [
        event("sharing", 50, parts="a:sender", what="รายงาน", to_everybody=True, about=f"m60-{n}")
        for n in range(4)
    ]
    late = [event("sharing", 40, parts="a:sender", what="ช้า", to_everybody=True, about="m60-5")]
    few = [event("sharing", 55, "a>b", what="เฉพาะ", about="m60-6")]
    seen = view("abc", told + sent + late + few, coverage=covered("activity", "sharing"))

    assert value("C4", seen) == pytest.approx(4 / 10)  # those of five days ago are not due


def test_nine_meetings_are_one_too_few() -> None:
    seen = view("ab", meetings(9, 60), coverage=covered("activity", "sharing"))

    assert why("C4", seen) == Missing(NoEstimate.TOO_FEW_WATCHED, 1)


def test_a_line_in_use_to_another_level() -> None:
    told = [event("activity", 10, parts=pair, title="งาน") for pair in ("a b", "c d")]
    places = {"ab": PlaceKind.VILLAGE, "c": PlaceKind.SUBDISTRICT, "d": PlaceKind.VILLAGE}
    seen = view("abcd", told, lines=[line("a-b"), line("c-d")], places=places)

    assert value("G5", seen) == pytest.approx(2 / 4)


def test_places_that_nobody_told_are_unknown() -> None:
    told = [event("activity", 10, parts="a b c d", title="งาน")]
    seen = view("abcd", told, lines=[line("a-b")], places={"abc": PlaceKind.VILLAGE})

    assert why("G5", seen) == Missing(NoEstimate.LOW_RESPONSE, 1)


PAIRS = [f"{a}-{b}" for i, a in enumerate("abcdefghijkl") for b in "abcdefghijkl"[i + 1 :]]


def test_what_lines_rest_on() -> None:
    lines = [line(pair, culture=1) for pair in PAIRS[:30]]
    lines += [line(pair, learning=2, power=1) for pair in PAIRS[30:60]]
    seen = view("abcdefghijkl", lines=lines)
    found = measure("E6", seen)

    assert found.beside == {
        "lines": 60,
        "lines_of_culture": 30,
        "lines_of_power": 30,
        "lines_of_learning": 30,
    }
    assert numbers(found.parts) == pytest.approx(
        {"culture": 31 / 93, "power": 31 / 93, "learning": 31 / 93}
    )
    assert found.by_one


def test_fifty_nine_lines_are_one_too_few() -> None:
    seen = view("abcdefghijkl", lines=[line(pair, culture=1, said=ago(9)) for pair in PAIRS[:59]])

    assert why("E6", seen) == Missing(NoEstimate.TOO_FEW_WATCHED, 1)
