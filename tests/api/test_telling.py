"""What can be told: each write does one thing, answers with what stands now, and can be undone."""

import pytest

from saiyai.domain.viewers import Viewer
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Actor, Alias, Change, Event, Network, Tie, TieAssertion
from tests.doors import Reader

pytestmark = pytest.mark.both

HERE = "/trial"
CALL = {"kind": "contact", "when": "2026-10-01", "flows": [
    {"source": "a", "target": "b", "good": "contact"},
]}  # fmt: skip


def test_a_record_is_begun(teller: Reader) -> None:
    made = teller.tell("POST", "/", {"name_th": "เครือข่ายใหม่", "slug": "new"})

    assert made == {
        "slug": "new",
        "name": {"th": "เครือข่ายใหม่", "en": ""},
        "sample": False,
        "actors": 0,
    }
    assert [one["slug"] for one in teller.ask("/")] == ["new", "trial"]


def test_an_actor_is_told_with_an_id_of_its_own_or_one_made_for_it(teller: Reader) -> None:
    given = teller.tell("POST", f"{HERE}/actors/", {"id": "ก/1 ?", "name_th": "กลุ่มใหม่"})
    made = teller.tell("POST", f"{HERE}/actors/", {"name_en": "Another", "kind": "group"})

    assert (given["id"], given["name"]["th"], given["kind"]) == ("ก/1 ?", "กลุ่มใหม่", "unspecified")
    assert made["id"].startswith("n")
    assert teller.ask(f"{HERE}/actors/{made['id']}") == made
    assert teller.get("/api/v1/networks/trial/actors/%E0%B8%81/1%20%3F").json() == given


def test_a_correction_overwrites_nothing_with_empty_fields(teller: Reader) -> None:
    told = {"name_th": "กลุ่ม ก", "note": "อยู่ปลายน้ำ", "sector": "people", "consent": "members"}
    teller.tell("PATCH", f"{HERE}/actors/a", told, 200)
    after = teller.tell("PATCH", f"{HERE}/actors/a", {"note": "อยู่ต้นน้ำ"}, 200)

    assert (after["name"], after["kind"], after["sector"], after["consent"], after["note"]) == (
        *({"th": "กลุ่ม ก", "en": "A"}, "group"),
        *("people", "members", "อยู่ต้นน้ำ"),
    )


def test_a_correction_adds_other_names_and_may_change_the_id(teller: Reader) -> None:
    for _ in range(2):
        teller.tell("PATCH", f"{HERE}/actors/a", {"aliases": ["กลุ่มเรา"]}, 200)
    after = teller.tell("PATCH", f"{HERE}/actors/a", {"id": "a-new"}, 200)

    assert (after["id"], after["aliases"]) == ("a-new", ["กลุ่มเรา"])
    assert Alias.objects.count() == 1
    assert teller.refused("GET", f"{HERE}/actors/a")[0] == 404


def test_an_actor_told_by_mistake_is_taken_out(teller: Reader) -> None:
    teller.tell("DELETE", f"{HERE}/actors/c", status=204)

    assert teller.refused("GET", f"{HERE}/actors/c")[0] == 404
    assert not Actor.objects.filter(ref="c").known(None).exists()


def test_a_line_is_laid_with_what_is_said_of_it(teller: Reader) -> None:
    line = teller.tell("POST", f"{HERE}/ties/", {
        "source": "b", "target": "c", "id": "bc", "since": "2565", "stance": "confirmed",
        "foundation": "kin", "rhythm": "M", "culture": 50, "power": 20, "learning": 30,
        "weight": 2.5, "said_by": "a",
    })  # fmt: skip
    said = TieAssertion.objects.select_related("said_by").get(tie__ref="bc")

    assert (line["id"], line["source"]["id"], line["target"]["id"]) == ("bc", "b", "c")
    assert (line["state"], line["last_positive"]) == ("untested", None)
    assert (said.stance, said.foundation, said.rhythm, said.weight) == (
        *("confirmed", "kin", "M", 2.5),
    )
    assert said.said_by is not None and said.said_by.ref == "a"
    assert str(said.since_earliest) == "2022-01-01"


def test_a_line_that_points_keeps_its_direction(teller: Reader) -> None:
    told = {"source": "c", "target": "a", "kind": "advises", "directed": True}
    line = teller.tell("POST", f"{HERE}/ties/", told)

    assert (line["source"]["id"], line["target"]["id"], line["directed"], line["kind"]) == (
        *("c", "a", True, "advises"),
    )


def test_something_is_said_of_a_line_and_it_ends(teller: Reader) -> None:
    ended = teller.tell(
        "POST", f"{HERE}/ties/assertions/ab", {"stance": "ended", "said": "2026-10-02"}
    )

    assert ended["state"] == "ended"
    assert TieAssertion.objects.filter(tie__ref="ab").count() == 2


def test_a_line_is_tried(teller: Reader) -> None:
    event = teller.tell(
        "POST",
        f"{HERE}/ties/attempts/ab",
        {"answered": False, "day": "1 ต.ค. 2569", "channel": "phone"},
    )

    assert (event["kind"], event["data"]["answered"], event["data"]["test"]) == (
        *("contact", False, True),
    )
    assert event["when"] == {"earliest": "2026-10-01", "latest": "2026-10-01"}
    assert event["says"] == "A called B, no answer at the time"
    assert teller.ask(f"{HERE}/ties/ab", as_of="2026-10-20")["state"] == "unanswered"


def test_a_line_told_by_mistake_is_taken_out(teller: Reader) -> None:
    teller.tell("DELETE", f"{HERE}/ties/ab", status=204)

    assert teller.ask(f"{HERE}/ties/")["ties"] == []
    assert not Tie.objects.known(None).exists()


def test_an_event_is_told(teller: Reader) -> None:
    event = teller.tell("POST", f"{HERE}/events/", {
        "kind": "exchange", "when": "ก.ย. 2569", "id": "rice", "data": {"words": "ข้าวสาร"},
        "flows": [{"source": "a", "target": "c", "good": "goods", "amount": 500, "unit": "gram"}],
    })  # fmt: skip

    assert event["id"] == "rice"
    assert event["when"] == {"earliest": "2026-09-01", "latest": "2026-09-30"}
    assert [(one["amount"], one["unit"]) for one in event["flows"]] == [(500, "gram")]
    told = {name: event["data"][name] for name in ("step", "words", "acts", "voluntary")}
    assert told == {"step": "done", "words": "ข้าวสาร", "acts": 1, "voluntary": None}
    assert teller.ask(f"{HERE}/events/rice") == event


def test_an_event_told_again_keeps_its_id_and_the_first_telling_stays_in_history(
    teller: Reader, trial: Network
) -> None:
    event = teller.tell("POST", f"{HERE}/events/", CALL)
    before = newest_seq(trial)
    again = teller.tell("PUT", f"{HERE}/events/{event['id']}", {**CALL, "when": "2026-10-02"}, 200)

    assert again["id"] == event["id"]
    assert again["when"]["latest"] == "2026-10-02"
    assert [one["when"]["latest"] for one in teller.ask(f"{HERE}/events/")["events"]] == [
        "2026-10-02"
    ]
    known = teller.ask(f"{HERE}/events/", known=before)["events"]
    assert [one["when"]["latest"] for one in known] == ["2026-10-01"]


def test_a_later_step_is_about_the_first_one(teller: Reader) -> None:
    asked = teller.tell("POST", f"{HERE}/events/", {
        "kind": "request", "when": "2026-10-01", "data": {"what": "น้ำ"},
        "parts": [{"actor": "a", "role": "requester"}],
        "flows": [{"source": "a", "target": "b", "good": "request"}],
    })  # fmt: skip
    helped = teller.tell("POST", f"{HERE}/events/", {
        "kind": "request", "when": "2026-10-03", "data": {"what": "น้ำ", "step": "helped"},
        "parts": [{"actor": "b", "role": "requester"}], "about": asked["id"],
    })  # fmt: skip

    assert helped["about"] == asked["id"]


def test_an_event_that_did_not_happen_is_taken_back(teller: Reader) -> None:
    event = teller.tell("POST", f"{HERE}/events/", CALL)
    teller.tell("DELETE", f"{HERE}/events/{event['id']}", status=204)

    assert teller.ask(f"{HERE}/events/")["events"] == []
    assert Event.objects.count() == 1


def test_whatever_was_told_is_undone_in_one_request(teller: Reader) -> None:
    teller.tell("POST", f"{HERE}/events/", CALL)
    newest = teller.ask(f"{HERE}/changes")[0]
    undone = teller.tell("POST", f"{HERE}/changes/{newest['seq']}/undo")
    changes = teller.ask(f"{HERE}/changes")

    assert teller.ask(f"{HERE}/events/")["events"] == []
    assert (changes[0]["seq"], changes[0]["undoes"]) == (undone["seq"], newest["seq"])
    assert (changes[0]["undone"], changes[1]["undone"]) == (False, True)


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_whatever_was_changed_or_taken_out_comes_back(
    teller: Reader, keeper: Viewer, method: str
) -> None:
    before = teller.ask(f"{HERE}/actors/c")
    body, status = ({"note": "x"}, 200) if method == "PATCH" else (None, 204)
    teller.tell(method, f"{HERE}/actors/c", body, status)
    teller.tell("POST", f"{HERE}/changes/{teller.ask(f'{HERE}/changes')[0]['seq']}/undo")

    assert teller.ask(f"{HERE}/actors/c") == before


def test_every_write_is_one_change(teller: Reader, trial: Network) -> None:
    before = Change.objects.count()
    teller.tell("POST", f"{HERE}/events/", CALL)
    teller.tell("PATCH", f"{HERE}/actors/a", {"note": "x"}, 200)
    teller.tell("POST", f"{HERE}/ties/assertions/ab", {"stance": "confirmed"})

    assert Change.objects.count() == before + 3
    assert {one["by"] for one in teller.ask(f"{HERE}/changes")} == {"local_keeper"}
