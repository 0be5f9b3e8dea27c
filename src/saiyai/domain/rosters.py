"""The roster: whom members turn to, told by name and under a consent of its own.

Names are asked without a cap: whoever may name three names the three that come first, and a
network looks flatter than it is (theory §7). A question "who works against us" is not asked.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from saiyai.domain.words import Say

CONTACT_DAYS: Final = 30
"""So far back the question after contact looks."""

AGREEING: Final = Say("roster.agree")
"""What somebody agrees to before anything they say is kept."""


class RosterQuestion(StrEnum):
    """What is asked of every other member."""

    IN_TOUCH = "in_touch"
    """With whom there was contact in the past thirty days."""
    ASKED = "asked"
    """Whom they asked for help or advice."""
    HELPED = "helped"
    VIEW = "view"
    """Whose view counts for what is done together: what influence is read from."""
    COULD_ASK = "could_ask"
    """Whom they could ask, though silent for over a year."""

    @property
    def words(self) -> Say:
        """The question."""
        return Say(f"roster.question.{self}")


Namings = Mapping[RosterQuestion, frozenset[str]]
"""Whom somebody names, by ref, for each question; a question left out names nobody."""
