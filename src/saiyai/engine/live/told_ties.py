"""Ties between the same two, as they are laid and lapse one by one beside those of a network."""

from collections.abc import Iterator
from typing import Final, TypeAlias

import numpy as np

from saiyai.engine.arrays import Int64s, Numbers
from saiyai.engine.errors import MalformedNetwork
from saiyai.engine.network import Network, further_ties, only_ties, with_ties
from saiyai.engine.told import TieColumns

Pair: TypeAlias = tuple[int, int]

_COLUMNS: Final = ("weights", "layers", "signs", "times")


class ToldTies:
    """The ties of a network and those laid since, by number: its rows, and on from there."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._ends: list[Pair] = []
        self._columns: dict[str, list[float]] = {
            name: [] for name in _COLUMNS if getattr(network, name) is not None
        }
        self._between: dict[Pair, list[int]] = {}
        self._lapsed: set[int] = set()
        weights = network.weights
        others = network.sources != network.targets
        self.negative = 0 if weights is None else int(np.count_nonzero(weights[others] < 0))
        """How many ties between two weigh less than nothing."""

    def lay(self, sources: Numbers, targets: Numbers, columns: TieColumns) -> Int64s:
        """Number further ties. Raises: MalformedNetwork, as `with_ties` does."""
        first, second, told = further_ties(self._network, sources, targets, columns)
        begin = self._network.m + len(self._ends)
        numbers = np.arange(begin, begin + len(first))
        ends = list(zip(first.tolist(), second.tolist(), strict=True))
        for number, pair in zip(numbers.tolist(), ends, strict=True):
            self._between.setdefault(self._named(pair), []).append(number)
        self._ends += ends
        for name, column in self._columns.items():
            column.extend(np.asarray(told[name]).tolist())
        self.negative += self._count_negative(numbers)
        return numbers

    def lapse(self, numbers: Int64s) -> None:
        """Take ties away. Raises: MalformedNetwork where one is not there, and takes none."""
        gone = set(numbers.tolist())
        last = self._network.m + len(self._ends)
        for number in gone:
            if not 0 <= number < last or number in self._lapsed:
                raise MalformedNetwork(problem="no_such_tie", tie=number)
        self.negative -= self._count_negative(np.array(sorted(gone), np.int64))
        self._lapsed |= gone

    @property
    def first(self) -> Network:
        """The network there was at first."""
        return self._network

    def ends(self, number: int) -> Pair:
        """The source and the target of a tie."""
        if number < self._network.m:
            return int(self._network.sources[number]), int(self._network.targets[number])
        return self._ends[number - self._network.m]

    def weight(self, source: int, target: int) -> float | None:
        """What the ties from one to another weigh together, 1 without weights; None without any.

        Where ties have no direction, those from the other to the one are among them.
        Cost: O(ties between the two).
        """
        count, total = 0, 0.0
        for number in self._standing(source, target):
            count += 1
            total += self._weight(number)
        if not count:
            return None
        return 1.0 if self._network.weights is None else total

    def network(self) -> Network:
        """What stands now, as a network. Cost: O(n + m)."""
        found = self._network
        if self._ends:
            sources, targets = zip(*self._ends, strict=True)
            further: TieColumns = {**self._columns}  # type: ignore[typeddict-item]
            found = with_ties(found, sources, targets, **further)
        if self._lapsed:
            stays = np.ones(found.m, np.bool_)
            stays[list(self._lapsed)] = False
            found = only_ties(found, stays)
        return found

    def _standing(self, source: int, target: int) -> Iterator[int]:
        out = self._network.out
        begin, end = out.indptr[source : source + 2]
        row = out.indices[begin:end]
        low, high = begin + np.searchsorted(row, (target, target + 1))
        further = self._between.get(self._named((source, target)), ())
        for numbers in (out.edges[low:high].tolist(), further):
            for number in numbers:
                if number not in self._lapsed:
                    yield number

    def _named(self, pair: Pair) -> Pair:
        return pair if self._network.directed else (min(pair), max(pair))

    def _weight(self, number: int) -> float:
        weights, m = self._network.weights, self._network.m
        if weights is None:
            return 1.0
        return float(weights[number]) if number < m else self._columns["weights"][number - m]

    def _count_negative(self, numbers: Int64s) -> int:
        if self._network.weights is None:
            return 0
        every = numbers.tolist()
        return sum(self._weight(one) < 0 and len(set(self.ends(one))) == 2 for one in every)
