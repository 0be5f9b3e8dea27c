"""How often intervals hold the truth, in worlds where it is known."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.statistics.coders import Scale
from saiyai.assessment.statistics.estimates import Missing
from saiyai.assessment.statistics.shares import jeffreys, wilson
from saiyai.engine.measures.centralization import IN_CENTRALIZATION
from saiyai.engine.measures.circulation import CIRCULATION
from saiyai.engine.measures.density import DENSITY
from saiyai.engine.measures.give_and_take import MUTUAL_DEPENDENCE
from saiyai.engine.measures.reciprocity import RECIPROCITY
from tests.assessment.statistics import coverage_worlds as drawn
from tests.assessment.statistics.coverage_worlds import Draw

LEAST: Final = 0.86
MOST: Final = 0.94
"""Between what a nominal 90 % has to come out (issue of the reading; 1,000 replications)."""

REPLICATIONS: Final = 1_000
SEED: Final = 2569


@dataclass(frozen=True, slots=True)
class World:
    """What is drawn, in words, and how; `slow` where a thousand take more than a second."""

    statistic: str
    world: str
    indicators: str
    draw: Draw
    slow: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often of so many the interval held the truth."""

    held: float
    width: float
    """Of an interval, on average."""
    answered: int
    missing: int


def coverage(world: World, replications: int = REPLICATIONS, seed: int = SEED) -> Coverage:
    """Ask a world so many times, each with dice of its own."""
    held, missing, widths = 0, 0, []
    for at in range(replications):
        truth, found = world.draw(np.random.default_rng((seed, at)))
        if isinstance(found, Missing):
            missing += 1
            continue
        held += found.low <= truth <= found.high
        widths.append(found.high - found.low)
    answered = len(widths)
    width = float(np.mean(widths)) if widths else 0.0
    return Coverage(held / max(answered, 1), width, answered, missing)


_SHARES = "M1 M3 P1 R3 A5 C4 L1 L2 L3 L5 L6 G5"
_ENDED = "R1 A6 C1 X4"
_SURVEY = "M4 P3 R2 A4 C5 X6 E5 L7 G6"

WORLDS: Final = (
    World("share (Jeffreys)", "5 counted", "L6", drawn.of_share(5, jeffreys)),
    World("share (Jeffreys)", "10 counted", _SHARES, drawn.of_share(10, jeffreys)),
    World("share (Jeffreys)", "20 counted", _SHARES, drawn.of_share(20, jeffreys)),
    World("share (Wilson)", "20 counted", "", drawn.of_share(20, wilson)),
    World("mean of shares", "3 of 8 to 24", "M2 P2 L4", drawn.of_mean_share),
    World("kinds (Dirichlet)", "60 ties, share", "E6", drawn.of_kind(even=False), slow=True),
    World("kinds (Dirichlet)", "60 ties, evenness", "E6", drawn.of_kind(even=True), slow=True),
    World("ended by a day", "10 watched", "R1 A6 X4", drawn.of_waits(10)),
    World("ended by a day", "20 watched", _ENDED, drawn.of_waits(20)),
    World("ended by a day", "40 watched", _ENDED, drawn.of_waits(40)),
    World("mean score", "8 answers", _SURVEY, drawn.of_score(8)),
    World("mean score", "12 answers", _SURVEY, drawn.of_score(12)),
    World("mean score", "30 answers", _SURVEY, drawn.of_score(30), slow=True),
    World("rWG(J), uniform", "12 answers", "P3", drawn.of_alike(12, "uniform")),
    World("rWG(J), uniform", "30 answers", "P3", drawn.of_alike(30, "uniform")),
    World("rWG(J), skewed", "30 answers", "P3", drawn.of_alike(30, "skewed")),
    World("AD", "12 answers", "P3", drawn.of_alike(12, "deviation")),
    World("omega", "3 questions, 80 answers", "C5 E5", drawn.of_scale(80, 3, "omega"), slow=True),
    World("alpha", "3 questions, 30 answers", "", drawn.of_scale(30, 3, "alpha"), slow=True),
    World(
        "two questions (Spearman-Brown)",
        "30 answers",
        "R2 A4 X6",
        drawn.of_scale(30, 2, "spearman_brown"),
        slow=True,
    ),
    World("ICC(1)", "12 groups of 8", _SURVEY, drawn.of_groups(mean=False)),
    World("ICC(2)", "12 groups of 8", _SURVEY, drawn.of_groups(mean=True)),
    World("consensus", "12 members, 40 statements", "P4", drawn.of_views(12), slow=True),
    World("consensus", "25 members, 40 statements", "P4", drawn.of_views(25), slow=True),
    World(
        "Krippendorff, nominal",
        "2 coders, 30 units",
        "P1 E6",
        drawn.of_codes(30, Scale.NOMINAL),
        slow=True,
    ),
    World(
        "Krippendorff, ordinal",
        "2 coders, 60 units",
        "A3",
        drawn.of_codes(60, Scale.ORDINAL),
        slow=True,
    ),
    World("Cliff's delta", "12 against 16", "E4", drawn.of_apart),
    World(
        "vertex bootstrap",
        "density of 25 unlike actors",
        "G1 G2 G3 E3",
        drawn.of_actors(DENSITY),
        slow=True,
    ),
    World(
        "vertex bootstrap",
        "reciprocity of 25 unlike actors",
        "X1 E4",
        drawn.of_actors(RECIPROCITY),
        slow=True,
    ),
    World(
        "vertex bootstrap",
        "in-centralization of 25 unlike actors",
        "E1",
        drawn.of_actors(IN_CENTRALIZATION),
        slow=True,
    ),
    World(
        "blocks of ties",
        "circulation over 26 weeks",
        "X2",
        drawn.of_gifts(CIRCULATION),
        slow=True,
    ),
    World(
        "blocks of ties",
        "mutual dependence over 26 weeks",
        "X5",
        drawn.of_gifts(MUTUAL_DEPENDENCE),
        slow=True,
    ),
    World("share of events", "8 weeks", "C2 X3", drawn.of_weeks(8)),
    World("share of events", "13 weeks", "C2 X3", drawn.of_weeks(13), slow=True),
    World("read of blocks", "13 weeks", "A1 A3 C3", drawn.of_weeks(13, any_number=True)),
    World("evenness", "12 members", "A2 E2", drawn.of_attended(12), slow=True),
    World("evenness", "30 members", "A2 E2", drawn.of_attended(30), slow=True),
    World("slope of growth", "8 windows", "G4", drawn.of_growth(8), slow=True),
    World("slope of growth", "24 windows", "G4", drawn.of_growth(24), slow=True),
    World("branching ratio", "some 240 events", "G4", drawn.of_caused, slow=True),
    World("paired change", "12 members", "", drawn.of_moved(12), slow=True),
    World("paired change", "30 members", "", drawn.of_moved(30), slow=True),
    World("dimension", "two shares and a survey", "", drawn.of_dimension, slow=True),
    World("goals in common", "15 members", "", drawn.of_in_common, slow=True),
)
