"""The pages of the peers: brought with the packages of `bench/map`, built, and served from here.

None of it is shipped, and `make setup` brings none of it.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from typing_extensions import override

ROOT: Final = Path(__file__).parents[1]
HERE: Final = ROOT / "bench" / "map"
VITE: Final = ROOT / "frontend" / "node_modules" / "vite" / "bin" / "vite.js"
PEERS: Final = ("sigma", "gephi")
FILES: Final = {"sigma": "graph.json", "gephi": "graph.gexf"}


def bring_peers(built: Path) -> None:
    """Install what the lock names, and bundle each page as it would be published."""
    _run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts")
    for peer in PEERS:
        _run(
            *("node", str(VITE), "build", f"peers/{peer}", "--base", "./"),
            *("--outDir", str(built / peer), "--emptyOutDir", "--logLevel", "error"),
        )


def _run(*command: str) -> None:
    """With the Node that builds the front end, which lies beside this Python."""
    env = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(command, cwd=HERE, env=env, check=True)  # noqa: S603 - commands of this house


def packages() -> dict[str, tuple[str, str]]:
    """Version and licence of every package that the pages of the peers are made of."""
    told: dict[str, Any] = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    return {
        name.rpartition("node_modules/")[2]: (one["version"], one.get("license", "not told"))
        for name, one in told.items()
        if name
    }


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served to this machine alone."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    """Says nothing of what it serves."""

    @override
    def log_message(self, format: str, *args: object) -> None:
        return


def address_of(base: str, peer: str, file: str, sheet: tuple[int, int], **more: object) -> str:
    """The address of a peer's page with a file, on a canvas as large as ours."""
    asked = {"file": f"../{file}", "width": sheet[0], "height": sheet[1], **more}
    return f"{base}/{peer}/index.html?{urlencode(asked)}"
