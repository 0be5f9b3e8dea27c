"""What is refused: a status, a code, the facts, a sentence and a next step in both languages."""

from datetime import date
from typing import Any

import pytest

from saiyai.domain.drafts import QuietDraft
from saiyai.domain.periods import on
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Network
from saiyai.services.events import record_quiet
from tests.api.knocks import CALL
from tests.doors import API, Reader, read_json

HERE = "/trial"
LONG = "x" * 60


def call(**changed: Any) -> dict[str, Any]:
    return CALL | changed


def flow(**changed: Any) -> dict[str, Any]:
    told = {"source": "a", "target": "b", "good": "money", "amount": 5, "unit": "satang"}
    return {"kind": "exchange", "when": "2026-10-01", "flows": [told | changed]}


THERE = {"actor": "a", "role": "participant"}
ACTIVITY = {"kind": "activity", "when": "2026-10-01", "data": {"title": "x"}, "parts": [THERE]}
REFUSED: list[tuple[str, str, Any, int, str]] = [
    ("GET", "/nowhere", None, 404, "unknown_network"),
    ("GET", f"{HERE}/actors/nobody", None, 404, "unknown_actor"),
    ("GET", f"{HERE}/ties/nothing", None, 404, "unknown_tie"),
    ("GET", f"{HERE}/events/nothing", None, 404, "unknown_event"),
    ("GET", f"{HERE}/nothing/at/all", None, 404, "missing"),
    ("GET", f"{HERE}/analyses/measures?ids=beauty", None, 404, "unknown_measure"),
    ("GET", f"{HERE}/events/?kind=party", None, 400, "unknown_word"),
    ("GET", f"{HERE}/events/?as_of=some+day", None, 400, "unreadable_date"),
    ("GET", f"{HERE}/analyses/today?as_of=0001-01-01", None, 400, "unreadable_date"),
    ("GET", f"{HERE}/map?as_of=32+Jan+2026", None, 400, "unreadable_date"),
    ("GET", f"{HERE}/events/?after=a~b", None, 400, "unknown_page"),
    ("GET", f"{HERE}/events/?after=2026-13-01~1", None, 400, "unknown_page"),
    ("GET", f"{HERE}/actors/?after=x", None, 400, "unknown_page"),
    ("GET", f"{HERE}/actors/?after=~%C2%B2", None, 400, "unknown_page"),
    ("GET", f"{HERE}/actors/?q=%00", None, 400, "malformed_data"),
    ("GET", f"{HERE}/actors/a%00", None, 400, "malformed_data"),
    ("GET", f"{HERE}/ties/?after=first", None, 422, "malformed_data"),
    ("GET", f"{HERE}/actors/?limit=many", None, 422, "malformed_data"),
    ("GET", f"{HERE}/changes?before=yesterday", None, 422, "malformed_data"),
    ("POST", f"{HERE}/changes/9999/undo", None, 404, "unknown_change"),
    ("POST", f"{HERE}/changes/1/undo", None, 409, "not_undoable"),
    ("POST", f"{HERE}/changes/2/undo", None, 409, "not_undoable"),
    ("POST", "/", {"name_en": " "}, 400, "name_missing"),
    ("POST", "/", {"name_en": "x", "slug": "trial"}, 409, "slug_taken"),
    ("POST", "/", {"name_en": "x", "slug": "a b"}, 400, "malformed_data"),
    ("POST", "/", {"name_en": "x", "slug": LONG}, 400, "malformed_data"),
    ("POST", f"{HERE}/actors/", {}, 400, "name_missing"),
    ("POST", f"{HERE}/actors/", {"name_en": "A", "id": "a"}, 409, "ref_taken"),
    ("POST", f"{HERE}/actors/", {"name_en": "A", "kind": "ghost"}, 422, "malformed_data"),
    ("POST", f"{HERE}/actors/", {"name_en": "A", "place": "mars"}, 400, "unknown_word"),
    ("POST", f"{HERE}/actors/", {"name_en": "A", "issues": ["x"]}, 400, "unknown_word"),
    ("POST", f"{HERE}/actors/", {"name_en": "A\0"}, 400, "malformed_data"),
    ("POST", f"{HERE}/actors/", {"name_en": "A\ud800"}, 400, "malformed_data"),
    ("PATCH", f"{HERE}/actors/a", {"id": "b"}, 409, "ref_taken"),
    ("DELETE", f"{HERE}/actors/a", None, 409, "still_needed"),
    ("POST", f"{HERE}/ties/", {"source": "a"}, 422, "malformed_data"),
    ("POST", f"{HERE}/ties/", {"source": "a", "target": "a"}, 400, "same_ends"),
    ("POST", f"{HERE}/ties/", {"source": "a", "target": "zz"}, 404, "unknown_actor"),
    ("POST", f"{HERE}/ties/", {"source": "b", "target": "a"}, 409, "already_told"),
    ("POST", f"{HERE}/ties/", {"source": "b", "target": "c", "id": "ab"}, 409, "ref_taken"),
    (
        *("POST", f"{HERE}/ties/", {"source": "b", "target": "c", "culture": 101}),
        *(422, "malformed_data"),
    ),
    (
        *("POST", f"{HERE}/ties/", {"source": "b", "target": "c", "weight": 1e301}),
        *(400, "malformed_data"),
    ),
    ("POST", f"{HERE}/ties/assertions/ab", {"stance": "maybe"}, 422, "malformed_data"),
    ("POST", f"{HERE}/ties/assertions/ab", {"said": "soon"}, 400, "unreadable_date"),
    ("POST", f"{HERE}/ties/assertions/ab", {"said_by": "zz"}, 404, "unknown_actor"),
    ("POST", f"{HERE}/ties/attempts/ab", {}, 422, "malformed_data"),
    ("POST", f"{HERE}/ties/attempts/ab", {"answered": True}, 409, "line_rests"),
    (
        *("POST", f"{HERE}/ties/attempts/ab", {"answered": True, "day": "1 Nov 2026"}),
        *(400, "future_day"),
    ),
    ("POST", f"{HERE}/events/", call(when="2026-11-01"), 400, "future_day"),
    ("POST", f"{HERE}/events/", call(when=""), 400, "unreadable_date"),
    ("POST", f"{HERE}/events/", call(kind="party"), 400, "unknown_word"),
    ("POST", f"{HERE}/events/", call(flows=[]), 400, "flow_missing"),
    ("POST", f"{HERE}/events/", call(data={"mood": "good"}), 400, "malformed_data"),
    ("POST", f"{HERE}/events/", call(data={"answered": "perhaps"}), 400, "malformed_data"),
    ("POST", f"{HERE}/events/", call(channel=LONG), 400, "malformed_data"),
    ("POST", f"{HERE}/events/", call(about="nothing"), 400, "unknown_word"),
    ("POST", f"{HERE}/events/", ACTIVITY | {"parts": []}, 400, "too_few_parts"),
    ("POST", f"{HERE}/events/", ACTIVITY | {"data": {}}, 400, "malformed_data"),
    (
        *("POST", f"{HERE}/events/", ACTIVITY | {"parts": [THERE, THERE]}),
        *(400, "malformed_data"),
    ),
    (
        *("POST", f"{HERE}/events/", ACTIVITY | {"parts": [{"actor": "a", "role": "king"}]}),
        *(400, "unknown_word"),
    ),
    (
        *("POST", f"{HERE}/events/", {"kind": "request", "when": "2026", "data": {"what": "x"}}),
        *(400, "too_few_parts"),
    ),
    ("POST", f"{HERE}/events/", flow(target="a"), 400, "same_ends"),
    ("POST", f"{HERE}/events/", flow(target="zz"), 404, "unknown_actor"),
    ("POST", f"{HERE}/events/", flow(good="contact"), 400, "unknown_word"),
    ("POST", f"{HERE}/events/", flow(amount=None), 400, "malformed_data"),
    ("POST", f"{HERE}/events/", flow(unit=""), 400, "malformed_data"),
    ("POST", f"{HERE}/events/", flow(unit="bushel"), 400, "unknown_word"),
    ("POST", f"{HERE}/events/", flow(amount=2**63), 400, "malformed_data"),
    ("POST", f"{HERE}/events/", flow(amount=-1), 422, "malformed_data"),
    ("POST", f"{HERE}/events/", [], 422, "malformed_data"),
    ("POST", f"{HERE}/events/", "text", 422, "malformed_data"),
]  # fmt: skip


@pytest.fixture
def resting(trial: Network, keeper: Viewer) -> Network:
    """The small record, in which one end of the line has asked for quiet on its today."""
    record_quiet(keeper, trial, QuietDraft("a", on(date(2026, 10, 31))))
    return trial


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    REFUSED,
    ids=[
        f"{method} {path} {code} {number}"
        for number, (method, path, _, _, code) in enumerate(REFUSED)
    ],
)
def test_a_refusal_says_what_and_why_and_what_to_do_in_both_languages(
    resting: Network, method: str, path: str, body: object, status: int, code: str
) -> None:
    before = newest_seq(resting)
    thai = Reader(language=Language.TH).refused(method, path, body)
    english = Reader(language=Language.EN).refused(method, path, body)

    assert (english[0], english[1]["code"]) == (thai[0], thai[1]["code"]) == (status, code)
    assert set(english[1]) == {"code", "facts", "says", "next"}
    assert english[1]["says"].isascii() or "“" in english[1]["says"] or "–" in english[1]["says"]
    assert any("\u0e00" <= letter <= "\u0e7f" for letter in thai[1]["says"])
    assert thai[1]["next"] != english[1]["next"]
    assert "Say(" not in repr((thai, english))
    assert newest_seq(resting) == before


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"{", "it is no JSON"),
        (b"", None),
        (b"\xff\xfe", "it is no JSON"),
        (b'{"name_en": NaN}', "it is no JSON"),
        (b'{"name_en": "x", "note": -Infinity}', "it is no JSON"),
        (b"[" * 100_000, "it is no JSON"),
        (b'{"name_en": "a\\u0000b"}', "it holds a character that cannot be kept"),
        (b'{"name_en": "a", "aliases": ["\\ud800"]}', "it holds a character that cannot be kept"),
        (b'{"name_en": "a", "\\u0000": 1}', "it holds a character that cannot be kept"),
    ],
    ids=lambda body: repr(body)[:40],
)
def test_a_body_that_is_no_json_of_texts_and_numbers_is_refused(
    teller: Reader, body: bytes, problem: str | None
) -> None:
    answer = teller.post(f"{API}/trial/actors/", body, "application/json")
    error = read_json(answer.content)["error"]

    assert (answer.status_code, error["code"]) == (400 if problem else 422, "malformed_data")
    assert problem is None or error["facts"]["problem"] == problem


def test_a_program_gets_every_field_that_is_wrong_with_its_place(teller: Reader) -> None:
    told = {"source": 5, "culture": 101, "directed": "perhaps", "rhythm": "daily"}
    _, error = teller.refused("POST", "/trial/ties/", told)

    assert {(one["field"], one["problem"]) for one in error["facts"]["errors"]} == {
        ("body.source", "it has to be text"),
        ("body.target", "it is missing"),
        ("body.culture", "it has to be 100 or less"),
        ("body.directed", "it has to be true or false"),
        ("body.rhythm", "these can be used: '', 'W', 'M', 'Q', 'S', 'Y' or 'C'"),
    }


def test_facts_are_given_to_programs_as_they_are(teller: Reader) -> None:
    _, future = teller.refused("POST", "/trial/events/", call(when="2026-11-01"))
    _, needed = teller.refused("DELETE", "/trial/actors/a")

    assert future["facts"] == {"day": "2026-11-01", "today": "2026-10-31"}
    assert needed["facts"] == {"ref": "a", "count": 1}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://testserver.elsewhere.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin", "origin": "http://testserver"}, 201),
        ({"sec-fetch-site": "none"}, 201),
        ({}, 201),
    ],
    ids=str,
)
def test_a_write_that_another_sites_page_asks_for_is_refused(
    teller: Reader, trial: Network, headers: dict[str, str], status: int
) -> None:
    before = newest_seq(trial)
    told = {"name_en": "New"}
    answer = teller.post(f"{API}/trial/actors/", told, "application/json", headers=headers)

    assert answer.status_code == status
    assert newest_seq(trial) == before + (status == 201)


def test_another_sites_page_may_ask_since_it_cannot_read_the_answer(teller: Reader) -> None:
    answer = teller.get(f"{API}/", headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_method_that_a_route_does_not_have_is_refused(teller: Reader) -> None:
    assert teller.put(f"{API}/trial").status_code == 405
    assert teller.post(f"{API}/trial/map").status_code == 405
