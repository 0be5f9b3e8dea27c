"""What was measured of maps, and the little arithmetic that is done with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from math import inf
from statistics import median
from typing import Final

OURS: Final = "Saiyai"
WHOLE: Final = "Saiyai, one by one"
SIGMA: Final = "sigma"
GEPHI: Final = "Gephi Lite's steps"
PEERS: Final = (SIGMA, GEPHI)

LEEWAY: Final = 1.1
"""A drawing counts as good as ours where its stress is at most so many times ours."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One opening. Times in seconds, memory in MiB, frames a second, tasks in milliseconds."""

    picture: float
    """From the navigation until dots are drawn and the renderer is done with them."""
    answer: float
    """Of it, waiting for the graph: asked, answered, and all of it here."""
    size: float
    """Of what was answered, unpacked."""
    heap: float
    renderer: float
    longest: float
    """The longest task until a second after the picture."""
    moving: float
    zooming: float
    longest_moving: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A layout as it went on: (seconds since it began, stress), and how many steps it made."""

    begun: float
    """Seconds from the navigation until it began."""
    steps: int
    course: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """How our server places everybody: seconds of the engine alone, and the stress of it."""

    seconds: float
    stress: float


@dataclass(frozen=True, slots=True)
class Found:
    """All of one size; `openings` and `drawings` by name, `first` openings are ours."""

    n: int
    m: int
    alone: int
    """Of the actors, those without a line: in a list beside our map, drawn by the peers."""
    groups: int
    """Dots of our map where it is drawn by groups, else none."""
    seconds: float
    """So long the peers were let go on with their layout."""
    placed: Placed
    openings: Mapping[str, Sequence[Measured]]
    first: Sequence[float]
    unseen: Mapping[str, Sequence[Drawing]]
    """Layouts without drawing, as fast as their workers can."""
    seen: Mapping[str, Sequence[Drawing]]
    """Layouts that are drawn as they go on, as a reader sees them."""

    @property
    def turns(self) -> int:
        """How often everybody was opened."""
        return len(self.first)

    @property
    def target(self) -> float:
        """The stress that is asked of a layout."""
        return LEEWAY * self.placed.stress


def middle(openings: Sequence[Measured]) -> Measured:
    """The median of each number."""
    names = [field.name for field in fields(Measured)]
    return Measured(**{name: median(getattr(one, name) for one in openings) for name in names})


def seconds_to(drawing: Drawing, stress: float) -> float:
    """When a layout first was as good as asked; infinite where it was not while it was watched."""
    return next((since for since, reached in drawing.course if reached <= stress), inf)


def least_stress(drawings: Iterable[Drawing]) -> float:
    """The best that any of them came to."""
    return min(reached for one in drawings for _, reached in one.course)


def last_stress(drawings: Sequence[Drawing]) -> float:
    """Where they stood when they were stopped, the median."""
    return median(one.course[-1][1] for one in drawings)
