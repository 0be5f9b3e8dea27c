"""The total of a network that switched it on, as a viewer may read it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from saiyai.assessment.total import METHOD, VERSION, likely_more, read_total, total_to_plain
from saiyai.domain.errors import ReadingFailed
from saiyai.domain.periods import AsOf
from saiyai.domain.switches import Switch
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.findings import (
    COLUMNS_READ,
    done_of,
    find_to_show,
    newest_before,
    rest_of,
)
from saiyai.queries.keeping import Newest
from saiyai.queries.looks import load_look
from saiyai.queries.networks import count_changes, seq_known
from saiyai.queries.switches import SwitchRow, find_switch
from saiyai.records.connections import snapshot
from saiyai.records.models import Finding, Network

APART: Final = timedelta(days=28)
"""A total is laid beside the newest that is older by so much: a day does not change a network."""


@dataclass(frozen=True, slots=True)
class Than:
    """How likely a total is above that of an earlier day, over the same choices."""

    day: date
    likely: float


@dataclass(frozen=True, slots=True)
class TotalTold:
    """What one viewer reads: by whom and why it was switched `on`, and its `value`.

    `value` is None where it is off, while a job is at work, where that `failed`, or `hidden`.
    `newer`, `earlier`, `before` and `done` as of a profile. `than` is an earlier one that
    it is laid beside, where there is one.
    """

    day: date
    seq: int
    newer: int = 0
    on: SwitchRow | None = None
    value: dict[str, Any] | None = None
    hidden: bool = False
    failed: bool = False
    earlier: bool = False
    before: bool = False
    done: int = 0
    than: Than | None = None

    @property
    def waits(self) -> bool:
        """Whether a job is to make it."""
        return self.on is not None and self.value is None and not self.failed


def get_total(
    viewer: Viewer,
    network: Network,
    when: AsOf,
    *,
    at_once: bool = False,
    or_earlier: bool = False,
) -> TotalTold:
    """The newest total of a day where it is switched on; outsiders read none.

    `or_earlier` as of a profile.

    Cost: a few queries; with `at_once`, for who has time to wait, that of making it.
    """
    with snapshot():
        told = TotalTold(when.day, seq_known(network, when.known))
        if viewer.eye is Eye.OUTSIDE:
            return replace(told, hidden=True)
        told = replace(told, on=find_switch(viewer, network, when, Switch.TOTAL))
        if told.on is None:
            return told
        if at_once:
            return replace(told, value=plain_total(network, viewer.eye, when))
        try:
            return _found(viewer, network, when, told, or_earlier=or_earlier)
        except ReadingFailed:
            return replace(told, failed=True)


def _found(
    viewer: Viewer, network: Network, when: AsOf, told: TotalTold, *, or_earlier: bool
) -> TotalTold:
    method = METHOD, VERSION
    found = find_to_show(network, method, viewer.eye, when, or_earlier=or_earlier)
    if found is None:
        return replace(told, done=done_of(network, method, viewer.eye, when.day))
    return replace(
        told,
        day=found.day,
        seq=found.seq,
        newer=count_changes(network, found.seq, told.seq),
        value=found.value,
        earlier=found.version != VERSION,
        before=found.day != when.day,
        than=_than(found, viewer.eye),
    )


def _than(found: Finding, eye: Eye) -> Than | None:
    """Note: the earlier one was made by the same version, so that its choices were the same."""
    method, until = (METHOD, found.version), found.day - APART + timedelta(days=1)
    earlier = newest_before(found.network, method, eye, until, found.seq)
    if earlier is None:
        return None
    likely = likely_more(found.value or {}, earlier.value or {})
    return None if likely is None else Than(earlier.day, likely)


def plain_total(
    network: Network, eye: Eye, when: AsOf, report: Callable[[int], None] | None = None
) -> dict[str, Any]:
    """The total of a day as a finding keeps it; `report` is told how far it is, in percent.

    Cost: as `read_total` for the first who asks at a Change; then it is in memory.
    """
    edition, view = load_look(network, eye, when)
    if report:
        report(COLUMNS_READ)

    def made() -> dict[str, Any]:
        return total_to_plain(read_total(view, rest_of(report)))

    return _KEPT.get((network.pk, eye, edition.seq, when.day), made)


_KEPT: Final = Newest(4)
