"""Two things at the same time: both are given, and neither's failure is lost."""

from threading import Barrier

import pytest

from saiyai.engine.ops.side_by_side import side_by_side

_PATIENCE = 60


def _fail() -> int:
    raise ZeroDivisionError


def test_each_waits_for_the_other_and_both_are_given_in_order() -> None:
    both = Barrier(2, timeout=_PATIENCE)  # it breaks where one begins after the other has ended

    def met(name: str) -> str:
        both.wait()
        return name

    assert side_by_side(lambda: met("first"), lambda: met("second")) == ("first", "second")


def test_what_either_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        side_by_side(_fail, lambda: 1)
    with pytest.raises(ZeroDivisionError):
        side_by_side(lambda: 1, _fail)
