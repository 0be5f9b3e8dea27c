"""What the bible of the sample plants is there as facts, whatever a reading makes of it."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from saiyai.domain.actors import ActorKind
from saiyai.domain.periods import Span
from saiyai.services.sample.routine import BEGINNING
from saiyai.services.sample.sheets import TODAY
from tests.services.test_sample import DRAFT, YEAR_AGO, asked, day, of_kind, there, with_role


def test_s1_no_line_answers_into_the_headwaters_but_by_one() -> None:
    village = {actor.ref for actor in DRAFT.actors if actor.place == "p01"}
    late = [event for event in of_kind("contact") if day(event) > YEAR_AGO]
    inward = {there(event) for event in late if len(there(event) & village) == 1}

    assert all("a09" in ends for ends in inward)


def test_s2_the_flood_lines_are_silent_for_23_months() -> None:
    calls = sorted(day(event) for event in DRAFT.events if "a29" in there(event))

    assert calls[0] <= date(2024, 9, 20)
    silent = [one for one in calls if date(2024, 9, 20) < one < date(2026, 8, 22)]
    assert silent == []
    answers = [event for event in of_kind("contact") if event.when and "a29" in there(event)]
    last = {there(event): event.data["answered"] for event in answers}
    assert Counter(last.values()) == {True: 5, False: 1}


def test_s3_the_office_named_the_members_and_left_a_post_vacant() -> None:
    fund = [row for row in DRAFT.memberships if row.network == "a59" and row.role != "promoter"]
    mine = [event for event in of_kind("contribution") if day(event) < date(2025, 10, 1)]
    mine = [event for event in mine if there(event) <= {"a44", "a45"}]
    held_by = {row.get("holder"): row for row in DRAFT.more["holdings"]}

    assert all(row.voluntary is False and row.admitted_by == "a53" for row in fund)
    assert Counter(event.data["return_agreed"] for event in mine) == {True: 11, False: 2}
    assert held_by["a24"]["until"].latest == date(2025, 10, 1)
    assert held_by[None]["since"].latest == date(2025, 10, 1)


def test_s4_three_requests_for_water_and_two_for_the_fish_have_no_answer() -> None:
    water = [event for event in asked() if there(event) == {"a33", "a35"}]
    fish = [event for event in asked() if there(event) == {"a42", "a54"}]
    answered = {event.about for event in of_kind("request")}

    assert [day(one).isoformat() for one in water] == ["2026-01-09", "2026-02-02", "2026-03-01"]
    assert [day(one).isoformat() for one in fish] == ["2026-10-03", "2026-10-17"]
    assert not answered & {one.ref for one in (*water, *fish)}


def test_s5_and_s6_what_goes_round_and_what_the_yard_gives_is_told_by_hand_alone() -> None:
    ring = {"a32", "a33", "a34", "a38", "a51"}
    yard = {f"a{number}" for number in range(13, 21)}
    gifts = [event.flows[0] for event in of_kind("exchange")]
    acts = {id(event.flows[0]): event.data.get("acts", 1) for event in of_kind("exchange")}
    inside = [flow for flow in gifts if {flow.source, flow.target} <= ring]
    given = [acts[id(flow)] for flow in gifts if flow.source == "a14"]
    got = [acts[id(flow)] for flow in gifts if flow.target == "a14"]

    assert len(inside) == 10
    assert not {(flow.target, flow.source) for flow in inside} & {
        (flow.source, flow.target) for flow in inside
    }
    assert (sum(given), sum(got)) == (9, 24)
    assert all(
        {flow.source, flow.target} <= yard for flow in gifts if {flow.source, flow.target} & yard
    )


def test_s7_no_forum_for_134_days_and_command_grows_in_between() -> None:
    forums = sorted(day(event) for event in of_kind("activity", type="forum"))
    gap = max(pairwise(forums), key=lambda two: two[1] - two[0])
    spans = {
        "before": Span(BEGINNING, gap[0]),
        "gap": Span(gap[0] + timedelta(1), gap[1] - timedelta(1)),
        "after": Span(gap[1], TODAY),
    }
    found = {
        name: [one for one in of_kind("decision") if span.earliest <= day(one) <= span.latest]
        for name, span in spans.items()
    }

    assert (gap[1] - gap[0]).days == 134
    assert {
        name: (sum(one.data["method"] == "command" for one in told), len(told))
        for name, told in found.items()
    } == {"before": (1, 8), "gap": (4, 6), "after": (1, 9)}
    assert [one for one in of_kind("learning") if gap[0] < day(one) < gap[1]] == [
        one for one in of_kind("learning") if day(one) == date(2026, 2, 22)
    ]


def test_s8_nothing_was_done_together_by_the_parties_of_the_memorandum() -> None:
    offices = {
        row["actor"] for row in DRAFT.more["agreement_parties"] if row["agreement"] == "mou"
    } - {"a01"}
    kinds = ("joint_work", "meeting", "study_visit", "ritual")
    since = [event for event in of_kind("activity") if day(event) > date(2026, 1, 12)]

    assert offices == {"a46", "a47", "a48"}
    assert not [
        event for event in since if event.data["type"] in kinds and len(there(event) & offices) > 1
    ]
    assert not [row for row in DRAFT.more["commitments"] if row["agreement"] == "mou"]


def test_s9_a_visit_becomes_a_lesson_a_warning_and_a_story_of_three() -> None:
    (pole,) = [event for event in of_kind("learning") if event.ref == "pole"]
    used = [one for one in of_kind("learning", step="used") if one.about == "pole"]
    (warning,) = [event for event in of_kind("outcome") if event.about == "pole"]
    (confirmed,) = [one for one in of_kind("learning") if one.about == warning.ref]

    assert day(pole) == date(2026, 7, 19)
    assert [day(one) for one in used] == [date(2026, 8, 22)]
    assert warning.data["after"] == "3 ชั่วโมง 10 นาที"
    assert len(with_role(confirmed, "checker")) == 3


def test_s10_two_knew_and_four_young_ones_learned_in_their_own_words() -> None:
    rows = DRAFT.more["capabilities"]
    knew = {row["actor"] for row in rows if row["text_th"] == "การแตน้ำและหลักฝาย"}
    alone = {row["actor"] for row in rows if row["text_th"] == "คำโอกาสเลี้ยงผีฝาย"}
    age = {row["actor"]: row["generation"] for row in DRAFT.more["profiles"]}
    lessons = [one for one in of_kind("learning") if "a04" in {f.source for f in one.flows}]
    learners = {one.flows[0].target for one in lessons}
    checked = {one.about for one in of_kind("learning", step="checked") if "a04" in there(one)}

    assert (knew, alone) == ({"a03", "a04"}, {"a07"})
    assert {age[ref] for ref in knew} == {"middle", "elder"}
    assert learners == {"a09", "a11", "a27", "a28"}
    assert {age[ref] for ref in learners} == {"young"}
    assert len({one.data["lesson"] for one in lessons}) == 4
    assert checked == {one.ref for one in lessons}
    assert {day(one) for one in of_kind("learning", step="used")} >= {date(2026, 5, 23)}


def test_s11_minutes_come_to_the_headwaters_in_a_day_and_not_in_nine() -> None:
    sent = {event.ref: day(event) for event in of_kind("sharing") if event.ref.startswith("m")}
    came = {event.about: day(event) for event in of_kind("sharing") if event.about in sent}
    turn = date(2026, 6, 28)

    assert sent.keys() == came.keys()
    waits = {when: (came[ref] - when).days for ref, when in sent.items()}
    assert median(wait for when, wait in waits.items() if when < turn) == 9
    assert median(wait for when, wait in waits.items() if when >= turn) == 1


def test_s12_a_clash_between_two_houses_became_a_practice() -> None:
    steps = [one for one in of_kind("tension") if "a52" in there(one)]
    custom = [row for row in DRAFT.more["statements"] if row["origin"] == "clash"]

    assert [one.data.get("step", "arisen") for one in steps] == [
        "arisen",
        "mediated",
        "new_practice",
    ]
    assert {row["actor"] for row in custom} == {"a51", "a52"}
    persons = {actor.ref for actor in DRAFT.actors if actor.kind is ActorKind.PERSON}
    assert not [one for one in of_kind("tension") if there(one) & persons]


def test_s13_six_of_fourteen_helped_after_the_flood_had_no_say() -> None:
    after = [one for one in of_kind("request", step="helped") if _is_after_the_flood(day(one))]
    told = [one for one in after if not one.about]

    assert Counter(one.data["had_say"] for one in told) == {False: 6, True: 8}


def _is_after_the_flood(when: date) -> bool:
    return date(2026, 8, 25) <= when <= date(2026, 8, 30)


def test_somebody_rests_and_is_not_called() -> None:
    (rest,) = DRAFT.quiet
    span = rest.period

    assert rest.actor == "a16"
    assert not [
        one
        for one in DRAFT.events
        if "a16" in there(one) and span.earliest <= day(one) <= span.latest
    ]
