"""The card a measure shows; pages, API, commands, tests and documentation are made from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from saiyai.engine.network import Network
from saiyai.engine.result import Estimate, Outcome, Result, Why


class Level(StrEnum):
    """What a measure speaks of."""

    NETWORK = "network"
    """One number for the whole."""
    NODE = "node"
    """A number for each node."""
    NODE_PARTS = "node_parts"
    """Several numbers for each node."""
    SET = "set"
    """Some of the nodes."""
    PARTS = "parts"
    """Several numbers that make up the whole."""
    TIE = "tie"
    """A number for each tie."""


class Unit(StrEnum):
    """What the numbers count."""

    SHARE = "share"
    """Of all that could be: 0 to 1."""
    TIES = "ties"
    WEIGHT = "weight"
    """Whatever the weights of the ties are in."""
    PAIRS = "pairs"
    """Pairs of nodes."""
    NODES = "nodes"
    PARTS = "parts"
    """Pieces the network falls into."""
    TRIANGLES = "triangles"
    TRIADS = "triads"
    """Sets of three nodes, tied or not."""
    INDEX = "index"
    """Counts nothing: to be compared with itself only."""
    STEPS = "steps"
    """Ties that one has to follow, one after another."""
    LAYERS = "layers"
    """Kinds of tie."""
    CORE = "core"
    """The k of the k-core."""
    YEARS = "years"
    """Of 365.25 days."""
    BY_NAME = "by_name"
    """Each number has a unit of its own, which its name tells."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between what the numbers lie, both ends included; None is open."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Reads:
    """What of a network changes the numbers; what is not read here may change and they do not.

    No measure so far reads loops: a tie to oneself reaches nobody.
    """

    direction: bool = False
    """Which way a tie points; otherwise a tie in either direction is the same."""
    weights: bool = False
    groups: bool = False
    layers: bool = False
    signs: bool = False
    times: bool = False
    parallel: bool = False
    """How many ties join the same two; otherwise several are as one."""
    strangers: bool = False
    """How many nodes have no tie at all; numbers of networks of unlike size compare with care."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Everything the house knows of one measure. Its id is its name in files, URLs and columns."""

    id: str
    level: Level
    unit: Unit
    bounds: Bounds
    question: str
    question_th: str
    source: str
    compute: Callable[[Network], Outcome]
    version: int = 1
    """Counts up whenever the same network would get another number."""
    reads: Reads = Reads()
    needs_weights: bool = False
    """Without them it has no answer; one that reads them without need has another answer."""
    needs_groups: bool = False
    needs_layers: bool = False
    needs_signs: bool = False
    needs_times: bool = False
    needs_direction: bool = False
    limit: int | None = None
    """The largest n times m it answers for; None where the time grows no faster than the ties."""
    estimate: Callable[[Network], Estimate | Why] | None = None
    """What answers beyond the limit; without it there is no answer."""
    rests_on: Callable[[Network], object] | None = None
    """A pass that also answers those who could do with a smaller one: made before theirs."""


def run_all(measures: Sequence[Measure], network: Network) -> list[Result]:
    """What several measures say, in their order, with no pass made twice."""
    for made in dict.fromkeys(one.rests_on for one in measures if one.rests_on):
        made(network)
    return [run(one, network) for one in measures]


def run(measure: Measure, network: Network) -> Result:
    """What a measure says of a network: exactly up to its limit, beyond it by its estimate.

    Returns: TOO_LARGE beyond the limit of a measure that has no estimate.
    """
    if measure.limit is None or network.n * network.m <= measure.limit:
        return Result(measure.id, measure.version, measure.compute(network))
    found = Why.TOO_LARGE if measure.estimate is None else measure.estimate(network)
    if isinstance(found, Why):
        return Result(measure.id, measure.version, found)
    return Result(
        measure.id,
        measure.version,
        found.outcome,
        exact=False,
        seed=found.seed,
        error=float(found.error),
        confidence=found.confidence,
    )
