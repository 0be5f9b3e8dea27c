"""The tests of claims that a network declared, and what each comes to on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from saiyai.assessment.claims.catalogue import CLAIMS
from saiyai.assessment.claims.reading import (
    METHOD,
    VERSION,
    Declaration,
    claim_to_plain,
    run_claim,
)
from saiyai.assessment.look.scopes import own_scope
from saiyai.assessment.look.view import View
from saiyai.assessment.reading import Trail
from saiyai.domain.errors import UnknownClaimTest
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.changes import change_rows
from saiyai.queries.evidence import EvidenceRows, get_rows
from saiyai.queries.findings import newest_finding, require_hope
from saiyai.queries.looks import SEED
from saiyai.queries.networks import count_changes, seq_known
from saiyai.queries.records import read_record
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Change, ClaimTest, Network


@dataclass(frozen=True, slots=True)
class ClaimTestRow:
    """A test as it was declared, and by whom; `result` is None while a job is at work."""

    ref: str
    claim: str
    version: int
    first: date
    last: date
    declared: date
    seq: int
    told_by: str
    """As in the history: a keeper's name, or what they are."""
    result: Mapping[str, Any] | None

    @property
    def is_changed(self) -> bool:
        """Whether the claim is counted otherwise by now than it was declared."""
        return self.result is not None and self.result["version"] != self.version


@dataclass(frozen=True, slots=True)
class ClaimsRead:
    """Every test that was declared by a day, the newest first; outsiders read none.

    `ready` says that each has a result, be it of an earlier Change.
    """

    day: date
    seq: int
    newer: int
    tests: Sequence[ClaimTestRow]
    ready: bool
    hidden: bool = False

    def of(self, claim: str) -> Sequence[ClaimTestRow]:
        """The tests of one claim."""
        return [test for test in self.tests if test.claim == claim]


def list_claim_tests(
    viewer: Viewer, network: Network, when: AsOf, *, at_once: bool = False
) -> ClaimsRead:
    """The declared tests with their newest results for this viewer.

    Raises: ReadingFailed where a job could not make the results asked for.
    Cost: two queries; with `at_once`, for who has time to wait, that of making them.
    """
    with snapshot():
        newest = seq_known(network, when.known)
        if viewer.eye is Eye.OUTSIDE:
            return ClaimsRead(when.day, newest, 0, (), ready=True, hidden=True)
        rows = _declared(network, when)
        seq, results = newest, {}
        ready = at_once or not rows
        if at_once:
            results = plain_claims(network, viewer.eye, when)
        elif rows:
            found = newest_finding(network, (METHOD, VERSION), viewer.eye, when.day, newest)
            if found is None:
                require_hope(network, (METHOD, VERSION), viewer.eye, when)
            else:
                seq, results = found.seq, found.value or {}
                ready = all(row.ref in results for row in rows if row.claim in CLAIMS)
        told = _told(viewer, network, rows, when.known)
        tests = [_row(row, told.get(row.told or 0, ""), results.get(row.ref)) for row in rows]
        return ClaimsRead(when.day, seq, count_changes(network, seq, newest), tests, ready)


def plain_claims(network: Network, eye: Eye, when: AsOf) -> dict[str, Any]:
    """What every declared test comes to on a day, by ref, as a finding keeps it."""
    rows = [row for row in _declared(network, when) if row.claim in CLAIMS]
    if not rows:
        return {}
    _, record = read_record(network, eye, when)
    # By the house's conventions: a threshold set after a claim was declared could let it win.
    view = View(record, own_scope(record), seed=SEED)
    return {
        row.ref: claim_to_plain(
            run_claim(
                view,
                CLAIMS[row.claim],
                Declaration(row.declared, row.first, row.last),
                tests=len(rows),
            )
        )
        for row in rows
    }


def get_claim_rows(viewer: Viewer, network: Network, when: AsOf, ref: str) -> EvidenceRows:
    """What a test was counted from, as far as this viewer may see it.

    Raises: UnknownClaimTest, as for every outsider.
    """
    read = list_claim_tests(viewer, network, when)
    test = next((one for one in read.tests if one.ref == ref), None)
    if test is None:
        raise UnknownClaimTest(ref=ref)
    told = test.result["evidence"] if test.result else {}
    listed = {table: tuple(rows["ids"]) for table, rows in told.items()}
    unlisted = sum(rows["count"] - len(rows["ids"]) for rows in told.values())
    return get_rows(viewer, network, when, Trail(listed, unlisted))


def _declared(network: Network, when: AsOf) -> Sequence[ClaimTest]:
    rows = ClaimTest.objects.using(alias()).filter(network=network, declared__lte=when.day)
    return list(rows.known(when.known).order_by("-pk"))


def _told(
    viewer: Viewer, network: Network, rows: Sequence[ClaimTest], known: int | None
) -> Mapping[int, str]:
    """By the number of the Change, who declared it, as the history tells it."""
    changes = Change.objects.using(alias()).filter(seq__in=[row.told for row in rows])
    return {one.seq: one.by for one in change_rows(viewer, network, list(changes), known)}


def _row(row: ClaimTest, told_by: str, result: Mapping[str, Any] | None) -> ClaimTestRow:
    return ClaimTestRow(
        row.ref,
        row.claim,
        row.version,
        row.first,
        row.last,
        row.declared,
        row.told or 0,
        told_by,
        result,
    )
