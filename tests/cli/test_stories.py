"""`assess --story`: a constructed history read from anywhere, and nothing left behind."""

import json
from pathlib import Path

import pytest

from tests.processes import saiyai

pytestmark = pytest.mark.either

RING = """
[story]
title = "A ring"
why = "What is given comes round."
day = "2026-10-31"
told = "2024-01-01"
network = "Ring"

[record]
actors = ["a group A", "b group B", "c group C", "d group D", "e group E"]
ties = ["a > b kind=listens_to", "b > c kind=listens_to", "c > a kind=listens_to"]
coverage = ["everything all 2024 to 2026-10-31"]

[[event]]
key = "gifts"
kind = "exchange"
on = "2026-01-05"
every = "month"
times = 4
flows = ["a > b labour", "b > c goods", "c > d gift", "d > e labour", "e > a place"]

[[expect]]
power = { verdict = "%s" }

[[without]]
fact = "Nothing is given at all."
remove = ["gifts"]
expect = { power = { verdict = "unknown" } }
"""


@pytest.mark.parametrize(("said", "code"), [("not_indicated", 0), ("indicated", 1)])
def test_a_story_is_read_and_compared(tmp_path: Path, said: str, code: int) -> None:
    home, story = tmp_path / "home", tmp_path / "ring.story.toml"
    story.write_text(RING % said, "utf-8")

    done = saiyai("assess", "--story", story, home=home)

    read = json.loads(done.stdout)
    assert done.returncode == code, done.stderr
    assert read["met"] is not bool(code)
    (asked,) = read["read"][0]["asked"]
    assert asked == {
        "asked": "power.verdict",
        "expected": said,
        "found": "not_indicated",
        "met": not code,
    }
    assert read["without"][0]["met"] is True
    assert read["read"][0]["reading"]["networkhood"]["verdict"] == "not_enough_evidence"
    assert not (home / "saiyai.sqlite3").exists()


@pytest.mark.parametrize("content", [b"[story]\n", b"[story]\ntitle = \xff\n"])
def test_a_story_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    story = tmp_path / "none.story.toml"
    story.write_bytes(content)

    done = saiyai("assess", "--story", story, home=tmp_path / "home")

    assert done.returncode == 2
    assert done.stdout == ""
