"""The steps of bringing files in: upload, read, choose, tell; and undo, as for any Change."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from saiyai.domain.drafts import Draft
from saiyai.domain.errors import (
    BatchState,
    Fault,
    NothingToImport,
    Refused,
    UnknownBatch,
)
from saiyai.domain.problems import problem_to_json
from saiyai.domain.refusals import refusal_to_json
from saiyai.domain.tables import Grid
from saiyai.domain.thai import by_script
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language, Say, format_fact
from saiyai.formats.catalogue import read_file, read_grids
from saiyai.formats.refusals import too_large
from saiyai.formats.shapes.counting import counts
from saiyai.formats.shapes.drafting import draft as draft_of
from saiyai.formats.shapes.guessing import guess
from saiyai.formats.shapes.meeting_ties import lay_lines_from_events
from saiyai.formats.shapes.plan import plan_from_json, plan_to_json
from saiyai.formats.shapes.replanning import replan
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

PREVIEW_ROWS: Final = 20
MOST_PROBLEMS: Final = 200
MOST_NAMES: Final = 200
_MB: Final = 1_048_576

File = tuple[str, bytes]


def upload_files(
    by: Viewer, network: Network | None, files: Sequence[File], *, at_once: bool = False
) -> ImportBatch:
    """Take files in: into a record, or for one that is yet to begin (None).

    Small ones are read at once, large ones by a job unless the caller has time to wait.
    Raises: FileTooLarge; for small files what reading refuses; KeepersOnly.
    """
    require_keeper(by)
    if not files:
        raise NothingToImport
    size = require_room([(name, len(content)) for name, content in files])
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
            _read(batch, _contents(batch))
        except Refused:
            batch.delete(using=WRITING)
            raise
    return batch


def require_room(sizes: Sequence[tuple[str, int]]) -> int:
    """How many bytes files have together; a door asks before it reads them into memory.

    Raises: FileTooLarge.
    """
    size = sum(size for _, size in sizes)
    if size > settings.MAX_UPLOAD_BYTES:
        told = {"size": -(-size // _MB), "limit": settings.MAX_UPLOAD_BYTES // _MB}
        raise too_large(", ".join(name for name, _ in sizes), "upload", **told)
    return size


def read_batch(batch_id: int) -> None:
    """Read an uploaded file, for a job: what is refused stands in the batch.

    One that was thrown away meanwhile is left alone.
    """
    batch = ImportBatch.objects.using(WRITING).filter(pk=batch_id, state="uploaded").first()
    if batch is not None:
        with _failures_kept(batch):
            _read(batch, _contents(batch))


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose: how sheets are read, whom names mean, whether events lay lines."""

    plan: Mapping[str, Any]
    names: Mapping[str, str]
    lay_lines: bool


def choose(by: Viewer, batch: ImportBatch, choices: Choices) -> ImportBatch:
    """Read the file again as chosen; where a sheet is another thing now, its columns are as well.

    Raises: BatchState, ColumnMissing, UnknownWord, MalformedData.
    """
    require_keeper(by)
    _require(batch, "read", "failed")
    before = (batch.plan, batch.choices)
    found = _contents(batch)
    batch.choices = {"names": dict(choices.names), "lay_lines": choices.lay_lines}
    try:
        batch.plan = _replanned(batch, found, choices.plan)
        _read(batch, found)
    except Refused:
        batch.plan, batch.choices = before
        raise
    return batch


def tell_import(
    by: Viewer, batch: ImportBatch, name: str = "", *, at_once: bool = False
) -> ImportBatch:
    """Bring in what was checked; into a new network of that name where the batch has none.

    Raises: BatchState while names wait for a choice; NothingToImport; KeepersOnly.
    """
    require_keeper(by)
    _require(batch, "read")
    if batch.preview.get("waiting"):
        raise _in_state("waiting")
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
    if batch.network is None or batch.state not in {"queued", "running"}:
        return
    discard_staged(batch)
    _save(batch, state="running", done=0)
    with _failures_kept(batch):
        draft = _draft(batch, _contents(batch))
        matching = match_draft(batch.network, draft, batch.choices.get("names", {}))
        by = Viewer(Eye.KEEPER, by_name)
        tell_draft(by, batch.network, batch, draft, matching, lambda n: _save(batch, done=n))


def give_up_batch(batch_id: int) -> None:
    """Every worker that took up this import died on it: it says so, and leaves nothing behind."""
    batch = ImportBatch.objects.using(WRITING).filter(pk=batch_id).exclude(state="told").first()
    if batch is not None:
        discard_staged(batch)
        _fail(batch, Fault())


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


def _replanned(
    batch: ImportBatch, found: Draft | list[Grid], wanted: Mapping[str, Any]
) -> dict[str, Any]:
    if isinstance(found, Draft) or not batch.plan:
        return dict(wanted)
    plans = plan_from_json(batch.plan), plan_from_json(wanted)
    return plan_to_json(replan(found, *plans, _today(batch)))


def _read(batch: ImportBatch, found: Draft | list[Grid]) -> None:
    """Draft and match what a file holds; keep what a person has to see before it is told."""
    grids = [] if isinstance(found, Draft) else found
    if grids and not batch.plan:
        batch.plan = plan_to_json(guess(grids, _today(batch)))
        batch.choices = {"names": {}, "lay_lines": _only_meetings(grids, batch)}
    draft = _draft(batch, found)
    matching = match_draft(batch.network, draft, batch.choices.get("names", {}))
    batch.counts = _counts(draft, matching)
    batch.problems = [problem_to_json(problem) for problem in draft.problems[:MOST_PROBLEMS]]
    batch.preview = {
        "sheets": [_preview(grid) for grid in grids],
        "waiting": [_plain_match(match) for match in matching.waiting[:MOST_NAMES]],
        "unsure": [_plain_match(match) for match in matching.unsure[:MOST_NAMES]],
        "name": draft.facts.get("name_th") or draft.facts.get("name_en") or _stem(batch),
        "facts": {name: str(fact) for name, fact in draft.facts.items()},
    }
    batch.state, batch.error = "read", {}
    with writing():
        batch.save(using=WRITING)


def _contents(batch: ImportBatch) -> Draft | list[Grid]:
    """A whole record, which needs no mapping, or the sheets of the files."""
    files = _unpacked(batch)
    if len(files) == 1:
        return read_file(*files[0], _today(batch))
    return read_grids(files, _today(batch))


def _draft(batch: ImportBatch, found: Draft | list[Grid]) -> Draft:
    if isinstance(found, Draft):
        return found
    made = draft_of(found, plan_from_json(batch.plan), _today(batch))
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
    cells = [
        [number, *("" if c is None else format_fact(c, Language.EN) for c in row)]
        for number, row in rows
    ]
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
    """A record for what is brought in; one that was taken out has its names and its own today."""
    told = batch.preview.get("facts", {})
    names = (told.get("name_th", ""), told.get("name_en", ""))
    wanted = name.strip() or batch.preview.get("name") or _stem(batch)
    name_th, name_en = names if wanted in names else by_script(wanted)
    clock = _day(told.get("today", ""))
    return record_network(by, name_th=name_th, name_en=name_en, clock=clock)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:  # none told, or edited by hand
        return None


def _require(batch: ImportBatch, *states: str) -> None:
    if batch.state not in states:
        raise _in_state(batch.state)


def _in_state(state: str) -> BatchState:
    return BatchState(state=Say(f"import_state.{state}"))


def _save(batch: ImportBatch, **values: object) -> None:
    with writing():
        ImportBatch.objects.using(WRITING).filter(pk=batch.pk).update(**values)
    for name, value in values.items():
        setattr(batch, name, value)


@contextmanager
def _failures_kept(batch: ImportBatch) -> Iterator[None]:
    """What is refused, or goes wrong in a way nobody foresaw, stands in the batch for its page.

    Raises: again what nobody foresaw, so that it stands in the log as well.
    """
    try:
        yield
    except Refused as wrong:
        _fail(batch, wrong)
    except Exception:
        _fail(batch, Fault())
        raise


def _fail(batch: ImportBatch, wrong: Refused) -> None:
    _save(batch, state="failed", error=refusal_to_json(wrong))
