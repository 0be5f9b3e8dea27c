"""Where a part of a network hangs on one, and what would open a second way."""

from saiyai.assessment.look.facts import Facts
from saiyai.assessment.nature.sole_links import (
    Relief,
    one_place,
    outer_links,
    relief_of,
    sole_links,
    ways_of,
)
from saiyai.domain.actors import Role
from tests.assessment.worlds import world

RING = "a-b active, b-x active, x-y active, y-z active, z-a active, a-c active, b-c active"
TAIL = RING + ", c-d active, d-e active, d-f active, d-g active"
# x - y - z
#  \\      \\
#   b ---- a        Without d, three lose contact; without c, four.
#    \\  /
#      c - d - e
#         / \\
#        f   g


def relief(facts: Facts) -> Relief:
    """What would relieve the widest cut."""
    network = facts.network_of(facts.answering)
    return relief_of(ways_of(facts, network), sole_links(network)[0])


def test_who_would_lose_contact_is_told_for_the_widest_cut_only() -> None:
    network = world(TAIL).network_of(world(TAIL).answering)

    assert [(link.position, link.lost) for link in outer_links(network, 3)] == [(2, (3, 4, 5, 6))]
    assert [len(link.lost) for link in sole_links(network)] == [4, 3]


def test_fewer_than_so_many_behind_one_are_no_matter_for_the_network() -> None:
    facts = world("a-b active, b-c active, a-c active, c-d active, d-e active")

    assert outer_links(facts.network_of(facts.answering), 3) == []


def test_a_line_nobody_tried_is_the_first_relief() -> None:
    """As above, and b . g silent: a test of it would bring all back"""
    found = relief(world(TAIL + ", b-g untested"))

    assert found.tests == (11,)
    assert found.left == 0


def test_a_line_proven_once_comes_before_one_that_was_only_laid() -> None:
    assert relief(world(TAIL + ", a-e laid, b-g untested")).tests == (12, 11)


def test_an_old_line_to_the_sole_link_itself_relieves_nothing() -> None:
    assert relief(world(TAIL + ", c-g untested")).tests == ()


def test_without_such_a_line_the_deputy_meets_the_group_with_most_lines() -> None:
    found = relief(world(TAIL, roles={"a": Role.DEPUTY}, persons="efg"))

    assert found.introduce == (0, 3)
    assert found.left == 0


def test_if_all_behind_are_of_one_place_that_is_the_place() -> None:
    facts = world(TAIL, places=dict.fromkeys("defg", 7))
    several = world(TAIL, places={"d": 7, "e": 8, "f": 7, "g": 7})
    (link,) = outer_links(facts.network_of(facts.answering), 3)

    assert one_place(facts, link) == 7
    assert one_place(several, link) is None


def test_in_a_star_the_points_can_be_introduced_to_one_another() -> None:
    network = world("a-z active, b-z active, c-z active, d-z active, e-z active")
    found = relief(network)

    assert found.introduce == (0, 1)
    assert found.left == 3  # of four that hang on the middle
