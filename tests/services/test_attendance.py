"""Who came: one activity, and those who were not listed yet, in one step."""

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, EventDraft, PartDraft
from saiyai.domain.errors import KeepersOnly, NotYours, TooFewParts
from saiyai.domain.periods import on
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language
from saiyai.queries.clock import today_of
from saiyai.queries.roster import list_likely
from saiyai.records.models import Actor, Event, Network
from saiyai.services.actors import record_actor
from saiyai.services.attendance import record_attendance
from tests.cast import MANAGER


def walk(network: Network, *refs: str) -> EventDraft:
    parts = tuple(PartDraft(ref, "participant") for ref in refs)
    return EventDraft("activity", on(today_of(network)), {"title": "Walk"}, parts=parts)


NEW = (ActorDraft(name_th="ใหม่", kind=ActorKind.PERSON),)


def test_new_members_come_with_the_activity(network: Network, keeper: Viewer) -> None:
    record_actor(keeper, network, ActorDraft(ref="a", name_en="A", kind=ActorKind.GROUP))
    event = record_attendance(keeper, network, walk(network, "a"), NEW, "learn")

    names = set(event.parts.values_list("actor__name_th", "actor__name_en", "phase"))
    assert names == {("ใหม่", "", "learn"), ("", "A", "")}


def test_nothing_is_told_where_the_activity_is_refused(network: Network, keeper: Viewer) -> None:
    with pytest.raises(TooFewParts):
        record_attendance(keeper, network, walk(network), ())
    bad = EventDraft("activity", on(today_of(network)), {"title": ""})
    with pytest.raises(Exception, match="malformed"):
        record_attendance(keeper, network, bad, NEW)
    assert not Actor.objects.filter(network=network).exists()


def test_others_tell_of_what_they_were_in_and_add_nobody(
    network: Network, keeper: Viewer, stranger: Viewer
) -> None:
    pim = record_actor(
        keeper, network, ActorDraft(ref="pim", name_en="Pim", kind=ActorKind.PERSON)
    )
    record_actor(keeper, network, ActorDraft(ref="a", name_en="A", kind=ActorKind.GROUP))
    by = Viewer(Eye.MEMBER, "pim", actor=pim.pk)

    record_attendance(by, network, walk(network, "pim", "a"), ())
    with pytest.raises(NotYours):
        record_attendance(by, network, walk(network, "a"), ())
    with pytest.raises(KeepersOnly):
        record_attendance(by, network, walk(network, "pim"), NEW)
    with pytest.raises(NotYours):
        record_attendance(stranger, network, walk(network, "a"), ())
    assert Event.objects.known(None).count() == 1


def test_a_keeper_of_a_part_adds_to_the_part(network: Network, keeper: Viewer) -> None:
    n = record_actor(keeper, network, ActorDraft(ref="n", name_en="N", kind=ActorKind.NETWORK))
    by = Viewer(Eye.MEMBER, "keeper of a part", keeps=frozenset({n.pk}), part=n.pk)
    event = record_attendance(by, network, walk(network), NEW)

    assert event.parts.get().actor.name_th == "ใหม่"


def test_a_column_of_names_finds_whom_it_may_mean(
    sample: Network, keeper: Viewer, stranger: Viewer
) -> None:
    manager = Actor.objects.get(network=sample, ref=MANAGER)
    read = list_likely(
        keeper, sample, [manager.name_th, "", f" {manager.name_th} ", "คนที่ไม่มีใครรู้จัก"], Language.TH
    )

    assert [(one.chosen, len(one.people)) for one in read] == [(MANAGER, 1), ("", 0)]
    (hidden,) = list_likely(stranger, sample, [manager.name_th], Language.TH)
    assert (hidden.chosen, list(hidden.people)) == ("", [])
