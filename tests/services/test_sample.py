"""The sample holds what its bible plants, as facts of the record; and dice never fall on them."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest

from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from saiyai.assessment.view import View
from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import EventDraft
from saiyai.domain.goals import Fit
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.periods import Span
from saiyai.domain.ties import WINDOWS, Rhythm
from saiyai.services.sample.lines import calls_on, lines
from saiyai.services.sample.routine import (
    BEGINNING,
    PLANTED,
    TOTALS,
    is_planted,
    repeated,
    routine,
)
from saiyai.services.sample.sheets import TODAY, events
from saiyai.services.sample.story import sample_draft
from tests.assessment.drawn import everyone, record_of

DRAFT = sample_draft()
YEAR_AGO = TODAY - timedelta(days=365)
SEEN_BY_MEMBERS = {"g1": (41, 33), "g2": (38, 30), "g3": (22, 18)}


def of_kind(kind: str, **data: object) -> list[EventDraft]:
    told = (event for event in DRAFT.events if event.kind == kind)
    return [event for event in told if all(event.data.get(key) == data[key] for key in data)]


def day(event: EventDraft) -> date:
    assert event.when is not None
    return event.when.latest


def there(event: EventDraft) -> frozenset[str]:
    ends = {end for flow in event.flows for end in (flow.source, flow.target)}
    return frozenset(ends | {part.actor for part in event.parts})


def with_role(event: EventDraft, role: str) -> set[str]:
    return {part.actor for part in event.parts if part.role == role}


def asked() -> list[EventDraft]:
    return [one for one in of_kind("request") if one.data.get("step", "asked") == "asked"]


def by_dice() -> list[EventDraft]:
    """The events that are not written by hand."""
    told = list(DRAFT.events)
    for one in _by_hand():
        told.remove(one)
    return told


def _by_hand() -> list[EventDraft]:
    calls = [call for line in lines() for call in calls_on(line)]
    sheets = [one for one in DRAFT.events if one.kind not in TOTALS]
    sheets += events("contributions", "contribution")
    sheets += [*events("benefits", "benefit"), *events("contacts", "contact")]
    gifts = [one for one in of_kind("exchange") if _is_of_the_sheet(one)]
    return [*calls, *sheets, *gifts]


def _is_of_the_sheet(event: EventDraft) -> bool:
    return bool(there(event) & {"a14", "a32", "a34", "a38"})


# --- how much there is --------------------------------------------------------------------------


def test_there_is_as_much_of_each_kind_as_the_bible_says() -> None:
    counts = Counter(event.kind for event in DRAFT.events)
    counts["request"] = len(asked())
    del counts["sharing"]

    assert counts == {
        "activity": 74,
        "contact": 214,
        "exchange": 120,
        "request": 27,
        "learning": 46,
        "contribution": 60,
        "care": 38,
        "decision": 23,
        "benefit": 30,
        "tension": 4,
        "structure_change": 4,
        "expansion": 9,
        "interpretation": 12,
        "outcome": 8,
        "lifecycle": 3,
        "recognition": 6,
    }


def test_activities_are_of_six_kinds_and_21_are_of_custom() -> None:
    kinds = Counter(event.data["type"] for event in of_kind("activity"))

    assert len(kinds) == 6
    assert kinds["ritual"] == 21


def test_care_is_personal_or_of_work_and_never_has_a_note() -> None:
    assert Counter(event.data["matter"] for event in of_kind("care")) == {
        "personal": 24,
        "work": 14,
    }
    assert all(set(event.data) == {"matter"} for event in of_kind("care"))


def test_of_the_requests_of_a_year_half_go_to_one_teacher_and_six_wait_too_long() -> None:
    late = [event for event in asked() if day(event) > YEAR_AGO]
    answers = {event.about: day(event) for event in of_kind("request") if event.about}
    waited = [
        event for event in asked() if answers.get(event.ref, TODAY) - day(event) > timedelta(7)
    ]

    assert len(late) == 22
    assert sum(event.flows[0].target == "a22" for event in late) == 11
    assert len(waited) == 6
    assert not [event for event in waited if event.flows[0].target == "a22"]


def test_meanings_were_looked_for_in_two_rounds() -> None:
    told = of_kind("interpretation")

    assert {event.data["round"] for event in told} == {1, 2}
    assert sum(bool(event.data.get("agreed")) for event in told) == 1


def test_recording_is_told_for_every_day_and_kind() -> None:
    shares = {(row.kind, row.share) for row in DRAFT.coverage}
    assert {kind for kind, _ in shares} == set(KINDS) - {"advocacy"}
    assert {share for kind, share in shares if kind == "contact"} == {"some"}
    for kind in {kind for kind, _ in shares}:
        told = sorted((row.period.earliest, row.period.latest) for row in _covered(kind))
        assert told[0][0] == BEGINNING
        assert told[-1][1] == TODAY
        assert all(after[0] - before[1] == timedelta(1) for before, after in pairwise(told))
    partly = [row.period for row in _covered("activity") if row.share == "some"]
    assert (partly[0].earliest, partly[-1].latest) == (date(2025, 11, 1), date(2026, 3, 31))


def _covered(kind: str) -> list:  # type: ignore[type-arg]
    return [row for row in DRAFT.coverage if row.kind == kind]


# --- goals, promises, posts ---------------------------------------------------------------------


def held(goal: str, stance: str) -> set[str]:
    rows = DRAFT.more["goal_stances"]
    return {
        row["actor"]
        for row in rows
        if (row["goal"], row["stance"]) == (goal, stance) and row["holds"]
    }


def test_47_were_asked_of_the_goals() -> None:
    rows = DRAFT.more["goal_stances"]
    for goal, (sees, understands) in SEEN_BY_MEMBERS.items():
        assert len({row["actor"] for row in rows if row["goal"] == goal}) == 47
        assert len(held(goal, "sees")) == sees
        assert len(held(goal, "understands")) == understands
        assert held(goal, "understands") <= held(goal, "sees")
    stances = [len(held("g1", one)) for one in ("agrees", "works_for", "differs")]
    assert stances == [38, 29, 3]
    assert held("g1", "works_for") <= held("g1", "agrees")
    assert not held("g1", "agrees") & held("g1", "differs")


def test_the_newest_goal_is_least_known_at_the_headwaters() -> None:
    reach = {actor.ref: actor.place for actor in DRAFT.actors}
    seen = Counter(reach[ref] for ref in held("g3", "sees"))

    assert seen["p01"] == 1
    assert all(
        row["actor"] == "a09"
        for row in DRAFT.more["goal_stances"]
        if row["goal"] == "g3" and row["holds"] and reach[row["actor"]] == "p01"
    )


def test_one_pair_of_own_goals_is_told_to_be_at_odds_by_both() -> None:
    opposing = [row for row in DRAFT.more["goal_fits"] if row["fit"] == Fit.OPPOSING]

    assert {(row["goal"], row["towards"], row["actor"]) for row in opposing} == {
        ("g5", "g6", "a42"),
        ("g6", "g5", "a41"),
    }


def test_fourteen_promises_came_due_in_the_year_and_eleven_were_kept() -> None:
    due = {
        row["ref"] for row in DRAFT.more["commitments"] if YEAR_AGO < row["due"].latest <= TODAY
    }
    steps = {row["commitment"]: row["step"] for row in DRAFT.more["commitment_steps"]}

    assert len(due) == 14
    assert Counter(steps.get(ref, "") for ref in due)["kept"] == 11


def test_the_charter_is_the_third_and_loose() -> None:
    (charter,) = DRAFT.more["charter_versions"]

    assert (charter["number"], charter["form"], charter["origin"]) == (3, "loose", "need")
    assert charter["aim"] == next(goal.name_th for goal in DRAFT.goals if goal.main)


def test_every_group_says_who_it_is() -> None:
    collective = {actor.ref for actor in DRAFT.actors if actor.kind is not ActorKind.PERSON}
    told = {row.get("actor") for row in DRAFT.more["statements"]}

    assert len(collective) == 29
    assert collective <= told
    assert {row["actor"] for row in DRAFT.more["own_work"]} == collective - {"a45"}


# --- what is planted ----------------------------------------------------------------------------


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


# --- the dice -----------------------------------------------------------------------------------


def test_dice_fall_on_no_planted_end_in_its_time() -> None:
    told = by_dice()

    assert len(told) > 250
    assert {event.kind for event in told} == set(TOTALS)
    assert not [event for event in told if is_planted(there(event), day(event))]
    office = next(plant for plant in PLANTED if plant.situation == "S3")
    assert not [event for event in told if there(event) & office.ends]


def test_dice_fall_on_no_line_later_than_its_sheet_tells() -> None:
    last = {frozenset((line["a"], line["b"])): line["last_positive"] for line in lines()}
    told = [event for event in by_dice() if event.flows]

    assert not [event for event in told if day(event).isoformat() > last[there(event)]]


def test_no_line_without_a_story_is_silent_for_longer_than_it_bears() -> None:
    """Else a line would seem to wake of which the bible tells nothing."""
    seen: dict[frozenset[str], list[date]] = {}
    for event in DRAFT.events:
        ends = sorted(there(event)) if event.kind == "activity" else []
        pairs = {frozenset((a, b)) for a in ends for b in ends if a < b}
        pairs |= {frozenset((flow.source, flow.target)) for flow in event.flows}
        for pair in pairs:
            seen.setdefault(pair, []).append(day(event))
    for line in lines():
        story = line["attempts"] or line["ended"] or line["rhythm"] == "C"
        if story or {"a24", "a53", "a59"} & {line["a"], line["b"]}:
            continue
        days = [BEGINNING, *seen[frozenset((line["a"], line["b"]))]]
        longest = max(after - before for before, after in pairwise(days))
        assert longest.days <= WINDOWS[Rhythm(line["rhythm"])].valid, line["id"]


def test_dice_are_the_same_every_time() -> None:
    told = [*_by_hand(), *repeated()]

    assert routine(lines(), told) == routine(lines(), told)
    assert sample_draft() == DRAFT


# --- the gates ----------------------------------------------------------------------------------

PASS = ("A1", "A2", "A3", "A5", "C1", "R1", "L5", "L6", "X2", "X4", "P2")
WITHHELD = {
    "E3": NoEstimate.LOW_RESPONSE,
    "G1": NoEstimate.LOW_RESPONSE,
    "A6": NoEstimate.TOO_FEW_WATCHED,
}


@pytest.fixture(scope="module")
def view() -> View:
    record = record_of(DRAFT, TODAY)
    return View(record, everyone(record))


@pytest.mark.parametrize("name", PASS)
def test_a_gate_passes_on_purpose(view: View, name: str) -> None:
    assert isinstance(INDICATORS[name].measure(view).value, Estimate)


@pytest.mark.parametrize("name", WITHHELD)
def test_a_gate_holds_back_on_purpose(view: View, name: str) -> None:
    found = INDICATORS[name].measure(view).value

    assert isinstance(found, Missing)
    assert found.why is WITHHELD[name]


def test_so_many_were_counted_as_the_bible_says(view: View) -> None:
    needs, promises, woken = (INDICATORS[one].measure(view).value for one in ("X4", "R1", "L6"))
    answered = view.marked(view.record["assertions"]["said_by"])

    assert isinstance(needs, Estimate)
    assert isinstance(promises, Estimate)
    assert isinstance(woken, Estimate)
    assert (needs.n, promises.n, woken.n) == (12, 14, 6)
    assert woken.value == pytest.approx(5 / 6)
    assert answered.sum() == 42  # of 60: 70 %, where 90 % is asked
