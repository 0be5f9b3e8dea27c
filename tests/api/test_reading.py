"""What can be asked for: each route of the sample gives what the queries give, in JSON."""

from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from saiyai.domain.thai import sort_key
from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language
from saiyai.engine.catalogue import MEASURES
from saiyai.queries import map_places, maps, readings
from saiyai.records.models import Actor, Finding, Network
from saiyai.services.readings import make_finding
from saiyai.services.sample.loading import SLUG
from tests.cast import FLOOD_HEAD, MANAGER, WATER_FUND_NETWORK, WEIR_NETWORK
from tests.doors import Reader

HERE = f"/{SLUG}"
TODAY = "2026-10-31"


@pytest.fixture
def reader(told_sample: Network) -> Reader:
    """The keeper of the sample, asking in English."""
    return Reader()


def test_the_networks_of_this_installation(reader: Reader) -> None:
    (sample,) = reader.ask("/")

    assert sample == {
        "slug": SLUG,
        "name": {"th": "เครือข่ายลุ่มน้ำแม่ฮอม", "en": "Mae Hom Basin Network"},
        "sample": True,
        "actors": 60,
    }
    assert reader.ask(HERE) == sample


def test_a_list_of_actors_comes_in_the_order_of_the_language_asked_in(
    told_sample: Network,
) -> None:
    def names(language: Language) -> list[str]:
        found = Reader(language=language).ask(f"{HERE}/actors/", limit=500)["actors"]
        return [one["name"][language] for one in found]

    assert names(Language.EN)[:3] == ["Abbot Singkham", "Ai Mueang", "Ai Pan"]
    for language in Language:
        assert names(language) == sorted(names(language), key=sort_key)


def test_actors_are_searched_and_cut(reader: Reader) -> None:
    forests = reader.ask(f"{HERE}/actors/", q="ป่า")["actors"]
    networks = reader.ask(f"{HERE}/actors/", kind="network")["actors"]
    at_the_top = reader.ask(f"{HERE}/actors/", place="p01", issue="forest")["actors"]

    assert {"a36", "a37"} <= {one["id"] for one in forests}
    assert {one["id"] for one in networks} == {WEIR_NETWORK, WATER_FUND_NETWORK}
    assert {one["place"] for one in at_the_top} == {"p01"}


def test_everything_told_of_one_actor(reader: Reader) -> None:
    weirs = reader.ask(f"{HERE}/actors/{WEIR_NETWORK}")
    manager = reader.ask(f"{HERE}/actors/{MANAGER}")

    assert (weirs["kind"], weirs["sector"], weirs["consent"]) == ("network", "people", "not_asked")
    assert {"a32", "a33", "a44"} <= {one["other"]["id"] for one in weirs["members"]}
    in_the_record_itself = [(one["role"], one["other"]) for one in manager["memberships"]]
    assert in_the_record_itself == [("member", None), ("manager", None)]


def test_members_of_a_day_are_those_who_had_joined(reader: Reader) -> None:
    before = reader.ask(f"{HERE}/actors/{WEIR_NETWORK}", as_of="2026-06-13")["members"]
    after = reader.ask(f"{HERE}/actors/{WEIR_NETWORK}", as_of="2026-06-14")["members"]

    assert {one["other"]["id"] for one in after} - {one["other"]["id"] for one in before} == {
        "a44"
    }


def test_lines_have_the_states_of_their_day(reader: Reader) -> None:
    def state(day: str) -> object:
        lines = reader.ask(f"{HERE}/ties/", as_of=day)["ties"]
        pair = {FLOOD_HEAD, "a05"}
        return next(
            one["state"] for one in lines if {one["source"]["id"], one["target"]["id"]} == pair
        )

    assert (state("2026-08-21"), state("23 Aug 2026"), state("ส.ค. 2569")) == (
        "untested",
        "active",
        "active",
    )


def test_one_line_says_how_long_its_state_holds(reader: Reader) -> None:
    line = reader.ask(f"{HERE}/ties/L001")
    listed = reader.ask(f"{HERE}/ties/")["ties"][0]

    assert line == listed
    assert line["state"] == "active"
    assert line["since"] <= line["last_positive"] <= TODAY <= line["holds_until"]


def test_events_come_newest_first_and_are_cut_by_kind_actor_and_day(reader: Reader) -> None:
    calls = reader.ask(f"{HERE}/events/", kind="contact", actor=MANAGER, limit=500)["events"]
    days = [one["when"]["latest"] for one in calls]
    early = reader.ask(f"{HERE}/events/", as_of="2025-06-30", limit=500)["events"]

    assert days == sorted(days, reverse=True)
    assert all(MANAGER in {end["id"] for end in ends(one)} for one in calls)
    assert max(one["when"]["latest"] for one in early) <= "2025-06-30"
    assert reader.ask(f"{HERE}/events/{calls[0]['id']}") == calls[0]


def ends(event: dict[str, list[dict[str, dict[str, str]]]]) -> list[dict[str, str]]:
    flows = [end for flow in event["flows"] for end in (flow["source"], flow["target"])]
    return flows + [part["actor"] for part in event["parts"]]


def test_as_known_before_anything_was_told_nothing_had_happened(
    reader: Reader, told_sample: Network
) -> None:
    changes = reader.ask(f"{HERE}/changes")
    (first,) = (one for one in changes if one["action"] == "import")

    assert reader.ask(f"{HERE}/events/", known=first["seq"] - 1)["events"] == []
    assert len(reader.ask(f"{HERE}/events/", known=first["seq"], limit=5)["events"]) == 5


@pytest.mark.parametrize(
    ("path", "rows", "query"),
    [("actors", "actors", {"limit": 7}), ("events", "events", {"limit": 90})],
)
def test_pages_join_without_gap_or_repeat(
    reader: Reader, path: str, rows: str, query: dict[str, int]
) -> None:
    whole = reader.ask(f"{HERE}/{path}/", limit=500)[rows]
    whole_after = reader.ask(f"{HERE}/{path}/", limit=500)["after"]
    found, after = [], ""
    while True:
        page = reader.ask(f"{HERE}/{path}/", after=after, **query)
        found += page[rows]
        after = page["after"]
        if not after:
            break

    assert [one["id"] for one in found][: len(whole)] == [one["id"] for one in whole]
    assert len({one["id"] for one in found}) == len(found)
    assert bool(whole_after) == (len(found) > len(whole))


def test_lines_are_paged_in_the_order_they_were_told(reader: Reader) -> None:
    page = reader.ask(f"{HERE}/ties/")
    after = reader.ask(f"{HERE}/ties/", after=page["after"] or 10**9)

    assert [one["id"] for one in page["ties"]][:2] == ["L001", "L002"]
    assert (len(page["ties"]), page["after"], after["ties"]) == (109, None, [])


def test_today_is_read_in_the_language_asked_in(reader: Reader) -> None:
    english = reader.ask(f"{HERE}/analyses/today")
    thai = Reader(language=Language.TH).ask(f"{HERE}/analyses/today")
    size = next(one for one in english["readings"] if one["id"] == "size")

    assert (english["day"], english["ready"], english["newer"]) == (TODAY, True, 0)
    assert (size["value"], size["sure"], size["low"], size["high"]) == (60, "sure", None, None)
    assert "60" in size["says"]
    assert "ขอพักสามเดือน" in "".join(one["loss"] or "" for one in matters(thai))
    assert [one["value"] for one in thai["readings"]] == [
        one["value"] for one in english["readings"]
    ]


def matters(today: dict[str, Any]) -> list[dict[str, Any]]:
    """What stands on Today, place by place."""
    return [one for place in today["places"] for one in place["matters"]]


def test_every_reading_and_matter_gives_the_rows_behind_it(reader: Reader) -> None:
    today = reader.ask(f"{HERE}/analyses/today")
    facts = [*today["heading"]["towards"], *today["heading"]["against"], *today["good"]]
    given = [one["evidence"] for one in (*facts, *today["readings"])]
    given += [one["key"] for one in matters(today)]
    wanted = [one for one in given if one]

    assert len(wanted) == len(set(wanted)) >= 15
    assert given.count(None) == 1  # the size rests on everybody
    for one in wanted:
        rows = reader.ask(f"{HERE}/analyses/evidence/{one}")
        assert rows["actors"] or rows["lines"] or rows["events"] or rows["others"], one


def test_the_rows_behind_a_sole_link_are_those_who_would_lose_contact(reader: Reader) -> None:
    today = reader.ask(f"{HERE}/analyses/today")
    load = next(one for one in matters(today) if one["of"] == "heavy_load")
    rows = reader.ask(f"{HERE}/analyses/evidence/{load['key']}")

    assert {one["id"] for one in rows["actors"]} == {
        *("a13", "a14", "a15", "a16", "a17", "a18", "a19", "a20", "a41")
    }
    assert len(rows["lines"]) == 18
    assert (rows["hidden"], rows["more"]) == (0, 0)


def test_all_that_was_read_is_told_in_the_words_of_today(reader: Reader) -> None:
    today = reader.ask(f"{HERE}/analyses/today")
    whole = reader.ask(f"{HERE}/analyses/reading")["reading"]

    assert whole["networkhood"]["title"] == today["heading"]["title"] == "Network"
    seen = {one["key"]: one["seen"] for one in whole["warnings"]["matters"]}
    assert {one["key"]: one["seen"] for one in matters(today)}.items() <= seen.items()
    assert len(whole["networkhood"]["tests"]) == 6
    assert len(whole["networkhood"]["contrasts"]) == 14
    assert whole["power"]["verdict"]["signature"] == "not_indicated"
    assert whole["befallen"]["diagnoses"] == []
    dry = reader.ask(f"{HERE}/analyses/reading", as_of="2026-02-28")["reading"]
    assert [one["of"] for one in dry["befallen"]["diagnoses"]] == ["take_over"]


def test_evidence_of_a_day_is_that_of_its_reading(reader: Reader) -> None:
    rows = reader.ask(f"{HERE}/analyses/evidence/line_states", as_of="2026-08-21")
    flood = [line for line in rows["lines"] if line["source"]["id"] == FLOOD_HEAD]

    assert reader.ask(f"{HERE}/analyses/evidence/nothing-of-this-name")["lines"] == []
    assert {line["state"] for line in flood} <= {"untested"}


def test_evidence_of_persons_is_counted_but_not_shown_to_members(told_sample: Network) -> None:
    rows = Reader(Eye.MEMBER).ask(f"{HERE}/analyses/evidence/no_line")

    assert [one["id"] for one in rows["actors"]] == ["a57"]
    assert rows["hidden"] == 1


def test_outside_nobody_reads_rows_nor_how_many_there_are(told_sample: Network) -> None:
    outsider = Reader(Eye.OUTSIDE)
    today = outsider.ask(f"{HERE}/analyses/today")

    assert {one["evidence"] for one in today["readings"]} == {None}
    for wanted in ("good-1", "towards-1", "no_line", "size", "line_states"):
        rows = outsider.ask(f"{HERE}/analyses/evidence/{wanted}")
        assert not any(rows.values())


def test_measures_are_all_or_those_asked_for(reader: Reader) -> None:
    some = reader.ask(f"{HERE}/analyses/measures", ids="density,dyad_census")
    every = reader.ask(f"{HERE}/analyses/measures")["measures"]

    about = {"nodes": 60, "ties": 96, "directed": False, "basis": "answering"}
    assert some["network"] == about
    assert some["measures"]["density"] == {"value": pytest.approx(0.054, abs=0.0005)}
    assert some["measures"]["dyad_census"]["why"] == "undirected"
    assert set(every) == set(MEASURES)
    assert every["betweenness"]["nodes"][MANAGER] > 0


def test_where_there_is_no_number_the_reason_is_told_in_the_language_asked_in(
    told_sample: Network,
) -> None:
    for language, says in (
        (Language.TH, "สายสัมพันธ์ไม่มีน้ำหนัก"),
        (Language.EN, "The ties have no weights"),
    ):
        found = Reader(language=language).ask(f"{HERE}/analyses/measures", ids="strength")
        assert found["measures"]["strength"] == {"why": "no_weights", "says": says}


def test_the_map_holds_actors_lines_and_the_states_of_the_day(reader: Reader) -> None:
    found = reader.ask(f"{HERE}/map")
    day = reader.ask(f"{HERE}/map/day", as_of="2026-08-21")

    assert (found["state"], len(found["actors"]), len(found["ties"])) == ("ready", 60, 109)
    assert len(found["today"]["states"]) == len(day["states"]) == 109
    assert all(-1 <= one["x"] <= 1 and -1 <= one["y"] <= 1 for one in found["actors"])
    assert found["today"]["states"] != day["states"]
    assert all(0 <= line["a"] < 60 and 0 <= line["b"] < 60 for line in found["ties"])


def test_what_takes_long_is_asked_of_a_job(
    told_sample: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "AT_ONCE", 0)  # every record is a large one
    monkeypatch.setattr(map_places, "AT_ONCE", 0)
    reader = Reader()
    for _ in range(2):
        assert reader.ask(f"{HERE}/analyses/today")["ready"] is False
        assert reader.ask(f"{HERE}/map")["state"] == "asked"
    assert DBTaskResult.objects.count() == 2
    for asked in Finding.objects.filter(state="asked"):
        make_finding(asked.pk)

    assert reader.ask(f"{HERE}/analyses/today")["ready"] is True
    assert len(reader.ask(f"{HERE}/map")["actors"]) == 60


def test_a_map_too_large_to_be_drawn_one_by_one_is_drawn_by_place(
    told_sample: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maps, "MOST_ACTORS", 20)
    reader = Reader()
    found = reader.ask(f"{HERE}/map")

    assert (found["state"], found["count"], found["actors"]) == ("grouped", 60, [])
    assert sum(one["count"] for one in found["groups"]) == 60
    assert sum(one["lines"] for one in found["between"]) < 109
    place = next(one for one in found["groups"] if one["name"] == "Ban Khun Hom")
    opened = reader.ask(f"{HERE}/map", place=place["of"])
    assert (opened["state"], len(opened["actors"])) == ("ready", place["count"])


def test_within_a_place_too_large_those_who_hang_together_are_drawn_as_one(
    told_sample: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maps, "MOST_ACTORS", 10)
    reader = Reader()
    whole = reader.ask(f"{HERE}/map")
    largest = max(whole["groups"], key=lambda one: one["count"])
    assert (largest["about"], largest["count"] > 10) == ("place", True)
    found = reader.ask(f"{HERE}/map", place=largest["of"])

    assert found["state"] == "grouped"
    cluster = next(one for one in found["groups"] if one["about"] == "cluster")
    part = {"place": largest["of"], "cluster": cluster["of"]}
    opened, day = reader.ask(f"{HERE}/map", **part), reader.ask(f"{HERE}/map/day", **part)
    assert (opened["state"], len(opened["actors"])) == ("ready", cluster["count"])
    assert opened["today"] == day


def test_a_group_that_cannot_be_parted_says_how_large_it_is(
    told_sample: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maps, "MOST_ACTORS", 2)
    found = Reader().ask(f"{HERE}/map", cluster="0")

    assert (found["state"], found["actors"]) == ("too_large", [])
    assert found["count"] > 2


def test_outside_groups_of_fewer_than_five_are_no_part_of_a_map(
    told_sample: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maps, "MOST_ACTORS", 0)
    Actor.objects.filter(ref__in=["a01", "a02", "a03"]).update(consent="anyone")
    found = Reader(Eye.OUTSIDE).ask(f"{HERE}/map")

    assert (found["state"], found["groups"], found["between"]) == ("grouped", [], [])


def test_a_part_of_the_map_is_cut_out_the_same_in_both_routes(reader: Reader) -> None:
    part = {"kind": "group"}
    found, day = reader.ask(f"{HERE}/map", **part), reader.ask(f"{HERE}/map/day", **part)

    assert found["count"] == len(found["actors"]) == 14
    assert found["today"] == day


def test_changes_are_listed_newest_first(reader: Reader, told_sample: Network) -> None:
    changes = reader.ask(f"{HERE}/changes")
    older = reader.ask(f"{HERE}/changes", before=changes[0]["seq"])

    told = ["close_survey", "open_survey", "import", "record_network"]
    assert [one["action"] for one in changes] == told
    assert older == changes[1:]
    assert Reader(Eye.MEMBER).ask(f"{HERE}/changes")[0]["about"] == ""
    assert Reader(Eye.OUTSIDE).ask(f"{HERE}/changes") == []
