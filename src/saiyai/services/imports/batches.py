"""The steps of bringing files in: upload, read, choose, tell; and undo, as for any Change."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from saiyai.domain.dates import parse_when
from saiyai.domain.drafts import Draft
from saiyai.domain.errors import (
    BatchState,
    ColumnMissing,
    FileTooLarge,
    MalformedData,
    NothingToImport,
    Refused,
    UnknownBatch,
)
from saiyai.domain.problems import problem_to_json, refusal_to_json
from saiyai.domain.tables import Grid
from saiyai.domain.thai import by_script
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Say
from saiyai.formats.catalogue import read_file, read_grids
from saiyai.formats.record_cells import as_text
from saiyai.formats.shapes.counting import counts
from saiyai.formats.shapes.days import undated, with_days, without_days_to_come
from saiyai.formats.shapes.drafting import draft as draft_of
from saiyai.formats.shapes.guessing import guess, refit
from saiyai.formats.shapes.meeting_ties import lay_lines_from_events
from saiyai.formats.shapes.plan import Plan, plan_from_json, plan_to_json
from saiyai.queries.clock import today_of
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import ImportBatch, Network
from saiyai.services.changes import require_keeper
from saiyai.services.imports.matching import Match, Matching, match_draft
from saiyai.services.imports.stage import discard_staged
from saiyai.services.imports.telling import tell_draft
from saiyai.services.networks import record_network
from saiyai.services.tasks import start
from saiyai.services.undo import undo_change

AT_ONCE_BYTES: Final = 500_000
"""A smaller upload is read while its sender waits."""

AT_ONCE_ROWS: Final = 3_000
"""A smaller draft is told while its sender waits."""

_BEFORE: Final = "before"
"""Stands in the plan of a batch while a job is to read it otherwise than before."""

PREVIEW_ROWS: Final = 20
MOST_PROBLEMS: Final = 200
MOST_NAMES: Final = 200

File = tuple[str, bytes]


def upload_files(
    by: Viewer, network: Network | None, files: Sequence[File], *, at_once: bool = False
) -> ImportBatch:
    """Take files in: into a record, or for one that is yet to begin (None).

    Small ones are read at once, large ones by a job unless the caller has time to wait.
    Raises: FileTooLarge; for small files what reading refuses; KeepersOnly.
    """
    require_keeper(by)
    size = sum(len(content) for _, content in files)
    if not files:
        raise NothingToImport
    if size > settings.MAX_UPLOAD_BYTES:
        limit = settings.MAX_UPLOAD_BYTES // 1_048_576
        raise FileTooLarge(why=Say("import.too_large", size=-(-size // 1_048_576), limit=limit))
    with writing():
        batch = ImportBatch.objects.using(WRITING).create(
            network=network,
            by=by.name,
            at=timezone.now(),
            files=[{"name": name, "size": len(content)} for name, content in files],
            content=_packed(files),
        )
        later = size > AT_ONCE_BYTES and not at_once
        if later:
            start("read_import", batch.pk)
    if not later:
        try:
            _read(batch)
        except Refused:
            batch.delete(using=WRITING)
            raise
    return batch


def read_batch(batch_id: int) -> None:
    """Read an uploaded file, for a job: what is refused stands in the batch."""
    batch = ImportBatch.objects.using(WRITING).get(pk=batch_id)
    try:
        _read(batch, batch.plan.pop(_BEFORE, None))
    except Refused as wrong:
        _fail(batch, wrong)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose: how sheets are read, whom names mean, whether events lay lines."""

    plan: Mapping[str, Any]
    names: Mapping[str, str]
    lay_lines: bool
    day: str = ""
    """A day, as people write it, for events of which the file gives none."""


def choose(by: Viewer, batch: ImportBatch, choices: Choices) -> ImportBatch:
    """Read the file again as chosen; a sheet that became something else gets columns anew.

    A column that is still missing is said in `batch.error`, since the next choice may name it.
    A large file is read by a job; one of which nothing was chosen anew is not read again.
    Raises: BatchState, MalformedData, UnknownWord, UnreadableDate, KeepersOnly.
    """
    require_keeper(by)
    _require(batch, "read", "failed")
    before = (batch.plan, batch.choices)
    chosen = (dict(choices.plan), asdict(replace(choices, plan={})))
    if batch.state == "read" and chosen == before:
        return batch
    batch.plan, batch.choices = chosen
    if _is_large(batch):
        return _read_later(batch, before[0])
    try:
        _read(batch, before[0])
    except Refused:
        batch.plan, batch.choices = before
        raise
    return batch


def _is_large(batch: ImportBatch) -> bool:
    return sum(int(file["size"]) for file in batch.files) > AT_ONCE_BYTES


def _read_later(batch: ImportBatch, plan_before: Mapping[str, Any]) -> ImportBatch:
    """Have a job read the file as chosen; what was guessed before travels in the plan."""
    batch.plan = {**batch.plan, _BEFORE: dict(plan_before)}
    batch.state, batch.error = "uploaded", {}
    with writing():
        batch.save(using=WRITING)
        start("read_import", batch.pk)
    return batch


def tell_import(
    by: Viewer, batch: ImportBatch, name: str = "", *, at_once: bool = False
) -> ImportBatch:
    """Bring in what was checked; into a new network of that name where the batch has none.

    Raises: BatchState while a column is missing or names wait for a choice; NothingToImport;
    KeepersOnly.
    """
    require_keeper(by)
    _require(batch, "read")
    if batch.error:
        raise BatchState(state="incomplete")
    if batch.preview.get("waiting"):
        raise BatchState(state="waiting")
    if not batch.counts.get("rows"):
        raise NothingToImport
    with writing():
        if batch.network is None:
            batch.network = _new_network(by, batch, name)
        batch.state, batch.total = "queued", batch.counts["rows"]
        batch.save(using=WRITING)
        later = batch.total > AT_ONCE_ROWS and not at_once
        if later:
            start("tell_import", batch.pk, by.name)
    if not later:
        tell_batch(batch.pk, by.name)
    batch.refresh_from_db(using=WRITING)
    return batch


def tell_batch(batch_id: int, by_name: str) -> None:
    """Tell a checked file, for a job: what is refused stands in the batch.

    A second run after a worker was killed begins by deleting what the first had staged.
    """
    batch = ImportBatch.objects.using(WRITING).select_related("network").get(pk=batch_id)
    if batch.network is None or batch.state == "told":
        return
    discard_staged(batch)
    _save(batch, state="running", done=0)
    try:
        draft = _chosen(batch, _told(batch, _contents(batch)))
        matching = match_draft(batch.network, draft, batch.choices.get("names", {}))
        by = Viewer(Eye.KEEPER, by_name)
        tell_draft(by, batch.network, batch, draft, matching, lambda n: _save(batch, done=n))
    except Refused as wrong:
        _fail(batch, wrong)


def undo_import(by: Viewer, batch: ImportBatch) -> None:
    """Take back a whole file. Raises: BatchState, NotUndoable, KeepersOnly."""
    _require(batch, "told")
    if batch.network is not None and batch.told_seq is not None:
        undo_change(by, batch.network, batch.told_seq)


def discard_import(by: Viewer, batch: ImportBatch) -> None:
    """Forget a file that was not told. Raises: BatchState, KeepersOnly."""
    require_keeper(by)
    _require(batch, "uploaded", "read", "failed")
    with writing():
        batch.delete(using=WRITING)


def get_batch(by: Viewer, batch_id: int) -> ImportBatch:
    """An import by number. Raises: UnknownBatch, KeepersOnly."""
    require_keeper(by)
    rows = ImportBatch.objects.using(WRITING).select_related("network", "network__actor")
    found = rows.filter(pk=batch_id).first()
    if found is None:
        raise UnknownBatch(batch=batch_id)
    return found


# --- reading ------------------------------------------------------------------------------------


def _read(batch: ImportBatch, plan_before: Mapping[str, Any] | None = None) -> None:
    """Read, draft, match; keep what a person has to see before anything is told."""
    found = _contents(batch)
    grids = [] if isinstance(found, Draft) else found
    if grids and not batch.plan:
        batch.plan = plan_to_json(guess(grids, _today(batch)))
        batch.choices = asdict(Choices({}, {}, _only_meetings(grids, batch)))
    elif grids and plan_before:
        batch.plan = _refitted(batch, grids, plan_from_json(plan_before))
    batch.error = {}
    told = Draft()
    try:
        told = _told(batch, found)
    except ColumnMissing as wrong:
        batch.error = refusal_to_json(wrong)
    draft = _chosen(batch, told)
    matching = match_draft(batch.network, draft, batch.choices.get("names", {}))
    batch.counts = _counts(draft, matching) | {"undated": undated(told)}
    batch.problems = [problem_to_json(problem) for problem in draft.problems[:MOST_PROBLEMS]]
    batch.preview = {
        "sheets": [_preview(grid) for grid in grids],
        "waiting": [_plain_match(match) for match in matching.waiting[:MOST_NAMES]],
        "unsure": [_plain_match(match) for match in matching.unsure[:MOST_NAMES]],
        "name": draft.facts.get("name_th") or draft.facts.get("name_en") or _stem(batch),
    }
    batch.state = "read"
    with writing():
        batch.save(using=WRITING)


def _refitted(batch: ImportBatch, grids: list[Grid], before: Plan) -> dict[str, Any]:
    """The plan as chosen, with new columns for sheets of another shape or row of headings.

    Raises: UnknownWord, MalformedData.
    """
    chosen = plan_from_json(batch.plan)
    if len(chosen.sheets) != len(grids) or len(before.sheets) != len(grids):
        raise MalformedData(kind="plan", field="sheets", problem=f"{len(grids)} sheets")
    sheets = [
        new
        if (new.shape, new.header_row) == (old.shape, old.header_row)
        else refit(grid, new, _today(batch))
        for grid, new, old in zip(grids, chosen.sheets, before.sheets, strict=True)
    ]
    return plan_to_json(Plan(tuple(sheets)))


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


def _chosen(batch: ImportBatch, told: Draft) -> Draft:
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
    rows += 2 * len(draft.ties) + len(draft.events)
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


# --- keeping ------------------------------------------------------------------------------------


def _packed(files: Sequence[File]) -> bytes:
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


def _stem(batch: ImportBatch) -> str:
    return str(batch.files[0]["name"]).rsplit("/", 1)[-1].split(".")[0]


def _new_network(by: Viewer, batch: ImportBatch, name: str) -> Network:
    name = name.strip() or batch.preview.get("name") or _stem(batch)
    name_th, name_en = by_script(name)
    return record_network(by, name_th=name_th, name_en=name_en)


def _require(batch: ImportBatch, *states: str) -> None:
    if batch.state not in states:
        raise BatchState(state=batch.state)


def _save(batch: ImportBatch, **values: object) -> None:
    with writing():
        ImportBatch.objects.using(WRITING).filter(pk=batch.pk).update(**values)
    for name, value in values.items():
        setattr(batch, name, value)


def _fail(batch: ImportBatch, wrong: Refused) -> None:
    _save(batch, state="failed", error=refusal_to_json(wrong))
