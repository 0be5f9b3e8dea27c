"""Trees in which a thing may lie in several others."""

from hypothesis import given
from hypothesis import strategies as st

from saiyai.domain.trees import Tree, counts_below

NODES = st.integers(0, 7)
# Any parents at all: a file may tell circles, and every walk has to end.
TREES = st.dictionaries(NODES, st.sets(NODES, max_size=3)).map(Tree)


@given(TREES, NODES, NODES)
def test_what_is_above_one_has_it_below(tree: Tree[int], one: int, other: int) -> None:
    assert (other in tree.above(one)) == (one in tree.below(other))


@given(TREES, NODES)
def test_nothing_is_above_or_below_itself(tree: Tree[int], node: int) -> None:
    assert node not in tree.above(node)
    assert node not in tree.below(node)


@given(TREES, st.lists(st.tuples(st.integers(0, 9), NODES)))
def test_each_member_counts_once_wherever_it_is_below(
    tree: Tree[int], at: list[tuple[int, int]]
) -> None:
    found = counts_below(tree, at)

    for node in range(8):
        inside = tree.below(node) | {node}
        assert found[node] == len({who for who, where in at if where in inside})


@given(st.lists(st.tuples(NODES, NODES)))
def test_without_what_would_circle_no_circle_comes(steps: list[tuple[int, int]]) -> None:
    parents: dict[int, set[int]] = {}
    for node, parent in steps:
        if not Tree(parents).would_circle(node, parent):
            parents.setdefault(node, set()).add(parent)

    tree = Tree(parents)
    for node, above in parents.items():
        assert all(node not in tree.above(one) | {one} for one in above)


def test_a_place_in_two_counts_once_in_what_holds_both() -> None:
    tree = Tree({"tambon": ["amphoe", "basin"], "amphoe": ["country"], "basin": ["country"]})

    assert counts_below(tree, [("a", "tambon"), ("b", "basin")]) == {
        "tambon": 1, "amphoe": 1, "basin": 2, "country": 2,
    }  # fmt: skip
