"""What happened: lists and single events, each row as this viewer may read it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from saiyai.domain.errors import UnknownEvent
from saiyai.domain.goods import Unit, written_amount
from saiyai.domain.kinds.card import Privacy
from saiyai.domain.kinds.catalogue import KINDS, kind_of
from saiyai.domain.kinds.fields import headline_of
from saiyai.domain.periods import ANY_DAY, AsOf, Span
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language, say, spoken
from saiyai.queries.actors import named
from saiyai.queries.editions import event_ids_on
from saiyai.queries.identities import kept_for, rows_for, rows_once
from saiyai.queries.known import as_known
from saiyai.queries.names import Name, Someone, people_of
from saiyai.queries.paging import page_key, read_day_key
from saiyai.records.connections import alias
from saiyai.records.models import Event, Flow, Network, Part

PAGE = 50


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
) -> EventPage:
    """Events by day, newest first, as known at a Change.

    `between` two days, either of which may be open, lies what may have happened on one of them.
    Raises: UnknownWord for a kind, UnknownPage for a key that no page has given.
    Cost: one index walk per page, wherever in the list it is; cut by what only few events have,
    it walks over the others.
    """
    rows = readable_events(viewer, network, when)
    if kind:
        rows = rows.filter(kind=kind_of(kind).id)
    if actor is not None:
        rows = rows.filter(pk__in=_with([actor], when.known))
    if places is not None:
        rows = rows.filter(place__in=places)
    if issues is not None:
        rows = rows.filter(issue__in=issues)
    since, until = between
    if since is not None:
        rows = rows.filter(latest__gte=since)
    if until is not None:
        rows = rows.filter(earliest__lte=until)
    if after:
        day, last = read_day_key(after)
        rows = rows.filter(Q(latest__lt=day) | Q(latest=day, id__lt=last))
    found = list(rows.select_related("place", "about").order_by("-latest", "-id")[: limit + 1])
    page = found[:limit]
    more = page_key(page[-1].latest.isoformat(), page[-1].pk) if len(found) > limit else ""
    return EventPage(event_rows_of(viewer, page, when.known), more)


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
    viewer: Viewer, events: Sequence[Event], known: int | None = None
) -> list[EventRow]:
    """Events with their parts and flows, under the names known at a Change.

    As who is one actor was known then: who took part under two rows took part once, and what
    went from one to itself is left out.
    Cost: four queries, whatever the number of events; of the past three more.
    """
    ids = [event.pk for event in events]
    parts = _by_event(Part.objects.using(alias()).filter(event_id__in=ids))
    flows = _by_event(Flow.objects.using(alias()).filter(event_id__in=ids))
    one = kept_for(_everyone(parts, flows), known)
    people = people_of(viewer, one.values(), known)
    as_known([event.place for event in events if event.place], known)
    for event in events:
        there = parts[event.pk]
        parts[event.pk] = rows_once(
            there, lambda part: (one[part.actor_id], part.role, part.phase)
        )
        flows[event.pk] = [
            flow for flow in flows[event.pk] if one[flow.source_id] != one[flow.target_id]
        ]
    seen = {row: people[end] for row, end in one.items()}
    return [_row(event, parts[event.pk], flows[event.pk], seen) for event in events]


def _by_event(rows: QuerySet[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.order_by("pk"):
        found[row.event_id].append(row)
    return found


def _everyone(parts: Mapping[int, list[Part]], flows: Mapping[int, list[Flow]]) -> Iterable[int]:
    yield from (part.actor_id for rows in parts.values() for part in rows)
    for rows in flows.values():
        for flow in rows:
            yield flow.source_id
            yield flow.target_id


def _row(
    event: Event, parts: list[Part], flows: list[Flow], people: Mapping[int, Someone]
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
        parts=[PartRow(people[part.actor_id], part.role, part.phase) for part in parts],
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
