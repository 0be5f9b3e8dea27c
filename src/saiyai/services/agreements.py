"""Agreements: told, worded in versions, entered, answered; promises and what came of them."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final

from saiyai.domain.agreements import (
    AgreementDraft,
    AgreementKind,
    Answer,
    AnswerDraft,
    CommitmentDraft,
    CommitmentStepDraft,
    CommitmentStepKind,
    PartyDraft,
    PartyStep,
    VersionDraft,
)
from saiyai.domain.errors import (
    NameMissing,
    SameEnds,
    StillNeeded,
    UnknownVersion,
    WordsMissing,
)
from saiyai.domain.goods import Unit
from saiyai.domain.periods import Span
from saiyai.domain.thai import normalise
from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    Acceptance,
    Agreement,
    AgreementParty,
    AgreementVersion,
    Commitment,
    CommitmentStep,
    Event,
    Network,
)
from saiyai.services.changes import Action, require_keeper, telling
from saiyai.services.checks import check_whole, check_word, malformed
from saiyai.services.refs import actor_ids, fresh_ref, named_ids, require_free
from saiyai.services.rows import Ids, Told
from saiyai.services.said import (
    columns_to_correct,
    fresh_number,
    own_ref_of,
    require_name,
    require_voice_of,
    said_columns,
)

_SPANS: Final = ("begins", "ends", "review")


def record_agreement(by: Viewer, network: Network, draft: AgreementDraft) -> Agreement:
    """Tell of an agreement. Raises: NameMissing, RefTaken, UnknownWord, KeepersOnly."""
    require_keeper(by)
    check_word("kind", draft.kind, AgreementKind)
    with telling(by, Action("record_agreement", draft.name), network) as now:
        if draft.ref:
            require_free(Agreement, network, draft.ref)
        columns = _columns(draft)
        if not (columns["name_th"] or columns["name_en"]):
            raise NameMissing
        ref = draft.ref or fresh_ref(Agreement, network, "k", now.seq)
        told = Told(network, now.seq)
        row = Agreement(network=network, ref=ref, **columns, **told.fact)
        row.save(using=WRITING)
    return row


def correct_agreement(
    by: Viewer, agreement: Agreement, draft: AgreementDraft, sent: Collection[str] = ()
) -> Agreement:
    """Set right what is told of an agreement; an empty field stays, unless it was `sent`.

    Raises: NameMissing, UnknownWord, KeepersOnly.
    """
    require_keeper(by)
    kind = draft.kind or agreement.kind
    check_word("kind", kind, AgreementKind)
    with telling(by, Action("correct_agreement", agreement.ref), agreement.network) as now:
        told = _columns(replace(draft, kind=kind))
        edited = columns_to_correct(told, sent)
        require_name(agreement, edited)
        if draft.voluntary is not None:
            edited["voluntary"] = draft.voluntary
        now.edit(agreement, edited)
    return agreement


def withdraw_agreement(by: Viewer, agreement: Agreement) -> None:
    """Take an agreement out that was told by mistake, with all that was said in it.

    Raises: StillNeeded while contributions or benefits name it; KeepersOnly.
    """
    require_keeper(by)
    with telling(by, Action("withdraw_agreement", agreement.ref), agreement.network) as now:
        events = Event.objects.using(WRITING).filter(network=agreement.network)
        naming = events.filter(untold__isnull=True, data__agreement=agreement.ref)
        if count := naming.count():
            raise StillNeeded(ref=agreement.ref, count=count)
        for table, key in _OWN:
            now.untell(table.objects.using(WRITING).filter(**{key: agreement}))
        now.untell(Agreement.objects.using(WRITING).filter(pk=agreement.pk))


_OWN: Final[tuple[tuple[type[Any], str], ...]] = (
    (Acceptance, "version__agreement"),
    (AgreementVersion, "agreement"),
    (AgreementParty, "agreement"),
    (CommitmentStep, "commitment__agreement"),
    (Commitment, "agreement"),
)
"""What is said in an agreement and goes with it."""


def record_version(by: Viewer, agreement: Agreement, draft: VersionDraft) -> AgreementVersion:
    """Tell the words of an agreement from a day on; earlier words stay readable.

    Raises: WordsMissing, FutureDay, KeepersOnly.
    """
    require_keeper(by)
    if not (draft.terms_th.strip() or draft.terms_en.strip()):
        raise WordsMissing
    with telling(by, Action("record_version", agreement.ref), agreement.network) as now:
        told = AgreementVersion.objects.using(WRITING).filter(agreement=agreement)
        row = AgreementVersion(
            agreement=agreement,
            number=fresh_number(told),
            terms_th=draft.terms_th.strip(),
            terms_en=draft.terms_en.strip(),
            **said_columns(by, Told(agreement.network, now.seq), draft.said),
        )
        row.save(using=WRITING)
    return row


def record_party(by: Viewer, agreement: Agreement, draft: PartyDraft) -> AgreementParty:
    """A party enters, as keepers tell it, or leaves, as it tells itself or keepers do.

    Raises: UnknownWord, UnknownActor, FutureDay, KeepersOnly, NotYours.
    """
    check_word("step", draft.step, PartyStep)
    if draft.step == PartyStep.ENTERED:
        require_keeper(by)
    actor = draft.actor or own_ref_of(by, agreement.network)
    require_voice_of(by, agreement.network, actor)
    with telling(by, Action("record_party", agreement.ref), agreement.network) as now:
        row = AgreementParty(
            agreement=agreement,
            actor_id=Ids(actors=actor_ids(agreement.network, [actor])).actor(actor),
            step=draft.step,
            **said_columns(by, Told(agreement.network, now.seq), draft.said),
        )
        row.save(using=WRITING)
    return row


def say_answer(by: Viewer, agreement: Agreement, draft: AnswerDraft) -> Acceptance:
    """An actor accepts or declines one version, or takes its word back.

    Raises: UnknownVersion, UnknownWord, UnknownActor, FutureDay, NotYours.
    """
    actor = draft.actor or own_ref_of(by, agreement.network)
    require_voice_of(by, agreement.network, actor)
    check_word("answer", draft.answer, Answer)
    with telling(by, Action("say_answer", agreement.ref), agreement.network) as now:
        row = Acceptance(
            version=_version(agreement, draft.number),
            actor_id=Ids(actors=actor_ids(agreement.network, [actor])).actor(actor),
            answer=draft.answer,
            **said_columns(by, Told(agreement.network, now.seq), draft.said),
        )
        row.save(using=WRITING)
    return row


def record_commitment(by: Viewer, agreement: Agreement, draft: CommitmentDraft) -> Commitment:
    """Somebody promises something in an agreement, as they or keepers tell it.

    Raises: NameMissing, RefTaken, SameEnds, UnknownActor, UnknownWord, MalformedData, NotYours.
    """
    network = agreement.network
    require_voice_of(by, network, draft.owed_by)
    if draft.owed_by == draft.to:
        raise SameEnds(actor=draft.to)
    names = {"name_th": normalise(draft.name_th), "name_en": normalise(draft.name_en)}
    if not any(names.values()):
        raise NameMissing
    _check_amount(draft)
    with telling(by, Action("record_commitment", agreement.ref), network) as now:
        if draft.ref:
            require_free(Commitment, network, draft.ref)
        ids = Ids(actors=named_ids(network, by, [draft.owed_by, draft.to]))
        row = Commitment(
            network=network,
            agreement=agreement,
            ref=draft.ref or fresh_ref(Commitment, network, "p", now.seq),
            owed_by_id=ids.actor(draft.owed_by),
            to_id=ids.actor_or_none(draft.to),
            amount=draft.amount,
            unit=draft.unit,
            **names,
            **_span("due", draft.due),
            **Told(network, now.seq).fact,
        )
        row.save(using=WRITING)
    return row


def take_commitment_step(
    by: Viewer, commitment: Commitment, draft: CommitmentStepDraft
) -> CommitmentStep:
    """Tell what came of a promise: either end tells, and who it is owed to releases.

    Raises: UnknownWord, FutureDay, NotYours.
    """
    check_word("step", draft.step, CommitmentStepKind)
    creditor = commitment.to.ref if commitment.to else ""
    is_release = draft.step == CommitmentStepKind.RELEASED
    voices = (creditor,) if is_release else (creditor, commitment.owed_by.ref)
    require_voice_of(by, commitment.network, *voices)
    about = Action("take_commitment_step", commitment.ref)
    with telling(by, about, commitment.network) as now:
        row = CommitmentStep(
            commitment=commitment,
            step=draft.step,
            **said_columns(by, Told(commitment.network, now.seq), draft.said),
        )
        row.save(using=WRITING)
    return row


def _check_amount(draft: CommitmentDraft) -> None:
    about = "malformed.agreement"
    check_whole(about, "amount", draft.amount, 0)
    if (draft.amount is None) != (not draft.unit):
        raise malformed(about, "amount", "no_unit")
    if draft.unit:
        check_word("unit", draft.unit, Unit)


def _columns(draft: AgreementDraft) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name_th": normalise(draft.name_th),
        "name_en": normalise(draft.name_en),
        "kind": draft.kind,
        "objective": draft.objective.strip(),
        "voluntary": draft.voluntary,
    }
    for name in _SPANS:
        told |= _span(name, getattr(draft, name))
    return told


def _span(name: str, told: Span | None) -> dict[str, Any]:
    return {
        f"{name}_earliest": told.earliest if told else None,
        f"{name}_latest": told.latest if told else None,
    }


def _version(agreement: Agreement, number: int | None) -> AgreementVersion:
    """The version by number, or the newest. Raises: UnknownVersion."""
    rows = AgreementVersion.objects.using(WRITING).filter(agreement=agreement)
    standing = rows.filter(untold__isnull=True).order_by("-number")
    found = (standing if number is None else standing.filter(number=number)).first()
    if found is None:
        raise UnknownVersion(number=number or 1)
    return found
