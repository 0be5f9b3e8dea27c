"""The fourteen ways in which a group and a network differ (DIFF-01 to DIFF-14), each by itself.

A contrast leans from -1, as in a group, to +1, as in a network, with a weight from 0 to 1 for
how much of it is known. Nothing told weighs nothing: it leans nowhere.
"""

from dataclasses import dataclass, field

import numpy as np

from saiyai.assessment.look.doings import Doings
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.facts import Ints as Wholes
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Ints
from saiyai.assessment.nature.goals import (
    Purpose,
    agreements_of,
    charter_of,
    purpose_of,
    standing_statements,
)
from saiyai.assessment.reading import Trail
from saiyai.domain.actors import ActorKind
from saiyai.domain.agreements import CharterForm
from saiyai.domain.coverage import Share
from saiyai.domain.facet_words import Origin, StatementKind
from saiyai.domain.goals import Fit, GoalScope
from saiyai.domain.kinds.activity import WorkScope
from saiyai.domain.ties import TieState
from saiyai.domain.verdicts import Contrast
from saiyai.domain.words import Say


@dataclass(frozen=True, slots=True)
class Leaning:
    """Where one contrast leans, how much of it is known, and by which rows."""

    contrast: Contrast
    leans: float
    weight: float
    says: Say | None = None
    trail: Trail = field(default_factory=Trail)


def contrasts_of(inside: Inside, doings: Doings) -> dict[Contrast, Leaning]:
    """All fourteen, as they stand on the day. Cost: O(parts + flows + hits)."""
    purpose = purpose_of(inside)
    found = (
        _units(inside),
        _tightness(inside, doings),
        _held(inside, Contrast.IDENTITY, StatementKind.IDENTITY),
        _held(inside, Contrast.PHILOSOPHY, StatementKind.PHILOSOPHY),
        _work(inside, purpose),
        _thought(inside, purpose),
        _held(inside, Contrast.BELIEF, StatementKind.VALUE),
        _experience(inside),
        _actions(inside, doings),
        _mission(inside, purpose),
        _goals(inside, purpose),
        _rules(inside),
        _participation(inside, doings),
        _extension(inside),
    )
    return {one.contrast: one for one in found}


def _leaning(
    contrast: Contrast, leans: float, weight: float, rows: Trail, /, **facts: object
) -> Leaning:
    """A contrast with its sentence, which is the network's or the group's side of it."""
    leans, weight = float(np.clip(leans, -1, 1)), float(np.clip(weight, 0, 1))
    key = f"{contrast}.{'network' if leans > 0 else 'group'}"
    return Leaning(contrast, leans, weight, Say(f"contrast.{key}", **facts), rows)


def _nothing(contrast: Contrast) -> Leaning:
    return Leaning(contrast, 0.0, 0.0)


# --- who is linked, and how closely --------------------------------------------------------------


def _units(inside: Inside) -> Leaning:
    """Persons alone, or groups, organisations and institutions as well."""
    kinds = inside.record["actors"]
    known = inside.members & ~kinds.has("kind", ActorKind.UNSPECIFIED)
    bodies = known & ~kinds.has("kind", ActorKind.PERSON)
    n, together = int(known.sum()), int(bodies.sum())
    if not n:
        return _nothing(Contrast.UNITS)
    leans = 0.5 + together / n / 2 if together else inside.bounds.few_persons
    rows = inside.trail(actors=kinds.ids[bodies if together else known])
    weight = n / max(inside.scope.n, 1)
    return _leaning(Contrast.UNITS, leans, weight, rows, bodies=together, n=n)


def _tightness(inside: Inside, doings: Doings) -> Leaning:
    """Who is in touch with whom, as a share of all pairs: by lines in use and by joint acts."""
    n, lines = inside.scope.n, inside.lines
    use = lines.of(TieState.ACTIVE, TieState.VERIFIED, TieState.REPAIRED, TieState.FALLOW)
    pairs = np.unique(np.concatenate((_pairs(lines.a[use], lines.b[use], inside), doings.pairs)))
    if n < 3 or not len(pairs):
        return _nothing(Contrast.TIGHTNESS)
    density = len(pairs) / (n * (n - 1) / 2)
    bounds = inside.bounds
    loose, tight = bounds.loose_density, bounds.tight_density
    leans = 1 - 2 * (density - loose) / (tight - loose)
    rows = inside.trail(ties=lines.rows[use])
    weight = min(1, len(pairs) / n) * _few(inside)
    share = round(100 * density)
    return _leaning(Contrast.TIGHTNESS, leans, weight, rows, pairs=len(pairs), share=share)


def _few(inside: Inside) -> float:
    """How much closeness says among so few: who is few is soon close, and meets everybody."""
    return min(1.0, inside.scope.n / inside.bounds.small_number)


def _pairs(a: Wholes, b: Wholes, inside: Inside) -> Ints:
    low, high = np.minimum(a, b), np.maximum(a, b)
    return np.asarray(low * inside.record.n + high, np.int64)


# --- what they hold to ---------------------------------------------------------------------------


def _held(inside: Inside, contrast: Contrast, kind: StatementKind) -> Leaning:
    """Whether members keep their own, or all go by one."""
    said = standing_statements(inside)
    said = said.only(said.has("kind", kind) & (said["actor"] != -1))
    of_all = said.only(said["actor"] == inside.named)
    told = said.only(said["actor"] >= 0)
    told = told.only(inside.members[told["actor"]])
    imposed = told.has("origin", Origin.ABOVE, Origin.PROMOTED)
    holders, kept = len(np.unique(told["actor"])), len(np.unique(told["actor"][~imposed]))
    if not holders and not len(of_all):
        return _nothing(contrast)
    enough = inside.bounds.enough_told
    if not holders:
        rows = inside.trail(statements=of_all.ids)
        return _leaning(contrast, -1, 1 / enough, rows, kept=0, n=inside.scope.n)
    rows = inside.trail(statements=told.ids)
    leans = 2 * kept / holders - 1
    return _leaning(contrast, leans, holders / enough, rows, kept=kept, n=holders)


def _thought(inside: Inside, purpose: Purpose) -> Leaning:
    """Whether differing is told and lived with; sameness leans only a little to a group."""
    parts, record = inside.record.parts, inside.record
    dissent = parts.has("role", "dissenter") & inside.members[parts["actor"]]
    dissent &= inside.happened[parts["event"]]
    fits = record["goal_fits"].by(inside.day)
    odds = fits.only(fits.has("fit", Fit.OPPOSING) & (fits["goal"] >= 0))
    odds = odds.only(purpose.own[odds["goal"]])
    differ = int(purpose.differs.sum()) + int(dissent.sum()) + len(odds)
    asked = int(purpose.asked.sum())
    enough = inside.bounds.enough_told
    if differ:
        events = record.events.ids[parts["event"][dissent]]
        rows = inside.trail(
            goals=record["goals"].ids[purpose.shared], goal_fits=odds.ids, events=events
        )
        return _leaning(Contrast.THOUGHT, 1, differ / enough, rows, n=differ)
    if asked < enough:
        return _nothing(Contrast.THOUGHT)
    rows = inside.trail(goals=record["goals"].ids[purpose.shared])
    share = inside.bounds.sameness * asked / max(inside.scope.n, 1)
    return _leaning(Contrast.THOUGHT, inside.bounds.few_persons, share, rows, n=asked)


# --- what they do --------------------------------------------------------------------------------


def _work(inside: Inside, purpose: Purpose) -> Leaning:
    """Tasks at hand alone, or interests that widen as well."""
    told = inside.of_kind("activity")
    goals = inside.record["goals"].only(purpose.shared | purpose.own)
    wide = int(told.has("scope", WorkScope.WIDENING).sum())
    wide += int(goals.has("scope", GoalScope.WIDENING).sum())
    near = int(told.has("scope", WorkScope.IMMEDIATE).sum())
    near += int(goals.has("scope", GoalScope.TASK).sum())
    n = wide + near
    if not n:
        return _nothing(Contrast.WORK)
    leans = 2 * wide / n / inside.bounds.widening_share - 1
    tagged = ~told.has("scope", WorkScope.UNTOLD)
    rows = inside.trail(events=told.ids[tagged])
    weight = n / inside.bounds.enough_acts
    return _leaning(Contrast.WORK, leans, weight, rows, wide=wide, n=n)


def _experience(inside: Inside) -> Leaning:
    """Whether members learn from one another what each went through, or go through all alike."""
    flows = inside.record.flows
    late = inside.happened & inside.is_kind("learning")
    both = inside.members[flows["source"]] & inside.members[flows["target"]]
    given = late[flows["event"]] & both
    parts = inside.record.parts
    alike = parts.has("phase", "learn") & inside.members[parts["actor"]]
    alike &= inside.happened[parts["event"]]
    events = np.unique(parts["event"][alike])
    shared = np.bincount(parts["event"][alike], minlength=len(late))[events]
    whole = events[shared >= inside.bounds.all_come * inside.scope.n]
    n, passed = int(given.sum()) + len(whole), int(given.sum())
    if not n:
        return _nothing(Contrast.EXPERIENCE)
    rows = inside.trail(events=inside.record.events.ids[flows["event"][given]])
    leans = 2 * passed / n - 1
    return _leaning(
        Contrast.EXPERIENCE, leans, n / inside.bounds.enough_acts, rows, passed=passed, n=n
    )


def _actions(inside: Inside, doings: Doings) -> Leaning:
    """Whether everybody does the same, or each what suits: who comes to what."""
    if doings.acts < 2:
        return _nothing(Contrast.ACTIONS)
    low, high = inside.bounds.some_come, inside.bounds.all_come
    leans = 1 - 2 * (doings.usual - low) / (high - low)
    rows = inside.trail(events=doings.events)
    weight = min(1, doings.acts / inside.bounds.enough_acts) * _few(inside)
    share = round(100 * doings.usual)
    return _leaning(Contrast.ACTIONS, leans, weight, rows, share=share, n=doings.acts)


def _participation(inside: Inside, doings: Doings) -> Leaning:
    """Whether taking part is as suits: by how members differ in it, and by what was agreed."""
    charter = charter_of(inside)
    loose = len(charter) and charter.has("form", CharterForm.LOOSE, CharterForm.AD_HOC)[-1]
    if doings.acts < 2:
        if not loose:
            return _nothing(Contrast.PARTICIPATION)
        rows = inside.trail(charter_versions=charter.ids[-1:])
        return _leaning(Contrast.PARTICIPATION, 1, 0.5, rows, some=0, n=inside.scope.n)
    leans = 2 * doings.some - 1 if not loose else max(2 * doings.some - 1, 0.5)
    rows = inside.trail(events=doings.events)
    weight = min(1, doings.acts / inside.bounds.enough_acts) * _few(inside)
    n = inside.scope.n
    some = round(doings.some * n)
    return _leaning(Contrast.PARTICIPATION, leans, weight, rows, some=some, n=n)


# --- what each is for ----------------------------------------------------------------------------


def _mission(inside: Inside, purpose: Purpose) -> Leaning:
    """Whether members go on with work of their own beside what they do together."""
    told = inside.record["own_work"]
    told = told.only((told["actor"] >= 0) & (told["since_latest"] <= inside.day))
    told = told.only(inside.members[told["actor"]])
    order = np.argsort(told["since_latest"], kind="stable")
    goes_on: Bools = np.zeros(inside.record.n, np.bool_)
    asked: Bools = np.zeros(inside.record.n, np.bool_)
    asked[told["actor"]] = True
    goes_on[told["actor"][order]] = told.says("goes_on")[order]
    owners = inside.record["goals"]["owner"][purpose.own]
    goes_on[owners[~asked[owners]]] = True
    asked[owners] = True
    n, kept = int(asked.sum()), int(goes_on.sum())
    if not n:
        return _nothing(Contrast.MISSION)
    rows = inside.trail(own_work=told.ids, goals=inside.record["goals"].ids[purpose.own])
    weight = n / inside.bounds.enough_told
    return _leaning(Contrast.MISSION, 2 * kept / n - 1, weight, rows, kept=kept, n=n)


def _goals(inside: Inside, purpose: Purpose) -> Leaning:
    """One goal for all, or a main goal beside goals that members keep."""
    goals = inside.record["goals"]
    shared, own = int(purpose.shared.sum()), int(purpose.own.sum())
    if not shared:
        return _nothing(Contrast.GOALS)
    rows = inside.trail(goals=goals.ids[purpose.shared | purpose.own])
    if own > 1:
        return _leaning(Contrast.GOALS, 1, 1, rows, own=own)
    if own:
        return _leaning(Contrast.GOALS, 0.25, 0.5, rows, own=own)
    agreed, asked = int(purpose.agreed.sum()), int(purpose.asked.sum())
    one = asked > 0 and agreed == asked
    weight = 1.0 if one and asked >= inside.scope.n * inside.bounds.asked_share else 0.5
    return _leaning(Contrast.GOALS, -1, weight, rows, own=0)


def _rules(inside: Inside) -> Leaning:
    """Rules that were agreed on: closeness alone binds a group."""
    agreed = agreements_of(inside)
    charter = charter_of(inside)
    if not len(agreed) and not len(charter):
        return _nothing(Contrast.RULES)
    rows = inside.trail(agreements=agreed, charter_versions=charter.ids[-1:])
    return _leaning(Contrast.RULES, 0.5, 0.5, rows, n=len(agreed) + min(len(charter), 1))


def _extension(inside: Inside) -> Leaning:
    """Whether the work has reached out to others."""
    told = inside.by_members("expansion") if inside.named < 0 else inside.of_kind("expansion")
    late = told.only(told["latest"] > inside.day - 2 * inside.bounds.year_days)
    crossing = _outside(inside)
    n = len(late) + len(crossing)
    if n:
        rows = inside.trail(events=late.ids, ties=crossing)
        weight = 1.0 if len(late) else 0.5
        return _leaning(Contrast.EXTENSION, 1, weight, rows, n=n)
    first = inside.day - inside.bounds.year_days + 1
    if inside.recorded("expansion", first) is not Share.ALL:
        return _nothing(Contrast.EXTENSION)
    rows = inside.trail(coverage=inside.coverage_rows("expansion"))
    return _leaning(Contrast.EXTENSION, -0.5, 0.25, rows, n=0)


def _outside(inside: Inside) -> Wholes:
    """Row ids of lines in use from a member to somebody outside."""
    lines = inside.around
    crossing = inside.members[lines.a] != inside.members[lines.b]
    use = lines.of(TieState.ACTIVE, TieState.VERIFIED, TieState.REPAIRED)
    named = (lines.a == inside.named) | (lines.b == inside.named)
    rows: Wholes = lines.rows[crossing & use & ~named]
    return rows
