from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from saiyai.domain.drafts import (
    NOWHERE,
    ActorDraft,
    AssertionDraft,
    At,
    Draft,
    EventDraft,
    PartDraft,
    TieDraft,
)
from saiyai.domain.errors import FileTooLarge, UnreadableFile
from saiyai.domain.periods import Span, in_month, in_year, on
from saiyai.domain.tables import Grid, Problem, Table
from saiyai.domain.words import Say
from saiyai.formats.catalogue import read_file, read_grids, write_record
from saiyai.formats.record_cells import LIST, read_span, write_span
from saiyai.formats.record_tables import from_tables, read_record, to_tables
from saiyai.formats.shapes import draft as make_draft
from saiyai.formats.shapes import guess
from saiyai.formats.shapes.days import without_days_to_come
from tests.formats.strategies import drafts, lists

RECORDS = Path(__file__).parents[1] / "datasets" / "records"
TODAY = date(2026, 10, 31)
PARTS = (
    "places",
    "issues",
    "actors",
    "memberships",
    "goals",
    "ties",
    "events",
    "coverage",
    "quiet",
)


def bare(draft: Draft) -> Draft:
    """The draft without where in a file things stand."""
    rows: dict[str, Any] = {
        part: tuple(replace(row, at=NOWHERE) for row in getattr(draft, part)) for part in PARTS
    }
    return replace(draft, **rows, problems=(), repeated=0, facts=dict(draft.facts))


@settings(max_examples=50, deadline=None)
@given(drafts)
def test_tables_give_the_draft_back(draft: Draft) -> None:
    back = from_tables(to_tables(draft))

    assert back.problems == ()
    assert bare(back) == bare(draft)


@pytest.mark.parametrize("format_id", ["json", "csv_zip", "xlsx", "graphml", "gexf"])
@settings(max_examples=40, deadline=None)
@given(draft=drafts)
def test_every_format_gives_the_record_back(format_id: str, draft: Draft) -> None:
    content, suffix, _ = write_record(format_id, draft)

    back = read_file(f"บันทึก{suffix}", content, TODAY)

    assert isinstance(back, Draft)
    assert back.problems == ()
    assert bare(back) == bare(draft)


@pytest.mark.parametrize("format_id", ["json", "csv_zip", "xlsx", "graphml", "gexf"])
def test_equal_records_give_equal_bytes(format_id: str) -> None:
    draft = Draft(
        actors=(ActorDraft("a", name_th="ก"), ActorDraft("b")), ties=(TieDraft("a", "b"),)
    )

    assert write_record(format_id, draft) == write_record(format_id, draft)


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (on(date(2026, 10, 31)), "2026-10-31"),
        (in_month(2026, 10), "2026-10"),
        (in_year(2026), "2026"),
        (Span(date(2026, 10, 1), date(2026, 10, 15)), "2026-10-01/2026-10-15"),
        (Span(date(2026, 1, 1), date(2027, 12, 31)), "2026-01-01/2027-12-31"),
    ],
)
def test_a_span_is_written_as_people_would(span: Span, text: str) -> None:
    assert write_span(span) == text
    assert read_span(text) == span


@given(lists.filter(bool))
def test_a_list_in_a_cell_comes_back(entries: tuple[str, ...]) -> None:
    assert LIST.read(LIST.write(entries)) == entries


def test_a_list_is_parted_by_bars() -> None:
    assert LIST.write(("น้ำ", "ป่า|ดิน", "")) == r"น้ำ|ป่า\|ดิน|\e"
    assert LIST.read("น้ำ|ป่า|") == ("น้ำ", "ป่า", "")


def test_a_span_typed_in_a_spreadsheet_is_read() -> None:
    assert read_span(date(2026, 10, 31)) == on(date(2026, 10, 31))
    assert read_span(2026) == in_year(2026)
    assert read_span("2026-01/2026-03") == Span(date(2026, 1, 1), date(2026, 3, 31))


def test_cells_are_readable_to_people() -> None:
    draft = Draft(
        actors=(ActorDraft("a01", name_th="อรทัย", aliases=("อ้อม", "พี่อ้อม"), extra={"โทร": "08"}),),
        events=(
            EventDraft("activity", in_month(2026, 5), {"title": "ตีฝาย", "unnamed": 3, "x": "3"}),
        ),
    )

    tables = {table.name: table for table in to_tables(draft)}
    actor = dict(zip(tables["actors"].columns, tables["actors"].rows[0], strict=True))
    event = dict(zip(tables["events"].columns, tables["events"].rows[0], strict=True))

    assert actor["aliases"] == "อ้อม|พี่อ้อม"
    assert actor["extra.โทร"] == "08"
    assert event["when"] == "2026-05"
    assert (event["data.title"], event["data.unnamed"], event["data.x"]) == ("ตีฝาย", "3", '"3"')


# --- records changed by hand -----------------------------------------------------------------


def test_a_bad_cell_is_named_by_sheet_row_and_column_and_the_rest_stands() -> None:
    grid = Grid(
        "actors",
        [
            ("ref", "name_th", "kind", "โทร"),
            ("a01", "อรทัย", "star", "081"),
            ("a02", "ปิยะ", "person", None),
        ],
        [1, 2, 5],
    )

    draft = read_record([grid])

    assert [actor.ref for actor in draft.actors] == ["a01", "a02"]
    assert draft.actors[0].extra == {"โทร": "081"}
    assert draft.actors[1].at == At("actors", 5)
    (problem,) = draft.problems
    assert (problem.code, problem.row, problem.column) == ("unknown_word", 2, "kind")
    assert "person" in str(dict(problem.facts)["allowed_en"])


@pytest.mark.parametrize(
    ("table", "heading", "cell", "code"),
    [
        ("memberships", "joined", "12/8/68", "bad_date"),
        ("memberships", "joined", "2026-13", "bad_date"),
        ("memberships", "voluntary", "perhaps", "unknown_word"),
        ("places", "order", "1.5", "bad_number"),
        ("places", "order", "x", "bad_number"),
        ("places", "order", "nan", "bad_number"),
    ],
)
def test_each_kind_of_cell_says_what_is_wrong(
    table: str, heading: str, cell: str, code: str
) -> None:
    needs = ("network", "member") if table == "memberships" else ("ref",)
    grid = Grid(table, [(*needs, heading), (*needs, cell)], [1, 2])

    draft = read_record([grid])

    (problem,) = draft.problems
    assert (problem.code, problem.column, problem.value) == (code, heading, cell)
    assert len(getattr(draft, table)) == 1


def test_a_row_that_lacks_what_it_needs_is_named() -> None:
    grid = Grid("ties", [("source", "target"), ("a01", ""), ("a01", "a02")], [1, 2, 3])

    draft = read_record([grid])

    assert draft.ties == (
        TieDraft("a01", "a02", assertions=(AssertionDraft(),), at=At("ties", 3)),
    )
    assert draft.problems == (Problem("cell_needed", "ties", 2, "target"),)


def test_a_part_of_an_event_that_is_not_there_is_named() -> None:
    events = Table("events", ("key", "kind"), [("1", "activity")])
    parts = Table("parts", ("event", "actor", "role"), [(1, "a", "host"), (2, "b", "host")])

    draft = from_tables([events, parts])

    assert [part.actor for part in draft.events[0].parts] == ["a"]
    assert draft.problems == (Problem("unknown_key", "parts", 3, "event", "2"),)


def test_a_key_used_twice_belongs_to_the_first() -> None:
    events = Table("events", ("key", "kind"), [("1", "activity"), ("1", "request"), ("", "x")])
    parts = Table("parts", ("event", "actor", "role"), [(1, "a", "host")])

    draft = from_tables([events, parts])

    assert [len(event.parts) for event in draft.events] == [1, 0, 0]
    assert draft.problems == (Problem("repeated_key", "events", 3, "key", "1"),)


def test_two_records_that_come_in_together_keep_their_keys_apart() -> None:
    files = []
    for name in ("ก", "ข"):
        event = EventDraft("activity", None, {"title": name}, parts=(PartDraft(name, "host"),))
        files.append((f"{name}.json", write_record("json", Draft(events=(event,)))[0]))

    grids = read_grids(files, TODAY)
    draft = make_draft(grids, guess(grids, TODAY), TODAY)

    assert [(e.data["title"], [part.actor for part in e.parts]) for e in draft.events] == [
        ("ก", ["ก"]), ("ข", ["ข"])
    ]  # fmt: skip


def test_a_file_made_by_hand_may_name_events_by_their_ref() -> None:
    events = Table("events", ("ref", "kind"), [("e1", "activity")])
    parts = Table("parts", ("event", "actor", "role"), [("e1", "a", "host")])

    assert [part.actor for part in from_tables([events, parts]).events[0].parts] == ["a"]


def test_a_column_without_a_place_is_named() -> None:
    draft = from_tables([Table("quiet", ("actor", "period", "mood"), [("a", "2026", "tired")])])

    assert len(draft.quiet) == 1
    assert draft.problems == (
        Problem("column_left_out", "quiet", 1, "mood", facts=(("cells", 1),)),
    )


def test_numbers_and_flags_typed_in_a_spreadsheet_are_read() -> None:
    grid = Grid(
        "goals",
        [("ref", "main", "due"), (7, 1, date(2026, 12, 15)), ("g2", "ไม่ใช่", 2027)],
        [1, 2, 3],
    )

    first, second = read_record([grid]).goals

    assert (first.ref, first.main, first.due) == ("7", True, on(date(2026, 12, 15)))
    assert (second.main, second.due) == (False, in_year(2027))


@pytest.mark.parametrize("format_id", ["json", "csv_zip", "xlsx"])
def test_a_record_of_a_newer_saiyai_is_refused(format_id: str) -> None:
    draft = Draft(facts={"saiyai.record": "3"})
    content, suffix, _ = write_record(format_id, draft)
    newer = content.replace(b'"saiyai.record": 2', b'"saiyai.record": 3')

    with pytest.raises(UnreadableFile) as refused:
        read_file(f"x{suffix}", newer, TODAY)

    assert refused.value.facts["why"] == Say("unreadable.newer_record", version="3")


@pytest.mark.parametrize("suffix", ["json", "xlsx", "csv.zip", "graphml"])
def test_a_record_of_version_1_is_read_whole(suffix: str) -> None:
    name = f"version-1.{suffix}"
    draft = read_file(name, (RECORDS / name).read_bytes(), TODAY)

    assert isinstance(draft, Draft)
    assert draft.problems == ()
    assert {part: len(getattr(draft, part)) for part in PARTS} == {
        **dict.fromkeys(PARTS, 1),
        "actors": 3,
    }
    assert draft.ties[0].assertions[0].weight == 2.5
    assert draft.memberships[0].reasons == ()


def test_a_row_that_rests_on_one_that_is_not_there_is_named_and_left_out() -> None:
    versions = Table("statements", ("key", "kind", "number", "follows"), [(1, "value", 1, 7)])

    draft = from_tables([versions])

    assert draft.more == {}
    assert draft.problems == (Problem("unknown_key", "statements", 2, "follows", "7"),)


def test_a_key_used_twice_in_a_carried_table_is_named() -> None:
    posts = Table("positions", ("key", "kind"), [(1, "office"), (1, "leader")])

    draft = from_tables([posts])

    assert [row.get("key") for row in draft.more["positions"]] == ["1", None]
    assert draft.problems == (Problem("repeated_key", "positions", 3, "key", "1"),)


def test_rows_of_two_records_that_come_in_together_rest_on_their_own() -> None:
    files = []
    for name in ("ก", "ข"):
        more = {
            "positions": ({"key": "1", "actor": name, "kind": "office"},),
            "holdings": ({"actor": name, "position": "1"},),
        }
        files.append((f"{name}.json", write_record("json", Draft(more=more))[0]))

    grids = read_grids(files, TODAY)
    rows = make_draft(grids, guess(grids, TODAY), TODAY).more
    posts = {row["key"]: row["actor"] for row in rows["positions"]}

    assert [posts[row["position"]] for row in rows["holdings"]] == ["ก", "ข"]


def test_a_step_of_a_day_to_come_is_named_and_left_out() -> None:
    said = [{"goal": "g", "step": "agreed", "said": on(date(year, 1, 1))} for year in (2026, 2027)]

    draft = without_days_to_come(Draft(more={"goal_steps": tuple(said)}), TODAY)

    assert draft.more == {"goal_steps": (said[0],)}
    assert [(one.code, one.sheet) for one in draft.problems] == [("day_to_come", "goal_steps")]


@pytest.mark.parametrize(
    "content",
    [
        b'{"saiyai.record": 1}',
        b'{"saiyai.record": 1, "tables": []}',
        b'{"saiyai.record": 1, "tables": {"stars": []}}',
        b'{"saiyai.record": 1, "tables": {"actors": {}}}',
        b'{"saiyai.record": 1, "tables": {"actors": [1]}}',
        b'{"saiyai.record": 1, "tables": {"actors": [{"ref": "\\ud800"}]}}',
        b'{"saiyai.record": 1, "tables": {"actors": [{"weight": NaN}]}}',
        b'{"saiyai.record": 1,',
    ],
)
def test_json_that_only_says_it_is_a_record_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_file("x.json", content, TODAY)


def test_json_nested_without_end_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_file("x.json", b"[" * 100_000, TODAY)


def test_json_may_hold_the_data_of_events_as_it_is() -> None:
    content = '{"saiyai.record": 1, "tables": {"events": [{"kind": "x", "data.l": [1, "ก"]}]}}'

    draft = read_file("x.json", content.encode(), TODAY)

    assert isinstance(draft, Draft)
    assert draft.events[0].data == {"l": [1, "ก"]}


def test_a_text_too_long_for_a_spreadsheet_is_said_not_cut() -> None:
    with pytest.raises(FileTooLarge):
        write_record("xlsx", Draft(actors=(ActorDraft("a", note="ย" * 40_000),)))
