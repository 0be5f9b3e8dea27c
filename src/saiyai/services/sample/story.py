"""The sample network as a draft: what is written by hand, and the routine calls around it.

Everything is invented: no person, organisation or place is real. The routine calls come from a
seeded generator that never touches a line whose story is told by hand, so every planted
situation stands as written.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import (
    ActorDraft,
    AssertionDraft,
    CoverageDraft,
    Draft,
    EventDraft,
    FlowDraft,
    GoalDraft,
    IssueDraft,
    MembershipDraft,
    PartDraft,
    PlaceDraft,
    QuietDraft,
    TieDraft,
)
from saiyai.domain.goods import Good, Unit
from saiyai.domain.periods import Span, last_days, on
from saiyai.domain.places import PlaceKind
from saiyai.domain.ties import Foundation, Rhythm, Stance
from saiyai.services.sample.sheets import TODAY, sheet, tables, when_told

BEGINNING: Final = date(2025, 5, 1)
"""The first day of its record."""

MANAGER: Final = "a01"
CONTACTS: Final = 214
"""Calls in the whole record; of the last ninety days .54 touch the manager, a year before .71."""

_SHARES: Final = ((last_days(TODAY, 90), 0.54), (last_days(date(2025, 10, 31), 90), 0.71))
_LEAVE: Final = Span(date(2025, 11, 16), date(2026, 3, 28))
"""The manager was away, caring for her mother."""

_DONE_TOGETHER: Final = frozenset(
    {
        Foundation.KIN,
        Foundation.SHARED_CUSTOM,
        Foundation.PATRON,
        Foundation.REPRESENTATION,
        Foundation.AGREEMENT,
    }
)
_ANSWERS_CALLS_OF_OTHER_END: Final = frozenset({"a24", "a53", "a25", "a31"})
"""Where an attempt had no answer, these were the ones called, though they stand first."""

_OF_THE_OFFICE: Final = frozenset({"a24", "a45", "a53", "a59"})

_ASKED_FOR_WATER: Final = ("a35", "a33")
_FORUMS: Final = frozenset({"a58", "a60"})
"""With a network or an assembly one meets; nobody calls it."""

_PLANTED: Final = frozenset({"a24", "a29", "a42", "a53", "a59"})


def sample_draft() -> Draft:
    """The whole sample. The same on every machine and every day.

    Cost: some milliseconds.
    """
    lines = list(sheet("lines"))
    told = [event for line in lines for event in _line_events(line)]
    events = [*told, *_activities(), *_exchanges()]
    events += _routine_calls(lines, [event for event in told if event.kind == "contact"])
    events += _routine_visits(lines)
    events += _before_the_office_left(lines)
    events.sort(key=lambda event: (event.when or on(TODAY)).latest)
    return Draft(
        places=tuple(_places()),
        issues=tuple(_issues()),
        actors=tuple(_actors()),
        memberships=tuple(_memberships()),
        goals=tuple(_goals()),
        ties=tuple(_tie(line) for line in lines),
        events=tuple(events),
        coverage=tuple(_coverage()),
        quiet=(QuietDraft("a16", Span(date(2026, 7, 1), date(2026, 7, 31)), "ดูแลหลาน"),),
        more=tables(),
        facts={
            "name_th": "เครือข่ายลุ่มน้ำแม่ฮอม",
            "name_en": "Mae Hom Basin Network",
            "today": TODAY.isoformat(),
        },
    )


def _places() -> Iterator[PlaceDraft]:
    for row in sheet("places"):
        order = int(row["order"]) if row["order"] else None
        yield PlaceDraft(
            ref=row["ref"],
            name_th=row["name_th"],
            name_en=row["name_en"],
            kind=PlaceKind(row["kind"]),
            code=row["code"],
            parent=row["parent"],
            order=order,
        )


def _issues() -> Iterator[IssueDraft]:
    for row in sheet("issues"):
        yield IssueDraft(row["ref"], row["name_th"], row["name_en"])


def _actors() -> Iterator[ActorDraft]:
    places = {place.name_th.removeprefix("บ้าน"): place.ref for place in _places()}
    places |= {place.name_th.removeprefix("ตำบล"): place.ref for place in _places()} | places
    issues = [(row["ref"], row["actors"].split()) for row in sheet("issues")]
    for row in sheet("actors"):
        kind = ActorKind(row["kind"])
        yield ActorDraft(
            ref=row["id"],
            name_th=row["name_th"],
            name_en=row["name_en"],
            kind=kind,
            sector=Sector(row["sector"]),
            place=places[row["place"]],
            issues=tuple(ref for ref, actors in issues if row["id"] in actors),
            consent=Consent.MEMBERS if kind is ActorKind.PERSON else Consent.NOT_ASKED,
            note=row["note_th"],
        )


def _memberships() -> Iterator[MembershipDraft]:
    partners = {"a46", "a47", "a48", "a49", "a50", "a53", "a54"}
    for row in sheet("actors"):
        role = Role.PARTNER if row["id"] in partners else Role.MEMBER
        # Who stands in the record because an office set up a network did not choose it.
        free = None if row["id"] in _OF_THE_OFFICE else True
        yield MembershipDraft("", row["id"], role, voluntary=free)
    for row in sheet("roles"):
        joined, left = when_told(row["joined"]), when_told(row["left"])
        yield MembershipDraft("", row["member"], Role(row["role"]), joined, left, row["why"])
    for row in sheet("memberships"):
        yield MembershipDraft(
            row["network"],
            row["member"],
            Role(row["role"]),
            when_told(row["joined"]),
            when_told(row["left"]),
            row["why"],
            voluntary=row["voluntary"] == "1",
            reasons=tuple(row["reasons"].split()),
            admitted_by=row["admitted_by"],
            exit_why=row["exit_why"],
        )


def _goals() -> Iterator[GoalDraft]:
    for row in sheet("goals"):
        yield GoalDraft(
            ref=row["ref"],
            name_th=row["name_th"],
            name_en=row["name_en"],
            owner=row["owner"],
            main=row["main"] == "1",
            horizon=row["horizon"],
            due=when_told(row["due"]),
        )


def _coverage() -> Iterator[CoverageDraft]:
    whole = Span(BEGINNING, TODAY)
    yield CoverageDraft("contact", whole, "some", "a28")
    yield CoverageDraft("exchange", whole, "some", "a28")
    yield CoverageDraft("activity", Span(BEGINNING, date(2025, 10, 31)), "all", "a28")
    yield CoverageDraft("activity", Span(date(2025, 11, 1), date(2026, 3, 31)), "some", "a28")
    yield CoverageDraft("activity", Span(date(2026, 4, 1), TODAY), "all", "a28")


# --- lines and what happened on them ------------------------------------------------------------


def _tie(line: dict[str, str]) -> TieDraft:
    since = when_told(line["since"])
    said = AssertionDraft(
        stance=Stance.CONFIRMED,
        said=since,
        since=since,
        foundation=Foundation(line["foundation"]),
        rhythm=Rhythm(line["rhythm"]),
        culture=int(line["culture"]),
        power=int(line["power"]),
        learning=int(line["learning"]),
        note=line["note"],
    )
    told: tuple[AssertionDraft, ...] = (said,)
    if said.foundation is Foundation.AGREEMENT:  # both have signed
        told = (replace(said, said_by=line["a"]), replace(said, said_by=line["b"]))
    if line["ended"]:
        ended = AssertionDraft(Stance.ENDED, said=when_told(line["ended"]), note=line["note"])
        told = (*told, ended)
    return TieDraft(line["a"], line["b"], ref=line["id"], assertions=told)


def _line_events(line: dict[str, str]) -> Iterator[EventDraft]:
    attempts = [entry.split(":") for entry in line["attempts"].split()]
    for day, answered in attempts:
        if day != line["last_positive"]:
            yield _attempt(line, date.fromisoformat(day), answered=answered == "y")
    if line["last_positive"]:
        yield _last_proof(line, date.fromisoformat(line["last_positive"]))


def _attempt(line: dict[str, str], day: date, *, answered: bool) -> EventDraft:
    a, b = line["a"], line["b"]
    if a in _ANSWERS_CALLS_OF_OTHER_END:
        a, b = b, a
    if (a, b) == _ASKED_FOR_WATER and not answered:
        return EventDraft(
            "request",
            on(day),
            {"what": "ขอน้ำเข้านาช่วงแล้ง"},
            parts=(PartDraft(a, "requester"),),
            flows=(FlowDraft(a, b, Good.REQUEST),),
        )
    return _call(a, b, day, answered=answered)


def _last_proof(line: dict[str, str], day: date) -> EventDraft:
    a, b = line["a"], line["b"]
    if line["proof"] == "test":
        return _call(a, b, day, test=True)
    if Foundation(line["foundation"]) in _DONE_TOGETHER or _FORUMS & {a, b}:
        return _together(a, b, day)
    return _call(a, b, day)


def _together(a: str, b: str, day: date) -> EventDraft:
    title = {"title": "ไปมาหาสู่และช่วยงานกัน", "title_en": "Visiting and lending a hand"}
    parts = (PartDraft(a, "participant"), PartDraft(b, "participant"))
    return EventDraft("activity", on(day), title, parts=parts)


def _call(a: str, b: str, day: date, *, answered: bool = True, test: bool = False) -> EventDraft:
    data = {"answered": answered} | ({"test": True} if test else {})
    via = MANAGER in {a, b}
    flow = FlowDraft(a, b, Good.CONTACT)
    return EventDraft("contact", on(day), data, flows=(flow,), via_centre=via)


def _activities() -> Iterator[EventDraft]:
    for row in sheet("activities"):
        yield EventDraft(
            "activity",
            when_told(row["date"]),
            {"title": row["title_th"], "title_en": row["title_en"], "type": row["type"]},
            parts=tuple(PartDraft(ref, "participant") for ref in row["actors"].split()),
            place=row["place"],
        )


def _exchanges() -> Iterator[EventDraft]:
    for row in sheet("exchanges"):
        words = row["what_th"]
        amount, unit = _amount(words)
        flow = FlowDraft(row["giver"], row["receiver"], row["kind"], amount, unit)
        data = {"words": words} | ({"acts": int(row["weight"])} if row["weight"] != "1" else {})
        yield EventDraft("exchange", when_told(row["date"]), data, flows=(flow,))


def _amount(words: str) -> tuple[int | None, str]:
    """The amount in words like "22 คน-วัน" or "18,000 บาท", in the smallest unit."""
    for written, unit, times in (("คน-วัน", Unit.MINUTE, 480), ("บาท", Unit.SATANG, 100)):
        if written in words:
            number = words.split(written, maxsplit=1)[0].rsplit(maxsplit=1)[-1].replace(",", "")
            return int(number) * times, unit
    return None, ""


# --- routine calls ------------------------------------------------------------------------------


def _routine_calls(lines: list[dict[str, str]], told: list[EventDraft]) -> list[EventDraft]:
    """Calls on lines in everyday use, so that the two shares and the number hold exactly."""
    dice = random.Random(2569)  # noqa: S311 - a story, not a secret
    everyday = [line for line in lines if _is_everyday(line)]
    to_manager = [line for line in everyday if MANAGER in (line["a"], line["b"])]
    direct = [line for line in everyday if line not in to_manager]
    made: list[EventDraft] = []
    for window, share in _SHARES:
        inside = [event for event in told if event.when and _within(event.when, window)]
        others = sum(not event.via_centre for event in inside)
        wanted = round(share / (1 - share) * others) - (len(inside) - others)
        made += [_routine_call(dice, to_manager, window) for _ in range(wanted)]
    # Between the two windows, and never through the manager while she was away.
    between = Span(date(2025, 11, 1), date(2026, 8, 2))
    for number in range(CONTACTS - len(told) - len(made)):
        pool, window = (
            (direct, between) if number % 2 else (to_manager, Span(_LEAVE.latest, between.latest))
        )
        made.append(_routine_call(dice, pool, window))
    return made


def _routine_visits(lines: list[dict[str, str]]) -> Iterator[EventDraft]:
    """What keeps the lines without a story of their own answering from the first month on."""
    dice = random.Random(2568)  # noqa: S311 - a story, not a secret
    for line in lines:
        if _has_story(line) or not line["last_positive"]:
            continue
        every = _VISITED_EVERY[line["rhythm"]]
        day = BEGINNING + timedelta(days=dice.randrange(20))
        last = date.fromisoformat(line["last_positive"])
        while day < last:
            if not (MANAGER in {line["a"], line["b"]} and _within(on(day), _LEAVE)):
                yield _together(line["a"], line["b"], day)
            day += timedelta(days=every + dice.randrange(20))


def _before_the_office_left(lines: list[dict[str, str]]) -> Iterator[EventDraft]:
    """In its last summer the office's lines still answered."""
    for line in lines:
        if {line["a"], line["b"]} & {"a24", "a53", "a59"}:
            yield _together(line["a"], line["b"], date(2025, 6, 10))


_VISITED_EVERY: Final = {"W": 100, "M": 110, "Q": 200, "S": 300, "Y": 300, "C": 200}


def _has_story(line: dict[str, str]) -> bool:
    planted = _PLANTED & {line["a"], line["b"]}
    return bool(planted or line["attempts"] or line["ended"] or line["rhythm"] == "C")


def _is_everyday(line: dict[str, str]) -> bool:
    return not _has_story(line) and line["rhythm"] in "WM" and line["last_positive"] > "2026-09"


def _routine_call(dice: random.Random, pool: list[dict[str, str]], window: Span) -> EventDraft:
    line = dice.choice(pool)
    last = min(window.latest, date.fromisoformat(line["last_positive"]))
    day = window.earliest + timedelta(days=dice.randrange((last - window.earliest).days + 1))
    ends = [line["a"], line["b"]]
    dice.shuffle(ends)
    return _call(ends[0], ends[1], day)


def _within(when: Span, window: Span) -> bool:
    return window.earliest <= when.latest <= window.latest
