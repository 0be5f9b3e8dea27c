"""How members stand to goals: counted for everybody alike, named only where it hurts nobody.

Members read the same counts as keepers. Who differs is named to keepers and to themselves.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saiyai.domain.goals import GoalStance
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.names import Someone, may_name
from saiyai.queries.said import (
    SaidRow,
    count_for,
    counted_ids,
    newest_of,
    people_in,
    said_on,
    said_row,
)
from saiyai.records.connections import alias
from saiyai.records.models import Actor, GoalStanceSaid


@dataclass(frozen=True, slots=True)
class StanceCount:
    """How many answered one question with yes and with no; None where too few for outside."""

    stance: GoalStance
    yes: int | None
    no: int | None


@dataclass(frozen=True, slots=True)
class StanceRow:
    """The last answer of an actor to one question."""

    actor: Someone
    stance: GoalStance
    holds: bool
    said: SaidRow


def stance_counts_of(
    viewer: Viewer, ids: Iterable[int], when: AsOf
) -> Mapping[int, Sequence[StanceCount]]:
    """Answers counted by goal and question, the same for every eye that may see them."""
    wanted = set(ids)
    told = said_on(GoalStanceSaid.objects.using(alias()).filter(goal_id__in=wanted), when)
    counted = counted_ids(row.actor_id for row in told)
    last = newest_of(told, lambda row: (row.goal_id, row.stance, row.actor_id))
    tally: dict[tuple[int, str, bool], int] = defaultdict(int)
    for (goal, stance, actor), row in last.items():
        tally[goal, stance, row.holds] += actor in counted
    return {
        goal: [
            StanceCount(
                stance,
                count_for(viewer, tally[goal, stance, True]),
                count_for(viewer, tally[goal, stance, False]),
            )
            for stance in GoalStance
        ]
        for goal in wanted
    }


def stance_rows(viewer: Viewer, told: Sequence[GoalStanceSaid], when: AsOf) -> Sequence[StanceRow]:
    """The last answers, one for each actor and question, of whom this viewer may read them."""
    last = newest_of(told, lambda row: (row.actor_id, row.stance))
    actors = {
        row.pk: row
        for row in Actor.objects.using(alias()).filter(pk__in={actor for actor, _ in last})
    }
    rows = [row for row in last.values() if may_read_stance(viewer, actors[row.actor_id], row)]
    people = people_in(viewer, rows, when, "actor_id")
    order = list(GoalStance)
    return [
        StanceRow(
            people[row.actor_id], GoalStance(row.stance), row.holds, said_row(viewer, row, people)
        )
        for row in sorted(rows, key=lambda row: (order.index(GoalStance(row.stance)), row.pk))
    ]


def may_read_stance(viewer: Viewer, actor: Actor, row: GoalStanceSaid) -> bool:
    """Whether this viewer may know who answered so: who differs, keepers and themselves only."""
    if viewer.is_close_to(actor.pk):
        return True
    is_apart = (row.stance == GoalStance.DIFFERS) == row.holds
    return viewer.eye is Eye.MEMBER and not is_apart and may_name(viewer, actor)
