"""What the API gives and takes of claims of the theory and of their tests."""

from datetime import date

from ninja import Schema
from pydantic import BaseModel, Field

from saiyai.api.schemas_profile import NumberOut, RowsOut
from saiyai.assessment.claims.card import Expects, Unit, Way
from saiyai.assessment.claims.reading import Declared, Found, Limit
from saiyai.domain.coverage import Share


class ClaimTestIn(Schema):
    """A claim by its id, and the days it is held against, as people write them."""

    claim: str
    first: str = Field(description='The first day, or the month or year it begins with: "2569".')
    last: str = Field(description="The last day, or the month or year it ends with.")


class ClaimOut(BaseModel):
    """A claim that one record can be held against, and how."""

    id: str
    says: str
    concepts: list[str]
    exposed: str
    others: str
    outcome: str
    unit: Unit
    way: Way
    expects: Expects
    lag: int
    """Days in which the outcome is waited for."""
    least: int
    """Units on each side, or in all where there are no sides."""
    needs: list[str]
    """Kinds of event of which an absence is read, and that have to be recorded."""
    version: int


class NotHereOut(BaseModel):
    """Claims that no record of one network tests, and why."""

    why: str
    because: str
    claims: list[str]


class SideOut(BaseModel):
    """One of two sides: how many units; no `value` of fewer than five."""

    n: int
    value: float | None


class ClaimResultOut(BaseModel):
    """What a test shows: a sign in one record, always with its limits."""

    version: int
    unit: Unit
    way: Way
    expects: Expects
    effect: NumberOut
    exposed: SideOut | None
    others: SideOut | None
    found: Found
    declared: Declared
    units: int
    ahead: int
    """Units of which the outcome could come on or after the day of declaring."""
    recorded: dict[str, Share]
    limits: list[Limit]
    evidence: dict[str, RowsOut]


class ClaimTestOut(BaseModel):
    """A test as it was declared, and by whom; no `result` while a job makes it."""

    id: str
    claim: str
    version: int
    first: date
    last: date
    declared: date
    seq: int
    told_by: str
    result: ClaimResultOut | None


class ClaimsOut(BaseModel):
    """Every claim, and the tests that were declared by a day; `hidden` for outsiders."""

    day: date
    seq: int
    newer: int
    ready: bool
    hidden: bool
    claims: list[ClaimOut]
    not_here: list[NotHereOut]
    tests: list[ClaimTestOut]
