"""What a claim comes to in one record, over a window that somebody declared on a day.

It is a sign that two things go together in this record, or that they do not; it is no cause, no
forecast, and no probability of chance is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

import numpy as np

from saiyai.assessment.claims.card import ALIKE_WITHIN, Claim, Expects, Watched, Way
from saiyai.assessment.claims.estimators import (
    Compared,
    Side,
    difference_of_means,
    difference_of_pairs,
    difference_of_shares,
    rank_association,
)
from saiyai.assessment.claims.look import Look
from saiyai.assessment.dice import dice_for
from saiyai.assessment.indicators.card import NOT_RECORDED
from saiyai.assessment.look.view import Rows, View
from saiyai.assessment.profile import number_to_plain, rows_to_plain
from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from saiyai.domain.coverage import Share

METHOD: Final = "claims"
VERSION: Final = 1
"""Counts up when a result is made otherwise; each claim has a version of its own."""


LEAST_SHOWN: Final = 5
"""A share or mean of fewer units is kept back."""


class Found(StrEnum):
    """What the interval says of the claim. Texts: `claim_found.<word>`."""

    AS_EXPECTED = "as_expected"
    AGAINST = "against"
    OPEN = "open"
    """The interval holds both what the claim expects and what speaks against it."""
    NO_NUMBER = "no_number"


class Declared(StrEnum):
    """Whether the test was declared before what it looks at. Texts: `claim_declared.<word>`."""

    BEFORE = "before"
    PARTLY = "partly"
    AFTER = "after"


class Limit(StrEnum):
    """What is said with every result. Texts: `claim_limit.<word>`."""

    ONE_RECORD = "one_record"
    ASSOCIATION = "association"
    NOT_RECORDED = "not_recorded"
    ALSO = "also"
    """Size, age, season, money, and how much is recorded at all may lie behind both."""
    SEEN_BEFORE = "seen_before"
    """It was declared when some of it was known: whoever looked may have chosen it for that."""
    MANY = "many"
    """Of several claims that are read one will look so by chance."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A test that was declared: the day, and the first and last day of the window."""

    day: date
    first: date
    last: date


@dataclass(frozen=True, slots=True, eq=False)
class ClaimRead:
    """What a declared test comes to on a day.

    `units` were watched in all, `ahead` of them on or after the day of declaring. `recorded` says
    how completely each kind was recorded of which an absence is read.
    """

    claim: Claim
    compared: Compared
    found: Found
    declared: Declared
    units: int
    ahead: int
    recorded: Mapping[str, Share] = field(default_factory=dict)
    limits: tuple[Limit, ...] = ()
    evidence: Rows = field(default_factory=dict)


def run_claim(view: View, claim: Claim, told: Declaration, *, tests: int = 1) -> ClaimRead:
    """Hold a claim against a record, as it was declared; `tests` stand declared in all.

    Cost: a pass over the events of the window; 200 replicates of its blocks.
    """
    last = min(told.last.toordinal(), view.day)
    look = Look(view, told.first.toordinal(), last)
    recorded = {kind: view.recorded(kind, look.first, last) for kind in claim.needs}
    lacking = any(share in NOT_RECORDED for share in recorded.values())
    watched = claim.watch(look) if last >= look.first else None
    units = len(watched) if watched else 0
    ahead = int((watched.days >= told.day.toordinal()).sum()) if watched else 0
    if watched is None or lacking:
        compared = Compared(
            Missing(NoEstimate.NOT_RECORDED if lacking else NoEstimate.NOTHING_COUNTED)
        )
    else:
        compared = compare(claim, watched, dice_for(claim.id, view.seed))
    when = declared_when(told, units, ahead)
    return ClaimRead(
        claim=claim,
        compared=compared,
        found=found_of(claim.expects, compared.effect),
        declared=when,
        units=units,
        ahead=ahead,
        recorded=recorded,
        limits=_limits(claim, when, tests),
        evidence=watched.evidence if watched else {},
    )


def compare(claim: Claim, watched: Watched, dice: np.random.Generator) -> Compared:
    """The estimator of a claim, over what was watched."""
    if claim.way is Way.RANKS:
        return rank_association(watched.exposure, watched.outcome, dice, least=claim.least)
    if claim.way is Way.PAIRS:
        return difference_of_pairs(watched.exposure, watched.outcome, dice, least=claim.least)
    sides = difference_of_shares if claim.way is Way.SHARES else difference_of_means
    exposed = np.asarray(watched.exposure, np.bool_)
    told = np.asarray(watched.outcome)
    outcome = told.astype(np.bool_) if claim.way is Way.SHARES else told
    return sides(exposed, outcome, watched.blocks, dice, least=claim.least)


def found_of(expects: Expects, effect: Estimate | Missing) -> Found:
    """What an interval says of what was expected; one that holds both says nothing yet."""
    if isinstance(effect, Missing):
        return Found.NO_NUMBER
    low, high = effect.low, effect.high
    if expects is Expects.ALIKE:
        if low > -ALIKE_WITHIN and high < ALIKE_WITHIN:
            return Found.AS_EXPECTED
        apart = low > ALIKE_WITHIN or high < -ALIKE_WITHIN
        return Found.AGAINST if apart else Found.OPEN
    if expects is Expects.LESS:
        low, high = -high, -low
    if low > 0:
        return Found.AS_EXPECTED
    return Found.AGAINST if high < 0 else Found.OPEN


def declared_when(told: Declaration, units: int, ahead: int) -> Declared:
    """Whether a test was declared before its window, in the midst of what it watched, or after."""
    if told.day <= told.first or (units and ahead == units):
        return Declared.BEFORE
    return Declared.PARTLY if ahead or told.day <= told.last else Declared.AFTER


def _limits(claim: Claim, when: Declared, tests: int) -> tuple[Limit, ...]:
    found = [Limit.ASSOCIATION, Limit.ONE_RECORD, Limit.ALSO]
    found += [Limit.NOT_RECORDED] if claim.needs else []
    found += [Limit.SEEN_BEFORE] if when is not Declared.BEFORE else []
    return (*found, Limit.MANY) if tests > 1 else tuple(found)


# --- as it is kept ------------------------------------------------------------------------------


def claim_to_plain(read: ClaimRead) -> dict[str, Any]:
    """A result as JSON: what a finding keeps and the API answers."""
    claim, compared = read.claim, read.compared
    return {
        "claim": claim.id,
        "version": claim.version,
        "unit": str(claim.unit),
        "way": str(claim.way),
        "expects": str(claim.expects),
        "lag": claim.lag,
        "least": claim.least,
        "effect": number_to_plain(compared.effect),
        "exposed": _side(compared.exposed),
        "others": _side(compared.others),
        "found": str(read.found),
        "declared": str(read.declared),
        "units": read.units,
        "ahead": read.ahead,
        "recorded": {kind: str(share) for kind, share in read.recorded.items()},
        "limits": [str(one) for one in read.limits],
        "evidence": {table: rows_to_plain(ids) for table, ids in read.evidence.items()},
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    """A side; of fewer than five its share would be somebody's."""
    if side is None:
        return None
    return {"n": side.n, "value": side.value if side.n >= LEAST_SHOWN else None}
