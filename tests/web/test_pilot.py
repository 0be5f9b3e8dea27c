"""The page of the pilot and its routes: what is asked, what is read, and by whom."""

from html import unescape

import pytest

from saiyai.domain.pilot import ITEMS
from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language, say
from saiyai.records.models import Harm, Network, PilotAnswer, PilotRound, PilotWeek
from tests.doors import Reader

HERE = "/n/trial/pilot"


def read(eye: Eye = Eye.KEEPER, language: Language = Language.EN) -> str:
    answer = Reader(eye, language).get(HERE)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.fixture
def asked(browser: Reader, trial: Network) -> PilotRound:
    """An open round before."""
    browser.post(f"{HERE}/open", {"phase": "before"})
    return PilotRound.objects.get(network=trial)


@pytest.mark.parametrize("language", Language)
def test_an_open_round_asks_ten_questions_and_says_how_answers_are_kept(
    asked: PilotRound, language: Language
) -> None:
    page = read(language=language)

    for item in ITEMS:
        assert say(f"pilot.item.{item}", language) in page
    for answer in range(6):
        assert say(f"pulse.answer.{answer}", language) in page
    assert say("pilot.form_help", language) in page
    assert say("pilot.not_validated", language) in page


def test_an_answer_without_the_tick_is_refused_and_nothing_is_kept(
    browser: Reader, asked: PilotRound
) -> None:
    told = {"who": "a", "limit_a": "4"}
    assert browser.post(f"{HERE}/answer/{asked.ref}", told).status_code == 400
    assert not PilotAnswer.objects.exists()
    assert browser.post(f"{HERE}/answer/{asked.ref}", told | {"agrees": "yes"}).status_code == 302
    assert PilotAnswer.objects.count() == 1
    browser.post(f"{HERE}/answer/{asked.ref}", {"who": "a", "take_back": "yes"})
    assert not PilotAnswer.objects.exists()


def test_minutes_and_harm_are_read_by_everybody_inside(browser: Reader, trial: Network) -> None:
    browser.post(f"{HERE}/week", {"who": "a", "minutes": "12", "day": "27 ต.ค. 2569"})
    Reader(Eye.MEMBER).post(f"{HERE}/harm", {"kind": "burden", "words": "รายการยาวเกินไป"})
    harm = Harm.objects.get(network=trial)
    browser.post(f"{HERE}/harm/step/{harm.ref}", {"step": "mended", "words": "ตัดออกแล้ว"})

    assert PilotWeek.objects.get(network=trial).minutes == 12
    for eye in (Eye.KEEPER, Eye.MEMBER):
        page = read(eye)
        assert say("pilot.week_row", Language.EN, day="26 Oct 2026", n=12) in page
        assert "รายการยาวเกินไป" in page
        assert "ตัดออกแล้ว" in page
        assert say("harm_step.mended", Language.EN) in page


def test_outside_the_page_says_that_it_is_read_inside(asked: PilotRound) -> None:
    page = read(Eye.OUTSIDE)

    assert say("pilot.outside", Language.EN) in page
    assert say("pilot.harms", Language.EN) not in page


def test_the_same_goes_by_the_api(trial: Network) -> None:
    reader = Reader()
    (opened,) = reader.tell("POST", "/trial/pilot/rounds", {"phase": "before"})["rounds"]
    body = {"answers": {"limit_a": 4}, "agrees": True, "actor": "a"}
    path = f"/trial/pilot/answers/{opened['id']}"
    assert reader.tell("POST", path, body)["rounds"][0]["answered"] == 1
    reader.tell("DELETE", f"{path}?actor=a", status=204)
    reader.tell("POST", path, body)
    reader.tell("POST", "/trial/pilot/weeks", {"minutes": 8, "actor": "a"})
    reader.tell("POST", "/trial/pilot/harms", {"kind": "other", "words": "x", "when": "2026-10"})
    closed = reader.tell("POST", f"/trial/pilot/closings/{opened['id']}")
    harm = closed["harms"][0]
    told = reader.tell("POST", f"/trial/pilot/harm-steps/{harm['id']}", {"step": "seen"})

    assert told["harms"][0]["steps"][0]["step"] == "seen"
    assert {one["before"]["value"] for one in told["items"]} == {None}
    assert told["items"][0]["change"]["why"] == "nothing_counted"
    assert told["weeks"] == [{"week": "2026-10-26", "minutes": 8, "tellers": 1}]
    outside = Reader(Eye.OUTSIDE).ask("/trial/pilot/")
    assert (outside["hidden"], outside["harms"], outside["items"]) == (True, [], [])
