"""The same measures asked of one network after another, and what their answers add up to."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist
from typing import Final

import numpy as np

from saiyai.engine.arrays import Bools, Float64s, Int32s, Int64s, UInt8s, seal
from saiyai.engine.errors import TooFewReplicates, UnknownNumber
from saiyai.engine.measure import Bounds, Measure, run
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import NodeValues, Number, Outcome, Why
from saiyai.engine.uncertainty.summaries import Reading, Row, codes_of, names_of, row_of

REPLICATES: Final = 200

_ALIKE: Final = 1e-9
"""Sums of the same numbers in another order differ by less, by the larger of them."""


class Method(StrEnum):
    """How networks that might have been are made of the one there is."""

    VERTEX_BOOTSTRAP = "vertex_bootstrap"
    JACKKNIFE = "jackknife"
    DYAD_JACKKNIFE = "dyad_jackknife"
    """The jackknife where it is known that ties do not hang on who their ends are."""
    BLOCK_BOOTSTRAP = "block_bootstrap"
    REWIRING = "rewiring"


@dataclass(frozen=True, slots=True)
class Uncertain:
    """One number, and how far it would differ; a reason wherever there is none."""

    estimate: Number | Why
    standard_error: Number | Why
    mean: Number | Why
    unanswered: int


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """How far what a measure says would differ from one network that might have been to the next.

    The interval is laid round the estimate, not round `mean`, which is that of the replicates:
    where the two are far apart, as for the largest of many numbers, replicates are biased.
    A standard error is missing where fewer than half of the replicates had a number.

    Shapes: all (numbers,): one number has the name "value", those of parts have theirs, those of
        nodes have none.
    """

    measure: str
    version: int
    method: Method
    names: tuple[str, ...]
    estimate: Row
    standard_error: Row
    mean: Row
    unanswered: Int64s
    """In how many replicates there was no number."""
    replicates: int
    seed: int | None
    """The dice, if any were thrown."""

    def of(self, name: str = "value") -> Uncertain:
        """What is said of one of the names. Raises: UnknownNumber."""
        return self.at(place_of(name, self.names))

    def at(self, place: int) -> Uncertain:
        """What is said of the number at a place: of nodes, of the node there."""
        return Uncertain(
            number_at(self.estimate, place),
            number_at(self.standard_error, place),
            number_at(self.mean, place),
            int(self.unanswered[place]),
        )


@dataclass(slots=True)
class Tally:
    """What the answers of replicates add up to so far, number by number.

    Means and squares run along (Welford 1962), so that no replicate is kept.
    """

    like: Outcome
    row: Row
    answered: Int64s
    mean: Float64s
    squares: Float64s
    """Of what each differs from the mean."""
    below: Int64s
    equal: Int64s
    why: UInt8s
    """The first reason that was given."""

    def add(self, outcome: Outcome) -> None:
        """Count one more replicate."""
        found = row_of(outcome, self.like)
        with np.errstate(all="ignore"):  # what overflows is found when the row is made
            self._add(found, _there(found))

    def _add(self, found: Row, there: Bools) -> None:
        self.answered += there
        off = np.where(there, found.values - self.mean, 0.0)
        self.mean += off / np.maximum(self.answered, 1)
        self.squares += off * np.where(there, found.values - self.mean, 0.0)
        near = np.abs(found.values - self.row.values) <= _ALIKE * np.maximum(
            np.abs(found.values), np.abs(self.row.values)
        )
        self.equal += there & near
        self.below += there & ~near & (found.values < self.row.values)
        if found.why is not None:
            self.why = np.where(self.why == 0, found.why, self.why)

    def reasons(self, replicates: int) -> UInt8s:
        """Why nothing is said: there was no number to begin with, or in too few replicates."""
        few = (2 * self.answered < replicates) | (self.answered < 2)
        own = np.zeros(len(self.mean), np.uint8) if self.row.why is None else self.row.why
        return np.where(own > 0, own, np.where(few, self.why, 0)).astype(np.uint8)


def dice(seed: int, replicate: int) -> np.random.Generator:
    """The dice of one replicate, which are the same whoever throws them and in which order."""
    return np.random.default_rng((seed, replicate))


def check_replicates(replicates: int, least: int = 2) -> None:
    """Nothing, if there are enough. Raises: TooFewReplicates."""
    if replicates < least:
        raise TooFewReplicates(replicates=replicates, least=least)


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A network to be made; of those that are the `same`, one is made and measured."""

    make: Callable[[], Network]
    same: Hashable | None = None


def tallied(
    measures: Sequence[Measure],
    network: Network,
    others: Iterable[Network | Redrawn],
    reading: Reading,
) -> list[Tally]:
    """What measures say of a network and of others, one after another.

    Cost: that of the measures, once for each network; what several of them read is found once.
    """
    tallies = [_begun(reading(run(measure, network).outcome)) for measure in measures]
    asked = [
        (measure, tally)
        for measure, tally in zip(measures, tallies, strict=True)
        if not isinstance(tally.like, Why)
    ]
    before: dict[Hashable, list[Outcome]] = {}
    for other in others:
        same = other.same if isinstance(other, Redrawn) else None
        found = before.get(same)
        if found is None:
            made = other.make() if isinstance(other, Redrawn) else other
            found = [reading(run(measure, made).outcome) for measure, _ in asked]
        if same is not None:
            before[same] = found
        for (_, tally), outcome in zip(asked, found, strict=True):
            tally.add(outcome)
    return tallies


def spread(
    measure: Measure,
    tally: Tally,
    method: Method,
    *,
    replicates: int,
    seed: int | None,
    factor: float | None = None,
) -> Spread:
    """The spread of replicates: their standard deviation, or by `factor` their sum of squares."""
    share = 1 / np.maximum(tally.answered - 1, 1)
    if factor is not None:  # those without a number are taken to differ as the others do
        share = factor * replicates / np.maximum(tally.answered, 1)
    why = tally.reasons(replicates)
    return Spread(
        measure.id,
        measure.version,
        method,
        names_of(tally.like),
        tally.row,
        row(np.sqrt(tally.squares * share), why),
        row(tally.mean, why),
        seal(replicates - tally.answered),
        replicates,
        seed,
    )


def held(tallies: Iterable[Tally], why: Why) -> None:
    """Say of all numbers, of which no replicate was asked, why that was."""
    for tally in tallies:
        tally.why = codes_of(why, len(tally.mean))


def row(values: Float64s, why: UInt8s) -> Row:
    """Numbers with the codes of their reasons; OUT_OF_RANGE where they overflow."""
    beyond = codes_of(Why.OUT_OF_RANGE, len(values))
    codes = np.where((why == 0) & ~np.isfinite(values), beyond, why)
    return NodeValues(np.where(codes == 0, values, 0.0), codes if codes.any() else None)


def place_of(name: str, names: tuple[str, ...]) -> int:
    """Where a name stands. Raises: UnknownNumber."""
    if name not in names:
        raise UnknownNumber(name=name, known=", ".join(names))
    return names.index(name)


def number_at(numbers: Row, place: int) -> Number | Why:
    """The number at a place, or why there is none."""
    why = numbers.why_at(place)
    found: Number = numbers.values[place].item()
    return found if why is None else why


def interval(
    found: Uncertain, confidence: float = 0.95, bounds: Bounds | None = None
) -> tuple[float, float] | Why:
    """Between what the number lies, so sure, laid evenly round the estimate.

    Returns: the lower and the upper end, neither beyond what the measure can be; a reason where
        estimate or standard error has one.
    Source: Snijders & Borgatti 1999, Connections 22(2), 61-70.
    """
    if isinstance(found.estimate, Why):
        return found.estimate
    if isinstance(found.standard_error, Why):
        return found.standard_error
    arm = NormalDist().inv_cdf((1 + confidence) / 2) * found.standard_error
    low, high = found.estimate - arm, found.estimate + arm
    if bounds is not None and bounds.low is not None:
        low = max(low, bounds.low)
    if bounds is not None and bounds.high is not None:
        high = min(high, bounds.high)
    return low, high


def remade(
    network: Network,
    ends: tuple[Int32s, Int32s],
    rows: Int32s | Int64s,
    groups: Int32s | None,
) -> Network:
    """A network among as many nodes, each tie of it told what is told of one of this network."""
    make: Callable[..., Network] = make_network
    told = {name: getattr(network, name) for name in ("weights", "layers", "signs", "times")}
    kept = {name: None if column is None else column[rows] for name, column in told.items()}
    return make(network.n, *ends, directed=network.directed, groups=groups, **kept)


def _begun(outcome: Outcome) -> Tally:
    found = row_of(outcome, outcome)
    size = len(found.values)
    return Tally(
        outcome,
        found,
        np.zeros(size, np.int64),
        np.zeros(size),
        np.zeros(size),
        np.zeros(size, np.int64),
        np.zeros(size, np.int64),
        np.zeros(size, np.uint8),
    )


def _there(found: Row) -> Bools:
    there: Bools = np.ones(len(found.values), np.bool_) if found.why is None else found.why == 0
    return there
