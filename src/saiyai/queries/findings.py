"""What jobs computed: the newest that fits, or whether there is any hope of it."""

from datetime import date

from saiyai.domain.errors import ReadingFailed
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye
from saiyai.queries.networks import seq_known
from saiyai.records.connections import alias
from saiyai.records.models import Finding, Network


def newest_finding(
    network: Network, method: tuple[str, int], eye: Eye, day: date, seq: int
) -> Finding | None:
    """What was found of a day by a method and its version, up to a Change; the newest."""
    found = Finding.objects.using(alias()).filter(
        network=network, method=method[0], version=method[1], edition=eye, day=day, state="ready"
    )
    return found.filter(seq__lte=seq).order_by("-seq").first()


def require_hope(network: Network, method: str, eye: Eye, when: AsOf) -> None:
    """Raises: ReadingFailed if a job could not make what was asked for at this Change."""
    failed = Finding.objects.using(alias()).filter(
        network=network, method=method, edition=eye, day=when.day, state="failed"
    )
    if failed.filter(seq=seq_known(network, when.known)).exists():
        raise ReadingFailed
