"""A record, or what a file tells of one, as plain values.

An import turns a file into a `Draft`, shows it, and tells it; an export turns the record into a
`Draft` and writes it. So what goes out comes back in: both use these fields and no others.

Things refer to one another by `ref`, the id as given; where a file has no ids, references hold
the name as written and the import finds whom it means.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.goals import GoalKind, GoalScope, Permanence
from saiyai.domain.kinds.decision import DecisionMethod
from saiyai.domain.kinds.request import RequestReach
from saiyai.domain.periods import Span
from saiyai.domain.places import Medium, PlaceKind, Resource, Within
from saiyai.domain.tables import Problem
from saiyai.domain.ties import Foundation, Rhythm, Stance
from saiyai.domain.viewers import AccessRole


@dataclass(frozen=True, slots=True)
class At:
    """Where in a file something stands."""

    sheet: str = ""
    row: int = 0


NOWHERE: Final = At()


@dataclass(frozen=True, slots=True)
class WithinDraft:
    """Another place that a place lies in as well, in what sense, and its order there."""

    parent: str
    purpose: Within = Within.CUSTOM
    order: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A place. `order` counts from upstream down, or in whatever order the network uses."""

    ref: str
    name_th: str = ""
    name_en: str = ""
    kind: PlaceKind = PlaceKind.UNTOLD
    code: str = ""
    parent: str = ""
    order: int | None = None
    at: At = NOWHERE
    resource: Resource = Resource.UNTOLD
    medium: Medium = Medium.UNTOLD
    used_for: str = ""
    hosts: tuple[str, ...] = ()
    within: tuple[WithinDraft, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class IssueDraft:
    """An issue that actors work on."""

    ref: str
    name_th: str = ""
    name_en: str = ""
    parent: str = ""
    at: At = NOWHERE
    situation: str = ""


@dataclass(frozen=True, slots=True)
class ActorDraft:
    """An actor. Empty fields were not told and overwrite nothing.

    `place` and `issues` hold the ref or the name as written. `extra` keeps columns of the file
    that the record has no field for.
    """

    ref: str = ""
    name_th: str = ""
    name_en: str = ""
    kind: ActorKind = ActorKind.UNSPECIFIED
    sector: Sector = Sector.UNTOLD
    place: str = ""
    issues: tuple[str, ...] = ()
    consent: Consent = Consent.NOT_ASKED
    note: str = ""
    aliases: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    at: At = NOWHERE

    @property
    def name(self) -> str:
        """The name as written, in whichever language."""
        return self.name_th or self.name_en


@dataclass(frozen=True, slots=True)
class MembershipDraft:
    """A member of a network with a role, from when to when; an empty network is the record's."""

    network: str
    member: str
    role: Role = Role.MEMBER
    joined: Span | None = None
    left: Span | None = None
    why: str = ""
    voluntary: bool | None = None
    reasons: tuple[str, ...] = ()
    """Words of `facet_words.Reason`; `why` holds their own."""
    admitted_by: str = ""
    duties: str = ""
    term: Span | None = None
    """Until when the role was given."""
    deputy: str = ""
    successor: str = ""
    exit_why: str = ""
    at: At = NOWHERE


@dataclass(frozen=True, slots=True)
class AssertionDraft:
    """What somebody said of a line, on which day. `said_by` is empty where the file itself says.

    `said` is None where the file gives no day: then it is the day of the import.
    """

    stance: Stance = Stance.PROPOSED
    said_by: str = ""
    said: Span | None = None
    since: Span | None = None
    foundation: Foundation = Foundation.UNTOLD
    rhythm: Rhythm = Rhythm.UNTOLD
    culture: int | None = None
    power: int | None = None
    learning: int | None = None
    culture_why: str = ""
    power_why: str = ""
    learning_why: str = ""
    sign: int | None = None
    weight: float | None = None
    via: str = ""
    occasion: str = ""
    note: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TieDraft:
    """A line between two actors and what was said of it. `kind` is a name like "advises"."""

    source: str
    target: str
    ref: str = ""
    kind: str = ""
    directed: bool = False
    assertions: tuple[AssertionDraft, ...] = (AssertionDraft(),)
    at: At = NOWHERE


@dataclass(frozen=True, slots=True)
class PartDraft:
    """An actor in an event."""

    actor: str
    role: str
    phase: str = ""


@dataclass(frozen=True, slots=True)
class FlowDraft:
    """Something that went from one actor to another; `amount` in the smallest `unit`."""

    source: str
    target: str
    good: str
    amount: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class EventDraft:
    """Something that happened. `about` is the ref of the event it answers or carries on.

    `when` is None where the file gives no day; then the row waits for one.
    """

    kind: str
    when: Span | None
    data: Mapping[str, Any]
    ref: str = ""
    parts: tuple[PartDraft, ...] = ()
    flows: tuple[FlowDraft, ...] = ()
    place: str = ""
    issue: str = ""
    goal: str = ""
    via_centre: bool | None = None
    channel: str = ""
    source: str = ""
    occasion: str = ""
    about: str = ""
    version: int = 1
    at: At = NOWHERE


@dataclass(frozen=True, slots=True)
class GoalDraft:
    """A goal of an actor or of the network (`owner` empty).

    `target` is a whole number of `unit`; what is no number is told in `target_words`.
    """

    ref: str
    name_th: str = ""
    name_en: str = ""
    owner: str = ""
    parent: str = ""
    main: bool = False
    horizon: str = ""
    due: Span | None = None
    kind: GoalKind = GoalKind.UNTOLD
    scope: GoalScope = GoalScope.UNTOLD
    permanence: Permanence = Permanence.UNTOLD
    measure: str = ""
    target: int | None = None
    unit: str = ""
    target_words: str = ""
    at: At = NOWHERE

    @property
    def name(self) -> str:
        """The name as written, in whichever language."""
        return self.name_th or self.name_en


@dataclass(frozen=True, slots=True)
class CoverageDraft:
    """How completely a kind of event was recorded in a period: all, some, none, unknown."""

    kind: str
    period: Span
    share: str
    told_by: str = ""
    at: At = NOWHERE


@dataclass(frozen=True, slots=True)
class QuietDraft:
    """A time in which an actor asked not to be called."""

    actor: str
    period: Span
    reason: str = ""
    at: At = NOWHERE


@dataclass(frozen=True, slots=True)
class AccessDraft:
    """Whom a network invites, as what; `actor` and `part` are refs in its record."""

    name: str
    role: AccessRole = AccessRole.MEMBER
    actor: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class AskDraft:
    """A request for help: who asks, for what, and whom; nobody named is the centre or all."""

    requester: str
    what: str
    reach: RequestReach = RequestReach.EVERYBODY
    asked: tuple[str, ...] = ()
    cooperation: bool = False
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What is told of a step of a decision; `parts` are actors with their roles in it."""

    what: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    method: DecisionMethod = DecisionMethod.UNTOLD
    reason: str = ""
    dissent: str = ""
    proposal: str = ""

    def saying(self, what: str) -> "DecisionDraft":
        """The same step in these words."""
        return replace(self, what=what)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a file tells, and what in it needs a person."""

    places: tuple[PlaceDraft, ...] = ()
    issues: tuple[IssueDraft, ...] = ()
    actors: tuple[ActorDraft, ...] = ()
    memberships: tuple[MembershipDraft, ...] = ()
    goals: tuple[GoalDraft, ...] = ()
    ties: tuple[TieDraft, ...] = ()
    events: tuple[EventDraft, ...] = ()
    coverage: tuple[CoverageDraft, ...] = ()
    quiet: tuple[QuietDraft, ...] = ()
    problems: tuple[Problem, ...] = ()
    repeated: int = 0
    """Rows that repeat a line of the same file; they were joined, their weights added."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What the file says of itself: name of the network, its language, its own today."""
    more: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    """Rows of the tables of `domain/carried.py` that hold any, each with what was told."""
