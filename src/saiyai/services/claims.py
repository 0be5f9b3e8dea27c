"""Tests of claims: declared before they are run, and never taken back."""

from saiyai.assessment.claims.card import why_not_here
from saiyai.assessment.claims.catalogue import CLAIMS
from saiyai.domain.claims import ClaimTestDraft
from saiyai.domain.errors import AlreadyTold, ClaimNotHere, LastDayBeforeFirst
from saiyai.domain.library import concept_of
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.clock import today_of
from saiyai.records.connections import WRITING
from saiyai.records.models import ClaimTest, Network
from saiyai.services.changes import Action, require_keeper, telling
from saiyai.services.refs import fresh_ref


def record_claim_test(by: Viewer, network: Network, draft: ClaimTestDraft) -> ClaimTest:
    """Declare that a claim is to be held against the record from a day to a day.

    The day of declaring is the record's own today and cannot be chosen; the version of the claim
    is that of its card. A declared test stays, whatever comes of it: who could take back those
    that went against a claim would be left with those that went for it.
    Raises: UnknownConcept; ClaimNotHere, with the reason, for a claim that no record of one
        network tests; LastDayBeforeFirst, AlreadyTold, KeepersOnly.
    """
    require_keeper(by)
    concept = concept_of(draft.claim)
    if draft.claim not in CLAIMS:
        why = why_not_here(draft.claim)
        because = Say(f"claim_not.{why}" if why else "claim_not.no_claim")
        raise ClaimNotHere(claim=concept.id, because=because)
    if draft.last < draft.first:
        raise LastDayBeforeFirst(first=draft.first, last=draft.last)
    version = CLAIMS[draft.claim].version
    same = {"claim": draft.claim, "version": version, "first": draft.first, "last": draft.last}
    with telling(by, Action("record_claim_test", draft.claim), network) as now:
        standing = ClaimTest.objects.using(WRITING).filter(network=network, **same)
        if standing.known(None).exists():
            raise AlreadyTold(what=Say("claims.test"))
        return ClaimTest.objects.using(WRITING).create(
            network=network,
            ref=fresh_ref(ClaimTest, network, "h", now.seq),
            declared=today_of(network),
            told=now.seq,
            **same,
        )
