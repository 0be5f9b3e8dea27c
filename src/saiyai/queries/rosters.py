"""The roster: which there were, how many answered, and who named whom as columns alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from django.db.models import Count, Q
from numpy.typing import NDArray

from saiyai.assessment.look.record import Table
from saiyai.domain.errors import NotYours, UnknownActor, UnknownRoster, UnknownRosterLink
from saiyai.domain.periods import AsOf
from saiyai.domain.rosters import RosterQuestion
from saiyai.domain.thai import sort_key
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.clock import today_of
from saiyai.queries.columns import standing_at
from saiyai.queries.editions import Edition
from saiyai.queries.identities import kept_for
from saiyai.queries.known import as_known
from saiyai.queries.names import Someone, people_of
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Network, Roster, RosterMember, RosterNaming

_QUESTIONS: Final = tuple(RosterQuestion)
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A roster on a day."""

    ref: str
    opened: date
    closes: date
    closed: date | None
    asked: int
    answered: int | None
    """How many agreed and answered; None where it is not known how many had, then."""
    takes_answers: bool

    @property
    def share(self) -> int | None:
        """How many of those who were asked answered, in percent; None where that is not known."""
        return None if self.answered is None else round(100 * self.answered / self.asked)


def list_rosters(viewer: Viewer, network: Network, when: AsOf) -> Sequence[RosterRow]:
    """The rosters that were opened by a day, the newest first; none for outsiders."""
    if viewer.eye is Eye.OUTSIDE:
        return []
    rows = Roster.objects.using(alias()).filter(network=network, opened__lte=when.day)
    found = list(rows.known(when.known).order_by("-pk"))
    return [_row(roster, network, when) for roster in _as_known(found, when.known)]


def get_roster(viewer: Viewer, network: Network, ref: str, when: AsOf) -> RosterRow:
    """One roster. Raises: UnknownRoster, as for every outsider."""
    roster = roster_of(viewer, network, ref)
    if roster.opened > when.day or not _as_known([roster], when.known):
        raise UnknownRoster(ref=ref)
    return _row(roster, network, when)


def roster_of(viewer: Viewer, network: Network, ref: str) -> Roster:
    """A roster by its ref, for a service. Raises: UnknownRoster, as for every outsider."""
    rows = Roster.objects.using(alias()).filter(network=network, ref=ref).known(None)
    found = None if viewer.eye is Eye.OUTSIDE else rows.select_related("network").first()
    if found is None:
        raise UnknownRoster(ref=ref)
    return found


@dataclass(frozen=True, slots=True)
class RosterToFill:
    """What somebody is asked: who they are, and whom they could name."""

    network: Network
    row: RosterRow
    who: Someone
    others: Sequence[Someone]
    """Everybody else who was asked, as far as they may see who that is, by name."""
    agreed: date | None
    """The day on which they answered, if they did."""


def get_roster_to_fill(viewer: Viewer, network: Network, ref: str, who: str) -> RosterToFill:
    """What a member is asked, for themselves or for a keeper who types it in.

    Raises: UnknownRoster, NotYours for anybody else, UnknownActor for who was not asked.
    """
    roster = roster_of(viewer, network, ref)
    rows = RosterMember.objects.using(alias()).filter(roster=roster)
    found = {row.actor_id: row for row in rows}
    own = Actor.objects.using(alias()).filter(network=network, ref=who).known(None)
    wanted = own.values_list("pk", flat=True).first()
    kept = kept_for([*found, *([wanted] if wanted else [])])
    member = next((one for pk, one in found.items() if wanted and kept[pk] == kept[wanted]), None)
    if not (viewer.is_keeper or (member and viewer.is_close_to(kept[member.actor_id]))):
        raise NotYours
    if member is None:
        raise UnknownActor(ref=who)
    return _to_fill(viewer, member, roster)


def get_roster_behind(digest: str) -> RosterToFill:
    """The same for whoever holds a member's own link. Raises: UnknownRosterLink."""
    rows = RosterMember.objects.using(alias()).exclude(token="").filter(token=digest)
    member = rows.select_related("roster__network__actor").first()
    if member is None:
        raise UnknownRosterLink
    own = Viewer(Eye.MEMBER, "roster", kept_for([member.actor_id])[member.actor_id])
    return _to_fill(own, member, member.roster)


def _to_fill(viewer: Viewer, member: RosterMember, roster: Roster) -> RosterToFill:
    network = roster.network
    asked = RosterMember.objects.using(alias()).filter(roster=roster)
    people = people_of(viewer, asked.values_list("actor_id", flat=True))
    who = people[member.actor_id]
    others = {one.ref: one for one in people.values() if one.ref and one.ref != who.ref}
    when = AsOf(today_of(network))
    named = sorted(others.values(), key=lambda one: sort_key(one.name.th or one.name.en))
    return RosterToFill(network, _row(roster, network, when), who, named, member.agreed)


def roster_tables_of(network: Network, eye: Eye, edition: Edition) -> Mapping[str, Table]:
    """Rosters that were closed, who answered them, and whom they named, of an edition.

    `rosters` have `opened`, `closed`, `asked` and `answered`; `respondents` and `namings` name
    them by `roster`. Of actors who are not in the edition neither says anything; what somebody
    took back is in none, whatever Change is asked for. Outsiders read none.
    Cost: one pass over the names.
    """
    rows = Roster.objects.using(alias()).filter(standing_at(edition.seq), network=network)
    found = [] if eye is Eye.OUTSIDE else list(rows.order_by("pk"))
    closed = [one for one in _as_known(found, edition.seq) if one.closed is not None]
    at = {roster.pk: place for place, roster in enumerate(closed)}
    members = RosterMember.objects.using(alias()).filter(roster__in=closed)
    count = Count("pk", filter=Q(agreed__isnull=False))
    counts = members.values("roster").annotate(asked=Count("pk"), answered=count)
    numbers = {one["roster"]: one for one in counts}
    told = {
        "opened": [one.opened.toordinal() for one in closed],
        "closed": [one.closed.toordinal() for one in closed if one.closed],
        "asked": [numbers[one.pk]["asked"] for one in closed],
        "answered": [numbers[one.pk]["answered"] for one in closed],
    }
    answered = members.filter(agreed__isnull=False).order_by("pk")
    people = list(answered.values_list("pk", "roster_id", "actor_id"))
    named = RosterNaming.objects.using(alias()).filter(by__roster__in=closed).order_by("pk")
    ends = ("pk", "by__roster_id", "question", "by__actor_id", "named__actor_id")
    names = list(named.values_list(*ends))
    respondents: dict[str, Sequence[int] | Numbers] = {
        "roster": [at[roster] for _, roster, _ in people],
        "actor": edition.positions_of(_array([actor for *_, actor in people])),
    }
    namings: dict[str, Sequence[int] | Numbers] = {
        "roster": [at[roster] for _, roster, *_ in names],
        "question": [_QUESTIONS.index(RosterQuestion(one[2])) for one in names],
        "source": edition.positions_of(_array([one[3] for one in names])),
        "target": edition.positions_of(_array([one[4] for one in names])),
    }
    words = {"question": tuple(map(str, _QUESTIONS))}
    return {
        "rosters": _table([one.pk for one in closed], told, {}),
        "respondents": _seen(_table([one[0] for one in people], respondents, {}), "actor"),
        "namings": _seen(_table([one[0] for one in names], namings, words), "source", "target"),
    }


def _seen(table: Table, *actors: str) -> Table:
    return table.only(np.logical_and.reduce([table[one] >= 0 for one in actors]))


def _array(values: Sequence[int]) -> Numbers:
    return np.array(values, np.int64)


def _table(
    ids: Sequence[int],
    cells: Mapping[str, Sequence[int] | Numbers],
    words: Mapping[str, tuple[str, ...]],
) -> Table:
    columns = {name: np.asarray(told, np.int64) for name, told in cells.items()}
    return Table(_array(ids), columns, words)


def _as_known(rosters: list[Roster], known: int | None) -> list[Roster]:
    """As they stood at a Change; of one whose past was erased nothing is told."""
    standing = [one for one in rosters if known is None or (one.told or 0) <= known]
    erased = as_known(standing, known)
    return [one for one in standing if one.pk not in erased]


def _row(roster: Roster, network: Network, when: AsOf) -> RosterRow:
    closed = roster.closed if roster.closed and roster.closed <= when.day else None
    is_now = when.known is None and roster.closed is None
    members = RosterMember.objects.using(alias()).filter(roster=roster)
    answered = members.filter(agreed__isnull=False).count() if closed or is_now else None
    takes = is_now and when.day == today_of(network) and when.day <= roster.closes
    return RosterRow(
        ref=roster.ref,
        opened=roster.opened,
        closes=roster.closes,
        closed=closed,
        asked=members.count(),
        answered=answered,
        takes_answers=takes,
    )
