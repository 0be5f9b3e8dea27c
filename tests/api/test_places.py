"""Places and issues at the API: told as a whole, read as trees, official ones taken in."""

from tests.doors import Reader

HERE = "/trial"


def test_a_place_is_told_read_and_told_again_as_a_whole(teller: Reader) -> None:
    told = {
        "id": "hall", "name_th": "ศาลา", "kind": "space", "parent": "bank", "hosts": ["a"],
        "within": [{"parent": "river", "purpose": "resource", "order": 3}], "used_for": "ประชุม",
    }  # fmt: skip
    made = teller.tell("POST", f"{HERE}/places/", told)

    assert (made["path"], made["within"]) == (["river", "bank"], told["within"])
    assert [host["id"] for host in made["hosts"]] == ["a"]
    assert teller.ask(f"{HERE}/places/hall") == made
    after = teller.tell("PUT", f"{HERE}/places/hall", {"name_en": "Hall"}, 200)
    assert (after["name"], after["path"], after["hosts"]) == ({"th": "", "en": "Hall"}, [], [])
    assert teller.tell("DELETE", f"{HERE}/places/hall", status=204) is None


def test_an_official_area_is_found_and_an_actor_is_placed_in_it(teller: Reader) -> None:
    (area,) = teller.ask(f"{HERE}/places/official", q="suthep")["areas"]
    actor = teller.tell("PATCH", f"{HERE}/actors/a", {"place": area["code"]}, 200)
    places = {row["id"]: row for row in teller.ask(f"{HERE}/places/")["places"]}

    assert [name["en"] for name in area["inside"]][:2] == ["Mueang Chiang Mai", "Chiang Mai"]
    assert actor["place"] == "500108"
    assert (places["50"]["members"], places["500108"]["depth"]) == (1, 2)


def test_what_lies_in_a_place_is_put_in_order(teller: Reader) -> None:
    teller.tell("POST", f"{HERE}/places/", {"id": "high", "name_th": "ต้นน้ำ", "parent": "river"})
    teller.tell("POST", f"{HERE}/places/order/river", {"ids": ["high", "bank"]}, 200)

    assert teller.ask(f"{HERE}/places/bank")["upstream"] == ["high"]
    status, _ = teller.refused("POST", f"{HERE}/places/order/river", {"ids": ["river"]})
    assert status == 404


def test_a_circle_is_refused(teller: Reader) -> None:
    body = {"name_th": "ลุ่มน้ำ", "parent": "bank"}
    status, error = teller.refused("PUT", f"{HERE}/places/river", body)

    assert (status, error["code"]) == (409, "tree_cycle")


def test_an_issue_is_told_below_another(teller: Reader) -> None:
    told = {"id": "weir", "name_th": "ฝาย", "parent": "water", "situation": "ฝายรั่ว"}
    made = teller.tell("POST", f"{HERE}/issues/", told)

    assert (made["path"], made["situation"]) == (["water"], "ฝายรั่ว")
    assert teller.ask(f"{HERE}/issues/water")["children"] == ["weir"]
    assert [row["depth"] for row in teller.ask(f"{HERE}/issues/")["issues"]] == [0, 1]
    assert teller.refused("DELETE", f"{HERE}/issues/water")[0] == 409
