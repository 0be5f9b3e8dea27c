"""The map of the sample network on a phone of the middle sort: how soon it stands.

A window as narrow as a phone's, with a finger for a mouse, and Chromium's own brake on the
processor. A phone has a graphics chip and this browser draws in software: what is measured is
rather too long than too short.
"""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final
from urllib.request import urlopen

from browser import demo_running

from bench.map_browser import Opening, first_picture, opened_on_a_phone

SLOWER: Final = 4
"""Times: what Lighthouse takes a phone of the middle sort to be beside a desktop computer."""
_SAMPLE: Final = "mae-hom"
_AFTER: Final = """(() => {
  const asked = performance.getEntriesByType("resource");
  const graph = asked.find(({ name }) => /[/]map[?]/.test(name));
  const after = __seen.tasks.filter(([at]) => at >= graph.responseEnd).map(([, took]) => took);
  return [(__seen.picture - graph.responseEnd) / 1000, Math.max(0, ...after)];
})()"""


@dataclass(frozen=True, slots=True)
class OnAPhone:
    """Medians of some openings, after the answer of the map had come."""

    actors: int
    lines: int
    turns: int
    picture: float
    """Seconds until dots are drawn and the renderer is done with them."""
    longest: float
    """The longest task of the main thread until a second after the picture, in milliseconds."""


def on_a_phone(turns: int) -> OnAPhone:
    """Open the map of the sample so often, each time in a browser that knows nothing of it."""
    with (
        tempfile.TemporaryDirectory(prefix="saiyai-bench-") as home,
        demo_running(Path(home)) as at,
    ):
        opening = Opening(f"{at}/n/{_SAMPLE}/map", 2)
        first_picture(opening)  # has it laid out
        with urlopen(f"{at}/api/v1/networks/{_SAMPLE}/map") as answer:  # noqa: S310 - our own
            told = json.load(answer)
        took = [_once(opening) for _ in range(turns)]
    picture, longest = (median(each) for each in zip(*took, strict=True))
    return OnAPhone(len(told["actors"]), len(told["ties"]), turns, picture, longest)


def _once(opening: Opening) -> tuple[float, float]:
    with opened_on_a_phone(opening, SLOWER) as page:
        picture, longest = page.evaluate(_AFTER)
        return float(picture), float(longest)
