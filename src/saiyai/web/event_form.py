"""The form that tells of an event, made from the card of its kind, and how it is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any, Final

from django.http import QueryDict

from saiyai.domain.dates import parse_when
from saiyai.domain.drafts import EventDraft, FlowDraft, PartDraft
from saiyai.domain.errors import UnknownWord
from saiyai.domain.goods import Good, Unit, kept_amount
from saiyai.domain.kinds.card import Kind
from saiyai.domain.kinds.fields import DataField, Input, data_of, fields_of
from saiyai.domain.notes import Note
from saiyai.queries.names import Someone
from saiyai.services.checks import malformed
from saiyai.web.pages import number

DATA: Final = "data."
"""Before the name of each field of the card, so that it is no other field of the form."""


@dataclass(frozen=True, slots=True)
class FilledField:
    """A field of the card and what stands in it."""

    field: DataField
    value: str

    @property
    def is_first(self) -> bool:
        """Whether it is asked at once: what it was, how far it came; the rest can wait."""
        one = self.field
        told_anyhow = one.input is Input.CHOICE and bool(one.default)
        return one.needed or told_anyhow or one.default is True or one.id == "words"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a note or chosen: as written, whom it may mean (best first), as what."""

    written: str
    people: int | None
    candidates: Sequence[Someone]
    role: str


@dataclass(frozen=True, slots=True)
class EventForm:
    """What the form of a kind asks, as far as it is filled in."""

    kind: Kind
    fields: Sequence[FilledField]
    people: Sequence[Person]
    given: Mapping[str, str]
    """What stands in the fields that every kind has."""

    @property
    def roles(self) -> tuple[str, ...]:
        """As what somebody can be in it."""
        return roles_of(self.kind)

    @property
    def phases(self) -> tuple[str, ...]:
        """In which phases one can take part, after "not told"."""
        return self.kind.phases

    @property
    def usual(self) -> str:
        """The good that is offered first."""
        return Good.GOODS if Good.GOODS in self.kind.goods else next(iter(self.kind.goods), "")


def roles_of(kind: Kind) -> tuple[str, ...]:
    """The ends of its flows, if anything flows, and the roles of those who are there."""
    return tuple(dict.fromkeys([*(kind.ends if kind.goods else ()), *kind.roles]))


def usual_role(kind: Kind, place: int) -> str:
    """The role of who was named first, and of the others."""
    return roles_of(kind)[min(place, 1) if kind.goods else 0]


def form_of_note(kind: Kind, note: Note, known: Mapping[str, Someone]) -> EventForm:
    """The form as a note fills it in."""
    people = [
        Person(m.written, m.people, [known[r] for r in m.refs if r in known], usual_role(kind, at))
        for at, m in enumerate(note.mentions)
    ]
    if kind.goods and not people:
        people = [Person("", None, [], end) for end in kind.ends]
    filled = {kind.headline: note.title, "words": note.words}
    if not note.answered:
        filled["answered"] = ""
    return EventForm(kind, _filled(kind, filled), people, {})


def form_of_given(kind: Kind, given: QueryDict, known: Mapping[str, Someone]) -> EventForm:
    """The form of another kind with what was filled in before, as far as it fits."""
    written = given.getlist("written")
    people = [
        Person(text, None, [known[ref]] if ref in known else [], usual_role(kind, at))
        for at, (text, ref) in enumerate(
            zip_longest(written, given.getlist("actor"), fillvalue="")
        )
        if text or ref
    ]
    filled = {name.removeprefix(DATA): str(value) for name, value in given.items()}
    told = next((filled[name] for name in ("title", "what", "lesson") if filled.get(name)), "")
    return EventForm(kind, _filled(kind, {kind.headline: told} | filled), people, filled)


def _filled(kind: Kind, values: Mapping[str, str]) -> list[FilledField]:
    return [FilledField(one, _value(one, values)) for one in fields_of(kind)]


def _value(field: DataField, values: Mapping[str, str]) -> str:
    if field.id in values:
        return values[field.id]
    if field.input is Input.FLAG:
        return "yes" if field.default else ""
    return "" if field.default is None else str(field.default)


def draft_of(kind: Kind, given: QueryDict, today: date) -> EventDraft:
    """What a filled form tells.

    Raises: UnreadableDate, UnknownWord for a role that is none of the kind, MalformedData.
    """
    people = list(_people(kind, given))
    data = data_of(kind, {n.removeprefix(DATA): str(v) for n, v in given.items() if DATA in n})
    return EventDraft(
        kind=kind.id,
        when=parse_when(given.get("when", ""), today),
        data=data | _unnamed(kind, data, given, len(people)),
        parts=tuple(
            PartDraft(ref, role, given.get("phase", ""))
            for ref, role in dict.fromkeys(people)
            if role in kind.roles
        ),
        flows=_flows(kind, given, people),
        place=given.get("place", ""),
        issue=given.get("issue", ""),
        goal=given.get("goal", ""),
        via_centre={"centre": True, "direct": False}.get(given.get("route", "")),
        channel=given.get("channel", ""),
        about=given.get("about", ""),
        source="web",
    )


def _people(kind: Kind, given: QueryDict) -> Iterator[tuple[str, str]]:
    chosen = [
        pair
        for pair in zip_longest(given.getlist("actor"), given.getlist("role"), fillvalue="")
        if pair[0]
    ]
    for at, (ref, role) in enumerate(chosen):
        if role and role not in roles_of(kind):
            raise UnknownWord(field="role", value=role, known=", ".join(roles_of(kind)))
        yield ref, role or usual_role(kind, at)


def _unnamed(kind: Kind, data: Mapping[str, Any], given: QueryDict, named: int) -> dict[str, int]:
    """How many more there were, from the numbers beside names, where nobody said it."""
    people = sum(number(told) or 0 for told in given.getlist("people"))
    wanted = "unnamed" in kind.data.model_fields and not data.get("unnamed")
    return {"unnamed": people - named} if wanted and people > named else {}


def _flows(
    kind: Kind, given: QueryDict, people: Sequence[tuple[str, str]]
) -> tuple[FlowDraft, ...]:
    """From each of the one end to each of the other."""
    if not kind.goods:
        return ()
    sources = dict.fromkeys(ref for ref, role in people if role == kind.ends[0])
    targets = dict.fromkeys(ref for ref, role in people if role == kind.ends[1])
    good = given.get("good", "") or kind.goods[0]
    amount, unit = _amount(kind, given)
    return tuple(FlowDraft(a, b, good, amount, unit) for a in sources for b in targets if a != b)


def _amount(kind: Kind, given: QueryDict) -> tuple[int | None, str]:
    text, unit = given.get("amount", "").strip(), given.get("unit", "")
    if not text:
        return None, ""
    if unit not in set(Unit):
        raise UnknownWord(field="unit", value=unit, known=", ".join(Unit))
    amount = kept_amount(text, Unit(unit))
    if amount is None:
        raise malformed(f"kind.{kind.id}", "amount", "no_number")
    return amount, unit
