"""What a statistic told, for tests that know whether it did."""

import numpy as np

from saiyai.assessment.statistics.estimates import Estimate, Missing
from saiyai.engine.result import Why


def told(found: Estimate | Missing) -> Estimate:
    """The estimate; a failed test where there is none."""
    assert isinstance(found, Estimate), found
    return found


def value(found: Estimate | Missing) -> float:
    return told(found).value


def ends(found: Estimate | Missing) -> tuple[float, float]:
    return told(found).low, told(found).high


def dice(seed: int | tuple[int, int] = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


ALL_ALIKE = Missing(Why.ALL_ALIKE)
