"""Telling goals: who may, what is refused, what stays readable, what is undone."""

import threading
from datetime import date

import pytest
from django.db import connections

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, Draft, GoalDraft
from saiyai.domain.errors import (
    FutureDay,
    GoalCycle,
    MalformedData,
    NameMissing,
    NotUndoable,
    NotYours,
    StillNeeded,
    UnknownActor,
    UnknownGoal,
    UnknownWord,
)
from saiyai.domain.goals import (
    Fit,
    FitDraft,
    GoalKind,
    GoalStance,
    GoalStepDraft,
    GoalStepKind,
    StanceDraft,
)
from saiyai.domain.periods import on
from saiyai.domain.said import Said
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.networks import newest_seq
from saiyai.records.models import (
    Actor,
    Change,
    Goal,
    GoalStanceSaid,
    GoalStep,
    ImportBatch,
    Network,
)
from saiyai.services.actors import record_actor, withdraw_actor
from saiyai.services.goals import (
    correct_goal,
    record_goal,
    say_fit,
    say_stance,
    take_goal_step,
    withdraw_goal,
)
from saiyai.services.imports.matching import match_draft
from saiyai.services.imports.telling import tell_draft
from saiyai.services.networks import record_network
from saiyai.services.undo import undo_change

DAY = on(date(2026, 10, 1))


@pytest.fixture
def cast(network: Network, keeper: Viewer) -> Network:
    """Two groups and a person; a main goal, one below it, and an own goal of a."""
    for ref, kind in (("a", ActorKind.GROUP), ("b", ActorKind.GROUP), ("p", ActorKind.PERSON)):
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref.upper(), kind=kind))
    record_goal(keeper, network, GoalDraft("main", name_en="Water for all", kind=GoalKind.MAIN))
    record_goal(keeper, network, GoalDraft("sub", name_en="A rota", parent="main"))
    record_goal(keeper, network, GoalDraft("own", name_en="Sell cloth", owner="a"))
    return network


def goal(ref: str) -> Goal:
    return Goal.objects.select_related("network", "owner").get(ref=ref, untold__isnull=True)


def as_member(ref: str) -> Viewer:
    return Viewer(Eye.MEMBER, "a member", Actor.objects.get(ref=ref).pk)


def step(kind: GoalStepKind, **told: object) -> GoalStepDraft:
    return GoalStepDraft(kind, **told)  # type: ignore[arg-type]


def test_a_goal_of_kind_main_is_main_and_one_told_as_main_is_of_that_kind(
    cast: Network, keeper: Viewer
) -> None:
    other = record_goal(keeper, cast, GoalDraft("", name_en="Other", main=True))

    assert goal("main").main
    assert other.kind == GoalKind.MAIN
    assert not goal("sub").main


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (GoalDraft("", name_en="  "), NameMissing),
        (GoalDraft("", name_en="X", horizon="some day"), UnknownWord),
        (GoalDraft("", name_en="X", kind="wish"), UnknownWord),  # type: ignore[arg-type]
        (GoalDraft("", name_en="X", parent="nowhere"), UnknownGoal),
        (GoalDraft("", name_en="X", owner="nobody"), UnknownActor),
        (GoalDraft("", name_en="X", target=5), MalformedData),
        (GoalDraft("", name_en="X", target=2**70, unit="rai"), MalformedData),
    ],
)
def test_what_a_goal_cannot_be_is_refused_and_writes_nothing(
    cast: Network, keeper: Viewer, draft: GoalDraft, refusal: type[Exception]
) -> None:
    changes, goals = Change.objects.count(), Goal.objects.count()
    with pytest.raises(refusal):
        record_goal(keeper, cast, draft)

    assert (Change.objects.count(), Goal.objects.count()) == (changes, goals)


def test_a_member_tells_own_goals_and_no_other(cast: Network, member: Viewer) -> None:
    a = as_member("a")
    mine = record_goal(a, cast, GoalDraft("", name_en="Dye with leaves", owner="a"))

    assert mine.owner is not None
    take_goal_step(a, goal("own"), step(GoalStepKind.AGREED))
    for draft in (GoalDraft("", name_en="X"), GoalDraft("", name_en="X", owner="b")):
        for by in (a, member):
            with pytest.raises(NotYours):
                record_goal(by, cast, draft)
    with pytest.raises(NotYours):
        take_goal_step(as_member("b"), goal("own"), step(GoalStepKind.ABANDONED))
    with pytest.raises(NotYours):
        correct_goal(a, goal("own"), GoalDraft("", owner="b"))
    with pytest.raises(NotYours):
        withdraw_goal(a, goal("main"))


def test_whether_there_is_such_an_actor_is_not_said_to_a_member(cast: Network) -> None:
    for ref in ("p", "nobody"):
        with pytest.raises(NotYours):
            record_goal(as_member("a"), cast, GoalDraft("", name_en="X", owner=ref))
        with pytest.raises(NotYours):
            say_stance(as_member("a"), goal("main"), StanceDraft(GoalStance.SEES, actor=ref))


def test_what_is_hidden_from_a_member_cannot_be_named_by_one(
    cast: Network, keeper: Viewer
) -> None:
    record_goal(keeper, cast, GoalDraft("hers", name_en="Rest", owner="p"))
    a = as_member("a")
    for ref in ("hers", "nothing"):
        with pytest.raises(UnknownGoal):
            record_goal(a, cast, GoalDraft("", name_en="X", owner="a", parent=ref))
        with pytest.raises(UnknownGoal):
            take_goal_step(a, goal("own"), step(GoalStepKind.HANDED_OVER, successor=ref))
    for ref in ("p", "nobody"):
        with pytest.raises(UnknownActor):
            take_goal_step(a, goal("own"), step(GoalStepKind.HANDED_OVER, to=ref))


def test_outside_tells_nothing(cast: Network, stranger: Viewer) -> None:
    with pytest.raises(NotYours):
        say_stance(stranger, goal("main"), StanceDraft(GoalStance.SEES))
    with pytest.raises(NotYours):
        take_goal_step(stranger, goal("main"), step(GoalStepKind.AGREED))


def test_a_correction_leaves_what_it_does_not_tell(cast: Network, keeper: Viewer) -> None:
    correct_goal(keeper, goal("sub"), GoalDraft("", target=0, unit="floods", measure="floods"))
    correct_goal(keeper, goal("sub"), GoalDraft("", name_th="เวรน้ำ", due=DAY))
    row = goal("sub")

    assert (row.name_th, row.name_en, row.target, row.unit) == ("เวรน้ำ", "A rota", 0, "floods")
    assert row.parent == goal("main")
    assert row.due_latest == DAY.latest


def test_a_goal_that_is_no_longer_main_is_said_to_be_of_another_kind(
    cast: Network, keeper: Viewer
) -> None:
    correct_goal(keeper, goal("main"), GoalDraft("", kind=GoalKind.VISION))

    assert (goal("main").main, goal("main").kind) == (False, GoalKind.VISION)


def test_a_goal_never_comes_to_lie_below_itself_at_any_depth(
    cast: Network, keeper: Viewer
) -> None:
    record_goal(keeper, cast, GoalDraft("deep", name_en="Deep", parent="sub"))
    for parent in ("deep", "sub", "main"):
        with pytest.raises(GoalCycle):
            correct_goal(keeper, goal("main"), GoalDraft("", parent=parent))

    assert goal("main").parent is None


def test_a_step_brings_what_belongs_to_it_and_nothing_else(cast: Network, keeper: Viewer) -> None:
    refused = (
        (step(GoalStepKind.REWORDED), NameMissing),
        (step(GoalStepKind.HANDED_OVER), MalformedData),
        (step(GoalStepKind.AGREED, to="a"), MalformedData),
        (step(GoalStepKind.AGREED, name_en="X"), MalformedData),
        (step(GoalStepKind.AGREED, number=1), MalformedData),
        (step(GoalStepKind.REVIEWED, number=1), MalformedData),
        (step(GoalStepKind.HANDED_OVER, successor="sub"), GoalCycle),
        (step(GoalStepKind.HANDED_OVER, successor="none"), UnknownGoal),
        (step(GoalStepKind.HANDED_OVER, to="none"), UnknownActor),
        (step(GoalStepKind.AGREED, said=Said(on(date(2026, 11, 1)))), FutureDay),
        (step("party"), UnknownWord),  # type: ignore[arg-type]
    )
    for draft, refusal in refused:
        with pytest.raises(refusal):
            take_goal_step(keeper, goal("sub"), draft)

    assert GoalStep.objects.count() == 0


def test_whose_goal_it_has_become_may_tell_its_steps(cast: Network, keeper: Viewer) -> None:
    take_goal_step(keeper, goal("own"), step(GoalStepKind.HANDED_OVER, to="b"))
    take_goal_step(as_member("b"), goal("own"), step(GoalStepKind.ATTAINED))

    with pytest.raises(NotYours):
        take_goal_step(as_member("a"), goal("own"), step(GoalStepKind.ABANDONED))


def test_who_told_it_stands_with_it(cast: Network, keeper: Viewer) -> None:
    recorder = say_stance(keeper, goal("main"), StanceDraft(GoalStance.SEES, actor="a"))
    own = say_stance(as_member("a"), goal("main"), StanceDraft(GoalStance.SEES))
    quoted = say_stance(
        keeper, goal("main"), StanceDraft(GoalStance.SEES, actor="a", said=Said(by="b"))
    )

    said_by = [row.said_by and row.said_by.ref for row in (recorder, own, quoted)]
    assert said_by == [None, "a", "b"]
    with pytest.raises(NotYours):
        say_stance(as_member("a"), goal("main"), StanceDraft(GoalStance.SEES, said=Said(by="b")))


def test_an_actor_of_another_record_has_no_voice_here(cast: Network, keeper: Viewer) -> None:
    other = record_network(keeper, name_en="Other", slug="other")
    foreign = record_actor(keeper, other, ActorDraft(ref="a", name_en="A", kind=ActorKind.GROUP))

    with pytest.raises(NotYours):
        say_stance(
            Viewer(Eye.MEMBER, "x", foreign.pk),
            goal("main"),
            StanceDraft(GoalStance.SEES, actor="a"),
        )


def test_a_fit_is_said_of_a_goal_and_a_main_one(cast: Network, keeper: Viewer) -> None:
    say_fit(as_member("a"), goal("own"), FitDraft("main", Fit.SUPPORTING))

    with pytest.raises(UnknownGoal):
        say_fit(keeper, goal("own"), FitDraft("sub", Fit.NEUTRAL, actor="b"))
    with pytest.raises(GoalCycle):
        say_fit(keeper, goal("main"), FitDraft("main", Fit.NEUTRAL, actor="b"))


def test_a_goal_on_which_something_rests_is_not_taken_out(cast: Network, keeper: Viewer) -> None:
    say_fit(keeper, goal("own"), FitDraft("main", Fit.NEUTRAL, actor="a"))
    with pytest.raises(StillNeeded) as refused:
        withdraw_goal(keeper, goal("main"))

    assert refused.value.facts["count"] == 2


def test_who_has_a_goal_or_answered_is_not_taken_out(cast: Network, keeper: Viewer) -> None:
    say_stance(keeper, goal("main"), StanceDraft(GoalStance.SEES, actor="b"))
    for ref in ("a", "b"):
        with pytest.raises(StillNeeded):
            withdraw_actor(keeper, Actor.objects.get(ref=ref))


def test_a_goal_taken_out_comes_back_with_what_was_said_of_it(
    cast: Network, keeper: Viewer
) -> None:
    say_stance(keeper, goal("own"), StanceDraft(GoalStance.AGREES, actor="b"))
    take_goal_step(keeper, goal("own"), step(GoalStepKind.AGREED))
    withdraw_goal(keeper, goal("own"))
    assert not GoalStep.objects.known(None).exists()
    undo_change(keeper, cast, newest_seq(cast))

    assert GoalStep.objects.known(None).get().goal == goal("own")
    assert GoalStanceSaid.objects.known(None).get().goal == goal("own")


def test_one_press_takes_an_answer_back_and_a_goal_not_from_under_one(
    cast: Network, keeper: Viewer
) -> None:
    said = say_stance(keeper, goal("own"), StanceDraft(GoalStance.AGREES, actor="b"))
    with pytest.raises(NotUndoable):
        undo_change(keeper, cast, goal("own").told or 0)
    undo_change(keeper, cast, said.told or 0)

    assert not GoalStanceSaid.objects.known(None).exists()


def test_a_file_in_which_goals_lie_in_a_circle_is_refused_whole(
    cast: Network, keeper: Viewer
) -> None:
    told = Draft(goals=(GoalDraft("x", name_en="X", parent="y"), GoalDraft("y", "ย", parent="x")))
    batch = ImportBatch.objects.create(
        network=cast, by="x", at="2026-10-31T00:00Z", content=b"", state="running"
    )
    with pytest.raises(GoalCycle):
        tell_draft(keeper, cast, batch, told, match_draft(cast, told), lambda _: None)

    assert not Goal.objects.filter(ref__in="xy").known(None).exists()


def test_two_who_move_goals_at_once_close_no_circle(committed: None, keeper: Viewer) -> None:
    """Each alone would be allowed; the second waits for the first and is refused."""
    network = record_network(keeper, name_en="Trial", slug="trial")
    for ref in "xy":
        record_goal(keeper, network, GoalDraft(ref, name_en=ref))
    start, refused = threading.Barrier(2), []

    def move(ref: str, parent: str) -> None:
        try:
            row = Goal.objects.select_related("network").get(ref=ref)
            start.wait()
            correct_goal(keeper, row, GoalDraft("", parent=parent))
        except GoalCycle:
            refused.append(ref)
        finally:
            connections.close_all()

    movers = [threading.Thread(target=move, args=pair) for pair in (("x", "y"), ("y", "x"))]
    for mover in movers:
        mover.start()
    for mover in movers:
        mover.join()

    assert len(refused) == 1
    assert Goal.objects.filter(parent__isnull=False).count() == 1
