"""The map of ties."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from saiyai.domain.actors import ActorKind
from saiyai.domain.words import say
from saiyai.queries.asking import Asked
from saiyai.queries.choices import list_choices
from saiyai.web.pages import mine, open_page, show

_WORDS = (
    *("map.legend", "map.legend.actors", "map.legend.lines", "map.legend.size", "map.tray"),
    *("map.close", "map.empty", "map.too_large", "map.loading", "map.failed", "map.search"),
)
_STATES = (
    *("active", "verified", "repaired", "fallow", "laid"),
    *("untested", "unanswered", "lapsed", "ended", "resting"),
)


@require_safe
def map_page(request: Asked, slug: str) -> HttpResponse:
    """The page that draws the map; what it draws comes from the API."""
    page = open_page(request, slug)
    keys = [*_WORDS, *(f"state.{s}" for s in _STATES), *(f"actor_kind.{k}" for k in ActorKind)]
    return show(
        request,
        "map",
        page,
        "map",
        words={key: say(key, request.language) for key in keys},
        choices=list_choices(request.viewer, page.network, page.when),
        **mine(request, page),
    )
