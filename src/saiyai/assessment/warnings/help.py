"""Help without a say beside help with one: a word for next time, and nobody is blamed (S13)."""

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import NOBODY, Ints
from saiyai.assessment.reading import Sure
from saiyai.assessment.warnings.noticed import Attempt, Loss, Noticed, Subject, Try
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say

_HELP = ("request", "had_say")
_TOLD = (_HELP, ("benefit", "decided_together"))


def help_matters(inside: Inside) -> list[Noticed]:
    """A large share of help in which who was helped had no say; at most one.

    Of the help of a year and what was shared out in it; else of the help that came unasked within
    one happening, as relief does, before everyday help hides it. Help is counted by who received
    it, where it was told whether they had a say.
    """
    found = _of_the_year(inside)
    return [found] if found else _of_one_time(inside)


def _of_the_year(inside: Inside) -> Noticed | None:
    late = inside.since(inside.bounds.year_days)
    without, with_say = (_acts(inside, late, *_TOLD, yes=yes) for yes in (False, True))
    n, of = len(without), len(without) + len(with_say)
    if not _many(inside, n, of):
        return None
    return _noticed(inside, without, of, Say("warning.vertical_help.seen", n=n, of=of))


def _of_one_time(inside: Inside) -> list[Noticed]:
    """Of the days that one happening has, those in which most unasked help left no say."""
    bounds, days = inside.bounds, inside.record.events["latest"]
    late = inside.since(bounds.good_days) & (inside.record.events["about"] == NOBODY)
    without, with_say = (_acts(inside, late, _HELP, yes=yes) for yes in (False, True))
    if not len(without):
        return []
    told = np.concatenate((without, with_say))

    def from_(first: int) -> tuple[Ints, Ints]:
        until = first + bounds.one_occasion
        here = [one[(days[one] >= first) & (days[one] < until)] for one in (without, told)]
        return here[0], here[1]

    times = [from_(first) for first in np.unique(days[told]).tolist()]
    none, all_ = max(times, key=lambda one: (len(one[0]), len(one[1])))
    n, of = len(none), len(all_)
    if not _many(inside, n, of):
        return []
    when = days[all_]
    first, last = (inside.record.day.fromordinal(int(day)) for day in (when.min(), when.max()))
    seen = Say("warning.vertical_help.seen_at_once", n=n, of=of, first=first, last=last)
    return [_noticed(inside, none, of, seen)]


def _many(inside: Inside, without: int, n: int) -> bool:
    return n >= inside.bounds.least_help and without >= inside.bounds.vertical_help * n


def _noticed(inside: Inside, without: Ints, of: int, seen: Say) -> Noticed:
    events = np.unique(without)
    more = _more_for_less(len(without), of, inside.bounds.vertical_help)
    helped = np.unique(_receivers(inside, events))
    return Noticed(
        of=Matter.VERTICAL_HELP,
        subject=Subject("whole", ()),
        seen=seen,
        unknown=Say("warning.vertical_help.unknown"),
        tries=(
            Attempt(Try.DECIDE_TOGETHER, Say("warning.try.list_together"), _ints(helped)),
            Attempt(Try.MEET, Say("warning.try.ask_helped"), _ints(helped)),
        ),
        sure=Sure.FAIRLY,
        size=len(without),
        loss=Loss(people=len(helped), of=inside.scope.n),
        day=int(inside.record.events["latest"][events].max()),
        after=Say("warning.vertical_help.after", n=more),
        trail=inside.trail(events=inside.record.events.ids[events]),
    )


def _acts(inside: Inside, late: Bools, *told_in: tuple[str, str], yes: bool) -> Ints:
    """The events of each act of help in which who was helped had a say, once per receiver."""
    flows = inside.record.flows
    rows = np.zeros(len(inside.record.events), np.bool_)
    for kind, column in told_in:
        told = inside.record.of_kind(kind)
        rows[told["row"][told.says(column, yes=yes)]] = True
    event: Ints = flows["event"][(rows & late & (inside.number > 0))[flows["event"]]]
    return event


def _receivers(inside: Inside, events: Ints) -> Ints:
    flows = inside.record.flows
    helped: Ints = flows["target"][np.isin(flows["event"], events)]
    return helped[inside.members[helped]]


def _more_for_less(without: int, n: int, share: float) -> int:
    """After how many more acts with a say the share would be below the bound."""
    more = 0
    while without >= share * (n + more):
        more += 1
    return more


def _ints(positions: Ints) -> tuple[int, ...]:
    return tuple(positions.tolist())
