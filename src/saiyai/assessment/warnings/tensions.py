"""Differences that were left open, and practices made anew from them. No person is ever named."""

import numpy as np

from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import UNTOLD, Table
from saiyai.assessment.reading import Discretion, Sure, Who
from saiyai.assessment.warnings.noticed import Attempt, Good, Loss, Noticed, Subject, Try
from saiyai.domain.actors import ActorKind
from saiyai.domain.facet_words import Origin
from saiyai.domain.goals import Fit
from saiyai.domain.kinds.tension import TensionStep
from saiyai.domain.verdicts import GoodNews, Matter
from saiyai.domain.words import Say

_PERSONS = (ActorKind.PERSON, ActorKind.UNSPECIFIED)
_BEGINS = (TensionStep.ARISEN, TensionStep.LEFT_OPEN)
_ENDS = (TensionStep.SETTLED, TensionStep.NEW_PRACTICE)


def tension_matters(inside: Inside) -> list[Noticed]:
    """Tensions of two years between members, with no word for a quarter of how they ended.

    Where both sides have said since that their goals are at odds, they differ openly, as members
    of a network may: that is no matter.
    """
    told = _tensions(inside)
    begun = told.only(told.has("step", *_BEGINS) & (told["about"] < 0))
    old = begun["latest"] <= inside.day - inside.bounds.open_days
    near = begun["latest"] > inside.day - inside.bounds.history_days
    left = [
        place
        for place in np.flatnonzero(old & near).tolist()
        if not _ended(told, begun, place)
        and not _spoken_of(inside, told, begun, place)
        and not _is_open(inside, begun, place)
    ]
    by_sides: dict[tuple[int, ...], list[int]] = {}
    for place in left:
        by_sides.setdefault(_sides(inside, int(begun["row"][place])), []).append(place)
    return [_noticed(inside, told, begun, *one) for one in by_sides.items()]


def _sides(inside: Inside, row: int) -> tuple[int, ...]:
    parts = inside.record.parts
    sides = parts["actor"][(parts["event"] == row) & parts.has("role", "party")]
    return tuple(np.unique(sides).tolist())


def _tensions(inside: Inside) -> Table:
    return inside.by_members("tension").by(inside.day)


def _later(told: Table, begun: Table, place: int) -> Table:
    return told.only(told["about"] == begun["row"][place])


def _ended(told: Table, begun: Table, place: int) -> bool:
    return bool(_later(told, begun, place).has("step", *_ENDS).any())


def _spoken_of(inside: Inside, told: Table, begun: Table, place: int) -> bool:
    """Whether somebody has gone between the two within the quarter."""
    later = _later(told, begun, place)
    late = later["latest"] > inside.day - inside.bounds.open_days
    return bool((late & later.has("step", TensionStep.MEDIATED)).any())


def _is_open(inside: Inside, begun: Table, place: int) -> bool:
    """Whether both sides have told of goals at odds since."""
    fits = inside.record["goal_fits"].by(inside.day)
    told = fits.only(fits.has("fit", Fit.OPPOSING) & (fits["latest"] >= begun["latest"][place]))
    sides = _sides(inside, int(begun["row"][place]))
    return len(sides) > 1 and set(sides) <= set(told["actor"].tolist())


def _noticed(
    inside: Inside, told: Table, begun: Table, sides: tuple[int, ...], places: list[int]
) -> Noticed:
    """All that was left open between the same sides, as one matter; of them only groups show."""
    persons = inside.record["actors"].has("kind", *_PERSONS)
    groups = tuple(one for one in sides if not persons[one])
    first = min(places, key=lambda place: int(begun["latest"][place]))
    day = int(begun["latest"][first])
    later = [_later(told, begun, place).ids for place in places]
    rows = np.concatenate((begun.ids[places], *later))
    return Noticed(
        of=Matter.OPEN_TENSION,
        subject=Subject("events", tuple(sorted(begun.ids[places].tolist()))),
        seen=_seen(begun, first, n=len(sides), day=inside.record.day.fromordinal(day)),
        unknown=Say("warning.open_tension.unknown"),
        tries=(
            Attempt(Try.ASK_BOTH, Say("warning.try.hear_both"), groups),
            Attempt(Try.MEET, Say("warning.try.third_side"), groups),
        ),
        sure=Sure.FAIRLY,
        size=len(places),
        loss=Loss(people=len(sides), of=inside.scope.n),
        about=tuple(Who(one, Discretion.ENDS) for one in groups),
        day=day,
        after=Say("warning.open_tension.after"),
        trail=inside.trail(events=rows),
    )


def _seen(begun: Table, place: int, **told: object) -> Say:
    over = begun.words["over"][int(begun["over"][place])]
    if not over:
        return Say("warning.open_tension.seen_untold", **told)
    return Say("warning.open_tension.seen", **told, over=Say(f"tension_over.{over}"))


def new_practices(inside: Inside) -> list[Good]:
    """Tensions that ended in a new practice, of which the network has words of its own since."""
    told = _tensions(inside)
    first = inside.day - inside.bounds.good_days
    made = told.only(told.has("step", TensionStep.NEW_PRACTICE) & (told["latest"] > first))
    said = inside.record["statements"]
    since = said["since_latest"]
    clash = said.only(
        said.has("origin", Origin.CLASH) & ((since == UNTOLD) | (since <= inside.day))
    )
    if not len(made) or not len(clash):
        return []
    last = int(made["latest"].max())
    rows = inside.trail(events=made.ids, statements=clash.ids)
    says = Say(f"good_news.{GoodNews.NEW_PRACTICE}", day=inside.record.day.fromordinal(last))
    return [Good(GoodNews.NEW_PRACTICE, says, last, rows)]
