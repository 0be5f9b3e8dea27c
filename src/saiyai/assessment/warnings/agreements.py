"""Agreements under which nothing was done together: a reading of the agreement, not of anybody."""

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import UNTOLD, Ints
from saiyai.assessment.reading import Sure
from saiyai.assessment.warnings.noticed import Attempt, Loss, Noticed, Subject, Try
from saiyai.domain.agreements import AgreementKind, CommitmentStepKind, PartyStep
from saiyai.domain.kinds.activity import ActivityType
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say

_WORK = (
    AgreementKind.MOU,
    AgreementKind.PARTNERSHIP,
    AgreementKind.COMMONS,
    AgreementKind.BENEFIT_SHARING,
)
"""Agreements that ask for something to be done; a rule of decision or of silence asks for none."""

_SAT_THROUGH = (
    ActivityType.MEETING,
    ActivityType.FORUM,
    ActivityType.CELEBRATION,
    ActivityType.MEDIA,
)
"""Activities to which parties of an agreement may come as anybody does."""


def agreement_matters(inside: Inside) -> list[Noticed]:
    """Agreements of half a year and more without a joint act, the last half year all recorded.

    A joint act is work that two of the parties did together since, anything that was mostly
    theirs, or a word of the agreement: a contribution or benefit by it, a promise kept. To sit in
    the same hall is no joint act. Cost: O(parts) for each agreement.
    """
    agreements = inside.record["agreements"]
    found = []
    for row in np.flatnonzero(agreements.has("kind", *_WORK)).tolist():
        parties = parties_of(inside, row)
        mine = parties[inside.members[parties] | (parties == inside.named)]
        begun = _begun(inside, row)
        if len(parties) < 2 or not len(mine) or begun is None:
            continue
        if inside.day - begun < inside.bounds.paper_days or _ended(inside, row):
            continue
        since = max(begun, inside.day - inside.bounds.paper_days) + 1
        if _acted(inside, row, parties, begun) or not inside.is_recorded("activity", since):
            continue
        found.append(_noticed(inside, row, parties, begun))
    return found


def parties_of(inside: Inside, row: int) -> Ints:
    """Positions of the parties that entered an agreement and have not left it."""
    told = inside.record["agreement_parties"].by(inside.day)
    told = told.only((told["agreement"] == row) & (told["actor"] >= 0))
    order = np.lexsort((told["latest"], told["actor"]))
    actor, entered = told["actor"][order], told.has("step", PartyStep.ENTERED)[order]
    last = np.ones(len(actor), np.bool_)
    last[:-1] = actor[1:] != actor[:-1]
    return actor[last & entered]


def _begun(inside: Inside, row: int) -> int | None:
    """When it began: as told, else when its parties entered."""
    begins = int(inside.record["agreements"]["begins_latest"][row])
    if begins != UNTOLD:
        return begins
    told = inside.record["agreement_parties"]
    days = told["latest"][(told["agreement"] == row) & (told["latest"] != UNTOLD)]
    return int(days.max()) if len(days) else None


def _ended(inside: Inside, row: int) -> bool:
    ends = int(inside.record["agreements"]["ends_latest"][row])
    return ends != UNTOLD and ends <= inside.day


def _acted(inside: Inside, row: int, parties: Ints, begun: int) -> bool:
    record = inside.record
    joint = inside.is_kind("activity", "advocacy", "exchange", "request", "learning", "decision")
    since = inside.between(begun + 1, inside.day)
    event, actor = inside.takers
    size, parts = len(record.events), record.parts
    informed = np.isin(parts["actor"], parties) & parts.has("role", "informed")
    mine = np.bincount(event[np.isin(actor, parties)], minlength=size)
    mine -= np.bincount(parts["event"][informed], minlength=size)  # who was only told of it
    theirs = 2 * mine > np.bincount(event, minlength=size)
    if (joint & since & (mine > 1) & (_work(inside) | theirs)).any():
        return True
    for kind in ("contribution", "benefit"):
        told = record.of_kind(kind)
        if ((told["agreement"] == row) & since[told["row"]]).any():
            return True
    steps, owed = record["commitment_steps"].by(inside.day), record["commitments"]
    kept = steps["commitment"][steps.has("step", CommitmentStepKind.KEPT, CommitmentStepKind.LATE)]
    return bool((owed["agreement"][kept[kept >= 0]] == row).any())


def _work(inside: Inside) -> Bools:
    """Events in which something is done, not only sat through."""
    activities = inside.record.of_kind("activity")
    work: Bools = ~inside.is_kind("activity")
    work[activities["row"][~activities.has("type", *_SAT_THROUGH)]] = True
    return work


def _noticed(inside: Inside, row: int, parties: Ints, begun: int) -> Noticed:
    agreements, told = inside.record["agreements"], inside.record["agreement_parties"]
    at = int(agreements.ids[row])
    days = inside.day - begun
    return Noticed(
        of=Matter.PAPER_AGREEMENT,
        subject=Subject("agreements", (at,)),
        seen=Say(
            "warning.paper_agreement.seen",
            n=len(parties),
            day=inside.record.day.fromordinal(begun),
            days=days,
        ),
        unknown=Say("warning.paper_agreement.unknown"),
        tries=(
            Attempt(Try.DO_TOGETHER, Say("warning.try.do_one_thing"), tuple(parties.tolist())),
            Attempt(Try.MEET, Say("warning.try.agreement_again"), tuple(parties.tolist())),
            Attempt(Try.END_WELL, Say("warning.try.agreement_ends"), tuple(parties.tolist())),
        ),
        sure=Sure.SURE,
        size=days // inside.bounds.year_days + 1,
        loss=Loss(people=len(parties), of=inside.scope.n),
        day=begun,
        after=Say("warning.paper_agreement.after"),
        trail=inside.trail(
            agreements=agreements.ids[[row]],
            agreement_parties=told.ids[told["agreement"] == row],
            coverage=inside.coverage_rows("activity"),
        ),
    )
