"""Names of functions come in families; docs/reference/words.md is the closed list."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import DOCS, SRC, code_words, modules, name_of, rows_of, tree_of

PAGE = DOCS / "reference" / "words.md"


def words(heading: str) -> set[str]:
    """The words in the first column of a table."""
    return {word for row in rows_of(PAGE, heading) for word in code_words(row[0])}


VERBS = {"services": words("Verbs of services"), "queries": words("Verbs of queries")}
HELPERS = words("Helpers")
MODULES = [module for module in modules() if module.relative_to(SRC).parts[0] in VERBS]


def public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def first_argument(function: ast.FunctionDef) -> str:
    return function.args.args[0].arg.lstrip("_") if function.args.args else ""


def is_well_named(name: str, verbs: set[str]) -> bool:
    first, *_, last = [*name.split("_"), name.rpartition("_")[2]]
    return first in verbs or {first, last} & HELPERS != set()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_public_function_has_a_word_of_the_list(module: Path) -> None:
    verbs = VERBS[module.relative_to(SRC).parts[0]]

    assert [
        function.name
        for function in public_functions(tree_of(module))
        if not is_well_named(function.name, verbs)
    ] == []


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_use_case_begins_with_a_verb(module: Path) -> None:
    """Whoever takes `by` changes something; guards and the transaction itself are helpers."""
    verbs = VERBS["services"] | {"require", "telling"}
    use_cases = [f.name for f in public_functions(tree_of(module)) if first_argument(f) == "by"]

    assert [name for name in use_cases if name.split("_")[0] not in verbs] == []


def test_no_word_of_the_list_is_idle() -> None:
    names = {room: set[str]() for room in VERBS}
    for module in MODULES:
        room = module.relative_to(SRC).parts[0]
        names[room] |= {function.name for function in public_functions(tree_of(module))}
    first = {room: {name.split("_")[0] for name in found} for room, found in names.items()}
    last = {name.split("_")[-1] for found in names.values() for name in found}

    assert {room: VERBS[room] - first[room] for room in VERBS} == {
        "services": set(),
        "queries": set(),
    }
    assert HELPERS - last - first["services"] - first["queries"] == set()


def test_a_name_out_of_the_list_is_found() -> None:
    assert is_well_named("record_tie", VERBS["services"])
    assert is_well_named("today_of", VERBS["queries"])
    assert is_well_named("someone", VERBS["queries"])
    assert not is_well_named("process_tie", VERBS["services"])
    assert not is_well_named("handle", VERBS["queries"])
    assert not is_well_named("record_tie", VERBS["queries"])


def doors() -> list[Path]:
    return [m for m in modules() if m.relative_to(SRC).parts[0] in {"web", "api", "cli", "jobs"}]


@pytest.mark.parametrize("module", doors(), ids=name_of)
def test_above_queries_nobody_speaks_of_nodes_and_edges(module: Path) -> None:
    """Above the border: actor, member, tie. In the engine: node, edge."""
    names = {node.id for node in ast.walk(tree_of(module)) if isinstance(node, ast.Name)}
    names |= {node.arg for node in ast.walk(tree_of(module)) if isinstance(node, ast.arg)}

    assert {
        name for name in names if {"node", "edge", "edges"} & set(name.lower().split("_"))
    } == (set())
