"""The card of a claim: what is held against what, in which units, and what the theory expects.

Cards are data; pages, the API, commands and the reference read the same card. What a claim says
and what speaks against it stands in the library under its id; who is `exposed`, who the `others`
are and what the `outcome` is stand under `claim.<id>` in the texts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from saiyai.assessment.claims.look import Look
from saiyai.assessment.look.record import Ints
from saiyai.assessment.look.view import Rows
from saiyai.domain.words import Say
from saiyai.engine.arrays import Numbers


class Unit(StrEnum):
    """What is counted once."""

    CALL = "call"
    LINE = "line"
    LINE_AT_CHANGE = "line_at_change"
    MEMBER = "member"
    MEMBER_QUARTER = "member_quarter"
    QUARTER = "quarter"
    ACTIVITY = "activity"
    DECISION = "decision"
    PROMISE = "promise"
    LESSON = "lesson"
    EXPANSION = "expansion"


class Way(StrEnum):
    """How the two are held against each other."""

    SHARES = "shares"
    MEANS = "means"
    RANKS = "ranks"
    PAIRS = "pairs"


class Expects(StrEnum):
    """What the theory expects of those who are exposed, against the others."""

    MORE = "more"
    LESS = "less"
    ALIKE = "alike"
    """No difference beyond `ALIKE_WITHIN` either way."""


ALIKE_WITHIN: Final = 0.2
"""Shares that differ by no more than this are alike: a convention of this house."""


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """The units of a claim in a window. Shapes: all (units,).

    `exposure` says yes or no; of `RANKS` it is an amount, of `PAIRS` what was before. Units that
    come together have the same number in `blocks`. `days` are those from which the outcome was
    waited for: by them it is told which units a declaration came before.
    """

    exposure: Numbers
    outcome: Numbers
    blocks: Ints
    days: Ints
    evidence: Rows = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.days)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim that a record can be held against.

    `version` counts up whenever the same record would give another number. `needs` are kinds of
    event of which an absence is read: without a word on how completely they were recorded, a claim
    is not read at all.
    """

    id: str
    unit: Unit
    way: Way
    expects: Expects
    watch: Callable[[Look], Watched]
    lag: int
    """Days in which the outcome is waited for."""
    needs: tuple[str, ...] = ()
    least: int = 10
    """Units on each side, or in all where there are no sides."""
    version: int = 1

    @property
    def words(self) -> Mapping[str, Say]:
        """Who is `exposed`, who the `others` are, and what the `outcome` is."""
        return {
            "exposed": Say(f"claim.{self.id}.exposed"),
            "others": Say(f"claim.{self.id}.others"),
            "outcome": Say(f"claim.{self.id}.outcome"),
        }


class NotHere(StrEnum):
    """Why the record of one network cannot be held against a claim. Texts: `claim_not.<word>`."""

    OTHER_NETWORKS = "other_networks"
    """It is about networks that differ, and there is one here."""
    FELT = "felt"
    """It is about what people feel, and sheets of the survey are nobody's."""
    CHAIN = "chain"
    """It is a chain of several steps, each of which would have to be told of the same people."""
    RATED = "rated"
    """It takes the judgement of others who know nothing of the number."""
    ONCE = "once"
    """It happens once or a few times in the life of a network."""
    NOT_TOLD = "not_told"
    """A record has no place for what it is about."""
    SHAPE = "shape"
    """It is about the shape of change over many years."""


NOT_HERE: Final[Mapping[NotHere, tuple[str, ...]]] = {
    NotHere.OTHER_NETWORKS: (
        *("CLAIM-10", "CLAIM-17", "CLAIM-28", "CLAIM-33", "CLAIM-36", "CLAIM-37", "CLAIM-41"),
        "CLAIM-46",
    ),
    NotHere.FELT: ("CLAIM-11", "CLAIM-14", "CLAIM-21", "CLAIM-40", "CLAIM-50"),
    NotHere.CHAIN: ("CLAIM-03", "CLAIM-20", "CLAIM-23"),
    NotHere.RATED: ("CLAIM-07", "CLAIM-08", "CLAIM-24"),
    NotHere.ONCE: ("CLAIM-31", "CLAIM-38", "CLAIM-39", "CLAIM-49"),
    NotHere.NOT_TOLD: ("CLAIM-16", "CLAIM-25", "CLAIM-43", "CLAIM-47"),
    NotHere.SHAPE: ("CLAIM-26", "CLAIM-27", "CLAIM-29"),
}
"""Claims that stand here with the reason for which no record of one network tests them."""


def why_not_here(claim: str) -> NotHere | None:
    """Why a claim cannot be tested on one record; None for one that can, and for another word."""
    return next((why for why, ids in NOT_HERE.items() if claim in ids), None)
