"""What every measure promises; a measure is tested the day it is listed."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.engine.catalogue import MEASURES, measure_of
from saiyai.engine.errors import UnknownMeasure
from saiyai.engine.measure import Level, Measure, Unit, run
from saiyai.engine.network import Network, make_network, with_ties
from saiyai.engine.result import (
    NodeParts,
    NodeSet,
    NodeValues,
    Parts,
    TieValues,
    Value,
    Why,
    to_plain,
)
from saiyai.engine.told import Columns
from tests.engine.laws import AS_GOOD, OVER_TIME, SOONER, STRANGERS, TWICE, scaled
from tests.engine.oracles import beyond
from tests.engine.strategies import columns, examples, few_examples, networks, permutations

every_measure = pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))

_SMALL_AND_STRANGE = {
    "empty": (0, []),
    "one": (1, []),
    "one loop": (1, [(0, 0), (0, 0)]),
    "two strangers": (2, []),
    "one tie": (2, [(0, 1)]),
    "there and back": (2, [(0, 1), (1, 0)]),
    "many times the same": (2, [(0, 1)] * 5),
    "loops everywhere": (3, [(0, 0), (1, 1), (2, 2), (0, 1), (1, 2)]),
    "two parts": (6, [(0, 1), (1, 2), (2, 0), (3, 4)]),
}


def ids(network: Network) -> list[str]:
    return [f"a{node}" for node in range(network.n)]


def plain(measure: Measure, network: Network) -> dict[str, Any]:
    return to_plain(run(measure, network), ids(network))


def told(answer: dict[str, Any]) -> list[Any]:
    """Every number or reason in an answer."""
    found = [answer[key] for key in ("value",) if key in answer]
    for key in ("nodes", "parts", "ties"):
        for one in answer.get(key, {}).values():
            several = isinstance(one, dict) and "why" not in one
            found += one.values() if several else [one]
    return [*found, *([answer] if "why" in answer else [])]


def same(one: Any, other: Any) -> bool:
    """Whether two answers agree, numbers but for the last bits."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, str) or isinstance(other, dict):
        return bool(one == other)
    return bool(one == pytest.approx(other, rel=1e-9, abs=1e-12))


_OF_TIES = ("weights", "layers", "signs", "times")
_COLUMNS = ("groups", *_OF_TIES)

every_column = pytest.mark.parametrize("column", _COLUMNS)


def changed(network: Network, **columns: Any) -> Network:
    """The network made anew with other columns."""
    kept = {
        "n": network.n,
        "sources": network.sources,
        "targets": network.targets,
        "directed": network.directed,
        **{name: getattr(network, name) for name in _COLUMNS},
    }
    make: Callable[..., Network] = make_network
    return make(**(kept | columns))


def with_more(network: Network, sources: Any, targets: Any, *rows: int) -> Network:
    """The network with further ties, of which is told what is told of its ties in those rows."""
    told = {name: getattr(network, name) for name in _OF_TIES}
    more = {name: None if one is None else one[list(rows)] for name, one in told.items()}
    return with_ties(network, sources, targets, **more)


def among_strangers(network: Network, k: int) -> Network:
    """The network with k more nodes, of whom nothing is known."""
    groups = None if network.groups is None else [*network.groups, *[-1] * k]
    return changed(network, n=network.n + k, groups=groups)


@every_measure
def test_the_card_says_what_it_answers_in_both_languages_and_from_where(measure: Measure) -> None:
    assert measure.question.endswith("?")
    assert re.fullmatch(r"[ -~]+", measure.question)
    assert re.search("[\u0e00-\u0e7f]", measure.question_th)
    assert not re.search("[A-Za-z]", measure.question_th)
    assert re.search(r"\b(19|20)\d\d\b", measure.source)
    assert measure.version >= 1


@every_measure
def test_the_function_has_the_name_of_the_measure_and_says_what_it_returns(
    measure: Measure,
) -> None:
    words = measure.compute.__doc__ or ""

    assert measure.compute.__name__ == measure.id
    assert "\n    Returns: " in words
    assert "\n    Cost: " in words
    source = words.split("\n    Source: ")[1]
    assert measure.source.split()[0].rstrip(",") in source


@every_measure
@pytest.mark.parametrize("name", list(_SMALL_AND_STRANGE))
def test_small_and_strange_networks_get_numbers_or_reasons(measure: Measure, name: str) -> None:
    n, ties = _SMALL_AND_STRANGE[name]
    ends = columns(ties, 2)

    told = {
        "groups": [0] * n,
        **dict.fromkeys(("weights", "layers", "signs", "times"), [1] * len(ties)),
    }
    make: Callable[..., Network] = make_network
    for directed in (True, False):
        for columns_told in ({}, told):
            check_answer(measure, make(n, *ends, directed=directed, **columns_told))


@every_measure
@few_examples
@given(network=networks())
def test_the_answer_is_bounded_numbers_or_reasons(measure: Measure, network: Network) -> None:
    check_answer(measure, network)


def check_answer(measure: Measure, network: Network) -> None:
    """Every number is Python's own, finite and within its bounds; every reason is known."""
    answer = plain(measure, network)
    low = -np.inf if measure.bounds.low is None else measure.bounds.low
    high = np.inf if measure.bounds.high is None else measure.bounds.high

    for one in told(answer):
        if isinstance(one, dict):
            assert Why(one["why"])
        else:
            assert type(one) in {int, float}
            assert np.isfinite(one)
            assert low <= one <= high


@every_measure
@few_examples
@given(network=networks())
def test_the_shape_of_the_answer_is_that_of_its_level(measure: Measure, network: Network) -> None:
    outcome = run(measure, network).outcome
    shape = {
        Level.NETWORK: Value,
        Level.NODE: NodeValues,
        Level.NODE_PARTS: NodeParts,
        Level.SET: NodeSet,
        Level.PARTS: Parts,
        Level.TIE: TieValues,
    }[measure.level]

    assert isinstance(outcome, shape | Why)
    if isinstance(outcome, NodeValues):
        assert outcome.values.shape == (network.n,)
    if isinstance(outcome, NodeParts):
        assert outcome.values.shape == (network.n, len(outcome.names))
    if isinstance(outcome, TieValues):
        assert outcome.values.shape == (network.m,)


@every_measure
@few_examples
@given(network=networks())
def test_asking_twice_gives_the_same_bits(measure: Measure, network: Network) -> None:
    assert plain(measure, network) == plain(measure, network)


@every_measure
@few_examples
@given(network=networks())
def test_the_network_is_not_touched(measure: Measure, network: Network) -> None:
    rows = (network.out, network.into, network.arcs, network.simple)
    before = [array.tobytes() for part in rows for array in part]

    run(measure, network)

    assert [array.tobytes() for part in rows for array in part] == before


@every_measure
@few_examples
@given(network=networks(), data=st.data())
def test_how_nodes_are_numbered_changes_nothing(
    measure: Measure, network: Network, data: st.DataObject
) -> None:
    number = data.draw(permutations(network.n))
    ends = {"sources": number[network.sources], "targets": number[network.targets]}
    groups = None if network.groups is None else network.groups[np.argsort(number)]
    renumbered = changed(network, **ends, groups=groups)

    answer = plain(measure, network)
    again = plain(measure, renumbered)

    if "nodes" in again:  # give every node its old name back
        names = [f"a{node}" for node in np.argsort(number)]
        again["nodes"] = {names[int(name[1:])]: x for name, x in again["nodes"].items()}
    if measure.id in _LABELS and "nodes" in answer:  # equal parts are numbered by position
        answer["nodes"], again["nodes"] = grouped(answer["nodes"]), grouped(again["nodes"])
    if measure.id in AS_GOOD:
        answer, again = (AS_GOOD[measure.id](one, network) for one in (answer, again))
    assert same(answer, again)


_LABELS = {"components", "strong_components"}
"""Whose numbers name parts: compare who is with whom."""


def grouped(labels: dict[str, int]) -> dict[str, str]:
    """The members of each node's part, in place of the number of the part."""
    return {
        node: " ".join(sorted(other for other, part in labels.items() if part == own))
        for node, own in labels.items()
    }


def test_every_measure_that_reads_strangers_has_its_law() -> None:
    assert set(STRANGERS) == {m.id for m in MEASURES.values() if m.reads.strangers}


def test_only_what_reads_parallel_ties_has_a_law_of_telling_twice() -> None:
    assert set(TWICE) <= {m.id for m in MEASURES.values() if m.reads.parallel}


@every_measure
@few_examples
@given(network=networks(least=3), k=st.integers(1, 3))
def test_strangers_change_nothing_but_by_the_law(
    measure: Measure, network: Network, k: int
) -> None:
    answer = plain(measure, network)
    wider = plain(measure, among_strangers(network, k))

    expected = STRANGERS[measure.id](answer, network, k) if measure.reads.strangers else answer
    of_nodes = measure.level in {Level.NODE, Level.NODE_PARTS}
    of_nodes &= measure.id not in {*_LABELS, "communities"}
    if of_nodes and "nodes" in wider:
        strangers = [wider["nodes"].pop(f"a{network.n + i}") for i in range(k)]
        if measure.id == "pagerank":
            assert len(set(strangers)) == 1
            wider = scaled(wider, 1 / (1 - sum(strangers)))
        else:
            nothing = {0, "isolate", *(["no_groups"] if measure.needs_groups else [])}
            assert all(
                set(one.values()) <= nothing if isinstance(one, dict) else one == 0
                for one in strangers
            )
    assert same(wider, expected)


@every_measure
@few_examples
@given(network=networks(least=1), data=st.data())
def test_a_tie_to_oneself_changes_nothing(
    measure: Measure, network: Network, data: st.DataObject
) -> None:
    rows = st.integers(0, network.m - 1)
    like = data.draw(st.lists(rows, min_size=1, max_size=3)) if network.m else []
    node = st.integers(0, network.n - 1)
    loops = data.draw(st.lists(node, min_size=len(like), max_size=len(like)))
    looped = plain(measure, with_more(network, loops, loops, *like))

    assert same(of_first_ties(looped, network.m), plain(measure, network))


def of_first_ties(answer: dict[str, Any], m: int) -> dict[str, Any]:
    """The answer without what it says of ties after the first m."""
    ties = answer.get("ties", {})
    return answer | ({"ties": {str(row): ties[str(row)] for row in range(m)}} if ties else {})


@every_measure
@few_examples
@given(network=networks())
def test_telling_every_tie_twice_changes_only_what_reads_it(
    measure: Measure, network: Network
) -> None:
    doubled = with_more(network, network.sources, network.targets, *range(network.m))
    answer = plain(measure, network)

    if measure.reads.parallel and measure.unit is Unit.WEIGHT:
        answer = scaled(answer, 2)  # strengths add up; shares of them stay
    if measure.id in TWICE:
        answer = TWICE[measure.id](answer, network, 2)
    assert same(of_first_ties(plain(measure, doubled), network.m), answer)


@every_measure
@every_column
@few_examples
@given(network=networks(weighted=True, told=True))
def test_a_column_changes_only_what_reads_it(
    measure: Measure, column: str, network: Network
) -> None:
    without = changed(network, **{column: None})

    if getattr(measure, f"needs_{column}"):
        assert "why" in plain(measure, without)
    elif not getattr(measure.reads, column):
        assert same(plain(measure, without), plain(measure, network))


# A triangle with two tails and a tie back, where every tie and node is told from every other.
_RICH = {
    "n": 6,
    "sources": [0, 1, 2, 2, 3, 4, 0],
    "targets": [1, 2, 0, 1, 0, 3, 5],
    "directed": True,
    "groups": [0, 0, 1, 1, 2, 0],
    "weights": [1, 2, 3, 4, 5, 6, 7],
    "layers": [0, 1, 2, 0, 1, 0, 2],
    "signs": [1, 1, -1, 1, 1, -1, 1],
    "times": [1, 2, 4, 8, 9, 16, 25],
}
_OTHERWISE: dict[str, Any] = {
    "groups": [0, 1, 1, 2, 2, 0],
    "weights": [9, 1, 1, 2, 7, 1, 3],
    "layers": [0, 1, 2, 1, 1, 1, 0],
    "signs": [1, -1, 1, 1, 1, 1, -1],
}


@every_measure
@every_column
def test_what_reads_a_column_can_tell_two_apart(measure: Measure, column: str) -> None:
    """The card may not claim to read what makes no difference."""
    make: Callable[..., Network] = make_network
    network = OVER_TIME if column == "times" else make(**_RICH)
    other = changed(network, **{column: (_OTHERWISE | SOONER)[column]})
    told_apart = plain(measure, network) != plain(measure, other)

    assert told_apart == getattr(measure.reads, column)


@every_measure
@few_examples
@given(network=networks(directed=True))
def test_turning_every_tie_changes_only_what_reads_directions(
    measure: Measure, network: Network
) -> None:
    turned = changed(network, sources=network.targets, targets=network.sources)
    undirected = changed(network, directed=False)

    if not measure.reads.direction:
        assert same(plain(measure, turned), plain(measure, network))
        assert same(plain(measure, undirected), plain(measure, network))


@every_measure
def test_what_reads_directions_can_tell_two_directions_apart(measure: Measure) -> None:
    """The card may not claim to read what makes no difference, with weights or without.

    0 → 1 ← 2 ⇄ 3 → 1
    """
    told_apart = False
    for weights in ([1, 2, 3, 4, 5], None):
        ends = ([0, 2, 2, 3, 3], [1, 1, 3, 2, 1])
        told: Columns = {"weights": weights, "groups": [0, 1, 1, 0], "times": [1, 2, 3, 4, 5]}
        directed = make_network(4, *ends, directed=True, **told)
        undirected = changed(directed, directed=False)
        told_apart |= plain(measure, directed) != plain(measure, undirected)

    assert told_apart == measure.reads.direction


@every_measure
@pytest.mark.parametrize("column", [*_COLUMNS, "direction"])
def test_needs_are_answered_with_their_reason(measure: Measure, column: str) -> None:
    """What it does not need it can do without, if nothing else is missing."""
    make: Callable[..., Network] = make_network
    missing = {"directed": False} if column == "direction" else {column: None}
    reason = Why.UNDIRECTED if column == "direction" else Why[f"NO_{column.upper()}"]

    outcome = run(measure, make(**(_RICH | missing))).outcome

    assert (outcome is reason) == getattr(measure, f"needs_{column}")


@every_measure
def test_a_network_beyond_the_limit_is_not_begun(measure: Measure) -> None:
    network = make_network(3, [0, 1], [1, 2], directed=True, weights=[1.0, 2.0])

    beyond = run(replace(measure, limit=5), network)

    assert (beyond.outcome is Why.TOO_LARGE) == (measure.estimate is None)
    assert run(replace(measure, limit=5, estimate=None), network).outcome is Why.TOO_LARGE
    assert run(replace(measure, limit=6), network).exact


@pytest.mark.parametrize(
    "measure", [one for one in MEASURES.values() if one.estimate], ids=lambda one: one.id
)
@examples
@given(network=networks())
def test_an_estimate_is_within_its_error_of_the_exact_answer(
    measure: Measure, network: Network
) -> None:
    """And of the same kind, within the same bounds, with the same reasons."""
    check_answer(replace(measure, limit=-1), network)
    result = beyond(measure, network)
    estimated, exact = to_plain(result, ids(network)), plain(measure, network)

    assert (result.exact, result.error is None) == ("why" in exact, "why" in exact)
    if result.error is None or result.confidence is None:
        return
    assert estimated.pop("estimate") == {
        "error": result.error,
        "confidence": result.confidence,
        "seed": result.seed,
    }
    assert 0.9 <= result.confidence <= 1
    off = [abs(one - other) for one, other in zip(told(estimated), told(exact), strict=True)]
    assert max(off, default=0) <= result.error + 1e-9


@every_measure
def test_a_result_says_how_it_came_about(measure: Measure) -> None:
    result = run(measure, make_network(3, [0, 1], [1, 2], directed=True, weights=[1.0, 2.0]))

    assert (result.measure, result.version) == (measure.id, measure.version)
    assert result.exact
    assert result.seed is None


def test_a_measure_is_found_by_its_id_and_others_are_refused_with_those_there_are() -> None:
    assert measure_of("density").id == "density"
    with pytest.raises(UnknownMeasure) as refused:
        measure_of("popularity")

    assert refused.value.code == "unknown_measure"
    assert refused.value.facts["measure"] == "popularity"
    assert "core_number" in str(refused.value.facts["known"])
