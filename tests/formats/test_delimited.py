from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from saiyai.domain.errors import EmptyFile, UnreadableFile
from saiyai.domain.tables import Table
from saiyai.domain.words import Say
from saiyai.formats.delimited import read_delimited, write_delimited
from tests.formats.strategies import texts


def rows(content: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in read_delimited(content.encode(), "x.csv").rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    content = f"ชื่อ{delimiter}ประเภท\nพี่อ้อม{delimiter}คน\n"

    assert rows(content) == [("ชื่อ", "ประเภท"), ("พี่อ้อม", "คน")]


def test_signs_inside_quotes_do_not_count_for_the_delimiter() -> None:
    assert rows('a;b\n"1,2,3";"4,5,6"\n"7,8";9\n') == [
        ("a", "b"),
        ("1,2,3", "4,5,6"),
        ("7,8", "9"),
    ]


def test_lists_inside_cells_do_not_outdo_the_delimiter() -> None:
    found = rows("date,who\n1/1/68,a;b;c\n2/1/68,a;b;d\n3/1/68,a;b;e\n")

    assert found[1] == ("1/1/68", "a;b;c")


def test_titles_above_the_table_do_not_hide_the_delimiter() -> None:
    assert rows("รายชื่อ\n\nid;name\n1;a\n2;b\n3;c\n")[1:] == [
        ("id", "name"), ("1", "a"), ("2", "b"), ("3", "c")
    ]  # fmt: skip


def test_excels_line_about_the_separator_is_honoured() -> None:
    grid = read_delimited(b"sep=;\r\na,a;b\r\n1;2\r\n", "x.csv")

    assert grid.rows == [("a,a", "b"), ("1", "2")]
    assert grid.numbers == [2, 3]


def test_numbers_are_the_lines_on_which_rows_begin() -> None:
    grid = read_delimited(b'a,b\n\n"x\ny",1\n   \n,\nz,2\n', "ก.csv")

    assert grid.name == "ก.csv"
    assert grid.rows == [("a", "b"), ("x\ny", "1"), ("z", "2")]
    assert grid.numbers == [1, 3, 7]


def test_numbers_between_spaces_are_an_edge_list_as_collections_publish_them() -> None:
    assert rows("% asym unweighted\n1 2\n2  3\n")[1:] == [("1", "2"), ("2", "3")]


def test_names_between_spaces_are_no_table() -> None:
    assert rows("John Smith\nMary Jones\n") == [("John Smith",), ("Mary Jones",)]


def test_a_note_with_a_stray_quotation_mark_stays_lines() -> None:
    assert rows('เขาว่า "ตีฝาย 23 พ.ค.\nแล้วก็กลับ\n') == [('เขาว่า "ตีฝาย 23 พ.ค.',), ("แล้วก็กลับ",)]


def test_a_quotation_mark_that_is_never_closed_is_named_with_its_line() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_delimited(b'a,b\n1,2\n3,"4\n5,6\n7,8\n', "x.csv")

    assert refused.value.facts["why"] == Say("unreadable.open_quote", line=3)


def test_a_cell_beyond_all_measure_is_named_with_its_line() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_delimited(b'a,b\n1,2\n3,"' + b"x" * 200_000 + b'"\n', "x.csv")

    assert refused.value.facts["why"] == Say("unreadable.long_cell", line=3)


@pytest.mark.parametrize("content", [b"", b"\n\n", b" \r\n,,,\r\n", b"\xef\xbb\xbf"])
def test_a_file_without_a_filled_cell_is_empty(content: bytes) -> None:
    with pytest.raises(EmptyFile):
        read_delimited(content, "x.csv")


def test_what_is_written_opens_rightly_in_excel() -> None:
    table = Table("t", ("ชื่อ", "เมื่อ"), [("พี่อ้อม", date(2026, 10, 31)), ("x", None)])

    assert write_delimited(table) == "\ufeffชื่อ,เมื่อ\r\nพี่อ้อม,2026-10-31\r\nx,\r\n".encode()


def test_nothing_that_is_written_runs_as_a_formula() -> None:
    table = Table("t", ("a", "b"), [("=1+1", "@x"), ("+66", "-5"), ("'=2", -5), ("'quoted'", "")])

    lines = write_delimited(table).decode("utf-8-sig").splitlines()

    assert lines[1:] == ["'=1+1,'@x", "'+66,'-5", "''=2,-5", "'quoted',"]


@settings(deadline=None)
@given(st.lists(st.tuples(texts, texts, texts.filter(bool)), max_size=6))
@example([("", "", "\x0c"), ("", "", "' "), ("'", "\n", " ")])
def test_what_is_written_reads_back_the_same(body: list[tuple[str, str, str]]) -> None:
    table = Table("t", ("first", "second", "third"), body)

    grid = read_delimited(write_delimited(table), "t.csv")

    assert grid.rows == [("first", "second", "third"), *body]
