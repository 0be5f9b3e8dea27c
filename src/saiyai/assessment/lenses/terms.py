"""The terms of a reading: from what on a statement holds; a network may set its own, with why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from saiyai.assessment.lenses.lens import Lens, Statement
from saiyai.domain.errors import MalformedLens
from saiyai.domain.words import Say

_NONE: Final[Mapping[str, float]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LensTerms:
    """Thresholds that a network set, by `lens.statement`, each with its reason.

    Raises: MalformedLens for a threshold that is none, or for which no reason is given.
    """

    version: str
    thresholds: Mapping[str, float] = field(default_factory=lambda: _NONE)
    why: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, threshold in self.thresholds.items():
            if not 0 < threshold < 1:
                raise MalformedLens(place=place, problem=Say("lens_problem.no_threshold", it=""))
            if not self.why.get(place, "").strip():
                raise MalformedLens(place=place, problem=Say("lens_problem.no_reason", it=""))

    def of(self, lens: Lens, statement: Statement) -> float:
        """From what on a statement holds."""
        return self.thresholds.get(f"{lens.id}.{statement.id}", statement.threshold)

    def reason(self, lens: Lens, statement: Statement) -> str:
        """Why the network set it so; empty where it did not."""
        return self.why.get(f"{lens.id}.{statement.id}", "")


HOUSE: Final = LensTerms("house-1")
"""The conventions of this house: what the lenses declare."""
