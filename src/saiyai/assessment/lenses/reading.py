"""A lens looked through: how far each statement holds on a day, and on what that rests."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

import numpy as np

from saiyai.assessment.indicators.catalogue import INDICATORS as CARDS
from saiyai.assessment.lenses.joins import joined, joined_mean, word_of
from saiyai.assessment.lenses.lens import CHANCES, Join, Lens, Sign, Statement
from saiyai.assessment.statistics.composite import draws_of
from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from saiyai.assessment.statistics.probability import probability_above
from saiyai.domain.verdicts import Held
from saiyai.engine.arrays import Float64s
from saiyai.engine.result import Why

Numbers = Mapping[str, Estimate | Missing]
"""Indicators by id, and their parts by `id.part`."""


class NotRead(StrEnum):
    """Why something in a lens is unknown, beyond what an indicator may lack."""

    NOT_ASKED_YET = "not_asked_yet"
    """The indicator cannot be measured yet: its questions were not asked."""
    PART_UNTOLD = "part_untold"
    """The indicator is there, and this part of it is not."""
    NOT_IN_TEXT = "not_in_text"
    """The text names it and says nothing of it."""
    NO_SHARE = "no_share"
    """It is no number from 0 to 1, which a threshold could be set to."""
    NOTHING_TOLD = "nothing_told"
    """Nothing of it was recorded, or not how completely."""


@dataclass(frozen=True, slots=True)
class SignRead:
    """What one indicator says of a statement."""

    sign: Sign
    held: Held
    likely: float | None = None
    """How likely it is that it speaks for the statement."""
    why: NotRead | NoEstimate | Why | None = None
    lacks: int = 0


@dataclass(frozen=True, slots=True)
class StatementRead:
    """How far a statement holds, and what that rests on."""

    statement: Statement
    held: Held
    signs: tuple[SignRead, ...] = ()
    tests: Mapping[str, Held] = field(default_factory=dict)
    beside: tuple[SignRead, ...] = ()
    why: NotRead | None = None


@dataclass(frozen=True, slots=True)
class LensRead:
    """A lens with what it says of a network, statement by statement; there is no total."""

    lens: Lens
    statements: Mapping[str, StatementRead]


def read_through(
    every: Iterable[Lens],
    numbers: Numbers,
    tested: Mapping[str, Held],
    seed: int = 0,
) -> Mapping[str, LensRead]:
    """What each lens says, by its id. Lenses may disagree and are never added up.

    Cost: 2,000 draws of each indicator that is named, once.
    """
    drawn = _Drawn(numbers, seed)
    return {lens.id: _Looking(lens, drawn, tested).read() for lens in every}


@dataclass(slots=True)
class _Drawn:
    """Draws of what was measured: the same for every lens that asks."""

    numbers: Numbers
    seed: int
    made: dict[str, Float64s] = field(default_factory=dict)
    found: dict[tuple[Sign, float], float] = field(default_factory=dict)

    def of(self, sign: Sign) -> Float64s | Missing | NotRead:
        """Draws of how much a sign speaks for a statement, 0 to 1. Shapes: (draws,)."""
        found = self.numbers.get(sign.key)
        if found is None:
            whole = self.numbers.get(sign.indicator)
            if whole is None or sign.indicator not in CARDS:
                return NotRead.NOT_ASKED_YET
            return whole if isinstance(whole, Missing) else NotRead.PART_UNTOLD
        if isinstance(found, Missing):
            return found
        if not 0 <= found.value <= 1:
            return NotRead.NO_SHARE
        if sign.key not in self.made:
            self.made[sign.key] = draws_of(found, self._dice(sign.key))
        return 1 - self.made[sign.key] if sign.low else self.made[sign.key]

    def likely(self, sign: Sign, draws: Float64s, threshold: float) -> float:
        """How likely a sign speaks for a statement: looked up where another asked the same."""
        if (sign, threshold) not in self.found:
            is_chance = sign.indicator in CHANCES
            likely = float(draws[0]) if is_chance else probability_above(draws, threshold)
            self.found[sign, threshold] = likely
        return self.found[sign, threshold]

    def _dice(self, key: str) -> np.random.Generator:
        mark = blake2b(f"lens {key}".encode(), digest_size=4).digest()
        return np.random.default_rng(self.seed * 2**32 + int.from_bytes(mark, "big"))


@dataclass(slots=True)
class _Looking:
    """One lens being read, from what stands lowest to what stands above."""

    lens: Lens
    drawn: _Drawn
    tested: Mapping[str, Held]
    done: dict[str, StatementRead] = field(default_factory=dict)

    def read(self) -> LensRead:
        for root in self.lens.roots:
            for statement in reversed(list(self.lens.walk(root))):
                self.done[statement.id] = self._statement(statement)
        ordered = {one: self.done[one] for one in self.lens.statements}
        return LensRead(self.lens, ordered)

    def _statement(self, one: Statement) -> StatementRead:
        signs = tuple(self._sign(sign, one.threshold) for sign in one.signs)
        tests = {test: self.tested.get(test, Held.UNKNOWN) for test in one.tests}
        return StatementRead(
            statement=one,
            held=self._held(one, signs, tests),
            signs=signs,
            tests=tests,
            beside=tuple(self._sign(sign, one.threshold) for sign in one.beside),
            why=None if one.in_text else NotRead.NOT_IN_TEXT,
        )

    def _held(
        self, one: Statement, signs: tuple[SignRead, ...], tests: Mapping[str, Held]
    ) -> Held:
        if one.join is Join.MEAN:
            drawn = [self.drawn.of(sign) for sign in one.signs]
            known = [draws for draws in drawn if isinstance(draws, np.ndarray)]
            return joined_mean(known, len(drawn) - len(known), one.threshold)
        below = [self.done[child].held for child in one.children]
        words = [*(sign.held for sign in signs), *tests.values(), *below]
        return joined(one.join, words)

    def _sign(self, sign: Sign, threshold: float) -> SignRead:
        drawn = self.drawn.of(sign)
        if isinstance(drawn, Missing):
            return SignRead(sign, Held.UNKNOWN, why=drawn.why, lacks=drawn.lacks)
        if isinstance(drawn, NotRead):
            return SignRead(sign, Held.UNKNOWN, why=drawn)
        likely = self.drawn.likely(sign, drawn, threshold)
        return SignRead(sign, word_of(likely), likely)
