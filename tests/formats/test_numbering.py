"""Numbers in place of texts, against dictionaries."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saiyai.formats.numbering import Ends, among, number_ends, tidied

# Python takes the separators \\x1c to \\x1f for space, Unicode and Polars do not.
_signs = st.characters(exclude_categories=["Cs"], exclude_characters="\x1c\x1d\x1e\x1f")
_texts = st.none() | st.text("ab \t", max_size=3) | st.text(_signs, max_size=2)
_pairs = st.lists(st.tuples(_texts, _texts), max_size=12)


def numbered(pairs: list[tuple[str | None, str | None]]) -> Ends:
    sources, targets = [source for source, _ in pairs], [target for _, target in pairs]
    return number_ends(pl.Series(sources, dtype=pl.String), pl.Series(targets, dtype=pl.String))


def back(ends: Ends) -> list[tuple[str | None, str | None]]:
    ids = ends.ids.to_list()
    both = zip(ends.sources.tolist(), ends.targets.tolist(), strict=True)
    return [(ids[source], ids[target]) for source, target in both]


@settings(deadline=None)
@given(_pairs)
def test_numbers_follow_the_order_of_first_appearance(
    pairs: list[tuple[str | None, str | None]],
) -> None:
    ends = numbered(pairs)

    assert ends.ids.to_list() == list(dict.fromkeys(end for pair in pairs for end in pair))
    assert back(ends) == pairs


@settings(deadline=None)
@given(_pairs)
def test_space_around_ends_goes_and_edges_without_both_are_left_out(
    pairs: list[tuple[str | None, str | None]],
) -> None:
    clean = [tuple((end or "").strip() for end in pair) for pair in pairs]
    whole = [pair for pair in clean if all(pair)]

    ends, told = tidied(numbered(pairs))

    assert told.tolist() == [sum(map(bool, pair)) for pair in clean]
    assert back(ends) == whole
    assert ends.ids.to_list() == list(dict.fromkeys(end for pair in whole for end in pair))


@settings(deadline=None)
@given(st.lists(st.text("abc", max_size=2)), _pairs)
def test_nodes_that_are_listed_come_first(
    nodes: list[str], pairs: list[tuple[str | None, str | None]]
) -> None:
    ends, _ = tidied(numbered(pairs))

    ids, of_nodes, found = among(pl.Series(nodes, dtype=pl.String), ends)

    assert ids == list(dict.fromkeys([*nodes, *ends.ids.to_list()]))
    assert [ids[number] for number in of_nodes.tolist()] == nodes
    assert back(found) == back(ends)


def test_whole_numbers_are_numbered_as_they_are() -> None:
    ends, told = tidied(number_ends(pl.Series([7, None, 9]), pl.Series([9, 7, 10**12])))

    assert ends.ids.to_list() == ["7", "9", "1000000000000"]
    assert back(ends) == [("7", "9"), ("9", "1000000000000")]
    assert told.tolist() == [2, 1, 2]


def test_a_table_that_must_grow_keeps_everybody() -> None:
    names = pl.Series([f"member {number}" for number in range(20_000)])

    ends = number_ends(names, names.reverse())

    assert sorted(ends.ids.to_list()) == sorted(names.to_list())
    assert back(ends) == list(zip(names.to_list(), reversed(names.to_list()), strict=True))


def test_two_texts_with_one_hash_stay_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pl.Series, "hash", lambda self: pl.zeros(len(self), pl.UInt64, eager=True))

    ends = numbered([("a", "b"), (None, "c"), ("b", "a")])

    assert ends.ids.to_list() == ["a", "b", None, "c"]
    assert back(ends) == [("a", "b"), (None, "c"), ("b", "a")]
