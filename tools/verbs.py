"""The steps behind `make check` and `make test`: two side by side, each timed and logged."""

import argparse
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bootstrap import BIN, FRONTEND, ROOT
from machine import postgres_running, require_chromium

LOGS = ROOT / "var" / "logs"
CODE = ("src", "tests", "tools", "docs", "bench")
PURE = [
    *("tests/domain", "tests/engine", "tests/formats", "tests/adapters", "tests/assessment"),
    "tests/house",
    "tests/bench",
]
WITH_DATABASE = [
    *("tests/api", "tests/cli", "tests/config", "tests/jobs"),
    *("tests/queries", "tests/records", "tests/services", "tests/web"),
]
JOURNEYS = "tests/journeys"


@dataclass(frozen=True, slots=True)
class Step:
    """One command; `quiet` ones only speak when they fail, pytest's last line is always shown."""

    name: str
    command: tuple[str, ...]
    cwd: Path = ROOT
    env: dict[str, str] = field(default_factory=dict)


def _pytest(name: str, *what: str, **env: str) -> Step:
    return Step(name, (str(BIN / "python"), "-m", "pytest", "-q", *what), env=env)


LINT = Step("lint", (str(BIN / "ruff"), "check", *CODE))
FORMAT = Step("format", (str(BIN / "ruff"), "format", "--check", *CODE))
TYPES = Step("types", (str(BIN / "mypy"),))
ARROWS = Step("arrows", (str(BIN / "lint-imports"), "--no-cache"))
FRONT = Step("front end", ("npm", "run", "--silent", "check"), cwd=FRONTEND)
UNIT = _pytest("unit and property tests", *PURE)
WHEELS = "tests/wheel"
WHEEL = _pytest("wheel", WHEELS)
DOCS = Step(
    "docs",
    (*f"{BIN}/python -m sphinx -n -W --keep-going -q -b html docs docs/_build/html".split(),),
)

CHECK = (UNIT, TYPES, FRONT, LINT, FORMAT, ARROWS)  # the longest first: two run at a time
# `check` draws new examples every time; `test`, which decides a release, the same ones for the
# same code, so that what passed passes again.
SAME = "--hypothesis-profile=ci"
VERBS = {
    "check": CHECK,
    "lint": (LINT, FORMAT),
    "types": (TYPES,),
    "arrows": (ARROWS,),
    "docs": (DOCS,),
}


def main() -> None:
    """Run one verb; exit 1 if a step failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verb", choices=[*VERBS, "test"])
    verb = parser.parse_args().verb
    started = time.monotonic()
    with _needed(verb) as steps:
        failed = _run_all(list(steps))
    took = time.monotonic() - started
    print(f"{verb}: {'failed: ' + ', '.join(failed) if failed else 'all passed'} in {took:.0f} s")
    sys.exit(1 if failed else 0)


@contextmanager
def _needed(verb: str) -> Iterator[tuple[Step, ...]]:
    """The steps of a verb, with what they need running beside them."""
    if verb != "test":
        yield VERBS[verb]
        return
    chromium = require_chromium()
    with postgres_running() as url:
        own = "database and not either"
        postgres = _tests("database tests on PostgreSQL", own, SAIYAI_DATABASE_URL=url)
        sqlite = _tests("database tests on SQLite", own)
        once = _tests("tests of either database", "either", SAIYAI_TEST_HOME="test-either")
        journeys = _pytest("journeys in Chromium", SAME, JOURNEYS, SAIYAI_CHROMIUM=chromium)
        unit = replace(UNIT, command=(*UNIT.command, SAME))
        check = (unit if step is UNIT else step for step in CHECK)
        yield (postgres, sqlite, once, journeys, *check, DOCS, WHEEL)


def _tests(name: str, marked: str, **env: str) -> Step:
    return _pytest(name, SAME, "-m", marked, *WITH_DATABASE, **env)


def _run_all(steps: list[Step]) -> list[str]:
    """Run steps two at a time, first come first served. Returns: names of those that failed."""
    LOGS.mkdir(parents=True, exist_ok=True)
    waiting, failed, guard = iter(steps), [], threading.Lock()

    def lane() -> None:
        while True:
            with guard:
                step = next(waiting, None)
            if step is None:
                return
            failed.append(step.name)  # until it is known to have passed, whatever goes wrong
            if _run_one(step, guard):
                failed.remove(step.name)

    lanes = [threading.Thread(target=lane) for _ in range(2)]
    for thread in lanes:
        thread.start()
    for thread in lanes:
        thread.join()
    return failed


def _run_one(step: Step, guard: threading.Lock) -> bool:
    started = time.monotonic()
    log = LOGS / f"{step.name.replace(' ', '-')}.log"
    with log.open("w") as said:
        env = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"} | step.env
        done = subprocess.run(
            step.command, cwd=step.cwd, env=env, stdout=said, stderr=subprocess.STDOUT, check=False
        )
    took = time.monotonic() - started
    with guard:
        if done.returncode:
            print(log.read_text(), flush=True)
        closing = log.read_text().strip().splitlines()[-1:] if "pytest" in step.command else []
        verdict = "passed" if done.returncode == 0 else f"FAILED with code {done.returncode}"
        print(f"{step.name}: {verdict} in {took:.1f} s", *closing, sep="\n  ", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    main()
