"""Who is joined by which line, with those laid since: which lines an event touches."""

from collections import defaultdict

import numpy as np

from saiyai.engine.arrays import Bools, Int32s, Int64s
from saiyai.engine.events import Events, Lines, Rule
from saiyai.engine.live.roomy_rows import lengthened


class LineEnds:
    """The lines of a record and those laid since, by number; none leaves its place."""

    def __init__(self, lines: Lines) -> None:
        self.n = lines.n
        self._index = lines.index
        self._here = np.zeros(lines.n, np.bool_)
        self._further: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._a, self._b = lines.a.copy(), lines.b.copy()
        self._stands = np.ones(lines.count, np.bool_)
        self.count = lines.count

    @property
    def a(self) -> Int32s:
        """One end of each line."""
        return self._a[: self.count]

    @property
    def b(self) -> Int32s:
        """The other end of each."""
        return self._b[: self.count]

    @property
    def stands(self) -> Bools:
        """Whether each line is there, and was not told by mistake."""
        return self._stands[: self.count]

    def lay(self, a: int, b: int) -> int:
        """Number a further line."""
        line, wanted = self.count, self.count + 1
        self._a = lengthened(self._a, line, wanted)
        self._b = lengthened(self._b, line, wanted)
        self._stands = lengthened(self._stands, line, wanted)
        self._a[line], self._b[line], self._stands[line] = a, b, True
        self._further[a].append((line, b))
        self._further[b].append((line, a))
        self.count += 1
        return line

    def drop(self, line: int) -> None:
        """Take a line out of what is counted."""
        self._stands[line] = False

    def touched(self, events: Events, event: int) -> Int64s:
        """The lines that an event touches, ascending, as `find_hits` finds them.

        Cost: O(participants or flows, and lines kept by those present).
        """
        actors = events.actors[events.indptr[event] : events.indptr[event + 1]]
        rule, caller = events.rules[event], int(events.callers[event])
        if rule == Rule.FLOW:
            flows = slice(events.flow_indptr[event], events.flow_indptr[event + 1])
            found = self._between(events.flow_sources[flows], events.flow_targets[flows])
        elif rule == Rule.STAR and caller >= 0:
            present = np.unique(actors)
            found = self._between(present, np.full(len(present), caller, np.int32))
        elif rule == Rule.ALL:
            found = self._among(np.unique(actors))
        else:
            found = np.empty(0, np.int64)
        return found[self.stands[found]]

    def _among(self, actors: Int32s) -> Int64s:
        """The lines of which both ends are these actors."""
        self._here[actors] = True
        _, lines, others = self._kept(actors)
        found = set(lines[self._here[others]].tolist())
        for actor in actors.tolist():
            for line, other in self._further.get(actor, ()):
                if self._here[other]:
                    found.add(line)
        self._here[actors] = False
        return np.array(sorted(found), np.int64)

    def _between(self, firsts: Int32s, seconds: Int32s) -> Int64s:
        """The lines between the first and second of each row, whichever of them keeps them."""
        found: set[int] = set()
        for keepers, wanted in ((firsts, seconds), (seconds, firsts)):
            rows, lines, others = self._kept(keepers)
            found.update(lines[others == wanted[rows]].tolist())
        for first, second in zip(firsts.tolist(), seconds.tolist(), strict=True):
            found.update(line for line, other in self._further.get(first, ()) if other == second)
        return np.array(sorted(found), np.int64)

    def _kept(self, keepers: Int32s) -> tuple[Int64s, Int32s, Int32s]:
        """The lines each of these keeps: the row of the keeper, the line, and its other end."""
        begin = self._index.indptr[keepers]
        counts = self._index.indptr[keepers.astype(np.int64) + 1] - begin
        rows = np.repeat(np.arange(len(keepers)), counts)
        places = np.arange(len(rows)) + np.repeat(begin - np.cumsum(counts) + counts, counts)
        return rows, self._index.lines[places], self._index.others[places]
