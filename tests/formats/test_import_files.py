"""The hand-made files of the sample network, each as its keeper would drop it in."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from saiyai.domain.actors import ActorKind, Sector
from saiyai.domain.drafts import Draft, EventDraft
from saiyai.domain.periods import Span, in_month, on
from saiyai.formats.catalogue import read_grids
from saiyai.formats.shapes import Counts, Plan, Shape, counts, draft, guess
from tests.datasets.imports.make import FILES

HERE = Path(__file__).parents[1] / "datasets" / "imports"
TODAY = date(2026, 10, 31)


def read(*files: str, name: str = "") -> tuple[Plan, Draft, Counts]:
    grids = read_grids([(name or file, (HERE / file).read_bytes()) for file in files], TODAY)
    plan = guess(grids, TODAY)
    made = draft(grids, plan, TODAY)
    return plan, made, counts(made)


def codes(made: Draft) -> Counter[str]:
    return Counter(problem.code for problem in made.problems)


def people(event: EventDraft) -> list[str]:
    return [part.actor for part in event.parts]


@pytest.mark.parametrize("name", FILES)
def test_the_script_makes_the_file_that_stands_here(name: str) -> None:
    assert (HERE / name).read_bytes() == FILES[name]()


def test_meetings_in_the_old_thai_code_page() -> None:
    plan, made, found = read("meetings_2568.csv", name="ประชุม_2568.csv")
    circle, weir, rite, meeting, later = made.events

    assert (plan.sheets[0].shape, plan.sheets[0].options["layout"]) == (
        Shape.ATTENDANCE,
        "activities",
    )
    assert circle.when == on(date(2025, 5, 18))
    assert circle.place == "ศาลาวัดฝายหิน"
    assert people(circle) == ["พ่อหลวงอินสม", "พี่อ้อม", "หน่อพอวา", "ครูปิยะ"]
    assert weir.when == Span(date(2025, 5, 24), date(2025, 5, 25))
    assert (people(weir), weir.data) == (
        ["อ้ายเมือง", "ต้อม", "ซอทู"],
        {"title": "ตีฝาย", "unnamed": 3},
    )
    assert people(rite) == ["นายอินสม ฝายหินงาม", "น.ส.อรทัย ธารฮอม", "หนานคำปัน"]
    assert meeting.at.row == 8
    assert people(meeting) == [
        "ผญ.อินสม", "นางสาวพรวดี ขุนฮอมพนา", "สมบูรณ์ (ครู)", "น้าสมบูรณ์", "คณะจาก รพ.สต."
    ]  # fmt: skip
    assert later.when == in_month(2025, 9)
    assert later.data["unnamed"] == 12
    # Names as written stay: whom they mean is asked later.
    assert (found.actors, found.events, found.unknown_ends) == (15, 5, ())
    assert codes(made) == {"kind_guessed": 1}


def test_kumu_with_a_title_isolates_and_an_unknown_target() -> None:
    plan, made, found = read("kumu.xlsx")

    assert [sheet.shape for sheet in plan.sheets] == [Shape.ACTORS, Shape.TIES, Shape.IGNORE]
    assert found == Counts(
        actors=8,
        ties=5,
        isolates=2,
        repeated=1,
        unknown_ends=("กลุ่มปลากระชัง",),
        events=0,
        problems=1,
    )
    (problem,) = made.problems
    assert (problem.code, problem.sheet, problem.row) == ("unknown_end", "Connections", 6)
    kinds = {actor.name: (actor.kind, actor.sector) for actor in made.actors}
    assert kinds["อบต.ขุนฮอม"] == (ActorKind.ORGANISATION, Sector.STATE)
    assert kinds["มูลนิธิธารฮอม"] == (ActorKind.ORGANISATION, Sector.NGO)
    assert made.actors[0].extra == {"Tags": "manager|upstream"}
    assert [(tie.target, tie.directed, tie.assertions[0].weight) for tie in made.ties[:3]] == [
        ("ครูปิยะ", False, 3.0),
        ("มูลนิธิธารฮอม", False, 3.0),
        ("กลุ่มเหมืองฝายทุ่งฮอม", True, 3.0),
    ]


def test_gephis_two_tables() -> None:
    _, made, found = read("gephi_nodes.csv", "gephi_edges.csv")

    assert (found.actors, found.ties, found.isolates, found.repeated) == (5, 3, 1, 1)
    both, there, back = made.ties
    assert (both.directed, both.assertions[0].weight) == (False, 3.0)
    assert (there.directed, there.kind, there.assertions[0].weight) == (True, "calls", 1.0)
    assert (back.source, back.target, back.assertions[0].weight) == ("a05", "a29", 4.0)
    assert made.actors[0].extra == {"reach": "กลางน้ำ"}
    loop = next(problem for problem in made.problems if problem.code == "self_loop")
    assert (loop.sheet, loop.row, loop.value) == ("gephi_edges.csv", 6, "a29")


def test_days_of_labour_as_a_matrix() -> None:
    plan, made, found = read("labour_matrix.xlsx", name="เอามื้อ_matrix.xlsx")

    assert (plan.sheets[0].shape, plan.sheets[0].header_row) == (Shape.MATRIX, 2)
    assert (found.actors, found.ties, found.isolates) == (5, 6, 1)
    assert {actor.kind for actor in made.actors} == {ActorKind.GROUP}
    assert all(tie.directed for tie in made.ties)
    assert made.ties[0].assertions[0].weight == 22
    assert codes(made) == {"kind_guessed": 1, "total_row": 1}


def test_a_row_for_each_person_at_each_activity() -> None:
    plan, made, found = read("attendance_people.csv")
    circle, lesson = made.events

    assert plan.sheets[0].options["layout"] == "people"
    assert (circle.data, circle.when) == ({"title": "วงแลกเปลี่ยนเรียนรู้"}, on(date(2026, 3, 29)))
    assert people(circle) == ["นายอินสม ฝายหินงาม", "น.ส.อรทัย ธารฮอม"]
    assert people(lesson) == ["น.ส.พรวดี ขุนฮอมพนา", "น.ส.อรทัย ธารฮอม"]
    assert found.actors == 3
    repeated = next(problem for problem in made.problems if problem.code == "repeated_name")
    assert (repeated.row, repeated.value) == (5, "นายอินสม ฝายหินงาม")


def test_people_by_activities_with_marks() -> None:
    plan, made, found = read("attendance_grid.xlsx")

    assert plan.sheets[0].options["layout"] == "grid"
    assert [(e.data["title"], e.when, people(e)) for e in made.events] == [
        ("อ่านหลักวัดน้ำ", on(date(2026, 4, 26)), ["หน่อพอวา", "ซอทู"]),
        ("ถอดบทเรียน", on(date(2026, 5, 10)), ["หน่อพอวา", "ต้อม"]),
        ("ตีฝาย", on(date(2026, 5, 23)), ["หน่อพอวา", "ซอทู"]),
    ]
    assert found.actors == 4  # who was at nothing is still there
    assert codes(made) == {"total_row": 1}


def test_gifts_and_loans_from_a_european_excel() -> None:
    plan, made, _ = read("exchanges_semicolon.csv")
    flows = [event.flows[0] for event in made.events]

    assert plan.sheets[0].shape is Shape.EXCHANGES
    assert [(flow.good, flow.amount, flow.unit) for flow in flows] == [
        ("labour", 22 * 480, "minute"),
        ("money", 1_800_000, "satang"),
        ("goods", None, ""),
        ("gift", None, ""),
    ]
    assert made.events[2].data["words"] == "ข้าวสาร\n12 ถัง"
    assert codes(made) == {"unit_untold": 1, "good_untold": 1, "kind_guessed": 1}


def test_members_as_excel_saves_unicode_text() -> None:
    _, made, _ = read("members_tab.txt")

    assert [(a.name_th, a.place, a.sector) for a in made.actors] == [
        ("นายอินสม ฝายหินงาม", "บ้านฝายหิน", Sector.PEOPLE),
        ("น.ส.อรทัย ธารฮอม", "บ้านเวียงฮอม", Sector.NGO),
        ("นางบัวไหล", "บ้านห้วยเอื้อง", Sector.PEOPLE),
    ]
    assert all(actor.extra == {} for actor in made.actors)


def test_mistakes_are_named_and_the_rest_stands() -> None:
    _, made, found = read("mistakes.xlsx")
    problems = {problem.code: problem for problem in made.problems}

    word = problems["unknown_word"]
    assert (word.sheet, word.row, word.column, word.value) == ("สมาชิก", 3, "ประเภท", "ดวงดาว")
    assert "คน, กลุ่ม, องค์กร" in str(dict(word.facts)["allowed_th"])
    day = problems["bad_date"]
    assert (day.sheet, day.row, day.column, day.value) == ("กิจกรรม", 2, "วันที่", "45/13/68")
    assert problems["name_missing"].row == 5
    assert found.unknown_ends == ("อ้ายเมือง",)
    assert [(actor.ref, actor.name, actor.kind) for actor in made.actors] == [
        ("a29", "ลุงอุ่น", ActorKind.PERSON),
        ("a30", "แม่อุ๊ยบัวจีน", ActorKind.UNSPECIFIED),
        ("a31", "a31", ActorKind.PERSON),
    ]
    # A year typed in the Buddhist era into a calendar that knows none.
    assert [event.when for event in made.events] == [None, on(date(2026, 8, 22))]


def test_a_note_from_a_chat_is_not_taken_for_a_table() -> None:
    plan, made, found = read("line_note.txt", name="ไลน์กลุ่มเหมืองฝาย.txt")

    assert plan.sheets[0].shape is Shape.IGNORE
    assert (found.actors, found.events) == (0, 0)
    assert codes(made) == {"not_a_table": 1}
