"""The pages of the report: one press, a page that waits, the page, a PDF and a picture."""

from html import unescape
from http import HTTPStatus

import pytest

from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language, say
from saiyai.records.models import Finding, Network
from saiyai.services.readings import make_finding
from tests.doors import Reader

HERE = "/n/mae-hom/report"


@pytest.fixture
def read(sample: Network) -> Network:
    """The sample, with what its report is read from made by a worker."""
    Reader().get(f"{HERE}/read")
    for finding in Finding.objects.filter(state="asked"):
        make_finding(finding.pk)
    return sample


def test_while_a_job_reads_the_page_waits_at_an_address_that_stays(sample: Network) -> None:
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

    assert say("report.outside", Language.EN) in reader.get(HERE).content.decode()
    for path in ("read", "pdf", "map.svg", "read?edition=anonymous"):
        assert reader.get(f"{HERE}/{path}").status_code == HTTPStatus.NOT_FOUND
