"""Who came to something done together: told in one step, with those who were not listed yet."""

from collections.abc import Sequence
from dataclasses import replace

from saiyai.domain.drafts import ActorDraft, EventDraft, PartDraft
from saiyai.domain.viewers import Viewer
from saiyai.records.models import Event, Network
from saiyai.services.actors import record_actor
from saiyai.services.changes import require_some_voice, turn
from saiyai.services.events import record_event


def record_attendance(
    by: Viewer, network: Network, draft: EventDraft, new: Sequence[ActorDraft], phase: str = ""
) -> Event:
    """Tell of an activity, and first of those who were there and are no members yet.

    All of it or nothing is told. The activity is one Change and each new member another: who is
    taken out by mistake was there all the same, and the other way round.
    Raises: as `record_actor` for keepers only, and as `record_event`.
    """
    require_some_voice(by)
    with turn():
        parts = []
        for one in new:
            actor = record_actor(by, network, one)
            by = by.now_keeping(actor.pk)
            parts.append(PartDraft(actor.ref, "participant", phase))
        return record_event(by, network, replace(draft, parts=(*draft.parts, *parts)))
