"""Who says something on which day: what every step of a goal, an agreement, a problem shares."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Max, QuerySet

from saiyai.domain.errors import FutureDay, NameMissing
from saiyai.domain.periods import Span, on
from saiyai.domain.said import Said
from saiyai.domain.viewers import Viewer
from saiyai.queries.clock import today_of
from saiyai.queries.identities import kept_for
from saiyai.records.connections import WRITING
from saiyai.records.models import Actor, Network
from saiyai.services.changes import require_voice
from saiyai.services.refs import actor_ids, ids_of
from saiyai.services.rows import Told


def require_happened(network: Network, when: Span) -> None:
    """Raises: FutureDay for something told to have happened after the record's today."""
    today = today_of(network)
    if when.earliest > today:
        raise FutureDay(day=when.earliest, today=today)


def is_untold(value: object) -> bool:
    """Whether a field of a draft tells nothing, and so overwrites nothing; zero tells."""
    return value is None or value is False or value == ""


def columns_to_correct(told: Mapping[str, Any], sent: Collection[str]) -> dict[str, Any]:
    """The columns that a correction sets: what a draft tells, and the empty fields that were sent.

    `sent` names fields of the draft; a field of days has two columns, one of a row an id.
    """
    sides = ("", "_id", "_earliest", "_latest")
    columns = {field + side for field in sent for side in sides}
    return {name: value for name, value in told.items() if name in columns or not is_untold(value)}


def require_name(row: Any, told: Mapping[str, Any]) -> None:  # noqa: ANN401 - a row with a name
    """Raises: NameMissing where a correction leaves no name in either language."""
    if not any(told.get(name, getattr(row, name)) for name in ("name_th", "name_en")):
        raise NameMissing


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
    """Whether this viewer may speak for one of these actors, by ref.

    Whether there is an actor of this ref is not said to those who may not speak for it.
    Raises: NotYours.
    """
    if not by.is_keeper:
        found = ids_of(Actor, network, refs)
        require_voice(by, kept_for(found.values()).values())


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
