"""What is told of a member beside the name: the parts of the page, and one short form for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from saiyai.domain.actors import MAY_HAVE_MEMBERS, Role
from saiyai.domain.dates import parse_when
from saiyai.domain.drafts import MembershipDraft
from saiyai.domain.facet_fields import FacetField, facet_draft, fields_of
from saiyai.domain.facet_words import Reason
from saiyai.domain.facets import FACETS, facet_named
from saiyai.domain.periods import Span, on
from saiyai.queries.actors import ActorProfile, get_actor
from saiyai.queries.asking import Asked
from saiyai.queries.facets import (
    FacetRow,
    get_facet,
    list_facets,
    list_posts_of,
    list_versions,
    may_tell_of,
)
from saiyai.queries.memberships import get_membership
from saiyai.queries.nesting import count_within, list_networks_around
from saiyai.queries.networks import newest_seq
from saiyai.queries.places import list_places
from saiyai.services.facets import end_facet, record_facet, withdraw_facet
from saiyai.services.networks import leave_network, record_membership, withdraw_membership
from saiyai.web.pages import Page, back, done, open_page, word

SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "who": ("profile", "place", "backing", "own_work"),
    "holds": ("statement",),
    "gives": ("capability", "need"),
    "belongs": ("standing", "position", "holding"),
    "speaks": ("channel", "consent", "voice"),
}
"""In which order a page tells them; a person's page leaves out what only groups have."""

_LEFT_OUT: Final = frozenset({"actor", "until"})
"""Fields that the form does not ask for: the page says whom it is about, a button the end."""


@dataclass(frozen=True, slots=True)
class FacetPart:
    """One facet on the page of a member: its rows, and the fields of its form."""

    id: str
    rows: Sequence[FacetRow]
    fields: Sequence[FacetField]
    choices: Sequence[FacetRow]
    """Rows of which a field of the form chooses one: versions to follow, posts to hold."""


@dataclass(frozen=True, slots=True)
class Section:
    """Facets that are read together."""

    id: str
    parts: Sequence[FacetPart]

    @property
    def count(self) -> int:
        """How many rows are told in it."""
        return sum(len(part.rows) for part in self.parts)


def facet_parts(request: Asked, page: Page, profile: ActorProfile) -> dict[str, Any]:
    """What the page of a member shows beside its lines and events."""
    viewer, network, ref = request.viewer, page.network, profile.row.ref
    found = list_facets(viewer, network, ref, page.when)
    tells = not page.known and may_tell_of(viewer, network, ref)
    keeps = not page.known and viewer.keeps_row(profile.row.id)
    shown = [name for name in FACETS if _is_of(name, profile) and (tells or found[name])]
    return {
        "sections": [
            Section(
                name,
                [
                    _part(request, one, found, tells=keeps or (tells and one not in _OF_KEEPERS))
                    for one in ids
                    if one in shown
                ],
            )
            for name, ids in SECTIONS.items()
        ],
        "posts": list_posts_of(viewer, network, ref, page.when),
        "versions": list_versions(viewer, network, ref, page.when),
        "around": list_networks_around(viewer, network, ref, page.when),
        "within": count_within(viewer, network, ref, page.when)
        if profile.row.kind in MAY_HAVE_MEMBERS
        else None,
        "tells": tells,
        "facet_places": list_places(viewer, network, counted=False) if tells else [],
        "roles": list(Role),
        "reasons": list(Reason),
    }


_OF_KEEPERS = frozenset(facet.id for facet in FACETS.values() if facet.keepers_only)


def _is_of(facet: str, profile: ActorProfile) -> bool:
    has_members = profile.row.kind in MAY_HAVE_MEMBERS
    only_groups = facet in {"position", "holding"}
    return not (FACETS[facet].persons_only and has_members) and (has_members or not only_groups)


def _part(
    request: Asked, facet: str, found: Mapping[str, Sequence[FacetRow]], *, tells: bool
) -> FacetPart:
    card = FACETS[facet]
    asked = [one for one in fields_of(card) if one.name not in _LEFT_OUT]
    if not request.viewer.is_keeper:
        asked = [one for one in asked if one.name != "said_by"]
    of = {"holding": "position", "statement": "statement"}.get(facet, "")
    return FacetPart(facet, found[facet], asked if tells else [], found.get(of, ()))


@require_POST
def tell_facet(request: Asked, slug: str, facet: str, ref: str) -> HttpResponseRedirect:
    """Tell something of a member: one short form for each facet."""
    page = open_page(request, slug)
    given = {name: str(value) for name, value in request.POST.items()} | {"actor": ref}
    draft = facet_draft(facet_named(facet), given, page.today)
    row = record_facet(request.viewer, page.network, draft)
    done(request, "record.saved", row.told)
    return back(request, reverse("member", args=[slug, ref]))


@require_POST
def close_facet(request: Asked, slug: str, facet: str, row_id: int) -> HttpResponseRedirect:
    """Say that something told of a member is over, or take back what was told by mistake."""
    page = open_page(request, slug)
    row = get_facet(request.viewer, page.network, facet, row_id)
    ref = row.actor.ref
    if request.POST.get("mistake"):
        withdraw_facet(request.viewer, page.network, row)
    else:
        met = True if request.POST.get("met") else None
        end_facet(request.viewer, page.network, row, _when(request, page), met=met)
    done(request, "record.saved", newest_seq(page.network))
    return back(request, reverse("member", args=[slug, ref]))


@require_POST
def join(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Record that a member joined a network, in which role, and why."""
    page = open_page(request, slug)
    get_actor(request.viewer, page.network, ref)
    given = {name: str(value).strip() for name, value in request.POST.items()}
    draft = MembershipDraft(
        network=given.get("network", ""),
        member=ref,
        role=word({"role": given.get("role") or Role.MEMBER}, "role", Role),
        joined=_span(given.get("joined", ""), page),
        why=given.get("why", ""),
        voluntary={"yes": True, "no": False}.get(given.get("voluntary", "")),
        reasons=tuple(request.POST.getlist("reasons")),
        admitted_by=given.get("admitted_by", ""),
        duties=given.get("duties", ""),
        term=_span(given.get("term", ""), page),
        deputy=given.get("deputy", ""),
        successor=given.get("successor", ""),
    )
    row = record_membership(request.viewer, page.network, draft)
    done(request, "record.saved", row.told)
    return back(request, reverse("member", args=[slug, ref]))


@require_POST
def leave(request: Asked, slug: str, row_id: int) -> HttpResponseRedirect:
    """End a role of a member, or take back one that was told by mistake."""
    page = open_page(request, slug)
    row = get_membership(request.viewer, page.network, row_id)
    ref = row.member.ref
    if request.POST.get("mistake"):
        withdraw_membership(request.viewer, row)
    else:
        why = request.POST.get("exit_why", "").strip()
        leave_network(request.viewer, row, _when(request, page).latest, why=why)
    done(request, "record.saved", newest_seq(page.network))
    return back(request, reverse("member", args=[slug, ref]))


def _when(request: Asked, page: Page) -> Span:
    """The day a form names, the record's own today without one."""
    return _span(request.POST.get("day", "").strip(), page) or on(page.today)


def _span(text: str, page: Page) -> Span | None:
    return parse_when(text, page.today) if text else None
