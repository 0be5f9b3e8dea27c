"""The total beside the nine dimensions: what is shown of it, and the switch."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from saiyai.assessment.indicators.words import how_sure, of_hundred
from saiyai.assessment.total import METHOD
from saiyai.domain.switches import Switch, SwitchDraft
from saiyai.domain.words import Say
from saiyai.queries.asking import Asked
from saiyai.queries.findings import is_old
from saiyai.queries.totals import TotalTold, get_total
from saiyai.services.readings import ask_reading, ask_totals
from saiyai.services.switches import record_switch, withdraw_switch
from saiyai.web.numbers import Kept, Number
from saiyai.web.pages import Page, done, open_page, said_in

_SURE: Final = 95
"""Of a hundred: from here on a total is said to be above or below an earlier one."""
_HARDLY: Final = 1
"""Of a hundred: a choice that does less is only named."""


@dataclass(frozen=True, slots=True)
class TotalShown:
    """The total as the page of dimensions shows it."""

    read: TotalTold

    @property
    def kept(self) -> Kept:
        """As the finding keeps it."""
        return self.read.value or {}

    @property
    def number(self) -> Number | None:
        """The number, where there is one."""
        kept = self.kept
        if kept.get("value") is None:
            return None
        low, high = kept["low"], kept["high"]
        return Number(kept["value"], low, high, how_sure(low, high), kept["scope"], kept)

    @property
    def lacks(self) -> Say | None:
        """How many more members or dimensions it takes, where that is known."""
        more = self.kept.get("lacks", 0)
        return Say(f"total.lacks.{self.kept['why']}", n=more) if more else None

    @property
    def than(self) -> Say | None:
        """How likely it is above an earlier one, in words that call nearly even odds so."""
        than = self.read.than
        if than is None:
            return None
        n = of_hundred(than.likely)
        said = "more" if n >= _SURE else "less" if n <= 100 - _SURE else "unsure"
        return Say(f"total.than.{said}", day=than.day, n=n)

    @property
    def unanswered(self) -> int:
        """Under so many of a hundred choices there is none."""
        return of_hundred(self.kept.get("unanswered") or 0)

    @property
    def driven(self) -> int:
        """How much of a hundred comes from one indicator, where there is such a one."""
        driver = self.kept.get("driver")
        return of_hundred(driver["share"]) if driver else 0

    @property
    def hangs_on(self) -> Sequence[tuple[str, int]]:
        """The choices that it hangs on, the most first: each with its share of a hundred."""
        return [one for one in self._shares if one[1] > _HARDLY]

    @property
    def hardly(self) -> Sequence[str]:
        """The choices that do hardly anything to it."""
        return [name for name, share in self._shares if share <= _HARDLY]

    @property
    def _shares(self) -> Sequence[tuple[str, int]]:
        told = self.kept.get("hangs_on", ())
        return [(one["choice"], of_hundred(max(one["first"]["value"], 0))) for one in told]


def total_of(request: Asked, page: Page) -> TotalShown:
    """The total of the page's day; a newer one is asked for where it is on and there is none."""
    read = get_total(request.viewer, page.network, page.when, or_earlier=True)
    if read.on and not read.failed and (read.value is None or is_old(read)):
        ask_reading(request.viewer, page.network, page.when, METHOD)
    return TotalShown(read)


@require_POST
def switch_on(request: Asked, slug: str) -> HttpResponseRedirect:
    """Switch the total of a network on, with the reason."""
    page, given = open_page(request, slug), request.POST
    draft = SwitchDraft(Switch.TOTAL, given.get("reason", ""), said_in(given, page))
    made = record_switch(request.viewer, page.network, draft)
    ask_totals(request.viewer, page.network)
    done(request, "action.record_switch", made.told)
    return redirect("dimensions", slug=slug)


@require_POST
def switch_off(request: Asked, slug: str) -> HttpResponseRedirect:
    """Switch it off again."""
    page = open_page(request, slug)
    seq = withdraw_switch(request.viewer, page.network, Switch.TOTAL)
    done(request, "action.withdraw_switch", seq)
    return redirect("dimensions", slug=slug)
