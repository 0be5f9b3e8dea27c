"""What is read of a whole record on a day, without names: made here, or by a job and kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from saiyai.assessment.inside import Inside
from saiyai.assessment.plain import from_plain, to_plain, with_rows
from saiyai.assessment.scopes import own_scope
from saiyai.assessment.today import METHOD, VERSION, TodayReading, read_today
from saiyai.assessment.warnings.felt import felt_matters
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye
from saiyai.queries.findings import newest_finding, require_hope
from saiyai.queries.keeping import Newest
from saiyai.queries.matters import with_refs
from saiyai.queries.networks import seq_known
from saiyai.queries.profiles import newest_profile, plain_profile
from saiyai.queries.records import read_record
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Event, Network, Tie

AT_ONCE: Final = 4_000
"""Up to so many lines and events a page reads the record itself; above, a job does."""


@dataclass(frozen=True, slots=True)
class TodayRaw:
    """A reading of a day: row ids stand for actors.

    `reading` is None while a job is at work; `newer` counts the Changes told since it was made.
    """

    day: date
    seq: int
    newer: int
    reading: TodayReading | None


def today_raw(network: Network, eye: Eye, when: AsOf, *, at_once: bool = False) -> TodayRaw:
    """The reading of a day; the newest one kept where the record is large.

    Beside it stands what members answered, from the newest profile that a job has made; for who
    has time to wait (`at_once`) both are made now.
    """
    with snapshot():
        if at_once:
            return _with_answers(make_today(network, eye, when), plain_profile(network, eye, when))
        raw = make_today(network, eye, when) if is_small(network) else _kept(network, eye, when)
        return _with_answers(raw, newest_profile(network, eye, when, raw.seq))


def _kept(network: Network, eye: Eye, when: AsOf) -> TodayRaw:
    newest = seq_known(network, when.known)
    found = newest_finding(network, (METHOD, VERSION), eye, when.day, newest)
    if found is None:
        require_hope(network, METHOD, eye, when)
    if found is None or found.value is None:
        return TodayRaw(when.day, newest, 0, None)
    reading = from_plain(TodayReading, found.value)
    return TodayRaw(when.day, found.seq, newest - found.seq, reading)


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


def make_today(network: Network, eye: Eye, when: AsOf) -> TodayRaw:
    """Read a day from the record itself."""
    edition, record = read_record(network, eye, when)

    def read() -> TodayReading:
        reading = read_today(Inside(record, own_scope(record)))
        ids = edition.actor_ids.tolist()
        return with_refs(with_rows(reading, ids.__getitem__))

    reading = _KEPT.get((network.pk, eye, edition.seq, when.day), read)
    return TodayRaw(when.day, edition.seq, 0, reading)


_KEPT: Final = Newest(16)


def plain_today(network: Network, eye: Eye, when: AsOf) -> dict[str, object]:
    """The reading as a finding keeps it."""
    return to_plain(make_today(network, eye, when).reading)
