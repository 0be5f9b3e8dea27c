"""Numbers of a profile as a report tells them: sentence, interval, how sure, or why there is none.

Nothing is computed: the words are those of the pages, the numbers those of the finding.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from saiyai.assessment.conventions import Conventions
from saiyai.assessment.indicators.card import Dimension, Indicator
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.indicators.words import how_sure, of_hundred, says
from saiyai.assessment.reading import Sure
from saiyai.domain.reports import Block, Facts, Figure, Figures, Number, Text
from saiyai.domain.words import Say
from saiyai.queries.today import SMALLEST_CELL, TodayTold

Profile = Mapping[str, Any]

_COUNTED: Final = frozenset({"answers", "period"})
"""What a number is about where its `n` counts answers or rows that are somebody's."""

_PROPORTIONS: Final = frozenset({"jeffreys", "wilson"})
"""Methods of a share that is so many of `n`."""

_STAYS_INSIDE: Final = frozenset({"E4"})
"""The mark of power in relations: for members to talk about, and no label for others."""


def dimensions_of(profile: Profile) -> Figures:
    """The nine dimensions, one to a row."""
    kept = profile["dimensions"]
    return Figures([_dimension(one, kept.get(str(one), {})) for one in Dimension])


def _dimension(which: Dimension, kept: Mapping[str, Any]) -> Figure:
    of = Say(f"dimension.{which}")
    if kept.get("value") is None:
        return Figure(of, Say("dimensions.not_yet"))
    if kept.get("diverges"):
        seen, answered = of_hundred(kept["seen"]), of_hundred(kept["answered"])
        return Figure(of, Say("report.apart", seen=seen, answered=answered))
    told = Say("report.of_hundred", n=of_hundred(kept["value"]))
    return _figure(of, told, kept)


def indicators_of(
    profile: Profile, which: Dimension, bounds: Conventions, *, leaves: bool, hide_few: bool
) -> Figures | None:
    """What a dimension is made of, as far as it can be read; None where nothing can.

    With `leaves` without what stays inside; with `hide_few` without what counts a few.
    """
    found = profile["indicators"]
    rows = [
        _indicator(card, kept, bounds)
        for card in INDICATORS.values()
        if card.dimension is which
        and (kept := found.get(card.id, {})).get("value") is not None
        and not (leaves and card.id in _STAYS_INSIDE)
        and not (hide_few and _is_of_few(kept))
    ]
    return Figures(rows, Say(f"dimension.{which}")) if rows else None


def _is_of_few(kept: Mapping[str, Any]) -> bool:
    """Whether few were counted, or few on either side of a share."""
    n = kept["n"] or 0
    if kept["method"] not in _PROPORTIONS:
        return kept["scope"] in _COUNTED and n < SMALLEST_CELL
    part = round(kept["value"] * n)
    return any(0 < cell < SMALLEST_CELL for cell in (n, part, n - part))


def _indicator(card: Indicator, kept: Mapping[str, Any], bounds: Conventions) -> Figure:
    told = says(card, kept["value"])
    return _figure(Say(f"indicator.{card.id}"), told, kept, bounds, is_share=card.bounded)


def _figure(
    of: Say,
    told: Say,
    kept: Mapping[str, Any],
    bounds: Conventions | None = None,
    *,
    is_share: bool = True,
) -> Figure:
    low, high = kept["low"], kept["high"]
    sure = how_sure(low, high, bounds) if bounds else how_sure(low, high)
    return Figure(of, told, Number(kept["value"], low, high, is_share), _sure(sure))


def readings_of(told: TodayTold, *, hide_few: bool) -> Figures:
    """What Today reads beside its heading; with `hide_few` nothing that counts a few."""
    rows = [
        Figure(
            Say(f"reading.{one.id}"),
            one.says,
            _number(one.value, one.low, one.high),
            _sure(one.sure),
        )
        for one in told.readings
        if not (hide_few and any(0 < cell < SMALLEST_CELL for cell in one.cells))
    ]
    return Figures(rows)


def _number(value: float | None, low: float | None, high: float | None) -> Number | None:
    """Without an interval a number says more than is known: its sentence stands alone."""
    if value is None or low is None or high is None:
        return None
    return Number(value, low, high)


def _sure(sure: Sure) -> Say:
    return Say(f"sure.{sure}")


def since_of(profile: Profile, *, hide_few: bool) -> Sequence[Block]:
    """What is otherwise than a year before, for the same members."""
    since = profile["since"]
    if hide_few and since["members"] < SMALLEST_CELL:
        return [Text([Say("report.too_few")])]
    rows = [(Say(f"year_before.{name}"), _moved(one)) for name, one in since["moved"].items()]
    lead = Say("year_before.lead", n=since["members"], day=date.fromisoformat(since["day"]))
    return [Text([lead]), Facts(rows), Text([Say("year_before.care")], is_small=True)]


def _moved(kept: Mapping[str, Any]) -> Say:
    if kept.get("value") is None:
        return Say(f"why.{kept['why']}")
    if kept["changed"] is None:
        told = "in_part"
    elif not kept["changed"]:
        told = "same"
    else:
        told = "more" if kept["value"] > 0 else "less"
    return Say(
        "report.moved",
        told=Say(f"year_before.{told}"),
        means=Say("year_before.means", before=kept["before"], after=kept["after"]),
        between=Say("year_before.between", low=kept["low"], high=kept["high"]),
    )
