"""Where one learns what went wrong in a server."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import environment

pytestmark = pytest.mark.either

_ASK = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "saiyai.config.settings"
import django
django.setup()
from django.test import Client
client = Client(raise_request_exception=False, headers={"accept-language": "en"})
for path in ("/static/nothing.js", "/api/v1/networks/"):
    answer = client.get(path, headers={"host": "127.0.0.1"})
    print(path, answer.status_code, "Traceback" in answer.content.decode())
"""


def test_a_fault_is_told_to_whoever_runs_the_server_and_not_to_the_reader(tmp_path: Path) -> None:
    """The record was never prepared: no table is there."""
    said = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", _ASK],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.splitlines() == [
        "/static/nothing.js 404 False",
        "/api/v1/networks/ 500 False",
    ]
    assert "OperationalError: no such table" in said.stderr
    assert "nothing.js" not in said.stderr
