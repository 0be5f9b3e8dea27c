"""The same news on different days: a matter of ways and channels, never of a person (S11)."""

from dataclasses import dataclass

import numpy as np

from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import NOBODY, Grouped, Ints, Table
from saiyai.assessment.reading import Discretion, Sure, Where, Who
from saiyai.assessment.warnings.noticed import Attempt, Loss, Noticed, Subject, Try
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say


@dataclass(frozen=True, slots=True, eq=False)
class Passing:
    """News passed on by somebody who had it before: who got it then, and how much later."""

    event: int
    days: int
    sender: int
    targets: Ints


def late_matters(inside: Inside) -> list[Noticed]:
    """Ways by which the same news comes a week late, again and again, in the last half year.

    Cost: O(flows), and for each passing on what its sender had received in half a year.
    """
    bounds = inside.bounds
    by_sender: dict[int, list[Passing]] = {}
    for one in passed(inside):
        by_sender.setdefault(one.sender, []).append(one)
    found = []
    for _, mine in sorted(by_sender.items()):
        late = [one for one in mine if one.days >= bounds.late_days]
        often = len(late) >= bounds.late_times and len(late) >= bounds.late_share * len(mine)
        if often:
            found.append(_noticed(inside, late))
    return found


def passed(inside: Inside) -> list[Passing]:
    """News that somebody who had received it passed on to others, with the days between.

    It is the same news where the later event is `about` the earlier, or else of the same type,
    and nothing else of that type had come to the sender in between.
    """
    told = inside.by_members("sharing")
    told = told.only(told["latest"] > inside.day - inside.bounds.decline_days)
    at = np.full(len(inside.record.events), NOBODY, np.int64)
    at[told["row"]] = np.arange(len(told))
    flows = inside.record.flows
    flows = flows.only(at[flows["event"]] >= 0)
    there = at[flows["event"]]
    of_event = Grouped.of(there, len(told))
    received = Grouped.of(flows["target"], inside.record.n)
    found = []
    for place, row in enumerate(told["row"].tolist()):
        of_it = of_event[place]
        for sender in np.unique(flows["source"][of_it]).tolist():
            mine = of_it[flows["source"][of_it] == sender]
            source = _before(told, place, np.sort(there[received[sender]]))
            targets = np.unique(flows["target"][mine])
            targets = targets[inside.members[targets]]
            if source != NOBODY and len(targets):
                days = int(told["latest"][place] - inside.record.events["latest"][source])
                found.append(Passing(row, days, sender, targets))
    return found


def _before(told: Table, place: int, got: Ints) -> int:
    """The event in which a sender had the news, of those that came; NOBODY where none was told."""
    about = int(told["about"][place])
    if about >= 0:
        return about
    if (got == place).any():  # in one event: it came and went on the same day
        return int(told["row"][place])
    same = told["type"][got] == told["type"][place]
    rows = got[same & (told["latest"][got] <= told["latest"][place])]
    if not len(rows):
        return NOBODY
    return int(told["row"][rows[np.argmax(told["latest"][rows])]])


def _noticed(inside: Inside, late: list[Passing]) -> Noticed:
    record = inside.record
    targets = np.unique(np.concatenate([one.targets for one in late]))
    days = int(np.median([one.days for one in late]))
    events = np.array([one.event for one in late], np.int64)
    place = _one_place(inside, targets)
    told = {"days": days, "times": len(late)}
    seen = Say("warning.late_news.seen", **told, n=len(targets))
    if place is not None:
        seen = Say("warning.late_news.seen_place", **told, place=Where(place))
    ids = record["actors"].ids[targets]
    ends = tuple(targets.tolist())
    return Noticed(
        of=Matter.LATE_NEWS,
        subject=Subject("actors", tuple(sorted(ids.tolist()))),
        seen=seen,
        unknown=Say("warning.late_news.unknown"),
        tries=(
            Attempt(Try.SEND_AT_ONCE, Say("warning.try.send_at_once"), ends),
            Attempt(Try.MEET, Say("warning.try.ask_channel"), ends),
        ),
        sure=Sure.FAIRLY,
        size=len(targets),
        loss=Loss(people=len(targets), of=inside.scope.n),
        about=tuple(Who(one, Discretion.ENDS) for one in ends),
        day=int(record.events["latest"][events].min()),
        after=Say("warning.late_news.after"),
        trail=inside.trail(events=record.events.ids[events]),
    )


def _one_place(inside: Inside, targets: Ints) -> int | None:
    places = np.unique(inside.record["actors"]["place"][targets])
    one = len(places) == 1 and places[0] >= 0
    return int(inside.record["places"].ids[places[0]]) if one else None
