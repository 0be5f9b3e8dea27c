"""No network is inside itself, on any day: checked before a membership is told or told again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Q

from saiyai.domain.errors import MembershipCycle
from saiyai.domain.nesting import Joined, way_round
from saiyai.domain.viewers import Viewer
from saiyai.queries.identities import kept_rows, rows_for
from saiyai.queries.names import NamesInRow, people_of
from saiyai.records.connections import WRITING
from saiyai.records.models import Membership, Network, SameAs


def require_no_cycle(by: Viewer, row: Membership) -> None:
    """Raises: MembershipCycle if the network would, on some day, be inside its new member.

    The head row is locked by `telling`, so two changes of membership cannot check side by side
    and close a circle between them.
    Cost: one query per level of networks below the member.
    """
    kept = kept_rows(_record_of(row))
    (joined,) = _joined([row], kept)
    _require(by, _below(joined, kept), joined)


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
    kept = kept_rows(network)
    standing = _joined(rows.iterator(chunk_size=10_000), kept)
    has_members = {one.network for one in standing}
    inner = [one for one in standing if one.member in has_members]
    for joined in _joined(rows.filter(told=told), kept):
        if joined.member in has_members:
            _require(by, inner, joined)


def _require(by: Viewer, standing: Iterable[Joined], new: Joined) -> None:
    way = way_round(standing, new)
    if way:
        people = people_of(by, way)
        raise MembershipCycle(way=NamesInRow(tuple(people[pk].name for pk in way)))


def _below(joined: Joined, kept: Mapping[int, int]) -> Iterator[Joined]:
    """The memberships inside a new member, at any depth, that can lead on or back."""
    level, seen = {joined.member}, {joined.member}
    while level:
        rows = _joined(_standing_in(level, joined.network), kept)
        yield from rows
        level = {row.member for row in rows} - seen
        seen |= level


def _standing_in(networks: set[int], back: int) -> Sequence[Membership]:
    rows = Membership.objects.using(WRITING).filter(
        network_id__in=list(rows_for(networks)), untold__isnull=True, told__isnull=False
    )
    # Who has no members of their own leads nowhere; most are persons. A merged row may have them
    # under the other.
    inner = Membership.objects.using(WRITING).filter(untold__isnull=True).values("network_id")
    merged = SameAs.objects.using(WRITING).filter(untold__isnull=True)
    leads = Q(member_id__in=inner) | Q(member_id__in=list(rows_for([back])))
    leads |= Q(member_id__in=merged.values("kept")) | Q(member_id__in=merged.values("merged"))
    return list(rows.filter(leads))


def _joined(rows: Iterable[Membership], kept: Mapping[int, int]) -> list[Joined]:
    """From the first day each may have begun until the last day it may have stood.

    What is told of a merged row is told of the one it is (decision 0012).
    """
    return [
        Joined(
            kept.get(row.network_id, row.network_id),
            kept.get(row.member_id, row.member_id),
            row.joined_earliest or date.min,
            row.left_latest or date.max,
        )
        for row in rows
    ]


def _record_of(row: Membership) -> Network:
    return Network.objects.using(WRITING).get(pk=row.member.network_id)
