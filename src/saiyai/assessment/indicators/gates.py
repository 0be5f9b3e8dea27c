"""What has to hold before an indicator is told: else it says what is missing, and never 0."""

import numpy as np

from saiyai.assessment.indicators.card import NOT_RECORDED, Measured
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from saiyai.domain.coverage import Share


def unrecorded(view: View, days: int, *kinds: str) -> tuple[Share, Measured | None]:
    """How completely these kinds were recorded, and the answer where that is not enough.

    Without a statement on how complete the record is, nobody can tell few from not written down.
    """
    found = worst_recorded(view, days, *kinds)
    if found in NOT_RECORDED:
        return found, Measured(Missing(NoEstimate.NOT_RECORDED), coverage=found)
    return found, None


def worst_recorded(view: View, days: int, *kinds: str) -> Share:
    """How completely the kind was recorded of which least was."""
    return min((view.coverage(kind, days) for kind in kinds), key=_order)


def known_of(known: np.ndarray, among: np.ndarray, least: float) -> Missing | None:
    """What is missing where something is known of too small a share of those it is asked of."""
    total = int(among.sum())
    there = int((known & among).sum())
    if not total:
        return Missing(NoEstimate.NOTHING_COUNTED, 1)
    needed = int(np.ceil(least * total - 1e-9))
    return Missing(NoEstimate.LOW_RESPONSE, needed - there) if there < needed else None


def told_of_lines(view: View, least: float) -> Missing | None:
    """What is missing where too few members said anything of their own lines."""
    return known_of(told_own_lines(view), view.members, least)


def told_own_lines(view: View) -> Bools:
    """Members who said anything of a line that they are an end of. Shapes: (n,)."""
    said, lines = view.record["assertions"].by(view.day), view.record.lines
    by, on = said["said_by"], said["tie"]
    own = (by == lines.a[on]) | (by == lines.b[on])
    return view.marked(by[own]) & view.members


def _order(share: Share) -> int:
    return (Share.UNKNOWN, Share.NONE, Share.SOME, Share.ALL).index(share)
