"""The profile of a network as a viewer may read it: indicators, dimensions, and their rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from saiyai.assessment.compared.bases import bases_to_plain, read_bases
from saiyai.assessment.compared.since import YEAR, read_since, since_to_plain
from saiyai.assessment.lenses.record_tests import plain_tests, read_tests
from saiyai.assessment.pictures.catalogue import picture_from, read_pictures
from saiyai.assessment.profile import METHOD, VERSION, profile_to_plain, read_profile
from saiyai.assessment.reading import Trail
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.evidence import EvidenceRows, get_rows
from saiyai.queries.findings import (
    COLUMNS_READ,
    done_of,
    find_to_show,
    newest_finding,
    rest_of,
)
from saiyai.queries.keeping import Newest
from saiyai.queries.looks import load_look
from saiyai.queries.networks import count_changes, seq_known
from saiyai.records.connections import snapshot
from saiyai.records.models import Network

PICTURE_ROWS: Final = "picture-"
"""With this before it, the id of a picture asks for its rows."""


@dataclass(frozen=True, slots=True)
class ProfileRead:
    """What one viewer reads. `value` is None while a job is at work, or where it is `hidden`.

    Of a job at work so many percent are `done`; `earlier` is whether an earlier method made it,
    and `before` whether it is of a `day` before the one asked for, which a job is reading.
    """

    day: date
    seq: int
    newer: int
    value: dict[str, Any] | None
    hidden: bool = False
    earlier: bool = False
    before: bool = False
    done: int = 0


def get_profile(
    viewer: Viewer,
    network: Network,
    when: AsOf,
    *,
    at_once: bool = False,
    or_earlier: bool = False,
) -> ProfileRead:
    """The newest profile of a day for this viewer; outsiders read none that was not released.

    With `or_earlier`, one that an earlier method made where this one has made none yet, or one of
    a day before today: for who can read what lacks something, and says so.

    Raises: ReadingFailed where a job could not make the one asked for.
    Cost: a query; with `at_once`, for who has time to wait, that of making it.
    """
    with snapshot():
        newest = seq_known(network, when.known)
        if viewer.eye is Eye.OUTSIDE:
            return ProfileRead(when.day, newest, 0, None, hidden=True)
        if at_once:
            return ProfileRead(when.day, newest, 0, plain_profile(network, viewer.eye, when))
        method = METHOD, VERSION
        found = find_to_show(network, method, viewer.eye, when, or_earlier=or_earlier)
        if found is None:
            done = done_of(network, method, viewer.eye, when.day)
            return ProfileRead(when.day, newest, 0, None, done=done)
        return ProfileRead(
            day=found.day,
            seq=found.seq,
            newer=count_changes(network, found.seq, newest),
            value=found.value,
            earlier=found.version != VERSION,
            before=found.day != when.day,
        )


def plain_profile(
    network: Network, eye: Eye, when: AsOf, report: Callable[[int], None] | None = None
) -> dict[str, Any]:
    """The profile of a day as a finding keeps it, with what lenses and pictures are read from.

    `report` is told how far it is, in percent.

    Cost: seconds for the first who asks at a Change; then it is in the memory of the process.
    """
    edition, view = load_look(network, eye, when)
    if report:
        report(COLUMNS_READ)

    def made() -> dict[str, Any]:
        then = AsOf(when.day - timedelta(YEAR), when.known)
        found = profile_to_plain(read_profile(view, told=rest_of(report)), view.bounds) | {
            "tests": plain_tests(read_tests(view)),
            "bases": bases_to_plain(read_bases(view)),
            "since": since_to_plain(read_since(view, load_look(network, eye, then)[1])),
        }
        return found | {"pictures": read_pictures(view, found)}

    return _KEPT.get((network.pk, eye, edition.seq, when.day), made)


_KEPT: Final = Newest(4)


def forget_profiles() -> None:
    """Drop every profile this process keeps."""
    _KEPT.forget()


def newest_profile(network: Network, eye: Eye, day: date, seq: int) -> Mapping[str, Any] | None:
    """The newest profile kept of a day up to a Change, for an eye; None where there is none."""
    found = newest_finding(network, (METHOD, VERSION), eye, day, seq)
    return None if found is None else found.value


def get_profile_rows(viewer: Viewer, network: Network, when: AsOf, indicator: str) -> EvidenceRows:
    """What an indicator was counted from, as far as this viewer may see it."""
    read = get_profile(viewer, network, when, or_earlier=True)
    if read.value is None or indicator not in read.value["indicators"]:
        return EvidenceRows()
    told = read.value["indicators"][indicator]["evidence"]
    listed = {table: tuple(rows["ids"]) for table, rows in told.items()}
    unlisted = sum(rows["count"] - len(rows["ids"]) for rows in told.values())
    return get_rows(viewer, network, when, Trail(listed, unlisted))


def get_picture_rows(viewer: Viewer, network: Network, when: AsOf, picture: str) -> EvidenceRows:
    """What a page with a picture was read from, as far as this viewer may see it."""
    read = get_profile(viewer, network, when, or_earlier=True)
    kept = (read.value or {}).get("pictures", {}).get(picture)
    return get_rows(viewer, network, when, picture_from(kept).trail) if kept else EvidenceRows()
