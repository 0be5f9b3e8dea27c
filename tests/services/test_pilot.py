"""The pilot: answers nobody else reads, minutes as told, and harm that no keeper takes back."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.errors import (
    AnswersMissing,
    ConsentMissing,
    FutureDay,
    KeepersOnly,
    MalformedData,
    NamesInWords,
    NotUndoable,
    NotYours,
    StepOutOfOrder,
    UnknownHarm,
    UnknownPilotRound,
    UnknownWord,
)
from saiyai.domain.periods import AsOf, on
from saiyai.domain.pilot import ITEMS, HarmDraft, HarmKind, HarmStepKind, Phase
from saiyai.domain.said import Said
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.pilot import get_pilot, harm_of, list_harms, pilot_round_of
from saiyai.records.models import Actor, Change, Harm, HarmStep, Network, PilotAnswer, PilotWeek
from saiyai.services.actors import record_actor
from saiyai.services.pilot import (
    answer_pilot,
    close_pilot_round,
    open_pilot_round,
    record_harm,
    record_pilot_week,
    take_harm_step,
    withdraw_pilot_answer,
)
from saiyai.services.undo import undo_change

TODAY = date(2026, 10, 31)
NOW = AsOf(TODAY)
REFS = "abcdefghij"
OUTSIDE = Viewer(Eye.OUTSIDE, "local_outside")
ALL_TWO = dict.fromkeys(ITEMS, 2)


@pytest.fixture
def people(network: Network, keeper: Viewer) -> Network:
    """Ten persons who may be named inside."""
    for ref in REFS:
        draft = ActorDraft(
            ref=ref, name_en=f"Person {ref}", kind=ActorKind.PERSON, consent=Consent.MEMBERS
        )
        record_actor(keeper, network, draft)
    return network


def who(member: Viewer, network: Network, ref: str) -> Viewer:
    """A member who is an actor of the record."""
    actor = Actor.objects.get(network=network, ref=ref, untold__isnull=True)
    return replace(member, actor=actor.pk)


def refused(act: object) -> None:
    """The database says no."""
    assert callable(act)
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        act()


def test_a_person_answers_for_themselves_and_reads_it_alone(
    people: Network, keeper: Viewer, member: Viewer
) -> None:
    asked = open_pilot_round(keeper, people, Phase.BEFORE)
    answer_pilot(who(member, people, "a"), asked, {"limit_a": 4}, agrees=True)

    assert get_pilot(who(member, people, "a"), people, NOW).own["limit_a"] == 4
    assert get_pilot(who(member, people, "b"), people, NOW).own == {}
    read = get_pilot(keeper, people, NOW)
    assert (read.own, read.items) == ({}, ())
    assert read.open is not None
    assert read.open.answered == 1


def test_without_consent_nothing_is_kept(people: Network, keeper: Viewer, member: Viewer) -> None:
    asked = open_pilot_round(keeper, people, Phase.BEFORE)
    own = who(member, people, "a")
    with pytest.raises(ConsentMissing):
        answer_pilot(own, asked, {"limit_a": 4}, agrees=False)
    with pytest.raises(AnswersMissing):
        answer_pilot(own, asked, {"limit_a": 0}, agrees=True)
    with pytest.raises(UnknownWord):
        answer_pilot(own, asked, {"limit_a": 6}, agrees=True)
    with pytest.raises(UnknownWord):
        answer_pilot(own, asked, {"limit_z": 1}, agrees=True)
    with pytest.raises(NotYours):
        answer_pilot(own, asked, {"limit_a": 4}, agrees=True, actor="b")
    with pytest.raises(NotYours):
        answer_pilot(member, asked, {"limit_a": 4}, agrees=True)

    assert not PilotAnswer.objects.exists()


def test_what_somebody_wrote_no_keeper_writes_over(
    people: Network, keeper: Viewer, member: Viewer
) -> None:
    asked = open_pilot_round(keeper, people, Phase.BEFORE)
    own = who(member, people, "a")
    answer_pilot(own, asked, {"limit_a": 1}, agrees=True)
    with pytest.raises(NotYours):
        answer_pilot(keeper, asked, {"limit_a": 5}, agrees=True, actor="a")
    with pytest.raises(NotYours):
        withdraw_pilot_answer(keeper, asked, "a")
    answer_pilot(own, asked, {"limit_a": 2}, agrees=True)

    assert get_pilot(own, people, NOW).own["limit_a"] == 2
    assert PilotAnswer.objects.count() == 1


def test_a_sheet_of_paper_is_entered_and_taken_over(
    people: Network, keeper: Viewer, member: Viewer
) -> None:
    asked = open_pilot_round(keeper, people, Phase.BEFORE)
    answer_pilot(keeper, asked, {"limit_a": 3}, agrees=True, actor="a")
    answer_pilot(keeper, asked, {"limit_a": 4}, agrees=True, actor="a")
    answer_pilot(who(member, people, "a"), asked, {"limit_a": 5}, agrees=True)
    with pytest.raises(NotYours):
        answer_pilot(keeper, asked, {"limit_a": 1}, agrees=True, actor="a")

    assert PilotAnswer.objects.get().own_hand


def test_an_answer_that_is_taken_back_is_gone(
    people: Network, keeper: Viewer, member: Viewer
) -> None:
    asked = open_pilot_round(keeper, people, Phase.BEFORE)
    own = who(member, people, "a")
    answer_pilot(own, asked, {"limit_a": 4}, agrees=True)
    withdraw_pilot_answer(own, asked)
    with pytest.raises(AnswersMissing):
        withdraw_pilot_answer(own, asked)

    assert not PilotAnswer.objects.exists()
    assert all(change.before is None for change in Change.objects.filter(network=people))


def rounds(keeper: Viewer, network: Network, refs: str = REFS) -> None:
    """All answer two before, and four after."""
    for phase, answer in ((Phase.BEFORE, 2), (Phase.AFTER, 4)):
        asked = open_pilot_round(keeper, network, phase)
        for ref in refs:
            told = dict.fromkeys(ITEMS, answer)
            answer_pilot(keeper, asked, told, agrees=True, actor=ref)
        close_pilot_round(keeper, asked)


def test_members_read_what_changed_and_that_it_was_early(
    people: Network, keeper: Viewer, member: Viewer
) -> None:
    rounds(keeper, people)
    read = get_pilot(member, people, NOW)

    assert [one.before.value for one in read.items] == [2.0] * 10
    assert [one.after.value for one in read.items] == [4.0] * 10
    assert read.early
    assert read.items == get_pilot(keeper, people, NOW).items


def test_of_seven_nothing_is_told(people: Network, keeper: Viewer) -> None:
    rounds(keeper, people, REFS[:7])

    assert {one.before.value for one in get_pilot(keeper, people, NOW).items} == {None}


def test_rounds_follow_one_another(people: Network, keeper: Viewer, member: Viewer) -> None:
    with pytest.raises(KeepersOnly):
        open_pilot_round(member, people, Phase.BEFORE)
    with pytest.raises(StepOutOfOrder):
        open_pilot_round(keeper, people, Phase.AFTER)
    asked = open_pilot_round(keeper, people, Phase.BEFORE)
    with pytest.raises(StepOutOfOrder):
        open_pilot_round(keeper, people, Phase.BEFORE)
    with pytest.raises(NotUndoable):
        undo_change(keeper, people, asked.told or 0)
    close_pilot_round(keeper, asked)
    for act in (
        lambda: close_pilot_round(keeper, asked),
        lambda: answer_pilot(keeper, asked, ALL_TWO, agrees=True, actor="a"),
        lambda: withdraw_pilot_answer(keeper, asked, "a"),
    ):
        with pytest.raises(StepOutOfOrder):
            act()


def test_minutes_are_told_by_oneself_and_read_as_a_sum(
    people: Network, keeper: Viewer, member: Viewer
) -> None:
    own = who(member, people, "a")
    record_pilot_week(own, people, TODAY, 30)
    record_pilot_week(own, people, date(2026, 10, 27), 12)  # the same week, told again
    record_pilot_week(keeper, people, TODAY, 5, actor="b")
    (week,) = get_pilot(member, people, NOW).weeks

    assert (week.week, week.minutes, week.tellers) == (date(2026, 10, 26), 17, 2)
    assert PilotWeek.objects.filter(untold__isnull=True).count() == 2
    with pytest.raises(NotYours):
        record_pilot_week(own, people, TODAY, 5, actor="b")
    with pytest.raises(FutureDay):
        record_pilot_week(own, people, date(2026, 11, 9), 5)
    for minutes in (-1, 10_081):
        with pytest.raises(MalformedData):
            record_pilot_week(own, people, TODAY, minutes)


def test_harm_is_told_by_nobody_and_read_by_everybody_inside(
    people: Network, keeper: Viewer, member: Viewer
) -> None:
    told = record_harm(who(member, people, "a"), people, HarmDraft(HarmKind.PRESSED, "ถูกเร่งให้ตอบ"))
    change = Change.objects.get(seq=told.told or 0)

    assert (change.by, change.action, change.about) == ("somebody", "record_harm", "")
    for viewer in (keeper, member):
        (row,) = list_harms(viewer, people, NOW)
        assert (row.kind, row.words, row.step) == (HarmKind.PRESSED, "ถูกเร่งให้ตอบ", None)
    assert list_harms(OUTSIDE, people, NOW) == []
    with pytest.raises(NotYours):
        record_harm(OUTSIDE, people, HarmDraft(HarmKind.OTHER))


def test_no_keeper_takes_harm_back(people: Network, keeper: Viewer, member: Viewer) -> None:
    told = record_harm(member, people, HarmDraft(HarmKind.SHAMED, "x", on(date(2026, 10, 1))))
    with pytest.raises(NotUndoable):
        undo_change(keeper, people, told.told or 0)
    rows = Harm.objects.filter(pk=told.pk)
    refused(lambda: rows.update(words=""))
    refused(lambda: rows.update(untold=999))
    refused(rows.delete)
    step = take_harm_step(keeper, told, HarmStepKind.MENDED, Said(words="แก้ในบันทึกแล้ว"))
    refused(lambda: HarmStep.objects.filter(pk=step.pk).update(words=""))
    (row,) = list_harms(member, people, NOW)

    assert (row.step, row.steps[0].said.words) == (HarmStepKind.MENDED, "แก้ในบันทึกแล้ว")
    assert row.words == "x"
    with pytest.raises(KeepersOnly):
        take_harm_step(member, told, HarmStepKind.SEEN, Said())


def test_harm_names_nobody(people: Network, keeper: Viewer, member: Viewer) -> None:
    with pytest.raises(NamesInWords):
        record_harm(member, people, HarmDraft(HarmKind.SHAMED, "Person b laughed"))
    with pytest.raises(MalformedData):
        record_harm(member, people, HarmDraft(HarmKind.SHAMED, "x" * 1001))
    with pytest.raises(FutureDay):
        record_harm(member, people, HarmDraft(HarmKind.SHAMED, "x", on(date(2027, 1, 1))))
    told = record_harm(member, people, HarmDraft(HarmKind.SHAMED, "the committee laughed"))
    with pytest.raises(NamesInWords):
        take_harm_step(keeper, told, HarmStepKind.SEEN, Said(words="Person b is sorry"))


def test_outside_nothing_is_read(people: Network, keeper: Viewer) -> None:
    asked = open_pilot_round(keeper, people, Phase.BEFORE)
    told = record_harm(keeper, people, HarmDraft(HarmKind.OTHER))

    assert get_pilot(OUTSIDE, people, NOW).hidden
    assert get_pilot(OUTSIDE, people, NOW).rounds == ()
    with pytest.raises(UnknownPilotRound):
        pilot_round_of(OUTSIDE, people, asked.ref)
    with pytest.raises(UnknownHarm):
        harm_of(OUTSIDE, people, told.ref)


def test_before_it_was_opened_or_closed_it_was_not(people: Network, keeper: Viewer) -> None:
    asked = open_pilot_round(keeper, people, Phase.BEFORE)
    for ref in REFS:
        answer_pilot(keeper, asked, ALL_TWO, agrees=True, actor=ref)
    seq = Change.objects.filter(network=people).latest("seq").seq
    close_pilot_round(keeper, asked)

    assert get_pilot(keeper, people, AsOf(TODAY, seq)).items == ()
    assert get_pilot(keeper, people, AsOf(date(2026, 10, 30))).rounds == []
    assert len(get_pilot(keeper, people, NOW).items) == 10
