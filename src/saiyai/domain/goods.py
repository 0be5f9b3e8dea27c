"""What can flow between actors, and in which whole units amounts are kept.

Amounts are integers in the smallest unit, and unlike units are never added.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final


class Good(StrEnum):
    """What one actor gives another."""

    MONEY = "money"
    LABOUR = "labour"
    GOODS = "goods"
    KNOWLEDGE = "knowledge"
    INFORMATION = "information"
    METHOD = "method"
    ACCESS = "access"
    CARE = "care"
    PROTECTION = "protection"
    OPPORTUNITY = "opportunity"
    RECOGNITION = "recognition"
    PLACE = "place"
    GIFT = "gift"
    CONTACT = "contact"
    REQUEST = "request"
    HELP = "help"


class Unit(StrEnum):
    """The smallest unit in which an amount is kept."""

    SATANG = "satang"
    MINUTE = "minute"
    GRAM = "gram"
    PIECE = "piece"


@dataclass(frozen=True, slots=True)
class Written:
    """A unit as people write it: so many smallest units make one."""

    unit: Unit
    times: int


WRITTEN: Final[dict[str, Written]] = {
    "satang": Written(Unit.SATANG, 1),
    "สตางค์": Written(Unit.SATANG, 1),
    "baht": Written(Unit.SATANG, 100),
    "บาท": Written(Unit.SATANG, 100),
    "minute": Written(Unit.MINUTE, 1),
    "นาที": Written(Unit.MINUTE, 1),
    "hour": Written(Unit.MINUTE, 60),
    "ชั่วโมง": Written(Unit.MINUTE, 60),
    "person-day": Written(Unit.MINUTE, 480),
    "คน-วัน": Written(Unit.MINUTE, 480),
    "gram": Written(Unit.GRAM, 1),
    "กรัม": Written(Unit.GRAM, 1),
    "kilogram": Written(Unit.GRAM, 1000),
    "กิโลกรัม": Written(Unit.GRAM, 1000),
    "กก.": Written(Unit.GRAM, 1000),
    "piece": Written(Unit.PIECE, 1),
    "ชิ้น": Written(Unit.PIECE, 1),
}

_SHOWN_AS: Final[dict[Unit, int]] = {
    Unit.SATANG: 100,
    Unit.MINUTE: 60,
    Unit.GRAM: 1000,
    Unit.PIECE: 1,
}


_MOST_DIGITS: Final = 18
"""Longer numbers are no amount of anything, and the database has no room for them."""


def written_amount(amount: int, unit: Unit) -> float:
    """An amount in the unit people read (baht, hours, kilograms), whose word is `unit.<id>`."""
    return amount / _SHOWN_AS[unit]


def kept_amount(text: str, unit: Unit) -> int | None:
    """An amount as people write it ("1,250.50" baht) in the smallest unit; None if it is none."""
    try:
        amount = Decimal(text.replace(",", "")) * _SHOWN_AS[unit]
    except ArithmeticError:
        return None
    if not amount.is_finite() or amount < 0 or amount.adjusted() > _MOST_DIGITS:
        return None
    if amount != amount.to_integral_value():
        return None
    return int(amount)
