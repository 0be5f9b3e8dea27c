"""`demo` and `serve`: two processes under one parent, started again, stopped together."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from saiyai import __version__
from saiyai.cli.main import COMMANDS
from saiyai.cli.supervisor import Child, _restart_dead
from tests.cli.conftest import Run
from tests.processes import (
    PATIENCE,
    children_of,
    environment,
    free_port,
    is_alive,
    kill,
    saiyai,
    until,
)

pytestmark = pytest.mark.either


@dataclass(frozen=True, slots=True)
class Served:
    """A local installation that is being served."""

    parent: subprocess.Popen[bytes]
    home: Path
    port: int

    def answers(self) -> bool:
        """Whether a page can be had."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/", timeout=5) as page:
                return bool(page.status == 200)
        except (URLError, OSError):
            return False

    def both(self) -> dict[str, int]:
        """Web and worker, once both are there."""
        found = children_of(self.parent.pid)
        return found if len(found) == 2 else {}


def serve(home: Path, command: str = "demo") -> Served:
    port = free_port()
    with (home.parent / "said").open("wb") as said:
        parent = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "saiyai", command, "--port", str(port)],
            env=environment(home),
            stderr=said,
        )
    return Served(parent, home, port)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample, served in a home of its own; stopped at the end, and nothing of it is left."""
    found = serve(tmp_path_factory.mktemp("served") / "home")
    try:
        until(found.answers, "a page")
        yield found
    finally:
        left = children_of(found.parent.pid)
        found.parent.send_signal(signal.SIGTERM)
        ended = found.parent.wait(PATIENCE)
    assert ended == 0
    assert [pid for pid in left.values() if is_alive(pid)] == []


def test_the_first_page_answers_and_the_person_is_told_where(served: Served) -> None:
    said = served.home.parent / "said"
    until(lambda: f"http://127.0.0.1:{served.port}/" in said.read_text(), "the address is told")

    assert served.answers()
    assert set(served.both()) == {"web", "worker"}


@pytest.mark.parametrize("which", ["web", "worker"])
def test_a_child_that_is_killed_is_started_again(served: Served, which: str) -> None:
    first = until(served.both, "two children")
    kill(first[which])
    until(lambda: served.both().get(which, first[which]) != first[which], "a new child")

    assert set(served.both()) == {"web", "worker"}
    until(served.answers, "a page")


def test_a_port_that_is_taken_is_told(served: Served, tmp_path: Path) -> None:
    second = saiyai("demo", "--port", served.port, home=served.home)

    assert second.returncode == 2
    assert f"Port {served.port} is in use" in second.stderr
    assert served.answers()


@pytest.mark.parametrize("name", ["SIGINT", "SIGHUP"])
def test_a_signal_stops_both_and_leaves_no_process(tmp_path: Path, name: str) -> None:
    found = serve(tmp_path / "home")
    both = until(found.both, "two children")
    found.parent.send_signal(signal.Signals[name])

    assert found.parent.wait(PATIENCE) == 0
    assert [pid for pid in both.values() if is_alive(pid)] == []
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", found.port)) != 0


def test_a_child_that_keeps_dying_is_given_up(capfd: pytest.CaptureFixture[str]) -> None:
    child = Child((sys.executable, "-c", "raise SystemExit(3)"))
    child.start()
    for _ in range(4):
        until(child.has_died, "a death")
        _restart_dead([child])
    until(child.has_died, "a fifth death")
    with pytest.raises(SystemExit) as end:
        _restart_dead([child])

    assert end.value.code == 1
    assert "keeps dying" in capfd.readouterr().err


def test_a_database_of_another_version_is_not_served(tmp_path: Path) -> None:
    home = tmp_path / "home"
    before = saiyai("serve", "--port", free_port(), home=home)
    upgraded = saiyai("upgrade", home=home)

    assert (before.returncode, upgraded.returncode) == (2, 0)
    assert "saiyai upgrade" in before.stderr
    assert "of this version now" in upgraded.stderr


def test_the_module_is_the_command(tmp_path: Path) -> None:
    said = saiyai("--version", home=tmp_path)

    assert said.stdout == f"saiyai {__version__}\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(run: Run, name: str) -> None:
    said = run(name, "--help")

    assert said.code == 0
    assert said.out.startswith(f"usage: saiyai {name}")


def test_the_commands_are_listed(run: Run) -> None:
    said = run("--help")

    assert all(f"    {name}" in said.out and c.help in said.out for name, c in COMMANDS.items())
    assert run().code == 2
    assert run("dance").code == 2
