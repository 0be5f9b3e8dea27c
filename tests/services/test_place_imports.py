"""Places in files: found by code before name, and official codes taken in."""

import pytest

from saiyai.domain.drafts import ActorDraft, Draft, PlaceDraft
from saiyai.domain.viewers import Viewer
from saiyai.records.models import Actor, Change, ImportBatch, Network, Place
from saiyai.services.areas.loading import load_areas
from saiyai.services.imports.matching import match_draft
from saiyai.services.imports.telling import tell_draft
from saiyai.services.places import record_place
from saiyai.services.undo import undo_change
from tests.areas import area_list


def bring_in(keeper: Viewer, network: Network, draft: Draft) -> None:
    batch = ImportBatch.objects.create(
        network=network, by=keeper.name, at="2026-10-31T00:00Z", files=[], content=b""
    )
    tell_draft(keeper, network, batch, draft, match_draft(network, draft), lambda _: None)


@pytest.fixture
def here(network: Network, keeper: Viewer) -> Network:
    load_areas(keeper, area_list(), "areas.csv")
    return network


def places(network: Network) -> list[tuple[str, str]]:
    rows = Place.objects.filter(network=network).known(None).order_by("code", "pk")
    return [(row.code, row.name_th) for row in rows]


def test_a_code_in_a_cell_is_an_official_area(here: Network, keeper: Viewer) -> None:
    actors = (ActorDraft("a", "กลุ่ม ก", place="500108"), ActorDraft("b", "กลุ่ม ข", place="5001"))
    bring_in(keeper, here, Draft(actors=actors))
    suthep = Actor.objects.select_related("place__parent").get(network=here, ref="a").place

    assert places(here) == [("50", "เชียงใหม่"), ("5001", "เมืองเชียงใหม่"), ("500108", "สุเทพ")]
    assert suthep is not None and suthep.parent is not None and suthep.parent.code == "5001"
    last = Change.objects.filter(network=here).order_by("seq").last()
    assert last is not None
    undo_change(keeper, here, last.seq)
    assert places(here) == []


def test_a_place_of_a_file_is_the_one_under_its_code_whatever_it_is_called(
    here: Network, keeper: Viewer
) -> None:
    standing = record_place(keeper, here, PlaceDraft("p", "ต.สุเทพ", code="500108"))
    draft = Draft(
        places=(PlaceDraft("x1", "ตำบลสุเทพ", code="500108"),),
        actors=(ActorDraft("a", "กลุ่ม ก", place="x1"), ActorDraft("b", "กลุ่ม ข", place="500108")),
    )
    bring_in(keeper, here, draft)

    at = Actor.objects.filter(network=here, ref__in=["a", "b"]).values_list("place", flat=True)
    assert list(at) == [standing.pk] * 2
    assert len(places(here)) == 3  # with the district and province it lies in


def test_a_number_that_is_no_code_stays_a_name(here: Network, keeper: Viewer) -> None:
    bring_in(keeper, here, Draft(actors=(ActorDraft("a", "กลุ่ม ก", place="990101"),)))

    assert [code for code, _ in places(here)] == [""]
