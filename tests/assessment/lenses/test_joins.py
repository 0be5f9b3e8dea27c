"""Joining words: told only where it is the same whatever the unknown ones are."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.assessment.lenses.joins import ORDER, joined, joined_mean, word_of
from saiyai.assessment.lenses.lens import Join
from saiyai.domain.verdicts import Held

M, P, N, U = Held.MET, Held.PARTLY, Held.NOT, Held.UNKNOWN
WORDS = st.lists(st.sampled_from(list(Held)), min_size=1, max_size=6)
JOINS = st.sampled_from([Join.ALL, Join.ANY])


def completions(words: Sequence[Held]) -> Iterator[tuple[Held, ...]]:
    """Every way in which what is unknown might turn out."""
    return product(*(ORDER if one is U else (one,) for one in words))


def plainly(join: Join, words: Sequence[Held]) -> Held:
    """The least, or the most, of words that are all known."""
    pick: Callable[..., Held] = min if join is Join.ALL else max
    return pick(words, key=ORDER.index)


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ([M, M], M, M),
        ([M, P], P, M),
        ([M, N], N, M),
        ([P, N], N, P),
        ([M, U], U, M),
        ([P, U], U, U),
        ([N, U], N, U),
        ([U], U, U),
        ([N, U, M], N, M),
        ([], U, U),
    ],
)
def test_worked_by_hand(words: list[Held], least: Held, most: Held) -> None:
    assert joined(Join.ALL, words) is least
    assert joined(Join.ANY, words) is most


@given(JOINS, WORDS)
def test_a_word_is_told_exactly_where_every_completion_says_it(
    join: Join, words: list[Held]
) -> None:
    found = {plainly(join, one) for one in completions(words)}

    assert joined(join, words) is (found.pop() if len(found) == 1 else U)


@given(JOINS, WORDS, st.randoms(use_true_random=False))
def test_the_order_is_nothing(join: Join, words: list[Held], dice: Random) -> None:
    shuffled = list(words)
    dice.shuffle(shuffled)

    assert joined(join, shuffled) is joined(join, words)


@given(JOINS, st.lists(st.sampled_from(ORDER), min_size=1, max_size=6), st.data())
def test_more_of_one_is_never_less_of_the_whole(
    join: Join, words: list[Held], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    more = data.draw(st.sampled_from(ORDER[ORDER.index(words[at]) :]))
    raised = [*words[:at], more, *words[at + 1 :]]

    assert ORDER.index(joined(join, raised)) >= ORDER.index(joined(join, words))


@given(JOINS, WORDS, st.data())
def test_to_know_more_never_changes_what_was_told(
    join: Join, words: list[Held], data: st.DataObject
) -> None:
    before = joined(join, words)
    learned = data.draw(st.sampled_from(list(completions(words))))

    assert before is U or joined(join, learned) is before


@pytest.mark.parametrize(
    ("likely", "word"), [(1, M), (0.9, M), (0.89, P), (0.5, P), (0.11, P), (0.1, N), (0, N)]
)
def test_how_likely_makes_a_word(likely: float, word: Held) -> None:
    assert word_of(likely) is word


def same(value: float) -> np.ndarray:
    return np.full(100, value)


@pytest.mark.parametrize(
    ("known", "unknown", "word"),
    [
        ([0.9, 0.8], 0, M),  # .85
        ([0.2, 0.1], 0, N),
        ([0.9, 0.1], 0, P),  # .5: half of the draws count as above
        ([0.9, 0.8], 1, M),  # .57 at least
        ([0.5, 0.5], 0, P),  # on the threshold
        ([0.9, 0.5], 1, U),  # .47 or .8
        ([0.1, 0.2], 1, N),  # .43 at most
        ([], 3, U),
    ],
)
def test_a_mean_is_told_where_the_unknown_cannot_turn_it(
    known: list[float], unknown: int, word: Held
) -> None:
    assert joined_mean([same(value) for value in known], unknown, 0.5) is word
