"""Lenses as a viewer may read them: what each says of a network on a day, and none of them all.

Those of the house and those that a network keeps are read the same way. A lens is how a record is
looked at, and nothing that happened: one that was kept holds for every day that is read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from saiyai.assessment.lenses.loading import lenses
from saiyai.assessment.lenses.plain import read_plain
from saiyai.assessment.lenses.reading import LensRead
from saiyai.domain.errors import UnknownLens
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Viewer
from saiyai.queries.looks import SEED
from saiyai.queries.own_lenses import OwnLens, list_own_lenses
from saiyai.queries.profiles import ProfileRead, get_profile
from saiyai.records.models import Network


@dataclass(frozen=True, slots=True)
class LensesRead:
    """What one viewer reads. `lenses` is None while a job is at work, or where it is `hidden`."""

    day: date
    seq: int
    newer: int
    lenses: Mapping[str, LensRead] | None
    tests: Mapping[str, Any]
    """Record tests with the rows they were seen in."""
    bases: Sequence[Mapping[str, Any]]
    """What lines rested on, quarter by quarter."""
    own: Mapping[str, OwnLens]
    """Of those asked for, what the network keeps, whether it can be read or not."""
    hidden: bool = False


def get_lenses(
    viewer: Viewer, network: Network, when: AsOf, *, lens: str = "", at_once: bool = False
) -> LensesRead:
    """What every lens, or one, says of a network; members read what keepers read, outsiders none.

    Raises: UnknownLens; ReadingFailed where a job could not make the profile asked for.
    Cost: that of the profile, and a few ms of draws.
    """
    own = list_own_lenses(viewer, network, when)
    require_lens(lens, own)
    return lenses_of(get_profile(viewer, network, when, at_once=at_once), own, lens)


def lenses_of(read: ProfileRead, own: Mapping[str, OwnLens], lens: str = "") -> LensesRead:
    """The same of a profile, and of a network's own lenses, that were read before."""
    if lens:  # what has an id that the house took since is listed, and read no more
        own = {name: one for name, one in own.items() if name == lens and name not in lenses()}
    if read.value is None:
        return LensesRead(read.day, read.seq, read.newer, None, {}, (), own, read.hidden)
    every = [one for one in lenses().values() if lens in {"", one.id}]
    every += [one.lens for one in own.values() if one.lens]
    found = read_plain(every, read.value, seed=SEED)
    tests, bases = read.value["tests"], read.value["bases"]
    return LensesRead(read.day, read.seq, read.newer, found, tests, bases, own)


def require_lens(lens: str, own: Mapping[str, OwnLens]) -> None:
    """Raises: UnknownLens for an id that no lens has, of the house or of the network."""
    if lens and lens not in lenses() and lens not in own:
        raise UnknownLens(lens=lens)
