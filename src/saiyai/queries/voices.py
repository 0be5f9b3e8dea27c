"""Who speaks for whom: persons without a login are recorded and answered for by others."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TypeVar

from django.db.models import Q, QuerySet

from saiyai.domain.viewers import Viewer
from saiyai.queries.clock import today_of
from saiyai.queries.identities import rows_for
from saiyai.records.connections import alias
from saiyai.records.models import Actor, OfActor, Voice
from saiyai.records.models.facts import FactQuerySet

M = TypeVar("M", bound=OfActor)


def standing_on(rows: QuerySet[M], day: date) -> QuerySet[M]:
    """Rows of a facet that had begun and not ended on a day, as memberships do.

    What was told to stand since some day of this year stands: it begins with the first.
    """
    begun = Q(since_earliest__isnull=True) | Q(since_earliest__lte=day)
    open_still = Q(until_latest__isnull=True) | Q(until_latest__gt=day)
    return rows.filter(begun, open_still)


def may_speak_for(viewer: Viewer, actors: Collection[int | None]) -> bool:
    """Whether this viewer is one of these actors, or speaks for one on the record's own today."""
    if viewer.actor is None:
        return False
    wanted = rows_for({one for one in actors if one is not None})
    me = rows_for([viewer.actor])
    if me.keys() & wanted.keys():
        return True
    rows: QuerySet[Voice] = FactQuerySet(Voice, using=alias()).known(None)
    told = rows.filter(actor_id__in=wanted, actor__network__isnull=False, speaker_id__in=me)
    records = {row.actor.network for row in told.select_related("actor__network")}
    return any(standing_on(told, today_of(record)).exists() for record in records if record)


def viewer_for(viewer: Viewer, actor: Actor) -> Viewer:
    """How this viewer reads the page of an actor: as the actor, who speaks for them."""
    return replace(viewer, actor=actor.pk) if may_speak_for(viewer, [actor.pk]) else viewer
