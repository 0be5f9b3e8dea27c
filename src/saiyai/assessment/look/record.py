"""The record as readings see it: every table as columns of whole numbers, and no words of anybody.

Positions 0..n-1 stand for actors, as in `Facts`. A cell that names another row holds its place in
the other table. What somebody wrote is there only as told (1) or not (0): a reading counts what
was told and never judges how.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.line_history import LineHistory

Ints = NDArray[np.int64]

UNTOLD: Final = int(np.iinfo(np.int32).min)
"""In a column of days or amounts: nothing was told."""

NOBODY: Final = -1
"""In a column of rows, words, or of yes and no: nothing was told, or it is not in this edition."""

OWN: Final = -2
"""In a column of actors: the record's own network."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows of one kind. Shapes: `ids` (rows,), the row ids; each column (rows,), int64.

    A column of words holds the place of the word in `words`; of yes and no 1, 0 or NOBODY; of
    days two columns, `…_earliest` and `…_latest`, ordinals or UNTOLD.
    """

    ids: Ints
    cells: Mapping[str, Ints]
    words: Mapping[str, tuple[str, ...]]

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, column: str) -> Ints:
        return self.cells[column]

    def has(self, column: str, *words: StrEnum | str) -> Bools:
        """Which rows hold one of these words. Raises: ValueError for a word it cannot hold."""
        known, cells = self.words[column], self.cells[column]
        found = np.zeros(len(cells), np.bool_)
        for word in words:  # of few words, as here, faster than by a set of them
            found |= cells == known.index(str(word))
        return found

    def says(self, column: str, *, yes: bool = True) -> Bools:
        """Which rows say yes (or no); what was not told says neither."""
        said: Bools = self.cells[column] == int(yes)
        return said

    def only(self, kept: Bools) -> "Table":
        """Some of the rows; what names a row of another table still does."""
        cells = {name: cells[kept] for name, cells in self.cells.items()}
        return replace(self, ids=self.ids[kept], cells=cells)

    def newest(self, *keys: str, day: str = "latest") -> "Table":
        """Of rows that are alike in these columns the one of the latest day, told last."""
        told = np.lexsort((self.ids, self.cells[day], *(self.cells[key] for key in keys)))
        groups = (
            np.stack([self.cells[key][told] for key in keys]) if len(told) else np.empty((1, 0))
        )
        last = np.ones(len(told), np.bool_)
        last[:-1] = (groups[:, 1:] != groups[:, :-1]).any(axis=0)
        kept = np.zeros(len(told), np.bool_)
        kept[told[last]] = True
        return self.only(kept)

    def by(self, day: int, column: str = "latest") -> "Table":
        """What had happened by a day: an imprecise day counts from its latest."""
        return self.only(self.cells[column] <= day)


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """Rows by what they name, so that those of one are found without looking at all.

    Shapes: `rows` (rows,), those that name the same beside one another and in order; `ends`
    (named + 1,).
    """

    rows: Ints
    ends: Ints

    @staticmethod
    def of(names: Ints, count: int) -> "Grouped":
        """Rows by the 0..count-1 that they name; who names nobody is in no group.

        Cost: O(rows log rows).
        """
        known = np.flatnonzero((names >= 0) & (names < count))
        rows = known[np.argsort(names[known], kind="stable")]
        sizes = np.bincount(names[known], minlength=count)
        return Grouped(rows, np.concatenate(([0], np.cumsum(sizes))))

    def __getitem__(self, name: int) -> Ints:
        return self.rows[self.ends[name] : self.ends[name + 1]]


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A whole record on one day, for one eye.

    `tables` are those of `domain/carried.py` and `actors`, `places`, `issues`, `memberships`,
    `goals`, `coverage`, `quiet`, `assertions`, `surveys`, `sheets`, `rosters`, `respondents`,
    `namings`, and `reasons` (of `membership`). Of `actors` the place of a row is the position.
    `events` have `kind`, days, `proof`, `place`, `issue`, `goal`, `about`, `via_centre`,
    `occasion` and `channel`; `parts` and `flows` name them by `event`. `data` holds for each kind
    what its card asks for, with `event`. `capabilities` have `alike`: a code that those told in
    the same words share.

    Note: everything known is here, whatever day it is of: what counts by `day` is for each
    question to say, by `Table.by`.
    """

    day: date
    present: Bools
    events: Table
    parts: Table
    flows: Table
    data: Mapping[str, Table]
    tables: Mapping[str, Table]
    lines: LineHistory
    occasions: tuple[str, ...] = ()
    """What the codes of `occasion` stand for; the first is none."""

    @property
    def n(self) -> int:
        """How many actors there are in the edition, members or not."""
        return len(self.present)

    @property
    def today(self) -> int:
        """The day as an ordinal."""
        return self.day.toordinal()

    def __getitem__(self, table: str) -> Table:
        return self.tables[table]

    def of_kind(self, kind: str, among: Bools | None = None) -> Table:
        """The events of a kind, with what its card asks for, as one table.

        `row` is their place in `events`, by which parts and flows name them. Shapes: `among`
        (events,), which of all events are asked for where not all are.
        """
        data = self.data[kind]
        if among is not None:
            data = data.only(among[data["event"]])
        rows = data["event"]
        cells = {name: cells[rows] for name, cells in self.events.cells.items()}
        return Table(
            self.events.ids[rows],
            cells
            | {name: of for name, of in data.cells.items() if name != "event"}
            | {"row": rows},
            {**self.events.words, **data.words},
        )


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """Of whom a reading is: `members` (n,), of a network by position, OWN, or of a mere set.

    `occasion` is the code of an occasion whose lines and events alone count; 0 is all.
    """

    members: Bools
    network: int = NOBODY
    occasion: int = 0

    @property
    def n(self) -> int:
        """How many members."""
        return int(self.members.sum())
