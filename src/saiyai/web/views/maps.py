"""The map of ties."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from saiyai.domain.actors import ActorKind
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.ties import BASES
from saiyai.domain.words import Language, say
from saiyai.engine.catalogue import MEASURES
from saiyai.engine.measure import Level
from saiyai.queries.asking import Asked
from saiyai.queries.choices import list_choices
from saiyai.queries.today import get_rows_behind
from saiyai.web.pages import Page, mine, open_page, show

_STATES = (
    *("active", "verified", "repaired", "fallow", "laid"),
    *("untested", "unanswered", "lapsed", "ended", "resting"),
)
_WORDS = (
    *("map.legend.actors", "map.legend.lines", "map.legend.size", "map.legend.several"),
    *("map.legend.larger", "map.tray", "map.close", "map.empty", "map.too_large", "map.loading"),
    *("map.failed", "map.as_list", "map.date", "map.nameless", "map.cluster"),
    *("map.cluster.unnamed", "map.class.others", "map.class.untold", "map.class.no_number"),
    *("map.layers.state", "map.layers.kind", "map.layers.basis", "map.layers.event"),
    *("map.layers.alike", "map.layers.plain"),
    *("map.chosen", "map.chosen.only", "map.chosen.none", "map.whole", "map.near.1", "map.near.2"),
    *("map.path", "map.path.choose", "map.path.steps", "map.path.none", "map.fold", "map.unfold"),
    *("map.play", "map.pause", "map.compare", "map.compare.end", "map.compare.none"),
    *("map.turn.came", "map.turn.answers_again", "map.turn.fell_silent"),
    *("map.turn.unanswered", "map.turn.went"),
    *("map.groups", "map.groups.dot", "map.picture.source"),
    *(f"state.{one}" for one in _STATES),
    *(f"actor_kind.{one}" for one in ActorKind),
    *(f"basis.{one}" for one in BASES),
    *(f"kind.{one}" for one in KINDS),
)
"""What the map says itself, in the browser."""

_MEASURES = [card for card in MEASURES.values() if card.level is Level.NODE]
"""By what actors can be coloured and sized."""


def _marked(request: Asked, page: Page) -> dict[str, object] | None:
    """Whom and which lines the page is asked to fly to: those behind a reading or a matter."""
    wanted = request.GET.get("of", "")
    if not wanted:
        return None
    rows = get_rows_behind(request.viewer, page.network, page.when, wanted)
    past = {"as_of": page.when.day, **({"known": page.known} if page.known else {})}
    return {
        "actors": [one.ref for one in rows.actors],
        "lines": [one.ref for one in rows.lines],
        "page": f"{reverse('evidence', args=[page.network.slug, wanted])}?{urlencode(past)}",
    }


@require_safe
def map_page(request: Asked, slug: str) -> HttpResponse:
    """The page that draws the map; what it draws comes from the API."""
    page = open_page(request, slug)
    thai = request.language is Language.TH
    return show(
        request,
        "map",
        page,
        "map",
        words={key: say(key, request.language) for key in _WORDS},
        measures=[(one.id, one.question_th if thai else one.question) for one in _MEASURES],
        marked=_marked(request, page),
        keeps=request.viewer.is_keeper and not page.known,
        choices=list_choices(request.viewer, page.network, page.when),
        **mine(request, page),
    )
