"""Calls without an answer, and lines that answer again: signs, never verdicts on anybody."""

import numpy as np

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.facts import Bools, Facts
from saiyai.assessment.reading import Discretion, Evidence, Item, Who
from saiyai.domain.periods import last_days
from saiyai.domain.ties import TieState
from saiyai.domain.words import Say


def read_unanswered(facts: Facts, conventions: Conventions = HOUSE) -> list[Item]:
    """Lines on which somebody called in vain: late ones each by itself, older ones together."""
    silent = facts.lines.of(TieState.UNANSWERED, TieState.LAPSED)
    recent = facts.day.toordinal() - facts.lines.last_attempt <= conventions.news_days
    late = np.flatnonzero(silent & recent & ~facts.lines.resting)
    newest_first = late[np.argsort(-facts.lines.last_attempt[late], kind="stable")]
    items = [_one(facts, int(line)) for line in newest_first]
    old = np.flatnonzero(silent & ~recent & ~facts.lines.resting)
    return [*items, _several(facts, old)] if len(old) else items


def _one(facts: Facts, line: int) -> Item:
    lines = facts.lines
    a, b = int(lines.a[line]), int(lines.b[line])
    first, last = (_day(facts, days[line]) for days in (lines.first_attempt, lines.last_attempt))
    several = int(lines.attempts[line]) > 1
    return Item(
        id="unanswered",
        seen=Say(
            f"item.unanswered.{'seen' if several else 'seen_once'}",
            a=Who(a, Discretion.ENDS),
            b=Who(b, Discretion.ENDS),
            times=int(lines.attempts[line]),
            first=first,
            last=last,
        ),
        unknown=Say("item.unanswered.unknown"),
        tries=(Say("item.unanswered.other_way"), Say("item.unanswered.between")),
        test_lines=(int(lines.rows[line]),),
        evidence=Evidence(lines=(int(lines.rows[line]),)),
    )


def _several(facts: Facts, lines: np.ndarray) -> Item:
    return Item(
        id="unanswered_old",
        seen=Say("item.unanswered_old.seen", n=len(lines)),
        unknown=Say("item.unanswered_old.unknown"),
        tries=(Say("item.unanswered_old.end"), Say("item.unanswered_old.other_way")),
        evidence=Evidence(lines=tuple(int(row) for row in facts.lines.rows[lines])),
    )


def _day(facts: Facts, ordinal: np.integer) -> object:
    return facts.day.fromordinal(int(ordinal))


def read_good_news(facts: Facts, conventions: Conventions = HOUSE) -> tuple[Say, Evidence] | None:
    """One thing that went well of late, the rarest first; None where the record tells of none."""
    window = last_days(facts.day, conventions.news_days)
    first = window.earliest.toordinal()
    recent: Bools = facts.lines.last_positive >= first
    for key, lines in (
        ("good.answered_late", facts.lines.answered_late & recent),
        ("good.repaired", facts.lines.of(TieState.REPAIRED)),
        ("good.together", facts.lines.of(TieState.ACTIVE) & recent),
    ):
        if lines.any():
            rows = tuple(int(row) for row in facts.lines.rows[lines])
            told = {"n": len(rows), "days": conventions.news_days}
            return Say(key, **told), Evidence(lines=rows)
    return None
