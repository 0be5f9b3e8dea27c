"""How the map of a network fares beside plain sigma with ForceAtlas2, and Gephi Lite's steps.

    make bench-map                              # docs/reference/map-performance.md again
    PYTHONPATH=tools .venv/bin/python -m bench.map --size 500 --turns 1 --no-page

The same seeded graph is drawn by all in the same browser, one after another, again and again.
What the peers need comes with the packages of `bench/map`; nothing of it is shipped.
"""

import argparse
import json
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from urllib.error import URLError
from urllib.request import urlopen

import numpy as np
from browser import demo_running
from machine import free_port, require_chromium

from bench.map_browser import Opening, first_picture, measure, sheet_of
from bench.map_found import GEPHI, OURS, SIGMA, WHOLE, Drawing, Found, Measured, Placed
from bench.map_graph import Pairs, make_pairs, network_of, write_gexf, write_json
from bench.map_layouts import draw, stress_of
from bench.map_page import Machine, write_page
from bench.map_peers import address_of, bring_peers, packages, served
from bench.map_phone import on_a_phone

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs/reference/map-performance.md"
TURNS: Final = 3
MINUTES: Final = 30.0
"""After so many no further turn is begun, but the first of each size."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a graph is, and how long the peers may go on with their layout, in seconds."""

    n: int
    m: int
    seconds: float
    layouts: int = TURNS
    """In so many turns; stress of a large graph takes long to work out."""


SIZES: Final = {
    one.n: one
    for one in (
        Size(500, 1_500, 10),
        Size(2_000, 10_000, 15),
        Size(20_000, 100_000, 40, layouts=1),
    )
}


@dataclass(frozen=True, slots=True)
class Files:
    """Where the pages and files of the peers are served, and how large their canvas is."""

    base: str
    folder: Path
    sheet: tuple[int, int]

    def opening(self, peer: str, file: str, dots: int, **more: object) -> Opening:
        """A peer's page with a file."""
        return Opening(address_of(self.base, peer, file, self.sheet, **more), dots)


@dataclass(slots=True)
class Turns:
    """What has been measured so far, by name."""

    openings: dict[str, list[Measured]] = field(default_factory=dict)
    first: list[float] = field(default_factory=list)
    unseen: dict[str, list[Drawing]] = field(default_factory=dict)
    seen: dict[str, list[Drawing]] = field(default_factory=dict)


def main() -> None:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", action="append", type=int, choices=list(SIZES), default=[])
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--minutes", type=float, default=MINUTES, help="no turn begins later")
    parser.add_argument("--no-page", action="store_true", help="leave the page as it is")
    parser.add_argument("--json", type=Path, help="where to put all that was measured")
    asked = parser.parse_args()
    sizes = [SIZES[n] for n in asked.size or SIZES]
    last = time.monotonic() + 60 * asked.minutes
    with tempfile.TemporaryDirectory(prefix="saiyai-bench-") as folder:
        built = Path(folder) / "peers"
        built.mkdir()
        bring_peers(built)
        with served(built) as base:
            phone = on_a_phone(asked.turns)
            print(f"  on a phone: {phone}", flush=True)
            found = []
            for size in sizes:
                found.append(_measure(size, asked.turns, (built, base), last))
                if asked.json:
                    asked.json.write_text(json.dumps([asdict(one) for one in found], indent=1))
    page = write_page(found, phone, packages(), _machine())
    if asked.no_page:
        print(page)
    else:
        PAGE.write_text(page, encoding="utf-8")


def _measure(size: Size, turns: int, peers: tuple[Path, str], last: float) -> Found:
    """All of one size, in turns; the record is served while the peers are measured, and idle."""
    built, base = peers
    print(f"{size.n:,} actors, {size.m:,} lines: telling the record", flush=True)
    pairs = make_pairs(size.n, size.m)
    dots = len(np.unique(pairs))
    with tempfile.TemporaryDirectory(prefix="saiyai-bench-") as folder:
        home, untouched = Path(folder) / "home", Path(folder) / "untouched"
        home.mkdir()
        names = _record("tell", home, size)["names"]
        shutil.copytree(home, untouched)
        took = _record("lay", home, size)["seconds"]
        with demo_running(home, "serve") as address:
            first_picture(Opening(_map_of(address), 2))
            groups = len(_get(f"{address}/api/v1/networks/big/map")["groups"])
            ours = Opening(_map_of(address), 2 if groups else dots)
            places = np.array(_record("kept", home, size)["places"])
            _write_files(built, names, pairs, places)
            files = Files(base, built, sheet_of(ours))
            with _whole(home, groups) as whole:
                openings = {OURS: ours}
                if whole:
                    openings[WHOLE] = Opening(_map_of(whole), dots)
                openings[SIGMA] = files.opening("sigma", "graph.json", dots)
                openings[GEPHI] = files.opening("gephi", "graph.gexf", dots)
                told = Turns()
                for turn in range(turns):
                    if turn and time.monotonic() > last:
                        break
                    _turn(told, size, openings, untouched, (files, pairs, turn))
    placed = Placed(took, stress_of(network_of(size.n, pairs), places))
    return Found(
        n=size.n,
        m=size.m,
        alone=size.n - dots,
        groups=groups,
        seconds=size.seconds,
        placed=placed,
        openings=told.openings,
        first=told.first,
        unseen=told.unseen,
        seen=told.seen,
    )


def _turn(
    told: Turns,
    size: Size,
    openings: dict[str, Opening],
    untouched: Path,
    peers: tuple[Files, Pairs, int],
) -> None:
    """Everybody once. Layouts that are drawn as they go on are watched in the first turn alone."""
    files, pairs, turn = peers
    for name, opening in openings.items():
        told.openings.setdefault(name, []).append(measure(opening))
        print(f"  {name}: {told.openings[name][-1]}", flush=True)
    told.first.append(_first_opening(untouched, 2 if WHOLE in openings else openings[OURS].dots))
    print(f"  {OURS}, first opening: {told.first[-1]:.1f} s", flush=True)
    network = network_of(size.n, pairs)
    for drawn, kept, turns in (("no", told.unseen, size.layouts), ("yes", told.seen, 1)):
        if turn >= turns:
            continue
        for name, peer, file in ((SIGMA, "sigma", "graph.json"), (GEPHI, "gephi", "bare.gexf")):
            opening = files.opening(peer, file, 1, seconds=size.seconds, drawn=drawn)
            one = draw(network, opening, size.seconds)
            kept.setdefault(name, []).append(one)
            print(f"  {name}, drawn {drawn}: {one.steps} steps to {one.course[-1]}", flush=True)


def _first_opening(untouched: Path, dots: int) -> float:
    """Seconds to a picture of a record that nobody has looked at, on a server just started."""
    with tempfile.TemporaryDirectory(prefix="saiyai-bench-") as folder:
        home = Path(folder) / "home"
        shutil.copytree(untouched, home)
        with demo_running(home, "serve") as address:
            return first_picture(Opening(_map_of(address), dots))


@contextmanager
def _whole(home: Path, groups: int) -> Iterator[str]:
    """The same record without our limit, where there is one to lift: its address, or nothing."""
    if not groups:
        yield ""
        return
    port = free_port()
    command = [sys.executable, "-m", "bench.map_whole", str(home), str(port)]
    with subprocess.Popen(command, cwd=ROOT) as server:  # noqa: S603 - our own
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address)
            yield address
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(address):  # noqa: S310 - our own server
                return
        except URLError:
            time.sleep(0.2)
    raise SystemExit(f"nobody answers at {address}")


def _map_of(address: str) -> str:
    return f"{address}/n/big/map"


def _get(url: str) -> Any:  # noqa: ANN401 - an answer of the API
    with urlopen(url) as answer:  # noqa: S310 - our own server
        return json.load(answer)


def _record(what: str, home: Path, size: Size) -> Any:  # noqa: ANN401 - JSON
    """What `bench/map_record.py` says of one of its three."""
    command = [sys.executable, "-m", "bench.map_record", what, str(home), str(size.n), str(size.m)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return json.loads(done.stdout.splitlines()[-1])


def _write_files(folder: Path, names: list[str], pairs: Pairs, places: Any) -> None:  # noqa: ANN401
    write_json(folder / "graph.json", names, pairs, places)
    write_gexf(folder / "graph.gexf", names, pairs, places)
    write_gexf(folder / "bare.gexf", names, pairs, None)


def _machine() -> Machine:
    version = [require_chromium(), "--version"]
    said = subprocess.run(version, check=True, capture_output=True, text=True)  # noqa: S603
    return Machine(
        day=datetime.now(tz=UTC).date(),
        browser=said.stdout.partition(" built ")[0].strip(),
        python=platform.python_version(),
    )


if __name__ == "__main__":
    main()
