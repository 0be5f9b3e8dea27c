"""Every refusal can be told: its text stands in both languages and gets the facts it speaks of."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from saiyai.domain import errors
from saiyai.domain.errors import FutureDay, Refused, TooFewParts, UnreadableFile
from saiyai.domain.refusals import refusal_from_json, refusal_says, refusal_to_json
from saiyai.domain.words import Language, Say, tell, texts

SOURCE = Path(__file__).parents[2] / "src" / "saiyai"
REFUSALS = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, Refused) and kind is not Refused
}


def facts_in_text(code: str) -> set[str]:
    """What the sentence and the next step of a refusal speak of, in either language."""
    return {
        fact
        for key in (f"error.{code}", f"error.{code}.next")
        for text in texts()[key].values()
        for _, fact, _, _ in Formatter().parse(text)
        if fact
    }


def made() -> Iterator[tuple[str, str, set[str]]]:
    """Every place in the source where a refusal is made: where, which, with which facts."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            where = f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                given = {word.arg for word in node.keywords}
                if node.func.id in REFUSALS and None not in given:
                    yield where, node.func.id, {str(fact) for fact in given}
            bare = node.exc if isinstance(node, ast.Raise) else None
            if isinstance(bare, ast.Name) and bare.id in REFUSALS:
                yield where, bare.id, set()


@pytest.mark.parametrize("name", REFUSALS)
def test_every_refusal_has_a_sentence_and_a_next_step(name: str) -> None:
    key = f"error.{REFUSALS[name].code}"

    assert {key, f"{key}.next"} <= set(texts())


def test_codes_are_told_apart() -> None:
    codes = [kind.code for kind in REFUSALS.values()]

    assert len(codes) == len(set(codes))


def test_whoever_refuses_gives_the_facts_that_the_text_speaks_of() -> None:
    silent = {
        where: facts_in_text(REFUSALS[name].code) - given
        for where, name, given in made()
        if facts_in_text(REFUSALS[name].code) - given
    }

    assert silent == {}


@pytest.mark.parametrize(
    "wrong",
    [
        TooFewParts(kind="activity", needed=2),
        FutureDay(day=date(2026, 11, 1), today=date(2026, 10, 31)),
        UnreadableFile(file="a.csv", why=Say("unreadable.open_quote", line=1200)),
    ],
    ids=lambda wrong: wrong.code,
)
def test_a_refusal_kept_by_a_job_reads_the_same_later(wrong: Refused) -> None:
    kept = refusal_from_json(refusal_to_json(wrong))

    for language in Language:
        at_once = [tell(said, language) for said in refusal_says(wrong.code, wrong.facts)]
        assert [tell(said, language) for said in kept] == at_once
