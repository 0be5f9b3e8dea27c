"""The map of a report and the map of the page: one kind of actor has one colour in both."""

import re
from pathlib import Path

from saiyai.adapters.map_picture import PENS, SHAPES
from saiyai.domain.actors import ActorKind
from saiyai.domain.ties import TieState

GRAPH = Path(__file__).parents[2] / "frontend" / "src" / "graph"


def test_kinds_of_actor_have_the_colours_of_the_page() -> None:
    told = (GRAPH / "scales.ts").read_text("utf-8")
    block = told.partition("KIND_COLOURS")[2].partition("};")[0]
    colours = dict(re.findall(r'(\w+): "(#[0-9a-f]{6})"', block))

    assert colours == {kind: shape.colour for kind, shape in SHAPES.items()}
    assert set(colours) == set(map(str, ActorKind))


def test_every_state_is_drawn_in_both_and_in_print_each_by_strokes_of_its_own() -> None:
    told = (GRAPH / "states.ts").read_text("utf-8")
    states = re.findall(r'\{ id: "(\w+)"', told)

    assert set(states) == {state.id for state in TieState}
    assert set(PENS) == {*states, "resting"}
    assert len({(pen.dashes, pen.width) for pen in PENS.values()}) == len(PENS)
