"""Plain tables: what formats read and write, before anybody knows what a column means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as it stands in the file: `rows[i]` is line `numbers[i]` of that sheet.

    Blank lines are left out, so the numbers may jump; rows may differ in length.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    numbers: Sequence[int]

    def __post_init__(self) -> None:
        if len(self.rows) != len(self.numbers):
            raise ValueError("every row of a grid has its line number")


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of equal length, as files of a record hold them."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that needs a person: where it stands and what it says.

    Its text and the fix stand under `problem.<code>`; `column` is the heading as written.
    """

    code: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    facts: tuple[tuple[str, str | int], ...] = ()
