"""The nine dimensions, and the page of one of them or of one indicator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from saiyai.assessment.conventions import Conventions
from saiyai.assessment.indicators.card import Dimension, Indicator
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.indicators.words import counts, how_sure, lacks, named, of_hundred, says
from saiyai.assessment.pictures.catalogue import pictures_of
from saiyai.assessment.profile import METHOD
from saiyai.assessment.reading import Sure
from saiyai.domain.words import Say
from saiyai.queries.asking import Asked
from saiyai.queries.evidence import SHOWN, rows_counted
from saiyai.queries.findings import is_old
from saiyai.queries.profiles import ProfileRead, get_profile
from saiyai.queries.thresholds import conventions_of
from saiyai.services.readings import ask_reading
from saiyai.web.numbers import Kept, Number
from saiyai.web.pages import Page, open_page, show
from saiyai.web.views.totals import total_of


@dataclass(frozen=True, slots=True)
class IndicatorTold:
    """An indicator as pages show it; without `kept` while a job is at work."""

    card: Indicator
    kept: Kept
    bounds: Conventions
    """What the network was read by."""

    @property
    def number(self) -> Number | None:
        """Its number, where it has one."""
        return _number(self.kept, bounded=self.card.bounded)

    @property
    def window(self) -> int:
        """How many days it looked back; 0: what stands on the day."""
        return self.card.days(self.bounds)

    @property
    def says(self) -> Say:
        """The sentence the page begins with."""
        number = self.number
        return says(self.card, number.value) if number else Say("dimensions.not_yet")

    @property
    def lacks(self) -> Say | None:
        """What it would take, where that helps."""
        return lacks(self.card, str(self.kept.get("why")), self.kept.get("lacks", 0))

    @property
    def counts(self) -> Say:
        """How it is counted."""
        return counts(self.card, self.bounds)

    @property
    def beside(self) -> Sequence[tuple[str, float, str]]:
        """What is read with it: name, number, unit."""
        told = self.kept.get("beside", {})
        units = dict.fromkeys(self.card.beside, "share") | dict.fromkeys(self.card.counted, "")
        return [(name, told[name], unit) for name, unit in units.items() if name in told]

    @property
    def parts(self) -> Sequence[tuple[Say, Number | None, str]]:
        """What it is made of: name, and number or why there is none."""
        told = self.kept.get("parts", {})
        return [
            (named(self.card, name), _number(told[name]), told[name].get("why", ""))
            for name in self.card.parts
            if name in told
        ]

    @property
    def rows(self) -> Sequence[Say]:
        """How many rows of what it was counted from."""
        told = self.kept.get("evidence", {})
        return rows_counted({table: rows["count"] for table, rows in told.items()})

    @property
    def has_rows(self) -> bool:
        """Whether some of them can be shown one by one."""
        told = self.kept.get("evidence", {})
        return any(told.get(table, {}).get("count") for table in SHOWN)


@dataclass(frozen=True, slots=True)
class DimensionTold:
    """A dimension as pages show it."""

    id: Dimension
    kept: Kept
    indicators: Sequence[IndicatorTold]

    @property
    def number(self) -> Number | None:
        """Its number, where it has one and people do not see it differently from the record."""
        return None if self.apart else _number(self.kept)

    @property
    def apart(self) -> tuple[Number, Number] | None:
        """What was seen and what was answered, where the two are told apart."""
        if not self.kept.get("diverges"):
            return None
        seen, answered = (self._point(self.kept[part]) for part in ("seen", "answered"))
        return seen, answered

    def _point(self, value: float) -> Number:
        return Number(value, value, value, Sure.NOT_YET, "", self.kept)

    @property
    def says(self) -> Say:
        """The sentence it begins with."""
        if self.apart:
            return Say("dimensions.apart")
        number = self.number
        if number is None:
            return Say("dimensions.in_part" if self.readable else "dimensions.not_yet")
        return Say("dimensions.says", n=of_hundred(number.value))

    @property
    def lacks(self) -> Say | None:
        """How many more of its indicators it takes."""
        more = self.kept.get("lacks", 0)
        return Say("dimensions.lacks", n=more) if more else None

    @property
    def readable(self) -> Sequence[IndicatorTold]:
        """Those of its indicators that have a number."""
        return [one for one in self.indicators if one.number]


@dataclass(frozen=True, slots=True)
class MovedTold:
    """How the same members stand to a year before in one thing; `kept` as the profile has it."""

    name: str
    kept: Kept

    @property
    def says(self) -> Say:
        """The sentence it begins with."""
        if self.kept.get("value") is None:
            return Say(f"why.{self.kept['why']}")
        if self.kept["changed"] is None:
            return Say("year_before.in_part")
        if not self.kept["changed"]:
            return Say("year_before.same")
        return Say("year_before.more" if self.kept["value"] > 0 else "year_before.less")

    @property
    def rows(self) -> Sequence[Say]:
        """How many rows it was counted from."""
        told = self.kept["evidence"]
        return rows_counted({table: rows["count"] for table, rows in told.items()})


@require_safe
def dimensions(request: Asked, slug: str) -> HttpResponse:
    """The nine dimensions, each with what can be read of it; a total only where it is on."""
    page = open_page(request, slug)
    read = _read(request, page)
    bounds = conventions_of(page.network, read.seq)
    found = [_dimension(one, read, bounds) for one in Dimension]
    since = (read.value or {}).get("since")
    return show(
        request,
        "dimensions",
        page,
        "more",
        read=read,
        dimensions=found,
        total=total_of(request, page) if read.value else None,
        before=date.fromisoformat(since["day"]) if since else None,
        members=since["members"] if since else 0,
        moved=[MovedTold(*one) for one in since["moved"].items()] if since else (),
    )


@require_safe
def dimension(request: Asked, slug: str, wanted: str) -> HttpResponse:
    """One dimension with its indicators, or one indicator with what it was counted from."""
    page = open_page(request, slug)
    if wanted in INDICATORS:
        read = _read(request, page)
        one = indicator_of(INDICATORS[wanted], read, conventions_of(page.network, read.seq))
        return show(request, "indicator", page, "more", read=read, one=one)
    if wanted not in set(Dimension):
        raise Http404
    read = _read(request, page)
    of = _dimension(Dimension(wanted), read, conventions_of(page.network, read.seq))
    return show(request, "dimension", page, "more", read=read, of=of, pictures=pictures_of(of.id))


def _read(request: Asked, page: Page) -> ProfileRead:
    """The profile of the page's day; a newer one is asked for where there is none yet."""
    read = get_profile(request.viewer, page.network, page.when, or_earlier=True)
    if not read.hidden and (read.value is None or is_old(read)):
        ask_reading(request.viewer, page.network, page.when, METHOD)
    return read


def _dimension(which: Dimension, read: ProfileRead, bounds: Conventions) -> DimensionTold:
    kept = (read.value or {}).get("dimensions", {}).get(str(which), {})
    cards = [card for card in INDICATORS.values() if card.dimension is which]
    return DimensionTold(which, kept, [indicator_of(card, read, bounds) for card in cards])


def indicator_of(card: Indicator, read: ProfileRead, bounds: Conventions) -> IndicatorTold:
    """An indicator of a profile; of one that is older than the indicator, nothing."""
    kept = (read.value or {}).get("indicators", {}).get(card.id, {})
    return IndicatorTold(card, kept, bounds)


def _number(kept: Kept, *, bounded: bool = True) -> Number | None:
    value = kept.get("value")
    if value is None:
        return None
    low, high = kept["low"], kept["high"]
    return Number(value, low, high, how_sure(low, high), kept["scope"], kept, bounded)
