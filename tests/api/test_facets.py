"""What is told of actors, memberships and networks inside networks, by a teller."""

from saiyai.domain.viewers import Eye
from saiyai.records.models import Network
from tests.doors import Reader


def test_a_statement_is_told_followed_and_read_as_of_a_day(teller: Reader, trial: Network) -> None:
    said = {"actor": "a", "kind": "philosophy", "text_th": "พอเพียง", "since": "2567"}
    first = teller.tell("POST", "/trial/facets/statement", said)["id"]
    later = said | {"text_th": "พึ่งกัน", "since": "2026-06-01", "follows": first}
    teller.tell("POST", "/trial/facets/statement", later | {"said_by": "b", "origin": "clash"})

    (now,) = teller.ask("/trial/facets/", actor="a")["statement"]
    assert now["told"] == {"kind": "philosophy", "text_th": "พึ่งกัน", "origin": "clash"}
    assert (now["number"], now["said_by"]["id"]) == (2, "b")
    (before,) = teller.ask("/trial/facets/", actor="a", as_of="2025-06-01")["statement"]
    assert before["told"]["text_th"] == "พอเพียง"
    versions = teller.ask("/trial/facets/versions", actor="a")
    assert [one["number"] for one in versions] == [2, 1]
    assert teller.refused("DELETE", f"/trial/facets/statement/{first}")[0] == 409


def test_a_need_ends_met_and_another_is_taken_back(teller: Reader, trial: Network) -> None:
    need = {"actor": "a", "text_en": "Seeds", "since": "2026-01-01"}
    row = teller.tell("POST", "/trial/facets/need", need)["id"]
    ended = {"day": "2026-05-01", "met": True}
    again = teller.tell("POST", f"/trial/facets/need/{row}/end", ended)["id"]

    assert teller.ask("/trial/facets/", actor="a")["need"] == []
    assert teller.refused("DELETE", f"/trial/facets/need/{row}")[0] == 404
    teller.tell("DELETE", f"/trial/facets/need/{again}", status=204)
    assert teller.ask("/trial/facets/", actor="a", as_of="2026-02-01")["need"] == []


def test_a_facet_refuses_what_its_fields_do_not_allow(teller: Reader, trial: Network) -> None:
    wrong = {"actor": "a", "kind": "skill", "text_th": "ทอผ้า", "amount": 3}
    status, error = teller.refused("POST", "/trial/facets/capability", wrong)

    assert (status, error["facts"]["field"]) == (400, "amount")
    assert teller.refused("POST", "/trial/facets/statement", {"actor": "a"})[0] == 422


def test_memberships_nest_and_are_counted_once(teller: Reader, trial: Network) -> None:
    for network, member in (("a", "b"), ("b", "c"), ("a", "c"), ("c", "pim")):
        joined = {"network": network, "member": member, "joined": "2568"}
        row = teller.tell("POST", "/trial/memberships/", joined)["id"]
    within = teller.ask("/trial/memberships/within", network="a")

    assert within["total"] == 3
    assert within["kinds"] == {"person": 1, "group": 2}
    assert (within["levels"], within["by_several_ways"]) == ([2, 1], 1)
    around = teller.ask("/trial/memberships/around", actor="pim")
    assert [(one["network"]["id"], one["level"]) for one in around] == [
        ("c", 1),
        ("a", 2),
        ("b", 2),
    ]
    status, error = teller.refused("POST", "/trial/memberships/", {"network": "c", "member": "a"})
    assert (status, error["facts"]["way"]) == (409, "C › A › C")
    said = {"joined": "2568", "why": "ชวนกันมา", "reasons": ["invited"], "term": "2570"}
    row = teller.tell("PUT", f"/trial/memberships/{row}", said, 200)["id"]
    gone = {"day": "2026-10-01", "why": "ย้ายบ้าน"}
    teller.tell("POST", f"/trial/memberships/{row}/leave", gone)
    (shown,) = teller.ask("/trial/actors/pim")["memberships"]
    assert (shown["why"], shown["exit_why"], shown["reasons"]) == (
        *("ชวนกันมา", "ย้ายบ้าน"),
        ["invited"],
    )
    assert teller.ask("/trial/memberships/within", network="c")["total"] == 0
    teller.tell("DELETE", f"/trial/memberships/{shown['id']}", status=204)


def test_outside_is_told_of_no_numbers_inside(teller: Reader, trial: Network) -> None:
    assert Reader(Eye.OUTSIDE).ask("/trial/memberships/within") is None
    assert Reader(Eye.OUTSIDE).ask("/trial/facets/")["statement"] == []
