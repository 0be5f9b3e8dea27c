"""A circle is found exactly where some day would have one."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from saiyai.domain.nesting import Joined, way_round

FIRST = date(2026, 1, 1)
DAYS = 8


@st.composite
def joins(draw: st.DrawFn) -> Joined:
    """A membership among five networks within eight days."""
    network, member = draw(st.tuples(st.integers(1, 5), st.integers(1, 5)))
    first = draw(st.integers(0, DAYS - 1))
    last = draw(st.integers(first + 1, DAYS))
    return Joined(network, member, FIRST + timedelta(first), FIRST + timedelta(last))


def leads_back(standing: list[Joined], new: Joined, day: date) -> bool:
    """Whether somebody inside the new member is its network, by walking everywhere."""
    inside, before = {new.member}, set[int]()
    while inside != before:
        before = set(inside)
        inside |= {one.member for one in standing if one.network in before and one.is_on(day)}
    return new.network in inside


@given(st.lists(joins(), max_size=12), joins())
def test_a_circle_is_found_where_some_day_has_one(standing: list[Joined], new: Joined) -> None:
    days = [FIRST + timedelta(n) for n in range(DAYS)]
    some_day = [day for day in days if new.is_on(day) and leads_back(standing, new, day)]
    way = way_round(standing, new)

    assert bool(way) == bool(some_day)
    if way:
        assert way[0] == way[-1] == new.network
        assert way[1] == new.member
        steps = {(one.network, one.member) for one in (*standing, new)}
        assert set(pairwise(way)) <= steps


def test_what_left_before_may_be_joined_after() -> None:
    inside = Joined(1, 2, FIRST, FIRST + timedelta(3))

    assert way_round([inside], Joined(2, 1, FIRST + timedelta(3))) == []
    assert way_round([inside], Joined(2, 1, FIRST + timedelta(2))) == [2, 1, 2]


def test_a_hundred_diamonds_are_walked_once_each() -> None:
    """Each level is joined by two ways: the ways through are 2**100, the walk is 400 steps."""
    standing = []
    for level in range(100):
        top, left, right, bottom = (3 * level + n for n in (0, 1, 2, 3))
        pairs = ((top, left), (top, right), (left, bottom), (right, bottom))
        standing += [Joined(network, member) for network, member in pairs]

    assert way_round(standing, Joined(300, 0))[0] == 300
    assert len(way_round(standing, Joined(300, 0))) == 202
    assert way_round(standing, Joined(0, 300)) == []
