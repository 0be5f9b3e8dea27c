"""What tells a page that is open of newer facts."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from saiyai.queries.asking import Asked
from saiyai.queries.live import find_newest_known
from saiyai.queries.networks import get_network
from saiyai.web.live import KIND, LISTENS, told


@require_GET
def live(request: Asked, slug: str) -> HttpResponse:
    """The newest Change now, and with a server that keeps answers open, each newer one.

    Whoever may know of no Change is told that there is nothing to listen for.
    Raises: UnknownNetwork.
    """
    network = get_network(request.viewer, slug)
    seq = find_newest_known(request.viewer, network)
    if seq is None:
        return HttpResponse(status=204)
    answer = HttpResponse(told(seq), content_type=KIND)
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Accel-Buffering"] = "no"  # a proxy that gathers would tell too late
    answer.headers[LISTENS] = f"{network.pk} {seq}"
    return answer
