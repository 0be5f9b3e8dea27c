"""Problems as of a day: the list, the page of one, and who is missing among those it touches.

Members read problems, with names by consent. Outside reads none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saiyai.domain.errors import UnknownProblem, UnknownStakeholder
from saiyai.domain.periods import AsOf
from saiyai.domain.stakeholders import (
    ProblemStepKind,
    RaisedFrom,
    Severity,
    StakeholderStepKind,
)
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.actors import named
from saiyai.queries.goals import GoalRow, list_goals, name_in_both
from saiyai.queries.identities import kept_for, rows_known
from saiyai.queries.known import as_known
from saiyai.queries.names import Name, Someone, may_know_of, people_of
from saiyai.queries.said import SaidRow, newest_of, people_in, said_on, said_row
from saiyai.records.connections import alias
from saiyai.records.models import (
    Issue,
    Network,
    Problem,
    ProblemLink,
    ProblemStep,
    Stakeholder,
    StakeholderStep,
)


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A problem on a day; `state` is its last step, None where only the problem was told."""

    id: int
    ref: str
    name: Name
    facets: str
    severity: Severity
    raised_from: RaisedFrom
    raised_by: Someone | None
    owner: Someone | None
    issue: Name | None
    state: ProblemStepKind | None
    missing: int
    """How many are affected and were not invited yet, as far as was told."""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in {ProblemStepKind.SOLVED, ProblemStepKind.LEFT}


@dataclass(frozen=True, slots=True)
class StakeholderRow:
    """Whom a problem touches: an actor, or others in a few words."""

    ref: str
    actor: Someone | None
    described: str
    affected: bool
    affecting: bool
    said: SaidRow
    invited: bool
    state: StakeholderStepKind | None
    may_tell: bool

    @property
    def is_missing(self) -> bool:
        """Affected, and nobody told that they were invited."""
        return self.affected and not self.invited


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """Everything told of a problem by a day; steps newest first."""

    row: ProblemRow
    places: Sequence[Name]
    goals: Sequence[GoalRow]
    steps: Sequence[tuple[ProblemStepKind, SaidRow]]
    stakeholders: Sequence[StakeholderRow]
    may_tell: bool

    @property
    def missing(self) -> Sequence[StakeholderRow]:
        """Those affected whom nobody invited yet, as far as was told."""
        return [row for row in self.stakeholders if row.is_missing]


def problem_of(viewer: Viewer, network: Network, ref: str, known: int | None = None) -> Problem:
    """The row of a problem by ref, for a service. Raises: UnknownProblem."""
    rows = Problem.objects.using(alias()).filter(network=network, ref=ref).known(known)
    found = rows.select_related("network", "owner").order_by("-pk").first()
    if found is None or viewer.eye is Eye.OUTSIDE:
        raise UnknownProblem(ref=ref)
    return found


def stakeholder_of(viewer: Viewer, problem: Problem, ref: str) -> Stakeholder:
    """The row of a stakeholder by ref, for a service. Raises: UnknownStakeholder."""
    rows = Stakeholder.objects.using(alias()).filter(problem=problem, ref=ref).known(None)
    found = rows.select_related("problem__network", "actor").first()
    is_words = found is not None and found.actor is None
    if found is None or not _may_know(viewer, found) or (is_words and not viewer.reads_rows):
        raise UnknownStakeholder(ref=ref)
    return found


def list_problems(viewer: Viewer, network: Network, when: AsOf) -> Sequence[ProblemRow]:
    """Problems on a day, open ones first, the most pressing before the others."""
    rows = _rows(viewer, network, when)
    order = [Severity.URGENT, Severity.PRESSING, Severity.CAN_WAIT, Severity.UNTOLD]
    return sorted(rows, key=lambda row: (not row.is_open, order.index(row.severity), row.id))


def get_problem(viewer: Viewer, network: Network, ref: str, when: AsOf) -> ProblemPage:
    """The page of one problem. Raises: UnknownProblem."""
    row = next((one for one in _rows(viewer, network, when) if one.ref == ref), None)
    if row is None:
        raise UnknownProblem(ref=ref)
    problem = Problem.objects.using(alias()).get(pk=row.id)
    links = ProblemLink.objects.using(alias()).filter(problem=problem).known(when.known)
    goals = set(links.filter(goal__isnull=False).values_list("goal__ref", flat=True))
    steps = said_on(ProblemStep.objects.using(alias()).filter(problem=problem), when)
    people = people_in(viewer, steps, when)
    on_places = links.filter(place__isnull=False).select_related("place").order_by("pk")
    places = [link.place for link in on_places if link.place]
    as_known(places, when.known)
    return ProblemPage(
        row=row,
        places=[named(place) for place in places],
        goals=[one for one in list_goals(viewer, network, when) if one.ref in goals],
        steps=[
            (ProblemStepKind(one.step), said_row(viewer, one, people)) for one in reversed(steps)
        ],
        stakeholders=[
            one
            for one in _stakeholders(viewer, [row.id], when)[row.id]
            if one.actor or one.described
        ],
        may_tell=viewer.is_close_to(kept_for([problem.owner_id or 0])[problem.owner_id or 0]),
    )


def _rows(viewer: Viewer, network: Network, when: AsOf) -> Sequence[ProblemRow]:
    if viewer.eye is Eye.OUTSIDE:
        return []
    rows = Problem.objects.using(alias()).filter(network=network).known(when.known)
    problems = rows_known(rows.order_by("pk"), when.known)
    ends = [pk for row in problems for pk in (row.raised_by_id, row.owner_id) if pk]
    people = people_of(viewer, ends, when.known)
    issues = Issue.objects.using(alias()).in_bulk([row.issue_id for row in problems])
    as_known(issues.values(), when.known)
    steps = ProblemStep.objects.using(alias()).filter(problem__in=problems)
    last = newest_of(said_on(steps, when), lambda row: row.problem_id)
    touched = _stakeholders(viewer, [row.pk for row in problems], when)
    return [
        ProblemRow(
            id=row.pk,
            ref=row.ref,
            name=name_in_both(row.name_th, row.name_en),
            facets=row.facets if viewer.reads_rows else "",
            severity=Severity(row.severity),
            raised_from=RaisedFrom(row.raised_from),
            raised_by=people[row.raised_by_id] if row.raised_by_id else None,
            owner=people[row.owner_id] if row.owner_id else None,
            issue=named(issues[row.issue_id]) if row.issue_id else None,
            state=ProblemStepKind(last[row.pk].step) if row.pk in last else None,
            missing=sum(one.is_missing for one in touched[row.pk]),
        )
        for row in problems
    ]


def _may_know(viewer: Viewer, row: Stakeholder) -> bool:
    return row.actor is None or may_know_of(viewer, row.actor)


def _stakeholders(
    viewer: Viewer, problems: Iterable[int], when: AsOf
) -> Mapping[int, list[StakeholderRow]]:
    """By problem, whom it touches; who refused to be in the record is with keepers only."""
    told = Stakeholder.objects.using(alias()).filter(problem_id__in=list(problems))
    rows = [row for row in said_on(told.select_related("actor"), when) if _may_know(viewer, row)]
    steps: dict[int, list[StakeholderStepKind]] = defaultdict(list)
    for step in said_on(StakeholderStep.objects.using(alias()).filter(stakeholder__in=rows), when):
        steps[step.stakeholder_id].append(StakeholderStepKind(step.step))
    people = people_in(viewer, rows, when, "actor_id")
    found: dict[int, list[StakeholderRow]] = defaultdict(list)
    for row in rows:
        found[row.problem_id].append(_stakeholder(viewer, row, steps[row.pk], people))
    return found


def _stakeholder(
    viewer: Viewer,
    row: Stakeholder,
    steps: Sequence[StakeholderStepKind],
    people: Mapping[int, Someone],
) -> StakeholderRow:
    return StakeholderRow(
        ref=row.ref,
        actor=people[row.actor_id] if row.actor_id else None,
        described=row.described if viewer.reads_rows else "",
        affected=row.affected,
        affecting=row.affecting,
        said=said_row(viewer, row, people),
        invited=bool(steps),  # who takes part, or took part, was let in
        state=steps[-1] if steps else None,
        may_tell=viewer.is_close_to(row.actor_id or 0),
    )
