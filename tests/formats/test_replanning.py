"""A sheet of which a person says what it is: its columns are guessed anew for that."""

from dataclasses import replace
from datetime import date

import pytest

from saiyai.domain.errors import UnknownWord
from saiyai.domain.tables import Grid
from saiyai.formats.shapes import Column, Plan, Shape, SheetPlan, draft, guess, replan
from tests.formats.sheets import sheet

TODAY = date(2026, 10, 31)
TABLES = {
    "members": sheet(("ชื่อ", "ประเภท"), ("กลุ่มหนึ่ง", "กลุ่ม"), ("กลุ่มสอง", "กลุ่ม")),
    "ties": sheet(("จาก", "ถึง", "น้ำหนัก"), ("ก้อง", "แก้ว", 2), ("แก้ว", "ขวัญ", 1)),
    "meetings": sheet(("วันที่", "กิจกรรม", "ผู้เข้าร่วม"), ("12/8/68", "ตีฝาย", "ก้อง, แก้ว")),
    "matrix": sheet(("", "ก", "ข", "ค"), ("ก", "", 1, ""), ("ข", 1, "", 2), ("ค", "", 2, "")),
    "marks": sheet(("ชื่อ", "1 ม.ค. 2569", "2 ม.ค. 2569"), ("ก้อง", "✓", ""), ("แก้ว", "✓", "✓")),
    "one column": sheet(("ก้อง",), ("แก้ว",)),
    "blank": Grid("blank", [], []),
}


def said_to_be(grid: Grid, shape: Shape, header_row: int | None = None) -> SheetPlan:
    """The plan of a sheet after a person chose a shape, and where its headings stand."""
    before = guess([grid], TODAY)
    wanted = replace(before.sheets[0], shape=shape, header_row=header_row)
    return replan([grid], before, Plan((wanted,)), TODAY).sheets[0]


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("name", TABLES)
def test_whatever_a_person_says_a_sheet_is_it_can_be_read_so(name: str, shape: Shape) -> None:
    grid = TABLES[name]
    before = guess([grid], TODAY).sheets[0]
    for header_row in {before.header_row, None, *([0] if grid.rows else [])}:
        plan = said_to_be(grid, shape, header_row)

        assert plan.shape is shape
        if len(plan.columns) >= 2:
            draft([grid], Plan((plan,)), TODAY)


def test_what_was_not_changed_stays_as_a_person_left_it() -> None:
    grid = TABLES["members"]
    before = guess([grid], TODAY)
    columns = (before.sheets[0].columns[0], Column(1, "ประเภท", "actor.note"))
    wanted = Plan((replace(before.sheets[0], columns=columns),))

    assert replan([grid], before, wanted, TODAY) == wanted


def test_headings_that_fit_are_found_again() -> None:
    plan = said_to_be(TABLES["ties"], Shape.EXCHANGES, 0)

    assert (plan.header_row, plan.indices("exchange.source"), plan.indices("exchange.target")) == (
        *(0, [0], [1]),
    )


@pytest.mark.parametrize(
    ("shape", "first_two"),
    [
        (Shape.ACTORS, ["actor.name", None]),
        (Shape.TIES, ["tie.source", "tie.target"]),
        (Shape.MEMBERSHIPS, ["membership.network", "membership.member"]),
        (Shape.EXCHANGES, ["exchange.source", "exchange.target"]),
        (Shape.ATTENDANCE, ["event.participants", None]),
        (Shape.MATRIX, ["matrix.names", "matrix.ties"]),
        (Shape.IGNORE, [None, None]),
    ],
)
def test_a_shape_that_a_person_chose_has_columns_of_its_own(
    shape: Shape, first_two: list[str | None]
) -> None:
    plan = said_to_be(sheet(("p", "q"), ("ก", "ข")), shape)

    assert [column.field for column in plan.columns] == first_two


def test_another_row_of_headings_is_read_by_its_own_words() -> None:
    grid = sheet(("รายงาน", "ปี 2568"), ("จาก", "ถึง"), ("ก", "ข"))

    plan = said_to_be(grid, Shape.TIES, 1)

    assert [(c.heading, c.field) for c in plan.columns] == [
        ("จาก", "tie.source"), ("ถึง", "tie.target")
    ]  # fmt: skip


def test_where_lines_point_stays_as_a_person_said() -> None:
    before = guess([TABLES["members"]], TODAY)
    wanted = replace(before.sheets[0], shape=Shape.TIES, options={"directed": "yes"})

    plan = replan([TABLES["members"]], before, Plan((wanted,)), TODAY).sheets[0]

    assert plan.options == {"directed": "yes"}


def test_structures_are_known_by_their_cells() -> None:
    matrix = said_to_be(TABLES["matrix"], Shape.TIES, 0)
    again = replan(
        [TABLES["matrix"]],
        Plan((matrix,)),
        Plan((replace(matrix, shape=Shape.MATRIX),)),
        TODAY,
    ).sheets[0]
    marks = said_to_be(TABLES["marks"], Shape.ACTORS, 0)
    marked = replan(
        [TABLES["marks"]],
        Plan((marks,)),
        Plan((replace(marks, shape=Shape.ATTENDANCE),)),
        TODAY,
    ).sheets[0]

    assert (again.indices("matrix.names"), again.indices("matrix.ties")) == ([0], [1, 2, 3])
    assert (marked.options["layout"], marked.indices("event.marks")) == ("grid", [1, 2])


def test_a_sheet_that_is_left_out_says_no_more() -> None:
    plan = said_to_be(TABLES["members"], Shape.IGNORE)

    assert draft([TABLES["members"]], Plan((plan,)), TODAY).problems == ()


def test_a_field_of_another_shape_is_refused() -> None:
    grid = TABLES["members"]
    plan = guess([grid], TODAY).sheets[0]
    odd = replace(plan, columns=(plan.columns[0], Column(1, "ประเภท", "tie.weight")))

    with pytest.raises(UnknownWord) as refused:
        draft([grid], Plan((odd,)), TODAY)
    assert refused.value.facts["field"] == "ประเภท"
