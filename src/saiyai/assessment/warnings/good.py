"""What went well, which is shown before what is worth attention."""

import numpy as np

from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Ints, Table
from saiyai.assessment.reading import Sure
from saiyai.assessment.warnings.calls import touching
from saiyai.assessment.warnings.carriers import passed_on
from saiyai.assessment.warnings.learning import learning_back
from saiyai.assessment.warnings.noticed import Good
from saiyai.assessment.warnings.tensions import new_practices
from saiyai.domain.kinds.learning import LearningStep
from saiyai.domain.kinds.outcome import OutcomeShare
from saiyai.domain.ties import TieState
from saiyai.domain.verdicts import GoodNews
from saiyai.domain.words import Say

_RAREST_FIRST = (
    GoodNews.EMERGENCE,
    GoodNews.NEW_PRACTICE,
    GoodNews.PASSED_ON,
    GoodNews.ANSWERED,
    GoodNews.REPAIRED,
    GoodNews.LEARNING_BACK,
    GoodNews.EMERGENCE_CANDIDATE,
    GoodNews.TOGETHER,
)

_MONTH = 30


def good_news(inside: Inside) -> list[Good]:
    """Everything that went well of late, the rarest first and of one kind the newest."""
    found = [
        *_new_things(inside),
        *new_practices(inside),
        *passed_on(inside),
        *_answered(inside),
        *_repaired(inside),
        *learning_back(inside),
        *_together(inside),
    ]
    return sorted(found, key=lambda one: (_RAREST_FIRST.index(one.of), -one.day))


# --- lines ---------------------------------------------------------------------------------------


def _answered(inside: Inside) -> list[Good]:
    """Lines that had rested beyond their windows and answered on one occasion."""
    lines, bounds = touching(inside), inside.bounds
    late = lines.answered_late & (lines.last_positive > inside.day - bounds.news_days)
    days = np.sort(lines.last_positive[late])
    if len(days) < bounds.answered_lines:
        return []
    until = np.searchsorted(days, days + bounds.one_occasion, side="right")
    most = int(np.argmax(until - np.arange(len(days))))
    n = int(until[most]) - most
    if n < bounds.answered_lines:
        return []
    first, last = int(days[most]), int(days[until[most] - 1])
    those = late & (lines.last_positive >= first) & (lines.last_positive <= last)
    says = Say(f"good_news.{GoodNews.ANSWERED}", n=n, day=inside.record.day.fromordinal(last))
    return [Good(GoodNews.ANSWERED, says, last, inside.trail(ties=lines.rows[those]))]


def _repaired(inside: Inside) -> list[Good]:
    lines = touching(inside)
    mended = lines.of(TieState.REPAIRED)
    if not mended.any():
        return []
    last = int(lines.last_positive[mended].max())
    says = Say(f"good_news.{GoodNews.REPAIRED}", n=int(mended.sum()))
    return [Good(GoodNews.REPAIRED, says, last, inside.trail(ties=lines.rows[mended]))]


def _together(inside: Inside) -> list[Good]:
    """Lines on which something was done or answered within a month: what goes on as it should."""
    lines = touching(inside)
    late = lines.of(TieState.ACTIVE) & (lines.last_positive > inside.day - _MONTH)
    if not late.any():
        return []
    last = int(lines.last_positive[late].max())
    says = Say(f"good_news.{GoodNews.TOGETHER}", n=int(late.sum()))
    return [Good(GoodNews.TOGETHER, says, last, inside.trail(ties=lines.rows[late]))]


# --- something that no member had before ---------------------------------------------------------


def _new_things(inside: Inside) -> list[Good]:
    """Outcomes of their own that rest on a lesson used: candidates until members confirm them.

    The programme proposes, people confirm (S8): each by a `checked` about the outcome itself.
    """
    outcomes = inside.by_members("outcome").by(inside.day)
    late = outcomes["latest"] > inside.day - inside.bounds.good_days
    ours = outcomes.only(late & outcomes.has("share", OutcomeShare.OURS))
    lessons = inside.record.of_kind("learning").by(inside.day)
    used = lessons["about"][lessons.has("step", LearningStep.USED)]
    rests = np.flatnonzero(np.isin(ours["about"], used[used >= 0])).tolist()
    return [_new_thing(inside, ours, place, lessons) for place in rests]


def _new_thing(inside: Inside, ours: Table, place: int, lessons: Table) -> Good:
    about = lessons.only(lessons["about"] == ours["row"][place])
    checks = about.only(about.has("step", LearningStep.CHECKED))
    confirmed = len(_confirmers(inside, checks["row"]))
    firm = confirmed >= inside.bounds.confirmers
    of = GoodNews.EMERGENCE if firm else GoodNews.EMERGENCE_CANDIDATE
    rows = np.concatenate((ours.ids[place : place + 1], checks.ids))
    day = int(ours["latest"][place])
    says = Say(f"good_news.{of}", n=confirmed, day=inside.record.day.fromordinal(day))
    sure = Sure.SURE if firm else Sure.NOT_YET
    return Good(of, says, day, inside.trail(events=rows), sure)


def _confirmers(inside: Inside, events: Ints) -> Ints:
    """Members who confirmed: those told as checkers, and nobody twice."""
    parts = inside.record.parts
    mine = np.isin(parts["event"], events) & parts.has("role", "checker")
    actors = np.unique(parts["actor"][mine])
    return actors[inside.members[actors]]
