"""Lessons: learned in own words, checked by another, used, and learned from."""

from datetime import date

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.errors import MalformedData, NotYours, OwnLesson, UnknownEvent
from saiyai.domain.kinds.learning import LearningStep
from saiyai.domain.one_line import OneLine, one_line
from saiyai.domain.periods import AsOf, on
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.lessons import get_lesson, lesson_of, list_lessons
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Event, Network
from saiyai.services.actors import record_actor
from saiyai.services.events import record_event
from saiyai.services.lessons import record_lesson_from, record_lesson_step
from saiyai.services.undo import undo_change

DAY = date(2026, 10, 1)
NOW = AsOf(date(2026, 10, 31))


@pytest.fixture
def people(network: Network, keeper: Viewer) -> dict[str, Viewer]:
    """Three groups, each with somebody who speaks for it."""
    rows = {
        ref: record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=ActorKind.GROUP))
        for ref in "abc"
    }
    return {ref: Viewer(Eye.MEMBER, ref, row.pk) for ref, row in rows.items()}


def learn(by: Viewer, network: Network, who: str = "a", other: str = "") -> Event:
    draft = one_line(OneLine.LESSON, "น้ำต้องแบ่งก่อนแล้ง", who, other, on(DAY), "")
    return record_event(by, network, draft)


def test_a_lesson_shows_who_learned_it_from_whom_and_who_checked_doubted_and_used_it(
    network: Network, people: dict[str, Viewer]
) -> None:
    lesson = learn(people["a"], network, other="b")
    record_lesson_step(people["b"], lesson, LearningStep.CHECKED, "b", DAY)
    record_lesson_step(people["c"], lesson, LearningStep.DOUBTED, "c", DAY)
    record_lesson_step(people["a"], lesson, LearningStep.USED, "a", DAY)
    (row,) = list_lessons(people["c"], network, NOW).rows

    assert row.words == "น้ำต้องแบ่งก่อนแล้ง"
    seen = (row.learners, row.sources, row.checked, row.doubted, row.used)
    assert [[who.ref for who in one] for one in seen] == [["a"], ["b"], ["b"], ["c"], ["a"]]


def test_lessons_learned_from_a_lesson_stand_below_it_as_a_tree(
    network: Network, people: dict[str, Viewer]
) -> None:
    first = learn(people["a"], network)
    second = record_lesson_from(people["b"], first, "b", "แบ่งตามนา ไม่ใช่ตามคน", DAY)
    third = record_lesson_from(people["c"], second, "c", "จดไว้ที่ศาลา", DAY)
    beside = record_lesson_from(people["c"], first, "c", "เริ่มก่อนสงกรานต์", DAY)
    rows = list_lessons(people["a"], network, NOW).rows

    assert [(row.ref, row.depth, row.learned_from) for row in rows] == [
        (first.ref, 0, ""),
        (second.ref, 1, first.ref),
        (third.ref, 2, second.ref),
        (beside.ref, 1, first.ref),
    ]
    assert [who.ref for who in rows[2].sources] == ["b"]
    assert [row.ref for row in get_lesson(people["a"], network, second.ref, NOW)] == [
        second.ref,
        third.ref,
    ]


def test_nobody_checks_their_own_lesson_and_nobody_speaks_for_another(
    network: Network, people: dict[str, Viewer], stranger: Viewer, member: Viewer
) -> None:
    lesson = learn(people["a"], network)
    for step in (LearningStep.CHECKED, LearningStep.DOUBTED):
        with pytest.raises(OwnLesson):
            record_lesson_step(people["a"], lesson, step, "a", DAY)
    with pytest.raises(OwnLesson):
        record_lesson_from(people["a"], lesson, "a", "อีกครั้ง", DAY)
    with pytest.raises(MalformedData):
        record_lesson_from(people["b"], lesson, "b", " ", DAY)
    for nobody in (stranger, member, people["c"]):
        with pytest.raises(NotYours):
            record_lesson_step(nobody, lesson, LearningStep.CHECKED, "b", DAY)

    assert Event.objects.count() == 1


def test_strangers_read_no_lessons(
    network: Network, people: dict[str, Viewer], stranger: Viewer
) -> None:
    lesson = learn(people["a"], network)

    assert list_lessons(stranger, network, NOW).rows == []
    with pytest.raises(UnknownEvent):
        get_lesson(stranger, network, lesson.ref, NOW)
    with pytest.raises(UnknownEvent):
        lesson_of(stranger, network, lesson.ref)


def test_a_check_is_undone(network: Network, people: dict[str, Viewer], keeper: Viewer) -> None:
    lesson = learn(people["a"], network)
    record_lesson_step(people["b"], lesson, LearningStep.CHECKED, "b", DAY)
    assert list_lessons(keeper, network, NOW).rows[0].checked
    undo_change(keeper, network, newest_seq(network))

    assert not list_lessons(keeper, network, NOW).rows[0].checked


def test_lessons_come_by_pages_each_with_its_tree(
    network: Network, people: dict[str, Viewer]
) -> None:
    made = [learn(people["a"], network) for _ in range(3)]
    record_lesson_from(people["b"], made[0], "b", "อีกทาง", DAY)
    seen, after = [], ""
    while True:
        page = list_lessons(people["a"], network, NOW, after=after, limit=1)
        seen.append(len(page.rows))
        if not (after := page.after):
            break

    assert seen == [1, 1, 2]
