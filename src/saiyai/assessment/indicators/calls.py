"""What comes of calls after a silence: lines that answer, and lines at rest that helped."""

from typing import Final, NamedTuple

import numpy as np

from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.line_history import terms_on
from saiyai.assessment.look.record import Ints
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.estimates import Method
from saiyai.assessment.statistics.shares import jeffreys
from saiyai.engine.events import Code


class Calls(NamedTuple):
    """The last call on each line in the window. Shapes: all (lines called,).

    `gaps` are days of silence before it, since the last proof or since the line was laid.
    """

    lines: Ints
    gaps: Ints
    used: Bools
    """Whether anybody had answered on it before."""
    answered: Bools
    events: Ints


def calls_after_silence(view: View, days: int) -> Calls:
    """The last call on each line between members in so many days, and what came of it.

    Cost: O(hits log hits).
    """
    lines, hits = view.record.lines, view.record.lines.hits
    on = hits.lines
    among = view.members[lines.a[on]] & view.members[lines.b[on]] & view.is_line[on]
    kept = among & ~hits.quiet & (hits.days <= view.day)
    codes = hits.codes
    contact = view.record.events.has("kind", "contact")[np.maximum(hits.events, 0)]
    contact &= hits.events >= 0
    called = kept & (np.isin(codes, [int(Code.ATTEMPT), int(Code.ANSWER)]) | contact)
    called &= hits.days > view.day - days
    last = np.full(lines.count, -1, np.int64)
    last[on[called]] = np.flatnonzero(called)  # numpy keeps the last of repeated places
    line = np.flatnonzero(last >= 0)
    at = last[line]
    day = hits.days[at].astype(np.int64)
    proof = kept & np.isin(codes, [int(Code.ACT), int(Code.ANSWER)])
    before, after = np.full(lines.count, -1, np.int64), np.zeros(lines.count, np.bool_)
    when = np.zeros(lines.count, np.int64)
    when[line] = day
    earlier = proof & (hits.days < when[on])
    np.maximum.at(before, on[earlier], hits.days[earlier])
    since = np.where(before[line] >= 0, before[line], np.minimum(lines.laid[line], day))
    after[on[proof & (hits.days >= when[on])]] = True
    return Calls(
        line, day - since, before[line] >= 0, after[line], hits.events[at].astype(np.int64)
    )


def lines_that_answer(view: View) -> Measured:
    """Of lines called after more silence than their own rhythm has, the share that answered.

    A line on call is never late; a season is a rhythm. What nobody called is unknown.
    """
    found = calls_after_silence(view, view.bounds.year_days)
    overdue = found.gaps > np.asarray(terms_on(view.record.lines, view.day).active)[found.lines]
    return _answered(view, found, overdue, view.bounds.least_overdue)


def lines_at_rest_that_helped(view: View) -> Measured:
    """Of lines in use once and called after a year of silence and more, those that answered.

    A line that was only ever laid is no line at rest.
    """
    terms = view.bounds
    found = calls_after_silence(view, terms.year_days)
    rested = found.used & (found.gaps >= terms.rest_days)
    measured = _answered(view, found, rested, terms.least_woken)
    long = found.used & (found.gaps >= terms.long_rest_days)
    if not long.any():
        return measured
    beside = {"after_three_years": float(found.answered[long].mean())}
    return Measured(measured.value, measured.evidence, beside)


def _answered(view: View, found: Calls, asked: Bools, least: int) -> Measured:
    value = jeffreys(int(found.answered[asked].sum()), int(asked.sum()), least=least)
    events = found.events[asked]
    evidence = {
        "ties": view.record.lines.rows[found.lines[asked]],
        "events": view.record.events.ids[events[events >= 0]],
    }
    return Measured(value, evidence)


INDICATORS: Final = (
    Indicator(
        "L5", Dimension.LINK, Source.BEHAVIOUR,
        ("ties", "events"), (Method.JEFFREYS,), ("DC", "LT"),
        "Navarro et al. 2017; Burt 2002", lines_that_answer, window="year_days",
    ),
    Indicator(
        "L6", Dimension.LINK, Source.BEHAVIOUR,
        ("ties", "events"), (Method.JEFFREYS,), ("LT",),
        "Levin, Walter & Murnighan 2011", lines_at_rest_that_helped, window="year_days",
        beside=("after_three_years",),
    ),
)  # fmt: skip
