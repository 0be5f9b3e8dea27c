"""Claims of the theory held against the record: which can be, what was declared, what came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.assessment.claims.card import NOT_HERE, Claim, NotHere, Way, why_not_here
from saiyai.assessment.claims.catalogue import CLAIMS
from saiyai.assessment.claims.reading import METHOD, Limit
from saiyai.domain.claims import ClaimTestDraft
from saiyai.domain.dates import parse_when
from saiyai.domain.errors import UnknownConcept
from saiyai.domain.library import Concept, concept_of, library
from saiyai.domain.words import Say
from saiyai.queries.asking import Asked
from saiyai.queries.claims import ClaimsRead, ClaimTestRow, get_claim_rows, list_claim_tests
from saiyai.services.claims import record_claim_test
from saiyai.services.readings import ask_reading
from saiyai.web.pages import Page, done, open_page, show

_HUNDRED: Final = frozenset({Way.SHARES})
"""Ways of which the effect is told of a hundred."""


@dataclass(frozen=True, slots=True)
class TestTold:
    """A declared test as pages show it."""

    row: ClaimTestRow
    concept: Concept

    @property
    def card(self) -> Claim | None:
        """The card of its claim; None for one that is no more."""
        return CLAIMS.get(self.row.claim)

    @property
    def result(self) -> Mapping[str, Any]:
        """What it came to; empty while a job is at work."""
        return self.row.result or {}

    @property
    def effect(self) -> Say | None:
        """The sentence of its effect, where it has a number."""
        kept, way = self.result.get("effect", {}), self.result.get("way", "")
        if kept.get("value") is None:
            return None
        told = {name: _told(kept[name], way) for name in ("value", "low", "high")}
        return Say(f"claims.effect.{Way(way)}", **told)

    @property
    def line(self) -> Mapping[str, float] | None:
        """Where the effect and its interval stand on a line from −1 to 1, in percent of it."""
        kept, way = self.result.get("effect", {}), self.result.get("way")
        if kept.get("value") is None or way not in {Way.SHARES, Way.RANKS}:
            return None
        low, at, high = (3 + 47 * (kept[name] + 1) for name in ("low", "value", "high"))
        return {"start": low, "at": at, "length": high - low}

    @property
    def sides(self) -> Sequence[tuple[Say, Say]]:
        """Both sides, where there are two: what each is, and what it came to."""
        way, card = self.result.get("way", ""), self.card
        told = [(side, self.result.get(side)) for side in ("exposed", "others")]
        if card is None or way == Way.RANKS:
            return []
        return [(card.words[side], _side(kept, way)) for side, kept in told if kept]


def _side(kept: Mapping[str, Any], way: str) -> Say:
    if kept["value"] is None:
        return Say("claims.side_few", n=kept["n"])
    key = "claims.side" if way in _HUNDRED else "claims.side_mean"
    value = f"{100 * kept['value']:.0f}" if way in _HUNDRED else f"{kept['value']:.2f}"
    return Say(key, value=value, n=kept["n"])


def _told(value: float, way: str) -> str:
    """A difference with its sign, of a hundred where it is one of shares."""
    told = f"{100 * value:+.0f}" if way in _HUNDRED else f"{value:+.2f}"
    return told.replace("-", "−")


@require_safe
def claims(request: Asked, slug: str) -> HttpResponse:
    """Every claim: what was declared and came of it, what can be, and why the others cannot."""
    page = open_page(request, slug)
    read = _read(request, page)
    can = [concept_of(one) for one in CLAIMS]
    why = [(why, [concept_of(one) for one in ids]) for why, ids in NOT_HERE.items()]
    return show(
        request,
        "claims",
        page,
        "more",
        read=read,
        tests=_shown(read.tests),
        limits=_limits(read.tests),
        can=can,
        cannot=why,
        number=sum(len(ids) for ids in NOT_HERE.values()),
    )


@require_safe
def claim(request: Asked, slug: str, claim_id: str) -> HttpResponse:
    """One claim: what it says, how it is held against the record, and its tests."""
    page = open_page(request, slug)
    concept = _claim_of(claim_id)
    read = _read(request, page)
    see = [library()[one] for one in concept.see if one in library()]
    why: NotHere | None = why_not_here(claim_id)
    return show(
        request,
        "claim",
        page,
        "more",
        read=read,
        concept=concept,
        card=CLAIMS.get(claim_id),
        why=why,
        see=see,
        tests=_shown(read.of(claim_id)),
    )


@require_POST
def declare(request: Asked, slug: str, claim_id: str) -> HttpResponseRedirect:
    """Declare a test of a claim over some days; it stays."""
    page = open_page(request, slug)
    first, last = (_day(request, page, name) for name in ("first", "last"))
    draft = ClaimTestDraft(claim_id, first, last)
    record_claim_test(request.viewer, page.network, draft)
    done(request, "action.record_claim_test")
    return redirect("claim", slug=slug, claim_id=claim_id)


@require_safe
def rows(request: Asked, slug: str, ref: str) -> HttpResponse:
    """The rows that a test was counted from, as far as the reader may see them."""
    page = open_page(request, slug)
    found = get_claim_rows(request.viewer, page.network, page.when, ref)
    return show(request, "evidence", page, "more", rows=found)


def _day(request: Asked, page: Page, name: str) -> date:
    """The first day of what was written for the beginning, the last of what was for the end."""
    span = parse_when(request.POST.get(name, "").strip(), page.today)
    return span.earliest if name == "first" else span.latest


def _read(request: Asked, page: Page) -> ClaimsRead:
    read = list_claim_tests(request.viewer, page.network, page.when)
    if not read.hidden and (not read.ready or read.newer):
        ask_reading(request.viewer, page.network, page.when, METHOD)
    return read


def _shown(rows: Sequence[ClaimTestRow]) -> Sequence[TestTold]:
    return [TestTold(row, concept_of(row.claim)) for row in rows]


def _limits(rows: Sequence[ClaimTestRow]) -> Sequence[str]:
    """Every limit of the results that are shown, once."""
    told = [limit for row in rows if row.result for limit in row.result["limits"]]
    return [str(one) for one in Limit if one in told]


def _claim_of(claim_id: str) -> Concept:
    """The concept of a claim. Raises: UnknownConcept for any other concept."""
    concept = concept_of(claim_id)
    if concept.family != "CLAIM":
        raise UnknownConcept(concept=claim_id)
    return concept
