"""Krippendorff's alpha: by the package of that name, by hand, and at the edges."""

import krippendorff as package
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from saiyai.assessment.statistics.coders import Scale, krippendorff
from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from tests.assessment.statistics.told import ALL_ALIKE, dice, ends, value
from tests.engine.strategies import examples

_codes = st.lists(
    st.lists(st.integers(-1, 4), min_size=3, max_size=3), min_size=3, max_size=12
).map(np.transpose)


@examples
@given(_codes, st.sampled_from(Scale))
def test_alpha_is_that_of_the_package(codes: np.ndarray, scale: Scale) -> None:
    found = krippendorff(codes, scale, dice())
    assume(isinstance(found, Estimate))
    known = package.alpha(
        reliability_data=np.where(codes < 0, np.nan, codes), level_of_measurement=scale.value
    )

    assert value(found) == pytest.approx(known, abs=1e-12)
    assert ends(found)[0] <= value(found) <= ends(found)[1] <= 1


def test_two_coders_by_hand() -> None:
    """Codes 0 and 1 on four units, once unlike: 1 − 7 · 2 / (2 · 5 · 3)."""
    assert value(krippendorff([[0, 0, 1, 1], [0, 0, 1, 0]], Scale.NOMINAL, dice())) == (
        pytest.approx(1 - 7 * 2 / (2 * 5 * 3))
    )


def test_coders_who_never_differ() -> None:
    found = krippendorff([[0, 1, 2, 1] * 3] * 2, Scale.ORDINAL, dice())

    assert (value(found), ends(found)) == (1, (1, 1))


def test_without_two_coders_or_two_codes_there_is_nothing_to_tell() -> None:
    assert krippendorff([[0, 1, -1], [-1, -1, 1]], Scale.NOMINAL, dice()) == Missing(
        NoEstimate.TOO_FEW_CODERS, 2
    )
    assert krippendorff([[0, 1], [0, -1]], Scale.NOMINAL, dice()) == Missing(
        NoEstimate.TOO_FEW_CODERS, 1
    )
    assert krippendorff([[2, 2], [2, 2]], Scale.NOMINAL, dice()) == ALL_ALIKE
    assert krippendorff(np.empty((2, 0)), Scale.NOMINAL, dice()) == Missing(
        NoEstimate.TOO_FEW_CODERS, 2
    )
