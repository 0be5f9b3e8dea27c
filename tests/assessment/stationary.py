"""A network of sixty in which nothing changes, told as keepers tell: every warning there is false.

Members call, meet, give, ask, learn and pass on news at the rates of the sample, by chance; calls
come to nothing now and then and are made again; a difference ends within weeks; help leaves out
who is helped once in six times. Each member can be reached in two ways at least.
"""

from collections.abc import Sequence
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Final

from numpy.random import Generator

from saiyai.assessment.look.record import OWN, Record
from tests.assessment.records import TODAY, Told, record

ACTORS: Final = ascii_lowercase + ascii_uppercase + digits[:8]
"""Sixty: persons, and as many groups and a few more."""

DAYS: Final = 548
"""Eighteen months of record."""

QUARTER: Final = 91
MANAGER, DEPUTY = "a", "b"
ELDERS, YOUNG = "cd", "ef"


def stationary(dice: Generator) -> Record:
    """The record on its day. Cost: a quarter of a second."""
    pairs = _pairs(dice)
    events = [
        *_calls(dice, pairs),
        *_meetings(dice),
        *_give_and_take(dice, pairs),
        *_help(dice, pairs),
    ]
    events += _lessons(len(events))
    events += _news(dice)
    events += _differences(dice, len(events))
    at = ACTORS.index
    return record(
        ACTORS,
        events,
        lines=", ".join(f"{a}-{b} {rhythm}" for a, b, rhythm in pairs),
        recorded="activity contact exchange learning decision request contribution sharing",
        memberships=[
            {"network": OWN, "member": at(one), "role": _role(one), "voluntary": 1}
            for one in ACTORS
        ],
        capabilities=[
            {"actor": at(one), "kind": "knowledge", "text_th": 1, "alike": 0} for one in ELDERS
        ],
        profiles=[
            {"actor": at(one), "generation": band}
            for band, those in (("elder", ELDERS), ("young", YOUNG))
            for one in those
        ],
        agreements=[{"kind": "mou", "begins_earliest": _day(400), "begins_latest": _day(400)}],
        agreement_parties=[
            {"agreement": 0, "actor": at(one), "step": "entered",
             "earliest": _day(400), "latest": _day(400)}
            for one in "ABC"
        ],
    )  # fmt: skip


def _day(ago: int) -> int:
    return TODAY - ago


def _role(one: str) -> str:
    return {MANAGER: "manager", DEPUTY: "deputy"}.get(one, "member")


def _pairs(dice: Generator) -> list[tuple[str, str, str]]:
    """A ring, chords by chance, and the manager's lines to every fourth: 60 + 35 + 14."""
    n = len(ACTORS)
    ends = {(i, (i + 1) % n) for i in range(n)} | {(0, i) for i in range(2, n - 1, 4)}
    while len(ends) < 109:
        low, high = sorted(dice.choice(n, 2, replace=False).tolist())
        if (high, low) not in ends:
            ends.add((low, high))
    rhythms = dice.choice(
        ["monthly", "quarterly", "seasonal", ""], len(ends), p=[0.3, 0.3, 0.2, 0.2]
    )
    return [
        (ACTORS[low], ACTORS[high], str(rhythm))
        for (low, high), rhythm in zip(sorted(ends), rhythms, strict=True)
    ]


def _ago(dice: Generator, per_quarter: float) -> list[int]:
    """Days back, by chance and evenly, over the whole record."""
    times = int(dice.poisson(per_quarter * DAYS / QUARTER))
    return sorted(dice.integers(0, DAYS, times).tolist(), reverse=True)


EVERY: Final = {"monthly": 30, "quarterly": 90, "seasonal": 180, "": 90}


def _calls(dice: Generator, pairs: Sequence[tuple[str, str, str]]) -> list[Told]:
    """Each line in its rhythm, give or take; one call in twenty is not answered and made again.

    Of the calls two in three are told.
    """
    found = []
    for a, b, rhythm in pairs:
        ago = float(dice.uniform(0, EVERY[rhythm]))
        while ago < DAYS:
            caller, called = (a, b) if dice.random() < 0.5 else (b, a)
            day, answered = int(ago), dice.random() > 0.05
            if dice.random() < 2 / 3:
                flows = f"{caller}>{called} contact"
                found.append(Told("contact", day, flows=flows, data={"answered": answered}))
                again = day - int(dice.integers(2, 15))
                if not answered and again >= 0:
                    answer = {"answered": dice.random() > 0.05}
                    found.append(Told("contact", again, flows=flows, data=answer))
            ago += float(dice.gamma(4, EVERY[rhythm] / 4))
    return found


def _meetings(dice: Generator) -> list[Told]:
    """Work of some together, a circle of learning each month, and the custom of the year."""
    found = []
    for ago in _ago(dice, 10):
        those = "".join(dice.choice(list(ACTORS), int(dice.integers(4, 16)), replace=False))
        found.append(
            Told("activity", ago, f"{those[0]} organiser, {those[1:]} co_act participant")
        )
    for month in range(DAYS // 30):
        ago = month * 30 + int(dice.integers(0, 12))
        those = "".join(dice.choice(list(ACTORS), 12, replace=False))
        told = {"type": "forum"}
        found.append(
            Told(
                "activity", ago, f"{those[0]} organiser, {those[1:]} learn participant", data=told
            )
        )
    found += [
        Told("activity", ago, "A organiser, BC co_act participant") for ago in range(40, 400, 80)
    ]
    return found


def _give_and_take(dice: Generator, pairs: Sequence[tuple[str, str, str]]) -> list[Told]:
    found = []
    for ago in _ago(dice, 20):
        a, b, _ = pairs[int(dice.integers(len(pairs)))]
        found.append(Told("exchange", ago, flows=f"{a}>{b} labour"))
    return found


def _help(dice: Generator, pairs: Sequence[tuple[str, str, str]]) -> list[Told]:
    """Asked and mostly answered; of the help one act in six leaves out who is helped."""
    found = []
    for ago in _ago(dice, 6):
        a, b, _ = pairs[int(dice.integers(len(pairs)))]
        found.append(Told("request", ago, flows=f"{a}>{b} request", data={"step": "asked"}))
        later = ago - int(dice.integers(1, 14))
        if dice.random() < 0.9 and later >= 0:
            data = {"step": "helped", "had_say": dice.random() > 1 / 6}
            found.append(Told("request", later, flows=f"{b}>{a} help", data=data))
    return found


def _lessons(before: int) -> list[Told]:
    """What the elders know is learned by younger people once a year, checked and used."""
    found: list[Told] = []
    for year, ago in enumerate((530, 180)):
        first = before + 3 * year
        found += [
            Told("learning", ago, flows=f"c>{YOUNG} knowledge"),
            Told("learning", ago - 10, "d checker", data={"step": "checked"}, about=first),
            Told("learning", ago - 20, f"{YOUNG} learner", data={"step": "used"}, about=first),
        ]
    return found


def _news(dice: Generator) -> list[Told]:
    """Minutes each month, to some at once and to the others by three of them within days."""
    found = []
    for month in range(DAYS // 30):
        ago = month * 30 + int(dice.integers(10, 20))
        told = {"type": "document", "received": True}
        found.append(Told("sharing", ago, flows="a>bcdABC information", data=told))
        for sender, others in (("b", "gh"), ("A", "DE"), ("c", "IJ")):
            late = min(int(dice.exponential(2)), ago)
            flows = f"{sender}>{others} information"
            found.append(Told("sharing", ago - late, flows=flows, data=told))
    return found


def _differences(dice: Generator, before: int) -> list[Told]:
    """A few in the time, each with a word of how it ended within weeks, nine times of ten."""
    found: list[Told] = []
    for ago in _ago(dice, 0.7):
        sides = "".join(dice.choice(list(ascii_uppercase), 2, replace=False))
        found.append(Told("tension", ago, f"{sides} party", data={"type": "conflict"}))
        end = ago - int(dice.exponential(30))
        if dice.random() < 0.9 and end >= 0:
            data = {"type": "conflict", "step": "settled"}
            about = before + len(found) - 1
            found.append(Told("tension", end, f"{sides} party", data=data, about=about))
    return found
