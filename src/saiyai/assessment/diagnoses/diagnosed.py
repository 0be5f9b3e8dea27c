"""The form of a diagnosis and of an early sign: what is seen, what is not known, what to try."""

from collections.abc import Iterable
from dataclasses import dataclass

from saiyai.assessment.reading import Sure, Trail
from saiyai.domain.verdicts import Diagnosis, Flag
from saiyai.domain.words import Say


@dataclass(frozen=True, slots=True)
class Counter:
    """Something that speaks against it, and its rows."""

    says: Say
    trail: Trail


@dataclass(frozen=True, slots=True)
class Raised:
    """A diagnosis or an early sign that the record bears out, with its own remedy."""

    of: Diagnosis | Flag
    sure: Sure
    seen: Say
    unknown: Say
    tries: tuple[Say, ...]
    trail: Trail
    counter: tuple[Counter, ...] = ()


def diagnosis(
    of: Diagnosis,
    trail: Trail,
    counter: Iterable[Counter] = (),
    *,
    sure: Sure = Sure.FAIRLY,
    **facts: object,
) -> Raised:
    """A diagnosis in words: each has one remedy of its own, and none that fits another."""
    return Raised(
        of,
        sure,
        Say(f"diagnosis.{of}.seen", **facts),
        Say(f"diagnosis.{of}.unknown"),
        (Say(f"diagnosis.{of}.try"),),
        trail,
        tuple(counter),
    )


def flag(of: Flag, trail: Trail, counter: Iterable[Counter] = (), **facts: object) -> Raised:
    """An early sign in words; a sign is never sure by itself."""
    return Raised(
        of,
        Sure.NOT_YET,
        Say(f"flag.{of}.seen", **facts),
        Say(f"flag.{of}.unknown"),
        (Say(f"flag.{of}.try"),),
        trail,
        tuple(counter),
    )
