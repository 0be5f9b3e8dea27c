"""A goal's present state is what its steps come to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.domain.goals import (
    GoalNow,
    GoalState,
    GoalStep,
    GoalStepKind,
    Horizon,
    goal_after,
    horizon_of,
    is_below_itself,
)
from saiyai.domain.periods import on

DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31)).map(on)
ENDS = st.one_of(st.none(), st.integers(1, 5))


def steps() -> st.SearchStrategy[GoalStep]:
    return st.one_of(
        st.builds(GoalStep, st.just(GoalStepKind.REWORDED), DAYS, name_en=st.text(min_size=1)),
        st.builds(GoalStep, st.just(GoalStepKind.REVIEWED), DAYS, number=ENDS),
        st.builds(GoalStep, st.just(GoalStepKind.HANDED_OVER), DAYS, to=ENDS, successor=ENDS),
        st.builds(
            GoalStep,
            st.sampled_from(
                [kind for kind in GoalStepKind if kind in {str(state) for state in GoalState}]
            ).filter(lambda kind: kind != GoalStepKind.HANDED_OVER),
            DAYS,
        ),
    )


def last(told: list[GoalStep], *kinds: GoalStepKind) -> GoalStep | None:
    return next((step for step in reversed(told) if step.step in kinds), None)


@given(st.lists(steps(), max_size=12))
def test_each_part_of_the_present_is_the_last_that_was_told_of_it(told: list[GoalStep]) -> None:
    now = goal_after(told)
    wording = last(told, GoalStepKind.REWORDED)
    measured = [step for step in told if step.number is not None]
    owners = [step.to for step in told if step.to is not None]

    assert now.name_en == (wording.name_en if wording else "")
    assert now.number == (measured[-1].number if measured else None)
    assert now.owner == (owners[-1] if owners else None)


@given(st.lists(steps(), max_size=12))
def test_only_words_reviews_and_a_new_owner_leave_the_state_as_it_was(
    told: list[GoalStep],
) -> None:
    moving = [
        step
        for step in told
        if step.step not in {GoalStepKind.REWORDED, GoalStepKind.REVIEWED}
        and (step.step != GoalStepKind.HANDED_OVER or step.successor is not None)
    ]
    now = goal_after(told)

    assert now.state == (GoalState(moving[-1].step) if moving else GoalState.TOLD)
    assert (now.successor is not None) == (now.state == GoalState.HANDED_OVER)


def test_a_goal_of_which_nothing_more_was_told_is_open_and_not_thereby_agreed() -> None:
    assert goal_after([]) == GoalNow(GoalState.TOLD)
    assert goal_after([]).is_open


@pytest.mark.parametrize(
    ("written", "horizon"),
    [
        ("long", Horizon.LONG),
        (" ระยะสั้น ", Horizon.SHORT),
        ("เฉพาะหน้า", Horizon.IMMEDIATE),
        ("ปี 2570", Horizon.UNTOLD),
        ("", Horizon.UNTOLD),
    ],
)
def test_free_text_of_a_file_is_read_where_it_is_one_of_our_words(
    written: str, horizon: Horizon
) -> None:
    assert horizon_of(written) == horizon


@given(st.dictionaries(st.integers(0, 8), st.one_of(st.none(), st.integers(0, 8))))
def test_a_goal_lies_below_itself_where_going_up_comes_back(
    parents: dict[int, int | None],
) -> None:
    for goal, parent in parents.items():
        at, path = parent, list[int | None]()
        for _ in range(len(parents) + 1):
            path.append(at)
            at = parents.get(at) if at is not None else None

        assert is_below_itself(goal, parents) == (goal in path)
