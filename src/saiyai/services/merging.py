"""Two rows that are one actor: told to be one, and taken apart again; and those that are two.

A merge tells one fact and edits nothing, so that taking it apart takes back that one fact.
"""

from collections.abc import Collection

from django.db.models import QuerySet

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.errors import AlreadyTold, NotMergeable, NotMerged
from saiyai.domain.identities import is_opened_by
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.identities import kept_for, rows_for
from saiyai.records.connections import WRITING
from saiyai.records.models import Access, Actor, Membership, Network, NotSame, SameAs
from saiyai.services.changes import Action, require_keeper, telling


def merge_actors(by: Viewer, network: Network, kept: Actor, merged: Actor) -> SameAs:
    """What is told of `merged` counts for `kept` from now on.

    Rows that stand for others, or for which others stand, may be given: the ends are merged.
    Raises: NotMergeable with the reason, KeepersOnly.
    """
    require_keeper(by)
    with telling(by, Action("merge_actors", f"{merged.ref} = {kept.ref}"), network) as now:
        ends = kept_for((kept.pk, merged.pk))
        rows = Actor.objects.using(WRITING).in_bulk(ends.values())
        one, other = rows[ends[kept.pk]], rows[ends[merged.pk]]
        _require_one_record(network, one, other)
        _require_alike(one, other)
        _require_one_account(one, other)
        _require_not_within(one, other)
        return SameAs.objects.using(WRITING).create(
            network=network, kept=one, merged=other, told=now.seq
        )


def withdraw_merge(by: Viewer, network: Network, ref: str) -> None:
    """Take a merge apart: the row with this id, which another stood for, stands for itself.

    Raises: NotMerged, KeepersOnly.
    """
    require_keeper(by)
    rows = SameAs.objects.using(WRITING).filter(network=network, untold__isnull=True)
    row = rows.filter(merged__ref=ref, merged__untold__isnull=True).first()
    if row is None:
        raise NotMerged(ref=ref)
    with telling(by, Action("withdraw_merge", ref), network) as now:
        now.untell(rows.filter(pk=row.pk))


def record_not_same(by: Viewer, network: Network, one: Actor, other: Actor) -> NotSame:
    """Remember that two who look like one are two, so that nobody is asked again.

    Raises: NotMergeable, AlreadyTold, KeepersOnly.
    """
    require_keeper(by)
    with telling(by, Action("record_not_same", f"{one.ref} ≠ {other.ref}"), network) as now:
        ends = kept_for((one.pk, other.pk))
        low, high = sorted(ends.values()) if len(set(ends.values())) > 1 else (one.pk, one.pk)
        _require_one_record(network, one, other)
        if low == high:
            raise _not_mergeable("same_row", one, other)
        if _told_apart({low}, {high}).exists():
            raise AlreadyTold(what=f"{one.ref} ≠ {other.ref}")
        return NotSame.objects.using(WRITING).create(
            network=network, one_id=low, other_id=high, told=now.seq
        )


def _told_apart(some: Collection[int], others: Collection[int]) -> QuerySet[NotSame]:
    rows = NotSame.objects.using(WRITING).filter(untold__isnull=True)
    return rows.filter(one_id__in=some, other_id__in=others) | rows.filter(
        one_id__in=others, other_id__in=some
    )


def _require_one_record(network: Network, one: Actor, other: Actor) -> None:
    if network.pk in {one.pk, other.pk}:
        raise _not_mergeable("own_network", one, other)
    if {one.network_id, other.network_id} != {network.pk}:
        raise _not_mergeable("other_record", one, other)
    if one.untold is not None or other.untold is not None:
        raise _not_mergeable("gone", one, other)


def _require_alike(one: Actor, other: Actor) -> None:
    if one.pk == other.pk:
        raise _not_mergeable("same_row", one, other)
    if ActorKind.UNSPECIFIED not in {one.kind, other.kind} and one.kind != other.kind:
        raise _not_mergeable("other_kind", one, other)
    if is_opened_by(Consent(one.consent), Consent(other.consent)):
        raise _not_mergeable("consent", one, other)


def _require_one_account(one: Actor, other: Actor) -> None:
    """Whom two accounts say they are is two, until one of them gives its access up."""
    accounts = [
        set(
            Access.objects.using(WRITING)
            .filter(actor_id__in=list(rows_for([row.pk])), untold__isnull=True)
            .values_list("account_id", flat=True)
        )
        for row in (one, other)
    ]
    if all(accounts) and len(accounts[0] | accounts[1]) > 1:
        raise _not_mergeable("two_accounts", one, other)


def _require_not_within(one: Actor, other: Actor) -> None:
    """A network and its own member, at any depth, are not one."""
    for above, below in ((one, other), (other, one)):
        level, seen = set(rows_for([above.pk])), set[int]()
        while level:
            seen |= level
            members = Membership.objects.using(WRITING).filter(
                network_id__in=level, untold__isnull=True
            )
            level = set(rows_for(kept_for(members.values_list("member_id", flat=True)).values()))
            if below.pk in level:
                raise _not_mergeable("member", one, other)
            level -= seen


def _not_mergeable(because: str, kept: Actor, merged: Actor) -> NotMergeable:
    return NotMergeable(
        because=because, kept=kept.ref, merged=merged.ref, why=Say(f"not_mergeable.{because}")
    )
