"""Record tests: seen, not seen in a record that was kept wholly, or unknown."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from saiyai.assessment.lenses.event_tests import recorded_wholly
from saiyai.assessment.lenses.record_tests import TESTS, read_tests
from saiyai.assessment.look.view import View
from saiyai.domain.actors import Role
from saiyai.domain.coverage import Share
from saiyai.domain.drafts import CoverageDraft, Draft, EventDraft, GoalDraft
from saiyai.domain.periods import Span
from saiyai.domain.verdicts import Held
from tests.assessment.drawn import DAY, everyone, record_of
from tests.assessment.indicators.worked import ago, covered, event, line, view

M, P, N, U = Held.MET, Held.PARTLY, Held.NOT, Held.UNKNOWN


def held(test: str, seen: View) -> Held:
    return TESTS[test](seen).held


def test_of_a_record_of_nothing_nothing_is_known() -> None:
    record = record_of(Draft())
    found = read_tests(View(record, everyone(record)))

    assert {test: told.held for test, told in found.items()} == dict.fromkeys(TESTS, U)


@pytest.mark.parametrize(
    ("members", "word"), [("aB", M), ("ab", N), ("", U)], ids=["both", "persons", "nobody"]
)
def test_kinds_of_members(members: str, word: Held) -> None:
    assert held("several_kinds", view(members)) is word


def test_sectors_that_were_not_told_are_unknown() -> None:
    assert held("several_sectors", view("AB")) is U


SEEN: dict[str, EventDraft] = {
    "acts_together": event("activity", 30, parts="a b", title="งาน"),
    "custom_events": event("activity", 30, parts="a b", title="งานบุญ", type="ritual"),
    "forums": event("activity", 30, parts="a b", title="เวที", type="forum"),
    "openness": event("expansion", 30, what="บ้านใหม่", into="member"),
    "levels_reached": event("expansion", 30, what="อำเภอ", into="level"),
    "advocacy": event("advocacy", 30, parts="a", demand="น้ำสะอาด"),
    "creations": event("outcome", 30, what="มาตรฐานน้ำ", type="standard"),
    "made_known": event("recognition", 30, parts="a", type="award", what="รางวัล"),
    "opportunities": event("exchange", 30, "a>b", good="opportunity"),
    "own_decisions": event("decision", 30, what="ปิดฝาย", method="consensus"),
    "wide_lessons": event("learning", 30, "a>b", lesson="ตลาดโลก", horizon="global"),
}


@pytest.mark.parametrize("test", SEEN)
def test_what_happened_is_seen_and_not_is_said_only_of_a_record_kept_wholly(test: str) -> None:
    kind = SEEN[test].kind
    half = covered(kind, share=Share.SOME)

    assert held(test, view("ab", [SEEN[test]])) is M
    assert held(test, view("ab", [], coverage=covered(kind))) is N
    assert held(test, view("ab", [], coverage=half)) is U
    assert held(test, view("ab")) is U


def test_what_happened_longer_ago_than_a_year_is_over() -> None:
    old = event("activity", 400, parts="a b", title="งาน")

    assert held("acts_together", view("ab", [old], coverage=covered("activity"))) is N


def test_an_activity_of_untold_type_may_be_any() -> None:
    untold = event("activity", 30, parts="a b", title="งาน")

    assert held("custom_events", view("ab", [untold], coverage=covered("activity"))) is U


@pytest.mark.parametrize(
    ("spans", "wholly"),
    [
        ([(date(2025, 1, 1), DAY)], True),
        ([(date(2025, 1, 1), date(2026, 6, 30)), (date(2026, 7, 1), DAY)], True),
        ([(date(2025, 1, 1), date(2026, 5, 31)), (date(2026, 9, 1), DAY)], False),
        ([(date(2026, 1, 1), DAY)], False),
        ([(date(2025, 1, 1), date(2026, 6, 1))], False),
        ([], False),
    ],
)
def test_a_record_is_whole_when_nearly_every_day_of_the_year_is(
    spans: Sequence[tuple[date, date]],
    wholly: bool,  # noqa: FBT001 - a table
) -> None:
    told = tuple(CoverageDraft("activity", Span(*ends), Share.ALL) for ends in spans)

    assert recorded_wholly(view("ab", coverage=told), "activity") is wholly


def decided(*methods: str) -> list[EventDraft]:
    return [event("decision", 9 + at, what="ก", method=way) for at, way in enumerate(methods)]


@pytest.mark.parametrize(
    ("methods", "word"),
    [
        (["vote", "command"], M),
        (["vote", "command", "command"], P),
        (["command"], N),
        ([""], U),
    ],
)
def test_decisions_by_command_are_not_ones_own(methods: list[str], word: Held) -> None:
    assert held("own_decisions", view("ab", decided(*methods))) is word


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ([("a>b", "labour"), ("b>a", "money")], M),
        ([("a>b", "labour")], P),
        ([("a>b", "money")], N),
    ],
)
def test_benefits_are_not_money_alone(told: list[tuple[str, str]], word: Held) -> None:
    given = [event("exchange", 30, pair, good=good) for pair, good in told]
    seen = view("ab", given, coverage=covered("benefit", "exchange"))

    assert held("several_benefits", seen) is word


def test_money_alone_in_a_half_kept_record_is_unknown() -> None:
    assert held("several_benefits", view("ab", [event("exchange", 3, "a>b", good="money")])) is U


def test_knowledge_that_is_passed_on_has_a_lineage() -> None:
    first = event("learning", 60, "a>b", lesson="ทำฝาย")
    on = event("learning", 30, "b>c", lesson="ทำฝาย")
    before = event("learning", 90, "b>c", lesson="อื่น")

    assert held("lineage", view("abc", [first, on])) is M
    assert held("lineage", view("abc", [first, before])) is U


def relief(phase: str) -> EventDraft:
    return event("activity", 30, parts=f"a b::{phase}", title="ถุงยังชีพ", type="relief")


@pytest.mark.parametrize(("phase", "word"), [("co_decide", M), ("benefit", N), ("", U)])
def test_relief_in_which_those_who_get_it_have_a_say(phase: str, word: Held) -> None:
    assert held("not_only_relief", view("ab", [relief(phase)])) is word


def test_where_no_relief_was_given_help_is_not_only_relief() -> None:
    assert held("not_only_relief", view("ab", coverage=covered("activity"))) is M
    assert held("not_only_relief", view("ab")) is U


def test_both_scopes_of_work() -> None:
    near = event("activity", 30, parts="a b", title="ซ่อมฝาย", scope="immediate")
    wide = event("activity", 20, parts="a b", title="ลุ่มน้ำ", scope="widening")

    assert held("both_scopes", view("ab", [near, wide])) is M
    assert held("both_scopes", view("ab", [near])) is P


def goal(ref: str, **told: Any) -> GoalDraft:
    return GoalDraft(ref, ref, **told)


def test_a_main_goal_counts_wholly_once_it_was_agreed_on() -> None:
    agreed = {"goal": "g", "step": "agreed", "said": ago(9)}
    main = [goal("g", main=True)]

    assert held("main_goal", view("ab", goals=main, goal_steps=[agreed])) is M
    assert held("main_goal", view("ab", goals=main)) is P
    over = [agreed, agreed | {"step": "attained", "said": ago(3)}]
    assert held("main_goal", view("ab", goals=main, goal_steps=over)) is U


def test_goals_of_three_horizons() -> None:
    all_three = [goal(one, horizon=one) for one in ("immediate", "short", "long")]

    assert held("horizons", view("ab", goals=all_three)) is M
    assert held("horizons", view("ab", goals=all_three[:1])) is P


def test_a_charter_says_what_is_linked_and_for_what() -> None:
    told = {"number": 1, "links": "ฝาย", "aim": "น้ำ", "said": ago(9)}

    assert held("charter", view("ab", charter_versions=[told])) is M
    later = told | {"number": 2, "links": "", "said": ago(3)}
    assert held("charter", view("ab", charter_versions=[told, later])) is U


def test_agreements_between_members() -> None:
    entered = [
        {"agreement": "mou", "actor": one, "step": "entered", "said": ago(9)} for one in "ab"
    ]
    kept: dict[str, Any] = {"agreements": [{"ref": "mou", "kind": "mou"}]}

    assert held("agreed_by_several", view("ab", **kept, agreement_parties=entered)) is M
    assert held("agreed_by_several", view("ab", **kept, agreement_parties=entered[:1])) is U
    left = [*entered, entered[1] | {"step": "left", "said": ago(3)}]
    assert held("agreed_by_several", view("ab", **kept, agreement_parties=left)) is U


def test_lines_laid_need_no_activity() -> None:
    assert held("lines_laid", view("ab", lines=[line("a-b")])) is M
    assert held("lines_laid", view("abc", lines=[line("a-b")])) is P
    assert held("lines_laid", view("ab")) is U


def test_roles_that_are_held() -> None:
    seen = view("ab", roles={"a": Role.MANAGER})

    assert (held("manager", seen), held("hub", seen)) == (M, U)


def test_who_joined_freely() -> None:
    assert held("joined_freely", view("ab", voluntary="ab")) is M
    assert held("joined_freely", view("abc", voluntary="a")) is U  # asked of too few


def test_problems_raised_from_inside_and_touching_several() -> None:
    problem = {"ref": "p", "raised_from": "inside"}
    touched = [
        {"problem": "p", "ref": one, "actor": one, "affected": True, "affecting": False,
         "said": ago(5)}
        for one in "ab"
    ]  # fmt: skip
    seen = view("ab", problems=[problem], stakeholders=touched)

    assert (held("local_problems", seen), held("shared_problem", seen)) == (M, M)
    outside = view("ab", problems=[problem | {"raised_from": "outside"}])
    assert (held("local_problems", outside), held("shared_problem", outside)) == (N, U)


def test_evidence_are_rows_of_the_record() -> None:
    seen = view("ab", [SEEN["custom_events"]])
    told = TESTS["custom_events"](seen)

    assert told.rows["events"].tolist() == seen.record.events.ids.tolist()
    assert told.n == 1


def test_nobody_else_counts_as_a_member() -> None:
    seen = view("aB")
    only_a = replace(seen.scope, members=seen.marked(seen.positions[:1]))

    assert held("several_kinds", View(seen.record, only_a)) is N
