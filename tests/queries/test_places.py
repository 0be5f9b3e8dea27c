"""Places and issues as questions: trees, counts, neighbours, official areas, and for whom."""

from time import perf_counter

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, IssueDraft, PlaceDraft, WithinDraft
from saiyai.domain.errors import UnknownIssue, UnknownPlace
from saiyai.domain.places import PlaceKind, Within
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language
from saiyai.queries.areas import list_area_sources, list_areas
from saiyai.queries.choices import list_choices
from saiyai.queries.issues import get_issue, issue_of, list_issues
from saiyai.queries.members import ActorFilter, list_actors
from saiyai.queries.places import find_place, find_places, get_place, list_places, place_of
from saiyai.records.models import Area, Network, Place
from saiyai.services.actors import record_actor
from saiyai.services.areas.loading import load_areas, load_shipped_areas
from saiyai.services.issues import record_issue
from saiyai.services.places import record_place
from tests.areas import area_list
from tests.cast import MANAGER


@pytest.fixture
def river(network: Network, keeper: Viewer) -> Network:
    """A district with two sub-districts, all in a basin; three groups and a person in them."""
    told = (
        PlaceDraft("d", name_th="อำเภอ", kind=PlaceKind.DISTRICT),
        PlaceDraft("basin", name_th="ลุ่มน้ำ", kind=PlaceKind.RESOURCE_AREA),
        *(
            PlaceDraft(
                *(ref, name),
                kind=PlaceKind.SUBDISTRICT,
                parent="d",
                within=(WithinDraft("basin", Within.RESOURCE, order),),
            )
            for ref, name, order in (("low", "ปลายน้ำ", 2), ("high", "ต้นน้ำ", 1))
        ),
        PlaceDraft("v", name_th="บ้าน", kind=PlaceKind.VILLAGE, parent="high"),
    )
    for draft in told:
        record_place(keeper, network, draft)
    record_issue(keeper, network, IssueDraft("water", "น้ำ", situation="แล้ง"))
    record_issue(keeper, network, IssueDraft("weir", "ฝาย", parent="water"))
    record_issue(keeper, network, IssueDraft("rota", "เวรน้ำ", parent="weir"))
    for ref, place, issues in (
        ("a", "v", ("weir", "rota")), ("b", "low", ("water",)), ("c", "basin", ()),
    ):  # fmt: skip
        group = ActorDraft(
            ref, name_th=f"กลุ่ม {ref}", kind=ActorKind.GROUP, place=place, issues=issues
        )
        record_actor(keeper, network, group)
    person = ActorDraft(
        *("pim", "พิม"), kind=ActorKind.PERSON, place="v", issues=("rota",),
        consent=Consent.NOT_ASKED,
    )  # fmt: skip
    record_actor(keeper, network, person)
    return network


def test_each_member_counts_once_in_everything_above(river: Network, keeper: Viewer) -> None:
    below = {row.ref: row.below for row in list_places(keeper, river)}

    assert below == {"d": 3, "basin": 4, "low": 1, "high": 2, "v": 2}


def test_a_place_in_two_stands_below_both_and_once_with_what_lies_in_it(
    river: Network, keeper: Viewer
) -> None:
    rows = [(row.ref, row.depth, row.again) for row in list_places(keeper, river)]

    assert rows == [
        ("d", 0, False), ("low", 1, False), ("high", 1, False), ("v", 2, False),
        ("basin", 0, False), ("high", 1, True), ("low", 1, True),
    ]  # fmt: skip


def test_a_page_of_a_place_says_where_it_lies_and_what_is_up_and_down(
    river: Network, keeper: Viewer
) -> None:
    low, village, basin = (get_place(keeper, river, ref) for ref in ("low", "v", "basin"))

    assert [row.ref for row in village.path] == ["d", "high"]
    assert [(one.parent.ref, one.purpose) for one in low.within] == [("basin", Within.RESOURCE)]
    assert ([row.ref for row in low.upstream], list(low.downstream)) == (["high"], [])
    assert [row.ref for row in basin.children] == ["high", "low"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ActorFilter(place="d"), {"a", "b", "pim"}),
        (ActorFilter(place="basin"), {"a", "b", "c", "pim"}),
        (ActorFilter(place="high"), {"a", "pim"}),
        (ActorFilter(place="nowhere"), set()),
        (ActorFilter(issue="water"), {"a", "b", "pim"}),
        (ActorFilter(issue="weir"), {"a", "pim"}),
        (ActorFilter(issue="nothing"), set()),
    ],
)
def test_a_filter_includes_everything_below(
    river: Network, keeper: Viewer, wanted: ActorFilter, found: set[str]
) -> None:
    page = list_actors(keeper, river, wanted, Language.TH)

    assert {row.ref for row in page.rows} == found


def test_an_issue_counts_who_works_on_its_parts_once(river: Network, keeper: Viewer) -> None:
    rows = [(row.ref, row.depth, row.below) for row in list_issues(keeper, river)]
    page = get_issue(keeper, river, "weir")

    assert rows == [("water", 0, 3), ("weir", 1, 2), ("rota", 2, 2)]
    assert ([row.ref for row in page.path], [row.ref for row in page.children]) == (
        ["water"], ["rota"],
    )  # fmt: skip


def test_members_count_only_whom_they_may_name(river: Network, member: Viewer) -> None:
    assert {row.ref: row.below for row in list_places(member, river)}["basin"] == 3
    assert {row.ref: row.below for row in list_issues(member, river)}["rota"] == 1


def test_a_host_who_refused_is_not_spoken_of_to_members(
    river: Network, keeper: Viewer, member: Viewer
) -> None:
    for ref, consent in (("quiet", Consent.REFUSED), ("open", Consent.MEMBERS)):
        record_actor(keeper, river, ActorDraft(ref, ref, kind=ActorKind.PERSON, consent=consent))
    hall = PlaceDraft("hall", "ศาลา", kind=PlaceKind.SPACE, hosts=("quiet", "open"))
    record_place(keeper, river, hall)

    assert [host.ref for host in get_place(member, river, "hall").hosts] == ["open"]
    assert {host.ref for host in get_place(keeper, river, "hall").hosts} == {"quiet", "open"}


def test_a_stranger_sees_no_place_and_no_issue(river: Network, stranger: Viewer) -> None:
    choices = list_choices(stranger, river)

    assert list(list_places(stranger, river)) == []
    assert list(list_issues(stranger, river)) == []
    assert list(find_places(stranger, river, "น้ำ")) == []
    assert list(choices.places) == list(choices.issues) == []
    with pytest.raises(UnknownPlace):
        get_place(stranger, river, "d")
    with pytest.raises(UnknownPlace):
        place_of(stranger, river, "d")
    with pytest.raises(UnknownIssue):
        get_issue(stranger, river, "water")
    with pytest.raises(UnknownIssue):
        issue_of(stranger, river, "water")


def test_what_a_file_told_in_a_circle_is_still_listed_and_opened(
    river: Network, keeper: Viewer
) -> None:
    top, low = Place.objects.get(ref="d"), Place.objects.get(ref="v")
    Place.objects.filter(pk=top.pk).update(parent=low)

    rows = [row.ref for row in list_places(keeper, river) if not row.again]
    assert sorted(rows) == ["basin", "d", "high", "low", "v"]
    assert get_place(keeper, river, "d").row.below == 3


def test_a_name_is_read_where_it_means_one_place(river: Network, keeper: Viewer) -> None:
    load_areas(keeper, area_list(), "areas.csv")
    record_place(keeper, river, PlaceDraft("v2", "บ้าน"))

    assert find_place(keeper, river, "ต้นน้ำ") == "high"
    assert find_place(keeper, river, "high") == "high"
    assert find_place(keeper, river, "Suthep") == "500108"
    assert find_place(keeper, river, "500108") == "500108"
    assert find_place(keeper, river, "บ้าน") == "บ้าน"
    assert find_place(keeper, river, "") == ""


def test_the_shipped_areas_are_found_by_either_name_and_by_code(
    db: None, keeper: Viewer, stranger: Viewer
) -> None:
    load_shipped_areas(keeper)
    list_areas(keeper, "warm")
    started = perf_counter()
    found = list_areas(stranger, "เชียงใหม่")
    spent = perf_counter() - started

    # The province, a sub-district of Roi Et with the same name; then districts that hold it.
    assert [row.code for row in found[:2]] == ["50", "450802"]
    assert "5001" in {row.code for row in found[2:4]}
    assert list_areas(keeper, "suthep")[0].code == "500108"
    assert [name.th for name in list_areas(keeper, "500108")[0].inside] == [
        "เมืองเชียงใหม่", "เชียงใหม่", "ภาคเหนือ", "ไทย",
    ]  # fmt: skip
    assert list_areas(keeper, "LA")[0].name.en == "Laos"
    assert list(list_areas(keeper, " ")) == []
    assert list_area_sources(stranger)[0].licence.startswith("MIT")
    assert Area.objects.count() == 8685
    assert spent < 0.5  # some milliseconds; a busy machine is given time


def test_the_sample_lies_in_its_district(sample: Network, keeper: Viewer) -> None:
    rows = list_places(keeper, sample)
    page = get_place(keeper, sample, "p02")

    assert rows[0].ref == "d1" and rows[0].below == 60
    assert [row.ref for row in page.path] == ["d1", "t2"]
    assert [row.ref for row in page.downstream] == ["p03"]
    found = list_actors(keeper, sample, ActorFilter(place="d1"), Language.TH, limit=100)
    assert MANAGER in {row.ref for row in found.rows}
