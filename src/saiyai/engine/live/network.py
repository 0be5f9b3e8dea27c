"""A network in which ties are laid and lapse, and whose numbers follow at once."""

from collections.abc import Iterable
from typing import Final, Unpack

import numpy as np

from saiyai.engine.arrays import Int64s, Numbers
from saiyai.engine.catalogue import MEASURES, measure_of
from saiyai.engine.errors import UnknownMeasure
from saiyai.engine.live.answers import OF_NODES, OF_THE_WHOLE
from saiyai.engine.live.pairs import PairChanges, dyads_between
from saiyai.engine.live.state import change_pairs, make_state
from saiyai.engine.live.told_ties import Pair, ToldTies
from saiyai.engine.measure import run
from saiyai.engine.network import Network, check_node
from saiyai.engine.result import NodeValues, Outcome, Result, Why
from saiyai.engine.told import TieColumns

KEPT_UP: Final = tuple(OF_NODES) + tuple(OF_THE_WHOLE)
"""The measures that follow every change; all others are worked out wholly when asked."""


class LiveNetwork:
    """An overlay over a network that does not change: told of few ties, it answers at once.

    Ties have numbers: those of the network its rows, those laid later the next ones.

    Note: not to be told by two threads at once.
    Cost: made in the time that all that reads triangles takes; then 93 bytes a pair and 130 a
        node, beside the network. A change costs as `change_pairs` says.
    """

    def __init__(self, network: Network) -> None:
        self._ties = ToldTies(network)
        self._state = make_state(network)
        self._network: Network | None = network

    @property
    def n(self) -> int:
        """How many nodes there are; they stay."""
        return self._state.n

    @property
    def stale(self) -> tuple[str, ...]:
        """The measures that would be worked out wholly, and the network laid out for them first.

        Empty while nothing has changed since that was done last.
        """
        if self._network is not None:
            return ()
        return tuple(one for one in MEASURES if one not in KEPT_UP)

    def lay(self, sources: Numbers, targets: Numbers, **columns: Unpack[TieColumns]) -> Int64s:
        """Lay further ties, of which is told what is told of those there are.

        Returns: int64 (ties,), their numbers.
        Raises: MalformedNetwork, as `with_ties` does, and lays none.
        """
        numbers = self._ties.lay(sources, targets, columns)
        self._follow(numbers)
        return numbers

    def lapse(self, ties: Numbers) -> None:
        """Take ties away, by their numbers.

        Raises: MalformedNetwork where one is not there, and takes none.
        """
        numbers = np.asarray(ties, np.int64)
        self._ties.lapse(numbers)
        self._follow(numbers)

    def outcome(self, measure_id: str) -> Outcome:
        """What a measure says now, of whatever it speaks. Raises: UnknownMeasure.

        Cost: O(1) or O(n) for those of `KEPT_UP`; for others that of the measure.
        """
        if measure_id in OF_THE_WHOLE:
            return OF_THE_WHOLE[measure_id](self._state)
        if measure_id in OF_NODES:
            return self._of_nodes(measure_id, slice(None))
        return self.result(measure_id).outcome

    def at(self, measure_id: str, positions: Numbers) -> NodeValues | Why:
        """What a measure of `KEPT_UP` says of these nodes, in their order.

        Raises: UnknownNode; UnknownMeasure where it speaks of no nodes or is not kept up.
        """
        if measure_id not in OF_NODES:
            raise UnknownMeasure(measure=measure_id, known=", ".join(OF_NODES))
        nodes = np.asarray(positions, np.int64)
        for node in nodes.tolist():
            check_node(self._ties.first, node)
        return self._of_nodes(measure_id, nodes)

    def result(self, measure_id: str) -> Result:
        """What a measure says of the network as it stands, worked out wholly."""
        return run(measure_of(measure_id), self.network())

    def network(self) -> Network:
        """The network as it stands. Cost: O(n + m) after a change, once."""
        if self._network is None:
            self._network = self._ties.network()
        return self._network

    def _of_nodes(self, measure_id: str, nodes: Int64s | slice) -> NodeValues | Why:
        if measure_id == "constraint" and self._ties.negative:
            return Why.NEGATIVE_WEIGHTS
        return OF_NODES[measure_id](self._state, nodes)

    def _follow(self, numbers: Int64s) -> None:
        """Bring everything after what has been told of ties."""
        self._network = None
        ends = [self._ties.ends(number) for number in numbers.tolist()]
        changes = self._changes({(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]})
        if not self._state.weighted:  # one tie more or less among several is no change
            before = dyads_between(self._state.pairs, changes.firsts, changes.seconds)
            other = before != changes.dyads
            changes = PairChanges(*(column[other] for column in changes))
        if len(changes.firsts):
            change_pairs(self._state, changes)

    def _changes(self, pairs: Iterable[Pair]) -> PairChanges:
        firsts, seconds, dyads = [], [], []
        ways: tuple[list[float], list[float]] = ([], [])
        for first, second in sorted(pairs):
            there = self._ties.weight(first, second)
            back = self._back(first, second, there)
            firsts.append(first)
            seconds.append(second)
            dyads.append((there is not None) + 2 * (back is not None))
            ways[0].append(there or 0.0)
            ways[1].append(back or 0.0)
        return PairChanges(
            np.array(firsts, np.int64),
            np.array(seconds, np.int64),
            np.array(dyads, np.uint8),
            *(np.array(way, np.float64) for way in ways),
        )

    def _back(self, first: int, second: int, there: float | None) -> float | None:
        if self._state.directed:
            return self._ties.weight(second, first)
        if there is None:
            return None
        return 0.0 if self._state.weighted else 1.0  # the tie is one, and its weight stands there
