"""What the API gives of lenses: how far each statement holds, and on what that rests."""

from datetime import date

from pydantic import BaseModel

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
    because: str | None
    """Why the network set the threshold so."""
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
    terms: str
    """The version of the thresholds."""
    roots: list[str]
    statements: dict[str, StatementOut]


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
    bases: list[BasesOut] = []
    """The triangle of culture, power and learning over time, the oldest day first."""
