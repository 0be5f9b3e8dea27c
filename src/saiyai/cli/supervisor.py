"""One parent for web and worker: starts both, restarts what dies, stops both together.

They are started afresh, never forked: a fork of a process that has run parallel kernels dies.
"""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Final

from saiyai.cli.command import tell_person
from saiyai.domain.errors import PortTaken

HOST: Final = "127.0.0.1"
_MOST_DEATHS: Final = 5
"""So many deaths within a minute, and restarting is given up."""

_WEB: Final = (
    *(sys.executable, "-m", "uvicorn", "saiyai.config.asgi:application"),
    *("--host", HOST, "--log-level", "warning", "--no-server-header"),
)
_WORKER: Final = (sys.executable, "-m", "saiyai", "work")


@dataclass(slots=True)
class Child:
    """A process that is kept alive."""

    command: tuple[str, ...]
    process: subprocess.Popen[bytes] | None = None
    deaths: deque[float] = field(default_factory=deque)

    def start(self) -> None:
        """Start it, in the parent's place in the terminal but not its signals."""
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603

    def has_died(self) -> bool:
        """Whether it ended by itself."""
        return self.process is not None and self.process.poll() is not None

    def dies_too_often(self, now: float) -> bool:
        """Whether this death is one too many in a minute."""
        self.deaths.append(now)
        while now - self.deaths[0] > 60:
            self.deaths.popleft()
        return len(self.deaths) >= _MOST_DEATHS

    def ask_to_stop(self) -> None:
        """Have it finish what it is at, and end."""
        if self.process is not None:
            self.process.terminate()

    def wait(self) -> None:
        """Wait until it has ended, and end it if it does not."""
        if self.process is None:
            return
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def supervise(port: int) -> None:
    """Serve until somebody stops it. Raises: PortTaken; SystemExit if a child keeps dying."""
    _require_free(port)
    children = [Child((*_WEB, "--port", str(port))), Child(_WORKER)]
    asked_to_stop = threading.Event()
    # A closed terminal sends a hang-up; children in a session of their own would not hear it.
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: asked_to_stop.set())
    try:
        for child in children:
            child.start()
        if _answers(port, asked_to_stop):
            tell_person("cli.serving", address=f"http://{HOST}:{port}/")
        while not asked_to_stop.wait(1):
            _restart_dead(children)
    finally:
        for child in children:
            child.ask_to_stop()
        for child in children:
            child.wait()


def _restart_dead(children: list[Child]) -> None:
    for child in children:
        if child.has_died():
            if child.dies_too_often(time.monotonic()):
                tell_person("cli.keeps_dying", command=" ".join(child.command[1:4]))
                raise SystemExit(1)
            child.start()


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as wrong:
            raise PortTaken(port=port) from wrong


def _answers(port: int, asked_to_stop: threading.Event) -> bool:
    """Wait until the first page answers, for two minutes at the longest."""
    until = time.monotonic() + 120
    while time.monotonic() < until and not asked_to_stop.wait(0.1):
        connection = HTTPConnection(HOST, port, timeout=10)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status < 500
        except OSError:
            continue  # not listening yet
        finally:
            connection.close()
    return False
