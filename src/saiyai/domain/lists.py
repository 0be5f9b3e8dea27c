"""Lists: their orders, how far they are counted, kept views of them, and many rows at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from saiyai.domain.actors import Role, Sector
from saiyai.domain.consent import Consent

MOST_COUNTED: Final = 10_000
"""A list is counted so far; of a longer one it is said that there are more."""

MOST_FOUND: Final = 1_000
"""What a search finds is counted so far: whoever finds more looks for more letters."""

MOST_CHOSEN: Final = 500
"""So many members are changed in one step."""


class ActorSort(StrEnum):
    """The orders of a list of members. None is a measure: nobody stands above anybody."""

    NAME = "name"
    KIND = "kind"
    PLACE = "place"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows a list has, as far as they were counted."""

    count: int
    most: int = MOST_COUNTED

    @property
    def is_more(self) -> bool:
        """Whether there are more than were counted."""
        return self.count > self.most


class ListOf(StrEnum):
    """The lists of which a view can be kept."""

    MEMBERS = "members"
    LINES = "lines"
    EVENTS = "events"


LIST_FIELDS: Final[Mapping[ListOf, tuple[str, ...]]] = {
    ListOf.MEMBERS: (
        *("q", "kind", "place", "issue", "sector", "role", "consent", "no_line", "sort"),
    ),
    ListOf.LINES: ("state", "kind", "unconfirmed"),
    ListOf.EVENTS: ("kind", "place", "issue", "since", "until", "who"),
}
"""What each list can be cut down by and put in order by, as its address has it."""


def kept_of(of: ListOf, given: Mapping[str, object]) -> dict[str, str]:
    """What an address says of how a list is cut down; empty fields and foreign ones left out."""
    told = {name: str(given.get(name, "")).strip() for name in LIST_FIELDS[of]}
    return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class SavedViewDraft:
    """A named view of a list: what it is cut down to and in which order."""

    of: ListOf
    name: str
    wanted: Mapping[str, str] = field(default_factory=dict)
    is_shared: bool = False
    """Whether everybody inside the network can choose it."""


@dataclass(frozen=True, slots=True)
class ManyDraft:
    """What is set of many members at once; empty fields set nothing."""

    place: str = ""
    sector: Sector = Sector.UNTOLD
    issue: str = ""
    role: Role | None = None
    network: str = ""
    """Of which network the role is; empty for the record's own."""
    consent: Consent | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it sets nothing."""
        return not (self.place or self.sector or self.issue or self.role or self.consent)
