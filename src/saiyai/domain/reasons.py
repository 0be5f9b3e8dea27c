"""Why there is no number, in words."""

from typing import Any

from saiyai.domain.words import Language, say


def with_reasons(found: Any, language: Language) -> Any:  # noqa: ANN401 - plain JSON
    """Plain results with the words of every reason: {"why": code} gains "says"."""
    if not isinstance(found, dict):
        return found
    if found.keys() == {"why"}:
        return found | {"says": say(f"why.{found['why']}", language)}
    return {name: with_reasons(value, language) for name, value in found.items()}
