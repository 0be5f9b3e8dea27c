"""Thresholds of a network: set with a reason, read by, withdrawn, and as known in the past."""

from datetime import date

import pytest

from saiyai.assessment.conventions import HOUSE
from saiyai.assessment.profile import METHOD
from saiyai.domain.errors import (
    FutureDay,
    KeepersOnly,
    MalformedData,
    NotUndoable,
    ThresholdFixed,
    ThresholdOutOfBounds,
    ThresholdsCross,
    UnknownThreshold,
    UnknownWord,
)
from saiyai.domain.periods import AsOf, on
from saiyai.domain.said import Said
from saiyai.domain.thresholds import THRESHOLDS, ThresholdDraft
from saiyai.domain.verdicts import Matter
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language, Say, tell
from saiyai.queries.exports import load_record
from saiyai.queries.networks import newest_seq
from saiyai.queries.profiles import get_profile
from saiyai.queries.thresholds import conventions_of, list_thresholds
from saiyai.queries.today import get_whole
from saiyai.records.models import Change, Finding, Network, Threshold
from saiyai.services.networks import record_network
from saiyai.services.readings import ask_reading, make_finding
from saiyai.services.thresholds import record_threshold, withdraw_threshold
from saiyai.services.undo import undo_change
from tests.cast import MANAGER

TODAY = date(2026, 10, 31)
WHEN = AsOf(TODAY)
WHY = "ข่าวเดินช้าในฤดูฝน"


def put(by: Viewer, network: Network, name: str, value: float, why: str = WHY) -> Threshold:
    return record_threshold(by, network, ThresholdDraft(name, value, why))


def sole_links(viewer: Viewer, network: Network, when: AsOf = WHEN) -> int:
    reading = get_whole(viewer, network, when)[0].reading
    assert reading is not None
    return sum(one.of is Matter.SOLE_LINK for one in reading.whole.warnings.matters)


def test_a_threshold_stands_beside_the_houses_with_its_reason(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    draft = ThresholdDraft("asked_share", 0.755, f" {WHY} ", Said(on(date(2026, 10, 3)), MANAGER))
    record_threshold(keeper, sample, draft)

    for viewer in (keeper, member):
        (row,) = list_thresholds(viewer, sample, WHEN).own
        assert row.own is not None
        assert (row.card.name, row.own.value, row.house) == ("asked_share", 0.755, 0.6)
        assert (row.own.reason, row.own.said.when) == (WHY, on(date(2026, 10, 3)))
        assert row.own.said.told_by is not None
        assert tell(row.own.says, Language.EN) == "75.5 %"
        assert tell(row.house_says, Language.TH) == "ร้อยละ 60"


def test_outsiders_are_told_of_none(sample: Network, keeper: Viewer, stranger: Viewer) -> None:
    put(keeper, sample, "need_days", 90)
    read = list_thresholds(stranger, sample, WHEN)

    assert (list(read.rows), read.hidden) == ([], True)


def test_one_of_a_name_stands_and_the_last_holds(network: Network, keeper: Viewer) -> None:
    put(keeper, network, "need_days", 90)
    put(keeper, network, "need_days", 120, "ประชุมใหญ่เห็นว่าควรนานขึ้น")

    assert conventions_of(network).need_days == 120
    assert len(list_thresholds(keeper, network, WHEN).own) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("asked_share", 1.01),
        ("asked_share", 0),
        ("asked_share", 0.0004),
        ("window_days", 0),
        ("window_days", 3651),
        ("window_days", -1),
        ("least_structural", 9),
        ("recorded_share", 0.5),
        ("calls_in_vain", 1),
        ("least_cut_off", 1),
        ("gap_times", 1e300),
    ],
)
def test_what_lies_beyond_its_bounds_is_refused(
    network: Network, keeper: Viewer, name: str, value: float
) -> None:
    with pytest.raises(ThresholdOutOfBounds) as refused:
        put(keeper, network, name, value)

    assert refused.value.facts["what"] == Say(f"threshold.{name}")
    assert not Threshold.objects.exists()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 30.5])
def test_what_is_no_whole_number_of_days_is_refused(
    network: Network, keeper: Viewer, value: float
) -> None:
    with pytest.raises(MalformedData):
        put(keeper, network, "window_days", value)


def test_without_a_reason_nothing_is_set(network: Network, keeper: Viewer) -> None:
    for why in ("", "  ", "x" * 2001):
        with pytest.raises(MalformedData):
            put(keeper, network, "window_days", 60, why)
    assert conventions_of(network) == HOUSE


def test_who_may_set_what(network: Network, keeper: Viewer, member: Viewer) -> None:
    with pytest.raises(KeepersOnly):
        put(member, network, "window_days", 60)
    with pytest.raises(KeepersOnly):
        withdraw_threshold(member, network, "window_days")
    with pytest.raises(ThresholdFixed):
        put(keeper, network, "network_from", -1)
    with pytest.raises(UnknownWord):
        put(keeper, network, "moon_days", 28)
    with pytest.raises(UnknownThreshold):
        withdraw_threshold(keeper, network, "window_days")
    later = ThresholdDraft("window_days", 60, WHY, Said(on(date(2999, 1, 1))))
    with pytest.raises(FutureDay):
        record_threshold(keeper, network, later)
    assert not Change.objects.filter(network=network, action__endswith="threshold").exists()


def test_two_may_not_contradict_each_other(network: Network, keeper: Viewer) -> None:
    with pytest.raises(ThresholdsCross):
        put(keeper, network, "rest_days", 1200)
    put(keeper, network, "long_rest_days", 2000)
    put(keeper, network, "rest_days", 1200)
    with pytest.raises(ThresholdsCross):
        withdraw_threshold(keeper, network, "long_rest_days")

    assert conventions_of(network).rest_days == 1200


def test_a_reading_follows_the_threshold_and_comes_back(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    before, known = sole_links(keeper, sample), newest_seq(sample)
    put(keeper, sample, "least_cut_off", 1000)

    assert before
    assert (sole_links(keeper, sample), sole_links(member, sample)) == (0, 0)
    assert sole_links(keeper, sample, AsOf(TODAY, known)) == before
    withdraw_threshold(keeper, sample, "least_cut_off")
    assert sole_links(keeper, sample) == before


def test_a_threshold_holds_for_earlier_days_as_well(sample: Network, keeper: Viewer) -> None:
    earlier = AsOf(date(2026, 10, 1))
    assert sole_links(keeper, sample, earlier)
    put(keeper, sample, "least_cut_off", 1000)

    assert not sole_links(keeper, sample, earlier)


def test_an_indicator_follows_it_too_and_says_over_which_days(
    sample: Network, keeper: Viewer
) -> None:
    def woken() -> tuple[object, object]:
        value = get_profile(keeper, sample, WHEN, at_once=True).value
        assert value is not None
        return value["indicators"]["L6"]["value"], value["indicators"]["L6"]["window"]

    before = woken()
    put(keeper, sample, "least_woken", 1000)
    put(keeper, sample, "year_days", 400)

    assert before == (pytest.approx(5 / 6), HOUSE.year_days)
    assert woken() == (None, 400)
    withdraw_threshold(keeper, sample, "least_woken")
    withdraw_threshold(keeper, sample, "year_days")
    assert woken() == before


def test_what_was_found_before_is_told_as_older_until_a_job_has_read_anew(
    sample: Network, keeper: Viewer
) -> None:
    def by_job() -> None:
        ask_reading(keeper, sample, WHEN, METHOD)
        make_finding(Finding.objects.filter(method=METHOD).latest("pk").pk)

    by_job()
    put(keeper, sample, "least_woken", 1000)
    older = get_profile(keeper, sample, WHEN)
    by_job()
    newer = get_profile(keeper, sample, WHEN)

    assert older.value is not None
    assert newer.value is not None
    assert (older.newer, newer.newer) == (1, 0)
    assert older.value["indicators"]["L6"]["value"] == pytest.approx(5 / 6)
    assert newer.value["indicators"]["L6"]["value"] is None


def test_what_others_tell_of_their_record_is_nothing_newer_here(
    sample: Network, keeper: Viewer
) -> None:
    ask_reading(keeper, sample, WHEN, METHOD)
    make_finding(Finding.objects.filter(method=METHOD).latest("pk").pk)
    record_network(keeper, name_th="อื่น", slug="elsewhere")
    assert get_profile(keeper, sample, WHEN).newer == 0

    put(keeper, sample, "need_days", 90)
    assert get_profile(keeper, sample, WHEN).newer == 1


def test_what_was_set_is_undone_as_anything_else(network: Network, keeper: Viewer) -> None:
    put(keeper, network, "need_days", 90)
    second = put(keeper, network, "need_days", 120)
    undo_change(keeper, network, second.told or 0)
    assert conventions_of(network).need_days == 90

    gone = withdraw_threshold(keeper, network, "need_days")
    assert conventions_of(network) == HOUSE
    undo_change(keeper, network, gone)
    assert conventions_of(network).need_days == 90


def test_what_has_another_in_its_place_is_not_told_again(network: Network, keeper: Viewer) -> None:
    put(keeper, network, "need_days", 90)
    gone = withdraw_threshold(keeper, network, "need_days")
    put(keeper, network, "need_days", 120)

    with pytest.raises(NotUndoable):
        undo_change(keeper, network, gone)
    assert conventions_of(network).need_days == 120


def test_it_leaves_in_a_file_as_it_is_kept(network: Network, keeper: Viewer) -> None:
    put(keeper, network, "asked_share", 0.7)
    (row,) = load_record(keeper, network).more["thresholds"]

    assert (row["name"], row["value"], row["reason"]) == ("asked_share", 700, WHY)


def test_what_an_undo_leaves_in_contradiction_is_said_and_not_read_by(
    network: Network, keeper: Viewer
) -> None:
    first = put(keeper, network, "long_rest_days", 2000)
    put(keeper, network, "rest_days", 1200)
    undo_change(keeper, network, first.told or 0)
    (row,) = list_thresholds(keeper, network, WHEN).own

    assert row.own is not None
    assert (row.own.value, row.own.is_read) == (1200, False)
    assert conventions_of(network) == HOUSE


def test_every_threshold_can_be_set_to_its_highest(network: Network, keeper: Viewer) -> None:
    """But of two that go together the second first."""
    for name in reversed(list(THRESHOLDS)):
        card = THRESHOLDS[name]
        put(keeper, network, name, card.told(card.most))

    assert len(list_thresholds(keeper, network, WHEN).own) == len(THRESHOLDS)
