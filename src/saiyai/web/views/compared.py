"""Two networks of a record, or one on two days, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from saiyai.assessment.compared.networks import Apart, Beside, Difference
from saiyai.assessment.compared.since import YEAR
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.reading import Sure
from saiyai.assessment.statistics.estimates import Missing
from saiyai.domain.dates import parse_when
from saiyai.domain.words import Say
from saiyai.queries.asking import Asked
from saiyai.queries.compared import MOST_MEMBERS, Side, get_compared
from saiyai.queries.subjects import NetworkInside, list_networks_inside
from saiyai.queries.today import SMALLEST_CELL
from saiyai.web.numbers import Number
from saiyai.web.pages import Page, open_page, show

_FEW = 10
"""Members under whom one changes a number much."""


@dataclass(frozen=True, slots=True)
class SideAsked:
    """One half of the form."""

    id: str
    heading: str
    ref: str
    day: date


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator that has a number on both sides."""

    indicator: str
    apart: Apart
    bounded: bool
    sides: Sequence[tuple[Say, Number]]


@require_safe
def compared(request: Asked, slug: str) -> HttpResponse:
    """The form, and once it was sent, what can be told apart."""
    page = open_page(request, slug)
    choices = list_networks_inside(request.viewer, page.network, page.when)
    sides = _sides(request, page, choices)
    told = {"choices": choices, "sides": sides, "most": MOST_MEMBERS, "least": SMALLEST_CELL}
    if "one" in request.GET:
        one, other = (Side(side.ref, side.day) for side in sides)
        read = get_compared(request.viewer, page.network, one, other, page.when.known)
        told |= {"read": read} | (_told(read.found) if read.found else {})
    return show(request, "compared", page, "more", **told)


def _sides(
    request: Asked, page: Page, choices: Sequence[NetworkInside]
) -> tuple[SideAsked, SideAsked]:
    """What was asked for; at first the two largest networks, else the whole a year apart."""
    refs = [choice.who.ref for choice in choices[:2] if choice.members >= SMALLEST_CELL]
    begun = refs if len(refs) == 2 else ["", ""]
    days = [page.when.day, page.when.day]
    if len(refs) < 2:
        days[1] -= timedelta(YEAR)
    names = ("one", "other"), ("compared.first", "compared.second")
    one, other = (
        SideAsked(
            name,
            heading,
            request.GET.get(name, ref),
            _day(request.GET.get(f"{name}_day", ""), page.today, day),
        )
        for name, heading, ref, day in zip(*names, begun, days, strict=True)
    )
    return one, other


def _day(text: str, today: date, otherwise: date) -> date:
    """Raises: UnreadableDate."""
    return parse_when(text, today).latest if text.strip() else otherwise


def _told(found: Beside) -> dict[str, object]:
    order = list(Apart)
    shown = [row for one in found.differences if (row := _row(one))]
    return {
        "found": found,
        "shown": sorted(shown, key=lambda row: order.index(row.apart)),
        "others": [one for one in found.differences if one.low is None],
        "few": min(found.sizes) < _FEW,
    }


def _row(one: Difference) -> Row | None:
    """None where the two are not compared."""
    if one.low is None or isinstance(one.first, Missing) or isinstance(one.second, Missing):
        return None
    words = Say("compared.first"), Say("compared.second")
    numbers = [
        Number(side.value, side.low, side.high, Sure.NOT_YET, "", {})
        for side in (one.first, one.second)
    ]
    bounded = INDICATORS[one.indicator].bounded
    return Row(one.indicator, one.apart, bounded, list(zip(words, numbers, strict=True)))
