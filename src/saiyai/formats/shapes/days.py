"""Events for which a file gives no day: a person may give one for all of them."""

from dataclasses import replace

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
    left_out = [event for event in draft.events if event.when is None]
    problems = [
        Problem("day_missing", event.at.sheet, event.at.row, "", str(event.data.get("title", "")))
        for event in left_out
    ]
    return replace(
        draft,
        events=tuple(event for event in draft.events if event.when is not None),
        problems=(*draft.problems, *problems),
    )


def _on(event: EventDraft, day: Span) -> EventDraft:
    return event if event.when else replace(event, when=day)
