import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from saiyai.domain.drafts import ActorDraft, Draft, EventDraft, PartDraft, TieDraft
from saiyai.domain.errors import ColumnMissing, MalformedData, UnknownWord
from saiyai.domain.periods import on
from saiyai.domain.ties import Foundation
from saiyai.domain.words import Say
from saiyai.formats.shapes import (
    Column,
    Plan,
    Shape,
    SheetPlan,
    counts,
    draft,
    guess,
    lay_lines_from_events,
    plan_from_json,
    plan_to_json,
)
from tests.formats.sheets import TODAY, read, sheet

GRID = sheet(("ทะเบียน",), ("นาม", "ชนิด"), ("ก", "คน"), ("ข", "กลุ่ม"))


def test_a_plan_survives_json() -> None:
    plan = guess([GRID, sheet(("From", "To"), ("ก", "ข"))], TODAY)

    assert plan_from_json(json.loads(json.dumps(plan_to_json(plan)))) == plan


def test_a_person_may_change_what_the_columns_mean() -> None:
    column = Column(0, "นาม", "actor.name")
    plan = Plan((SheetPlan("x", Shape.ACTORS, 1, (column, Column(1, "ชนิด", "actor.kind"))),))

    made = draft([GRID], plan, TODAY)

    assert [(actor.name, actor.kind) for actor in made.actors] == [("ก", "person"), ("ข", "group")]


@pytest.mark.parametrize(
    "change",
    [
        {"shape": "stars"},
        {"header_row": "x"},
        {"columns": None},
        {"columns": [{"index": -1, "heading": ""}]},
        {"columns": [{"index": "x", "heading": ""}]},
        {"options": []},
    ],
)
def test_a_plan_that_is_none_is_refused(change: dict[str, Any]) -> None:
    value = plan_to_json(guess([GRID], TODAY))
    value["sheets"][0] |= change

    with pytest.raises((MalformedData, UnknownWord)):
        plan_from_json(value)


def test_a_shape_without_its_column_is_refused_by_name() -> None:
    plan = Plan((SheetPlan("x", Shape.TIES, 1, (Column(0, "นาม", "tie.source"),)),))

    with pytest.raises(ColumnMissing) as refused:
        draft([GRID], plan, TODAY)

    assert refused.value.facts == {
        "sheet": "x", "field": "tie.target", "name": Say("field.tie.target")
    }  # fmt: skip


@pytest.mark.parametrize(
    "plan",
    [
        Plan(()),
        Plan((SheetPlan("x", Shape.IGNORE, 9),)),
        Plan((SheetPlan("x", Shape.IGNORE, -1),)),
    ],
)
def test_a_plan_for_other_sheets_is_refused(plan: Plan) -> None:
    with pytest.raises(MalformedData):
        draft([GRID], plan, TODAY)


def test_columns_beyond_the_sheet_are_empty() -> None:
    columns = (Column(0, "นาม", "actor.name"), Column(99, "?", "actor.note"), Column(98, "!"))

    made = draft([GRID], Plan((SheetPlan("x", Shape.ACTORS, 1, columns),)), TODAY)

    assert [(actor.note, actor.extra) for actor in made.actors] == [("", {}), ("", {})]


def test_a_sheet_left_out_is_said() -> None:
    made = draft([GRID], Plan((SheetPlan("x", Shape.IGNORE),)), TODAY)

    assert [(p.code, dict(p.facts)) for p in made.problems] == [("sheet_left_out", {"rows": 4})]


def test_counts_are_by_id_and_by_name() -> None:
    people = sheet(("รหัส", "ชื่อ"), ("a01", "อรทัย"), ("a02", "ปิยะ"), ("a03", "ต้อม"), name="คน")
    ties = sheet(("จาก", "ถึง"), ("a01", "ปิยะ"), ("ปิยะ", "a01"), ("a01", "ใคร"), name="สาย")
    events = sheet(("วันที่", "กิจกรรม", "ผู้เข้าร่วม"), ("1/5/68", "x", "ต้อม, อรทัย, คนใหม่"), name="งาน")

    found = counts(read(people, ties, events))

    assert (found.actors, found.ties, found.events) == (3, 2, 1)
    assert (found.isolates, found.repeated) == (1, 1)
    assert found.unknown_ends == ("ใคร", "คนใหม่")


# --- ties from meeting -----------------------------------------------------------------------


def activity(day: int, *people: str) -> EventDraft:
    parts = tuple(PartDraft(name, "participant") for name in people)
    return EventDraft("activity", on(date(2025, 5, day)), {"title": "x"}, parts=parts)


def test_those_who_met_and_have_no_tie_get_one_from_the_first_meeting() -> None:
    made = lay_lines_from_events(
        Draft(
            actors=(ActorDraft("a", name_th="ก"), ActorDraft("b", name_th="ข"), ActorDraft("c")),
            ties=(TieDraft("b", "a", kind="kin", directed=True),),
            events=(activity(9, "ก", "b", "c"), activity(2, "c", "ก", "a")),
        )
    )

    assert [(tie.source, tie.target) for tie in made.ties] == [("b", "a"), ("c", "ก"), ("b", "c")]
    said = made.ties[1].assertions[0]
    assert (said.since, said.foundation) == (on(date(2025, 5, 2)), Foundation.PAST_WORK)
    assert not made.ties[1].directed


def test_a_crowd_makes_no_ties() -> None:
    crowd = [f"คน{n}" for n in range(31)]

    assert lay_lines_from_events(Draft(events=(activity(1, *crowd),))).ties == ()
    assert len(lay_lines_from_events(Draft(events=(activity(1, *crowd[:30]),))).ties) == 435


def test_other_kinds_of_event_make_no_ties() -> None:
    event = replace(activity(1, "ก", "ข"), kind="exchange")

    assert lay_lines_from_events(Draft(events=(event,))).ties == ()
