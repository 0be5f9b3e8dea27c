"""Lenses: what each way to look at a network says of this one; none is the true one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from saiyai.assessment.lenses.plain import lens_to_plain
from saiyai.assessment.profile import METHOD
from saiyai.domain.verdicts import Held
from saiyai.queries.asking import Asked
from saiyai.queries.lenses import LensesRead, get_lenses
from saiyai.queries.own_lenses import OwnLens
from saiyai.services.readings import ask_reading
from saiyai.web.pages import Page, open_page, show

_FIRST: Final = ("five_elements", "link", "three_bases")
"""Those that a network opens with; the rest waits below."""


@dataclass(frozen=True, slots=True)
class LensCard:
    """A lens in the list, with how many of its statements stand how; `own` of a network's own."""

    id: str
    title: str
    held: Sequence[tuple[str, int]]
    own: OwnLens | None = None


@dataclass(frozen=True, slots=True)
class StatementBranch:
    """A statement with those below it."""

    told: Mapping[str, Any]
    below: Sequence["StatementBranch"]


@require_safe
def lenses(request: Asked, slug: str) -> HttpResponse:
    """Every lens; there is no total over them."""
    page = open_page(request, slug)
    read = _read(request, page, "")
    told = {one["id"]: _card(one) for one in _plain(request, read)}
    own = [_own_card(request, one, told) for one in read.own.values()]
    return show(
        request,
        "lenses",
        page,
        "more",
        read=_waiting(read),
        own=own,
        first=[card for card in told.values() if card.id in _FIRST],
        rest=[card for card in told.values() if card.id not in _FIRST],
    )


@require_safe
def lens(request: Asked, slug: str, lens: str) -> HttpResponse:
    """One lens, statement by statement, with what each rests on."""
    page = open_page(request, slug)
    read = _read(request, page, lens)
    found = next(iter(_plain(request, read)), None)
    branches = [_branch(found["statements"], one) for one in found["roots"]] if found else []
    own = read.own.get(lens)
    title = found["title"] if found else own.title_in(request.language) if own else ""
    return show(
        *(request, "lens", page, "more"),
        read=_waiting(read),
        lens=lens,
        title=title,
        own=own,
        branches=branches,
    )


def _read(request: Asked, page: Page, lens: str) -> LensesRead:
    """Lenses of the page's day; a profile is asked for where there is none, or a newer one."""
    read = get_lenses(request.viewer, page.network, page.when, lens=lens)
    if not read.hidden and (read.lenses is None or read.newer):
        ask_reading(request.viewer, page.network, page.when, METHOD)
    return read


def _waiting(read: LensesRead) -> Mapping[str, Any]:
    """What the waiting part of a page asks of a reading."""
    return {"hidden": read.hidden, "value": read.lenses, "newer": read.newer, "seq": read.seq}


def _plain(request: Asked, read: LensesRead) -> Sequence[Mapping[str, Any]]:
    told = (read.lenses or {}).values()
    return [lens_to_plain(one, read.tests, request.language) for one in told]


def _card(told: Mapping[str, Any]) -> LensCard:
    counts = Counter(told["statements"][one]["held"] for one in told["roots"])
    held = [(str(one), counts[str(one)]) for one in Held if counts[str(one)]]
    return LensCard(told["id"], told["title"], held)


def _own_card(request: Asked, own: OwnLens, told: dict[str, LensCard]) -> LensCard:
    """A lens of the network, taken out of those that were read, where it can be."""
    read = told.pop(own.name, None) if own.lens else None
    return LensCard(own.name, own.title_in(request.language), read.held if read else (), own)


def _branch(statements: Mapping[str, Mapping[str, Any]], one: str) -> StatementBranch:
    told = statements[one]
    return StatementBranch(told, [_branch(statements, child) for child in told["children"]])
