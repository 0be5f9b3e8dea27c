"""Lenses at the pages: every one of them, statement by statement, and no total."""

from html import unescape

import pytest

from saiyai.assessment.lenses.loading import lenses
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language, say
from saiyai.queries.clock import today_of
from saiyai.queries.lenses import get_lenses
from saiyai.records.models import Network
from tests.doors import Reader

HERE = "/n/mae-hom/lenses"


def read(path: str, eye: Eye = Eye.KEEPER, language: Language = Language.EN) -> str:
    answer = Reader(eye, language).get(f"{HERE}{path}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_every_lens_stands_in_the_list_three_of_them_first(made: Network) -> None:
    page = read("")
    places = {one: page.index(f'href="{HERE}/{one}"') for one in lenses()}

    first = {"five_elements", "link", "three_bases"}
    rest = page.index(say("lenses.rest", Language.EN))
    assert {one for one, place in places.items() if place < rest} == first
    assert set(places) == set(lenses())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("lens", ["link", "definitions"])
def test_a_lens_says_of_each_statement_how_it_stands(
    made: Network, keeper: Viewer, lens: str, language: Language
) -> None:
    page = read(f"/{lens}", language=language)
    told = get_lenses(keeper, made, AsOf(today_of(made)), lens=lens).lenses
    assert told is not None

    for one in told[lens].statements.values():
        assert one.statement.words.in_(language) in page
    held = {one.held for one in told[lens].statements.values()}
    assert len(held) > 1
    assert all(say(f"held.{one}", language) in page for one in held)


def test_members_read_what_keepers_read_and_outsiders_nothing(made: Network) -> None:
    outside = read("/link", Eye.OUTSIDE)

    assert say("dimensions.outside", Language.EN) in outside
    assert next(iter(lenses()["link"].statements.values())).words.en not in outside
    keeper, member = (read("/link", eye) for eye in (Eye.KEEPER, Eye.MEMBER))
    says = [one.words.en for one in lenses()["link"].statements.values()]
    assert [keeper.count(one) for one in says] == [member.count(one) for one in says]


def test_a_concept_leads_to_the_lenses_that_speak_of_it(made: Network) -> None:
    page = unescape(Reader().get("/n/mae-hom/concept/of/LINK-I").content.decode())

    assert f'href="{HERE}/link"' in page
