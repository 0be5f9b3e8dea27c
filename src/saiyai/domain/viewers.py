"""Who is reading or writing. Decided at the door, used by `queries` and `services` only."""

from dataclasses import dataclass
from enum import StrEnum


class Eye(StrEnum):
    """With whose eyes a record is read; also the edition of arrays and measures it gets."""

    KEEPER = "keeper"
    MEMBER = "member"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Viewer:
    """A reader of one installation. `actor` is the row of the person, where one is known.

    Names that Saiyai itself gives stand under `by.<name>` in the texts.
    """

    eye: Eye
    name: str
    actor: int | None = None

    @property
    def is_keeper(self) -> bool:
        """Whether this viewer keeps the record."""
        return self.eye is Eye.KEEPER


LOCAL_KEEPER = Viewer(Eye.KEEPER, "local_keeper")
"""Whoever sits at the machine of a local installation."""
