"""A constructed history: a record, what its author says can be read of it, and what decides.

Stories are written by hand, before and beside the code of the reading; `formats/stories.py` reads
them. What is not said of a reading is not asked of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from saiyai.domain.drafts import Draft
from saiyai.domain.verdicts import (
    Birth,
    Dependence,
    Diagnosis,
    Firmness,
    Flag,
    Form,
    GoodNews,
    Held,
    Manner,
    Matter,
    Networkhood,
    NetworkType,
    Ownership,
    Readiness,
    Signature,
    Stage,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is read: one of the three, by refs; with none of them the record's own network."""

    network: str = ""
    """Its members are read."""
    actors: tuple[str, ...] = ()
    occasion: str = ""
    """Whoever has lines, or took part, for this occasion."""


@dataclass(frozen=True, slots=True)
class PowerSaid:
    """What a reading of power comes to."""

    a_count: Signature | None = None
    """Givers are fewer than receivers, and more is heard of them."""
    a_amount: Signature | None = None
    """Who is heard more gives less than they get."""
    b: Signature | None = None
    """Domination and competition exceed mutual dependence; without domination never."""
    verdict: Signature | None = None
    """A or B."""
    firmness: Firmness | None = None
    dependence: Dependence | None = None
    manner: Manner | None = None


@dataclass(frozen=True, slots=True)
class TypeSaid:
    """What a network says it gathers around, and what its work shows."""

    declared: NetworkType | None = None
    observed: NetworkType | None = None


@dataclass(frozen=True, slots=True)
class FormSaid:
    """What form a charter says, and what lines and work show."""

    declared: Form | None = None
    observed: Form | None = None


@dataclass(frozen=True, slots=True)
class OriginSaid:
    """Out of what it arose, and whose it is now."""

    born: Birth | None = None
    now: Ownership | None = None


@dataclass(frozen=True, slots=True)
class ItemSaid:
    """A warning, and the actors it has to name where any are said."""

    matter: Matter
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """What can be read of a subject on a day. None and empty fields ask for nothing."""

    day: date
    of: Subject = Subject()
    verdict: Networkhood | None = None
    not_verdict: tuple[Networkhood, ...] = ()
    diagnoses: frozenset[Diagnosis] | None = None
    """Exactly these; an empty set asks that there be none."""
    not_diagnoses: tuple[Diagnosis, ...] = ()
    flags: tuple[Flag, ...] = ()
    """At least these."""
    not_flags: tuple[Flag, ...] = ()
    items: tuple[ItemSaid, ...] = ()
    """At least these."""
    not_items: tuple[ItemSaid, ...] = ()
    no_items: bool = False
    good: tuple[GoodNews, ...] = ()
    not_good: tuple[GoodNews, ...] = ()
    quiet: bool = False
    """No diagnosis, no flag, no warning."""
    power: PowerSaid = PowerSaid()
    readiness: Mapping[Readiness, Held] = field(default_factory=dict)
    type: TypeSaid = TypeSaid()
    form: FormSaid = FormSaid()
    origin: OriginSaid = OriginSaid()
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """The record with one fact otherwise, and what can be read then.

    Without expectations it only has to be read otherwise: one of the story's own fails.
    """

    fact: str
    draft: Draft
    expectations: tuple[Expectation, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A record and what its author says can be read of it; `day` is where none is said."""

    title: str
    concepts: tuple[str, ...]
    why: str
    day: date
    draft: Draft
    expectations: tuple[Expectation, ...]
    variants: tuple[Variant, ...] = ()
