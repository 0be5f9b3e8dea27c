"""What people tell of a warning decides whether it is shown, and for no longer than it is so."""

from datetime import date, timedelta

import pytest

from saiyai.domain.warnings import (
    CHECK_DAYS,
    NEEDS,
    WarningNow,
    WarningState,
    WarningStep,
    WarningStepKind,
    lacks,
    warning_after,
)

DAY = date(2026, 10, 1)
STEP = WarningStepKind


def step(
    kind: WarningStepKind,
    after: int = 0,
    *,
    size: int = 4,
    until: int | None = None,
    **told: object,
) -> WarningStep:
    day = DAY + timedelta(days=after)
    return WarningStep(kind, day, size, until and DAY + timedelta(days=until), **told)  # type: ignore[arg-type]


def after(*steps: WarningStep, size: int | None = 4, days: int = 30) -> WarningNow:
    return warning_after(steps, size, DAY + timedelta(days=days))


def test_a_warning_of_which_nothing_was_told_is_open() -> None:
    assert after().state is WarningState.OPEN
    assert after().is_shown


def test_a_plan_keeps_its_day_and_who_sees_to_it() -> None:
    now = after(step(STEP.PLANNED, until=60), step(STEP.ASSIGNED, 2, to=7))

    assert (now.state, now.due, now.to) == (WarningState.PLANNED, DAY + timedelta(days=60), 7)
    assert now.is_shown


def test_what_is_put_off_is_hidden_until_its_day() -> None:
    put_off = step(STEP.SNOOZED, until=31)

    assert not after(put_off, days=30).is_shown
    assert after(put_off, days=31).state is WarningState.OPEN


def test_a_plan_stands_again_after_it_was_put_off() -> None:
    now = after(step(STEP.PLANNED, until=60), step(STEP.SNOOZED, 1, until=20))

    assert now.state is WarningState.PLANNED


@pytest.mark.parametrize("kind", [STEP.SNOOZED, STEP.DISMISSED])
def test_nothing_hides_a_matter_that_has_grown(kind: WarningStepKind) -> None:
    told = step(kind, until=300, reason="ตกลงกันแล้ว")

    assert not after(told, size=4).is_shown
    assert not after(told, size=3).is_shown
    grown = after(told, size=5)
    assert (grown.state, grown.is_shown, grown.reason) == (WarningState.GREW, True, "ตกลงกันแล้ว")


def test_what_was_set_aside_stays_so_with_its_reason() -> None:
    now = after(step(STEP.DISMISSED, reason="พี่น้องกัน"), days=3_000)

    assert (now.state, now.reason) == (WarningState.DISMISSED, "พี่น้องกัน")


def test_what_was_done_is_checked_by_reading_again() -> None:
    done = step(STEP.DONE)

    assert after(done, days=CHECK_DAYS - 1).state is WarningState.DONE
    assert after(done, days=CHECK_DAYS).state is WarningState.STILL
    assert after(done, days=CHECK_DAYS).is_shown
    assert after(done, size=None).state is WarningState.CLEARED


def test_what_is_gone_is_cleared_whatever_was_told() -> None:
    assert after(size=None).state is WarningState.CLEARED
    assert after(step(STEP.DISMISSED, reason="x"), size=None).state is WarningState.CLEARED


def test_it_can_be_taken_up_again() -> None:
    told = (step(STEP.DISMISSED, reason="x"), step(STEP.REOPENED, 5))

    assert after(*told).state is WarningState.OPEN
    assert not after(*told, days=4).is_shown  # not yet on that day


@pytest.mark.parametrize(("kind", "needed"), NEEDS.items())
def test_a_step_tells_what_it_needs(kind: WarningStepKind, needed: tuple[str, ...]) -> None:
    assert lacks(step(kind)) == needed
    assert lacks(step(kind, until=9, to=7, reason="x")) == ()


def test_a_step_is_not_put_off_to_a_day_that_is_past() -> None:
    assert lacks(step(STEP.SNOOZED, 9, until=9)) == ("until",)
