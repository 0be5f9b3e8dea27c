from datetime import date

import pytest

from saiyai.domain.tables import Cell, Grid
from saiyai.formats.shapes import Shape, guess
from saiyai.formats.shapes.fields import FIELDS, candidates
from tests.formats.sheets import TODAY, fields, planned, read, sheet


@pytest.mark.parametrize(
    ("headings", "shape"),
    [
        ("Label,Type,Description,Tags", Shape.ACTORS),
        ("From,To,Type,Direction,Strength", Shape.TIES),
        ("Id,Label,timeset", Shape.ACTORS),
        ("Source,Target,Type,Id,Label,timeset,Weight", Shape.TIES),
        ("Name,Department", Shape.ACTORS),
        ("Vertex 1,Vertex 2,Color", Shape.TIES),
        ("Primary Organization,Node Label,Address", Shape.ACTORS),
        ("รหัส,ชื่อ–นามสกุล,ประเภท,ตำบล,ประเด็น,หมายเหตุ", Shape.ACTORS),
        ("ชื่อ-สกุล,หมู่บ้าน,ภาคส่วน", Shape.ACTORS),
        ("จาก,ถึง,ความสัมพันธ์,น้ำหนัก", Shape.TIES),
        ("ผู้ให้,ผู้รับ,น้ำหนัก", Shape.TIES),
        ("วันที่,ผู้ให้,ผู้รับ,รายการ,จำนวน,หน่วย", Shape.EXCHANGES),
        ("วันที่,กิจกรรม,สถานที่,ผู้เข้าร่วม", Shape.ATTENDANCE),
        ("Date,Event,Participants", Shape.ATTENDANCE),
        ("เครือข่าย,สมาชิก,บทบาท,เข้าร่วมเมื่อ", Shape.MEMBERSHIPS),
        ("network,member,role,joined,voluntary,left", Shape.MEMBERSHIPS),
        ("ชื่อ (Name),ประเภท / Type", Shape.ACTORS),
        ("ราคา,ผลผลิต,ปี", Shape.IGNORE),
    ],
)
def test_headings_tell_the_shape(headings: str, shape: Shape) -> None:
    assert planned(sheet(headings.split(","))).shape is shape


def test_headings_are_found_below_titles() -> None:
    plan = planned(sheet(("บัญชีสมาชิก", None), ("ปี 2568", None), ("รหัส", "ชื่อ"), ("a01", "อรทัย")))

    assert plan.header_row == 2
    assert fields(plan) == {"รหัส": "actor.ref", "ชื่อ": "actor.name"}


def test_every_heading_of_the_table_means_its_field() -> None:
    for shape, known in FIELDS.items():
        for field in known:
            for heading in filter(None, field.headings.split(",")):
                found = [candidate.field.id for candidate in candidates(shape, heading.strip())]
                assert field.id in found, heading


def test_one_heading_means_what_the_values_say() -> None:
    kinds = sheet(("Label", "Type"), ("A", "Person"), ("B", "Group"))
    sectors = sheet(("Label", "Type"), ("A", "ภาครัฐ"), ("B", "เอกชน"))
    neither = sheet(("id", "name", "type"), ("1", "A", "False"), ("2", "B", "True"))
    directions = sheet(("Source", "Target", "Type"), ("a", "b", "Directed"))
    relations = sheet(("Source", "Target", "Type"), ("a", "b", "helps"))

    assert fields(planned(kinds))["Type"] == "actor.kind"
    assert fields(planned(sectors))["Type"] == "actor.sector"
    assert fields(planned(neither))["type"] is None
    assert fields(planned(directions))["Type"] == "tie.direction"
    assert fields(planned(relations))["Type"] == "tie.kind"


def test_the_surer_heading_has_the_field() -> None:
    plan = planned(sheet(("Organization", "Label", "ตำบล", "หมู่บ้าน"), ("X", "A", "t", "v")))

    assert fields(plan) == {
        "Organization": None, "Label": "actor.name", "ตำบล": None, "หมู่บ้าน": "actor.place"
    }  # fmt: skip


def test_running_numbers_are_no_ids_and_ids_are_no_running_numbers() -> None:
    numbers = sheet(("ที่", "ชื่อ"), (1, "ก"), (2, "ข"), (3, "ค"))
    ids = sheet(("no", "ชื่อ"), (7, "ก"), (301, "ข"), (12, "ค"))

    assert fields(planned(numbers))["ที่"] == "ordinal"
    assert fields(planned(ids))["no"] is None


def test_numbers_that_are_words_do_not_make_a_weight() -> None:
    plan = planned(sheet(("From", "To", "Strength"), ("a", "b", "strong"), ("a", "c", "weak")))

    assert fields(plan)["Strength"] is None
    assert read(sheet(("From", "To", "Strength"), ("a", "b", "strong"))).ties[0].assertions[
        0
    ].extra == {"Strength": "strong"}


def test_names_that_another_sheet_lists_make_an_edge_list() -> None:
    people = sheet(("ชื่อ", "ประเภท"), ("ก", "คน"), ("ข", "คน"), ("ค", "คน"), name="คน")
    friends = sheet(("ชื่อ", "เบอร์", "เพื่อนสนิท"), ("ก", "081", "ข"), ("ข", "082", "ค"), name="เพื่อน")

    plan = guess([people, friends], TODAY)

    assert plan.sheets[0].shape is Shape.ACTORS
    assert plan.sheets[1].shape is Shape.EDGE_LIST
    assert fields(plan.sheets[1])["ชื่อ"] == "tie.source"
    assert fields(plan.sheets[1])["เพื่อนสนิท"] == "tie.target"


@pytest.mark.parametrize(
    ("rows", "header_row", "weight"),
    [
        ([("1", "2"), ("2", "3"), ("3", "1")], None, None),
        ([("a", "b", 2), ("b", "c", 1)], None, 2),
        ([("one", "other", "score"), ("a", "b", 2), ("b", "c", 1)], 0, 2),
        ([("one", "other"), ("a", "b"), ("b", "c"), ("c", "a")], 0, None),
        ([("1", "2", 1082040961), ("3", "4", 1082155839)], None, None),
    ],
)
def test_a_bare_list_of_edges_needs_no_headings(
    rows: list[tuple[Cell, ...]], header_row: int | None, weight: int | None
) -> None:
    plan = planned(sheet(*rows))

    assert (plan.shape, plan.header_row) == (Shape.EDGE_LIST, header_row)
    assert plan.indices("tie.source") == [0]
    assert plan.indices("tie.target") == [1]
    assert plan.indices("tie.weight") == ([] if weight is None else [weight])


def test_a_bare_column_of_names_is_a_list_of_actors() -> None:
    plan = planned(sheet(("พี่อ้อม",), ("ครูปิยะ",), ("กลุ่มป่า",)))

    assert (plan.shape, plan.header_row) == (Shape.ACTORS, None)


@pytest.mark.parametrize(
    "grid",
    [
        sheet(),
        sheet(("สวัสดี วันนี้ประชุมที่ศาลานะครับ ใครมาได้บ้าง ขอให้บอกพี่อ้อมก่อนเที่ยงด้วย",)),
        sheet(("Year", *range(1970, 1980)), *[(f"practice {n}", *range(10)) for n in range(9)]),
        sheet(("Label",), ("A",), name="ตัวอย่าง (IGNORE)"),
    ],
)
def test_what_is_no_list_is_left_out(grid: Grid) -> None:
    assert planned(grid).shape is Shape.IGNORE


def test_a_sheet_signed_at_one_meeting_is_attendance() -> None:
    made = read(
        sheet(
            ("ใบลงทะเบียนผู้เข้าร่วมประชุมเครือข่าย วันที่ 12 ส.ค. 2568",),
            ("ลำดับ", "ชื่อ-สกุล", "โทรศัพท์"),
            (1, "นายอินสม ฝายหินงาม", "081"),
            (2, "น.ส.อรทัย ธารฮอม", "082"),
        )
    )

    (event,) = made.events
    assert event.when is not None
    assert event.when.earliest == date(2025, 8, 12)
    assert [part.actor for part in event.parts] == ["นายอินสม ฝายหินงาม", "น.ส.อรทัย ธารฮอม"]


def test_ticks_beside_members_are_no_attendance() -> None:
    plan = planned(
        sheet(
            ("ชื่อ", "มีรถ", "มีเรือ"),
            ("ก", "✓", None),
            ("ข", None, "✓"),
            ("ค", "✓", "✓"),
            name="สมาชิก",
        )
    )

    assert plan.shape is Shape.ACTORS


def test_many_names_under_a_heading_for_one_are_many() -> None:
    plan = planned(sheet(("วันที่", "ชื่อ"), ("1/5/68", "ก, ข และ ค"), ("2/5/68", "ก; ข")))

    assert plan.options["layout"] == "activities"
    assert fields(plan)["ชื่อ"] == "event.participants"


def test_one_name_a_row_under_a_heading_for_many_is_one() -> None:
    plan = planned(sheet(("วันที่", "กิจกรรม", "ผู้เข้าร่วม"), ("1/5/68", "x", "ก"), ("1/5/68", "x", "ข")))

    assert plan.options["layout"] == "people"


def test_a_wide_table_with_several_columns_of_participants_is_read() -> None:
    made = read(
        sheet(
            ("วันที่", "กิจกรรม", "ผู้เข้าร่วม 1", "ผู้เข้าร่วม 2"),
            ("1/5/68", "ตีฝาย", "ก", "ข"),
            ("2/5/68", "ประชุม", "ก", None),
        )
    )

    assert [len(event.parts) for event in made.events] == [2, 1]


def test_a_column_of_bad_dates_is_still_a_column_of_dates() -> None:
    made = read(sheet(("วันที่", "กิจกรรม", "ผู้เข้าร่วม"), ("เมื่อวาน", "ตีฝาย", "ก, ข")))

    assert made.events[0].when is None
    assert "bad_date" in {problem.code for problem in made.problems}
