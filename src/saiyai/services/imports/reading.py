"""What the files of an import tell: read by the plan, with what a person chose for all of it."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from django.utils import timezone

from saiyai.domain.dates import parse_when
from saiyai.domain.drafts import Draft
from saiyai.domain.errors import ColumnMissing
from saiyai.domain.problems import problem_to_json
from saiyai.domain.refusals import refusal_to_json
from saiyai.domain.tables import Grid
from saiyai.formats.catalogue import read_file, read_grids
from saiyai.formats.record_cells import as_text
from saiyai.formats.shapes.counting import counts
from saiyai.formats.shapes.days import undated, with_days, without_days_to_come
from saiyai.formats.shapes.drafting import draft as draft_of
from saiyai.formats.shapes.guessing import guess
from saiyai.formats.shapes.meeting_ties import lay_lines_from_events
from saiyai.formats.shapes.plan import plan_from_json, plan_to_json
from saiyai.formats.shapes.replanning import replan
from saiyai.queries.clock import today_of
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import ImportBatch
from saiyai.services.imports.matching import Match, Matching, match_draft
from saiyai.services.imports.stage import MOST_PROBLEMS

PREVIEW_ROWS: Final = 20
MOST_NAMES: Final = 200

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose: how sheets are read, whom names mean, whether events lay lines."""

    plan: Mapping[str, Any]
    names: Mapping[str, str]
    lay_lines: bool
    day: str = ""
    """A day, as people write it, for events of which the file gives none."""


def read(batch: ImportBatch, plan_before: Mapping[str, Any] | None = None) -> None:
    """Read, draft, match; keep what a person has to see before anything is told.

    `plan_before` is what was guessed or chosen before the plan that stands in the batch.
    Raises: Refused for a file, a plan or a day that cannot be read.
    """
    found = _contents(batch)
    grids = [] if isinstance(found, Draft) else found
    if grids and not batch.plan:
        batch.plan = plan_to_json(guess(grids, _today(batch)))
        batch.choices = asdict(Choices({}, {}, _only_meetings(grids, batch)))
    elif grids and plan_before:
        batch.plan = _replanned(batch, grids, plan_before)
    batch.error = {}
    told = Draft()
    try:
        told = _told(batch, found)
    except ColumnMissing as wrong:
        batch.error = refusal_to_json(wrong)
    draft = _with_choices(batch, told)
    matching = match_draft(batch.network, draft, batch.choices.get("names", {}))
    batch.counts = _counts(draft, matching) | {"undated": undated(told)}
    batch.problems = [problem_to_json(problem) for problem in draft.problems[:MOST_PROBLEMS]]
    batch.preview = {
        "sheets": [_preview(grid) for grid in grids],
        "waiting": [_plain_match(match) for match in matching.waiting[:MOST_NAMES]],
        "unsure": [_plain_match(match) for match in matching.unsure[:MOST_NAMES]],
        "name": draft.facts.get("name_th") or draft.facts.get("name_en") or stem_of(batch),
        "facts": {name: str(fact) for name, fact in draft.facts.items()},
    }
    batch.state = "read"
    with writing():
        batch.save(using=WRITING)


def _replanned(
    batch: ImportBatch, grids: Sequence[Grid], before: Mapping[str, Any]
) -> dict[str, Any]:
    """The plan as chosen, with new columns for sheets of another shape or row of headings."""
    plans = plan_from_json(before), plan_from_json(batch.plan)
    return plan_to_json(replan(grids, *plans, _today(batch)))


def draft_as_chosen(batch: ImportBatch) -> Draft:
    """What the file tells, read again by the plan and the choices that stand in the batch."""
    return _with_choices(batch, _told(batch, _contents(batch)))


def _contents(batch: ImportBatch) -> Draft | list[Grid]:
    """A whole record, which needs no mapping, or the sheets of the files."""
    files = _unpacked(batch)
    if len(files) == 1:
        return read_file(*files[0], _today(batch))
    return read_grids(files, _today(batch))


def _told(batch: ImportBatch, found: Draft | list[Grid]) -> Draft:
    """What the file tells, read by the plan."""
    if isinstance(found, Draft):
        return found
    return draft_of(found, plan_from_json(batch.plan), _today(batch))


def _with_choices(batch: ImportBatch, told: Draft) -> Draft:
    """What the file tells, with what a person chose for all of it."""
    day = batch.choices.get("day")
    today = _today(batch)
    made = with_days(told, parse_when(day, today) if day else None)
    made = without_days_to_come(made, today)
    return lay_lines_from_events(made) if batch.choices.get("lay_lines") else made


def _only_meetings(grids: list[Grid], batch: ImportBatch) -> bool:
    """Whether a file tells of activities and of no line: then lines are offered from meeting."""
    made = draft_of(grids, plan_from_json(batch.plan), _today(batch))
    return bool(made.events) and not made.ties


def _today(batch: ImportBatch) -> date:
    return today_of(batch.network) if batch.network else timezone.localdate()


def _counts(draft: Draft, matching: Matching) -> dict[str, Any]:
    told = counts(draft)
    known = sum(match.known is not None for match in matching.actors)
    new = sum(match.is_new for match in matching.actors)
    rows = len(draft.places) + len(draft.issues) + len(matching.actors) + len(draft.memberships)
    rows += 2 * len(draft.ties) + len(draft.events) + sum(map(len, draft.more.values()))
    return {
        "actors": told.actors,
        "ties": told.ties,
        "events": told.events,
        "isolates": told.isolates,
        "repeated": told.repeated,
        "unknown": len(told.unknown_ends),
        "problems": told.problems,
        "known": known,
        "new": new,
        "rows": rows,
    }


def _preview(grid: Grid) -> dict[str, Any]:
    rows = list(zip(grid.numbers, grid.rows, strict=True))[: PREVIEW_ROWS + 5]
    cells = [[number, *(as_text(cell) for cell in row)] for number, row in rows]
    return {"name": grid.name, "rows": cells, "count": len(grid.rows)}


def _plain_match(match: Match) -> dict[str, Any]:
    candidates = [{"ref": k.ref, "name": k.name, "kind": k.kind} for k in match.candidates]
    return {
        "written": match.written,
        "name": match.draft.name or match.written,
        "candidates": candidates,
    }


# --- the files themselves ----------------------------------------------------------------------


def prepare_content(files: Sequence[File]) -> bytes:
    """Files as they are kept with an import until it is told."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (_, content) in enumerate(files):
            archive.writestr(str(number), content)
    return packed.getvalue()


def _unpacked(batch: ImportBatch) -> list[File]:
    with zipfile.ZipFile(io.BytesIO(bytes(batch.content))) as archive:
        return [
            (str(file["name"]), archive.read(str(number)))
            for number, file in enumerate(batch.files)
        ]


def stem_of(batch: ImportBatch) -> str:
    """The name of the first file, without folders and endings."""
    return str(batch.files[0]["name"]).rsplit("/", 1)[-1].split(".")[0]
