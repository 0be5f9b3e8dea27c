"""The pulse survey at its pages: opened, answered without an account, typed in, read."""

import re
from datetime import date

import pytest

from saiyai.domain.pulse import NO_ANSWER, SCALE, Form, items_of, words_of_answer
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language, tell
from saiyai.records.models import Network, Survey, SurveySheet
from saiyai.services.surveys import enter_sheet, open_survey
from tests.doors import Reader
from tests.services.test_surveys import LAST, tell_members
from tests.web.forms import form_to, forms_in
from tests.web.test_telling import page, press

N = "/n/trial"
TOKEN = re.compile(r"http://testserver(/answer/[\w-]+)")
RADIOS = re.compile(r'type="radio" name="(\w+)"')


@pytest.fixture
def asked(network: Network, keeper: Viewer) -> Network:
    """A record with ten members, of whom nobody was asked yet."""
    tell_members(keeper, network)
    return network


@pytest.fixture
def survey(asked: Network, keeper: Viewer) -> Survey:
    """A survey in the short form among ten."""
    return open_survey(keeper, asked, Form.SHORT, LAST)


def links(survey: Survey, count: int) -> list[str]:
    """Addresses of links, as the page that makes them shows them."""
    here = f"{N}/survey/of/{survey.ref}"
    form = form_to(page(Reader(), here), f"{N}/survey/links/{survey.ref}")
    shown = Reader().post(form.action, {"links": str(count)}).content.decode()
    return list(dict.fromkeys(TOKEN.findall(shown)))


def fill(survey: Survey, keeper: Viewer, count: int) -> None:
    for at in range(count):
        enter_sheet(keeper, survey, {"q1": 4 if at % 2 else 5, "q8": 3, "q16": 2})


def test_a_keeper_opens_one_and_a_second_only_when_it_is_closed(asked: Network) -> None:
    keeper = Reader()
    form = form_to(page(keeper, f"{N}/surveys"), f"{N}/survey/new")
    told = form.filled(closes="14 พ.ย. 2569") | {"form": "spoken"}
    shown = keeper.post(form.action, told, follow=True).content.decode()
    survey = Survey.objects.get()

    assert (survey.form, survey.closes) == (Form.SPOKEN, date(2026, 11, 14))
    assert "0 of 10 answered (0%)" in shown
    assert f"{N}/survey/new" not in page(keeper, f"{N}/surveys")
    press(keeper, form_to(shown, f"{N}/survey/close/{survey.ref}"))
    assert f"{N}/survey/new" in page(keeper, f"{N}/surveys")


def test_where_no_day_is_told_it_runs_for_a_fortnight(asked: Network) -> None:
    Reader().post(f"{N}/survey/new", {"form": "full", "closes": ""})

    assert Survey.objects.get().closes == date(2026, 11, 14)


def test_links_are_shown_once_each_with_its_code(survey: Survey) -> None:
    answer = Reader().post(f"{N}/survey/links/{survey.ref}", {"links": "3"})
    text = answer.content.decode()

    assert len(set(TOKEN.findall(text))) == text.count('<svg class="qr"') == 3
    assert "no-store" in answer.headers["Cache-Control"]
    shown = page(Reader(), f"{N}/survey/of/{survey.ref}")
    assert TOKEN.findall(shown) == []
    assert "3 links made so far" in shown


@pytest.mark.parametrize("language", Language)
def test_whoever_holds_a_link_answers_once_without_being_anybody(
    survey: Survey, language: Language
) -> None:
    (address,) = links(survey, 1)
    guest = Reader(Eye.OUTSIDE, language)
    opened = guest.get(address)
    text = opened.content.decode()

    assert "no-store" in opened.headers["Cache-Control"]
    for answer in (*SCALE, NO_ANSWER):
        assert text.count(f"> {tell(words_of_answer(answer), language)}</label>") == 12
    assert set(RADIOS.findall(text)) == {item.id for item in items_of(Form.SHORT)}
    assert "/n/trial" not in text  # no way from here into the record
    sent = guest.post(address, {"q1": "4", "q16": "2", "q8": "0"})
    assert (sent.status_code, sent.headers["Location"]) == (302, "/answered")
    assert guest.get("/answered").status_code == 200
    assert guest.get(address).status_code == guest.post(address, {"q1": "4"}).status_code == 404
    sheet = SurveySheet.objects.exclude(answers="").get()
    assert '"q1": 4' in sheet.answers and '"q8": 0' in sheet.answers


@pytest.mark.parametrize("wrong", [{"q1": "9"}, {"q1": "much"}, {"q2": "3"}])
def test_what_is_no_answer_uses_no_link_up(survey: Survey, wrong: dict[str, str]) -> None:
    (address,) = links(survey, 1)

    assert Reader(Eye.OUTSIDE).post(address, wrong).status_code in {400, 422}
    assert Reader(Eye.OUTSIDE).get(address).status_code == 200


def test_a_link_of_a_survey_that_is_over_says_so(survey: Survey) -> None:
    (address,) = links(survey, 1)
    Reader().post(f"{N}/survey/close/{survey.ref}")
    answer = Reader(Eye.OUTSIDE).get(address)

    assert answer.status_code == 409
    assert "takes no more answers" in answer.content.decode()


def test_nothing_is_kept_of_who_answered_in_their_session(survey: Survey) -> None:
    (address,) = links(survey, 1)
    guest = Reader(Eye.MEMBER)
    before = dict(guest.session.items())
    guest.get(address)
    guest.post(address, {"q1": "4"})
    guest.get("/answered")

    assert dict(guest.session.items()) == before


def test_a_keeper_types_in_sheet_after_sheet(survey: Survey) -> None:
    keeper = Reader()
    here = f"{N}/survey/enter/{survey.ref}"
    for number in (1, 2):
        form = next(one for one in forms_in(page(keeper, here)) if "q1" in one.fields)
        shown = press(keeper, form, here, q1="5", q3="", q5="0")
        assert f"{number} of 10 answered" in shown

    assert SurveySheet.objects.filter(answers__contains='"q1": 5').count() == 2
    assert Reader(Eye.MEMBER).get(here).status_code == 403


def test_while_it_is_open_not_even_a_keeper_reads_a_result(survey: Survey, keeper: Viewer) -> None:
    fill(survey, keeper, 9)
    for eye in (Eye.KEEPER, Eye.MEMBER):
        text = page(Reader(eye), f"{N}/survey/of/{survey.ref}")
        assert "9 of 10 answered (90%)" in text
        assert "Nobody can read the result" in text
        assert "What members answered" not in text


def test_members_read_what_keepers_read_with_n_split_and_the_mark(
    survey: Survey, keeper: Viewer
) -> None:
    fill(survey, keeper, 10)
    Reader().post(f"{N}/survey/close/{survey.ref}")
    here = f"{N}/survey/of/{survey.ref}"
    shown = {eye: page(Reader(eye), here) for eye in (Eye.KEEPER, Eye.MEMBER)}
    results = {
        one.split("<h2>What members")[1].split('<div id="toast">')[0] for one in shown.values()
    }
    text = shown[Eye.MEMBER]

    assert len(results) == 1
    assert "not yet validated" in text
    assert "10 answered this" in text
    assert "Fewer than 20 answered" in text
    # Of five and five one is hidden, or three empty answers would tell of it; of ten alike, all.
    assert text.count("<b>5</b>") == 1
    assert "<b>10</b>" not in text
    assert "4.5 of 5" in text
    assert Reader(Eye.OUTSIDE).get(here).status_code == 404


def test_below_eight_answers_there_is_no_number(survey: Survey, keeper: Viewer) -> None:
    fill(survey, keeper, 7)
    Reader().post(f"{N}/survey/close/{survey.ref}")
    text = page(Reader(Eye.MEMBER), f"{N}/survey/of/{survey.ref}")

    assert "Too few answered for a result" in text
    assert "number-line" not in text


def test_how_many_answered_on_paper_is_told_where_both_ways_are_five(
    survey: Survey, keeper: Viewer
) -> None:
    fill(survey, keeper, 5)
    for address in links(survey, 5):
        Reader(Eye.OUTSIDE).post(address, {"q1": "3"})
    assert "5 on paper" not in page(Reader(), f"{N}/survey/of/{survey.ref}")
    Reader().post(f"{N}/survey/close/{survey.ref}")

    assert "5 by link, 5 on paper" in page(Reader(Eye.MEMBER), f"{N}/survey/of/{survey.ref}")


def test_outside_nobody_learns_that_members_were_asked(survey: Survey) -> None:
    text = page(Reader(Eye.OUTSIDE), f"{N}/surveys")

    assert survey.ref not in text
    assert "Only members and keepers" in text


@pytest.mark.parametrize("language", Language)
def test_a_sheet_of_paper_is_the_same_for_everybody(survey: Survey, language: Language) -> None:
    here = f"{N}/survey/paper/{survey.ref}?language={language}"
    sheets = [Reader(eye).get(here) for eye in (Eye.KEEPER, Eye.MEMBER)]

    assert sheets[0].content == sheets[1].content
    assert sheets[0].content.startswith(b"%PDF-")
    assert sheets[0].headers["Content-Type"] == "application/pdf"
    assert Reader(Eye.OUTSIDE).get(here).status_code == 404
