"""The steps of bringing files in: upload, read, choose, tell; and undo, as for any Change."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from saiyai.domain.errors import (
    BatchState,
    Fault,
    KeepersOnly,
    NothingToImport,
    Refused,
    UnknownBatch,
)
from saiyai.domain.refusals import refusal_to_json
from saiyai.domain.thai import by_script
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Say
from saiyai.formats.refusals import too_large
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import ImportBatch, Network
from saiyai.services.access import require_administrator
from saiyai.services.changes import require_keeper
from saiyai.services.imports.matching import match_draft
from saiyai.services.imports.reading import (
    Choices,
    File,
    draft_as_chosen,
    prepare_content,
    read,
    stem_of,
)
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

_MB: Final = 1_048_576


def upload_files(
    by: Viewer, network: Network | None, files: Sequence[File], *, at_once: bool = False
) -> ImportBatch:
    """Take files in: into a record, or for one that is yet to begin (None).

    Small ones are read at once, large ones by a job unless the caller has time to wait.
    Raises: FileTooLarge; for small files what reading refuses; KeepersOnly; AdministratorsOnly
    for a new record.
    """
    if network is None:
        require_administrator(by)
    else:
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
            content=prepare_content(files),
        )
        later = size > AT_ONCE_BYTES and not at_once
        if later:
            start("read_import", batch.pk)
    if not later:
        try:
            read(batch)
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
            read(batch, batch.plan.pop(_BEFORE, None))


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
        read(batch, before[0])
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
        raise _in_state("incomplete")
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
        draft = draft_as_chosen(batch)
        matching = match_draft(batch.network, draft, batch.choices.get("names", {}))
        by = Viewer(Eye.KEEPER, by_name)
        tell_draft(
            by,
            batch.network,
            batch,
            draft,
            matching,
            lambda n: _save(batch, done=min(n, batch.total)),
        )


def fail_batch(batch_id: int) -> None:
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
    if by.is_served and found.network_id != by.network:
        raise KeepersOnly
    return found


# --- keeping ------------------------------------------------------------------------------------


def _new_network(by: Viewer, batch: ImportBatch, name: str) -> Network:
    """A record for what is brought in; one that was taken out has its names and its own today."""
    told = batch.preview.get("facts", {})
    names = (told.get("name_th", ""), told.get("name_en", ""))
    wanted = name.strip() or batch.preview.get("name") or stem_of(batch)
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
