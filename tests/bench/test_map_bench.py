"""`make bench-map`: one graph for all, honest arithmetic, and a page that says who is behind."""

import json
from dataclasses import replace
from datetime import date
from math import inf, isinf
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np

from bench.map_found import (
    GEPHI,
    OURS,
    SIGMA,
    WHOLE,
    Drawing,
    Found,
    Measured,
    Placed,
    last_stress,
    least_stress,
    middle,
    seconds_to,
)
from bench.map_graph import make_pairs, network_of, write_gexf, write_json
from bench.map_page import Machine, write_page
from bench.map_phone import OnAPhone

OPENED = Measured(
    picture=2.0,
    answer=0.5,
    size=0.25,
    heap=10.0,
    renderer=200.0,
    longest=400.0,
    moving=20.0,
    zooming=20.0,
    longest_moving=80.0,
)
FALLING = Drawing(begun=1.0, steps=90, course=((0.5, 0.4), (1.0, 0.2), (2.0, 0.1), (4.0, 0.12)))
STUCK = Drawing(begun=1.0, steps=90, course=((0.5, 0.5), (4.0, 0.45)))
FOUND = Found(
    n=500,
    m=1_500,
    alone=3,
    groups=0,
    seconds=4.0,
    placed=Placed(seconds=0.5, stress=0.1),
    openings={
        OURS: [OPENED],
        SIGMA: [replace(OPENED, picture=1.0)],
        GEPHI: [replace(OPENED, moving=10.0)],
    },
    first=[6.0, 4.0, 5.0],
    unseen={SIGMA: [FALLING], GEPHI: [STUCK]},
    seen={SIGMA: [FALLING], GEPHI: [STUCK]},
)
MACHINE = Machine(date(2026, 10, 31), "Chromium 1", "3.11")
PACKAGES = {"sigma": ("3.0.3", "MIT")}


PHONE = OnAPhone(actors=40, lines=90, turns=3, picture=0.75, longest=120.0)


def page_of(found: Found, phone: OnAPhone = PHONE) -> str:
    return write_page([found], phone, PACKAGES, MACHINE)


def cells_of(page: str, row: str) -> list[str]:
    line = next(line for line in page.splitlines() if line.startswith(f"| {row}"))
    return [cell.strip() for cell in line.split("|")[2:-1]]


# --- the graph ----------------------------------------------------------------------------------


def test_everybody_draws_the_same_graph_each_time() -> None:
    pairs = make_pairs(500, 1_500)

    assert pairs.shape == (1_500, 2)
    assert (pairs[:, 0] < pairs[:, 1]).all()
    assert len(np.unique(pairs, axis=0)) == 1_500
    assert (pairs == make_pairs(500, 1_500)).all()
    assert network_of(500, pairs).pairs == 1_500


def test_files_of_the_peers_hold_all_of_it(tmp_path: Path) -> None:
    names = ["ก & ข", '"ค"', "ง"]
    pairs, places = np.array([[0, 1], [1, 2]]), np.array([[0.0, 0.5], [-1.0, 1.0], [0.25, 0.0]])
    write_json(tmp_path / "graph.json", names, pairs, places)
    write_gexf(tmp_path / "graph.gexf", names, pairs, places)
    write_gexf(tmp_path / "bare.gexf", names, pairs, None)

    told = json.loads((tmp_path / "graph.json").read_text("utf-8"))
    assert [one["attributes"]["label"] for one in told["nodes"]] == names
    assert [(one["source"], one["target"]) for one in told["edges"]] == [("0", "1"), ("1", "2")]
    kept, bare = (
        ET.parse(tmp_path / name).getroot()  # noqa: S314 - our own
        for name in ("graph.gexf", "bare.gexf")
    )
    spaces = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
    assert [one.get("label") for one in kept.iterfind(".//g:node", spaces)] == names
    assert len(kept.findall(".//g:edge", spaces)) == 2
    assert len(kept.findall(".//viz:position", spaces)) == 3
    assert bare.findall(".//viz:position", spaces) == []


# --- arithmetic ---------------------------------------------------------------------------------


def test_a_layout_is_as_good_as_asked_when_it_first_was() -> None:
    assert seconds_to(FALLING, 0.2) == 1.0
    assert seconds_to(FALLING, 0.11) == 2.0
    assert seconds_to(FALLING, 0.9) == 0.5
    assert isinf(seconds_to(FALLING, 0.05))
    assert seconds_to(STUCK, 0.2) == inf


def test_where_it_stopped_is_not_the_best_it_came_to() -> None:
    assert least_stress([FALLING]) == 0.1
    assert last_stress([FALLING]) == 0.12
    assert last_stress([FALLING, STUCK, STUCK]) == 0.45


def test_the_middle_of_turns_is_taken_number_by_number() -> None:
    turns = [replace(OPENED, picture=p, heap=h) for p, h in ((1.0, 9.0), (2.0, 7.0), (9.0, 8.0))]

    found = middle(turns)

    assert (found.picture, found.heap, found.zooming) == (2.0, 8.0, 20.0)


# --- the page -----------------------------------------------------------------------------------


def test_the_page_says_how_many_times_as_good_ours_is() -> None:
    page = page_of(FOUND)

    assert cells_of(page, "first picture") == ["2.00", "1.00", "0.50", "2.00", "1.00"]
    assert cells_of(page, "frames a second while moved") == [
        *("20.0", "20.0", "1.00"),
        *("10.0", "2.00"),
    ]
    assert cells_of(page, "layout alone")[:2] == ["0.50", "2.00"]
    assert "sigma 3.0.3 (MIT)" in page


def test_the_page_says_first_where_ours_is_behind() -> None:
    short = page_of(FOUND).split("## In short")[1].split("\n## ")[0]

    assert "beside sigma: **ahead** in layout alone (4.00);" in short
    assert "**behind** in first picture (0.50)" in short
    assert "frames a second while moved (2.00)" in short


def test_a_layout_that_never_came_so_far_is_told_as_such() -> None:
    page = page_of(FOUND)

    assert cells_of(page, "layout alone")[3:] == ["never within 4", "over 8.0"]
    assert "inf" not in page.split("## How it was measured")[0]


def test_a_map_by_groups_is_not_compared_with_maps_of_everybody() -> None:
    whole = replace(OPENED, picture=4.0)
    page = page_of(
        replace(FOUND, groups=40, openings={**FOUND.openings, WHOLE: [whole]}),
    )

    assert cells_of(page, "first picture") == ["2.00", "4.00", "1.00", "0.25", "2.00", "0.50"]
    assert "by groups, here 40" in page


def test_the_page_says_whether_a_phone_waits_longer_than_was_promised() -> None:
    kept, broken = page_of(FOUND), page_of(FOUND, replace(PHONE, picture=1.25))

    assert "40 actors and 90 lines" in kept
    assert "stands 0.75 s after its answer is there, within the 1 s" in kept
    assert "stands 1.25 s after its answer is there, over the 1 s" in broken
