"""Goals as of a day: the tree, and the page of one with its steps, its words and its fits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet

from saiyai.domain.actors import ActorKind
from saiyai.domain.errors import UnknownGoal
from saiyai.domain.goals import (
    Fit,
    GoalKind,
    GoalNow,
    GoalScope,
    GoalStance,
    GoalStepKind,
    Horizon,
    Permanence,
    goal_after,
    horizon_of,
)
from saiyai.domain.goals import GoalStep as Step
from saiyai.domain.periods import ANY_DAY, AsOf, Span
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.identities import kept_for, rows_known
from saiyai.queries.names import Name, Someone, may_know_of, may_name, people_of
from saiyai.queries.said import SaidRow, newest_of, people_in, said_on, said_row
from saiyai.queries.stances import StanceCount, StanceRow, stance_counts_of, stance_rows
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Goal, GoalFit, GoalStanceSaid, GoalStep, Network
from saiyai.records.models.facts import span


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal on a day, in its present words."""

    id: int
    ref: str
    name: Name
    owner: Someone | None
    """None stands for the network itself."""
    owner_id: int | None
    main: bool
    kind: GoalKind
    horizon: Horizon
    horizon_written: str
    """What stands there, which in a file may be any words."""
    scope: GoalScope
    permanence: Permanence
    measure: str
    target: int | None
    unit: str
    target_words: str
    due: Span | None
    parent: int | None
    now: GoalNow
    depth: int = 0
    counts: Sequence[StanceCount] = ()

    @property
    def share(self) -> int | None:
        """How many hundredths of the target the last number told is; None where either lacks."""
        if self.now.number is None or not self.target:
            return None
        return round(100 * self.now.number / self.target)


@dataclass(frozen=True, slots=True)
class GoalStepRow:
    """A step of a goal."""

    step: GoalStepKind
    said: SaidRow
    wording: Name | None
    number: int | None
    to: Someone | None
    successor: GoalRow | None


@dataclass(frozen=True, slots=True)
class FitRow:
    """How a goal fits a main goal: what owner and others said last. Listed for talk only."""

    towards: GoalRow
    actor: Someone
    by_owner: bool
    fit: Fit
    said: SaidRow


@dataclass(frozen=True, slots=True)
class GoalPage:
    """Everything told of a goal by a day."""

    row: GoalRow
    parent: GoalRow | None
    children: Sequence[GoalRow]
    steps: Sequence[GoalStepRow]
    wordings: Sequence[tuple[Name, Span | None]]
    """Its words, the first first; None: as it was first told."""
    stances: Sequence[StanceRow]
    """Of whom this viewer may know them; the counts count everybody."""
    own: Mapping[GoalStance, bool]
    """The reader's own answers."""
    fits: Sequence[FitRow] = field(default_factory=list)
    mains: Sequence[GoalRow] = field(default_factory=list)
    """Main goals that it may be held against."""


def standing_goals(network: Network) -> QuerySet[Goal]:
    """The goals that stand in a record now."""
    return Goal.objects.using(alias()).filter(network=network).known(None)


def goal_of(viewer: Viewer, network: Network, ref: str, known: int | None = None) -> Goal:
    """The row of a goal by ref, for a service. Raises: UnknownGoal.

    Of the past it is hidden with whose it was then and with whose it is now.
    """
    rows = Goal.objects.using(alias()).filter(network=network, ref=ref).known(known)
    found = rows.select_related("network", "owner").order_by("-pk").first()
    if found is None or not all(
        _may_see(viewer, owner_of(found, seq)) for seq in dict.fromkeys((None, known))
    ):
        raise UnknownGoal(ref=ref)
    return found


def owner_ref_of(goal: Goal) -> str:
    """The ref of whose goal it is now, hand-overs included; empty for the network's own."""
    owner = owner_of(goal)
    return owner.ref if owner else ""


def owner_of(goal: Goal, known: int | None = None) -> Actor | None:
    """Whose goal it is, hand-overs included; None for the network's own."""
    return _owners_of([goal], known)[goal.pk]


def _owners_of(goals: Iterable[Goal], known: int | None = None) -> dict[int, Actor | None]:
    told = {goal.pk: goal.owner_id for goal in goals}
    now = _now(told, replace(ANY_DAY, known=known))
    owners = {pk: now[pk].owner or owner or 0 for pk, owner in told.items()}
    kept = kept_for(owners.values())
    actors = Actor.objects.using(alias()).in_bulk(set(kept.values()))
    return {pk: actors.get(kept[owner]) for pk, owner in owners.items()}


def readable_goals(viewer: Viewer, goals: Iterable[Goal]) -> set[int]:
    """Of these goals, the row ids of those this viewer may see, by whose they are now."""
    return {pk for pk, owner in _owners_of(goals).items() if _may_see(viewer, owner)}


def list_goals(viewer: Viewer, network: Network, when: AsOf) -> Sequence[GoalRow]:
    """The goal tree on a day: main goals first, each followed by what lies below it.

    Outside sees the network's own goals; an own goal is seen where its owner may be named.
    Cost: a query each for goals, steps, stances and people, whatever their number.
    """
    rows = _rows(viewer, network, when)
    counts = stance_counts_of(viewer, rows.keys(), when)
    below: dict[int | None, list[GoalRow]] = defaultdict(list)
    for row in rows.values():
        below[row.parent if row.parent in rows else None].append(row)
    return [_placed(row, depth, counts) for row, depth in _walk(below, rows)]


def get_goal(viewer: Viewer, network: Network, ref: str, when: AsOf) -> GoalPage:
    """The page of one goal. Raises: UnknownGoal."""
    rows = _rows(viewer, network, when)
    row = next((one for one in rows.values() if one.ref == ref), None)
    if row is None:
        raise UnknownGoal(ref=ref)
    (goal,) = rows_known(Goal.objects.using(alias()).filter(pk=row.id), when.known)
    stances = said_on(GoalStanceSaid.objects.using(alias()).filter(goal=goal), when)
    return GoalPage(
        row=_placed(row, 0, stance_counts_of(viewer, [row.id], when)),
        parent=rows.get(row.parent or 0),
        children=[one for one in rows.values() if one.parent == row.id],
        steps=_steps(viewer, goal, rows, when),
        wordings=_wordings(goal, when),
        stances=stance_rows(viewer, stances, when),
        own={
            GoalStance(said.stance): said.holds
            for said in stances
            if viewer.actor and said.actor_id == viewer.actor
        },
        fits=_fits(viewer, row, rows, when),
        mains=[one for one in rows.values() if one.main and one.id != row.id],
    )


def _may_see(viewer: Viewer, owner: Actor | None) -> bool:
    if owner is None:
        return True
    return may_know_of(viewer, owner) and may_name(viewer, owner)


def _rows(viewer: Viewer, network: Network, when: AsOf) -> dict[int, GoalRow]:
    """The goals this viewer may see, by row id, in the order they were told."""
    told = Goal.objects.using(alias()).filter(network=network).known(when.known).order_by("pk")
    goals = rows_known(told, when.known)
    now = _now([goal.pk for goal in goals], when)
    owners = {goal.pk: now[goal.pk].owner or goal.owner_id for goal in goals}
    wanted = {pk for pk in owners.values() if pk}
    actors = {row.pk: row for row in Actor.objects.using(alias()).filter(pk__in=wanted)}
    people = people_of(viewer, wanted, when.known)
    return {
        goal.pk: _row(goal, now[goal.pk], people.get(owners[goal.pk] or 0))
        for goal in goals
        if _may_see(viewer, actors.get(owners[goal.pk] or 0))
    }


def _now(ids: Iterable[int], when: AsOf) -> Mapping[int, GoalNow]:
    steps: dict[int, list[Step]] = {pk: [] for pk in ids}
    for row in said_on(GoalStep.objects.using(alias()).filter(goal_id__in=list(steps)), when):
        steps[row.goal_id].append(_step(row))
    return {pk: goal_after(told) for pk, told in steps.items()}


def _step(row: GoalStep) -> Step:
    return Step(
        GoalStepKind(row.step),
        Span(row.earliest, row.latest),
        name_th=row.name_th,
        name_en=row.name_en,
        number=row.number,
        to=row.to_id,
        successor=row.successor_id,
    )


def _row(goal: Goal, now: GoalNow, owner: Someone | None) -> GoalRow:
    is_worded_anew = bool(now.name_th or now.name_en)
    return GoalRow(
        id=goal.pk,
        ref=goal.ref,
        name=name_in_both(now.name_th, now.name_en)
        if is_worded_anew
        else name_in_both(goal.name_th, goal.name_en),
        owner=owner,
        owner_id=now.owner or goal.owner_id,
        main=goal.main,
        kind=GoalKind(goal.kind),
        horizon=horizon_of(goal.horizon),
        horizon_written=goal.horizon,
        scope=GoalScope(goal.scope),
        permanence=Permanence(goal.permanence),
        measure=goal.measure,
        target=goal.target,
        unit=goal.unit,
        target_words=goal.target_words,
        due=span(goal.due_earliest, goal.due_latest),
        parent=goal.parent_id,
        now=now,
    )


def name_in_both(th: str, en: str) -> Name:
    """A name that is never hidden."""
    return Name(th, en, ActorKind.UNSPECIFIED)


def _walk(
    below: Mapping[int | None, Sequence[GoalRow]], rows: Mapping[int, GoalRow]
) -> list[tuple[GoalRow, int]]:
    """Each goal once, with its depth. A circle that some file told begins where it is met."""
    found: dict[int, tuple[GoalRow, int]] = {}
    tops = sorted(below.get(None, ()), key=_in_front)
    for top in (*tops, *rows.values()):
        waiting = [(top, 0)]
        while waiting:
            row, depth = waiting.pop()
            if row.id not in found:
                found[row.id] = (row, depth)
                lower = sorted(below.get(row.id, ()), key=_in_front, reverse=True)
                waiting += [(one, depth + 1) for one in lower]
    return list(found.values())


def _in_front(row: GoalRow) -> tuple[bool, bool, int]:
    """Main goals, then those of the network, then own goals, each as they were told."""
    return (not row.main, row.owner is not None, row.id)


def _placed(row: GoalRow, depth: int, counts: Mapping[int, Sequence[StanceCount]]) -> GoalRow:
    return replace(row, depth=depth, counts=counts.get(row.id, ()))


def _steps(
    viewer: Viewer, goal: Goal, rows: Mapping[int, GoalRow], when: AsOf
) -> Sequence[GoalStepRow]:
    if viewer.eye is Eye.OUTSIDE:
        return []
    told = said_on(GoalStep.objects.using(alias()).filter(goal=goal), when)
    people = people_in(viewer, told, when, "to_id")
    return [
        GoalStepRow(
            step=GoalStepKind(row.step),
            said=said_row(viewer, row, people),
            wording=name_in_both(row.name_th, row.name_en) if row.name_th or row.name_en else None,
            number=row.number,
            to=people.get(row.to_id or 0),
            successor=rows.get(row.successor_id or 0),
        )
        for row in reversed(told)
    ]


def _wordings(goal: Goal, when: AsOf) -> Sequence[tuple[Name, Span | None]]:
    told = GoalStep.objects.using(alias()).filter(goal=goal, step=GoalStepKind.REWORDED)
    first: list[tuple[Name, Span | None]] = [(name_in_both(goal.name_th, goal.name_en), None)]
    return first + [
        (name_in_both(row.name_th, row.name_en), Span(row.earliest, row.latest))
        for row in said_on(told, when)
    ]


def _fits(
    viewer: Viewer, goal: GoalRow, rows: Mapping[int, GoalRow], when: AsOf
) -> Sequence[FitRow]:
    if viewer.eye is Eye.OUTSIDE:
        return []
    told = said_on(GoalFit.objects.using(alias()).filter(goal_id=goal.id), when)
    last = newest_of(told, lambda row: (row.towards_id, row.actor_id))
    people = people_in(viewer, last.values(), when, "actor_id")
    return [
        _fit(row, rows[row.towards_id], people, goal.owner_id, viewer)
        for row in last.values()
        if row.towards_id in rows
    ]


def is_fit_hidden(viewer: Viewer, row: GoalFit, owner: int | None) -> bool:
    """Whether this viewer may not know who said this: who sees goals against each other.

    It is known to keepers, to themselves and to the owner of the goal.
    """
    is_theirs = any(viewer.is_close_to(one) for one in (row.actor_id, owner) if one)
    return row.fit == Fit.OPPOSING and not is_theirs


def _fit(
    row: GoalFit,
    towards: GoalRow,
    people: Mapping[int, Someone],
    owner: int | None,
    viewer: Viewer,
) -> FitRow:
    actor, said = people[row.actor_id], said_row(viewer, row, people)
    if is_fit_hidden(viewer, row, owner):
        actor, said = Someone("", Name("", "", actor.kind)), SaidRow(said.when, "", None)
    return FitRow(towards, actor, row.actor_id == owner, Fit(row.fit), said)
