"""Give and take: who gives and who receives, and how giving went over the seasons."""

from typing import Final

from saiyai.assessment.look.exchanges import read_give_take
from saiyai.assessment.look.inside_facts import facts_of
from saiyai.assessment.look.view import View
from saiyai.assessment.pictures.card import Picture, PictureOf, PictureRead, Told
from saiyai.assessment.pictures.months import by_month, counted, ends_told, ordinals
from saiyai.assessment.reading import Lack
from saiyai.domain.kinds.exchange import ExchangeStep
from saiyai.domain.verdicts import Matter


def read_giving_picture(view: View, _told: Told) -> PictureRead:
    """How many give, receive, or do both, as Today reads it; and the gifts of each month."""
    found = read_give_take(facts_of(view), view.bounds)
    ends = ends_told(view)
    given = view.told("exchange")
    given = given.only(given.has("step", ExchangeStep.DONE))
    months = {"gifts": counted(by_month(given["latest"], ends))}
    if isinstance(found, Lack):
        return PictureRead(found.says, ends=ordinals(ends), months=months)
    counts = {key.rpartition(".")[2]: count for key, count in found.parts}
    return PictureRead(
        found.says, counts, ordinals(ends), months, (found.because,), trail=found.evidence
    )


PICTURE: Final = Picture(
    PictureOf.GIVING,
    read_giving_picture,
    ("X1", "X2", "X3", "X5"),
    (Matter.VERTICAL_HELP,),
    way="board",
    concepts=("ACTOR-21",),
)
