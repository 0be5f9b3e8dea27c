"""A report leaves by a decision that was adopted, says the same for ever, and is taken back."""

from datetime import date

import pytest

from saiyai.domain.drafts import DecisionDraft
from saiyai.domain.errors import (
    DecisionNotAdopted,
    KeepersOnly,
    MalformedData,
    UnknownEvent,
    UnknownRelease,
    UnknownWord,
)
from saiyai.domain.kinds.decision import DecisionMethod, DecisionStep
from saiyai.domain.periods import AsOf
from saiyai.domain.reports import Edition, Length, Own, Points, ReleaseDraft
from saiyai.domain.viewers import Viewer
from saiyai.queries.networks import newest_seq
from saiyai.queries.releases import get_release, get_released, list_adopted, list_releases
from saiyai.records.models import Change, Event, Network
from saiyai.services.decisions import record_proposal, record_step
from saiyai.services.releases import record_release, withdraw_release
from saiyai.services.remarks import record_remark
from saiyai.services.undo import undo_change
from tests.cast import MANAGER

TODAY = date(2026, 10, 31)
WHEN = AsOf(TODAY)
REPLY = "อ่านแล้วเห็นตรงกัน\nฤดูฝนยังจดไม่ครบ"


def draft_for(decision: str, edition: Edition = Edition.CODED, reason: str = "x") -> ReleaseDraft:
    return ReleaseDraft(edition, Length.SHORT, decision, reason, REPLY)


@pytest.fixture
def proposed(sample: Network, keeper: Viewer) -> Event:
    """A proposal to release, not decided yet."""
    draft = DecisionDraft("ส่งรายงานให้ผู้ให้ทุน", ((MANAGER, "proposer"),))
    return record_proposal(keeper, sample, draft, TODAY)


@pytest.fixture
def adopted(proposed: Event, keeper: Viewer) -> str:
    """The ref of the same, adopted."""
    draft = DecisionDraft("รับ", ((MANAGER, "decider"),), DecisionMethod.CONSENSUS)
    record_step(keeper, proposed, DecisionStep.ADOPTED, draft, TODAY)
    return proposed.ref


def test_without_a_decision_that_was_adopted_nothing_leaves(
    sample: Network, keeper: Viewer, member: Viewer, stranger: Viewer, proposed: Event
) -> None:
    with pytest.raises(DecisionNotAdopted):
        record_release(keeper, sample, draft_for(proposed.ref), WHEN)
    with pytest.raises(UnknownEvent):
        record_release(keeper, sample, draft_for("nothing"), WHEN)
    for viewer in (member, stranger):
        with pytest.raises(KeepersOnly):
            record_release(viewer, sample, draft_for(proposed.ref), WHEN)
    assert not Change.objects.filter(action="record_release").exists()


def test_names_never_leave_nor_a_report_without_a_reason(
    sample: Network, keeper: Viewer, adopted: str
) -> None:
    assert adopted in [row.ref for row in list_adopted(keeper, sample, WHEN)]
    with pytest.raises(UnknownWord):
        record_release(keeper, sample, draft_for(adopted, Edition.NAMED), WHEN)
    with pytest.raises(MalformedData):
        record_release(keeper, sample, draft_for(adopted, reason=" "), WHEN)


def test_outside_the_report_is_read_with_its_reply_and_without_the_reason(
    sample: Network, keeper: Viewer, member: Viewer, stranger: Viewer, adopted: str
) -> None:
    made = record_release(keeper, sample, draft_for(adopted, reason="ผู้ให้ทุนขอ"), WHEN)
    inside, outside = (get_release(one, sample, made.pk) for one in (member, stranger))
    report = get_released(stranger, sample, outside, at_once=True).report

    assert (inside.reason, inside.decision) == ("ผู้ให้ทุนขอ", adopted)
    assert (outside.reason, outside.decision, outside.said) == ("", "", None)
    assert report is not None
    assert report.sections[0].id == "reply"
    assert Points([Own(line) for line in REPLY.splitlines()]) in report.sections[0].blocks
    assert report == get_released(keeper, sample, inside, at_once=True).report


def test_it_says_the_same_after_more_was_told(
    sample: Network, keeper: Viewer, stranger: Viewer, adopted: str
) -> None:
    known = newest_seq(sample)
    made = record_release(keeper, sample, draft_for(adopted), WHEN)
    row = get_release(stranger, sample, made.pk)
    first = get_released(stranger, sample, row, at_once=True).report
    record_remark(keeper, sample, "/n/mae-hom/", "อีกเรื่อง")

    assert (row.when.known, made.known) == (known, known)
    assert get_released(stranger, sample, row, at_once=True).report == first


def test_taken_back_it_is_hidden_and_an_undo_shows_it_again(
    sample: Network, keeper: Viewer, stranger: Viewer, adopted: str
) -> None:
    made = record_release(keeper, sample, draft_for(adopted), WHEN)
    gone = withdraw_release(keeper, sample, made.pk)

    with pytest.raises(UnknownRelease):
        get_release(stranger, sample, made.pk)
    with pytest.raises(UnknownRelease):
        withdraw_release(keeper, sample, made.pk)
    undo_change(keeper, sample, gone)
    assert len(list_releases(stranger, sample)) == 1


def test_once_its_decision_is_undone_nobody_outside_reads_it(
    sample: Network, keeper: Viewer, member: Viewer, stranger: Viewer, adopted: str
) -> None:
    record_release(keeper, sample, draft_for(adopted), WHEN)
    step = Event.objects.filter(network=sample, about__ref=adopted).latest("pk")
    undo_change(keeper, sample, step.told or 0)

    assert list_releases(stranger, sample) == []
    assert len(list_releases(member, sample)) == 1
