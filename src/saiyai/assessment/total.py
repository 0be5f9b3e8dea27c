"""The total of a network that switched it on: what all choices together leave, and never a rank.

A network has nine dimensions. To add them up hides what they show, so nothing here is made unless
the network asked for it (`domain/switches.py`), and then with every choice that could be defended.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from saiyai.assessment.choices import (
    Boundary,
    Choice,
    Found,
    boundaries_of,
    levels_of,
    values_under,
    windows_of,
)
from saiyai.assessment.indicators.card import Dimension, Indicator, Source
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.look.view import View
from saiyai.assessment.profile import number_to_plain
from saiyai.assessment.statistics.composite import (
    LEAST_DIMENSIONS,
    SPLIT,
    dimension_rows,
)
from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from saiyai.assessment.statistics.probability import probability_of_more
from saiyai.assessment.statistics.sobol import Sensitivity
from saiyai.assessment.statistics.total import (
    CHOICES,
    SPLITS,
    Levels,
    Total,
    run_totals,
    total,
    what_it_hangs_on,
)

METHOD: Final = "total"
VERSION: Final = 2
"""Counts up whenever the same record would have another total."""

LEAST_MEMBERS: Final = 20
"""Of fewer nothing is added up, and a boundary that leaves fewer is none."""

DRIVES: Final = 0.4
"""An indicator from which more than so much of what varies comes is named."""

_AS_READ: Final = (0, (SPLIT - SPLITS[0]) / (SPLITS[1] - SPLITS[0]), 0, 0.5, 0.5, 0.5, 0, 0)
"""By the order of `CHOICES`: two thirds seen, the geometric mean, the middle window, the roll."""


@dataclass(frozen=True, slots=True, eq=False)
class TotalRead:
    """The total of a day, or why there is none, and what it hangs on."""

    total: Total | Missing
    dimensions: int
    """How many have a number as the profile is read."""
    hangs_on: Mapping[str, Sensitivity] | Missing
    """By the names of `CHOICES`."""
    members: Mapping[Boundary, int] = field(default_factory=dict)
    """How many there are within each boundary."""
    windows: Sequence[int] = ()
    """In days."""
    driver: tuple[str, float] | None = None
    """One indicator from which more than two fifths of what is unsure of it all comes."""


def read_total(view: View, told: Callable[[float], None] | None = None) -> TotalRead:
    """What all choices that could be defended leave of one number for a network.

    `told` is told which share of the work is done.

    Returns: TOO_FEW_MEMBERS below twenty; TOO_FEW_DIMENSIONS below seven of nine as the profile
        is read, or under most choices.
    Cost: as `values_under`, and 2,000 + 18 x 1,024 sums of what it found.
    Source: theory 4.9, 4.11 and 4.13; Saisana, Saltelli & Tarantola 2005, Journal of the Royal
        Statistical Society A 168, 307-323.
    """
    if view.n < LEAST_MEMBERS:
        return _none(Missing(NoEstimate.TOO_FEW_MEMBERS, LEAST_MEMBERS - view.n), 0)
    boundaries = boundaries_of(view, LEAST_MEMBERS)
    found = values_under(view, tuple(boundaries.values()), told=told)
    there = dimensions_known(found)
    if there < LEAST_DIMENSIONS:
        lacks = LEAST_DIMENSIONS - there
        return _none(Missing(NoEstimate.TOO_FEW_DIMENSIONS, lacks), there)
    levels = levels_of(view, found, len(boundaries))
    made = total(levels, view.dice("total"), view.dice(f"total of {view.record.day}"))
    if isinstance(made, Missing):
        return _none(made, there)
    return TotalRead(
        made,
        there,
        what_it_hangs_on(levels, view.dice("total hangs on")),
        {name: int(np.count_nonzero(who)) for name, who in boundaries.items()},
        windows_of(view),
        driver_of(levels, tuple(found)),
    )


def dimensions_known(found: Found) -> int:
    """How many dimensions have a number as a profile is read."""
    cards = [INDICATORS[one] for one in found]
    return sum(_is_known([c for c in cards if c.dimension is one], found) for one in Dimension)


def _is_known(cards: Sequence[Indicator], found: Found) -> bool:
    if not cards:
        return False
    known = np.array([[isinstance(found[card.id][Choice()], Estimate) for card in cards]])
    perceptual = np.array([card.source is Source.PERCEPTION for card in cards], np.bool_)
    _, there = dimension_rows(np.zeros(known.shape), known, perceptual, np.array([SPLIT]))
    return bool(there[0])


def driver_of(levels: Levels, names: Sequence[str]) -> tuple[str, float] | None:
    """The indicator from which most of what is unsure comes, where it is more than two fifths.

    With all choices as a profile is read and dimensions weighed alike: the square of the
    correlation of its draws with those of the total.
    """
    draws = levels.values.shape[-1]
    at = np.tile(_AS_READ, (draws, 1))
    at[:, CHOICES.index("draw")] = (np.arange(draws) + 0.5) / draws
    of = int(levels.dimension.max()) + 1
    totals, there = run_totals(levels, at, np.full((1, of), 1 / of))
    drawn = levels.values[tuple(Choice())]
    varies = levels.known[tuple(Choice())] & (drawn.std(axis=1) > 0)
    if not there.all() or not varies.any() or totals.std() == 0:
        return None
    shares = np.zeros(len(drawn))
    shares[varies] = np.corrcoef(drawn[varies], totals)[-1, :-1] ** 2
    most = int(shares.argmax())
    return (names[most], float(shares[most])) if shares[most] > DRIVES else None


def _none(why: Missing, dimensions: int) -> TotalRead:
    return TotalRead(why, dimensions, why)


# --- as it is kept ------------------------------------------------------------------------------


def total_to_plain(read: TotalRead) -> dict[str, Any]:
    """A total as JSON: what a finding keeps, the API answers and a command writes.

    What it hangs on stands largest first, and is empty where it could not be worked out.
    """
    made = read.total
    if isinstance(made, Missing):
        number = number_to_plain(made) | {"arithmetic": None, "unanswered": None, "draws": []}
    else:
        draws = [None if np.isnan(one) else round(one, 4) for one in made.draws.tolist()]
        of = {"arithmetic": made.arithmetic, "unanswered": made.unanswered, "draws": draws}
        number = number_to_plain(made.estimate) | of
    return number | {
        "dimensions": read.dimensions,
        "hangs_on": _hangs_on(read.hangs_on),
        "members": {str(name): n for name, n in read.members.items()},
        "windows": list(read.windows),
        "driver": read.driver and {"indicator": read.driver[0], "share": read.driver[1]},
    }


def likely_more(plain: Mapping[str, Any], other: Mapping[str, Any]) -> float | None:
    """How likely a kept total is above another that was made alike; None if one has no answer."""
    one, beside = (np.array(of["draws"], np.float64) for of in (plain, other))
    if len(one) != len(beside):
        return None
    return probability_of_more(one, beside)


def _hangs_on(told: Mapping[str, Sensitivity] | Missing) -> list[dict[str, Any]]:
    if isinstance(told, Missing):
        return []
    order = sorted(told.items(), key=lambda one: -one[1].first.value)
    return [
        {"choice": name, "first": number_to_plain(of.first), "total": number_to_plain(of.total)}
        for name, of in order
    ]
