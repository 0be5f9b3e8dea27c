"""Whatever stands in a sheet: it is guessed, read, counted and told, and nobody is lost."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from saiyai.domain.kinds.catalogue import kind_of
from saiyai.domain.tables import Cell, Grid
from saiyai.domain.words import Language, say
from saiyai.formats.shapes import (
    FIELDS,
    counts,
    draft,
    guess,
    lay_lines_from_events,
    plan_from_json,
    plan_to_json,
)
from saiyai.formats.shapes.directory import Directory, mentions, name_key
from tests.formats.sheets import TODAY

HEADINGS = sorted(
    {
        heading.strip()
        for fields in FIELDS.values()
        for field in fields
        for heading in field.headings.split(",")
        if heading
    }
)
WORDS = (
    "พี่อ้อม", "ครูปิยะ, ต้อม +3", "กลุ่มป่า", "a", "b", "a|b", "1", "2", "x", "✓", "/", "-", "0", "รวม",
    "12/8/68", "ส.ค. 2568", "คน", "directed", "18,000 บาท", "1. ก 2. ข", "ก และ ข ฯลฯ", "=1",
)  # fmt: skip
cells: st.SearchStrategy[Cell] = st.one_of(
    st.sampled_from(WORDS),
    st.none(),
    st.integers(-9, 3000),
    st.floats(-9, 9),
    st.booleans(),
    st.dates(date(1900, 1, 1), date(2700, 1, 1)),
    st.text(max_size=4),
)
headings: st.SearchStrategy[Cell] = st.sampled_from(HEADINGS) | cells


@st.composite
def grids(make: st.DrawFn) -> Grid:
    width = make(st.integers(1, 6))
    head = make(st.lists(headings, min_size=width, max_size=width))
    body = make(st.lists(st.lists(cells, max_size=width), max_size=6))
    titles: list[Sequence[Cell]] = make(st.lists(st.lists(cells, max_size=1), max_size=2))
    rows = [tuple(row) for row in (*titles, head, *body) if any(cell is not None for cell in row)]
    numbers = range(make(st.integers(1, 3)), len(rows) + 9)[: len(rows)]
    return Grid(make(st.sampled_from(("Sheet1", "actors", "ลงชื่อ", "x (ignore)"))), rows, numbers)


@settings(max_examples=300, deadline=None)
@given(st.lists(grids(), max_size=3))
def test_any_sheet_is_read_and_everything_in_it_can_be_told(sheets: list[Grid]) -> None:
    plan = guess(sheets, TODAY)
    made = draft(sheets, plan_from_json(plan_to_json(plan)), TODAY)
    found = counts(made)
    laid = lay_lines_from_events(made)
    directory = Directory(made.actors)

    named = {name for name, _ in mentions(laid.ties, made.events, made.memberships)}
    codes = {"unknown_end", "ambiguous_name"}
    said = {name_key(problem.value) for problem in made.problems if problem.code in codes}
    assert {name_key(name) for name in named if not directory.knows(name)} <= said
    assert len(found.unknown_ends) <= len(said)
    for event in made.events:
        kind_of(event.kind).read(event.data, event.version)
    for tie in made.ties:
        assert directory.key_of(tie.source) != directory.key_of(tie.target)
    for problem in made.problems:
        place = {"sheet": problem.sheet, "row": problem.row, "column": problem.column}
        for language in Language:
            assert say(
                f"problem.{problem.code}",
                language,
                **place,
                value=problem.value,
                **dict(problem.facts),
            )
