"""Every page with a picture, in the order in which it is listed, and all of them read at once."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from saiyai.assessment.indicators.card import Dimension
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.look.view import View
from saiyai.assessment.pictures import (
    bases,
    fit,
    giving,
    growth,
    hubs,
    opportunity,
    power,
    rhythm,
    spaces,
)
from saiyai.assessment.pictures.card import Picture, PictureOf, PictureRead, Told
from saiyai.assessment.plain import from_plain, to_plain

_MODULES: Final = (rhythm, growth, giving, bases, opportunity, hubs, power, spaces, fit)

PICTURES: Final[Mapping[PictureOf, Picture]] = {
    module.PICTURE.id: module.PICTURE for module in _MODULES
}


def pictures_of(dimension: Dimension) -> tuple[PictureOf, ...]:
    """The pages that show a dimension: those whose first number belongs to it."""
    return tuple(
        one
        for one, card in PICTURES.items()
        if INDICATORS[card.indicators[0]].dimension is dimension
    )


def read_pictures(view: View, told: Told) -> dict[str, dict[str, Any]]:
    """What every page begins from, as a finding keeps it; `told` is the profile so far.

    Cost: two dozen passes over events and memberships, and what the profile has worked out.
    """
    return {str(one): to_plain(card.read(view, told)) for one, card in PICTURES.items()}


def picture_from(kept: Mapping[str, Any]) -> PictureRead:
    """What a finding kept of a page."""
    return from_plain(PictureRead, kept)


def days_of(read: PictureRead) -> tuple[date, ...]:
    """The last days of its months."""
    return tuple(date.fromordinal(end) for end in read.ends)
