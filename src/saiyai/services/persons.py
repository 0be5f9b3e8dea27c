"""One person in several records: each side says so of its own row, and takes it back."""

import secrets
from typing import Final

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import is_private
from saiyai.domain.errors import AlreadyTold, NotMergeable, NotMerged, UnknownCode
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.identities import kept_for, rows_for
from saiyai.records.connections import WRITING
from saiyai.records.models import Actor, Network, SamePerson
from saiyai.services.changes import Action, require_voice, telling

_SIGNS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH: Final = 16
"""About 79 bits: nobody finds a person by trying."""


def record_same_person(by: Viewer, network: Network, actor: Actor, code: str = "") -> SamePerson:
    """This row is a person who is in other records too.

    Without a code one is made, to be handed to the person or to the keeper of another record,
    who tells it of their row. No side learns from it who else there is.
    Raises: UnknownCode, AlreadyTold, NotMergeable for what is no person, NotYours.
    """
    require_voice(by, {actor.pk})
    code = code.strip().casefold().replace("-", "").replace(" ", "")
    with telling(by, Action("record_same_person", actor.ref), network) as now:
        row = Actor.objects.using(WRITING).get(pk=kept_for([actor.pk])[actor.pk])
        if row.network_id != network.pk or not is_private(ActorKind(row.kind)):
            facts = {"kept": row.ref, "merged": row.ref, "why": Say("not_mergeable.no_person")}
            raise NotMergeable(because="no_person", **facts)
        standing = SamePerson.objects.using(WRITING).filter(untold__isnull=True)
        if code and not standing.filter(code=code).exclude(network=network).exists():
            raise UnknownCode
        if standing.filter(actor_id__in=list(rows_for([row.pk]))).exists() or (
            code and standing.filter(network=network, code=code).exists()
        ):
            raise AlreadyTold(what=row.ref)
        return SamePerson.objects.using(WRITING).create(
            network=network, actor=row, code=code or _fresh_code(), told=now.seq
        )


def withdraw_same_person(by: Viewer, network: Network, actor: Actor) -> None:
    """This row stands for itself alone again; what other records say is theirs.

    Raises: NotMerged, NotYours.
    """
    require_voice(by, {actor.pk})
    rows = SamePerson.objects.using(WRITING).filter(
        network=network, actor_id__in=list(rows_for([actor.pk])), untold__isnull=True
    )
    if not rows.exists():
        raise NotMerged(ref=actor.ref)
    with telling(by, Action("withdraw_same_person", actor.ref), network) as now:
        now.untell(rows)


def _fresh_code() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
