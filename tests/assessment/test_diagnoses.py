"""Four diagnoses and seven early signs, each by its own sign and by nothing else."""

from typing import Any

import pytest

from saiyai.assessment.diagnoses.reading import Befallen, read_diagnoses
from saiyai.assessment.look.record import NOBODY
from saiyai.assessment.look.scopes import own_scope
from saiyai.domain.verdicts import Diagnosis, Flag
from tests.assessment.records import TODAY, Told, often, record

STAR = "A-B monthly, A-C monthly, A-D monthly, A-E monthly, B-C monthly, D-E monthly"
CIRCLES = range(200, 560, 30)


def read(events: list[Told], actors: str = "ABCDE", lines: str = STAR, **more: Any) -> Befallen:
    made = record(actors, events, lines=lines, **more)
    return read_diagnoses(made, own_scope(made))


def diagnoses(found: Befallen) -> set[object]:
    return {one.of for one in found.diagnoses}


def flags(found: Befallen) -> set[object]:
    return {one.of for one in found.flags}


CALLED = [
    *often("contact", [300], flows="A>BCDE, B>C, D>E"),
    *often("contact", [30], flows="A>B, A>C, B>C"),
]
IN_VAIN = often("contact", [60, 40], flows="A>D, A>E", answered=False)


def test_calls_in_vain_on_enough_lines_are_a_decline() -> None:
    found = read([*CALLED, *IN_VAIN])

    assert diagnoses(found) == {Diagnosis.DECLINE}
    assert Flag.UNANSWERED_RISE in flags(found)
    (decline,) = found.diagnoses
    assert decline.seen.facts == {"n": 2, "tried": 5}
    assert decline.counter[0].trail.rows["ties"]
    assert decline.trail.rows["ties"] == (3, 4)


def test_the_same_silence_without_a_call_is_none() -> None:
    assert diagnoses(read(CALLED)) == set()
    assert diagnoses(read(often("contact", [1500], flows="A>BCDE, B>C, D>E"))) == set()


def test_one_line_is_a_matter_between_two() -> None:
    one = often("contact", [60, 40], flows="A>D", answered=False)

    assert diagnoses(read([*CALLED, *one])) == set()


def test_members_who_say_that_it_declines_are_believed() -> None:
    said = Told("lifecycle", 20, "A whole", data={"step": "declining"})

    assert diagnoses(read([*CALLED, said])) == {Diagnosis.DECLINE}


def test_most_lines_silent_and_untried_are_asked_about_and_no_more() -> None:
    found = read(often("contact", [900], flows="A>BCDE, B>C, D>E"))

    assert flags(found) == {Flag.CONTACT_GAP}
    assert diagnoses(found) == set()


# --- learning ---------------------------------------------------------------------------------


def circles(days: Any = CIRCLES) -> list[Told]:
    return often("activity", days, "ABCD learn", type="forum")


def decided(before: str, after: str) -> list[Told]:
    return [
        *often("decision", range(210, 330, 20), "B decider", method=before),
        *often("decision", range(20, 140, 20), "A decider", method=after),
    ]


def test_command_that_rises_when_learning_stops_is_a_take_over() -> None:
    found = read([*circles(), *decided("deliberation", "command")], recorded="activity learning")

    assert Diagnosis.TAKE_OVER in diagnoses(found)
    assert Flag.LEARNING_STOP in flags(found)


@pytest.mark.parametrize(
    "events",
    [
        [*circles(), *decided("deliberation", "consensus")],
        [*circles(), *decided("command", "command")],
        [*circles(range(10, 560, 30)), *decided("deliberation", "command")],
    ],
    ids=["no command", "no rise", "learning goes on"],
)
def test_nothing_else_is(events: list[Told]) -> None:
    assert diagnoses(read(events, recorded="activity learning")) == set()


def test_a_gap_that_nobody_recorded_is_no_gap() -> None:
    found = read([*circles(), *decided("deliberation", "command")])

    assert diagnoses(found) == set()
    assert Flag.LEARNING_STOP not in flags(found)


def test_a_season_is_no_stop() -> None:
    season = [*range(200, 320, 20), *range(565, 685, 20)]
    found = read(circles(season), recorded="activity learning")

    assert Flag.LEARNING_STOP not in flags(found)


def test_learning_that_stopped_and_work_that_slowed_are_a_regress() -> None:
    work = often("activity", range(205, 400, 15), "ABE co_act")
    found = read([*circles(), *work, *CALLED], recorded="activity learning")

    assert diagnoses(found) == {Diagnosis.REGRESS}


def test_work_that_goes_on_is_no_regress() -> None:
    work = often("activity", range(5, 400, 15), "ABE co_act")
    found = read([*circles(), *work, *CALLED], recorded="activity learning")

    assert diagnoses(found) == set()
    assert Flag.LEARNING_STOP in flags(found)


# --- structure --------------------------------------------------------------------------------

OFFICE = "O-A monthly, O-B monthly, O-C monthly, A-D monthly, B-E monthly"
RESTS = [{"tie": at, "latest": TODAY - 900, "culture": 0, "power": 10, "learning": 0}
         for at in range(3)]  # fmt: skip
LEFT = 400


def office(successor: str = "") -> list[Told]:
    after = f", {successor} holder_after" if successor else ""
    return [
        *often("contact", [410, 440], flows="O>ABC"),
        *often("contact", [380, 300], flows="ABC>O", answered=False),
        *often("contact", range(10, 460, 30), flows="A>D, B>E"),
        Told("structure_change", LEFT, f"O office{after}", data={"of": "post"}),
    ]


def test_lines_that_hung_on_a_post_by_power_fall_with_it() -> None:
    found = read(office(), "OABCDE", OFFICE, assertions=RESTS)

    assert diagnoses(found) == {Diagnosis.COLLAPSE}
    (collapse,) = found.diagnoses
    assert collapse.seen.facts["n"] == 3
    assert collapse.seen.facts["left"] == 0


def test_a_successor_in_the_post_is_no_collapse() -> None:
    found = read(office("D"), "OABCDE", OFFICE, assertions=RESTS)

    assert Diagnosis.COLLAPSE not in diagnoses(found)


def test_lines_that_rest_on_learning_do_not_collapse() -> None:
    learned = [{**row, "power": 0, "learning": 10} for row in RESTS]
    found = read(office(), "OABCDE", OFFICE, assertions=learned)

    assert Diagnosis.COLLAPSE not in diagnoses(found)


def test_a_post_left_vacant_is_a_change_as_well() -> None:
    events = [one for one in office() if one.kind != "structure_change"]
    posts: Any = {
        "positions": [{"actor": 0, "kind": "office", "mode": "command"}],
        "holdings": [
            {"position": 0, "holder": 0, "until_latest": TODAY - LEFT},
            {"position": 0, "holder": NOBODY, "since_latest": TODAY - LEFT},
        ],
    }

    assert Diagnosis.COLLAPSE in diagnoses(
        read(events, "OABCDE", OFFICE, assertions=RESTS, **posts)
    )


# --- the same season a year before --------------------------------------------------------------


def test_fewer_who_come_than_a_year_before_is_a_fall_where_both_were_recorded() -> None:
    came = often("activity", [400, 430, 460], "ABCDE co_act")
    come = often("activity", [35, 65, 95], "AB co_act")

    assert Flag.PARTICIPATION_FALL in flags(read([*came, *come, *CALLED], recorded="activity"))
    assert Flag.PARTICIPATION_FALL not in flags(read([*came, *come, *CALLED]))


def test_customs_to_which_ever_fewer_come_are_tired() -> None:
    feasts = [
        *often("activity", [500], "ABCDE", type="ritual", unnamed=100),
        *often("activity", [135], "AB", type="ritual", unnamed=10),
    ]

    assert Flag.CULTURE_FATIGUE in flags(read(feasts, recorded="activity"))


def test_giving_that_was_regular_and_stopped_as_recorded_is_told() -> None:
    gave = often("exchange", range(200, 400, 20), flows="A>B gift")
    late = often("activity", [10], "AB co_act")

    assert Flag.EXCHANGE_STOP in flags(read([*gave, *late], recorded="exchange"))
    assert Flag.EXCHANGE_STOP not in flags(read([*gave, *late]))
