"""The three bases: on what lines rest, as those at their ends told."""

from typing import Final

from saiyai.assessment.indicators.sharing import BASES
from saiyai.assessment.look.view import View
from saiyai.assessment.pictures.card import Picture, PictureOf, PictureRead, Told
from saiyai.domain.words import Say


def read_bases_picture(_view: View, told: Told) -> PictureRead:
    """Of how many lines it was told what they rest on, and on each basis how many."""
    amounts = told["bases"][-1]["amounts"]
    lines = int(amounts.get("lines", 0))
    counts = {basis: int(amounts.get(f"lines_of_{basis}", 0)) for basis in BASES}
    if not lines:
        return PictureRead(Say("picture.bases.none"), counts | {"lines": 0})
    notes = (Say("picture.bases.several"),) if sum(counts.values()) > lines else ()
    by_one = told["indicators"]["E6"]["by_one"]
    if by_one:
        notes = (*notes, Say("picture.bases.by_one"))
    says = Say("picture.bases.says", lines=lines, **counts)
    return PictureRead(says, counts | {"lines": lines}, notes=notes)


PICTURE: Final = Picture(
    PictureOf.BASES, read_bases_picture, ("E6",), way="acquaintance", concepts=("DEF-05",)
)
