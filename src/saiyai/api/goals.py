"""Goals: the tree, one goal with its steps, and how members stand to it."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from saiyai.api.asked import Slug, as_of, asked, name_out, opened, someone_out, span_of, span_out
from saiyai.api.said import DayQuery, said_facts, said_from
from saiyai.api.schemas_goals import (
    FitIn,
    FitOut,
    GoalIn,
    GoalOut,
    GoalPageOut,
    GoalStepIn,
    GoalStepOut,
    StanceCountOut,
    StanceIn,
    StanceOut,
    WordingOut,
)
from saiyai.domain.drafts import GoalDraft
from saiyai.domain.goals import FitDraft, GoalStepDraft, StanceDraft
from saiyai.domain.periods import AsOf
from saiyai.queries.goals import GoalRow, get_goal, goal_of, list_goals
from saiyai.queries.networks import OpenNetwork
from saiyai.services.goals import (
    correct_goal,
    record_goal,
    say_fit,
    say_stance,
    take_goal_step,
    withdraw_goal,
)

router = Router(tags=["goals"])


@router.get("/", response=list[GoalOut])
def goals(request: HttpRequest, slug: Slug, wanted: Query[DayQuery]) -> list[GoalOut]:
    """The goal tree on a day: each goal followed by what lies below it."""
    network = opened(request, slug)
    when = as_of(network, wanted.as_of, wanted.known)
    found = list_goals(asked(request).viewer, network, when)
    refs = {row.id: row.ref for row in found}
    return [_out(row, refs.get(row.parent or 0, "")) for row in found]


@router.post("/", response={201: GoalPageOut})
def tell_goal(request: HttpRequest, slug: Slug, told: GoalIn) -> Status[GoalPageOut]:
    """Tell of a goal, of the network or an own one."""
    network = opened(request, slug)
    made = record_goal(asked(request).viewer, network, _draft(network, told))
    return Status(201, _page(request, network, made.ref))


@router.post("/steps/{path:ref}", response={201: GoalPageOut})
def tell_step(request: HttpRequest, slug: Slug, ref: str, told: GoalStepIn) -> Status[GoalPageOut]:
    """Tell what became of a goal."""
    network, viewer = opened(request, slug), asked(request).viewer
    draft = GoalStepDraft(
        told.step,
        told.name_th,
        told.name_en,
        told.number,
        told.to,
        told.successor,
        said_from(network, told),
    )
    take_goal_step(viewer, goal_of(viewer, network, ref), draft)
    return Status(201, _page(request, network, ref))


@router.post("/stances/{path:ref}", response={201: GoalPageOut})
def tell_stance(request: HttpRequest, slug: Slug, ref: str, told: StanceIn) -> Status[GoalPageOut]:
    """Answer one of the five questions about a goal."""
    network, viewer = opened(request, slug), asked(request).viewer
    draft = StanceDraft(told.stance, told.holds, told.actor, said_from(network, told))
    say_stance(viewer, goal_of(viewer, network, ref), draft)
    return Status(201, _page(request, network, ref))


@router.post("/fits/{path:ref}", response={201: GoalPageOut})
def tell_fit(request: HttpRequest, slug: Slug, ref: str, told: FitIn) -> Status[GoalPageOut]:
    """Say how a goal fits a main goal."""
    network, viewer = opened(request, slug), asked(request).viewer
    draft = FitDraft(told.towards, told.fit, told.actor, said_from(network, told))
    say_fit(viewer, goal_of(viewer, network, ref), draft)
    return Status(201, _page(request, network, ref))


@router.get("/{path:ref}", response=GoalPageOut)
def goal(request: HttpRequest, slug: Slug, ref: str, wanted: Query[DayQuery]) -> GoalPageOut:
    """One goal on a day."""
    network = opened(request, slug)
    return _page(request, network, ref, as_of(network, wanted.as_of, wanted.known))


@router.patch("/{path:ref}", response=GoalPageOut)
def change_goal(request: HttpRequest, slug: Slug, ref: str, told: GoalIn) -> GoalPageOut:
    """Set right what is told of a goal; a field sent empty is emptied."""
    network, viewer = opened(request, slug), asked(request).viewer
    correct_goal(
        viewer, goal_of(viewer, network, ref), _draft(network, told), told.model_fields_set
    )
    return _page(request, network, ref)


@router.delete("/{path:ref}", response={204: None})
def remove_goal(request: HttpRequest, slug: Slug, ref: str) -> Status[None]:
    """Take a goal out that was told by mistake and on which nothing rests."""
    viewer = asked(request).viewer
    withdraw_goal(viewer, goal_of(viewer, opened(request, slug), ref))
    return Status(204, None)


def _draft(network: OpenNetwork, told: GoalIn) -> GoalDraft:
    given = told.dict(exclude={"id", "due"})
    return GoalDraft(ref=told.id, due=span_of(network, told.due), **given)


def _out(row: GoalRow, parent: str) -> GoalOut:
    return GoalOut(
        id=row.ref,
        name=name_out(row.name),
        owner=someone_out(row.owner) if row.owner else None,
        due=span_out(row.due),
        state=row.now.state,
        open=row.now.is_open,
        since=span_out(row.now.since),
        number=row.now.number,
        measured=span_out(row.now.measured),
        parent=parent,
        counts=[StanceCountOut(stance=c.stance, yes=c.yes, no=c.no) for c in row.counts],
        **{name: getattr(row, name) for name in _SAME},
    )


_SAME = (
    *("main", "kind", "horizon", "horizon_written", "scope", "permanence", "measure", "target"),
    *("unit", "target_words", "depth"),
)


def _page(
    request: HttpRequest, network: OpenNetwork, ref: str, when: AsOf | None = None
) -> GoalPageOut:
    found = get_goal(asked(request).viewer, network, ref, when or as_of(network, ""))
    return GoalPageOut(
        **_out(found.row, found.parent.ref if found.parent else "").model_dump(),
        children=[row.ref for row in found.children],
        steps=[
            GoalStepOut(
                step=one.step,
                wording=name_out(one.wording) if one.wording else None,
                number=one.number,
                to=someone_out(one.to) if one.to else None,
                successor=one.successor.ref if one.successor else "",
                **said_facts(one.said),
            )
            for one in found.steps
        ],
        wordings=[
            WordingOut(name=name_out(name), since=span_out(since))
            for name, since in found.wordings
        ],
        stances=[
            StanceOut(
                actor=someone_out(one.actor),
                stance=one.stance,
                holds=one.holds,
                **said_facts(one.said),
            )
            for one in found.stances
        ],
        fits=[
            FitOut(
                towards=one.towards.ref,
                actor=someone_out(one.actor),
                by_owner=one.by_owner,
                fit=one.fit,
                **said_facts(one.said),
            )
            for one in found.fits
        ],
    )
