"""Shapes of what goes in and out. Ids are refs, days are ISO dates, names have two languages.

What goes out has plain models. One of ninja's own would ask of each of its values whether it is a
method of a row or a file, and a page of events would take twice as long.
"""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import BaseModel, Field, WithJsonSchema

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.kinds.card import Kind
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.ties import Foundation, Rhythm, Stance


def _data_schema(kind: Kind) -> dict[str, Any]:
    """The shape of a kind's data, closed lists written out where they are used."""
    schema = kind.data.model_json_schema()
    lists = schema.pop("$defs", {})
    for field in schema["properties"].values():
        if "$ref" in field:
            field["enum"] = lists[field.pop("$ref").rpartition("/")[2]]["enum"]
    return schema | {"title": kind.id}


class NameOut(BaseModel):
    """A name in both languages; both empty where the reader may not see it."""

    th: str
    en: str


class SomeoneOut(BaseModel):
    """An actor: `id` is empty where the reader may not know who it is."""

    id: str
    name: NameOut
    kind: ActorKind


class SpanOut(BaseModel):
    """First and last day on which it can have been; equal where the day is known."""

    earliest: date
    latest: date


class NetworkIn(Schema):
    """A record to begin."""

    name_th: str = ""
    name_en: str = ""
    slug: str = ""


class NetworkOut(BaseModel):
    """A record of this installation."""

    slug: str
    name: NameOut
    sample: bool
    actors: int


class ActorIn(Schema):
    """What is told of an actor; a correction empties what is sent empty."""

    id: str = ""
    name_th: str = ""
    name_en: str = ""
    kind: ActorKind = ActorKind.UNSPECIFIED
    sector: Sector = Sector.UNTOLD
    place: str = Field(default="", description="Id of a place, or an official code to take in.")
    issues: list[str] = Field(default=[], description="Ids of issues of this record.")
    consent: Consent = Consent.NOT_ASKED
    note: str = ""
    aliases: list[str] = []


class ActorOut(BaseModel):
    """An actor in a list."""

    id: str
    name: NameOut
    kind: ActorKind
    sector: Sector
    place: str


class MembershipOut(BaseModel):
    """A membership; `other` is null for the record's own network."""

    id: int
    other: SomeoneOut | None
    role: Role
    joined: SpanOut | None
    left: SpanOut | None
    why: str
    voluntary: bool | None
    reasons: list[str]
    duties: str
    term: SpanOut | None
    admitted_by: SomeoneOut | None
    deputy: SomeoneOut | None
    successor: SomeoneOut | None
    exit_why: str


class ActorProfileOut(ActorOut):
    """Everything told of an actor, lines and events aside."""

    note: str
    extra: dict[str, str]
    issues: list[str]
    aliases: list[str]
    consent: Consent
    erased: bool = False
    memberships: list[MembershipOut]
    members: list[MembershipOut]


class ActorsOut(BaseModel):
    """A page of actors; `after` asks for the next, empty on the last."""

    actors: list[ActorOut]
    after: str
    count: int | None
    """Null above 10,000, and on later pages."""


class AssertionIn(Schema):
    """What is said of a line. Days are as people write them: "2565", "ส.ค. 2569", "2026-10-31"."""

    stance: Stance = Stance.PROPOSED
    said_by: str = ""
    said: str = ""
    since: str = ""
    foundation: Foundation = Foundation.UNTOLD
    rhythm: Rhythm = Rhythm.UNTOLD
    culture: int | None = Field(default=None, ge=0, le=100)
    power: int | None = Field(default=None, ge=0, le=100)
    learning: int | None = Field(default=None, ge=0, le=100)
    culture_why: str = ""
    power_why: str = ""
    learning_why: str = ""
    sign: int | None = Field(default=None, ge=-1, le=1)
    via: str = ""
    weight: float | None = Field(default=None, allow_inf_nan=False)
    note: str = ""
    occasion: str = ""


class TieIn(AssertionIn):
    """A line to lay, with what is said of it."""

    source: str
    target: str
    id: str = ""
    kind: str = ""
    directed: bool = False


class TieOut(BaseModel):
    """A line on a day."""

    id: str
    kind: str
    directed: bool
    source: SomeoneOut
    target: SomeoneOut
    state: str
    resting: bool
    since: date | None
    last_positive: date | None
    holds_until: date | None
    standing: str
    """How it stands between its ends: proposed, confirmed, disputed, withdrawn, expired."""
    shared: bool
    """Whether others than its teller, its ends and the keepers read it."""
    learned_from: int
    """Of so many contacts its rhythm was learned; 0 where it was told, or is not known."""


class TiesOut(BaseModel):
    """A page of lines; `after` asks for the next, null on the last."""

    ties: list[TieOut]
    after: int | None


class AttemptIn(Schema):
    """Somebody tried a line."""

    answered: bool
    day: str = ""
    channel: str = ""
    about: str = ""
    """The id of an earlier attempt that this answers."""
    asked: bool = False
    """An end asks for it, though the line was tested within its rhythm."""


class PartIn(Schema):
    """Somebody in an event."""

    actor: str
    role: str
    phase: str = ""


class FlowIn(Schema):
    """Something from one to another; `amount` in the smallest `unit`."""

    source: str
    target: str
    good: str
    amount: int | None = Field(default=None, ge=0)
    unit: str = ""


DataOfKind = Annotated[
    dict[str, Any],
    WithJsonSchema({"anyOf": [_data_schema(kind) for kind in KINDS.values()]}),
]
"""Data of an event: what the card of its kind says. The card itself checks it, by version."""


class EventIn(Schema):
    """Something that happened; `data` as the card of the kind says."""

    kind: str
    when: str = Field(description='As people write it: "2026-10-31", "ส.ค. 2569", "2569".')
    data: DataOfKind = {}
    id: str = ""
    parts: list[PartIn] = []
    flows: list[FlowIn] = []
    place: str = ""
    issue: str = ""
    goal: str = ""
    via_centre: bool | None = None
    channel: str = ""
    source: str = "api"
    occasion: str = ""
    about: str = ""


class PartOut(BaseModel):
    """Somebody in an event."""

    actor: SomeoneOut
    role: str
    phase: str


class FlowOut(BaseModel):
    """Something from one to another."""

    source: SomeoneOut
    target: SomeoneOut
    good: str
    amount: int | None
    unit: str


class EventOut(BaseModel):
    """Something that happened."""

    id: str
    kind: str
    when: SpanOut
    says: str
    data: dict[str, Any]
    parts: list[PartOut]
    flows: list[FlowOut]
    about: str
    told: int


class EventsOut(BaseModel):
    """A page of events, newest first; `after` asks for the next, empty on the last."""

    events: list[EventOut]
    after: str


class ChangeOut(BaseModel):
    """One Change."""

    seq: int
    by: str
    at: datetime
    action: str
    about: str
    undoes: int | None
    undone: bool
