"""Places: the tree, official areas to take in, and the page of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Protocol, TypeVar

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saiyai.domain.dates import parse_when
from saiyai.domain.drafts import PlaceDraft, WithinDraft
from saiyai.domain.errors import KeepersOnly
from saiyai.domain.places import Medium, PlaceKind, Resource, Within
from saiyai.queries.areas import list_area_sources, list_areas
from saiyai.queries.asking import Asked
from saiyai.queries.events import SHOWN_PRESENT, list_events
from saiyai.queries.members import ActorFilter, list_actors
from saiyai.queries.networks import newest_seq
from saiyai.queries.places import find_places, get_place, list_places, place_of
from saiyai.queries.trees import ids_of_place
from saiyai.services.areas.choosing import record_area
from saiyai.services.places import correct_place, order_places, record_place, withdraw_place
from saiyai.web.pages import Page, done, number, open_page, show, word


class _Deep(Protocol):
    @property
    def depth(self) -> int: ...


R = TypeVar("R", bound=_Deep)


@dataclass(frozen=True, slots=True)
class Branch(Generic[R]):
    """A row of a tree with what lies in it."""

    row: R
    inside: list["Branch[R]"] = field(default_factory=list)


def branches(rows: Sequence[R]) -> list[Branch[R]]:
    """Rows in the order of a tree as nested ones, by their depth."""
    top: list[Branch[R]] = []
    line: list[Branch[R]] = []
    for row in rows:
        branch = Branch(row)
        del line[row.depth :]
        (line[-1].inside if line else top).append(branch)
        line.append(branch)
    return top


@require_safe
def places(request: Asked, slug: str) -> HttpResponse:
    """The tree, and a search; asked for by a part of the page, only what was found."""
    page = open_page(request, slug)
    text = request.GET.get("q", "").strip()
    told = {"text": text, **_found(request, page, text)}
    if request.headers.get("HX-Request"):
        told |= {"network": page.network, "page": page}
        return render(request, "web/parts/place_found.html", told)
    rows = list_places(request.viewer, page.network, page.when)
    told |= {"tree": branches(rows), "count": sum(not row.again for row in rows)}
    told |= {"sources": list_area_sources(request.viewer)}
    return show(request, "places", page, "more", **told)


@require_safe
def known(request: Asked, slug: str) -> HttpResponse:
    """Places whose names hold what was typed, as choices of a field."""
    page = open_page(request, slug)
    told = _found(request, page, request.GET.get("place", ""))
    return render(request, "web/parts/places_known.html", told)


def _found(request: Asked, page: Page, text: str) -> dict[str, object]:
    own = find_places(request.viewer, page.network, text, page.when)
    standing = {row.code for row in own}
    may_take = request.viewer.is_keeper and not page.known
    areas = list_areas(request.viewer, text) if may_take else []
    return {"own": own, "areas": [area for area in areas if area.code not in standing]}


@require_safe
def place(request: Asked, slug: str, ref: str) -> HttpResponse:
    """One place: what it is, where it lies, who is there, what happened there."""
    page = open_page(request, slug)
    profile = get_place(request.viewer, page.network, ref, page.when)
    below = ids_of_place(page.network, ref, page.when.known)
    events = list_events(
        request.viewer,
        page.network,
        page.when,
        places=below,
        after=request.GET.get("after", ""),
        limit=20,
        present=SHOWN_PRESENT,
    )
    found = list_actors(
        request.viewer,
        page.network,
        ActorFilter(place=ref),
        request.language,
        when=page.when,
        limit=20,
    )
    told = {"profile": profile, "events": events, "found": found}
    return show(request, "place", page, "more", **told)


@require_POST
def take(request: Asked, slug: str) -> HttpResponseRedirect:
    """Take an official area into the record."""
    page = open_page(request, slug)
    made = record_area(request.viewer, page.network, request.POST.get("code", ""))
    done(request, "action.record_area", newest_seq(page.network))
    return redirect("place", slug=slug, ref=made.ref)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Asked, slug: str, ref: str = "") -> HttpResponse:
    """Add a place of one's own, or correct one. Raises: KeepersOnly."""
    page = open_page(request, slug)
    if not request.viewer.is_keeper:
        raise KeepersOnly
    if request.method == "POST":
        return _save(request, page, ref)
    profile = get_place(request.viewer, page.network, ref) if ref else None
    path = profile.path if profile else ()
    return show(
        request,
        "place_edit",
        page,
        "more",
        profile=profile,
        inside=path[-1].ref if path else request.GET.get("inside", ""),
        choices=[row for row in list_places(request.viewer, page.network) if not row.again],
        kinds=list(filter(None, PlaceKind)),
        resources=list(filter(None, Resource)),
        media=list(filter(None, Medium)),
        purposes=list(Within),
    )


def _save(request: Asked, page: Page, ref: str) -> HttpResponseRedirect:
    draft = _draft(request.POST, page.today, ref)
    if ref:
        saved = correct_place(request.viewer, place_of(request.viewer, page.network, ref), draft)
    else:
        saved = record_place(request.viewer, page.network, draft)
    done(request, "record.saved", newest_seq(page.network))
    return redirect("place", slug=page.network.slug, ref=saved.ref)


def _draft(given: QueryDict, today: date, ref: str) -> PlaceDraft:
    told: Mapping[str, str] = {name: str(value).strip() for name, value in given.items()}
    parents, purposes = given.getlist("also"), given.getlist("purpose")
    orders = given.getlist("also_order")
    within = [
        WithinDraft(parent, word({"within": purpose}, "within", Within), number(order))
        for parent, purpose, order in zip(parents, purposes, orders, strict=False)
        if parent
    ]
    return PlaceDraft(
        ref=ref,
        name_th=told.get("name_th", ""),
        name_en=told.get("name_en", ""),
        kind=word(told, "kind", PlaceKind),
        code=told.get("code", ""),
        parent=told.get("parent", ""),
        order=number(told.get("order", "")),
        resource=word(told, "resource", Resource),
        medium=word(told, "medium", Medium),
        used_for=told.get("used_for", ""),
        hosts=tuple(host.strip() for host in given.getlist("other") if host.strip()),
        within=tuple(within),
        valid_from=_first(told.get("valid_from", ""), today),
        valid_until=_last(told.get("valid_until", ""), today),
    )


def _first(text: str, today: date) -> date | None:
    return parse_when(text, today).earliest if text else None


def _last(text: str, today: date) -> date | None:
    return parse_when(text, today).latest if text else None


@require_POST
def order(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Put what lies in a place in order, by the numbers that were given."""
    page = open_page(request, slug)
    given = zip(request.POST.getlist("child"), request.POST.getlist("number"), strict=False)
    # What was given no number comes last, in the order in which it stood.
    told = [(number(text) or 10**9, at, child) for at, (child, text) in enumerate(given)]
    parent = place_of(request.viewer, page.network, ref)
    order_places(request.viewer, parent, [child for *_, child in sorted(told)])
    done(request, "action.order_places", newest_seq(page.network))
    return redirect("place", slug=slug, ref=ref)


@require_POST
def withdraw(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Take a place out of the record that was told by mistake."""
    page = open_page(request, slug)
    withdraw_place(request.viewer, place_of(request.viewer, page.network, ref))
    done(request, "action.withdraw_place", newest_seq(page.network))
    return redirect("places", slug=slug)
