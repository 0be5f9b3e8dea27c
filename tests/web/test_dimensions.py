"""The nine dimensions and their indicators at the pages, for every eye."""

import re
from html import unescape

import pytest
from django.template.loader import render_to_string

from saiyai.assessment.indicators.card import Dimension
from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language, Say, say
from saiyai.queries.clock import today_of
from saiyai.records.models import Finding, Network
from saiyai.services.readings import make_finding
from saiyai.web.views.dimensions import DimensionTold
from tests.doors import Reader, read_json

HERE = "/n/mae-hom/dimensions"
NUMBER = re.compile(r'class="number">([^<]+)<')


def read(path: str, eye: Eye = Eye.KEEPER, language: Language = Language.EN) -> str:
    answer = Reader(eye, language).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def made(sample: Network) -> Network:
    """The sample, its profile made as a worker makes it once it was opened."""
    Reader().post("/sample")
    for finding in Finding.objects.filter(network=sample, method="profile"):
        make_finding(finding.pk)
    return sample


def test_who_opens_the_sample_has_it_read_for_keepers_and_for_members(sample: Network) -> None:
    Reader().post("/sample")
    asked = Finding.objects.filter(network=sample, method="profile", day=today_of(sample))

    assert {one.edition for one in asked} == {Eye.KEEPER, Eye.MEMBER}


@pytest.mark.parametrize("path", ["", "/D8", "/L6"])
def test_while_a_job_is_at_work_the_page_says_so_and_looks_again(
    sample: Network, path: str
) -> None:
    page = read(f"{HERE}{path}")

    assert say("dimensions.asked", Language.EN) in page
    assert 'hx-trigger="every 2s"' in page
    assert not NUMBER.findall(page)
    assert Finding.objects.filter(network=sample, method="profile", state="asked").exists()


@pytest.mark.parametrize("language", Language)
def test_all_nine_stand_on_one_page_and_there_is_no_total(
    made: Network, language: Language
) -> None:
    page = read(HERE, language=language)

    for one in Dimension:
        assert say(f"dimension.{one}", language) in page
    apart = page.count(say("dimensions.apart", language))
    assert apart == 1  # S14: two on one line, and none of them stands for the dimension
    assert page.count('class="number-line"') == len(NUMBER.findall(page)) + apart == 7
    assert "{%" not in page


def test_an_indicator_is_a_sentence_a_picture_a_number_and_its_rows(made: Network) -> None:
    page = read(f"{HERE}/L6")

    assert "Of 100 resting lines that were called, about 83 answered" in page
    assert 'aria-label="0.83, between 0.51 and 0.97, on a line from 0 to 1"' in page
    assert NUMBER.findall(page) == ["0.83"]
    assert say("indicator.L6.care", Language.EN) in page
    assert "6 lines, 6 events" in page
    rows = Reader().get("/n/mae-hom/evidence/L6", headers={"HX-Request": "true"})
    assert rows.content.decode().count("/line/of/") >= 6
    told = read_json(Reader().get("/api/v1/networks/mae-hom/analyses/evidence/L6").content)
    assert len(told["lines"]) == 6


def test_what_is_lacking_is_said_with_how_much(made: Network) -> None:
    page = read(f"{HERE}/E1")

    assert say("indicator.E1.lacks", Language.EN, n=8) in page
    assert say("why.too_few_answers", Language.EN) in page
    assert not NUMBER.findall(page)


@pytest.mark.parametrize("path", ["", "/D9", "/L6", "/E6"])
def test_members_read_what_keepers_read(made: Network, path: str) -> None:
    mine, theirs = (NUMBER.findall(read(f"{HERE}{path}", eye)) for eye in (Eye.KEEPER, Eye.MEMBER))

    assert mine == theirs != []


@pytest.mark.parametrize("path", ["", "/D9", "/L6"])
def test_outside_it_was_not_released(made: Network, path: str) -> None:
    page = read(f"{HERE}{path}", Eye.OUTSIDE)

    assert say("dimensions.outside", Language.EN) in page
    assert "number-line" not in page
    assert not NUMBER.findall(page)
    assert say("dimensions.asked", Language.EN) not in page


def test_a_profile_older_than_an_indicator_says_nothing_of_it(made: Network) -> None:
    for finding in Finding.objects.filter(method="profile"):
        kept = dict(finding.value or {})
        Finding.objects.filter(pk=finding.pk).update(
            value=kept | {"indicators": {"L5": kept["indicators"]["L5"]}}
        )

    assert not NUMBER.findall(read(f"{HERE}/L6"))
    assert NUMBER.findall(read(f"{HERE}/L5"))


@pytest.mark.parametrize("language", Language)
def test_where_people_see_it_differently_the_two_stand_apart(language: Language) -> None:
    kept = {"value": 0.6, "diverges": True, "seen": 0.8, "answered": 0.2}
    told = DimensionTold(Dimension.EQUALITY, kept, [])
    given = {"of": told, "language": language}
    shown = unescape(render_to_string("web/parts/number_apart.html", given))

    assert told.number is None
    assert told.says == Say("dimensions.apart")
    assert "0.80" in shown and "0.20" in shown and "0.60" not in shown
    assert say("dimensions.answered", language) in shown
