"""What the API gives of lenses: how far each statement holds, and on what that rests."""

from datetime import date

from pydantic import BaseModel, Field

from saiyai.api.said import SaidIn, SaidOut
from saiyai.api.schemas_profile import NumberOut, RowsOut
from saiyai.assessment.lenses.lens import Join
from saiyai.domain.verdicts import Held


class SignOut(BaseModel):
    """What one indicator says of a statement; `likely` is how likely it speaks for it."""

    indicator: str
    part: str | None
    low: bool
    """Whether a low value speaks for the statement."""
    held: Held
    likely: float | None
    why: str | None
    why_says: str | None
    lacks: int


class LensTestOut(BaseModel):
    """What was looked for in the record, and the rows it was seen in."""

    id: str
    says: str
    held: Held
    n: int
    why: str | None
    why_says: str | None
    evidence: dict[str, RowsOut]


class StatementOut(BaseModel):
    """A statement of a lens. `beside` is shown with it and decides nothing."""

    says: str
    concept: str | None
    tile: str | None
    """The code of the construct in theory §3.1 that it stands for."""
    held: Held
    held_says: str
    join: Join
    threshold: float
    why: str | None
    why_says: str | None
    indicators: list[SignOut]
    beside: list[SignOut]
    tests: list[LensTestOut]
    children: list[str]


class LensOut(BaseModel):
    """One lens. It has no total, and no lens is the true one."""

    id: str
    title: str
    concepts: list[str]
    is_own: bool
    """Whether the network keeps it; then `own` of the answer says why and since when."""
    version: str
    """`house-1` of a lens of the house; `own-2` of the second version of a network's own."""
    roots: list[str]
    statements: dict[str, StatementOut]


class OwnLensOut(SaidOut):
    """A lens that the network keeps: which version, since when and why.

    `problem` says where it can no longer be read; then it is not among the lenses that are.
    """

    id: str
    title: str
    version: int
    reason: str
    problem: str | None


class LensTextOut(BaseModel):
    """A lens as a file: a network's own as written, one of the house under an id that is free."""

    text: str
    """TOML."""


class LensIn(SaidIn):
    """A lens to be kept, as TOML, and why; of an id that stands it is the next version."""

    text: str
    reason: str = Field(max_length=2000)


class BasesOut(BaseModel):
    """On what lines rested on a day: shares of what was told, and amounts."""

    day: date
    value: float | None
    why: str | None
    shares: dict[str, NumberOut]
    amounts: dict[str, int]


class LensesOut(BaseModel):
    """Lenses side by side; `ready` is false while a job makes the profile they are read from."""

    day: date
    seq: int
    newer: int
    ready: bool
    hidden: bool = False
    lenses: list[LensOut] = []
    own: list[OwnLensOut] = []
    """What the network keeps itself, there even while `ready` is false."""
    bases: list[BasesOut] = []
    """The triangle of culture, power and learning over time, the oldest day first."""
