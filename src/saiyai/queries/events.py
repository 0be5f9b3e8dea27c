"""What happened: lists and single events, each row as this viewer may read it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from saiyai.domain.errors import UnknownEvent
from saiyai.domain.goods import Unit, written_amount
from saiyai.domain.kinds.card import Privacy
from saiyai.domain.kinds.catalogue import KINDS, kind_of
from saiyai.domain.kinds.fields import headline_of
from saiyai.domain.periods import ANY_DAY, AsOf, Span
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language, say, spoken
from saiyai.queries.actors import named
from saiyai.queries.columns import among
from saiyai.queries.editions import event_ids_on
from saiyai.queries.identities import kept_for, rows_for, rows_once
from saiyai.queries.known import as_known
from saiyai.queries.names import Name, Someone, people_of
from saiyai.queries.paging import page_key, page_rows, read_day_key
from saiyai.records.connections import alias
from saiyai.records.models import Event, Flow, Network, Part

PAGE = 50
SHOWN_PRESENT: Final = 9
"""A row of a page names eight of those present, and says whether there are more."""
_MANY: Final = 2_000
"""Of an actor in more events the record is walked day by day: soon there are enough for a page."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """Somebody in an event."""

    who: Someone
    role: str
    phase: str


@dataclass(frozen=True, slots=True)
class FlowRow:
    """Something that went from one to another."""

    source: Someone
    target: Someone
    good: str
    amount: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that happened."""

    id: int
    ref: str
    kind: str
    variant: str
    """Which of the sentences of its kind tells it."""
    when: Span
    data: Mapping[str, Any]
    place: Name | None
    parts: Sequence[PartRow]
    flows: Sequence[FlowRow]
    via_centre: bool | None
    channel: str
    source: str
    about: str
    told: int

    def title(self, language: Language) -> str:
        """One sentence of what happened, with the names this viewer may see."""
        return _title(self, language)


@dataclass(frozen=True, slots=True)
class EventPage:
    """One page of events, newest first; `after` asks for the next, empty on the last."""

    rows: Sequence[EventRow]
    after: str


def list_events(  # noqa: PLR0913 - the filters of one list
    viewer: Viewer,
    network: Network,
    when: AsOf,
    *,
    kind: str = "",
    actor: int | None = None,
    places: Collection[int] | None = None,
    issues: Collection[int] | None = None,
    between: tuple[date | None, date | None] = (None, None),
    after: str = "",
    limit: int = PAGE,
    present: int | None = None,
) -> EventPage:
    """Events by day, newest first, as known at a Change.

    `between` two days, either of which may be open, lies what may have happened on one of them.
    `present` names so many of those who took part, where not all are wanted.
    Raises: UnknownWord for a kind, UnknownPage for a key that no page has given.
    Cost: one index walk per page, wherever in the list it is; cut by what only few events have,
    it walks over the others.
    """
    begin = _begin_of(after, when)
    told = Event.objects.using(alias()).known(when.known)
    # The page before is the closer bound; with both, SQLite would walk from the other.
    told = told if begin else told.by(when.day)
    of = told.filter(network=network) if actor is None else _of_actor(told, network, actor, when)
    rows = readable_by(viewer, of)
    if kind:
        rows = rows.filter(kind=kind_of(kind).id)
    if places is not None:
        rows = rows.filter(place__in=places)
    if issues is not None:
        rows = rows.filter(issue__in=issues)
    since, until = between
    if since is not None:
        rows = rows.filter(latest__gte=since)
    if until is not None:
        rows = rows.filter(earliest__lte=until)
    rows = rows.select_related("place", "about")
    found = page_rows(rows, ("-latest", "-id"), begin, limit + 1)
    page = found[:limit]
    more = page_key(page[-1].latest.isoformat(), page[-1].pk) if len(found) > limit else ""
    return EventPage(event_rows_of(viewer, page, when.known, present), more)


def _begin_of(after: str, when: AsOf) -> tuple[date, int] | tuple[()]:
    """Where the page before ended; nothing for the first, and where it ended after the day."""
    begin = read_day_key(after) if after else ()
    return begin if begin and begin[0] <= when.day else ()


def list_events_on(
    viewer: Viewer, network: Network, tie: int, when: AsOf, limit: int = 30
) -> Sequence[EventRow]:
    """What happened on one line, by row id of the line, newest first."""
    ids = event_ids_on(network, viewer.eye, tie, when)
    rows = readable_events(viewer, network, when).filter(pk__in=ids[-limit:])
    found = rows.select_related("place", "about").order_by("-latest", "-id")
    return event_rows_of(viewer, list(found), when.known)


def readable_events(viewer: Viewer, network: Network, when: AsOf) -> QuerySet[Event]:
    """Events of a record that this viewer may read as rows.

    Calls are read by the two who made them and by their keepers; outside nobody reads rows, nor
    do evaluators, since who was there stands in words that no consent can cut.
    """
    rows = Event.objects.using(alias()).filter(network=network).known(when.known).by(when.day)
    return readable_by(viewer, rows)


def readable_by(viewer: Viewer, rows: QuerySet[Event]) -> QuerySet[Event]:
    """Of these events, those that this viewer may read as rows.

    Who somebody is counts as told now: a merge that was taken apart opens no call of the other.
    """
    if viewer.is_keeper:
        return rows
    if not viewer.reads_rows:
        return rows.none()
    parties = [kind.id for kind in KINDS.values() if kind.privacy is not Privacy.OPEN]
    open_to_all = ~Q(kind__in=parties)
    close = viewer.keeps | ({viewer.actor} if viewer.actor else set())
    return rows.filter(open_to_all | Q(pk__in=_with(close, None)) if close else open_to_all)


def _with(actors: Collection[int], known: int | None) -> QuerySet[Any]:
    """Ids of events that one of these actors is in."""
    rows = list(rows_for(actors, known))
    flows = Flow.objects.using(alias()).filter(Q(source_id__in=rows) | Q(target_id__in=rows))
    parts = Part.objects.using(alias()).filter(actor_id__in=rows)
    return flows.values("event_id").union(parts.values("event_id"))


def _of_actor(rows: QuerySet[Event], network: Network, actor: int, when: AsOf) -> QuerySet[Event]:
    """Those of these events of a record that an actor is in: of few by their row ids."""
    mine = list(rows_for([actor], when.known))
    parts = Part.objects.using(alias()).filter(actor_id__in=mine)
    flows = Flow.objects.using(alias()).filter(Q(source_id__in=mine) | Q(target_id__in=mine))
    ids = [told.values_list("event_id", flat=True) for told in (parts, flows)]
    if any(some[: _MANY + 1].count() > _MANY for some in ids):
        # Of so many the newest come soon, wherever in the list one is.
        of = {"event_id": OuterRef("pk")}
        return rows.filter(
            Exists(parts.filter(**of)) | Exists(flows.filter(**of)), network=network
        )
    few = ids[0].union(ids[1])
    # As a sum it is no column: SQLite would walk all events of the record for these.
    return rows.annotate(record=F("network_id") + 0).filter(among(list(few)), record=network.pk)


def get_event(viewer: Viewer, network: Network, ref: str, when: AsOf = ANY_DAY) -> EventRow:
    """One event by ref. Raises: UnknownEvent if there is none, or none this viewer may read."""
    row = event_of(viewer, network, ref, when)
    return event_rows_of(viewer, [row], when.known)[0]


def event_of(viewer: Viewer, network: Network, ref: str, when: AsOf = ANY_DAY) -> Event:
    """The row of an event by ref, for a service. Raises: UnknownEvent."""
    rows = readable_events(viewer, network, when)
    found = rows.filter(ref=ref).select_related("network", "place", "about").first()
    if found is None:
        raise UnknownEvent(ref=ref)
    return found


def event_rows_of(
    viewer: Viewer,
    events: Sequence[Event],
    known: int | None = None,
    present: int | None = None,
) -> list[EventRow]:
    """Events with their parts and flows, under the names known at a Change.

    `present` names so many of those who took part, the first that were told.

    As who is one actor was known then: who took part under two rows took part once, and what
    went from one to itself is left out.
    Cost: four queries, whatever the number of events; of the past three more.
    """
    ids = [event.pk for event in events]
    parts = _parts(ids)
    flows = _by_event(Flow.objects.using(alias()).filter(event_id__in=ids))
    one = kept_for(_everyone(parts, flows), known)
    for event in events:
        there = parts[event.pk]
        parts[event.pk] = rows_once(there, lambda part: (one[part.actor], *part[1:]))[:present]
    people = people_of(viewer, (one[row] for row in _everyone(parts, flows)), known)
    as_known([event.place for event in events if event.place], known)
    for event in events:
        flows[event.pk] = [
            flow for flow in flows[event.pk] if one[flow.source_id] != one[flow.target_id]
        ]
    seen = {row: people[end] for row, end in one.items() if end in people}
    return [_row(event, parts[event.pk], flows[event.pk], seen) for event in events]


class _Present(NamedTuple):
    """The row of an actor who took part."""

    actor: int
    role: str
    phase: str


def _parts(events: Sequence[int]) -> dict[int, list[_Present]]:
    """By event who took part, in the order they were told: hundreds, now and then."""
    found: dict[int, list[_Present]] = defaultdict(list)
    rows = Part.objects.using(alias()).filter(event_id__in=events).order_by("pk")
    for event, actor, role, phase in rows.values_list("event_id", "actor_id", "role", "phase"):
        found[event].append(_Present(actor, role, phase))
    return found


def _by_event(rows: QuerySet[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.order_by("pk"):
        found[row.event_id].append(row)
    return found


def _everyone(
    parts: Mapping[int, list[_Present]], flows: Mapping[int, list[Flow]]
) -> Iterable[int]:
    yield from (part.actor for rows in parts.values() for part in rows)
    for rows in flows.values():
        for flow in rows:
            yield flow.source_id
            yield flow.target_id


def _row(
    event: Event, parts: list[_Present], flows: list[Flow], people: Mapping[int, Someone]
) -> EventRow:
    kind = kind_of(event.kind)
    data = kind.read(event.data, event.version)
    return EventRow(
        id=event.pk,
        ref=event.ref,
        kind=event.kind,
        variant=kind.variant(data),
        when=Span(event.earliest, event.latest),
        data=data.model_dump(mode="json"),
        place=named(event.place) if event.place else None,
        parts=[PartRow(people[part.actor], part.role, part.phase) for part in parts],
        flows=[
            FlowRow(
                people[flow.source_id], people[flow.target_id], flow.good, flow.amount, flow.unit
            )
            for flow in flows
        ],
        via_centre=event.via_centre,
        channel=event.channel,
        source=event.source,
        about=event.about.ref if event.about else "",
        told=event.told or 0,
    )


def _title(row: EventRow, language: Language) -> str:
    """Who did what to whom, where something flowed; then what it was in the teller's words."""
    kind = kind_of(row.kind)
    line = spoken(headline_of(kind, row.data, english=language is Language.EN), language)
    words = str(line or row.data.get("words") or "")
    if not row.flows:
        return words or say(f"kind.{row.kind}", language)
    flow = row.flows[0]
    sentence = f"{row.kind}.{row.variant}" if row.variant else row.kind
    said = say(
        f"event.{sentence}",
        language,
        source=flow.source.name.in_(language),
        target=flow.target.name.in_(language),
        good=say(f"good.{flow.good}", language),
        amount=amount_in_words(flow.amount, flow.unit, language),
    )
    return f"{' '.join(said.split())}{f': {words}' if words else ''}"


def amount_in_words(amount: int | None, unit: str, language: Language) -> str:
    """An amount as people write it; empty where none was told."""
    if amount is None:
        return ""
    number = written_amount(amount, Unit(unit))
    return f"{number:,g} {say(f'unit.{unit}', language)}"
