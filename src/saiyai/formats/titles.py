"""How a sheet is called in plans and problems."""

from pathlib import PurePath
from typing import Final

_BETWEEN: Final = " › "
_TEXT_FILES: Final = {".csv", ".tsv", ".tab", ".txt"}


def sheet_of(file: str, sheet: str) -> str:
    """The name of a sheet where several files are read together."""
    return f"{file}{_BETWEEN}{sheet}"


def file_of(name: str) -> str:
    """The file that a sheet stands in, where several are read together; else nothing."""
    return name.rpartition(_BETWEEN)[0]


def title_of(name: str) -> str:
    """The sheet's own name: without the file it stands in, and without a suffix."""
    sheet = PurePath(name.rpartition(_BETWEEN)[2])
    return sheet.stem if sheet.suffix.lower() in _TEXT_FILES else str(sheet)
