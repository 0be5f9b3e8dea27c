"""What is read of a whole record on a day, without names: made here, or by a job and kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from saiyai.assessment.plain import from_earlier, from_plain, to_plain, with_rows
from saiyai.assessment.today import METHOD, VERSION, TodayReading, read_today
from saiyai.assessment.warnings.felt import felt_matters
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye
from saiyai.queries.clock import is_now
from saiyai.queries.findings import (
    COLUMNS_READ,
    done_of,
    newest_before,
    newest_finding,
    require_hope,
)
from saiyai.queries.keeping import Newest
from saiyai.queries.looks import forget_looks, load_look
from saiyai.queries.matters import with_refs
from saiyai.queries.networks import count_changes, seq_known
from saiyai.queries.profiles import forget_profiles, newest_profile, plain_profile
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Event, Finding, Network, Tie

AT_ONCE: Final = 4_000
"""Up to so many lines and events a page reads the record itself; above, a job does."""


@dataclass(frozen=True, slots=True)
class TodayRaw:
    """A reading of a day: row ids stand for actors.

    `reading` is None while a job is at work, which has `done` so many percent; `newer` counts the
    Changes told since it was made; `earlier` is whether an earlier method made it, and `before`
    whether it is of a `day` before the one asked for, which a job is reading.
    """

    day: date
    seq: int
    newer: int
    reading: TodayReading | None
    earlier: bool = False
    before: bool = False
    done: int = 0


def today_raw(network: Network, eye: Eye, when: AsOf, *, at_once: bool = False) -> TodayRaw:
    """The reading of a day; the newest one kept where the record is large.

    Beside it stands what members answered, from the newest profile that a job has made; for who
    has time to wait (`at_once`) both are made now.
    """
    with snapshot():
        if at_once:
            return _with_answers(make_today(network, eye, when), plain_profile(network, eye, when))
        raw = make_today(network, eye, when) if is_small(network) else _kept(network, eye, when)
        return _with_answers(raw, newest_profile(network, eye, raw.day, raw.seq))


def _kept(network: Network, eye: Eye, when: AsOf) -> TodayRaw:
    newest, method = seq_known(network, when.known), (METHOD, VERSION)
    found = newest_finding(network, method, eye, when.day, newest, or_earlier=True)
    if found is None and is_now(network, when):
        found = newest_before(network, method, eye, when.day, newest)
    reading = _reading_of(found)
    if found is None or reading is None:
        require_hope(network, method, eye, when)
        done = done_of(network, method, eye, when.day)
        return TodayRaw(when.day, newest, 0, None, earlier=found is not None, done=done)
    if found.day != when.day:
        require_hope(network, method, eye, when)
    earlier, before = found.version != VERSION, found.day != when.day
    newer = count_changes(network, found.seq, newest)
    return TodayRaw(found.day, found.seq, newer, reading, earlier, before)


def _reading_of(found: Finding | None) -> TodayReading | None:
    """What was found; None where it is of an earlier form, which nobody can read any more."""
    if found is None or found.value is None:
        return None
    if found.version == VERSION:
        return from_plain(TodayReading, found.value)
    return from_earlier(TodayReading, found.value)


def _with_answers(raw: TodayRaw, profile: Mapping[str, Any] | None) -> TodayRaw:
    """The same with where members see it otherwise among its matters."""
    felt = felt_matters(profile) if profile else []
    if raw.reading is None or not felt:
        return raw
    whole = raw.reading.whole
    warnings = replace(whole.warnings, matters=(*whole.warnings.matters, *felt))
    return replace(raw, reading=replace(raw.reading, whole=replace(whole, warnings=warnings)))


def is_small(network: Network) -> bool:
    """Whether a page may read this record while somebody waits."""
    rows = Tie.objects.using(alias()).filter(network=network)[:AT_ONCE].count()
    return rows + Event.objects.using(alias()).filter(network=network)[:AT_ONCE].count() < AT_ONCE


def make_today(
    network: Network, eye: Eye, when: AsOf, report: Callable[[int], None] | None = None
) -> TodayRaw:
    """Read a day from the record itself; `report` is told how far it is, in percent."""
    edition, view = load_look(network, eye, when)
    if report:
        report(COLUMNS_READ)

    def read() -> TodayReading:
        reading = read_today(view)
        ids = edition.actor_ids.tolist()
        return with_refs(with_rows(reading, ids.__getitem__))

    reading = _KEPT.get((network.pk, eye, edition.seq, when.day), read)
    return TodayRaw(when.day, edition.seq, 0, reading)


_KEPT: Final = Newest(16)


def forget_readings() -> None:
    """Drop what was read, but not what it was read from."""
    _KEPT.forget()
    forget_profiles()
    forget_looks()


def plain_today(
    network: Network, eye: Eye, when: AsOf, report: Callable[[int], None] | None = None
) -> dict[str, object]:
    """The reading as a finding keeps it."""
    return to_plain(make_today(network, eye, when, report).reading)
