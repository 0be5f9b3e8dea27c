"""What jobs compute: whether there is any hope of it."""

from datetime import date

from saiyai.domain.errors import ReadingFailed
from saiyai.domain.viewers import Eye
from saiyai.queries.networks import newest_seq
from saiyai.records.connections import alias
from saiyai.records.models import Finding, Network


def require_hope(network: Network, method: str, eye: Eye, day: date) -> None:
    """Raises: ReadingFailed if a job could not make what was asked for at the newest Change."""
    failed = Finding.objects.using(alias()).filter(
        network=network, method=method, edition=eye, day=day, state="failed"
    )
    if failed.filter(seq=newest_seq(network)).exists():
        raise ReadingFailed
