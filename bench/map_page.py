"""`docs/reference/map-performance.md`, from what was measured."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf, isinf
from pathlib import Path
from statistics import median
from typing import Final

from bench.map_found import (
    GEPHI,
    LEEWAY,
    OURS,
    PEERS,
    SIGMA,
    WHOLE,
    Drawing,
    Found,
    Measured,
    last_stress,
    least_stress,
    middle,
    seconds_to,
)
from bench.map_phone import SLOWER, OnAPhone

_BUSY: Final = 1.5
"""More that wants to run than this for each core is not the benchmark alone."""

_PROMISED: Final = 1.0
"""Seconds until the map of the sample stands on a phone of the middle sort."""

_TURNS: Final = {1: "One turn", 2: "Two turns", 3: "Three turns"}

_EVEN: Final = 1.25
"""Nobody wins by less: the machine itself differs by as much from run to run."""


@dataclass(frozen=True, slots=True)
class Machine:
    """On what it was measured, and when."""

    day: date
    browser: str
    python: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A number of an opening: what it is called, how it is written, and whether more is better."""

    what: str
    of: Callable[[Measured], float]
    digits: int = 2
    more: bool = False
    least: float = 0.0
    """Both below this are equal: nobody would notice."""


_ROWS: Final = (
    _Row("first picture, s", lambda one: one.picture, least=0.1),
    _Row("of it waiting for the graph, s", lambda one: one.answer, least=0.1),
    _Row("size of the graph as it comes, MiB", lambda one: one.size, least=0.1),
    _Row("heap of JavaScript, MiB", lambda one: one.heap, 1),
    _Row("process of the page, MiB", lambda one: one.renderer, 0),
    _Row("longest task while opening, ms", lambda one: one.longest, 0, least=50),
    _Row("frames a second while moved", lambda one: one.moving, 1, more=True),
    _Row("frames a second while zoomed", lambda one: one.zooming, 1, more=True),
    _Row("longest task while moved or zoomed, ms", lambda one: one.longest_moving, 0, least=50),
)


def write_page(
    found: Sequence[Found],
    phone: OnAPhone,
    packages: Mapping[str, tuple[str, str]],
    machine: Machine,
) -> str:
    """The page, in Markdown."""
    return "\n".join(_paragraphs(found, phone, packages, machine)) + "\n"


def _paragraphs(
    found: Sequence[Found],
    phone: OnAPhone,
    packages: Mapping[str, tuple[str, str]],
    machine: Machine,
) -> Iterator[str]:
    yield from _opening(packages, machine)
    yield from _summary(found)
    yield _of_phone(phone)
    for one in found:
        yield f"\n## {one.n:,} actors, {one.m:,} lines\n"
        yield from _of_opening(one)
        yield from _of_layout(one)
    yield from _method()


def _opening(packages: Mapping[str, tuple[str, str]], machine: Machine) -> Iterator[str]:
    told = ", ".join(f"{name} {version} ({terms})" for name, (version, terms) in packages.items())
    load, cores = os.getloadavg()[2], os.cpu_count() or 1
    busy = (
        " It had other work to do meanwhile: times are long for all."
        if load > _BUSY * cores
        else ""
    )
    yield "# Performance of the map\n"
    yield (
        "How the map of a network fares beside plain sigma.js with graphology and ForceAtlas2, "
        "and beside the steps that Gephi Lite takes from a file to a picture. Written by "
        "`make bench-map`; every number was measured by it on one machine, in turns, and is the "
        "median of them.\n"
    )
    yield (
        f"- Machine: {_processor()}, {cores} cores, no graphics card; {machine.browser}, "
        f"Python {machine.python}; {machine.day}; load over the last 15 minutes "
        f"{load:.1f}.{busy}"
    )
    yield (
        "- The browser draws in software. Frames a second say nothing about a machine with a "
        "graphics card; how many times as many one map has as another does."
    )
    yield f"- Packages of the peers, for this comparison only, never shipped: {told}."
    yield (
        "- × stands for *times as good as the peer*: above 1 Saiyai needs less time or memory, or "
        f"draws more frames; below 1 it is the peer. Differences under {_EVEN - 1:.0%} are those "
        "of the machine.\n"
    )


# --- who wins ------------------------------------------------------------------------------------


def _summary(found: Sequence[Found]) -> Iterator[str]:
    yield "## In short\n"
    for one in found:
        if one.groups:
            yield _by_groups(one)
        for peer in PEERS:
            ahead, behind = [], []
            for what, ratio in _compared(one, peer):
                if ratio >= _EVEN:
                    ahead.append(f"{what} ({_times(ratio)})")
                elif ratio <= 1 / _EVEN:
                    behind.append(f"{what} ({_times(ratio)})")
            yield (
                f"- {one.n:,} actors, beside {peer}: **ahead** in {_listed(ahead)}; **behind** in "
                f"{_listed(behind)}."
            )


def _by_groups(one: Found) -> str:
    """What a reader really meets, who is shown less than by the peers."""
    took = {name: middle(one.openings[name]).picture for name in (OURS, *PEERS)}
    beside = ", ".join(f"{took[peer]:.1f} s in {peer}" for peer in PEERS)
    return (
        f"- {one.n:,} actors open by groups in Saiyai, here {one.groups}, in {took[OURS]:.1f} s; "
        f"all of them as dots in {beside}. What follows is of all as dots, with our limit lifted."
    )


def _compared(one: Found, peer: str) -> Iterator[tuple[str, float]]:
    """Every number that a peer has too, and how many times as good ours is."""
    ours, theirs = middle(one.openings[_drawn_alike(one)]), middle(one.openings[peer])
    for row in _ROWS:
        yield row.what.partition(",")[0], _ratio(row, ours, theirs)
    yield "stress of the layout", last_stress(one.unseen[peer]) / one.placed.stress
    yield "layout alone", _median_to(one.unseen[peer], one.target) / one.placed.seconds
    yield "first opening to a laid out picture", _opened(one, peer) / median(one.first)


def _drawn_alike(one: Found) -> str:
    """Our map that shows as much as the peers'."""
    return WHOLE if one.groups else OURS


def _ratio(row: _Row, ours: Measured, theirs: Measured) -> float:
    a, b = row.of(ours), row.of(theirs)
    if max(a, b) < row.least or a == b:
        return 1.0
    if row.more:
        return a / b if b else inf
    return b / a if a else inf


def _of_phone(phone: OnAPhone) -> str:
    kept = "within" if phone.picture <= _PROMISED else "over"
    return (
        f"\n## On a phone\n\nThe sample network, {phone.actors} actors and {phone.lines} lines, "
        f"in a window of 360 × 740 with its main thread slowed {SLOWER} times: its map stands "
        f"{phone.picture:.2f} s after its answer is there, {kept} the {_PROMISED:.0f} s that are "
        f"promised; the longest task from then on is {phone.longest:.0f} ms. Medians of "
        f"{phone.turns}."
    )


# --- tables --------------------------------------------------------------------------------------


def _of_opening(one: Found) -> Iterator[str]:
    turns = _TURNS.get(one.turns, f"{one.turns} turns")
    yield (
        f"{turns}. The record was looked at before, so that places are kept; the peers' files "
        f"hold the same places. {one.alone:,} of the actors have no line: Saiyai lists them "
        "beside the map, the peers draw them.\n"
    )
    ours = [OURS, WHOLE] if one.groups else [OURS]
    if one.groups:
        yield (
            f"Saiyai opens a map of this size by groups, here {one.groups}, and has no way to "
            f"draw all at once. *{WHOLE}* lifts that limit in the server, for this comparison "
            "only; × is of it.\n"
        )
    numbers = {name: middle(one.openings[name]) for name in [*ours, *PEERS]}
    yield _row("", *ours, SIGMA, "×", GEPHI, "×")
    yield _row(*["---"] * (len(ours) + 5))
    alike = numbers[_drawn_alike(one)]
    for row in _ROWS:
        cells = [f"{row.of(numbers[name]):,.{row.digits}f}" for name in ours]
        for peer in PEERS:
            cells.append(f"{row.of(numbers[peer]):,.{row.digits}f}")
            cells.append(_times(_ratio(row, alike, numbers[peer])))
        yield _row(row.what, *cells)


def _of_layout(one: Found) -> Iterator[str]:
    target = one.target
    yield (
        f"\nNobody has been placed yet. Asked of a layout is a stress of at most {target:.3f}, "
        f"{LEEWAY} times that of Saiyai's; each was watched for {one.seconds:.0f} s.\n"
    )
    yield _row("", OURS, SIGMA, "×", GEPHI, "×")
    yield _row(*["---"] * 6)
    took, first = one.placed.seconds, median(one.first)
    times = {peer: _median_to(one.unseen[peer], target) for peer in PEERS}
    yield _row("layout alone, s", f"{took:.2f}", *_beside(times, took, one.seconds))
    seen = {peer: _median_to(one.seen[peer], target) for peer in PEERS}
    yield _row("layout drawn as it goes, s", "not drawn", *_beside(seen, None, one.seconds))
    opened = {peer: _opened(one, peer) for peer in PEERS}
    yield _row(
        "opened until a picture laid out, s", f"{first:.2f}", *_beside(opened, first, one.seconds)
    )
    ends = [cell for peer in PEERS for cell in (f"{last_stress(one.unseen[peer]):.3f}", "")]
    yield _row("stress at the end", f"{one.placed.stress:.3f}", *ends)
    least = [cell for peer in PEERS for cell in (f"{least_stress(one.unseen[peer]):.3f}", "")]
    yield _row("least stress on the way", f"{one.placed.stress:.3f}", *least)
    if one.groups:
        yield f"\nSaiyai's picture is that of {one.groups} groups; all actors are placed for it."


def _beside(times: Mapping[str, float], ours: float | None, limit: float) -> Iterator[str]:
    for peer in PEERS:
        took = times[peer]
        yield f"never within {limit:.0f}" if isinf(took) else f"{took:.2f}"
        if ours is None:
            yield ""
        elif isinf(took):
            yield f"over {limit / ours:.1f}" if limit > ours else ""
        else:
            yield _times(took / ours)


def _median_to(drawings: Sequence[Drawing], target: float) -> float:
    return median(seconds_to(one, target) for one in drawings)


def _opened(one: Found, peer: str) -> float:
    """From the navigation to a picture as good as asked, drawn as it goes on."""
    return median(drawing.begun + seconds_to(drawing, one.target) for drawing in one.seen[peer])


# --- how it was done -----------------------------------------------------------------------------


def _method() -> Iterator[str]:
    yield "\n## How it was measured\n"
    yield (
        "- **Graph**: seeded, undirected, each pair once, with communities and long tails of "
        "degree (`bench/map_graph.py`). The same for all: in a record with as many events as "
        "lines and a membership for every actor, as JSON of graphology, as GEXF."
    )
    yield (
        "- **Saiyai**: the page of the map as `saiyai serve` serves it to a keeper on their own "
        "machine. Its time holds what a file has not: who may see what, states of lines on the "
        "day, memberships, kinds of event, clusters, legend, layers, list."
    )
    yield (
        "- **sigma**: a graph from JSON, settings as they are; where nobody is placed, a circle, "
        "then the worker of ForceAtlas2 with the settings its package infers."
    )
    yield (
        "- **Gephi Lite's steps**, from its public code as of October 2025: GEXF is parsed, kept "
        "as data and places, made into a second graph to draw, drawn by sigma with the program of "
        "pictures and its own reducers; whoever has no place gets one by dice. ForceAtlas2 with "
        "inferred settings is one press there, and no press here. Its page (React), search, "
        "filters and storage are left out, which favours it. Curved lines and rims, for which "
        "packages exist, it does not use."
    )
    yield (
        "- **Files of the peers** come from this machine without a server that thinks; the graph "
        "is in memory at once. Their canvas is as large as ours in the same window."
    )
    yield (
        "- **First picture**: from the navigation until the canvas of dots has been drawn with "
        "all of them and the renderer has finished, each time in a new browser that has started "
        "its renderer but knows nothing of the address."
    )
    yield (
        "- **Heap** after everything unused was thrown away; **process**: memory of the page's "
        "own process that is resident. Tasks under 50 ms are not told by the "
        "browser; the one that waits for the renderer's first picture is among them."
    )
    yield (
        "- **Frames**: those in which dots were drawn, while the map is moved with the pointer, "
        "then brought near and away with the wheel, by events of the same script, one movement a "
        "frame, 3 s each."
    )
    yield (
        "- **Stress**: `normalised_stress` of this engine, of the places that the worker had "
        "sent at growing intervals. *Layout alone* is without drawing, in as many turns, of "
        "the largest graph in one; drawn as it goes, the worker waits for the picture, and is "
        "watched once. Ours is the engine's call, warm; *opened until a picture laid out* is, for "
        "Saiyai, a server just started, a job, and a page that asks again, at last every 1.5 s."
    )


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _times(ratio: float) -> str:
    return "never" if isinf(ratio) else f"{ratio:.2f}" if ratio < 10 else f"{ratio:,.0f}"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words) if words else "nothing"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if sys.platform == "linux" else []
    models = (line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    return next(models, "unknown")
