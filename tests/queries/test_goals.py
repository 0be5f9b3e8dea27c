"""Goals as of a day: the same as replaying what was told; counts alike, names with care."""

import random
from datetime import date, timedelta

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, GoalDraft
from saiyai.domain.errors import UnknownGoal
from saiyai.domain.goals import (
    Fit,
    FitDraft,
    GoalStance,
    GoalState,
    GoalStepDraft,
    GoalStepKind,
    Horizon,
    StanceDraft,
)
from saiyai.domain.periods import AsOf, Span, in_month, on
from saiyai.domain.said import Said
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.goals import get_goal, goal_of, list_goals
from saiyai.queries.networks import newest_seq
from saiyai.queries.stances import StanceCount
from saiyai.records.models import Actor, Goal, Network
from saiyai.services.actors import correct_actor, record_actor
from saiyai.services.goals import record_goal, say_fit, say_stance, take_goal_step
from saiyai.services.undo import undo_change

TODAY = AsOf(date(2026, 10, 31))
FIRST = date(2026, 1, 1)


@pytest.fixture
def cast(network: Network, keeper: Viewer) -> Network:
    """Six groups and a person; a main goal with one below, own goals of a group and the person."""
    for ref in "abcdef":
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=ActorKind.GROUP))
    record_actor(keeper, network, ActorDraft(ref="p", name_en="Pim", kind=ActorKind.PERSON))
    record_goal(keeper, network, GoalDraft("own", name_en="Sell cloth", owner="a"))
    record_goal(keeper, network, GoalDraft("main", name_en="Water", main=True, horizon="long"))
    record_goal(keeper, network, GoalDraft("sub", name_en="A rota", parent="main"))
    record_goal(keeper, network, GoalDraft("hers", name_en="Rest", owner="p", parent="main"))
    return network


def goal(ref: str) -> Goal:
    return Goal.objects.select_related("network", "owner").get(ref=ref, untold__isnull=True)


def as_member(ref: str) -> Viewer:
    return Viewer(Eye.MEMBER, "a member", Actor.objects.get(ref=ref).pk)


def answer(by: Viewer, actor: str, stance: GoalStance, *, holds: bool = True) -> None:
    say_stance(by, goal("main"), StanceDraft(stance, holds=holds, actor=actor))


def count_of(viewer: Viewer, network: Network, stance: GoalStance) -> StanceCount:
    counts = get_goal(viewer, network, "main", TODAY).row.counts
    return next(one for one in counts if one.stance == stance)


def test_the_tree_begins_with_the_main_goal_and_each_is_followed_by_what_lies_below(
    cast: Network, keeper: Viewer
) -> None:
    rows = list_goals(keeper, cast, TODAY)

    assert [(row.ref, row.depth) for row in rows] == [
        *(("main", 0), ("sub", 1), ("hers", 1), ("own", 0)),
    ]
    assert rows[0].horizon == Horizon.LONG


def test_a_circle_that_a_file_told_long_ago_is_still_shown_once(
    cast: Network, keeper: Viewer
) -> None:
    Goal.objects.filter(ref="main").update(parent=goal("sub"))

    assert sorted(row.ref for row in list_goals(keeper, cast, TODAY)) == [
        *("hers", "main", "own", "sub"),
    ]


def test_members_see_goals_of_those_they_may_name_and_outside_those_of_the_network(
    cast: Network, member: Viewer, stranger: Viewer
) -> None:
    def seen(viewer: Viewer) -> set[str]:
        return {row.ref for row in list_goals(viewer, cast, TODAY)}

    assert seen(member) == {"main", "sub", "own"}
    assert seen(as_member("p")) == {"main", "sub", "own", "hers"}
    assert seen(stranger) == {"main", "sub"}
    for viewer, ref in ((member, "hers"), (stranger, "own"), (stranger, "nothing")):
        with pytest.raises(UnknownGoal):
            get_goal(viewer, cast, ref, TODAY)
        with pytest.raises(UnknownGoal):
            goal_of(viewer, cast, ref)


def test_each_question_is_answered_by_itself_and_the_last_answer_counts(
    cast: Network, keeper: Viewer
) -> None:
    answer(keeper, "a", GoalStance.SEES)
    answer(keeper, "a", GoalStance.UNDERSTANDS, holds=False)
    answer(keeper, "b", GoalStance.SEES)
    answer(keeper, "b", GoalStance.SEES, holds=False)

    assert count_of(keeper, cast, GoalStance.SEES) == StanceCount(GoalStance.SEES, 1, 1)
    assert count_of(keeper, cast, GoalStance.UNDERSTANDS).no == 1
    assert count_of(keeper, cast, GoalStance.AGREES) == StanceCount(GoalStance.AGREES, 0, 0)


def test_members_read_the_counts_of_keepers_and_outside_none_below_five(
    cast: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    for ref in "abcd":
        answer(keeper, ref, GoalStance.AGREES)
    assert count_of(member, cast, GoalStance.AGREES) == count_of(keeper, cast, GoalStance.AGREES)
    assert count_of(stranger, cast, GoalStance.AGREES).yes is None
    answer(keeper, "e", GoalStance.AGREES)

    assert count_of(stranger, cast, GoalStance.AGREES) == StanceCount(GoalStance.AGREES, 5, None)
    assert get_goal(stranger, cast, "main", TODAY).stances == []


def test_who_refused_counts_for_nobody(cast: Network, keeper: Viewer, member: Viewer) -> None:
    answer(keeper, "a", GoalStance.AGREES)
    correct_actor(keeper, Actor.objects.get(ref="a"), ActorDraft(consent=Consent.REFUSED))

    for viewer in (keeper, member):
        assert count_of(viewer, cast, GoalStance.AGREES).yes == 0


def test_who_differs_is_named_to_keepers_and_to_themselves(
    cast: Network, keeper: Viewer, member: Viewer
) -> None:
    answer(keeper, "a", GoalStance.DIFFERS)
    answer(keeper, "b", GoalStance.AGREES, holds=False)
    answer(keeper, "c", GoalStance.AGREES)
    answer(keeper, "p", GoalStance.AGREES)

    def named(viewer: Viewer) -> set[str]:
        return {one.actor.ref for one in get_goal(viewer, cast, "main", TODAY).stances}

    assert named(keeper) == {"a", "b", "c", "p"}
    assert named(member) == {"c"}
    assert named(as_member("a")) == {"a", "c"}


def test_an_own_goal_against_the_main_one_is_listed_without_the_name_of_who_says_so(
    cast: Network, keeper: Viewer, member: Viewer
) -> None:
    said = Said(words="b said it at the weir")
    say_fit(keeper, goal("own"), FitDraft("main", Fit.OPPOSING, "b", said))
    say_fit(keeper, goal("own"), FitDraft("main", Fit.SUPPORTING, "a"))

    def fits(viewer: Viewer) -> list[tuple[Fit, str, bool, str]]:
        found = get_goal(viewer, cast, "own", TODAY).fits
        return [(one.fit, one.actor.ref, one.by_owner, one.said.words) for one in found]

    own = (Fit.SUPPORTING, "a", True, "")
    named = [(Fit.OPPOSING, "b", False, "b said it at the weir"), own]
    assert fits(keeper) == fits(as_member("a")) == fits(as_member("b")) == named
    assert fits(member) == fits(as_member("c")) == [(Fit.OPPOSING, "", False, ""), own]


def test_old_words_stay_readable_and_were_the_words_of_their_time(
    cast: Network, keeper: Viewer
) -> None:
    told = Said(on(date(2026, 6, 1)))
    new = GoalStepDraft(GoalStepKind.REWORDED, name_en="Water and forest", said=told)
    before = newest_seq(cast)
    take_goal_step(keeper, goal("main"), new)

    page = get_goal(keeper, cast, "main", TODAY)
    assert [name.en for name, _ in page.wordings] == ["Water", "Water and forest"]
    assert page.row.name.en == "Water and forest"
    for when in (AsOf(date(2026, 5, 31)), AsOf(TODAY.day, before)):
        assert get_goal(keeper, cast, "main", when).row.name.en == "Water"


def test_a_hand_over_makes_another_the_owner_and_a_successor_closes_the_goal(
    cast: Network, keeper: Viewer
) -> None:
    take_goal_step(keeper, goal("own"), GoalStepDraft(GoalStepKind.HANDED_OVER, to="b"))
    row = get_goal(keeper, cast, "own", TODAY).row
    assert (row.owner and row.owner.ref, row.now.is_open) == ("b", True)
    take_goal_step(keeper, goal("own"), GoalStepDraft(GoalStepKind.HANDED_OVER, successor="sub"))

    page = get_goal(keeper, cast, "own", TODAY)
    assert page.row.now.state == GoalState.HANDED_OVER
    assert page.steps[0].successor and page.steps[0].successor.ref == "sub"


def test_a_step_told_of_a_month_counts_from_its_last_day(cast: Network, keeper: Viewer) -> None:
    said = Said(in_month(2026, 3))
    take_goal_step(keeper, goal("sub"), GoalStepDraft(GoalStepKind.AGREED, said=said))

    states = [get_goal(keeper, cast, "sub", AsOf(date(2026, 3, day))).row.now for day in (30, 31)]
    assert [now.state for now in states] == [GoalState.TOLD, GoalState.AGREED]


@pytest.mark.parametrize("seed", range(6))
def test_a_random_life_of_a_goal_reads_as_its_replay(
    cast: Network, keeper: Viewer, seed: int
) -> None:
    """Told in any order of days, some of it undone; read on any day, as known at any Change."""
    dice = random.Random(seed)
    moving = [GoalStepKind.PROPOSED, GoalStepKind.AGREED, GoalStepKind.ATTAINED]
    told: dict[int, tuple[Span, GoalStepKind]] = {}
    standing: dict[int, dict[int, tuple[Span, GoalStepKind]]] = {newest_seq(cast): {}}
    for _ in range(15):
        if told and dice.random() < 0.25:
            seq = dice.choice(sorted(told))
            undo_change(keeper, cast, seq)
            del told[seq]
        else:
            first = FIRST + timedelta(days=dice.randrange(250))
            when = Span(first, first + timedelta(days=dice.choice([0, 0, 20])))
            draft = GoalStepDraft(dice.choice(moving), said=Said(when))
            made = take_goal_step(keeper, goal("sub"), draft)
            told[made.told or 0] = (when, draft.step)
        standing[newest_seq(cast)] = dict(told)
    for _ in range(20):
        seq = dice.choice(sorted(standing))
        when_read = AsOf(FIRST + timedelta(days=dice.randrange(300)), seq)
        by_then = [
            (when.latest, number, step)
            for number, (when, step) in standing[seq].items()
            if when.latest <= when_read.day
        ]
        expected = GoalState(max(by_then)[2]) if by_then else GoalState.TOLD

        assert get_goal(keeper, cast, "sub", when_read).row.now.state == expected
