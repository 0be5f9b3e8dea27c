"""Agreements: words by version, parties, answers, promises; and the commons ledger."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from saiyai.api.asked import Slug, as_of, asked, name_out, opened, someone_out, span_of, span_out
from saiyai.api.said import DayQuery, said_facts, said_from
from saiyai.api.schemas_agreements import (
    AgreementIn,
    AgreementOut,
    AgreementPageOut,
    AnswerIn,
    AnswerOut,
    AnswersOut,
    CommitmentIn,
    CommitmentOut,
    CommitmentStepIn,
    CommitmentStepOut,
    CommonsOut,
    CommonsRowOut,
    PartyIn,
    PartyOut,
    VersionIn,
    VersionOut,
)
from saiyai.domain.agreements import (
    AgreementDraft,
    AnswerDraft,
    CommitmentDraft,
    CommitmentStepDraft,
    PartyDraft,
    VersionDraft,
)
from saiyai.domain.periods import AsOf
from saiyai.queries.agreements import (
    AgreementRow,
    CommitmentRow,
    agreement_of,
    commitment_of,
    get_agreement,
    list_agreements,
)
from saiyai.queries.answers import Answers
from saiyai.queries.commons import Commons
from saiyai.queries.networks import OpenNetwork
from saiyai.services.agreements import (
    correct_agreement,
    record_agreement,
    record_commitment,
    record_party,
    record_version,
    say_answer,
    take_commitment_step,
    withdraw_agreement,
)

router = Router(tags=["agreements"])


@router.get("/", response=list[AgreementOut])
def agreements(request: HttpRequest, slug: Slug, wanted: Query[DayQuery]) -> list[AgreementOut]:
    """Agreements on a day, those in force first."""
    network = opened(request, slug)
    when = as_of(network, wanted.as_of, wanted.known)
    return [_out(row) for row in list_agreements(asked(request).viewer, network, when)]


@router.post("/", response={201: AgreementPageOut})
def tell_agreement(
    request: HttpRequest, slug: Slug, told: AgreementIn
) -> Status[AgreementPageOut]:
    """Tell of an agreement."""
    network = opened(request, slug)
    made = record_agreement(asked(request).viewer, network, _draft(network, told))
    return Status(201, _page(request, network, made.ref))


@router.post("/versions/{path:ref}", response={201: AgreementPageOut})
def tell_version(
    request: HttpRequest, slug: Slug, ref: str, told: VersionIn
) -> Status[AgreementPageOut]:
    """Tell the words of an agreement from a day on."""
    network, viewer = opened(request, slug), asked(request).viewer
    draft = VersionDraft(told.terms_th, told.terms_en, said_from(network, told))
    record_version(viewer, agreement_of(viewer, network, ref), draft)
    return Status(201, _page(request, network, ref))


@router.post("/parties/{path:ref}", response={201: AgreementPageOut})
def tell_party(
    request: HttpRequest, slug: Slug, ref: str, told: PartyIn
) -> Status[AgreementPageOut]:
    """A party enters or leaves."""
    network, viewer = opened(request, slug), asked(request).viewer
    draft = PartyDraft(told.actor, told.step, said_from(network, told))
    record_party(viewer, agreement_of(viewer, network, ref), draft)
    return Status(201, _page(request, network, ref))


@router.post("/answers/{path:ref}", response={201: AgreementPageOut})
def tell_answer(
    request: HttpRequest, slug: Slug, ref: str, told: AnswerIn
) -> Status[AgreementPageOut]:
    """A member accepts or declines a version, or takes its word back."""
    network, viewer = opened(request, slug), asked(request).viewer
    draft = AnswerDraft(told.answer, told.actor, told.number, said_from(network, told))
    say_answer(viewer, agreement_of(viewer, network, ref), draft)
    return Status(201, _page(request, network, ref))


@router.post("/commitments/{path:ref}", response={201: AgreementPageOut})
def tell_commitment(
    request: HttpRequest, slug: Slug, ref: str, told: CommitmentIn
) -> Status[AgreementPageOut]:
    """Somebody promises something in an agreement."""
    network, viewer = opened(request, slug), asked(request).viewer
    given = told.dict(exclude={"id", "due"})
    draft = CommitmentDraft(ref=told.id, due=span_of(network, told.due), **given)
    record_commitment(viewer, agreement_of(viewer, network, ref), draft)
    return Status(201, _page(request, network, ref))


@router.post("/commitment-steps/{path:ref}", response={201: AgreementPageOut})
def tell_commitment_step(
    request: HttpRequest, slug: Slug, ref: str, told: CommitmentStepIn
) -> Status[AgreementPageOut]:
    """Tell what came of a promise, by its own id."""
    network, viewer = opened(request, slug), asked(request).viewer
    promise = commitment_of(viewer, network, ref)
    take_commitment_step(viewer, promise, CommitmentStepDraft(told.step, said_from(network, told)))
    return Status(201, _page(request, network, promise.agreement.ref))


@router.get("/{path:ref}", response=AgreementPageOut)
def agreement(
    request: HttpRequest, slug: Slug, ref: str, wanted: Query[DayQuery]
) -> AgreementPageOut:
    """One agreement on a day."""
    network = opened(request, slug)
    return _page(request, network, ref, as_of(network, wanted.as_of, wanted.known))


@router.patch("/{path:ref}", response=AgreementPageOut)
def change_agreement(
    request: HttpRequest, slug: Slug, ref: str, told: AgreementIn
) -> AgreementPageOut:
    """Set right what is told of an agreement; a field sent empty is emptied."""
    network, viewer = opened(request, slug), asked(request).viewer
    correct_agreement(
        viewer, agreement_of(viewer, network, ref), _draft(network, told), told.model_fields_set
    )
    return _page(request, network, ref)


@router.delete("/{path:ref}", response={204: None})
def remove_agreement(request: HttpRequest, slug: Slug, ref: str) -> Status[None]:
    """Take an agreement out that was told by mistake."""
    viewer = asked(request).viewer
    withdraw_agreement(viewer, agreement_of(viewer, opened(request, slug), ref))
    return Status(204, None)


def answers_out(told: Answers) -> AnswersOut:
    """What members say to a version."""
    return AnswersOut(
        accepted=told.accepted,
        declined=told.declined,
        own=told.own,
        rows=[
            AnswerOut(actor=someone_out(one.actor), answer=one.answer, **said_facts(one.said))
            for one in told.rows
        ],
    )


def _draft(network: OpenNetwork, told: AgreementIn) -> AgreementDraft:
    return AgreementDraft(
        ref=told.id,
        name_th=told.name_th,
        name_en=told.name_en,
        kind=told.kind or "",
        objective=told.objective,
        voluntary=told.voluntary,
        begins=span_of(network, told.begins),
        ends=span_of(network, told.ends),
        review=span_of(network, told.review),
    )


def _out(row: AgreementRow) -> AgreementOut:
    return AgreementOut(
        id=row.ref,
        name=name_out(row.name),
        kind=row.kind,
        objective=row.objective,
        voluntary=row.voluntary,
        begins=span_out(row.begins),
        ends=span_out(row.ends),
        review=span_out(row.review),
        over=row.is_over,
        due=row.is_due,
        party_count=row.parties,
    )


def _page(
    request: HttpRequest, network: OpenNetwork, ref: str, when: AsOf | None = None
) -> AgreementPageOut:
    found = get_agreement(asked(request).viewer, network, ref, when or as_of(network, ""))
    return AgreementPageOut(
        **_out(found.row).model_dump(),
        parties=[
            PartyOut(
                actor=someone_out(one.actor),
                left=span_out(one.left.when) if one.left else None,
                **said_facts(one.said),
            )
            for one in found.parties
        ],
        versions=[
            VersionOut(
                number=one.number,
                terms_th=one.terms_th,
                terms_en=one.terms_en,
                answers=answers_out(one.answers),
                **said_facts(one.said),
            )
            for one in found.versions
        ],
        commitments=[_commitment(one) for one in found.commitments],
        commons=_commons(found.commons) if found.commons else None,
    )


def _commitment(row: CommitmentRow) -> CommitmentOut:
    return CommitmentOut(
        id=row.ref,
        name=name_out(row.name),
        owed_by=someone_out(row.owed_by),
        to=someone_out(row.to) if row.to else None,
        due=span_out(row.due),
        amount=row.amount,
        unit=row.unit,
        state=row.state,
        steps=[CommitmentStepOut(step=step, **said_facts(said)) for step, said in row.steps],
    )


def _commons(told: Commons) -> CommonsOut:
    return CommonsOut(
        counts={str(rights): count for rights, count in told.counts.items()},
        outside=told.outside,
        rows=[
            CommonsRowOut(
                actor=someone_out(one.actor),
                party=one.is_party,
                kept=one.kept.count if one.kept else None,
                first_kept=span_out(one.kept.first) if one.kept else None,
                used=one.used.count if one.used else None,
                first_used=span_out(one.used.first) if one.used else None,
                rights=None if one.use_hidden else one.rights,
                entry=None if one.use_hidden else one.entry,
            )
            for one in told.rows
        ],
    )
