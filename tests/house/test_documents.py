"""What documents and code point to is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import DOCS, ROOT, SRC, name_of

AT_THE_ROOT = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
PAGES = [*(ROOT / name for name in AT_THE_ROOT), *sorted(DOCS.rglob("*.md"))]
PAGES = [page for page in PAGES if "_build" not in page.parts]
CODE = [
    *sorted(path for path in SRC.rglob("*") if path.suffix in {".py", ".html", ".toml"}),
    *sorted((ROOT / "tools").glob("*.py")),
    *sorted((ROOT / "frontend" / "src").rglob("*.ts")),
    ROOT / "pyproject.toml",
    ROOT / "Makefile",
]
IN_CODE = re.compile(r"\bdocs/[\w./-]*\w")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
MADE_LATER = {"docs/_build", "docs/_build/html"}


def is_there(target: str) -> bool:
    """A path, or for a decision its number alone."""
    return (ROOT / target).exists() or bool(list(ROOT.glob(f"{target}-*.md")))


@pytest.mark.parametrize("file", CODE, ids=name_of)
def test_what_code_points_to_in_the_documentation_is_there(file: Path) -> None:
    targets = set(IN_CODE.findall(file.read_text("utf-8"))) - MADE_LATER

    assert {target for target in targets if not is_there(target)} == set()


def test_a_pointer_to_nowhere_is_found() -> None:
    assert is_there("docs/decisions/0006")
    assert is_there("docs/decisions/0004-no-signals.md")
    assert not is_there("docs/decisions/9999")
    assert not is_there("docs/explanation/nothing.md")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_link_leads_to_a_file_or_a_heading_that_is_there(page: Path) -> None:
    """Pictures aside, which are made by running the product."""
    assert list(broken_links(page)) == []


def broken_links(page: Path) -> Iterator[str]:
    for link in LINK.findall(page.read_text("utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        file = (page.parent / target).resolve() if target else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            yield link


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_files_that_documents_name_are_there() -> None:
    """`src/…`, `tests/…` and `tools/…` in the pages that lead people into the code."""
    named: dict[str, set[str]] = {}
    for page in PAGES:
        for path in re.findall(r"`((?:src|tests|tools|frontend)/[\w./-]+)`", page.read_text()):
            named.setdefault(path, set()).add(name_of(page))

    missing = {path: pages for path, pages in named.items() if not (ROOT / path).exists()}
    examples = {"pendants", "pilgrimage"}  # what the how-to guides have somebody write
    assert {p for p in missing if not any(word in p for word in examples)} == set()
    assert len(named) > 20


def test_rooms_named_on_the_map_lead_somewhere() -> None:
    """`room/file.py` in ARCHITECTURE.md stands below `src/saiyai/`."""
    words = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = set(re.findall(r"`((?:[a-z]+/)+(?:\w+\.(?:py|html|toml))?)", words))
    inside = {path for path in named if (SRC / path.split("/")[0]).is_dir()}

    assert len(inside) > 25
    assert {path for path in inside if not (SRC / path).exists()} == set()
