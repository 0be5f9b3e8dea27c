"""`docs/reference/performance.md`, from what was measured."""

import os
import platform
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from math import log
from pathlib import Path
from typing import Any

from saiyai.cli.bench.compare import OURS, Cell, Comparison
from saiyai.cli.bench.graphs import SIZES

_JUDGED = 1e-3
"""Seconds below which a time tells of the clock and of one call, and is held against no other."""

Found = Mapping[str, tuple[dict[str, Any], Comparison]]
"""By size: what `saiyai bench` prints and more, and every cell."""


def write_page(found: Found, day: date) -> str:
    """The page, in Markdown."""
    return "\n".join(_paragraphs(found, day))


def _paragraphs(found: Found, day: date) -> Iterator[str]:
    yield from _opening(found, day)
    for size, (plain, compared) in found.items():
        n, m = SIZES[size]
        yield f"## {n:,} nodes, {m:,} ties\n"
        yield from _of_report(plain["report"], *map(plain["whole"].get, ("passes", "measures")))
        yield from _of_reading(plain["reading"])
        yield from _of_networkx(compared)
        yield from _of_measures(plain, compared)
    if len(found) > 1:
        yield from _growth(found)


def _opening(found: Found, day: date) -> Iterator[str]:
    versions: dict[str, str] = {}
    for _, compared in found.values():
        versions |= compared.versions
    told = ", ".join(f"{name} {version}" for name, version in versions.items())
    yield "# Performance\n"
    yield (
        "How long the engine takes beside other programs. Written by `make bench`; every "
        "number was measured by it, in one run, on one machine.\n"
    )
    yield (
        f"- Machine: {_processor()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}; {day}; load over the last 15 minutes "
        f"{os.getloadavg()[2]:.1f}."
    )
    yield f"- Versions: {told}."
    yield (
        "- Graphs: seeded, directed, without loops and parallel ties; communities, long tails of "
        "degree, ties returned and closed (`src/saiyai/cli/bench/graphs.py`)."
    )
    yield (
        "- Each tool is a process of its own, holds the graph already, and is asked in turns for "
        "one measure, three times; what takes over 10 s, once. Seconds are medians by the clock, "
        "those of all cores together in brackets. *s* marks a time scaled up: from 32 sources to "
        "as many as we walk from, or, of a call that took over 10 minutes and was stopped, from "
        "the next smaller graph by the number of ties."
    )
    yield (
        "- *Alone*: each measure of a network of which nothing was worked out before. *In the "
        "report*, what one pass finds serves several."
    )
    yield "- igraph, SciPy and NetworkX use one core; NetworKit and this engine two.\n"


def _of_report(
    report: Mapping[str, Any],
    passes: Mapping[str, float],
    measures: Mapping[str, Mapping[str, Any]],
) -> Iterator[str]:
    bounded = {name: step for name, step in measures.items() if "error" in step}
    refused = {name: step["why"] for name, step in measures.items() if "why" in step}
    exact = len(measures) - len(bounded) - len(refused)
    yield (
        f"The whole report, from a Parquet file with names as text: "
        f"**{report['saiyai_s']:.3g} s**, {report['peak_mib']:,.0f} MiB at most; reading "
        f"{report['read_s']:.2f} s, laying out {report['build_s']:.2f} s, the triangles of the "
        f"fused family {passes['triads']:.2f} s. {exact} measures are "
        f"exact, {len(bounded)} within a bound, {len(refused)} have no answer.\n"
    )
    yield (
        f"Laying out and the measures that a peer has too take {report['shared_s']:.3g} s; the "
        f"best peer of each together {report['best_of_peers_s']:.3g} s, without their loading, "
        f"{report['extrapolated_s']:.3g} s of it scaled: **{_times(report['ratio'])}**. Without "
        f"triad census and constraint {report['without_dear_shared_s']:.3g} s and "
        f"{report['without_dear_best_of_peers_s']:.3g} s: "
        f"**{_times(report['without_dear_ratio'])}**.\n"
    )
    if bounded:
        said = ", ".join(
            f"`{name}` ±{step['error']:.3g} ({step['confidence']:.0%})"
            for name, step in bounded.items()
        )
        yield f"Within a bound: {said}.\n"
    if refused:
        said = ", ".join(f"`{name}` ({why})" for name, why in refused.items())
        yield f"Without an answer: {said}.\n"


def _of_reading(reading: Mapping[str, Any]) -> Iterator[str]:
    yield (
        "| a file of texts | reader alone | factorise: join / categories | floor | to a network "
        "| ratio | keep | open again |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for form, took in reading.items():
        yield (
            f"| {form} | {took['read_s']:.2f} | {took['join_s']:.2f} / "
            f"{took['categorical_s']:.2f} | {took['floor_s']:.2f} | {took['network_s']:.2f} | "
            f"{took['ratio']:.2f} | {took['keep_s']:.2f} | {took['open_s']:.2f} |"
        )
    yield ""


def _of_networkx(compared: Comparison) -> Iterator[str]:
    """Everything that NetworkX measures too, each alone: the tool that most people start with."""
    both = [
        (cells[OURS].wall, cells["networkx"].wall)
        for measure, cells in compared.cells.items()
        if measure != "load" and OURS in cells and "networkx" in cells
    ]
    known = [(ours, theirs) for ours, theirs in both if ours is not None and theirs is not None]
    if known:
        ours, theirs = (sum(side) for side in zip(*known, strict=True))
        yield (
            f"The {len(known)} measures that NetworkX has too take it {theirs:.3g} s and us "
            f"{ours:.3g} s, each alone: **{_times(theirs / ours)}**.\n"
        )


def _of_measures(plain: Mapping[str, Any], compared: Comparison) -> Iterator[str]:
    tools = [tool for tool in compared.versions if tool != OURS]
    yield f"| measure | in the report | alone | {' | '.join(tools)} | best / alone |"
    yield f"|---|---|---|{'---|' * len(tools)}---|"
    ratios = {row["measure"]: row.get("ratio") for row in plain["rows"]}
    steps = plain["whole"]["measures"]
    for measure, cells in compared.cells.items():
        ours = f"{steps[measure]['s']:.3g}" if measure in steps else ""
        others = " | ".join(_cell(cells.get(tool)) for tool in tools)
        ratio = f"{ratios[measure]:.2f}" if _is_judged(cells, ratios.get(measure)) else ""
        yield f"| {measure} | {ours} | {_cell(cells.get(OURS))} | {others} | {ratio} |"
    yield (
        f"\nWhere both take less than {_JUDGED * 1e3:.0f} ms, as with `density`, the last column "
        "would tell of one call in Python and of the clock, and is left empty.\n"
    )
    peaks = ", ".join(f"{tool} {peak:,.0f}" for tool, peak in compared.peak_mib.items())
    yield f"\nMost memory, in MiB: {peaks}.\n"


def _is_judged(cells: Mapping[str, Cell], ratio: float | None) -> bool:
    walls = [cell.wall for cell in cells.values() if cell.wall is not None]
    return ratio is not None and max(walls) >= _JUDGED


def _growth(found: Found) -> Iterator[str]:
    """Time against ties: the slope between the smallest and the largest, on logarithms."""
    sizes = list(found)
    ties = [SIZES[size][1] for size in (sizes[0], sizes[-1])]
    times = [found[size][0]["report"]["saiyai_s"] for size in (sizes[0], sizes[-1])]
    slope = log(times[1] / times[0]) / log(ties[1] / ties[0])
    yield "## Growth\n"
    yield (
        f"From {ties[0]:,} to {ties[1]:,} ties the whole report grows with exponent {slope:.2f}.\n"
    )


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.wall is None or cell.cpu is None:
        return "*stopped*"
    return f"{cell.wall:.3g} ({cell.cpu:.3g}){' *s*' if cell.extrapolated else ''}"


def _times(ratio: float | None) -> str:
    return "no peer" if ratio is None else f"{ratio:.1f} times"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if sys.platform == "linux" else []
    models = (line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    return next(models, "unknown")
