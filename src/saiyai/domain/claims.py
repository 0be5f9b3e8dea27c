"""Tests of claims as a network declares them; what a claim is stands in `assessment/claims`."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ClaimTestDraft:
    """A claim by its id in the library, and the days it is held against, both included."""

    claim: str
    first: date
    last: date
