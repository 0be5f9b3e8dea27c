"""Reports that a network released: who reads outside reads these and no others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from saiyai.domain.errors import UnknownRelease
from saiyai.domain.kinds.decision import DecisionStep
from saiyai.domain.periods import AsOf
from saiyai.domain.reports import Block, Edition, Length, Own, Points, Section, Text, Wanted
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Say
from saiyai.queries.clock import today_of
from saiyai.queries.decisions import DecisionRow, list_decisions, row_of
from saiyai.queries.report_names import reader_of
from saiyai.queries.reports import ReportRead, make_report
from saiyai.queries.said import SaidRow, people_in, said_row
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Network, Release


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A report that was released: which, what the network says to it, and inside also why."""

    id: int
    wanted: Wanted
    when: AsOf
    released: date
    decided: date
    reply: str
    reason: str = ""
    decision: str = ""
    said: SaidRow | None = None


def list_releases(viewer: Viewer, network: Network) -> Sequence[ReleaseRow]:
    """Every report that stands released, the newest first; why and by whom, for those inside.

    Outside none whose decision does not stand any more. Cost: a few queries for each.
    """
    rows = Release.objects.using(alias()).filter(network=network).known(None)
    found = list(rows.select_related("decision__network").order_by("-pk"))
    told = [(row, row_of(row.decision)) for row in found]
    if viewer.eye is Eye.OUTSIDE:
        return [_row(row, by) for row, by in told if by.state is DecisionStep.ADOPTED]
    people = people_in(viewer, found, AsOf(today_of(network)))
    return [
        replace(
            _row(row, by),
            reason=row.reason,
            decision=row.decision.ref,
            said=said_row(viewer, row, people),
        )
        for row, by in told
    ]


def get_release(viewer: Viewer, network: Network, release: int) -> ReleaseRow:
    """One that stands. Raises: UnknownRelease, also for one that was withdrawn."""
    found = next((one for one in list_releases(viewer, network) if one.id == release), None)
    if found is None:
        raise UnknownRelease(number=release)
    return found


def get_released(
    viewer: Viewer, network: Network, row: ReleaseRow, *, at_once: bool = False
) -> ReportRead:
    """The report of a release, made again from the record as known then, with its reply.

    The same for every reader: nobody is named in it. Cost: as `get_report`.
    """
    with snapshot():
        reader = reader_of(viewer)
        read = make_report(reader, network, row.when, row.wanted, at_once=at_once)
        if read.report is None:
            return read
        reply = Section("reply", Say("report.section.reply"), _reply(row))
        told = replace(read.report, sections=[reply, *read.report.sections])
        return replace(read, report=told)


def _reply(row: ReleaseRow) -> list[Block]:
    """What the network says to it in its own words; the decision itself stays inside."""
    told = Text([Say("report.released_by", decided=row.decided, released=row.released)])
    if not row.reply:
        return [told, Text([Say("report.no_reply")])]
    return [told, Points([Own(line) for line in row.reply.splitlines() if line.strip()])]


def list_adopted(viewer: Viewer, network: Network, when: AsOf) -> Sequence[DecisionRow]:
    """Decisions by which a report may be released: those that were adopted, the newest first."""
    rows = list_decisions(viewer, network, when).rows
    return [row for row in rows if row.state is DecisionStep.ADOPTED]


def _row(row: Release, by: DecisionRow) -> ReleaseRow:
    return ReleaseRow(
        id=row.pk,
        wanted=Wanted(Edition(row.edition), Length(row.length)),
        when=AsOf(row.day, row.known),
        released=row.latest,
        decided=by.since,
        reply=row.reply,
    )
