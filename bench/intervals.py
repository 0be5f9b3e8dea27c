"""How often intervals hold the truth, written into docs/reference/intervals.md.

    make intervals
    .venv/bin/python -m bench.intervals --replications 5000

The promise: of intervals that say 90 %, 86 to 94 % hold it, for every method that a reading uses.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.assessment.statistics.coverage import (
    LEAST,
    MOST,
    REPLICATIONS,
    SEED,
    WORLDS,
    Coverage,
    World,
    coverage,
)

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "intervals.md"


def main() -> None:
    """Ask every world and write the page; exit 1 if the promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replications", type=int, default=REPLICATIONS)
    replications = parser.parse_args().replications
    found = [(world, _asked(world, replications)) for world in WORLDS]
    PAGE.write_text("\n".join(_page(found, replications)) + "\n", encoding="utf-8")
    sys.exit(0 if all(LEAST <= told.held <= MOST for _, told in found) else 1)


def _asked(world: World, replications: int) -> Coverage:
    started = time.perf_counter()
    told = coverage(world, replications)
    took = time.perf_counter() - started
    kept = "" if LEAST <= told.held <= MOST else "  <- broken"
    print(
        f"{world.statistic:32} {world.world:40} {told.held:6.1%} {took:6.1f} s{kept}", flush=True
    )
    return told


def _page(found: list[tuple[World, Coverage]], replications: int) -> Iterator[str]:
    yield "# How often intervals hold the truth\n"
    yield (
        "Every interval of a reading says 90 %. Whether it does is asked here, in worlds of which "
        f"the truth is known: each is drawn {replications:,} times (seed {SEED}), and counted is "
        "how often the interval held it. Between 86 and 94 % is as promised. Written by "
        "`make intervals`; the worlds stand in "
        "`tests/assessment/statistics/coverage_worlds.py`.\n"
    )
    yield (
        "An interval is about one thing only: others who might have answered, other weeks that "
        "might have come, or similar networks. That the record is incomplete, or that a question "
        "is understood otherwise, no interval shows.\n"
    )
    yield "| statistic | world | indicators | held | width | without a number |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for world, told in found:
        cells = (
            world.statistic,
            world.world,
            world.indicators or "–",
            f"{told.held:.1%}",
            f"{told.width:.2f}",
            f"{told.missing:,}",
        )
        yield f"| {' | '.join(cells)} |"
    yield (
        "\nThe total and what it hangs on stand not here: their intervals are over choices of "
        "whoever adds up, and no choice is the true one. The indicators named beside the vertex "
        "bootstrap, but for E1 and X1, have its interval and were not simulated one by one."
    )


if __name__ == "__main__":
    main()
