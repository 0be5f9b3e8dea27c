"""Deciding: propose, inform, ask, decide; and secret ballots, of which no vote is a row."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Case, F, PositiveIntegerField, Value, When

from saiyai.domain.decisions import FEWEST_VOTES, Voice, may_follow
from saiyai.domain.drafts import DecisionDraft, EventDraft, PartDraft
from saiyai.domain.errors import AlreadyVoted, NotYours, StepOutOfOrder, TooFewVoters, UnknownWord
from saiyai.domain.kinds.decision import DECISION, DecisionMethod, DecisionStep
from saiyai.domain.periods import on
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.decisions import state_of
from saiyai.queries.identities import kept_for, rows_for
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import (
    Ballot,
    BallotOption,
    BallotVoter,
    Event,
    Network,
    Part,
)
from saiyai.services.changes import (
    Action,
    require_keeper,
    require_some_voice,
    telling,
    turn,
)
from saiyai.services.events import record_event, save_event
from saiyai.services.refs import actor_ids
from saiyai.services.registers import members_on
from saiyai.services.rows import Told
from saiyai.services.steps import step_rows


def record_proposal(by: Viewer, network: Network, draft: DecisionDraft, day: date) -> Event:
    """Propose something to be decided.

    Raises: MalformedData where nothing is proposed, TooFewParts where nobody proposes,
    UnknownActor, FutureDay, NotYours.
    """
    return record_event(by, network, _telling(draft, DecisionStep.PROPOSED, day, ""))


def record_step(
    by: Viewer, decision: Event, step: DecisionStep, draft: DecisionDraft, day: date
) -> Event:
    """Tell of a later step: another proposal, who was informed or asked, a show of hands, the end.

    `draft.proposal` says which of the proposals it is about; none is the decision as a whole.
    Raises: StepOutOfOrder once it is decided, UnknownWord for a proposal that is not of this
    decision, as `record_proposal`.
    """
    require_some_voice(by)
    with turn():
        state, proposals = state_of(decision)
        if not may_follow(state, step):
            raise _out_of_order(step, state)
        about = draft.proposal or decision.ref
        if about not in {decision.ref, *proposals}:
            raise UnknownWord(field="proposal", value=about, known=", ".join(proposals))
        if not draft.what:
            draft = draft.saying(_words_of(decision.network, about))
        return record_event(by, decision.network, _telling(draft, step, day, about))


def _out_of_order(step: DecisionStep, state: DecisionStep) -> StepOutOfOrder:
    return StepOutOfOrder(step=Say(f"decision_step.{step}"), state=Say(f"decision_step.{state}"))


def _words_of(network: Network, ref: str) -> str:
    rows = Event.objects.using(WRITING).filter(network=network, ref=ref, untold__isnull=True)
    return str(rows.get().data["what"])


def _telling(draft: DecisionDraft, step: DecisionStep, day: date, about: str) -> EventDraft:
    data = {
        "what": draft.what,
        "step": step,
        "method": draft.method,
        "reason": draft.reason,
        "dissent": draft.dissent,
    }
    parts = tuple(PartDraft(actor, role) for actor, role in dict.fromkeys(draft.parts))
    return EventDraft(DECISION.id, on(day), data, parts=parts, about=about)


def open_ballot(by: Viewer, decision: Event, day: date, voters: tuple[str, ...] = ()) -> Ballot:
    """Open a secret vote among these members, or everybody who is in the network.

    The register and the options are written whole, so that no vote will add a row.
    Raises: StepOutOfOrder where it is decided or a ballot is open, TooFewVoters, UnknownActor,
    KeepersOnly.
    """
    require_keeper(by)
    network = decision.network
    with telling(by, Action("open_ballot", decision.ref), network) as now:
        state, proposals = state_of(decision)
        if not may_follow(state, DecisionStep.VOTED):
            raise _out_of_order(DecisionStep.VOTED, state)
        _require_none_open(decision)
        named = actor_ids(network, voters).values() if voters else members_on(network, day)
        ids = set(kept_for(named).values())
        if len(ids) < FEWEST_VOTES:
            raise TooFewVoters(needed=FEWEST_VOTES, count=len(ids))
        ballot = Ballot.objects.using(WRITING).create(
            network=network, decision=decision, opened=day, told=now.seq
        )
        BallotOption.objects.using(WRITING).bulk_create(_options(ballot, proposals))
        BallotVoter.objects.using(WRITING).bulk_create(
            BallotVoter(ballot=ballot, actor_id=one) for one in sorted(ids)
        )
    return ballot


def _require_none_open(decision: Event) -> None:
    rows = Ballot.objects.using(WRITING).filter(
        network=decision.network, decision__ref=decision.ref, closed__isnull=True
    )
    if rows.filter(untold__isnull=True).exists():
        raise StepOutOfOrder(step=Say("decision_step.voted"), state=Say("ballot.open"))


def _options(ballot: Ballot, proposals: Sequence[str]) -> list[BallotOption]:
    chosen = [BallotOption(ballot=ballot, voice=Voice.AGREE)]
    if len(proposals) > 1:
        chosen = [BallotOption(ballot=ballot, voice=Voice.PROPOSAL, proposal=p) for p in proposals]
    others = (Voice.AGAINST, Voice.ABSTAIN)
    return [*chosen, *(BallotOption(ballot=ballot, voice=voice) for voice in others)]


def cast_vote(by: Viewer, ballot: Ballot, option: int) -> None:
    """Vote, once and for oneself. It is no Change, has no time, and nobody can take it back.

    Every row of the ballot is written anew, so that on no database the newest version of a row
    tells who voted last.
    Raises: NotYours for one who is not on the register, AlreadyVoted, StepOutOfOrder once it is
    closed, UnknownWord for an option that is none.
    """
    if by.actor is None:
        raise NotYours
    with writing():
        # Votes follow one another, so that two at once are both counted.
        standing = Ballot.objects.using(WRITING).select_for_update().get(pk=ballot.pk)
        voters = BallotVoter.objects.using(WRITING).filter(ballot=standing)
        options = BallotOption.objects.using(WRITING).filter(ballot=standing)
        own = list(voters.filter(actor_id__in=list(rows_for([by.actor]))).order_by("pk"))
        if not own:
            raise NotYours
        if standing.closed is not None:
            raise StepOutOfOrder(step=Say("ballot.vote"), state=Say("ballot.closed"))
        if any(row.voted for row in own):
            raise AlreadyVoted
        if not options.filter(pk=option).exists():
            known = ", ".join(
                str(one) for one in options.order_by("pk").values_list("pk", flat=True)
            )
            raise UnknownWord(field="option", value=option, known=known)
        has_voted = When(pk=own[0].pk, then=Value(value=True))
        voters.update(voted=Case(has_voted, default=F("voted")))
        one_more = When(pk=option, then=F("votes") + 1)
        counted = Case(one_more, default=F("votes"), output_field=PositiveIntegerField())
        options.update(votes=counted)


def close_ballot(by: Viewer, ballot: Ballot, day: date) -> Event:
    """End a secret vote and tell that there was one; what it decides is told as a step.

    Raises: StepOutOfOrder if it is closed, KeepersOnly.
    """
    require_keeper(by)
    network, decision = ballot.network, ballot.decision
    with telling(by, Action("close_ballot", decision.ref), network) as now:
        standing = Ballot.objects.using(WRITING).select_for_update().get(pk=ballot.pk)
        if standing.closed is not None:
            raise StepOutOfOrder(step=Say("ballot.vote"), state=Say("ballot.closed"))
        now.edit(standing, {"closed": day})
        rows = step_rows(Told(network, now.seq), _counting(standing, day))
        save_event(rows)
    return rows.event


def _counting(ballot: Ballot, day: date) -> EventDraft:
    """The step that tells of a ballot: who voted, by id; who proposed it, where nobody did."""
    decision = ballot.decision
    voters = BallotVoter.objects.using(WRITING).filter(ballot=ballot, voted=True)
    voters = voters.filter(actor__untold__isnull=True)
    refs = voters.order_by("actor__ref").values_list("actor__ref", flat=True)
    voted = tuple((ref, "voter") for ref in refs)
    begun = Part.objects.using(WRITING).filter(event=decision).order_by("pk")
    proposed = tuple(begun.values_list("actor__ref", "role"))
    draft = DecisionDraft(
        _words_of(ballot.network, decision.ref), voted or proposed, DecisionMethod.VOTE
    )
    return _telling(draft, DecisionStep.VOTED, day, decision.ref)
