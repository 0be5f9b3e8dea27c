"""What the database itself refuses, on both databases."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connections, transaction
from django.db.models import Sum

from saiyai.domain.drafts import (
    ActorDraft,
    AssertionDraft,
    EventDraft,
    FlowDraft,
    PartDraft,
    TieDraft,
)
from saiyai.domain.periods import on
from saiyai.domain.viewers import Viewer
from saiyai.records import guards
from saiyai.records.models import (
    Actor,
    Change,
    Event,
    Flow,
    Membership,
    Network,
    Part,
    Tie,
    TieAssertion,
    TieKind,
)
from saiyai.services.actors import record_actor
from saiyai.services.events import record_event
from saiyai.services.ties import record_tie

DAY = date(2026, 10, 1)


@pytest.fixture
def pair(network: Network, keeper: Viewer) -> tuple[Actor, Actor]:
    """Two groups."""
    one = record_actor(keeper, network, ActorDraft(ref="a", name_en="A", kind="group"))  # type: ignore[arg-type]
    other = record_actor(keeper, network, ActorDraft(ref="b", name_en="B", kind="group"))  # type: ignore[arg-type]
    return one, other


@pytest.fixture
def gift(pair: tuple[Actor, Actor], network: Network, keeper: Viewer) -> Event:
    """Something given."""
    draft = EventDraft(
        "exchange", on(DAY), {}, flows=(FlowDraft("a", "b", "money", 12_345, "satang"),)
    )
    return record_event(keeper, network, draft)


def refused(act: Callable[[], Any]) -> None:
    """The database says no, and the transaction around it goes on."""
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        act()


def test_every_guard_of_this_version_stands() -> None:
    connection = connections["default"]

    assert guards.names(connection) == guards.expected(connection)


def test_installing_guards_again_changes_nothing() -> None:
    connection = connections["default"]
    guards.install(connection)

    assert guards.names(connection) == guards.expected(connection)


def test_an_event_row_is_never_edited(gift: Event) -> None:
    refused(lambda: Event.objects.filter(pk=gift.pk).update(latest=date(2026, 10, 2)))
    refused(lambda: Event.objects.filter(pk=gift.pk).update(data={"words": "x"}))
    refused(lambda: Event.objects.filter(pk=gift.pk).update(told=gift.told and gift.told + 1))
    refused(lambda: Event.objects.filter(pk=gift.pk).delete())


def test_an_event_is_taken_back_once(gift: Event) -> None:
    Event.objects.filter(pk=gift.pk).update(untold=1000)

    refused(lambda: Event.objects.filter(pk=gift.pk).update(untold=1001))
    refused(lambda: Event.objects.filter(pk=gift.pk).update(untold=None))


def test_flows_and_parts_are_never_edited_or_deleted(gift: Event) -> None:
    flow = Flow.objects.get(event=gift)

    refused(lambda: Flow.objects.filter(pk=flow.pk).update(amount=1))
    refused(lambda: Flow.objects.filter(pk=flow.pk).delete())


def test_staged_rows_can_be_deleted(network: Network, pair: tuple[Actor, Actor]) -> None:
    event = _event(network, "contact", told=None)
    Flow.objects.create(
        event=event, kind="contact", source=pair[0], target=pair[1], good="contact"
    )
    Flow.objects.filter(event=event).delete()
    event.delete()

    assert not Event.objects.filter(ref="bare").exists()


def test_a_part_has_a_role_that_the_card_of_its_kind_allows(
    network: Network, pair: tuple[Actor, Actor]
) -> None:
    event = _event(network, "activity")
    Part.objects.create(event=event, kind="activity", actor=pair[0], role="participant")

    refused(lambda: Part.objects.create(event=event, kind="activity", actor=pair[1], role="king"))
    refused(lambda: Part.objects.create(event=event, kind="contact", actor=pair[1], role="via"))


def test_an_exchange_without_a_receiver_cannot_stand(
    network: Network, pair: tuple[Actor, Actor]
) -> None:
    event = _event(network, "exchange")

    refused(
        lambda: Flow.objects.create(event=event, kind="exchange", source=pair[0], good="money")
    )


def test_an_amount_is_a_whole_number_with_its_unit(
    network: Network, pair: tuple[Actor, Actor]
) -> None:
    def give(amount: Any, unit: str) -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute(
                "INSERT INTO records_flow (event_id, kind, source_id, target_id, good, amount, "
                "unit) VALUES (%s, 'exchange', %s, %s, 'money', %s, %s)",
                [event.pk, pair[0].pk, pair[1].pk, amount, unit],
            )

    event = _event(network, "exchange")
    for amount, unit in (("many", "satang"), (-1, "satang"), (5, ""), (None, "satang"), (5, "kg")):
        refused(lambda amount=amount, unit=unit: give(amount, unit))  # type: ignore[misc]
    if connections["default"].vendor == "sqlite":  # PostgreSQL rounds what SQLite would keep
        refused(lambda: give(0.1, "satang"))
    for _ in range(3):
        give(10, "satang")

    assert Flow.objects.filter(event=event).aggregate(sum=Sum("amount"))["sum"] == 30


def test_nothing_flows_to_its_own_source(network: Network, pair: tuple[Actor, Actor]) -> None:
    event = _event(network, "contact")

    refused(
        lambda: Flow.objects.create(
            event=event, kind="contact", source=pair[0], target=pair[0], good="contact"
        )
    )


def test_a_span_runs_forward(network: Network) -> None:
    refused(lambda: _event(network, "activity", latest=date(2026, 9, 1)))


def test_an_undirected_line_stands_low_high_and_once(
    network: Network, pair: tuple[Actor, Actor], keeper: Viewer
) -> None:
    tie = record_tie(keeper, network, TieDraft("b", "a"))
    low, high = sorted((pair[0].pk, pair[1].pk))

    assert (tie.a_id, tie.b_id) == (low, high)
    same = {"network": network, "kind": tie.kind, "directed": False, "told": 9}
    refused(lambda: Tie.objects.create(ref="x", a_id=low, b_id=high, **same))
    refused(lambda: Tie.objects.create(ref="y", a_id=high, b_id=low, **same))
    refused(lambda: Tie.objects.create(ref="z", a_id=low, b_id=low, **same))


def test_a_line_has_the_direction_of_its_kind(network: Network, pair: tuple[Actor, Actor]) -> None:
    kind = TieKind.objects.create(network=network, name="advises", directed=True, told=1)
    ends = {"a": pair[0], "b": pair[1]}

    refused(
        lambda: Tie.objects.create(
            network=network, ref="x", kind=kind, directed=False, told=1, **ends
        )
    )


def test_what_was_said_of_a_line_is_never_edited(
    network: Network, pair: tuple[Actor, Actor], keeper: Viewer
) -> None:
    tie = record_tie(keeper, network, TieDraft("a", "b", assertions=(AssertionDraft(weight=2.5),)))
    said = TieAssertion.objects.get(tie=tie)

    refused(lambda: TieAssertion.objects.filter(pk=said.pk).update(weight=3))
    refused(lambda: TieAssertion.objects.filter(pk=said.pk).delete())
    refused(lambda: _assertion(tie, float("inf")))
    if connections["default"].vendor == "postgresql":  # SQLite keeps no NaN: it becomes untold
        refused(lambda: _assertion(tie, float("nan")))


def test_one_open_membership_per_network_member_and_role(
    network: Network, pair: tuple[Actor, Actor]
) -> None:
    row = {"network": pair[0], "member": pair[1], "role": "member", "told": 1}
    Membership.objects.create(**row)

    refused(lambda: Membership.objects.create(**row))
    refused(lambda: Membership.objects.create(**{**row, "member": pair[0]}))
    Membership.objects.create(**{**row, "role": "leader"})


def test_a_change_can_be_emptied_and_nothing_else(network: Network) -> None:
    change = Change.objects.get(network=network)

    refused(lambda: Change.objects.filter(pk=change.pk).update(by="somebody else"))
    refused(lambda: Change.objects.filter(pk=change.pk).update(before={"x": 1}))
    refused(lambda: Change.objects.filter(pk=change.pk).delete())
    Change.objects.filter(pk=change.pk).update(salt=None, before=None)


def test_who_is_in_a_line_or_event_cannot_be_deleted(
    gift: Event, pair: tuple[Actor, Actor]
) -> None:
    with pytest.raises((IntegrityError, ValidationError)):
        pair[0].delete()


def test_words_outside_their_list_are_refused(network: Network) -> None:
    row = {"network": network, "name_en": "X", "sort_th": "", "sort_en": "", "search": ""}

    refused(lambda: Actor.objects.create(ref="x", kind="robot", told=1, **row))
    refused(lambda: Actor.objects.create(ref="y", kind="group", told=1, **{**row, "name_en": ""}))


def _event(network: Network, kind: str, *, told: int | None = 1, latest: date = DAY) -> Event:
    return Event.objects.create(
        network=network,
        ref="bare",
        kind=kind,
        earliest=DAY,
        latest=latest,
        proof=0,
        version=1,
        told=told,
    )


def _assertion(tie: Tie, weight: float) -> TieAssertion:
    return TieAssertion.objects.create(
        tie=tie, stance="proposed", earliest=DAY, latest=DAY, weight=weight, told=1
    )


def test_parts_of_an_event_are_told_with_it(
    network: Network, pair: tuple[Actor, Actor], keeper: Viewer
) -> None:
    draft = EventDraft(
        "activity",
        on(DAY),
        {"title": "x"},
        parts=(PartDraft("a", "participant"), PartDraft("b", "organiser")),
    )
    event = record_event(keeper, network, draft)

    assert set(event.parts.values_list("actor__ref", "role")) == {
        ("a", "participant"),
        ("b", "organiser"),
    }
