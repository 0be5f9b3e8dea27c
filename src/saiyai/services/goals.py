"""Goals: told, corrected, taken back; their steps, and how members stand to them.

A goal of the network is told by keepers; an own goal by keepers or whoever it is the goal of.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final

from django.db.models import Q

from saiyai.domain.drafts import GoalDraft
from saiyai.domain.errors import GoalCycle, StillNeeded, UnknownGoal
from saiyai.domain.goals import (
    Fit,
    FitDraft,
    GoalKind,
    GoalStance,
    GoalStepDraft,
    StanceDraft,
    is_below_itself,
)
from saiyai.domain.thai import normalise
from saiyai.domain.viewers import Viewer
from saiyai.queries.goals import goal_of, owner_ref_of, standing_goals
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    Event,
    Goal,
    GoalFit,
    GoalStanceSaid,
    GoalStep,
    Network,
    ProblemLink,
)
from saiyai.services.changes import Action, telling
from saiyai.services.checks import check_goal_step, check_goal_words, check_word
from saiyai.services.refs import actor_ids, fresh_ref, named_ids, require_free
from saiyai.services.rows import Ids, Told, goal_columns, goal_row
from saiyai.services.said import (
    columns_to_correct,
    own_ref_of,
    require_name,
    require_voice_of,
    said_columns,
)

_OWN: Final[tuple[type[Any], ...]] = (GoalStep, GoalStanceSaid, GoalFit)
"""What is said of a goal and goes with it."""


def record_goal(by: Viewer, network: Network, draft: GoalDraft) -> Goal:
    """Tell of a goal, of the network or of an actor's own.

    Raises: NameMissing, RefTaken, UnknownWord, MalformedData, UnknownActor, UnknownGoal, NotYours.
    """
    require_voice_of(by, network, draft.owner)
    check_goal_words(draft)
    with telling(by, Action("record_goal", draft.name), network) as now:
        if draft.ref:
            require_free(Goal, network, draft.ref)
        ref = draft.ref or fresh_ref(Goal, network, "g", now.seq)
        ids = _ids(by, network, draft)
        row = goal_row(Told(network, now.seq), replace(draft, ref=ref), ids)
        row.parent_id = ids.goals.get(draft.parent)
        row.save(using=WRITING)
    return row


def correct_goal(by: Viewer, goal: Goal, draft: GoalDraft, sent: Collection[str] = ()) -> Goal:
    """Set right what is told of a goal; an empty field stays, unless it was `sent`.

    A goal that its people worded anew has a step `reworded` instead, and the old words stay.
    Raises: GoalCycle if it would lie below itself, at any depth; NameMissing, UnknownWord,
    MalformedData, UnknownActor, NotYours.
    """
    require_voice_of(by, goal.network, owner_ref_of(goal))
    if draft.owner or "owner" in sent:
        require_voice_of(by, goal.network, draft.owner)
    _check_corrected(goal, draft, sent)
    with telling(by, Action("correct_goal", goal.ref), goal.network) as now:
        told = _told_columns(goal, draft, sent, _ids(by, goal.network, draft))
        require_name(goal, told)
        if "parent_id" in told:
            _require_no_circle(goal, told["parent_id"])
        now.edit(goal, told)
    return goal


def withdraw_goal(by: Viewer, goal: Goal) -> None:
    """Take a goal out of the record that was told by mistake, with what was said of it.

    Raises: StillNeeded while goals, events or problems rest on it; NotYours.
    """
    require_voice_of(by, goal.network, owner_ref_of(goal))
    with telling(by, Action("withdraw_goal", goal.ref), goal.network) as now:
        if count := _what_rests_on(goal):
            raise StillNeeded(ref=goal.ref, count=count)
        for table in _OWN:
            now.untell(table.objects.using(WRITING).filter(goal=goal))
        now.untell(Goal.objects.using(WRITING).filter(pk=goal.pk))


def take_goal_step(by: Viewer, goal: Goal, draft: GoalStepDraft) -> GoalStep:
    """Tell a step in the life of a goal: agreed, worded anew, reviewed, attained, handed over.

    Raises: UnknownWord, NameMissing, MalformedData, UnknownActor, FutureDay, NotYours.
    """
    require_voice_of(by, goal.network, owner_ref_of(goal))
    check_goal_step(draft, goal.unit)
    with telling(by, Action("take_goal_step", goal.ref), goal.network) as now:
        goals = _goal_ids(by, goal.network, draft.successor)
        row = GoalStep(
            goal=goal,
            step=draft.step,
            name_th=normalise(draft.name_th),
            name_en=normalise(draft.name_en),
            number=draft.number,
            to_id=named_ids(goal.network, by, [draft.to]).get(draft.to),
            successor_id=goals.get(draft.successor),
            **said_columns(by, Told(goal.network, now.seq), draft.said),
        )
        if row.successor_id == goal.pk:
            raise GoalCycle(goal=goal.ref)
        row.save(using=WRITING)
    return row


def say_stance(by: Viewer, goal: Goal, draft: StanceDraft) -> GoalStanceSaid:
    """An actor answers one of the five questions about a goal, or a keeper tells it for them.

    Raises: UnknownWord, UnknownActor, FutureDay, NotYours.
    """
    actor = draft.actor or own_ref_of(by, goal.network)
    require_voice_of(by, goal.network, actor)
    check_word("stance", draft.stance, GoalStance)
    with telling(by, Action("say_stance", goal.ref), goal.network) as now:
        row = GoalStanceSaid(
            goal=goal,
            actor_id=Ids(actors=actor_ids(goal.network, [actor])).actor(actor),
            stance=draft.stance,
            holds=draft.holds,
            **said_columns(by, Told(goal.network, now.seq), draft.said),
        )
        row.save(using=WRITING)
    return row


def say_fit(by: Viewer, goal: Goal, draft: FitDraft) -> GoalFit:
    """An actor says how a goal fits a main goal, or a keeper tells it for them.

    Raises: UnknownWord, UnknownActor, UnknownGoal, GoalCycle for a goal and itself, FutureDay,
    NotYours.
    """
    actor = draft.actor or own_ref_of(by, goal.network)
    require_voice_of(by, goal.network, actor)
    check_word("fit", draft.fit, Fit)
    with telling(by, Action("say_fit", goal.ref), goal.network) as now:
        row = GoalFit(
            goal=goal,
            towards_id=_main_goal(by, goal, draft.towards),
            actor_id=Ids(actors=actor_ids(goal.network, [actor])).actor(actor),
            fit=draft.fit,
            **said_columns(by, Told(goal.network, now.seq), draft.said),
        )
        row.save(using=WRITING)
    return row


def _main_goal(by: Viewer, goal: Goal, ref: str) -> int:
    """The main goal by ref that another is held against. Raises: UnknownGoal, GoalCycle."""
    found = goal_of(by, goal.network, ref)
    if found.pk == goal.pk:
        raise GoalCycle(goal=ref)
    if not found.main:
        raise UnknownGoal(ref=ref)
    return found.pk


def _ids(by: Viewer, network: Network, draft: GoalDraft) -> Ids:
    return Ids(
        actors=actor_ids(network, [draft.owner]), goals=_goal_ids(by, network, draft.parent)
    )


def _goal_ids(by: Viewer, network: Network, ref: str) -> dict[str, int]:
    """The goal that somebody names; a hidden one is as if it were not there.

    Raises: UnknownGoal.
    """
    return {ref: goal_of(by, network, ref).pk} if ref else {}


def _check_corrected(goal: Goal, draft: GoalDraft, sent: Collection[str]) -> None:
    """Whether the words are known, and a target that is told or stays still has its unit."""
    unit, target = draft.unit or goal.unit, draft.target
    if "unit" in sent:
        unit, target = draft.unit, goal.target if target is None else target
    if "target" in sent:
        target = draft.target
    check_goal_words(replace(draft, target=target, unit=unit))


def _told_columns(goal: Goal, draft: GoalDraft, sent: Collection[str], ids: Ids) -> dict[str, Any]:
    """The columns that a draft tells; `main` follows the kind where one is told."""
    told: dict[str, Any] = {
        **goal_columns(draft),
        "name_th": normalise(draft.name_th),
        "name_en": normalise(draft.name_en),
        "owner_id": ids.actor_or_none(draft.owner),
        "parent_id": ids.goals.get(draft.parent),
        "due_earliest": draft.due and draft.due.earliest,
        "due_latest": draft.due and draft.due.latest,
    }
    kept = columns_to_correct(told, sent)
    if "kind" in kept or "main" in kept:
        stays = "main" not in sent and goal.main and goal.kind != GoalKind.MAIN
        kept["main"] = kept.get("kind", goal.kind) == GoalKind.MAIN or draft.main or stays
    return kept


def _require_no_circle(goal: Goal, parent: int) -> None:
    """The head row is locked by `telling`, so that no two changes close a circle between them."""
    parents = dict(standing_goals(goal.network).values_list("pk", "parent_id"))
    if is_below_itself(goal.pk, {**parents, goal.pk: parent}):
        raise GoalCycle(goal=goal.ref)


def _what_rests_on(goal: Goal) -> int:
    """How many standing facts of others have this goal."""
    standing = {"untold__isnull": True}
    return sum(
        (
            Goal.objects.using(WRITING).filter(parent=goal, **standing).count(),
            Event.objects.using(WRITING).filter(goal=goal, **standing).count(),
            ProblemLink.objects.using(WRITING).filter(goal=goal, **standing).count(),
            GoalStep.objects.using(WRITING).filter(successor=goal, **standing).count(),
            GoalFit.objects.using(WRITING).filter(~Q(goal=goal), towards=goal, **standing).count(),
        )
    )
