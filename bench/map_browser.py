"""One opening of one page in a browser of its own: how long, how much memory, how smoothly.

Whoever is measured is measured the same way: `bench/map/watch.js` notes frames and long tasks,
`bench/map/drive.js` moves the map, and both know only the canvas on which sigma draws dots.
"""

import base64
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from browser import chromium_running
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page, ViewportSize

from bench.map_found import Measured

WINDOW: Final[ViewportSize] = {"width": 1280, "height": 900}
PHONE: Final[dict[str, Any]] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
"""As Playwright says it."""
SECONDS: Final = 3.0
"""So long a map is moved, and so long it is brought near and away."""
_PATIENCE: Final = 240_000.0
"""Milliseconds for a picture; what takes longer stops the run."""
_REST: Final = 1_000.0
_HERE: Final = Path(__file__).parent / "map"
_ANSWER: Final = """(() => {
  const asked = performance.getEntriesByType("resource");
  const graph = asked.find(({ name }) => /[/]map[?]|[.](json|gexf)$/.test(name));
  const { duration, decodedBodySize } = graph;
  return [duration / 1000, decodedBodySize / 2 ** 20];
})()"""
_WARM: Final = (
    "<canvas></canvas><script>document.querySelector('canvas').getContext('webgl2')</script>"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What is opened: an address, and how many dots its picture has at least."""

    address: str
    dots: int


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """Where everybody stood so many seconds after the layout began."""

    seconds: float
    places: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Laid:
    """A layout as it went: when it began after the navigation, steps it made, and looks at it."""

    begun: float
    steps: int
    looks: tuple[Look, ...]


def measure(opening: Opening) -> Measured:
    """Open, wait for the picture, weigh the page, and move the map."""
    with opened(opening) as page:
        picture = _drawn(page)
        longest = max((took for _, took in page.evaluate("__seen.tasks")), default=0.0)
        answer, size = page.evaluate(_ANSWER)
        heap = _heap(page)
        renderer = _renderer(page)
        drive = (_HERE / "drive.js").read_text()
        found: Any = page.evaluate(f"({_call(drive)})({SECONDS})")
        moved, zoomed = found["moved"], found["zoomed"]
        return Measured(
            picture=picture,
            answer=answer,
            size=size,
            heap=heap,
            renderer=renderer,
            longest=longest,
            moving=moved["drawn"] / moved["seconds"],
            zooming=zoomed["drawn"] / zoomed["seconds"],
            longest_moving=max([*moved["tasks"], *zoomed["tasks"]], default=0.0),
        )


def watch_layout(opening: Opening, seconds: float) -> Laid:
    """Open a peer's page that lays out for so many seconds, and take what it saw."""
    with _page(opening) as page:
        page.goto(opening.address)
        page.wait_for_function("window.__laid", timeout=_PATIENCE + 1000 * seconds)
        told: Any = page.evaluate("window.__laid")
        looks = (Look(since, _places(text)) for since, text in told["looks"])
        return Laid(told["begun"], told["steps"], tuple(looks))


def first_picture(opening: Opening) -> float:
    """Seconds until there is a picture, whatever has to be made for it."""
    with _page(opening) as page:
        return _picture(page, opening)


@contextmanager
def opened(opening: Opening) -> Iterator[Page]:
    """A page whose picture has stood for a second."""
    with _page(opening) as page:
        _picture(page, opening)
        page.wait_for_timeout(_REST)
        yield page


@contextmanager
def opened_on_a_phone(opening: Opening, slower: int) -> Iterator[Page]:
    """The same in a small window, where a press opens the map, and so many times as slow."""
    with _page(opening, **PHONE) as page:
        brake = page.context.new_cdp_session(page)
        brake.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(opening.address)
        page.locator("[data-open-map]").tap()
        _drawn(page)
        page.wait_for_timeout(_REST)
        yield page


def sheet_of(opening: Opening) -> tuple[int, int]:
    """Width and height of the canvas in a page, in pixels."""
    with _page(opening) as page:
        _picture(page, opening)
        width, height = page.evaluate(
            "(({ width, height }) => [width, height])"
            "(document.querySelector('.sigma-nodes').getBoundingClientRect())"
        )
        return round(width), round(height)


@contextmanager
def _page(opening: Opening, **window: Any) -> Iterator[Page]:  # noqa: ANN401 - as Playwright's
    """A page of a browser of its own, which has drawn before but knows nothing of this address."""
    with chromium_running() as browser:
        _warm(browser)
        context = browser.new_context(**{"viewport": WINDOW, "locale": "en-GB"} | window)
        context.add_init_script(f"window.__least = {opening.dots};")
        context.add_init_script(path=_HERE / "watch.js")
        page = context.new_page()
        page.on("pageerror", lambda wrong: print(f"  {opening.address}: {wrong}", file=sys.stderr))
        yield page
        context.close()


def _warm(browser: Browser) -> None:
    """The first WebGL of a browser starts its renderer: that is nobody's picture."""
    page = browser.new_page()
    page.set_content(_WARM)
    page.close()


def _picture(page: Page, opening: Opening) -> float:
    """Seconds from the navigation until dots are drawn, and the renderer has finished them."""
    page.goto(opening.address)
    return _drawn(page)


def _drawn(page: Page) -> float:
    """When the dots stood, in seconds from the navigation; waited for where they do not yet."""
    late = f"new Promise((_, fail) => setTimeout(() => fail('no picture'), {_PATIENCE}))"
    return float(page.evaluate(f"Promise.race([__seen.drawn, {late}])")) / 1000


def _heap(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    told = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return float(told["JSHeapUsedSize"]) / 2**20


def _renderer(page: Page) -> float:
    """MiB that the process of the page holds: the largest of its kind, the others are idle."""
    browser = page.context.browser
    if browser is None:
        return 0.0
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    held = [_resident(one["id"]) for one in processes if one["type"] == "renderer"]
    return max(held, default=0.0)


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _call(script: str) -> str:
    """A script without the comment it begins with: what is called is a function."""
    return "\n".join(line for line in script.splitlines() if not line.startswith("//"))


def _places(text: str) -> NDArray[np.float32]:
    return np.frombuffer(base64.b64decode(text), np.float32).reshape(-1, 2)
