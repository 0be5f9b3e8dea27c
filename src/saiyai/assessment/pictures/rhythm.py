"""Rhythm: what was put in order and what came loose, and what was done, month by month.

Neither order nor its loosening is good or bad (DEF-06, DYN-01): a network needs both.
"""

from typing import Final

import numpy as np

from saiyai.assessment.look.facts import Ints as Wholes
from saiyai.assessment.look.record import UNTOLD, Ints
from saiyai.assessment.look.view import View
from saiyai.assessment.pictures.card import Picture, PictureOf, PictureRead, Told
from saiyai.assessment.pictures.months import YEAR, by_month, counted, ends_told, ordinals
from saiyai.domain.kinds.decision import DecisionStep
from saiyai.domain.ties import Stance
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say

ORDERED: Final = ("joined", "laid", "adopted")
LOOSENED: Final = ("left", "ended", "structure", "tension")
"""What ties and orders, and what loosens, in the order in which they are told."""


def read_rhythm_picture(view: View, _told: Told) -> PictureRead:
    """What tied and ordered, against what loosened and ended; and acts beside the year before."""
    ends = ends_told(view)
    order, loose = (
        {name: by_month(days, ends) for name, days in of.items()}
        for of in (_ordered(view), _loosened(view))
    )
    acts = by_month(view.record.events["latest"][view.done], ends)
    months = {
        "order": counted(np.sum(list(order.values()), axis=0)),
        "loose": counted(np.sum(list(loose.values()), axis=0)),
        "acts": counted(acts),
    }
    year = {name: int(of[-YEAR:].sum()) for name, of in (order | loose).items()}
    up, down, done = (sum(months[name][-YEAR:]) for name in ("order", "loose", "acts"))
    if not any(sum(of) for of in months.values()):
        return PictureRead(Say("picture.rhythm.none"))
    says = Say("picture.rhythm.says", order=up, loose=down, acts=done)
    trail = view.trail(events=view.ids(view.done & view.since(view.bounds.year_days)))
    return PictureRead(says, year, ordinals(ends), months, trail=trail)


def _ordered(view: View) -> dict[str, Ints]:
    """Days on which something was tied or agreed on. Shapes: each (times,), ordinals."""
    told = view.record["memberships"]
    of_it = told.only(told["network"] == view.named)
    lines = view.record.lines
    within = view.is_line & view.members[lines.a] & view.members[lines.b]
    decided = view.told("decision")
    return {
        "joined": _days(of_it["joined_latest"]),
        "laid": _days(lines.laid[within]),
        "adopted": decided["latest"][decided.has("step", DecisionStep.ADOPTED)],
    }


def _loosened(view: View) -> dict[str, Ints]:
    """Days on which something was let go or shaken."""
    told = view.record["memberships"]
    of_it = told.only(told["network"] == view.named)
    said = view.record["assertions"].by(view.day)
    lines, on = view.record.lines, said["tie"]
    within = view.is_line[on] & view.members[lines.a[on]] & view.members[lines.b[on]]
    over = said["latest"][within & said.has("stance", Stance.ENDED)]
    return {
        "left": _days(of_it["left_latest"]),
        "ended": over,
        "structure": view.told("structure_change")["latest"],
        "tension": view.told("tension")["latest"],
    }


def _days(told: Wholes) -> Ints:
    days: Ints = told[told != UNTOLD].astype(np.int64)
    return days


PICTURE: Final = Picture(
    PictureOf.RHYTHM,
    read_rhythm_picture,
    ("A1", "A2"),
    (Matter.CONTACT_LACKING, Matter.OPEN_TENSION),
    way="happened",
    concepts=("DYN-01", "DEF-06"),
)
