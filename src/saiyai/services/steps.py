"""A later step of what was begun, told once it is known who tells it and that it can follow."""

from dataclasses import replace

from saiyai.domain.drafts import EventDraft
from saiyai.domain.viewers import Viewer
from saiyai.records.models import Event, Network
from saiyai.services.changes import Action, telling
from saiyai.services.events import require_past, save_event
from saiyai.services.refs import actor_ids, fresh_ref, ids_of
from saiyai.services.rows import EventRows, Ids, Told, event_rows


def record_checked(by: Viewer, network: Network, draft: EventDraft) -> Event:
    """Tell a step that was checked before.

    Its other end may be hidden from its teller: who helps need not know whom.
    Raises: UnknownActor, FutureDay, what its card refuses.
    """
    require_past(network, draft)
    with telling(by, Action(f"record_{draft.kind}", draft.ref), network) as now:
        rows = step_rows(Told(network, now.seq), draft)
        save_event(rows)
    return rows.event


def step_rows(told: Told, draft: EventDraft) -> EventRows:
    """The rows of a step with a ref of its own, inside a Change that is being made."""
    named = [part.actor for part in draft.parts]
    named += [end for flow in draft.flows for end in (flow.source, flow.target)]
    ids = Ids(
        actors=actor_ids(told.network, named), events=ids_of(Event, told.network, [draft.about])
    )
    ref = fresh_ref(Event, told.network, "e", told.seq or 0)
    return event_rows(told, replace(draft, ref=ref), ids)
