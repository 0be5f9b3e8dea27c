"""What an event tells beside its columns: its data, who was there and what went to whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from saiyai.domain.facet_fields import word_text
from saiyai.domain.kinds.catalogue import kind_of
from saiyai.domain.kinds.fields import DataField, fields_of
from saiyai.domain.words import Language, Say, say
from saiyai.queries.events import EventRow, FlowRow, PartRow, amount_in_words
from saiyai.queries.past_values import Listed, Told, Value


@dataclass(frozen=True, slots=True)
class _Part:
    """Somebody in an event, and as what."""

    part: PartRow

    def in_(self, language: Language) -> str:
        """The name and the role."""
        role = say(f"part_role.{self.part.role}", language)
        phase = say(f"phase.{self.part.phase}", language) if self.part.phase else ""
        told = f"{role}, {phase}" if phase else role
        return f"{self.part.who.name.in_(language)} ({told})"


@dataclass(frozen=True, slots=True)
class _Flow:
    """Something that went from one to another."""

    flow: FlowRow

    def in_(self, language: Language) -> str:
        """Both names and what it was."""
        ends = (self.flow.source, self.flow.target)
        names = " → ".join(end.name.in_(language) for end in ends)
        amount = amount_in_words(self.flow.amount, self.flow.unit, language)
        return f"{names}: {say(f'good.{self.flow.good}', language)} {amount}".rstrip()


def event_facts(row: EventRow) -> Iterator[Told]:
    """The fields of an event's data that somebody filled in, then who and what was in it."""
    kind = kind_of(row.kind)
    for field in fields_of(kind):
        value = _data(field, row.data.get(field.id))
        if value is not None:
            yield Told(f"data.{field.id}", Say(field.label), value)
    if row.parts:
        parts = Listed(tuple(_Part(part) for part in row.parts))
        yield Told("parts", Say("past_field.parts"), parts)
    if row.flows:
        flows = Listed(tuple(_Flow(flow) for flow in row.flows))
        yield Told("flows", Say("past_field.flows"), flows)


def _data(field: DataField, value: Any) -> Value | None:  # noqa: ANN401 - a value of JSON
    if value is None or value == "" or value is False:
        return None
    if value is True:
        return Say(word_text("yes_no", "yes"))
    if field.choices:
        return Say(f"{field.family}.{value}")
    if isinstance(value, list):
        return Listed(tuple(str(one) for one in value)) if value else None
    return value if isinstance(value, int | float) else str(value)
