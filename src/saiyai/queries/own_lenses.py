"""Lenses that a network keeps beside those of the house, and the file that each could be."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from typing import Any

from saiyai.assessment.lenses.lens import Lens
from saiyai.assessment.lenses.loading import lenses, read_lens
from saiyai.assessment.lenses.writing import lens_to_toml
from saiyai.domain.errors import MalformedLens, UnknownLens
from saiyai.domain.lenses import MOST_LENSES
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language, Say
from saiyai.queries.identities import rows_as_one
from saiyai.queries.said import SaidRow, people_in, said_row
from saiyai.records.connections import alias
from saiyai.records.models import Network
from saiyai.records.models import OwnLens as Row


@dataclass(frozen=True, slots=True)
class OwnLens:
    """A lens that a network keeps: which version, since when and by whom, and why.

    `lens` is None for one that cannot be read, or no longer; then `problem` says where and why.
    """

    name: str
    number: int
    text: str
    reason: str
    said: SaidRow
    lens: Lens | None
    problem: Say | None

    def title_in(self, language: Language) -> str:
        """What it is called; its id where it cannot be read."""
        return self.lens.title.in_(language) if self.lens else self.name


def list_own_lenses(viewer: Viewer, network: Network, when: AsOf) -> Mapping[str, OwnLens]:
    """The lenses that a network keeps, by id and in their order, as known at a Change.

    Everybody inside reads the same; outsiders are told of none.
    Cost: a query for a handful of rows; a text is read once per process.
    """
    if viewer.eye is Eye.OUTSIDE:
        return {}
    told = Row.objects.using(alias()).filter(network=network).known(when.known)
    rows = rows_as_one(told.order_by("pk"), when.known)
    people = people_in(viewer, rows, when)
    found = [
        _own(row, said_row(viewer, row, people), is_over=place >= MOST_LENSES)
        for place, row in enumerate(rows)
    ]
    found.sort(key=lambda one: (one.lens.order if one.lens else 0, one.name))
    return {one.name: one for one in found}


def get_lens_text(viewer: Viewer, network: Network, when: AsOf, lens: str) -> str:
    """A lens as a file: a network's own as it was written, one of the house under a free id.

    Raises: UnknownLens.
    """
    own = list_own_lenses(viewer, network, when)
    if lens in own:
        return own[lens].text
    if lens not in lenses():
        raise UnknownLens(lens=lens)
    return lens_to_toml(lenses()[lens], _free_id(lens, own))


def _free_id(lens: str, own: Mapping[str, OwnLens]) -> str:
    names = (f"own_{lens}_{n}" if n > 1 else f"own_{lens}" for n in count(1))
    return next(name for name in names if name not in own)


def _own(row: Any, said: SaidRow, *, is_over: bool) -> OwnLens:  # noqa: ANN401 - a row
    lens, problem = _over() if is_over else _lens_of(row.name, row.text)
    if lens is not None:
        lens = replace(lens, version=f"own-{row.number}")
    return OwnLens(row.name, row.number, row.text, row.reason, said, lens, problem)


def _lens_of(name: str, text: str) -> tuple[Lens | None, Say | None]:
    """A file may bring what no form takes, and this house may have changed since."""
    try:
        lens = _read(text)
    except MalformedLens as wrong:
        return None, Say("lenses.unread", **wrong.facts)
    if lens.id != name:
        problem = Say("lens_problem.other_id", it=name)
        return None, Say("lenses.unread", place="id", problem=problem)
    return lens, None


def _over() -> tuple[None, Say]:
    return None, Say("lenses.over", most=MOST_LENSES)


@lru_cache(maxsize=200)
def _read(text: str) -> Lens:
    return read_lens(text)
