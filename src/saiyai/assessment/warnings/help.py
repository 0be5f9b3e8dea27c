"""Help without a say beside help with one: a word for next time, and nobody is blamed (S13)."""

import numpy as np

from saiyai.assessment.facts import Bools
from saiyai.assessment.inside import Inside
from saiyai.assessment.reading import Sure
from saiyai.assessment.record import Ints
from saiyai.assessment.warnings.noticed import Attempt, Loss, Noticed, Subject, Try
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say

_TOLD = (("request", "had_say"), ("benefit", "decided_together"))


def help_matters(inside: Inside) -> list[Noticed]:
    """A large share of the help of a year in which who was helped had no say; at most one.

    Help is counted by who received it, where it was told whether they had a say.
    """
    bounds = inside.bounds
    without, with_say = help_by_say(inside)
    n = len(without) + len(with_say)
    if n < bounds.least_help or len(without) < bounds.vertical_help * n:
        return []
    events = np.unique(without)
    more = _more_for_less(len(without), n, bounds.vertical_help)
    helped = np.unique(_receivers(inside, events))
    return [
        Noticed(
            of=Matter.VERTICAL_HELP,
            subject=Subject("whole", ()),
            seen=Say("warning.vertical_help.seen", n=len(without), of=n),
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
    ]


def help_by_say(inside: Inside) -> tuple[Ints, Ints]:
    """The events of each act of help without a say, and of each with one, once per receiver."""
    late = inside.since(inside.bounds.year_days) & (inside.number > 0)
    without, with_say = (_acts(inside, late, yes=yes) for yes in (False, True))
    return without, with_say


def _acts(inside: Inside, late: Bools, *, yes: bool) -> Ints:
    flows = inside.record.flows
    rows = np.zeros(len(inside.record.events), np.bool_)
    for kind, column in _TOLD:
        told = inside.record.of_kind(kind)
        rows[told["row"][told.says(column, yes=yes)]] = True
    event: Ints = flows["event"][(rows & late)[flows["event"]]]
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
