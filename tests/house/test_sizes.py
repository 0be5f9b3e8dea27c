"""A module can be read in one sitting, a function on one screen."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import ROOT, modules, name_of, scripts, tree_of

MODULE_LINES = 400
"""May fall, never rise without a decision."""

FUNCTION_LINES = 52
"""The longest there is now; may fall, never rise."""


def long_functions(tree: ast.Module, most: int) -> list[str]:
    return [
        f"{node.name}: {(node.end_lineno or node.lineno) - node.lineno + 1} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= most
    ]


@pytest.mark.parametrize("module", [*modules(), *scripts()], ids=name_of)
def test_no_module_is_too_long_to_read(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("module", modules(), ids=name_of)
def test_no_function_is_longer_than_a_screen(module: Path) -> None:
    assert long_functions(tree_of(module), FUNCTION_LINES) == []


def test_a_function_of_one_line_too_many_is_found() -> None:
    body = "\n".join(["    x = 1"] * FUNCTION_LINES)

    assert long_functions(ast.parse(f"def long():\n{body}"), FUNCTION_LINES) == [
        f"long: {FUNCTION_LINES + 1} lines"
    ]
    assert long_functions(ast.parse("def short():\n    x = 1"), FUNCTION_LINES) == []


def test_both_languages_of_the_product_were_looked_at() -> None:
    assert len(modules()) > 100
    assert (ROOT / "frontend/src/graph/build.ts") in scripts()
