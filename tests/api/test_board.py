"""Asking, deciding and My page at the API."""

import pytest

from saiyai.domain.viewers import Eye
from saiyai.records.models import Change, Network
from tests.doors import Reader

REFS = ("a", "b", "c", "n", "m")


@pytest.fixture
def member(trial: Network) -> Reader:
    """A member who has said that they are group `b`."""
    return member_as("b")


def member_as(ref: str) -> Reader:
    reader = Reader()
    reader.post("/n/trial/self", {"other": ref})
    reader.post("/see-as", {"eye": "member"})
    return reader


def test_a_request_is_asked_answered_and_listed_as_it_stood(
    teller: Reader, member: Reader
) -> None:
    ask = {"requester": "a", "what": "ยืมรถไถ", "reach": "direct", "asked": ["b"]}
    made = teller.tell("POST", "/trial/requests/", ask | {"day": "2026-10-01"})
    here, told = f"/trial/requests/steps/{made['id']}", made
    for reader, step, day in (
        (member, "offered", "2026-10-03"),
        (teller, "accepted", "2026-10-04"),
        (member, "helped", "2026-10-10"),
    ):
        told = reader.tell("POST", here, {"step": step, "helper": "b", "day": day})

    assert (told["state"], told["since"]) == ("helped", "2026-10-10")
    assert [one["id"] for one in told["asked"]] == ["b"]
    before = teller.ask("/trial/requests/", as_of="2026-10-03")["requests"]
    assert [one["state"] for one in before] == ["offered"]
    assert member.ask("/trial/requests/counts") == {
        "asked": 1,
        "answered": 1,
        "helped": 1,
        "usual_days": None,
        "asked_often": 0,
    }
    assert Reader(Eye.OUTSIDE).ask("/trial/requests/counts") is None


def test_a_step_that_cannot_follow_is_a_conflict_with_its_facts(teller: Reader) -> None:
    made = teller.tell("POST", "/trial/requests/", {"requester": "a", "what": "ยืมรถไถ"})
    status, error = teller.refused(
        "POST", f"/trial/requests/steps/{made['id']}", {"step": "accepted", "helper": "b"}
    )

    assert (status, error["code"]) == (409, "step_out_of_order")
    assert error["facts"] == {"step": "accepted", "state": "open"}
    status, error = teller.refused(
        "POST", f"/trial/requests/steps/{made['id']}", {"step": "given", "helper": "b"}
    )
    assert (status, error["code"]) == (400, "unknown_word")


def test_whom_to_ask_are_ends_of_own_lines_that_answer(teller: Reader, member: Reader) -> None:
    assert member.ask("/trial/requests/suggestions") == []
    teller.tell("POST", "/trial/ties/attempts/ab", {"answered": True})
    found = member.ask("/trial/requests/suggestions")

    assert [(one["who"]["id"], one["same_place"]) for one in found] == [("a", False)]
    teller.tell("POST", "/trial/ties/", {"source": "b", "target": "c"})
    assert len(member.ask("/trial/requests/suggestions")) == 1


def test_a_secret_ballot_is_held_at_the_api_and_a_vote_is_no_change(teller: Reader) -> None:
    parts = [{"actor": "a", "role": "proposer"}]
    made = teller.tell("POST", "/trial/decisions/", {"what": "ปิดน้ำวันพุธ", "parts": parts})
    ref = made["decision"]["id"]
    opened = teller.tell("POST", f"/trial/decisions/ballots/{ref}", {"voters": list(REFS)})
    options = {one["voice"]: one["id"] for one in opened["ballots"][0]["options"]}
    changes, told = Change.objects.count(), opened
    for at, who in enumerate(REFS):
        voice = "against" if at == 2 else "agree"
        told = member_as(who).tell(
            "POST", f"/trial/decisions/votes/{ref}", {"option": options[voice]}
        )
    assert {one["votes"] for one in told["ballots"][0]["options"]} == {None}
    assert Change.objects.count() == changes
    status, error = member_as("a").refused(
        "POST", f"/trial/decisions/votes/{ref}", {"option": options["agree"]}
    )
    assert (status, error["code"]) == (409, "already_voted")
    counted = teller.tell("POST", f"/trial/decisions/counts/{ref}")

    (ballot,) = counted["ballots"]
    assert {one["voice"]: one["votes"] for one in ballot["options"]} == {
        "agree": 4,
        "against": 1,
        "abstain": 0,
    }
    assert counted["decision"]["state"] == "voted"
    newest = teller.ask("/trial/changes")[0]["seq"]
    assert teller.refused("POST", f"/trial/changes/{newest}/undo")[1]["code"] == "not_undoable"


def test_a_lesson_and_what_came_of_it(teller: Reader, member: Reader) -> None:
    lesson = {"kind": "learning", "when": "2026-10-01", "data": {"lesson": "แบ่งน้ำก่อนแล้ง"}}
    parts = {"parts": [{"actor": "a", "role": "learner"}]}
    ref = teller.tell("POST", "/trial/events/", lesson | parts)["id"]
    here = f"/trial/lessons/steps/{ref}"
    member.tell("POST", here, {"step": "checked", "who": "b"})
    tree = member.tell("POST", here, {"step": "learned", "who": "b", "lesson": "จดไว้"})

    assert [(one["lesson"], one["depth"]) for one in tree] == [("แบ่งน้ำก่อนแล้ง", 0), ("จดไว้", 1)]
    assert [one["id"] for one in tree[0]["checked"]] == ["b"]


def test_my_page_holds_what_is_mine_and_unlike_units_apart(teller: Reader, member: Reader) -> None:
    for source, target, good, amount, unit in (
        *(("b", "a", "money", 10_000, "satang"), ("b", "c", "money", 5_000, "satang")),
        *(("b", "a", "labour", 120, "minute"), ("b", "a", "goods", None, "")),
        *(("a", "b", "goods", 3, "piece"), ("a", "c", "goods", 9, "piece")),
    ):
        flow = {"source": source, "target": target, "good": good, "amount": amount, "unit": unit}
        gift = {"kind": "exchange", "when": "2026-10-01", "flows": [flow]}
        teller.tell("POST", "/trial/events/", gift)
    promise = {"kind": "exchange", "when": "2026-10-01", "data": {"step": "promise"}}
    flow = {"source": "b", "target": "a", "good": "goods"}
    teller.tell("POST", "/trial/events/", promise | {"flows": [flow]})
    mine = member.ask("/trial/mine/")

    assert mine["who"]["id"] == "b"
    assert [(one["good"], one["times"], one["amount"]) for one in mine["gave"]] == [
        ("goods", 1, None),
        ("labour", 1, 120),
        ("money", 2, 15_000),
    ]
    assert [(one["good"], one["amount"]) for one in mine["got"]] == [("goods", 3)]
    assert [line["id"] for line in mine["lines"]] == ["ab"]
    assert len(mine["told"]) == 6
    assert {one["by"] for one in mine["told"]} == {"local_keeper"}


def test_consent_and_a_rest_are_the_readers_own_words(member: Reader) -> None:
    told = member.tell("PUT", "/trial/mine/consent", {"consent": "keepers"}, 200)
    assert told["consent"] == "keepers"
    rested = member.tell("POST", "/trial/mine/rest", {"until": "30 พ.ย. 2569"})

    assert rested["rests"] == {"earliest": "2026-10-31", "latest": "2026-11-30"}
