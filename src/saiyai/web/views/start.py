"""The first page: the sample, one's own file, or an empty record; and who is looking."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.thai import by_script
from saiyai.domain.viewers import Eye
from saiyai.queries.asking import EYE_IN_SESSION, Asked
from saiyai.queries.networks import list_networks
from saiyai.services.networks import record_network
from saiyai.services.readings import ask_profiles
from saiyai.services.sample.loading import load_sample
from saiyai.web.pages import back, word


@require_safe
def start(request: Asked) -> HttpResponse:
    """What to begin with, and the networks of this installation."""
    networks = list_networks(request.viewer)
    sample = next((row for row in networks if row.sample), None)
    own = [row for row in networks if not row.sample]
    may_begin = request.viewer.administers or not request.viewer.is_served
    shown = own if may_begin else networks
    return render(
        request, "web/start.html", {"sample": sample, "own": shown, "may_begin": may_begin}
    )


@require_POST
def open_sample(request: Asked) -> HttpResponseRedirect:
    """Load the sample if it is not there, and open it."""
    sample = load_sample(request.viewer)
    ask_profiles(request.viewer, sample)
    return redirect("today", slug=sample.slug)


@require_POST
def begin(request: Asked) -> HttpResponseRedirect:
    """Begin an empty record."""
    name = request.POST.get("name", "").strip()
    name_th, name_en = by_script(name)
    network = record_network(request.viewer, name_th=name_th, name_en=name_en)
    return redirect("today", slug=network.slug)


@require_POST
def see_as(request: Asked) -> HttpResponseRedirect:
    """Look with other eyes."""
    request.session[EYE_IN_SESSION] = word(request.POST, "eye", Eye)
    return back(request, "/")
