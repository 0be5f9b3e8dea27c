"""Tools beside one another: one asks after the other, each in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from select import select
from statistics import median
from time import perf_counter
from typing import Any, Final

RUNS: Final = 3
LIMIT: Final = 600.0
"""A call that takes longer, in seconds, is stopped."""
LOADING: Final = 1_800.0
"""What takes a tool longer to load, in seconds, is not measured with it."""
ONCE: Final = 10.0
"""A call that takes longer, in seconds, is not made again."""
OURS: Final = "saiyai"
_CLOSE: Final = 1e-3


@dataclass(frozen=True, slots=True)
class Cell:
    """How long one measure took one tool: medians of its runs, in seconds; `wall` of the whole.

    `extrapolated` where only a part was done, or where it was stopped (`wall` is then unknown).
    """

    wall: float | None
    cpu: float | None
    extrapolated: bool = False
    check: float | None = None


@dataclass(slots=True)
class Comparison:
    """What was measured at one size: cells by measure and tool, loading under `load`."""

    cells: dict[str, dict[str, Cell]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    peak_mib: dict[str, float] = field(default_factory=dict)

    def best_peer(self, measure: str) -> tuple[str, Cell] | None:
        """The fastest peer by the clock, of those that came to an end."""
        known = [
            (cell.wall, tool)
            for tool, cell in self.cells.get(measure, {}).items()
            if tool != OURS and cell.wall is not None
        ]
        if not known:
            return None
        tool = min(known)[1]
        return tool, self.cells[measure][tool]


class Stopped(Exception):
    """A call took longer than it may."""


class Worker:
    """A tool in its own process."""

    def __init__(self, name: str, graph: Path, limit: float) -> None:
        self.name, self._graph, self._limit = name, graph, limit
        self._begin()

    def _begin(self) -> None:
        command = [sys.executable, "-m", "saiyai.cli.bench.worker", self.name, str(self._graph)]
        self._process = subprocess.Popen(  # noqa: S603 our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.loaded = self._answer(LOADING)

    def ask(self, measure: str) -> dict[str, Any]:
        """One run of one measure. Raises: Stopped; the process begins again then."""
        if self._process.stdin is None:
            raise RuntimeError(self.name)
        self._process.stdin.write(f"{measure}\n")
        self._process.stdin.flush()
        try:
            return self._answer(self._limit)
        except Stopped:
            self.end()
            self._begin()
            raise

    def end(self) -> None:
        """Stop the process, whatever it does."""
        self._process.kill()
        with self._process:  # closes its pipes and waits
            pass

    def _answer(self, limit: float) -> dict[str, Any]:
        stream = self._process.stdout
        if stream is None or not select([stream], [], [], limit)[0]:
            raise Stopped(self.name)
        line = stream.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with code {self._process.wait()}")
        found: dict[str, Any] = json.loads(line)
        return found


def compare(
    graph: Path,
    peers: Sequence[str],
    measures: Sequence[str],
    tell: Callable[[str], None],
    limit: float = LIMIT,
) -> Comparison:
    """Every measure by every tool that has it, in turns.

    Note: a tool that was stopped at a measure is not asked for it again.
    """
    found = Comparison()
    with _workers([OURS, *peers], graph, limit) as workers:
        for worker in workers:
            found.versions[worker.name] = worker.loaded["version"]
            found.cells.setdefault("load", {})[worker.name] = _cell([worker.loaded])
        for measure in measures:
            asked = [worker for worker in workers if measure in worker.loaded["calls"]]
            found.cells[measure] = _in_turns(asked, measure, found.peak_mib)
            tell(f"  {measure}: {_in_words(found.cells[measure])}")
    return found


def _in_turns(workers: Sequence[Worker], measure: str, peak: dict[str, float]) -> dict[str, Cell]:
    runs: dict[str, list[dict[str, Any]]] = {worker.name: [] for worker in workers}
    done: set[str] = set()
    for _ in range(RUNS):
        for worker in workers:
            if worker.name in done:
                continue
            begun = perf_counter()
            try:
                answer = worker.ask(measure)
            except Stopped:
                done.add(worker.name)
                continue
            runs[worker.name].append(answer)
            peak[worker.name] = max(peak.get(worker.name, 0), answer["peak_mib"])
            if perf_counter() - begun > ONCE:
                done.add(worker.name)
    return {name: _cell(answers) for name, answers in runs.items()}


def _cell(answers: Sequence[Mapping[str, Any]]) -> Cell:
    if not answers:
        return Cell(None, None, extrapolated=True)
    share = answers[0].get("share", 1.0)
    return Cell(
        wall=median(answer["wall"] for answer in answers) / share,
        cpu=median(answer["cpu"] for answer in answers) / share,
        extrapolated=share < 1,
        check=answers[0].get("check"),
    )


def with_stopped(found: Comparison, smaller: Comparison, times: float) -> Comparison:
    """What was stopped, as so many times what it took with so many times fewer ties.

    That is the least it can be: no tool's time grows slower than the ties.
    """

    def guess(measure: str, tool: str, cell: Cell) -> Cell:
        before = smaller.cells.get(measure, {}).get(tool)
        if cell.wall is not None or before is None or before.wall is None or before.cpu is None:
            return cell
        return Cell(before.wall * times, before.cpu * times, extrapolated=True)

    cells = {
        measure: {tool: guess(measure, tool, cell) for tool, cell in row.items()}
        for measure, row in found.cells.items()
    }
    return replace(found, cells=cells)


def disagreements(found: Comparison) -> Iterator[str]:
    """Where two tools that mean the same did not come to the same: a fault of one of them."""
    for measure, cells in found.cells.items():
        ours = cells.get(OURS)
        if ours is None or ours.check is None:
            continue
        for tool, cell in cells.items():
            if cell.check is not None and abs(cell.check - ours.check) > _CLOSE * abs(ours.check):
                yield f"{measure}: {tool} {cell.check:g}, {OURS} {ours.check:g}"


def whole_report(graph: Path, table: Path) -> dict[str, Any]:
    """The report of our own from a file, in a process of its own; with its peak of memory."""
    code = (
        "import sys, json; from pathlib import Path; from resource import *;"
        "from saiyai.cli.bench.ours import report;"
        "found = report(Path(sys.argv[1]), Path(sys.argv[2]));"
        "found['peak_mib'] = getrusage(RUSAGE_SELF).ru_maxrss / 1024; print(json.dumps(found))"
    )
    done = subprocess.run(  # noqa: S603 our own module
        [sys.executable, "-c", code, str(graph), str(table)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@contextmanager
def _workers(names: Sequence[str], graph: Path, limit: float) -> Iterator[list[Worker]]:
    with ExitStack() as stack:
        workers = []
        for name in names:
            worker = Worker(name, graph, limit)
            stack.callback(worker.end)
            workers.append(worker)
        yield workers


def _in_words(cells: Mapping[str, Cell]) -> str:
    said = [
        f"{tool} {'stopped' if cell.wall is None else f'{cell.wall:.3g} s'}"
        for tool, cell in cells.items()
    ]
    return ", ".join(said) or "no tool has it"
