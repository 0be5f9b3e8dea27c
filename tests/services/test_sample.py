"""The sample holds what its bible plants, as facts of the record; and dice never fall on them."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import EventDraft
from saiyai.domain.goals import Fit
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.ties import WINDOWS, Rhythm
from saiyai.services.sample.lines import calls_on, line_rows
from saiyai.services.sample.routine import (
    BEGINNING,
    PLANTED,
    TOTALS,
    is_planted,
    make_repeated,
    make_routine,
)
from saiyai.services.sample.sheets import TODAY, read_events
from saiyai.services.sample.story import sample_draft

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
    calls = [call for line in line_rows() for call in calls_on(line)]
    sheets = [one for one in DRAFT.events if one.kind not in TOTALS]
    sheets += read_events("contributions", "contribution")
    sheets += [*read_events("benefits", "benefit"), *read_events("contacts", "contact")]
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


# --- the dice -----------------------------------------------------------------------------------


def test_dice_fall_on_no_planted_end_in_its_time() -> None:
    told = by_dice()

    assert len(told) > 250
    assert {event.kind for event in told} == set(TOTALS)
    assert not [event for event in told if is_planted(there(event), day(event))]
    office = next(plant for plant in PLANTED if plant.situation == "S3")
    assert not [event for event in told if there(event) & office.ends]


def test_dice_fall_on_no_line_later_than_its_sheet_tells() -> None:
    last = {frozenset((line["a"], line["b"])): line["last_positive"] for line in line_rows()}
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
    for line in line_rows():
        story = line["attempts"] or line["ended"] or line["rhythm"] == "C"
        if story or {"a24", "a53", "a59"} & {line["a"], line["b"]}:
            continue
        days = [BEGINNING, *seen[frozenset((line["a"], line["b"]))]]
        longest = max(after - before for before, after in pairwise(days))
        assert longest.days <= WINDOWS[Rhythm(line["rhythm"])].valid, line["id"]


def test_dice_are_the_same_every_time() -> None:
    told = [*_by_hand(), *make_repeated()]

    assert make_routine(line_rows(), told) == make_routine(line_rows(), told)
    assert sample_draft() == DRAFT
