"""What a workbook may ask of this machine, looked at before the reader unfolds it.

The reader lays a sheet out as a full rectangle and copies a shared text into every cell that
names it, so a few bytes can ask for gigabytes: one cell far out, or one long text in all cells.
"""

import re
from typing import Final

from saiyai.formats.archives import pack, unpack
from saiyai.formats.refusals import too_large, unreadable

CELLS: Final = 5_000_000  # of one sheet, empty ones inside its rectangle included
SHARED: Final = 512 * 2**20  # bytes of shared text once copied into its cells

_ANY_CELL: Final = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})")
_FILLED_CELL: Final = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"'](?:[^>]*[^/>])?>"
)
_SHARED_TEXT: Final = re.compile(rb"<(?:\w+:)?si\b")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v\b[^>]*>\s*(\d{1,9})\s*<")


def checked_copy(content: bytes, name: str) -> bytes:
    """The workbook unpacked within limits and packed again: the reader unfolds nothing unseen.

    Raises: UnreadableFile, FileTooLarge.
    """
    members = unpack(content, name, wanted=lambda path: path.endswith((".xml", ".rels")))
    if not any(path.endswith("workbook.xml") for path, _ in members):
        raise unreadable(name, "damaged_workbook")
    # Which part is a sheet, the workbook itself says, and it may say so of any: all are looked at.
    lengths = [len(text) for _, data in members for text in _SHARED_TEXT.split(data)[1:]]
    copied = 0
    for _, data in members:
        if _area(data, _ANY_CELL) > CELLS and _area(data, _FILLED_CELL) > CELLS:
            raise too_large(name, "cells", limit=CELLS)
        copied += _copied_text(data, lengths)
    if copied > SHARED:
        raise too_large(name, "unpacked", megabytes=copied >> 20, limit=SHARED >> 20)
    return pack(members, compress=False)


def _area(sheet: bytes, cell: re.Pattern[bytes]) -> int:
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for column, row in cell.findall(sheet):
        columns.add(column)
        rows.add(row)
    if not rows:
        return 0
    widths, heights = [_column_number(letters) for letters in columns], [int(row) for row in rows]
    return (max(widths) - min(widths) + 1) * (max(heights) - min(heights) + 1)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _copied_text(sheet: bytes, lengths: list[int]) -> int:
    # Four "<" make a filled cell, so this is more than can be; only then is it worth counting.
    if sheet.count(b"<") // 4 * max(lengths, default=0) <= SHARED:
        return 0
    indices = (int(value) for value in _VALUE.findall(sheet))
    return sum(lengths[index] for index in indices if index < len(lengths))
