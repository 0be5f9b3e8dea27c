"""Pages of the reference on what the record holds: kinds of event, states, conventions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from reference_text import (
    by_words,
    code,
    codes,
    first_sentence,
    page,
    section,
    sentence,
    table,
    words_beside,
)

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.thresholds import span_of
from saiyai.domain import ties
from saiyai.domain.goods import WRITTEN
from saiyai.domain.kinds import card as kinds_card
from saiyai.domain.kinds.card import ANYBODY, EventData, Kind, Pairs, Privacy, Proof
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.thresholds import FIXED, THRESHOLDS
from saiyai.domain.ties import WINDOWS, Rhythm
from saiyai.domain.words import Language, say
from saiyai.engine import rhythm
from saiyai.queries import choices, evidence, map_groups, map_places, maps, readings, today
from saiyai.services.imports import batches


def record_pages() -> Mapping[str, str]:
    """The pages of event kinds and conventions, by path."""
    return {"event-kinds.md": event_kinds_page(KINDS.values()), "conventions.md": _conventions()}


# --- kinds of event -----------------------------------------------------------------------------


def event_kinds_page(kinds: Iterable[Kind]) -> str:
    """Every kind of event, from its card."""
    return page(
        "Kinds of event",
        "An event is something that happened, as someone told it. Each kind has a card in "
        f"{code('saiyai/domain/kinds/')}; this page is made from the cards.",
        *(section(code(kind.id), *_kind(kind)) for kind in kinds),
        section("How an event speaks of lines", *_terms()),
        section("Units of amounts", _units()),
    )


def _kind(kind: Kind) -> Iterator[str]:
    name = f"{say(f'kind.{kind.id}', Language.EN)} · {say(f'kind.{kind.id}', Language.TH)}"
    yield f"**{name}.** " + sentence(say(f"kind.{kind.id}.help", Language.EN))
    yield say(f"kind.{kind.id}.help", Language.TH)
    facts = {
        "version of the data": str(kind.version),
        "makes pairs": f"{code(kind.pairs)}: {_pairs(kind)}",
        "caller of the star": code(kind.caller),
        "says of a line": first_sentence(kind.proof.__doc__),
        "phases": codes(kind.phases),
        "needs": _needs(kind),
        "names": _between(kind),
        "rows may be read by": words_beside(Privacy)[kind.privacy.name],
        "concepts": ", ".join(kind.concepts),
    }
    yield table(("", ""), [(name, fact) for name, fact in facts.items() if fact])
    if kind.roles:
        yield section("Roles", by_words("part_role", kind.roles), level=3)
    if kind.goods:
        yield f"A flow goes from {code(kind.ends[0])} to {code(kind.ends[1])}."
        yield section("Goods", by_words("good", kind.goods), level=3)
    yield section("Data", first_sentence(kind.data.__doc__), _data(kind.data), level=3)


def _pairs(kind: Kind) -> str:
    return words_beside(Pairs).get(kind.pairs.name, "Nobody with anybody.")


def _between(kind: Kind) -> str:
    return "" if kind.between == ANYBODY else codes(sorted(kind.between)) + ", nobody else"


def _needs(kind: Kind) -> str:
    needed = ["at least one flow"] if kind.needs_flow else []
    needed += [f"participants: {kind.needs_parts} or more"] if kind.needs_parts else []
    return ", ".join(needed)


def _data(model: type[EventData]) -> str:
    schema = model.model_json_schema()
    beside, needed = words_beside(model), schema.get("required", [])
    rows = [
        (
            code(name),
            _type(schema, given),
            "needed" if name in needed else code(given.get("default", "")),
            beside.get(name, ""),
        )
        for name, given in schema["properties"].items()
    ]
    return table(("field", "holds", "without it", ""), rows)


def _type(schema: Mapping[str, Any], given: Mapping[str, Any]) -> str:
    """A type in words: its name, or the words of its closed list."""
    if "$ref" in given:
        given = schema["$defs"][given["$ref"].rpartition("/")[2]]
    if "enum" in given:
        return codes(given["enum"])
    if "anyOf" in given:
        return "boolean, or not told"
    return str(given["type"]) + (", not empty" if given.get("minLength") else "")


def _terms() -> Iterator[str]:
    beside = words_beside(Proof)
    rows = [(code(p.name.lower()), beside.get(p.name, "Nothing of any line.")) for p in Proof]
    yield table(("proof", "what the event says of a line"), rows)
    most = kinds_card.ALL_PAIRS_UP_TO
    yield f"More than {most} at one event: {words_beside(kinds_card)['ALL_PAIRS_UP_TO'].lower()}"


def _units() -> str:
    rows = [(code(word), f"{one.times} {one.unit}") for word, one in WRITTEN.items()]
    return table(("as written", "as kept"), rows)


# --- conventions --------------------------------------------------------------------------------

_MEANING: Final = {
    "version": "Counts up whenever one of these numbers changes.",
    "least_lines": "Fewer lines in the record, and it is not said whether the network holds.",
    "least_calls": "Fewer calls in the window, and it is not said which way they go.",
    "least_gifts": "Fewer gifts in the window, and it is not said who gives and who receives.",
    "call_days": "So many days back calls are counted, and the same span a year before.",
    "gift_days": "So many days back gifts are counted.",
    "most_items": "So many matters worth attention are shown; how many more there are is said.",
    "sure_share": "From this share of known lines on a reading of lines is sure.",
    "fair_share": "From this share on it is fairly sure; below, not sure yet.",
}
"""For what has no docstring of its own beside it."""


def _conventions() -> str:
    return page(
        "Conventions",
        "Numbers that somebody chose. Nothing here is law: they are shown with what rests on "
        "them, and a change of any is listed under *Numbers that change* in the changelog.",
        section("Readings", first_sentence(Conventions.__doc__), _thresholds()),
        section(
            "Thresholds of a network",
            "What a network may set for itself, with the reason, in the words of its page.",
            _settable(),
        ),
        section("Lines", first_sentence(ties.Windows.__doc__), _windows(), _patience()),
        section("Limits", _limits()),
    )


def _thresholds() -> str:
    beside = words_beside(Conventions)
    rows = [
        (
            code(one.name),
            _number(getattr(HOUSE, one.name)),
            beside.get(one.name) or _MEANING[one.name],
            _own(one.name),
        )
        for one in fields(Conventions)
    ]
    return table(("name", "value", "meaning", "of a network"), rows)


def _own(name: str) -> str:
    """Between what a network may set it, or why it may not."""
    if name in FIXED:
        return sentence(say(f"threshold_fixed.{FIXED[name]}", Language.EN))
    card = THRESHOLDS[name]
    least, most = (f"{one:,g}" for one in span_of(card))
    why = f"; {say(f'threshold_floor.{card.floor}', Language.EN)}" if card.floor else ""
    return f"{least} to {most}{why}"


def _settable() -> str:
    rows = [(code(name), *_both(f"threshold.{name}")) for name in THRESHOLDS]
    return table(("name", "English", "ไทย"), rows)


def _number(value: float | tuple[int, ...]) -> str:
    return ", ".join(f"{one:g}" for one in (value if isinstance(value, tuple) else (value,)))


def _windows() -> str:
    rows = [
        (code(told), *_both(f"rhythm.{told}"), str(days.active), str(days.valid))
        for told, days in WINDOWS.items()
    ]
    untold = ties.windows_of(Rhythm.UNTOLD)
    words = _both("field_word.untold")
    rows.append(("", *words, str(untold.active), str(untold.valid)))
    return table(("rhythm", "English", "ไทย", "active", "valid"), rows)


def _both(key: str) -> tuple[str, str]:
    return say(key, Language.EN), say(key, Language.TH)


def _patience() -> str:
    return _constants(
        (ties, "WAITING_DAYS"),
        (ties, "REPAIRED_DAYS"),
        (ties, "LAPSED_AFTER"),
        (ties, "PROPOSAL_DAYS"),
        (rhythm, "ENOUGH"),
        (rhythm, "IN_USE"),
        (rhythm, "VALID"),
    )


def _limits() -> str:
    return _constants(
        (kinds_card, "ALL_PAIRS_UP_TO"),
        (today, "SMALLEST_CELL"),
        (readings, "AT_ONCE"),
        (evidence, "MOST_ROWS"),
        (map_places, "AT_ONCE"),
        (maps, "MOST_ACTORS"),
        (map_groups, "MOST_GROUPS"),
        (choices, "MOST_NAMES"),
        (batches, "AT_ONCE_BYTES"),
        (batches, "AT_ONCE_ROWS"),
    )


def _constants(*named: tuple[Any, str]) -> str:
    rows = [
        (
            code(f"{module.__name__}.{name}"),
            f"{getattr(module, name):,}",
            words_beside(module)[name],
        )
        for module, name in named
    ]
    return table(("name", "value", "meaning"), rows)
