"""Commands run in this process, on the test database, in the language of the terminal."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from saiyai.cli.main import main


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, told the person beside it, and ended with."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("measure", path)` is `saiyai measure PATH` in an English terminal."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def command(*arguments: object) -> Said:
        code = 0
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return Said(out, err, code)

    return command


@pytest.fixture
def thai(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """The terminal is Thai."""
    monkeypatch.setenv("LC_ALL", "th_TH.UTF-8")
