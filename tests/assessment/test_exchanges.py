"""Calls and gifts: counts with what was told of their recording, never a debt."""

from saiyai.assessment.look.exchanges import read_give_take, read_routes
from saiyai.assessment.reading import Lack, Reading, Sure
from saiyai.domain.actors import Role
from saiyai.domain.coverage import Share
from tests.assessment.worlds import world

LINES = "m-a active, m-b active, m-c active, a-b active, b-c active"
CALLS = [("m", "a", day) for day in range(6)] + [("a", "b", day) for day in range(4)]


def given(reading: Reading | Lack) -> Reading:
    assert isinstance(reading, Reading)
    return reading


def test_direct_and_through_the_centre_stand_side_by_side() -> None:
    reading = given(read_routes(world(LINES, roles={"m": Role.MANAGER}, calls=CALLS)))

    assert reading.value == 0.6
    assert dict(reading.parts) == {"reading.routes.centre": 6, "reading.routes.direct": 4}
    assert reading.says.key == "reading.routes.says"


def test_the_same_span_a_year_before_stands_beside_it() -> None:
    before = [(source, target, day + 365) for source, target, day in CALLS]
    reading = given(read_routes(world(LINES, roles={"m": Role.HUB}, calls=CALLS + before)))

    assert reading.says.key == "reading.routes.says_with_year"
    assert reading.says.facts["before"] == 60


def test_without_a_declared_centre_every_call_is_direct() -> None:
    assert given(read_routes(world(LINES, calls=CALLS))).value == 0


def test_too_few_calls_say_how_many_are_lacking() -> None:
    lack = read_routes(world(LINES, calls=CALLS[:7]))

    assert isinstance(lack, Lack)
    assert lack.missing == 3


def test_how_sure_depends_on_what_was_told_of_the_recording() -> None:
    def sure(share: Share) -> Sure:
        return given(read_routes(world(LINES, calls=CALLS, coverage={"contact": share}))).sure

    assert [sure(share) for share in (Share.ALL, Share.SOME, Share.UNKNOWN)] == [
        Sure.SURE,
        Sure.FAIRLY,
        Sure.NOT_YET,
    ]


def test_in_a_ring_all_give_and_receive_though_none_gives_back() -> None:
    """A → b → c → m → a    and once more a → b"""
    ring = [("a", "b", 1), ("b", "c", 2), ("c", "m", 3), ("m", "a", 4), ("a", "b", 5)]
    reading = given(read_give_take(world(LINES, gifts=ring)))

    assert reading.value == 1.0
    assert reading.says.facts == {"acts": 5, "givers": 4, "takers": 4, "both": 4}


def test_one_who_gives_to_many_is_counted_not_named() -> None:
    star = [("m", "a", 1), ("m", "b", 2), ("m", "c", 3), ("m", "a", 4), ("m", "b", 5)]
    reading = given(read_give_take(world(LINES, gifts=star)))

    assert dict(reading.parts) == {
        "reading.give_take.both": 0,
        "reading.give_take.give_only": 1,
        "reading.give_take.take_only": 3,
    }
    assert "actors" not in reading.evidence.rows


def test_gifts_of_more_than_a_year_ago_are_not_this_year() -> None:
    lack = read_give_take(world(LINES, gifts=[("m", "a", 400)] * 9))

    assert isinstance(lack, Lack)
    assert lack.missing == 5
