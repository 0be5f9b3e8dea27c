"""How often a network in which nothing changes is warned: the false-alarm budget.

    .venv/bin/python -m bench.false_alarms
    .venv/bin/python -m bench.false_alarms --runs 1000 --json

The promise (theory, Amendment 10): at most one false warning for sixty members and a quarter. Each
run draws eighteen months of a stationary network of sixty, `tests/assessment/stationary.py`, and
reads what is worth attention on the last day of a quarter. Every matter there is false.
"""

import argparse
import json
import sys
import time
from collections import Counter
from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.look.scopes import own_scope
from saiyai.assessment.warnings.reading import read_warnings
from saiyai.domain.verdicts import Matter
from tests.assessment.stationary import stationary

BUDGET: Final = 1.0
"""False warnings for sixty members and a quarter."""

SEED: Final = 2569


@dataclass(frozen=True, slots=True)
class Alarms:
    """Of so many runs, how many warnings each had, and of which kinds they were."""

    by_run: tuple[int, ...]
    by_matter: dict[str, int]
    seconds: float

    @property
    def mean(self) -> float:
        """False warnings for sixty members and a quarter."""
        return float(np.mean(self.by_run))

    @property
    def error(self) -> float:
        """Its standard error."""
        return float(np.std(self.by_run, ddof=1) / np.sqrt(len(self.by_run)))


def alarms(runs: int, seed: int = SEED) -> Alarms:
    """Warnings of so many stationary networks, each of dice of its own."""
    began = time.perf_counter()
    by_run, kinds = [], Counter[Matter]()
    for run in range(runs):
        record = stationary(np.random.default_rng([seed, run]))
        matters = read_warnings(record, own_scope(record)).matters
        by_run.append(len(matters))
        kinds.update(one.of for one in matters)
    told = {str(matter): kinds[matter] for matter in Matter}
    return Alarms(tuple(by_run), told, time.perf_counter() - began)


def _table(found: Alarms) -> str:
    runs = len(found.by_run)
    lines = [f"{'matter':<18}{'in all':>8}{'per 60 and quarter':>20}"]
    lines += [f"{name:<18}{n:>8}{n / runs:>20.3f}" for name, n in found.by_matter.items()]
    lines.append(f"{'all':<18}{sum(found.by_run):>8}{found.mean:>20.3f}")
    most = ", ".join(f"{k}: {n}" for k, n in sorted(Counter(found.by_run).items()))
    lines.append(f"budget {BUDGET:.1f}, standard error {found.error:.3f}, warnings: runs {most}")
    return "\n".join([*lines, f"{runs} runs in {found.seconds:.0f} s, seed {SEED}"])


def main() -> int:
    """Print the table; 1 if the budget does not hold."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--runs", type=int, default=200)
    asked.add_argument("--json", action="store_true")
    given = asked.parse_args()
    found = alarms(given.runs)
    if given.json:
        told = {"runs": given.runs, "mean": found.mean, "error": found.error}
        print(json.dumps(told | {"by_matter": found.by_matter}))
    else:
        print(_table(found))
    return 0 if found.mean <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
