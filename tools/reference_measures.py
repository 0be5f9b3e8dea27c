"""Pages of the reference that are made from the cards of measures."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from reference_text import (
    block,
    by_words,
    code,
    first_sentence,
    folded,
    page,
    section,
    table,
    words_beside,
)

from saiyai.assessment.statistics.estimates import NoEstimate
from saiyai.engine.catalogue import MEASURES
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.result import Why

_SPEAKS_OF: Final = {
    Level.NETWORK: "the whole network: one number",
    Level.NODE: "each node: a number for every one",
    Level.SET: "some of the nodes: which they are, and how many",
    Level.PARTS: "the whole network: several numbers that make it up",
    Level.NODE_PARTS: "each node: several numbers for every one",
    Level.TIE: "each tie: a number for every one",
}
_READ: Final = {
    "direction": "which way ties point",
    "weights": "the weights of ties",
    "groups": "the groups of nodes",
    "layers": "the kinds of ties",
    "signs": "whether ties are for or against",
    "times": "when ties were",
    "parallel": "how many ties join the same two",
    "strangers": "how many nodes have no tie",
}
_BEYOND: Final = "an estimate with its error bound, how sure that is, and the seed of the dice"
_NEVER_READ: Final = "ties to oneself"


def measure_pages() -> Mapping[str, str]:
    """A page for each measure, the list of all, and the reasons, by path."""
    pages = {f"measures/{card.id}.md": measure_page(card) for card in MEASURES.values()}
    return pages | {"measures/index.md": _list(), "reasons.md": _reasons()}


def _list() -> str:
    rows = [
        (f"[`{card.id}`]({card.id}.md)", card.question, card.question_th, str(card.level))
        for card in MEASURES.values()
    ]
    return page(
        "Measures",
        "The id of a measure is its name in files, addresses, columns and commands. "
        "A measure gives numbers, or [the reason why there is none](../reasons.md).",
        table(("measure", "question", "คำถาม", "speaks of"), rows),
        block("{toctree}", ":hidden:\n:glob:\n\n*"),
    )


def measure_page(card: Measure) -> str:
    """The page of one measure, from its card and the docstring of its function."""
    said = folded(card.compute.__doc__)
    facts = {
        "speaks of": _SPEAKS_OF[card.level],
        "unit": _unit(card.unit),
        "between": _bounds(card.bounds),
        "reads": _reads(card.reads, read=True) or "who is tied to whom, and nothing else",
        "does not read": _reads(card.reads, read=False),
        "needs": _needs(card),
        "cost": said["Cost"],
        "exact up to": "" if card.limit is None else f"nodes times ties of {card.limit:,}",
        "beyond that": _BEYOND if card.estimate else "",
        "version of the method": str(card.version),
        "source": card.source,
    }
    return page(
        code(card.id),
        f"**{card.question}**",
        f"**{card.question_th}**",
        said[""],
        table(("", ""), [(name, fact) for name, fact in facts.items() if fact]),
        section("What it returns", said["Returns"]),
        section("Where there is no number", *_why(card, said["Returns"])),
        section("What it rests on", said["Source"]),
        section("How to ask for it", *_ask(card)),
    )


def _unit(unit: Unit) -> str:
    beside = words_beside(Unit).get(unit.name, "")
    return f"{unit} ({beside[0].lower()}{beside[1:].rstrip('.')})" if beside else str(unit)


def _bounds(bounds: Bounds) -> str:
    low = "no lower bound" if bounds.low is None else f"{bounds.low:g}"
    high = "no upper bound" if bounds.high is None else f"{bounds.high:g}"
    return f"{low} and {high}"


def _reads(reads: Reads, *, read: bool) -> str:
    found = [words for name, words in _READ.items() if getattr(reads, name) is read]
    return ", ".join(found if read else [*found, _NEVER_READ])


def _needs(card: Measure) -> str:
    needed = {
        "weights": card.needs_weights,
        "groups of nodes": card.needs_groups,
        "kinds of ties": card.needs_layers,
        "signs of ties": card.needs_signs,
        "times of ties": card.needs_times,
        "ties that point": card.needs_direction,
    }
    return " and ".join(what for what, is_needed in needed.items() if is_needed)


def _why(card: Measure, returns: str) -> Iterator[str]:
    """The reasons that the docstring names, and the one that a limit brings."""
    named = [why for why in Why if re.search(rf"\b{why.name}\b", returns)]
    named += [Why.TOO_LARGE] if card.limit is not None and card.estimate is None else []
    yield by_words("why", named) if named else "There always is one."


def _ask(card: Measure) -> Iterator[str]:
    yield block("sh", f"saiyai measure FILE -m {card.id}")
    yield block("python", f'import saiyai\n\nsaiyai.read("FILE").measure("{card.id}")')
    address = f"/api/v1/networks/{{slug}}/analyses/measures?ids={card.id}"
    yield f"Over the lines of a record: {code(f'GET {address}')}"


def _reasons() -> str:
    noted = [
        (code(why), beside[why.name])
        for reasons in (Why, NoEstimate)
        for beside in (words_beside(reasons),)
        for why in reasons
        if why.name in beside
    ]
    return page(
        "Reasons why there is no number",
        f"{first_sentence(Why.__doc__)} A reason stands where the number would stand, in pages, "
        "files and answers: never 0, never an empty cell.",
        by_words("why", [*Why, *NoEstimate]),
        section("Notes", table(("reason", ""), noted)),
    )
