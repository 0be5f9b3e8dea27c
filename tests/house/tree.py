"""The tree of this project as text: what the rules of the house are read from."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
SRC: Final = ROOT / "src" / "saiyai"
DOCS: Final = ROOT / "docs"
TEMPLATES: Final = SRC / "web" / "templates"
MADE_BY_TOOLS: Final = frozenset({"frontend/src/api/schema.ts"})


def name_of(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()


@cache
def modules() -> tuple[Path, ...]:
    """Every Python module of the product, migrations aside."""
    return tuple(p for p in sorted(SRC.rglob("*.py")) if "migrations" not in p.parts)


@cache
def scripts() -> tuple[Path, ...]:
    """Every TypeScript module, those made by a tool aside."""
    found = sorted((ROOT / "frontend" / "src").rglob("*.ts"))
    return tuple(p for p in found if name_of(p) not in MADE_BY_TOOLS)


@cache
def tree_of(path: Path) -> ast.Module:
    """A module as its syntax."""
    return ast.parse(path.read_text("utf-8"))


@cache
def project() -> dict[str, Any]:
    """pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def rows_of(page: Path, heading: str = "") -> Iterator[list[str]]:
    """The cells of the tables of a Markdown page, below one heading if one is named."""
    words = page.read_text("utf-8")
    if heading:
        words = words.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    for line in words.splitlines():
        if line.startswith("| ") and not set(line) <= set("|- "):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def code_words(text: str) -> list[str]:
    """The words of a text that stand as code."""
    return re.findall(r"`([^`]+)`", text)
