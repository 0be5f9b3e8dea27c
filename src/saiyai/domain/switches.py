"""What a network may switch on for its readings, with the reason; all of it is off by default."""

from dataclasses import dataclass
from enum import StrEnum

from saiyai.domain.said import UNSAID, Said


class Switch(StrEnum):
    """What can be switched on."""

    TOTAL = "total"
    """One number for the nine dimensions: it hides which of them is lacking."""


@dataclass(frozen=True, slots=True)
class SwitchDraft:
    """Something to be switched on: what, why, and since when and by whose word."""

    name: Switch
    reason: str
    said: Said = UNSAID
