"""Ids and other names longer than an index holds: refused with a reason, and nothing is lost."""

from collections.abc import Callable
from datetime import date

import pytest

from saiyai.domain.drafts import ActorDraft, EventDraft, PartDraft
from saiyai.domain.errors import MalformedData
from saiyai.domain.periods import on
from saiyai.domain.viewers import Viewer
from saiyai.records.models import Actor, Alias, Change, Event, Network
from saiyai.services.actors import record_actor, record_alias
from saiyai.services.events import record_event
from tests.services.test_imports import brought

REF = "ก" * 200
NAME = "ข" * 600

Tell = Callable[[Viewer, Network], object]


def an_actor(keeper: Viewer, network: Network) -> object:
    return record_actor(keeper, network, ActorDraft(REF + "ก", name_th="ก"))


def another_name(keeper: Viewer, network: Network) -> None:
    record_alias(keeper, Actor.objects.get(network=network, ref="a"), NAME + "ข")


def an_event(keeper: Viewer, network: Network) -> object:
    told = EventDraft(
        "activity",
        on(date(2026, 5, 1)),
        {"title": "x"},
        ref=REF + "ก",
        parts=(PartDraft("a", "participant"),),
    )
    return record_event(keeper, network, told)


@pytest.mark.parametrize("tell", [an_actor, another_name, an_event])
def test_too_long_is_refused_with_its_reason_and_changes_nothing(
    network: Network, keeper: Viewer, tell: Tell
) -> None:
    record_actor(keeper, network, ActorDraft("a", name_th="กลุ่ม"))
    before = Change.objects.count()

    with pytest.raises(MalformedData) as refused:
        tell(keeper, network)

    assert refused.value.facts["field"] in {"id", "aliases"}
    assert Change.objects.count() == before
    assert Actor.objects.filter(network=network).known(None).count() == 1
    assert not Event.objects.filter(network=network).exists()


def test_a_file_with_such_an_id_is_refused_and_stays_to_be_chosen_again(
    network: Network, keeper: Viewer
) -> None:
    batch = brought(keeper, network, ("members.csv", f"id,name\n{REF}ก,กลุ่มน้ำ\n"))
    batch.refresh_from_db()

    assert (batch.state, batch.error["code"]) == ("failed", "malformed_data")
    assert batch.error["facts"]["problem"] == {
        "say": "malformed.too_long",
        "facts": {"limit": 200},
    }
    assert not Actor.objects.filter(network=network).exists()


def test_what_is_just_short_enough_is_kept(network: Network, keeper: Viewer) -> None:
    actor = record_actor(keeper, network, ActorDraft(REF, name_th="กลุ่ม"))
    record_alias(keeper, actor, NAME)

    assert Alias.objects.get(actor=actor).name == NAME
    assert Actor.objects.get(network=network, ref=REF) == actor
