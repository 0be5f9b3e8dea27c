"""Lenses as JSON: read from what a finding keeps, and told in a language."""

from collections.abc import Iterable, Mapping
from typing import Any

from saiyai.assessment.lenses.lens import Lens
from saiyai.assessment.lenses.reading import (
    LensRead,
    NotRead,
    Numbers,
    SignRead,
    StatementRead,
    read_through,
)
from saiyai.assessment.profile import Profile
from saiyai.assessment.statistics.estimates import Estimate, Method, Missing, NoEstimate
from saiyai.domain.verdicts import Held
from saiyai.domain.words import Language, say
from saiyai.engine.result import Why


def numbers_of(profile: Profile) -> Numbers:
    """Indicators and their parts, as lenses name them."""
    found: dict[str, Estimate | Missing] = {}
    for one, told in profile.indicators.items():
        found[one] = told.value
        found |= {f"{one}.{part}": value for part, value in told.parts.items()}
    return found


def numbers_from_plain(profile: Mapping[str, Any]) -> Numbers:
    """The same from a profile as a finding keeps it."""
    found: dict[str, Estimate | Missing] = {}
    for one, told in profile["indicators"].items():
        found[one] = _number(told)
        found |= {f"{one}.{part}": _number(value) for part, value in told["parts"].items()}
    return found


def read_plain(
    every: Iterable[Lens], profile: Mapping[str, Any], seed: int = 0
) -> Mapping[str, LensRead]:
    """What lenses say, from a profile as a finding keeps it."""
    held = {test: Held(told["held"]) for test, told in profile["tests"].items()}
    return read_through(every, numbers_from_plain(profile), held, seed)


def _number(told: Mapping[str, Any]) -> Estimate | Missing:
    if told["value"] is None:
        why = told["why"]
        return Missing(NoEstimate(why) if why in set(NoEstimate) else Why(why), told["lacks"])
    return Estimate(
        told["value"],
        told["low"],
        told["high"],
        Method(told["method"]),
        told["n"],
        told["seed"],
        told["level"],
    )


# --- in words -----------------------------------------------------------------------------------


def lens_to_plain(read: LensRead, tests: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """A lens with what it says, as the API answers and a command writes it.

    `tests` are those of the profile, with the rows they were seen in.
    """
    return {
        "id": read.lens.id,
        "title": read.lens.title.in_(language),
        "concepts": list(read.lens.concepts),
        "is_own": read.lens.is_own,
        "version": read.lens.version,
        "roots": list(read.lens.roots),
        "statements": {
            one: _statement(told, tests, language) for one, told in read.statements.items()
        },
    }


def _statement(
    told: StatementRead, tests: Mapping[str, Any], language: Language
) -> dict[str, Any]:
    one = told.statement
    return {
        "says": one.words.in_(language),
        "concept": one.concept or None,
        "tile": one.construct or None,
        "held": str(told.held),
        "held_says": say(f"held.{told.held}", language),
        "join": str(one.join),
        "threshold": one.threshold,
        **_why(told.why, language),
        "indicators": [_sign(sign, language) for sign in told.signs],
        "beside": [_sign(sign, language) for sign in told.beside],
        "tests": [_test(test, held, tests, language) for test, held in told.tests.items()],
        "children": list(one.children),
    }


def _sign(read: SignRead, language: Language) -> dict[str, Any]:
    return {
        "indicator": read.sign.indicator,
        "part": read.sign.part or None,
        "low": read.sign.low,
        "held": str(read.held),
        "likely": read.likely,
        **_why(read.why, language),
        "lacks": read.lacks,
    }


def _test(test: str, held: Held, tests: Mapping[str, Any], language: Language) -> dict[str, Any]:
    told = tests.get(test, {})
    return {
        "id": test,
        "says": say(f"lens_test.{test}", language),
        "held": str(held),
        "n": told.get("n", 0),
        **_why(NotRead.NOTHING_TOLD if held is Held.UNKNOWN else None, language),
        "evidence": told.get("evidence", {}),
    }


def _why(why: NotRead | NoEstimate | Why | None, language: Language) -> dict[str, str | None]:
    if why is None:
        return {"why": None, "why_says": None}
    return {"why": str(why), "why_says": say(f"why.{why}", language)}
