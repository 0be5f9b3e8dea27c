"""Pages with a picture: one sentence, the picture, the numbers, the rows, and what to do."""

from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.pictures.card import PictureOf
from saiyai.assessment.pictures.catalogue import PICTURES
from saiyai.assessment.profile import METHOD
from saiyai.domain.library import library
from saiyai.domain.warnings import WarningStepKind
from saiyai.domain.words import Say
from saiyai.queries.asking import Asked
from saiyai.queries.findings import is_old
from saiyai.queries.pictures import get_picture, get_pictures
from saiyai.queries.profiles import PICTURE_ROWS, ProfileRead
from saiyai.queries.thresholds import conventions_of
from saiyai.services.readings import ask_reading
from saiyai.web.figures.drawn import figures_of
from saiyai.web.figures.figure import Drawer
from saiyai.web.pages import Page, open_page, show
from saiyai.web.views.dimensions import indicator_of

_MATTERS: Final = 5
"""So many, the first that Today would tell; all of them have a page of their own."""


@dataclass(frozen=True, slots=True)
class PictureCard:
    """A page in the list, with its sentence where that is read already."""

    id: PictureOf
    says: Say | None


@require_safe
def pictures(request: Asked, slug: str) -> HttpResponse:
    """Every page with a picture, each with its sentence."""
    page = open_page(request, slug)
    told = get_pictures(request.viewer, page.network, page.when)
    _ask(request, page, told.profile)
    cards = [
        PictureCard(one, told.found[one].says if one in told.found else None) for one in PICTURES
    ]
    return show(request, "pictures", page, "more", read=told.profile, cards=cards)


@require_safe
def picture(request: Asked, slug: str, wanted: str) -> HttpResponse:
    """One page with a picture."""
    if wanted not in set(PictureOf):
        raise Http404
    page = open_page(request, slug)
    told = get_picture(request.viewer, page.network, page.when, PictureOf(wanted))
    _ask(request, page, told.profile)
    if told.read is None:
        return show(request, "picture", page, "more", read=told.profile, card=told.card)
    bounds = conventions_of(page.network, told.profile.seq)
    numbers = [indicator_of(INDICATORS[one], told.profile, bounds) for one in told.card.indicators]
    own_rows = f"{PICTURE_ROWS}{told.card.id}" if told.read.trail.rows else ""
    first = numbers[0].card.id if numbers[0].has_rows else ""
    drawer = Drawer(told.read, told.profile.value or {}, request.language)
    return show(
        *(request, "picture", page, "more"),
        read=told.profile,
        card=told.card,
        told=told.read,
        figures=figures_of(told.card.id, drawer, bounds),
        numbers=numbers,
        matters=told.matters[:_MATTERS],
        more_matters=max(len(told.matters) - _MATTERS, 0),
        steps=list(WarningStepKind),
        concepts=[library()[one] for one in told.card.concepts],
        wanted=own_rows or first,
    )


def _ask(request: Asked, page: Page, read: ProfileRead) -> None:
    """Have the profile made where there is none yet, or a newer one."""
    if not read.hidden and (read.value is None or is_old(read)):
        ask_reading(request.viewer, page.network, page.when, METHOD)
