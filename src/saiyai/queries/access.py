"""Who may do what in a network: shown to those inside it, invitations to those who make them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from allauth.mfa.models import Authenticator
from django.utils import timezone

from saiyai.domain.errors import AdministratorsOnly, NotYours
from saiyai.domain.viewers import AccessRole, Eye, Viewer
from saiyai.queries.identities import rows_for
from saiyai.queries.names import Someone, people_of, someone
from saiyai.queries.readers import standing_access
from saiyai.records.connections import alias
from saiyai.records.models import Access, Account, Actor, Invitation, Network, ReadOfPerson

WRONG_VOID = 5
SHOWN_READS = 100


@dataclass(frozen=True, slots=True)
class AccessRow:
    """Somebody who may read a network, and as what."""

    id: int
    name: str
    role: AccessRole
    actor: Someone | None
    part: Someone | None
    is_own: bool
    may_withdraw: bool
    may_sign_in_again: bool


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation that nobody has taken up."""

    id: int
    name: str
    role: AccessRole
    expires: date


@dataclass(frozen=True, slots=True)
class AccessPage:
    """Who may do what, as far as this viewer may know."""

    rows: Sequence[AccessRow]
    members: int
    """How many more there are, of whom this viewer sees no row."""
    invitations: Sequence[InvitationRow]
    roles: Sequence[AccessRole]
    """What this viewer may invite somebody to be."""
    parts: Sequence[Someone] = field(default_factory=list)
    is_open: bool = False


def get_access(viewer: Viewer, network: Network) -> AccessPage:
    """Who may do what in a network. Keepers are named to everybody inside: they answer for it.

    Of others keepers see all, keepers of a part those of their part, everybody their own row.
    Raises: NotYours for who is not inside.
    """
    if viewer.role is None and not viewer.administers:
        raise NotYours
    rows = list(standing_access(network).select_related("account", "actor").order_by("pk"))
    shown = [row for row in rows if _may_see(viewer, row)]
    people = people_of(viewer, {pk for row in shown for pk in (row.actor_id, row.part_id) if pk})
    roles = roles_for(viewer)
    return AccessPage(
        rows=[_row(viewer, row, people) for row in shown],
        members=len(rows) - len(shown),
        invitations=_invitations(viewer, network) if roles else [],
        roles=roles,
        parts=_parts(viewer, network) if AccessRole.PART_KEEPER in roles else [],
        is_open=network.open_to_visitors,
    )


def roles_for(viewer: Viewer) -> Sequence[AccessRole]:
    """What this viewer may invite somebody to be."""
    if viewer.is_keeper:
        return list(AccessRole)
    given = [AccessRole.MEMBER] if viewer.keeps else []
    return given + ([AccessRole.KEEPER] if viewer.administers else [])


def _may_see(viewer: Viewer, row: Access) -> bool:
    if row.role in {AccessRole.KEEPER, AccessRole.PART_KEEPER}:
        return True
    return (
        viewer.is_keeper or row.account_id == viewer.account or (row.actor_id or 0) in viewer.keeps
    )


def _row(viewer: Viewer, row: Access, people: Mapping[int, Someone]) -> AccessRow:
    is_own = row.account_id == viewer.account
    in_part = row.role == AccessRole.MEMBER and (row.actor_id or 0) in viewer.keeps
    may_change = viewer.is_keeper or in_part
    if viewer.administers and row.role == AccessRole.KEEPER:
        may_change = True
    return AccessRow(
        id=row.pk,
        name=row.account.name,
        role=AccessRole(row.role),
        actor=people.get(row.actor_id) if row.actor_id else None,
        part=people.get(row.part_id) if row.part_id else None,
        is_own=is_own,
        may_withdraw=is_own or may_change,
        may_sign_in_again=not is_own and (viewer.is_keeper or in_part),
    )


def _invitations(viewer: Viewer, network: Network) -> Sequence[InvitationRow]:
    rows = Invitation.objects.using(alias()).filter(
        network=network,
        account__isnull=True,
        untold__isnull=True,
        used__isnull=True,
        expires__gt=timezone.now(),
        wrong__lt=WRONG_VOID,
    )
    if not viewer.is_keeper:
        rows = rows.filter(by=viewer.account)
    return [
        InvitationRow(row.pk, row.name, AccessRole(row.role), timezone.localdate(row.expires))
        for row in rows.order_by("pk")
    ]


def _parts(viewer: Viewer, network: Network) -> Sequence[Someone]:
    """Actors that have members: what can be given to a keeper of its own."""
    rows = Actor.objects.using(alias()).filter(network=network).known(None)
    with_members = rows.filter(members__untold__isnull=True, members__told__isnull=False)
    return [someone(viewer, row) for row in with_members.distinct().order_by("sort_th", "pk")]


# --- an account and its networks ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account, for administrators and for who it is."""

    id: int
    name: str
    email: str
    administers: bool
    has_second_step: bool
    networks: Sequence[tuple[Network, AccessRole]]


def get_account(viewer: Viewer) -> AccountRow:
    """The reader's own account. Raises: NotYours for who has not signed in."""
    if viewer.account is None:
        raise NotYours
    return _account(Account.objects.using(alias()).get(pk=viewer.account))


def list_accounts(viewer: Viewer) -> Sequence[AccountRow]:
    """Every account that can sign in. Raises: AdministratorsOnly."""
    if not viewer.administers:
        raise AdministratorsOnly
    rows = Account.objects.using(alias()).filter(is_active=True).order_by("pk")
    return [_account(row) for row in rows]


def _account(row: Account) -> AccountRow:
    held = Access.objects.using(alias()).filter(account=row, untold__isnull=True)
    rows = held.select_related("network", "network__actor").order_by("pk")
    return AccountRow(
        id=row.pk,
        name=row.name,
        email=row.email or "",
        administers=row.administers,
        has_second_step=Authenticator.objects.using(alias()).filter(user=row).exists(),
        networks=[(access.network, AccessRole(access.role)) for access in rows],
    )


# --- who read whom ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReadRow:
    """On a day somebody read the rows about a person, or took out the whole record."""

    name: str
    day: date
    is_whole: bool


def list_reads(viewer: Viewer, network: Network, actor: Actor) -> Sequence[ReadRow]:
    """Who read the rows about a person, the newest first: for that person and their keepers."""
    if viewer.eye is Eye.OUTSIDE or not viewer.is_close_to(actor.pk):
        return []
    rows = ReadOfPerson.objects.using(alias()).filter(network=network)
    about = rows.filter(actor__in=rows_for([actor.pk])) | rows.filter(actor__isnull=True)
    found = about.select_related("account").order_by("-day", "-pk")[:SHOWN_READS]
    return [ReadRow(row.account.name, row.day, row.actor_id is None) for row in found]
