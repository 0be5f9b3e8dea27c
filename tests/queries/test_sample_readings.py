"""The sample: every situation planted in it gets its reading, and not without its one fact."""

from collections import Counter
from csv import DictReader
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from saiyai.assessment.reading import Reading
from saiyai.assessment.warnings.noticed import Try
from saiyai.domain.drafts import EventDraft, FlowDraft, TieDraft
from saiyai.domain.periods import AsOf, on
from saiyai.domain.tie_kinds import LISTENS_TO
from saiyai.domain.ties import (
    LAPSED_AFTER,
    REPAIRED_DAYS,
    WAITING_DAYS,
    Rhythm,
    windows_of,
)
from saiyai.domain.verdicts import GoodNews, Matter, Networkhood
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language, tell
from saiyai.queries.networks import as_of
from saiyai.queries.ties import list_ties
from saiyai.queries.today import MatterTold, TodayTold, get_evidence, get_today
from saiyai.records.models import Actor, Event, Network, Tie
from saiyai.services.events import record_event, withdraw_event
from saiyai.services.sample.routine import TOTALS
from saiyai.services.sample.story import sample_draft
from saiyai.services.ties import record_attempt, record_tie
from tests.cast import (
    COMMUNITY_FOREST,
    DEPUTY,
    FLOOD_HEAD,
    HEADWATER_FOREST,
    LONGAN_GROWERS,
    MANAGER,
    PATRON,
    RONG_LAENG,
    THUNG_HOM,
    WAY_TO_HEADWATERS,
    WITHOUT_LINE,
)

TODAY = date(2026, 10, 31)


def told(viewer: Viewer, network: Network, day: date = TODAY) -> TodayTold:
    reading = get_today(viewer, network, AsOf(day)).reading
    assert reading is not None
    return reading


def matters(viewer: Viewer, network: Network, day: date = TODAY) -> list[MatterTold]:
    """What stands on Today, place by place."""
    return [one for place in told(viewer, network, day).places for one in place.matters]


def matter(viewer: Viewer, network: Network, of: Matter, day: date = TODAY) -> MatterTold:
    return next(one for one in matters(viewer, network, day) if one.of is of)


def readings(viewer: Viewer, network: Network, day: date = TODAY) -> dict[str, Reading]:
    return {one.id: one for one in told(viewer, network, day).readings}


def behind(viewer: Viewer, network: Network, ref: str) -> int:
    """How many lose contact behind an actor, by what stands on Today."""
    name = Actor.objects.get(network=network, ref=ref).name_th
    found = [one for one in matters(viewer, network) if name in tell(one.seen, Language.TH)]
    return sum(int(str(one.loss.facts["n"])) for one in found if one.loss)


def states(viewer: Viewer, network: Network, day: date) -> dict[tuple[str, str], str]:
    rows = list_ties(viewer, network, AsOf(day), limit=500).rows
    return {(row.a.ref, row.b.ref): row.state.id for row in rows}


def test_today_reads_what_was_planted(sample: Network, keeper: Viewer) -> None:
    read = readings(keeper, sample)

    assert read["size"].value == 60
    assert read["size"].says.facts == {"n": 60, "persons": 31, "others": 29}
    assert read["line_states"].says.facts == {"answering": 96, "lines": 109}
    assert read["connectedness"].says.facts == {"held": 54, "n": 60}
    assert read["connectedness"].value == pytest.approx(0.81, abs=0.005)
    assert read["no_line"].value == 2
    assert behind(keeper, sample, MANAGER) == 9
    assert behind(keeper, sample, WAY_TO_HEADWATERS) == 5


def test_the_lines_are_in_the_states_of_the_bible(sample: Network, keeper: Viewer) -> None:
    found = Counter(states(keeper, sample, TODAY).values())

    assert found == {
        "active": 87,
        "fallow": 7,
        "verified": 1,
        "repaired": 1,
        "untested": 3,
        "unanswered": 4,
        "lapsed": 3,
        "ended": 2,
        "laid": 1,
    }


def state_by_its_row(row: dict[str, str]) -> str:
    """The state that one row of the sample's table of lines means, read as a person would."""
    windows = windows_of(Rhythm(row["rhythm"]))
    tried = [entry.split(":") for entry in row["attempts"].split()]
    missed = [date.fromisoformat(day) for day, answer in tried if answer == "n"]
    last = date.fromisoformat(row["last_positive"]) if row["last_positive"] else None
    open_still = [day for day in missed if last is None or day > last]
    if row["ended"]:
        return "ended"
    waited = sum((TODAY - day).days >= WAITING_DAYS for day in open_still)
    if waited:
        return "lapsed" if waited >= LAPSED_AFTER else "unanswered"
    if last is None:
        return "laid"
    silent = (TODAY - last).days
    mended = [date.fromisoformat(day) for day, answer in tried if answer == "y"]
    mended = [day for day in mended if missed and (day - missed[0]).days >= WAITING_DAYS]
    if mended and (TODAY - mended[0]).days <= REPAIRED_DAYS:
        return "repaired"
    if silent <= windows.active:
        return "verified" if row["proof"] == "test" else "active"
    return "fallow" if silent <= windows.valid else "untested"


def test_each_of_the_109_lines_is_in_the_state_that_its_row_means(
    sample: Network, keeper: Viewer
) -> None:
    told = (files("saiyai.services.sample") / "lines.csv").read_text("utf-8")
    expected = {row["id"]: state_by_its_row(row) for row in DictReader(told.splitlines())}
    rows = list_ties(keeper, sample, AsOf(TODAY), limit=500).rows

    assert len(expected) == 109
    assert {row.ref: row.state.id for row in rows} == expected


def test_after_the_two_remedies_nobody_is_lost_behind_either(
    sample: Network, keeper: Viewer
) -> None:
    old_line = _line(sample, COMMUNITY_FOREST, HEADWATER_FOREST)
    record_attempt(keeper, old_line, TODAY, answered=True)

    assert behind(keeper, sample, WAY_TO_HEADWATERS) == 0
    assert behind(keeper, sample, MANAGER) == 9
    record_tie(keeper, sample, TieDraft(DEPUTY, LONGAN_GROWERS))
    _talk(keeper, sample, DEPUTY, LONGAN_GROWERS)

    assert behind(keeper, sample, MANAGER) == 0
    assert behind(keeper, sample, WAY_TO_HEADWATERS) == 0
    assert behind(keeper, sample, PATRON) == 4


def test_the_way_to_the_headwaters_names_the_lines_that_would_relieve_it(
    sample: Network, keeper: Viewer
) -> None:
    way = matter(keeper, sample, Matter.SOLE_LINK)
    tests = [one for one in way.tries if one.kind is Try.TEST_LINE]

    assert "บ้านขุนฮอม" in tell(way.seen, Language.TH)
    assert _line(sample, COMMUNITY_FOREST, HEADWATER_FOREST).ref in {one.line for one in tests}
    assert tell(tests[0].says, Language.TH) == "ลองติดต่อ อ้ายปั๋น – คริสตจักรบ้านขุนฮอม"
    assert way.after is not None
    assert way.after.facts == {"n": 0}


def test_the_manager_is_helped_by_her_deputy(sample: Network, keeper: Viewer) -> None:
    load = matter(keeper, sample, Matter.HEAVY_LOAD)
    first = load.tries[0]

    assert first.kind is Try.INTRODUCE
    assert first.pair is not None
    assert [who.ref for who in first.pair] == [DEPUTY, LONGAN_GROWERS]
    assert (load.seen.facts["lines"], load.seen.facts["share"]) == (18, 54)
    assert load.loss is not None
    assert load.loss.facts == {"n": 9, "of": 54, "goals": 2}
    assert "ขอพักสามเดือน" in tell(load.loss, Language.TH)


def test_a_keeper_can_press_beside_each_try(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    way, _, unanswered, *_ = matters(keeper, sample)

    assert [one.line for one in way.tries] == ["L109", "L065", "L019"]
    assert [one.line for one in unanswered.tries] == ["L091", ""]
    tries = [one for each in matters(member, sample) for one in each.tries]
    assert {(one.line, one.pair) for one in tries} == {("", None)}


def test_a_load_is_told_to_the_one_who_carries_it(sample: Network, keeper: Viewer) -> None:
    manager = Actor.objects.get(network=sample, ref=MANAGER).pk
    herself = replace(keeper, eye=Eye.MEMBER, actor=manager)

    assert matter(herself, sample, Matter.HEAVY_LOAD).to_self is not None
    assert matter(keeper, sample, Matter.HEAVY_LOAD).to_self is None


def test_a_shorter_cut_inside_a_longer_one_is_not_told_twice(
    sample: Network, keeper: Viewer
) -> None:
    assert behind(keeper, sample, PATRON) == 0


def test_what_can_be_read_now_is_a_network_with_facts_each_way(
    sample: Network, keeper: Viewer
) -> None:
    heading = told(keeper, sample).heading
    assert heading is not None

    assert heading.verdict is Networkhood.NETWORK
    assert len(heading.towards) == 3
    assert {one.says.key for one in heading.against} >= {
        "weak.hangs_on_one",
        "weak.little_understood",
    }
    (understood,) = [one for one in heading.against if one.says.key == "weak.little_understood"]
    assert understood.says.facts == {"n": 18, "of": 47}
    rows = get_evidence(keeper, sample, as_of(sample), understood.evidence)
    assert rows.others == {"goals": 1, "goal_stances": 47}


def test_good_news_is_the_warning_that_was_not_there_before(
    sample: Network, keeper: Viewer
) -> None:
    good = told(keeper, sample).good

    assert good[0].of is GoodNews.EMERGENCE
    answered = next(one for one in good if one.of is GoodNews.ANSWERED)
    lines = get_evidence(keeper, sample, as_of(sample), answered.evidence).lines
    assert {row.b.ref if row.a.ref == FLOOD_HEAD else row.a.ref for row in lines} == {
        *("a05", "a12", "a21", "a26", "a31")
    }


def test_flood_lines_are_untested_before_and_answer_after(sample: Network, keeper: Viewer) -> None:
    before = states(keeper, sample, date(2026, 8, 21))
    after = states(keeper, sample, date(2026, 8, 23))
    flood = [pair for pair in before if FLOOD_HEAD in pair]

    assert {before[pair] for pair in flood} == {"untested"}
    assert Counter(after[pair] for pair in flood) == {"active": 5, "untested": 1}
    names = {Actor.objects.get(ref=ref).name_th for ref in (FLOOD_HEAD, "a05", "a12", "a21")}
    said = [tell(one.seen, Language.TH) for one in matters(keeper, sample, date(2026, 8, 21))]
    assert not [name for name in names for one in said if name in one]


def test_the_office_leaves_and_its_lines_fall_silent(sample: Network, keeper: Viewer) -> None:
    office = [
        ("a24", "a53"),
        ("a24", "a44"),
        ("a24", "a45"),
        ("a24", "a25"),
        ("a53", "a59"),
        ("a25", "a59"),
    ]

    def answering(day: date) -> int:
        found = states(keeper, sample, day)
        return sum(found[pair] in {"active", "fallow", "verified"} for pair in office)

    assert answering(date(2025, 9, 29)) == 6
    assert answering(date(2025, 10, 31)) == 5
    assert answering(date(2025, 12, 30)) == 1
    assert answering(date(2026, 10, 1)) == 0


def test_calls_for_water_go_unanswered_and_are_mended(sample: Network, keeper: Viewer) -> None:
    pair = (THUNG_HOM, RONG_LAENG)

    assert states(keeper, sample, date(2026, 1, 20))[pair] in {"active", "fallow"}
    assert states(keeper, sample, date(2026, 3, 7))[pair] == "unanswered"
    assert states(keeper, sample, date(2026, 3, 31))[pair] == "repaired"
    assert states(keeper, sample, TODAY)[pair] == "active"


def test_without_the_attempts_the_same_silence_is_no_sign(sample: Network, keeper: Viewer) -> None:
    requests = Event.objects.filter(network=sample, kind="request").known(None)
    for request in list(requests):
        withdraw_event(keeper, request)

    assert states(keeper, sample, date(2026, 3, 7))[THUNG_HOM, RONG_LAENG] != "unanswered"


def test_an_open_call_of_today_is_told_without_blame(sample: Network, keeper: Viewer) -> None:
    call = matter(keeper, sample, Matter.UNANSWERED)

    assert call.seen.facts["times"] == 2
    assert call.seen.facts["first"] == date(2026, 10, 3)
    assert "อาจติดธุระ" in tell(call.unknown, Language.TH)


def test_quiet_controls_stay_quiet(sample: Network, keeper: Viewer) -> None:
    said = [tell(one.seen, Language.TH) for one in matters(keeper, sample)]
    dangling = Actor.objects.filter(network=sample, ref__in=["a12", "a26", *WITHOUT_LINE])
    names = [actor.name_th for actor in dangling]

    assert len(names) == 4
    assert len(told(keeper, sample).places) <= 5
    assert not [name for name in names for one in said if name in one]
    alone = get_evidence(keeper, sample, as_of(sample), "no_line").actors
    assert {who.ref for who in alone} == WITHOUT_LINE


def test_a_resting_member_is_not_called_and_not_silent(sample: Network, keeper: Viewer) -> None:
    rows = list_ties(keeper, sample, AsOf(date(2026, 7, 15)), limit=500).rows
    resting = [(row.a.ref, row.b.ref) for row in rows if row.resting]

    assert resting == [("a14", "a16"), ("a16", "a41")]


def test_the_state_of_a_line_changes_the_day_after_it_no_longer_holds(
    sample: Network, keeper: Viewer
) -> None:
    rows = list_ties(keeper, sample, as_of(sample), limit=500).rows
    for row in rows:
        if row.holds_until is not None:
            until = states(keeper, sample, row.holds_until)[row.a.ref, row.b.ref]
            then = states(keeper, sample, date.fromordinal(row.holds_until.toordinal() + 1))[
                row.a.ref, row.b.ref
            ]
            assert (until, then != until) == (row.state.id, True)


def test_calls_run_through_the_centre_less_than_a_year_before(
    sample: Network, keeper: Viewer
) -> None:
    routes = readings(keeper, sample)["routes"]

    assert routes.says.facts["share"] == 54
    assert routes.says.facts["before"] == 71


def test_the_ring_of_kindness_counts_as_giving_and_receiving(
    sample: Network, keeper: Viewer
) -> None:
    give_take = readings(keeper, sample)["give_take"]

    assert dict(give_take.parts)["reading.give_take.both"] >= 5


def test_the_sample_is_the_same_on_every_day_and_machine() -> None:
    draft = sample_draft()

    assert draft == sample_draft()
    assert sum(event.kind == "contact" for event in draft.events) == TOTALS["contact"]
    assert len(draft.actors) == 60
    assert len([line for line in draft.ties if line.kind != LISTENS_TO]) == 109
    assert len(draft.ties) == 116


def test_every_place_code_is_of_no_real_province() -> None:
    assert {place.code[:2] for place in sample_draft().places} == {"00"}


def _line(network: Network, one: str, other: str) -> Tie:
    ends = Actor.objects.filter(network=network, ref__in=[one, other]).values_list("pk", flat=True)
    return Tie.objects.get(network=network, a__in=ends, b__in=ends)


def _talk(keeper: Viewer, network: Network, one: str, other: str) -> None:
    flows = (FlowDraft(one, other, "contact"),)
    record_event(keeper, network, EventDraft("contact", on(TODAY), {}, flows=flows))
