"""Events of many kinds for a large record, so that every reading finds something to read.

Of every hundred some are told in each of a few ways. Two of three flows go along a line of the
record, the others between anybody; answers come within two months of what they answer.
"""

import random
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Final

from saiyai.domain.kinds.catalogue import KINDS
from saiyai.records.connections import WRITING
from saiyai.records.models import Event, Flow, Network, Part

_CHUNK: Final = 5_000
_MOST: Final = 400
_PHASES: Final = ("", "", "learn", "co_think", "co_decide", "co_act", "evaluate", "benefit")
_WAITING: Final = 2_000
"""So many of the newest events wait for an answer."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which events are told, so many of every hundred.

    `roles` are those of a few who take part; with `good` something goes from one to another, with
    `unit` an amount of it. `answers` names the way of what it is about: then it goes back.
    """

    often: int
    kind: str
    data: Mapping[str, object] = field(default_factory=dict)
    roles: tuple[str, ...] = ()
    good: str = ""
    unit: str = ""
    answers: str = ""
    name: str = ""

    @property
    def proof(self) -> int:
        """What it says of the lines it touches, as its card has it."""
        card = KINDS[self.kind]
        return int(card.proof(card.data(**self.data)))


_MEETING: Final = {"title": "ประชุม", "type": "meeting", "scope": "immediate"}
_WORK: Final = {"title": "ลงแขก", "type": "joint_work", "scope": "widening"}
_ASKED: Final = {"what": "ขอแรง", "step": "asked", "reach": "direct"}
_HELPED: Final = {"what": "ขอแรง", "step": "helped", "had_say": True}
_MONEY: Final = {"in_return": "someday", "voluntary": True}

WAYS: Final = (
    Way(25, "activity", _MEETING, ("participant",)),
    Way(15, "activity", _WORK, ("participant",)),
    Way(13, "contact", {"purpose": "inform"}, good="contact"),
    Way(3, "contact", {"answered": False}, good="contact", name="tried"),
    Way(1, "contact", {"test": True}, good="contact", answers="tried"),
    Way(6, "exchange", {"voluntary": True}, good="goods", unit="gram"),
    Way(3, "exchange", _MONEY, good="money", unit="satang"),
    Way(3, "exchange", good="knowledge"),
    Way(6, "request", _ASKED, good="request", name="asked"),
    Way(4, "request", _HELPED, good="help", answers="asked"),
    Way(4, "learning", {"lesson": "ดูดิน", "facet": "social"}, good="knowledge", name="learned"),
    Way(2, "learning", {"lesson": "ดูดิน", "step": "used"}, ("learner",), answers="learned"),
    Way(4, "contribution", {"words": "ลงแรง"}, good="labour", unit="minute"),
    Way(3, "sharing", {"what": "ข่าวน้ำ"}, good="information", name="sent"),
    Way(2, "sharing", {"what": "ข่าวน้ำ", "received": True}, good="information", answers="sent"),
    Way(2, "care", good="care"),
    Way(2, "benefit", {"words": "น้ำ"}, good="goods", unit="gram"),
    Way(1, "decision", {"what": "แบ่งน้ำ", "method": "consensus"}, ("proposer", "decider")),
    Way(1, "recognition", {"what": "ขอบคุณ"}, good="recognition"),
)


@dataclass(frozen=True, slots=True)
class _Told:
    """One event before it has a row id, and who was in it how."""

    way: Way
    row: Event
    parts: Sequence[tuple[int, str, str]] = ()
    ends: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Teller:
    """Makes events up: `somebody` is anybody's row id, `pairs` are the ends of lines."""

    network: Network
    seq: int
    dice: random.Random
    days: tuple[date, date]
    somebody: Callable[[], int]
    pairs: Sequence[tuple[int, int]]
    waiting: dict[str, deque[tuple[int, date, tuple[int, int]]]] = field(default_factory=dict)

    def save(self, events: int) -> None:
        """Tell so many events. Cost: three minutes per million on SQLite."""
        often = [way.often for way in WAYS]
        ways = (self.dice.choices(WAYS, often)[0] for _ in range(events))
        numbers = iter(range(events))
        while chunk := [
            self._told(way, n) for n, way in zip(islice(numbers, _CHUNK), ways, strict=False)
        ]:
            self._save(chunk)

    def _save(self, chunk: Sequence[_Told]) -> None:
        Event.objects.using(WRITING).bulk_create([one.row for one in chunk])
        parts = (part for one in chunk for part in self._parts(one))
        flows = (flow for one in chunk for flow in self._flows(one))
        Part.objects.using(WRITING).bulk_create(parts, batch_size=_CHUNK)
        Flow.objects.using(WRITING).bulk_create(flows, batch_size=_CHUNK)
        for one in chunk:
            if one.way.name and one.ends:
                kept = self.waiting.setdefault(one.way.name, deque(maxlen=_WAITING))
                kept.append((one.row.pk, one.row.latest, one.ends))

    def _told(self, way: Way, number: int) -> _Told:
        about, day, ends = None, self._day(), self._ends() if way.good else None
        if kept := self.waiting.get(way.answers):
            about, asked, (source, target) = self.dice.choice(kept)
            day = min(asked + timedelta(days=self.dice.randrange(60)), self.days[1])
            ends = (target, source) if way.good else None
        row = Event(
            network=self.network,
            ref=f"e{number}",
            kind=way.kind,
            earliest=day,
            latest=day,
            via_centre=self.dice.choice((None, True, False)) if way.good else None,
            about_id=about,
            proof=way.proof,
            version=KINDS[way.kind].version,
            data=dict(way.data),
            told=self.seq,
        )
        return _Told(way, row, list(self._present(way)), ends)

    def _day(self) -> date:
        first, last = self.days
        return first + timedelta(days=self.dice.randrange((last - first).days))

    def _ends(self) -> tuple[int, int]:
        if self.dice.random() < 2 / 3:
            one, other = self.dice.choice(self.pairs)
            return (one, other) if self.dice.random() < 0.5 else (other, one)
        return self.somebody(), self.somebody()

    def _present(self, way: Way) -> Iterator[tuple[int, str, str]]:
        """Who took part, by row id, in which role and phase."""
        if not way.roles:
            return
        many = way.kind == "activity"
        count = min(2 + int(self.dice.paretovariate(1.25)), _MOST) if many else len(way.roles)
        here = sorted({self.somebody() for _ in range(count)})
        phase = self.dice.choice(_PHASES) if many else ""
        for at, actor in enumerate(here):
            yield actor, way.roles[min(at, len(way.roles) - 1)], phase

    def _parts(self, one: _Told) -> Iterator[Part]:
        for actor, role, phase in one.parts:
            yield Part(event=one.row, kind=one.way.kind, actor_id=actor, role=role, phase=phase)

    def _flows(self, one: _Told) -> Iterator[Flow]:
        if one.ends is None or one.ends[0] == one.ends[1]:
            return
        unit = one.way.unit
        yield Flow(
            event=one.row,
            kind=one.way.kind,
            source_id=one.ends[0],
            target_id=one.ends[1],
            good=one.way.good,
            unit=unit,
            amount=self.dice.randrange(100, 100_000) if unit else None,
        )
