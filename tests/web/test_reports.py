"""The pages of the report: one press, a page that waits, the page, a PDF and a picture."""

from collections.abc import Iterator
from datetime import date
from html import unescape
from http import HTTPStatus

import pytest

from saiyai.domain.drafts import DecisionDraft
from saiyai.domain.kinds.decision import DecisionMethod, DecisionStep
from saiyai.domain.viewers import LOCAL_KEEPER, Eye
from saiyai.domain.words import Language, say
from saiyai.queries.releases import list_releases
from saiyai.records.models import Finding, Network
from saiyai.services.decisions import record_proposal, record_step
from saiyai.services.readings import make_finding
from tests.cast import MANAGER
from tests.conftest import Once
from tests.doors import Reader, is_named

HERE = "/n/mae-hom/report"
TODAY = date(2026, 10, 31)


@pytest.fixture(scope="module")
def told_report(once: Once, told_sample: Network) -> Iterator[Network]:
    """The sample, with what its report is read from made by a worker."""
    with once():
        Reader().get(f"{HERE}/read")
        for finding in Finding.objects.filter(state="asked"):
            make_finding(finding.pk)
        yield told_sample


@pytest.fixture
def read(told_report: Network, db: None) -> Network:
    """The same for one test."""
    return told_report


def test_while_a_job_reads_the_page_waits_at_an_address_that_stays(sample: Network) -> None:
    Finding.objects.all().delete()
    page = Reader().get(f"{HERE}/read").content.decode()

    assert say("report.asked", Language.EN) in page
    assert 'hx-trigger="every 2s"' in page
    assert "known=" in page
    assert Finding.objects.get(method="profile").edition == Eye.MEMBER
    assert Reader().get(f"{HERE}/pdf").status_code == HTTPStatus.FOUND


@pytest.mark.parametrize("language", Language)
def test_one_press_makes_the_report_of_members(read: Network, language: Language) -> None:
    for eye in (Eye.KEEPER, Eye.MEMBER):
        page = unescape(Reader(eye, language).get(f"{HERE}/read").content.decode())
        for section in ("standing", "map", "dimensions", "attention", "since", "limits"):
            assert f'<section id="{section}">' in page
        assert say("report.relations", language) in page
        assert 'class="map-picture"' in page
        assert "33" in page


def test_it_is_taken_out_as_pdf_and_its_map_as_a_picture(read: Network) -> None:
    reader = Reader(Eye.MEMBER)
    pdf = reader.get(f"{HERE}/pdf?length=short&edition=coded")
    picture = reader.get(f"{HERE}/map.svg")

    assert (pdf.headers["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert "mae-hom-2026-10-31-coded-en.pdf" in pdf.headers["Content-Disposition"]
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<svg")
    assert reader.get(f"{HERE}/map.svg?edition=anonymous").status_code == HTTPStatus.NOT_FOUND


def test_outside_there_is_none_but_what_was_released(read: Network) -> None:
    reader = Reader(Eye.OUTSIDE)

    assert say("release.none", Language.EN) in reader.get(HERE).content.decode()
    for path in ("read", "pdf", "map.svg", "read?edition=anonymous"):
        assert reader.get(f"{HERE}/{path}").status_code == HTTPStatus.NOT_FOUND


def test_a_second_press_lets_a_report_out_by_a_decision(sample: Network) -> None:
    decision = record_proposal(
        LOCAL_KEEPER, sample, DecisionDraft("ส่งรายงาน", ((MANAGER, "proposer"),)), TODAY
    )
    form = {"edition": "coded", "length": "short", "reason": "x", "reply": "เห็นตรงกัน"}
    keeper, outside = Reader(), Reader(Eye.OUTSIDE, Language.TH)
    assert not is_named(decision.ref, keeper.get(HERE).content.decode())
    refused = keeper.post(f"{HERE}/release", form | {"adopted": decision.ref})
    assert refused.status_code == HTTPStatus.CONFLICT

    adopted = DecisionDraft("รับ", ((MANAGER, "decider"),), DecisionMethod.CONSENSUS)
    record_step(LOCAL_KEEPER, decision, DecisionStep.ADOPTED, adopted, TODAY)
    assert decision.ref in keeper.get(HERE).content.decode()
    keeper.post(f"{HERE}/release", form | {"adopted": decision.ref})
    (row,) = list_releases(LOCAL_KEEPER, sample)
    here = f"{HERE}/released/{row.id}"
    assert here in outside.get(HERE).content.decode()
    assert say("report.asked", Language.TH) in outside.get(here).content.decode()
    for finding in Finding.objects.filter(state="asked"):
        make_finding(finding.pk)

    page = unescape(outside.get(here).content.decode())
    assert "เห็นตรงกัน" in page
    assert say("report.relations", Language.TH) in page
    assert outside.get(f"{here}/pdf").content.startswith(b"%PDF-")
    keeper.post(f"{HERE}/withdraw/{row.id}")
    assert outside.get(here).status_code == HTTPStatus.NOT_FOUND
