"""What the tests need of the machine: a PostgreSQL server and a Chromium.

As root, what is missing is installed with apt; otherwise the run stops and says what to install.
Nothing is skipped.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap import Stop

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def require_chromium() -> str:
    """The path of a Chromium. Raises: Stop with what to install."""
    given = os.environ.get("SAIYAI_CHROMIUM")
    found = given or _browser()
    if not found:
        _install("chromium")
        found = _browser()
    if not found:
        raise Stop("The journeys need Chromium: install it, or set SAIYAI_CHROMIUM to its path.")
    return found


def _browser() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def require_postgres() -> Path:
    """The folder of a PostgreSQL server's programs, pg_trgm beside it. Raises: Stop."""
    found = _postgres()
    if not found:
        _install("postgresql", "postgresql-contrib")
        found = _postgres()
    if not found:
        raise Stop("The tests need a PostgreSQL server with pg_trgm: apt-get install postgresql")
    return found


def _postgres() -> Path | None:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).parent)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _install(*packages: str) -> None:
    """Debian's packages, as root only. Raises: Stop with the command a person can run."""
    command = f"apt-get install -y {' '.join(packages)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Stop(f"This is missing: {', '.join(packages)}. As root: {command}")
    print(f"installing {', '.join(packages)} …", flush=True)
    _apt("apt-get update -q")
    done = _apt(f"{command} --no-install-recommends")
    if done.returncode:
        raise Stop(f"This failed: {command}")


def _apt(command: str) -> subprocess.CompletedProcess[bytes]:
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command.split(), env=env, check=False, stdout=subprocess.DEVNULL)


@contextmanager
def postgres_running() -> Iterator[str]:
    """A PostgreSQL of our own on a free port of 127.0.0.1, gone afterwards. Yields: its URL.

    fsync is off: a test database need not survive a power cut.
    """
    with (
        tempfile.TemporaryDirectory(prefix="saiyai-postgres-") as folder,
        postgres_in(Path(folder), "-c fsync=off") as url,
    ):
        yield url


@contextmanager
def postgres_in(folder: Path, options: str = "") -> Iterator[str]:
    """A PostgreSQL of our own that keeps its data in a folder, and goes on with what is there."""
    programs = require_postgres()
    data, port = folder / "data", free_port()
    _own(folder)
    if not data.exists():
        _as_owner(
            *(programs / "initdb", "--auth=trust", "--username=saiyai", "--encoding=UTF8"),
            *("--locale=C.UTF-8", "--no-sync", "-D", data),
        )
    given = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} {options}"
    log = folder / "log"
    _as_owner(programs / "pg_ctl", "-D", data, "-o", given, "-l", log, "-w", "start")
    try:
        yield f"postgresql://saiyai@127.0.0.1:{port}/postgres"
    finally:
        _as_owner(programs / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop")


def _own(folder: Path) -> None:
    """PostgreSQL refuses to run as root; Debian's package made a user for it."""
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)


def _as_owner(*command: str | Path) -> None:
    become = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*become, *map(str, command)], capture_output=True, text=True, check=False, cwd="/"
    )
    if done.returncode:
        raise Stop(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def free_port() -> int:
    """A port of 127.0.0.1 on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
