"""Requests for help: how each stands on a day, who offers, whom one could ask; counts of all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Q, QuerySet

from saiyai.domain.errors import UnknownEvent
from saiyai.domain.goods import Good
from saiyai.domain.kinds.request import REQUEST, Request, RequestFor, RequestReach, RequestStep
from saiyai.domain.periods import ANY_DAY, AsOf, Span, last_days
from saiyai.domain.requests import (
    FEWEST_ANSWERS,
    LOAD_DAYS,
    OVER_ASKED,
    Course,
    RequestState,
    Step,
    course_of,
)
from saiyai.domain.ties import TieState
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.actors import visible_actors
from saiyai.queries.events import readable_events
from saiyai.queries.known import as_known
from saiyai.queries.names import Someone, people_of
from saiyai.queries.paging import page_key, read_day_key
from saiyai.queries.ties import list_ties_of
from saiyai.records.connections import alias
from saiyai.records.models import Actor, ActorIssue, Event, Flow, Network, Part

PAGE = 100
COUNTED_DAYS = 365
_ANSWERING = {TieState.VERIFIED, TieState.ACTIVE, TieState.FALLOW, TieState.REPAIRED}


@dataclass(frozen=True, slots=True)
class OfferRow:
    """Somebody who offers, and how far it has come between the two."""

    who: Someone
    accepted: bool
    helped: bool
    is_mine: bool


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request on a day."""

    ref: str
    what: str
    asked_for: RequestFor
    reach: RequestReach
    urgent: bool
    when: Span
    state: RequestState
    since: date
    requester: Someone | None
    asked: Sequence[Someone]
    offers: Sequence[OfferRow]
    is_mine: bool
    """Whether the reader is the one who asked."""
    may_offer: bool
    """Whether the reader is known and could offer now."""
    may_decline: bool
    """Whether the reader was asked and could say that it cannot be this time."""


@dataclass(frozen=True, slots=True)
class RequestPage:
    """One page of requests, the newest first; `after` asks for the next, empty on the last."""

    rows: Sequence[RequestRow]
    after: str


def list_requests(
    viewer: Viewer, network: Network, when: AsOf, *, after: str = "", limit: int = PAGE
) -> RequestPage:
    """Requests by the day they were asked, newest first, each as it stands on the day.

    Raises: UnknownPage for a key that no page has given.
    Cost: one index walk, and four queries for a page.
    """
    rows = _asked(viewer, network, when)
    if after:
        day, last = read_day_key(after)
        rows = rows.filter(Q(latest__lt=day) | Q(latest=day, id__lt=last))
    found = list(rows.order_by("-latest", "-id")[: limit + 1])
    page = found[:limit]
    more = page_key(page[-1].latest.isoformat(), page[-1].pk) if len(found) > limit else ""
    return RequestPage(_rows(viewer, network, page, when), more)


def list_requests_of(viewer: Viewer, network: Network, when: AsOf) -> Sequence[RequestRow]:
    """What the reader asked for and where the reader offered, newest first; nobody else's."""
    if viewer.actor is None:
        return []
    own = Part.objects.using(alias()).filter(actor_id=viewer.actor, role="requester")
    ends = Q(source_id=viewer.actor) | Q(target_id=viewer.actor)
    flows = Flow.objects.using(alias()).filter(ends, kind=REQUEST.id)
    refs = set(flows.values_list("event__about__ref", flat=True))
    mine = Q(pk__in=own.values("event_id")) | Q(pk__in=flows.values("event_id"))
    rows = _asked(viewer, network, when).filter(mine | Q(ref__in=refs - {None}))
    return _rows(viewer, network, list(rows.order_by("-latest", "-id")), when)


def get_request(viewer: Viewer, network: Network, ref: str, when: AsOf) -> RequestRow:
    """One request by ref. Raises: UnknownEvent if there is none, or none this viewer may read."""
    return _rows(viewer, network, [request_of(viewer, network, ref, when)], when)[0]


def request_of(viewer: Viewer, network: Network, ref: str, when: AsOf = ANY_DAY) -> Event:
    """The row of the event that asked, for a service. Raises: UnknownEvent."""
    rows = _asked(viewer, network, when).filter(ref=ref)
    found = rows.select_related("network").first()
    if found is None:
        raise UnknownEvent(ref=ref)
    return found


def _asked(viewer: Viewer, network: Network, when: AsOf) -> QuerySet[Event]:
    return _beginning(readable_events(viewer, network, when))


def _beginning(rows: QuerySet[Event]) -> QuerySet[Event]:
    # The step is left out of the data of an event that asks: it is what a request begins with.
    return rows.filter(kind=REQUEST.id).exclude(data__has_key="step")


def courses_of(network: Network, asked: Sequence[Event], when: AsOf) -> Mapping[int, Course]:
    """How each request stands, by the row id of the event that asked.

    Cost: four queries, whatever the number of requests.
    """
    later = _later(network, asked, when)
    ids = [event.pk for event in (*asked, *later)]
    flows: dict[int, list[Flow]] = defaultdict(list)
    for flow in Flow.objects.using(alias()).filter(event_id__in=ids).order_by("pk"):
        flows[flow.event_id].append(flow)
    parts = Part.objects.using(alias()).filter(event_id__in=ids, role="requester")
    requesters = dict(parts.order_by("-pk").values_list("event_id", "actor_id"))
    steps: dict[str, list[Event]] = defaultdict(list)
    for event in later:
        steps[event.about.ref if event.about else ""].append(event)
    found = {}
    for event in asked:
        begun = _begun(event, requesters.get(event.pk), flows[event.pk])
        told = [
            step
            for one in steps[event.ref]
            for step in _steps(one, begun.requester, flows[one.pk])
        ]
        found[event.pk] = course_of(begun, told)
    return found


def _later(network: Network, asked: Sequence[Event], when: AsOf) -> Sequence[Event]:
    rows = Event.objects.using(alias()).filter(
        network=network, kind=REQUEST.id, about__ref__in=[event.ref for event in asked]
    )
    rows = rows.known(when.known).by(when.day).filter(data__has_key="step")
    return list(rows.select_related("about").order_by("latest", "told", "pk"))


def _begun(event: Event, requester: int | None, flows: Iterable[Flow]) -> Course:
    sent = [flow for flow in flows if flow.good == Good.REQUEST]
    asker = requester or next((flow.source_id for flow in sent), None)
    asked = frozenset(flow.target_id for flow in sent if flow.source_id == asker)
    return Course(requester=asker, asked=asked, since=event.latest)


def _steps(event: Event, requester: int | None, flows: Sequence[Flow]) -> Iterable[Step]:
    step = _data(event).step
    if step is RequestStep.CLOSED or not flows:
        return [Step(step, event.latest, requester, None)]
    return [
        Step(
            step,
            event.latest,
            flow.source_id,
            flow.target_id if flow.source_id == requester else flow.source_id,
        )
        for flow in flows
    ]


def _data(event: Event) -> Request:
    data = REQUEST.read(event.data, event.version)
    assert isinstance(data, Request)  # noqa: S101 - the card's own model
    return data


def _rows(
    viewer: Viewer, network: Network, asked: Sequence[Event], when: AsOf
) -> Sequence[RequestRow]:
    courses = courses_of(network, asked, when)
    everybody = {one for course in courses.values() for one in _everybody(course)}
    people = people_of(viewer, everybody, when.known)
    return [_row(viewer, event, courses[event.pk], people) for event in asked]


def _everybody(course: Course) -> Iterable[int]:
    yield from course.asked
    yield from course.offers
    if course.requester is not None:
        yield course.requester


def _row(
    viewer: Viewer, event: Event, course: Course, people: Mapping[int, Someone]
) -> RequestRow:
    data = _data(event)
    reader = viewer.actor
    return RequestRow(
        ref=event.ref,
        what=data.what,
        asked_for=data.asked,
        reach=data.reach,
        urgent=data.urgent,
        when=Span(event.earliest, event.latest),
        state=course.state,
        since=course.since,
        requester=people.get(course.requester) if course.requester else None,
        asked=[people[one] for one in sorted(course.asked)],
        offers=[
            OfferRow(people[one], one in course.accepted, one in course.helped, one == reader)
            for one in course.offers
        ],
        is_mine=reader is not None and reader == course.requester,
        may_offer=reader is not None and course.may(RequestStep.OFFERED, reader),
        may_decline=reader in course.asked and course.may(RequestStep.DECLINED, reader),
    )


@dataclass(frozen=True, slots=True)
class HelpCounts:
    """Requests of a year in numbers; of no person, and of nothing that would be one person's."""

    asked: int
    answered: int
    helped: int
    usual_days: float | None
    """The middle number of days until somebody answered; None from too few requests."""
    asked_often: int
    """How many members were asked directly three times or more within ninety days."""


def count_requests(viewer: Viewer, network: Network, when: AsOf) -> HelpCounts | None:
    """The year that ends on the day, the same for everybody inside; None outside.

    Cost: one pass over the requests of the year.
    """
    if viewer.eye is Eye.OUTSIDE:
        return None
    window = last_days(when.day, COUNTED_DAYS)
    told = Event.objects.using(alias()).filter(network=network).known(when.known).by(when.day)
    asked = list(_beginning(told).filter(latest__gte=window.earliest))
    courses = courses_of(network, asked, when)
    answers = [(courses[event.pk].answered, event.latest) for event in asked]
    days = [max(0, (answer - begun).days) for answer, begun in answers if answer]
    lately = last_days(when.day, LOAD_DAYS).earliest
    load: dict[int, int] = defaultdict(int)
    for event in asked:
        for one in courses[event.pk].asked if event.latest >= lately else ():
            load[one] += 1
    return HelpCounts(
        asked=len(asked),
        answered=len(days),
        helped=sum(bool(course.helped) for course in courses.values()),
        usual_days=median(days) if len(days) >= FEWEST_ANSWERS else None,
        asked_often=sum(count >= OVER_ASKED for count in load.values()),
    )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who could be asked, and why: the line answers; a place or an issue in common."""

    who: Someone
    same_place: bool
    same_issue: bool


def find_whom_to_ask(viewer: Viewer, network: Network, when: AsOf) -> Sequence[Suggestion]:
    """Whom the reader could ask: ends of the reader's own lines that answer and do not rest.

    Those with a place or an issue in common come first, then by name: never by a measure.
    """
    if viewer.actor is None:
        return []
    lines = list_ties_of(viewer, network, viewer.actor, when)
    open_lines = [line for line in lines if line.state in _ANSWERING and not line.resting]
    refs = {end.ref for line in open_lines for end in (line.a, line.b)} - {""}
    seen = visible_actors(viewer, network, when).filter(ref__in=refs)
    rows = list(seen.exclude(pk=viewer.actor).order_by("sort_th", "pk"))
    people = people_of(viewer, [row.pk for row in rows], when.known)
    me = Actor.objects.using(alias()).filter(pk=viewer.actor).first()
    as_known([*rows, *([me] if me else [])], when.known)
    place = me.place_id if me else None
    issues = _issues_of([viewer.actor], when)[viewer.actor]
    theirs = _issues_of([row.pk for row in rows], when)
    found = [
        Suggestion(
            who=people[row.pk],
            same_place=place is not None and row.place_id == place,
            same_issue=bool(issues & theirs[row.pk]),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: not (one.same_place or one.same_issue))


def _issues_of(actors: Sequence[int], when: AsOf) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = ActorIssue.objects.using(alias()).filter(actor_id__in=actors).known(when.known)
    for actor, issue in rows.values_list("actor_id", "issue_id"):
        found[actor].add(issue)
    return found
