"""The map of places: a sentence, the map, the same as tables, and what to do."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from saiyai.domain.places import PlaceKind
from saiyai.domain.words import say
from saiyai.queries.asking import Asked
from saiyai.queries.place_maps import (
    PlaceDot,
    PlaceMap,
    Reach,
    Stretch,
    get_place_map,
    get_place_shapes,
)
from saiyai.web.pages import open_page, show

_WORDS = (
    *("place_map.failed", "place_map.no_points", "place_map.heading"),
    *("place_map.nearer", "place_map.farther", "place_map.two_fingers"),
)
"""What the map says itself, in the browser."""

_KINDS = {str(kind): kind for kind in PlaceKind}


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place as a row of the table."""

    dot: PlaceDot
    beyond: int
    answering: int


@require_safe
def place_map(request: Asked, slug: str) -> HttpResponse:
    """Who is where, and lines between places."""
    page = open_page(request, slug)
    level = _KINDS.get(request.GET.get("level", ""), PlaceKind.UNTOLD)
    found = get_place_map(request.viewer, page.network, page.when, level)
    return show(
        request,
        "place_map",
        page,
        "more",
        found=found,
        have=sum(dot.members > 0 for dot in found.dots),
        rows=_rows(found),
        placeless=sum(dot.point is None for dot in found.dots),
        stretches=[(one, _thinnest(one)) for one in found.stretches],
        sources=get_place_shapes(request.viewer, page.network, page.when).sources,
        words={key: say(key, request.language) for key in _WORDS},
    )


def _rows(found: PlaceMap) -> list[PlaceLine]:
    beyond: Counter[int] = Counter()
    answering: Counter[int] = Counter()
    for link in found.links:
        for end in (link.a, link.b):
            beyond[end] += link.lines
            answering[end] += link.answering
    return [PlaceLine(dot, beyond[at], answering[at]) for at, dot in enumerate(found.dots)]


def _thinnest(stretch: Stretch) -> Reach | None:
    """Below which place the fewest lines lead past; nobody is below the last."""
    return min(stretch.reaches[:-1], key=lambda reach: reach.past, default=None)
