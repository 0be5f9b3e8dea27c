"""Telling agreements, promises and the charter: who may, what is refused, what is undone."""

from datetime import date

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.agreements import (
    AgreementDraft,
    Answer,
    AnswerDraft,
    CharterDraft,
    CommitmentDraft,
    CommitmentStepDraft,
    CommitmentStepKind,
    PartyDraft,
    PartyStep,
    VersionDraft,
)
from saiyai.domain.drafts import ActorDraft, EventDraft, FlowDraft, PartDraft
from saiyai.domain.errors import (
    FutureDay,
    KeepersOnly,
    MalformedData,
    NameMissing,
    NotYours,
    RefTaken,
    SameEnds,
    StillNeeded,
    UnknownActor,
    UnknownVersion,
    UnknownWord,
    WordsMissing,
)
from saiyai.domain.periods import on
from saiyai.domain.said import Said
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.networks import newest_seq
from saiyai.records.models import (
    Acceptance,
    Actor,
    Agreement,
    AgreementVersion,
    Commitment,
    CommitmentStep,
    Network,
)
from saiyai.services.actors import record_actor
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
from saiyai.services.charter import record_charter, say_charter_answer
from saiyai.services.events import record_event
from saiyai.services.undo import undo_change

DAY = on(date(2026, 10, 1))


@pytest.fixture
def weir(network: Network, keeper: Viewer) -> Agreement:
    """A commons rule of two groups with words, and a third group outside it."""
    for ref in "abc":
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=ActorKind.GROUP))
    made = record_agreement(
        keeper, network, AgreementDraft("weir", name_en="Weir", kind="commons", voluntary=True)
    )
    for ref in "ab":
        record_party(keeper, made, PartyDraft(ref))
    record_version(keeper, made, VersionDraft(terms_en="Who helps keep may use"))
    return made


def as_member(ref: str) -> Viewer:
    return Viewer(Eye.MEMBER, "a member", Actor.objects.get(ref=ref).pk)


def promise(keeper: Viewer, weir: Agreement, to: str = "b") -> Commitment:
    return record_commitment(keeper, weir, CommitmentDraft("a", name_en="Bamboo", to=to))


def test_what_an_agreement_cannot_be_is_refused(weir: Agreement, keeper: Viewer) -> None:
    for draft, refusal in (
        (AgreementDraft(name_en="X", kind="party"), UnknownWord),
        (AgreementDraft(name_en="X"), UnknownWord),
        (AgreementDraft(name_en="  ", kind="mou"), NameMissing),
        (AgreementDraft("weir", name_en="X", kind="mou"), RefTaken),
    ):
        with pytest.raises(refusal):
            record_agreement(keeper, weir.network, draft)

    assert Agreement.objects.count() == 1


def test_only_keepers_tell_agreements_their_words_and_who_entered(weir: Agreement) -> None:
    a = as_member("a")
    with pytest.raises(KeepersOnly):
        record_agreement(a, weir.network, AgreementDraft(name_en="X", kind="mou"))
    with pytest.raises(KeepersOnly):
        correct_agreement(a, weir, AgreementDraft(objective="x"))
    with pytest.raises(KeepersOnly):
        record_version(a, weir, VersionDraft("x"))
    with pytest.raises(KeepersOnly):
        record_party(as_member("c"), weir, PartyDraft("c"))
    with pytest.raises(KeepersOnly):
        withdraw_agreement(a, weir)
    with pytest.raises(KeepersOnly):
        record_charter(a, weir.network, CharterDraft("x", "y"))


def test_a_correction_leaves_what_it_does_not_tell(weir: Agreement, keeper: Viewer) -> None:
    correct_agreement(keeper, weir, AgreementDraft(objective="water", ends=DAY))
    correct_agreement(keeper, weir, AgreementDraft(name_th="ฝาย", voluntary=False))
    weir.refresh_from_db()

    assert (weir.name_en, weir.name_th, weir.objective) == ("Weir", "ฝาย", "water")
    assert (weir.kind, weir.voluntary, weir.ends_latest) == ("commons", False, DAY.latest)


def test_new_words_get_the_next_number_and_a_number_taken_back_is_not_given_again(
    weir: Agreement, keeper: Viewer
) -> None:
    second = record_version(keeper, weir, VersionDraft(terms_en="and clean it"))
    undo_change(keeper, weir.network, second.told or 0)
    third = record_version(keeper, weir, VersionDraft(terms_en="and clean it twice"))

    assert (second.number, third.number) == (2, 3)
    with pytest.raises(WordsMissing):
        record_version(keeper, weir, VersionDraft("  "))


def test_a_member_answers_and_leaves_for_itself(weir: Agreement) -> None:
    a = as_member("a")
    said = say_answer(a, weir, AnswerDraft(Answer.ACCEPTED))
    left = record_party(a, weir, PartyDraft("a", PartyStep.LEFT))

    assert said.said_by == said.actor
    assert left.said_by == left.actor
    for ref in ("b", "nobody"):
        with pytest.raises(NotYours):
            say_answer(a, weir, AnswerDraft(Answer.ACCEPTED, actor=ref))
        with pytest.raises(NotYours):
            record_party(a, weir, PartyDraft(ref, PartyStep.LEFT))


def test_an_answer_is_to_words_that_stand(weir: Agreement, keeper: Viewer) -> None:
    bare = record_agreement(keeper, weir.network, AgreementDraft(name_en="Bare", kind="mou"))
    for agreement, draft, refusal in (
        (bare, AnswerDraft(Answer.ACCEPTED, "a"), UnknownVersion),
        (weir, AnswerDraft(Answer.ACCEPTED, "a", number=7), UnknownVersion),
        (weir, AnswerDraft(Answer.ACCEPTED, "nobody"), UnknownActor),
        (weir, AnswerDraft("maybe", "a"), UnknownWord),  # type: ignore[arg-type]
        (weir, AnswerDraft(Answer.ACCEPTED, "a", said=Said(on(date(2027, 1, 1)))), FutureDay),
    ):
        with pytest.raises(refusal):
            say_answer(keeper, agreement, draft)

    assert Acceptance.objects.count() == 0


def test_a_promise_is_told_by_who_promises(weir: Agreement, keeper: Viewer) -> None:
    made = record_commitment(
        as_member("a"), weir, CommitmentDraft("a", name_en="Bamboo", amount=0, unit="piece")
    )

    assert (made.to, made.amount, made.unit) == (None, 0, "piece")
    with pytest.raises(NotYours):
        promise(as_member("b"), weir)
    for draft, refusal in (
        (CommitmentDraft("a", name_en="X", to="a"), SameEnds),
        (CommitmentDraft("a"), NameMissing),
        (CommitmentDraft("a", name_en="X", amount=3), MalformedData),
        (CommitmentDraft("a", name_en="X", amount=3, unit="ox"), UnknownWord),
        (CommitmentDraft("a", name_en="X", amount=2**70, unit="piece"), MalformedData),
        (CommitmentDraft("x", name_en="X"), UnknownActor),
    ):
        with pytest.raises(refusal):
            record_commitment(keeper, weir, draft)


def test_either_end_tells_what_came_of_it_and_only_who_it_is_owed_to_releases(
    weir: Agreement, keeper: Viewer
) -> None:
    owed = promise(keeper, weir)
    released = CommitmentStepDraft(CommitmentStepKind.RELEASED)
    take_commitment_step(as_member("a"), owed, CommitmentStepDraft(CommitmentStepKind.LATE))
    with pytest.raises(NotYours):
        take_commitment_step(as_member("a"), owed, released)
    with pytest.raises(NotYours):
        take_commitment_step(as_member("c"), owed, CommitmentStepDraft(CommitmentStepKind.KEPT))
    take_commitment_step(as_member("b"), owed, released)

    told = CommitmentStep.objects.order_by("pk").values_list("step", "said_by__ref")
    assert list(told) == [("late", "a"), ("released", "b")]


def test_what_is_owed_to_the_network_is_released_by_keepers(
    weir: Agreement, keeper: Viewer
) -> None:
    owed = promise(keeper, weir, to="")
    released = CommitmentStepDraft(CommitmentStepKind.RELEASED)
    with pytest.raises(NotYours):
        take_commitment_step(as_member("a"), owed, released)

    assert take_commitment_step(keeper, owed, released).said_by is None


def test_an_agreement_goes_and_comes_back_with_all_that_was_said_in_it(
    weir: Agreement, keeper: Viewer
) -> None:
    say_answer(keeper, weir, AnswerDraft(Answer.ACCEPTED, "a"))
    take_commitment_step(
        keeper, promise(keeper, weir), CommitmentStepDraft(CommitmentStepKind.KEPT)
    )
    withdraw_agreement(keeper, weir)
    assert not Acceptance.objects.known(None).exists()
    undo_change(keeper, weir.network, newest_seq(weir.network))

    again = Agreement.objects.known(None).get()
    assert Acceptance.objects.known(None).get().version == (
        AgreementVersion.objects.known(None).get(agreement=again)
    )
    assert CommitmentStep.objects.known(None).get().commitment.agreement == again


def test_an_agreement_by_which_somebody_contributed_is_not_taken_out(
    weir: Agreement, keeper: Viewer
) -> None:
    flows = (FlowDraft("a", "b", "labour"),)
    draft = EventDraft("contribution", DAY, {"agreement": "weir"}, flows=flows)
    record_event(keeper, weir.network, draft)

    with pytest.raises(StillNeeded):
        withdraw_agreement(keeper, weir)


def test_a_charter_says_what_is_linked_and_may_name_its_decision(
    weir: Agreement, keeper: Viewer
) -> None:
    network = weir.network
    record_event(keeper, network, _event("decision", "d1", {"what": "The charter"}))
    record_event(keeper, network, _event("activity", "m1", {"title": "Meeting"}))
    with pytest.raises(WordsMissing):
        record_charter(keeper, network, CharterDraft("groups", " "))
    with pytest.raises(UnknownWord):
        record_charter(keeper, network, CharterDraft("groups", "water", decision="m1"))
    with pytest.raises(UnknownVersion):
        say_charter_answer(keeper, network, AnswerDraft(Answer.ACCEPTED, "a"))
    made = record_charter(keeper, network, CharterDraft("groups", "water", decision="d1"))

    assert made.decision is not None and made.decision.ref == "d1"
    assert (
        say_charter_answer(as_member("a"), network, AnswerDraft(Answer.ACCEPTED)).charter == made
    )
    with pytest.raises(NotYours):
        say_charter_answer(as_member("a"), network, AnswerDraft(Answer.ACCEPTED, "b"))


def _event(kind: str, ref: str, data: dict[str, str]) -> EventDraft:
    role = "decider" if kind == "decision" else "participant"
    return EventDraft(kind, DAY, data, ref, parts=(PartDraft("a", role), PartDraft("b", role)))
