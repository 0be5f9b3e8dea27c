"""What is called once so that it is compiled: through the doors others use, with their types."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Final, TypeAlias

import numpy as np

from saiyai.engine.arrays import seal
from saiyai.engine.bonds import bonds
from saiyai.engine.catalogue import measure_of
from saiyai.engine.cuts import bridge_pairs, cut_losses, lost_without
from saiyai.engine.events import Code, EventTable, Presence, Rule, make_events, make_lines
from saiyai.engine.hits import QuietTimes, Words, find_hits
from saiyai.engine.layouts.anchors import Previous
from saiyai.engine.layouts.map_layout import map_layout
from saiyai.engine.layouts.quality import (
    edge_crossings,
    neighbourhood_preservation,
    normalised_stress,
)
from saiyai.engine.lines import (
    LineState,
    Patience,
    Terms,
    line_states,
    line_states_on_days,
)
from saiyai.engine.live.facts import Fact
from saiyai.engine.live.lines import LineRecord, Ways
from saiyai.engine.live.network import LiveNetwork
from saiyai.engine.live.record import LiveRecord
from saiyai.engine.measure import run
from saiyai.engine.network import Network, make_network, subnetwork, with_ties
from saiyai.engine.ops.distances import distances_from
from saiyai.engine.ops.electric import WIDE, add_through, potentials
from saiyai.engine.ops.forward import forward
from saiyai.engine.ops.nearness import near_numbers
from saiyai.engine.ops.numbering import number_keys
from saiyai.engine.ops.ties import at_ties
from saiyai.engine.ops.trees import grown_tree
from saiyai.engine.projections import project
from saiyai.engine.rhythm import Bounds, learn_rhythms
from saiyai.engine.told import Columns, TieColumns
from saiyai.engine.uncertainty.rewiring import rewiring
from saiyai.engine.uncertainty.vertex_bootstrap import vertex_bootstrap

Step: TypeAlias = Callable[[], object]
Both: TypeAlias = tuple[Network, Network]
"""A directed network and one without directions."""

_SQUARE: Final = ((0, 1, 2, 3), (1, 2, 3, 0))


def measure(measure_id: str, networks: Callable[[], Both] | None = None) -> Step:
    """A measure and its estimate, of the small networks unless others are given."""

    def step() -> None:
        card = measure_of(measure_id)
        for network in (networks or squares)():
            run(card, network)
            run(replace(card, limit=-1), network)  # as if it were too large

    return step


@cache
def squares() -> Both:
    """Four nodes in a circle, with every column that a network may have."""
    ones = (1, 1, 1, 1)
    told: Columns = {
        "groups": ones,
        "weights": ones,
        "layers": ones,
        "signs": ones,
        "times": ones,
    }
    directed = make_network(4, *_SQUARE, directed=True, **told)
    return directed, make_network(4, *_SQUARE, directed=False, **told)


@cache
def rings(width: int) -> Both:
    """Networks just large enough that one core is not: each tied to so many after it."""
    n = 2_000
    steps = np.repeat(np.arange(1, width + 1), n)
    sources = np.tile(np.arange(n), width)
    ends = (sources, (sources + steps) % n)
    times = np.arange(len(sources))
    return (
        make_network(n, *ends, directed=True, times=times),
        make_network(n, *ends, directed=False, times=times),
    )


@cache
def strips() -> Both:
    """Rings of triangles, just large enough that two cores help."""
    n = 50_000
    ends = (np.tile(np.arange(n), 2), (np.arange(2 * n) + 1 + np.arange(2 * n) // n) % n)
    ones = np.ones(2 * n, np.int8)
    told: Columns = {"weights": ones, "layers": ones, "signs": ones, "groups": ones[:n]}
    return (
        make_network(n, *ends, directed=True, **told),
        make_network(n, *ends, directed=False, **told),
    )


@cache
def at_odds() -> Both:
    """Rings of triangles, more than are tried in camps, in each of which one pair is against."""
    n = 1_000
    ends = (np.tile(np.arange(n), 2), (np.arange(2 * n) + 1 + np.arange(2 * n) // n) % n)
    signs = np.repeat((1, -1), n)
    return (
        make_network(n, *ends, directed=True, signs=signs),
        make_network(n, *ends, directed=False, signs=signs),
    )


@cache
def leaks() -> Both:
    """A circle from which something gets out, for walks that may not come back."""
    ends = ((0, 1, 2, 3, 3), (1, 2, 3, 0, 4))
    weights = (1, 1, 1, 1, 1)
    return (
        make_network(5, *ends, directed=True, weights=weights),
        make_network(5, *ends, directed=False, weights=weights),
    )


def networks() -> None:
    """Networks with all there is, parts of them, and a tie more."""
    squares()
    plain = make_network(4, *_SQUARE, directed=False, weights=(1, 1, 1, 1))
    with_ties(subnetwork(plain, np.ones(4, np.bool_)), (0,), (2,), weights=(1.0,))


def rows_of_ties() -> None:
    """What is laid out when first asked for, and what most families read of it."""
    for network in squares():
        network.into  # noqa: B018
        distances_from(network.simple, 0)
        forward(network.simple, network.dyads)
        bonds(network)
        at_ties(network.arcs, network.out, np.zeros(len(network.arcs.indices)), network.m)


def cuts() -> None:
    """Cut nodes, what is lost without them, and bridges."""
    _, network = squares()
    cut_losses(network)
    lost_without(network, 0)
    bridge_pairs(network)


def currents() -> None:
    """Currents where both cores help."""
    rows = rings(300)[1].simple
    fed = np.zeros((rows.n, WIDE), np.float32)
    fed[:2] = ((1,), (-1,))
    found = potentials(rows, grown_tree(rows), fed, 0.5)
    nothing = (np.zeros(rows.n), np.zeros(rows.n))
    add_through(rows, found, np.zeros((WIDE, 2), np.int32), nothing)


def numbers() -> None:
    """Numbers for the names in a file."""
    keys = np.arange(3_000, dtype=np.uint64)  # more than the smallest table holds
    number_keys(keys, keys)
    near_numbers(4, *np.array(_SQUARE, np.int32))


def projections() -> None:
    """Who meets whom, from who is where."""
    project(3, Presence((0, 2), (0, 1)))


def drawn_at_random() -> None:
    """Networks drawn at random around one."""
    for network in squares():
        vertex_bootstrap(network, (), seed=0, replicates=2)
        rewiring(network, (), seed=0)


def lines() -> None:
    """Lines, their states, and the rhythms they are learned from."""
    table = EventTable(
        days=(1, 2, 3),
        codes=(Code.ACT, Code.ANSWER, Code.ATTEMPT),
        channels=(-1, -1, -1),
        rules=(Rule.ALL, Rule.STAR, Rule.NONE),
        callers=(-1, 0, -1),
    )
    events = make_events(2, table, Presence((0, 2, 4, 4), (0, 1, 0, 1)))
    hits = find_hits(make_lines(2, (0,), (1,)), events)
    terms = Terms(laid=(0,), active=(60,), valid=(365,))
    patience = Patience(waiting=14, repaired=90, lapsed_after=3)
    line_states(hits, terms, 3, patience)
    line_states_on_days(hits, terms, (2, 3), patience)
    learn_rhythms(hits, 3)


@cache
def _ring() -> Network:
    n = 5_001  # just large enough that both cores help, and that quality is sampled
    return make_network(n, np.arange(n), (np.arange(n) + 1) % n, directed=False)


def maps() -> None:
    """Maps, small and large, and one that keeps those known where they were."""
    _, network = squares()
    places = map_layout(network, seed=0)
    map_layout(_ring(), seed=0)
    map_layout(network, seed=0, previous=Previous(places, np.arange(network.n) > 0))


def quality_of_maps() -> None:
    """How well a drawing shows its network."""
    for network in (squares()[1], _ring()):
        places = np.zeros((network.n, 2), np.float32)
        places[:, 0] = np.arange(network.n)
        normalised_stress(network, seal(places))
        edge_crossings(network, places)
        neighbourhood_preservation(network, places)


def live_network() -> None:
    """A network to which ties are told one by one."""
    live = LiveNetwork(squares()[0])
    told: TieColumns = {"weights": (1.0,), "layers": (0,), "signs": (1,), "times": (0.0,)}
    live.lapse(live.lay((0,), (2,), **told))


def live_lines() -> None:
    """A record to which facts are told one by one."""
    ways = Ways(Patience(14, 90, 3), Bounds((21, 56), (1_095, 2_920), (365, 730)))
    events = make_events(3, EventTable((), (), (), (), ()), Presence((0,), ()))
    terms, nothing = Terms((0, 0), (60, 60), (365, 365)), ((), (), ())
    record = LineRecord(
        make_lines(3, (0, 1), (1, 2)),
        events,
        Words(*nothing),
        QuietTimes(*nothing),
        terms,
        (True, True),
    )
    live = LiveRecord(record, 9, ways, {LineState.ACTIVE})
    live.withdraw(live.tell(Fact(3, Code.ACT, Rule.ALL, (0, 1, 2))).number)
