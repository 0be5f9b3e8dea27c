"""Every format, one card each, and which of them a file is: by its bytes first, then its name."""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from saiyai.domain.drafts import Draft
from saiyai.domain.errors import EmptyFile
from saiyai.domain.tables import Grid
from saiyai.formats.archives import base_name, paths, unpack
from saiyai.formats.blueprint import blueprint_grids, is_blueprint
from saiyai.formats.csv_zip import write_csv_zip
from saiyai.formats.delimited import read_delimited
from saiyai.formats.edited import reconcile
from saiyai.formats.gexf import read_gexf, write_gexf
from saiyai.formats.graphml import read_graphml, write_graphml
from saiyai.formats.graphs import Graph, to_grids
from saiyai.formats.json_text import read_json_text
from saiyai.formats.kind_sheets import is_kind_sheet, read_kind_sheets
from saiyai.formats.record_json import is_record_json, record_in, write_record_json
from saiyai.formats.record_tables import is_table, read_record, table_grids, to_tables
from saiyai.formats.record_xlsx import write_record_xlsx
from saiyai.formats.refusals import unknown_format, unreadable
from saiyai.formats.shapes.sections import split_sections
from saiyai.formats.titles import sheet_of
from saiyai.formats.workbook import read_workbook

Read = Callable[[bytes, str, date], Draft | list[Grid]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is known, and what it can do. Its texts stand under `format.<id>`."""

    id: str
    suffixes: tuple[str, ...]
    media_type: str
    reads: Read
    writes: Callable[[Draft], bytes] | None = None


def _read_delimited(content: bytes, name: str, today: date) -> Draft | list[Grid]:
    grid = read_delimited(content, name)
    return read_kind_sheets([grid], today) if is_kind_sheet(grid) else split_sections(grid)


def _read_workbook(content: bytes, name: str, today: date) -> Draft | list[Grid]:
    return _record_or_grids(read_workbook(content, name), name, today)


def _read_zip(content: bytes, name: str, today: date) -> Draft | list[Grid]:
    grids: list[Grid] = []
    for path, member in unpack(content, name, wanted=_is_wanted):
        title = base_name(path)
        if title.lower().endswith(_TABLES.suffixes):
            grids += [read_delimited(member, title)] if member.strip() else []
        else:  # shown, so that nobody thinks it was read
            grids.append(Grid(title, [], []))
    if not any(grid.rows for grid in grids):
        raise EmptyFile(file=name)
    return _record_or_grids(grids, name, today)


def _is_wanted(path: str) -> bool:
    return not path.startswith("__MACOSX/") and not base_name(path).startswith(".")


def _record_or_grids(grids: list[Grid], name: str, today: date) -> Draft | list[Grid]:
    filled = [grid for grid in grids if grid.rows]
    if filled and all(map(is_table, filled)):
        return read_record(grids, name)
    if filled and all(map(is_kind_sheet, filled)):
        return read_kind_sheets(filled, today)
    return [part for grid in grids for part in split_sections(grid)]


def _read_json(content: bytes, name: str, _: date) -> Draft | list[Grid]:
    value = read_json_text(content, name)
    if is_record_json(value):
        return record_in(value, name)
    if is_blueprint(value):
        return blueprint_grids(value, name)
    raise unreadable(name, "unknown_json")


def _read_graph(parse: Callable[[bytes, str], Graph]) -> Read:
    def read(content: bytes, name: str, today: date) -> Draft | list[Grid]:
        graph = parse(content, name)
        if not graph.record:
            return to_grids(graph)
        record = record_in(read_json_text(graph.record.encode(), name), name)
        return reconcile(record, graph, today)

    return read


_TABLES: Final = Format("csv", (".csv", ".tsv", ".tab", ".txt"), "text/csv", _read_delimited)
FORMATS: Final[Mapping[str, Format]] = {
    card.id: card
    for card in (
        Format(
            "xlsx",
            (".xlsx", ".xlsm"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _read_workbook,
            write_record_xlsx,
        ),
        _TABLES,
        Format("csv_zip", (".csv.zip", ".zip"), "application/zip", _read_zip, write_csv_zip),
        Format("json", (".json",), "application/json", _read_json, write_record_json),
        Format(
            "graphml",
            (".graphml", ".xml"),
            "application/graphml+xml",
            _read_graph(read_graphml),
            write_graphml,
        ),
        Format("gexf", (".gexf",), "application/gexf+xml", _read_graph(read_gexf), write_gexf),
    )
}

WRITTEN: Final = tuple(card.id for card in FORMATS.values() if card.writes)
"""The formats in which a whole record can be taken out."""

# --- which one -------------------------------------------------------------------------------

_BEGINNINGS: Final = (
    # What a file begins with, and what to do about it: a reason, or a format of ours.
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "old_excel"),
    (re.compile(rb"%PDF|\x89PNG|\xff\xd8\xff|GIF8|RIFF"), "picture"),
    (re.compile(rb"PAR1"), "parquet"),
    (re.compile(rb"\s*\*(vertices|network)\b", re.IGNORECASE), "other_network"),  # Pajek
    (re.compile(rb"\s*\*node (data|properties)", re.IGNORECASE), "other_network"),  # NetDraw
    (re.compile(rb"\s*dl\s+n\s*=", re.IGNORECASE), "other_network"),  # UCINET
    (
        re.compile(rb"\s*(?:(?:creator|version|#)[^\n]*\n\s*)*graph\s*\[", re.IGNORECASE),
        "other_network",
    ),  # GML
    (re.compile(rb"\s*(<!doctype html|<html)", re.IGNORECASE), "web_page"),
)
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_XML: Final = re.compile(r"\s*<")
_ROOT: Final = re.compile(r"<(?:\w+:)?(graphml|gexf)\b")
_LOOKED_AT: Final = 4_096


def format_of(name: str, content: bytes) -> Format:
    """The format of a file.

    Raises: EmptyFile; UnknownFormat with what to do instead.
    """
    if not content.strip():
        raise EmptyFile(file=name)
    start = content[:_LOOKED_AT].removeprefix(BOM_UTF8)
    for beginning, why in _BEGINNINGS:
        if beginning.match(start):
            raise unknown_format(name, why)
    if start.startswith(_ZIP):
        return _zipped(name, content)
    return _text(name, start)


def _text(name: str, beginning: bytes) -> Format:
    start = beginning.replace(b"\0", b"").decode("utf-8", "ignore")  # UTF-16 becomes readable
    if _XML.match(start):
        root = _ROOT.search(start)
        if root is None:
            raise unknown_format(name, "other_xml")
        return FORMATS[root[1]]
    is_json = start.lstrip()[:1] in {"{", "["} and not name.lower().endswith(_TABLES.suffixes)
    return FORMATS["json" if is_json else "csv"]


def _zipped(name: str, content: bytes) -> Format:
    members = paths(content, name)
    if "xl/workbook.xml" in members:
        return FORMATS["xlsx"]
    if "xl/workbook.bin" in members or "content.xml" in members:
        raise unknown_format(name, "other_spreadsheet")
    if "[Content_Types].xml" in members:
        raise unknown_format(name, "document")
    return FORMATS["csv_zip"]


# --- in and out ------------------------------------------------------------------------------


def read_file(name: str, content: bytes, today: date) -> Draft | list[Grid]:
    """What a file holds: a draft where it is a whole record, else sheets for a person to map.

    Raises: UnknownFormat, UnreadableFile, FileTooLarge, EmptyFile.
    """
    return format_of(name, content).reads(content, name, today)


def read_grids(files: Sequence[tuple[str, bytes]], today: date) -> list[Grid]:
    """The sheets of files that are brought in together; those of a record are its tables.

    Where there are several files, the sheets of a workbook carry its name.
    Raises: as `read_file`.
    """
    grids: list[Grid] = []
    for name, content in files:
        found = read_file(name, content, today)
        sheets = table_grids(to_tables(found)) if isinstance(found, Draft) else found
        if len(files) > 1 and format_of(name, content) is not _TABLES:
            sheets = [Grid(sheet_of(name, s.name), s.rows, s.numbers) for s in sheets]
        grids += sheets
    return grids


def write_record(format_id: str, draft: Draft) -> tuple[bytes, str, str]:
    """A record as a file: its bytes, the suffix of its name, and its media type.

    Raises: UnknownFormat for a format that is not written here.
    """
    card = FORMATS.get(format_id)
    if card is None or card.writes is None:
        raise unknown_format(format_id, "not_written", formats=", ".join(WRITTEN))
    return card.writes(draft), card.suffixes[0], card.media_type
