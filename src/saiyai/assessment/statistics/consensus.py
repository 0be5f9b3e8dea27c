"""Cultural consensus: whether members answer statements as if from one shared view."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.statistics.answers import by_question
from saiyai.assessment.statistics.estimates import (
    LEVEL,
    REPLICATES,
    Estimate,
    Method,
    Missing,
    NoEstimate,
    around,
    too_few,
)
from saiyai.assessment.statistics.one_factor import one_factor
from saiyai.assessment.statistics.probability import accelerated_between, drawn_again, without_each
from saiyai.engine.arrays import Float64s, Int64s, Numbers, seal

LEAST_MEMBERS: Final = 8
LEAST_STATEMENTS: Final = 12
MOST_MEMBERS: Final = 100
"""Of more, so many are drawn: a second or two, and an interval of some hundredths."""

ONE_VIEW: Final = 3.0
"""So many times as large as the second the first eigenvalue has to be."""


@dataclass(frozen=True, slots=True, eq=False)
class Consensus:
    """Whether one view is shared, and how near each member is to it.

    Shapes: competences and positions (members,). A competence is −1..1: how near answers are to
        the view, and nothing of anybody's wisdom.
    """

    mean: Estimate
    """The mean competence."""
    first: float
    second: float
    """The two largest eigenvalues."""
    competences: Float64s
    positions: Int64s
    """Of which members they are."""

    @property
    def one_view(self) -> bool:
        """Whether the first is three times the second, and nobody is below 0."""
        return self.first >= ONE_VIEW * self.second and bool((self.competences >= 0).all())


def consensus(
    answers: Numbers, options: int, dice: np.random.Generator, *, level: float = LEVEL
) -> Consensus | Missing:
    """How near members are to one shared view of common statements.

    Agreement of each two, the share of statements on which both answered and gave the same, is
    freed of guessing, (L a − 1) / (L − 1) with L options, and factored once by minimum residual:
    M_ij = d_i d_j. The eigenvalues are those of M with d_i² on its diagonal. The interval of the
    mean is from 2,000 times as many members drawn of them (BCa), no pair of the same one counting.

    Shapes: answers (members, statements), 0 … options − 1, −1 where not answered.
    Returns: TOO_FEW_MEMBERS below eight who answered twelve statements, TOO_FEW_STATEMENTS below
        twelve that two answered.
    Cost: O(members^2 (statements + replicates)); of more than 100 members so many are drawn and
        read.
    Note: agreement is not truth; sub-cultures show as a large second eigenvalue.
    Source: Romney, Weller & Batchelder 1986, American Anthropologist 88, 313-338.
    """
    given = by_question(answers).astype(np.int64)
    asked = ((given >= 0).sum(axis=0) > 1).sum()
    lack = too_few(NoEstimate.TOO_FEW_STATEMENTS, int(asked), LEAST_STATEMENTS)
    if lack is not None:
        return lack
    positions = np.flatnonzero((given >= 0).sum(axis=1) >= LEAST_STATEMENTS)
    n = len(positions)
    lack = too_few(NoEstimate.TOO_FEW_MEMBERS, n, LEAST_MEMBERS)
    if lack is not None:
        return lack
    if n > MOST_MEMBERS:
        n, positions = MOST_MEMBERS, np.sort(dice.permutation(positions)[:MOST_MEMBERS])
    alike = matches(given[positions], options)
    found = one_factor(alike)
    eigenvalues = np.linalg.eigvalsh(alike - np.diag(np.diag(alike)) + np.diag(found**2))
    drawn, without = drawn_again(np.ones(n), dice, REPLICATES), without_each(np.ones(n))
    value = float(found.mean())
    draws, left = (
        (times * one_factor(alike, times, found)).sum(axis=1) / times.sum(axis=1)
        for times in (drawn, without)
    )
    ends = accelerated_between(draws, value, left, level)
    mean = around(value, ends, Method.MEMBER_BOOTSTRAP, n, dice=dice, level=level)
    return Consensus(
        mean, float(eigenvalues[-1]), float(eigenvalues[-2]), seal(found), seal(positions)
    )


def matches(answers: Int64s, options: int) -> Float64s:
    """How far each two agree beyond guessing; 0 of two who answered nothing both.

    Shapes: answers (members, statements). Returns: float64 (members, members).
    """
    there = answers >= 0
    both = (there[:, np.newaxis] & there[np.newaxis]).sum(axis=2)
    same = ((answers[:, np.newaxis] == answers[np.newaxis]) & there[:, np.newaxis]).sum(axis=2)
    share = np.divide(same, both, out=np.full(both.shape, 1 / options), where=both > 0)
    found: Float64s = (options * share - 1) / (options - 1)
    return found
