"""Lenses of a network: kept with a reason and in versions, read, withdrawn, known in the past."""

from datetime import date

import pytest

from saiyai.assessment.lenses.loading import lenses
from saiyai.domain.errors import (
    FutureDay,
    KeepersOnly,
    MalformedData,
    MalformedLens,
    NotUndoable,
    TooManyLenses,
    UnknownLens,
)
from saiyai.domain.lenses import MOST_LENSES, LensDraft
from saiyai.domain.periods import AsOf, on
from saiyai.domain.said import Said
from saiyai.domain.verdicts import Held
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language, tell
from saiyai.queries.exports import load_record
from saiyai.queries.lenses import get_lenses
from saiyai.queries.networks import newest_seq
from saiyai.queries.own_lenses import OwnLens, get_lens_text, list_own_lenses
from saiyai.records.models import Change, Network
from saiyai.records.models import OwnLens as Row
from saiyai.services.lenses import record_lens, withdraw_lens
from saiyai.services.undo import undo_change
from tests.own_lens import LENS
from tests.queries.test_records import TODAY

WHEN = AsOf(TODAY)
WHY = "น้ำเป็นเรื่องของทุกคน"
STRICT = LENS.replace("0.7", "0.9")


def put(by: Viewer, network: Network, text: str = LENS, why: str = WHY) -> Row:
    return record_lens(by, network, LensDraft(text, why))


def own(viewer: Viewer, network: Network, when: AsOf = WHEN) -> OwnLens | None:
    return list_own_lenses(viewer, network, when).get("water_watch")


def threshold(viewer: Viewer, network: Network, when: AsOf = WHEN) -> float | None:
    found = own(viewer, network, when)
    return found.lens.statements["answer"].threshold if found and found.lens else None


def of_file(network: Network, name: str, text: str) -> Row:
    """A lens as a file brings it that no form takes."""
    told = {"told": newest_seq(network), "earliest": TODAY, "latest": TODAY}
    return Row.objects.create(network=network, name=name, number=1, text=text, reason=WHY, **told)


def test_a_lens_is_kept_with_version_and_reason_and_all_inside_read_it(
    network: Network, keeper: Viewer, member: Viewer
) -> None:
    put(keeper, network)
    found = own(keeper, network)

    assert found is not None
    assert found.lens is not None
    assert (found.number, found.reason, found.said.told_by) == (1, WHY, None)
    assert (found.title_in(Language.EN), found.lens.version) == ("Watching the water", "own-1")
    assert own(member, network) == found
    assert not list_own_lenses(Viewer(Eye.OUTSIDE, "a stranger"), network, WHEN)


def test_the_next_version_takes_the_place_of_the_one_before(
    network: Network, keeper: Viewer
) -> None:
    first = put(keeper, network)
    second = put(keeper, network, STRICT, "เราสัญญากันไว้")
    found = own(keeper, network)

    assert found is not None
    assert (found.number, found.reason) == (2, "เราสัญญากันไว้")
    assert threshold(keeper, network) == 0.9
    assert threshold(keeper, network, AsOf(TODAY, first.told)) == 0.7
    assert threshold(keeper, network, AsOf(TODAY, (first.told or 1) - 1)) is None
    withdraw_lens(keeper, network, "water_watch")
    assert own(keeper, network) is None
    assert threshold(keeper, network, AsOf(TODAY, second.told)) == 0.9
    assert put(keeper, network).number == 3


def test_who_may_keep_what(network: Network, keeper: Viewer, member: Viewer) -> None:
    with pytest.raises(KeepersOnly):
        put(member, network)
    with pytest.raises(KeepersOnly):
        withdraw_lens(member, network, "water_watch")
    with pytest.raises(UnknownLens):
        withdraw_lens(keeper, network, "water_watch")
    for why in ("", "  ", "x" * 2001):
        with pytest.raises(MalformedData):
            put(keeper, network, why=why)
    with pytest.raises(FutureDay):
        record_lens(keeper, network, LensDraft(LENS, WHY, Said(on(date(2999, 1, 1)))))
    assert not Change.objects.filter(network=network, action__endswith="lens").exists()
    assert not Row.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"C1"', '"C9"', "water_watch.answer.indicators"),
        ('"water_watch"', '"link"', "id"),
        ("[statement.work]", "[statement.work", "lens"),
        ('en = "We work together"', "", "water_watch.work.th, en"),
    ],
)
def test_a_malformed_lens_is_refused_with_the_place_in_both_languages(
    network: Network, keeper: Viewer, old: str, new: str, place: str
) -> None:
    with pytest.raises(MalformedLens) as refused:
        put(keeper, network, LENS.replace(old, new))

    assert refused.value.facts["place"] == place
    says = [tell(refused.value.facts["problem"], language) for language in Language]  # type: ignore[arg-type]
    assert len(set(says)) == 2
    assert not Row.objects.exists()


def test_a_network_keeps_so_many_and_no_more(network: Network, keeper: Viewer) -> None:
    texts = [LENS.replace("water_watch", f"ours_{n}") for n in range(MOST_LENSES)]
    for text in texts:
        put(keeper, network, text)

    with pytest.raises(TooManyLenses):
        put(keeper, network)
    assert put(keeper, network, texts[0]).number == 2
    withdraw_lens(keeper, network, "ours_1")
    assert put(keeper, network).number == 1


def test_lines_end_as_in_every_file(network: Network, keeper: Viewer) -> None:
    made = put(keeper, network, f"\r\n{LENS}".replace("\n", "\r\n"))

    assert made.text == LENS.strip()


def test_it_is_read_beside_those_of_the_house(
    sample: Network, keeper: Viewer, member: Viewer
) -> None:
    known = newest_seq(sample)
    put(keeper, sample)
    read = get_lenses(keeper, sample, WHEN, at_once=True)
    assert read.lenses is not None

    assert list(read.lenses) == [*lenses(), "water_watch"]
    told = read.lenses["water_watch"].statements
    house = read.lenses["definitions"].statements["d13_done"]
    assert told["work"].held is Held.MET
    assert told["work"].tests.items() <= house.tests.items()
    assert get_lenses(member, sample, WHEN, at_once=True).own == read.own
    assert get_lenses(keeper, sample, AsOf(TODAY, known), at_once=True).own == {}


def test_one_is_read_alone_and_for_outsiders_it_is_not_there(
    sample: Network, keeper: Viewer
) -> None:
    put(keeper, sample)
    read = get_lenses(keeper, sample, WHEN, lens="water_watch", at_once=True)

    assert list(read.lenses or {}) == list(read.own) == ["water_watch"]
    assert get_lenses(keeper, sample, WHEN, lens="link", at_once=True).own == {}
    stranger = Viewer(Eye.OUTSIDE, "a stranger")
    with pytest.raises(UnknownLens):
        get_lenses(stranger, sample, WHEN, lens="water_watch")
    with pytest.raises(UnknownLens):
        get_lens_text(stranger, sample, WHEN, "water_watch")
    assert not get_lenses(stranger, sample, WHEN).own


def test_what_can_be_read_no_longer_is_listed_with_the_place_and_the_rest_is_read(
    sample: Network, keeper: Viewer
) -> None:
    put(keeper, sample)
    of_file(sample, "gone", LENS.replace("water_watch", "gone").replace('"C1"', '"Q1"'))
    of_file(sample, "other", LENS)
    of_file(sample, "link", LENS.replace("water_watch", "link"))
    read = get_lenses(keeper, sample, WHEN, at_once=True)

    assert list(read.lenses or {}) == [*lenses(), "water_watch"]
    problems = {name: one.problem for name, one in read.own.items() if one.problem}
    assert {name: problem.facts["place"] for name, problem in problems.items()} == {
        "gone": "gone.answer.indicators",
        "other": "id",
        "link": "id",
    }
    for language in Language:
        assert "Q1" in tell(problems["gone"], language)
    alone = get_lenses(keeper, sample, WHEN, lens="gone", at_once=True)
    assert (alone.lenses, list(alone.own)) == ({}, ["gone"])
    assert get_lenses(keeper, sample, WHEN, lens="link", at_once=True).own == {}


def test_more_than_may_stand_come_in_by_file_and_are_not_read(
    network: Network, keeper: Viewer
) -> None:
    put(keeper, network)
    for n in range(MOST_LENSES):
        of_file(network, f"ours_{n}", LENS.replace("water_watch", f"ours_{n}"))
    found = list_own_lenses(keeper, network, WHEN)

    assert len(found) == MOST_LENSES + 1
    assert [name for name, one in found.items() if one.problem] == [f"ours_{MOST_LENSES - 1}"]


def test_what_was_kept_is_undone_as_anything_else(network: Network, keeper: Viewer) -> None:
    put(keeper, network)
    second = put(keeper, network, STRICT)
    undo_change(keeper, network, second.told or 0)
    assert threshold(keeper, network) == 0.7

    gone = withdraw_lens(keeper, network, "water_watch")
    undo_change(keeper, network, gone)
    found = own(keeper, network)
    assert found is not None
    assert found.number == 1
    assert put(keeper, network).number == 3


def test_what_has_another_in_its_place_is_not_told_again(network: Network, keeper: Viewer) -> None:
    put(keeper, network)
    gone = withdraw_lens(keeper, network, "water_watch")
    put(keeper, network, STRICT)

    with pytest.raises(NotUndoable):
        undo_change(keeper, network, gone)
    assert threshold(keeper, network) == 0.9


def test_it_leaves_in_a_file_as_it_was_written(network: Network, keeper: Viewer) -> None:
    put(keeper, network)
    put(keeper, network, STRICT)
    (row,) = load_record(keeper, network).more["own_lenses"]

    assert (row["name"], row["number"], row["reason"]) == ("water_watch", 2, WHY)
    assert row["text"] == STRICT.strip()


def test_one_of_the_house_is_begun_from_under_an_id_that_is_free(
    network: Network, keeper: Viewer, member: Viewer
) -> None:
    text = get_lens_text(keeper, network, WHEN, "link")
    assert put(keeper, network, text).name == "own_link"

    second = get_lens_text(member, network, WHEN, "link")
    assert put(keeper, network, second).name == "own_link_2"
    assert get_lens_text(keeper, network, WHEN, "own_link") == text.strip()
    with pytest.raises(UnknownLens):
        get_lens_text(keeper, network, WHEN, "nothing")
