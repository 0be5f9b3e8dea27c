"""Small invented networks as facts, drawn by hand: `world("a-b active, b-c untested")`."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from saiyai.assessment.look.facts import Facts, FlowFacts, LineFacts
from saiyai.domain.actors import Role
from saiyai.domain.coverage import Share
from saiyai.domain.ties import TieState

DAY = date(2026, 10, 31)


def world(  # noqa: PLR0913 - each is one thing a world may have
    drawn: str,
    *,
    alone: str = "",
    persons: str = "",
    places: Mapping[str, int] | None = None,
    roles: Mapping[str, Role] | None = None,
    calls: Sequence[tuple[str, str, int]] = (),
    gifts: Sequence[tuple[str, str, int]] = (),
    coverage: Mapping[str, Share] | None = None,
) -> Facts:
    """Facts of a drawing. Letters are actors, capitals too; days count back from DAY."""
    lines = [line.split() for line in drawn.split(",") if line.strip()]
    letters = sorted({end for pair, _ in lines for end in pair.split("-")} | set(alone))
    at = {letter: position for position, letter in enumerate(letters)}
    n = len(letters)
    ends = [[at[end] for end in pair.split("-")] for pair, _ in lines]
    states = [int(TieState[state.upper()]) for _, state in lines]
    return Facts(
        day=DAY,
        present=np.ones(n, np.bool_),
        persons=np.array([letter in persons for letter in letters], np.bool_),
        kinds=np.zeros(n, np.int64),
        places=np.array([(places or {}).get(letter, -1) for letter in letters], np.int64),
        roles=tuple((at[letter], role) for letter, role in (roles or {}).items()),
        lines=_lines(ends, states),
        calls=_flows(at, calls),
        gifts=_flows(at, gifts),
        coverage=coverage or {},
    )


def _lines(ends: list[list[int]], states: list[int]) -> LineFacts:
    count = len(states)
    silent = np.isin(states, [int(TieState.UNANSWERED), int(TieState.LAPSED)])
    today = DAY.toordinal()
    return LineFacts(
        rows=np.arange(count) + 1,
        a=np.array([one for one, _ in ends], np.int64),
        b=np.array([other for _, other in ends], np.int64),
        states=np.array(states, np.int64),
        resting=np.zeros(count, np.bool_),
        last_positive=np.full(count, today - 20),
        answered_late=np.zeros(count, np.bool_),
        attempts=np.where(silent, 2, 0),
        first_attempt=np.where(silent, today - 40, np.iinfo(np.int32).max),
        last_attempt=np.where(silent, today - 30, 0),
    )


def _flows(at: Mapping[str, int], flows: Sequence[tuple[str, str, int]]) -> FlowFacts:
    return FlowFacts(
        events=np.arange(len(flows)),
        sources=np.array([at[source] for source, _, _ in flows], np.int64),
        targets=np.array([at[target] for _, target, _ in flows], np.int64),
        days=np.array([DAY.toordinal() - ago for _, _, ago in flows], np.int64),
        goods=np.zeros(len(flows), np.int64),
    )
