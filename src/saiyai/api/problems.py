"""Problems: their steps, whom they touch, and who is missing."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from saiyai.api.asked import Slug, as_of, asked, name_out, opened, someone_out
from saiyai.api.said import DayQuery, said_facts, said_from
from saiyai.api.schemas_problems import (
    ProblemIn,
    ProblemOut,
    ProblemPageOut,
    ProblemStepIn,
    ProblemStepOut,
    StakeholderIn,
    StakeholderOut,
    StakeholderStepIn,
)
from saiyai.domain.periods import AsOf
from saiyai.domain.stakeholders import (
    ProblemDraft,
    ProblemStepDraft,
    StakeholderDraft,
    StakeholderStepDraft,
)
from saiyai.queries.networks import OpenNetwork
from saiyai.queries.problems import (
    ProblemRow,
    StakeholderRow,
    get_problem,
    list_problems,
    problem_of,
    stakeholder_of,
)
from saiyai.services.problems import (
    correct_problem,
    record_problem,
    record_stakeholder,
    take_problem_step,
    take_stakeholder_step,
    withdraw_problem,
)

router = Router(tags=["problems"])


@router.get("/", response=list[ProblemOut])
def problems(request: HttpRequest, slug: Slug, wanted: Query[DayQuery]) -> list[ProblemOut]:
    """Problems on a day, open ones first."""
    network = opened(request, slug)
    when = as_of(network, wanted.as_of, wanted.known)
    return [_out(row) for row in list_problems(asked(request).viewer, network, when)]


@router.post("/", response={201: ProblemPageOut})
def tell_problem(request: HttpRequest, slug: Slug, told: ProblemIn) -> Status[ProblemPageOut]:
    """Tell of a problem."""
    network = opened(request, slug)
    made = record_problem(asked(request).viewer, network, _draft(told))
    return Status(201, _page(request, network, made.ref))


@router.post("/steps/{path:ref}", response={201: ProblemPageOut})
def tell_problem_step(
    request: HttpRequest, slug: Slug, ref: str, told: ProblemStepIn
) -> Status[ProblemPageOut]:
    """Tell what became of a problem."""
    network, viewer = opened(request, slug), asked(request).viewer
    draft = ProblemStepDraft(told.step, said_from(network, told))
    take_problem_step(viewer, problem_of(viewer, network, ref), draft)
    return Status(201, _page(request, network, ref))


@router.post("/stakeholders/{path:ref}", response={201: ProblemPageOut})
def tell_stakeholder(
    request: HttpRequest, slug: Slug, ref: str, told: StakeholderIn
) -> Status[ProblemPageOut]:
    """Tell whom a problem touches."""
    network, viewer = opened(request, slug), asked(request).viewer
    draft = StakeholderDraft(
        told.actor,
        told.described,
        told.affected,
        told.affecting,
        told.id,
        said_from(network, told),
    )
    record_stakeholder(viewer, problem_of(viewer, network, ref), draft)
    return Status(201, _page(request, network, ref))


@router.post("/stakeholder-steps/{path:ref}", response={201: ProblemPageOut})
def tell_stakeholder_step(
    request: HttpRequest, slug: Slug, ref: str, told: StakeholderStepIn
) -> Status[ProblemPageOut]:
    """Tell that somebody was invited, takes part, or stopped."""
    network, viewer = opened(request, slug), asked(request).viewer
    row = stakeholder_of(viewer, problem_of(viewer, network, ref), told.id)
    take_stakeholder_step(viewer, row, StakeholderStepDraft(told.step, said_from(network, told)))
    return Status(201, _page(request, network, ref))


@router.get("/{path:ref}", response=ProblemPageOut)
def problem(request: HttpRequest, slug: Slug, ref: str, wanted: Query[DayQuery]) -> ProblemPageOut:
    """One problem on a day."""
    network = opened(request, slug)
    return _page(request, network, ref, as_of(network, wanted.as_of, wanted.known))


@router.patch("/{path:ref}", response=ProblemPageOut)
def change_problem(request: HttpRequest, slug: Slug, ref: str, told: ProblemIn) -> ProblemPageOut:
    """Set right what is told of a problem; a field sent empty is emptied."""
    network, viewer = opened(request, slug), asked(request).viewer
    correct_problem(viewer, problem_of(viewer, network, ref), _draft(told), told.model_fields_set)
    return _page(request, network, ref)


@router.delete("/{path:ref}", response={204: None})
def remove_problem(request: HttpRequest, slug: Slug, ref: str) -> Status[None]:
    """Take a problem out that was told by mistake."""
    viewer = asked(request).viewer
    withdraw_problem(viewer, problem_of(viewer, opened(request, slug), ref))
    return Status(204, None)


def _draft(told: ProblemIn) -> ProblemDraft:
    given = told.dict(exclude={"id", "places", "goals"})
    return ProblemDraft(ref=told.id, places=tuple(told.places), goals=tuple(told.goals), **given)


def _out(row: ProblemRow) -> ProblemOut:
    return ProblemOut(
        id=row.ref,
        name=name_out(row.name),
        facets=row.facets,
        severity=row.severity,
        raised_from=row.raised_from,
        raised_by=someone_out(row.raised_by) if row.raised_by else None,
        owner=someone_out(row.owner) if row.owner else None,
        issue=name_out(row.issue) if row.issue else None,
        state=row.state,
        open=row.is_open,
        missing=row.missing,
    )


def _page(
    request: HttpRequest, network: OpenNetwork, ref: str, when: AsOf | None = None
) -> ProblemPageOut:
    found = get_problem(asked(request).viewer, network, ref, when or as_of(network, ""))
    return ProblemPageOut(
        **_out(found.row).model_dump(),
        places=[name_out(place) for place in found.places],
        goals=[goal.ref for goal in found.goals],
        steps=[ProblemStepOut(step=step, **said_facts(said)) for step, said in found.steps],
        stakeholders=[_stakeholder(one) for one in found.stakeholders],
    )


def _stakeholder(row: StakeholderRow) -> StakeholderOut:
    return StakeholderOut(
        id=row.ref,
        actor=someone_out(row.actor) if row.actor else None,
        described=row.described,
        affected=row.affected,
        affecting=row.affecting,
        invited=row.invited,
        state=row.state,
        missing=row.is_missing,
        **said_facts(row.said),
    )
