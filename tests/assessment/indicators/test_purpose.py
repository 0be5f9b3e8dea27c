"""Dimension 2 by hand: own goals that fit, common goals that are seen, understood, agreed with."""

import pytest

from saiyai.assessment.statistics.estimates import NoEstimate
from saiyai.domain.drafts import GoalDraft
from tests.assessment.indicators.worked import ago, event, measure, value, view, why

TOGETHER = [event("activity", 10, parts="A B C D", title="ประชุม")]
MAIN = GoalDraft("main", "น้ำพอ", main=True, horizon="long")
OWN = [GoalDraft(f"g{one}", one, owner=one) for one in "ABC"]


def fit(goal: str, actor: str, word: str) -> dict[str, object]:
    return {"goal": goal, "towards": "main", "actor": actor, "fit": word, "said": ago(20)}


def test_a_goal_fits_when_its_owner_and_one_other_say_so() -> None:
    fits = [
        fit("gA", "A", "supporting"),
        fit("gA", "B", "neutral"),
        fit("gB", "B", "supporting"),
        fit("gC", "C", "opposing"),
        fit("gC", "A", "opposing"),
    ]
    seen = view("ABCD", TOGETHER, goals=[MAIN, *OWN], goal_fits=fits)

    assert value("P1", seen) == pytest.approx(1 / 3)
    assert measure("P1", seen).beside == {"own_goals": 3, "for_talk": 1}
    assert measure("P1", seen).by_one


def test_the_last_word_of_each_counts() -> None:
    fits = [fit("gA", "A", "opposing") | {"said": ago(90)}, fit("gA", "A", "supporting")]
    fits += [fit("gA", "B", "supporting")]
    seen = view("ABCD", TOGETHER, goals=[MAIN, *OWN], goal_fits=fits)

    assert value("P1", seen) == 1


def test_where_few_told_an_own_goal_nothing_is_said() -> None:
    seen = view("ABCD", TOGETHER, goals=[MAIN, OWN[0]], goal_fits=[fit("gA", "A", "supporting")])

    assert why("P1", seen).why is NoEstimate.LOW_RESPONSE


def stances(goal: str, who: str, *words: str, holds: bool = True) -> list[dict[str, object]]:
    return [
        {"goal": goal, "actor": one, "stance": word, "holds": holds, "said": ago(30)}
        for one in who
        for word in words
    ]


WHOLE = ("sees", "understands", "agrees")


def test_the_best_goal_of_each_horizon_counts_and_a_horizon_without_one_is_none() -> None:
    goals = [MAIN, GoalDraft("s1", "สั้น", horizon="short"), GoalDraft("s2", "สั้น", horizon="short")]
    said = (
        stances("main", "ABCD", *WHOLE) + stances("s1", "A", *WHOLE) + stances("s2", "AB", *WHOLE)
    )
    said += stances("s1", "BCD", "sees")
    seen = view("ABCD", TOGETHER, goals=goals, goal_stances=said)

    assert value("P2", seen) == pytest.approx((0 + 2 / 4 + 4 / 4) / 3)


def test_who_takes_a_yes_back_does_not_hold_it() -> None:
    said = stances("main", "ABCD", *WHOLE) + [
        row | {"said": ago(5)} for row in stances("main", "A", "agrees", holds=False)
    ]
    seen = view("ABCD", TOGETHER, goals=[MAIN], goal_stances=said)

    assert value("P2", seen) == pytest.approx(3 / 4 / 3)


def test_a_goal_that_was_attained_is_no_longer_common() -> None:
    done = [{"goal": "main", "step": "attained", "said": ago(3)}]
    seen = view(
        "ABCD",
        TOGETHER,
        goals=[MAIN],
        goal_stances=stances("main", "ABCD", *WHOLE),
        goal_steps=done,
    )

    assert value("P2", seen) == 0


def test_where_few_were_asked_nothing_is_said() -> None:
    seen = view("ABCD", TOGETHER, goals=[MAIN], goal_stances=stances("main", "A", *WHOLE))

    assert why("P2", seen).why is NoEstimate.LOW_RESPONSE


MEMBERS = "ABCDEFGH"
COMMON = [MAIN, *(GoalDraft(one, one, horizon="short") for one in ("s1", "s2", "s3"))]


def answered(who: str, pattern: str) -> list[dict[str, object]]:
    """Yes (+) or no (−) to each of the three statements of each goal, in their order."""
    asked = [(goal.ref, word) for goal in COMMON for word in WHOLE]
    return [
        one
        for (goal, word), sign in zip(asked, pattern, strict=True)
        for one in stances(goal, who, word, holds=sign == "+")
    ]


def test_members_who_answer_alike_share_one_meaning_whatever_it_is() -> None:
    seen = view("ABCDEFGH", goals=COMMON, goal_stances=answered(MEMBERS, "++-+--+++-+-"))

    assert value("P4", seen) == pytest.approx(1)
    assert measure("P4", seen).beside["first_factor"] == pytest.approx(1)
    assert measure("P4", seen).beside["against"] == 0
    assert measure("P4", seen).beside["statements"] == 12


def test_two_camps_that_answer_otherwise_show_as_a_second_meaning() -> None:
    one, other = "++-+--+++-+-", "++-+-----+-+"
    said = [*answered("ABCD", one), *answered("EFGH", other)]
    found = measure("P4", view("ABCDEFGH", goals=COMMON, goal_stances=said))

    assert found.beside["first_factor"] < 3 / 4
    alike = [one[at] == other[at] for at in range(12)]
    assert sum(alike) == 6  # of two from both camps, who agree on half, none more than by chance
    assert value("P4", view("ABCDEFGH", goals=COMMON, goal_stances=said)) < 0.75


def test_of_too_few_statements_or_members_no_meaning_is_told() -> None:
    three = view("ABCDEFGH", goals=COMMON[:3], goal_stances=answered(MEMBERS, "+" * 12)[:72])
    seven = view("ABCDEFGH", goals=COMMON, goal_stances=answered(MEMBERS[:7], "+" * 12))
    at_work = view(
        "ABCDEFGH",
        goals=COMMON,
        goal_stances=[
            *answered(MEMBERS, "+" * 12)[:72],
            *stances("s3", MEMBERS, "works_for", "differs"),
        ],
    )

    assert why("P4", three).why is NoEstimate.TOO_FEW_STATEMENTS
    assert why("P4", three).lacks == 3
    assert why("P4", at_work).lacks == 3
    assert why("P4", seven).why is NoEstimate.TOO_FEW_MEMBERS
