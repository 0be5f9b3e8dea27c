"""Who may do what: access given and taken away; and accounts, which administrators see to."""

from typing import Protocol

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from saiyai.domain.errors import (
    AdministratorsOnly,
    KeepersOnly,
    LastKeeper,
    NotYours,
    UnknownAccess,
    UnknownAccount,
)
from saiyai.domain.viewers import AccessRole, Viewer
from saiyai.records.connections import WRITING
from saiyai.records.models import Access, Account, Network
from saiyai.services.changes import Action, Telling, require_keeper, telling


class Granted(Protocol):
    """What is given: by an invitation, or to who begins a record."""

    role: str
    actor_id: int | None
    part_id: int | None


def require_administrator(by: Viewer) -> None:
    """Raises: AdministratorsOnly; of a local installation whoever keeps its records is one."""
    if not by.is_served:
        require_keeper(by)
    elif not by.administers:
        raise AdministratorsOnly


def require_inviter(by: Viewer, role: AccessRole, actor: int | None) -> None:
    """Keepers give any role; keepers of a part make members of its actors; administrators keepers.

    Raises: KeepersOnly, and NotYours where a keeper of a part reaches beyond it.
    """
    if by.is_keeper or (by.administers and role is AccessRole.KEEPER):
        return
    if not by.keeps:
        raise KeepersOnly
    if role is not AccessRole.MEMBER or actor not in by.keeps:
        raise NotYours


def require_some_inviter(by: Viewer) -> None:
    """Asked before anything is looked up. Raises: KeepersOnly for who can invite nobody."""
    if not (by.is_keeper or by.keeps or by.administers):
        raise KeepersOnly


def access_of(network: Network, access_id: int) -> Access:
    """An access that stands. Raises: UnknownAccess."""
    rows = Access.objects.using(WRITING).filter(network=network, untold__isnull=True)
    found = rows.select_related("account").filter(pk=access_id).first()
    if found is None:
        raise UnknownAccess(access=access_id)
    return found


def save_access(now: Telling, network: Network, account: Account, granted: Granted) -> Access:
    """Inside an open Change: what an account may be in a network from now on.

    Raises: LastKeeper, where it takes the only keeper from a record.
    """
    before = Access.objects.using(WRITING).filter(
        account=account, network=network, untold__isnull=True
    )
    kept = before.filter(role=AccessRole.KEEPER).exists()
    before.update(untold=now.seq)
    row = Access.objects.using(WRITING).create(
        account=account,
        network=network,
        role=granted.role,
        actor_id=granted.actor_id,
        part_id=granted.part_id,
        told=now.seq,
    )
    if kept:
        _require_kept(network)
    return row


def withdraw_access(by: Viewer, network: Network, access_id: int) -> None:
    """Take somebody's access away, or leave.

    Raises: UnknownAccess, KeepersOnly, LastKeeper.
    """
    own = Access.objects.using(WRITING).filter(pk=access_id, account=by.account)
    if not own.exists():
        require_some_inviter(by)
    with telling(by, Action("withdraw_access"), network) as now:
        access = access_of(network, access_id)
        if by.account is None or access.account_id != by.account:
            require_inviter(by, AccessRole(access.role), access.actor_id)
        Access.objects.using(WRITING).filter(pk=access.pk).update(untold=now.seq)
        if access.role == AccessRole.KEEPER:
            _require_kept(network)


def open_network(by: Viewer, network: Network, *, is_open: bool) -> None:
    """Let visitors read what outsiders read, or nothing at all. Raises: KeepersOnly."""
    require_keeper(by)
    with telling(by, Action("open_network" if is_open else "close_network"), network) as now:
        now.edit(network, {"open_to_visitors": is_open})


def close_account(by: Viewer, account_id: int) -> None:
    """Nobody signs in as this account any more, and its name goes; what it told stays.

    Raises: AdministratorsOnly, unless it is one's own; UnknownAccount, LastKeeper.
    """
    if by.account is None or by.account != account_id:
        require_administrator(by)
    with telling(by, Action("close_account", str(account_id)), None) as now:
        account = account_of(account_id)
        held = Access.objects.using(WRITING).filter(account=account, untold__isnull=True)
        kept = held.filter(role=AccessRole.KEEPER).values("network")
        networks = list(Network.objects.using(WRITING).filter(pk__in=kept))
        held.update(untold=now.seq)
        for network in networks:
            _require_kept(network)
        Authenticator.objects.using(WRITING).filter(user=account).delete()
        account.name, account.email, account.is_active = f"#{account.pk}", None, False
        was_administrator, account.administers = account.administers, False
        account.set_unusable_password()
        account.save(using=WRITING)
        others = Account.objects.using(WRITING).filter(administers=True, is_active=True)
        if was_administrator and not others.exists():
            raise LastKeeper


def account_of(account_id: int) -> Account:
    """An account that can sign in. Raises: UnknownAccount."""
    found = Account.objects.using(WRITING).filter(pk=account_id, is_active=True).first()
    if found is None:
        raise UnknownAccount(account=account_id)
    return found


def keepers_of(network: Network) -> QuerySet[Access]:
    """Who keeps the whole record now."""
    return Access.objects.using(WRITING).filter(
        network=network, role=AccessRole.KEEPER, untold__isnull=True
    )


def _require_kept(network: Network) -> None:
    """Raises: LastKeeper if nobody keeps the record any more."""
    if not keepers_of(network).exists():
        raise LastKeeper
