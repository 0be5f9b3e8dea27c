"""Whom members turn to: one roster, links of members' own, answering it, and its end."""

from datetime import timedelta
from typing import Final

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saiyai.domain.rosters import AGREEING, Namings, RosterQuestion
from saiyai.queries.actors import find_self
from saiyai.queries.asking import Asked
from saiyai.queries.networks import name_of_network
from saiyai.queries.rosters import (
    RosterToFill,
    get_roster,
    get_roster_behind,
    get_roster_to_fill,
    roster_of,
)
from saiyai.services.rosters import (
    answer_roster,
    answer_roster_by_link,
    close_roster,
    make_roster_link,
    open_roster,
    withdraw_from_roster,
    withdraw_from_roster_by_link,
)
from saiyai.services.surveys import link_digest_of
from saiyai.web.pages import done, open_page, show, when_in
from saiyai.web.qr import qr_of

_USUAL: Final = timedelta(days=14)
"""How long a roster takes answers where nobody says otherwise."""


@require_POST
def new_roster(request: Asked, slug: str) -> HttpResponseRedirect:
    """Ask everybody in the network whom they turn to."""
    page = open_page(request, slug)
    last = when_in(request.POST, page, "closes")
    closes = last.latest if last else page.today + _USUAL
    made = open_roster(request.viewer, page.network, closes)
    done(request, "action.open_roster")
    return redirect("roster", slug=slug, ref=made.ref)


@require_safe
def roster(request: Asked, slug: str, ref: str) -> HttpResponse:
    """One roster: how many answered, and how to answer."""
    page = open_page(request, slug)
    row = get_roster(request.viewer, page.network, ref, page.when)
    own = find_self(request.viewer, page.network)
    return show(request, "roster", page, "more", row=row, self=own)


@require_POST
@never_cache
def link(request: Asked, slug: str, ref: str) -> HttpResponse:
    """Make the link of one member and show it, once."""
    page = open_page(request, slug)
    found = roster_of(request.viewer, page.network, ref)
    who = request.POST.get("other", "").strip()
    token = make_roster_link(request.viewer, found, who)
    address = request.build_absolute_uri(reverse("roster_named", args=[token]))
    asked = get_roster_to_fill(request.viewer, page.network, ref, who)
    told = {"ref": ref, "who": asked.who, "address": address, "picture": qr_of(address)}
    return show(request, "roster_link", page, "more", **told)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def answer(request: Asked, slug: str, ref: str) -> HttpResponse:
    """Answer as oneself, or as a keeper types in what stands on paper; or take it back."""
    page = open_page(request, slug)
    if request.method != "POST":
        who = request.GET.get("other", "").strip()
        asked = get_roster_to_fill(request.viewer, page.network, ref, who)
        return show(request, "roster_answer", page, "more", **_form(asked), ref=ref)
    found, who = roster_of(request.viewer, page.network, ref), request.POST.get("other", "")
    if "take_back" in request.POST:
        withdraw_from_roster(request.viewer, found, who)
        done(request, "roster.taken_back")
    else:
        answer_roster(request.viewer, found, who, _namings(request), agrees=_agrees(request))
        done(request, "roster.answered")
    return redirect("roster", slug=slug, ref=ref)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def named(request: Asked, token: str) -> HttpResponse:
    """Answer by one's own link, without an account; or take back what was answered."""
    if request.method != "POST":
        asked = get_roster_behind(link_digest_of(token))
        return render(request, "web/roster_named.html", _form(asked))
    if "take_back" in request.POST:
        withdraw_from_roster_by_link(request.viewer, token)
    else:
        answer_roster_by_link(token, _namings(request), agrees=_agrees(request))
    told = {"taken_back": "take_back" in request.POST, "again": request.path}
    return render(request, "web/roster_done.html", told)


@require_POST
def close(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """End a roster."""
    page = open_page(request, slug)
    close_roster(request.viewer, roster_of(request.viewer, page.network, ref))
    done(request, "action.close_roster")
    return redirect("roster", slug=slug, ref=ref)


def _form(asked: RosterToFill) -> dict[str, object]:
    return {
        "asked": asked,
        "called": name_of_network(asked.network),
        "questions": list(RosterQuestion),
        "agreeing": AGREEING,
    }


def _namings(request: Asked) -> Namings:
    given = request.POST
    return {one: frozenset(filter(None, given.getlist(one))) for one in RosterQuestion}


def _agrees(request: Asked) -> bool:
    return request.POST.get("agrees") == "yes"
