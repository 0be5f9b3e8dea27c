"""What Hypothesis draws for the engine. A new feature of networks or lines is added here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from saiyai.engine.events import Code, Rule
from saiyai.engine.network import Network, make_network
from saiyai.engine.told import Columns

examples = settings(deadline=None, max_examples=60)
"""No deadline: the first call of a kernel may compile it."""

many_examples = settings(deadline=None, max_examples=500)
"""For what is compared with others: they may differ in rare cases only."""

few_examples = settings(deadline=None, max_examples=10)

_MOST = 9


@st.composite
def networks(  # noqa: PLR0913 each is left out by most
    draw: st.DrawFn,
    *,
    directed: bool | None = None,
    weighted: bool | None = None,
    lightest: int = -8,
    told: bool | None = None,
    simple: bool = False,
    least: int = 0,
) -> Network:
    """Networks of a few nodes, with loops and parallel ties unless `simple`.

    `told` is whether groups, layers, signs and times are, all of them.
    """
    n = draw(st.integers(least, _MOST))
    ends = st.tuples(st.integers(0, max(n - 1, 0)), st.integers(0, max(n - 1, 0)))
    points = draw(st.booleans()) if directed is None else directed
    ties: list[tuple[int, int]] = draw(st.lists(ends, max_size=3 * n)) if n else []
    if simple:
        ties = sorted({tie if points else (min(tie), max(tie)) for tie in ties})
        ties = [(source, target) for source, target in ties if source != target]
    sources, targets = columns(ties, 2)
    given: Columns = {}
    if draw(st.booleans()) if weighted is None else weighted:
        weight = st.integers(lightest, 8).map(float)  # whole ones add up exactly in any order
        given["weights"] = draw(_as_many(ties, weight))
    if draw(st.booleans()) if told is None else told:
        given["groups"] = draw(_as_many(range(n), st.integers(-1, 2)))
        given["layers"] = draw(_as_many(ties, st.integers(0, 2)))
        given["signs"] = draw(_as_many(ties, st.sampled_from((1, -1))))
        given["times"] = draw(_as_many(ties, st.integers(0, 9).map(float)))
    return make_network(n, sources, targets, directed=points, **given)


def _as_many(rows: Sequence[Any], values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(values, min_size=len(rows), max_size=len(rows))


def columns(rows: Sequence[tuple[int, ...]], width: int) -> list[list[int]]:
    """The columns of rows, also where there are none."""
    return [[row[column] for row in rows] for column in range(width)]


@dataclass(frozen=True)
class Hit:
    """One hit of one line, as drawn."""

    day: int
    code: int
    channel: int = -1
    quiet: bool = False


@dataclass(frozen=True)
class History:
    """What happened to one line, and its terms."""

    laid: int
    active: int
    valid: int
    hits: tuple[Hit, ...]


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Histories dense enough that every state and every change between states comes up."""
    hit = st.builds(
        Hit,
        day=st.integers(0, 50),
        code=st.sampled_from((Code.ACT, Code.ANSWER, Code.ATTEMPT, Code.ATTEMPT, Code.ENDED)),
        channel=st.integers(-1, 2),
        quiet=st.booleans() if draw(st.booleans()) else st.just(False),
    )
    hits = draw(st.lists(hit, max_size=8))
    active = draw(st.integers(0, 20))
    return History(
        laid=draw(st.integers(-10, 60)),
        active=active,
        valid=active + draw(st.integers(0, 20)),
        hits=tuple(sorted(hits, key=lambda one: one.day)),
    )


@dataclass(frozen=True)
class Happening:
    """One event, as drawn."""

    day: int
    code: int
    channel: int
    rule: int
    caller: int
    actors: tuple[int, ...]
    flows: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Record:
    """Lines and events among `n` actors, as drawn."""

    n: int
    lines: tuple[tuple[int, int], ...]
    events: tuple[Happening, ...]


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Records with several lines between the same two, and actors named twice in an event."""
    n = draw(st.integers(2, 7))
    actor = st.integers(0, n - 1)
    pair = st.tuples(actor, actor)
    event = st.builds(
        Happening,
        day=st.integers(0, 9),
        code=st.sampled_from(Code).map(int),
        channel=st.integers(-1, 2),
        rule=st.sampled_from(Rule).map(int),
        caller=st.integers(-1, n - 1),
        actors=st.lists(actor, max_size=6).map(tuple),
        flows=st.lists(pair, max_size=3).map(tuple),
    )
    lines = draw(st.lists(pair.filter(lambda ends: ends[0] != ends[1]), max_size=10))
    return Record(n, tuple(lines), tuple(draw(st.lists(event, max_size=8))))


def permutations(n: int) -> st.SearchStrategy[np.ndarray[Any, Any]]:
    """New numbers for n nodes."""
    return st.permutations(range(n)).map(lambda order: np.array(order, dtype=np.int64))
