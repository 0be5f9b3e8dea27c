"""Help from above and help among one another (M54): whether who was helped had a say."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.reading import Trail

_SAY: Final = ("learn", "co_think", "co_decide", "co_act", "evaluate")
"""Phases in which somebody takes part, and is not only helped."""


@dataclass(frozen=True, slots=True, eq=False)
class Helped:
    """How often help left the helped without a say, and how often something was done together.

    `events` (events,) marks both.
    """

    without_say: int
    together: int
    events: Bools
    trail: Trail

    @property
    def n(self) -> int:
        """Both."""
        return self.without_say + self.together


def helped_how(inside: Inside) -> Helped:
    """Help and joint work of the last year, by whether those concerned had a say."""
    late = inside.since(inside.bounds.year_days) & inside.of_scope
    no_say, say = _told_outright(inside)
    handed = _handed_out(inside)
    no_say |= handed & ~say
    joint = inside.done & inside.is_kind("activity", "advocacy") & ~inside.relief & ~no_say
    together = (say | joint | (inside.relief & ~handed & _co_acted(inside))) & late
    without = no_say & late
    rows = inside.trail(events=inside.ids(without))
    return Helped(int(without.sum()), int(together.sum()), without | together, rows)


def _told_outright(inside: Inside) -> tuple[Bools, Bools]:
    """Events of which it was told that the helped had no say, and that they had one."""
    size = len(inside.record.events)
    no_say, say = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    for kind, column in (("request", "had_say"), ("benefit", "decided_together")):
        told = inside.record.of_kind(kind)
        no_say[told["row"][told.says(column, yes=False)]] = True
        say[told["row"][told.says(column)]] = True
    return no_say, say


def _handed_out(inside: Inside) -> Bools:
    """Relief in which some are told as helped, and none of the helped took part otherwise."""
    helped = _in_phase(inside, "benefit") & inside.relief
    parts = inside.record.parts
    parts = parts.only(helped[parts["event"]])
    took_part = parts.has("phase", *_SAY)
    n = inside.record.n
    both = np.intersect1d(
        _pairs(parts["event"], parts["actor"], took_part, n),
        _pairs(parts["event"], parts["actor"], parts.has("phase", "benefit"), n),
    )
    with_say = np.zeros(len(inside.record.events), np.bool_)
    with_say[both // max(n, 1)] = True
    return helped & ~with_say


def _co_acted(inside: Inside) -> Bools:
    return _in_phase(inside, "co_decide", "co_think", "co_act")


def _in_phase(inside: Inside, *phases: str) -> Bools:
    parts = inside.record.parts
    found = np.zeros(len(inside.record.events), np.bool_)
    found[parts["event"][parts.has("phase", *phases)]] = True
    return found


def _pairs(event: np.ndarray, actor: np.ndarray, kept: Bools, n: int) -> np.ndarray:
    return np.unique(event[kept] * n + actor[kept])
