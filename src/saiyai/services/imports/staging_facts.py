"""Lines and events staged from a draft, those left out that the record has already."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from saiyai.domain.drafts import AssertionDraft, Draft, EventDraft, TieDraft
from saiyai.domain.kinds.catalogue import kind_of
from saiyai.domain.tables import Problem
from saiyai.queries.identities import rows_as_one
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    Coverage,
    Event,
    Flow,
    Part,
    QuietTime,
    Tie,
    TieAssertion,
    TieKind,
)
from saiyai.services.imports.stage import Stage
from saiyai.services.imports.staging_actors import found
from saiyai.services.refs import require_between
from saiyai.services.rows import (
    EventRows,
    assertion_row,
    coverage_row,
    event_rows,
    quiet_row,
    tie_row,
)
from saiyai.services.tie_kinds import rows_refused

_SAID = (
    *("stance", "said_by_id", "since_earliest", "since_latest", "foundation", "rhythm"),
    *("culture", "power", "learning", "weight", "via_id", "occasion", "note", "sign"),
    *("culture_why", "power_why", "learning_why"),
)
"""Columns by which two assertions say the same; the day of saying is not among them."""

_COVERED = ("kind", "earliest", "latest", "share", "told_by")
_RESTED = ("actor_id", "earliest", "latest", "reason")
Row = TypeVar("Row", Coverage, QuietTime)


def stage_ties(stage: Stage, draft: Draft) -> None:
    """Lines between actors who are known, and what is said of them that was not said yet."""
    kinds = _kinds(stage, draft)
    standing = _standing_ties(stage)
    said = _standing_words(stage)
    refs = set(_standing(stage, Tie).values_list("ref", flat=True))
    new: list[tuple[Tie, TieDraft]] = []
    words: list[tuple[AssertionDraft, Tie]] = []
    for number, tie in enumerate(_with_ends(stage, draft.ties), 1):
        row = tie_row(stage.told, tie, kinds[tie.kind, tie.directed], stage.ids)
        key = (row.kind_id, row.a_id, row.b_id)
        if key not in standing:
            row.ref = _free(refs, tie.ref, f"t{stage.batch.pk}-{number}")
            standing[key] = row
            new.append((row, tie))
        line = standing[key]
        words += [(one, line) for one in tie.assertions if _is_news(stage, one, line, said)]
    refused = _leave_out_refused(stage, new)
    stage.create(Tie, (row for row, _ in new if id(row) not in refused))
    stage.create(
        TieAssertion,
        (
            assertion_row(stage.told, one, tie, stage.ids, stage.today)
            for one, tie in words
            if id(tie) not in refused
        ),
    )


def _leave_out_refused(stage: Stage, new: Sequence[tuple[Tie, TieDraft]]) -> set[int]:
    """Lines that join whom their kind may not join, by id of the object; each is named.

    Lines of a file stood under the kinds that came with it: those are not asked again.
    """
    asked = {id(row): (row, tie) for row, tie in new if row.kind.batch_id != stage.batch.pk}
    found = [id(row) for row, _ in rows_refused(row for row, _ in asked.values())]
    for one in found:  # in the order of the file
        row, tie = asked[one]
        names, at = f"{tie.source} – {tie.target}", tie.at
        facts = (("kind", row.kind.name),)
        stage.leave_out(Problem("line_not_allowed", at.sheet, at.row, "", names, facts))
    return set(found)


def _standing(stage: Stage, table: type[Any]) -> Any:  # noqa: ANN401 - a query of any table
    return table.objects.using(WRITING).filter(network=stage.network, untold__isnull=True)


def _kinds(stage: Stage, draft: Draft) -> dict[tuple[str, bool], TieKind]:
    kinds = {(kind.name, kind.directed): kind for kind in _standing(stage, TieKind)}
    wanted = sorted({(tie.kind, tie.directed) for tie in draft.ties} - set(kinds))
    made = [
        TieKind(network=stage.network, name=name, directed=directed, **stage.told.fact)
        for name, directed in wanted
    ]
    return kinds | {(kind.name, kind.directed): kind for kind in stage.create(TieKind, made)}


def _standing_ties(stage: Stage) -> dict[tuple[int, int, int], Tie]:
    return {(row.kind_id, row.a_id, row.b_id): row for row in _standing(stage, Tie)}


def _standing_words(stage: Stage) -> dict[int, set[tuple[Any, ...]]]:
    rows = TieAssertion.objects.using(WRITING).filter(
        tie__network=stage.network, untold__isnull=True
    )
    said: dict[int, set[tuple[Any, ...]]] = defaultdict(set)
    for tie, *columns in rows.values_list("tie_id", *_SAID):
        said[tie].add(tuple(columns))
    return said


def _is_news(
    stage: Stage, one: AssertionDraft, tie: Tie, said: dict[int, set[tuple[Any, ...]]]
) -> bool:
    if tie.pk not in said:
        return True
    row = assertion_row(stage.told, one, tie, stage.ids, stage.today)
    return tuple(getattr(row, column) for column in _SAID) not in said[tie.pk]


def _free(taken: set[str], wanted: str, made: str) -> str:
    ref = wanted if wanted and wanted not in taken else made
    taken.add(ref)
    return ref


def _with_ends(stage: Stage, ties: Iterable[TieDraft]) -> Iterator[TieDraft]:
    """Ties with refs for names; those whose ends wait or are left out are left out."""
    for tie in ties:
        source, target = stage.ref_of(tie.source), stage.ref_of(tie.target)
        if source and target and source != target:
            said = tuple(
                replace(one, said_by=stage.ref_of(one.said_by), via=stage.ref_of(one.via))
                for one in tie.assertions
            )
            yield replace(tie, source=source, target=target, assertions=said)


@dataclass(frozen=True, slots=True)
class _StandingEvents:
    """Events of the record in the span of the file, by ref and by what they tell."""

    by_ref: dict[str, int]
    contents: dict[int, tuple[Any, ...]]
    by_content: dict[tuple[Any, ...], int]


def stage_events(stage: Stage, draft: Draft) -> None:
    """Events the record does not have, or has otherwise; level by level.

    An event finds the row of the one it is `about` only when that has been written.
    """
    standing = _standing_events(stage, draft.events)
    stage.ids.events |= standing.by_ref
    waiting = [event for one in draft.events if (event := _with_actors(stage, one))]
    number = 0
    while waiting:
        ready = [event for event in waiting if _is_ready(stage, event)]
        later = [event for event in waiting if not _is_ready(stage, event)]
        if not ready:  # about events that neither file nor record has
            ready, later = [replace(event, about="") for event in later], []
        rows = []
        for event in ready:
            number += 1
            if made := _event(stage, standing, event, f"e{stage.batch.pk}-{number}"):
                rows.append(made)
        stage.create_events(rows)
        waiting = later


def stage_coverage(stage: Stage, draft: Draft) -> None:
    """How completely kinds of events were recorded, where that was not said yet."""
    rows = (coverage_row(stage.told, statement) for statement in draft.coverage)
    said = set(_standing(stage, Coverage).values_list(*_COVERED))
    stage.create(Coverage, _news(rows, said, _COVERED))


def stage_quiet(stage: Stage, draft: Draft) -> None:
    """Who asked for quiet and when, where that was not said yet."""
    named = (replace(rest, actor=stage.ref_of(rest.actor)) for rest in draft.quiet)
    rows = (quiet_row(stage.told, rest, stage.ids) for rest in named if rest.actor)
    standing = QuietTime.objects.using(WRITING).filter(
        actor__network=stage.network, untold__isnull=True
    )
    said = {tuple(getattr(r, column) for column in _RESTED) for r in rows_as_one(standing)}
    stage.create(QuietTime, _news(rows, said, _RESTED))


def _news(
    rows: Iterable[Row], said: set[tuple[Any, ...]], columns: tuple[str, ...]
) -> Iterator[Row]:
    """Rows that do not say what was said already."""
    for row in rows:
        told = tuple(getattr(row, column) for column in columns)
        if told not in said:
            said.add(told)
            yield row


def _is_ready(stage: Stage, event: EventDraft) -> bool:
    return not event.about or event.about in stage.ids.events


def _event(
    stage: Stage, standing: _StandingEvents, draft: EventDraft, made_ref: str
) -> EventRows | None:
    rows = event_rows(stage.told, draft, stage.ids)
    named = {part.actor_id for part in rows.parts}
    named |= {end for flow in rows.flows for end in (flow.source_id, flow.target_id)}
    require_between(kind_of(draft.kind), stage.network, named)
    content = _content(rows.event, rows.parts, rows.flows)
    known = standing.by_ref.get(draft.ref) if draft.ref else standing.by_content.get(content)
    if known is None:
        rows.event.ref = draft.ref or made_ref
        return rows
    if standing.contents.get(known) == content:
        return None
    rows.event.replaces_id = known
    stage.corrected.append(known)
    return rows


def _standing_events(stage: Stage, drafts: Sequence[EventDraft]) -> _StandingEvents:
    days = [event.when for event in drafts if event.when]
    every = dict(_standing(stage, Event).values_list("ref", "pk")) if days else {}
    rows = _standing(stage, Event).filter(
        earliest__gte=min((when.earliest for when in days), default=stage.today),
        latest__lte=max((when.latest for when in days), default=stage.today),
    )
    named = _standing(stage, Event).filter(ref__in=[e.ref for e in drafts if e.ref][:5000])
    events = {row.pk: row for row in [*rows, *named]}
    parts, flows = _by_event(Part, events), _by_event(Flow, events)
    contents = {pk: _content(row, parts[pk], flows[pk]) for pk, row in events.items()}
    return _StandingEvents(every, contents, {content: pk for pk, content in contents.items()})


def _by_event(table: type[Any], events: dict[int, Event]) -> dict[int, list[Any]]:
    found_rows: dict[int, list[Any]] = defaultdict(list)
    ids = list(events)
    for start in range(0, len(ids), 5000):
        for row in table.objects.using(WRITING).filter(event_id__in=ids[start : start + 5000]):
            found_rows[row.event_id].append(row)
    return found_rows


def _content(event: Event, parts: Sequence[Part], flows: Sequence[Flow]) -> tuple[Any, ...]:
    """What an event tells, as something to compare."""
    told = (event.kind, event.earliest, event.latest, event.place_id, event.issue_id)
    more = (event.goal_id, event.via_centre, event.channel, event.source, event.occasion)
    data = repr(sorted(event.data.items()))
    who = frozenset((part.actor_id, part.role, part.phase) for part in parts)
    gave = frozenset((f.source_id, f.target_id, f.good, f.amount, f.unit) for f in flows)
    return (*told, *more, data, who, gave)


def _with_actors(stage: Stage, event: EventDraft) -> EventDraft | None:
    """The event with refs for names; None if nobody of it is left, or it has no day."""
    parts = [replace(part, actor=stage.ref_of(part.actor)) for part in event.parts]
    flows = [
        replace(flow, source=stage.ref_of(flow.source), target=stage.ref_of(flow.target))
        for flow in event.flows
    ]
    # Two names of one person in one list are one part.
    here = tuple(dict.fromkeys(part for part in parts if part.actor))
    gave = tuple(f for f in flows if f.source and f.target and f.source != f.target)
    nobody = (event.parts or event.flows) and not (here or gave)
    if event.when is None or nobody:
        return None
    return replace(
        event,
        parts=here,
        flows=gave,
        place=found(stage.ids.places, event.place),
        issue=found(stage.ids.issues, event.issue),
    )
