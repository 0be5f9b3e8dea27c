from datetime import date

import pytest

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import At, TieDraft
from saiyai.domain.kinds.catalogue import kind_of
from saiyai.domain.periods import Span, in_year, on
from saiyai.domain.tables import Cell
from saiyai.domain.ties import Foundation, Rhythm, Stance
from saiyai.formats.shapes import Shape
from tests.formats.sheets import codes, fields, planned, read, sheet

# --- actors ----------------------------------------------------------------------------------


def test_an_actor_has_what_its_row_tells() -> None:
    made = read(
        sheet(
            ("รหัส", "ชื่อ", "Name_en", "ชนิด", "ภาคส่วน", "บ้าน", "ประเด็น",
             "ชื่อเล่น", "ความยินยอม", "หมายเหตุ", "โทร"),
            ("007", " อรทัย  ธารฮอม ", "Orathai", "บุคคล", "NGO", "เวียงฮอม", "น้ำ, ป่า",
             "อ้อม|พี่อ้อม", "สมาชิก", "บรรทัดหนึ่ง\nบรรทัดสอง", 812345678),
        )
    )  # fmt: skip

    (actor,) = made.actors
    assert (actor.ref, actor.name_th, actor.name_en) == ("007", "อรทัย ธารฮอม", "Orathai")
    assert (actor.kind, actor.sector) == (ActorKind.PERSON, Sector.NGO)
    assert (actor.place, actor.issues) == ("เวียงฮอม", ("น้ำ", "ป่า"))
    assert (actor.aliases, actor.consent) == (("อ้อม", "พี่อ้อม"), Consent.MEMBERS)
    assert actor.note == "บรรทัดหนึ่ง\nบรรทัดสอง"
    assert actor.extra == {"โทร": "812345678"}
    assert actor.at == At("แผ่น 1", 2)
    assert made.problems == ()


def test_a_name_in_three_columns_is_joined_as_its_language_does() -> None:
    made = read(
        sheet(
            ("คำนำหน้า", "ชื่อ", "นามสกุล"),
            ("น.ส.", "อรทัย", "ธารฮอม"),
            ("Mr.", "Piya", "Fai"),
            ("นาย", "นายอินสม", None),
        )
    )

    assert [actor.name for actor in made.actors] == ["น.ส.อรทัย ธารฮอม", "Mr. Piya Fai", "นายอินสม"]


def test_a_dash_says_nothing() -> None:
    made = read(sheet(("ชื่อ", "ประเภท", "ตำบล"), ("ก", "-", "–"), ("ข", "กลุ่ม", "ฮอมใต้")))

    assert (made.actors[0].kind, made.actors[0].place) == (ActorKind.UNSPECIFIED, "")
    assert made.problems == ()


def test_the_same_id_twice_is_one_actor_filled_from_both_rows() -> None:
    made = read(
        sheet(
            ("รหัส", "ชื่อ", "ตำบล", "โทร"),
            ("a01", "อรทัย", None, "081"),
            ("a02", "อรทัย", "ฮอมใต้", None),
            ("a01", "อ้อม", "เวียงฮอม", "082"),
        )
    )

    first, second = made.actors
    assert (first.name, first.place, first.extra) == ("อรทัย", "เวียงฮอม", {"โทร": "081"})
    assert (second.ref, second.name) == ("a02", "อรทัย")
    assert codes(made) == {"repeated_actor": 1}
    assert made.problems[0].row == 4


def test_typing_habits_do_not_make_two_of_one() -> None:
    made = read(sheet(("ชื่อ", "ตำบล"), ("เเม่จันทร์", None), ("แม่จันทร์\u200b", "ฮอมใต้")))

    assert len(made.actors) == 1
    assert made.actors[0].name == "เเม่จันทร์"  # as written


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("กลุ่มป่าชุมชน", ActorKind.GROUP),
        ("เครือข่ายเหมืองฝาย", ActorKind.NETWORK),
        ("อบต.ขุนฮอม", ActorKind.ORGANISATION),
        ("สำนักงานส่งเสริม", ActorKind.AGENCY),
        ("วัดฝายหิน", ActorKind.INSTITUTION),
        ("นายอินสม", ActorKind.PERSON),
        ("Dr. Piya", ActorKind.PERSON),
        ("สภาพร", ActorKind.UNSPECIFIED),
        ("ต้อม", ActorKind.UNSPECIFIED),
        ("กลุ่ม", ActorKind.UNSPECIFIED),
    ],
)
def test_a_kind_may_be_guessed_from_the_first_word_of_a_name(name: str, kind: ActorKind) -> None:
    made = read(sheet(("ชื่อ", "ตำบล"), (name, "x")))

    assert made.actors[0].kind is kind
    assert codes(made) == ({} if kind is ActorKind.UNSPECIFIED else {"kind_guessed": 1})


def test_a_kind_that_was_told_is_never_guessed_over() -> None:
    made = read(sheet(("ชื่อ", "ประเภท"), ("กลุ่มป่า", "ไม่ระบุ"), ("ข", "คน")))

    assert made.actors[0].kind is ActorKind.UNSPECIFIED


def test_a_sum_at_the_end_is_no_actor() -> None:
    made = read(sheet(("ชื่อ", "จำนวนคน"), ("กลุ่มป่า", 12), ("รวมทั้งหมด", 12)))

    assert len(made.actors) == 1
    assert (made.problems[-1].code, made.problems[-1].row) == ("total_row", 3)


# --- ties ------------------------------------------------------------------------------------

TIES = (
    "รหัส", "จาก", "ถึง", "ความสัมพันธ์", "ทิศทาง", "น้ำหนัก", "ตั้งแต่", "วันที่", "ผู้บอก", "คำบอก", "รากฐาน",
    "จังหวะ", "ฐานวัฒนธรรม", "ฐานอำนาจ", "ฐานการเรียนรู้", "ผ่าน", "เฉพาะกิจ", "หมายเหตุ", "สี",
)  # fmt: skip


def test_a_tie_has_what_its_row_tells() -> None:
    row: tuple[Cell, ...] = (
        "L1", "a", "b", "ปรึกษา", "ทางเดียว", "1,000.5", "2561", "12/8/68", "ก", "ยืนยันแล้ว",
        "เคยทำงานด้วยกัน", "รายเดือน", 5, "1", 4.0, "ค", "น้ำหลาก", "x", "แดง",
    )  # fmt: skip
    made = read(sheet(TIES, row))

    (tie,) = made.ties
    (said,) = tie.assertions
    assert (tie.ref, tie.kind, tie.directed) == ("L1", "ปรึกษา", True)
    assert (said.weight, said.since, said.said) == (1000.5, in_year(2018), on(date(2025, 8, 12)))
    assert (said.said_by, said.stance) == ("ก", Stance.CONFIRMED)
    assert (said.foundation, said.rhythm) == (Foundation.PAST_WORK, Rhythm.MONTHLY)
    assert (said.culture, said.power, said.learning) == (5, 1, 4)
    assert (said.via, said.occasion, said.note, said.extra) == ("ค", "น้ำหลาก", "x", {"สี": "แดง"})
    assert made.problems == ()


def test_what_a_cell_cannot_mean_is_named_and_stays_untold() -> None:
    good = (
        "L0",
        "a",
        "c",
        None,
        "mutual",
        1,
        "2561",
        "2561",
        None,
        "เสนอ",
        "ญาติ",
        "รายปี",
        1,
        1,
        1,
    )
    bad = ("L1", "a", "b", None, "?", "x", "x", "x", None, "?", "?", "?", 1.5, "x", "inf")
    made = read(sheet(TIES[:15], good, (*good[:2], "d", *good[3:]), bad))

    (said,) = made.ties[2].assertions
    assert (said.weight, said.since, said.foundation, said.culture) == (
        None, None, Foundation.UNTOLD, None
    )  # fmt: skip
    assert codes(made) == {"unknown_word": 4, "bad_number": 4, "bad_date": 2}
    assert {(problem.row, problem.sheet) for problem in made.problems} == {(4, "แผ่น 1")}
    assert {problem.column for problem in made.problems} >= {
        "ทิศทาง",
        "น้ำหนัก",
        "รากฐาน",
        "ฐานวัฒนธรรม",
    }


def test_several_ends_in_one_cell_are_several_ties() -> None:
    made = read(sheet(("From", "To"), ("a", "b | c"), ("b|c", "d")))

    assert [(tie.source, tie.target) for tie in made.ties] == [
        ("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")
    ]  # fmt: skip


def test_rows_without_both_ends_are_named() -> None:
    made = read(sheet(("From", "To", "Type"), ("a", None, "x"), (None, "b", "y"), ("a", "b", "z")))

    assert len(made.ties) == 1
    assert [(p.code, p.row, p.column) for p in made.problems] == [
        ("end_missing", 2, "To"), ("end_missing", 3, "From")
    ]  # fmt: skip
    assert [actor.name for actor in made.actors] == ["a", "b"]


def test_an_actor_tied_only_to_itself_is_still_there() -> None:
    made = read(sheet(("From", "To"), ("a", "b"), ("c", "c")))

    assert [actor.name for actor in made.actors] == ["a", "b", "c"]
    assert [(p.code, p.row, p.value) for p in made.problems] == [("self_loop", 3, "c")]


def test_a_tie_between_two_names_of_one_actor_is_a_loop() -> None:
    people = sheet(("รหัส", "ชื่อ"), ("a01", "อรทัย"), ("a02", "ปิยะ"), name="คน")
    ties = sheet(("จาก", "ถึง"), ("a01", "อรทัย"), ("a01", "ปิยะ"), name="สาย")

    made = read(people, ties)

    assert [(tie.source, tie.target) for tie in made.ties] == [("a01", "ปิยะ")]
    assert [(p.code, p.sheet, p.row) for p in made.problems] == [("self_loop", "สาย", 2)]


def test_a_person_may_say_that_all_ties_have_a_direction() -> None:
    grid = sheet(("From", "To"), ("a", "b"), ("b", "a"))

    assert [tie.directed for tie in read(grid).ties] == [False]
    assert codes(read(grid)) == {"both_directions": 1}
    assert [tie.directed for tie in read(grid, directed="yes").ties] == [True, True]
    assert codes(read(grid, directed="yes")) == {}
    assert codes(read(grid, directed="no")) == {}


# --- what is told twice ----------------------------------------------------------------------


def test_rows_that_repeat_a_tie_are_joined_and_weights_added() -> None:
    made = read(
        sheet(("From", "To", "Type", "Weight"), ("a", "b", "x", 2), ("b", "a", "x", None),
              ("a", "b", "y", 5), ("a", "c", "x", None), ("c", "a", "x", None))
    )  # fmt: skip

    assert [(tie.target, tie.kind, tie.assertions[0].weight) for tie in made.ties] == [
        ("b", "x", 3.0), ("b", "y", 5.0), ("c", "x", None)
    ]  # fmt: skip
    assert made.repeated == 2


def test_rows_of_other_days_and_other_voices_are_further_assertions() -> None:
    made = read(
        sheet(("Source", "Target", "Year", "Weight", "said_by"), ("A", "B", 2001, 2, None),
              ("A", "B", 2002, 6, None), ("B", "A", 2002, 1, None), ("A", "B", 2002, 4, "C"))
    )  # fmt: skip

    (tie,) = made.ties
    assert [(said.said, said.said_by, said.weight) for said in tie.assertions] == [
        (in_year(2001), "", 2.0), (in_year(2002), "", 7.0), (in_year(2002), "C", 4.0)
    ]  # fmt: skip
    assert made.repeated == 3


def test_where_repeated_rows_differ_the_first_stands_and_nothing_is_lost() -> None:
    made = read(
        sheet(("Id", "From", "To", "รากฐาน", "หมายเหตุ", "สี"), ("1", "a", "b", "ญาติ", "x", "แดง"),
              ("2", "a", "b", "มีข้อตกลง", "y", "ดำ"), ("3", "b", "a", None, "x", None))
    )  # fmt: skip

    (tie,) = made.ties
    (said,) = tie.assertions
    assert (tie.ref, said.foundation, said.note) == ("1", Foundation.KIN, "x · y")
    assert said.extra == {"สี": "แดง | ดำ", "ref": "2 | 3"}
    problem = next(problem for problem in made.problems if problem.code == "rows_differ")
    assert (problem.row, problem.value, dict(problem.facts)) == (
        3, "agreement", {"field": "foundation", "first_row": 2}
    )  # fmt: skip


def test_names_used_but_not_listed_are_named_once_with_how_often() -> None:
    people = sheet(("ชื่อ", "ประเภท"), ("อรทัย", "คน"), ("ปิยะ", "คน"), name="คน")
    ties = sheet(("จาก", "ถึง"), ("อรทัย", "ปลากระชัง"), ("ปลากระชัง", "ปิยะ"), name="สาย")

    made = read(people, ties)

    assert [actor.name for actor in made.actors] == ["อรทัย", "ปิยะ"]
    (problem,) = made.problems
    assert (problem.code, problem.sheet, problem.row, problem.value) == (
        "unknown_end", "สาย", 2, "ปลากระชัง"
    )  # fmt: skip
    assert dict(problem.facts) == {"times": 2}


def test_a_name_that_several_have_means_none_of_them() -> None:
    people = sheet(("รหัส", "ชื่อ"), ("a22", "สมบูรณ์"), ("a31", "สมบูรณ์"), ("a01", "อรทัย"), name="คน")
    ties = sheet(("จาก", "ถึง"), ("a01", "สมบูรณ์"), ("a01", "a31"), ("อรทัย", "a22"), name="สาย")

    made = read(people, ties)

    assert len(made.ties) == 3
    (problem,) = made.problems
    assert (problem.code, problem.row, problem.value) == ("ambiguous_name", 2, "สมบูรณ์")


def test_what_the_first_row_left_untold_is_no_difference() -> None:
    made = read(sheet(("จาก", "ถึง", "คำบอก"), ("a", "b", "เสนอ"), ("b", "a", "ยืนยันแล้ว")))

    assert made.ties[0].assertions[0].stance is Stance.CONFIRMED
    assert codes(made) == {"both_directions": 1}


# --- matrices --------------------------------------------------------------------------------


def matrix(*rows: tuple[Cell, ...], corner: Cell = None) -> list[TieDraft]:
    names = ("ก", "ข", "ค")
    made = read(sheet((corner, *names), *[(n, *row) for n, row in zip(names, rows, strict=True)]))
    assert [actor.name for actor in made.actors] == ["ก", "ข", "ค"]
    return list(made.ties)


def test_a_symmetric_matrix_has_no_direction() -> None:
    ties = matrix((None, 2, 0), (2, "-", ""), (0, None, None))

    assert [(t.source, t.target, t.directed, t.assertions[0].weight) for t in ties] == [
        ("ก", "ข", False, 2.0)
    ]


def test_half_a_matrix_has_no_direction() -> None:
    ties = matrix((None, None, None), ("x", None, None), ("x", "x", None), corner="ชื่อ")

    assert [(t.source, t.target, t.directed) for t in ties] == [
        ("ข", "ก", False), ("ค", "ก", False), ("ค", "ข", False)
    ]  # fmt: skip
    assert ties[0].assertions[0].weight is None


@pytest.mark.parametrize(
    "rows",
    [
        ((None, 2, None), (1, None, None), (None, None, None)),
        ((None, 1, None), (1, None, 1), (None, None, None)),
        ((None, 1, None), (None, None, None), (1, None, None)),
    ],
)
def test_any_other_matrix_leads_from_the_side_to_the_top(
    rows: tuple[tuple[Cell, ...], ...],
) -> None:
    ties = matrix(*rows)

    assert all(tie.directed for tie in ties)
    assert len(ties) == sum(cell is not None for row in rows for cell in row)


def test_the_diagonal_is_named_where_it_is_filled() -> None:
    made = read(sheet((None, "ก", "ข", "ค"), ("ก", 9, 1, 0), ("ข", 1, 0, 0), ("ค", 0, "?", 0)))

    assert len(made.ties) == 1
    assert [(p.code, p.row, p.column, p.value) for p in made.problems] == [
        ("self_loop", 2, "ก", "ก"), ("bad_mark", 4, "ข", "?")
    ]  # fmt: skip


def test_a_matrix_beside_a_list_of_actors_does_not_list_them_again() -> None:
    people = sheet(("ชื่อ", "ประเภท"), ("ก", "คน"), ("ข", "คน"), ("ค", "คน"), name="คน")
    grid = sheet(
        (None, "ก", "ข", "ค"), ("ก", 0, 1, 0), ("ข", 1, 0, 0), ("ค", 0, 0, 0), name="ใครกับใคร"
    )

    made = read(people, grid)

    assert len(made.actors) == 3
    assert made.problems == ()


def test_a_row_of_a_matrix_without_a_name_or_with_one_used_before_is_named() -> None:
    made = read(
        sheet(
            (None, "ก", "ข", "ค"), ("ก", 0, 1, 0), (None, 1, 0, 0), ("ข", 0, 0, 1), ("ก", 0, 1, 0)
        )
    )

    assert codes(made) == {"name_missing": 1, "repeated_name": 1}
    assert [actor.name for actor in made.actors] == ["ก", "ข", "ค"]


def test_numbers_across_and_names_down_are_no_matrix() -> None:
    assert planned(sheet(("ชื่อ", "2567", "2568"), ("ก", 1, 2), ("ข", 3, 4))).shape is Shape.ACTORS


# --- attendance ------------------------------------------------------------------------------


def test_an_activity_keeps_to_its_card() -> None:
    made = read(
        sheet(
            ("วันที่", "กิจกรรม", "ประเภทกิจกรรม", "ผู้เข้าร่วม", "ผู้จัด", "จำนวนคน", "ประเด็น", "บันทึก", "งบ"),
            (date(2025, 8, 12), "ตีฝาย", "ลงแรง", "ก, ข +1", "กลุ่มฝาย", 25, "น้ำ", "ฝนตก", 900),
            ("10–14 ส.ค. 68", None, "อะไร", "ก, ก ฯลฯ", None, "x", None, None, None),
        )
    )  # fmt: skip

    first, second = made.events
    assert first.data == {"title": "ตีฝาย", "type": "joint_work", "unnamed": 23, "words": "ฝนตก"}
    assert [(part.actor, part.role) for part in first.parts] == [
        ("ก", "participant"), ("ข", "participant"), ("กลุ่มฝาย", "organiser")
    ]  # fmt: skip
    assert (first.issue, first.at.row) == ("น้ำ", 2)
    assert second.data["title"] == "แผ่น 1"
    assert second.when == Span(date(2025, 8, 10), date(2025, 8, 14))
    for event in made.events:
        kind_of(event.kind).read(event.data, event.version)
    assert codes(made) == {
        "column_left_out": 1, "title_missing": 1, "unknown_word": 1, "bad_number": 1,
        "repeated_name": 1, "others_uncounted": 1, "kind_guessed": 1,
    }  # fmt: skip


def test_a_note_on_a_persons_row_is_kept_with_the_person() -> None:
    head = ("วันที่", "กิจกรรม", "ชื่อ", "หมายเหตุ")
    made = read(sheet(head, ("1/5/68", "x", "ก", None), ("1/5/68", "x", "ข", "มาสาย"),
                      ("1/5/68", "x", "ค", "กลับก่อน")))  # fmt: skip

    assert made.events[0].data["words"] == "ข: มาสาย\nค: กลับก่อน"


def test_a_cross_is_present_where_it_is_the_only_mark() -> None:
    made = read(
        sheet(
            ("ชื่อ", "1 ส.ค. 68", "8 ส.ค. 68"), ("ก", "x", None), ("ข", None, "X"), ("ค", None, None)
        )
    )

    assert [[part.actor for part in event.parts] for event in made.events] == [["ก"], ["ข"]]
    assert [actor.name for actor in made.actors] == ["ก", "ข", "ค"]


def test_hours_in_a_grid_say_present_and_other_texts_are_named() -> None:
    grid = sheet(
        ("ประชุมประจำเดือน",),
        ("ชื่อ", "โทร", "1 ส.ค. 68", "ทบทวน 8 ส.ค. 68"),
        ("ก", "081", "/", "ลา"),
        ("ข", "082", "/", "ขาด"),
        (None, None, "/", None),
    )
    made = read(grid)

    first, second = made.events
    assert (first.data["title"], first.when) == ("ประชุมประจำเดือน", on(date(2025, 8, 1)))
    assert (second.data["title"], second.parts) == ("ทบทวน", ())
    assert fields(planned(grid))["โทร"] is None
    assert codes(made) == {"column_left_out": 1, "name_missing": 1}


# --- exchanges and memberships ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "good", "amount", "unit", "flow"),
    [
        ("ยืมเงิน", "เงิน", 18000, None, ("money", 1_800_000, "satang")),
        ("ให้ยืมค่าปุ๋ย 18,000 บาท", None, None, None, ("money", 1_800_000, "satang")),
        ("22 คน-วัน ช่วยซ่อมฝาย", "labour", None, None, ("labour", 10_560, "minute")),
        ("ข้าวสาร", None, "12.5", "กก.", ("goods", 12_500, "gram")),
        ("ไม้ไผ่", "สิ่งของ", "300 ลำ", None, ("goods", 300, "piece")),
        ("คำปรึกษา", "ความรู้", None, None, ("knowledge", None, "")),
        ("เวลา", "แรงงาน", 2, "ชั่วโมง", ("labour", 120, "minute")),
        ("หยด", "สิ่งของ", "0.0001", "g", ("goods", None, "")),
        ("ปี 2568", "สถานที่", None, None, ("place", None, "")),
    ],
)
def test_what_was_given_and_how_much(
    what: str, good: Cell, amount: Cell, unit: Cell, flow: tuple[str, int | None, str]
) -> None:
    head = ("วันที่", "ผู้ให้", "ผู้รับ", "รายการ", "ประเภท", "จำนวน", "หน่วย")
    made = read(sheet(head, ("1/5/68", "ก", "ข", what, good, amount, unit)))

    (event,) = made.events
    (found,) = event.flows
    assert (found.good, found.amount, found.unit) == flow
    kind_of(event.kind).read(event.data, event.version)


def test_a_promise_is_no_gift_yet() -> None:
    made = read(
        sheet(("วันที่", "ผู้ให้", "ผู้รับ", "รายการ", "สถานะ"), ("1/5/68", "ก", "ข", "ข้าว", "รับปาก"))
    )

    assert made.events[0].data["step"] == "promise"


def test_exchanges_with_oneself_or_with_nobody_are_named() -> None:
    made = read(
        sheet(
            ("วันที่", "ผู้ให้", "ผู้รับ", "รายการ"), ("1/5/68", "ก", "ก", "x"), ("1/5/68", None, "ก", "x")
        )
    )

    assert made.events == ()
    assert codes(made) == {"self_loop": 1, "end_missing": 1}


def test_a_membership_has_what_its_row_tells() -> None:
    made = read(
        sheet(
            ("เครือข่าย", "สมาชิก", "บทบาท", "เข้าร่วมเมื่อ", "ออกเมื่อ", "เหตุผล", "สมัครใจ"),
            ("a58", "a44", "กรรมการ", "2567-10", date(2026, 6, 14), "ย้าย", 0),
            ("a58", "a32", None, None, None, None, "ใช่"),
            ("a58", "a58", "สมาชิก", None, None, None, None),
            ("a58", None, None, None, None, None, None),
        )
    )

    first, second = made.memberships
    assert (first.network, first.member, first.role) == ("a58", "a44", Role.COMMITTEE)
    assert first.joined == Span(date(2024, 10, 1), date(2024, 10, 31))
    assert (first.left, first.why, first.voluntary) == (on(date(2026, 6, 14)), "ย้าย", False)
    assert (second.role, second.voluntary) == (Role.MEMBER, True)
    assert codes(made) == {"self_loop": 1, "end_missing": 1}
    assert [actor.name for actor in made.actors] == ["a58", "a44", "a32"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("24–25 พ.ค. 2568", Span(date(2025, 5, 24), date(2025, 5, 25))),
        ("28 ก.พ. – 1 มี.ค. 2569", Span(date(2026, 2, 28), date(2026, 3, 1))),
        ("2026-10-01/2026-10-15", Span(date(2026, 10, 1), date(2026, 10, 15))),
        ("24-25 May 2025", Span(date(2025, 5, 24), date(2025, 5, 25))),
        ("25–24 พ.ค. 2568", None),
    ],
)
def test_several_days_are_a_span(text: str, span: Span | None) -> None:
    made = read(sheet(("วันที่", "กิจกรรม", "ผู้เข้าร่วม"), (text, "x", "ก, ข")))

    assert made.events[0].when == span


def test_a_leap_day_typed_in_the_wrong_calendar_is_no_day() -> None:
    made = read(sheet(("วันที่", "กิจกรรม", "ผู้เข้าร่วม"), (date(2568, 2, 29), "x", "ก, ข")))

    assert made.events[0].when is None
    assert "bad_date" in codes(made)
