"""What hidden things give away to whoever tries, which is nothing; and what keepers of a part may.

The people are those of `tests/served.py`.
"""

from datetime import date
from typing import Any

import pytest

from saiyai.domain.consent import Consent
from saiyai.domain.drafts import AssertionDraft, EventDraft, GoalDraft, PartDraft, TieDraft
from saiyai.domain.errors import (
    KeepersOnly,
    NotYours,
    UnknownActor,
    UnknownEvent,
    UnknownFact,
    UnknownGoal,
    UnknownStakeholder,
    UnknownWord,
)
from saiyai.domain.facet_words import ConsentFor, MembershipState, PositionKind
from saiyai.domain.facets import ActorRef, ConsentDraft, PositionDraft, StandingDraft
from saiyai.domain.goals import GoalStance, GoalStepDraft, GoalStepKind, StanceDraft
from saiyai.domain.kinds.learning import LearningStep
from saiyai.domain.periods import AsOf, on
from saiyai.domain.said import Said
from saiyai.domain.stakeholders import ProblemDraft
from saiyai.domain.ties import Stance
from saiyai.domain.viewers import LOCAL_KEEPER, AccessRole, Eye, Viewer
from saiyai.queries.actors import get_actor, get_profile
from saiyai.queries.facets import list_facets
from saiyai.queries.goals import get_goal, goal_of
from saiyai.queries.lessons import lesson_of
from saiyai.queries.memberships import get_membership
from saiyai.queries.persons import find_elsewhere
from saiyai.queries.problems import get_problem, problem_of, stakeholder_of
from saiyai.queries.requests import count_requests, list_requests
from saiyai.queries.ties import list_assertions, list_ties, tie_of
from saiyai.records.models import Actor, Goal, Membership, Network, Problem
from saiyai.services.events import record_event
from saiyai.services.facets import end_facet, record_facet
from saiyai.services.goals import record_goal, say_stance, take_goal_step
from saiyai.services.lessons import record_lesson_step
from saiyai.services.persons import record_same_person
from saiyai.services.problems import correct_problem
from saiyai.services.ties import assert_tie, record_tie
from tests.served import DAY, tell_people, tell_work

NOW = AsOf(date(2026, 10, 31))
OUTSIDE = Viewer(Eye.OUTSIDE, "a stranger")


@pytest.fixture
def work(network: Network) -> Network:
    """The small record of a served network."""
    tell_people(network)
    tell_work(network)
    return network


def row_of(network: Network, ref: str) -> int:
    return Actor.objects.get(network=network, ref=ref).pk


def as_actor(network: Network, ref: str) -> Viewer:
    return Viewer(Eye.MEMBER, ref, row_of(network, ref), role=AccessRole.MEMBER)


def evaluator() -> Viewer:
    return Viewer(Eye.MEMBER, "an evaluator", role=AccessRole.EVALUATOR)


def part_keeper(network: Network) -> Viewer:
    keeps = frozenset(row_of(network, ref) for ref in ("n", "pim", "c"))
    return Viewer(Eye.MEMBER, "of a part", role=AccessRole.PART_KEEPER, keeps=keeps)


def test_whose_lesson_it_is_is_not_found_out_by_trying_names(work: Network) -> None:
    hers = EventDraft(
        "learning", on(DAY), {"lesson": "x"}, ref="hers", parts=(PartDraft("pom", "learner"),)
    )
    record_event(LOCAL_KEEPER, work, hers)
    member = as_actor(work, "a")
    lesson = lesson_of(member, work, "hers")
    for who in ("pom", "nobody"):
        with pytest.raises(UnknownActor):
            record_lesson_step(member, lesson, LearningStep.CHECKED, who, DAY)
    with pytest.raises(NotYours):
        record_lesson_step(member, lesson, LearningStep.CHECKED, "b", DAY)


@pytest.mark.parametrize(
    ("hidden", "missing"),
    [({"about": "call"}, {"about": "none"}), ({"goal": "given"}, {"goal": "none"})],
)
def test_what_somebody_tells_is_about_nothing_that_is_hidden_from_them(
    work: Network, hidden: dict[str, str], missing: dict[str, str]
) -> None:
    refused = []
    for about in (hidden, missing):
        told: dict[str, Any] = {"parts": (PartDraft("a", "participant"),)} | about
        with pytest.raises(UnknownWord) as wrong:
            record_event(
                as_actor(work, "a"), work, EventDraft("activity", on(DAY), {"title": "x"}, **told)
            )
        (name,) = about.values()
        refused.append(repr(wrong.value.facts).replace(name, "…"))

    assert refused[0] == refused[1]


def test_a_line_rests_on_no_event_that_is_hidden_from_who_says_so(work: Network) -> None:
    member = as_actor(work, "a")
    tie = tie_of(member, work, "ab")
    for ref in ("call", "none"):
        with pytest.raises(UnknownEvent):
            assert_tie(
                member, tie, AssertionDraft(Stance.CONFIRMED, said_by="a", learning_why=f"#{ref}")
            )
    assert_tie(member, tie, AssertionDraft(Stance.CONFIRMED, said_by="a", learning_why="#walk"))


def test_a_goal_is_seen_and_told_of_by_whose_it_is_now(work: Network) -> None:
    record_goal(LOCAL_KEEPER, work, GoalDraft("back", name_en="Back", owner="pom"))
    back = goal_of(LOCAL_KEEPER, work, "back")
    take_goal_step(LOCAL_KEEPER, back, GoalStepDraft(GoalStepKind.HANDED_OVER, to="a"))
    member = as_actor(work, "a")
    with pytest.raises(UnknownGoal):
        goal_of(member, work, "given")

    step = GoalStepDraft(GoalStepKind.AGREED)
    assert take_goal_step(member, goal_of(member, work, "back"), step).step == step.step


def test_requests_are_counted_alike_for_everybody_inside(work: Network) -> None:
    counted = count_requests(as_actor(work, "a"), work, NOW)

    assert counted is not None
    assert counted.asked == 1
    assert count_requests(evaluator(), work, NOW) == counted
    assert list_requests(evaluator(), work, NOW).rows == []
    assert count_requests(OUTSIDE, work, NOW) is None


def test_an_evaluator_reads_nothing_that_people_wrote(work: Network) -> None:
    dry = Problem.objects.get(network=work, ref="dry")
    correct_problem(LOCAL_KEEPER, dry, ProblemDraft(facets="pom-name says so"))
    main = Goal.objects.get(network=work, ref="main")
    said = Said(on(DAY), words="as pom-name said")
    say_stance(LOCAL_KEEPER, main, StanceDraft(GoalStance.SEES, actor="a", said=said))
    tie = tie_of(LOCAL_KEEPER, work, "ab")
    word = AssertionDraft(Stance.CONFIRMED, note="pom-name", occasion="x", learning_why="x")
    assert_tie(LOCAL_KEEPER, tie, word)

    for viewer, reads in ((as_actor(work, "b"), True), (evaluator(), False)):
        problem = get_problem(viewer, work, "dry", NOW)
        (stance,) = get_goal(viewer, work, "main", NOW).stances
        newest = list_assertions(viewer, tie, NOW)[0]
        words = (problem.row.facets, stance.said.words, newest.note, newest.occasion)

        assert [bool(one) for one in (*words, newest.whys[2])] == [reads] * 5
        assert bool(problem.stakeholders) == reads
        assert bool(list_facets(viewer, work, "a", NOW)["need"]) == reads
        assert problem.row.missing == 1
    with pytest.raises(UnknownStakeholder):
        stakeholder_of(evaluator(), problem_of(evaluator(), work, "dry"), "s1")


def test_who_refused_is_in_no_list_of_members_and_memberships_are_not_for_outside(
    work: Network,
) -> None:
    Actor.objects.filter(network=work, ref="pim").update(consent=Consent.REFUSED)
    Actor.objects.filter(network=work, ref__in=("n", "c")).update(consent=Consent.ANYONE)

    def members(viewer: Viewer) -> list[str]:
        found = get_profile(viewer, work, "n", NOW).members
        return sorted(row.other.ref for row in found if row.other)

    assert members(LOCAL_KEEPER) == members(part_keeper(work)) == ["c", "pim"]
    assert members(as_actor(work, "a")) == ["c"]
    assert members(OUTSIDE) == []
    assert get_profile(OUTSIDE, work, "c", NOW).memberships == []


def test_a_membership_is_not_there_for_outside(work: Network) -> None:
    Actor.objects.filter(network=work, ref="c").update(consent=Consent.ANYONE)
    row = Membership.objects.get(member__network=work, member__ref="c", network__ref="n")

    assert get_membership(as_actor(work, "a"), work, row.pk).pk == row.pk
    for number in (row.pk, 0):
        with pytest.raises(UnknownFact):
            get_membership(OUTSIDE, work, number)


def test_a_keeper_of_a_part_tells_posts_and_standing_within_it_and_nowhere_else(
    work: Network,
) -> None:
    by, n, c = part_keeper(work), ActorRef("n"), ActorRef("c")
    post = PositionDraft(actor=n, kind=PositionKind.OFFICE, title_en="Scribe")
    rests = StandingDraft(actor=c, network=n, state=MembershipState.PAUSED)
    end_facet(by, work, record_facet(by, work, post), on(DAY))
    record_facet(by, work, rests)
    for outside in (
        PositionDraft(actor=ActorRef("a"), kind=PositionKind.OFFICE, title_en="Scribe"),
        StandingDraft(actor=c, state=MembershipState.PAUSED),
        StandingDraft(actor=ActorRef("b"), network=n, state=MembershipState.INVITED),
    ):
        with pytest.raises(KeepersOnly):
            record_facet(by, work, outside)


def test_a_keeper_of_a_part_speaks_for_those_in_it_and_reads_what_is_theirs(work: Network) -> None:
    by = part_keeper(work)
    hers = goal_of(by, work, "hers")
    main = goal_of(by, work, "main")
    take_goal_step(by, hers, GoalStepDraft(GoalStepKind.AGREED))
    say_stance(by, main, StanceDraft(GoalStance.DIFFERS, actor="pim"))
    with pytest.raises(NotYours):
        say_stance(by, main, StanceDraft(GoalStance.DIFFERS, actor="b"))
    pim = ActorRef("pim")
    agreed = ConsentDraft(actor=pim, purpose=ConsentFor.PROFILE, audience=Consent.KEEPERS)
    record_facet(by, work, agreed)
    record_same_person(by, work, get_actor(by, work, "pim"))
    waits = AssertionDraft(Stance.PROPOSED)
    record_tie(LOCAL_KEEPER, work, TieDraft("pim", "c", ref="waits", assertions=(waits,)))

    assert get_goal(by, work, "main", NOW).stances
    assert list_facets(by, work, "pim", NOW)["consent"]
    assert find_elsewhere(by, work, get_actor(by, work, "pim")).code
    assert "waits" in {row.ref for row in list_ties(by, work, NOW).rows}
    assert "waits" not in {row.ref for row in list_ties(as_actor(work, "a"), work, NOW).rows}
