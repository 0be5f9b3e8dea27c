"""What jobs computed: the newest that fits, how far a job is, or whether there is any hope."""

from collections.abc import Callable
from datetime import date
from typing import Final, Protocol

from django.db.models import Q, QuerySet

from saiyai.domain.errors import ReadingFailed
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye
from saiyai.queries.clock import is_now
from saiyai.queries.networks import seq_known
from saiyai.records.connections import alias
from saiyai.records.models import Finding, Network

COLUMNS_READ: Final = 50
"""So many percent of a reading are done once the columns of the record are in memory."""


def rest_of(report: Callable[[int], None] | None) -> Callable[[float], None] | None:
    """What tells of a share of the work after the columns were read, in percent of the whole."""
    if report is None:
        return None
    return lambda share: report(COLUMNS_READ + int((99 - COLUMNS_READ) * share))


Method = tuple[str, int]
"""What computes, and in which version."""


class Aged(Protocol):
    """What is shown of a finding, with what makes it an old one."""

    @property
    def newer(self) -> int:
        """How many Changes were told since."""

    @property
    def earlier(self) -> bool:
        """Whether an earlier method made it."""

    @property
    def before(self) -> bool:
        """Whether it is of a day before the one asked for."""


def is_old(read: Aged) -> bool:
    """Whether a newer one is to be made."""
    return read.earlier or read.before or read.newer > 0


def newest_finding(
    network: Network,
    method: Method,
    eye: Eye,
    day: date,
    seq: int,
    *,
    or_earlier: bool = False,
) -> Finding | None:
    """What was found of a day by a method and its version, up to a Change; the newest.

    With `or_earlier`, where that version found nothing yet, what an earlier one found.
    """
    found = _of(network, method[0], eye).filter(day=day, state="ready", seq__lte=seq)
    fits = Q(version__lte=method[1]) if or_earlier else Q(version=method[1])
    return found.filter(fits).order_by("-version", "-seq").first()


def newest_before(
    network: Network, method: Method, eye: Eye, day: date, seq: int
) -> Finding | None:
    """What this version found last of any day before, up to a Change."""
    found = _of(network, method[0], eye).filter(state="ready", version=method[1], seq__lte=seq)
    return found.filter(day__lt=day).order_by("-day", "-seq").first()


def find_to_show(
    network: Network, method: Method, eye: Eye, when: AsOf, *, or_earlier: bool = False
) -> Finding | None:
    """The newest of a day; with `or_earlier` also what is shown until there is one.

    That is what an earlier method found or, where today is asked for, what was found of a day
    before.

    Raises: ReadingFailed where a job could not make that of the day.
    """
    newest = seq_known(network, when.known)
    found = newest_finding(network, method, eye, when.day, newest, or_earlier=or_earlier)
    if found is None and or_earlier and is_now(network, when):
        found = newest_before(network, method, eye, when.day, newest)
    if found is None or found.day != when.day:
        require_hope(network, method, eye, when)
    return found


def done_of(network: Network, method: Method, eye: Eye, day: date) -> int:
    """How far the job is that was asked last, in percent; 0 where none has begun."""
    asked = _of(network, method[0], eye).filter(version=method[1], day=day, state="asked")
    return asked.order_by("-seq").values_list("done", flat=True).first() or 0


def require_hope(network: Network, method: Method, eye: Eye, when: AsOf) -> None:
    """Raises: ReadingFailed if a job could not make what was asked for at this Change."""
    failed = _of(network, method[0], eye).filter(
        version=method[1], day=when.day, state="failed", seq=seq_known(network, when.known)
    )
    if failed.exists():
        raise ReadingFailed


def _of(network: Network, method: str, eye: Eye) -> QuerySet[Finding]:
    return Finding.objects.using(alias()).filter(network=network, method=method, edition=eye)
