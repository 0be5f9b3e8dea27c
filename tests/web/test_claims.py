"""Claims at the pages and the API: what can be tested, what was declared, and who reads it."""

from html import unescape

import pytest

from saiyai.assessment.claims.card import NOT_HERE
from saiyai.assessment.claims.catalogue import CLAIMS
from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language, say
from saiyai.records.models import ClaimTest, Finding, Network
from saiyai.services.readings import make_finding
from tests.doors import Reader

HERE = "/n/trial/claims"
DAYS = {"first": "2569", "last": "31 ต.ค. 2569"}


def read(path: str, eye: Eye = Eye.KEEPER, language: Language = Language.EN) -> str:
    answer = Reader(eye, language).get(path)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.fixture
def declared(browser: Reader, trial: Network) -> ClaimTest:
    """A test of claim 13 over this year, with its result as a worker makes it."""
    browser.post(f"{HERE}/declare/CLAIM-13", DAYS)
    read(HERE)
    make_finding(Finding.objects.get(network=trial, method="claims").pk)
    return ClaimTest.objects.get(network=trial)


@pytest.mark.parametrize("language", Language)
def test_every_claim_is_a_link_or_stands_with_its_reason(
    trial: Network, language: Language
) -> None:
    page = read(HERE, language=language)

    for one in (*CLAIMS, *(claim for ids in NOT_HERE.values() for claim in ids)):
        assert f"/claims/of/{one}" in page
    for why in NOT_HERE:
        assert say(f"claim_not.{why}", language) in page


def test_a_claim_says_how_it_is_held_against_the_record(trial: Network) -> None:
    page = read(f"{HERE}/of/CLAIM-13")

    for part in ("exposed", "others", "outcome"):
        assert say(f"claim.CLAIM-13.{part}", Language.EN) in page
    assert 'name="first"' in page
    assert 'name="first"' not in read(f"{HERE}/of/CLAIM-13", Eye.MEMBER)
    assert 'name="first"' not in read(f"{HERE}/of/CLAIM-10")


def test_a_month_or_a_year_is_a_window(declared: ClaimTest) -> None:
    assert (declared.first.isoformat(), declared.last.isoformat()) == ("2026-01-01", "2026-10-31")


def test_a_result_stands_with_its_limits_for_members_too(declared: ClaimTest) -> None:
    for path in (HERE, f"{HERE}/of/CLAIM-13"):
        page = read(path)
        assert say("claim_found.no_number", Language.EN) in page
        assert say("claim_limit.association", Language.EN) in page
        assert say("claim_limit.one_record", Language.EN) in page
        assert say("claims.asked", Language.EN) in read(path, Eye.MEMBER)


def test_outside_the_claims_are_read_and_no_test(declared: ClaimTest) -> None:
    page = read(HERE, Eye.OUTSIDE)

    assert say("claims.outside", Language.EN) in page
    assert "/claims/of/CLAIM-13" in page
    assert 'id="declared"' not in page


def test_a_concept_leads_to_the_claim(trial: Network) -> None:
    assert f"{HERE}/of/CLAIM-13" in read("/n/trial/concept/of/CLAIM-13")


def test_the_api_declares_and_answers(trial: Network) -> None:
    reader = Reader()
    assert not reader.tell("POST", "/trial/claims/", {"claim": "CLAIM-02", **DAYS})["ready"]
    make_finding(Finding.objects.get(network=trial, method="claims").pk)
    found = reader.ask("/trial/claims/")
    (test,) = found["tests"]

    assert (test["claim"], test["declared"]) == ("CLAIM-02", "2026-10-31")
    assert test["result"]["effect"]["why"] == "not_recorded"
    assert {one["id"] for one in found["claims"]} == set(CLAIMS)
    assert Reader(Eye.OUTSIDE).ask("/trial/claims/")["tests"] == []
    assert reader.ask(f"/trial/claims/evidence/{test['id']}")["events"] == []


@pytest.mark.parametrize("first", ["", "someday"])
def test_a_day_that_cannot_be_read_is_refused(trial: Network, first: str) -> None:
    body = {"claim": "CLAIM-02", "first": first, "last": "2569"}

    status, error = Reader().refused("POST", "/trial/claims/", body)

    assert (status, error["code"]) == (400, "unreadable_date")
