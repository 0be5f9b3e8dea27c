"""How long it takes until what was told shows in the numbers of a large record.

    .venv/bin/python -m bench.live                    # 100,000 actors, a million ties in use
    .venv/bin/python -m bench.live --size 0.1 --json
    .venv/bin/python -m bench.live --check            # equal to the full computation every 100th

Actors stand in a circle; most lines join two who stand near, others go to few whom many know, and
one has lines to thousands. Facts are of 2 to 30 who stand near one another; the one whom all know
is in every fiftieth. What is timed is the telling and the reading after it: the numbers of the
whole, and of up to thirty whom it is about. Nothing else should run meanwhile.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from saiyai.engine.catalogue import MEASURES
from saiyai.engine.events import Code, EventTable, Flows, Presence, Rule, make_events, make_lines
from saiyai.engine.hits import QuietTimes, Words
from saiyai.engine.lines import LineState, Patience, Terms
from saiyai.engine.live.facts import Fact
from saiyai.engine.live.lines import LineRecord, Ways, whole_states
from saiyai.engine.live.network import KEPT_UP, LiveNetwork
from saiyai.engine.live.record import Consequence, LiveRecord
from saiyai.engine.measure import run
from saiyai.engine.network import make_network
from saiyai.engine.result import NodeValues, Outcome, Value
from saiyai.engine.rhythm import Bounds

ACTORS: Final = 100_000
LINES: Final = 1_250_000
"""Four in five of them are in use."""
TODAY: Final = 1_000
HUB: Final = 0
"""Whom all know."""
ASSEMBLY: Final = 4_000
WAYS: Final = Ways(Patience(14, 90, 3), Bounds((21, 56), (1_095, 2_920), (365, 730)))
IN_USE: Final = (LineState.VERIFIED, LineState.ACTIVE, LineState.FALLOW, LineState.REPAIRED)
WHOLE: Final = ("density", "triad_census", "transitivity", "connectedness")
SINGLE: Final = ("degree", "clustering", "constraint")
TERMS: Final = (0, 200, 400)


def main() -> None:
    """Build the record, tell it things, print how long each kind of thing took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=1.0, help="1 is 100,000 actors")
    parser.add_argument("--operations", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--check", action="store_true", help="compare after every 100th")
    parser.add_argument("--json", action="store_true", help="print one object of milliseconds")
    asked = parser.parse_args()
    teller = Teller(int(ACTORS * asked.size), int(LINES * asked.size), asked.seed)
    for number in range(asked.operations):
        teller.one(number)
        if asked.check and number % 100 == 99:
            compare(teller.live)
    teller.assemblies()
    teller.wholly()
    told = {
        "actors": teller.n,
        "ties": teller.live.network.network().m,
        "most_ties": _degree_of_hub(teller.live),
        "milliseconds": teller.summary(),
    }
    print(json.dumps(told, indent=2) if asked.json else table(told))


def _degree_of_hub(live: LiveRecord) -> int:
    found = live.network.at("degree", [HUB])
    return int(found.values[0]) if isinstance(found, NodeValues) else 0


class Teller:
    """Who tells a large record one thing after another, and looks at the clock."""

    def __init__(self, n: int, lines: int, seed: int) -> None:
        self.n, self.dice = n, np.random.default_rng(seed)
        self.took: dict[str, list[float]] = defaultdict(list)
        record = large_record(n, lines, self.dice)
        self.live: LiveRecord = self._timed(
            "made, once", lambda: LiveRecord(record, TODAY, WAYS, IN_USE)
        )
        self.facts: list[int] = []
        self.words: list[tuple[int, int]] = []

    def one(self, number: int) -> None:
        """Tell it one thing of some kind."""
        with_hub = number % 50 == 0
        kind = self.dice.choice(["tell", "withdraw", "backdate", "lay", "end", "resume", "drop"])
        if not self.facts and kind in {"withdraw", "backdate"}:
            kind = "tell"
        if not self.words and kind == "resume":
            kind = "end"
        work, about = getattr(self, f"_{kind}")(with_hub=with_hub)
        named = kind in {"tell", "lay"} and with_hub
        self._read(f"{kind}{', with the one whom all know' if named else ''}", work, about)

    def _tell(self, *, with_hub: bool) -> tuple[Callable[[], Consequence], list[int]]:
        people = self._near(int(self.dice.integers(2, 31)))
        people = [HUB, *people[1:]] if with_hub else people
        fact = Fact(self._day(), Code.ACT, Rule.ALL, tuple(dict.fromkeys(people)))

        def work() -> Consequence:
            found: Consequence = self.live.tell(fact)
            self.facts.append(found.number)
            return found

        return work, people

    def _withdraw(self, *, with_hub: bool) -> tuple[Callable[[], Consequence], list[int]]:  # noqa: ARG002 whoever was there
        number = self.facts.pop(int(self.dice.integers(len(self.facts))))
        return lambda: self.live.withdraw(number), []

    def _backdate(self, *, with_hub: bool) -> tuple[Callable[[], Consequence], list[int]]:  # noqa: ARG002
        number = self.facts.pop(int(self.dice.integers(len(self.facts))))
        day = self._day() - 300

        def work() -> Consequence:
            found: Consequence = self.live.backdate(number, day)
            self.facts.append(found.number)
            return found

        return work, []

    def _lay(self, *, with_hub: bool) -> tuple[Callable[[], Consequence], list[int]]:
        a, b = self._near(2)
        ends = (HUB, b) if with_hub and b != HUB else (a, b)
        return lambda: self.live.lay(ends, TERMS, learns=True), list(ends)

    def _end(self, *, with_hub: bool) -> tuple[Callable[[], Consequence], list[int]]:  # noqa: ARG002
        line, day = self._line(), TODAY - 1
        self.words.append((line, day))
        return lambda: self.live.say(line, day, Code.ENDED), []

    def _resume(self, *, with_hub: bool) -> tuple[Callable[[], Consequence], list[int]]:  # noqa: ARG002
        line, day = self.words.pop()
        return lambda: self.live.unsay(line, day, Code.ENDED), []

    def _drop(self, *, with_hub: bool) -> tuple[Callable[[], Consequence], list[int]]:  # noqa: ARG002
        line = self._line()
        self.words = [word for word in self.words if word[0] != line]
        return lambda: self.live.drop(line), []

    def assemblies(self) -> None:
        """An event of four thousand: of people who stand near, and of any."""
        near = self._near(min(ASSEMBLY, self.n // 3))
        anybody = self.dice.choice(self.n, min(ASSEMBLY, self.n // 3), replace=False).tolist()
        for who, people in (("who stand near", near), ("of anywhere", anybody)):
            fact = Fact(TODAY, Code.ACT, Rule.ALL, tuple(people))
            found = self._timed(f"event of {len(people):,} {who}", lambda: self.live.tell(fact))  # noqa: B023 called at once
            number = found.number
            self._timed(f"the same withdrawn, {who}", lambda: self.live.withdraw(number))  # noqa: B023

    def wholly(self) -> None:
        """What is worked out wholly after a change, and the worst that can happen to parts."""
        self._timed("another day, wholly", lambda: self.live.on(TODAY + 1))
        network = self._timed("network laid out, wholly", self.live.network.network)
        self._timed("core_number, wholly", lambda: run(MEASURES["core_number"], network))
        self._timed(
            "articulation_points, wholly", lambda: run(MEASURES["articulation_points"], network)
        )
        around = np.arange(self.n)
        ring = LiveNetwork(make_network(self.n, around, (around + 1) % self.n, directed=False))
        self._timed("a ring of all cut once", lambda: ring.lapse([0]))
        self._timed("a ring of all cut in halves", lambda: ring.lapse([self.n // 2]))
        self._timed("and closed again", lambda: ring.lay([0], [1]))

    def summary(self) -> dict[str, dict[str, float]]:
        """Of each kind how many there were, and the half, 99th of a hundred and slowest in ms."""
        operations = [took for kind, each in self.took.items() if len(each) > 1 for took in each]
        kinds = {"all operations": operations, **self.took}
        return {
            kind: {
                "times": len(took),
                "median": round(float(np.median(took)) * 1e3, 3),
                "p99": round(float(np.quantile(took, 0.99)) * 1e3, 3),
                "slowest": round(max(took) * 1e3, 3),
            }
            for kind, took in kinds.items()
            if took
        }

    def _read(self, kind: str, work: Callable[[], Consequence], about: list[int]) -> None:
        begun = time.perf_counter()
        found = work()
        if not about:
            ends, lines = self.live.lines.ends, found.touched[:15]
            about = [*ends.a[lines].tolist(), *ends.b[lines].tolist()]
        for measure in WHOLE:
            self.live.network.outcome(measure)
        for measure in SINGLE:
            self.live.network.at(measure, np.array(about, np.int64))
        self.live.lines.states_of(found.touched)
        self.took[kind].append(time.perf_counter() - begun)

    def _timed(self, kind: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401 whatever comes of it
        begun = time.perf_counter()
        found = work()
        self.took[kind].append(time.perf_counter() - begun)
        return found

    def _near(self, count: int) -> list[int]:
        """Different people who stand near one another."""
        where = int(self.dice.integers(self.n))
        steps = self.dice.choice(2 * count, count, replace=False)
        return [int(one) for one in (where + steps) % self.n]

    def _day(self) -> int:
        return TODAY - int(self.dice.integers(0, 300))

    def _line(self) -> int:
        """Some line that stands."""
        while True:
            line = int(self.dice.integers(self.live.lines.count))
            if self.live.lines.ends.stands[line]:
                return line


def large_record(n: int, lines: int, dice: np.random.Generator) -> LineRecord:
    """Lines as the module says, of which four in five were used within their windows."""
    hub = dice.choice(n - 1, lines // 200, replace=False) + 1
    count = lines - len(hub)
    a = dice.integers(0, n, count)
    near = (a + dice.integers(1, 31, count)) % n
    known = (n * dice.random(count) ** 2).astype(np.int64)
    b = np.where(dice.random(count) < 0.7, near, known)
    b = np.where(a == b, (b + 1) % n, b)
    a, b = np.concatenate((a, np.full(len(hub), HUB))), np.concatenate((b, hub))
    used = np.flatnonzero(dice.random(lines) < 0.8)
    every = np.ones(len(used), np.int64)
    table = EventTable(
        days=TODAY - dice.integers(0, 300, len(used)),
        codes=every * Code.ACT,
        channels=-every,
        rules=every * Rule.FLOW,
        callers=-every,
    )
    nobody = Presence(np.zeros(len(used) + 1, np.int64), np.empty(0, np.int64))
    flows = Flows(np.arange(len(used)), a[used], b[used])
    nothing = np.empty(0, np.int64)
    return LineRecord(
        make_lines(n, a, b),
        make_events(n, table, nobody, flows),
        Words(nothing, nothing, nothing),
        QuietTimes(nothing, nothing, nothing),
        Terms(*(np.full(lines, days) for days in TERMS)),
        np.ones(lines, np.bool_),
    )


def compare(live: LiveRecord) -> None:
    """Stop where anything kept up differs from what is worked out wholly."""
    record = live.lines.record()
    kept = np.flatnonzero(live.lines.ends.stands)
    _, states = whole_states(record, live.lines.day, WAYS)
    found = live.lines.states_of(kept)
    for name in ("states", "since", "holds_until", "last_positive"):
        if not np.array_equal(getattr(found, name), getattr(states, name)):
            raise SystemExit(f"{name} differ")
    used = np.isin(states.states, IN_USE)
    network = make_network(
        record.lines.n, record.lines.a[used], record.lines.b[used], directed=False
    )
    for measure in KEPT_UP:
        if not alike(live.network.outcome(measure), run(MEASURES[measure], network).outcome):
            raise SystemExit(f"{measure} differs")


def alike(one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes are the same, sums of quotients but for their last digits."""
    if isinstance(one, NodeValues) and isinstance(other, NodeValues):
        return bool(np.allclose(one.values, other.values, rtol=1e-12, atol=1e-12))
    if isinstance(one, Value) and isinstance(other, Value):
        return abs(one.value - other.value) <= 1e-12
    return str(one) == str(other)


def table(told: dict[str, Any]) -> str:
    """The same to be read by people."""
    head = f"{told['actors']:,} actors, {told['ties']:,} ties, {told['most_ties']:,} at most"
    rows = [f"{'milliseconds':50}{'times':>8}{'median':>10}{'p99':>10}{'slowest':>10}"]
    rows += [
        f"{kind:50}{took['times']:8}{took['median']:10.2f}{took['p99']:10.2f}{took['slowest']:10.2f}"
        for kind, took in told["milliseconds"].items()
    ]
    return "\n".join((head, *rows))


if __name__ == "__main__":
    main()
