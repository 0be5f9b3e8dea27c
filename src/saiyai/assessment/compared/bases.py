"""The three bases over time: on what the same members' lines rested at the end of each quarter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from saiyai.assessment.indicators.card import Measured
from saiyai.assessment.indicators.sharing import tie_basis_mix
from saiyai.assessment.look.view import View
from saiyai.assessment.profile import number_to_plain

QUARTERS: Final = 8
"""Two years: a season can be laid beside the same season a year before."""
DAYS: Final = 91
"""Of a quarter, so that each ends on the weekday of the reading."""


@dataclass(frozen=True, slots=True, eq=False)
class BasesOn:
    """What ends had told by a day. Shares hide that all three may grow: so amounts beside."""

    day: date
    mix: Measured


def read_bases(view: View, quarters: int = QUARTERS) -> Sequence[BasesOn]:
    """What lines of today's members rested on, quarter by quarter, the oldest first.

    The members are those of the day of the reading throughout, so that a change is one of what
    lines rest on and not of who is counted.
    Cost: a pass over what was told of lines, for each quarter.
    """
    days = [view.record.day - timedelta(DAYS * back) for back in reversed(range(quarters))]
    return [_on(view, day) for day in days]


def _on(view: View, day: date) -> BasesOn:
    then = View(replace(view.record, day=day), view.scope, view.bounds, view.seed)
    return BasesOn(day, tie_basis_mix(then))


def bases_to_plain(told: Sequence[BasesOn]) -> list[dict[str, Any]]:
    """The same as JSON: for each day shares with intervals, amounts, and how many lines."""
    return [
        {
            "day": one.day.isoformat(),
            "value": number_to_plain(one.mix.value)["value"],
            "why": number_to_plain(one.mix.value).get("why"),
            "shares": {name: number_to_plain(part) for name, part in one.mix.parts.items()},
            "amounts": {name: int(number) for name, number in one.mix.beside.items()},
        }
        for one in told
    ]
