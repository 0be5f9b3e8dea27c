"""Sheets of what was given: one row for each gift, loan, day of work or piece of advice."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from saiyai.domain.drafts import EventDraft, FlowDraft
from saiyai.domain.goods import Good, Unit, Written
from saiyai.domain.kinds.exchange import ExchangeStep
from saiyai.domain.thai import search_key
from saiyai.formats.record_cells import as_text
from saiyai.formats.shapes.rows import Row, Sheet
from saiyai.formats.shapes.words import GOODS, STEPS, UNITS

# "18,000 บาท", "22 คน-วัน", "12.5 kg" inside a sentence
_AMOUNT: Final = re.compile(r"(?<![\d.,\-−])(\d[\d,]*(?:\.\d+)?)\s*([^\s\d,.;()]+(?:\.[^\s\d]*)?)")
_GOOD_OF_UNIT: Final = {
    Unit.SATANG: Good.MONEY,
    Unit.MINUTE: Good.LABOUR,
    Unit.GRAM: Good.GOODS,
    Unit.PIECE: Good.GOODS,
}
_UNIT_OF_GOOD: Final = {Good.MONEY: UNITS["baht"]}


def read_exchanges(sheet: Sheet) -> None:
    """Tell an exchange for each row with a giver and a receiver; others are named."""
    sheet.report_left_out()
    for row in sheet.rows():
        source, target = row.text("exchange.source"), row.text("exchange.target")
        if not source or not target:
            row.problem(
                "end_missing", "exchange.target" if source else "exchange.source", row.first()
            )
        elif source == target:
            row.problem("self_loop", "exchange.target", target)
        else:
            sheet.told.events.append(_exchange(row, source, target))


def _exchange(row: Row, source: str, target: str) -> EventDraft:
    good, amount, unit = _good(row)
    step = row.word("exchange.step", STEPS) or ExchangeStep.DONE
    words = [row.lines("exchange.what"), row.lines("exchange.note")]
    if amount is None:  # "12 ถัง" is no unit of ours; as words it is not lost
        words.append(f"{row.text('exchange.amount')} {row.text('exchange.unit')}".strip())
    data: dict[str, Any] = {"step": step.value}
    if told := "\n".join(filter(None, words)):
        data["words"] = told
    return EventDraft(
        kind="exchange",
        when=row.when("exchange.when"),
        data=data,
        ref=row.text("exchange.ref"),
        flows=(FlowDraft(source, target, good.value, amount, unit),),
        place=row.text("exchange.place"),
        at=row.at,
    )


def _good(row: Row) -> tuple[Good, int | None, str]:
    """What was given and how much, from the columns or else from the words."""
    good = row.word("exchange.good", GOODS)
    amount, unit = _amount(row, good)
    if good is None and unit is not None:
        good = _GOOD_OF_UNIT[unit.unit]
    if good is None:  # a gift is what anything given is, and claims no more
        row.problem("good_untold", "exchange.what", row.text("exchange.what"))
        good = Good.GIFT
    if amount is None or unit is None:
        return good, None, ""
    return good, int(amount * unit.times), unit.unit.value


def _amount(row: Row, good: Good | None) -> tuple[Decimal | None, Written | None]:
    written = as_text(row.cell("exchange.amount"))
    if not written:
        return _amount_in(row.text("exchange.what"))
    unit = _unit(row.text("exchange.unit")) or (_UNIT_OF_GOOD.get(good) if good else None)
    amount = _number(written)
    if amount is None:
        amount, unit = _amount_in(written)
    if amount is None:
        row.problem("bad_number", "exchange.amount", written)
    elif unit is None:
        row.problem("unit_untold", "exchange.unit", f"{written} {row.text('exchange.unit')}")
    elif amount * unit.times % 1:
        row.problem("amount_too_fine", "exchange.amount", written)
        return None, unit
    return amount, unit


def _amount_in(text: str) -> tuple[Decimal | None, Written | None]:
    for number, word in _AMOUNT.findall(text):
        if (unit := _unit(word)) and (amount := _number(number)) is not None:
            return (amount, unit) if not amount * unit.times % 1 else (None, unit)
    return None, None


def _unit(text: str) -> Written | None:
    return UNITS.get(text) or UNITS.get(search_key(text)) if text else None


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 and number.adjusted() < 15 else None
