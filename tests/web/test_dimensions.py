"""The nine dimensions and their indicators at the pages, for every eye."""

import re
from html import unescape

import pytest
from django.template.loader import render_to_string

from saiyai.assessment.indicators.card import Dimension
from saiyai.assessment.pictures.card import PictureOf
from saiyai.domain.actors import ActorKind
from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language, Say, say
from saiyai.records.models import Actor, Finding, Network
from saiyai.web.views.dimensions import DimensionTold
from tests.doors import Reader, is_named, read_json

HERE = "/n/mae-hom/dimensions"
CHART = re.compile(r'<svg class="(?:chart|drawing)".*?</svg>', re.DOTALL)
NUMBER = re.compile(r'class="number">([^<]+)<')


def read(path: str, eye: Eye = Eye.KEEPER, language: Language = Language.EN) -> str:
    answer = Reader(eye, language).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


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


@pytest.mark.either
def test_each_page_says_draws_and_counts_the_same_to_all_who_are_inside(made: Network) -> None:
    persons = Actor.objects.filter(network=made, kind=ActorKind.PERSON)
    names = [one.name_en for one in persons if one.name_en]
    for which in PictureOf:
        path = f"/n/mae-hom/pictures/{which}"
        mine, theirs = (unescape(read(path, eye)) for eye in (Eye.KEEPER, Eye.MEMBER))
        drawn = CHART.findall(mine)
        assert drawn, which
        assert drawn == CHART.findall(theirs)
        assert not [name for name in names for one in drawn if name in one]
        assert say(f"picture.{which}.care", Language.EN) in mine
        assert "{%" not in mine
        outside = unescape(read(path, Eye.OUTSIDE))
        assert say("dimensions.outside", Language.EN) in outside
        assert not CHART.findall(outside)
        assert not [name for name in names if is_named(name, outside)]
    listed = read("/n/mae-hom/pictures", language=Language.TH)
    assert all(f"/pictures/{one}" in listed for one in PictureOf)
    rows = Reader().get("/n/mae-hom/evidence/picture-giving", headers={"HX-Request": "true"})
    assert rows.content.decode().count("<li") > 20
    hidden = Reader(Eye.OUTSIDE).get("/n/mae-hom/evidence/picture-giving")
    assert hidden.content.decode().count("/happened/") == 0
    assert "/pictures/giving" in read("/n/mae-hom/dimensions/D6")
    assert "/evidence/E2" in read("/n/mae-hom/pictures/opportunity")  # read from that alone
