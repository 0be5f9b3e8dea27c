"""The thresholds of a network at its page and at the API: the same for all inside."""

from html import unescape
from http import HTTPStatus

import pytest

from saiyai.domain.thresholds import THRESHOLDS
from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language, say
from saiyai.queries.thresholds import conventions_of
from saiyai.records.models import Network
from tests.doors import Reader

HERE = "/n/trial/thresholds"
WHY = "ข่าวเดินช้าในฤดูฝน"


def read(path: str, eye: Eye = Eye.KEEPER, language: Language = Language.EN) -> str:
    answer = Reader(eye, language).get(path)
    assert answer.status_code == HTTPStatus.OK
    return unescape(answer.content.decode())


def send(browser: Reader, **told: str) -> int:
    return browser.post(f"{HERE}/set", {"reason": WHY, **told}).status_code


@pytest.mark.parametrize("language", Language)
def test_where_nothing_is_set_the_page_says_so_and_lists_what_can_be(
    trial: Network, language: Language
) -> None:
    page = read(HERE, language=language)

    assert say("thresholds.none", language) in page
    for name in THRESHOLDS:
        assert say(f"threshold.{name}", language) in page


@pytest.mark.parametrize(("typed", "share"), [("75", 0.75), ("62.5 %", 0.625), ("80%", 0.8)])
def test_a_share_is_typed_in_percent(
    browser: Reader, trial: Network, typed: str, share: float
) -> None:
    assert send(browser, name="asked_share", value=typed) == HTTPStatus.FOUND

    assert conventions_of(trial).asked_share == share


@pytest.mark.parametrize(
    "told",
    [
        {"name": "window_days", "value": "many"},
        {"name": "window_days", "value": "nan"},
        {"name": "window_days", "value": ""},
        {"name": "asked_share", "value": "101"},
        {"name": "window_days", "value": "60", "reason": " "},
        {"name": "", "value": "60"},
        {"name": "power_days", "value": "60"},
    ],
)
def test_what_cannot_be_set_is_refused_in_words(
    browser: Reader, trial: Network, told: dict[str, str]
) -> None:
    assert send(browser, **told) == HTTPStatus.BAD_REQUEST

    assert conventions_of(trial) == conventions_of(trial, 0)


def test_all_inside_read_what_was_set_and_why_and_nobody_else_does(
    browser: Reader, trial: Network
) -> None:
    send(browser, name="reply_days", value="10")

    for eye in (Eye.KEEPER, Eye.MEMBER):
        page = read(HERE, eye)
        assert say("thresholds.some", Language.EN, n=1) in page
        assert WHY in page
    outside = read(HERE, Eye.OUTSIDE)
    assert WHY not in outside
    assert say("thresholds.hidden", Language.EN) in outside


def test_only_keepers_are_given_the_form_and_only_now(browser: Reader, trial: Network) -> None:
    send(browser, name="reply_days", value="10")

    assert "/thresholds/set" in read(HERE)
    assert "/thresholds/set" not in read(HERE, Eye.MEMBER)
    assert "/thresholds/" not in read(f"{HERE}?known=1").split("</h1>")[1]


def test_the_api_tells_what_the_page_tells(browser: Reader, trial: Network) -> None:
    api = Reader(Eye.KEEPER)
    told = {"name": "reply_days", "value": 10, "reason": WHY, "when": "2026-10-03"}
    answer = api.tell("POST", "/trial/thresholds/", told)
    (row,) = [one for one in answer["thresholds"] if one["own"]]

    assert (row["name"], row["own"]["value"], row["house"], row["unit"]) == (
        *("reply_days", 10, 7, "days"),
    )
    assert row["means"] in read(HERE)
    assert Reader(Eye.MEMBER).ask("/trial/thresholds/") == answer
    assert Reader(Eye.OUTSIDE).ask("/trial/thresholds/") == {"hidden": True, "thresholds": []}
    api.tell("DELETE", "/trial/thresholds/reply_days", status=HTTPStatus.NO_CONTENT)
    assert say("thresholds.none", Language.EN) in read(HERE)


def test_a_refusal_names_the_bounds_and_why_it_is_not_laxer(trial: Network) -> None:
    told = {"name": "least_structural", "value": 3, "reason": WHY}
    status, error = Reader(Eye.KEEPER).refused("POST", "/trial/thresholds/", told)

    assert (status, error["code"]) == (400, "threshold_out_of_bounds")
    assert say("threshold_floor.few", Language.EN) in error["next"]


def test_what_an_indicator_counts_is_told_with_the_networks_own(
    browser: Reader, trial: Network
) -> None:
    send(browser, name="check_days", value="222")

    assert "222" in read("/n/trial/dimensions/M1")
    assert "222" not in read("/n/trial/dimensions/M1?known=1")


@pytest.mark.parametrize("page", ["dimensions", "dimensions/M1", "reading"])
def test_readings_lead_to_the_thresholds(trial: Network, page: str) -> None:
    assert HERE in read(f"/n/trial/{page}")
