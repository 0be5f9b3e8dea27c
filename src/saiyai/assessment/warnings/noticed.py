"""The form of a matter worth attention and of good news. Names do not exist here."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from saiyai.assessment.reading import Sure, Trail, Who
from saiyai.domain.verdicts import GoodNews, Matter
from saiyai.domain.words import Say


class Try(StrEnum):
    """What can be done next. Each is a step that people plan, never one that is done for them."""

    TEST_LINE = "test_line"
    """Call on a line that nobody has tried of late."""
    INTRODUCE = "introduce"
    """Bring two together who have no line."""
    OTHER_WAY = "other_way"
    """Ask again by another way than before."""
    ASK_BOTH = "ask_both"
    """Let somebody whom both know ask both sides."""
    INVITE = "invite"
    """Ask whether somebody would come in."""
    MEET = "meet"
    """Sit down together about it."""
    DO_TOGETHER = "do_together"
    """Do one thing that was agreed."""
    LEARN_FROM = "learn_from"
    """Give younger people the occasion to learn."""
    SEND_AT_ONCE = "send_at_once"
    """Send to all on the same day, by a way that reaches them."""
    DECIDE_TOGETHER = "decide_together"
    """Ask those who are helped to decide with the others."""
    END_WELL = "end_well"
    """Write down that it is over, where it is."""
    REST = "rest"
    """Offer a rest that was not asked for yet."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Something to try, in words and as data: positions of actors, row ids of lines."""

    kind: Try
    says: Say
    actors: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """What hangs on it: `people` of `of` actors, and row ids of goals."""

    people: int = 0
    of: int = 0
    goals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a matter is about, as rows of one table: by it a matter is known again later."""

    table: str
    rows: tuple[int, ...]
    refs: tuple[str, ...] = ()
    """The refs of these rows where they have any: they are the same in every database."""

    @property
    def digest(self) -> str:
        """The same as a short word, from which no row can be told."""
        rows = " ".join(map(str, (self.table, *(self.refs or self.rows))))
        return hashlib.sha256(rows.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Noticed:
    """A matter worth attention on the record's day.

    `size` is what grows when the matter does; `day` is since when it is so, an ordinal.
    """

    of: Matter
    subject: Subject
    seen: Say
    unknown: Say
    tries: tuple[Attempt, ...]
    sure: Sure
    size: int
    loss: Loss = Loss()
    loss_says: Say | None = None
    about: tuple[Who, ...] = ()
    day: int = 0
    after: Say | None = None
    """How the record would read after the first of the tries; never what will happen."""
    to_self: Say | None = None
    """The same in words for the one it is about."""
    agreed: bool = False
    """Whether others agreed on it that so much runs this way, as with a centre."""
    trail: Trail = field(default_factory=Trail)

    @property
    def key(self) -> str:
        """By this a matter is known again on another day."""
        return f"{self.of}-{self.subject.digest}"


@dataclass(frozen=True, slots=True)
class Good:
    """Something that went well: counts, and no names."""

    of: GoodNews
    says: Say
    day: int
    trail: Trail = field(default_factory=Trail)
    sure: Sure = Sure.SURE


def first_tries(*tries: Attempt | None) -> tuple[Attempt, ...]:
    """The first three of what can be tried."""
    return tuple(one for one in tries if one is not None)[:3]
