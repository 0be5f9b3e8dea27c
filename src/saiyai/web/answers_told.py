"""What a closed survey came to, as a page shows it: scales with their questions, and splits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from saiyai.assessment.indicators.words import how_sure
from saiyai.assessment.pulse import INDEXES, ItemRead, Mean, PulseRead, ScaleRead
from saiyai.assessment.statistics.agreement import Agreement
from saiyai.assessment.statistics.estimates import Estimate, Missing
from saiyai.domain.pulse import SCALE
from saiyai.web.numbers import Number

FEW: Final = 20
"""Among fewer a number is something to talk about."""


@dataclass(frozen=True, slots=True)
class Told:
    """A number with how sure it is, or why there is none."""

    number: Number | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """How many gave one answer, and how wide its bar is; None where that is hidden."""

    answer: int
    count: int | None
    width: int


@dataclass(frozen=True, slots=True)
class ItemTold:
    """One question as it was answered."""

    read: ItemRead
    split: Sequence[Piece]

    @property
    def mean(self) -> Mean | None:
        """What was answered on the average."""
        return self.read.mean

    @property
    def why(self) -> str:
        """Why there is no mean."""
        return str(self.read.level.why) if isinstance(self.read.level, Missing) else ""


@dataclass(frozen=True, slots=True)
class ScaleTold:
    """The questions of an indicator, and whether they go together."""

    read: ScaleRead
    level: Told
    items: Sequence[ItemTold]
    numbers: Sequence[tuple[str, float]]
    """What is read of its reliability: text id and number; empty below eight answers."""

    @property
    def is_index(self) -> bool:
        """Whether it puts different ideas together."""
        return self.read.indicator in INDEXES

    @property
    def together_why(self) -> str:
        """Why it is not said whether its questions go together; empty where it is."""
        return str(self.read.together.why) if isinstance(self.read.together, Missing) else ""


@dataclass(frozen=True, slots=True)
class PulseTold:
    """A whole survey as a page shows it."""

    scales: Sequence[ScaleTold]
    beside: Sequence[ItemTold]
    """Questions that enter no indicator."""
    is_small: bool
    is_empty: bool
    """Whether too few answered for any number."""


def told_of(read: PulseRead) -> PulseTold:
    """What a closed survey came to."""
    items = {one.item.id: _item(one) for one in read.items}
    scales = [
        ScaleTold(one, _told(one.level), [items[i.id] for i in one.items], _numbers(one))
        for one in read.scales
    ]
    return PulseTold(
        scales=scales,
        beside=[told for told in items.values() if not told.read.item.indicator],
        is_small=read.answered < FEW,
        is_empty=not any(isinstance(one.level, Estimate) for one in read.items),
    )


def _told(found: Estimate | Missing) -> Told:
    if isinstance(found, Missing):
        return Told(None, str(found.why))
    sure = how_sure(found.low, found.high)
    return Told(Number(found.value, found.low, found.high, sure, found.method.scope, {}))


def _item(read: ItemRead) -> ItemTold:
    most = max((count for count in read.split if count), default=1)
    pieces = [
        Piece(answer, count, round(100 * (count or 0) / most))
        for answer, count in zip(SCALE, read.split, strict=True)
    ]
    return ItemTold(read, pieces)


def _numbers(read: ScaleRead) -> list[tuple[str, float]]:
    found = []
    if isinstance(read.together, Estimate):
        many, pair = "surveys.scale.together.omega", "surveys.scale.together.pair"
        found.append((many if len(read.items) > 2 else pair, read.together.value))
    if isinstance(read.agreement, Agreement):
        found += [
            ("surveys.scale.agreement", read.agreement.uniform.value),
            ("surveys.scale.polite", read.agreement.skewed.value),
            ("surveys.scale.deviation", read.agreement.deviation.value),
        ]
    if read.icc is not None and not isinstance(read.icc, Missing):
        found.append(("surveys.scale.icc", read.icc.any_raters_mean))
    return found
