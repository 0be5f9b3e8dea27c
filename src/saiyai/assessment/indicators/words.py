"""An indicator in words: what it says, how it is counted, how sure it is, what it lacks."""

from dataclasses import asdict
from typing import Final

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.indicators.card import OWN_PARTS, Indicator
from saiyai.assessment.reading import Sure
from saiyai.assessment.statistics.estimates import NoEstimate
from saiyai.domain.words import Say

_MOST_POWER: Final = 20.0
"""Beyond, what doubling does is no number that anybody reads."""


def says(card: Indicator, value: float) -> Say:
    """One sentence of what the number says: how many of a hundred, or what doubling does."""
    if card.bounded:
        return Say(f"indicator.{card.id}.says", n=of_hundred(value))
    return Say(f"indicator.{card.id}.says", times=2 ** min(value, _MOST_POWER))


def of_hundred(share: float) -> int:
    """A share as so many of a hundred."""
    return round(100 * share)


def counts(card: Indicator, conventions: Conventions = HOUSE) -> Say:
    """How it is counted and when it may be told, with the conventions that hold."""
    return Say(f"indicator.{card.id}.counts", **asdict(conventions))


def named(card: Indicator, part: str) -> Say:
    """What one of its parts is called, in the list that names it."""
    own = card.part_words == OWN_PARTS
    return Say(f"indicator.part.{part}" if own else f"{card.part_words}.{part}")


def lacks(card: Indicator, why: str, more: int) -> Say | None:
    """What is to be told or tried, and how many more of it; None where more would not help."""
    if more <= 0:
        return None
    if why == NoEstimate.TOO_FEW_MEMBERS:
        return Say("lacks.members", n=more)
    return Say(f"indicator.{card.id}.lacks", n=more)


def how_sure(low: float, high: float, conventions: Conventions = HOUSE) -> Sure:
    """How sure a number is by how wide its interval is."""
    width = (high - low) / max(high, 1)  # what goes beyond 1 is no share, and judged by its size
    if width <= conventions.sure_width:
        return Sure.SURE
    return Sure.FAIRLY if width <= conventions.fair_width else Sure.NOT_YET
