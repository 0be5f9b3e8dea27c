"""Who reads: the viewer of a request, made of the account that has signed in and the address."""

from dataclasses import replace
from typing import Final

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from saiyai.domain.viewers import EYE_OF, NEEDS_SECOND_STEP, AccessRole, Eye, Viewer
from saiyai.queries.clock import today_of
from saiyai.queries.identities import kept_for, rows_for
from saiyai.records.connections import alias
from saiyai.records.models import Access, Account, ImportBatch, Membership, Network

VISITOR: Final = Viewer(Eye.OUTSIDE, "visitor", is_served=True)
"""Somebody at a served installation who has not signed in."""


def reader_of(account: Account | None, *, second_step: bool) -> Viewer:
    """Who reads where no network is in the address."""
    if account is None:
        return VISITOR
    return replace(
        VISITOR,
        name=f"account:{account.pk}",
        account=account.pk,
        administers=account.administers and second_step,
        second_step=second_step,
        waits=account.administers and not second_step,
    )


def is_equipped(account: Account) -> bool:
    """Whether an account has a device: one that was taken away ends what it opened."""
    held = Authenticator.objects.using(alias()).filter(user=account)
    return bool(held.filter(type=Authenticator.Type.TOTP).exists())


def reader_for(base: Viewer, slug: str, chosen: str = "") -> Viewer:
    """Who reads one network; in one that is not open to them, somebody for whom it is not there.

    `chosen` are lesser eyes than the reader's own, to see what others are shown.
    """
    network = Network.objects.using(alias()).filter(slug=slug).first()
    return base if network is None else _in(base, network, chosen)


def importer_for(base: Viewer, batch_id: int) -> Viewer:
    """Who reads an import: a reader of its network; of a new one, who began it, as its keeper."""
    rows = ImportBatch.objects.using(alias()).select_related("network")
    batch = rows.only("by", "network").filter(pk=batch_id).first()
    if batch is None:
        return base
    if batch.network is not None:
        return _in(base, batch.network, "")
    is_own = base.administers and batch.by == base.name
    return replace(base, eye=Eye.KEEPER) if is_own else base


def _in(base: Viewer, network: Network, chosen: str) -> Viewer:
    access = standing_access(network).filter(account=base.account).first()
    if access is None:
        may_open = network.open_to_visitors or base.administers
        return replace(base, network=network.pk) if may_open else base
    held = AccessRole(access.role)
    waits = held in NEEDS_SECOND_STEP and not base.second_step
    role = _lesser(AccessRole.MEMBER if waits else held, chosen)
    keeps_part = role is AccessRole.PART_KEEPER and access.part_id is not None
    return replace(
        base,
        eye=EYE_OF[role] if role else Eye.OUTSIDE,
        role=role,
        actor=_kept(access.actor_id) if role else None,
        part=access.part_id if keeps_part else None,
        keeps=part_ids(network, access.part_id) if keeps_part else frozenset(),
        network=network.pk,
        waits=base.waits or waits,
        is_borrowed=role is not held and not waits,
    )


def _lesser(role: AccessRole, chosen: str) -> AccessRole | None:
    """The role that shows what was chosen to be seen; never more than the own one."""
    if chosen == Eye.OUTSIDE:
        return None
    return AccessRole.MEMBER if chosen == Eye.MEMBER and role in NEEDS_SECOND_STEP else role


def standing_access(network: Network) -> QuerySet[Access]:
    """Who may be what in a network now."""
    rows = Access.objects.using(alias()).filter(network=network, untold__isnull=True)
    return rows.filter(account__is_active=True)


def part_ids(network: Network, part: int | None) -> frozenset[int]:
    """A part of a network and everybody in it, at any depth, with every row that is one of them.

    Cost: three queries per level.
    """
    if part is None:
        return frozenset()
    today = today_of(network)
    there = Q(left_latest__isnull=True) | Q(left_latest__gt=today)
    level = set(rows_for(kept_for([part]).values()))
    found = set(level)
    while level:
        rows = Membership.objects.using(alias()).filter(there, network_id__in=level).known(None)
        members = kept_for(rows.values_list("member_id", flat=True))
        level = set(rows_for(members.values())) - found
        found |= level
    return frozenset(found)


def _kept(actor: int | None) -> int | None:
    return None if actor is None else kept_for([actor])[actor]
