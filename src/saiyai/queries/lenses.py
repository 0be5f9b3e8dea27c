"""Lenses as a viewer may read them: what each says of a network on a day, and none of them all."""

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
    hidden: bool = False


def get_lenses(
    viewer: Viewer, network: Network, when: AsOf, *, lens: str = "", at_once: bool = False
) -> LensesRead:
    """What every lens, or one, says of a network; members read what keepers read, outsiders none.

    Raises: UnknownLens; ReadingFailed where a job could not make the profile asked for.
    Cost: that of the profile, and a few ms of draws.
    """
    require_lens(lens)
    return lenses_of(get_profile(viewer, network, when, at_once=at_once), lens)


def lenses_of(read: ProfileRead, lens: str = "") -> LensesRead:
    """The same of a profile that was read before."""
    if read.value is None:
        return LensesRead(read.day, read.seq, read.newer, None, {}, (), read.hidden)
    asked = [one for one in lenses().values() if lens in {"", one.id}]
    found = read_plain(asked, read.value, seed=SEED)
    tests, bases = read.value["tests"], read.value["bases"]
    return LensesRead(read.day, read.seq, read.newer, found, tests, bases)


def require_lens(lens: str) -> None:
    """Raises: UnknownLens for an id that no lens has."""
    if lens and lens not in lenses():
        raise UnknownLens(lens=lens)
