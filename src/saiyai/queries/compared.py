"""Two networks of a record, or one on two days, side by side, as a viewer may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from saiyai.assessment.compared.networks import Beside, lay_beside
from saiyai.assessment.look.record import Record, Scope
from saiyai.assessment.look.view import View
from saiyai.assessment.profile import Profile, read_profile
from saiyai.domain.errors import UnknownActor
from saiyai.domain.periods import AsOf
from saiyai.domain.stories import Subject
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.keeping import Newest
from saiyai.queries.looks import SEED
from saiyai.queries.networks import seq_known
from saiyai.queries.subjects import list_networks_inside, read_subject
from saiyai.queries.thresholds import conventions_of
from saiyai.queries.today import SMALLEST_CELL
from saiyai.records.models import Network

MOST_MEMBERS: Final = 2_000
"""A profile of more takes longer than somebody waits for a page."""

_REPLICATES: Final = 100


@dataclass(frozen=True, slots=True)
class Side:
    """Whom to read, by the ref of a network in the record or empty for the record itself."""

    ref: str
    day: date


@dataclass(frozen=True, slots=True)
class ComparedRead:
    """What a viewer reads of both; None where one is too large or too small, or hidden."""

    sizes: tuple[int, int]
    found: Beside | None
    hidden: bool = False

    @property
    def too_large(self) -> bool:
        """Whether one of them has more members than a page waits for."""
        return max(self.sizes) > MOST_MEMBERS

    @property
    def too_small(self) -> bool:
        """Whether one of them has so few members that numbers would tell of persons."""
        return min(self.sizes) < SMALLEST_CELL


def get_compared(
    viewer: Viewer, network: Network, first: Side, second: Side, known: int | None = None
) -> ComparedRead:
    """Two networks, or one on two days, side by side; outsiders read none.

    Raises: UnknownActor for what has no member there, or may not be named to this viewer.
    Cost: a second for each of some hundred members, once; at most MOST_MEMBERS are read.
    """
    if viewer.eye is Eye.OUTSIDE:
        return ComparedRead((0, 0), None, hidden=True)
    seq = seq_known(network, known)
    _require_known(viewer, network, (first, second), seq)
    looks = [_look(network, viewer.eye, side, seq) for side in (first, second)]
    sizes = looks[0][1].n, looks[1][1].n
    if max(sizes) > MOST_MEMBERS or min(sizes) < SMALLEST_CELL:
        return ComparedRead(sizes, None)
    one, other = (
        _profile(network, viewer.eye, (side, seq), look)
        for side, look in zip((first, second), looks, strict=True)
    )
    shared = int((looks[0][1].members & looks[1][1].members).sum())
    return ComparedRead(sizes, lay_beside(one, other, sizes, shared))


def _require_known(viewer: Viewer, network: Network, sides: Sequence[Side], known: int) -> None:
    for side in sides:
        if not side.ref:
            continue
        inside = list_networks_inside(viewer, network, AsOf(side.day, known))
        if side.ref not in {one.who.ref for one in inside}:
            raise UnknownActor(ref=side.ref)


def _look(network: Network, eye: Eye, side: Side, seq: int) -> tuple[Record, Scope]:
    return read_subject(network, eye, Subject(network=side.ref), AsOf(side.day, seq))


def _profile(
    network: Network, eye: Eye, of: tuple[Side, int], look: tuple[Record, Scope]
) -> Profile:
    """Note: drawn again half as often as the profile that is kept, since somebody waits."""
    side, seq = of

    def made() -> Profile:
        record, scope = look
        bounds = conventions_of(network, seq)
        return read_profile(View(record, scope, bounds, seed=SEED, replicates=_REPLICATES))

    return _KEPT.get((network.pk, eye, seq, side), made)


_KEPT: Final = Newest(keep=8)
