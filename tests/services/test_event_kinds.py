"""Every kind of event is told, read by those who may, and refused where its card says so."""

import json
from datetime import date
from pathlib import Path

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, EventDraft, FlowDraft, PartDraft
from saiyai.domain.errors import NamesSomebody, UnknownEvent
from saiyai.domain.kinds.card import Kind, Privacy
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.periods import AsOf, on
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language
from saiyai.queries.events import get_event, list_events
from saiyai.queries.exports import load_record
from saiyai.records.models import Actor, Network
from saiyai.services.actors import record_actor
from saiyai.services.events import record_event

DAY = date(2026, 10, 1)
GOLDEN = Path(__file__).parents[1] / "domain" / "golden"


@pytest.fixture
def cast(network: Network, keeper: Viewer) -> Network:
    """Two groups and a person."""
    for ref, kind in (("a", ActorKind.GROUP), ("b", ActorKind.GROUP), ("p", ActorKind.PERSON)):
        record_actor(keeper, network, ActorDraft(ref=ref, name_th=f"ชื่อ {ref}", kind=kind))
    return network


def example(kind: Kind) -> EventDraft:
    """The first golden payload of a card, between the two groups."""
    payload = json.loads((GOLDEN / f"{kind.id}-{kind.version}.json").read_text("utf-8"))[0]
    parts = tuple(PartDraft(ref, kind.roles[0]) for ref in ("a", "b")) if kind.roles else ()
    flows = (FlowDraft("a", "b", kind.goods[0]),) if kind.goods else ()
    return EventDraft(kind=kind.id, when=on(DAY), data=payload, parts=parts, flows=flows)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_kind_is_told_and_read_in_a_sentence(
    kind: Kind, cast: Network, keeper: Viewer
) -> None:
    told = record_event(keeper, cast, example(kind))

    row = get_event(keeper, cast, told.ref)
    assert (row.kind, row.when) == (kind.id, on(DAY))
    for language in Language:
        assert row.title(language).strip()
        assert "{" not in row.title(language)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_who_reads_a_row_is_as_its_card_says(
    kind: Kind, cast: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    told = record_event(keeper, cast, example(kind))
    own = Viewer(Eye.MEMBER, "a", Actor.objects.get(network=cast, ref="a").pk)

    def readers() -> list[Viewer]:
        eyes = (keeper, own, member, stranger)
        return [one for one in eyes if list_events(one, cast, AsOf(DAY)).rows]

    everybody = [keeper, own, member]
    assert readers() == (everybody if kind.privacy is Privacy.OPEN else [keeper, own])
    with pytest.raises(UnknownEvent):
        get_event(stranger, cast, told.ref)


def test_tension_is_not_told_of_people(cast: Network, keeper: Viewer) -> None:
    told = EventDraft(
        kind="tension",
        when=on(DAY),
        data={"type": "conflict"},
        parts=(PartDraft("a", "party"), PartDraft("p", "party")),
    )

    with pytest.raises(NamesSomebody) as refused:
        record_event(keeper, cast, told)

    assert refused.value.facts["actor"] == "p"


def test_what_is_sealed_leaves_in_no_file(cast: Network, keeper: Viewer) -> None:
    for kind in KINDS.values():
        record_event(keeper, cast, example(kind))

    out = {event.kind for event in load_record(keeper, cast).events}

    assert out == {kind.id for kind in KINDS.values() if kind.privacy is not Privacy.SEALED}
    assert set(KINDS) - out == {"tension"}
