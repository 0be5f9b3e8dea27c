"""Matrices: the same names down the side and across the top, and who has how much with whom."""

from collections.abc import Mapping
from typing import Final

from saiyai.domain.drafts import AssertionDraft, TieDraft
from saiyai.formats.record_cells import as_text
from saiyai.formats.shapes.rows import Row, Sheet, as_number
from saiyai.formats.shapes.ties import tell_tie
from saiyai.formats.shapes.words import ABSENT, CROSS, PRESENT, is_total

NAMES: Final = "matrix.names"
"""The field of the column that holds the names down the side."""
TIES: Final = "matrix.ties"
"""The field of the columns whose headings are the names across the top."""

_Cells = dict[tuple[str, str], tuple[float | None, Row]]


def read_matrix(sheet: Sheet) -> None:
    """Tell every name, and a tie for each cell that is neither empty nor zero.

    A matrix that is the same across its diagonal, or filled on one side of it only, has no
    direction; any other leads from the side to the top. The option `directed` overrules this.
    """
    sheet.report_left_out()
    across = _across(sheet)
    cells: _Cells = {}
    names: dict[str, Row | None] = dict.fromkeys(across.values())
    for row in sheet.rows():
        name = row.text(NAMES)
        if not name:
            row.problem("name_missing", value=row.first())
            continue
        if names.get(name):
            row.problem("repeated_name", NAMES, name)
        names[name] = names.get(name) or row
        cells |= _cells(row, name, across)
    top = sheet.heading_at()
    sheet.told.named += [(name, row.at if row else top) for name, row in names.items()]
    option = sheet.plan.options.get("directed", "")
    directed = option == "yes" if option else _has_direction(cells, list(names))
    for (source, target), (weight, row) in cells.items():
        if not directed and source > target and (target, source) in cells:
            continue  # told already, from the other side
        said = (AssertionDraft(weight=weight),)
        tie = TieDraft(source, target, directed=directed, assertions=said, at=row.at)
        tell_tie(row, tie, column=target)


def _across(sheet: Sheet) -> dict[int, str]:
    names = {index: " ".join(sheet.headings[index].split()) for index in sheet.fields[TIES]}
    return {index: name for index, name in names.items() if name and not is_total(name)}


def _cells(row: Row, name: str, across: Mapping[int, str]) -> _Cells:
    cells: _Cells = {}
    for index, other in across.items():
        cell = row.at_index(index)
        text = as_text(cell).casefold()
        number = as_number(cell)
        if number is not None and number != 0:
            cells[name, other] = (number, row)
        elif text in PRESENT | CROSS and number is None:
            cells[name, other] = (None, row)
        elif number is None and text not in ABSENT:
            row.problem("bad_mark", value=as_text(cell), column=other)
    return cells


def _has_direction(cells: _Cells, names: list[str]) -> bool:
    ties = {(a, b): weight for (a, b), (weight, _) in cells.items() if a != b}
    back = [pair for pair in ties if pair[::-1] in ties]
    if not back:
        place = {name: at for at, name in enumerate(names)}
        return len({place[a] < place[b] for a, b in ties}) == 2
    return len(back) < len(ties) or any(ties[a, b] != ties[b, a] for a, b in back)
