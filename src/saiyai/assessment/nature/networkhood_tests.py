"""What has to hold before a set of actors is called a network at all (M03).

Each condition is met, not met, or not known, with the rows it rests on. Nothing is read as not
met for want of rows: what did not happen has to be told as recorded.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.line_history import RHYTHMS
from saiyai.assessment.look.record import Ints
from saiyai.assessment.nature.calling import called_together
from saiyai.assessment.nature.duties import duties_of
from saiyai.assessment.nature.goals import (
    Purpose,
    agreements_of,
    charter_of,
    purpose_of,
    statements_of,
)
from saiyai.assessment.nature.helping import helped_how
from saiyai.assessment.nature.posts import Aftermath, falls_of, ids_of
from saiyai.assessment.reading import Trail
from saiyai.domain.coverage import Share
from saiyai.domain.facet_words import StatementKind
from saiyai.domain.ties import NOT_GONE, WINDOWS, Rhythm, TieState
from saiyai.domain.verdicts import Condition, Held
from saiyai.domain.words import Say

_PURPOSES: Final = (StatementKind.MISSION, StatementKind.MEANING)
_GONE: Final = (TieState.UNANSWERED, TieState.LAPSED, TieState.ENDED)


@dataclass(frozen=True, slots=True)
class Tested:
    """One condition: how it stands, in words, and the rows that say so."""

    condition: Condition
    held: Held
    says: Say
    trail: Trail = field(default_factory=Trail)


def tests_of(inside: Inside) -> dict[Condition, Tested]:
    """Every condition as it stands on the day. Cost: O(parts + flows + hits)."""
    purpose = purpose_of(inside)
    found = (
        _purpose(inside, purpose),
        _action(inside),
        _conscious(inside),
        _cooperation(inside),
        _line(inside),
        _multi(inside),
    )
    return {one.condition: one for one in found}


def _tested(condition: Condition, held: Held, why: str, trail: Trail, **facts: object) -> Tested:
    key = f"{condition}.{why}"
    return Tested(condition, held, Say(f"condition.{key}", **facts), trail)


# --- purpose -------------------------------------------------------------------------------------


def _purpose(inside: Inside, purpose: Purpose) -> Tested:
    """A goal that those asked agree to; else one that was told, written down or worked for."""
    goals = inside.record["goals"].ids[purpose.shared]
    asked, agreed = int(purpose.asked.sum()), int(purpose.agreed.sum())
    if asked:
        rows = inside.trail(goals=goals)
        facts = {"asked": asked, "agreed": agreed}
        if agreed / asked >= inside.bounds.agreed_share:
            return _tested(Condition.PURPOSE, Held.MET, "agreed", rows, **facts)
        if purpose.decided.any():
            return _tested(Condition.PURPOSE, Held.MET, "decided", rows)
        enough = asked / max(inside.scope.n, 1) >= inside.bounds.asked_share
        held = Held.NOT if enough else Held.UNKNOWN
        return _tested(Condition.PURPOSE, held, "not_agreed", rows, **facts)
    if purpose.decided.any():
        rows = inside.trail(goals=goals)
        return _tested(Condition.PURPOSE, Held.MET, "decided", rows)
    if len(goals):
        return _tested(Condition.PURPOSE, Held.MET, "told", inside.trail(goals=goals))
    return _without_goal(inside, purpose)


def _without_goal(inside: Inside, purpose: Purpose) -> Tested:
    charter, said = charter_of(inside), statements_of(inside, *_PURPOSES)
    agreed = inside.record["agreements"]
    written = agreed.ids[agreed.says("objective") & np.isin(agreed.ids, agreements_of(inside))]
    if len(charter) or len(said) or len(written):
        rows = inside.trail(charter_versions=charter.ids, statements=said.ids, agreements=written)
        return _tested(Condition.PURPOSE, Held.MET, "written", rows)
    if inside.scope.occasion:
        return _of_occasion(inside)
    together = inside.done & inside.of_scope & inside.is_kind("activity", "advocacy")
    goal = inside.record.events["goal"]
    for_goal = together & (goal >= 0)
    for_goal[for_goal] = ~purpose.own[goal[for_goal]]
    n, aimed = int(together.sum()), int(for_goal.sum())
    if aimed and aimed / n >= inside.bounds.agreed_share:
        rows = inside.trail(events=inside.ids(for_goal))
        return _tested(Condition.PURPOSE, Held.MET, "worked_for", rows, n=n, aimed=aimed)
    of_whole = inside.record["goals"].says("main").any()
    if n and not aimed and not of_whole and _all_recorded(inside, together):
        rows = inside.trail(events=inside.ids(together), coverage=inside.coverage_rows("activity"))
        return _tested(Condition.PURPOSE, Held.NOT, "none", rows, n=n)
    return _tested(Condition.PURPOSE, Held.UNKNOWN, "untold", Trail())


def _of_occasion(inside: Inside) -> Tested:
    """An occasion is a purpose for those who were called, gave or laid lines for it.

    Where all that was done were events open to everybody, whoever liked came, and nothing was
    resolved between those who did (ELEM5-2).
    """
    rows = inside.trail(events=inside.ids(inside.happened))
    told = inside.of_kind("activity")
    free = np.zeros(len(inside.record.events), np.bool_)
    free[told["row"][told.says("open_to_all")]] = True
    together = inside.done & inside.of_scope
    laid = inside.record["assertions"].by(inside.day)["occasion"] == inside.scope.occasion
    if together.any() and free[together].all() and not laid.any():
        n = int(together.sum())
        return _tested(Condition.PURPOSE, Held.NOT, "open", rows, n=n)
    return _tested(Condition.PURPOSE, Held.MET, "occasion", rows)


def _all_recorded(inside: Inside, events: np.ndarray) -> bool:
    """Whether the time from the first of these events, or of the last year, was recorded."""
    first = int(inside.record.events["latest"][events].min())
    return inside.is_recorded("activity", max(first, inside.day - inside.bounds.year_days + 1))


# --- action --------------------------------------------------------------------------------------


def action_days(inside: Inside) -> int:
    """How far back something done together still shows that they act: by their own rhythm."""
    bounds = inside.bounds
    told = inside.record.lines.rhythms[inside.line_places]
    told = told[told != RHYTHMS.index(Rhythm.UNTOLD)]
    if not len(told):
        return bounds.action_days
    active = np.array([WINDOWS[RHYTHMS[at]].active for at in np.unique(told)])
    usual = int(np.median(active[np.searchsorted(np.unique(told), told)]))
    return min(max(usual, bounds.action_days), bounds.action_most_days)


def begun_on(inside: Inside) -> int:
    """The first day from which anything could be expected: of memberships or agreements."""
    told = inside.record["memberships"]
    joined = told["joined_latest"][(told["network"] == inside.named) & (told["joined_latest"] > 0)]
    agreed = inside.record["agreements"]
    begins = agreed["begins_latest"][np.isin(agreed.ids, agreements_of(inside))]
    days = np.concatenate((joined, begins[begins > 0]))
    days = days[days <= inside.day]
    return int(days.min()) if len(days) else 0


def _action(inside: Inside) -> Tested:
    """Something two or more have done together, in their own rhythm; else in the last year."""
    days = inside.record.events["latest"]
    first = max(inside.day - action_days(inside) + 1, begun_on(inside))
    late = inside.done & (days >= first)
    if late.any():
        rows = inside.trail(events=inside.ids(late))
        return _tested(Condition.ACTION, Held.MET, "done", rows, n=int(late.sum()))
    if inside.is_recorded("activity", first):
        rows = inside.trail(coverage=inside.coverage_rows("activity"))
        span = inside.day - first + 1
        return _tested(Condition.ACTION, Held.NOT, "recorded_none", rows, days=span)
    if inside.done.any():
        last = int(days[inside.done].max())
        rows = inside.trail(events=inside.ids(inside.done & (days == last)))
        if (fall := _fallen_since(inside, last)) is not None:
            rows = inside.trail(ties=ids_of(inside, fall.lost))
            day = inside.record.day.fromordinal(fall.change.day)
            return _tested(Condition.ACTION, Held.NOT, "fallen", rows, day=day, n=fall.n)
        near = inside.day - last < inside.bounds.year_days
        day = inside.record.day.fromordinal(last)
        held = Held.PARTLY if near else Held.UNKNOWN
        return _tested(Condition.ACTION, held, "before", rows, day=day)
    return _tested(Condition.ACTION, Held.UNKNOWN, "untold", Trail())


def _fallen_since(inside: Inside, last: int) -> Aftermath | None:
    """What the scope stood on, if it fell after the last that was done and the time was recorded.

    Who called on it had no answer, and who does not answer did nothing together with the caller:
    that is absence told, though not every activity of the time was written down.
    """
    for one in falls_of(inside):
        kept = inside.recorded("activity", one.change.day + 1) in {Share.ALL, Share.SOME}
        if one.change.day > last and kept:
            return one
    return None


# --- duties, help --------------------------------------------------------------------------------


def _conscious(inside: Inside) -> Tested:
    """Duties done for the whole against claims, and what members began themselves."""
    bounds, found = inside.bounds, duties_of(inside)
    facts = {
        "duties": found.duties,
        "claims": found.claims,
        "begun": found.begun,
    }
    if found.begun or (found.duties and found.share >= bounds.duty_share):
        return _tested(Condition.CONSCIOUS, Held.MET, "duties", found.trail, **facts)
    first = max(inside.day - bounds.year_days + 1, begun_on(inside))
    claims = found.n >= bounds.least_duties and found.share < bounds.duty_share
    nothing = not found.duties and inside.is_recorded("contribution", first)
    calling = called_together(inside)
    if calling.from_above and (claims or nothing):
        rows = (
            found.trail
            if claims
            else inside.trail(
                memberships=calling.memberships, coverage=inside.coverage_rows("contribution")
            )
        )
        why = "claims" if claims else "no_duties"
        return _tested(Condition.CONSCIOUS, Held.NOT, why, rows, **facts)
    return _tested(Condition.CONSCIOUS, Held.UNKNOWN, "untold", found.trail, **facts)


def _cooperation(inside: Inside) -> Tested:
    """Whether who was helped had a say, and whether anything was done together as well."""
    bounds, found = inside.bounds, helped_how(inside)
    facts = {"alone": found.without_say, "together": found.together}
    if not found.n:
        return _tested(Condition.COOPERATION, Held.UNKNOWN, "untold", found.trail)
    vertical = found.without_say / found.n >= bounds.vertical_share
    if found.without_say >= bounds.least_helps and vertical:
        first = inside.day - bounds.year_days + 1
        first = max(first, int(inside.record.events["latest"][found.events].min()))
        recorded = inside.is_recorded("activity", first)
        held = Held.NOT if recorded else Held.UNKNOWN
        why = "without_say" if recorded else "maybe_without_say"
        return _tested(Condition.COOPERATION, held, why, found.trail, **facts)
    if found.together:
        return _tested(Condition.COOPERATION, Held.MET, "with_say", found.trail, **facts)
    return _tested(Condition.COOPERATION, Held.UNKNOWN, "few", found.trail, **facts)


# --- lines ---------------------------------------------------------------------------------------


def _line(inside: Inside) -> Tested:
    """Whether most members have a line that nothing speaks against."""
    lines, n = inside.lines, inside.scope.n
    if not len(lines.rows):
        return _tested(Condition.LINE, Held.UNKNOWN, "untold", Trail())
    open_ = lines.of(*NOT_GONE)
    linked = len(np.unique(np.concatenate((lines.a[open_], lines.b[open_]))))
    rows = inside.trail(ties=lines.rows[open_])
    facts = {"linked": linked, "n": n}
    if linked >= n * inside.bounds.laid_share:
        return _tested(Condition.LINE, Held.MET, "laid", rows, **facts)
    gone = lines.of(*_GONE)
    if gone.sum() > len(gone) * inside.bounds.laid_share:
        rows = inside.trail(ties=lines.rows[gone])
        return _tested(Condition.LINE, Held.NOT, "gone", rows, gone=int(gone.sum()), n=len(gone))
    return _tested(Condition.LINE, Held.UNKNOWN, "few", rows, **facts)


def _multi(inside: Inside) -> Tested:
    """Whether there are two parties or more, and some line or act joins them."""
    n = inside.scope.n
    joined = len(inside.lines.rows) > 0 or bool(inside.done.any())
    rows = inside.trail(actors=_actor_ids(inside))
    if n > 1 and joined:
        return _tested(Condition.MULTI, Held.MET, "several", rows, n=n)
    held = Held.NOT if n == 1 else Held.UNKNOWN
    return _tested(Condition.MULTI, held, "few", rows, n=n)


def _actor_ids(inside: Inside) -> Ints:
    return inside.record["actors"].ids[inside.members]
