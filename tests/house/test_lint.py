"""The linters hold what they say they hold, and every exception from them has its reason."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, project

TEXT = (ROOT / "pyproject.toml").read_text("utf-8")
BANS = project()["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"]

BAD_AND_GOOD = {
    "django.db.models.signals": (
        "from django.db.models.signals import post_save\n",
        "from saiyai.services.ties import record_tie\n",
    ),
    "django.dispatch": (
        "from django.dispatch import receiver\n",
        "from saiyai.services.events import record_event\n",
    ),
    "numpy.random.seed": (
        "import numpy as np\n\nnp.random.seed(1)\n",
        "import numpy as np\n\nDICE = np.random.default_rng(1)\n",
    ),
    "datetime.date.today": (
        "from datetime import date\n\nDAY = date.today()\n",
        "from datetime import date\n\nDAY = date(2026, 10, 31)\n",
    ),
}


def linted(code: str) -> str:
    """What ruff says of a module of the product."""
    ruff = Path(sys.executable).parent / "ruff"
    where = ["--stdin-filename", "src/saiyai/services/trial.py", "--select", "TID251"]
    said = subprocess.run(  # noqa: S603 - the linter of this house
        [ruff, "check", "--no-cache", "--output-format", "concise", *where, "-"],
        cwd=ROOT,
        input=code,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "error:" not in said.stderr, said.stderr
    return said.stdout


def test_every_ban_has_a_bad_and_a_good_line() -> None:
    assert set(BAD_AND_GOOD) == set(BANS)


@pytest.mark.parametrize("name", BAD_AND_GOOD)
def test_a_ban_refuses_the_bad_line_in_our_own_words_and_lets_the_good_one_pass(name: str) -> None:
    bad, good = BAD_AND_GOOD[name]

    assert "TID251" in linted(bad)
    assert BANS[name]["msg"] in linted(bad)
    assert "TID251" not in linted(good)


# --- exceptions ---------------------------------------------------------------------------------


def lines_of(start: str, end: str) -> list[str]:
    """The lines of pyproject.toml between two others."""
    inside = TEXT.split(f"\n{start}\n", 1)[1].split(f"\n{end}", 1)[0]
    return [line for line in inside.splitlines() if line.strip()]


def without_reason(lines: list[str]) -> list[str]:
    return [line for line in lines if not re.search(r" # \S", line)]


def test_every_rule_that_is_off_says_why() -> None:
    off = lines_of("ignore = [", "]")

    assert len(off) >= 8
    assert without_reason(off) == []


def test_every_rule_that_is_off_somewhere_says_why() -> None:
    off = lines_of("[tool.ruff.lint.per-file-ignores]", "[tool.ruff.lint.mccabe]")

    assert len(off) >= 5
    assert without_reason(off) == []


def test_every_exception_from_types_says_why() -> None:
    exceptions = [
        line
        for line in lines_of("[[tool.mypy.overrides]]", "[tool.django-stubs]")
        if not line.startswith("module =")
    ]

    assert exceptions
    assert without_reason(exceptions) == []


def test_an_exception_without_a_reason_is_found() -> None:
    assert without_reason(['  "N818",  # a clearer name']) == []
    assert without_reason(['  "N818",']) == ['  "N818",']
    assert without_reason(['"docs/**" = ["INP001"]']) == ['"docs/**" = ["INP001"]']


def test_types_are_strict_everywhere() -> None:
    mypy = project()["tool"]["mypy"]

    assert mypy["strict"] is True
    assert {"src", "tests", "tools", "bench"} <= set(mypy["files"])
    assert not [one for one in mypy["overrides"] if any("saiyai" in m for m in one["module"])]


# --- warnings -----------------------------------------------------------------------------------


def warnings_let_pass(text: str) -> Iterator[str]:
    """Exceptions from "every warning is an error" without a reason and a day to look again."""
    inside = text.split("filterwarnings = [", 1)[1].split("]\n", 1)[0]
    for line in filter(str.strip, re.split(r"\n", inside)):
        if line.strip().strip(",") in {'"error"', "'error'"}:
            continue
        if not re.search(r"# \w.* until \d{4}-\d{2}-\d{2}", line):
            yield line.strip()


def test_every_warning_that_is_let_pass_says_why_and_until_when() -> None:
    assert project()["tool"]["pytest"]["filterwarnings"][0] == "error"
    assert list(warnings_let_pass(TEXT)) == []


def test_a_warning_that_is_let_pass_for_ever_is_found() -> None:
    rule = '"ignore:old:DeprecationWarning"'
    dated = f'filterwarnings = [\n  "error",\n  {rule},  # mended upstream, until 2027-01-31\n]\n'
    for_ever = f'filterwarnings = [\n  "error",\n  {rule},\n]\n'

    assert list(warnings_let_pass(dated)) == []
    assert list(warnings_let_pass(for_ever)) == [f"{rule},"]
