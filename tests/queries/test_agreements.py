"""Agreements as of a day: parties, words, promises, and who kept and used by the commons rule."""

from datetime import date

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.agreements import (
    AgreementDraft,
    Answer,
    AnswerDraft,
    CharterDraft,
    CommitmentDraft,
    CommitmentState,
    CommitmentStepDraft,
    CommitmentStepKind,
    Entry,
    PartyDraft,
    PartyStep,
    Rights,
    VersionDraft,
)
from saiyai.domain.drafts import ActorDraft, EventDraft, FlowDraft
from saiyai.domain.errors import UnknownAgreement, UnknownCommitment
from saiyai.domain.periods import AsOf, on
from saiyai.domain.said import Said
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.agreements import (
    agreement_of,
    commitment_of,
    get_agreement,
    list_agreements,
)
from saiyai.queries.charter import list_charter
from saiyai.queries.commons import CommonsRow
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Actor, Agreement, Network
from saiyai.services.actors import record_actor
from saiyai.services.agreements import (
    record_agreement,
    record_commitment,
    record_party,
    record_version,
    say_answer,
    take_commitment_step,
)
from saiyai.services.charter import record_charter, say_charter_answer
from saiyai.services.events import record_event

TODAY = AsOf(date(2026, 10, 31))
SPRING = Said(on(date(2026, 3, 1)))


@pytest.fixture
def weir(network: Network, keeper: Viewer) -> Agreement:
    """A commons rule of a and b since March; c, d and a person outside it; a sealed one of b."""
    for ref in "abcde":
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=ActorKind.GROUP))
    record_actor(keeper, network, ActorDraft(ref="p", name_en="Pim", kind=ActorKind.PERSON))
    made = record_agreement(
        keeper, network, AgreementDraft("weir", name_en="Weir", kind="commons")
    )
    secret = AgreementDraft("secret", name_en="Secret", kind="confidentiality")
    record_party(keeper, record_agreement(keeper, network, secret), PartyDraft("b"))
    for ref in "ab":
        record_party(keeper, made, PartyDraft(ref, said=SPRING))
    record_version(keeper, made, VersionDraft(terms_en="Help keep", said=SPRING))
    return made


def as_member(ref: str) -> Viewer:
    return Viewer(Eye.MEMBER, "a member", Actor.objects.get(ref=ref).pk)


def give(keeper: Viewer, weir: Agreement, kind: str, ends: str, month: int, **data: str) -> None:
    """`ends`: from whom to whom; `data` beside the agreement."""
    flows = (FlowDraft(ends[0], ends[1], "labour" if kind == "contribution" else "goods"),)
    told = {"agreement": "weir", **data}
    record_event(
        keeper, weir.network, EventDraft(kind, on(date(2026, month, 5)), told, flows=flows)
    )


def ledger(viewer: Viewer, weir: Agreement, when: AsOf = TODAY) -> dict[str, CommonsRow]:
    commons = get_agreement(viewer, weir.network, "weir", when).commons
    assert commons is not None
    return {row.actor.ref: row for row in commons.rows}


def test_members_read_agreements_outside_none_and_a_sealed_one_its_parties(
    weir: Agreement, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    def seen(viewer: Viewer) -> list[str]:
        return [row.ref for row in list_agreements(viewer, weir.network, TODAY)]

    assert seen(keeper) == seen(as_member("b")) == ["weir", "secret"]
    assert seen(member) == seen(as_member("a")) == ["weir"]
    assert seen(stranger) == []
    for viewer, ref in ((stranger, "weir"), (member, "secret"), (keeper, "nothing")):
        with pytest.raises(UnknownAgreement):
            get_agreement(viewer, weir.network, ref, TODAY)
        with pytest.raises(UnknownAgreement):
            agreement_of(viewer, weir.network, ref)


def test_a_promise_in_a_sealed_agreement_is_as_hidden_as_the_agreement(
    weir: Agreement, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    secret = Agreement.objects.get(ref="secret")
    record_commitment(keeper, secret, CommitmentDraft("b", name_en="Keep still", ref="still"))

    assert commitment_of(as_member("b"), weir.network, "still").owed_by.ref == "b"
    for viewer in (member, stranger):
        with pytest.raises(UnknownCommitment):
            commitment_of(viewer, weir.network, "still")


def test_who_is_a_party_is_read_as_of_the_day_and_as_known(
    weir: Agreement, keeper: Viewer
) -> None:
    before = newest_seq(weir.network)
    left = PartyDraft("b", PartyStep.LEFT, Said(on(date(2026, 6, 1))))
    record_party(keeper, weir, left)

    def parties(day: date, known: int | None = None) -> int:
        rows = list_agreements(keeper, weir.network, AsOf(day, known))
        return next(row.parties for row in rows if row.ref == "weir")

    assert [parties(date(2026, month, 2)) for month in (2, 4, 7)] == [0, 2, 1]
    assert parties(date(2026, 7, 2), before) == 2
    page = get_agreement(keeper, weir.network, "weir", TODAY)
    assert [(row.actor.ref, row.left is not None) for row in page.parties] == [
        *(("a", False), ("b", True)),
    ]


def test_each_version_has_its_own_answers_and_who_declined_is_named_to_keepers_and_itself(
    weir: Agreement, keeper: Viewer, member: Viewer
) -> None:
    say_answer(keeper, weir, AnswerDraft(Answer.ACCEPTED, "a"))
    say_answer(keeper, weir, AnswerDraft(Answer.DECLINED, "b"))
    record_version(keeper, weir, VersionDraft(terms_en="Help keep, and clean"))
    say_answer(keeper, weir, AnswerDraft(Answer.ACCEPTED, "b"))
    say_answer(keeper, weir, AnswerDraft(Answer.WITHDRAWN, "a", number=1))

    def read(viewer: Viewer) -> list[tuple[int | None, int | None, set[str]]]:
        versions = get_agreement(viewer, weir.network, "weir", TODAY).versions
        return [
            (v.answers.accepted, v.answers.declined, {row.actor.ref for row in v.answers.rows})
            for v in versions
        ]

    assert read(keeper) == [(1, 0, {"b"}), (0, 2, {"a", "b"})]
    assert read(member) == [(1, 0, {"b"}), (0, 2, set())]
    assert read(as_member("a"))[1][2] == {"a"}


def test_a_promise_past_its_day_without_a_word_is_not_broken(
    weir: Agreement, keeper: Viewer
) -> None:
    due = on(date(2026, 6, 1))
    owed = record_commitment(keeper, weir, CommitmentDraft("a", name_en="Bamboo", due=due))
    kept = CommitmentStepDraft(CommitmentStepKind.LATE, Said(on(date(2026, 8, 1))))
    take_commitment_step(keeper, owed, kept)

    def state(month: int) -> CommitmentState:
        when = AsOf(date(2026, month, 2))
        return get_agreement(keeper, weir.network, "weir", when).commitments[0].state

    assert [state(month) for month in (5, 7, 9)] == [
        *(CommitmentState.OPEN, CommitmentState.DUE_UNTOLD, CommitmentState.LATE),
    ]


def test_the_ledger_shows_whether_use_follows_keeping_and_never_says_did_not(
    weir: Agreement, keeper: Viewer
) -> None:
    give(keeper, weir, "contribution", "ab", 4)
    give(keeper, weir, "contribution", "ab", 5)
    give(keeper, weir, "contribution", "bd", 6, step="pledged")
    give(keeper, weir, "benefit", "da", 7)
    give(keeper, weir, "benefit", "dc", 8)
    give(keeper, weir, "contribution", "cd", 9)
    give(keeper, weir, "contribution", "ed", 9)
    rows = ledger(keeper, weir)

    assert (rows["a"].rights, rows["a"].entry) == (Rights.FOLLOW, Entry.BY_THE_RULE)
    assert rows["a"].kept is not None and rows["a"].kept.count == 2
    assert (rows["b"].rights, rows["b"].entry) == (Rights.BOTH_UNTOLD, Entry.UNKNOWN)
    assert (rows["c"].rights, rows["c"].entry) == (Rights.FOLLOW, Entry.USED_FIRST)
    assert (rows["e"].rights, rows["e"].is_party) == (Rights.USE_UNTOLD, False)
    commons = get_agreement(keeper, weir.network, "weir", TODAY).commons
    assert commons is not None and commons.outside == 2
    assert ledger(keeper, weir, AsOf(date(2026, 4, 30)))["a"].rights == Rights.USE_UNTOLD


def test_who_received_is_for_keepers_and_themselves_and_the_counts_are_for_all(
    weir: Agreement, keeper: Viewer, member: Viewer
) -> None:
    give(keeper, weir, "contribution", "ab", 4)
    give(keeper, weir, "benefit", "da", 7)
    give(keeper, weir, "benefit", "dc", 8)

    assert set(ledger(keeper, weir)) == {"a", "b", "c"}
    assert set(ledger(member, weir)) == {"a", "b"}
    assert ledger(member, weir)["a"].used is None and ledger(member, weir)["a"].use_hidden
    assert ledger(as_member("a"), weir)["a"].rights == Rights.FOLLOW
    assert ledger(as_member("c"), weir)["c"].rights == Rights.KEEPING_UNTOLD
    counts = [
        get_agreement(viewer, weir.network, "weir", TODAY).commons for viewer in (keeper, member)
    ]
    assert counts[0] and counts[1] and counts[0].counts == counts[1].counts
    assert counts[0].counts[Rights.FOLLOW] == 1


def test_the_charter_that_held_on_a_day_is_read_by_everybody(
    weir: Agreement, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    network = weir.network
    record_charter(keeper, network, CharterDraft("groups", "water", said=SPRING))
    later = Said(on(date(2026, 9, 1)))
    new = CharterDraft("groups and schools", "water", controller="Committee", said=later)
    record_charter(keeper, network, new)
    for ref in "abcd":
        say_charter_answer(keeper, network, AnswerDraft(Answer.ACCEPTED, ref))

    for viewer, accepted in ((keeper, 4), (member, 4), (stranger, None)):
        found = list_charter(viewer, network, TODAY)
        assert [one.number for one in found] == [2, 1]
        assert found[0].controller == "Committee"
        assert found[0].answers.accepted == accepted
    assert list_charter(stranger, network, TODAY)[0].answers.rows == []
    assert [one.number for one in list_charter(stranger, network, AsOf(date(2026, 5, 1)))] == [1]
    assert list_charter(keeper, network, AsOf(date(2026, 1, 1))) == []
