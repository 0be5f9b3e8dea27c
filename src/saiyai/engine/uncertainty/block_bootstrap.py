"""The bootstrap of events: how far numbers would differ had other weeks or activities come."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

import numpy as np

from saiyai.engine.arrays import Int64s, Numbers, is_whole, seal
from saiyai.engine.errors import MalformedNetwork
from saiyai.engine.measure import Measure
from saiyai.engine.network import Network
from saiyai.engine.result import Why
from saiyai.engine.uncertainty.replicates import (
    REPLICATES,
    Method,
    Redrawn,
    Spread,
    check_replicates,
    dice,
    held,
    remade,
    spread,
    tallied,
)
from saiyai.engine.uncertainty.summaries import of_each, of_the_whole

_FEW: Final = 8
"""Of so many blocks or fewer the same draws come often enough to be kept."""


def block_bootstrap(  # noqa: PLR0913 what is drawn, and how often
    network: Network,
    measures: Sequence[Measure],
    blocks: Numbers,
    *,
    seed: int,
    replicates: int = REPLICATES,
    empty: int = 0,
    each: bool = False,
    twice: bool = True,
) -> tuple[Spread, ...]:
    """How far measures would differ had other events of the same sort come about.

    The ties of one event, or of one week, are a block: they came together and are drawn together.
    As many blocks are drawn as there are, with replacement, those without a tie among them; a
    tie of a block that is drawn twice stands there twice. The nodes stay who they are, so with
    `each` the numbers of every node have their own spread. Where `twice` is False, measures do
    not ask whether a tie stands there once or twice: then a block is there or it is not.

    Shapes: blocks (m,), whole numbers, of each tie that of its block, in any numbering; `empty`
        is how many blocks there were beside them, of which no tie came.
    Returns: one spread a measure, in their order; TOO_FEW_BLOCKS where there are less than two.
    Raises: TooFewReplicates below two; MalformedNetwork where blocks are not whole numbers, one
        for each tie.
    Cost: for each replicate O(n + m) and what the measures cost; of few blocks the same are drawn
        again and again, and measured once.
    Note: a third of all blocks is not drawn, so what counts whether two are tied at all comes out
        lower in replicates than it is, and `mean` shows how much; shares and strengths do not.
    Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 8.6 (blocks);
        Künsch 1989, Annals of Statistics 17, 1217-1241.
    """
    check_replicates(replicates)
    number, count = _numbered(network, blocks, empty)
    drawn = replicates if count > 1 else 0
    draws = (dice(seed, replicate) for replicate in range(drawn))
    reading = of_each if each else of_the_whole
    drawings = _redrawn(network, number, count, draws, twice=twice)
    tallies = tallied(measures, network, drawings, reading)
    if not drawn:
        held(tallies, Why.TOO_FEW_BLOCKS)
    return tuple(
        spread(measure, tally, Method.BLOCK_BOOTSTRAP, replicates=drawn, seed=seed)
        for measure, tally in zip(measures, tallies, strict=True)
    )


def week_blocks(network: Network, days: float = 7) -> tuple[Int64s, int] | Why:
    """The week in which each tie came about, from the first, and in how many none did.

    Returns: int64 (m,) and a count, as `block_bootstrap` takes them; NO_TIMES.
    """
    if network.times is None:
        return Why.NO_TIMES
    if not network.m:
        return seal(np.empty(0, np.int64)), 0
    weeks = np.floor((network.times - network.times.min()) / days).astype(np.int64)
    return seal(weeks), int(weeks.max()) + 1 - len(np.unique(weeks))


def _numbered(network: Network, blocks: Numbers, empty: int) -> tuple[Int64s, int]:
    """The blocks of ties, numbered from 0, and how many there are with those of no tie."""
    given = np.asarray(blocks)
    if given.shape != (network.m,):
        raise MalformedNetwork(problem="unequal_lengths", ties=network.m, blocks=given.size)
    if not is_whole(given):
        raise MalformedNetwork(problem="not_whole_numbers", column="blocks")
    there, number = np.unique(given, return_inverse=True)
    return number, len(there) + empty


def _redrawn(
    network: Network,
    number: Int64s,
    count: int,
    draws: Iterator[np.random.Generator],
    *,
    twice: bool,
) -> Iterator[Redrawn]:
    last = int(number.max()) + 1 if len(number) else 0
    for thrown in draws:
        times = np.bincount(thrown.integers(0, count, count), minlength=count)[:last]
        if not twice:
            times = np.minimum(times, 1)
        yield Redrawn(
            partial(_with, network, times[number]), times.tobytes() if count <= _FEW else None
        )


def _with(network: Network, times: Int64s) -> Network:
    """The network with each tie so many times."""
    rows = np.repeat(np.arange(network.m), times)
    ends = network.sources[rows], network.targets[rows]
    return remade(network, ends, rows, network.groups)
