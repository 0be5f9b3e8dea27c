"""What can be read of a network now, as a viewer may read it; evidence on demand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.nature.weak_points import Fact
from saiyai.assessment.reading import Lack, Reading, Sure, Trail
from saiyai.assessment.today import TodayReading
from saiyai.assessment.warnings.noticed import Attempt, Good, Noticed, Try
from saiyai.assessment.warnings.rank import Place, ranked
from saiyai.assessment.whole import WholeReading
from saiyai.domain.periods import AsOf
from saiyai.domain.verdicts import GoodNews, Matter, Networkhood
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.warnings import WarningNow
from saiyai.domain.words import Say
from saiyai.queries.evidence import EvidenceRows, get_rows
from saiyai.queries.matters import (
    MatterSteps,
    matter_of,
    standing_of,
    steps_for,
    steps_on,
)
from saiyai.queries.names import Someone, people_of
from saiyai.queries.naming import Named, Naming, names_in
from saiyai.queries.profiles import PICTURE_ROWS, get_picture_rows, get_profile_rows
from saiyai.queries.readings import TodayRaw, today_raw
from saiyai.queries.thresholds import conventions_of
from saiyai.queries.ties import tie_rows
from saiyai.records.models import Network, WarningStep

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
    steps: MatterSteps
    """What people do about it."""


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
    aside: int = 0
    """So many matters are put off, set aside, or done and not yet read again."""


@dataclass(frozen=True, slots=True)
class MattersTold:
    """Every matter that is read, and what is read no more, by key, with the steps it had."""

    shown: Sequence[MatterTold]
    aside: Sequence[MatterTold]
    cleared: Sequence[tuple[Matter, MatterSteps]]


@dataclass(frozen=True, slots=True)
class Today:
    """What one viewer reads of a network on a day.

    `reading` is None while a job is at work, which has `done` so many percent; `newer` counts the
    Changes told since it was made; `earlier` is whether an earlier method made it, and `before`
    whether it is of a `day` before the one asked for, which a job is reading.
    """

    day: date
    seq: int
    newer: int
    reading: TodayTold | None
    earlier: bool = False
    before: bool = False
    done: int = 0


def get_today(
    viewer: Viewer,
    network: Network,
    when: AsOf,
    *,
    at_once: bool = False,
    naming: Naming = names_in,
) -> Today:
    """The reading of a day with the names this viewer may see, or as `naming` calls everybody.

    Raises: ReadingFailed where a job could not make the one asked for.
    Cost: some 0.1 s up to AT_ONCE lines and events when something new was told; above that the
    newest finding is shown, unless the caller has time to wait (`at_once`).
    """
    raw = today_raw(network, viewer.eye, when, at_once=at_once)
    told = None
    if raw.reading is not None:
        if viewer.eye is Eye.OUTSIDE:
            told = _outside(raw.reading)
        else:
            told = _told(viewer, network, raw.reading, when, naming)
    return Today(
        day=raw.day,
        seq=raw.seq,
        newer=raw.newer,
        reading=told,
        earlier=raw.earlier,
        before=raw.before,
        done=raw.done,
    )


def get_whole(
    viewer: Viewer, network: Network, when: AsOf, *, at_once: bool = False
) -> tuple[TodayRaw, Named]:
    """All that was read, and a function that names those of whom its sentences speak.

    Outsiders read none of it: nothing leaves without a decision of the network.
    """
    raw = today_raw(network, viewer.eye, when, at_once=at_once)
    if viewer.eye is Eye.OUTSIDE:
        raw = replace(raw, reading=None)
    return raw, names_in(viewer, raw.reading, when.known)


# --- for this viewer --------------------------------------------------------------------------


def _outside(reading: TodayReading) -> TodayTold:
    """What leaves without a decision of the network: whole numbers, none about fewer than five."""
    shown = [
        replace(one, parts=(), evidence=Trail(), next=None)
        for one in reading.readings
        if one.id in _OUTSIDE and not any(0 < cell < SMALLEST_CELL for cell in one.cells)
    ]
    return TodayTold(reading.basis, shown)


def _told(
    viewer: Viewer, network: Network, reading: TodayReading, when: AsOf, naming: Naming
) -> TodayTold:
    whole = reading.whole
    teller = _teller(viewer, network, reading, when, naming)
    matters = [one for one in whole.warnings.matters if teller.now[one.key].is_shown]
    places, more = ranked(matters, conventions_of(network, when.known))
    return TodayTold(
        basis=reading.basis,
        readings=reading.readings,
        nearest=reading.nearest,
        heading=_heading(whole, teller.named),
        good=[_good(one, n) for n, one in enumerate(whole.warnings.good, 1)],
        places=[teller.place(place) for place in places],
        more=more,
        aside=len(whole.warnings.matters) - len(matters),
    )


def list_matters(viewer: Viewer, network: Network, when: AsOf) -> MattersTold | None:
    """Every matter of a day in the order of Today; None while a job is at work.

    Outsiders are told of none. Cost: that of `get_today`.
    """
    raw = today_raw(network, viewer.eye, when)
    if viewer.eye is Eye.OUTSIDE:
        return MattersTold((), (), ())
    if raw.reading is None:
        return None
    teller = _teller(viewer, network, raw.reading, when, names_in)
    matters = [(one, teller.matter(one)) for one in raw.reading.whole.warnings.matters]
    read = {one.key for one, _ in matters}
    return MattersTold(
        shown=[told for one, told in matters if teller.now[one.key].is_shown],
        aside=[told for one, told in matters if not teller.now[one.key].is_shown],
        cleared=[
            (matter_of(key), teller.steps_of(key)) for key in teller.steps if key not in read
        ],
    )


def _teller(
    viewer: Viewer, network: Network, reading: TodayReading, when: AsOf, naming: Naming
) -> "_Teller":
    matters, steps = reading.whole.warnings.matters, steps_on(network, when)
    return _Teller(
        viewer,
        when,
        naming(viewer, (reading.whole.networkhood, matters), when.known),
        steps,
        standing_of(steps, matters, when.day),
        *_pressed(viewer, network, matters, when),
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
    viewer: Viewer, network: Network, matters: Sequence[Noticed], when: AsOf
) -> tuple[Mapping[int, str], Mapping[int, Someone]]:
    """Refs of the lines, and the people, that a keeper can press beside what can be tried."""
    if not viewer.is_keeper:
        return {}, {}
    tries = [one for matter in matters for one in matter.tries]
    rows = {row for one in tries if one.kind in _TESTED for row in one.lines}
    lines = {line.id: line.ref for line in tie_rows(viewer, network, rows, when)}
    met = {who for one in tries if one.kind is Try.INTRODUCE for who in one.actors}
    return lines, people_of(viewer, met, when.known)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells matters to one viewer."""

    viewer: Viewer
    when: AsOf
    named: Named
    steps: Mapping[str, Sequence[WarningStep]]
    now: Mapping[str, WarningNow]
    lines: Mapping[int, str]
    people: Mapping[int, Someone]

    def steps_of(self, key: str) -> MatterSteps:
        return steps_for(self.viewer, self.steps.get(key, ()), self.now[key], self.when)

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
            steps=self.steps_of(one.key),
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


def get_rows_behind(viewer: Viewer, network: Network, when: AsOf, wanted: str) -> EvidenceRows:
    """The rows behind an indicator by its id, a picture, or anything that Today is made of."""
    if wanted in INDICATORS:
        return get_profile_rows(viewer, network, when, wanted)
    if wanted.startswith(PICTURE_ROWS):
        return get_picture_rows(viewer, network, when, wanted.removeprefix(PICTURE_ROWS))
    return get_evidence(viewer, network, when, wanted)


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
