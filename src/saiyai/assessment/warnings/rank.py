"""Which matters are shown, and in what order: what would be lost first, and each matter once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from saiyai.assessment.conventions import Conventions
from saiyai.assessment.reading import Sure
from saiyai.assessment.warnings.noticed import Noticed
from saiyai.domain.verdicts import Matter

_ORDER: Final = (
    Matter.SOLE_LINK,
    Matter.HEAVY_LOAD,
    Matter.UNANSWERED,
    Matter.LEFT_OUTSIDE,
    Matter.PAPER_AGREEMENT,
    Matter.FELT_APART,
    Matter.OPEN_TENSION,
    Matter.FEW_CARRIERS,
    Matter.LEARNING_GAP,
    Matter.VERTICAL_HELP,
    Matter.LATE_NEWS,
    Matter.CONTACT_LACKING,
)
"""By what is at stake: contact that would be lost, somebody who waits, somebody left behind, what
was promised, what is felt otherwise than it is written, what was left open, what may be forgotten,
and last what nobody has tried yet.

Who is the only way without anybody having agreed on it comes before a hub, which is part of a
network (theory: both ways are allowed)."""

_TOGETHER: Final = frozenset({Matter.LEFT_OUTSIDE, Matter.PAPER_AGREEMENT})
"""Two kinds of what was begun and left: they share one place."""

_NEWEST_FIRST: Final = frozenset({Matter.UNANSWERED})
"""What is easier to mend the sooner it is tried; of other matters the oldest comes first."""

_SURE: Final = tuple(Sure)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in what is shown: a matter, and those that are told in the same breath."""

    first: Noticed
    also: tuple[Noticed, ...] = ()


def ranked(matters: Iterable[Noticed], bounds: Conventions) -> tuple[tuple[Place, ...], int]:
    """The first places in order, and how many matters are not in them.

    By kind of matter, then people and goals, sureness, age. Of one kind no more than a few before
    every other kind has had its place.
    """
    order = sorted(matters, key=_key)
    places = _joined(order)
    first: list[Place] = []
    rest: list[Place] = []
    times: dict[Matter, int] = {}
    for place in places:
        times[place.first.of] = times.get(place.first.of, 0) + 1
        few = times[place.first.of] <= bounds.most_of_one
        (first if few else rest).append(place)
    shown = tuple([*first, *rest][: bounds.most_items])
    kept = sum(1 + len(place.also) for place in shown)
    return shown, len(order) - kept


def _key(one: Noticed) -> tuple[object, ...]:
    return (
        _ORDER.index(one.of),
        one.agreed,
        -one.loss.people,
        -len(one.loss.goals),
        _SURE.index(one.sure),
        -one.day if one.of in _NEWEST_FIRST else one.day,
        one.subject.table,
        one.subject.rows,
    )


def _joined(order: list[Noticed]) -> list[Place]:
    left = [one for one in order if one.of in _TOGETHER]
    places = []
    for one in order:
        if one.of not in _TOGETHER:
            places.append(Place(one))
        elif one is left[0]:
            places.append(Place(one, tuple(left[1:])))
    return places


def without_repeats(matters: Iterable[Noticed]) -> list[Noticed]:
    """Each subject once, with the matter that ranks first; a line once, whoever tells of it."""
    found: list[Noticed] = []
    seen: set[tuple[str, int]] = set()
    wholes: set[Matter] = set()
    for one in sorted(matters, key=_key):
        keys = {(one.subject.table, row) for row in one.subject.rows}
        if one.of in wholes or (keys and keys <= seen):
            continue
        if not keys:
            wholes.add(one.of)
        seen |= keys
        found.append(one)
    return found
