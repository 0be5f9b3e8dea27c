"""Tests of claims are declared before they are run, and stay; results are for those inside."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError

from saiyai.assessment.claims.catalogue import CLAIMS
from saiyai.domain.actors import ActorKind
from saiyai.domain.claims import ClaimTestDraft
from saiyai.domain.drafts import ActorDraft, AssertionDraft, EventDraft, FlowDraft, TieDraft
from saiyai.domain.errors import (
    AlreadyTold,
    ClaimNotHere,
    KeepersOnly,
    LastDayBeforeFirst,
    NotUndoable,
    UnknownClaimTest,
    UnknownConcept,
)
from saiyai.domain.periods import AsOf, on
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.claims import get_claim_rows, list_claim_tests
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Change, ClaimTest, Finding, Network
from saiyai.services.actors import record_actor
from saiyai.services.claims import record_claim_test
from saiyai.services.events import record_event
from saiyai.services.readings import ask_reading, make_finding
from saiyai.services.ties import record_tie
from saiyai.services.undo import undo_change

TODAY = date(2026, 10, 31)
NOW = AsOf(TODAY)
YEARS = ClaimTestDraft("CLAIM-13", date(2024, 1, 1), TODAY)
OUTSIDE = Viewer(Eye.OUTSIDE, "local_outside")


def tell_calls(keeper: Viewer, network: Network) -> None:
    """Twelve lines that rested for years answer; twelve who were never called do not."""
    for n in range(36):
        record_actor(
            keeper, network, ActorDraft(ref=f"g{n}", name_en=f"g{n}", kind=ActorKind.GROUP)
        )
    for n in range(12):
        said = AssertionDraft(said_by="g0", said=on(date(2022, 1, 1)))
        record_tie(keeper, network, TieDraft("g0", f"g{n + 1}", assertions=(said,)))
    for n in range(24):
        call = EventDraft(
            "contact",
            on(date(2026, 9, 1) + timedelta(days=n)),
            {"answered": n < 12},
            flows=(FlowDraft("g0", f"g{n + 1}", "contact"),),
        )
        record_event(keeper, network, call)


def test_a_declaration_holds_the_day_the_version_and_the_window(
    network: Network, keeper: Viewer
) -> None:
    made = record_claim_test(keeper, network, YEARS)

    assert (made.claim, made.version) == ("CLAIM-13", CLAIMS["CLAIM-13"].version)
    assert (made.first, made.last, made.declared) == (YEARS.first, YEARS.last, TODAY)
    assert Change.objects.get(seq=made.told or 0).action == "record_claim_test"


def test_what_cannot_be_declared(network: Network, keeper: Viewer, member: Viewer) -> None:
    with pytest.raises(KeepersOnly):
        record_claim_test(member, network, YEARS)
    with pytest.raises(UnknownConcept):
        record_claim_test(keeper, network, ClaimTestDraft("nothing", TODAY, TODAY))
    with pytest.raises(ClaimNotHere):
        record_claim_test(keeper, network, ClaimTestDraft("CLAIM-10", TODAY, TODAY))
    with pytest.raises(ClaimNotHere):
        record_claim_test(keeper, network, ClaimTestDraft("DEF-02", TODAY, TODAY))
    with pytest.raises(LastDayBeforeFirst):
        record_claim_test(keeper, network, ClaimTestDraft("CLAIM-13", TODAY, YEARS.first))
    record_claim_test(keeper, network, YEARS)
    with pytest.raises(AlreadyTold):
        record_claim_test(keeper, network, YEARS)

    assert ClaimTest.objects.count() == 1


def test_a_declaration_stays(network: Network, keeper: Viewer) -> None:
    made = record_claim_test(keeper, network, YEARS)
    with pytest.raises(NotUndoable):
        undo_change(keeper, network, made.told or 0)
    rows = ClaimTest.objects.filter(pk=made.pk)
    for change in ({"last": date(2027, 1, 1)}, {"declared": date(2020, 1, 1)}):
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
            rows.update(**change)
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        rows.delete()

    assert rows.get().last == TODAY


def test_a_result_says_what_was_found_and_when_it_was_declared(
    network: Network, keeper: Viewer, member: Viewer
) -> None:
    tell_calls(keeper, network)
    made = record_claim_test(keeper, network, YEARS)
    read = list_claim_tests(member, network, NOW, at_once=True)
    (row,) = read.tests
    result = row.result or {}

    assert (row.ref, row.told_by, row.is_changed) == (made.ref, "local_keeper", False)
    assert (result["found"], result["declared"], result["units"]) == ("as_expected", "partly", 24)
    assert result["effect"]["value"] == 1
    assert result["exposed"] == {"n": 12, "value": 1.0}
    assert {"one_record", "association", "also", "seen_before"} <= set(result["limits"])


def test_nothing_is_run_that_was_not_declared(network: Network, keeper: Viewer) -> None:
    tell_calls(keeper, network)

    assert list_claim_tests(keeper, network, NOW, at_once=True).tests == []
    assert list_claim_tests(keeper, network, NOW).ready


def test_before_the_day_of_declaring_there_is_no_test(network: Network, keeper: Viewer) -> None:
    record_claim_test(keeper, network, YEARS)
    seq = newest_seq(network)

    assert list_claim_tests(keeper, network, AsOf(TODAY - timedelta(days=1))).tests == []
    assert list_claim_tests(keeper, network, AsOf(TODAY, seq - 1)).tests == []
    assert len(list_claim_tests(keeper, network, AsOf(TODAY, seq), at_once=True).tests) == 1


def test_a_job_makes_the_results(network: Network, keeper: Viewer) -> None:
    tell_calls(keeper, network)
    record_claim_test(keeper, network, YEARS)
    assert not list_claim_tests(keeper, network, NOW).ready
    ask_reading(keeper, network, NOW, "claims")
    make_finding(Finding.objects.get(method="claims").pk)
    read = list_claim_tests(keeper, network, NOW)

    assert read.ready
    assert (
        read.tests[0].result
        == list_claim_tests(keeper, network, NOW, at_once=True).tests[0].result
    )


def test_one_more_declared_waits_for_its_own_result(network: Network, keeper: Viewer) -> None:
    tell_calls(keeper, network)
    first = record_claim_test(keeper, network, YEARS)
    ask_reading(keeper, network, NOW, "claims")
    make_finding(Finding.objects.get(method="claims").pk)
    record_claim_test(keeper, network, replace(YEARS, claim="CLAIM-45"))
    read = list_claim_tests(keeper, network, NOW)

    assert not read.ready
    assert [bool(test.result) for test in read.tests] == [False, True]
    assert read.of("CLAIM-13")[0].ref == first.ref


def test_outside_nothing_is_read(network: Network, keeper: Viewer) -> None:
    made = record_claim_test(keeper, network, YEARS)
    read = list_claim_tests(OUTSIDE, network, NOW)

    assert (read.hidden, list(read.tests)) == (True, [])
    with pytest.raises(UnknownClaimTest):
        get_claim_rows(OUTSIDE, network, NOW, made.ref)


def test_the_rows_behind_a_result_are_those_one_may_see(network: Network, keeper: Viewer) -> None:
    tell_calls(keeper, network)
    made = record_claim_test(keeper, network, YEARS)
    ask_reading(keeper, network, NOW, "claims")
    make_finding(Finding.objects.get(method="claims").pk)
    rows = get_claim_rows(keeper, network, NOW, made.ref)

    assert len(rows.events) + rows.more == 24
    assert all(event.kind == "contact" for event in rows.events)
