"""Two networks of a record side by side, and for whom."""

from datetime import date

import pytest

from saiyai.assessment.compared.networks import Apart
from saiyai.domain.errors import UnknownActor
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Viewer
from saiyai.queries.compared import Side, get_compared
from saiyai.queries.subjects import list_networks_inside
from saiyai.records.models import Network

DAY = date(2026, 10, 31)
WHOLE = Side("", DAY)
WEIRS, FUND = "a58", "a59"


def test_a_day_beside_itself_cannot_be_told_apart(sample: Network, keeper: Viewer) -> None:
    read = get_compared(keeper, sample, WHOLE, WHOLE)

    assert read.found is not None
    assert read.sizes[0] == read.sizes[1] == read.found.shared
    assert read.found.told_apart == 0
    assert read.found.compared >= 15


def test_a_year_apart_some_can(sample: Network, keeper: Viewer) -> None:
    read = get_compared(keeper, sample, WHOLE, Side("", date(2025, 10, 31)))

    assert read.found is not None
    more = {one.indicator for one in read.found.differences if one.apart is Apart.FIRST_MORE}
    assert "A1" in more  # they do more together than a year before
    again = get_compared(keeper, sample, Side("", date(2025, 10, 31)), WHOLE)
    assert again.found is not None
    less = {one.indicator for one in again.found.differences if one.apart is Apart.SECOND_MORE}
    assert more == less


def test_a_network_inside_is_read_by_its_own_members(sample: Network, keeper: Viewer) -> None:
    choices = list_networks_inside(keeper, sample, AsOf(DAY))
    assert [(one.who.ref, one.members) for one in choices] == [(WEIRS, 9), ("a39", 5), (FUND, 2)]

    read = get_compared(keeper, sample, WHOLE, Side(WEIRS, DAY))
    assert read.found is not None
    assert read.sizes == (53, 9)
    assert read.found.unequal
    structure = {
        one.apart for one in read.found.differences if one.indicator in {"G1", "G2", "G3"}
    }
    assert structure <= {Apart.SIZE, Apart.LACKING}


def test_of_very_few_members_nothing_is_told(sample: Network, keeper: Viewer) -> None:
    read = get_compared(keeper, sample, WHOLE, Side(FUND, DAY))

    assert (read.found, read.too_small, read.sizes) == (None, True, (53, 2))


def test_members_read_it_and_outside_does_not(
    sample: Network, member: Viewer, stranger: Viewer
) -> None:
    assert get_compared(member, sample, WHOLE, WHOLE).found is not None
    hidden = get_compared(stranger, sample, WHOLE, WHOLE)
    assert (hidden.found, hidden.hidden, hidden.sizes) == (None, True, (0, 0))
    assert list_networks_inside(stranger, sample, AsOf(DAY)) == []


@pytest.mark.parametrize("ref", ["a01", "nothing"])
def test_what_has_no_members_is_unknown(sample: Network, keeper: Viewer, ref: str) -> None:
    with pytest.raises(UnknownActor):
        get_compared(keeper, sample, WHOLE, Side(ref, DAY))
