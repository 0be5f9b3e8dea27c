"""Attendance: who was at what, as a list of activities, of people, or as a grid of marks.

Option `layout`: "activities" has a row for each activity and many names in a cell; "people" a row
for each person at each activity; "grid" a row for each person and a column for each activity.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from saiyai.domain.dates import find_when
from saiyai.domain.drafts import At, EventDraft, PartDraft
from saiyai.domain.periods import Span
from saiyai.domain.tables import Cell
from saiyai.formats.record_cells import as_text
from saiyai.formats.shapes.actors import full_name
from saiyai.formats.shapes.names import KnownNames, known_names, read_names
from saiyai.formats.shapes.rows import Row, Sheet, as_number
from saiyai.formats.shapes.words import ABSENT, ACTIVITIES, CROSS, PRESENT, is_total
from saiyai.formats.titles import title_of

ACTIVITIES_LAYOUT: Final = "activities"
PEOPLE_LAYOUT: Final = "people"
GRID_LAYOUT: Final = "grid"
MARKS: Final = "event.marks"
"""The field of the columns of a grid that stand for activities."""


def read_attendance(sheet: Sheet) -> None:
    """Tell the activities of a sheet, each with those who took part by name."""
    layout = sheet.plan.options.get("layout") or _layout_of(sheet)
    sheet.report_left_out()
    if layout == GRID_LAYOUT:
        _read_grid(sheet)
    else:
        _read_rows(sheet, together=layout == PEOPLE_LAYOUT)


def _layout_of(sheet: Sheet) -> str:
    """The layout that the chosen columns speak of."""
    if MARKS in sheet.fields:
        return GRID_LAYOUT
    return PEOPLE_LAYOUT if "event.participant" in sheet.fields else ACTIVITIES_LAYOUT


@dataclass(slots=True)
class _Activity:
    """An activity while its rows are read."""

    at: At
    when: Span | None
    data: dict[str, Any]
    ref: str = ""
    place: str = ""
    issue: str = ""
    count: int | None = None
    parts: dict[PartDraft, None] = field(default_factory=dict)

    def draft(self) -> EventDraft:
        """The activity with its people; those only counted stand as `unnamed`."""
        unnamed = self.data.pop("unnamed", 0)
        if self.count is not None:
            named = sum(part.role == "participant" for part in self.parts)
            unnamed = max(unnamed, self.count - named)
        return EventDraft(
            kind="activity",
            when=self.when,
            data=self.data | ({"unnamed": unnamed} if unnamed else {}),
            ref=self.ref,
            parts=tuple(self.parts),
            place=self.place,
            issue=self.issue,
            at=self.at,
        )


def _read_rows(sheet: Sheet, *, together: bool) -> None:
    known = known_names(actor.name for actor in sheet.told.actors)
    caption = sheet.caption()
    open_ones: dict[object, _Activity] = {}
    for row in sheet.rows():
        activity = _activity(row, caption)
        if not together:
            _add_people(row, activity, known)
            sheet.told.events.append(activity.draft())
            continue
        key = (activity.ref, activity.when, activity.data["title"], activity.place)
        first = open_ones.setdefault(key, activity)
        if first is not activity and (words := activity.data.get("words")):
            first.data["words"] = "\n".join(filter(None, (first.data.get("words"), words)))
        _add_people(row, first, known)
    sheet.told.events += [activity.draft() for activity in open_ones.values()]


def _activity(row: Row, caption: tuple[str, Span | None]) -> _Activity:
    title = row.text("event.title")
    if not title and "event.title" in row.sheet.fields:
        row.problem("title_missing", "event.title")
    data: dict[str, Any] = {"title": title or caption[0] or title_of(row.sheet.grid.name)}
    if kind := row.word("event.type", ACTIVITIES):
        data["type"] = kind.value
    if words := row.lines("event.note"):  # on a person's row it is a note on that person
        data["words"] = ": ".join(filter(None, (full_name(row, "event.participant"), words)))
    return _Activity(
        at=row.at,
        when=row.when("event.when") if "event.when" in row.sheet.fields else caption[1],
        data=data,
        ref=row.text("event.ref"),
        place=row.text("event.place"),
        issue=row.text("event.issue"),
        count=row.integer("event.count"),
    )


def _add_people(row: Row, activity: _Activity, known: KnownNames) -> None:
    if name := full_name(row, "event.participant"):
        _add(row, activity, name, "participant")
    for field_id, role in (
        ("event.participants", "participant"),
        ("event.organiser", "organiser"),
    ):
        for index in row.sheet.fields.get(field_id, ()):
            text = as_text(row.at_index(index))
            names = read_names(text, known)
            if names.open:
                row.problem("others_uncounted", field_id, text)
            for name in (*names.names, *names.repeated):
                _add(row, activity, name, role)
            if names.unnamed:
                activity.data["unnamed"] = activity.data.get("unnamed", 0) + names.unnamed


def _add(row: Row, activity: _Activity, name: str, role: str) -> None:
    part = row.sheet.told.part(name, role)
    if part in activity.parts:
        row.problem("repeated_name", f"event.{role}", name)
    activity.parts[part] = None


# --- a grid of marks -------------------------------------------------------------------------


def _read_grid(sheet: Sheet) -> None:
    activities = {
        index: _activity_of_column(sheet, index)
        for index in sheet.fields.get(MARKS, ())
        if sheet.headings[index] and not is_total(sheet.headings[index])
    }
    rows = list(sheet.rows())
    absent = _absent_marks(rows, activities)
    for row in rows:
        name = full_name(row, "event.participant")
        if not name:
            row.problem("name_missing", value=row.first())
            continue
        sheet.told.named.append((name, row.at))
        for index, activity in activities.items():
            mark = as_text(row.at_index(index)).casefold()
            if is_present(mark, absent):
                _add(row, activity, name, "participant")
            elif mark not in absent:
                row.problem("bad_mark", value=mark, column=sheet.headings[index])
    sheet.told.events += [activity.draft() for activity in activities.values()]


def _absent_marks(rows: Iterable[Row], columns: Iterable[int]) -> frozenset[str]:
    """A cross says "was there", unless the sheet has another mark that says so."""
    marks = {as_text(row.at_index(index)).casefold() for row in rows for index in columns}
    return ABSENT | CROSS if marks & PRESENT else ABSENT


def is_present(mark: str, absent: frozenset[str]) -> bool:
    """Whether a mark says that somebody was there; so does a number above zero."""
    if mark in absent:
        return False
    return mark in PRESENT | CROSS or (as_number(mark) or 0) > 0


def _activity_of_column(sheet: Sheet, index: int) -> _Activity:
    """The activity a heading names; its day may stand with the title, or in the row above."""
    when, title = None, ""
    for cell in _heading_cells(sheet, index):
        span, rest = _day_and_title(sheet, cell)
        when, title = when or span, title or rest
    caption, _ = sheet.caption()
    data = {"title": title or caption or sheet.headings[index]}
    return _Activity(at=sheet.heading_at(), when=when, data=data)


def _heading_cells(sheet: Sheet, index: int) -> Iterator[Cell]:
    last = sheet.plan.header_row or 0
    for at in range(last, max(last - 2, -1), -1):
        row = sheet.grid.rows[at]
        if index < len(row) and row[index] not in {None, ""}:
            yield row[index]


def _day_and_title(sheet: Sheet, cell: Cell) -> tuple[Span | None, str]:
    text = " ".join(as_text(cell).split())
    if span := sheet.told.when(cell):
        return span, ""
    return find_when(text, sheet.told.near) or (None, text)
