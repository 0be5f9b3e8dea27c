"""The pulse survey over REST: opened, answered by whoever holds a link, closed and read."""

from itertools import pairwise
from typing import Any

import pytest

from saiyai.domain.pulse import ITEMS
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Network
from tests.doors import Reader, numbers_in, read_json
from tests.services.test_surveys import tell_members

HERE = "/trial/surveys"
ANSWERS = "/api/v1/answers"


@pytest.fixture
def ref(network: Network, keeper: Viewer) -> str:
    """A survey of all questions among ten, opened here."""
    tell_members(keeper, network)
    told = Reader().tell("POST", f"{HERE}/", {"form": "full", "closes": "14 พ.ย. 2569"})
    assert told["survey"]["closes"] == "2026-11-14"
    return str(told["survey"]["id"])


def answer(token: str, **answers: int) -> Any:
    body = {"answers": answers}
    return Reader(Eye.OUTSIDE).post(f"{ANSWERS}/{token}", body, "application/json")


def test_a_link_shows_its_questions_is_answered_once_and_tells_no_change(
    ref: str, network: Network
) -> None:
    first, second = Reader().tell("POST", f"{HERE}/links/{ref}", {"count": 2})["tokens"]
    sheet = read_json(Reader(Eye.OUTSIDE).get(f"{ANSWERS}/{first}").content)
    before = newest_seq(network)

    assert [one["id"] for one in sheet["questions"]] == list(ITEMS)
    assert (sheet["open"], sheet["validated"]) == (True, False)
    assert {one["id"] for one in sheet["questions"] if one["reversed"]} == {"q16", "q17"}
    assert answer(first, q1=9).status_code == 400
    assert answer(first, q1=4).status_code == 204
    assert answer(first, q1=4).status_code == 404
    Reader().tell("POST", f"{HERE}/sheets/{ref}", {"answers": {"q1": 5}})
    assert newest_seq(network) == before
    assert Reader().ask(f"{HERE}/{ref}")["survey"]["answered"] == 2
    Reader().tell("POST", f"{HERE}/endings/{ref}")
    assert answer(second, q1=4).status_code == 409


def test_members_and_keepers_read_the_same_result_and_only_once_it_is_closed(ref: str) -> None:
    given = [{f"q{at}": 1 + (number + at) % 5 for at in range(1, 29)} for number in range(10)]
    for answers in given:
        Reader().tell("POST", f"{HERE}/sheets/{ref}", {"answers": answers})
    open_still = Reader().ask(f"{HERE}/{ref}")
    Reader().tell("POST", f"{HERE}/endings/{ref}")
    kept, read = (Reader(eye).ask(f"{HERE}/{ref}") for eye in (Eye.KEEPER, Eye.MEMBER))

    assert (open_still["result"], open_still["takes_answers"]) == (None, True)
    assert kept == read
    assert (read["survey"]["asked"], read["survey"]["answered"]) == (10, 10)
    assert read["result"]["validated"] is False
    (first, *_), scales = read["result"]["answered"], read["result"]["scales"]
    # Two of each: every number is under five, so none is shown; the mean is to one decimal.
    assert (first["answered"], first["mean"]["value"]) == (10, 3.0)
    assert first["split"] == [None] * 5
    assert [one["indicator"] for one in scales] == [
        *("M4", "P3", "R2", "A4", "C5", "X6", "E5", "L7", "G6")
    ]
    assert all(0 <= one["level"]["low"] <= one["level"]["high"] <= 1 for one in scales)
    assert {one["indicator"] for one in scales if one["together"] is None} == {"M4", "L7", "G6"}
    for number in numbers_in(read["result"]["answered"]):
        assert round(number, 1) == number
    assert Reader(Eye.OUTSIDE).refused("GET", f"{HERE}/{ref}")[0] == 404
    assert Reader(Eye.OUTSIDE).ask(f"{HERE}/") == []


def test_the_newest_stands_first(ref: str) -> None:
    Reader().tell("POST", f"{HERE}/endings/{ref}")
    Reader().tell("POST", f"{HERE}/", {"form": "spoken", "closes": ""})
    rows = Reader(Eye.MEMBER).ask(f"{HERE}/")

    assert [one["form"] for one in rows] == ["spoken", "full"]
    assert all(later["opened"] >= earlier["opened"] for later, earlier in pairwise(rows))
    assert Reader().refused("POST", f"{HERE}/", {"form": "long", "closes": ""})[0] == 422
