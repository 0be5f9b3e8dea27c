"""What can be read of a network now, as a viewer may read it; evidence on demand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from saiyai.assessment.conventions import HOUSE
from saiyai.assessment.inside import Inside
from saiyai.assessment.plain import from_plain, to_plain, with_rows
from saiyai.assessment.reading import Lack, Reading, Sure, Trail
from saiyai.assessment.scopes import own_scope
from saiyai.assessment.today import METHOD, VERSION, TodayReading, read_today
from saiyai.assessment.warnings.noticed import Attempt, Good, Noticed, Try
from saiyai.assessment.warnings.rank import Place, ranked
from saiyai.assessment.weak_points import Fact
from saiyai.assessment.whole import WholeReading
from saiyai.domain.periods import AsOf
from saiyai.domain.verdicts import GoodNews, Matter, Networkhood
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Say
from saiyai.queries.evidence import EvidenceRows, get_rows
from saiyai.queries.findings import newest_finding, require_hope
from saiyai.queries.keeping import Newest
from saiyai.queries.names import Someone, people_of
from saiyai.queries.naming import Named, names_in
from saiyai.queries.networks import seq_known
from saiyai.queries.records import read_record
from saiyai.queries.ties import tie_rows
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Event, Network, Tie

AT_ONCE: Final = 4_000
"""Up to so many lines and events a page reads the record itself; above, a job does."""

SMALLEST_CELL: Final = 5
"""Fewer actors than this are not counted for outsiders."""

_OUTSIDE: Final = frozenset({"size", "connectedness", "line_states"})
_TESTED: Final = frozenset({Try.TEST_LINE, Try.OTHER_WAY})


@dataclass(frozen=True, slots=True)
class FactTold:
    """A sentence and the word by which its rows are asked for."""

    says: Say
    evidence: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What can be read now: the verdict, and three facts each way."""

    verdict: Networkhood
    sure: Sure
    title: Say
    says: Say
    towards: Sequence[FactTold]
    against: Sequence[FactTold]
    would_change: Sequence[Say]


@dataclass(frozen=True, slots=True)
class GoodTold:
    """Something that went well."""

    of: GoodNews
    says: Say
    sure: Sure
    evidence: str


@dataclass(frozen=True, slots=True)
class TryTold:
    """Something to try, and what a keeper can press beside it: a line, or two to introduce."""

    kind: Try
    says: Say
    line: str = ""
    pair: tuple[Someone, Someone] | None = None


@dataclass(frozen=True, slots=True)
class MatterTold:
    """A matter as this viewer reads it; `key` asks for its rows and names it in steps."""

    key: str
    of: Matter
    seen: Say
    unknown: Say
    loss: Say | None
    tries: Sequence[TryTold]
    after: Say | None
    to_self: Say | None
    sure: Sure
    since: date | None
    has_rows: bool


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """A place on Today: a matter, and those told in the same breath."""

    first: MatterTold
    also: Sequence[MatterTold] = ()

    @property
    def matters(self) -> Sequence[MatterTold]:
        """All of them."""
        return [self.first, *self.also]


@dataclass(frozen=True, slots=True)
class TodayTold:
    """A reading as one viewer reads it; outsiders get neither heading nor matters."""

    basis: str
    readings: Sequence[Reading]
    nearest: Lack | None = None
    heading: Heading | None = None
    good: Sequence[GoodTold] = ()
    places: Sequence[PlaceTold] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Today:
    """What one viewer reads of a network on a day.

    `reading` is None while a job is at work; `newer` counts the Changes told since it was made.
    """

    day: date
    seq: int
    newer: int
    reading: TodayTold | None


@dataclass(frozen=True, slots=True)
class TodayRaw:
    """The same without names: row ids stand for actors."""

    day: date
    seq: int
    newer: int
    reading: TodayReading | None


def get_today(viewer: Viewer, network: Network, when: AsOf, *, at_once: bool = False) -> Today:
    """The reading of a day with the names this viewer may see.

    Raises: ReadingFailed where a job could not make the one asked for.
    Cost: some 0.1 s up to AT_ONCE lines and events when something new was told; above that the
    newest finding is shown, unless the caller has time to wait (`at_once`).
    """
    raw = (make_today if at_once else today_raw)(network, viewer.eye, when)
    told = None
    if raw.reading is not None:
        outside = viewer.eye is Eye.OUTSIDE
        told = _outside(raw.reading) if outside else _told(viewer, network, raw.reading, when)
    return Today(raw.day, raw.seq, raw.newer, told)


def get_whole(
    viewer: Viewer, network: Network, when: AsOf, *, at_once: bool = False
) -> tuple[TodayRaw, Named]:
    """All that was read, and a function that names those of whom its sentences speak.

    Outsiders read none of it: nothing leaves without a decision of the network.
    """
    raw = (make_today if at_once else today_raw)(network, viewer.eye, when)
    if viewer.eye is Eye.OUTSIDE:
        raw = replace(raw, reading=None)
    return raw, names_in(viewer, raw.reading, when.known)


# --- the reading ------------------------------------------------------------------------------


def today_raw(network: Network, eye: Eye, when: AsOf) -> TodayRaw:
    """The reading of a day; the newest one kept where the record is large."""
    with snapshot():
        if is_small(network):
            return make_today(network, eye, when)
        newest = seq_known(network, when.known)
        found = newest_finding(network, (METHOD, VERSION), eye, when.day, newest)
        if found is None:
            require_hope(network, METHOD, eye, when)
    if found is None or found.value is None:
        return TodayRaw(when.day, newest, 0, None)
    reading = from_plain(TodayReading, found.value)
    return TodayRaw(when.day, found.seq, newest - found.seq, reading)


def is_small(network: Network) -> bool:
    """Whether a page may read this record while somebody waits."""
    rows = Tie.objects.using(alias()).filter(network=network)[:AT_ONCE].count()
    return rows + Event.objects.using(alias()).filter(network=network)[:AT_ONCE].count() < AT_ONCE


def make_today(network: Network, eye: Eye, when: AsOf) -> TodayRaw:
    """Read a day from the record itself."""
    edition, record = read_record(network, eye, when)

    def read() -> TodayReading:
        reading = read_today(Inside(record, own_scope(record)))
        return with_rows(reading, lambda position: int(edition.actor_ids[position]))

    reading = _KEPT.get((network.pk, eye, edition.seq, when.day), read)
    return TodayRaw(when.day, edition.seq, 0, reading)


_KEPT: Final = Newest(16)


def plain_today(network: Network, eye: Eye, when: AsOf) -> dict[str, object]:
    """The reading as a finding keeps it."""
    return to_plain(make_today(network, eye, when).reading)


# --- for this viewer --------------------------------------------------------------------------


def _outside(reading: TodayReading) -> TodayTold:
    """What leaves without a decision of the network: whole numbers, none about fewer than five."""
    shown = [
        replace(one, parts=(), evidence=Trail(), next=None)
        for one in reading.readings
        if one.id in _OUTSIDE and not any(0 < cell < SMALLEST_CELL for cell in one.cells)
    ]
    return TodayTold(reading.basis, shown)


def _told(viewer: Viewer, network: Network, reading: TodayReading, when: AsOf) -> TodayTold:
    whole = reading.whole
    places, more = ranked(whole.warnings.matters, HOUSE)
    named = names_in(viewer, (whole.networkhood, places), when.known)
    teller = _Teller(viewer, named, *_pressed(viewer, network, places, when))
    return TodayTold(
        basis=reading.basis,
        readings=reading.readings,
        nearest=reading.nearest,
        heading=_heading(whole, named),
        good=[_good(one, n) for n, one in enumerate(whole.warnings.good, 1)],
        places=[teller.place(place) for place in places],
        more=more,
    )


def _heading(whole: WholeReading, named: Named) -> Heading:
    read = whole.networkhood
    return Heading(
        verdict=read.verdict,
        sure=read.sure,
        title=read.title,
        says=named(read.says),
        towards=_facts("towards", read.towards, named),
        against=_facts("against", read.against, named),
        would_change=[named(one) for one in read.would_change],
    )


def _facts(way: str, facts: Sequence[Fact], named: Named) -> Sequence[FactTold]:
    return [FactTold(named(one.says), f"{way}-{n}") for n, one in enumerate(facts, 1)]


def _good(one: Good, number: int) -> GoodTold:
    return GoodTold(one.of, one.says, one.sure, f"good-{number}")


def _pressed(
    viewer: Viewer, network: Network, places: Sequence[Place], when: AsOf
) -> tuple[Mapping[int, str], Mapping[int, Someone]]:
    """Refs of the lines, and the people, that a keeper can press beside what can be tried."""
    if not viewer.is_keeper:
        return {}, {}
    tries = [one for place in places for matter in _all(place) for one in matter.tries]
    rows = {row for one in tries if one.kind in _TESTED for row in one.lines}
    lines = {line.id: line.ref for line in tie_rows(viewer, network, rows, when)}
    met = {who for one in tries if one.kind is Try.INTRODUCE for who in one.actors}
    return lines, people_of(viewer, met, when.known)


def _all(place: Place) -> Sequence[Noticed]:
    return [place.first, *place.also]


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells matters to one viewer."""

    viewer: Viewer
    named: Named
    lines: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[int, Someone] = field(default_factory=dict)

    def place(self, place: Place) -> PlaceTold:
        return PlaceTold(self.matter(place.first), [self.matter(one) for one in place.also])

    def matter(self, one: Noticed) -> MatterTold:
        own = any(self.viewer.actor == who.position for who in one.about)
        return MatterTold(
            key=one.key,
            of=one.of,
            seen=self.named(one.seen),
            unknown=self.named(one.unknown),
            loss=one.loss_says and self.named(one.loss_says),
            tries=[self.attempt(attempt) for attempt in one.tries],
            after=one.after and self.named(one.after),
            to_self=one.to_self if own else None,
            sure=one.sure,
            since=date.fromordinal(one.day) if one.day > 0 else None,
            has_rows=bool(one.trail.rows),
        )

    def attempt(self, one: Attempt) -> TryTold:
        line, pair = "", None
        if one.kind in _TESTED and len(one.lines) == 1:
            line = self.lines.get(one.lines[0], "")
        if one.kind is Try.INTRODUCE and all(who in self.people for who in one.actors):
            first, second = (self.people[who] for who in one.actors)
            pair = first, second
        return TryTold(one.kind, self.named(one.says), line, pair)


# --- evidence ---------------------------------------------------------------------------------


def get_evidence(viewer: Viewer, network: Network, when: AsOf, wanted: str) -> EvidenceRows:
    """The rows behind one thing that was read, by the word beside it; none for any other word.

    Outside nobody reads rows, nor how many there are.
    """
    if viewer.eye is Eye.OUTSIDE:
        return EvidenceRows()
    raw = today_raw(network, viewer.eye, when)
    if raw.reading is None:
        return EvidenceRows()
    trails = dict(trails_of(raw.reading))
    return get_rows(viewer, network, when, trails.get(wanted, Trail()))


def trails_of(reading: TodayReading) -> Iterator[tuple[str, Trail]]:
    """Everything that was read, by the word that asks for its rows."""
    whole = reading.whole
    read = whole.networkhood
    yield from ((one.id, one.evidence) for one in reading.readings)
    yield from ((f"towards-{n}", one.trail) for n, one in enumerate(read.towards, 1))
    yield from ((f"against-{n}", one.trail) for n, one in enumerate(read.against, 1))
    yield from ((f"condition-{name}", one.trail) for name, one in read.tests.items())
    yield from ((f"contrast-{name}", one.trail) for name, one in read.contrasts.items())
    yield from ((f"readiness-{name}", one.trail) for name, one in read.readiness.items())
    yield "power", whole.power.trail
    yield "form", whole.type.trail
    yield "grounds", whole.type.grounds.trail
    yield from ((f"diagnosis-{one.of}", one.trail) for one in whole.befallen.diagnoses)
    yield from ((f"flag-{one.of}", one.trail) for one in whole.befallen.flags)
    yield from ((f"good-{n}", one.trail) for n, one in enumerate(whole.warnings.good, 1))
    yield from ((one.key, one.trail) for one in whole.warnings.matters)


def reading_of(today: Today, reading_id: str) -> Reading | None:
    """One reading by id, where it was given."""
    if today.reading is None:
        return None
    return next((one for one in today.reading.readings if one.id == reading_id), None)
