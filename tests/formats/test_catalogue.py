import io
from datetime import date

import openpyxl
import polars as pl
import pytest

from saiyai.domain.drafts import ActorDraft, Draft, TieDraft
from saiyai.domain.errors import EmptyFile, UnknownFormat, UnreadableFile
from saiyai.domain.tables import Table
from saiyai.domain.words import Language, Say, say, tell
from saiyai.formats.archives import pack
from saiyai.formats.catalogue import FORMATS, format_of, read_file, read_grids, write_record
from saiyai.formats.delimited import write_delimited
from saiyai.formats.shapes import Shape, draft, guess
from saiyai.formats.workbook import write_workbook

TODAY = date(2026, 10, 31)
TABLE = Table("t", ("ชื่อ", "ประเภท"), [("พี่อ้อม", "คน")])
RECORD = Draft(actors=(ActorDraft("a01", name_th="อรทัย"), ActorDraft("a02", name_th="ปิยะ")),
               ties=(TieDraft("a01", "a02"),))  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "format_id"),
    [
        ("x.csv", write_delimited(TABLE), "csv"),
        ("ประชุม ๒๕๖๘.txt", "ชื่อ\tประเภท\nก\tข".encode("utf-16"), "csv"),
        ("no suffix", "ชื่อ;ประเภท\nก;ข".encode("cp874"), "csv"),
        ("[draft].csv", b"[a],b\n1,2", "csv"),
        ("really a workbook.csv", write_workbook([TABLE]), "xlsx"),
        ("x.zip", pack([("a.csv", b"a,b\n1,2")]), "csv_zip"),
        ("x.json", b'\xef\xbb\xbf {"elements": []}', "json"),
        (
            "x.xml",
            b'<?xml version="1.0"?>\n<!-- yEd -->\n<graphml xmlns="x"></graphml>',
            "graphml",
        ),
        ("x.gexf", b"<gexf><graph/></gexf>", "gexf"),
    ],
)
def test_a_file_is_known_by_its_bytes(name: str, content: bytes, format_id: str) -> None:
    assert format_of(name, content).id == format_id


def _document() -> bytes:
    return pack([("[Content_Types].xml", b""), ("word/document.xml", b"")])


def _parquet() -> bytes:
    pl.DataFrame({"a": [1]}).write_parquet(target := io.BytesIO())
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old_excel"),
        (b"%PDF-1.7", "picture"),
        (b"\x89PNG\r\n", "picture"),
        (_document(), "document"),
        (pack([("content.xml", b""), ("mimetype", b"")]), "other_spreadsheet"),
        (_parquet(), "parquet"),
        (b"\n*Vertices 3\n1 a\n", "other_network"),
        (b"dl n=5 format=fullmatrix", "other_network"),
        (b"*Node data\nid name", "other_network"),
        (b'Creator "igraph"\nVersion 1\ngraph\n[\n', "other_network"),
        (b"<html><table></table></html>", "web_page"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "web_page"),
        (b"<svg/>", "other_xml"),
    ],
)
def test_what_is_not_read_says_what_to_do(content: bytes, why: str) -> None:
    with pytest.raises(UnknownFormat) as refused:
        read_file("แฟ้ม", content, TODAY)

    said = refused.value.facts["why"]
    assert said == Say(f"unknown_format.{why}")
    assert isinstance(said, Say)
    assert all(tell(said, language) for language in Language)


@pytest.mark.parametrize("content", [b"", b" \n\t ", pack([]), pack([("photo.jpg", b"x")])])
def test_a_file_with_nothing_in_it_is_empty(content: bytes) -> None:
    with pytest.raises(EmptyFile):
        read_file("x", content, TODAY)


def test_a_zip_that_is_cut_off_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_file("x.zip", pack([("a.csv", b"a,b")])[:-30], TODAY)


def test_tables_are_given_back_as_sheets_to_map() -> None:
    found = read_file("สมาชิก.csv", write_delimited(TABLE), TODAY)

    assert isinstance(found, list)
    assert [grid.name for grid in found] == ["สมาชิก.csv"]


@pytest.mark.parametrize("format_id", ["json", "csv_zip", "xlsx", "graphml", "gexf"])
def test_a_record_is_known_whatever_its_format_and_its_name(format_id: str) -> None:
    content, suffix, media_type = write_record(format_id, RECORD)

    found = read_file("renamed", content, TODAY)

    assert isinstance(found, Draft)
    assert [actor.name for actor in found.actors] == ["อรทัย", "ปิยะ"]
    assert suffix in FORMATS[format_id].suffixes
    assert "/" in media_type


def test_a_format_that_is_not_written_is_refused() -> None:
    for format_id in ("csv", "pajek"):
        with pytest.raises(UnknownFormat):
            write_record(format_id, RECORD)


def test_other_members_of_a_zip_are_shown_not_read() -> None:
    content = pack(
        [
            ("data/สมาชิก.csv", "ชื่อ,ประเภท\nก,คน\n".encode()),
            ("data/empty.csv", b"\n"),
            ("photo.jpg", b"\xff\xd8"),
            ("__MACOSX/data/._สมาชิก.csv", b"\0"),
            (".hidden.csv", b"a,b"),
        ]
    )

    found = read_file("x.zip", content, TODAY)

    assert isinstance(found, list)
    assert [(grid.name, len(grid.rows)) for grid in found] == [("สมาชิก.csv", 2), ("photo.jpg", 0)]


def test_several_files_come_in_together() -> None:
    files = [
        ("คน.csv", "รหัส,ชื่อ\na01,อรทัย\na02,ปิยะ\n".encode()),
        ("book.xlsx", write_workbook([Table("สาย", ("จาก", "ถึง"), [("a01", "a02")])])),
        ("old.json", write_record("json", RECORD)[0]),
    ]

    grids = read_grids(files, TODAY)
    plan = guess(grids, TODAY)
    made = draft(grids, plan, TODAY)

    assert [grid.name for grid in grids] == [
        "คน.csv",
        "book.xlsx › สาย",
        "old.json › actors",
        "old.json › ties",
        "old.json › assertions",
        "old.json › facts",
    ]
    assert [sheet.shape for sheet in plan.sheets] == [
        Shape.ACTORS, Shape.TIES, *[Shape.RECORD] * 4
    ]  # fmt: skip
    assert [actor.ref for actor in made.actors] == ["a01", "a02"]
    assert len(made.ties) == 1
    assert made.repeated == 1


def test_two_tables_on_one_sheet_are_two_sheets_as_in_kumu() -> None:
    book = openpyxl.Workbook()
    for row in [("Label", "Type"), ("A", "Person"), ("B", "Person"), (), (),
                ("From", "To", "Type"), ("A", "B", "helps")]:  # fmt: skip
        book.active.append(row)
    book.save(target := io.BytesIO())

    grids = read_grids([("kumu.xlsx", target.getvalue())], TODAY)

    assert [(grid.name, list(grid.numbers)) for grid in grids] == [
        ("Sheet", [1, 2, 3]), ("Sheet (2)", [6, 7])
    ]  # fmt: skip
    made = draft(grids, guess(grids, TODAY), TODAY)
    assert (len(made.actors), len(made.ties)) == (2, 1)


def test_gaps_inside_one_table_do_not_part_it() -> None:
    content = "ชื่อ,ประเภท\nก,คน\n\n\n\nข,คน\n".encode()

    assert [len(grid.rows) for grid in read_grids([("x.csv", content)], TODAY)] == [3]


def test_every_format_has_its_name_in_both_languages() -> None:
    for format_id in FORMATS:
        assert all(say(f"format.{format_id}", language) for language in Language)
