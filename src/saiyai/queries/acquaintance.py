"""Lines that wait: for the word of one member, and on the keepers' desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saiyai.domain.periods import AsOf
from saiyai.domain.ties import Standing
from saiyai.domain.viewers import Eye, Viewer
from saiyai.engine.standings import Voice, silent_ends
from saiyai.queries.editions import Edition, load_edition, standings_on
from saiyai.queries.ties import TieRow, tie_rows
from saiyai.records.models import Network

AT_A_TIME: Final = 10
"""So many lines somebody is asked about on one page."""

_DESK: Final = 50


@dataclass(frozen=True, slots=True)
class WaitingLines:
    """Some of the lines that wait; `after` asks for the next, None on the last page."""

    rows: Sequence[TieRow]
    after: int | None
    count: int
    """How many wait in all."""


def list_unspoken(viewer: Viewer, network: Network, when: AsOf, after: int = 0) -> WaitingLines:
    """Lines that wait for the word of this viewer: ten a time, each may be skipped.

    None wait for somebody who has not said which member they are.
    Cost: O(hits + words).
    """
    edition = load_edition(network, Eye.KEEPER, when.known)
    if viewer.actor is None or viewer.eye is Eye.OUTSIDE:
        return WaitingLines([], None, 0)
    (at,) = edition.positions_of([viewer.actor]).tolist()
    asked = standings_on(edition, when.day) == Standing.PROPOSED
    silent = silent_ends(edition.spoken, edition.lines.count, when.day.toordinal())
    mine = (edition.lines.a == at) & silent[Voice.A] | (edition.lines.b == at) & silent[Voice.B]
    return _page(viewer, network, when, edition.tie_ids[asked & mine], after, AT_A_TIME)


def list_unshared(viewer: Viewer, network: Network, when: AsOf, after: int = 0) -> WaitingLines:
    """Lines on the desk that others do not read; for keepers only, others have none."""
    if not viewer.is_keeper:
        return WaitingLines([], None, 0)
    edition = load_edition(network, Eye.KEEPER, when.known)
    ids = edition.tie_ids[~edition.shared]
    return _page(viewer, network, when, ids, after, _DESK)


def count_unshared(viewer: Viewer, network: Network, when: AsOf) -> int:
    """How many lines wait on the desk and are read by nobody else; outside that is not said."""
    if viewer.eye is Eye.OUTSIDE:
        return 0
    edition: Edition = load_edition(network, viewer.eye, when.known)
    return edition.unshared


def _page(
    viewer: Viewer,
    network: Network,
    when: AsOf,
    ids: NDArray[np.int64],
    after: int,
    limit: int,
) -> WaitingLines:
    following = ids[ids > after]
    shown = following[:limit]
    more = int(shown[-1]) if len(following) > limit else None
    return WaitingLines(tie_rows(viewer, network, shown.tolist(), when), more, len(ids))
