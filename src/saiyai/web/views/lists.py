"""Long lists: what happened, lines, and the views of lists that are kept under a name."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.dates import parse_when
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.lists import ListOf, SavedViewDraft, kept_of
from saiyai.domain.ties import AS_READ
from saiyai.queries.actors import get_actor
from saiyai.queries.asking import Asked
from saiyai.queries.choices import list_choices
from saiyai.queries.events import SHOWN_PRESENT, EventPage, list_events
from saiyai.queries.library import list_concepts_of
from saiyai.queries.networks import newest_seq
from saiyai.queries.saved_views import get_saved_view, list_saved_views, saved_view_of
from saiyai.queries.tie_kinds import list_tie_kinds
from saiyai.queries.ties import TieFilter, list_ties
from saiyai.queries.trees import ids_of_issue, ids_of_place
from saiyai.services.saved_views import record_view, withdraw_view
from saiyai.web.pages import Page, back, done, number, open_page, show, word

LISTS: Final = {ListOf.MEMBERS: "members", ListOf.LINES: "lines", ListOf.EVENTS: "happened"}
"""The address of each list."""


def listed(request: Asked, page: Page, of: ListOf) -> dict[str, Any]:
    """What every list has: how it is cut down, its address, and the views kept of it."""
    kept = kept_of(of, request.GET.dict())
    return {
        "of": of,
        "kept": kept,
        "query": urlencode(kept),
        "saved_views": list_saved_views(request.viewer, page.network, of),
    }


@require_safe
def happened(request: Asked, slug: str) -> HttpResponse:
    """What happened, newest first; asked for by a part of the page, only the rows."""
    page = open_page(request, slug)
    told = listed(request, page, ListOf.EVENTS)
    told["found"] = _events(request, page, told["kept"])
    if request.headers.get("HX-Request"):
        told |= {"network": page.network, "page": page}
        return render(request, "web/parts/happened_rows.html", told)
    told["choices"] = list_choices(request.viewer, page.network, page.when)
    told["concepts"] = list_concepts_of(told["kept"].get("kind", ""))
    return show(request, "happened", page, "more", kinds=list(KINDS), **told)


def _events(request: Asked, page: Page, kept: Mapping[str, str]) -> EventPage:
    viewer, network = request.viewer, page.network
    place, issue, who = (kept.get(name, "") for name in ("place", "issue", "who"))
    since, until = (kept.get(name, "") for name in ("since", "until"))
    days: tuple[date | None, date | None] = (
        parse_when(since, page.today).earliest if since else None,
        parse_when(until, page.today).latest if until else None,
    )
    return list_events(
        viewer,
        network,
        page.when,
        kind=kept.get("kind", ""),
        actor=get_actor(viewer, network, who, page.when.known).pk if who else None,
        places=ids_of_place(network, place, page.when.known) if place else None,
        issues=ids_of_issue(network, issue, page.when.known) if issue else None,
        between=days,
        after=request.GET.get("after", ""),
        present=SHOWN_PRESENT,
    )


@require_safe
def lines(request: Asked, slug: str) -> HttpResponse:
    """Lines in the order they were told; asked for by a part of the page, only the rows."""
    page = open_page(request, slug)
    told = listed(request, page, ListOf.LINES)
    kept = told["kept"]
    wanted = TieFilter(kept.get("state", ""), number(kept.get("kind", "")), "unconfirmed" in kept)
    after = number(request.GET.get("after", "")) or 0
    told["found"] = list_ties(
        request.viewer, page.network, page.when, wanted, after=after, limit=50
    )
    if request.headers.get("HX-Request"):
        told |= {"network": page.network, "page": page}
        return render(request, "web/parts/lines_rows.html", told)
    kinds = list_tie_kinds(request.viewer, page.network, page.when.known)
    return show(request, "lines", page, "more", states=AS_READ, kinds=kinds, **told)


@require_safe
def saved_view(request: Asked, slug: str) -> HttpResponseRedirect:
    """Open a list as it was kept under a name. Raises: UnknownView."""
    page = open_page(request, slug)
    wanted = number(request.GET.get("view", "")) or 0
    view = get_saved_view(request.viewer, page.network, wanted)
    return HttpResponseRedirect(f"{reverse(LISTS[view.of], args=[slug])}?{view.query}")


@require_POST
def save_view(request: Asked, slug: str) -> HttpResponseRedirect:
    """Keep a list as it is now under a name."""
    page = open_page(request, slug)
    of = word(request.POST, "of", ListOf)
    wanted = QueryDict(request.POST.get("wanted", "")).dict()
    is_shared = request.POST.get("shared") == "yes"
    name = request.POST.get("name", "")
    row = record_view(
        request.viewer, page.network, SavedViewDraft(of, name, kept_of(of, wanted), is_shared)
    )
    done(request, "saved.done", row.told)
    return HttpResponseRedirect(f"{reverse(LISTS[of], args=[slug])}?{urlencode(row.wanted)}")


@require_POST
def drop_view(request: Asked, slug: str, number: int) -> HttpResponseRedirect:
    """Keep a view no longer."""
    page = open_page(request, slug)
    row = saved_view_of(request.viewer, page.network, number)
    is_shared = row.told is not None
    withdraw_view(request.viewer, row)
    done(request, "saved.dropped", newest_seq(page.network) if is_shared else None)
    return back(request, reverse(LISTS[ListOf(row.of)], args=[slug]))
