"""Contact that is lacking across the whole: most lines silent, and nobody has tried them yet.

It is a question and not an illness: what is asked for is a call or two, and never red.
"""

from itertools import islice

import numpy as np

from saiyai.assessment.diagnoses.diagnosed import Raised
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Ints
from saiyai.assessment.reading import Discretion, Sure, Who
from saiyai.assessment.warnings.noticed import Attempt, Loss, Noticed, Subject, Try
from saiyai.domain.ties import TieState
from saiyai.domain.verdicts import Flag, Matter
from saiyai.domain.words import Say

_TESTS = 3


def contact_matters(inside: Inside, flags: tuple[Raised, ...]) -> list[Noticed]:
    """The sign that contact lacks, with the lines to test first; at most one."""
    sign = next((one for one in flags if one.of is Flag.CONTACT_GAP), None)
    if sign is None:
        return []
    lines = inside.lines
    standing = ~lines.of(TieState.ENDED, TieState.LAID) & ~lines.resting
    silent = lines.of(TieState.UNTESTED) & standing
    tests = _spread(inside, silent)
    lone = _only_silent(inside, silent)
    left = int(silent.sum()) - len(tests)
    return [
        Noticed(
            of=Matter.CONTACT_LACKING,
            subject=Subject("whole", ()),
            seen=sign.seen,
            unknown=sign.unknown,
            tries=tuple(_test(inside, line) for line in tests),
            sure=Sure.NOT_YET,
            size=int(silent.sum()),
            loss=Loss(people=lone, of=inside.scope.n),
            day=int(lines.last_positive[silent].max()),
            after=Say("warning.contact_lacking.after", n=left, lines=int(standing.sum())),
            trail=sign.trail,
        )
    ]


def _spread(inside: Inside, silent: Bools) -> list[int]:
    """A few silent lines to try, heard from last before others, and no actor asked twice."""
    lines = inside.lines
    places = np.flatnonzero(silent)
    order = places[np.argsort(-lines.last_positive[places], kind="stable")].tolist()
    found: list[int] = []
    asked: set[int] = set()
    for line in order:
        if len(found) == _TESTS:
            return found
        ends = {int(lines.a[line]), int(lines.b[line])}
        if not ends & asked:
            found.append(line)
            asked |= ends
    more = (line for line in order if line not in found)
    return [*found, *islice(more, _TESTS - len(found))]


def _only_silent(inside: Inside, silent: Bools) -> int:
    """How many have lines, and all of them silent."""
    lines, n = inside.lines, inside.record.n
    ends: Ints = np.concatenate((lines.a, lines.b))
    heard = np.bincount(np.concatenate((lines.a[~silent], lines.b[~silent])), minlength=n)
    return int(((np.bincount(ends, minlength=n) > 0) & (heard == 0)).sum())


def _test(inside: Inside, line: int) -> Attempt:
    lines = inside.lines
    ends = (int(lines.a[line]), int(lines.b[line]))
    a, b = (Who(end, Discretion.PERSON) for end in ends)
    says = Say("warning.try.test_line", a=a, b=b)
    return Attempt(Try.TEST_LINE, says, ends, (int(lines.rows[line]),))
