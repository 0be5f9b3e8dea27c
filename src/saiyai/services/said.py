"""Who says something on which day: what every step of a goal, an agreement, a problem shares."""

from typing import Any

from django.db.models import Max, QuerySet

from saiyai.domain.errors import FutureDay, NotYours, UnknownActor
from saiyai.domain.periods import Span, on
from saiyai.domain.said import Said
from saiyai.domain.viewers import Viewer
from saiyai.queries.actors import find_people
from saiyai.queries.clock import today_of
from saiyai.records.connections import WRITING
from saiyai.records.models import Actor, Network
from saiyai.services.refs import actor_ids
from saiyai.services.rows import Told


def require_happened(network: Network, when: Span) -> None:
    """Raises: FutureDay for something told to have happened after the record's today."""
    today = today_of(network)
    if when.earliest > today:
        raise FutureDay(day=when.earliest, today=today)


def is_untold(value: object) -> bool:
    """Whether a field of a draft tells nothing, and so overwrites nothing; zero tells."""
    return value is None or value is False or value == ""


def fresh_number(versions: QuerySet[Any]) -> int:
    """The number of a new version; one that was taken back, or left out of a file, stays free."""
    return int(versions.aggregate(newest=Max("number"))["newest"] or 0) + 1


def own_ref_of(viewer: Viewer, network: Network) -> str:
    """The ref of whoever writes, in this record; empty where they are none of it."""
    rows = Actor.objects.using(WRITING).filter(
        network=network, pk=viewer.actor or 0, untold__isnull=True
    )
    return rows.values_list("ref", flat=True).first() or ""


def require_voice_of(by: Viewer, network: Network, *refs: str) -> None:
    """Whether this viewer may speak for one of these actors: keepers for any, others as one.

    Whether there is an actor of this ref is not said to those who may not speak for it.
    Raises: NotYours.
    """
    own = "" if by.is_keeper else own_ref_of(by, network)
    if not by.is_keeper and (not own or own not in refs):
        raise NotYours


def seen_actor_ids(viewer: Viewer, network: Network, *refs: str) -> dict[str, int]:
    """Row ids by ref of actors that somebody names; what is hidden is as if it were not there.

    Raises: UnknownActor.
    """
    found = actor_ids(network, refs)
    if not viewer.is_keeper:
        seen = find_people(viewer, network, found)
        for ref in found:
            if ref not in seen:
                raise UnknownActor(ref=ref)
    return found


def said_columns(viewer: Viewer, told: Told, said: Said) -> dict[str, Any]:
    """The columns of a step: the day, who says it, the words.

    Raises: FutureDay, UnknownActor, NotYours where somebody else is made to say it.
    """
    when = said.when or on(today_of(told.network))
    require_happened(told.network, when)
    if said.by:
        require_voice_of(viewer, told.network, said.by)
    speaker = said.by or own_ref_of(viewer, told.network)
    return {
        "said_by_id": actor_ids(told.network, [speaker]).get(speaker),
        "earliest": when.earliest,
        "latest": when.latest,
        "words": said.words.strip(),
        **told.fact,
    }
