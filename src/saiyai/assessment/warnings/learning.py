"""Learning together that has stopped, and that has come back."""

import numpy as np

from saiyai.assessment.diagnoses.diagnosed import Raised
from saiyai.assessment.diagnoses.learning_gaps import learning_events, learning_gap
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Ints
from saiyai.assessment.reading import Sure
from saiyai.assessment.warnings.noticed import Attempt, Good, Loss, Noticed, Subject, Try
from saiyai.domain.verdicts import Flag, GoodNews, Matter
from saiyai.domain.words import Say

_AGAIN = 2
"""So many times of learning after a pause: it has come back, and not just once."""


def learning_matters(inside: Inside, flags: tuple[Raised, ...]) -> list[Noticed]:
    """The sign that learning stopped, as a matter; at most one."""
    sign = next((one for one in flags if one.of is Flag.LEARNING_STOP), None)
    gap = learning_gap(inside)
    if sign is None or gap is None:
        return []
    events = np.flatnonzero(learning_events(inside))
    event, actor = inside.inner
    who = np.unique(actor[np.isin(event, events)])
    return [
        Noticed(
            of=Matter.LEARNING_GAP,
            subject=Subject("whole", ()),
            seen=sign.seen,
            unknown=sign.unknown,
            tries=(
                Attempt(Try.MEET, sign.tries[0], tuple(who.tolist())),
                Attempt(Try.MEET, Say("warning.try.small_circle"), tuple(who.tolist())),
            ),
            sure=Sure.FAIRLY,
            size=gap.days // inside.bounds.gap_days,
            loss=Loss(people=len(who), of=inside.scope.n),
            day=gap.first,
            after=Say("warning.learning_gap.after"),
            trail=sign.trail,
        )
    ]


def learning_back(inside: Inside) -> list[Good]:
    """A stop in learning, recorded as one, after which members have learned together again."""
    bounds = inside.bounds
    learned = learning_events(inside)
    days = np.unique(inside.record.events["latest"][learned])
    if len(days) < bounds.least_forums + _AGAIN:
        return []
    for place in range(len(days) - _AGAIN, bounds.least_forums - 1, -1):
        first, back = int(days[place - 1]), int(days[place])
        if back <= inside.day - bounds.good_days:
            break
        if _is_stop(days[:place], back, bounds.gap_days, bounds.gap_times) and _whole(
            inside, first + 1, back - 1
        ):
            rows = inside.ids(learned & inside.between(back, inside.day))
            says = Say(
                f"good_news.{GoodNews.LEARNING_BACK}",
                day=inside.record.day.fromordinal(back),
                days=back - first,
            )
            return [Good(GoodNews.LEARNING_BACK, says, back, inside.trail(events=rows))]
    return []


def _is_stop(before: Ints, back: int, least: int, times: float) -> bool:
    usual = float(np.median(np.diff(before)))
    return back - int(before[-1]) >= max(least, times * usual)


def _whole(inside: Inside, first: int, last: int) -> bool:
    return any(inside.is_recorded(kind, first, last) for kind in ("activity", "learning"))
