"""Facts by number, and by whom they speak of: those of a record, and those told since."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import Int32s, Int64s
from saiyai.engine.errors import MalformedEvents
from saiyai.engine.events import Code, Events, EventTable, Flows, Presence, Rule, make_events
from saiyai.engine.ops.columns import bounds_of


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, as `EventTable`, `Presence` and `Flows` say it of one event."""

    day: int
    code: Code
    rule: Rule
    actors: tuple[int, ...] = ()
    flows: tuple[tuple[int, int], ...] = ()
    """Source and target of each."""
    caller: int = -1
    channel: int = -1


class Facts:
    """The events of a record, by row, and the facts told since, numbered on from there."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._rows = len(events.days)
        self._told: list[tuple[Fact, Events]] = []
        self._withdrawn: set[int] = set()
        self._naming: defaultdict[int, list[int]] = defaultdict(list)
        self._present = _by_actor(events.n, events.actors, _event_of(events.indptr))
        flow_events = _event_of(events.flow_indptr)
        self._given = _by_actor(events.n, events.flow_sources, flow_events)
        by_source = np.argsort(events.flow_sources, kind="stable")
        self._given_to = events.flow_targets[by_source]

    def tell(self, fact: Fact) -> int:
        """Number a further fact. Raises: MalformedEvents, as `make_events` does."""
        made = _made(self._events.n, [fact])
        number = self._rows + len(self._told)
        self._told.append((fact, made))
        for actor in {*fact.actors, fact.caller, *(end for flow in fact.flows for end in flow)}:
            self._naming[actor].append(number)
        return number

    def withdraw(self, number: int) -> None:
        """Take a fact back. Raises: MalformedEvents where there is none."""
        self.check(number)
        self._withdrawn.add(number)

    def check(self, number: int) -> None:
        """Nothing, if the fact stands. Raises: MalformedEvents."""
        there = 0 <= number < self._rows + len(self._told)
        if not there or number in self._withdrawn:
            raise MalformedEvents(problem="no_such_fact", fact=number)

    def event(self, number: int) -> tuple[Events, int]:
        """Events, and the row among them of this fact."""
        if number < self._rows:
            return self._events, number
        return self._told[number - self._rows][1], 0

    def fact(self, number: int) -> Fact:
        """A fact as it was told. Cost: O(participants)."""
        if number >= self._rows:
            return self._told[number - self._rows][0]
        of = self._events
        present = of.actors[of.indptr[number] : of.indptr[number + 1]]
        flows = slice(of.flow_indptr[number], of.flow_indptr[number + 1])
        return Fact(
            day=int(of.days[number]),
            code=Code(int(of.codes[number])),
            rule=Rule(int(of.rules[number])),
            actors=tuple(present.tolist()),
            flows=tuple(
                zip(of.flow_sources[flows].tolist(), of.flow_targets[flows].tolist(), strict=True)
            ),
            caller=int(of.callers[number]),
            channel=int(of.channels[number]),
        )

    def touching(self, a: int, b: int) -> list[int]:
        """The facts that touch a line between two, ascending.

        Cost: O(events of the two).
        """
        of = self._events
        both = np.intersect1d(self._of(self._present, a), self._of(self._present, b))
        found = set(both[of.rules[both] == Rule.ALL].tolist())
        for one, other in ((a, b), (b, a)):
            called = self._of(self._present, other)
            star = (of.rules[called] == Rule.STAR) & (of.callers[called] == one)
            found.update(called[star].tolist())
            begin, end = self._given[0][one : one + 2]
            given = self._given[1][begin:end][self._given_to[begin:end] == other]
            found.update(given[of.rules[given] == Rule.FLOW].tolist())
        found = {number for number in found if of.codes[number] != Code.NONE}
        further = set(self._naming.get(a, ())) & set(self._naming.get(b, ()))
        found |= {number for number in further if _touches(self.fact(number), a, b)}
        return sorted(found - self._withdrawn)

    def all_that_stand(self) -> Events:
        """What stands, as one record, in the order of telling. Cost: O(all of it)."""
        of, rows = self._events, self._rows
        stays = np.ones(rows + len(self._told), np.bool_)
        stays[list(self._withdrawn)] = False
        told = [fact for (fact, _), kept in zip(self._told, stays[rows:], strict=True) if kept]
        later, kept = _made(of.n, told), stays[:rows]
        both = [(getattr(of, name)[kept], getattr(later, name)) for name in EventTable._fields]
        present, given = (np.diff(one)[kept] for one in (of.indptr, of.flow_indptr))
        there, flowed = (np.repeat(kept, np.diff(one)) for one in (of.indptr, of.flow_indptr))
        counts = np.concatenate((present, np.diff(later.indptr)))
        flows = np.concatenate((given, np.diff(later.flow_indptr)))
        return make_events(
            of.n,
            EventTable(*(np.concatenate(columns) for columns in both)),
            Presence(bounds_of(counts), np.concatenate((of.actors[there], later.actors))),
            Flows(
                np.repeat(np.arange(len(flows)), flows),
                np.concatenate((of.flow_sources[flowed], later.flow_sources)),
                np.concatenate((of.flow_targets[flowed], later.flow_targets)),
            ),
        )

    @staticmethod
    def _of(by_actor: tuple[Int64s, Int64s], actor: int) -> Int64s:
        begin, end = by_actor[0][actor : actor + 2]
        return by_actor[1][begin:end]


def _touches(fact: Fact, a: int, b: int) -> bool:
    if fact.code == Code.NONE:
        return False
    if fact.rule == Rule.ALL:
        return a in fact.actors and b in fact.actors
    if fact.rule == Rule.STAR:
        return (fact.caller == a and b in fact.actors) or (fact.caller == b and a in fact.actors)
    return fact.rule == Rule.FLOW and not {(a, b), (b, a)}.isdisjoint(fact.flows)


def _made(n: int, facts: list[Fact]) -> Events:
    table = EventTable(
        days=_whole([fact.day for fact in facts]),
        codes=_whole([fact.code for fact in facts]),
        channels=_whole([fact.channel for fact in facts]),
        rules=_whole([fact.rule for fact in facts]),
        callers=_whole([fact.caller for fact in facts]),
    )
    counts = [0, *(len(fact.actors) for fact in facts)]
    present = [actor for fact in facts for actor in fact.actors]
    flows = [(row, *flow) for row, fact in enumerate(facts) for flow in fact.flows]
    given = np.array(flows, np.int64).reshape(-1, 3).T
    return make_events(n, table, Presence(np.cumsum(counts), _whole(present)), Flows(*given))


def _whole(numbers: list[int]) -> Int64s:
    return np.array(numbers, np.int64)


def _event_of(indptr: Int64s) -> Int64s:
    return np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))


def _by_actor(n: int, actors: Int32s, events: Int64s) -> tuple[Int64s, Int64s]:
    """The events in which each actor is named, in compressed rows, ascending."""
    counts = np.bincount(actors, minlength=n)
    return bounds_of(counts), events[np.argsort(actors, kind="stable")]
