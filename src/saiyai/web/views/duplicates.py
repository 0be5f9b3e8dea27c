"""Perhaps twice: pairs that may be one, side by side; merged, told to be two, taken apart."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.errors import UnknownWord
from saiyai.queries.actors import get_actor
from saiyai.queries.asking import Asked
from saiyai.queries.duplicates import get_comparison, list_pairs
from saiyai.queries.networks import newest_seq
from saiyai.services.merging import merge_actors, record_not_same, withdraw_merge
from saiyai.services.reads import record_read
from saiyai.web.pages import back, done, number, open_page, show


@require_safe
def twice(request: Asked, slug: str) -> HttpResponse:
    """Pairs that may be one, the surest first. Raises: KeepersOnly."""
    page = open_page(request, slug)
    after = number(request.GET.get("after", "")) or 0
    pairs = list_pairs(request.viewer, page.network, after=after)
    return show(request, "twice", page, "more", pairs=pairs)


@require_safe
def compare(request: Asked, slug: str) -> HttpResponse:
    """Two members side by side. Raises: KeepersOnly, UnknownActor."""
    page = open_page(request, slug)
    one, other = request.GET.get("one", ""), request.GET.get("other", "")
    found = get_comparison(request.viewer, page.network, one, other, page.when)
    for ref in (one, other):
        record_read(request.viewer, page.network, get_actor(request.viewer, page.network, ref))
    return show(request, "twice_compare", page, "more", found=found)


@require_POST
def merge(request: Asked, slug: str) -> HttpResponseRedirect:
    """Two are one; the chosen one stands for both."""
    page = open_page(request, slug)
    refs = [request.POST.get(name, "") for name in ("one", "other")]
    kept = request.POST.get("kept", "")
    if kept not in refs:
        raise UnknownWord(field="kept", value=kept, known=", ".join(refs))
    merged = refs[1] if kept == refs[0] else refs[0]
    told = merge_actors(
        request.viewer,
        page.network,
        get_actor(request.viewer, page.network, kept),
        get_actor(request.viewer, page.network, merged),
    )
    done(request, "action.merge_actors", told.told)
    return redirect("twice", slug=slug)


@require_POST
def not_same(request: Asked, slug: str) -> HttpResponseRedirect:
    """Two are two, and nobody is asked again."""
    page = open_page(request, slug)
    one, other = (
        get_actor(request.viewer, page.network, request.POST.get(name, ""))
        for name in ("one", "other")
    )
    told = record_not_same(request.viewer, page.network, one, other)
    done(request, "action.record_not_same", told.told)
    return redirect("twice", slug=slug)


@require_POST
def take_apart(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """What was merged stands for itself again."""
    page = open_page(request, slug)
    withdraw_merge(request.viewer, page.network, ref)
    done(request, "action.withdraw_merge", newest_seq(page.network))
    return back(request, reverse("member", args=[slug, ref]))
