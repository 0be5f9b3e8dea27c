"""Agreements and the charter: their kinds, versions, answers, and what somebody promised in them.

`rights_of` reads the commons rule "who helps keep may use" for one party. What was not told is
unknown, never "did not".
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saiyai.domain.periods import Span
from saiyai.domain.said import UNSAID, Said


class AgreementKind(StrEnum):
    """What an agreement is about."""

    MOU = "mou"
    PARTNERSHIP = "partnership"
    MEMBERSHIP = "membership"
    COMMONS = "commons"
    BENEFIT_SHARING = "benefit_sharing"
    DECISION_RULE = "decision_rule"
    CONFIDENTIALITY = "confidentiality"


class PartyStep(StrEnum):
    """A party comes in or goes."""

    ENTERED = "entered"
    LEFT = "left"


class Answer(StrEnum):
    """What a member says to one version of the words."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class CommitmentStepKind(StrEnum):
    """What came of something that was promised."""

    KEPT = "kept"
    LATE = "late"
    RELEASED = "released"
    NOT_KEPT = "not_kept"


class CommitmentState(StrEnum):
    """Where a promise stands; one that is due without a word is not thereby broken."""

    OPEN = "open"
    DUE_UNTOLD = "due_untold"
    KEPT = "kept"
    LATE = "late"
    RELEASED = "released"
    NOT_KEPT = "not_kept"


class Rights(StrEnum):
    """How contribution and use stand to each other for one party, as far as was told."""

    FOLLOW = "follow"
    USE_UNTOLD = "use_untold"
    KEEPING_UNTOLD = "keeping_untold"
    BOTH_UNTOLD = "both_untold"


class Entry(StrEnum):
    """Whether a party came to use by the same rule: it helped keep before, or not after."""

    BY_THE_RULE = "by_the_rule"
    USED_FIRST = "used_first"
    UNKNOWN = "unknown"


class CharterForm(StrEnum):
    """In what form the network is linked."""

    UNTOLD = ""
    LOOSE = "loose"
    AD_HOC = "ad_hoc"
    STRUCTURED = "structured"
    MIXED = "mixed"


class Origin(StrEnum):
    """From where a network came."""

    UNTOLD = ""
    NEED = "need"
    LEARNED = "learned"
    PROMOTED = "promoted"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """An agreement; its words come as versions, its parties one by one."""

    ref: str = ""
    name_th: str = ""
    name_en: str = ""
    kind: str = ""
    objective: str = ""
    voluntary: bool | None = None
    begins: Span | None = None
    ends: Span | None = None
    review: Span | None = None

    @property
    def name(self) -> str:
        """The name as written, in whichever language."""
        return self.name_th or self.name_en


@dataclass(frozen=True, slots=True)
class VersionDraft:
    """The words of an agreement from a day on."""

    terms_th: str = ""
    terms_en: str = ""
    said: Said = UNSAID


@dataclass(frozen=True, slots=True)
class PartyDraft:
    """An actor enters an agreement, or leaves it."""

    actor: str
    step: PartyStep = PartyStep.ENTERED
    said: Said = UNSAID


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """What an actor says to a version; no actor: whoever tells it; no number: the newest."""

    answer: Answer
    actor: str = ""
    number: int | None = None
    said: Said = UNSAID


@dataclass(frozen=True, slots=True)
class CommitmentDraft:
    """Who owes what to whom, until when; an empty `to` is the network itself."""

    owed_by: str
    name_th: str = ""
    name_en: str = ""
    to: str = ""
    due: Span | None = None
    amount: int | None = None
    unit: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentStepDraft:
    """What came of a promise."""

    step: CommitmentStepKind
    said: Said = UNSAID


@dataclass(frozen=True, slots=True)
class CharterDraft:
    """A version of the charter: what is linked, for what, in what form, and who answers for data.

    `decision` is the ref of the event in which it was adopted.
    """

    links: str
    aim: str
    form: CharterForm = CharterForm.UNTOLD
    origin: Origin = Origin.UNTOLD
    controller: str = ""
    contact: str = ""
    terms_th: str = ""
    terms_en: str = ""
    decision: str = ""
    said: Said = UNSAID


def commitment_state(
    last: CommitmentStepKind | None, due: Span | None, day: date
) -> CommitmentState:
    """Where a promise stands on a day, by the last that was told of it."""
    if last is not None:
        return CommitmentState(last)
    is_due = due is not None and due.latest < day
    return CommitmentState.DUE_UNTOLD if is_due else CommitmentState.OPEN


def rights_of(kept: Span | None, used: Span | None) -> Rights:
    """Whether use follows keeping, by the first time each was told of a party."""
    if kept is None:
        return Rights.BOTH_UNTOLD if used is None else Rights.KEEPING_UNTOLD
    return Rights.USE_UNTOLD if used is None else Rights.FOLLOW


def entry_of(kept: Span | None, used: Span | None) -> Entry:
    """Whether a party helped keep before it used; days that overlap leave it open."""
    if kept is None or used is None:
        return Entry.UNKNOWN
    if kept.latest <= used.earliest:
        return Entry.BY_THE_RULE
    return Entry.USED_FIRST if used.latest < kept.earliest else Entry.UNKNOWN
