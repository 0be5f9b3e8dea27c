"""Problems of a file and refusals as people read them, and as they are kept with an import."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from saiyai.domain.errors import Refused
from saiyai.domain.tables import Problem
from saiyai.domain.words import Language, Say, say, tell


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


def refusal_to_json(wrong: Refused) -> dict[str, Any]:
    """A refusal as plain JSON, to be told later in the reader's language."""
    return {"code": wrong.code, "facts": {name: _plain(f) for name, f in wrong.facts.items()}}


def _plain(fact: object) -> Any:  # noqa: ANN401 - plain JSON
    if isinstance(fact, Say):
        return {"say": fact.key, "facts": {name: _plain(f) for name, f in fact.facts.items()}}
    return fact if isinstance(fact, int | float) else str(fact)


def refusal_in_words(kept: Mapping[str, Any], language: Language) -> str:
    """What `refusal_to_json` kept, and what to do about it."""
    facts = {name: _fact(fact) for name, fact in kept["facts"].items()}
    key = f"error.{kept['code']}"
    said, then = (tell(Say(one, **facts), language) for one in (key, f"{key}.next"))
    return f"{said} · {then}"


def _fact(kept: object) -> object:
    if isinstance(kept, Mapping):
        return Say(kept["say"], **{name: _fact(fact) for name, fact in kept["facts"].items()})
    return kept
