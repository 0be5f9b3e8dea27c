"""Event kinds: each card reads what earlier versions of it wrote, and refuses the rest."""

import json
from pathlib import Path

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.errors import MalformedData, UnknownWord
from saiyai.domain.goods import Unit, kept_amount
from saiyai.domain.kinds.activity import ActivityType
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Privacy, Proof
from saiyai.domain.kinds.catalogue import KINDS, kind_of
from saiyai.domain.kinds.fields import Input, fields_of
from saiyai.domain.words import texts

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_version_a_card_ever_wrote_is_still_read(kind: Kind) -> None:
    """A new version of a card keeps the golden files of the old ones and adds its own."""
    for version in range(1, kind.version + 1):
        payloads = json.loads((GOLDEN / f"{kind.id}-{version}.json").read_text("utf-8"))

        assert payloads
        for payload in payloads:
            assert isinstance(kind.read(payload, version), kind.data)


def test_an_old_payload_is_read_through_the_upgrades_of_its_card() -> None:
    class New(EventData):
        title: str

    kind = Kind(
        id="trial",
        version=3,
        data=New,
        proof=lambda _: Proof.NONE,
        pairs=Pairs.NONE,
        upgrades={1: lambda old: {"name": old["n"]}, 2: lambda old: {"title": old["name"]}},
    )

    assert kind.read({"n": "ก"}, 1) == New(title="ก")
    assert kind.read({"name": "ข"}, 2) == New(title="ข")


def test_what_does_not_fit_a_card_is_refused_by_field() -> None:
    with pytest.raises(MalformedData) as refused:
        kind_of("activity").read({"title": "ประชุม", "colour": "red"}, 1)

    assert refused.value.facts["field"] == "colour"
    with pytest.raises(MalformedData):
        kind_of("activity").read({}, 1)


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownWord, match="contact"):
        kind_of("party")


@pytest.mark.parametrize(
    ("kind", "data", "proof"),
    [
        ("contact", {}, Proof.ACT),
        ("contact", {"answered": False}, Proof.ATTEMPT),
        ("contact", {"test": True}, Proof.ANSWER),
        ("contact", {"test": True, "answered": False}, Proof.ATTEMPT),
        ("activity", {"title": "ก"}, Proof.ACT),
        ("exchange", {}, Proof.ACT),
        ("exchange", {"step": "promise"}, Proof.NONE),
        ("request", {"what": "น้ำ"}, Proof.ATTEMPT),
        ("request", {"what": "น้ำ", "step": "helped"}, Proof.ACT),
        ("request", {"what": "น้ำ", "step": "declined"}, Proof.ANSWER),
        ("request", {"what": "น้ำ", "step": "closed"}, Proof.NONE),
        ("learning", {"lesson": "ก"}, Proof.ACT),
        ("learning", {"lesson": "ก", "step": "used"}, Proof.NONE),
        ("contribution", {}, Proof.ACT),
        ("contribution", {"step": "pledged"}, Proof.NONE),
        ("care", {}, Proof.ACT),
        ("decision", {"what": "ก", "method": "command"}, Proof.NONE),
        ("benefit", {}, Proof.NONE),
        ("tension", {"type": "conflict"}, Proof.NONE),
        ("structure_change", {"what": "ก"}, Proof.NONE),
        ("expansion", {"what": "ก"}, Proof.NONE),
        ("interpretation", {"text": "ก", "reading": "ข"}, Proof.NONE),
        ("interpretation", {"text": "ก", "reading": "ข", "agreed": True}, Proof.ACT),
        ("sharing", {"what": "ก"}, Proof.NONE),
        ("sharing", {"what": "ก", "received": True}, Proof.ANSWER),
        ("advocacy", {"demand": "ก"}, Proof.ACT),
        ("outcome", {"what": "ก"}, Proof.NONE),
        ("lifecycle", {"step": "formed"}, Proof.NONE),
        ("recognition", {"what": "ก"}, Proof.ACT),
    ],
)
def test_an_event_proves_of_a_line_what_its_card_says(
    kind: str, data: dict[str, object], proof: Proof
) -> None:
    card = kind_of(kind)

    assert card.proof(card.read(data, card.version)) is proof


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_card_has_its_words_in_both_languages(kind: Kind) -> None:
    words = [f"kind.{kind.id}", f"kind.{kind.id}.help"]
    words += [f"part_role.{role}" for role in kind.roles]
    words += [f"good.{good}" for good in kind.goods]
    words += [f"activity_type.{word}" for word in ActivityType if word]

    assert [word for word in words if word not in texts()] == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_card_tells_in_a_line_what_happened_from_a_field_it_has(kind: Kind) -> None:
    assert not kind.headline or kind.headline in kind.data.model_fields


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_card_says_every_golden_payload_in_a_sentence_it_declares(kind: Kind) -> None:
    for payload in json.loads((GOLDEN / f"{kind.id}-{kind.version}.json").read_text("utf-8")):
        said = kind.variant(kind.read(payload, kind.version))

        assert said in (kind.variants or ("",))


def test_tension_has_no_place_for_free_words_and_names_no_person() -> None:
    tension = kind_of("tension")

    assert {field.input for field in fields_of(tension)} == {Input.CHOICE}
    assert not tension.between & {ActorKind.PERSON, ActorKind.UNSPECIFIED}
    assert tension.privacy is Privacy.SEALED


@pytest.mark.parametrize(
    ("text", "unit", "kept"),
    [
        *(("1,250.50", Unit.SATANG, 125_050), ("2.5", Unit.MINUTE, 150), ("0", Unit.PIECE, 0)),
        *(("0.001", Unit.GRAM, 1), ("0.0001", Unit.GRAM, None), ("1.5", Unit.PIECE, None)),
        *(("-3", Unit.PIECE, None), ("NaN", Unit.GRAM, None), ("1e999999", Unit.GRAM, None)),
        ("1e300", Unit.PIECE, None),
        ("Infinity", Unit.SATANG, None),
    ],
)
def test_an_amount_is_whole_in_the_smallest_unit_or_none(
    text: str, unit: Unit, kept: int | None
) -> None:
    assert kept_amount(text, unit) == kept
