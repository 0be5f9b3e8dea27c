"""The first reading as a viewer may read it: names put in or kept back, evidence on demand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from saiyai.assessment.plain import from_plain, to_plain, with_rows
from saiyai.assessment.reading import (
    Discretion,
    Evidence,
    Item,
    Reading,
    TodayReading,
    Where,
    Who,
)
from saiyai.assessment.today import METHOD, VERSION, read_today
from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import is_private
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Say
from saiyai.queries.actors import named
from saiyai.queries.events import EventRow, event_rows_of, readable_events
from saiyai.queries.facts import load_facts
from saiyai.queries.findings import newest_finding, require_hope
from saiyai.queries.known import as_known
from saiyai.queries.names import (
    Name,
    Someone,
    may_see_values,
    people_as_known,
    people_of,
)
from saiyai.queries.networks import seq_known
from saiyai.queries.ties import TieRow, tie_rows
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Actor, Event, Network, Place, Tie

AT_ONCE: Final = 20_000
"""Up to so many lines and events a page reads the record itself; above, a job does."""

SMALLEST_CELL: Final = 5
"""Fewer actors than this are not counted for outsiders."""

_OUTSIDE: Final = frozenset({"size", "connectedness", "line_states"})

MOST_ROWS: Final = 200
"""Evidence rows shown at once."""


@dataclass(frozen=True, slots=True)
class Today:
    """What one viewer reads of a network on a day.

    `reading` is None while a job is at work; `newer` counts the Changes told since it was made.
    """

    day: date
    seq: int
    newer: int
    reading: TodayReading | None


def get_today(viewer: Viewer, network: Network, when: AsOf, *, at_once: bool = False) -> Today:
    """The reading of a day with the names this viewer may see.

    Raises: ReadingFailed where a job could not make the one asked for.
    Cost: milliseconds up to AT_ONCE lines and events; above that the newest finding is shown,
    unless the caller has time to wait (`at_once`).
    """
    raw = (make_today if at_once else today_raw)(network, viewer.eye, when)
    if raw.reading is None:
        return raw
    if viewer.eye is Eye.OUTSIDE:
        return Today(raw.day, raw.seq, raw.newer, _for_outside(raw.reading))
    return Today(raw.day, raw.seq, raw.newer, _with_names(viewer, raw.reading, when))


def today_raw(network: Network, eye: Eye, when: AsOf) -> Today:
    """The reading without names: row ids stand for actors."""
    with snapshot():
        if is_small(network):
            return make_today(network, eye, when)
        newest = seq_known(network, when.known)
        found = newest_finding(network, (METHOD, VERSION), eye, when.day, newest)
        if found is None:
            require_hope(network, METHOD, eye, when)
    if found is None or found.value is None:
        return Today(when.day, newest, 0, None)
    return Today(when.day, found.seq, newest - found.seq, from_plain(found.value))


def is_small(network: Network) -> bool:
    """Whether a page may read this record while somebody waits."""
    rows = Tie.objects.using(alias()).filter(network=network)[:AT_ONCE].count()
    return rows + Event.objects.using(alias()).filter(network=network)[:AT_ONCE].count() < AT_ONCE


def make_today(network: Network, eye: Eye, when: AsOf) -> Today:
    """Read a day from the record itself."""
    edition, facts = load_facts(network, eye, when)
    reading = with_rows(read_today(facts), lambda position: int(edition.actor_ids[position]))
    return Today(when.day, edition.seq, 0, reading)


def plain_today(network: Network, eye: Eye, when: AsOf) -> tuple[int, dict[str, object]]:
    """The number of the newest Change read, and the reading as a finding keeps it."""
    made = make_today(network, eye, when)
    if made.reading is None:
        raise AssertionError("a reading that was just made is there")
    return made.seq, to_plain(made.reading)


# --- names ------------------------------------------------------------------------------------


def _with_names(viewer: Viewer, reading: TodayReading, when: AsOf) -> TodayReading:
    names = _names(viewer, reading, when.known)
    return replace(reading, items=tuple(_item(viewer, item, names) for item in reading.items))


def _for_outside(reading: TodayReading) -> TodayReading:
    """What leaves without a decision of the network: whole numbers, none about fewer than five."""
    shown = [
        replace(one, parts=(), evidence=Evidence(), next=None)
        for one in reading.readings
        if one.id in _OUTSIDE and not any(0 < cell < SMALLEST_CELL for cell in one.cells)
    ]
    return replace(
        reading,
        good_news=None,
        good_evidence=Evidence(),
        items=(),
        more_items=0,
        readings=tuple(shown),
        nearest=None,
    )


Names = Mapping[Who | Where, Name]


def _item(viewer: Viewer, item: Item, names: Names) -> Item:
    """An item for this viewer: what can be pressed is for keepers only."""
    shown = replace(
        item,
        seen=_named(item.seen, names),
        tries=tuple(_named(one, names) for one in item.tries),
    )
    if viewer.is_keeper:
        return shown
    return replace(shown, about=None, test_lines=(), introduce=None)


def _named(what: Say, names: Names) -> Say:
    facts = {
        name: names[fact] if isinstance(fact, Who | Where) else fact
        for name, fact in what.facts.items()
    }
    return Say(what.key, **facts)


def _names(viewer: Viewer, reading: TodayReading, known: int | None) -> Names:
    said = [item.seen for item in reading.items]
    said += [one for item in reading.items for one in item.tries]
    facts = {fact for what in said for fact in what.facts.values()}
    whos = {fact for fact in facts if isinstance(fact, Who)}
    wheres = {fact for fact in facts if isinstance(fact, Where)}
    actors = Actor.objects.using(alias()).in_bulk([who.position for who in whos])
    shown = {who for who in whos if _may_say(viewer, actors[who.position], who.discretion)}
    people = people_as_known(viewer, list(actors.values()), known)
    places = Place.objects.using(alias()).in_bulk([where.place for where in wheres])
    as_known(places.values(), known)
    found: dict[Who | Where, Name] = {
        who: name if who in shown else Name("", "", name.kind)
        for who, name in ((who, people[who.position].name) for who in whos)
    }
    return found | {where: named(places[where.place]) for where in wheres}


def _may_say(viewer: Viewer, actor: Actor, discretion: Discretion) -> bool:
    """Whether a name may stand in a sentence that could hurt: a person's, to that person only."""
    if viewer.is_close_to(actor.pk) or discretion is Discretion.CONSENT:
        return True
    return discretion is Discretion.PERSON and not is_private(ActorKind(actor.kind))


# --- what can be pressed ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Press:
    """What stands beside a try: a line to test, or two to introduce, by ref; or nothing."""

    line: str = ""
    pair: tuple[Someone, Someone] | None = None


def list_presses(
    viewer: Viewer, network: Network, today: Today, when: AsOf
) -> Sequence[Sequence[Press]]:
    """For each item of a reading, what a keeper can press beside each of its tries."""
    if today.reading is None:
        return []
    items = today.reading.items
    lines = tie_rows(viewer, network, {row for item in items for row in item.test_lines}, when)
    refs = {line.id: line.ref for line in lines}
    introduced = {who for item in items for who in item.introduce or ()}
    people = people_of(viewer, introduced, when.known)
    return [_presses(item, refs, people) for item in items]


def _presses(
    item: Item, refs: Mapping[int, str], people: Mapping[int, Someone]
) -> Sequence[Press]:
    tests = [Press(line=refs.get(row, "")) for row in item.test_lines]
    pair = []
    if item.introduce:
        one, other = item.introduce
        pair = [Press(pair=(people[one], people[other]))]
    rest = [Press()] * (len(item.tries) - len(tests) - len(pair))
    return [*tests, *pair, *rest]


# --- evidence ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EvidenceRows:
    """The rows behind a reading that this viewer may see, and how many stay hidden by rule."""

    actors: Sequence[Someone] = ()
    lines: Sequence[TieRow] = ()
    events: Sequence[EventRow] = ()
    hidden: int = 0
    more: int = 0


def get_evidence(viewer: Viewer, network: Network, when: AsOf, wanted: str) -> EvidenceRows:
    """The rows behind `good`, `item-1` … or the id of a reading; empty for any other word.

    Outside nobody reads rows, nor how many there are.
    """
    if viewer.eye is Eye.OUTSIDE:
        return EvidenceRows()
    today = today_raw(network, viewer.eye, when)
    if today.reading is None:
        return EvidenceRows()
    return get_rows(viewer, network, when, _evidence(today.reading, wanted))


def _evidence(reading: TodayReading, wanted: str) -> Evidence:
    by_id: dict[str, Evidence] = {"good": reading.good_evidence}
    by_id |= {f"item-{n}": item.evidence for n, item in enumerate(reading.items, 1)}
    by_id |= {one.id: one.evidence for one in reading.readings}
    return by_id.get(wanted, Evidence())


def get_rows(viewer: Viewer, network: Network, when: AsOf, evidence: Evidence) -> EvidenceRows:
    """The rows that a reading rests on, as far as this viewer may see them."""
    total = len(evidence.actors) + len(evidence.lines) + len(evidence.events)
    actors = Actor.objects.using(alias()).filter(pk__in=evidence.actors[:MOST_ROWS])
    # To stand behind a reading is a value about an actor; of persons, keepers alone see it.
    rows = [row for row in actors.order_by("sort_th", "pk") if may_see_values(viewer, row)]
    people = people_as_known(viewer, rows, when.known)
    named_people = [people[row.pk] for row in rows if people[row.pk].ref]
    lines = tie_rows(viewer, network, evidence.lines[:MOST_ROWS], when)
    events = readable_events(viewer, network, when).filter(pk__in=evidence.events[-MOST_ROWS:])
    happened = event_rows_of(
        viewer,
        list(events.select_related("place", "about").order_by("-latest", "-id")),
        when.known,
    )
    shown = len(named_people) + len(lines) + len(happened)
    looked_at = sum(
        min(len(rows), MOST_ROWS) for rows in (evidence.actors, evidence.lines, evidence.events)
    )
    return EvidenceRows(
        actors=named_people,
        lines=lines,
        events=happened,
        hidden=looked_at - shown,
        more=total - looked_at,
    )


def reading_of(today: Today, reading_id: str) -> Reading | None:
    """One reading by id, where it was given."""
    if today.reading is None:
        return None
    return next((one for one in today.reading.readings if one.id == reading_id), None)
