"""Days of the events of a file: where none is given, and where one has not come yet."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from saiyai.domain.carried import SAID
from saiyai.domain.drafts import Draft, EventDraft
from saiyai.domain.periods import Span
from saiyai.domain.tables import Problem


def undated(draft: Draft) -> int:
    """How many events have no day."""
    return sum(event.when is None for event in draft.events)


def with_days(draft: Draft, day: Span | None) -> Draft:
    """The draft with this day for events that have none; without one they are named and left out.

    What has no day would stand neither before nor after anything.
    """
    if not undated(draft):
        return draft
    if day is not None:
        return replace(draft, events=tuple(_on(event, day) for event in draft.events))
    return _keep(draft, Problem("day_missing"), lambda event: event.when is not None)


def without_days_to_come(draft: Draft, today: date) -> Draft:
    """The draft without events, and steps, that cannot have happened by today; they are named."""
    made = _keep(
        draft,
        Problem("day_to_come"),
        lambda event: event.when is None or event.when.earliest <= today,
    )
    more = {
        name: tuple(r for r in rows if _is_past(r, today)) for name, rows in draft.more.items()
    }
    problems = [
        Problem("day_to_come", name, facts=(("day", row[SAID].earliest.isoformat()),))
        for name, rows in draft.more.items()
        for row in rows
        if not _is_past(row, today)
    ]
    return replace(made, more=more, problems=(*made.problems, *problems)) if problems else made


def _is_past(row: Mapping[str, Any], today: date) -> bool:
    return SAID not in row or row[SAID].earliest <= today


def _keep(draft: Draft, wrong: Problem, is_right: Callable[[EventDraft], bool]) -> Draft:
    """The draft with the events that are right; each of the others becomes such a problem."""
    problems = [_at(wrong, event) for event in draft.events if not is_right(event)]
    if not problems:
        return draft
    return replace(
        draft, events=tuple(filter(is_right, draft.events)), problems=(*draft.problems, *problems)
    )


def _at(problem: Problem, event: EventDraft) -> Problem:
    return replace(
        problem,
        sheet=event.at.sheet,
        row=event.at.row,
        value=str(event.data.get("title") or ""),
        facts=(("day", event.when.earliest.isoformat()),) if event.when else (),
    )


def _on(event: EventDraft, day: Span) -> EventDraft:
    return event if event.when else replace(event, when=day)
