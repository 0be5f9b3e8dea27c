"""What members say to versions of agreements and the charter: counted for all, named with care."""

from collections.abc import Sequence
from dataclasses import dataclass

from saiyai.domain.agreements import Answer
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.names import Someone, may_name
from saiyai.queries.said import SaidRow, count_for, counted_ids, newest_of, people_in, said_row
from saiyai.records.connections import alias
from saiyai.records.models import Acceptance, Actor


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """The last answer of an actor to a version."""

    actor: Someone
    answer: Answer
    said: SaidRow


@dataclass(frozen=True, slots=True)
class Answers:
    """All last answers to a version; counts are None where too few stand behind them."""

    accepted: int | None
    declined: int | None
    """Declined, or taken back."""
    rows: Sequence[AnswerRow]
    own: Answer | None


def answers_for(viewer: Viewer, told: Sequence[Acceptance], when: AsOf) -> Answers:
    """Answers to one version, given in order, as this viewer may read them.

    Who declined is named to keepers and to themselves.
    """
    last = newest_of(told, lambda row: row.actor_id)
    counted = counted_ids(last)
    yes = sum(row.answer == Answer.ACCEPTED for pk, row in last.items() if pk in counted)
    no = sum(row.answer != Answer.ACCEPTED for pk, row in last.items() if pk in counted)
    actors = {row.pk: row for row in Actor.objects.using(alias()).filter(pk__in=list(last))}
    rows = [row for pk, row in last.items() if may_read_answer(viewer, actors[pk], row)]
    people = people_in(viewer, rows, when, "actor_id")
    own = last.get(viewer.actor) if viewer.actor else None
    return Answers(
        count_for(viewer, yes),
        count_for(viewer, no),
        [
            AnswerRow(people[row.actor_id], Answer(row.answer), said_row(viewer, row, people))
            for row in rows
        ],
        Answer(own.answer) if own else None,
    )


def may_read_answer(viewer: Viewer, actor: Actor, row: Acceptance) -> bool:
    """Whether this viewer may know who answered so: who declined, keepers and themselves."""
    if viewer.is_close_to(actor.pk):
        return True
    accepted = row.answer == Answer.ACCEPTED
    return viewer.eye is Eye.MEMBER and accepted and may_name(viewer, actor)
