"""Attempts on one line: which still wait for an answer, and when the next test is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.db.models import Q

from saiyai.assessment.look.line_history import terms_on
from saiyai.domain.periods import AsOf
from saiyai.domain.ties import WAITING_DAYS
from saiyai.domain.viewers import Eye, Viewer
from saiyai.engine.events import Code
from saiyai.queries.editions import load_edition_around
from saiyai.queries.events import EventRow, event_rows_of, readable_events
from saiyai.records.connections import alias
from saiyai.records.models import Event, Network, Tie


@dataclass(frozen=True, slots=True)
class Waiting:
    """An attempt without an answer, and the last day on which nothing is read from it."""

    event: EventRow
    until: date
    is_over: bool
    """Whether it has waited in vain by the day that is looked at."""


def list_waiting(viewer: Viewer, network: Network, tie: Tie, when: AsOf) -> Sequence[Waiting]:
    """Attempts on a line that wait for an answer, those this viewer may read, the oldest first."""
    read = readable_events(viewer, network, when).filter(pk__in=open_attempts_on(tie, when))
    rows = list(read.select_related("place", "about").order_by("latest", "pk"))
    return [
        Waiting(event, _until(row), _until(row) < when.day)
        for row, event in zip(rows, event_rows_of(viewer, rows, when.known), strict=True)
    ]


def _until(attempt: Event) -> date:
    return attempt.latest + timedelta(days=WAITING_DAYS - 1)


def open_attempts_on(tie: Tie, when: AsOf) -> list[int]:
    """Row ids of the attempts on a line since its last proof, quiet times left out, by a day."""
    edition = load_edition_around(tie.network, Eye.KEEPER, [tie.pk], when.known)
    happened = edition.hits.days <= when.day.toordinal()
    codes = edition.hits.codes[happened]
    proofs = np.flatnonzero(np.isin(codes, [Code.ACT, Code.ANSWER]))
    since = proofs[-1] + 1 if len(proofs) else 0
    waits = (codes == Code.ATTEMPT) & ~edition.hits.quiet[happened]
    waits[:since] = False
    found: list[int] = edition.events.ids[edition.hits.events[happened][waits]].tolist()
    return found


def last_test_on(tie: Tie, day: date) -> date | None:
    """The last day on which a line was tested, by a day."""
    ends = Q(flows__source=tie.a_id, flows__target=tie.b_id) | Q(
        flows__source=tie.b_id, flows__target=tie.a_id
    )
    rows = Event.objects.using(alias()).filter(ends, network=tie.network_id)
    tests = rows.known(None).by(day).filter(data__test=True, about__isnull=True)
    return tests.order_by("-latest").values_list("latest", flat=True).first()


def days_in_use_on(tie: Tie, day: date) -> int:
    """How long a line is in use after a contact: as told, or as its contacts show."""
    edition = load_edition_around(tie.network, Eye.KEEPER, [tie.pk])
    return int(terms_on(edition.history, day.toordinal()).active[0]) if edition.lines.count else 0
