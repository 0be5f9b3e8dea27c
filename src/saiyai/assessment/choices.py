"""What could be chosen otherwise in reading a record, and what indicators come to then.

Of the eight choices that a total hangs on (`statistics.total`) these four change what is read;
the others change how it is added up.

- *Window*: two thirds, all and twice of the days that indicators look back; by the house 60, 90
  and 180. What looks back a month or a year does so under every choice, since requests, lines at
  rest and things learned are too rare for a season.
- *Half-life*: no line of Saiyai fades by halves. After its last proof it is in use, then rests,
  for as long as its rhythm says. A weight that halves every h days falls below any bound after a
  time in proportion to h: so half-lives of 45, 90 and 180 days are read as half, all and twice of
  those times. What was given is counted, and does not fade.
- *Boundary*: all who are on the roll, those active within the year, or those active in three
  quarters of its months. One that leaves too few is no choice.
- *Treatment* of those who did not answer: read with what others said of them (in-ties only), or
  left out. It is a choice only where members were asked of their own lines, or whose view counts;
  a survey holds nobody's name, and what happened was recorded and not asked.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import product
from typing import Final, NamedTuple

import numpy as np

from saiyai.assessment.indicators.card import Indicator, Source
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.indicators.gates import told_own_lines
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.view import View
from saiyai.assessment.profile import measured
from saiyai.assessment.statistics.composite import draws_of
from saiyai.assessment.statistics.estimates import Estimate, Missing
from saiyai.assessment.statistics.total import Levels

DRAWS: Final = 500
"""Of each indicator under each choice; draws of one number stand for it under all choices."""

WINDOWS: Final = (2 / 3, 1.0, 2.0)
"""Times the window that the network is read by."""

HALF_LIVES: Final = (0.5, 1.0, 2.0)
"""Times as long as rhythms say that a proof holds; by theory 45, 90 and 180 days."""

REDRAWS: Final = 50
"""So often networks and weeks are drawn again under other choices than a profile's: of how wide an
interval is, a tenth more or less is no matter here."""

_MONTHS: Final = 12


class Boundary(StrEnum):
    """Who counts as the network."""

    ROLL = "roll"
    ACTIVE = "active"
    CORE = "core"


class Treatment(StrEnum):
    """What becomes of members who did not answer where members were asked."""

    IN_TIES = "in_ties"
    DROP = "drop"


class Choice(NamedTuple):
    """One of each, by its place; as a profile is read where nothing else is said."""

    window: int = 1
    half_life: int = 1
    boundary: int = 0
    treatment: int = 0


Found = Mapping[str, Mapping[Choice, Estimate | Missing]]
"""What each scored indicator comes to, under every choice that it hangs on."""

SCORED: Final = tuple(card for card in INDICATORS.values() if card.scored)

_ANSWERED: Final[Mapping[str, Callable[[View], Bools]]] = {
    "E1": View.respondents,
    "E3": told_own_lines,
    "G1": told_own_lines,
}
"""Who answered, of each indicator that asks how many did before it tells of who is tied."""

_ALSO_BY_WINDOW: Final = frozenset({"P1", "P2", "L4"})
"""What stands on the day or in a year, but is asked of who was active, or is due by a window."""


def hangs_on(card: Indicator) -> frozenset[str]:
    """By the names of `Choice`, which of them can make an indicator another; perhaps too many."""
    if card.source is Source.PERCEPTION:
        return frozenset()
    by_window = card.window == "window_days" or card.id in _ALSO_BY_WINDOW
    told = {
        "window": by_window,
        "half_life": "ties" in card.tables,
        "boundary": True,
        "treatment": card.id in _ANSWERED,
    }
    return frozenset(name for name, hangs in told.items() if hangs)


def boundaries_of(view: View, least: int) -> dict[Boundary, Bools]:
    """Who counts as the network by each boundary that leaves so many members. Shapes: (n,) each.

    Cost: O(events) of each month of a year.
    """
    days = view.bounds.year_days // _MONTHS
    ends = [view.day - days * back for back in range(_MONTHS)]
    months = np.sum([view.active(days, end) for end in ends], axis=0)
    found = {
        Boundary.ROLL: view.members,
        Boundary.ACTIVE: view.active(view.bounds.year_days),
        Boundary.CORE: view.members & (months >= view.bounds.core_comes * _MONTHS),
    }
    return {name: who for name, who in found.items() if np.count_nonzero(who) >= least}


def windows_of(view: View) -> tuple[int, ...]:
    """How many days indicators look back by each window."""
    return tuple(max(round(view.bounds.window_days * times), 1) for times in WINDOWS)


def values_under(
    view: View,
    boundaries: Sequence[Bools],
    cards: Sequence[Indicator] = SCORED,
    told: Callable[[float], None] | None = None,
) -> Found:
    """What indicators come to under all choices; of those that an indicator hangs on, once each.

    `told` is told which share of the choices is done, one after another.

    Shapes: boundaries (n,) each; the first is the roll.
    Cost: that of a profile, and of other choices a quarter of it each: what happened is asked by
        boundary, what windows or lines say thrice as often, what hangs on both nine times.
    """
    found: dict[str, dict[Choice, Estimate | Missing]] = {card.id: {} for card in cards}
    choices = list(_choices(len(boundaries)))
    for number, choice in enumerate(choices, 1):
        due = [card for card in cards if _as_far_as(card, choice) == choice]
        look = _look(view, choice, boundaries[choice.boundary]) if due else view
        for card in due:
            found[card.id][choice] = _value(card, look, choice, found[card.id])
        if told:
            told(number / len(choices))
    return found


def levels_of(view: View, found: Found, boundaries: int, draws: int = DRAWS) -> Levels:
    """The same as a total is made from: draws of every indicator under every choice.

    Draws of an indicator are made from the same dice under all choices, so that what is left
    between two choices is what they do.
    """
    cards = [INDICATORS[one] for one in found]
    sizes = len(WINDOWS), len(HALF_LIVES), boundaries, len(Treatment)
    values = np.zeros((*sizes, len(cards), draws))
    known = np.zeros((*sizes, len(cards)), np.bool_)
    for at, card in enumerate(cards):
        drawn = {
            choice: draws_of(one, view.dice(f"total {card.id}"), draws)
            for choice, one in found[card.id].items()
            if isinstance(one, Estimate)
        }
        for choice in _choices(boundaries):
            of = drawn.get(_as_far_as(card, choice))
            if of is not None:
                values[(*choice, at)], known[(*choice, at)] = of, True
    order = sorted({card.dimension for card in INDICATORS.values()})
    dimension = np.array([order.index(card.dimension) for card in cards], np.int64)
    perceptual = np.array([card.source is Source.PERCEPTION for card in cards], np.bool_)
    return Levels(values, known, dimension, perceptual)


def _choices(boundaries: int) -> Iterator[Choice]:
    """Every one, those with in-ties before those without."""
    sizes = len(WINDOWS), len(HALF_LIVES), boundaries, len(Treatment)
    return (Choice(*one) for one in product(*map(range, sizes)))


def _as_far_as(card: Indicator, choice: Choice) -> Choice:
    """The same choice in what an indicator hangs on, and in all else as a profile is read."""
    hangs = hangs_on(card)
    return Choice(**{name: at for name, at in choice._asdict().items() if name in hangs})


def _look(view: View, choice: Choice, members: Bools) -> View:
    if choice._replace(treatment=0) == Choice():
        return view
    lines = replace(view.record.lines, lasting=HALF_LIVES[choice.half_life])
    return view.otherwise(
        record=replace(view.record, lines=lines),
        scope=replace(view.scope, members=members),
        bounds=replace(view.bounds, window_days=windows_of(view)[choice.window]),
        replicates=REDRAWS,
    )


def _value(
    card: Indicator, look: View, choice: Choice, so_far: Mapping[Choice, Estimate | Missing]
) -> Estimate | Missing:
    """What is asked of those who answered is told where enough did, whoever is left out then."""
    if tuple(Treatment)[choice.treatment] is Treatment.IN_TIES:
        return measured(card, look).value
    kept = so_far[choice._replace(treatment=0)]
    if isinstance(kept, Missing):
        return kept
    scope = replace(look.scope, members=_ANSWERED[card.id](look))
    return measured(card, look.otherwise(scope=scope, replicates=REDRAWS)).value
