"""Members and partners: the list, and the page of one."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, AssertionDraft, TieDraft
from saiyai.domain.errors import NotYours
from saiyai.domain.lists import MOST_CHOSEN, ActorSort, ListOf
from saiyai.domain.periods import AsOf
from saiyai.domain.ties import Foundation, Rhythm
from saiyai.domain.viewers import Viewer
from saiyai.queries.access import list_reads
from saiyai.queries.actors import get_actor, get_profile
from saiyai.queries.asking import SELF_IN_SESSION, Asked
from saiyai.queries.choices import list_choices
from saiyai.queries.events import SHOWN_PRESENT, list_events
from saiyai.queries.members import ActorFilter, count_actors, list_actors
from saiyai.queries.networks import newest_seq
from saiyai.queries.persons import find_elsewhere
from saiyai.queries.places import find_place
from saiyai.queries.ties import list_ties_of
from saiyai.services.actors import correct_actor, record_actor, withdraw_actor
from saiyai.services.changes import require_keeper_of, require_some_keeper
from saiyai.services.reads import record_read
from saiyai.services.ties import record_tie
from saiyai.web.pages import Page, back, done, emptied_in, mine, open_page, show, word
from saiyai.web.views.facets import facet_parts
from saiyai.web.views.lists import listed

MOST_LINES = 12
"""So many lines stand on the page and in the panel of a member, until all are asked for; a hub has
hundreds."""
MOST_EVENTS = 12

_WORDS_SHOWN: Final = ("kind", "sector", "consent")
"""Words that the form of a member always shows, "not told" among their choices."""


@require_safe
def members(request: Asked, slug: str) -> HttpResponse:
    """Search and list; asked for by a part of the page, only what was found."""
    page = open_page(request, slug)
    told = listed(request, page, ListOf.MEMBERS)
    wanted, sort = actor_filter(told["kept"]), _sort(told["kept"])
    after = request.GET.get("after", "")
    told["found"] = list_actors(
        *(request.viewer, page.network, wanted, request.language),
        when=page.when,
        sort=sort,
        after=after,
    )
    told |= {"wanted": wanted, "sort": sort, "ticks": not page.known and _keeps(request.viewer)}
    is_part = bool(request.headers.get("HX-Request"))
    if is_part and after:
        told |= {"network": page.network, "page": page}
        return render(request, "web/parts/member_rows.html", told)
    told["counted"] = count_actors(request.viewer, page.network, wanted, page.when)
    told["choices"] = list_choices(request.viewer, page.network, page.when)
    told |= {"sectors": list(filter(None, Sector)), "roles": list(Role), "most": MOST_CHOSEN}
    told |= {"sorts": list(ActorSort), "consents": list(Consent)}
    if is_part:
        told |= {"network": page.network, "page": page}
        return render(request, "web/parts/member_found.html", told)
    return show(request, "members", page, "members", **told, **mine(request, page))


def actor_filter(kept: Mapping[str, str]) -> ActorFilter:
    """What a list of members is cut down to, as its address has it."""
    text = kept.get("q", "")
    told: dict[str, Any] = {name: kept[name] for name in _WORDS if name in kept}
    return ActorFilter(text, no_line="no_line" in kept, **told)


_WORDS: Final = ("kind", "place", "issue", "sector", "role", "consent")


def _sort(kept: Mapping[str, str]) -> ActorSort:
    return word(kept, "sort", ActorSort) if "sort" in kept else ActorSort.NAME


def _keeps(viewer: Viewer) -> bool:
    """Whether this viewer keeps anybody's rows."""
    return viewer.is_keeper or bool(viewer.keeps)


@require_safe
def member(request: Asked, slug: str, ref: str) -> HttpResponse:
    """One member; asked for by the map, only the panel."""
    page = open_page(request, slug)
    actor = get_actor(request.viewer, page.network, ref, page.when.known)
    record_read(request.viewer, page.network, actor)
    events = list_events(
        request.viewer,
        page.network,
        page.when,
        actor=actor.pk,
        after=request.GET.get("after", ""),
        limit=MOST_EVENTS,
        present=SHOWN_PRESENT,
    )
    profile = get_profile(request.viewer, page.network, ref, page.when)
    most = None if request.GET.get("lines") == "all" else MOST_LINES
    lines = list_ties_of(
        *(request.viewer, page.network, actor.pk, page.when), limit=most and most + 1
    )
    told: dict[str, Any] = {
        "profile": profile,
        "lines": lines[:most],
        "more_lines": len(lines) > len(lines[:most]),
        "events": events,
        "keeps": request.viewer.keeps_row(actor.pk),
        "reads": list_reads(request.viewer, page.network, actor),
    }
    if request.headers.get("HX-Request"):
        told |= {"network": page.network, "page": page}
        return render(request, "web/parts/member_panel.html", told)
    told["elsewhere"] = find_elsewhere(request.viewer, page.network, actor, page.when.known)
    told["is_own_row"] = request.viewer.actor == actor.pk
    told |= {"foundations": list(filter(None, Foundation)), "rhythms": list(filter(None, Rhythm))}
    told |= facet_parts(request, page, profile)
    return show(request, "member", page, "members", **told)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_member(request: Asked, slug: str, ref: str = "") -> HttpResponse:
    """Add a member, or correct what is told of one. Raises: KeepersOnly."""
    page = open_page(request, slug)
    require_some_keeper(request.viewer)
    if ref:
        require_keeper_of(request.viewer, [get_actor(request.viewer, page.network, ref).pk])
    if request.method == "POST":
        return _save(request, page, ref)
    now = AsOf(page.today)  # what is corrected is what stands now
    profile = get_profile(request.viewer, page.network, ref, now) if ref else None
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
        place=find_place(request.viewer, page.network, given.get("place", "")),
        issues=tuple(request.POST.getlist("issues")),
        consent=word(given, "consent", Consent),
        note=given.get("note", ""),
    )
    if ref:
        actor = get_actor(request.viewer, page.network, ref)
        saved = correct_actor(request.viewer, actor, draft, {*_WORDS_SHOWN, *emptied_in(request)})
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
    """Say whose lines come first: of the reader, or nobody's again.

    Raises: NotYours with accounts, where who somebody is stands in their access.
    """
    page = open_page(request, slug)
    if request.viewer.is_served:
        raise NotYours
    ref = request.POST.get("other", "").strip()
    chosen = get_actor(request.viewer, page.network, ref).pk if ref else None
    request.session[SELF_IN_SESSION] = chosen
    return back(request, reverse("members", args=[slug]))


@require_safe
def known(request: Asked, slug: str) -> HttpResponse:
    """Members whose names hold what was typed, as choices of a field."""
    page = open_page(request, slug)
    typed = next((str(value) for value in request.GET.values() if value), "")
    wanted = ActorFilter(text=typed)
    found = list_actors(request.viewer, page.network, wanted, request.language, limit=20)
    return render(request, "web/parts/known.html", {"found": found})
