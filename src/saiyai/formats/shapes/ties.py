"""Sheets of ties: one row each, with headings or without."""

from typing import Final

from saiyai.domain.drafts import AssertionDraft, TieDraft
from saiyai.domain.ties import Foundation, Rhythm, Stance
from saiyai.formats.shapes.rows import Row, Sheet
from saiyai.formats.shapes.words import DIRECTIONS, FOUNDATIONS, RHYTHMS, STANCES

_BAR: Final = "|"


def read_ties(sheet: Sheet) -> None:
    """Tell a tie for each row, or several where an end holds names parted by bars.

    A row without both ends is named and left out; so is one from an actor to itself. The option
    `directed` (yes, no) overrules what the rows say; where nothing says, a tie has no direction.
    """
    always = {"yes": True, "no": False}.get(sheet.plan.options.get("directed", ""))
    if always is None and "tie.direction" not in sheet.fields:
        sheet.told.undecided.add(sheet.grid.name)
    for row in sheet.rows():
        sources, targets = _ends(row, "tie.source"), _ends(row, "tie.target")
        if not sources or not targets:
            row.problem("end_missing", "tie.target" if sources else "tie.source", row.first())
            continue
        direction = row.word("tie.direction", DIRECTIONS)
        directed = direction == "directed" if always is None else always
        said = (_assertion(row, mutual=direction == "mutual"),)
        kind, ref = row.text("tie.kind"), row.text("tie.ref")
        for source in sources:
            for target in targets:
                tell_tie(row, TieDraft(source, target, ref, kind, directed, said, row.at))


def tell_tie(row: Row, tie: TieDraft, column: str = "") -> None:
    """Tell a tie; one from an actor to itself is named, and no draft will have it."""
    if tie.source == tie.target:
        row.problem("self_loop", "tie.target", tie.target, column=column)
    row.sheet.told.ties.append(tie)


def _ends(row: Row, field_id: str) -> list[str]:
    text = row.text(field_id)
    if _BAR not in text:
        return [text] if text else []
    return [name.strip() for name in text.split(_BAR) if name.strip()]


def _assertion(row: Row, *, mutual: bool) -> AssertionDraft:
    extra = row.extra()
    if mutual:  # more than "no direction told": each to the other
        extra[row.heading("tie.direction")] = row.text("tie.direction")
    return AssertionDraft(
        stance=row.word("tie.stance", STANCES) or Stance.PROPOSED,
        said_by=row.text("tie.said_by"),
        said=row.when("tie.said"),
        since=row.when("tie.since"),
        foundation=row.word("tie.foundation", FOUNDATIONS) or Foundation.UNTOLD,
        rhythm=row.word("tie.rhythm", RHYTHMS) or Rhythm.UNTOLD,
        culture=row.integer("tie.culture"),
        power=row.integer("tie.power"),
        learning=row.integer("tie.learning"),
        weight=row.decimal("tie.weight"),
        via=row.text("tie.via"),
        occasion=row.text("tie.occasion"),
        note=row.lines("tie.note"),
        extra=extra,
    )
