"""The map as a report draws it: of everybody in the network on a day, by name or by code."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from saiyai.domain.periods import AsOf
from saiyai.domain.reports import (
    OTHERS,
    Block,
    Dot,
    Edition,
    Facts,
    Own,
    Picture,
    Stroke,
    Text,
    merged_cells,
)
from saiyai.domain.ties import AS_READ, TieState
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.editions import load_edition
from saiyai.queries.maps import MapDay, MapOfTies, get_map
from saiyai.queries.members import ActorFilter
from saiyai.queries.today import SMALLEST_CELL
from saiyai.records.models import Network

MOST_DRAWN: Final = 400
"""More actors than this are no picture on paper, but a grey spot."""

_OTHERS: Final = {"actor_kind": "report.other_kinds", "state": "report.other_states"}
_RESTING: Final = "resting"
_NOT_SHOWN: Final = "9"
_STATES: Final = {str(int(state)): state.id for state in TieState}
_ORDER: Final = (*(state.id for state in AS_READ), _RESTING)


def picture_of(
    reader: Viewer, network: Network, when: AsOf, edition: Edition, codes: Mapping[int, str]
) -> Block | None:
    """The picture, or what stands in its place; None while a job lays the map out.

    The anonymous edition has numbers only, the small ones counted together.
    """
    ids = load_edition(network, reader.eye, when.known).actor_ids.tolist()
    if len(ids) > MOST_DRAWN and edition is not Edition.ANONYMOUS:
        return Text([Say("report.too_many_to_draw", n=len(ids))])
    told = get_map(reader, network, when, ActorFilter())
    if told.state == "asked":
        return None
    if told.today is None:
        return Text([Say("report.too_many_to_draw", n=told.count)])
    here = [number for number, there in enumerate(told.today.present) if there == "1"]
    drawn = _picture(told, told.today, here)
    if edition is Edition.ANONYMOUS:
        return _counts(drawn)
    if edition is Edition.NAMED:
        return drawn
    return _with_codes(drawn, [codes[ids[number]] for number in here])


def _picture(told: MapOfTies, day: MapDay, here: list[int]) -> Picture:
    place = {number: at for at, number in enumerate(here)}
    resting = set(day.resting)
    strokes = [
        Stroke(place[tie.a], place[tie.b], _RESTING if number in resting else _STATES[digit])
        for number, (tie, digit) in enumerate(zip(told.ties, day.states, strict=True))
        if digit != _NOT_SHOWN and tie.a in place and tie.b in place
    ]
    dots = [
        Dot(one.x, one.y, str(one.kind), None if one.name.is_hidden else one.name)
        for one in (told.actors[number] for number in here)
    ]
    kinds = Counter(dot.kind for dot in dots)
    states = Counter(stroke.state for stroke in strokes)
    return Picture(
        title=Say("report.picture", n=len(dots), lines=len(strokes), day=day.day),
        dots=dots,
        strokes=strokes,
        kinds=dict(kinds.most_common()),
        states={state: states[state] for state in _ORDER if states[state]},
    )


def _with_codes(drawn: Picture, codes: list[str]) -> Picture:
    dots = [
        Dot(dot.x, dot.y, dot.kind, Own(code)) for dot, code in zip(drawn.dots, codes, strict=True)
    ]
    return Picture(drawn.title, dots, drawn.strokes, drawn.kinds, drawn.states)


def _counts(drawn: Picture) -> Facts:
    """How many of each, with lines counted as what they are of: no member and no pair apart."""
    kinds, states = (merged_cells(one, SMALLEST_CELL) for one in (drawn.kinds, drawn.states))
    rows = [
        *(
            (Say(_called("actor_kind", kind)), Say("report.actors", n=n))
            for kind, n in kinds.items()
        ),
        *((Say(_called("state", state)), Say("report.lines", n=n)) for state, n in states.items()),
    ]
    return Facts(rows)


def _called(group: str, word: str) -> str:
    return _OTHERS[group] if word == OTHERS else f"{group}.{word}"
