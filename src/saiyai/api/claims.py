"""Claims of the theory: which a record can be held against, tests declared, and what they show."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Status

from saiyai.api.asked import Slug, as_of, asked, opened, span_of
from saiyai.api.evidence import evidence_out
from saiyai.api.said import DayQuery
from saiyai.api.schemas_claims import (
    ClaimOut,
    ClaimResultOut,
    ClaimsOut,
    ClaimTestIn,
    ClaimTestOut,
    NotHereOut,
)
from saiyai.api.schemas_today import EvidenceOut
from saiyai.assessment.claims.card import NOT_HERE, Claim
from saiyai.assessment.claims.catalogue import CLAIMS
from saiyai.assessment.claims.reading import METHOD
from saiyai.domain.claims import ClaimTestDraft
from saiyai.domain.errors import UnreadableDate
from saiyai.domain.library import concept_of
from saiyai.domain.periods import AsOf, Span
from saiyai.domain.words import Say, tell
from saiyai.queries.claims import ClaimTestRow, get_claim_rows, list_claim_tests
from saiyai.queries.networks import OpenNetwork
from saiyai.services.claims import record_claim_test
from saiyai.services.readings import ask_reading

router = Router(tags=["claims"])


@router.get("/", response=ClaimsOut)
def claims(request: HttpRequest, slug: Slug, wanted: Query[DayQuery]) -> ClaimsOut:
    """Every claim, and every declared test with what it shows; a job makes the results.

    A result is a sign in one record, with an interval and its limits, and no proof. Outsiders are
    told the claims and no tests.
    """
    network = opened(request, slug)
    return _claims(request, network, as_of(network, wanted.as_of, wanted.known))


@router.post("/", response={201: ClaimsOut})
def declare(request: HttpRequest, slug: Slug, told: ClaimTestIn) -> Status[ClaimsOut]:
    """Declare a test of a claim over some days. It stays, whichever way it goes."""
    network = opened(request, slug)
    first = _span(network, "first", told.first).earliest
    last = _span(network, "last", told.last).latest
    record_claim_test(asked(request).viewer, network, ClaimTestDraft(told.claim, first, last))
    return Status(201, _claims(request, network, as_of(network, "")))


@router.get("/evidence/{path:ref}", response=EvidenceOut)
def evidence(request: HttpRequest, slug: Slug, ref: str, wanted: Query[DayQuery]) -> EvidenceOut:
    """The rows that a test was counted from, as far as the reader may see them."""
    network = opened(request, slug)
    when = as_of(network, wanted.as_of, wanted.known)
    rows = get_claim_rows(asked(request).viewer, network, when, ref)
    return evidence_out(request, rows)


def _claims(request: HttpRequest, network: OpenNetwork, when: AsOf) -> ClaimsOut:
    viewer = asked(request).viewer
    read = list_claim_tests(viewer, network, when)
    if not read.ready and not read.hidden:
        ask_reading(viewer, network, when, METHOD)
    return ClaimsOut(
        day=read.day,
        seq=read.seq,
        newer=read.newer,
        ready=read.ready,
        hidden=read.hidden,
        claims=[_claim(request, card) for card in CLAIMS.values()],
        not_here=[_not_here(request, str(why), ids) for why, ids in NOT_HERE.items()],
        tests=[_test(row) for row in read.tests],
    )


def _claim(request: HttpRequest, card: Claim) -> ClaimOut:
    language = asked(request).language
    concept = concept_of(card.id)
    sides: dict[str, Any] = {name: tell(says, language) for name, says in card.words.items()}
    return ClaimOut(
        id=card.id,
        says=concept.says.in_(language),
        concepts=list(concept.see),
        unit=card.unit,
        way=card.way,
        expects=card.expects,
        lag=card.lag,
        least=card.least,
        needs=list(card.needs),
        version=card.version,
        **sides,
    )


def _not_here(request: HttpRequest, why: str, ids: tuple[str, ...]) -> NotHereOut:
    because = tell(Say(f"claim_not.{why}"), asked(request).language)
    return NotHereOut(why=why, because=because, claims=list(ids))


def _test(row: ClaimTestRow) -> ClaimTestOut:
    return ClaimTestOut(
        id=row.ref,
        claim=row.claim,
        version=row.version,
        first=row.first,
        last=row.last,
        declared=row.declared,
        seq=row.seq,
        told_by=row.told_by,
        result=ClaimResultOut.model_validate(row.result) if row.result else None,
    )


def _span(network: OpenNetwork, field: str, text: str) -> Span:
    found = span_of(network, text)
    if found is None:
        raise UnreadableDate(text=f"{field}: {text}")
    return found
