"""A reading as plain JSON, so that it can be kept as a finding and read again by anyone.

Positions become row ids on the way out, since positions mean something in one edition only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from saiyai.assessment.reading import (
    Discretion,
    Evidence,
    Item,
    Lack,
    Reading,
    Sure,
    TodayReading,
    Where,
    Who,
)
from saiyai.domain.words import Say

RowOf = Callable[[int], int]


def with_rows(reading: TodayReading, row_of: RowOf) -> TodayReading:
    """The same reading with row ids of actors in the place of positions."""
    return replace(
        reading,
        good_evidence=_rows_of(reading.good_evidence, row_of),
        items=tuple(_item_rows(item, row_of) for item in reading.items),
        readings=tuple(
            replace(one, evidence=_rows_of(one.evidence, row_of)) for one in reading.readings
        ),
    )


def _item_rows(item: Item, row_of: RowOf) -> Item:
    pair = item.introduce
    return replace(
        item,
        seen=_say_rows(item.seen, row_of),
        tries=tuple(_say_rows(one, row_of) for one in item.tries),
        about=None if item.about is None else row_of(item.about),
        introduce=pair and (row_of(pair[0]), row_of(pair[1])),
        evidence=_rows_of(item.evidence, row_of),
    )


def _say_rows(what: Say, row_of: RowOf) -> Say:
    facts = {
        name: Who(row_of(fact.position), fact.discretion) if isinstance(fact, Who) else fact
        for name, fact in what.facts.items()
    }
    return Say(what.key, **facts)


def _rows_of(evidence: Evidence, row_of: RowOf) -> Evidence:
    return replace(evidence, actors=tuple(row_of(actor) for actor in evidence.actors))


def to_plain(reading: TodayReading) -> dict[str, Any]:
    """The reading as JSON."""
    return cast("dict[str, Any]", _plain(reading))


def _plain(value: object) -> object:
    if isinstance(value, TodayReading | Reading | Item | Lack | Evidence):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return _plain_fact(value)


def _plain_fact(value: object) -> object:
    if isinstance(value, Say):
        return {"say": value.key, "facts": {k: _plain_fact(v) for k, v in value.facts.items()}}
    if isinstance(value, Who):
        return {"who": value.position, "discretion": str(value.discretion)}
    if isinstance(value, Where):
        return {"where": value.place}
    return {"day": value.isoformat()} if isinstance(value, date) else value


def from_plain(told: Mapping[str, Any]) -> TodayReading:
    """The reading of a kept JSON."""
    return TodayReading(
        basis=told["basis"],
        good_news=_say(told["good_news"]),
        good_evidence=_evidence(told["good_evidence"]),
        items=tuple(_item(one) for one in told["items"]),
        more_items=told["more_items"],
        readings=tuple(_reading(one) for one in told["readings"]),
        nearest=_lack(told["nearest"]),
    )


def _item(told: Mapping[str, Any]) -> Item:
    return Item(
        id=told["id"],
        seen=_told(told["seen"]),
        unknown=_told(told["unknown"]),
        tries=tuple(_told(one) for one in told["tries"]),
        after=_say(told["after"]),
        sure=Sure(told["sure"]),
        about=told["about"],
        test_lines=tuple(told["test_lines"]),
        introduce=tuple(told["introduce"]) if told["introduce"] else None,
        evidence=_evidence(told["evidence"]),
    )


def _reading(told: Mapping[str, Any]) -> Reading:
    return Reading(
        **{name: told[name] for name in ("id", "value", "unit", "low", "high")},
        says=_told(told["says"]),
        sure=Sure(told["sure"]),
        because=_told(told["because"]),
        parts=tuple((key, count) for key, count in told["parts"]),
        cells=tuple(told["cells"]),
        evidence=_evidence(told["evidence"]),
        next=_say(told["next"]),
    )


def _lack(told: Mapping[str, Any] | None) -> Lack | None:
    return Lack(told["id"], told["missing"], _told(told["says"])) if told else None


def _evidence(told: Mapping[str, Sequence[int]]) -> Evidence:
    return Evidence(*(tuple(told[name]) for name in ("actors", "lines", "events")))


def _say(told: Mapping[str, Any] | None) -> Say | None:
    return None if told is None else _told(told)


def _told(told: Mapping[str, Any]) -> Say:
    return Say(told["say"], **{name: _fact(fact) for name, fact in told["facts"].items()})


def _fact(told: object) -> object:
    if not isinstance(told, Mapping):
        return told
    if "say" in told:
        return _told(told)
    if "who" in told:
        return Who(told["who"], Discretion(told["discretion"]))
    if "where" in told:
        return Where(told["where"])
    return date.fromisoformat(told["day"])
