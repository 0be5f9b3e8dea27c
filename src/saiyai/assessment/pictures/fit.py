"""Problem fit: whether what members need can be had alone, and who of those it touches is here."""

from typing import Final

from saiyai.assessment.look.record import Ints
from saiyai.assessment.look.view import View
from saiyai.assessment.pictures.card import Picture, PictureOf, PictureRead, Told
from saiyai.domain.facet_words import Alone
from saiyai.domain.stakeholders import StakeholderStepKind
from saiyai.domain.words import Say


def read_fit_picture(view: View, _told: Told) -> PictureRead:
    """Needs by whether they can be met alone, as members say; and whom problems touch.

    A need that none can meet alone is what a network is for; one that each can meet asks for none.
    """
    needs, needs_rows = _needs(view)
    touched = view.record["stakeholders"].by(view.day)
    steps = view.record["stakeholder_steps"].by(view.day).newest("stakeholder")
    here = {
        "touched": len(touched),
        "invited": int(steps.has("step", StakeholderStepKind.INVITED).sum()),
        "takes_part": int(steps.has("step", StakeholderStepKind.TAKES_PART).sum()),
    }
    said = needs["alone_no"] + needs["alone_yes"] + needs["alone_unsure"]
    trail = view.trail(needs=needs_rows, stakeholders=touched.ids)
    if said:
        says = Say("picture.fit.says", n=needs["alone_no"], said=said)
    elif here["touched"]:
        says = Say("picture.fit.touched", n=here["takes_part"], touched=here["touched"])
    else:
        says = Say("picture.fit.none")
    return PictureRead(says, needs | here, trail=trail)


def _needs(view: View) -> tuple[dict[str, int], Ints]:
    """Needs of members that stand on the day, by what was said of having them alone."""
    told = view.record["needs"]
    open_ = (told["since_latest"] <= view.day) & ~(
        (told["until_latest"] > 0) & (told["until_latest"] <= view.day)
    )
    mine = told["actor"] >= 0
    mine[mine] = view.members[told["actor"][mine]]
    stands = told.only(open_ & mine)
    counts = {
        f"alone_{one or 'untold'}": int(stands.has("alone", one).sum())
        for one in (Alone.NO, Alone.YES, Alone.UNSURE, Alone.UNTOLD)
    }
    return counts, stands.ids


PICTURE: Final = Picture(
    PictureOf.FIT,
    read_fit_picture,
    ("M2", "X3", "L1"),
    way="problems",
    concepts=("NEED-1",),
)
