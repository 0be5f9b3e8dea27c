"""A kind of event is declared, not wired: what follows from its card follows for any card."""

import ast
from datetime import date

import pytest
import reference_record
from pydantic import Field

from saiyai.domain.drafts import Draft, EventDraft, FlowDraft, PartDraft
from saiyai.domain.errors import MalformedData, TooFewParts, UnknownWord
from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Privacy, Proof
from saiyai.domain.kinds.catalogue import KINDS, kind_of
from saiyai.domain.periods import on
from saiyai.domain.words import texts
from saiyai.formats.catalogue import FORMATS, read_file
from saiyai.records.models import Network
from saiyai.services.rows import Ids, Told, event_rows
from tests.house.tree import modules, name_of, project, tree_of

DAY = date(2026, 10, 31)


KNOWN_BY_NAME = {
    "api/refusals.py": "what pydantic refuses is a request of HTTP",
    "domain/carried.py": "a column of the charter bears the same name",
    "domain/goods.py": "goods of the same name",
    "domain/notes.py": "a note of no other kind tells of an activity",
    "formats/shapes/attendance.py": "a sheet that tells of activities",
    "formats/shapes/exchanges.py": "a sheet that tells of gifts",
    "formats/shapes/meeting_ties.py": "meetings lay lines",
    "queries/decisions.py": "a column of ballots bears the same name",
    "queries/facts.py": "calls and gifts of the readings",
    "services/sample/lines.py": "lines of the sample are laid by calls",
    "services/sample/routine.py": "the routine of the sample is of certain kinds",
    "services/sample/story.py": "the sample tells of four kinds",
    "services/ties.py": "a test of a line is a call",
}
"""Modules that speak of a kind by name, and why. May shrink, never grow."""

READINGS = "src/saiyai/assessment/"
"""The room whose work it is to say what certain kinds of event mean."""


BASES = {"culture", "power", "learning"}
"""What lines rest on; one of them bears the name of a kind."""


def kinds_named_in(tree: ast.AST) -> set[str]:
    """Ids of kinds that stand in the code as strings, docstrings aside."""
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    words = {
        str(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) not in silent
    }
    return (words & set(KINDS)) - (BASES if words >= BASES else set())


class Lesson(EventData):
    """What is told of a lesson."""

    lesson: str = Field(min_length=1)
    """In the walker's own words."""


PILGRIMAGE = Kind(
    id="pilgrimage",
    version=1,
    data=Lesson,
    proof=lambda _: Proof.NONE,
    pairs=Pairs.STAR,
    roles=("walker",),
    goods=(Good.KNOWLEDGE,),
    caller="walker",
    needs_parts=1,
    privacy=Privacy.PARTIES,
    concepts=("REL-LEARN-05",),
)
TOLD = EventDraft(
    kind="pilgrimage",
    when=on(DAY),
    ref="e1",
    data={"lesson": "น้ำต้องแบ่งก่อนแล้ง"},
    parts=(PartDraft("a", "walker"),),
    flows=(FlowDraft("b", "a", "knowledge"),),
)


@pytest.fixture
def walk(monkeypatch: pytest.MonkeyPatch) -> Kind:
    """The one line: an entry in the catalogue, and the words of a new kind and role."""
    monkeypatch.setitem(KINDS, "pilgrimage", PILGRIMAGE)
    monkeypatch.setitem(texts(), "kind.pilgrimage", {"th": "การเดินธรรมยาตรา", "en": "Pilgrimage"})
    monkeypatch.setitem(texts(), "kind.pilgrimage.help", {"th": "ใครเดินกับใคร", "en": "Who walked"})
    monkeypatch.setitem(texts(), "part_role.walker", {"th": "ผู้ร่วมเดิน", "en": "walker"})
    return PILGRIMAGE


def rows(draft: EventDraft) -> object:
    return event_rows(Told(Network(), 1), draft, Ids(actors={"a": 1, "b": 2}))


def test_a_new_card_makes_rows_of_what_is_told(walk: Kind) -> None:
    made = event_rows(Told(Network(), 1), TOLD, Ids(actors={"a": 1, "b": 2}))

    assert (made.event.kind, made.event.version, made.event.proof) == ("pilgrimage", 1, Proof.NONE)
    assert made.event.data == {"lesson": "น้ำต้องแบ่งก่อนแล้ง"}
    assert [(part.actor_id, part.role) for part in made.parts] == [(1, "walker")]
    assert [(flow.source_id, flow.target_id) for flow in made.flows] == [(2, 1)]


def test_a_new_card_refuses_what_does_not_fit_it(walk: Kind) -> None:
    def told(**changes: object) -> EventDraft:
        return EventDraft(**{"kind": "pilgrimage", "when": on(DAY), "data": TOLD.data, **changes})  # type: ignore[arg-type]

    with pytest.raises(MalformedData, match="lesson"):
        rows(told(data={"lesson": ""}, parts=TOLD.parts))
    with pytest.raises(TooFewParts):
        rows(told())
    with pytest.raises(UnknownWord, match="walker"):
        rows(told(parts=(PartDraft("a", "host"),)))
    with pytest.raises(UnknownWord, match="knowledge"):
        rows(told(parts=TOLD.parts, flows=(FlowDraft("b", "a", "money"),)))


@pytest.mark.parametrize("format_id", [card.id for card in FORMATS.values() if card.writes])
def test_a_new_kind_goes_out_and_comes_in_by_every_format(walk: Kind, format_id: str) -> None:
    card = FORMATS[format_id]
    assert card.writes is not None
    written = card.writes(Draft(events=(TOLD,)))

    read = read_file(f"record{card.suffixes[0]}", written, DAY)

    assert isinstance(read, Draft)
    (event,) = read.events
    assert (event.kind, event.data, event.parts, event.flows) == (
        *(TOLD.kind, TOLD.data),
        *(TOLD.parts, TOLD.flows),
    )


def test_a_new_card_writes_its_own_page(walk: Kind) -> None:
    page = reference_record.event_kinds_page(KINDS.values())
    section = page.split("## `pilgrimage`\n")[1].split("\n## ")[0]

    assert "**Pilgrimage · การเดินธรรมยาตรา.**" in section
    assert "| `walker` | walker | ผู้ร่วมเดิน |" in section
    assert "| `lesson` | string, not empty | needed | In the walker's own words. |" in section
    assert "Only the actors in it and the keepers read the row" in section
    assert "REL-LEARN-05" in section


def test_an_unknown_kind_is_refused_with_the_new_one_among_those_there_are(
    walk: Kind,
) -> None:
    with pytest.raises(UnknownWord, match="pilgrimage"):
        kind_of("party")


def test_a_kind_is_known_by_name_in_no_new_place() -> None:
    by_name = {
        name_of(module)
        for module in modules()
        if module.parent.name != "kinds" and kinds_named_in(tree_of(module))
    }
    by_name = {name for name in by_name if not name.startswith(READINGS)}

    assert by_name - {f"src/saiyai/{place}" for place in KNOWN_BY_NAME} == set()


def test_a_kind_that_is_known_by_name_is_found() -> None:
    assert kinds_named_in(ast.parse('x = "learning"')) == {"learning"}
    assert kinds_named_in(ast.parse('x = "culture", "power", "learning"')) == set()
    assert kinds_named_in(ast.parse('if kind == "contact": pass')) == {"contact"}
    assert kinds_named_in(ast.parse('"""A contact."""')) == set()


def test_the_contract_keeps_every_kind_from_the_others() -> None:
    contracts = {one["name"]: one for one in project()["tool"]["importlinter"]["contracts"]}
    contract = contracts["Kinds of event do not know each other"]

    assert contract["modules"] == ["saiyai.domain.kinds.*"]
    kept = {one.split(" -> ")[1] for one in contract["ignore_imports"]}
    assert not kept & {f"saiyai.domain.kinds.{kind}" for kind in KINDS}
