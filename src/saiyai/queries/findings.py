"""What jobs compute: whether there is any hope of it."""

from saiyai.domain.errors import ReadingFailed
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye
from saiyai.queries.networks import seq_known
from saiyai.records.connections import alias
from saiyai.records.models import Finding, Network


def require_hope(network: Network, method: str, eye: Eye, when: AsOf) -> None:
    """Raises: ReadingFailed if a job could not make what was asked for at this Change."""
    failed = Finding.objects.using(alias()).filter(
        network=network, method=method, edition=eye, day=when.day, state="failed"
    )
    if failed.filter(seq=seq_known(network, when.known)).exists():
        raise ReadingFailed
