"""The roster: opened among everybody, answered by name by whoever agrees, taken back at any time.

An answer is no Change of its own: it is told with the Change that closes its roster. To take one
back is a Change that does not say whose it was.
"""

import secrets
from collections.abc import Mapping
from datetime import date

from saiyai.domain.errors import (
    NotAgreed,
    RosterOpen,
    RosterOver,
    StepOutOfOrder,
    UnknownActor,
    UnknownRosterLink,
)
from saiyai.domain.rosters import Namings
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.clock import today_of
from saiyai.queries.identities import kept_for
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import Network, Roster, RosterMember, RosterNaming
from saiyai.services.changes import Action, require_keeper, require_voice, telling
from saiyai.services.refs import actor_ids, fresh_ref
from saiyai.services.surveys import asked_on, link_digest_of


def open_roster(by: Viewer, network: Network, closes: date) -> Roster:
    """Ask everybody who is in the network today whom they turn to, until a last day.

    Raises: FirstMonth, TooFewAsked below eight, RosterOpen while another is, LastDayTooEarly,
        KeepersOnly.
    """
    require_keeper(by)
    today = today_of(network)
    with telling(by, Action("open_roster"), network) as now:
        rows = Roster.objects.using(WRITING).filter(network=network, closed__isnull=True)
        if rows.known(None).exists():
            raise RosterOpen
        asked = asked_on(network, today, closes)
        ref = fresh_ref(Roster, network, "r", now.seq)
        roster = Roster.objects.using(WRITING).create(
            network=network, ref=ref, opened=today, closes=closes, told=now.seq
        )
        RosterMember.objects.using(WRITING).bulk_create(
            RosterMember(roster=roster, actor_id=one) for one in asked
        )
    return roster


def make_roster_link(by: Viewer, roster: Roster, ref: str) -> str:
    """Make the link by which one member answers; an earlier one of theirs ends.

    Returns: its token, which is kept nowhere. Raises: UnknownActor for who is not asked,
        RosterOver, KeepersOnly.
    """
    require_keeper(by)
    token = secrets.token_urlsafe(32)
    with telling(by, Action("invite_to_roster", roster.ref), roster.network):
        member = _member(_taking_answers(roster), ref)
        member.token = link_digest_of(token)
        member.save(update_fields=["token"])
    return token


def answer_roster(by: Viewer, roster: Roster, ref: str, namings: Namings, *, agrees: bool) -> None:
    """Answer for a member: as oneself, or as a keeper types in what stands on paper.

    An earlier answer of theirs is replaced.
    Raises: NotYours, NotAgreed, RosterOver, UnknownActor for who is not asked.
    """
    with writing():
        member = _member(_taking_answers(roster), ref)
        require_voice(by, [member.actor_id])
        _keep(member, namings, agrees=agrees)


def answer_roster_by_link(token: str, namings: Namings, *, agrees: bool) -> None:
    """Answer by one's own link, again if one likes. Raises: UnknownRosterLink, as above."""
    with writing():
        member = _member_by_link(token)
        _taking_answers(member.roster)
        _keep(member, namings, agrees=agrees)


def withdraw_from_roster(by: Viewer, roster: Roster, ref: str) -> None:
    """Take back what a member answered, also after the end. Raises: NotYours, UnknownActor."""
    with telling(by, Action("withdraw_from_roster", roster.ref), roster.network):
        member = _member(roster, ref)
        require_voice(by, [member.actor_id])
        _forget(member)


def withdraw_from_roster_by_link(by: Viewer, token: str) -> None:
    """The same by one's own link. Raises: UnknownRosterLink."""
    roster = _member_by_link(token).roster
    with telling(by, Action("withdraw_from_roster", roster.ref), roster.network):
        _forget(_member_by_link(token))


def close_roster(by: Viewer, roster: Roster) -> Roster:
    """End a roster, and with that let it be read. Raises: StepOutOfOrder, KeepersOnly."""
    require_keeper(by)
    with telling(by, Action("close_roster", roster.ref), roster.network) as now:
        standing = Roster.objects.using(WRITING).select_for_update().get(pk=roster.pk)
        if standing.closed is not None:
            raise StepOutOfOrder(step=Say("roster.close"), state=Say("roster.closed"))
        now.edit(standing, {"closed": today_of(roster.network)})
    return standing


def _member_by_link(token: str) -> RosterMember:
    """Whose link this is. Raises: UnknownRosterLink."""
    rows = RosterMember.objects.using(WRITING).select_related("roster__network")
    member = rows.filter(token=link_digest_of(token)).first()
    if member is None:
        raise UnknownRosterLink
    return member


def _taking_answers(roster: Roster) -> Roster:
    rows = Roster.objects.using(WRITING).select_for_update()
    standing = rows.select_related("network").get(pk=roster.pk)
    if standing.closed is not None or today_of(standing.network) > standing.closes:
        raise RosterOver
    return standing


def _member(roster: Roster, ref: str) -> RosterMember:
    """Raises: UnknownActor for whoever is not asked."""
    found = _members(roster, {ref})
    return found[ref]


def _members(roster: Roster, refs: set[str]) -> Mapping[str, RosterMember]:
    """Those asked by ref; of rows that were merged since, whichever was asked."""
    rows = actor_ids(roster.network, refs)
    members = list(RosterMember.objects.using(WRITING).filter(roster=roster))
    kept = kept_for([one.actor_id for one in members])
    by_row = {kept[one.actor_id]: one for one in members}
    for ref, row in rows.items():
        if row not in by_row:
            raise UnknownActor(ref=ref)
    return {ref: by_row[row] for ref, row in rows.items()}


def _keep(member: RosterMember, namings: Namings, *, agrees: bool) -> None:
    if not agrees:
        raise NotAgreed
    refs = {ref for named in namings.values() for ref in named}
    named = _members(member.roster, refs)
    _drop_namings(member)
    RosterNaming.objects.using(WRITING).bulk_create(
        RosterNaming(by=member, question=question, named=other)
        for question, refs in namings.items()
        for other in dict.fromkeys(named[ref] for ref in sorted(refs))
        if other != member
    )
    member.agreed = today_of(member.roster.network)
    member.save(update_fields=["agreed"])


def _forget(member: RosterMember) -> None:
    _drop_namings(member)
    member.agreed = None
    member.save(update_fields=["agreed"])


def _drop_namings(member: RosterMember) -> None:
    RosterNaming.objects.using(WRITING).filter(by=member).delete()
