"""Real processes with an installation of their own, and how to wait for what they do."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from django.db import connections

T = TypeVar("T")
PATIENCE: Final = 60
"""Seconds after which what should have happened counts as failed; machines differ in speed."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a process that has its own home, database and settings."""
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    own = {"SAIYAI_HOME": str(home), "SAIYAI_DATABASE_URL": "", "LC_ALL": "C.UTF-8"}
    return kept | own | more


def saiyai(*arguments: object, home: Path) -> subprocess.CompletedProcess[str]:
    """A command run to its end."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "saiyai", *map(str, arguments)],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def until(happens: Callable[[], T], what: str) -> T:
    """Ask again and again until it is so; what it answered then."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := happens():
            return found
        time.sleep(0.02)  # leaves the core to whom we wait for; nothing is guessed from it
    raise AssertionError(f"it never happened: {what}")


def children_of(pid: int) -> dict[str, int]:
    """The processes a process has started, by a word of their command: web, worker."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            command = (folder / "cmdline").read_text()
        except (OSError, ValueError):
            continue  # it ended while we looked
        if parent == pid and command:
            found["web" if "uvicorn" in command else "worker"] = int(folder.name)
    return found


def is_alive(pid: int) -> bool:
    """Whether a process is there and not merely waiting to be collected."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def kill(pid: int) -> None:
    """End a process at once, as a machine that runs out of memory does."""
    os.kill(pid, signal.SIGKILL)


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def in_thread(work: Callable[[], Any]) -> threading.Thread:
    """Run in a thread with connections of its own."""

    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread
