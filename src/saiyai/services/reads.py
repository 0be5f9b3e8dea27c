"""That somebody read the rows about a person: written down, so that the person can see it.

A read is no Change: nothing of the record is other than before.
"""

from typing import Any

from django.utils import timezone

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import is_private
from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING, alias, writing
from saiyai.records.models import Actor, Network, ReadOfPerson


def record_read(by: Viewer, network: Network, actor: Actor) -> None:
    """The rows about an actor were read; noted of persons, once a day for each reader.

    Of a local installation nothing is noted: whoever sits there is everybody.
    """
    if is_private(ActorKind(actor.kind)) and by.actor != actor.pk:
        _note(by, network, actor.pk)


def record_taking_out(by: Viewer, network: Network) -> None:
    """The whole record was taken out, with everybody in it."""
    _note(by, network, None)


def _note(by: Viewer, network: Network, actor: int | None) -> None:
    if by.account is None:
        return
    read: dict[str, Any] = {
        "network": network,
        "actor_id": actor,
        "account_id": by.account,
        "day": timezone.localdate(),
    }
    # Looked up first: a second page of the same day waits for no writer.
    if not ReadOfPerson.objects.using(alias()).filter(**read).exists():
        with writing():
            ReadOfPerson.objects.using(WRITING).get_or_create(**read)
