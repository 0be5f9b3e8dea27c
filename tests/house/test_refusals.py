"""What is refused can be told: the facts that are given are those its texts ask for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from saiyai.domain import errors
from saiyai.domain.words import Language, texts
from saiyai.engine import errors as engine_errors
from tests.house.tree import SRC, modules, name_of, tree_of

CLASSES = {
    name: one
    for home in (errors, engine_errors)
    for name, one in vars(home).items()
    if isinstance(one, type) and issubclass(one, Exception) and hasattr(one, "code")
}
FAMILIES = {"Refused", "Missing", "Invalid", "Conflict", "Forbidden", "EngineError"}
"""Doors map these to a status; what is raised is below them."""

HOMES = {*(SRC / "domain" / "errors").glob("*.py"), SRC / "engine" / "errors.py"}


def facts_asked(key: str) -> set[str]:
    """The facts that a text asks for, in either language."""
    both = "".join(texts()[key][language] for language in Language)
    return set(re.findall(r"\{(\w+)[^}]*\}", both))


def untellable(tree: ast.AST) -> Iterator[str]:
    """Refusals that are made without a fact that one of their texts asks for."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        made = CLASSES.get(node.func.id)
        given = {one.arg for one in node.keywords}
        if made is None or None in given:
            continue
        for key in (f"error.{made.code}", f"error.{made.code}.next"):
            if lacks := facts_asked(key) - {fact for fact in given if fact}:
                yield f"line {node.lineno}: {key} asks for {sorted(lacks)}"


@pytest.mark.parametrize("module", modules(), ids=name_of)
def test_a_refusal_is_made_with_the_facts_its_texts_ask_for(module: Path) -> None:
    """Otherwise the reader gets a fault of ours in the place of a sentence."""
    assert list(untellable(tree_of(module))) == []


def test_a_refusal_without_a_fact_is_found() -> None:
    assert list(untellable(ast.parse("raise UnknownActor()"))) == [
        "line 1: error.unknown_actor asks for ['ref']"
    ]
    assert list(untellable(ast.parse("raise UnknownActor(ref=ref)"))) == []


def test_every_refusal_is_made_somewhere() -> None:
    used = {
        node.id
        for module in modules()
        if module not in HOMES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Name)
    }

    assert set(CLASSES) - FAMILIES - used == set()


def test_only_what_is_said_with_nothing_is_raised_without_being_called() -> None:
    """`raise KeepersOnly` is well; `raise UnknownActor` would lack its facts."""
    bare = {
        node.exc.id
        for module in modules()
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name)
    } & set(CLASSES)

    for name in bare:
        code = CLASSES[name].code
        assert facts_asked(f"error.{code}") | facts_asked(f"error.{code}.next") == set(), name


@pytest.mark.parametrize("name", sorted(set(CLASSES) - FAMILIES))
def test_a_refusal_belongs_to_a_family_that_doors_know(name: str) -> None:
    families = (errors.Missing, errors.Invalid, errors.Conflict, errors.Forbidden, errors.Fault)

    assert issubclass(CLASSES[name], (*families, engine_errors.EngineError))
