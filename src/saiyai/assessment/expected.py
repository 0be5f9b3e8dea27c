"""Whether a reading is as the author of a constructed history says it has to be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from saiyai.assessment.warnings.noticed import Noticed
from saiyai.assessment.warnings.reading import WarningsReading
from saiyai.assessment.whole import WholeReading
from saiyai.domain.stories import Expectation, ItemSaid

At = Callable[[str], int]
"""The position of an actor by the ref that a story has for it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing that was asked: `met` is None where no reading of this house answers it yet."""

    asked: str
    expected: object
    found: object
    met: bool | None


def compared(asked: Expectation, read: WholeReading, at: At | None = None) -> list[Compared]:
    """Everything that an expectation asks, beside what was read.

    Without `at` it is not asked whom a matter names.
    """
    return [
        *_verdict(asked, read),
        *_befallen(asked, read),
        *_power(asked, read),
        *_ready(asked, read),
        *_types(asked, read),
        *compared_warnings(asked, read.warnings, at),
    ]


def _is(asked: str, expected: object, found: object) -> Iterator[Compared]:
    if expected is not None:
        yield Compared(asked, expected, found, met=expected == found)


def _verdict(asked: Expectation, read: WholeReading) -> Iterator[Compared]:
    found = read.networkhood.verdict
    yield from _is("verdict", asked.verdict, found)
    if asked.not_verdict:
        yield Compared("not_verdict", asked.not_verdict, found, met=found not in asked.not_verdict)


def _befallen(asked: Expectation, read: WholeReading) -> Iterator[Compared]:
    diagnoses = frozenset(one.of for one in read.befallen.diagnoses)
    flags = frozenset(one.of for one in read.befallen.flags)
    if asked.diagnoses is not None:
        yield from _is("diagnoses", sorted(asked.diagnoses), sorted(diagnoses))
    for name, refused, found in (
        ("not_diagnoses", asked.not_diagnoses, diagnoses),
        ("not_flags", asked.not_flags, flags),
    ):
        if refused:
            yield Compared(name, refused, sorted(found), met=not set(refused) & found)
    if asked.flags:
        yield Compared("flags", asked.flags, sorted(flags), met=set(asked.flags) <= flags)
    if asked.quiet:
        raised = sorted([*map(str, diagnoses), *map(str, flags)])
        yield Compared("quiet", [], raised, met=not raised)


def _power(asked: Expectation, read: WholeReading) -> Iterator[Compared]:
    said, found = asked.power, read.power
    yield from _is("power.a_count", said.a_count, found.a_count.signature)
    yield from _is("power.a_amount", said.a_amount, found.a_amount.signature)
    yield from _is("power.b", said.b, found.b.signature)
    yield from _is("power.verdict", said.verdict, found.verdict.signature)
    yield from _is("power.firmness", said.firmness, found.firmness)
    yield from _is("power.dependence", said.dependence, found.dependence)
    yield from _is("power.manner", said.manner, found.manner)


def _ready(asked: Expectation, read: WholeReading) -> Iterator[Compared]:
    for of, held in asked.readiness.items():
        yield from _is(f"readiness.{of}", held, read.networkhood.readiness[of].held)


def _types(asked: Expectation, read: WholeReading) -> Iterator[Compared]:
    found = read.type
    yield from _is("type.declared", asked.type.declared, found.declared)
    yield from _is("type.observed", asked.type.observed, found.observed)
    yield from _is("form.declared", asked.form.declared, found.form_declared)
    yield from _is("form.observed", asked.form.observed, found.form_observed)
    yield from _is("origin.born", asked.origin.born, found.born)
    yield from _is("origin.now", asked.origin.now, found.now)
    yield from _is("stage", asked.stage, found.stage)


def compared_warnings(
    asked: Expectation, read: WarningsReading, at: At | None = None
) -> Iterator[Compared]:
    """What an expectation asks of matters and good news, beside what was read."""
    matters = sorted(str(one.of) for one in read.matters)
    for said in asked.items:
        yield Compared("items", _told(said), matters, met=_is_among(said, read.matters, at))
    for said in asked.not_items:
        found = _is_among(said, read.matters, at)
        yield Compared("not_items", _told(said), matters, met=not found)
    if asked.no_items or asked.quiet:
        yield Compared("no_items", [], matters, met=not matters)
    good = sorted(str(one.of) for one in read.good)
    for news in asked.good:
        yield Compared("good", str(news), good, met=str(news) in good)
    for news in asked.not_good:
        yield Compared("not_good", str(news), good, met=str(news) not in good)


def _told(said: ItemSaid) -> str:
    return " ".join((said.matter, *said.about))


def _is_among(said: ItemSaid, matters: tuple[Noticed, ...], at: At | None) -> bool:
    """Whether there is such a matter, about all whom it has to name."""
    named = {at(ref) for ref in said.about} if at else set()
    return any(
        one.of is said.matter and named <= {who.position for who in one.about} for one in matters
    )
