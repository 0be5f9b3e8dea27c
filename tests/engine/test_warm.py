"""What was compiled once is not compiled again, and threads do not meet in numba's pool."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from pathlib import Path

from saiyai.engine.catalogue import MEASURES
from saiyai.engine.jit import KERNELS
from saiyai.engine.warm.families import FAMILIES, FOR_TODAY, Family, compile_kernels

_SOURCE = Path(__file__).parents[2] / "src"

_ASK_EVERYTHING = """
from dataclasses import replace
from saiyai.engine.catalogue import MEASURES
from saiyai.engine.cuts import bridge_pairs, cut_losses, lost_without
from saiyai.engine.events import EventTable, Flows, Presence, make_events, make_lines
from saiyai.engine.hits import HitTable, QuietTimes, Words
from saiyai.engine.hits import find_hits, make_hits, with_quiet, with_words
from saiyai.engine.jit import KERNELS
from saiyai.engine.layouts.anchors import Previous
from saiyai.engine.layouts.map_layout import map_layout
from saiyai.engine.layouts.quality import edge_crossings, neighbourhood_preservation
from saiyai.engine.layouts.quality import normalised_stress
from saiyai.engine.lines import LineState, Patience, Terms, line_states, line_states_on_days
from saiyai.engine.live.facts import Fact
from saiyai.engine.live.lines import LineRecord, Ways
from saiyai.engine.live.network import LiveNetwork
from saiyai.engine.live.record import LiveRecord
from saiyai.engine.measure import run
from saiyai.engine.network import make_network, subnetwork, with_ties
from saiyai.engine.projections import Weighing, project
from saiyai.engine.rhythm import Bounds, learn_rhythms
from saiyai.engine.uncertainty.block_bootstrap import block_bootstrap
from saiyai.engine.uncertainty.jackknife import jackknife
from saiyai.engine.uncertainty.rewiring import rewiring
from saiyai.engine.uncertainty.vertex_bootstrap import vertex_bootstrap
import numpy as np

n = 300
for directed in (True, False):
    ring = make_network(n, np.arange(n), (np.arange(n) + 1) % n, directed=directed,
                        weights=np.ones(n, np.float32), groups=np.arange(n) // 9,
                        times=np.arange(n) % 30)
    for network in (ring, with_ties(ring, [0], [5], weights=[1], times=[3]),
                    subnetwork(ring, np.arange(n) % 3 > 0)):
        for measure in MEASURES.values():
            run(measure, network), run(replace(measure, limit=-1), network)
        cut_losses(network), lost_without(network, 3), bridge_pairs(network)
        core = [MEASURES["density"], MEASURES["transitivity"], MEASURES["constraint"]]
        vertex_bootstrap(network, core, seed=3, replicates=3)
        block_bootstrap(network, core, np.arange(network.m) // 9, seed=3, replicates=3)
        rewiring(network, core, seed=3), jackknife(network, core)
        places = map_layout(network, seed=3)
        seen = np.arange(network.n) % 3 > 0
        map_layout(network, seed=3, previous=Previous(places, seen))
        map_layout(network, seed=3, previous=Previous(places.astype(np.float64), seen))
        normalised_stress(network, places), edge_crossings(network, places)
        neighbourhood_preservation(network, places)
n = 6_000
ring = make_network(n, np.arange(n), (np.arange(n) + 1) % n, directed=True)
places = map_layout(ring, seed=3)
map_layout(ring, seed=3, previous=Previous(places, np.arange(n) > 9))
normalised_stress(ring, places), edge_crossings(ring, places)
neighbourhood_preservation(ring, places)
n = 50_000
strip = make_network(n, np.tile(np.arange(n), 2),
                     np.concatenate((np.arange(n) + 1, np.arange(n) + 2)) % n, directed=True)
run(MEASURES["triangles"], strip), run(MEASURES["overlap"], strip)
ends = np.random.default_rng(1).integers(0, 2000, (2, 9000))
wide = make_network(2000, *ends, directed=False)
ends = np.random.default_rng(1).integers(0, 2000, (2, 4_000_000))
wider = make_network(2000, *ends, directed=True)
run(MEASURES["eigenvector"], wider), run(MEASURES["communities"], wider)
run(MEASURES["current_flow_betweenness"], wider)
run(MEASURES["betweenness"], wide), run(MEASURES["edge_betweenness"], wide)
run(MEASURES["closeness"], wide)
ends = np.random.default_rng(1).integers(0, 2000, (2, 11000))
run(MEASURES["temporal_reach"], make_network(2000, *ends, directed=False, times=ends[0]))
told = {"signs": [1, 1, -1] * 3000, "times": np.arange(9000)}
odds = make_network(2000, *np.random.default_rng(1).integers(0, 2000, (2, 9000)), directed=True,
                    **told)
run(MEASURES["elo"], odds), run(MEASURES["structural_balance"], odds)
run(MEASURES["frustration"], odds)
run(MEASURES["closeness"], wide), run(MEASURES["robustness"], wide)
project(3, Presence([0, 3, 3], [0, 1, 2]), Weighing.SHARES)
table = EventTable([1, 2], np.array([1, 3], np.int8), [0, 1], [3, 1], [-1, -1])
events = make_events(3, table, Presence([0, 3, 3], [0, 1, 2]), Flows([1], [0], [1]))
lines = make_lines(3, [0, 1], [1, 2])
hits = with_quiet(find_hits(lines, events), lines, QuietTimes([2], [1], [9]))
terms = Terms(np.zeros(2, np.int64), [30, 30], np.full(2, 90, np.int32))
patience = Patience(14, 90, 3)
line_states(hits, terms, np.int64(20), patience)
line_states_on_days(hits, terms, np.arange(9), patience)
learn_rhythms(hits, np.int64(20))
line_states(with_words(hits, Words([0], [3], [4])), terms, 20, patience)
line_states(make_hits([0, 1, 1], HitTable([1], [1], [-1], [0], [False])), terms, 20, patience)
for network in (ring, *(make_network(nobody, [], [], directed=True) for nobody in (4, 0))):
    live = LiveNetwork(network)
    if network.n:
        told = {one: [2, 3] for one in ("weights", "times") if getattr(network, one) is not None}
        live.lapse(live.lay([0, 1], [3, 3], **told))
ways = Ways(patience, Bounds((3, 8), (40, 90), (20, 60)))
words, quiet = Words([0], [3], [4]), QuietTimes([2], [1], [9])
record = LineRecord(lines, events, words, quiet, terms, [True, False])
live = LiveRecord(record, 20, ways, {LineState.ACTIVE, LineState.ENDED})
live.withdraw(0), live.lay((0, 2), (1, 5, 9), learns=True), live.say(0, 9, 4), live.on(30)
live.backdate(live.tell(Fact(9, 1, 3, (0, 1, 2))).number, 2)
live.tell(Fact(9, 3, 1, flows=((0, 1),)))
loaded = sum(sum(kernel.stats.cache_hits.values()) for kernel in KERNELS)
compiled = [kernel.__name__ for kernel in KERNELS if kernel.stats.cache_misses]
print(loaded > 10, compiled)
"""

_USED_BY_A_FAMILY = """
import sys
from saiyai.engine.jit import KERNELS
from saiyai.engine.warm.families import FAMILIES, compile_family
family, = (family for family in FAMILIES if family.name == sys.argv[1])
compile_family(family, lambda _step, _seconds: None)
for kernel in KERNELS:
    for signature in kernel.stats.cache_hits:
        print(kernel.__module__, kernel.__qualname__, signature, sep="|")
"""

_TWO_THREADS = """
from threading import Thread
import numpy as np
from saiyai.engine.measures.betweenness import betweenness_raw
from saiyai.engine.network import make_network

ring = make_network(2000, np.arange(2000), (np.arange(2000) + 1) % 2000, directed=False)
expected = betweenness_raw(ring).values
found = []
def ask():
    for _ in range(5):
        found.append((betweenness_raw(ring).values == expected).all())
threads = [Thread(target=ask) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(found), all(found))
"""


_THEN_SPAWN = """
import subprocess, sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
import numpy as np
from saiyai.engine.measures.betweenness import betweenness_raw
from saiyai.engine.network import make_network

if __name__ == "__main__":
    ring = make_network(2000, np.arange(2000), (np.arange(2000) + 1) % 2000, directed=False)
    expected = betweenness_raw(ring).values
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as others:
        found = others.submit(betweenness_raw, ring).result(60)
    again = subprocess.run([sys.executable, "-c", sys.argv[1]], capture_output=True, timeout=60)
    print((found.values == expected).all(), again.stdout.decode().strip())
"""

_IN_ANOTHER = """
import numpy as np
from saiyai.engine.measures.betweenness import betweenness_raw
from saiyai.engine.network import make_network
ring = make_network(2000, np.arange(2000), (np.arange(2000) + 1) % 2000, directed=False)
print(len(betweenness_raw(ring).values))
"""


def run_python(*said: str, **environment: str) -> str:
    """What a fresh Python says, started like this."""
    asked = subprocess.run(  # noqa: S603 our own script
        [sys.executable, "-W", "error", *said],
        env=os.environ | {"PYTHONPATH": str(_SOURCE)} | environment,
        capture_output=True,
        text=True,
        timeout=600,  # on a machine that is at work elsewhere
        check=False,
    )
    assert asked.returncode == 0, asked.stderr
    return asked.stdout.strip()


_NUMBERED = tuple(enumerate(FAMILIES, 1))


def _all_before(family: Family) -> set[str]:
    before = {one.name: one for one in FAMILIES}
    return {name for one in family.after for name in {one} | _all_before(before[one])}


def _files(family: Family, used: dict[str, set[str]]) -> set[str]:
    """Whose kernels a family is the first to compile."""
    there = {kernel for name in _all_before(family) for kernel in used[name]}
    return {kernel.partition("|")[0] for kernel in used[family.name] - there}


def test_every_step_is_reported_with_its_seconds() -> None:
    steps: dict[str, float] = {}

    compile_kernels(steps.__setitem__)

    assert set(MEASURES) <= set(steps)
    assert {"network", "cuts", "lines", "map_layout"} <= set(steps)
    assert all(seconds >= 0 for seconds in steps.values())
    assert len(KERNELS) > 10


def test_setting_up_compiles_every_family_and_says_when_nothing_is_left() -> None:
    said = run_python("-m", "saiyai.engine.warm").splitlines()

    assert {f"{number}/{len(FAMILIES)} {family.name}" for number, family in _NUMBERED} == {
        line.partition(":")[0] for line in said if line[0].isdigit()
    }
    assert said[-1].startswith("nothing is left to compile")
    today = next(at for at, line in enumerate(said) if "Today" in line)
    assert all(any(f" {name}: " in line for line in said[:today]) for name in FOR_TODAY)


def test_every_measure_is_in_one_family() -> None:
    assert sorted(one for family in FAMILIES for one in family.measures) == sorted(MEASURES)


def test_families_come_after_those_they_wait_for_and_what_today_asks_is_first() -> None:
    names = [family.name for family in FAMILIES]

    assert len(set(names)) == len(names)
    assert tuple(names[: len(FOR_TODAY)]) == FOR_TODAY
    assert all(set(family.after) <= set(names[:at]) for at, family in enumerate(FAMILIES))


def test_no_two_families_at_once_write_to_the_index_of_one_file() -> None:
    """What the other wrote would be lost, or worse, found under another name."""
    compile_kernels(lambda _step, _seconds: None)
    with ThreadPoolExecutor(2) as askers:
        said = askers.map(
            lambda family: run_python("-c", _USED_BY_A_FAMILY, family.name), FAMILIES
        )
        used = {
            family.name: set(told.splitlines())
            for family, told in zip(FAMILIES, said, strict=True)
        }

    for one, other in combinations(FAMILIES, 2):
        if one.name not in _all_before(other):
            written = _files(one, used) & _files(other, used)
            assert not written, f"{other.name} may come after {one.name}: {written}"


def test_after_warming_up_a_fresh_process_compiles_nothing() -> None:
    compile_kernels(lambda _step, _seconds: None)

    assert run_python("-c", _ASK_EVERYTHING) == "True []"


def test_threads_wait_for_one_another_where_numba_would_abort() -> None:
    """Its own pool ends the process when two threads enter it at once."""
    assert run_python("-c", _TWO_THREADS, NUMBA_THREADING_LAYER="workqueue") == "20 True"


def test_a_process_that_has_used_every_core_may_spawn_others_that_do() -> None:
    """A fork would be killed: web and worker are therefore started afresh."""
    assert run_python("-c", _THEN_SPAWN, _IN_ANOTHER) == "True 2000"


def test_threads_use_every_core_one_after_another_in_the_pool_that_is_there() -> None:
    assert run_python("-c", _TWO_THREADS) == "20 True"
