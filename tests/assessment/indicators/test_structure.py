"""What holds without its hubs, bridges between places, growth, ways and ranks, by hand."""

import pytest

from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from saiyai.domain.actors import Role
from saiyai.domain.drafts import EventDraft
from saiyai.domain.places import PlaceKind
from tests.assessment.indicators.worked import (
    covered,
    event,
    line,
    measure,
    numbers,
    value,
    view,
    why,
)

STAR = [line(f"a-{other}") for other in "bcdefghijk"]
EVERYBODY = [line(f"{other}-a") for other in "bcdefghijk"]


def test_a_star_falls_apart_with_its_hub() -> None:
    lines = [*STAR[:1], *EVERYBODY[1:]]
    seen = view("abcdefghijk", lines=lines)

    # R of a star of n is (n - 1) / n^2, by (n - 1) / 2n
    assert value("G1", seen) == pytest.approx((10 / 11**2) / (10 / 22))
    assert measure("G1", seen).beside == {"connectedness": 1, "articulation_points": 1}


def test_where_one_in_ten_said_nothing_of_lines_resilience_is_not_told() -> None:
    assert why("G1", view("abcdefghijk", lines=STAR)) == Missing(NoEstimate.LOW_RESPONSE, 9)


def test_bridges_by_what_would_be_if_lines_knew_no_places() -> None:
    lines = [line("a-b"), line("c-d"), line("a-c"), line("b-d")]
    places = {"ab": PlaceKind.VILLAGE, "cd": PlaceKind.VILLAGE}
    seen = view("abcd", lines=lines, places=places)

    assert value("G2", seen) == 1  # two of four cross, and two would


def test_bonding_within_places() -> None:
    lines = [
        line("a-b"),
        line("b-e"),
        line("a-e"),
        line("c-d"),
        line("d-f"),
        line("c-f"),
        line("a-c"),
    ]
    places = {"abe": PlaceKind.VILLAGE, "cdf": PlaceKind.VILLAGE}

    assert value("G2", view("abcdef", lines=lines, places=places)) == pytest.approx(
        (1 / 7) / (1 / 2)
    )


def test_groups_that_stay_together_without_the_manager() -> None:
    lines = [line(pair) for pair in ("m-A", "m-B", "m-C", "m-D", "A-B", "B-C")]
    seen = view("mABCD", lines=lines, roles={"m": Role.MANAGER})

    assert value("G3", seen) == pytest.approx(3 / 4)


def test_growth_with_those_who_take_part() -> None:
    told = []
    for month in range(12):
        active = 2 + month
        names = "abcdefghijklm"[:active]
        told += [
            event("activity", 30 * (11 - month) + n, parts=" ".join(names), title="งาน")
            for n in range(round(active**2 / 10) + 1)
        ]
    seen = view("abcdefghijklmn", told)
    found = measure("G4", seen).value

    assert isinstance(found, Estimate)
    assert 1 < found.value < 2


def test_a_few_months_do_not_show_growth() -> None:
    seen = view("ab", [event("activity", 40, parts="a b", title="งาน")])

    assert why("G4", seen).why is NoEstimate.TOO_FEW_PERIODS


def test_what_no_manager_was_in() -> None:
    told = [event("contact", 3 + 7 * week, pair) for week in range(12) for pair in ("m>a", "a>b")]
    seen = view("mabc", told, coverage=covered("contact"), roles={"m": Role.MANAGER})

    assert value("C2", seen) == pytest.approx(1 / 2)


def test_without_a_manager_there_is_no_way_past_one() -> None:
    seen = view("ab", [event("contact", 3, "a>b")], coverage=covered("contact"))

    assert why("C2", seen).why is NoEstimate.NOTHING_COUNTED


def test_news_goes_on_only_after_it_came() -> None:
    told = [event("contact", 20, "a>b"), event("contact", 10, "b>c")]
    seen = view("abc", told, coverage=covered("contact", "activity"))

    # a comes to b and c, b to a and c, c to b
    assert value("C3", seen) == pytest.approx(5 / 6)


def test_who_reaches_others_and_is_not_reached() -> None:
    lines = [line(pair, said_by=end) for pair in ("a-b", "b-c") for end in pair.split("-")]
    seen = view("abc", lines=list(lines), directed=True)

    assert value("E3", seen) == 0  # a before b before c: nobody is reached back
    lines += [line("c-a")]
    assert value("E3", view("abc", lines=lines, directed=True)) == 1


def told(kind: str, parts: str, **more: str) -> EventDraft:
    return event(kind, 30, parts=parts, **more)


def test_who_speaks_knows_and_decides() -> None:
    events = [
        told("activity", "a::co_think b::co_think", title="ประชุม"),
        event("sharing", 20, parts="a:sender", what="รายงาน", to_everybody=True),
        told("decision", "a:decider b:voter", what="รอบน้ำ"),
    ]
    seen = view("abcd", events, coverage=covered("activity", "sharing", "decision"))
    found = measure("E2", seen)

    assert found.beside == {"decide": 0.5}
    assert numbers(found.parts) == pytest.approx({"speak": 1 / 3, "know": 1})
    assert value("E2", seen) == pytest.approx((1 / 3 + 1 + 1 / 2) / 3)


def test_nothing_is_said_of_decisions_where_none_was_written_down() -> None:
    events = [
        told("activity", "a::co_think", title="ประชุม"),
        event("sharing", 20, parts="a:sender", what="รายงาน", to_everybody=True),
    ]
    seen = view("abcd", events, coverage=covered("activity", "sharing", "decision"))

    assert why("E2", seen) == Missing(NoEstimate.TOO_FEW_EVENTS, 1)
