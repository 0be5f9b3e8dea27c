"""Networks: a record begins, and members join and leave the networks in it."""

from dataclasses import replace
from datetime import date

from django.db.models import QuerySet
from django.utils.text import slugify

from saiyai.domain.actors import MAY_HAVE_MEMBERS, ActorKind, Role
from saiyai.domain.drafts import MembershipDraft
from saiyai.domain.errors import AlreadyMember, AlreadyTold, NotANetwork, SlugTaken, UnknownFact
from saiyai.domain.periods import Span, on
from saiyai.domain.viewers import AccessRole, Viewer
from saiyai.domain.words import Say
from saiyai.queries.identities import rows_for
from saiyai.records.connections import WRITING
from saiyai.records.models import Access, Account, Actor, Membership, Network
from saiyai.services.access import require_administrator, save_access
from saiyai.services.changes import (
    Action,
    Telling,
    require_keeper_of,
    require_some_keeper,
    telling,
)
from saiyai.services.checks import check_slug, malformed
from saiyai.services.nesting import require_no_cycle
from saiyai.services.refs import named_ids
from saiyai.services.rows import Ids, Told, membership_row, name_columns

ROOT_REF = ""
"""The ref that means the record's own network in a membership."""


def record_network(
    by: Viewer,
    *,
    name_th: str = "",
    name_en: str = "",
    slug: str = "",
    sample: bool = False,
    clock: date | None = None,
) -> Network:
    """Begin the record of a network.

    Who begins it with an account keeps it, until they hand it on.
    Raises: NameMissing, SlugTaken, MalformedData for a slug that makes no address, KeepersOnly,
    AdministratorsOnly.
    """
    require_administrator(by)
    if slug:
        check_slug(slug)
    with telling(by, Action("record_network", slug), None) as now:
        if slug and Network.objects.using(WRITING).filter(slug=slug).exists():
            raise SlugTaken(slug=slug)
        actor = Actor.objects.using(WRITING).create(
            ref=slug or f"network-{now.seq}",
            kind=ActorKind.NETWORK,
            consent="anyone",
            told=now.seq,
            **name_columns(name_th, name_en),
        )
        now.network = Network.objects.using(WRITING).create(
            actor=actor,
            slug=slug or _free_slug(name_en, now.seq),
            sample=sample,
            clock=clock,
            open_to_visitors=sample,
        )
        if by.account is not None:
            account = Account.objects.using(WRITING).get(pk=by.account)
            save_access(now, now.network, account, Access(role=AccessRole.KEEPER))
    return now.network


def _free_slug(name: str, seq: int) -> str:
    slug = slugify(name)[:40] or f"network-{seq}"
    taken = Network.objects.using(WRITING).filter(slug=slug).exists()
    return f"{slug}-{seq}" if taken else slug


def record_membership(by: Viewer, network: Network, draft: MembershipDraft) -> Membership:
    """A member joins a network of this record; an empty `draft.network` is the record's own.

    Keepers of a part do this within it: whom they draw in they would keep, so they draw in nobody.
    Raises: UnknownActor, NotANetwork, AlreadyMember, MembershipCycle, UnknownWord,
    MalformedData, KeepersOnly.
    """
    require_some_keeper(by)
    with telling(by, Action("record_membership", draft.member), network) as now:
        ids = Ids(actors=named_ids(network, by, _actors_in(draft)))
        joined = joined_network(network, draft, ids)
        for end in (joined.pk, ids.actor(draft.member)):
            require_keeper_of(by, (end,))
        row = membership_row(Told(network, now.seq), draft, joined.pk, ids)
        if _open(row).exists():
            raise AlreadyMember(
                network=joined.ref, member=draft.member, role=Say(f"role.{draft.role}")
            )
        require_no_cycle(by, row)
        row.save(using=WRITING)
    return row


def joined_network(network: Network, draft: MembershipDraft, ids: Ids) -> Actor:
    """The actor that is joined. Raises: UnknownActor, NotANetwork."""
    if draft.network == ROOT_REF:
        return network.actor
    actor = Actor.objects.using(WRITING).get(pk=ids.actor(draft.network))
    if ActorKind(actor.kind) not in MAY_HAVE_MEMBERS:
        raise NotANetwork(actor=draft.network, kind=Say(f"actor_kind.{actor.kind}"))
    return actor


def leave_network(by: Viewer, membership: Membership, day: date, *, why: str = "") -> Membership:
    """A member gives up a role: the membership is told again with its end, and why.

    Raises: AlreadyTold if it is over already; KeepersOnly.
    """
    require_keeper_of(by, (membership.network_id,))
    record = membership.member.network
    with telling(by, Action("leave_network", str(membership.member)), record) as now:
        rows = Membership.objects.using(WRITING).filter(pk=membership.pk)
        if not rows.filter(untold__isnull=True, left_latest__isnull=True).exists():
            raise AlreadyTold(what=Say(f"role.{membership.role}"))
        (row,) = end_memberships(now, rows, on(day), why)
    return row


def end_memberships(
    now: Telling, rows: QuerySet[Membership], when: Span, why: str = ""
) -> list[Membership]:
    """Tell open memberships again with their end. Raises: MalformedData before they began."""
    ended = list(rows)
    now.untell(rows)
    for row in ended:
        if row.joined_earliest and when.latest < row.joined_earliest:
            raise malformed("malformed.membership", "left", "before_it_began")
        row.left_earliest, row.left_latest, row.exit_why = when.earliest, when.latest, why
        _retell(now, row)
    return ended


def correct_membership(by: Viewer, row: Membership, draft: MembershipDraft) -> Membership:
    """Tell a membership again as it really is: why, duties, term, deputy, successor, days.

    Network, member and role stay.
    Raises: UnknownActor, UnknownWord, MalformedData, MembershipCycle, KeepersOnly.
    """
    require_keeper_of(by, (row.network_id,))
    record = _record_of(row)
    with telling(by, Action("correct_membership", row.member.ref), record) as now:
        told = Told(record, now.seq)
        draft = replace(draft, member=row.member.ref, role=Role(row.role))
        ids = Ids(actors=named_ids(record, by, _actors_in(draft)))
        now.untell(Membership.objects.using(WRITING).filter(pk=row.pk))
        again = membership_row(told, draft, row.network_id, ids)
        require_no_cycle(by, again)
        again.save(using=WRITING)
    return again


def withdraw_membership(by: Viewer, row: Membership) -> None:
    """Take back a membership that was told by mistake. Raises: UnknownFact, KeepersOnly."""
    require_keeper_of(by, (row.network_id,))
    action = Action("withdraw_membership", row.member.ref)
    with telling(by, action, row.member.network) as now:
        if not now.untell(Membership.objects.using(WRITING).filter(pk=row.pk)):
            raise UnknownFact(id=row.pk)


def _record_of(row: Membership) -> Network:
    return Network.objects.using(WRITING).get(pk=row.member.network_id)


def _actors_in(draft: MembershipDraft) -> list[str]:
    return [draft.network, draft.member, draft.admitted_by, draft.deputy, draft.successor]


def _retell(now: Telling, row: Membership) -> None:
    row.pk, row.told, row.untold = None, now.seq, None
    row.save(using=WRITING, force_insert=True)


def _open(row: Membership) -> QuerySet[Membership]:
    return Membership.objects.using(WRITING).filter(
        network_id__in=list(rows_for([row.network_id])),
        member_id__in=list(rows_for([row.member_id])),
        role=row.role,
        untold__isnull=True,
        left_latest__isnull=True,
    )
