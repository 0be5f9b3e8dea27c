"""What is told of an actor beside its name: one draft for each table, and the card that shows it.

A facet is declared, not wired: rows, forms, the API and the page follow from the fields of its
draft. Its words stand under `facet.<id>`, those of its fields under `facet_field`.

Attributes that could be turned against somebody (sex, religion, ethnicity) have no field.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

from saiyai.domain.consent import Consent
from saiyai.domain.errors import UnknownWord
from saiyai.domain.facet_words import (
    Alone,
    ChannelKind,
    ConsentFor,
    Generation,
    MembershipState,
    Mode,
    Origin,
    PositionKind,
    Purpose,
    Resource,
    StatementKind,
)
from saiyai.domain.goods import Unit
from saiyai.domain.periods import Span

ActorRef = NewType("ActorRef", str)
"""An actor of this record by its ref."""
PlaceRef = NewType("PlaceRef", str)
"""A place of this record by its ref."""
FacetId = NewType("FacetId", int)
"""Another row of what is told of actors, by its number; 0 is none."""

NO_ACTOR: Final = ActorRef("")


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetDraft:
    """What every facet has. An empty `actor` is the record's own network.

    `said_by` is empty where keepers say it; `since` and `until` are None where nobody told.
    """

    actor: ActorRef
    said_by: ActorRef = NO_ACTOR
    since: Span | None = None
    until: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementDraft(FacetDraft):
    """What an actor holds to. A new version `follows` the one that it takes the place of."""

    kind: StatementKind
    text_th: str = ""
    text_en: str = ""
    origin: Origin = Origin.UNTOLD
    follows: FacetId = FacetId(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWorkDraft(FacetDraft):
    """Whether an actor's own work goes on beside what it does in the network."""

    goes_on: bool
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapabilityDraft(FacetDraft):
    """Something an actor has and can do, or lacks; an amount is in the smallest unit."""

    kind: Resource
    text_th: str = ""
    text_en: str = ""
    limit: bool = False
    offered: bool | None = None
    outside: bool | None = None
    amount: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedDraft(FacetDraft):
    """Something an actor needs or wants; over from `until`, `met` or not."""

    kind: Resource = Resource.UNTOLD
    text_th: str = ""
    text_en: str = ""
    problem: str = ""
    alone: Alone = Alone.UNTOLD
    met: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPlaceDraft(FacetDraft):
    """A place of an actor, and what it is to it."""

    place: PlaceRef
    purpose: Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class BackingDraft(FacetDraft):
    """The structure or interest group an actor belongs to, and whose principles it works under."""

    parent: ActorRef = NO_ACTOR
    interest_th: str = ""
    interest_en: str = ""
    principles: bool | None = None
    mode: Mode = Mode.UNTOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileDraft(FacetDraft):
    """What a person does, knows and has seen, as they agreed to have it kept."""

    generation: Generation = Generation.UNTOLD
    occupation: str = ""
    expertise: str = ""
    experience: str = ""
    languages: str = ""
    availability: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelDraft(FacetDraft):
    """A way in which somebody can be reached, perhaps through another."""

    kind: ChannelKind
    value: str = ""
    preferred: bool = False
    avoid: bool = False
    via: ActorRef = NO_ACTOR
    verified: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentDraft(FacetDraft):
    """What an actor has agreed to, or who gave it for them, and how."""

    purpose: ConsentFor
    audience: Consent
    given_by: ActorRef = NO_ACTOR
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceDraft(FacetDraft):
    """Who records and answers for somebody who has no login."""

    speaker: ActorRef
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionDraft(FacetDraft):
    """A post in an actor: it stays while persons come and go."""

    kind: PositionKind
    title_th: str = ""
    title_en: str = ""
    scope: str = ""
    mode: Mode = Mode.UNTOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingDraft(FacetDraft):
    """Who holds a post from when to when; an empty holder says that it is vacant."""

    position: FacetId
    holder: ActorRef = NO_ACTOR


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingDraft(FacetDraft):
    """From when a member stands so to a network; an empty network is the record's own."""

    network: ActorRef = NO_ACTOR
    state: MembershipState
    words: str = ""


class Reading(StrEnum):
    """Who may read the rows of a facet about an actor whose name they may see."""

    MEMBERS = "members"
    """Members; of a person, too."""
    AGREED = "agreed"
    """Members as the actor agreed; until asked, of groups but not of persons."""
    OWN = "own"
    """The actor, who speaks for them, and keepers."""


@dataclass(frozen=True, slots=True)
class Facet:
    """Everything the house knows of one facet. Its texts stand under `facet.<id>`."""

    id: str
    draft: type[FacetDraft]
    reading: Reading = Reading.MEMBERS
    agreed_by: ConsentFor = ConsentFor.PROFILE
    """Which consent counts where reading is as agreed."""
    needs_one_of: tuple[str, ...] = ()
    """Fields of which at least one has to be told."""
    newest_by: tuple[str, ...] | None = None
    """Of rows that are alike in these only the newest counts on a day; None: each counts."""
    once_by: tuple[str, ...] = ()
    """Two open rows of one actor are never alike in all of these."""
    one_stands: bool = False
    """A new row takes the place of the one before."""
    persons_only: bool = False
    keepers_only: bool = False
    """Told by keepers, not by the actor."""


_TEXT: Final = ("text_th", "text_en")
_CARDS: Final = (
    Facet("profile", ProfileDraft, Reading.AGREED, persons_only=True, one_stands=True),
    Facet("place", ActorPlaceDraft, once_by=("place", "purpose")),
    Facet("backing", BackingDraft, needs_one_of=("parent", "interest_th", "interest_en")),
    Facet("own_work", OwnWorkDraft, newest_by=()),
    Facet("statement", StatementDraft, needs_one_of=_TEXT),
    Facet("capability", CapabilityDraft, Reading.AGREED, needs_one_of=_TEXT),
    Facet("need", NeedDraft, Reading.AGREED, needs_one_of=_TEXT),
    Facet("standing", StandingDraft, newest_by=("network",), keepers_only=True),
    Facet("position", PositionDraft, needs_one_of=("title_th", "title_en"), keepers_only=True),
    Facet("holding", HoldingDraft, keepers_only=True),
    Facet("channel", ChannelDraft, Reading.AGREED, ConsentFor.CHANNELS, ("value", "via")),
    Facet("consent", ConsentDraft, Reading.OWN, newest_by=("purpose",)),
    Facet("voice", VoiceDraft, Reading.OWN, once_by=("speaker",)),
)
FACETS: Final[Mapping[str, Facet]] = {facet.id: facet for facet in _CARDS}
"""Every facet by id, in the order in which a page shows them."""


def facet_named(facet_id: str) -> Facet:
    """The card of a facet. Raises: UnknownWord."""
    if facet_id not in FACETS:
        raise UnknownWord(field="facet", value=facet_id, known=", ".join(FACETS))
    return FACETS[facet_id]


def facet_of(draft: FacetDraft) -> Facet:
    """The card of the facet that a draft tells."""
    return next(card for card in _CARDS if card.draft is type(draft))
