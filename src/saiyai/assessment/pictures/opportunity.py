"""Equal opportunity: to speak, to know, and to decide."""

from typing import Final

from saiyai.assessment.indicators.words import of_hundred
from saiyai.assessment.look.view import View
from saiyai.assessment.pictures.card import Picture, PictureOf, PictureRead, Told
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say


def read_opportunity_picture(_view: View, told: Told) -> PictureRead:
    """How evenly members speak and know, and how many of them had a say, of a hundred each."""
    found = told["indicators"]["E2"]
    parts = {name: part["value"] for name, part in found["parts"].items()}
    parts["decide"] = found["beside"].get("decide")
    known = {name: of_hundred(value) for name, value in parts.items() if value is not None}
    if len(known) < 3:
        return PictureRead(Say("picture.opportunity.none"), known)
    return PictureRead(Say("picture.opportunity.says", **known), known)


PICTURE: Final = Picture(
    PictureOf.OPPORTUNITY,
    read_opportunity_picture,
    ("E2", "E1", "E3", "A4"),
    (Matter.LATE_NEWS, Matter.FELT_APART),
    way="decisions",
    concepts=("DEF-08",),
)
