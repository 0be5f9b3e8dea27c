"""Places and issues: told, put in trees and in order, taken back; official areas taken in."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from saiyai.domain.drafts import (
    ActorDraft,
    EventDraft,
    IssueDraft,
    PartDraft,
    PlaceDraft,
    WithinDraft,
)
from saiyai.domain.errors import (
    AlreadyTold,
    KeepersOnly,
    MalformedData,
    NameMissing,
    RefTaken,
    StillNeeded,
    TreeCycle,
    UnknownActor,
    UnknownArea,
    UnknownIssue,
    UnknownPlace,
    UnreadableFile,
)
from saiyai.domain.periods import on
from saiyai.domain.places import PlaceKind, Resource, Within
from saiyai.domain.viewers import Viewer
from saiyai.queries.areas import area_of
from saiyai.queries.trees import ids_of_place
from saiyai.records.models import (
    Actor,
    Area,
    AreaSource,
    Change,
    Issue,
    Network,
    Place,
    PlaceHost,
    PlaceWithin,
)
from saiyai.services.actors import correct_actor, record_actor, withdraw_actor
from saiyai.services.areas.choosing import record_area
from saiyai.services.areas.loading import Loaded, load_areas
from saiyai.services.events import record_event
from saiyai.services.issues import correct_issue, record_issue, withdraw_issue
from saiyai.services.places import correct_place, order_places, record_place, withdraw_place
from saiyai.services.undo import undo_change
from tests.areas import area_list


@pytest.fixture
def areas(db: None, keeper: Viewer) -> Loaded:
    """A few official areas of the north."""
    return load_areas(keeper, area_list(), "areas.csv")


def place(keeper: Viewer, network: Network, ref: str, parent: str = "", **told: Any) -> Place:
    return record_place(
        keeper, network, PlaceDraft(ref, name_th=f"ที่ {ref}", parent=parent, **told)
    )


def line(network: Network, code: str) -> list[str]:
    """The codes from a place up to the top."""
    found: list[str] = []
    one: Place | None = Place.objects.get(network=network, code=code, untold=None)
    while one:
        found.append(one.code)
        one = one.parent
    return found


# --- official areas -----------------------------------------------------------------------------


def test_the_same_list_again_changes_nothing(areas: Loaded, keeper: Viewer) -> None:
    before = Change.objects.count()

    assert areas == Loaded(new=6)
    assert load_areas(keeper, area_list(), "areas.csv") == Loaded(same=6)
    assert Change.objects.count() == before


def test_a_newer_list_sets_what_it_tells_and_leaves_the_rest(
    areas: Loaded, keeper: Viewer
) -> None:
    found = load_areas(keeper, area_list("50,เวียงพิงค์,Wiang Phing,TH-N"), "newer.csv")

    assert found == Loaded(changed=1)
    assert str(area_of("50")) == "50" and getattr(area_of("50"), "name_th", "") == "เวียงพิงค์"
    assert Area.objects.count() == 6
    assert AreaSource.objects.get().licence == "CC0-1.0"


def test_of_a_list_with_a_missing_parent_nothing_is_loaded(areas: Loaded, keeper: Viewer) -> None:
    rows = area_list("51,ลำพูน,Lamphun,TH-N", "520101,เวียงเหนือ,Wiang Nuea,")

    with pytest.raises(UnreadableFile):
        load_areas(keeper, rows, "areas.csv")
    assert Area.objects.count() == 6


def test_a_stranger_loads_no_list(db: None, stranger: Viewer, member: Viewer) -> None:
    for viewer in (stranger, member):
        with pytest.raises(KeepersOnly):
            load_areas(viewer, area_list(), "areas.csv")


def test_an_area_comes_with_its_district_and_province(
    areas: Loaded, network: Network, keeper: Viewer
) -> None:
    found = record_area(keeper, network, "500108")

    assert (found.ref, found.kind, found.name_th) == ("500108", "subdistrict", "สุเทพ")
    assert line(network, "500108") == ["500108", "5001", "50"]
    assert record_area(keeper, network, "500108").pk == found.pk
    assert record_area(keeper, network, "500101").parent == found.parent
    assert Place.objects.filter(network=network).count() == 4


def test_a_wider_area_taken_in_later_holds_what_lies_in_it(
    areas: Loaded, network: Network, keeper: Viewer
) -> None:
    record_area(keeper, network, "500108")
    record_area(keeper, network, "TH")
    region = record_area(keeper, network, "TH-N")

    assert line(network, "500108") == ["500108", "5001", "50", "TH-N", "TH"]
    undo_change(keeper, network, region.told or 0)
    assert line(network, "500108") == ["500108", "5001", "50", "TH"]


def test_a_place_of_ones_own_with_an_official_code_is_not_told_twice(
    areas: Loaded, network: Network, keeper: Viewer
) -> None:
    own = place(keeper, network, "suthep", code="500108", kind=PlaceKind.SUBDISTRICT)

    assert line(network, "500108") == ["500108", "5001", "50"]
    assert record_area(keeper, network, "500108").pk == own.pk
    with pytest.raises(AlreadyTold):
        place(keeper, network, "again", code="500108")


def test_a_village_lies_in_its_subdistrict_by_its_code(
    areas: Loaded, network: Network, keeper: Viewer
) -> None:
    place(keeper, network, "v1", code="50010801", kind=PlaceKind.VILLAGE)

    assert line(network, "50010801") == ["50010801", "500108", "5001", "50"]


def test_an_actor_is_placed_by_an_official_code(
    areas: Loaded, network: Network, keeper: Viewer
) -> None:
    actor = record_actor(keeper, network, ActorDraft(name_th="กลุ่มป่าสุเทพ", place="500108"))
    moved = correct_actor(keeper, actor, ActorDraft(place="500101"))

    assert moved.place is not None and moved.place.code == "500101"
    change = Change.objects.order_by("seq").last()
    assert change is not None
    undo_change(keeper, network, change.seq)
    assert Actor.objects.select_related("place").get(pk=actor.pk).place == Place.objects.get(
        network=network, code="500108"
    )
    assert not Place.objects.filter(network=network, code="500101", untold=None).exists()


def test_an_unknown_code_is_refused(network: Network, keeper: Viewer) -> None:
    with pytest.raises(UnknownArea):
        record_area(keeper, network, "990101")


# --- places of the record -----------------------------------------------------------------------


def test_a_place_lies_in_a_subdistrict_and_in_a_basin(network: Network, keeper: Viewer) -> None:
    place(keeper, network, "tambon")
    place(keeper, network, "basin", kind=PlaceKind.RESOURCE_AREA, resource=Resource.BASIN)
    both = place(
        keeper, network, "village", "tambon", within=(WithinDraft("basin", Within.RESOURCE, 1),)
    )

    assert ids_of_place(network, "basin") >= {both.pk}
    assert ids_of_place(network, "tambon") >= {both.pk}
    correct_place(keeper, both, PlaceDraft("village", name_th="บ้าน", parent="tambon"))
    assert both.pk not in ids_of_place(network, "basin")


def test_two_places_of_one_name_are_two(network: Network, keeper: Viewer) -> None:
    one = record_place(keeper, network, PlaceDraft("", name_th="บ้านใหม่"))
    other = record_place(keeper, network, PlaceDraft("", name_th="บ้านใหม่"))

    assert one.ref != other.ref


def test_nothing_lies_in_itself(network: Network, keeper: Viewer) -> None:
    top = place(keeper, network, "top")
    place(keeper, network, "middle", "top")
    place(keeper, network, "low", "middle")

    for parent in ("top", "low"):
        with pytest.raises(TreeCycle):
            correct_place(keeper, top, PlaceDraft("top", name_th="บน", parent=parent))
        also = PlaceDraft("top", name_th="บน", within=(WithinDraft(parent),))
        with pytest.raises(TreeCycle):
            correct_place(keeper, top, also)
    assert Place.objects.get(pk=top.pk).parent is None


def test_an_order_along_a_river_is_told_and_undone(network: Network, keeper: Viewer) -> None:
    river = place(keeper, network, "river", kind=PlaceKind.RESOURCE_AREA)
    place(keeper, network, "tambon")
    place(keeper, network, "a", "river", order=7)
    place(keeper, network, "b", "tambon", within=(WithinDraft("river", Within.RESOURCE),))
    order_places(keeper, river, ["b", "a"])

    assert PlaceWithin.objects.get(place__ref="b").order == 1
    assert Place.objects.get(ref="a").order == 2
    last = Change.objects.order_by("seq").last()
    assert last is not None
    undo_change(keeper, network, last.seq)
    assert PlaceWithin.objects.get(place__ref="b").order is None
    assert Place.objects.get(ref="a").order == 7


def test_only_what_lies_there_is_put_in_order(network: Network, keeper: Viewer) -> None:
    river = place(keeper, network, "river")
    place(keeper, network, "elsewhere")

    with pytest.raises(UnknownPlace):
        order_places(keeper, river, ["elsewhere"])


def test_a_working_space_has_hosts(network: Network, keeper: Viewer) -> None:
    host = record_actor(keeper, network, ActorDraft("h", name_th="วัดทดลอง"))
    hall = place(keeper, network, "hall", kind=PlaceKind.SPACE, used_for="ประชุม", hosts=("h",))

    assert PlaceHost.objects.get(place=hall, untold=None).actor_id == host.pk
    withdraw_actor(keeper, host)
    assert not PlaceHost.objects.filter(place=hall, untold=None).exists()
    with pytest.raises(UnknownActor):
        place(keeper, network, "other", hosts=("nobody",))


@pytest.mark.parametrize("rests", ["actor", "event", "child", "within"])
def test_a_place_on_which_something_rests_stays(
    network: Network, keeper: Viewer, rests: str
) -> None:
    here = place(keeper, network, "here")
    make: dict[str, Callable[[], object]] = {
        "actor": lambda: record_actor(keeper, network, ActorDraft("a", name_th="ก", place="here")),
        "event": lambda: _meet(keeper, network),
        "child": lambda: place(keeper, network, "child", "here"),
        "within": lambda: place(keeper, network, "child", within=(WithinDraft("here"),)),
    }
    make[rests]()

    with pytest.raises(StillNeeded):
        withdraw_place(keeper, here)


def _meet(keeper: Viewer, network: Network) -> None:
    for ref in ("x", "y"):
        record_actor(keeper, network, ActorDraft(ref, name_th=f"กลุ่ม {ref}"))
    parts = (PartDraft("x", "participant"), PartDraft("y", "participant"))
    draft = EventDraft(
        "activity", on(date(2026, 10, 1)), {"title": "ประชุม"}, parts=parts, place="here"
    )
    record_event(keeper, network, draft)


def test_a_place_taken_out_comes_back_with_what_it_lay_in(
    network: Network, keeper: Viewer
) -> None:
    place(keeper, network, "basin")
    gone = place(keeper, network, "gone", within=(WithinDraft("basin", Within.RESOURCE, 3),))
    withdraw_place(keeper, gone)
    last = Change.objects.order_by("seq").last()
    assert last is not None and ids_of_place(network, "gone") == frozenset()

    undo_change(keeper, network, last.seq)

    (back,) = ids_of_place(network, "gone")
    assert back in ids_of_place(network, "basin")


def test_what_a_place_cannot_be_is_refused(network: Network, keeper: Viewer) -> None:
    place(keeper, network, "here")

    with pytest.raises(NameMissing):
        record_place(keeper, network, PlaceDraft("x"))
    with pytest.raises(RefTaken):
        place(keeper, network, "here")
    with pytest.raises(UnknownPlace):
        place(keeper, network, "x", "nowhere")
    with pytest.raises(MalformedData):
        place(
            keeper, network, "x", valid_from=date(2026, 1, 2), valid_until=date(2026, 1, 1)
        )  # fmt: skip


# --- issues -------------------------------------------------------------------------------------


def test_issues_stand_in_a_tree_without_circles(network: Network, keeper: Viewer) -> None:
    water = record_issue(keeper, network, IssueDraft("water", "น้ำ", situation="แล้งทุกปี"))
    record_issue(keeper, network, IssueDraft("weir", "เหมืองฝาย", parent="water"))

    with pytest.raises(TreeCycle):
        correct_issue(keeper, water, IssueDraft("water", "น้ำ", parent="weir"))
    with pytest.raises(TreeCycle):
        correct_issue(keeper, water, IssueDraft("water", "น้ำ", parent="water"))
    with pytest.raises(UnknownIssue):
        record_issue(keeper, network, IssueDraft("x", "ก", parent="nothing"))
    with pytest.raises(StillNeeded):
        withdraw_issue(keeper, water)
    assert Issue.objects.get(pk=water.pk).situation == "แล้งทุกปี"


def test_a_corrected_issue_is_set_back(network: Network, keeper: Viewer) -> None:
    issue = record_issue(keeper, network, IssueDraft("water", "น้ำ"))
    correct_issue(keeper, issue, IssueDraft("water", "น้ำและป่า", situation="ใหม่"))
    last = Change.objects.order_by("seq").last()
    assert last is not None
    undo_change(keeper, network, last.seq)

    assert Issue.objects.get(pk=issue.pk).name_th == "น้ำ"
    withdraw_issue(keeper, issue)
    assert not Issue.objects.filter(network=network, untold=None).exists()


def test_only_keepers_tell_of_places_and_issues(
    areas: Loaded, network: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    here = place(keeper, network, "here")
    issue = record_issue(keeper, network, IssueDraft("i", "ก"))
    before = Change.objects.count()

    for viewer in (member, stranger):
        for refused in (
            lambda by: record_place(by, network, PlaceDraft("x", "ก")),
            lambda by: correct_place(by, here, PlaceDraft("here", "ข")),
            lambda by: withdraw_place(by, here),
            lambda by: order_places(by, here, []),
            lambda by: record_area(by, network, "500108"),
            lambda by: record_issue(by, network, IssueDraft("x", "ก")),
            lambda by: correct_issue(by, issue, IssueDraft("i", "ข")),
            lambda by: withdraw_issue(by, issue),
        ):
            with pytest.raises(KeepersOnly):
                refused(viewer)
    assert Change.objects.count() == before
