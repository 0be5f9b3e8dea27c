"""A whole record as tables, exactly: `from_tables(to_tables(draft))` is the draft again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from saiyai.domain.carried import CARRIED, KEY, Carried
from saiyai.domain.drafts import (
    ActorDraft,
    AssertionDraft,
    At,
    CoverageDraft,
    Draft,
    EventDraft,
    FlowDraft,
    GoalDraft,
    IssueDraft,
    MembershipDraft,
    PartDraft,
    PlaceDraft,
    QuietDraft,
    TieDraft,
)
from saiyai.domain.tables import Cell, Grid, Problem, Table
from saiyai.formats.record_cells import (
    LIST,
    TEXT,
    Codec,
    UnreadableCell,
    as_text,
    read_data,
    read_free,
    write_data,
    write_free,
)
from saiyai.formats.record_columns import READABLE, TABLES, VERSION, VERSION_KEY, RecordTable
from saiyai.formats.refusals import unreadable
from saiyai.formats.titles import file_of, title_of

# --- out -------------------------------------------------------------------------------------


def to_tables(draft: Draft) -> list[Table]:
    """The tables that hold something, and what the record says of itself.

    The assertions stand beside any ties even if there are none, so that "a tie of which nothing
    was said" and "a file that tells no assertions" stay apart.
    """
    tables = [_table(TABLES[name], list(rows)) for name, rows in _rows_of(draft)]
    kept = {"facts", "assertions"} if draft.ties else {"facts"}
    return [table for table in tables if table.rows or table.name in kept]


def _rows_of(draft: Draft) -> Iterator[tuple[str, Iterable[Mapping[str, Cell]]]]:
    for name in ("places", "issues", "actors", "memberships", "goals"):
        yield name, told_cells(name, getattr(draft, name))
    yield "ties", _numbered(told_cells("ties", draft.ties))
    yield "assertions", _below("assertions", "tie", (tie.assertions for tie in draft.ties))
    yield "events", _numbered(told_cells("events", draft.events))
    yield "parts", _below("parts", "event", (event.parts for event in draft.events))
    yield "flows", _below("flows", "event", (event.flows for event in draft.events))
    for name in ("coverage", "quiet"):
        yield name, told_cells(name, getattr(draft, name))
    for name, table in CARRIED.items():
        yield name, _carried_cells(table, draft.more.get(name, ()))
    facts = {VERSION_KEY: str(VERSION), **draft.facts}
    yield "facts", ({"key": key, "value": write_free(facts[key])} for key in facts)


def _numbered(rows: Iterable[dict[str, Cell]]) -> Iterator[dict[str, Cell]]:
    return ({"key": key, **row} for key, row in enumerate(rows, 1))


def _below(
    name: str, parent: str, groups: Iterable[Sequence[object]]
) -> Iterator[dict[str, Cell]]:
    for key, group in enumerate(groups, 1):
        for row in told_cells(name, group):
            yield {parent: key, **row}


def told_cells(name: str, drafts: Iterable[object]) -> Iterator[dict[str, Cell]]:
    """The rows of one table, without the keys that tie it to others."""
    table = TABLES[name]
    columns = [pair for pair in table.columns.items() if pair[0] not in {"key", "tie", "event"}]
    write = write_data if table.free == "data" else write_free
    for draft in drafts:
        row = {column: _cell(getattr(draft, column), codec) for column, codec in columns}
        if table.free:
            free = getattr(draft, table.free).items()
            row |= {f"{table.free}.{key}": write(value) for key, value in free}
        yield row


def _carried_cells(table: Carried, rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Cell]]:
    codecs = TABLES[table.name].columns
    for row in rows:
        yield {column: _cell(row.get(column), codec) for column, codec in codecs.items()}


def _cell(value: object, codec: Codec) -> Cell:
    return None if value is None or value in {"", ()} else codec.write(value)


def _table(table: RecordTable, rows: list[Mapping[str, Cell]]) -> Table:
    columns = dict.fromkeys(table.columns)
    for row in rows:
        columns.update(dict.fromkeys(row))
    return Table(table.name, tuple(columns), [tuple(map(row.get, columns)) for row in rows])


# --- in --------------------------------------------------------------------------------------


_Key = tuple[str, str]
"""The file a row stands in, for several may come in together, and its key there."""


@dataclass(frozen=True, slots=True)
class _Row:
    at: At
    told: dict[str, Any]
    free: dict[str, Any]


@dataclass(slots=True)
class _Reading:
    """The rows of every table as read so far, and what in them needs a person."""

    rows: dict[str, list[_Row]] = field(default_factory=lambda: {name: [] for name in TABLES})
    seen: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def from_tables(tables: Sequence[Table]) -> Draft:
    """The draft that these tables hold; the heading is row 1."""
    return read_record(table_grids(tables))


def table_grids(tables: Sequence[Table]) -> list[Grid]:
    """Tables as the sheets they would be."""
    return [
        Grid(table.name, [table.columns, *table.rows], range(1, len(table.rows) + 2))
        for table in tables
    ]


def table_of(grid: Grid) -> RecordTable | None:
    """The table of a record that this sheet is, going by its name."""
    return TABLES.get(title_of(grid.name))


def is_table(grid: Grid) -> bool:
    """Whether a sheet is a table of a record by its name and all headings of its version."""
    table = table_of(grid)
    if table is None or not grid.rows:
        return False
    return {*table.columns} - {*table.later} <= {as_text(cell) for cell in grid.rows[0]}


def read_record(grids: Sequence[Grid], name: str = "") -> Draft:
    """The draft that these sheets hold; cells that do not fit are left untold and named.

    Raises: UnreadableFile where a newer Saiyai wrote them.
    """
    reading = _Reading()
    for grid in grids:
        if (table := table_of(grid)) and grid.rows:
            reading.seen.add(table.name)
            reading.rows[table.name] += _read_rows(table, grid, reading.problems)
    facts = {row.told["key"]: read_free(row.told.get("value")) for row in reading.rows["facts"]}
    version = facts.pop(VERSION_KEY, str(VERSION))
    if version not in READABLE:
        raise unreadable(name, "newer_record", version=version)
    rows = reading.rows
    return Draft(
        places=tuple(PlaceDraft(**row.told, at=row.at) for row in rows["places"]),
        issues=tuple(IssueDraft(**row.told, at=row.at) for row in rows["issues"]),
        actors=tuple(ActorDraft(**row.told, extra=row.free, at=row.at) for row in rows["actors"]),
        memberships=tuple(
            MembershipDraft(**{"network": "", **row.told}, at=row.at)
            for row in rows["memberships"]
        ),
        goals=tuple(GoalDraft(**row.told, at=row.at) for row in rows["goals"]),
        ties=_ties(reading),
        events=_events(reading),
        coverage=tuple(CoverageDraft(**row.told, at=row.at) for row in rows["coverage"]),
        quiet=tuple(QuietDraft(**row.told, at=row.at) for row in rows["quiet"]),
        more=_more(reading),
        problems=tuple(reading.problems),
        facts=facts,
    )


def _more(reading: _Reading) -> dict[str, tuple[Mapping[str, Any], ...]]:
    """The rows of the other tables; one that rests on a row that is not there is left out."""
    keys = {name: _keep_keys(reading, name) for name, one in CARRIED.items() if one.has_key}
    read = {
        name: tuple(r.told for r in reading.rows[name] if _rests_on_rows(reading, table, r, keys))
        for name, table in CARRIED.items()
    }
    return {name: rows for name, rows in read.items() if rows}


def _keep_keys(reading: _Reading, name: str) -> set[str]:
    """The keys of a table, each with the file it is good in; one that stands twice is named."""
    seen: set[str] = set()
    for row in reading.rows[name]:
        if KEY in row.told:
            key = _key_in_file(row, KEY)
            if key in seen:
                reading.problems.append(_about("repeated_key", row, KEY))
                del row.told[KEY]
            else:
                row.told[KEY] = key
                seen.add(key)
    return seen


def _rests_on_rows(
    reading: _Reading, table: Carried, row: _Row, keys: Mapping[str, set[str]]
) -> bool:
    for name, column in table.columns.items():
        if column.to in keys and name in row.told:
            key = _key_in_file(row, name)
            if key not in keys[column.to]:
                reading.problems.append(_about("unknown_key", row, name))
                return False
            row.told[name] = key
    return True


def _key_in_file(row: _Row, column: str) -> str:
    file, key = file_of(row.at.sheet), str(row.told[column])
    return f"{file}\n{key}" if file else key


def _about(code: str, row: _Row, column: str) -> Problem:
    return Problem(code, row.at.sheet, row.at.row, column, str(row.told[column]))


def _ties(reading: _Reading) -> tuple[TieDraft, ...]:
    keys = _take_keys(reading, "ties")
    said = _grouped(reading, "assertions", "tie", keys)
    untold = () if "assertions" in reading.seen else (AssertionDraft(),)
    return tuple(
        TieDraft(
            **row.told,
            at=row.at,
            assertions=tuple(AssertionDraft(**a.told, extra=a.free) for a in said[key]) or untold,
        )
        for key, row in zip(keys, reading.rows["ties"], strict=True)
    )


def _events(reading: _Reading) -> tuple[EventDraft, ...]:
    keys = _take_keys(reading, "events")
    parts = _grouped(reading, "parts", "event", keys)
    flows = _grouped(reading, "flows", "event", keys)
    return tuple(
        EventDraft(
            **{"when": None, **row.told},
            data=row.free,
            at=row.at,
            parts=tuple(PartDraft(**part.told) for part in parts[key]),
            flows=tuple(FlowDraft(**flow.told) for flow in flows[key]),
        )
        for key, row in zip(keys, reading.rows["events"], strict=True)
    )


def _take_keys(reading: _Reading, name: str) -> list[_Key]:
    """The key of each row, or its ref where a file made by hand has no keys.

    A key that stands twice is named, and what is below it goes to the first.
    """
    keys: list[_Key] = []
    seen: set[_Key] = set()
    for place, row in enumerate(reading.rows[name]):
        text = row.told.pop("key", row.told.get("ref", ""))
        key = (file_of(row.at.sheet), text)
        if key in seen and text:
            reading.problems.append(Problem("repeated_key", row.at.sheet, row.at.row, "key", text))
        keys.append((f"again {place}", text) if key in seen else key)
        seen.add(key)
    return keys


def _grouped(
    reading: _Reading, name: str, parent: str, keys: Iterable[_Key]
) -> defaultdict[_Key, list[_Row]]:
    known, groups = set(keys), defaultdict(list)
    for row in reading.rows[name]:
        text = row.told.pop(parent)
        key = (file_of(row.at.sheet), text)
        if key in known:
            groups[key].append(row)
        else:
            reading.problems.append(
                Problem("unknown_key", row.at.sheet, row.at.row, column=parent, value=text)
            )
    return groups


def _read_rows(table: RecordTable, grid: Grid, problems: list[Problem]) -> Iterator[_Row]:
    headings = [as_text(cell) for cell in grid.rows[0]]
    declared = {at: h for at, h in enumerate(headings) if h in table.columns}
    free = _free_columns(table, grid, headings, problems)
    read = read_data if table.free == "data" else read_free
    for number, cells in zip(grid.numbers[1:], grid.rows[1:], strict=True):
        at, told = At(grid.name, number), {}
        for index, column in declared.items():
            cell = cells[index] if index < len(cells) else None
            if not _is_empty(cell, table.columns[column]):
                try:
                    told[column] = table.columns[column].read(cell)
                except UnreadableCell as wrong:
                    problems.append(
                        Problem(wrong.code, at.sheet, at.row, column, as_text(cell), wrong.facts)
                    )
        if missing := [column for column in table.needs if column not in told]:
            problems.append(Problem("cell_needed", at.sheet, at.row, missing[0]))
            continue
        yield _Row(at, told, {
            key: read(cells[index])
            for index, key in free.items()
            if index < len(cells) and not _is_empty(cells[index], TEXT)
        })  # fmt: skip


def _is_empty(cell: Cell, codec: Codec) -> bool:
    if cell is None or cell == "":
        return True
    return codec not in {TEXT, LIST} and isinstance(cell, str) and cell.isspace()


def _free_columns(
    table: RecordTable, grid: Grid, headings: Sequence[str], problems: list[Problem]
) -> dict[int, str]:
    """The free columns by index; a heading unknown to a table without any is named."""
    free: dict[int, str] = {}
    for index, heading in enumerate(headings):
        if heading in table.columns or not heading:
            continue
        if table.free and heading.startswith(f"{table.free}."):
            free[index] = heading.removeprefix(f"{table.free}.")
        elif table.free == "extra":
            free[index] = heading
        else:
            cells = sum(index < len(row) and bool(as_text(row[index])) for row in grid.rows[1:])
            facts = (("cells", cells),)
            problems.append(
                Problem("column_left_out", grid.name, grid.numbers[0], heading, facts=facts)
            )
    return free
