"""What a reader says is not right: told by anybody, seen to by keepers."""

from saiyai.domain.errors import UnknownRemark, WordsMissing
from saiyai.domain.viewers import Viewer
from saiyai.queries.clock import today_of
from saiyai.records.connections import WRITING
from saiyai.records.models import Network, Remark
from saiyai.services.changes import Action, require_keeper, telling

LONGEST = 2_000


def record_remark(by: Viewer, network: Network, about: str, words: str) -> Remark:
    """Somebody says that a row or a number is not right; no log-in and no name is needed.

    Raises: WordsMissing if nothing was said.
    """
    if not words.strip():
        raise WordsMissing
    with telling(by, Action("record_remark", about), network) as now:
        return Remark.objects.using(WRITING).create(
            network=network,
            about=about[:200],
            words=words.strip()[:LONGEST],
            day=today_of(network),
            told=now.seq,
        )


def close_remark(by: Viewer, network: Network, remark_id: int) -> None:
    """A keeper has seen to it. Raises: UnknownRemark, KeepersOnly."""
    require_keeper(by)
    with telling(by, Action("close_remark", str(remark_id)), network) as now:
        rows = Remark.objects.using(WRITING).filter(network=network, pk=remark_id)
        if not now.untell(rows):
            raise UnknownRemark(remark=remark_id)
