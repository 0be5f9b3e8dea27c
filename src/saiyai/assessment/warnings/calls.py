"""Calls that wait for an answer: signs between two ends, never a verdict on either (S4)."""

from collections import Counter as Tally

import numpy as np

from saiyai.assessment.look.facts import Bools, Ints, LineFacts
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import OWN
from saiyai.assessment.nature.posts import hung_on
from saiyai.assessment.reading import Discretion, Sure, Who
from saiyai.assessment.warnings.noticed import Attempt, Loss, Noticed, Subject, Try
from saiyai.domain.kinds.card import Proof
from saiyai.domain.ties import TieState
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say


def unanswered_matters(inside: Inside) -> list[Noticed]:
    """Lines on which somebody called twice in vain, newest first; several of one end are one.

    Lines at rest and lines on a post that fell vacant are left out. What nobody has tried for
    longer is told together, by number. Cost: O(lines + flows).
    """
    lines = touching(inside)
    silent = lines.of(TieState.UNANSWERED, TieState.LAPSED) & ~lines.resting
    silent &= ~_vacant(inside, lines) & (lines.attempts >= inside.bounds.calls_in_vain)
    recent = inside.day - lines.last_attempt <= inside.bounds.news_days
    late = np.flatnonzero(silent & recent)
    newest = late[np.argsort(-lines.last_attempt[late], kind="stable")].tolist()
    groups = _by_end(inside, lines, newest)
    taken = {line for _, group in groups for line in group}
    found = [_of_end(inside, lines, *group) for group in groups]
    found += [_one(inside, lines, line) for line in newest if line not in taken]
    old = np.flatnonzero(silent & ~recent)
    return [*found, _old(inside, lines, old)] if len(old) else found


def touching(inside: Inside) -> LineFacts:
    """Lines of a scope; of the whole record also those of its members to others told of."""
    if inside.named != OWN:
        return inside.lines
    around = inside.around
    kept = inside.members[around.a] | inside.members[around.b]
    return LineFacts(**{name: getattr(around, name)[kept] for name in LineFacts.__slots__})


def _vacant(inside: Inside, lines: LineFacts) -> Bools:
    vacant: Bools = np.isin(lines.rows, inside.record.lines.rows[hung_on(inside)])
    return vacant


def _by_end(inside: Inside, lines: LineFacts, late: list[int]) -> list[tuple[int, list[int]]]:
    """Ends with several unanswered lines, and these lines; each line with one end only."""
    ends = Tally(int(end) for line in late for end in (lines.a[line], lines.b[line]))
    found, taken = [], set[int]()
    for end, times in ends.most_common():
        if times < inside.bounds.same_end:
            break
        here = [n for n in late if end in (lines.a[n], lines.b[n]) and n not in taken]
        if len(here) >= inside.bounds.same_end:
            taken.update(here)
            found.append((end, here))
    return found


def _caller(inside: Inside, a: int, b: int, since: int) -> tuple[int, int, np.ndarray]:
    """Who called, who did not answer, and the places of the calls since the last proof."""
    flows, latest = inside.record.flows, inside.record.events["latest"]
    pairs, rows = inside.once(_attempts)
    first, end = np.searchsorted(pairs, _between(inside, a, b) + np.array([0, 1]))
    tried = rows[first:end]
    tried = tried[latest[flows["event"][tried]] > since]
    if not len(tried):
        return a, b, np.empty(0, np.int64)
    event = flows["event"][tried]
    last = tried[np.argmax(latest[event])]
    return int(flows["source"][last]), int(flows["target"][last]), np.unique(event)


def _attempts(inside: Inside) -> tuple[Ints, Ints]:
    """Calls that nobody answered: a number for both ends, ascending, and the row of each."""
    flows, events = inside.record.flows, inside.record.events
    event = flows["event"]
    rows = np.flatnonzero(inside.happened[event] & (events["proof"][event] == int(Proof.ATTEMPT)))
    pairs = _between(inside, flows["source"][rows], flows["target"][rows])
    order = np.argsort(pairs, kind="stable")
    return pairs[order], rows[order]


def _between(inside: Inside, one: Ints | int, other: Ints | int) -> Ints:
    """The same number whichever of two called."""
    ends = np.asarray(one, np.int64), np.asarray(other, np.int64)
    number: Ints = np.minimum(*ends) * inside.record.n + np.maximum(*ends)
    return number


def _one(inside: Inside, lines: LineFacts, line: int) -> Noticed:
    a, b, calls = _caller(
        inside, int(lines.a[line]), int(lines.b[line]), int(lines.last_positive[line])
    )
    who = {"a": Who(a, Discretion.ENDS), "b": Who(b, Discretion.ENDS)}
    times = int(lines.attempts[line])
    first, last = (
        inside.record.day.fromordinal(int(days[line]))
        for days in (lines.first_attempt, lines.last_attempt)
    )
    row = int(lines.rows[line])
    return Noticed(
        of=Matter.UNANSWERED,
        subject=Subject("ties", (row,)),
        seen=Say("warning.unanswered.seen", **who, times=times, first=first, last=last),
        unknown=Say("warning.unanswered.unknown"),
        tries=_tries((a, b), (row,)),
        sure=Sure.FAIRLY,
        size=times,
        loss=Loss(people=2, of=inside.scope.n),
        about=tuple(who.values()),
        day=int(lines.first_attempt[line]),
        after=Say("warning.unanswered.after"),
        trail=inside.trail(ties=lines.rows[[line]], events=inside.record.events.ids[calls]),
    )


def _tries(ends: tuple[int, ...], rows: tuple[int, ...]) -> tuple[Attempt, ...]:
    return (
        Attempt(Try.OTHER_WAY, Say("warning.try.other_way"), ends, rows),
        Attempt(Try.ASK_BOTH, Say("warning.try.ask_both"), ends, rows),
    )


def _of_end(inside: Inside, lines: LineFacts, end: int, those: list[int]) -> Noticed:
    rows = lines.rows[those]
    others = {int(one) for line in those for one in (lines.a[line], lines.b[line])} - {end}
    who = Who(end, Discretion.ENDS)
    return Noticed(
        of=Matter.UNANSWERED,
        subject=Subject("ties", tuple(sorted(rows.tolist()))),
        seen=Say("warning.unanswered.several", who=who, n=len(those)),
        unknown=Say("warning.unanswered.unknown"),
        tries=_tries((end, *sorted(others)), tuple(rows.tolist())),
        sure=Sure.FAIRLY,
        size=len(those),
        loss=Loss(people=1 + len(others), of=inside.scope.n),
        about=(who, *(Who(one, Discretion.ENDS) for one in sorted(others))),
        day=int(lines.first_attempt[those].min()),
        after=Say("warning.unanswered.after_one", n=len(those) - 1),
        trail=inside.trail(ties=rows),
    )


def _old(inside: Inside, lines: LineFacts, those: np.ndarray) -> Noticed:
    """Lines that nobody has tried again for long: more likely over than in need."""
    rows = lines.rows[those]
    return Noticed(
        of=Matter.UNANSWERED,
        subject=Subject("ties", tuple(sorted(rows.tolist()))),
        seen=Say("warning.unanswered.old", n=len(those)),
        unknown=Say("warning.unanswered.unknown_old"),
        tries=(
            Attempt(Try.END_WELL, Say("warning.try.end_well"), lines=tuple(rows.tolist())),
            Attempt(Try.OTHER_WAY, Say("warning.try.new_way"), lines=tuple(rows.tolist())),
        ),
        sure=Sure.NOT_YET,
        size=len(those),
        day=int(lines.first_attempt[those].min()),
        trail=inside.trail(ties=rows),
    )
