"""How long the full reading of a large record takes: the whole reading, and every indicator.

    make bench-reading                          # 5,000 actors and 200,000 events, on SQLite
    make bench-reading SIZE=country             # 100,000 and 2,000,000; building takes the longest
    .venv/bin/python -m bench.reading --size country --keep FOLDER --strict
    .venv/bin/python -m bench.reading --parts   # where the time goes, by indicator and reading

A full reading is what two jobs make of one record on one day: Today with the whole reading behind
it, and the profile with every indicator, dimension, lens and basis. `Warm` is as in a served
process: kernels compiled, the columns of the record in memory. What a cold process does first,
once after each Change, stands beside it: columns read from the database, arrays made of them.

The promise is judged by the processor: 3 s for a town and 60 s for a country on two cores, of all
threads together, which is never less than the clock of a machine that does nothing else.
"""

import argparse
import cProfile
import os
import pstats
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.lists import database_in

PROMISED: Final = {"town": 3.0, "country": 60.0}
"""Seconds for a full reading, warm."""
TURNS: Final = 3
_MOST_PARTS: Final = 40


@dataclass(frozen=True, slots=True)
class Took:
    """How long one thing took, in seconds: on the clock, and of the processor."""

    wall: float
    cpu: float


def main() -> None:
    """Build the record or take the one that was kept, read it, print; fail if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=list(PROMISED), default="town")
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--keep", type=Path, help="a folder where the record stays for next time")
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--strict", action="store_true", help="fail where a promise is broken")
    parser.add_argument("--parts", action="store_true", help="print where the time goes as well")
    asked = parser.parse_args()
    with database_in(asked.database, asked.keep):
        import django  # noqa: PLC0415 - only once the database is known

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saiyai.config.settings")
        django.setup()
        total = _measure(asked)
    promised = PROMISED[asked.size]
    over = total > promised
    print(f"full reading, warm: {total:.2f} s of {promised:.0f} s{'  over' if over else ''}")
    if over and asked.strict:
        raise SystemExit(1)


def _measure(asked: argparse.Namespace) -> float:
    """Print what each step takes. Returns: seconds of the processor for a full reading, warm."""
    from saiyai.domain.periods import AsOf  # noqa: PLC0415
    from saiyai.domain.viewers import Eye  # noqa: PLC0415
    from saiyai.queries.editions import load_edition  # noqa: PLC0415
    from saiyai.queries.profiles import plain_profile  # noqa: PLC0415
    from saiyai.queries.readings import plain_today  # noqa: PLC0415
    from saiyai.queries.records import read_record  # noqa: PLC0415

    network = _record(asked)
    when = AsOf(network.clock)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{asked.database}, {asked.size} (load {load} on {os.cpu_count()} cores)")
    print(f"{'':32}{'wall':>9}{'CPU':>9}{'memory':>9}  s, MB at most")
    _show("cold: arrays of the edition", _timed(lambda: load_edition(network, Eye.KEEPER)))
    _show("cold: columns of the record", _timed(lambda: read_record(network, Eye.KEEPER, when)))
    total = 0.0
    steps: dict[str, Callable[[], object]] = {
        "whole reading": lambda: plain_today(network, Eye.KEEPER, when),
        "profile": lambda: plain_profile(network, Eye.KEEPER, when),
    }
    for name, step in steps.items():
        _show(f"first: {name}", _timed(step))
        turns = [_again(step) for _ in range(asked.turns)]
        total += min(one.cpu for one in turns)
        _show(f"warm: {name}", min(turns, key=lambda one: one.cpu))
        if asked.parts:
            _show_parts(step)
    return total


def _record(asked: argparse.Namespace) -> Any:  # noqa: ANN401 - a row of the record
    """The large record: the one that was kept, or a new one."""
    from bench.big_record import COUNTRY, TOWN, build  # noqa: PLC0415 - needs Django to be set up
    from saiyai.records.models import Network  # noqa: PLC0415
    from saiyai.services.upgrade import upgrade_database  # noqa: PLC0415

    upgrade_database()
    if kept := Network.objects.filter(slug="big").first():
        return kept
    size = {"town": TOWN, "country": COUNTRY}[asked.size]
    begun = time.monotonic()
    network = build(size, mixed=True)
    print(f"{asked.database}: {size} told in {time.monotonic() - begun:.0f} s", flush=True)
    return network


def _again(step: Callable[[], object]) -> Took:
    """A step once more, on columns that are in memory; what was read of them is forgotten."""
    from saiyai.queries.readings import forget_readings  # noqa: PLC0415

    forget_readings()
    return _timed(step)


def _timed(step: Callable[[], object]) -> Took:
    begun = time.perf_counter(), time.process_time()
    step()
    return Took(time.perf_counter() - begun[0], time.process_time() - begun[1])


def _show(name: str, took: Took) -> None:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:32}{took.wall:>9.2f}{took.cpu:>9.2f}{most:>9.0f}", flush=True)


def _show_parts(step: Callable[[], object]) -> None:
    """The functions of `assessment` and `engine` in which the time was spent, the most first."""
    kept = cProfile.Profile()
    kept.enable()
    _again(step)
    kept.disable()
    pstats.Stats(kept).sort_stats("cumulative").print_stats(r"saiyai", _MOST_PARTS)


if __name__ == "__main__":
    main()
