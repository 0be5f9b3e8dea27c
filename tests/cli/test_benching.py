"""`saiyai bench`: seeded graphs, tools in turns, and honest sums."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from saiyai.cli.bench.call import SOURCES, of_walks
from saiyai.cli.bench.compare import OURS, Cell, Comparison, compare, disagreements, with_stopped
from saiyai.cli.bench.graphs import SeededGraph, load_graph, make_graph, save_graph, write_table
from saiyai.cli.benching import to_plain
from saiyai.engine.catalogue import measure_of
from saiyai.engine.measure import run as run_measure
from saiyai.engine.network import make_network
from saiyai.engine.result import Value
from tests.cli.conftest import Run

pytestmark = pytest.mark.either

_LAY_OUT_AFRESH = """
from saiyai.cli.bench.graphs import make_graph
from saiyai.cli.bench.ours import TOOL
from saiyai.engine.jit import KERNELS
def known(): return sum(len(kernel.signatures) for kernel in KERNELS)
imported = known()
TOOL.prepare()
prepared = known()
TOOL.load(make_graph(200, 1_000))
print(imported < prepared == known())
"""


def value(graph: SeededGraph, measure: str) -> float:
    network = make_network(graph.n, graph.sources, graph.targets, directed=True)
    outcome = run_measure(measure_of(measure), network).outcome
    assert isinstance(outcome, Value)
    return float(outcome.value)


def test_a_graph_is_like_those_of_people_and_always_the_same() -> None:
    graph = make_graph(1_000, 10_000)
    again = make_graph(1_000, 10_000)

    assert graph.m == 10_000
    assert (graph.sources != graph.targets).all()
    assert len(np.unique(graph.sources.astype(np.int64) * graph.n + graph.targets)) == graph.m
    assert (graph.sources == again.sources).all()
    assert (graph.times == again.times).all()
    density = graph.m / (graph.n * (graph.n - 1))
    assert value(graph, "reciprocity") > 5 * density
    assert value(graph, "transitivity") > 5 * density
    assert np.bincount(graph.sources).max() > 5 * graph.m / graph.n
    assert (make_graph(1_000, 10_000, seed=8).sources != graph.sources).any()


def test_a_graph_is_kept_as_arrays_and_as_a_file_of_texts(tmp_path: Path, run: Run) -> None:
    graph = make_graph(200, 1_000)
    save_graph(graph, tmp_path / "a.npz")
    back = load_graph(tmp_path / "a.npz")
    write_table(graph, tmp_path / "a.csv")
    said = run("measure", tmp_path / "a.csv", "--directed", "-m", "density")

    assert (back.n, back.groups.tolist()) == (200, graph.groups.tolist())
    assert back.weights.tolist() == graph.weights.tolist()
    assert said.json["network"]["ties"] == 1_000


def test_only_laying_out_is_timed_not_the_loading_of_its_machine_code() -> None:
    said = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", _LAY_OUT_AFRESH], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "True"


def test_rows_and_the_report_stand_beside_a_peer(run: Run) -> None:
    asked = ("-m", "density", "-m", "components", "-m", "isolates")
    said = run("bench", "--size", "XS", "--peer", "igraph", "--peer", "scipy", *asked, "--json")
    rows = {row["measure"]: row for row in said.json["rows"]}

    assert said.code == 0
    assert list(rows) == ["load", "density", "components", "isolates"]
    assert rows["density"]["peer"] == "igraph"
    assert rows["components"]["ratio"] == pytest.approx(
        rows["components"]["peer_s"] / rows["components"]["saiyai_s"]
    )
    assert "peer" not in rows["isolates"]
    report = said.json["report"]
    assert report["best_of_peers_s"] == pytest.approx(
        rows["density"]["peer_s"] + rows["components"]["peer_s"]
    )
    assert report["ratio"] == pytest.approx(report["best_of_peers_s"] / report["shared_s"])
    assert report["saiyai_s"] > report["shared_s"] > 0
    assert report["peak_mib"] > 50
    assert "not the same" not in said.err


def test_a_peer_that_is_not_installed_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saiyai.cli.benching.find_spec", lambda _name: None)

    said = run("bench", "--size", "XS", "--peer", "rustworkx", "-m", "density")

    assert said.code == 2
    assert "Install the package rustworkx" in said.err


def test_without_a_peer_there_is_only_our_own(run: Run) -> None:
    said = run("bench", "--size", "XS", "-m", "density")

    assert said.code == 0
    assert said.out.splitlines()[2].split()[0] == "density"
    assert "ratio" not in said.out.splitlines()[-1]


def test_what_takes_too_long_is_stopped_and_the_rest_goes_on(tmp_path: Path) -> None:
    save_graph(make_graph(1_000, 10_000), tmp_path / "a.npz")

    found = compare(
        tmp_path / "a.npz", ["igraph"], ["betweenness_raw"], lambda _: None, limit=1e-9
    )

    assert found.cells["betweenness_raw"] == {
        OURS: Cell(None, None, extrapolated=True),
        "igraph": Cell(None, None, extrapolated=True),
    }
    assert found.best_peer("betweenness_raw") is None


def test_what_was_stopped_is_guessed_from_the_smaller_graph() -> None:
    stopped = Cell(None, None, extrapolated=True)
    found = Comparison({"bridges": {OURS: Cell(1, 1), "a": stopped, "b": stopped}})
    smaller = Comparison({"bridges": {OURS: Cell(0.1, 0.1), "a": Cell(70, 60)}})

    cells = with_stopped(found, smaller, 10).cells["bridges"]

    assert cells["a"] == Cell(700, 600, extrapolated=True)
    assert cells["b"] == stopped
    assert cells[OURS] == Cell(1, 1)


def test_who_comes_to_something_else_is_named() -> None:
    cells = {OURS: Cell(1, 1, check=10), "a": Cell(1, 1, check=10.001), "b": Cell(1, 1, check=11)}
    found = Comparison({"bridges": cells, "density": {"a": Cell(1, 1, check=1)}})

    assert list(disagreements(found)) == ["bridges: b 11, saiyai 10"]


def test_sums_hold_what_a_peer_has_and_say_what_was_scaled() -> None:
    found = Comparison(
        {
            "load": {OURS: Cell(1, 1), "a": Cell(5, 5)},
            "density": {OURS: Cell(2, 2), "a": Cell(4, 4), "b": Cell(3, 3)},
            "constraint": {OURS: Cell(2, 2), "a": Cell(90, 90)},
            "harmonic": {OURS: Cell(2, 2), "a": Cell(32, 32, extrapolated=True)},
            "katz": {OURS: Cell(2, 2)},
        }
    )
    steps = {name: {"s": 0.5} for name in found.cells if name != "load"}
    whole = {"read_s": 1.0, "build_s": 0.5, "peak_mib": 100.0, "passes": {}, "measures": steps}

    report = to_plain(found, whole)["report"]

    assert report["saiyai_s"] == 3.5
    assert (report["shared_s"], report["best_of_peers_s"]) == (2.0, 3 + 90 + 32)
    assert report["extrapolated_s"] == 32
    assert report["ratio"] == 62.5
    assert (report["without_dear_shared_s"], report["without_dear_best_of_peers_s"]) == (1.5, 35)


def test_a_part_of_the_walks_is_told() -> None:
    few, many = make_graph(100, 500), make_graph(200, 1_000)

    assert of_walks(few) == SOURCES / 100
    assert of_walks(many) == SOURCES / 200
    assert of_walks(replace(few, n=10**9)) == SOURCES / 1_024
