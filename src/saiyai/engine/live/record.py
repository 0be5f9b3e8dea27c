"""A record that is told small things, and the network of its lines in use, which follows."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import Bools, Int64s, seal
from saiyai.engine.events import Code
from saiyai.engine.lines import LineState
from saiyai.engine.live.facts import Fact
from saiyai.engine.live.lines import LineRecord, LiveLines, Told, Ways
from saiyai.engine.live.network import LiveNetwork
from saiyai.engine.live.roomy_rows import lengthened
from saiyai.engine.network import make_network


@dataclass(frozen=True, slots=True, eq=False)
class Consequence:
    """What came of one telling: the number of the fact or line, and lines by their numbers."""

    number: int
    touched: Int64s
    into_use: Int64s
    out_of_use: Int64s


class LiveRecord:
    """Lines, and the network without directions of those that are in use on a day.

    `lines` and `network` are there to be asked; told is the record alone.

    Note: not to be told by two threads at once.
    """

    def __init__(
        self, record: LineRecord, day: int, ways: Ways, in_use: Collection[LineState]
    ) -> None:
        self.lines = LiveLines(record, day, ways)
        self._states = np.array([state in in_use for state in LineState])
        self._ties = np.full(self.lines.count, -1, np.int64)
        used = np.flatnonzero(self._used(np.arange(self.lines.count)))
        self._ties[used] = np.arange(len(used))
        ends = self.lines.ends.a[used], self.lines.ends.b[used]
        self.network = LiveNetwork(make_network(record.lines.n, *ends, directed=False))

    def tell(self, fact: Fact) -> Consequence:
        """Something happened. Raises: MalformedEvents."""
        return self._follow(self.lines.tell(fact))

    def withdraw(self, number: int) -> Consequence:
        """A fact did not happen after all. Raises: MalformedEvents."""
        return self._follow(self.lines.withdraw(number))

    def backdate(self, number: int, day: int) -> Consequence:
        """A fact was on another day, and has another number now. Raises: MalformedEvents."""
        return self._follow(self.lines.backdate(number, day))

    def lay(
        self, ends: tuple[int, int], terms: tuple[int, int, int], *, learns: bool
    ) -> Consequence:
        """A line is laid. Raises: MalformedEvents."""
        told = self.lines.lay(ends, terms, learns=learns)
        self._ties = lengthened(self._ties, told.number, told.number + 1)
        self._ties[told.number] = -1
        return self._follow(told)

    def drop(self, line: int) -> Consequence:
        """A line was told by mistake. Raises: MalformedEvents."""
        return self._follow(self.lines.drop(line))

    def say(self, line: int, day: int, code: Code) -> Consequence:
        """A word about a line itself, such as its end. Raises: MalformedEvents."""
        return self._follow(self.lines.say(line, day, code))

    def unsay(self, line: int, day: int, code: Code) -> Consequence:
        """Such a word is taken back. Raises: MalformedEvents."""
        return self._follow(self.lines.unsay(line, day, code))

    def on(self, day: int) -> Consequence:
        """Look at another day; the number is that day. Cost: O(hits), and what changes with it."""
        self.lines.on(day)
        return self._follow(Told(day, np.arange(self.lines.count)))

    def _follow(self, told: Told) -> Consequence:
        """Lay and let lapse the ties of lines that came into use or went out of it."""
        used, there = self._used(told.lines), self._ties[told.lines] >= 0
        into, out = told.lines[used & ~there], told.lines[~used & there]
        if len(out):
            self.network.lapse(self._ties[out])
            self._ties[out] = -1
        if len(into):
            ends = self.lines.ends
            self._ties[into] = self.network.lay(ends.a[into], ends.b[into])
        return Consequence(told.number, seal(told.lines), seal(into), seal(out))

    def _used(self, lines: Int64s) -> Bools:
        used: Bools = self._states[self.lines.states_of(lines).states]
        return used & self.lines.ends.stands[lines]
