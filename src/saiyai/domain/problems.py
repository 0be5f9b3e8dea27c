"""Problems of a file and refusals as people read them, and as they are kept with an import."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from saiyai.domain.tables import Problem
from saiyai.domain.words import Language, say


def problem_in_words(problem: Problem, language: Language) -> str:
    """Where something is wrong in a file, what it is, and how to mend it, in one line."""
    where = []
    if problem.row:
        where.append(say("import.problem_at", language, sheet=problem.sheet, row=problem.row))
    if problem.column:
        where.append(say("import.problem_column", language, column=problem.column))
    place = {name: getattr(problem, name) for name in ("sheet", "row", "column", "value")}
    said = say(f"problem.{problem.code}", language, **place | dict(problem.facts))
    return f"{', '.join(where)}: {said}" if where else said


def problem_to_json(problem: Problem) -> dict[str, Any]:
    """A problem as plain JSON."""
    return asdict(problem) | {"facts": dict(problem.facts)}


def problem_from_json(kept: Mapping[str, Any]) -> Problem:
    """The problem that `problem_to_json` kept."""
    return Problem(**{**kept, "facts": tuple(kept["facts"].items())})
