"""A lens of a network's own, as it is told: the file as somebody wrote it, and why.

What may stand in such a file says `saiyai.assessment.lenses.loading`.
"""

from dataclasses import dataclass
from typing import Final

from saiyai.domain.said import UNSAID, Said

MOST_LENSES: Final = 20
"""So many lenses of its own stand in a record at most; more nobody lays side by side."""


@dataclass(frozen=True, slots=True)
class LensDraft:
    """A lens to be kept, in place of the one of the same id. `text` is TOML."""

    text: str
    reason: str
    said: Said = UNSAID
