"""The pulse survey: what members are asked, in which form, and how they answer.

The questions are in words of this house and **not yet validated**: nobody has tested them with
members, in Thai or in English (theory §7). Their texts stand under `pulse.item.<id>`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from saiyai.domain.words import Say

SCALE: Final = (1, 2, 3, 4, 5)
"""From not at all to fully."""

NO_ANSWER: Final = 0
"""Does not know, or would rather not say: missing, and never a low answer."""

LEAST_ASKED: Final = 8
"""Among fewer nothing could ever be told: it would be somebody's."""

FIRST_MONTH: Final = 30
"""So many days a network is left alone: members first see what the record gives them."""

PREFACE: Final = Say("pulse.preface")
"""What is said before the first question."""

NOT_VALIDATED: Final = Say("pulse.not_validated")
"""What is said wherever questions or results are shown."""


class Form(StrEnum):
    """How much is asked: all, a dozen, or what is read aloud in a meeting."""

    FULL = "full"
    SHORT = "short"
    SPOKEN = "spoken"

    @property
    def words(self) -> Say:
        """The name of the form."""
        return Say(f"pulse.form.{self}")


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `indicator` is the one that it enters, if any; `beside` one it is read with.

    `is_reversed` questions speak ill of the network: to agree counts low. `concepts` are what of
    the theory is asked after, by id of the library.
    """

    id: str
    concepts: tuple[str, ...]
    indicator: str = ""
    beside: str = ""
    is_reversed: bool = False
    forms: frozenset[Form] = frozenset({Form.FULL})

    @property
    def words(self) -> Say:
        """The question."""
        return Say(f"pulse.item.{self.id}")


_SHORT: Final = frozenset({Form.FULL, Form.SHORT})
_SPOKEN: Final = frozenset(Form)

_ITEMS: Final = (
    Item("q1", ("ELEM5-4", "DEF-11"), "M4", forms=_SPOKEN),
    Item("q2", ("LINK-N",), "L7"),
    Item("q3", ("KRIENG7-1",), "P3", forms=_SHORT),
    Item("q4", ("KRIENG7-2", "EQN-6"), "P3"),
    Item("q5", ("EQN-6", "EQN-16"), "P3", forms=_SPOKEN),
    Item("q6", ("ELEM5-3",), "R2", forms=_SPOKEN),
    Item("q7", ("ELEM5-3", "NEED-3"), "R2"),
    Item("q8", ("DEF-08", "KRIENG7-4"), "A4", forms=_SPOKEN),
    Item("q9", ("KRIENG7-4",), "A4"),
    Item("q10", ("DEF-08", "COM-07"), "C5", forms=_SPOKEN),
    Item("q11", ("EQN-3",), "C5"),
    Item("q12", ("EQN-5", "CBH4-2"), "C5", forms=_SHORT),
    Item("q13", ("KRIENG7-3", "CBH4-4"), "X6", forms=_SPOKEN),
    Item("q14", ("KRIENG7-5", "KRIENG7-6"), "X6"),
    Item("q15", ("VAL-02", "CBH4-3"), "E5", forms=_SPOKEN),
    Item("q16", ("VAL-15", "REL-POWER-05B"), "E5", is_reversed=True, forms=_SHORT),
    Item("q17", ("REL-POWER-05B",), "E5", is_reversed=True),
    Item("q18", ("REL-CULT-02",), "M4"),
    Item("q19", ("VAL-01",), "M4", forms=_SHORT),
    Item("q20", ("REL-LEARN-01", "DEF-17"), "G6"),
    Item("q21", ("HELP-01", "DEF-02"), "G6"),
    Item("q22", ("KRIENG7-3", "MEAN-3"), "G6", forms=_SPOKEN),
    Item("q23", ("LINK-L",), "L7"),
    Item("q24", ("LINK-K",), "L7"),
    Item("q25", ("ELEM5-3", "VAL-08"), beside="R3"),
    Item("q26", ("DEF-03", "VAL-04"), beside="M3"),
    Item("q27", ("VAL-03", "VAL-05"), beside="M3"),
    Item("q28", ("REL-POWER-04", "PEOPLE-LIM"), beside="G1"),
)

ITEMS: Final[Mapping[str, Item]] = MappingProxyType({item.id: item for item in _ITEMS})
"""Every question by id, in the order in which they are asked.

Twenty-seven, and one more that the glossary adds: whether the network goes on though whom it
leans on steps back. What an id asks never changes: another question gets another id.
"""


def items_of(form: Form) -> tuple[Item, ...]:
    """What a form asks, in order."""
    return tuple(item for item in _ITEMS if form in item.forms)


def items_for(indicator: str) -> tuple[Item, ...]:
    """The questions that enter an indicator."""
    return tuple(item for item in _ITEMS if item.indicator == indicator)


def items_beside(indicator: str) -> tuple[Item, ...]:
    """The questions that are read beside an indicator and never enter it."""
    return tuple(item for item in _ITEMS if item.beside == indicator)


def words_of_answer(answer: int) -> Say:
    """What an answer means, from 1 to 5, or 0 for none."""
    return Say(f"pulse.answer.{answer}")
