"""A record of a size no person has typed: made up, from a seed, the same each time.

Names are put together from Thai syllables. Most actors take part in few events and a few in
thousands, as in any network; an event has three or four participants, now and then a hundred.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Final, TypeVar

from bench.big_events import WAYS, Teller
from bench.big_places import save_networks_inside, save_villages
from saiyai.domain.coverage import Share
from saiyai.domain.viewers import LOCAL_KEEPER
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    Actor,
    Coverage,
    Event,
    Flow,
    Membership,
    Network,
    Part,
    Tie,
    TieAssertion,
    TieKind,
)
from saiyai.services.changes import Action, telling
from saiyai.services.networks import record_network
from saiyai.services.rows import name_columns

FIRST_DAY: Final = date(2021, 1, 1)
LAST_DAY: Final = date(2026, 10, 31)
_CHUNK: Final = 5_000
_FIRST: Final = [
    "สม",
    "วิ",
    "ประ",
    "นิ",
    "อร",
    "พิ",
    "ธน",
    "กน",
    "ชล",
    "ดา",
    "รุ่ง",
    "แสง",
    "บุญ",
    "ทอง",
    "คำ",
    "จัน",
    "มา",
    "ลี",
    "ศรี",
    "พร",
]
_SECOND: Final = [
    "ชาย",
    "พร",
    "ทัย",
    "ดา",
    "ภา",
    "วัฒน์",
    "สิทธิ์",
    "รัตน์",
    "กานต์",
    "เดือน",
    "มี",
    "เพ็ญ",
    "จิตร",
    "ใจ",
    "นันท์",
    "วรรณ",
]
_WHAT: Final = ["กลุ่มผัก", "ฝาย", "ป่าชุมชน", "กองทุนน้ำ", "โรงเรียน", "วัด", "เวรน้ำ", "ตลาดนัด"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Size:
    """How large a record is made."""

    actors: int
    events: int
    ties: int
    villages: int = 0
    """Where they live, in districts of three provinces; nowhere with none."""
    networks: int = 0
    """Members that have members themselves, over whom all others are spread."""


FULL: Final = Size(actors=100_000, events=1_000_000, ties=300_000)
TOWN: Final = Size(actors=5_000, events=200_000, ties=20_000)
COUNTRY: Final = Size(actors=100_000, events=2_000_000, ties=500_000)


def build(
    size: Size,
    seed: int = 7,
    *,
    mixed: bool = False,
    pairs: Iterable[tuple[int, int]] | None = None,
) -> Network:
    """Tell the record in one Change: of meetings and calls, or with events of many kinds `mixed`.

    Lines are between anybody, or between `pairs` of numbers of actors where they are given.

    Cost: about two minutes per million events on SQLite; memory for one chunk of rows.
    """
    dice = random.Random(seed)
    network = record_network(LOCAL_KEEPER, name_en="Big", slug="big", clock=LAST_DAY)
    with telling(LOCAL_KEEPER, Action("import", "big"), network) as now:
        villages = save_villages(network, now.seq, size.villages)
        actors = list(_saved(Actor, _actors(size, network, now.seq, dice, villages)))
        save_networks_inside(network, now.seq, size.networks, actors)
        list(_saved(Membership, _memberships(actors, network, now.seq, dice)))
        drawn = _pairs(size, actors, dice) if pairs is None else _numbered(actors, pairs)
        ties = _saved(Tie, _ties(drawn, network, now.seq))
        list(_saved(TieAssertion, _assertions(list(ties), now.seq, dice)))
        if not mixed:
            _save_events(size, actors, network, now.seq, dice)
            return network
        tied = list(Tie.objects.using(WRITING).filter(network=network).values_list("a_id", "b_id"))
        days = FIRST_DAY, LAST_DAY
        teller = Teller(network, now.seq, dice, days, lambda: _somebody(actors, dice), tied)
        teller.save(size.events)
        Coverage.objects.using(WRITING).bulk_create(_coverage(network, now.seq))
    return network


def _coverage(network: Network, seq: int) -> Iterator[Coverage]:
    """Of each kind that is told, that all of it was recorded: then what is not there was not."""
    for kind in sorted({way.kind for way in WAYS}):
        yield Coverage(
            network=network,
            kind=kind,
            earliest=FIRST_DAY,
            latest=LAST_DAY,
            share=Share.ALL,
            told=seq,
        )


def _saved(table: type[T], rows: Iterator[T]) -> Iterator[int]:
    """Row ids of what was written, chunk by chunk."""
    while chunk := list(islice(rows, _CHUNK)):
        made = table.objects.using(WRITING).bulk_create(chunk)  # type: ignore[attr-defined]
        yield from (row.pk for row in made)


def _name(dice: random.Random, number: int) -> str:
    if number % 4 == 0:
        return f"{dice.choice(_WHAT)}{dice.choice(_FIRST)}{dice.choice(_SECOND)} {number}"
    family = f"{dice.choice(_FIRST)}{dice.choice(_SECOND)}{dice.choice(_SECOND)}"
    return f"{dice.choice(_FIRST)}{dice.choice(_SECOND)} {family} {number}"


def _actors(
    size: Size, network: Network, seq: int, dice: random.Random, villages: Sequence[int]
) -> Iterator[Actor]:
    for number in range(size.actors):
        yield Actor(
            network=network,
            ref=f"a{number}",
            kind="group" if number % 4 == 0 else "person",
            consent="not_asked" if number % 3 else "members",
            place_id=villages[number % len(villages)] if villages else None,
            told=seq,
            **name_columns(_name(dice, number), ""),
        )


def _memberships(
    actors: list[int], network: Network, seq: int, dice: random.Random
) -> Iterator[Membership]:
    """Everybody is a member; of every second it was told since when."""
    for number, actor in enumerate(actors):
        joined = FIRST_DAY + timedelta(days=dice.randrange(365)) if number % 2 else None
        yield Membership(
            network_id=network.pk,
            member_id=actor,
            role="member",
            joined_earliest=joined,
            joined_latest=joined,
            told=seq,
        )


def _pairs(
    size: Size, actors: list[int], dice: random.Random
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Pairs of row ids, each once, the lower first; their numbers say how many were drawn."""
    seen: set[tuple[int, int]] = set()
    for number in range(size.ties):
        pair = tuple(sorted((_somebody(actors, dice), _somebody(actors, dice))))
        if pair[0] == pair[1] or pair in seen:
            continue
        seen.add((pair[0], pair[1]))
        yield number, (pair[0], pair[1])


def _numbered(
    actors: list[int], pairs: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """The row ids of pairs that were given, the lower first."""
    for number, (one, other) in enumerate(pairs):
        low, high = sorted((actors[one], actors[other]))
        yield number, (low, high)


def _ties(
    pairs: Iterable[tuple[int, tuple[int, int]]], network: Network, seq: int
) -> Iterator[Tie]:
    kind = TieKind.objects.using(WRITING).create(network=network, told=seq)
    for number, (low, high) in pairs:
        yield Tie(
            network=network,
            ref=f"t{number}",
            kind=kind,
            directed=False,
            a_id=low,
            b_id=high,
            told=seq,
        )


def _assertions(ties: list[int], seq: int, dice: random.Random) -> Iterator[TieAssertion]:
    """Of every line, as a file tells it, that it is there since a day."""
    for tie in ties:
        day = FIRST_DAY + timedelta(days=dice.randrange(365))
        yield TieAssertion(tie_id=tie, stance="confirmed", earliest=day, latest=day, told=seq)


def _somebody(actors: list[int], dice: random.Random) -> int:
    """Anybody, those at the beginning of the list more often: the first of 100,000 in 0.2 %."""
    return actors[int(len(actors) * dice.random() ** 2)]


def _save_events(
    size: Size, actors: list[int], network: Network, seq: int, dice: random.Random
) -> None:
    days = (LAST_DAY - FIRST_DAY).days
    numbers = iter(range(size.events))
    while chunk := list(islice(numbers, _CHUNK)):
        events = [_event(network, seq, number, dice.randrange(days)) for number in chunk]
        Event.objects.using(WRITING).bulk_create(events)
        parts: list[Part] = []
        flows: list[Flow] = []
        for event in events:
            if event.kind == "activity":
                parts += _parts(event, actors, dice)
            else:
                flows += _flow(event, actors, dice)
        Part.objects.using(WRITING).bulk_create(parts, batch_size=_CHUNK)
        Flow.objects.using(WRITING).bulk_create(flows, batch_size=_CHUNK)


def _event(network: Network, seq: int, number: int, day: int) -> Event:
    kind, proof = ("contact", 1) if number % 10 == 0 else ("activity", 1)
    when = FIRST_DAY + timedelta(days=day)
    return Event(
        network=network,
        ref=f"e{number}",
        kind=kind,
        earliest=when,
        latest=when,
        proof=proof,
        version=1,
        data={"title": f"ประชุม {number}"} if kind == "activity" else {},
        told=seq,
    )


def _parts(event: Event, actors: list[int], dice: random.Random) -> list[Part]:
    count = min(2 + int(dice.paretovariate(1.25)), 400)
    here = {_somebody(actors, dice) for _ in range(count)}
    return [
        Part(event=event, kind="activity", actor_id=actor, role="participant") for actor in here
    ]


def _flow(event: Event, actors: list[int], dice: random.Random) -> list[Flow]:
    source, target = _somebody(actors, dice), _somebody(actors, dice)
    if source == target:
        return []
    return [Flow(event=event, kind="contact", source_id=source, target_id=target, good="contact")]
