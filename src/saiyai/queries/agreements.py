"""Agreements as of a day: the list, and the page of one with parties, words and promises.

Members read agreements; one on confidentiality is for its parties. Outside reads none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saiyai.domain.agreements import (
    AgreementKind,
    CommitmentState,
    CommitmentStepKind,
    PartyStep,
    commitment_state,
)
from saiyai.domain.errors import UnknownAgreement, UnknownCommitment
from saiyai.domain.periods import ANY_DAY, AsOf, Span
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.answers import Answers, answers_for
from saiyai.queries.commons import Commons, commons_of
from saiyai.queries.goals import name_in_both
from saiyai.queries.identities import rows_known
from saiyai.queries.names import Name, Someone, may_know_of, people_of
from saiyai.queries.said import SaidRow, newest_of, people_in, said_on, said_row
from saiyai.records.connections import alias
from saiyai.records.models import (
    Acceptance,
    Actor,
    Agreement,
    AgreementParty,
    AgreementVersion,
    Commitment,
    CommitmentStep,
    Network,
)
from saiyai.records.models.facts import span


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement on a day."""

    id: int
    ref: str
    name: Name
    kind: AgreementKind
    objective: str
    voluntary: bool | None
    begins: Span | None
    ends: Span | None
    review: Span | None
    is_over: bool
    is_due: bool
    """Whether the day on which it should be looked at again has passed."""
    parties: int


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party, since when, and until when; None: still, or not told."""

    actor: Someone
    said: SaidRow
    left: SaidRow | None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """The words of an agreement from a day on, and what members say to them."""

    number: int
    terms_th: str
    terms_en: str
    said: SaidRow
    answers: Answers


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A promise on a day; `to` None: to the network itself."""

    ref: str
    name: Name
    owed_by: Someone
    to: Someone | None
    due: Span | None
    amount: int | None
    unit: str
    state: CommitmentState
    steps: Sequence[tuple[CommitmentStepKind, SaidRow]]
    may_tell: bool


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Everything told of an agreement by a day; words and promises newest first."""

    row: AgreementRow
    parties: Sequence[PartyRow]
    versions: Sequence[VersionRow]
    commitments: Sequence[CommitmentRow]
    commons: Commons | None
    """The ledger of who kept and who used, where the commons rule holds."""


def agreement_of(
    viewer: Viewer, network: Network, ref: str, known: int | None = None
) -> Agreement:
    """The row of an agreement by ref, for a service. Raises: UnknownAgreement."""
    rows = Agreement.objects.using(alias()).filter(network=network, ref=ref).known(known)
    found = rows.select_related("network").order_by("-pk").first()
    if found is None or not _may_read(
        viewer, found, _party_ids(network, replace(ANY_DAY, known=known))
    ):
        raise UnknownAgreement(ref=ref)
    return found


def commitment_of(
    viewer: Viewer, network: Network, ref: str, known: int | None = None
) -> Commitment:
    """The row of a promise by ref, for a service. Raises: UnknownCommitment."""
    rows = Commitment.objects.using(alias()).filter(network=network, ref=ref).known(known)
    found = rows.select_related("network", "agreement", "owed_by", "to").order_by("-pk").first()
    parties = _party_ids(network, replace(ANY_DAY, known=known))
    if found is None or not _may_read(viewer, found.agreement, parties):
        raise UnknownCommitment(ref=ref)
    return found


def readable_agreements(viewer: Viewer, agreements: Iterable[Agreement]) -> set[int]:
    """Of these agreements, the row ids of those this viewer may read now."""
    rows = list(agreements)
    parties: dict[int, set[int]] = defaultdict(set)
    for one in {row.network_id: row for row in rows}.values():
        parties |= _party_ids(one.network, AsOf(date.max))
    return {row.pk for row in rows if _may_read(viewer, row, parties)}


def list_agreements(viewer: Viewer, network: Network, when: AsOf) -> Sequence[AgreementRow]:
    """Agreements on a day, those in force first."""
    parties = _party_ids(network, when)
    rows = Agreement.objects.using(alias()).filter(network=network).known(when.known)
    found = [
        _row(row, len(parties[row.pk]), when.day)
        for row in rows_known(rows.order_by("pk"), when.known)
        if _may_read(viewer, row, parties)
    ]
    return sorted(found, key=lambda row: (row.is_over, row.id))


def get_agreement(viewer: Viewer, network: Network, ref: str, when: AsOf) -> AgreementPage:
    """The page of one agreement. Raises: UnknownAgreement."""
    rows = Agreement.objects.using(alias()).filter(network=network, ref=ref).known(when.known)
    told = rows_known(rows.select_related("network"), when.known)
    agreement, parties = next(iter(told), None), _party_ids(network, when)
    if agreement is None or not _may_read(viewer, agreement, parties):
        raise UnknownAgreement(ref=ref)
    ids = parties[agreement.pk]
    is_commons = agreement.kind == AgreementKind.COMMONS
    return AgreementPage(
        row=_row(agreement, len(ids), when.day),
        parties=_parties(viewer, agreement, when),
        versions=_versions(viewer, agreement, when),
        commitments=_commitments(viewer, agreement, when),
        commons=commons_of(viewer, agreement, ids, when) if is_commons else None,
    )


def _may_read(viewer: Viewer, agreement: Agreement, parties: Mapping[int, set[int]]) -> bool:
    if viewer.is_keeper:
        return True
    if viewer.eye is Eye.OUTSIDE:
        return False
    is_sealed = agreement.kind == AgreementKind.CONFIDENTIALITY
    return not is_sealed or any(viewer.is_close_to(one) for one in parties[agreement.pk])


def _party_ids(network: Network, when: AsOf) -> Mapping[int, set[int]]:
    """By agreement, the row ids of those who entered by the day and have not left."""
    rows = AgreementParty.objects.using(alias()).filter(agreement__network=network)
    last = newest_of(said_on(rows, when), lambda row: (row.agreement_id, row.actor_id))
    found: dict[int, set[int]] = defaultdict(set)
    for (agreement, actor), row in last.items():
        if row.step == PartyStep.ENTERED:
            found[agreement].add(actor)
    return found


def _row(agreement: Agreement, parties: int, day: date) -> AgreementRow:
    ends = span(agreement.ends_earliest, agreement.ends_latest)
    review = span(agreement.review_earliest, agreement.review_latest)
    return AgreementRow(
        id=agreement.pk,
        ref=agreement.ref,
        name=name_in_both(agreement.name_th, agreement.name_en),
        kind=AgreementKind(agreement.kind),
        objective=agreement.objective,
        voluntary=agreement.voluntary,
        begins=span(agreement.begins_earliest, agreement.begins_latest),
        ends=ends,
        review=review,
        is_over=ends is not None and ends.latest < day,
        is_due=review is not None and review.latest < day,
        parties=parties,
    )


def _parties(viewer: Viewer, agreement: Agreement, when: AsOf) -> Sequence[PartyRow]:
    told = said_on(AgreementParty.objects.using(alias()).filter(agreement=agreement), when)
    actors = Actor.objects.using(alias()).filter(pk__in={row.actor_id for row in told})
    known = {actor.pk for actor in actors if may_know_of(viewer, actor)}
    people = people_in(viewer, told, when, "actor_id")
    entered: dict[int, AgreementParty] = {}
    left: dict[int, AgreementParty] = {}
    for row in told:
        if row.step == PartyStep.ENTERED:
            if row.actor_id not in entered or row.actor_id in left:
                entered[row.actor_id] = row
            left.pop(row.actor_id, None)
        else:
            left[row.actor_id] = row
    return [
        PartyRow(
            people[pk],
            said_row(viewer, row, people),
            said_row(viewer, left[pk], people) if pk in left else None,
        )
        for pk, row in entered.items()
        if pk in known
    ]


def _versions(viewer: Viewer, agreement: Agreement, when: AsOf) -> Sequence[VersionRow]:
    told = said_on(AgreementVersion.objects.using(alias()).filter(agreement=agreement), when)
    answers: dict[int, list[Acceptance]] = defaultdict(list)
    rows = Acceptance.objects.using(alias()).filter(version__agreement=agreement)
    for row in said_on(rows, when):
        answers[row.version_id or 0].append(row)
    people = people_in(viewer, told, when)
    return [
        VersionRow(
            version.number,
            version.terms_th,
            version.terms_en,
            said_row(viewer, version, people),
            answers_for(viewer, answers[version.pk], when),
        )
        for version in reversed(told)
    ]


def _commitments(viewer: Viewer, agreement: Agreement, when: AsOf) -> Sequence[CommitmentRow]:
    rows = Commitment.objects.using(alias()).filter(agreement=agreement).known(when.known)
    promises = rows_known(rows.select_related("owed_by", "to").order_by("-pk"), when.known)
    promises = [one for one in promises if may_know_of(viewer, one.owed_by)]
    steps: dict[int, list[CommitmentStep]] = defaultdict(list)
    told = CommitmentStep.objects.using(alias()).filter(commitment__agreement=agreement)
    in_order = said_on(told, when)
    for row in in_order:
        steps[row.commitment_id].append(row)
    ends = [pk for one in promises for pk in (one.owed_by_id, one.to_id) if pk]
    people = {
        **people_of(viewer, ends, when.known),
        **people_in(viewer, in_order, when),
    }
    return [_commitment(viewer, one, steps[one.pk], people, when.day) for one in promises]


def _commitment(
    viewer: Viewer,
    row: Commitment,
    steps: Sequence[CommitmentStep],
    people: Mapping[int, Someone],
    day: date,
) -> CommitmentRow:
    due = span(row.due_earliest, row.due_latest)
    last = CommitmentStepKind(steps[-1].step) if steps else None
    ends = {row.owed_by_id, row.to_id}
    return CommitmentRow(
        ref=row.ref,
        name=name_in_both(row.name_th, row.name_en),
        owed_by=people[row.owed_by_id],
        to=people.get(row.to_id or 0),
        due=due,
        amount=row.amount,
        unit=row.unit,
        state=commitment_state(last, due, day),
        steps=[
            (CommitmentStepKind(one.step), said_row(viewer, one, people))
            for one in reversed(steps)
        ],
        may_tell=any(viewer.is_close_to(one or 0) for one in ends),
    )
