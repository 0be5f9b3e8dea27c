"""Whether Saiyai itself helps: rounds, minutes and harm, as everybody inside reads them.

Answers of a person are read by that person alone; others read what many come to.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from saiyai.assessment.compared.pilot import (
    Answers,
    ItemRead,
    MinutesRead,
    is_early,
    read_items,
    read_minutes,
)
from saiyai.domain.errors import UnknownHarm, UnknownPilotRound
from saiyai.domain.periods import AsOf, Span
from saiyai.domain.pilot import HarmKind, HarmStepKind, Phase
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.identities import kept_for
from saiyai.queries.known import as_known
from saiyai.queries.said import SaidRow, people_in, said_on, said_row
from saiyai.records.connections import alias
from saiyai.records.models import Harm, HarmStep, Network, PilotAnswer, PilotRound, PilotWeek


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round on a day; `answered` is how many answers there are, now."""

    ref: str
    phase: Phase
    opened: date
    closed: date | None
    answered: int


@dataclass(frozen=True, slots=True)
class HarmStepRow:
    """What a keeper said was done."""

    step: HarmStepKind
    said: SaidRow


@dataclass(frozen=True, slots=True)
class HarmRow:
    """A harm; nobody knows who told it. `words` for those who read what people write."""

    ref: str
    kind: HarmKind
    when: Span
    words: str
    steps: Sequence[HarmStepRow]

    @property
    def step(self) -> HarmStepKind | None:
        """Where it stands: the last that was said of it; None while nobody did."""
        return self.steps[-1].step if self.steps else None


@dataclass(frozen=True, slots=True)
class WeekRow:
    """The minutes of a week, of all who told theirs together."""

    week: date
    minutes: int
    tellers: int


@dataclass(frozen=True, slots=True)
class PilotRead:
    """The whole of it on a day. `items` are there once a first round was closed.

    `own` is what the reader answered in the round that is open. `early` says that the two rounds
    are less than half a year apart.
    """

    rounds: Sequence[RoundRow] = ()
    open: RoundRow | None = None
    own: Mapping[str, int] = field(default_factory=dict)
    before: RoundRow | None = None
    after: RoundRow | None = None
    early: bool = False
    items: Sequence[ItemRead] = ()
    weeks: Sequence[WeekRow] = ()
    minutes: MinutesRead = field(default_factory=lambda: read_minutes({}))
    harms: Sequence[HarmRow] = ()
    hidden: bool = False


def get_pilot(viewer: Viewer, network: Network, when: AsOf) -> PilotRead:
    """Rounds, minutes and harm up to a day; outsiders read nothing of them.

    Cost: a query for each table; 2,000 replicates for each question.
    """
    if viewer.eye is Eye.OUTSIDE:
        return PilotRead(hidden=True)
    found = _rounds(network, when)
    rows = {one.pk: _row(one, when) for one in found}
    before, after = _pair(found, when)
    standing = next((one for one in reversed(found) if rows[one.pk].closed is None), None)
    weeks = _weeks(network, when)
    return PilotRead(
        rounds=list(reversed(rows.values())),
        open=rows[standing.pk] if standing else None,
        own=_own(viewer, standing) if standing else {},
        before=rows[before.pk] if before else None,
        after=rows[after.pk] if after else None,
        early=bool(before and after and before.closed and is_early(before.closed, after.opened)),
        items=read_items(_answers(before), _answers(after) if after else None) if before else (),
        weeks=weeks,
        minutes=read_minutes({one.week: one.minutes for one in weeks}),
        harms=list_harms(viewer, network, when),
    )


def list_harms(viewer: Viewer, network: Network, when: AsOf) -> Sequence[HarmRow]:
    """Every harm that was told by a day, the newest first; none for outsiders."""
    if viewer.eye is Eye.OUTSIDE:
        return []
    rows = Harm.objects.using(alias()).filter(network=network, earliest__lte=when.day)
    told = list(rows.known(when.known).order_by("-pk"))
    steps = said_on(HarmStep.objects.using(alias()).filter(harm__in=told), when)
    people = people_in(viewer, steps, when)
    by_harm: dict[int, list[HarmStepRow]] = defaultdict(list)
    for one in steps:
        by_harm[one.harm_id].append(
            HarmStepRow(HarmStepKind(one.step), said_row(viewer, one, people))
        )
    return [
        HarmRow(
            one.ref,
            HarmKind(one.kind),
            Span(one.earliest, one.latest),
            one.words if viewer.reads_rows else "",
            by_harm[one.pk],
        )
        for one in told
    ]


def pilot_round_of(viewer: Viewer, network: Network, ref: str) -> PilotRound:
    """A round by its ref, for a service. Raises: UnknownPilotRound, as for every outsider."""
    rows = PilotRound.objects.using(alias()).filter(network=network, ref=ref).known(None)
    found = None if viewer.eye is Eye.OUTSIDE else rows.select_related("network").first()
    if found is None:
        raise UnknownPilotRound(ref=ref)
    return found


def harm_of(viewer: Viewer, network: Network, ref: str) -> Harm:
    """A harm by its ref, for a service. Raises: UnknownHarm, as for every outsider."""
    rows = Harm.objects.using(alias()).filter(network=network, ref=ref).known(None)
    found = None if viewer.eye is Eye.OUTSIDE else rows.select_related("network").first()
    if found is None:
        raise UnknownHarm(ref=ref)
    return found


def _rounds(network: Network, when: AsOf) -> Sequence[PilotRound]:
    """Rounds that were opened by a day, the first first, as they stood at a Change."""
    rows = PilotRound.objects.using(alias()).filter(network=network, opened__lte=when.day)
    found = list(rows.known(when.known).order_by("pk"))
    erased = as_known(found, when.known)
    return [one for one in found if one.pk not in erased]


def _closed(one: PilotRound, when: AsOf) -> date | None:
    return one.closed if one.closed and one.closed <= when.day else None


def _row(one: PilotRound, when: AsOf) -> RoundRow:
    answered = PilotAnswer.objects.using(alias()).filter(round=one).count()
    return RoundRow(one.ref, Phase(one.phase), one.opened, _closed(one, when), answered)


def _pair(rounds: Sequence[PilotRound], when: AsOf) -> tuple[PilotRound | None, PilotRound | None]:
    """The last round before that was closed, and the last after it."""
    closed = [one for one in rounds if _closed(one, when)]
    before = next((one for one in reversed(closed) if one.phase == Phase.BEFORE), None)
    later = [one for one in closed if before and one.pk > before.pk and one.phase == Phase.AFTER]
    return before, later[-1] if later else None


def _answers(asked: PilotRound | None) -> Answers:
    """By the row that an actor is, what was answered; of two that are one the newer."""
    rows = PilotAnswer.objects.using(alias()).filter(round=asked).order_by("pk")
    told = list(rows.values_list("actor_id", "answers"))
    kept = kept_for(actor for actor, _ in told)
    return {kept[actor]: json.loads(answers) for actor, answers in told}


def _own(viewer: Viewer, asked: PilotRound) -> Mapping[str, int]:
    if viewer.actor is None:
        return {}
    return _answers(asked).get(kept_for([viewer.actor])[viewer.actor], {})


def _weeks(network: Network, when: AsOf) -> Sequence[WeekRow]:
    """The newest first."""
    rows = PilotWeek.objects.using(alias()).filter(network=network, week__lte=when.day)
    found: dict[date, list[int]] = defaultdict(list)
    told = rows.known(when.known).order_by("-week", "pk").values_list("week", "minutes")
    for week, minutes in told:
        found[week].append(minutes)
    return [WeekRow(week, sum(told), len(told)) for week, told in found.items()]
