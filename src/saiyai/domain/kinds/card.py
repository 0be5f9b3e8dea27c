"""The card an event kind shows; forms, schemas, tables and documentation are made from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from saiyai.domain.actors import ActorKind
from saiyai.domain.errors import MalformedData
from saiyai.domain.goods import Good
from saiyai.domain.malformed import what_is_wrong
from saiyai.domain.words import Say


class Pairs(StrEnum):
    """How the actors of one event make pairs."""

    FLOW = "flow"
    """Source and target of each flow."""
    STAR = "star"
    """The one who calls, with each of the others."""
    ALL = "all"
    """Each with each, weight 1/(s-1) among s actors."""
    NONE = "none"


class Proof(IntEnum):
    """What an event says of the lines between its actors; the numbers are the engine's."""

    NONE = 0
    ACT = 1
    """Something was done together or given: the line is in use."""
    ANSWER = 2
    """A test was answered: the line can be used."""
    ATTEMPT = 3
    """Somebody tried, and there was no answer at the time."""


class Privacy(StrEnum):
    """Whose rows of this kind may be read by whom."""

    OPEN = "open"
    """Members read the rows."""
    PARTIES = "parties"
    """Only the actors in it and the keepers read the row; it still counts."""
    SEALED = "sealed"
    """Only the actors in it and the keepers read the row, and no file ever holds it."""


class EventData(BaseModel):
    """Base of every kind's own data: closed, immutable, versioned by its card."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


GIVER_AND_RECEIVER: Final = ("giver", "receiver")

ALL_PAIRS_UP_TO: Final = 30
"""Larger events renew lines already laid and each participant's line to the organiser."""


ANYBODY: Final[frozenset[ActorKind]] = frozenset(ActorKind)


def _plain(_: EventData) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Kind:
    """Everything the house knows of one kind of event. Its texts stand under `kind.<id>`."""

    id: str
    version: int
    data: type[EventData]
    proof: Callable[[Any], Proof]
    pairs: Pairs
    roles: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    goods: tuple[Good, ...] = ()
    caller: str = ""
    """The role from which a star goes out."""
    ends: tuple[str, str] = GIVER_AND_RECEIVER
    """What the two ends of a flow are called: words of `part_role`."""
    between: frozenset[ActorKind] = ANYBODY
    """Whom such an event may name."""
    headline: str = ""
    """The field of the data that says in a line what happened."""
    variant: Callable[[Any], str] = _plain
    """Which sentence of `event.<id>` is meant, where there are `variants`."""
    variants: tuple[str, ...] = ()
    signs: str = ""
    """What in a note tells that it is of this kind, as a regular expression."""
    needs_flow: bool = False
    needs_parts: int = 0
    privacy: Privacy = Privacy.OPEN
    upgrades: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = field(
        default_factory=dict
    )
    """From a version to the next: payloads written then are read through these."""
    concepts: tuple[str, ...] = ()

    def read(self, payload: Mapping[str, Any], version: int) -> EventData:
        """The data of a stored or given payload, brought to the card's version.

        Raises: MalformedData with the field and what is wrong with it.
        """
        if not 1 <= version <= self.version:
            raise self._malformed("version", str(version))
        current = dict(payload)
        for old in range(version, self.version):
            current = self.upgrades[old](current)
        try:
            return self.data.model_validate(current)
        except ValidationError as wrong:
            first = wrong.errors()[0]
            place = ".".join(str(part) for part in first["loc"]) or self.id
            raise self._malformed(place, what_is_wrong(first)) from wrong

    def _malformed(self, place: str, problem: Say | str) -> MalformedData:
        return MalformedData(kind=Say(f"kind.{self.id}"), field=place, problem=problem)
