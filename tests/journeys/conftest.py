"""A real server of its own home, and a real browser that must meet no error and no other host."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from browser import chromium_running, demo_running
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.processes import environment

expect.set_options(timeout=20_000)  # milliseconds: a busy machine is slow, not wrong

ROOT: Final = Path(__file__).parents[2]
SHOTS: Final = ROOT / "var" / "journeys"
"""What the browser saw, step by step, to be looked at."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser."""
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample network. At the end: the server met no warning."""
    home = tmp_path_factory.mktemp("home")
    with demo_running(home) as address:
        yield address
    assert b"Warning" not in (home / "log").read_bytes()


@contextmanager
def filled_server(home: Path, filler: str) -> Iterator[str]:
    """The address of records that a module here tells. At the end: no warning was met."""
    fill = [sys.executable, "-m", f"tests.journeys.{filler}"]
    subprocess.run(fill, env=environment(home), cwd=ROOT, check=True)  # noqa: S603 - our own
    with demo_running(home, "serve") as address:
        yield address
    assert b"Warning" not in (home / "log").read_bytes()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium_running() as chromium:
        yield chromium


Open = Callable[..., Page]
"""Opens the pages of a reader: `open_page(language="th", width=1280)`."""


@pytest.fixture
def open_page(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Open]:
    """A reader's browser window. At the end: no error was met, and no other host was asked.

    `refusals` is how many answers of a status 4xx the journey is about. `zoom` shows everything
    larger by so much, so that less of the page has room.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []
    hosts: set[str] = set()
    expected = 0

    def opened(
        *, language: str = "en", width: int = 1280, refusals: int = 0, zoom: int = 1
    ) -> Page:
        nonlocal expected
        expected += refusals
        height = 900 if width > 500 else 780
        context = browser.new_context(
            base_url=server,
            viewport={"width": width // zoom, "height": height // zoom},
            device_scale_factor=zoom,
            locale="th-TH" if language == "th" else "en-GB",
            accept_downloads=True,
            reduced_motion="reduce",  # what moves cannot be pressed where it was seen
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.on("pageerror", lambda wrong: errors.append(str(wrong)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: hosts.add(urlsplit(asked.url).netloc))
        return page

    yield opened
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    for number, context in enumerate(contexts):
        for page in context.pages:
            SHOTS.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=SHOTS / f"{name}-{number}.png", full_page=True)
        context.close()
    refused = [said for said in errors if "status of 4" in said]
    assert [said for said in errors if said not in refused] == []
    assert len(refused) == expected
    assert hosts <= {urlsplit(server).netloc, ""}


def bring_in(page: Page, *files: Path) -> None:
    """Drop files on the first page and come to the mapper."""
    page.goto("/")
    page.set_input_files("input[type=file]", list(files))
    page.locator("form.drop button.main").click()
    expect(page.locator("button[value=tell]")).to_be_visible()


def open_map(page: Page) -> int:
    """Wait until the map is drawn. Returns: how many actors it has."""
    drawn = page.locator("#map[data-ready]")
    expect(drawn).to_be_visible()
    return int(drawn.get_attribute("data-ready") or 0)
