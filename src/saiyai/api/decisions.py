"""Decisions: propose, tell the steps, and vote in a secret ballot."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from saiyai.api.asked import (
    Slug,
    as_of,
    asked,
    day_of,
    event_out,
    opened,
    someone_out,
)
from saiyai.api.board_schemas import (
    BallotIn,
    BallotOut,
    DecisionIn,
    DecisionOut,
    DecisionsOut,
    DecisionStepIn,
    DecisionStepOut,
    DecisionStoryOut,
    OptionOut,
    ProposalOut,
    VoteIn,
)
from saiyai.api.said import DayQuery, PageQuery
from saiyai.api.schemas import SpanOut
from saiyai.domain.drafts import DecisionDraft
from saiyai.domain.periods import AsOf
from saiyai.queries.decisions import (
    BallotRow,
    DecisionRow,
    ballot_of,
    decision_of,
    get_decision,
    list_decisions,
)
from saiyai.queries.networks import OpenNetwork
from saiyai.services.decisions import (
    cast_vote,
    close_ballot,
    open_ballot,
    record_proposal,
    record_step,
)

router = Router(tags=["decisions"])


@router.get("/", response=DecisionsOut)
def decisions(request: HttpRequest, slug: Slug, wanted: Query[PageQuery]) -> DecisionsOut:
    """Decisions as they stand on a day, newest first."""
    network = opened(request, slug)
    found = list_decisions(
        asked(request).viewer,
        network,
        as_of(network, wanted.as_of, wanted.known),
        after=wanted.after,
        limit=wanted.most,
    )
    return DecisionsOut(decisions=[_row(row) for row in found.rows], after=found.after)


@router.post("/", response={201: DecisionStoryOut})
def propose(request: HttpRequest, slug: Slug, told: DecisionIn) -> Status[DecisionStoryOut]:
    """Propose something to be decided."""
    network, viewer = opened(request, slug), asked(request).viewer
    made = record_proposal(viewer, network, _draft(told), day_of(network, told.day))
    return Status(201, _story(request, network, made.ref))


@router.post("/steps/{path:ref}", response={201: DecisionStoryOut})
def step(
    request: HttpRequest, slug: Slug, ref: str, told: DecisionStepIn
) -> Status[DecisionStoryOut]:
    """Tell of a later step, of the whole or of one proposal."""
    network, viewer = opened(request, slug), asked(request).viewer
    begun = decision_of(viewer, network, ref)
    record_step(viewer, begun, told.step, _draft(told), day_of(network, told.day))
    return Status(201, _story(request, network, ref))


@router.post("/ballots/{path:ref}", response={201: DecisionStoryOut})
def open_one(
    request: HttpRequest, slug: Slug, ref: str, told: BallotIn
) -> Status[DecisionStoryOut]:
    """Open a secret ballot; without voters everybody in the network may vote."""
    network, viewer = opened(request, slug), asked(request).viewer
    begun = decision_of(viewer, network, ref)
    open_ballot(viewer, begun, day_of(network, ""), tuple(told.voters))
    return Status(201, _story(request, network, ref))


@router.post("/votes/{path:ref}", response={201: DecisionStoryOut})
def vote(request: HttpRequest, slug: Slug, ref: str, told: VoteIn) -> Status[DecisionStoryOut]:
    """Vote once, for oneself, in the open ballot. What was voted is kept nowhere."""
    network, viewer = opened(request, slug), asked(request).viewer
    cast_vote(viewer, ballot_of(viewer, network, ref), told.option)
    return Status(201, _story(request, network, ref))


@router.post("/counts/{path:ref}", response={201: DecisionStoryOut})
def count(request: HttpRequest, slug: Slug, ref: str) -> Status[DecisionStoryOut]:
    """Close the open ballot."""
    network, viewer = opened(request, slug), asked(request).viewer
    close_ballot(viewer, ballot_of(viewer, network, ref), day_of(network, ""))
    return Status(201, _story(request, network, ref))


@router.get("/{path:ref}", response=DecisionStoryOut)
def one(request: HttpRequest, slug: Slug, ref: str, wanted: Query[DayQuery]) -> DecisionStoryOut:
    """One decision with its proposals, steps and ballots."""
    network = opened(request, slug)
    return _story(request, network, ref, as_of(network, wanted.as_of, wanted.known))


def _draft(told: DecisionIn) -> DecisionDraft:
    given = told.dict(include={"what", "method", "reason", "dissent", "proposal"})
    return DecisionDraft(parts=tuple((part.actor, part.role) for part in told.parts), **given)


def _row(row: DecisionRow) -> DecisionOut:
    return DecisionOut(
        id=row.ref,
        what=row.what,
        when=SpanOut(earliest=row.when.earliest, latest=row.when.latest),
        since=row.since,
        state=row.state,
        proposals=row.proposals,
    )


def _story(
    request: HttpRequest, network: OpenNetwork, ref: str, when: AsOf | None = None
) -> DecisionStoryOut:
    story = get_decision(asked(request).viewer, network, ref, when or as_of(network, ""))
    return DecisionStoryOut(
        decision=_row(story.row),
        proposals=[ProposalOut(id=p.ref, what=p.what, state=p.state) for p in story.proposals],
        steps=[
            DecisionStepOut(
                event=event_out(request, one.event),
                step=one.step,
                method=one.method,
                reason=one.reason,
                dissent=one.dissent,
            )
            for one in story.steps
        ],
        ballots=[_ballot(row) for row in story.ballots],
    )


def _ballot(row: BallotRow) -> BallotOut:
    return BallotOut(
        opened=row.opened,
        closed=row.closed,
        options=[
            OptionOut(id=one.id, voice=one.voice, words=one.words, votes=one.votes)
            for one in row.options
        ],
        voted=[someone_out(who) for who in row.voted],
        invited=row.invited,
        told=row.is_told,
    )
