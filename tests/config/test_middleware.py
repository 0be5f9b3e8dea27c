"""What is settled before any door sees a request, and what is answered where there is no view."""

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from saiyai.config.middleware import asked
from saiyai.domain.viewers import LOCAL_KEEPER, Eye
from saiyai.domain.words import Language
from saiyai.queries.asking import EYE_IN_SESSION, viewer_with
from saiyai.queries.one_answer import is_answering
from tests.doors import API, Reader

pytestmark = pytest.mark.either

ORIGINS = [
    ({}, 200),
    ({"sec-fetch-site": "same-origin"}, 200),
    ({"sec-fetch-site": "none"}, 200),
    ({"origin": "http://testserver"}, 200),
    ({"origin": "https://elsewhere.example"}, 403),
    ({"origin": "null"}, 403),
    ({"sec-fetch-site": "cross-site"}, 403),
    ({"sec-fetch-site": "same-site"}, 403),
]


@pytest.mark.parametrize(
    ("asks", "language"),
    [
        ("th", "th"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("fr,en;q=0.5", "en"),
        ("lo", "th"),
        ("", "th"),
        ("*", "th"),
    ],
)
def test_a_page_is_in_the_language_of_the_browser_thai_where_it_has_neither(
    db: None, asks: str, language: str
) -> None:
    page = Client(headers={"accept-language": asks}).get("/")

    assert f'<html lang="{language}">' in page.content.decode()


def test_the_language_that_was_pressed_goes_before_that_of_the_browser(db: None) -> None:
    browser = Client(headers={"accept-language": "en"})
    browser.post("/language", {"language": "th"})

    assert '<html lang="th">' in browser.get("/").content.decode()


@pytest.mark.parametrize(
    ("method", "is_one"), [("GET", "True"), ("HEAD", "True"), ("POST", "False"), ("PUT", "False")]
)
def test_what_is_read_is_one_answer_and_what_is_written_asks_each_time(
    method: str, is_one: str
) -> None:
    def page(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(str(is_answering()))

    request = RequestFactory().generic(method, "/")
    request.session = Client().session

    assert asked(page)(request).content.decode() == is_one
    assert not is_answering()


@pytest.mark.parametrize("eye", ["", "keeper", "somebody", "OUTSIDE"])
def test_whoever_sits_at_the_machine_keeps_its_records(eye: str) -> None:
    assert viewer_with(eye) == LOCAL_KEEPER


@pytest.mark.parametrize("eye", [Eye.MEMBER, Eye.OUTSIDE])
def test_other_eyes_see_less_and_have_no_name_of_their_own(eye: Eye) -> None:
    viewer = viewer_with(eye)

    assert (viewer.eye, viewer.actor, viewer.is_keeper) == (eye, None, False)


def test_the_eye_is_kept_in_a_cookie_that_cannot_be_written_by_hand(db: None) -> None:
    reader = Reader(Eye.OUTSIDE)
    signed = reader.cookies["sessionid"].value
    reader.cookies["sessionid"] = f"x{signed[1:]}"

    assert reader.session.get(EYE_IN_SESSION) is None


@pytest.mark.parametrize(("headers", "status"), ORIGINS, ids=str)
def test_a_form_that_another_sites_page_sends_is_refused(
    db: None, headers: dict[str, str], status: int
) -> None:
    answer = Client(headers=headers).post("/language", {"language": "en"})

    assert answer.status_code == (302 if status == 200 else status)


def test_answers_carry_the_policy_that_lets_nothing_in_from_elsewhere(db: None) -> None:
    for path in ("/", "/nothing", f"{API}/", f"{API}/nothing"):
        headers = Reader().get(path).headers
        policy = dict(
            rule.strip().split(" ", 1) for rule in headers["Content-Security-Policy"].split(";")
        )

        assert policy["default-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert "http" not in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/?q=%00", "/n/a%00/", f"{API}/?q=a%00b", f"{API}/a%00b"])
def test_a_character_that_one_database_cannot_keep_is_refused_for_both(
    db: None, path: str
) -> None:
    assert Reader().get(path).status_code in {400, 404}


def test_an_address_that_leads_nowhere_is_told_in_the_form_of_its_door(db: None) -> None:
    page = Reader(language=Language.TH).get("/nowhere")
    answer = Reader(language=Language.TH).get(f"{API}/a/b/c")

    assert (page.status_code, answer.status_code) == (404, 404)
    assert "ไม่พบสิ่งที่ขอ" in page.content.decode()
    assert answer.json()["error"]["says"] == "ไม่พบสิ่งที่ขอ"


def test_a_fault_of_ours_is_told_in_the_form_of_its_door(db: None, settings: LazySettings) -> None:
    settings.READING_ALIAS = "no such alias"
    page = Reader(language=Language.TH, faults=False).get("/")
    answer = Reader(faults=False).get(f"{API}/")

    assert (page.status_code, answer.status_code) == (500, 500)
    assert "โปรแกรมทำงานผิดพลาด" in page.content.decode()
    assert answer.json()["error"]["code"] == "fault"
    assert "no such alias" not in page.content.decode() + answer.content.decode()


def test_a_form_without_its_token_is_told_to_be_sent_again(db: None) -> None:
    answer = Reader(csrf=True).post("/language", {"language": "en"})

    assert answer.status_code == 403
    assert "This form has expired" in answer.content.decode()


def test_a_form_too_large_to_be_read_is_refused(db: None, settings: LazySettings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    answer = Reader().post("/see-as", {f"field-{number}": "x" for number in range(9)})

    assert answer.status_code == 400
    assert "cannot be used as it is" in answer.content.decode()


def test_a_name_that_is_not_ours_is_not_answered(db: None) -> None:
    answer = Client(headers={"host": "rebound.example"}).get("/")

    assert answer.status_code == 400
