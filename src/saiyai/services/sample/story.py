"""The sample network as a draft: what is written by hand, and the routine around it.

Everything is invented: no person, organisation or place is real. What is written by hand lies in
sheets beside this file; the routine comes from seeded dice that never fall on a planted
situation, so every one stands as written.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import (
    ActorDraft,
    CoverageDraft,
    Draft,
    EventDraft,
    FlowDraft,
    GoalDraft,
    IssueDraft,
    MembershipDraft,
    PlaceDraft,
    QuietDraft,
)
from saiyai.domain.goods import Unit
from saiyai.domain.periods import Span, on
from saiyai.domain.places import PlaceKind
from saiyai.services.sample.lines import calls_on, line_rows, make_answers, make_ties
from saiyai.services.sample.routine import make_repeated, make_routine
from saiyai.services.sample.sheets import TODAY, read_events, read_tables, read_when, sheet_rows

_SHEETS: Final = {
    "activities": "activity",
    "benefits": "benefit",
    "contacts": "contact",
    "contributions": "contribution",
    "decisions": "decision",
    "expansions": "expansion",
    "interpretations": "interpretation",
    "learning": "learning",
    "lifecycle": "lifecycle",
    "outcomes": "outcome",
    "recognitions": "recognition",
    "requests": "request",
    "sharing": "sharing",
    "structure_changes": "structure_change",
    "tensions": "tension",
}
"""The sheets of events, and of which kind each tells."""

_OF_THE_OFFICE: Final = frozenset({"a24", "a45", "a53", "a59"})


def sample_draft() -> Draft:
    """The whole sample. The same on every machine and every day.

    Cost: some milliseconds.
    """
    told = line_rows()
    by_hand = [*_told(), *make_repeated(), *(call for line in told for call in calls_on(line))]
    happened = [*by_hand, *make_routine(told, by_hand)]
    happened.sort(key=lambda event: (event.when or on(TODAY)).latest)
    return Draft(
        places=tuple(_places()),
        issues=tuple(_issues()),
        actors=tuple(_actors()),
        memberships=tuple(_memberships()),
        goals=tuple(_goals()),
        ties=(*make_ties(told), *make_answers()),
        events=tuple(happened),
        coverage=tuple(_coverage()),
        quiet=(QuietDraft("a16", Span(date(2026, 7, 1), date(2026, 7, 31)), "ดูแลหลาน"),),
        more=read_tables(),
        facts={
            "name_th": "เครือข่ายลุ่มน้ำแม่ฮอม",
            "name_en": "Mae Hom Basin Network",
            "today": TODAY.isoformat(),
        },
    )


def _places() -> Iterator[PlaceDraft]:
    for row in sheet_rows("places"):
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
    for row in sheet_rows("issues"):
        yield IssueDraft(row["ref"], row["name_th"], row["name_en"])


def _actors() -> Iterator[ActorDraft]:
    places = {place.name_th.removeprefix("บ้าน"): place.ref for place in _places()}
    places |= {place.name_th.removeprefix("ตำบล"): place.ref for place in _places()} | places
    issues = [(row["ref"], row["actors"].split()) for row in sheet_rows("issues")]
    for row in sheet_rows("actors"):
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
    for row in sheet_rows("actors"):
        role = Role.PARTNER if row["id"] in partners else Role.MEMBER
        # Who stands in the record because an office set up a network did not choose it.
        free = None if row["id"] in _OF_THE_OFFICE else True
        yield MembershipDraft("", row["id"], role, voluntary=free)
    for row in sheet_rows("roles"):
        joined, left = read_when(row["joined"]), read_when(row["left"])
        yield MembershipDraft("", row["member"], Role(row["role"]), joined, left, row["why"])
    for row in sheet_rows("memberships"):
        yield MembershipDraft(
            row["network"],
            row["member"],
            Role(row["role"]),
            read_when(row["joined"]),
            read_when(row["left"]),
            row["why"],
            voluntary=row["voluntary"] == "1",
            reasons=tuple(row["reasons"].split()),
            admitted_by=row["admitted_by"],
            exit_why=row["exit_why"],
        )


def _goals() -> Iterator[GoalDraft]:
    for row in sheet_rows("goals"):
        yield GoalDraft(
            ref=row["ref"],
            name_th=row["name_th"],
            name_en=row["name_en"],
            owner=row["owner"],
            main=row["main"] == "1",
            horizon=row["horizon"],
            due=read_when(row["due"]),
        )


def _coverage() -> Iterator[CoverageDraft]:
    for row in sheet_rows("coverage"):
        for kind in row["kinds"].split():
            span = Span(date.fromisoformat(row["from"]), date.fromisoformat(row["until"]))
            yield CoverageDraft(kind, span, row["share"], row["told_by"])


# --- what happened ------------------------------------------------------------------------------


def _told() -> Iterator[EventDraft]:
    """Everything that was written by hand."""
    for name, kind in _SHEETS.items():
        yield from read_events(name, kind)
    yield from _exchanges()


def _exchanges() -> Iterator[EventDraft]:
    for row in sheet_rows("exchanges"):
        words = row["what_th"]
        amount, unit = _amount(words)
        flow = FlowDraft(row["giver"], row["receiver"], row["kind"], amount, unit)
        data = {"words": words} | ({"acts": int(row["weight"])} if row["weight"] != "1" else {})
        yield EventDraft("exchange", read_when(row["date"]), data, flows=(flow,))


def _amount(words: str) -> tuple[int | None, str]:
    """The amount in words like "22 คน-วัน" or "18,000 บาท", in the smallest unit."""
    for written, unit, times in (("คน-วัน", Unit.MINUTE, 480), ("บาท", Unit.SATANG, 100)):
        if written in words:
            number = words.split(written, maxsplit=1)[0].rsplit(maxsplit=1)[-1].replace(",", "")
            return int(number) * times, unit
    return None, ""
