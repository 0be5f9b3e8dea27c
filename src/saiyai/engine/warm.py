"""Compile every kernel before anybody waits for it: part of setting up, not of answering."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import Final, TypeAlias

import numpy as np

from saiyai.engine.arrays import seal
from saiyai.engine.catalogue import MEASURES
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
from saiyai.engine.measure import Measure, run
from saiyai.engine.network import Network, make_network, subnetwork, with_ties
from saiyai.engine.ops.numbering import number_keys
from saiyai.engine.projections import project
from saiyai.engine.rhythm import Bounds, learn_rhythms
from saiyai.engine.told import Columns, TieColumns
from saiyai.engine.uncertainty.rewiring import rewiring
from saiyai.engine.uncertainty.vertex_bootstrap import vertex_bootstrap

_Step: TypeAlias = Callable[[], object]

_SQUARE: Final = ((0, 1, 2, 3), (1, 2, 3, 0))


def main() -> None:
    """Compile everything and say what was done: the last step of setting up."""

    def tell(name: str, seconds: float) -> None:
        sys.stdout.write(f"  {name}: {seconds:.1f} s\n")
        sys.stdout.flush()

    compile_kernels(tell)


def compile_kernels(report: Callable[[str, float], None]) -> None:
    """Call everything that is compiled once, with the types it is later called with.

    `report` gets the name of each step and how many seconds it took.
    Cost: about 15 s on a new machine, about 1 s when the machine code is on disk.
    """
    for name, step in _steps():
        begun = perf_counter()
        step()
        report(name, perf_counter() - begun)


def _steps() -> Iterator[tuple[str, _Step]]:
    """What there is to compile: through the doors others use, so that the types are theirs."""
    yield "numbers for names", _numbers
    yield "network", _networks
    directed, undirected = _networks()
    yield "rows of ties", partial(_rows_of_ties, directed, undirected)
    for measure in MEASURES.values():
        yield measure.id, partial(_measure, measure, directed, undirected)
    for measure_id, width in (
        ("betweenness", 5),
        ("edge_betweenness", 5),
        ("closeness", 5),
        ("temporal_reach", 5),
        ("eigenvector", 1_010),
        ("robustness", 2),
        ("communities", 1_010),
    ):
        rings = partial(_measure, MEASURES[measure_id], *_rings(width))
        yield f"{measure_id} on all cores", rings
    yield "frustration between bounds", partial(_measure, MEASURES["frustration"], *_at_odds())
    for measure_id in ("triangles", "overlap", "multiplexity", "structural_balance"):
        yield f"{measure_id} on two cores", partial(_measure, MEASURES[measure_id], *_strips())
    yield "cuts", partial(_cuts, undirected)
    yield "networks drawn at random", partial(_drawn_at_random, directed, undirected)
    yield "lines", _lines
    yield "projections", partial(project, 3, Presence((0, 2), (0, 1)))
    yield "map_layout", partial(_map, undirected)
    yield "live network", partial(_live_network, directed)
    yield "live lines", _live_lines


def _numbers() -> None:
    keys = np.arange(3_000, dtype=np.uint64)  # more than the smallest table holds
    number_keys(keys, keys)
    number_keys(seal(keys), keys)


def _networks() -> tuple[Network, Network]:
    ones = (1, 1, 1, 1)
    told: Columns = {
        "groups": ones,
        "weights": ones,
        "layers": ones,
        "signs": ones,
        "times": ones,
    }
    directed = make_network(4, *_SQUARE, directed=True, **told)
    undirected = make_network(4, *_SQUARE, directed=False, **told)
    plain = make_network(4, *_SQUARE, directed=False, weights=ones)
    with_ties(subnetwork(plain, np.ones(4, np.bool_)), (0,), (2,), weights=(1.0,))
    return directed, undirected


def _rows_of_ties(*networks: Network) -> None:
    for network in networks:
        network.into  # noqa: B018 laid out when first asked for


def _rings(width: int) -> tuple[Network, Network]:
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


def _strips() -> tuple[Network, Network]:
    """Rings of triangles, just large enough that two cores help."""
    n = 50_000
    ends = (np.tile(np.arange(n), 2), (np.arange(2 * n) + 1 + np.arange(2 * n) // n) % n)
    ones = np.ones(2 * n, np.int8)
    told: TieColumns = {"weights": ones, "layers": ones, "signs": ones}
    return (
        make_network(n, *ends, directed=True, **told),
        make_network(n, *ends, directed=False, **told),
    )


def _at_odds() -> tuple[Network, Network]:
    """Rings of triangles, more than are tried in camps, in each of which one pair is against."""
    n = 1_000
    ends = (np.tile(np.arange(n), 2), (np.arange(2 * n) + 1 + np.arange(2 * n) // n) % n)
    signs = np.repeat((1, -1), n)
    return (
        make_network(n, *ends, directed=True, signs=signs),
        make_network(n, *ends, directed=False, signs=signs),
    )


def _measure(measure: Measure, directed: Network, undirected: Network) -> None:
    for network in (directed, undirected):
        run(measure, network)
        run(replace(measure, limit=-1), network)  # as if it were too large


def _cuts(network: Network) -> None:
    cut_losses(network)
    lost_without(network, 0)
    bridge_pairs(network)


def _drawn_at_random(*networks: Network) -> None:
    for network in networks:
        vertex_bootstrap(network, (), seed=0, replicates=2)
        rewiring(network, (), seed=0)


def _lines() -> None:
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


def _map(network: Network) -> None:
    n = 5_001  # just large enough that both cores help, and that quality is sampled
    ring = make_network(n, np.arange(n), (np.arange(n) + 1) % n, directed=False)
    for drawn in (network, ring):
        places = map_layout(drawn, seed=0)
        normalised_stress(drawn, places)
        edge_crossings(drawn, places)
        neighbourhood_preservation(drawn, places)
    seen = np.arange(network.n) > 0
    map_layout(network, seed=0, previous=Previous(map_layout(network, seed=0), seen))


def _live_network(network: Network) -> None:
    live = LiveNetwork(network)
    told: TieColumns = {"weights": (1.0,), "layers": (0,), "signs": (1,), "times": (0.0,)}
    live.lapse(live.lay((0,), (2,), **told))


def _live_lines() -> None:
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


if __name__ == "__main__":
    main()
