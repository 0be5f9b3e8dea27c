"""What every spoken step has: on which day it was said, by whom, and in which words."""

from dataclasses import dataclass
from typing import Final

from saiyai.domain.periods import Span


@dataclass(frozen=True, slots=True)
class Said:
    """Empty fields mean: today, by whoever tells it, without a word more.

    `by` is the ref of an actor; a keeper may tell what somebody else said.
    """

    when: Span | None = None
    by: str = ""
    words: str = ""


UNSAID: Final = Said()
