"""The concept library: the list with its search, and the page of one concept."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saiyai.domain.library import find_concepts
from saiyai.domain.words import Say
from saiyai.queries.asking import Asked
from saiyai.queries.library import get_concept
from saiyai.web.pages import open_page, show

PAGES: Final = (
    ("members", Say("nav.members"), {"Actor", "PersonProfile", "Membership", "Capability"}),
    ("lines", Say("members.lines"), {"Tie", "TieAssertion"}),
    ("tie_kinds", Say("tie_kinds.heading"), {"TieKind"}),
    ("places", Say("places.heading"), {"Place", "ActorPlace"}),
    ("issues", Say("issues.heading"), {"Issue", "ActorIssue"}),
    ("goals", Say("goals.heading"), {"Goal"}),
    ("board", Say("nav.board"), {"Need"}),
    ("happened", Say("happened.heading"), {"Event", "Part", "Flow"}),
)
"""Pages with what they are called and the tables of the record that are read on them."""


@require_safe
def concepts(request: Asked, slug: str) -> HttpResponse:
    """Every concept by its family; asked for by a part of the page, only what was found."""
    page = open_page(request, slug)
    text = request.GET.get("q", "").strip()
    told: dict[str, Any] = {"text": text, "shelves": find_concepts(text)}
    if request.headers.get("HX-Request"):
        told |= {"network": page.network, "page": page}
        return render(request, "web/parts/concepts_found.html", told)
    return show(request, "concepts", page, "more", **told)


@require_safe
def concept(request: Asked, slug: str, concept_id: str) -> HttpResponse:
    """What one concept says, and what of it stands in the record of this network."""
    page = open_page(request, slug)
    found = get_concept(request.viewer, page.network, concept_id, page.when)
    return show(request, "concept", page, "more", found=found, pages=_pages_of(found.tables))


def _pages_of(tables: Iterable[str]) -> Sequence[tuple[str, Say]]:
    wanted = set(tables)
    return [(name, called) for name, called, of in PAGES if of & wanted]
