"""A sheet for each kind of event: written from its card, filled in, read again."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from saiyai.domain.drafts import Draft, FlowDraft, PartDraft
from saiyai.domain.kinds.card import Kind
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.kinds.fields import fields_of
from saiyai.domain.periods import in_month, on
from saiyai.domain.words import Language, say, texts
from saiyai.formats.catalogue import read_file
from saiyai.formats.kind_sheets import columns_of, write_kind_sheet

TODAY = date(2026, 10, 31)
GOLDEN = Path(__file__).parents[1] / "domain" / "golden"


def filled(kind: Kind, language: Language, rows: list[dict[str, object]]) -> Draft:
    """The sheet of a kind with these rows, by text id, as somebody would save it."""
    book = load_workbook(io.BytesIO(write_kind_sheet(kind, language)))
    (sheet,) = book.worksheets
    headings = [str(told.value) for told in sheet[1]]
    for row in rows:
        told = {say(key, language): value for key, value in row.items()}
        assert set(told) <= set(headings)
        sheet.append([told.get(heading) for heading in headings])
    book.save(saved := io.BytesIO())
    read = read_file(f"{kind.id}.xlsx", saved.getvalue(), TODAY)
    assert isinstance(read, Draft)
    return read


def cell(kind: Kind, name: str, value: object, language: Language) -> tuple[str, object]:
    """A value of the data as people write it in its column."""
    field = next(one for one in fields_of(kind) if one.id == name)
    if isinstance(value, bool):
        return field.label, say(f"field_word.{'yes' if value else 'no'}", language)
    return field.label, say(f"{field.family}.{value}", language) if field.family else value


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_is_filled_in_is_what_is_told(kind: Kind, language: Language) -> None:
    golden = json.loads((GOLDEN / f"{kind.id}-{kind.version}.json").read_text("utf-8"))
    rows = []
    for payload in golden:
        row = dict(cell(kind, name, value, language) for name, value in payload.items())
        rows.append(row | {"record.when": "1 ต.ค. 2569", **_who(kind)})

    draft = filled(kind, language, rows)

    assert draft.problems == ()
    assert [dict(event.data) for event in draft.events] == golden
    for event in draft.events:
        assert (event.kind, event.when) == (kind.id, on(date(2026, 10, 1)))
        assert bool(event.flows) == bool(kind.goods)
        kind.read(event.data, event.version)


def _who(kind: Kind) -> dict[str, object]:
    if not kind.goods:
        return {f"part_role.{kind.roles[0]}": "ก; ข"}
    return {f"part_role.{kind.ends[0]}": "ก", f"part_role.{kind.ends[1]}": "ข"}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_two_columns_of_a_sheet_read_alike(kind: Kind) -> None:
    for language in Language:
        headings = [say(key, language) for key in columns_of(kind)]

        assert len(set(headings)) == len(headings)
    by_heading: dict[str, set[str]] = {}
    for key in columns_of(kind):
        for language in Language:
            by_heading.setdefault(texts()[key][language], set()).add(key)
    assert [keys for keys in by_heading.values() if len(keys) > 1] == []


def test_names_flows_and_amounts_are_read() -> None:
    row: dict[str, object] = {
        "record.when": "ต.ค. 2569",
        "part_role.giver": "ป้าจันทร์; ลุงคำ",
        "part_role.receiver": "ฝายหิน",
        "record.good": "เงิน",
        "record.amount": "1,500.50",
        "record.unit": "บาท",
        "record.place": "เวียงฮอม",
    }

    (event,) = filled(KINDS["exchange"], Language.TH, [row]).events

    assert event.flows == (
        FlowDraft("ป้าจันทร์", "ฝายหิน", "money", 150_050, "satang"),
        FlowDraft("ลุงคำ", "ฝายหิน", "money", 150_050, "satang"),
    )
    assert (event.when, event.place) == (in_month(2026, 10), "เวียงฮอม")


def test_a_cell_that_cannot_be_read_is_named_and_loses_nothing_else() -> None:
    row: dict[str, object] = {
        "record.when": "วันไหนไม่รู้",
        "data.what": "แบ่งน้ำ",
        "data.method": "จับสลาก",
        "part_role.decider": "คณะกรรมการ",
    }

    draft = filled(KINDS["decision"], Language.TH, [row])

    (event,) = draft.events
    assert {(one.code, one.row, one.value) for one in draft.problems} == {
        ("bad_date", 2, "วันไหนไม่รู้"),
        ("unknown_word", 2, "จับสลาก"),
    }
    assert (dict(event.data), event.when) == ({"what": "แบ่งน้ำ"}, None)
    assert event.parts == (PartDraft("คณะกรรมการ", "decider"),)


def test_a_sheet_offers_the_words_of_closed_lists() -> None:
    book = load_workbook(io.BytesIO(write_kind_sheet(KINDS["decision"], Language.EN)))
    offered = [rule.formula1 for rule in book["decision"].data_validations.dataValidation]

    assert any("by consensus" in one for one in offered)
