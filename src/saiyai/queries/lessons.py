"""Lessons: own words, source, who checked, doubted and used them, and what came of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from saiyai.domain.errors import UnknownEvent
from saiyai.domain.kinds.learning import (
    LEARNING,
    Learning,
    LearningHorizon,
    LearningLevel,
    LearningStep,
)
from saiyai.domain.periods import ANY_DAY, AsOf, Span
from saiyai.domain.viewers import Viewer
from saiyai.queries.events import EventRow, event_rows_of, readable_events
from saiyai.queries.names import Someone
from saiyai.queries.paging import page_key, read_day_key
from saiyai.records.models import Event, Network

PAGE = 50


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson with what came of it, and how far down the tree of its page it stands."""

    ref: str
    words: str
    tried: str
    horizon: LearningHorizon
    level: LearningLevel
    when: Span
    learners: Sequence[Someone]
    sources: Sequence[Someone]
    checked: Sequence[Someone]
    doubted: Sequence[Someone]
    used: Sequence[Someone]
    depth: int
    """0 for a lesson of its own, 1 for one learned from it, and so on."""
    learned_from: str
    """The lesson it was learned from, empty for one of its own."""


@dataclass(frozen=True, slots=True)
class LessonPage:
    """One page of lessons, each followed by those learned from it; `after` as everywhere."""

    rows: Sequence[LessonRow]
    after: str


def list_lessons(
    viewer: Viewer, network: Network, when: AsOf, *, after: str = "", limit: int = PAGE
) -> LessonPage:
    """Lessons of their own, newest first, each with the tree of those learned from it.

    Raises: UnknownPage for a key that no page has given.
    Cost: one index walk, and one query for each generation of lessons.
    """
    rows = _learned(viewer, network, when).filter(
        Q(about__isnull=True) | ~Q(about__kind=LEARNING.id)
    )
    if after:
        day, last = read_day_key(after)
        rows = rows.filter(Q(latest__lt=day) | Q(latest=day, id__lt=last))
    found = list(rows.select_related("place", "about").order_by("-latest", "-id")[: limit + 1])
    page = found[:limit]
    more = page_key(page[-1].latest.isoformat(), page[-1].pk) if len(found) > limit else ""
    return LessonPage(_trees(viewer, network, page, when), more)


def get_lesson(viewer: Viewer, network: Network, ref: str, when: AsOf) -> Sequence[LessonRow]:
    """One lesson and the tree of those learned from it. Raises: UnknownEvent."""
    return _trees(viewer, network, [lesson_of(viewer, network, ref, when)], when)


def lesson_of(viewer: Viewer, network: Network, ref: str, when: AsOf = ANY_DAY) -> Event:
    """The row of the event in which something was learned, for a service. Raises: UnknownEvent."""
    rows = _learned(viewer, network, when).filter(ref=ref)
    found = rows.select_related("network", "place", "about").first()
    if found is None:
        raise UnknownEvent(ref=ref)
    return found


def _learned(viewer: Viewer, network: Network, when: AsOf) -> QuerySet[Event]:
    # The step is left out of the data of an event in which something was learned.
    rows = readable_events(viewer, network, when).filter(kind=LEARNING.id)
    return rows.exclude(data__has_key="step")


def _trees(
    viewer: Viewer, network: Network, roots: Sequence[Event], when: AsOf
) -> Sequence[LessonRow]:
    below: dict[str, list[Event]] = defaultdict(list)
    found, about = {event.ref: event for event in roots}, [event.ref for event in roots]
    while about:
        rows = readable_events(viewer, network, when).filter(
            kind=LEARNING.id, about__ref__in=about
        )
        told = rows.select_related("place", "about").order_by("latest", "pk")
        fresh = [event for event in told if event.ref not in found]
        for event in fresh:
            found[event.ref] = event
            below[event.about.ref if event.about else ""].append(event)
        about = [event.ref for event in fresh if _data(event).step is LearningStep.LEARNED]
    rows_of = {row.ref: row for row in event_rows_of(viewer, list(found.values()), when.known)}
    return [
        _lesson(event, depth, below[event.ref], rows_of)
        for root in roots
        for event, depth in _walk(root, below, 0)
    ]


def _walk(event: Event, below: dict[str, list[Event]], depth: int) -> Iterable[tuple[Event, int]]:
    yield event, depth
    for later in below[event.ref]:
        if _data(later).step is LearningStep.LEARNED:
            yield from _walk(later, below, depth + 1)


def _data(event: Event) -> Learning:
    data = LEARNING.read(event.data, event.version)
    assert isinstance(data, Learning)  # noqa: S101 - the card's own model
    return data


def _lesson(
    event: Event, depth: int, later: Sequence[Event], rows: dict[str, EventRow]
) -> LessonRow:
    data, row = _data(event), rows[event.ref]
    steps: dict[LearningStep, list[Someone]] = defaultdict(list)
    for one in later:
        steps[_data(one).step] += [part.who for part in rows[one.ref].parts]
    learners = [part.who for part in row.parts if part.role == "learner"]
    return LessonRow(
        ref=event.ref,
        words=data.lesson,
        tried=data.tried,
        horizon=data.horizon,
        level=data.level,
        when=row.when,
        learners=learners or _once(flow.target for flow in row.flows),
        sources=_once(flow.source for flow in row.flows),
        checked=_once(steps[LearningStep.CHECKED]),
        doubted=_once(steps[LearningStep.DOUBTED]),
        used=_once(steps[LearningStep.USED]),
        depth=depth,
        learned_from=row.about if depth else "",
    )


def _once(people: Iterable[Someone]) -> list[Someone]:
    return list(dict.fromkeys(people))
