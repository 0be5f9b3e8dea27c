"""Concepts that nothing of a record answers for yet, each with the reason."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from saiyai.domain.library import Wording, library


@dataclass(frozen=True, slots=True)
class NotYet:
    """Concepts of one reason: whole families, or ids."""

    reason: Wording
    families: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def concepts(self) -> tuple[str, ...]:
        """Every id it is the reason for, in the order of the library."""
        of = (one.id for one in library().values() if one.family in self.families)
        return (*of, *self.ids)


@cache
def list_not_yet() -> Sequence[NotYet]:
    """Every reason with its concepts, in the order of the file. Cost: reads it once."""
    text = files("saiyai.domain.concepts").joinpath("not_yet.toml").read_text("utf-8")
    return tuple(
        NotYet(
            Wording(told["th"], told["en"]),
            tuple(told.get("families", ())),
            tuple(told.get("ids", ())),
        )
        for told in tomllib.loads(text).values()
    )


def why_not_yet(concept: str) -> Wording:
    """Why nothing answers for a concept; no words where something does."""
    return _reasons().get(concept, Wording())


@cache
def _reasons() -> Mapping[str, Wording]:
    found = {concept: one.reason for one in list_not_yet() for concept in one.concepts}
    return MappingProxyType(found)
