import io
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saiyai.domain.errors import EmptyFile, FileTooLarge, UnreadableFile
from saiyai.domain.tables import Cell, Table
from saiyai.domain.words import Say
from saiyai.formats import archives, workbook_limits
from saiyai.formats.archives import pack, unpack
from saiyai.formats.workbook import read_workbook, write_workbook
from tests.formats.strategies import texts, weights


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def book_of(*rows: tuple[object, ...]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def test_every_sheet_is_read_hidden_ones_too() -> None:
    book = book_of(("a",))
    book.create_sheet("ซ่อน")["B2"] = "x"
    book["ซ่อน"].sheet_state = "veryHidden"
    book.create_sheet("ว่าง")

    grids = read_workbook(saved(book))

    assert [grid.name for grid in grids] == ["Sheet", "ซ่อน", "ว่าง"]
    assert grids[1].rows == [(None, "x")]
    assert grids[1].numbers == [2]
    assert grids[2].rows == []


def test_values_keep_their_kind_and_whole_numbers_are_whole() -> None:
    moment = datetime(2026, 10, 31, 9, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
    book = book_of((3.0, 2.5, True, "007", date(2026, 10, 31), moment))
    book.active["G1"] = time(9, 30)

    (grid,) = read_workbook(saved(book))

    assert grid.rows == [(3, 2.5, True, "007", date(2026, 10, 31), "2026-10-31 09:30", "09:30")]
    assert [type(cell) for cell in grid.rows[0][:3]] == [int, float, bool]


def test_blank_rows_are_left_out_and_numbers_stay_true() -> None:
    book = book_of(("title",), (), (), ("a", "b"), (None, None), ("c", None))

    (grid,) = read_workbook(saved(book))

    assert grid.numbers == [1, 4, 6]


def test_text_merged_down_stands_in_every_row_and_a_number_only_in_the_first() -> None:
    head = [("ชื่อเรื่อง",), ("บ้าน", "เงิน", "ใคร"), ("ฝายหิน", 900, "ก")]
    book = book_of(*head, (None, None, "ข"), (None, None, "ค"))
    book.active.merge_cells("A1:B1")
    book.active.merge_cells("A3:A5")
    book.active.merge_cells("B3:B5")

    (grid,) = read_workbook(saved(book))

    assert grid.rows[0] == ("ชื่อเรื่อง", None, None)
    assert grid.rows[2:] == [("ฝายหิน", 900, "ก"), ("ฝายหิน", None, "ข"), ("ฝายหิน", None, "ค")]


def test_a_formula_gives_its_last_value_and_never_runs() -> None:
    content = write_workbook([Table("t", ("a",), [("=1+1",), ("+66",), ("http://x.test",)])])

    cells = [row[0] for row in openpyxl.load_workbook(io.BytesIO(content))["t"].iter_rows()]

    assert [cell.data_type for cell in cells] == ["s", "s", "s", "s"]
    assert [cell.value for cell in cells] == ["a", "=1+1", "+66", "http://x.test"]


def test_the_heading_is_bold_and_frozen_and_days_are_days() -> None:
    content = write_workbook([Table("ตาราง", ("เมื่อ",), [(date(2026, 10, 31),)])])

    sheet = openpyxl.load_workbook(io.BytesIO(content))["ตาราง"]

    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet["A2"].is_date


def test_equal_tables_give_equal_bytes() -> None:
    table = Table("t", ("a", "b"), [("x", 1.5), (None, True)])

    assert write_workbook([table]) == write_workbook([table])


def test_names_of_sheets_are_made_to_fit() -> None:
    tables = [Table(name, ("a",), [("x",)]) for name in ("a/b*c", "A B C", "", "ก" * 40)]

    names = [grid.name for grid in read_workbook(write_workbook(tables))]

    assert names == ["a b c", "A B C (2)", "Sheet3", "ก" * 31]


_days = st.dates(date(1900, 3, 1), date(9999, 12, 31))
_cells: st.SearchStrategy[Cell] = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53), 2**53), weights, _days, texts.filter(bool)
)


@settings(deadline=None)
@given(st.lists(st.tuples(texts.filter(bool), _cells, _cells), max_size=5))
def test_what_is_written_reads_back_the_same(body: list[tuple[Cell, ...]]) -> None:
    (grid,) = read_workbook(write_workbook([Table("t", ("a", "b", "c"), body)]))

    assert grid.rows == [("a", "b", "c"), *body]


def test_numbers_a_spreadsheet_would_round_are_written_as_text() -> None:
    body: list[tuple[Cell, ...]] = [(2**63,), (float("inf"),), (date(1850, 1, 1),)]

    (grid,) = read_workbook(write_workbook([Table("t", ("a",), body)]))

    assert grid.rows[1:] == [(str(2**63),), ("inf",), ("1850-01-01",)]


def test_a_text_longer_than_a_cell_is_refused_with_its_place() -> None:
    with pytest.raises(FileTooLarge) as refused:
        write_workbook([Table("notes", ("note",), [("x",), ("ย" * 40_000,)])], "r.xlsx")

    assert refused.value.facts["why"] == Say("too_large.cell", sheet="notes", row=3, column="note")


def test_a_workbook_without_a_filled_cell_is_empty() -> None:
    with pytest.raises(EmptyFile):
        read_workbook(saved(openpyxl.Workbook()))


# --- files from strangers --------------------------------------------------------------------


def test_one_cell_far_out_is_refused_before_it_is_unfolded() -> None:
    book = book_of(("x",))
    book.active["XFD1048576"] = "y"

    with pytest.raises(FileTooLarge) as refused:
        read_workbook(saved(book), "x.xlsx")

    assert refused.value.facts["why"] == Say("too_large.cells", limit=workbook_limits.CELLS)


def test_a_sheet_hidden_under_another_path_is_looked_at_too() -> None:
    book = book_of(("x",))
    book.active["XFD1048576"] = "y"
    members = [
        (path.replace("worksheets/", "theme/"), data.replace(b"worksheets/", b"theme/"))
        for path, data in unpack(saved(book), "x")
    ]

    with pytest.raises(FileTooLarge):
        read_workbook(pack(members), "x.xlsx")


def test_formatting_far_out_harms_nobody() -> None:
    book = book_of(("x",))
    book.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)

    assert read_workbook(saved(book))[0].rows == [("x",)]


def test_one_long_text_in_many_cells_is_refused_before_it_is_copied() -> None:
    content = write_workbook([Table("t", ("a",), [("ย" * 30_000,)])])
    cells = b"".join(b'<row><c t="s"><v>1</v></c></row>' for _ in range(20_000))
    members = [
        (path, data.replace(b"</sheetData>", cells + b"</sheetData>"))
        for path, data in unpack(content, "x")
    ]

    with pytest.raises(FileTooLarge):
        read_workbook(pack(members), "x.xlsx")


def test_a_zip_bomb_is_refused_by_its_told_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "UNPACKED", 2**20)
    bomb = pack([("xl/workbook.xml", b""), ("xl/a.xml", b"0" * (2**20 + 1))])

    with pytest.raises(FileTooLarge):
        read_workbook(bomb, "x.xlsx")


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    honest = pack([("xl/workbook.xml", b"0" * 50_000)])
    size = (50_000).to_bytes(4, "little")

    with pytest.raises(UnreadableFile):
        read_workbook(honest.replace(size, (500).to_bytes(4, "little")), "x.xlsx")


def test_too_many_members_are_refused() -> None:
    with pytest.raises(FileTooLarge):
        unpack(pack([(f"{n}.csv", b"") for n in range(1_001)]), "x.zip")


def test_a_locked_zip_is_refused_with_the_fix() -> None:
    content = bytearray(pack([("a.csv", b"a,b")]))
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        flag = content.index(sign) + (6 if sign == b"PK\x03\x04" else 8)
        content[flag] |= 1

    with pytest.raises(UnreadableFile) as refused:
        unpack(bytes(content), "x.zip")

    assert refused.value.facts["why"] == Say("unreadable.password")


@pytest.mark.parametrize("cut", [10, 200, -30])
def test_a_damaged_workbook_is_refused(cut: int) -> None:
    content = write_workbook([Table("t", ("a",), [("x",)])])

    with pytest.raises(UnreadableFile):
        read_workbook(content[:cut], "x.xlsx")


def test_thai_names_in_a_zip_made_by_windows_are_read() -> None:
    thai, stand_in = "ประชุม.csv".encode("cp874"), b"xxxxxx.csv"
    content = pack([(stand_in.decode(), b"a,b")]).replace(stand_in, thai)

    assert unpack(content, "x.zip") == [("ประชุม.csv", b"a,b")]
