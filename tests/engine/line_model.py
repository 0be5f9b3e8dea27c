"""The life of a line written down a second time, slowly, from the sentences people agreed on.

A line is laid. Somebody answers: verified. Something is done together: active; its own rhythm
passes: fallow, while the proof is valid; the proof expires: untested. An attempt waits in vain:
unanswered; a third, or one by a second channel: lapsed. It is told to be over: ended. Whoever
answers after any of these three repairs it. What was tried in quiet time never counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from saiyai.engine.events import Code
from saiyai.engine.hits import Hits, HitTable, make_hits
from saiyai.engine.lines import FOREVER, NEVER, LineState, Patience
from tests.engine.strategies import History, Hit


def to_hits(histories: Sequence[History]) -> Hits:
    """Histories as the engine takes them."""
    every = [hit for history in histories for hit in history.hits]
    table = HitTable(
        days=[hit.day for hit in every],
        codes=[int(hit.code) for hit in every],
        channels=[hit.channel for hit in every],
        events=list(range(len(every))),
        quiet=[hit.quiet for hit in every],
    )
    return make_hits(np.cumsum([0, *(len(history.hits) for history in histories)]), table)


@dataclass
class Memory:
    """What a person would keep in mind who hears the hits one after another."""

    acts: list[int] = field(default_factory=list)
    proofs: list[int] = field(default_factory=list)
    pending: list[Hit] = field(default_factory=list)
    repaired: int = NEVER
    ended: int | None = None

    def hear(self, hit: Hit, patience: Patience) -> None:
        """Take in one more."""
        if hit.code == Code.ENDED:
            self.ended = hit.day if self.ended is None else self.ended
        elif hit.code == Code.ATTEMPT:
            self.pending += [] if hit.quiet else [hit]
        else:
            if self.ended is not None or self.missed(hit.day, patience):
                self.repaired = hit.day
            self.ended, self.pending = None, []
            self.proofs.append(hit.day)
            self.acts += [hit.day] if hit.code == Code.ACT else []

    def missed(self, day: int, patience: Patience) -> list[Hit]:
        """The attempts that have waited in vain."""
        return [tried for tried in self.pending if day - tried.day >= patience.waiting]


def told_slowly(history: History, day: int, patience: Patience) -> tuple[LineState, int]:
    """The state and the day it began: the first rule that holds is the state."""
    heard = [hit for hit in history.hits if hit.day <= day]
    memory = Memory()
    for hit in heard:
        memory.hear(hit, patience)
    missed = memory.missed(day, patience)
    ways = {tried.channel for tried in missed if tried.channel >= 0}
    act = memory.acts[-1] if memory.acts else NEVER
    proof = memory.proofs[-1] if memory.proofs else NEVER
    laid = min([history.laid, *(hit.day for hit in heard[:1])])
    tried = memory.pending[0].day if memory.pending else NEVER
    many = len(missed) >= patience.lapsed_after or len(ways) >= 2
    rules = (
        (LineState.ENDED, memory.ended is not None, memory.ended or 0),
        (LineState.LAPSED, many, tried),
        (LineState.UNANSWERED, bool(missed), tried),
        (LineState.NOT_LAID, not heard and day < history.laid, NEVER),
        (LineState.LAID, not memory.proofs and day - history.laid <= history.valid, laid),
        (LineState.REPAIRED, day - memory.repaired <= patience.repaired, memory.repaired),
        (LineState.ACTIVE, day - act <= history.active, proof),
        (LineState.VERIFIED, day - proof <= history.active, proof),
        (LineState.FALLOW, day - proof <= history.valid, proof),
        (LineState.UNTESTED, True, proof if memory.proofs else laid),
    )
    return next((state, since) for state, holds, since in rules if holds)


def held_until(history: History, day: int, patience: Patience) -> int:
    """The last day of the state if nothing more is told, by looking at each day ahead."""
    told = History(
        history.laid,
        history.active,
        history.valid,
        tuple(hit for hit in history.hits if hit.day <= day),
    )
    state, _ = told_slowly(told, day, patience)
    horizon = max([day, told.laid, *(hit.day for hit in told.hits)])
    horizon += told.valid + patience.waiting + patience.repaired + 2
    for later in range(day + 1, horizon + 1):
        if told_slowly(told, later, patience)[0] is not state:
            return later - 1
    return FOREVER
