"""Decisions: what was proposed, who was informed and asked, how it was decided, who differed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from saiyai.domain.decisions import ENDS, FEWEST_VOTES, Voice, decision_state
from saiyai.domain.errors import UnknownEvent
from saiyai.domain.kinds.decision import DECISION, Decision, DecisionMethod, DecisionStep
from saiyai.domain.periods import ANY_DAY, AsOf, Span
from saiyai.domain.viewers import Viewer
from saiyai.queries.events import EventRow, event_rows_of, readable_events
from saiyai.queries.known import as_known
from saiyai.queries.names import Someone, people_of
from saiyai.queries.paging import page_key, read_day_key
from saiyai.records.connections import alias
from saiyai.records.models import Ballot, BallotOption, BallotVoter, Event, Network

PAGE = 50


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision in a list, as it stands on a day."""

    ref: str
    what: str
    when: Span
    since: date
    state: DecisionStep
    is_decided: bool
    proposals: int


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """One page of decisions, newest first; `after` asks for the next, empty on the last."""

    rows: Sequence[DecisionRow]
    after: str


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal of a decision, as it stands."""

    ref: str
    what: str
    state: DecisionStep


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a decision: who was in it, as what, how, why, and who saw it differently."""

    event: EventRow
    step: DecisionStep
    what: str
    method: DecisionMethod
    reason: str
    dissent: str


@dataclass(frozen=True, slots=True)
class OptionRow:
    """What can be voted; `votes` is None while it is not told."""

    id: int
    voice: Voice
    words: str
    votes: int | None


@dataclass(frozen=True, slots=True)
class BallotRow:
    """A secret vote. Who has voted is known; what anybody voted is kept nowhere."""

    id: int
    opened: date
    closed: date | None
    options: Sequence[OptionRow]
    voted: Sequence[Someone]
    """In the order of names."""
    invited: int
    may_vote: bool
    """Whether the reader is on the register and has not voted."""
    has_voted: bool
    is_told: bool
    """Whether the result is told: after it was closed, and of five votes or more."""


@dataclass(frozen=True, slots=True)
class DecisionStory:
    """A decision with everything told of it."""

    row: DecisionRow
    proposals: Sequence[ProposalRow]
    steps: Sequence[StepRow]
    ballots: Sequence[BallotRow]

    @property
    def has_open_ballot(self) -> bool:
        """Whether a vote is under way."""
        return any(ballot.closed is None for ballot in self.ballots)


@dataclass(frozen=True, slots=True)
class _Told:
    """The events of one decision, the first of them first."""

    first: Event
    later: Sequence[Event]

    @property
    def proposals(self) -> Sequence[Event]:
        """The first, where it proposed, and those that were set beside it."""
        return [event for event in (self.first, *self.later) if _is_proposed(event)]


def list_decisions(
    viewer: Viewer, network: Network, when: AsOf, *, after: str = "", limit: int = PAGE
) -> DecisionPage:
    """Decisions by the day they were begun, newest first, as they stand on the day.

    Raises: UnknownPage for a key that no page has given.
    """
    rows = _begun(viewer, network, when)
    if after:
        day, last = read_day_key(after)
        rows = rows.filter(Q(latest__lt=day) | Q(latest=day, id__lt=last))
    found = list(rows.order_by("-latest", "-id")[: limit + 1])
    page = found[:limit]
    more = page_key(page[-1].latest.isoformat(), page[-1].pk) if len(found) > limit else ""
    return DecisionPage([_row(told) for told in _told(network, page, when)], more)


def get_decision(viewer: Viewer, network: Network, ref: str, when: AsOf) -> DecisionStory:
    """One decision. Raises: UnknownEvent if there is none, or none this viewer may read."""
    told = _one_told(decision_of(viewer, network, ref, when), when)
    events = event_rows_of(viewer, [told.first, *told.later], when.known)
    return DecisionStory(
        row=_row(told),
        proposals=[_proposal(told, event) for event in told.proposals],
        steps=[
            _step(row, _data(event))
            for row, event in zip(events, (told.first, *told.later), strict=True)
        ],
        ballots=list_ballots(viewer, network, ref, when),
    )


def decision_of(viewer: Viewer, network: Network, ref: str, when: AsOf = ANY_DAY) -> Event:
    """The row of the event that began a decision, for a service. Raises: UnknownEvent."""
    rows = _begun(viewer, network, when).filter(ref=ref)
    found = rows.select_related("network", "place", "about").first()
    if found is None:
        raise UnknownEvent(ref=ref)
    return found


def state_of(first: Event) -> tuple[DecisionStep, Sequence[str]]:
    """How a decision stands now, and the refs of its proposals, for a service."""
    told = _one_told(first, ANY_DAY)
    return _row(told).state, [event.ref for event in told.proposals]


def row_of(first: Event) -> DecisionRow:
    """A decision as it stands now, for who holds the event that began it."""
    return _row(_one_told(first, ANY_DAY))


def _one_told(first: Event, when: AsOf) -> _Told:
    """A decision with what was told of it by a day."""
    return _told(first.network, [first], when)[0]


def _begun(viewer: Viewer, network: Network, when: AsOf) -> QuerySet[Event]:
    rows = readable_events(viewer, network, when).filter(kind=DECISION.id)
    return rows.filter(Q(about__isnull=True) | ~Q(about__kind=DECISION.id))


def _told(network: Network, first: Sequence[Event], when: AsOf) -> Sequence[_Told]:
    root = {event.ref: event.ref for event in first}
    later: dict[str, list[Event]] = defaultdict(list)
    about = list(root)
    # A step is about the first event or about one of its proposals, which is about the first.
    while about:
        rows = Event.objects.using(alias()).filter(
            network=network, kind=DECISION.id, about__ref__in=about
        )
        found = rows.known(when.known).by(when.day).select_related("about", "place", "network")
        about = []
        for event in found:
            if event.about and event.ref not in root:
                root[event.ref] = root[event.about.ref]
                later[root[event.ref]].append(event)
                about.append(event.ref)
    return [
        _Told(event, sorted(later[event.ref], key=lambda one: (one.latest, one.told or 0, one.pk)))
        for event in first
    ]


def _data(event: Event) -> Decision:
    data = DECISION.read(event.data, event.version)
    assert isinstance(data, Decision)  # noqa: S101 - the card's own model
    return data


def _is_proposed(event: Event) -> bool:
    return _data(event).step is DecisionStep.PROPOSED


def _row(told: _Told) -> DecisionRow:
    data = _data(told.first)
    whole, of_one = _steps(told)
    state = decision_state(whole, of_one)
    made = [one for one in (told.first, *told.later) if _data(one).step is state]
    return DecisionRow(
        ref=told.first.ref,
        what=data.what,
        when=Span(told.first.earliest, told.first.latest),
        since=made[0].latest if made else told.first.latest,
        state=state,
        is_decided=state in ENDS,
        proposals=len(told.proposals),
    )


def _steps(told: _Told) -> tuple[list[DecisionStep], list[DecisionStep]]:
    """Steps of the decision as a whole, and of single proposals beside the first."""
    whole, of_one = [_data(told.first).step], list[DecisionStep]()
    for event in told.later:
        of_first = event.about is not None and event.about.ref == told.first.ref
        (whole if of_first else of_one).append(_data(event).step)
    return whole, of_one


def _proposal(told: _Told, proposal: Event) -> ProposalRow:
    data = _data(proposal)
    own = [
        _data(event).step
        for event in told.later
        if event.about and event.about.ref == proposal.ref and not _is_proposed(event)
    ]
    if proposal == told.first:  # what is told on the way to it is told of the whole
        own = [step for step in own if step in ENDS]
    return ProposalRow(proposal.ref, data.what, decision_state([data.step, *own], []))


def _step(row: EventRow, data: Decision) -> StepRow:
    return StepRow(row, data.step, data.what, data.method, data.reason, data.dissent)


def list_ballots(viewer: Viewer, network: Network, ref: str, when: AsOf) -> Sequence[BallotRow]:
    """The secret votes on a decision that were opened by a day, the first one first."""
    rows = Ballot.objects.using(alias()).filter(network=network, decision__ref=ref)
    ballots = list(rows.known(when.known).filter(opened__lte=when.day).order_by("pk"))
    as_known(ballots, when.known)
    return [_ballot(viewer, ballot, when) for ballot in ballots]


def ballot_of(viewer: Viewer, network: Network, ref: str) -> Ballot:
    """The newest ballot of a decision, for a service. Raises: UnknownEvent if it has none."""
    first = decision_of(viewer, network, ref)
    rows = Ballot.objects.using(alias()).filter(network=network, decision__ref=first.ref)
    found = rows.known(None).select_related("network", "decision").order_by("-pk").first()
    if found is None:
        raise UnknownEvent(ref=ref)
    return found


def _ballot(viewer: Viewer, ballot: Ballot, when: AsOf) -> BallotRow:
    """A ballot on a day. Of one that is known to be open then, nobody can say who had voted."""
    closed = ballot.closed if ballot.closed and ballot.closed <= when.day else None
    is_past = when.known is not None and ballot.closed is None
    register = BallotVoter.objects.using(alias()).filter(ballot=ballot)
    voters = list(register.select_related("actor").order_by("actor__sort_th", "actor_id"))
    options = list(BallotOption.objects.using(alias()).filter(ballot=ballot).order_by("pk"))
    own = next((one for one in voters if one.actor_id == viewer.actor), None)
    told = closed is not None and sum(one.votes for one in options) >= FEWEST_VOTES
    words = _words_of(ballot, options)
    people = people_of(viewer, [one.actor_id for one in voters], when.known)
    return BallotRow(
        id=ballot.pk,
        opened=ballot.opened,
        closed=closed,
        options=[
            OptionRow(
                one.pk,
                Voice(one.voice),
                words.get(one.proposal, ""),
                one.votes if told else None,
            )
            for one in options
        ],
        voted=[people[one.actor_id] for one in voters if one.voted and not is_past],
        invited=len(voters),
        may_vote=own is not None and not own.voted and ballot.closed is None and not is_past,
        has_voted=own is not None and own.voted and not is_past,
        is_told=told,
    )


def _words_of(ballot: Ballot, options: Iterable[BallotOption]) -> Mapping[str, str]:
    rows = Event.objects.using(alias()).filter(
        network_id=ballot.network_id, ref__in=[one.proposal for one in options if one.proposal]
    )
    return {event.ref: _data(event).what for event in rows.order_by("pk")}
