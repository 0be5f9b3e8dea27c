"""A command that measures keeps the memory it was given."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.either

_HELD = """
import resource
import sys
from pathlib import Path
import numpy as np
from saiyai.cli.memory import keep_memory

def held(): return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()

if sys.argv[1] == "keep":
    print(keep_memory())
before = held()
np.ones(12_500_000)  # a hundred million bytes, and nobody's at once
print(held() - before > 90_000_000)
"""


def test_what_is_freed_stays_with_the_process_that_asks_for_it() -> None:
    assert _said("keep") == ["True", "True"]
    assert _said("give back") == ["False"]


def _said(how: str) -> list[str]:
    command = [sys.executable, "-c", _HELD, how]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 our own
    return done.stdout.split()
