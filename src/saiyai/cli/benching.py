"""`bench`: how long the engine takes on a seeded network, beside a peer where one is named."""

import json
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from saiyai.cli.command import Command, print_out, stop_saying
from saiyai.domain.words import Say

_PEERS: Final = ("igraph", "networkit", "networkx", "rustworkx", "scipy")
_SIZES: Final = ("XS", "S", "M", "L")
_DEAR: Final = frozenset({"triad_census", "constraint"})
"""What peers take longest for; ratios stand with and without."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--size", choices=_SIZES, default="S", help="1k/10k to 1M/10M")
    parser.add_argument(
        "--peer", action="append", default=[], choices=_PEERS, help="as often as wanted"
    )
    parser.add_argument(
        "-m", "--measure", action="append", default=[], metavar="ID", help="all without any"
    )
    parser.add_argument("--limit", type=float, default=600.0, help="seconds a call may take")
    parser.add_argument("--json", action="store_true", help="one object instead of lines")


def _bench(given: Namespace) -> None:
    # Kernels and peers take seconds to load, which other commands need not pay.
    from saiyai.cli.bench.compare import compare, disagreements, whole_report  # noqa: PLC0415
    from saiyai.cli.bench.graphs import (  # noqa: PLC0415
        SIZES,
        make_graph,
        save_graph,
        write_table,
    )
    from saiyai.engine.catalogue import MEASURES, measure_of  # noqa: PLC0415

    for peer in given.peer:
        if find_spec(peer) is None:
            stop_saying(Say("cli.peer_missing", peer=peer))
    wanted = [measure_of(one).id for one in given.measure] or list(MEASURES)
    with tempfile.TemporaryDirectory(prefix="saiyai-bench-") as folder:
        arrays, table = Path(folder) / "edges.npz", Path(folder) / "edges.parquet"
        graph = make_graph(*SIZES[given.size])
        save_graph(graph, arrays)
        write_table(graph, table)
        found = compare(arrays, given.peer, wanted, _tell, given.limit)
        whole = whole_report(arrays, table)
    for line in disagreements(found):
        _tell(f"not the same: {line}")
    if given.json:
        print_out(json.dumps(to_plain(found, whole), allow_nan=False))
    else:
        print_out("\n".join(_lines(to_plain(found, whole))))


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201


def to_plain(found: Any, whole: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 loads with kernels
    """Rows by measure, and the report against the sum of the best peer of each measure.

    What a peer has not is in no sum. `saiyai_s` of the report is everything, from the file;
    `shared_s`, building the network and the measures that peers have too.
    """
    from saiyai.cli.bench.compare import OURS  # noqa: PLC0415

    rows = []
    for measure, cells in found.cells.items():
        ours, best = cells.get(OURS), found.best_peer(measure)
        row: dict[str, Any] = {"measure": measure, "saiyai_s": ours.wall if ours else None}
        if best is not None and ours is not None:
            peer, cell = best
            row |= {"peer": peer, "peer_s": cell.wall, "ratio": cell.wall / ours.wall}
            row |= {"extrapolated": True} if cell.extrapolated else {}
        rows.append(row)
    return {"rows": rows, "report": _report(rows, whole)}


def _report(rows: Sequence[dict[str, Any]], whole: dict[str, Any]) -> dict[str, Any]:
    steps = {name: step["s"] for name, step in whole["measures"].items()}
    laid_out = whole["build_s"] + sum(whole["passes"].values())
    shared = [row for row in rows if "peer" in row and row["measure"] in steps]
    told: dict[str, Any] = {
        "saiyai_s": whole["read_s"] + laid_out + sum(steps.values()),
        "read_s": whole["read_s"],
        "build_s": whole["build_s"],
        "peak_mib": whole["peak_mib"],
    }
    for name, kept in (
        ("", shared),
        ("without_dear_", [row for row in shared if row["measure"] not in _DEAR]),
    ):
        ours = laid_out + sum(steps[row["measure"]] for row in kept)
        best = sum(row["peer_s"] for row in kept)
        guessed = sum(row["peer_s"] for row in kept if row.get("extrapolated"))
        told |= {
            f"{name}shared_s": ours,
            f"{name}best_of_peers_s": best,
            f"{name}extrapolated_s": guessed,
            f"{name}ratio": best / ours if kept else None,
        }
    return told


def _lines(plain: dict[str, Any]) -> list[str]:
    lines = [f"{'measure':26}{'saiyai s':>10}  {'best peer':12}{'s':>10}{'ratio':>8}"]
    for row in plain["rows"]:
        ours = "" if row["saiyai_s"] is None else f"{row['saiyai_s']:.4g}"
        line = f"{row['measure']:26}{ours:>10}"
        if "peer" in row:
            mark = " (scaled)" if row.get("extrapolated") else ""
            line += f"  {row['peer']:12}{row['peer_s']:>10.4g}{row['ratio']:>8.2f}{mark}"
        lines.append(line)
    lines.extend(
        f"{name}: {value:.4g}" for name, value in plain["report"].items() if value is not None
    )
    return lines


BENCH = Command("bench", "how long the engine takes, beside a peer", _arguments, _bench)
