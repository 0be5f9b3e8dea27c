"""The layouts of the peers, watched as they go on, and judged by the engine's own stress."""

from bench.map_browser import Laid, Opening, watch_layout
from bench.map_found import Drawing
from saiyai.engine.arrays import Places
from saiyai.engine.layouts.quality import normalised_stress
from saiyai.engine.network import Network
from saiyai.engine.result import Estimate, Value, Why


def draw(network: Network, opening: Opening, seconds: float) -> Drawing:
    """Let a page lay out for so long, then weigh where everybody stood at every look.

    Cost: a second a look at 20,000 nodes, after the page has been closed.
    """
    laid: Laid = watch_layout(opening, seconds)
    course = tuple((look.seconds, stress_of(network, look.places)) for look in laid.looks)
    return Drawing(laid.begun, laid.steps, course)


def stress_of(network: Network, places: Places) -> float:
    """Normalised stress, the same for whoever drew it: 0 is without fault."""
    return _number(normalised_stress(network, places))


def _number(found: Estimate | Why) -> float:
    if isinstance(found, Estimate) and isinstance(found.outcome, Value):
        return float(found.outcome.value)
    raise SystemExit(f"the network has no ties to judge by: {found}")
