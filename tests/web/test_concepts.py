"""The pages of the concept library, and the same at the API."""

import pytest

from saiyai.domain.concepts.not_yet import why_not_yet
from saiyai.domain.library import library
from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language, say
from saiyai.records.models import Network
from tests.doors import Reader, read_json

HERE = "/n/trial/concept"


@pytest.mark.parametrize(
    ("language", "year"), [(Language.TH, "ปี 2538"), (Language.EN, "1995")], ids=str
)
def test_a_concept_is_read_in_one_language(trial: Network, language: Language, year: str) -> None:
    page = Reader(language=language).get(f"{HERE}/of/DEF-02").content.decode()
    other = Language.EN if language is Language.TH else Language.TH
    concept = library()["DEF-02"]

    for words in (concept.title, concept.says, concept.author, concept.ask):
        assert words.in_(language) in page
        assert words.in_(other) not in page
    assert f"({year})" in page


def test_a_concept_leads_to_its_neighbours_and_to_pages_of_the_record(trial: Network) -> None:
    page = Reader().get(f"{HERE}/of/DEF-02").content.decode()

    assert f'href="{HERE}/of/DEF-01"' in page
    for name in ("members", "goals", "lines", "board"):
        assert f'href="/n/trial/{name}"' in page


def test_a_review_question_is_answered(trial: Network) -> None:
    page = Reader(language=Language.EN).get(f"{HERE}/of/Q-02").content.decode()

    assert library()["Q-02"].says.en in page
    assert library()["Q-02"].answer.en in page


@pytest.mark.parametrize(("concept_id", "missed"), [("Q-02", False), ("REL-LEARN-02", True)])
def test_an_author_is_missed_only_where_the_text_tells(
    trial: Network, concept_id: str, *, missed: bool
) -> None:
    page = Reader(language=Language.EN).get(f"{HERE}/of/{concept_id}").content.decode()

    assert (say("library.no_author", Language.EN) in page) is missed


def test_what_happened_of_a_kind_leads_to_the_concepts_that_its_card_names(
    trial: Network,
) -> None:
    page = Reader().get("/n/trial/happened?kind=request").content.decode()

    assert f'href="{HERE}/of/DEF-02"' in page
    assert f"{HERE}/of/" not in Reader().get("/n/trial/happened").content.decode()


def test_the_list_is_cut_to_what_was_searched(trial: Network) -> None:
    page = Reader().get(f"{HERE}s").content.decode()
    found = Reader().get(f"{HERE}s?q=telephone line coordinate").content.decode()

    assert all(f"{HERE}/of/{one}" in page for one in library())
    assert [one for one in library() if f'{HERE}/of/{one}"' in found] == ["DEF-02"]


def test_the_api_tells_both_languages_to_anybody(trial: Network) -> None:
    told = read_json(Reader().get("/api/v1/concepts/DEF-02").content)
    every = read_json(Reader().get("/api/v1/concepts/").content)

    assert told["author"] == {"th": "กาญจนา แก้วเทพ", "en": "Kanjana Kaewthep"}
    assert (told["year"], told["example"]) == (1995, None)
    assert "OwnWork" in told["tables"]
    assert "request" in told["kinds"]
    assert {one["id"] for one in every} == set(library())


def test_a_page_names_the_readings_that_speak_of_a_concept(trial: Network) -> None:
    page = Reader(language=Language.EN).get(f"{HERE}/of/HELP-01").content.decode()
    outside = Reader(Eye.OUTSIDE).get(f"{HERE}/of/HELP-01").content.decode()
    heading = say("library.spoken", Language.EN)

    assert heading in page
    assert say("spoken.condition.line", Language.EN) in page
    assert f'<a href="/n/trial/">{say("reading.line_states", Language.EN)}</a>' in page
    assert heading not in outside


@pytest.mark.parametrize("language", [*Language])
def test_a_page_says_why_nothing_answers_for_a_concept(trial: Network, language: Language) -> None:
    page = Reader(language=language).get(f"{HERE}/of/VAL-13").content.decode()

    assert say("library.not_yet", language) in page
    assert why_not_yet("VAL-13").in_(language) in page
    assert say("library.not_yet", language) not in (
        Reader(language=language).get(f"{HERE}/of/HELP-01").content.decode()
    )


def test_the_api_leads_from_concepts_to_readings_and_back(trial: Network) -> None:
    told = read_json(Reader().get("/api/v1/concepts/HELP-01").content)
    waits = read_json(Reader().get("/api/v1/concepts/VAL-13").content)
    here = Reader().ask("/trial/analyses/concepts/HELP-01")

    assert {"sort": "indicator", "id": "L6"} in told["spoken"]
    assert told["not_yet"] is None
    assert (waits["spoken"], waits["not_yet"]["th"]) == ([], why_not_yet("VAL-13").th)
    assert {"sort": "indicator", "id": "L6", "called": None, "number": None} in here
    assert Reader(Eye.OUTSIDE).ask("/trial/analyses/concepts/HELP-01") == []
    assert Reader().get("/api/v1/networks/trial/analyses/concepts/nothing").status_code == 404
