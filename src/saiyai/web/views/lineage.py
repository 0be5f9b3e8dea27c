"""Lives of networks: one sentence, the picture, every step, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from saiyai.domain.dates import BUDDHIST_ERA, format_day
from saiyai.domain.words import Language, say
from saiyai.queries.asking import Asked
from saiyai.queries.lineage import MOST_STEPS, Life, get_lineage
from saiyai.web.charts.drawing import Words
from saiyai.web.charts.lives import Lives, Row
from saiyai.web.pages import open_page, show


@dataclass(frozen=True, slots=True)
class LifeDrawn:
    """A life with its picture; of whom nothing is told there is none."""

    life: Life
    drawn: SafeString | None


@require_safe
def lineage(request: Asked, slug: str) -> HttpResponse:
    """How the networks of a record came about, and what became of them."""
    page = open_page(request, slug)
    found = get_lineage(request.viewer, page.network, page.when)
    drawn, axis = _drawn(found.lives, page.when.day, request.language)
    return show(
        request, "lineage", page, "more", found=found, lives=drawn, axis=axis, most=MOST_STEPS
    )


def _drawn(
    lives: Sequence[Life], today: date, language: Language
) -> tuple[list[LifeDrawn], SafeString | None]:
    told = [life for life in lives if life.steps]
    if not told:
        return [LifeDrawn(life, None) for life in lives], None
    chart = Lives("life", [_row(life, today, language) for life in told], today)
    years = [_year(year, language) for year in chart.ticks]
    ends = {"first": _year(chart.first.year, language), "last": _year(today.year, language)}
    axis = chart.axis(Words(say("lineage.axis", language, **ends)), years)
    pictures = dict(zip((life.who.ref for life in told), chart.drawn(), strict=True))
    return [LifeDrawn(life, pictures.get(life.who.ref)) for life in lives], axis


def _row(life: Life, today: date, language: Language) -> Row:
    steps = ", ".join(
        f"{say(f'lifecycle_step.{one.step}', language)} {format_day(one.day, language)}"
        for one in life.steps
    )
    words = say("lineage.picture", language, name=life.who.name.in_(language), steps=steps)
    spans = [(begin, end or today, rests) for begin, end, rests in life.spans]
    return Row(Words(words), spans, [one.day for one in life.steps])


def _year(year: int, language: Language) -> str:
    return str(year + BUDDHIST_ERA if language is Language.TH else year)
