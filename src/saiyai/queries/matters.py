"""What people do about what is worth attention: planned, put off, set aside, done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from saiyai.assessment.today import TodayReading
from saiyai.assessment.warnings.noticed import Noticed
from saiyai.domain.periods import AsOf
from saiyai.domain.verdicts import Matter
from saiyai.domain.viewers import Viewer
from saiyai.domain.warnings import WarningNow, WarningStep, WarningStepKind, warning_after
from saiyai.queries.names import Someone
from saiyai.queries.said import SaidRow, people_in, said_on, said_row
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Agreement, Event, Network, Tie
from saiyai.records.models import WarningStep as Step

_WITH_REFS: Final[Mapping[str, type[Any]]] = {
    "actors": Actor,
    "agreements": Agreement,
    "events": Event,
    "ties": Tie,
}


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step as it was told; its words, and whom it names, as this viewer may read them."""

    step: WarningStepKind
    said: SaidRow
    until: date | None
    to: Someone | None
    reason: str


@dataclass(frozen=True, slots=True)
class MatterSteps:
    """Where a matter stands, and the steps that led there, the newest first."""

    now: WarningNow
    to: Someone | None
    steps: Sequence[StepTold]


def with_refs(reading: TodayReading) -> TodayReading:
    """The same reading with its matters known by the refs of what they are about.

    Cost: a query for each table that matters are about.
    """
    warnings = reading.whole.warnings
    refs = _refs_of(warnings.matters)
    told = replace(warnings, matters=tuple(_named(one, refs) for one in warnings.matters))
    return replace(reading, whole=replace(reading.whole, warnings=told))


def _refs_of(matters: Iterable[Noticed]) -> Mapping[str, Mapping[int, str]]:
    wanted: dict[str, set[int]] = {}
    for one in matters:
        wanted.setdefault(one.subject.table, set()).update(one.subject.rows)
    return {
        table: dict(
            model.objects.using(alias()).filter(pk__in=wanted[table]).values_list("pk", "ref")
        )
        for table, model in _WITH_REFS.items()
        if wanted.get(table)
    }


def _named(one: Noticed, refs: Mapping[str, Mapping[int, str]]) -> Noticed:
    found = refs.get(one.subject.table, {})
    told = tuple(sorted(found[row] for row in one.subject.rows if row in found))
    return replace(one, subject=replace(one.subject, refs=told))


def matter_of(key: str) -> Matter:
    """What a key is about. Raises: ValueError for words that are no key."""
    return Matter(key.rpartition("-")[0])


# --- steps ------------------------------------------------------------------------------------


def steps_on(network: Network, when: AsOf) -> Mapping[str, Sequence[Step]]:
    """The steps told of each matter by a day, in the order in which they count."""
    rows = Step.objects.using(alias()).filter(network=network).select_related("to")
    found: dict[str, list[Step]] = {}
    for row in said_on(rows, when):
        found.setdefault(row.matter, []).append(row)
    return found


def standing_of(
    steps: Mapping[str, Sequence[Step]], matters: Iterable[Noticed], today: date
) -> Mapping[str, WarningNow]:
    """Where each matter stands that is read, or of which anything was told."""
    sizes = {one.key: one.size for one in matters}
    return {
        key: warning_after(map(_step, steps.get(key, ())), sizes.get(key), today)
        for key in {**sizes, **steps}
    }


def steps_for(viewer: Viewer, steps: Sequence[Step], now: WarningNow, when: AsOf) -> MatterSteps:
    """The steps of one matter as this viewer may read them."""
    people = people_in(viewer, steps, when, "to_id")
    told = [
        StepTold(
            WarningStepKind(row.step),
            said_row(viewer, row, people),
            row.until,
            people.get(row.to_id or 0),
            row.reason,
        )
        for row in reversed(steps)
    ]
    return MatterSteps(now, people.get(now.to or 0), told)


def _step(row: Step) -> WarningStep:
    return WarningStep(
        WarningStepKind(row.step), row.latest, row.size, row.until, row.to_id, row.reason
    )
