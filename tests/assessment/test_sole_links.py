"""Where a part of a network hangs on one, and what would open a second way."""

from saiyai.assessment.sole_links import read_sole_links, relief_of, sole_links
from saiyai.domain.actors import Role
from saiyai.domain.words import Language, Say, tell, texts
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


def test_who_would_lose_contact_is_told_for_the_widest_cut_only() -> None:
    facts = world(TAIL)
    items = read_sole_links(facts, "answering")

    assert [(item.about, item.evidence.actors) for item in items] == [(2, (3, 4, 5, 6))]
    assert [len(link.lost) for link in sole_links(facts.network_of(facts.answering))] == [4, 3]


def test_fewer_than_three_behind_one_is_no_matter_for_the_network() -> None:
    facts = world("a-b active, b-c active, a-c active, c-d active, d-e active")

    assert read_sole_links(facts, "answering") == []


def test_a_line_nobody_tried_is_the_first_relief() -> None:
    """As above, and b . g silent: a test of it would bring all back"""
    facts = world(TAIL + ", b-g untested")
    network = facts.network_of(facts.answering)
    link = sole_links(network)[0]
    relief = relief_of(facts, network, link)

    assert relief.tests == (11,)
    assert relief.left == 0
    assert read_sole_links(facts, "answering")[0].test_lines == (12,)


def test_a_line_proven_once_comes_before_one_that_was_only_laid() -> None:
    facts = world(TAIL + ", a-e laid, b-g untested")
    network = facts.network_of(facts.answering)
    relief = relief_of(facts, network, sole_links(network)[0])

    assert relief.tests == (12, 11)


def test_an_old_line_to_the_sole_link_itself_relieves_nothing() -> None:
    facts = world(TAIL + ", c-g untested")
    network = facts.network_of(facts.answering)

    assert relief_of(facts, network, sole_links(network)[0]).tests == ()


def test_without_such_a_line_the_deputy_meets_the_group_with_most_lines() -> None:
    facts = world(TAIL, roles={"a": Role.DEPUTY}, persons="efg")
    item = read_sole_links(facts, "answering")[0]

    assert item.introduce == (0, 3)
    assert item.after is not None
    assert item.after.facts == {"n": 0}


def test_a_declared_centre_is_told_after_computed_sole_links_and_by_its_load() -> None:
    """Two tails on one ring; c is the manager."""
    drawn = TAIL + ", a-h active, h-i active, h-j active, h-k active"
    items = read_sole_links(world(drawn, roles={"c": Role.MANAGER}), "answering")

    assert [item.id for item in items] == ["sole_link.sole_post", "sole_link.centre_post"]
    assert items[1].seen.facts["load"] == Say("item.sole_link.lines.answering", n=3)


def test_if_all_behind_are_of_one_place_the_place_is_named() -> None:
    places = dict.fromkeys("defg", 7)
    item = read_sole_links(world(TAIL, places=places, persons="c"), "answering")[0]

    assert item.id == "sole_link.way_to"
    assert "place" in item.seen.facts


def test_posts_fall_vacant_and_persons_rest() -> None:
    person = read_sole_links(world(TAIL, persons="c"), "answering")[0]
    post = read_sole_links(world(TAIL), "answering")[0]

    assert (person.id, post.id) == ("sole_link.sole", "sole_link.sole_post")
    said = (
        texts()["item.sole_link.sole"][Language.TH],
        texts()["item.sole_link.sole_post"][Language.TH],
    )
    assert "ขอพัก" in said[0]
    assert "ขอพัก" not in said[1]


def test_where_nothing_can_be_tried_one_can_still_talk() -> None:
    """A star: nobody is left outside to be introduced"""
    star = world("a-z active, b-z active, c-z active, d-z active, e-z active")
    item = read_sole_links(star, "answering")[0]

    assert tell(item.unknown, Language.EN).startswith("Not known")
    assert item.tries
