"""Every indicator of this house by its id, in the order of dimensions."""

from collections.abc import Mapping
from itertools import chain
from typing import Final

from saiyai.assessment.indicators import (
    calls,
    durations,
    duty_and_power,
    equality,
    giving,
    link,
    members,
    participation,
    perception,
    purpose,
    reach,
    sharing,
    structure,
)
from saiyai.assessment.indicators.card import Dimension, Indicator

_MODULES: Final = (
    members,
    purpose,
    durations,
    duty_and_power,
    participation,
    sharing,
    reach,
    giving,
    equality,
    link,
    calls,
    structure,
    perception,
)
_ORDER: Final = tuple(Dimension)


def _place(indicator: Indicator) -> tuple[int, str]:
    return _ORDER.index(indicator.dimension), indicator.id


INDICATORS: Final[Mapping[str, Indicator]] = {
    one.id: one for one in sorted(chain(*(module.INDICATORS for module in _MODULES)), key=_place)
}
