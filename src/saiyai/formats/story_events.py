"""Events of a story: who took part, what went from whom to whom, and how often it came again."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile
from typing import Any, Final

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import EventDraft
from saiyai.domain.errors import MalformedData
from saiyai.domain.goods import WRITTEN, kept_amount
from saiyai.domain.kinds.card import Kind
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.periods import Span
from saiyai.formats.record_cells import write_data, write_span
from saiyai.formats.record_columns import TABLES
from saiyai.formats.refusals import wrong_story
from saiyai.formats.story_cells import Known, Row, actors_of, days_of, row_of, texts_of
from saiyai.formats.story_entries import KEY, Entry, list_first

ARROW: Final = ">"
DAYS: Final = {"day": 1, "week": 7, "two_weeks": 14}
MONTHS: Final = {"month": 1, "two_months": 2, "quarter": 3, "half_year": 6, "year": 12}
EVERY: Final = (*DAYS, *MONTHS)
MOST_TIMES: Final = 1_000

OWN: Final = frozenset({KEY, "kind", "on", "every", "times", "until", "parts", "flows"})
COLUMNS: Final = frozenset(TABLES["events"].columns) - {KEY, "kind", "when"}
"""What else an event has beside its data, in the columns of the record."""

PART: Final = "ACTORS [ROLE] [PHASE]"
FLOW: Final = "ACTORS > ACTORS [GOOD] [AMOUNT UNIT]"

_Rows = Iterator[tuple[str, Row]]


def event_rows(entry: Entry, known: Known) -> _Rows:
    """The rows of an event, and of those that repeat it. Raises: UnreadableStory."""
    place, told = entry.place, entry.fields
    kind = _kind(entry)
    event = {"kind": kind.id, **_columns(told), **_data(kind, told, place)}
    below = [
        *(("parts", _part(text, kind, known, place)) for text in texts_of(told, "parts", place)),
        *(("flows", _flow(text, kind, known, place)) for text in texts_of(told, "flows", place)),
    ]
    days = _days(told, known, place)
    for number, when in enumerate(days, 1):
        key = f"{place}, {number}"
        row = {**event, KEY: key, "when": write_span(when)}
        if "ref" in event and len(days) > 1:
            row["ref"] = f"{event['ref']}-{number}"
        yield "events", row_of("events", row, known, place)
        for name, rows in below:
            yield from ((name, row_of(name, {"event": key, **r}, known, place)) for r in rows)


def _kind(entry: Entry) -> Kind:
    if entry.words is not None:
        raise wrong_story(entry.place, "no_short_form", list=entry.list)
    for needed in ("kind", "on"):
        if needed not in entry.fields:
            raise wrong_story(entry.place, "field_missing", field=needed)
    name = str(entry.fields["kind"])
    if name not in KINDS:
        facts = {"field": "kind", "value": name, "known": ", ".join(KINDS)}
        raise wrong_story(entry.place, "unknown_word", **facts)
    return KINDS[name]


def _columns(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name in COLUMNS}


def _data(kind: Kind, told: Mapping[str, Any], place: str) -> dict[str, Any]:
    """What its card asks for, in free columns."""
    data = {name: v for name, v in told.items() if name not in OWN and name not in COLUMNS}
    for name in data:
        if name not in kind.data.model_fields:
            fields = ", ".join([*sorted(OWN), *sorted(COLUMNS), *kind.data.model_fields])
            raise wrong_story(place, "unknown_field", field=name, known=fields)
    return {f"data.{name}": write_data(v) if isinstance(v, str) else v for name, v in data.items()}


def _part(text: str, kind: Kind, known: Known, place: str) -> list[dict[str, object]]:
    names, words = list_first(text.split())
    role, phase = (kind.roles or ("",))[0], ""
    for word in words:
        if word in kind.roles:
            role = word
        elif word in kind.phases:
            phase = word
        else:
            allowed = ", ".join(filter(None, (*kind.roles, *kind.phases)))
            facts = {"field": "parts", "value": word, "known": allowed}
            raise wrong_story(place, "unknown_word", **facts)
    if not names or not role:
        raise wrong_story(place, "too_short", form=PART)
    return [{"actor": a, "role": role, "phase": phase} for a in actors_of(names, known, place)]


def _flow(text: str, kind: Kind, known: Known, place: str) -> list[dict[str, object]]:
    givers, rest = list_first(text.split())
    if not rest or rest[0] != ARROW:
        raise wrong_story(place, "too_short", form=FLOW)
    receivers, words = list_first(rest[1:])
    goods = [str(good) for good in kind.goods]
    told = {"good": goods[0]} if len(goods) == 1 else {}
    if words and words[0] in goods:
        told = {"good": words.pop(0)}
    if not told or len(words) not in {0, 2}:
        value = words[0] if words else ""
        facts = {"field": "flows", "value": value, "known": ", ".join(goods)}
        raise wrong_story(place, "unknown_word", **facts)
    amount = _amount(words[0], words[1], place) if words else {}
    ends = [
        (giver, receiver)
        for giver in actors_of(givers, known, place)
        for receiver in actors_of(receivers, known, place)
    ]
    if len(ends) == 1 and ends[0][0] == ends[0][1]:
        raise wrong_story(place, "same_ends", ref=ends[0][0])
    return [{"source": a, "target": b, **told, **amount} for a, b in ends if a != b]


def _amount(number: str, written: str, place: str) -> dict[str, object]:
    unit = WRITTEN.get(written) or WRITTEN.get(written.replace("_", "-"))
    if unit is None:
        facts = {"field": "flows", "value": written, "known": ", ".join(WRITTEN)}
        raise wrong_story(place, "unknown_word", **facts)
    kept, one = kept_amount(number, unit.unit), kept_amount("1", unit.unit)
    if kept is None or not one or kept * unit.times % one:
        raise wrong_story(place, "bad_value", field="flows", value=number)
    return {"amount": kept * unit.times // one, "unit": str(unit.unit)}


def check_event(event: EventDraft, known: Known, place: str) -> None:
    """That an event is one its card would take. Raises: UnreadableStory."""
    kind = KINDS[event.kind]
    try:
        kind.read(event.data, event.version)
    except MalformedData as wrong:
        facts = {"field": wrong.facts["field"], "problem": wrong.facts["problem"]}
        raise wrong_story(place, "bad_data", **facts) from wrong
    if kind.needs_flow and not event.flows:
        raise wrong_story(place, "needs_flow", kind=kind.id)
    if len(event.parts) < kind.needs_parts:
        raise wrong_story(place, "needs_parts", kind=kind.id, n=kind.needs_parts)
    for part in event.parts:
        if known.kinds.get(part.actor, ActorKind.GROUP) not in kind.between:
            allowed = ", ".join(sorted(kind.between))
            raise wrong_story(place, "not_named", kind=kind.id, ref=part.actor, known=allowed)
        _check_word("role", part.role, kind.roles, place)
        _check_word("phase", part.phase, ("", *kind.phases), place)
    for flow in event.flows:
        _check_word("good", flow.good, kind.goods, place)


def _check_word(field: str, word: str, words: Sequence[str], place: str) -> None:
    if word not in words:
        facts = {"field": field, "value": word, "known": ", ".join(filter(None, words))}
        raise wrong_story(place, "unknown_word", **facts)


# --- again and again ----------------------------------------------------------------------------


def _days(told: Mapping[str, Any], known: Known, place: str) -> list[Span]:
    first = days_of(told["on"], known, place)
    every = told.get("every")
    if every is None:
        if told.keys() & {"times", "until"}:
            raise wrong_story(place, "field_missing", field="every")
        return [first]
    if every not in EVERY:
        facts = {"field": "every", "value": str(every), "known": ", ".join(EVERY)}
        raise wrong_story(place, "unknown_word", **facts)
    if ("times" in told) == ("until" in told):
        raise wrong_story(place, "times_or_until")
    until = days_of(told["until"], known, place).latest if "until" in told else date.max
    times = told.get("times", MOST_TIMES + 1)
    if type(times) is not int or times < 1:
        raise wrong_story(place, "bad_value", field="times", value=str(times))
    spans = (_later(first, every, number) for number in range(min(times, MOST_TIMES + 1)))
    found = list(takewhile(lambda span: span.latest <= until, spans))
    if len(found) > MOST_TIMES:
        raise wrong_story(place, "too_often", limit=MOST_TIMES)
    return found


def _later(span: Span, every: str, number: int) -> Span:
    if every in DAYS:
        days = timedelta(days=DAYS[every] * number)
        return Span(span.earliest + days, span.latest + days)
    months = MONTHS[every] * number
    if span.earliest.day == 1 and span.latest == _month_end(span.latest):
        return Span(_months_on(span.earliest, months), _month_end(_months_on(span.latest, months)))
    return Span(_months_on(span.earliest, months), _months_on(span.latest, months))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
