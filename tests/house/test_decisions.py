"""Decisions are numbered without gaps, have one form, and can be found from the code."""

import json
import re
from pathlib import Path

import pytest

from tests.house.tree import DOCS, ROOT, code_words, project, rows_of

FOLDER = DOCS / "decisions"
DECISIONS = sorted(path for path in FOLDER.glob("*.md") if path.name != "index.md")
FORM = ["Situation", "Choice", "What we refused", "What follows", "Status"]
PARTS = FOLDER / "0008-parts.md"
MOST_LINES = 90
"""One page."""


def test_numbers_have_no_gap_and_stand_once() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]

    assert numbers == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_the_form_of_a_decision(page: Path) -> None:
    words = page.read_text("utf-8")

    assert words.startswith(f"# {page.name[:4]} ")
    assert re.findall(r"^## (.+)$", words, re.MULTILINE) == FORM
    assert len(words.splitlines()) <= MOST_LINES


@pytest.mark.parametrize("page", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_whether_it_still_holds(page: Path) -> None:
    status = page.read_text("utf-8").split("## Status\n")[1].strip()

    assert re.match(r"(Accepted\.|Superseded by \[\d{4}\])", status)


def declared_parts() -> set[str]:
    """What pyproject.toml, package.json and that of the bench of the map ask for, by name."""
    asked = [*project()["project"]["dependencies"]]
    for groups in ("optional-dependencies", "dependency-groups"):
        holder = project()["project"] if groups.startswith("optional") else project()
        asked += [one for group in holder[groups].values() for one in group]
    for folder in ("frontend", "bench/map"):
        package = json.loads((ROOT / folder / "package.json").read_text("utf-8"))
        asked += [*package["dependencies"], *package.get("devDependencies", {})]
    return {re.split(r"[\[<>=~! ]", one)[0] for one in asked}


def test_every_part_has_its_line_with_a_reason_and_a_licence() -> None:
    lines = [row for row in rows_of(PARTS) if row[0] != "part"]
    named = {part for row in lines for part in row[0].split(", ")}

    assert named == declared_parts()
    assert [row for row in lines if not (row[1] and row[2])] == []


def test_every_part_says_in_pyproject_what_it_is_for() -> None:
    """A tool whose name says it may go without: pytest, pytest-django, sphinx."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    parts = text.split("[project.optional")[0].split("\ndependencies = [\n")[1].split("\n]")[0]

    assert [line for line in parts.splitlines() if " # " not in line] == []


def test_a_word_in_backticks_is_read_as_code() -> None:
    assert code_words("`a` and `b c`") == ["a", "b c"]
