"""How long the states of lines take, on one day and on a thousand, in a record of this size.

    .venv/bin/python -m bench.as_of            # or --json, for machines
    .venv/bin/python -m bench.as_of --size 0.1

Who takes part is made up from a seed: most in few events, a few in thousands; most events are of
three or four, now and then comes an assembly of thousands. Nothing of it is written anywhere.
Times are the best of several: on the clock, and of the processor, by which the promise is judged,
since others may use the machine as well; its load is printed beside them.
"""

import argparse
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import numpy as np

from saiyai.engine.arrays import Int8s
from saiyai.engine.events import (
    Code,
    Events,
    EventTable,
    Lines,
    Presence,
    Rule,
    make_events,
    make_lines,
)
from saiyai.engine.hits import Hits, find_hits, hits_of_lines
from saiyai.engine.lines import Patience, Terms, line_states, line_states_on_days

_Thing = TypeVar("_Thing")

ACTORS: Final = 100_000
LINES: Final = 300_000
EVENTS: Final = 1_000_000
DATES: Final = 1_000
DAYS: Final = 3_650
ASSEMBLY: Final = 5_000
ASSEMBLIES: Final = 50
TURNS: Final = 5
SEED: Final = 1

ONE_DAY: Final = 1.0
"""The promise of all lines on one day, from events to states, in seconds."""
MANY_DAYS: Final = 4.0
"""The promise of a third of the lines on a thousand days, from hits to states."""

PATIENCE: Final = Patience(waiting=14, repaired=90, lapsed_after=3)


@dataclass(frozen=True, slots=True)
class Took:
    """How long one thing took, in seconds: on the clock, and of the processor."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Made:
    """A record that nobody has told; `pairs` is how many its events would make one by one."""

    lines: Lines
    events: Events
    terms: Terms
    pairs: int


def made(size: float) -> Made:
    """A record of so many times the full size, the same each time."""
    dice = np.random.default_rng(SEED)
    n, ties, events = (max(int(size * count), 10) for count in (ACTORS, LINES, EVENTS))
    a = np.minimum((n * dice.random(ties) ** 3).astype(np.int64), n - 1)
    b = (a + dice.integers(1, n, ties)) % n
    counts = dice.integers(2, 6, events)
    counts[:: max(events // ASSEMBLIES, 1)] = min(ASSEMBLY, n)
    indptr = np.concatenate(([0], np.cumsum(counts)))
    actors = np.minimum((n * dice.random(indptr[-1]) ** 2).astype(np.int64), n - 1)
    of = dice.integers(0, ties, events)  # every event is of two who are tied, and of others
    actors[indptr[:-1]], actors[indptr[:-1] + 1] = a[of], b[of]
    table = EventTable(
        days=dice.integers(0, DAYS, events),
        codes=dice.choice([Code.ACT, Code.ACT, Code.ACT, Code.ANSWER, Code.ATTEMPT], events),
        channels=dice.integers(-1, 3, events),
        rules=dice.choice([Rule.ALL, Rule.ALL, Rule.STAR], events),
        callers=a[of],
    )
    active = dice.choice([30, 90, 180], ties)
    terms = Terms(dice.integers(0, DAYS, ties), active, active + 180)
    pairs = int((counts * (counts - 1) // 2).sum())
    happened = make_events(n, table, Presence(indptr, actors))
    return Made(make_lines(n, a, b), happened, terms, pairs)


def main() -> None:
    """Make the record, measure, print; fail where a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    measured = _measured(made(asked.size))
    if asked.json:
        print(json.dumps(measured))
    else:
        for name, value in measured.items():
            print(f"{name:16} {value}")
    late = {"one_day": ONE_DAY, "many_days": MANY_DAYS}
    if any(measured[name]["cpu_s"] > most for name, most in late.items()):
        raise SystemExit("slower than promised")


def _measured(record: Made) -> dict[str, Any]:
    lines, terms = record.lines, record.terms
    finding, hits = _best(lambda: find_hits(lines, record.events))
    telling, _ = _best(lambda: line_states(hits, terms, DAYS, PATIENCE))
    third = np.arange(lines.count // 3)
    some = hits_of_lines(hits, third)
    theirs = Terms(*(np.asarray(column)[third] for column in terms))
    days = np.linspace(0, DAYS, DATES).astype(np.int64)
    repeating, states = _best(lambda: line_states_on_days(some, theirs, days, PATIENCE))
    _check(some, theirs, states)
    return {
        "lines": lines.count,
        "events": len(record.events.days),
        "pairs_of_events": record.pairs,
        "hits": len(hits.days),
        "find_hits": _shown(finding),
        "line_states": _shown(telling),
        "one_day": _shown(Took(finding.wall + telling.wall, finding.cpu + telling.cpu)),
        "many_days_lines": len(third),
        "many_days_dates": DATES,
        "many_days": _shown(repeating),
        "load": round(os.getloadavg()[0], 2),
    }


def _shown(took: Took) -> dict[str, float]:
    return {"wall_s": round(took.wall, 3), "cpu_s": round(took.cpu, 3)}


def _check(hits: Hits, terms: Terms, states: Int8s) -> None:
    """What was measured is the same as day by day, on some of the days."""
    for at in range(0, DATES, DATES // 7):
        day = int(np.linspace(0, DAYS, DATES)[at])
        if (line_states(hits, terms, day, PATIENCE).states != states[:, at]).any():
            raise SystemExit(f"another answer on day {day}")


def _best(work: Callable[[], _Thing]) -> tuple[Took, _Thing]:
    """The shortest of several times, and what was made; the first time is not counted."""
    found = work()
    took = [_timed(work) for _ in range(TURNS)]
    return Took(min(one.wall for one in took), min(one.cpu for one in took)), found


def _timed(work: Callable[[], object]) -> Took:
    wall, cpu = time.perf_counter(), time.thread_time()
    work()
    return Took(time.perf_counter() - wall, time.thread_time() - cpu)


if __name__ == "__main__":
    main()
