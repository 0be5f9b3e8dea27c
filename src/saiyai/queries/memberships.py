"""Memberships: seen from the member, from the network, and single ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from saiyai.domain.actors import Role
from saiyai.domain.errors import UnknownFact
from saiyai.domain.periods import AsOf, Span
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.identities import kept_for, rows_for, rows_once
from saiyai.queries.names import Someone, ids_known_to, may_know_of, may_name, people_of, person_of
from saiyai.queries.voices import viewer_for
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Membership, Network
from saiyai.records.models.facts import span


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A membership, seen from the member or from the network."""

    id: int
    other: Someone | None
    """None stands for the record's own network."""
    role: Role
    joined: Span | None
    left: Span | None
    why: str
    voluntary: bool | None = None
    reasons: Sequence[str] = ()
    duties: str = ""
    term: Span | None = None
    admitted_by: Someone | None = None
    deputy: Someone | None = None
    successor: Someone | None = None
    exit_why: str = ""
    """Read by keepers and by the member."""

    @property
    def is_open(self) -> bool:
        """Whether the member still has this role."""
        return self.left is None


def list_memberships(
    viewer: Viewer, network: Network, member: Actor, when: AsOf
) -> Sequence[MembershipRow]:
    """The memberships of an actor that had begun by a day; for who may read its page."""
    rows = _begun(when).filter(member_id__in=list(rows_for([member.pk], when.known)))
    told = list(rows.select_related(*_WITH))
    joined = kept_for((row.network_id for row in told), when.known)
    seen = _seen_in(viewer, joined.values())
    people = people_of(viewer, joined, when.known)
    found = rows_once(told, lambda row: (joined[row.network_id], *spell_key(row)))
    return [
        _row(viewer, row, None if row.network_id == network.pk else people[row.network_id], when)
        for row in found
        if joined[row.network_id] in seen
    ]


def list_members(viewer: Viewer, network: Actor, when: AsOf) -> Sequence[MembershipRow]:
    """Who had joined an actor by a day; for who may read its page."""
    rows = _begun(when).filter(network_id__in=list(rows_for([network.pk], when.known)))
    members = kept_for(rows.values_list("member_id", flat=True), when.known)
    if not members:
        return []
    seen = _seen_in(viewer, members.values())
    people = people_of(viewer, members, when.known)
    found = rows_once(
        rows.select_related(*_WITH), lambda row: (members[row.member_id], *spell_key(row))
    )
    return [
        _row(viewer, row, people[row.member_id], when)
        for row in found
        if members[row.member_id] in seen
    ]


def _seen_in(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Of these actors those whose memberships this viewer may know of; outside of nobody's."""
    return set() if viewer.eye is Eye.OUTSIDE else ids_known_to(viewer, ids)


def spell_key(row: Membership) -> tuple[object, ...]:
    """What makes two memberships one where member and network are the same."""
    return (row.role, row.joined_earliest, row.joined_latest, row.left_earliest, row.left_latest)


def _begun(when: AsOf) -> QuerySet[Membership]:
    rows = Membership.objects.using(alias()).filter(begun_on(when.day)).known(when.known)
    return rows.order_by("left_latest", "pk")


def begun_on(day: date) -> Q:
    """Memberships that had begun by a day; those of which no day was told had."""
    return Q(joined_earliest__isnull=True) | Q(joined_earliest__lte=day)


def waiting_on(day: date) -> Q:
    """Memberships that had not begun by a day: those that `begun_on` leaves."""
    return Q(joined_earliest__gt=day)


def standing_on(day: date) -> Q:
    """Memberships that had begun by a day and not ended; those end on the last day they can."""
    return begun_on(day) & (Q(left_latest__isnull=True) | Q(left_latest__gt=day))


_WITH: Final = ("admitted_by", "deputy", "successor")
"""Actors named in a membership beside its two ends."""


def _row(viewer: Viewer, row: Membership, other: Someone | None, when: AsOf) -> MembershipRow:
    named_in = {
        name: person_of(viewer, who, when.known)
        for name in _WITH
        if (who := getattr(row, name)) is not None and may_know_of(viewer, who)
    }
    own = viewer.is_keeper or viewer.actor in kept_for([row.member_id]).values()
    left = span(row.left_earliest, row.left_latest)
    has_left = left is not None and left.latest <= when.day
    return MembershipRow(
        id=row.pk,
        other=other,
        role=Role(row.role),
        joined=span(row.joined_earliest, row.joined_latest),
        left=left if has_left else None,
        why=row.why if viewer.reads_rows else "",
        voluntary=row.voluntary,
        reasons=row.reasons,
        duties=row.duties if viewer.reads_rows else "",
        term=span(row.term_earliest, row.term_latest),
        exit_why=row.exit_why if own and has_left else "",
        **named_in,
    )


def get_membership(viewer: Viewer, network: Network, row_id: int) -> Membership:
    """One membership that stands now. Raises: UnknownFact where its member is hidden, too."""
    rows = Membership.objects.using(alias()).filter(member__network=network, pk=row_id)
    row = rows.known(None).select_related("member", "network").first()
    if row is None or not _may_open(viewer_for(viewer, row.member), row):
        raise UnknownFact(id=row_id)
    return row


def _may_open(reader: Viewer, row: Membership) -> bool:
    inside = reader.eye is not Eye.OUTSIDE and may_name(reader, row.member)
    return inside and all(may_know_of(reader, end) for end in (row.member, row.network))
