"""Telling problems and whom they touch; read as of a day, and who is missing."""

from datetime import date

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, GoalDraft
from saiyai.domain.errors import (
    AlreadyTold,
    KeepersOnly,
    MalformedData,
    NameMissing,
    NotYours,
    RefTaken,
    StillNeeded,
    UnknownActor,
    UnknownProblem,
    UnknownStakeholder,
    UnknownWord,
    WordsMissing,
)
from saiyai.domain.periods import AsOf, on
from saiyai.domain.said import Said
from saiyai.domain.stakeholders import (
    ProblemDraft,
    ProblemStepDraft,
    ProblemStepKind,
    StakeholderDraft,
    StakeholderStepDraft,
    StakeholderStepKind,
)
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.goals import goal_of
from saiyai.queries.networks import newest_seq
from saiyai.queries.problems import get_problem, list_problems, problem_of, stakeholder_of
from saiyai.records.models import Actor, Network, Place, Problem
from saiyai.services.actors import correct_actor, record_actor
from saiyai.services.goals import record_goal, withdraw_goal
from saiyai.services.problems import (
    correct_problem,
    record_problem,
    record_stakeholder,
    take_problem_step,
    take_stakeholder_step,
    withdraw_problem,
)
from saiyai.services.undo import undo_change

TODAY = AsOf(date(2026, 10, 31))
INVITED = StakeholderStepDraft(StakeholderStepKind.INVITED)


@pytest.fixture
def dry(network: Network, keeper: Viewer) -> Problem:
    """A problem taken on by a, with a place and a goal; three groups and a person."""
    for ref in "abc":
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=ActorKind.GROUP))
    record_actor(keeper, network, ActorDraft(ref="p", name_en="Pim", kind=ActorKind.PERSON))
    Place.objects.create(network=network, ref="tail", name_en="The tail", told=1)
    record_goal(keeper, network, GoalDraft("rota", name_en="A rota"))
    draft = ProblemDraft(
        "dry", name_en="No water", owner="a", places=("tail",), goals=("rota", "rota")
    )
    return record_problem(keeper, network, draft)


def as_member(ref: str) -> Viewer:
    return Viewer(Eye.MEMBER, "a member", Actor.objects.get(ref=ref).pk)


def missing(viewer: Viewer, dry: Problem, when: AsOf = TODAY) -> list[str]:
    rows = get_problem(viewer, dry.network, "dry", when).missing
    return [row.actor.ref if row.actor else row.described for row in rows]


def test_a_problem_stands_with_its_places_and_goals(dry: Problem, keeper: Viewer) -> None:
    page = get_problem(keeper, dry.network, "dry", TODAY)

    assert [place.en for place in page.places] == ["The tail"]
    assert [goal.ref for goal in page.goals] == ["rota"]
    assert (page.row.owner and page.row.owner.ref, page.row.state) == ("a", None)


def test_what_a_problem_cannot_be_is_refused(dry: Problem, keeper: Viewer) -> None:
    for draft, refusal in (
        (ProblemDraft(name_en=" "), NameMissing),
        (ProblemDraft("dry", name_en="X"), RefTaken),
        (ProblemDraft(name_en="X", severity="huge"), UnknownWord),  # type: ignore[arg-type]
        (ProblemDraft(name_en="X", places=("nowhere",)), UnknownWord),
        (ProblemDraft(name_en="X", owner="nobody"), UnknownActor),
    ):
        with pytest.raises(refusal):
            record_problem(keeper, dry.network, draft)

    assert Problem.objects.count() == 1


def test_a_member_raises_a_problem_and_whoever_took_it_on_tells_its_steps(
    dry: Problem, member: Viewer, stranger: Viewer
) -> None:
    made = record_problem(as_member("b"), dry.network, ProblemDraft(name_en="X", raised_by="b"))
    assert made.raised_by is not None and made.raised_by.ref == "b"
    take_problem_step(as_member("a"), dry, ProblemStepDraft(ProblemStepKind.EASED))

    for viewer in (as_member("b"), member, stranger):
        with pytest.raises(NotYours):
            take_problem_step(viewer, dry, ProblemStepDraft(ProblemStepKind.SOLVED))
        with pytest.raises(NotYours):
            record_problem(viewer, dry.network, ProblemDraft(name_en="X"))
        with pytest.raises(KeepersOnly):
            correct_problem(viewer, dry, ProblemDraft(facets="x"))
        with pytest.raises(KeepersOnly):
            withdraw_problem(viewer, dry)


def test_who_is_affected_and_was_not_invited_is_missing(dry: Problem, keeper: Viewer) -> None:
    b = record_stakeholder(keeper, dry, StakeholderDraft("b"))
    others = StakeholderDraft(described="tenants from outside")
    record_stakeholder(keeper, dry, others)
    record_stakeholder(keeper, dry, StakeholderDraft("c", affected=False, affecting=True))
    assert missing(keeper, dry) == ["b", "tenants from outside"]
    before = newest_seq(dry.network)
    take_stakeholder_step(as_member("b"), b, INVITED)

    assert missing(keeper, dry) == ["tenants from outside"]
    assert missing(keeper, dry, AsOf(TODAY.day, before)) == ["b", "tenants from outside"]
    assert list_problems(keeper, dry.network, TODAY)[0].missing == 1


def test_a_member_tells_only_that_it_touches_itself(dry: Problem, keeper: Viewer) -> None:
    mine = record_stakeholder(as_member("b"), dry, StakeholderDraft())
    assert mine.actor is not None and mine.actor.ref == "b"

    for draft in (StakeholderDraft("c"), StakeholderDraft("no"), StakeholderDraft(described="x")):
        with pytest.raises(NotYours):
            record_stakeholder(as_member("b"), dry, draft)
    with pytest.raises(NotYours):
        take_stakeholder_step(as_member("c"), mine, INVITED)
    for draft, refusal in (
        (StakeholderDraft(), WordsMissing),
        (StakeholderDraft("b", "x"), MalformedData),
        (StakeholderDraft("b", affected=False), MalformedData),
        (StakeholderDraft("c", ref=mine.ref), RefTaken),
        (StakeholderDraft("b"), AlreadyTold),
    ):
        with pytest.raises(refusal):
            record_stakeholder(keeper, dry, draft)


def test_outside_reads_no_problem_and_who_refused_is_with_keepers_only(
    dry: Problem, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    row = record_stakeholder(keeper, dry, StakeholderDraft("b"))
    correct_actor(keeper, Actor.objects.get(ref="b"), ActorDraft(consent=Consent.REFUSED))

    assert (missing(keeper, dry), missing(member, dry)) == (["b"], [])
    with pytest.raises(UnknownStakeholder):
        stakeholder_of(member, dry, row.ref)
    assert list_problems(stranger, dry.network, TODAY) == []
    with pytest.raises(UnknownProblem):
        get_problem(stranger, dry.network, "dry", TODAY)
    with pytest.raises(UnknownProblem):
        problem_of(stranger, dry.network, "dry")


def test_a_person_whose_name_is_hidden_is_touched_without_a_name(
    dry: Problem, keeper: Viewer, member: Viewer
) -> None:
    record_stakeholder(keeper, dry, StakeholderDraft("p"))

    assert (missing(keeper, dry), missing(member, dry)) == (["p"], [""])


def test_the_state_of_a_problem_is_its_last_step_by_the_day(dry: Problem, keeper: Viewer) -> None:
    for month, kind in ((9, ProblemStepKind.SOLVED), (3, ProblemStepKind.TAKEN_UP)):
        said = Said(on(date(2026, month, 1)))
        take_problem_step(keeper, dry, ProblemStepDraft(kind, said))

    def state(month: int) -> ProblemStepKind | None:
        return list_problems(keeper, dry.network, AsOf(date(2026, month, 2)))[0].state

    assert [state(month) for month in (2, 4, 10)] == [
        *(None, ProblemStepKind.TAKEN_UP, ProblemStepKind.SOLVED),
    ]


def test_a_correction_sets_places_and_goals_only_where_it_tells_any(
    dry: Problem, keeper: Viewer
) -> None:
    record_goal(keeper, dry.network, GoalDraft("pond", name_en="A pond"))
    correct_problem(keeper, dry, ProblemDraft(facets="worse", goals=("pond",)))
    page = get_problem(keeper, dry.network, "dry", TODAY)

    assert ([goal.ref for goal in page.goals], len(page.places)) == (["pond"], 1)
    assert (page.row.name.en, page.row.facets) == ("No water", "worse")
    with pytest.raises(StillNeeded):
        withdraw_goal(keeper, goal_of(keeper, dry.network, "pond"))


def test_a_problem_that_was_taken_up_is_not_taken_out_and_another_comes_back_whole(
    dry: Problem, keeper: Viewer
) -> None:
    record_stakeholder(keeper, dry, StakeholderDraft("b"))
    withdraw_problem(keeper, dry)
    undo_change(keeper, dry.network, newest_seq(dry.network))
    again = problem_of(keeper, dry.network, "dry")
    assert missing(keeper, dry) == ["b"]
    assert len(get_problem(keeper, dry.network, "dry", TODAY).places) == 1
    take_problem_step(keeper, again, ProblemStepDraft(ProblemStepKind.TAKEN_UP))

    with pytest.raises(StillNeeded):
        withdraw_problem(keeper, again)
