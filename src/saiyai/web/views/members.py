"""Members and partners: the list, and the page of one."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saiyai.domain.actors import ActorKind, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, AssertionDraft, TieDraft
from saiyai.domain.errors import KeepersOnly
from saiyai.domain.ties import Foundation, Rhythm
from saiyai.queries.actors import ActorFilter, get_actor, get_profile, list_actors
from saiyai.queries.asking import SELF_IN_SESSION, Asked
from saiyai.queries.choices import list_choices
from saiyai.queries.events import list_events
from saiyai.queries.networks import newest_seq
from saiyai.queries.ties import list_ties_of
from saiyai.services.actors import correct_actor, record_actor, withdraw_actor
from saiyai.services.ties import record_tie
from saiyai.web.pages import Page, back, done, mine, open_page, show, word


@require_safe
def members(request: Asked, slug: str) -> HttpResponse:
    """Search and list; asked for by a part of the page, only the rows."""
    page = open_page(request, slug)
    wanted = ActorFilter(*(request.GET.get(name, "") for name in ("q", "kind", "place", "issue")))
    found = list_actors(
        request.viewer,
        page.network,
        wanted,
        request.language,
        after=request.GET.get("after", ""),
    )
    told = {"found": found, "wanted": wanted}
    if request.headers.get("HX-Request"):
        told |= {"network": page.network, "page": page}
        return render(request, "web/parts/member_rows.html", told)
    choices = list_choices(request.viewer, page.network)
    told |= mine(request, page)
    return show(request, "members", page, "members", choices=choices, **told)


@require_safe
def member(request: Asked, slug: str, ref: str) -> HttpResponse:
    """One member; asked for by the map, only the panel."""
    page = open_page(request, slug)
    actor = get_actor(request.viewer, page.network, ref)
    events = list_events(
        request.viewer,
        page.network,
        page.when,
        actor=actor.pk,
        after=request.GET.get("after", ""),
        limit=20,
    )
    told = {
        "profile": get_profile(request.viewer, page.network, ref, page.when),
        "lines": list_ties_of(request.viewer, page.network, actor.pk, page.when),
        "events": events,
    }
    if request.headers.get("HX-Request"):
        told |= {"network": page.network, "page": page}
        return render(request, "web/parts/member_panel.html", told)
    told |= {"foundations": list(filter(None, Foundation)), "rhythms": list(filter(None, Rhythm))}
    return show(request, "member", page, "members", **told)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_member(request: Asked, slug: str, ref: str = "") -> HttpResponse:
    """Add a member, or correct what is told of one. Raises: KeepersOnly."""
    page = open_page(request, slug)
    if not request.viewer.is_keeper:
        raise KeepersOnly
    if request.method == "POST":
        return _save(request, page, ref)
    profile = get_profile(request.viewer, page.network, ref, page.when) if ref else None
    return show(
        request,
        "member_edit",
        page,
        "members",
        profile=profile,
        choices=list_choices(request.viewer, page.network),
        kinds=list(ActorKind),
        sectors=list(Sector),
        consents=list(Consent),
    )


def _save(request: Asked, page: Page, ref: str) -> HttpResponseRedirect:
    given = {name: str(value).strip() for name, value in request.POST.items()}
    draft = ActorDraft(
        ref=given.get("ref", ""),
        name_th=given.get("name_th", ""),
        name_en=given.get("name_en", ""),
        kind=word(given, "kind", ActorKind),
        sector=word(given, "sector", Sector),
        place=given.get("place", ""),
        issues=tuple(request.POST.getlist("issues")),
        consent=word(given, "consent", Consent),
        note=given.get("note", ""),
    )
    if ref:
        actor = get_actor(request.viewer, page.network, ref)
        saved = correct_actor(request.viewer, actor, draft)
    else:
        saved = record_actor(request.viewer, page.network, draft)
    done(request, "record.saved", newest_seq(page.network))
    return redirect("member", slug=page.network.slug, ref=saved.ref)


@require_POST
def withdraw(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Take a member out of the record who was told by mistake."""
    page = open_page(request, slug)
    withdraw_actor(request.viewer, get_actor(request.viewer, page.network, ref))
    done(request, "action.withdraw_actor", newest_seq(page.network))
    return redirect("members", slug=slug)


@require_POST
def lay_line(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Lay a line from this member to another."""
    page = open_page(request, slug)
    said = AssertionDraft(
        foundation=word(request.POST, "foundation", Foundation),
        rhythm=word(request.POST, "rhythm", Rhythm),
    )
    other = request.POST.get("other", "").strip()
    tie = record_tie(request.viewer, page.network, TieDraft(ref, other, assertions=(said,)))
    done(request, "action.record_tie", tie.told)
    return back(request, reverse("member", args=[slug, ref]))


@require_POST
def choose_self(request: Asked, slug: str) -> HttpResponseRedirect:
    """Say whose lines come first: of the reader, or nobody's again."""
    page = open_page(request, slug)
    ref = request.POST.get("other", "").strip()
    chosen = get_actor(request.viewer, page.network, ref).pk if ref else None
    request.session[SELF_IN_SESSION] = chosen
    return back(request, reverse("members", args=[slug]))


@require_safe
def known(request: Asked, slug: str) -> HttpResponse:
    """Members whose names hold what was typed, as choices of a field."""
    page = open_page(request, slug)
    typed = request.GET.get("other") or request.GET.get("who", "")
    wanted = ActorFilter(text=typed)
    found = list_actors(request.viewer, page.network, wanted, request.language, limit=20)
    return render(request, "web/parts/known.html", {"found": found})
