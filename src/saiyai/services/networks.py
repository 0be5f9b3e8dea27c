"""Networks: a record begins, and members join and leave the networks in it."""

from datetime import date

from django.db.models import QuerySet
from django.utils.text import slugify

from saiyai.domain.actors import MAY_HAVE_MEMBERS, ActorKind
from saiyai.domain.drafts import MembershipDraft
from saiyai.domain.errors import AlreadyMember, MembershipCycle, NotANetwork, SlugTaken
from saiyai.domain.viewers import AccessRole, Viewer
from saiyai.domain.words import Say
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
from saiyai.services.checks import check_slug
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
    Raises: UnknownActor, NotANetwork, AlreadyMember, MembershipCycle, KeepersOnly.
    """
    require_some_keeper(by)
    with telling(by, Action("record_membership", draft.member), network) as now:
        ids = Ids(actors=named_ids(network, by, [draft.network, draft.member]))
        joined = joined_network(network, draft, ids)
        for end in (joined.pk, ids.actor(draft.member)):
            require_keeper_of(by, (end,))
        row = membership_row(Told(network, now.seq), draft, joined.pk, ids)
        if _open(row).exists():
            raise AlreadyMember(
                network=joined.ref, member=draft.member, role=Say(f"role.{draft.role}")
            )
        require_no_cycle(row.network_id, row.member_id)
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


def require_no_cycle(network_id: int, member_id: int) -> None:
    """Raises: MembershipCycle if the network is, at any depth, a member of its new member.

    The head row is locked by `telling`, so two changes of membership cannot check side by side
    and close a cycle between them.
    Cost: one query per level of networks below the member.
    """
    level, seen = {member_id}, {member_id}
    while level:
        if network_id in level:
            raise MembershipCycle(network=network_id, member=member_id)
        below = (
            Membership.objects.using(WRITING)
            .filter(network_id__in=level, untold__isnull=True)
            .values_list("member_id", flat=True)
        )
        level = set(below) - seen
        seen |= level


def leave_network(by: Viewer, membership: Membership, day: date) -> Membership:
    """A member leaves: the membership is told again with its end. Raises: KeepersOnly."""
    require_keeper_of(by, (membership.network_id,))
    record = membership.member.network
    with telling(by, Action("leave_network", str(membership.member)), record) as now:
        _retell_with_end(now, membership, day)
    return membership


def _retell_with_end(now: Telling, row: Membership, day: date) -> None:
    now.untell(Membership.objects.using(WRITING).filter(pk=row.pk))
    row.pk, row.told, row.untold = None, now.seq, None
    row.left_earliest = row.left_latest = day
    row.save(using=WRITING, force_insert=True)


def _open(row: Membership) -> QuerySet[Membership]:
    return Membership.objects.using(WRITING).filter(
        network_id=row.network_id,
        member_id=row.member_id,
        role=row.role,
        untold__isnull=True,
        left_latest__isnull=True,
    )
