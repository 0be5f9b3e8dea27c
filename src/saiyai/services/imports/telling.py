"""A draft told: staged in chunks, then made facts in one short transaction with one Change."""

from collections.abc import Callable

from saiyai.domain.carried import CARRIED
from saiyai.domain.drafts import Draft
from saiyai.domain.problems import problem_to_json
from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING
from saiyai.records.models import Actor, ConsentGiven, Event, ImportBatch, Network
from saiyai.services.actors import told_columns
from saiyai.services.changes import Action, Telling, telling
from saiyai.services.facets import save_consent
from saiyai.services.imports.matching import Matching, with_refs
from saiyai.services.imports.stage import MOST_PROBLEMS, Stage, discard_staged
from saiyai.services.imports.staging_actors import (
    stage_actors,
    stage_goals,
    stage_issues,
    stage_memberships,
    stage_places,
)
from saiyai.services.imports.staging_facts import (
    stage_coverage,
    stage_events,
    stage_quiet,
    stage_ties,
)
from saiyai.services.imports.staging_rows import BEFORE_LINES, stage_rows
from saiyai.services.nesting import require_no_cycles
from saiyai.services.undoable import FACTS


def tell_draft(
    by: Viewer,
    network: Network,
    batch: ImportBatch,
    draft: Draft,
    matching: Matching,
    report: Callable[[int], None],
) -> int:
    """Tell everything of a draft that the record does not have. Returns: the Change's number.

    Rows that refer to a name that waits or was left out are left out with it. If anything fails,
    nothing was told and nothing stays behind.
    Cost: about 10,000 rows a second on SQLite; other writers wait for a chunk at a time.
    """
    stage = Stage(network, batch, with_refs(matching, f"n{batch.pk}"), report)
    try:
        _stage(stage, draft)
        files = ", ".join(str(file["name"]) for file in batch.files)
        with telling(by, Action("import", files, batch=batch), network) as now:
            _make_facts(stage, now)
            require_no_cycles(by, network, now.seq)
            _save_consents(now)
            _edit_known(stage, now)
            batch.state, batch.told_seq, batch.counts = "told", now.seq, dict(stage.counts)
            left_out = [problem_to_json(problem) for problem in stage.problems]
            batch.problems = [*left_out, *batch.problems][:MOST_PROBLEMS]
            batch.save(using=WRITING, update_fields=["state", "told_seq", "counts", "problems"])
    except BaseException:
        discard_staged(batch)
        raise
    return now.seq


def _stage(stage: Stage, draft: Draft) -> None:
    stage_places(stage, draft)
    stage_issues(stage, draft)
    stage_actors(stage)
    stage_memberships(stage, draft)
    stage_goals(stage, draft)
    stage_rows(stage, draft, BEFORE_LINES)
    stage_ties(stage, draft)
    stage_events(stage, draft)
    stage_coverage(stage, draft)
    stage_quiet(stage, draft)
    stage_rows(stage, draft, tuple(name for name in CARRIED if name not in BEFORE_LINES))


def _make_facts(stage: Stage, now: Telling) -> None:
    for start in range(0, len(stage.corrected), 5000):
        ids = stage.corrected[start : start + 5000]
        now.untell(Event.objects.using(WRITING).filter(pk__in=ids))
    for table in FACTS:
        staged = table.objects.using(WRITING).filter(batch=stage.batch, told__isnull=True)
        staged.update(told=now.seq)


def _save_consents(now: Telling) -> None:
    """Names of who stood before follow a consent of the file; new ones are as their row says."""
    rows = ConsentGiven.objects.using(WRITING).filter(told=now.seq)
    for row in rows.exclude(actor__told=now.seq).select_related("actor"):
        save_consent(now, row)


def _edit_known(stage: Stage, now: Telling) -> None:
    for start in range(0, len(stage.edits), 5000):
        drafts = dict(stage.edits[start : start + 5000])
        rows = Actor.objects.using(WRITING).filter(pk__in=drafts)
        now.edit_many({row: told_columns(row, drafts[row.pk], stage.ids) for row in rows})
