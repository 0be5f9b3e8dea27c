"""Power: what can be read of relations, by the criteria of the text, and never of a person."""

from typing import Final

from saiyai.assessment.look.view import View
from saiyai.assessment.pictures.card import Picture, PictureOf, PictureRead, Told
from saiyai.assessment.power.reading import power_of
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say


def read_power_picture(view: View, _told: Told) -> PictureRead:
    """What the reading of power says, of which sort the dependence is, and how it is used."""
    found = power_of(view)
    says, *notes = found.says
    words = [Say(f"dependence.{found.dependence}"), Say(f"manner.{found.manner}")]
    if found.firmness:
        words.insert(0, Say(f"firmness.{found.firmness}"))
    counts = {"acts": found.acts, "learning": found.learning}
    return PictureRead(says, counts, notes=(*notes, *words), trail=found.trail)


PICTURE: Final = Picture(
    PictureOf.POWER,
    read_power_picture,
    ("E4", "X5", "A5"),
    (Matter.VERTICAL_HELP, Matter.LEARNING_GAP),
    way="lessons",
    concepts=("REL-POWER-05",),
)
