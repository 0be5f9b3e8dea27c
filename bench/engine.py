"""How long every measure takes, beside the peers: what `docs/reference/performance.md` says.

    make bench                                # all sizes, all peers: about an hour
    .venv/bin/python -m bench.engine --size S --size M --no-page

Peers come with the packages of `requirements/bench.txt`. Each tool is a process of its own that
loads the same seeded graph and is asked in turns, three times; medians are shown.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from bench.engine_page import write_page
from saiyai.cli.bench.compare import Comparison, compare, disagreements, whole_report, with_stopped
from saiyai.cli.bench.graphs import SIZES, make_graph, save_graph, write_table
from saiyai.cli.benching import to_plain
from saiyai.engine.catalogue import MEASURES

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs/reference/performance.md"
PEERS: Final = {
    "XS": ("igraph", "scipy", "networkit", "rustworkx", "networkx"),
    "S": ("igraph", "scipy", "networkit", "rustworkx", "networkx"),
    "M": ("igraph", "scipy", "networkit", "rustworkx", "networkx"),
    "L": ("igraph", "scipy", "networkit"),
}
"""NetworkX and rustworkx hold 10 million ties in many times the memory of the others."""


def main() -> None:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", action="append", choices=list(SIZES), default=[])
    parser.add_argument("--limit", type=float, default=600.0)
    parser.add_argument("--no-page", action="store_true", help="leave the page as it is")
    parser.add_argument("--json", type=Path, help="where to put all that was measured")
    asked = parser.parse_args()
    found: dict[str, tuple[dict[str, Any], Comparison]] = {}
    smaller: tuple[int, Comparison] | None = None
    for size in asked.size or SIZES:
        found[size] = _measure(size, asked.limit, smaller)
        smaller = SIZES[size][1], found[size][1]
    told = {size: one for size, (one, _) in found.items()}
    if asked.json:
        asked.json.write_text(json.dumps(told, indent=1))
    page = write_page(found, datetime.now(tz=UTC).date())
    if asked.no_page:
        print(page)
    else:
        PAGE.write_text(page)


def _measure(
    size: str, limit: float, smaller: tuple[int, Comparison] | None
) -> tuple[dict[str, Any], Comparison]:
    n, m = SIZES[size]
    with tempfile.TemporaryDirectory(prefix="saiyai-bench-") as folder:
        arrays, table = Path(folder) / "edges.npz", Path(folder) / "edges.parquet"
        print(f"{size}: making {n:,} nodes and {m:,} ties", flush=True)
        graph = make_graph(n, m)
        save_graph(graph, arrays)
        write_table(graph, table)
        write_table(graph, table.with_suffix(".csv"))
        reading = _reading(table)
        del graph
        whole = whole_report(arrays, table)
        print(f"  whole report: {json.dumps(_steps(whole))}", flush=True)
        compared = compare(arrays, PEERS[size], list(MEASURES), _tell, limit)
    if smaller is not None:
        compared = with_stopped(compared, smaller[1], m / smaller[0])
    for line in disagreements(compared):
        print(f"  NOT THE SAME: {line}", flush=True)
    return to_plain(compared, whole) | {"reading": reading, "whole": whole}, compared


def _tell(line: str) -> None:
    print(line, flush=True)


def _steps(whole: Mapping[str, Any]) -> dict[str, float]:
    measures = sum(step["s"] for step in whole["measures"].values())
    measures += sum(whole["passes"].values())
    return {"read": whole["read_s"], "build": whole["build_s"], "measures": measures}


# --- reading ---------------------------------------------------------------------------------

_READ: Final = """
import json, sys
from pathlib import Path
from time import perf_counter
import polars as pl
import saiyai
path, kept = Path(sys.argv[1]), Path(sys.argv[2])

def seconds(work):
    begun = perf_counter()
    found = work()
    return perf_counter() - begun, found

def floor(table):
    both = pl.concat([table["source"].alias("x"), table["target"].alias("x")])
    known = both.unique()
    numbers = pl.DataFrame({"x": known, "number": range(len(known))})
    return both.to_frame().join(numbers, on="x", how="left", maintain_order="left")["number"]

def categories(table):
    both = pl.concat([table["source"].alias("x"), table["target"].alias("x")])
    return both.cast(pl.Categorical).to_physical()

saiyai.read(Path(sys.argv[3]), directed=True)  # loads what is compiled
columns = ["source", "target", "weight"]
load = pl.read_parquet if path.suffix == ".parquet" else pl.read_csv
read, table = seconds(lambda: load(path, columns=columns))
joined, _ = seconds(lambda: floor(table))
cast, _ = seconds(lambda: categories(table))
del table
ours, file = seconds(lambda: saiyai.read(path, directed=True))
keep, _ = seconds(lambda: file.keep(kept))
del file
opened, _ = seconds(lambda: saiyai.read(kept))
print(json.dumps({"read_s": read, "join_s": joined, "categorical_s": cast, "network_s": ours,
                  "keep_s": keep, "open_s": opened}))
"""


def _reading(table: Path) -> dict[str, Any]:
    """From a file of texts to a network, beside the reader and the better of two factorisers."""
    small = table.with_name("small.csv")
    small.write_text("source,target,weight\na,b,1\nb,c,2\n")
    found = {}
    for path in (table, table.with_suffix(".csv")):
        done = subprocess.run(  # noqa: S603 our own code
            [sys.executable, "-c", _READ, str(path), f"{path}.kept", str(small)],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        took = json.loads(done.stdout)
        least = took["read_s"] + min(took["join_s"], took["categorical_s"])
        found[path.suffix[1:]] = took | {"floor_s": least, "ratio": took["network_s"] / least}
    return found


if __name__ == "__main__":
    main()
