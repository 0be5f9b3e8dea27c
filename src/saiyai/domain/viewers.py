"""Who is reading or writing. Decided at the door, used by `queries` and `services` only."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final


class Eye(StrEnum):
    """With whose eyes a record is read; also the edition of arrays and measures it gets."""

    KEEPER = "keeper"
    MEMBER = "member"
    OUTSIDE = "outside"


class AccessRole(StrEnum):
    """What an account may be in one network; an account without any is a visitor."""

    MEMBER = "member"
    EVALUATOR = "evaluator"
    PART_KEEPER = "part_keeper"
    KEEPER = "keeper"


EYE_OF: Final = {
    AccessRole.MEMBER: Eye.MEMBER,
    AccessRole.EVALUATOR: Eye.MEMBER,
    AccessRole.PART_KEEPER: Eye.MEMBER,
    AccessRole.KEEPER: Eye.KEEPER,
}
"""Which edition a role reads: everybody inside reads the same matters on the same day."""

NEEDS_SECOND_STEP: Final = frozenset({AccessRole.KEEPER, AccessRole.PART_KEEPER})
"""Roles that take effect only once a second step was passed in this session."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """A reader of one installation. `actor` is the row of the person, where one is known.

    Names that Saiyai itself gives stand under `by.<name>` in the texts; of an account the name
    is `account:<row>`, so that a Change holds no name of a person.
    """

    eye: Eye
    name: str
    actor: int | None = None
    account: int | None = None
    """The row of who has signed in; None in a local installation, and for visitors."""
    role: AccessRole | None = None
    """The role that takes effect in `network`."""
    keeps: frozenset[int] = frozenset()
    """Rows of the actors of the part that a keeper of a part keeps."""
    part: int | None = None
    administers: bool = False
    is_served: bool = False
    """Whether accounts govern; then only the record of `network` can be opened."""
    network: int | None = None
    second_step: bool = False
    waits: bool = False
    """Whether a role waits for the second step before it takes effect."""
    is_borrowed: bool = False
    """Whether these are lesser eyes than the reader's own, put on to see what others see."""

    @property
    def is_keeper(self) -> bool:
        """Whether this viewer keeps the whole record."""
        return self.eye is Eye.KEEPER

    @property
    def names_persons(self) -> bool:
        """Whether consent may show this viewer who a person is: to evaluators nobody is named."""
        return self.role is not AccessRole.EVALUATOR

    @property
    def reads_rows(self) -> bool:
        """Whether this viewer reads what people wrote: single events, notes, remarks on lines."""
        return self.eye is not Eye.OUTSIDE and self.names_persons

    def keeps_row(self, actor: int) -> bool:
        """Whether this viewer keeps the rows about an actor: the whole record, or its part."""
        return self.is_keeper or actor in self.keeps

    def now_keeping(self, actor: int) -> "Viewer":
        """The same after telling of an actor, who is in the part of who told of it."""
        return replace(self, keeps=self.keeps | {actor}) if self.keeps else self

    def told(self, name: str) -> bool:
        """Whether a Change by this name is one's own, and one is still somebody here."""
        return self.account is not None and self.role is not None and self.name == name

    def is_close_to(self, actor: int) -> bool:
        """Whether this viewer is that actor or keeps the rows about it."""
        return self.actor == actor or self.keeps_row(actor)


SOMEBODY = Viewer(Eye.MEMBER, "somebody")
"""By whom a Change is that is nobody's: who told of harm is kept nowhere."""

LOCAL_KEEPER = Viewer(Eye.KEEPER, "local_keeper")
"""Whoever sits at the machine of a local installation."""
