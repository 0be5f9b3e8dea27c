"""Which text ids code and templates use: plain ones, and patterns where a part is filled in.

A pattern has a star for each part that is filled in while the program runs: `state.*.help`.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Final

from tests.house.tree import ROOT, TEMPLATES, modules, tree_of

SPEAKERS: Final = frozenset({"say", "Say", "say_text", "tell_person", "done"})
"""Functions that take a text id, first or after the request."""

GROUPS: Final = {"by_words": 0}
"""Functions that take the group of a closed list, at this place."""

_SAY: Final = re.compile(r"""\{%\s*say\s+(\S+)""")
_WORD: Final = re.compile(r"""\{%\s*word\s+["'](\w+)["']\s+(\S+)""")
_PIECE: Final = re.compile(r"""["']([^"']*)["']""")


def speaking() -> tuple[Path, ...]:
    """Modules that say something: the product, and what makes its reference."""
    return (*modules(), *sorted((ROOT / "tools").glob("reference*.py")))


def templates() -> list[Path]:
    """Every template."""
    return sorted(TEMPLATES.rglob("*.html"))


@cache
def constants() -> frozenset[str]:
    """Every string that stands in the code, docstrings aside."""
    return frozenset(word for module in speaking() for word in _constants(tree_of(module)))


def _constants(tree: ast.AST) -> Iterator[str]:
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in silent:
            yield from [node.value] if isinstance(node.value, str) else []


def said(tree: ast.AST) -> Iterator[str]:
    """Ids and patterns that a module gives to those who speak."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in SPEAKERS:
            for given in node.args[:2]:
                yield from _ids(given)
        if node.func.id in GROUPS:
            yield from (f"{group}.*" for group in _ids(node.args[GROUPS[node.func.id]]))


def formatted(tree: ast.AST) -> Iterator[str]:
    """Patterns of every f-string of a module, whoever it is given to."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield from _ids(node)


def _ids(node: ast.expr) -> Iterator[str]:
    """The texts an expression may be: both ways of a choice, a star for what is filled in."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _ids(node.body)
        yield from _ids(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield from ("".join(parts) for parts in product(*map(_pieces, node.values)))


def _pieces(node: ast.expr) -> list[str]:
    if isinstance(node, ast.FormattedValue):
        return list(_ids(node.value)) or ["*"]
    return list(_ids(node))


def shown(template: str) -> Iterator[str]:
    """Ids and patterns of a template."""
    for expression in _SAY.findall(template):
        yield _added(expression)
    for group, word in _WORD.findall(template):
        yield f"{group}.{_added(word)}"


def _added(expression: str) -> str:
    """`"reading."|add:one.id|add:".question"` as `reading.*.question`."""
    parts = re.split(r"\|add:", expression)
    found = [_PIECE.fullmatch(part) for part in parts]
    return "".join(piece[1] if piece else "*" for piece in found)


def values_of(template: str, name: str) -> set[str]:
    """What templates give an included one: `with to="today"`."""
    return set(re.findall(rf"""\b{name}=["'](\w+)["']""", template))


def calls(name: str, argument: str) -> set[str]:
    """Ids that are given to a class by keyword, or first where the keyword is empty."""
    found: set[str] = set()
    for module in modules():
        for node in ast.walk(tree_of(module)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == name:
                found |= set(_given(node, argument))
    return found


def _given(node: ast.Call, argument: str) -> Iterator[str]:
    given = [one.value for one in node.keywords if one.arg == argument]
    for value in given or (node.args[:1] if not argument else []):
        yield from _ids(value)
