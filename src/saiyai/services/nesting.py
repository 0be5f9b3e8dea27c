"""No network is inside itself, on any day: checked before a membership is told or told again."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Q

from saiyai.domain.errors import MembershipCycle
from saiyai.domain.nesting import Joined, way_round
from saiyai.domain.viewers import Viewer
from saiyai.queries.names import NamesInRow, people_of
from saiyai.records.connections import WRITING
from saiyai.records.models import Membership, Network


def require_no_cycle(by: Viewer, row: Membership) -> None:
    """Raises: MembershipCycle if the network would, on some day, be inside its new member.

    The head row is locked by `telling`, so two changes of membership cannot check side by side
    and close a circle between them.
    Cost: one query per level of networks below the member.
    """
    _require(by, _below(row), _joined(row))


def require_no_cycles(by: Viewer, network: Network, told: int) -> None:
    """The same for every membership that one Change told of a record.

    Raises: MembershipCycle.
    Cost: where there is any, one pass over the memberships of the record, and a walk for each
    that a network joined by.
    """
    rows = Membership.objects.using(WRITING).filter(
        member__network=network, untold__isnull=True, told__isnull=False
    )
    if not rows.filter(told=told).exists():
        return
    standing = [_joined(row) for row in rows.iterator(chunk_size=10_000)]
    has_members = {one.network for one in standing}
    inner = [one for one in standing if one.member in has_members]
    for row in rows.filter(told=told, member_id__in=has_members).iterator():
        _require(by, inner, _joined(row))


def _require(by: Viewer, standing: Iterable[Joined], new: Joined) -> None:
    way = way_round(standing, new)
    if way:
        people = people_of(by, way)
        raise MembershipCycle(way=NamesInRow(tuple(people[pk].name for pk in way)))


def _below(new: Membership) -> Iterator[Joined]:
    """The memberships inside a new member, at any depth, that can lead on or back."""
    level, seen = {new.member_id}, {new.member_id}
    while level:
        rows = [_joined(row) for row in _standing_in(level, new.network_id)]
        yield from rows
        level = {row.member for row in rows} - seen
        seen |= level


def _standing_in(networks: set[int], back: int) -> Sequence[Membership]:
    rows = Membership.objects.using(WRITING).filter(
        network_id__in=networks, untold__isnull=True, told__isnull=False
    )
    # Who has no members of their own leads nowhere; most are persons.
    inner = Membership.objects.using(WRITING).filter(untold__isnull=True).values("network_id")
    return list(rows.filter(Q(member_id__in=inner) | Q(member_id=back)))


def _joined(row: Membership) -> Joined:
    """From the first day it may have begun until the last day it may have stood."""
    return Joined(
        row.network_id,
        row.member_id,
        row.joined_earliest or date.min,
        row.left_latest or date.max,
    )
