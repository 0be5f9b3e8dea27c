"""Invitations: a link and a six-digit code, given by any channel, that let somebody in."""

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from saiyai.domain.actors import MAY_HAVE_MEMBERS, ActorKind
from saiyai.domain.drafts import AccessDraft
from saiyai.domain.errors import (
    NameMissing,
    NotANetwork,
    NotYours,
    PartMissing,
    TooOften,
    UnknownInvitation,
    WrongCode,
)
from saiyai.domain.viewers import AccessRole, Viewer
from saiyai.domain.words import Say
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import Access, Account, Actor, Invitation, Network
from saiyai.services.access import (
    access_of,
    require_administrator,
    require_inviter,
    require_some_inviter,
    save_access,
)
from saiyai.services.changes import Action, telling
from saiyai.services.refs import actor_ids, ids_of

LASTS: Final = timedelta(days=7)
"""An invitation that nobody took up is void after this."""

LINK_LASTS: Final = timedelta(days=1)
"""The same of a link that signs in an account that is there already."""

MOST_WRONG: Final = 5
"""So many wrong codes void an invitation."""

MOST_A_DAY: Final = 60
"""So many invitations one account makes in a day."""

LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Ticket:
    """What is handed over, and kept nowhere in the clear: the link's token and the code."""

    invitation: int
    token: str
    code: str


def invite(by: Viewer, network: Network, draft: AccessDraft) -> Ticket:
    """Invite somebody into a network, as what the draft says.

    Raises: KeepersOnly, NotYours, NameMissing, UnknownActor, PartMissing, NotANetwork, TooOften.
    """
    require_some_inviter(by)
    with telling(by, Action("invite"), network) as now:
        actor, part = _meant(by, network, draft)
        require_inviter(by, draft.role, actor)
        if (draft.role is AccessRole.PART_KEEPER) != (part is not None):
            raise PartMissing
        if part is not None:
            _require_part(part)
        row = Invitation(
            network=network, role=draft.role, actor_id=actor, part_id=part, name=draft.name
        )
        return _hand_out(by, row, now.seq)


def invite_administrator(by: Viewer, name: str) -> Ticket:
    """Invite somebody to see to accounts and networks. Raises: AdministratorsOnly, NameMissing."""
    require_administrator(by)
    with telling(by, Action("invite_administrator"), None) as now:
        return _hand_out(by, Invitation(name=name), now.seq)


def invite_again(by: Viewer, network: Network, access_id: int) -> Ticket:
    """A new link and code for an account that is there: for people without e-mail.

    Raises: UnknownAccess, KeepersOnly; NotYours for an account that is more than a member
    of this one network, since whoever holds the link is that account.
    """
    require_some_inviter(by)
    with telling(by, Action("invite_again"), network) as now:
        access = access_of(network, access_id)
        require_inviter(by, AccessRole.MEMBER, access.actor_id)
        account = access.account
        elsewhere = Access.objects.using(WRITING).filter(account=account, untold__isnull=True)
        if account.administers or elsewhere.exclude(pk=access.pk).exists():
            raise NotYours
        if access.role != AccessRole.MEMBER:
            require_inviter(by, AccessRole(access.role), access.actor_id)
        row = Invitation(
            network=network,
            role=access.role,
            actor_id=access.actor_id,
            part_id=access.part_id,
            account=account,
            name=account.name,
        )
        return _hand_out(by, row, now.seq, LINK_LASTS)


def withdraw_invitation(by: Viewer, network: Network, invitation_id: int) -> None:
    """Void an invitation that nobody has taken up. Raises: UnknownInvitation, KeepersOnly."""
    require_some_inviter(by)
    with telling(by, Action("withdraw_invitation"), network) as now:
        found = _waiting().filter(network=network, pk=invitation_id).first()
        if found is None:
            raise UnknownInvitation
        require_inviter(by, AccessRole(found.role), found.actor_id)
        Invitation.objects.using(WRITING).filter(pk=found.pk).update(untold=now.seq)


def accept_invitation(by: Viewer, token: str, code: str) -> Account:
    """Take up an invitation: makes an account for a visitor, adds to that of who has signed in.

    Raises: UnknownInvitation; WrongCode with how many tries are `left`, which is counted even
    though it is refused; LastKeeper, where a sole keeper would become less.
    """
    with writing():
        found = invitation_of(token, locked=True)
        if constant_time_compare(found.code, _digest_of_code(token, code.strip())):
            return _let_in(by, found)
        found.wrong += 1
        found.save(using=WRITING, update_fields=["wrong"])
    raise WrongCode(left=MOST_WRONG - found.wrong)


def invitation_of(token: str, *, locked: bool = False) -> Invitation:
    """The invitation behind a link, while it can be taken up. Raises: UnknownInvitation."""
    rows = _waiting().filter(token=_digest_of_token(token))
    found = (rows.select_for_update(of=("self",)) if locked else rows).first()
    if found is None:
        raise UnknownInvitation
    return found


def _let_in(by: Viewer, found: Invitation) -> Account:
    account = found.account or _signed_in(by) or _new_account(found)
    found.used = timezone.now()
    found.save(using=WRITING, update_fields=["used"])
    if found.account_id is None:
        taken = replace(by, name=f"account:{account.pk}", account=account.pk)
        with telling(taken, Action("accept_invitation"), found.network) as now:
            if found.network is None:
                now.edit(account, {"administers": True})
            else:
                save_access(now, found.network, account, found)
    return account


def _signed_in(by: Viewer) -> Account | None:
    if by.account is None:
        return None
    return Account.objects.using(WRITING).get(pk=by.account)


def _new_account(found: Invitation) -> Account:
    account = Account(name=found.name)
    account.set_unusable_password()
    account.save(using=WRITING)
    return account


def _meant(by: Viewer, network: Network, draft: AccessDraft) -> tuple[int | None, int | None]:
    """The rows of actor and part. Who keeps no whole record learns of no ref beyond their part."""
    refs = [draft.actor, draft.part]
    if by.is_keeper:
        ids = actor_ids(network, refs)
    else:
        ids = ids_of(Actor, network, refs)
        if any(ref and ids.get(ref) not in by.keeps for ref in refs):
            raise NotYours
    return ids.get(draft.actor), ids.get(draft.part)


def _hand_out(by: Viewer, row: Invitation, seq: int, lasts: timedelta = LASTS) -> Ticket:
    row.name = row.name.strip()[:LONGEST_NAME]
    if not row.name:
        raise NameMissing
    row.made = timezone.now()
    if by.account is not None:
        row.by_id = by.account
        today = Invitation.objects.using(WRITING).filter(
            by=by.account, made__gt=row.made - timedelta(days=1)
        )
        if today.count() >= MOST_A_DAY:
            raise TooOften
    token, code = secrets.token_urlsafe(32), f"{secrets.randbelow(1_000_000):06}"
    row.token, row.code = _digest_of_token(token), _digest_of_code(token, code)
    row.expires, row.told = row.made + lasts, seq
    row.save(using=WRITING)
    return Ticket(row.pk, token, code)


def _waiting() -> QuerySet[Invitation]:
    rows = Invitation.objects.using(WRITING).filter(
        untold__isnull=True, used__isnull=True, expires__gt=timezone.now(), wrong__lt=MOST_WRONG
    )
    return rows.exclude(account__is_active=False)


def _require_part(part: int) -> None:
    actor = Actor.objects.using(WRITING).get(pk=part)
    if ActorKind(actor.kind) not in MAY_HAVE_MEMBERS:
        raise NotANetwork(actor=actor.ref, kind=Say(f"actor_kind.{actor.kind}"))


def _digest_of_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _digest_of_code(token: str, code: str) -> str:
    """Keyed, since a million codes are tried in a moment by whoever reads the table."""
    return salted_hmac("saiyai.invitation", f"{token} {code}", algorithm="sha256").hexdigest()
