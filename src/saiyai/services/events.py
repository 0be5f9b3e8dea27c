"""Events: told, corrected by a new row, taken back. Rows are never edited."""

from dataclasses import replace

from saiyai.domain.drafts import CoverageDraft, EventDraft, QuietDraft
from saiyai.domain.errors import FutureDay
from saiyai.domain.viewers import Viewer
from saiyai.queries.clock import today_of
from saiyai.records.connections import WRITING
from saiyai.records.models import Coverage, Event, Flow, Network, Part, QuietTime
from saiyai.services.changes import (
    Action,
    require_keeper,
    require_some_voice,
    require_voice,
    telling,
)
from saiyai.services.refs import actor_ids, fresh_ref, ids_for_event, require_free
from saiyai.services.rows import EventRows, Ids, Told, coverage_row, event_rows, quiet_row


def record_event(by: Viewer, network: Network, draft: EventDraft) -> Event:
    """Tell of something that happened: keepers anything, others what they took part in.

    Raises: what its card refuses (MalformedData, FlowMissing, TooFewParts, UnknownWord),
    UnknownActor, FutureDay, RefTaken, NotYours.
    """
    require_some_voice(by)
    require_past(network, draft)
    with telling(by, Action(f"record_{draft.kind}", draft.ref), network) as now:
        if draft.ref:
            require_free(Event, network, draft.ref)
        ref = draft.ref or fresh_ref(Event, network, "e", now.seq)
        told = Told(network, now.seq)
        ids = ids_for_event(network, by, draft)
        require_voice(by, ids.actors.values())
        rows = event_rows(told, replace(draft, ref=ref), ids)
        save_event(rows)
    return rows.event


def correct_event(by: Viewer, event: Event, draft: EventDraft) -> Event:
    """Tell an event again, as it really was; the old row stays, taken back.

    Later events `about` the old row go on meaning this one, since it keeps the ref.
    Raises: as `record_event`.
    """
    require_keeper(by)
    require_past(event.network, draft)
    with telling(by, Action("correct_event", event.ref), event.network) as now:
        ids = ids_for_event(event.network, by, draft)
        now.untell(Event.objects.using(WRITING).filter(pk=event.pk))
        told = Told(event.network, now.seq)
        rows = event_rows(told, replace(draft, ref=event.ref), ids)
        rows.event.replaces_id = event.pk
        save_event(rows)
    return rows.event


def withdraw_event(by: Viewer, event: Event) -> None:
    """Take back an event that did not happen. Raises: KeepersOnly."""
    require_keeper(by)
    with telling(by, Action("withdraw_event", event.ref), event.network) as now:
        now.untell(Event.objects.using(WRITING).filter(pk=event.pk))


def save_event(rows: EventRows) -> None:
    """Write an event with its parts and flows inside a transaction that is open."""
    rows.event.save(using=WRITING, force_insert=True)
    Part.objects.using(WRITING).bulk_create(rows.parts)
    Flow.objects.using(WRITING).bulk_create(rows.flows)


def require_past(network: Network, draft: EventDraft) -> None:
    """Raises: FutureDay for something told to have happened after the record's today."""
    today = today_of(network)
    if draft.when and draft.when.earliest > today:
        raise FutureDay(day=draft.when.earliest, today=today)


def record_coverage(by: Viewer, network: Network, draft: CoverageDraft) -> Coverage:
    """Say how completely a kind of event was recorded in a period. Raises: KeepersOnly."""
    require_keeper(by)
    with telling(by, Action("record_coverage", draft.kind), network) as now:
        row = coverage_row(Told(network, now.seq), draft)
        row.save(using=WRITING)
    return row


def record_quiet(by: Viewer, network: Network, draft: QuietDraft) -> QuietTime:
    """An actor asks not to be called for a time. Raises: UnknownActor, NotYours."""
    with telling(by, Action("record_quiet", draft.actor), network) as now:
        ids = Ids(actors=actor_ids(network, [draft.actor]))
        require_voice(by, ids.actors.values())
        row = quiet_row(Told(network, now.seq), draft, ids)
        row.save(using=WRITING)
    return row
