"""The pages of the reference about the theory: what a concept says, and where it is held."""

from collections.abc import Iterable, Iterator, Mapping

from reference_text import code, codes, page, section, table

from saiyai.assessment.concept_links import readings_of
from saiyai.domain.concepts import holders
from saiyai.domain.concepts.not_yet import NotYet, list_not_yet
from saiyai.domain.library import Concept, Section, Wording, library, sections


def concept_pages() -> Mapping[str, str]:
    """The pages of concepts: where they are held, where not yet, and the library; by path."""
    return {
        "concepts.md": page(
            "Concepts and where they are held",
            "Each concept of the theory that a record answers for: the tables that hold it, the "
            "[kinds of event](event-kinds.md) whose cards name it, and the readings that speak of "
            "it. `Table.field:word` is one word of a closed list; a reading is named by its sort "
            "and its id. A review question is answered by the library itself. A test fails when "
            "a concept stands neither here nor in [not yet](not-yet.md), when it stands in both, "
            "or when what is named does not exist. What each concept says stands in the "
            "[library](library.md).",
            *(_family(one) for one in sections() if list(_rows(one))),
        ),
        "not-yet.md": page(
            "Concepts that nothing answers for yet",
            "Each concept of the theory that no table, no kind of event and no reading answers "
            "for, and why. What each says stands in the [library](library.md); what is answered "
            "for, in [concepts](concepts.md).",
            table(("ids", "concepts", "why", "เพราะ"), map(_reason, list_not_yet())),
        ),
        "library.md": page(
            "Concept library",
            f"What {len(library())} concepts of the theory say, in our own words: neither "
            "language is a translation of the other. An author and a year stand where the text "
            "cites them, as it cites them. *Held by* names the tables and "
            "[kinds of event](event-kinds.md) in which a record tells of the concept, and *read "
            "by* what reads it, as on the page of [concepts](concepts.md).",
            *(_shelf(one) for one in sections()),
        ),
    }


def _family(one: Section) -> str:
    heads = ("id", "English", "ไทย", "tables", "kinds of event", "read by")
    return section(f"{code(one.family)} {_both(one.title)}", table(heads, _rows(one)))


def _rows(of: Section) -> Iterator[tuple[str, ...]]:
    for one in of.concepts:
        tables, kinds = holders(one.id)
        read = codes(_read_by(one)) or ("[library](library.md)" if one.answer else "")
        if tables or kinds or read:
            names = one.title.en, one.title.th
            yield code(one.id), *names, codes(tables), codes(kinds), read


def _reason(one: NotYet) -> tuple[str, ...]:
    called = codes((*(f"{family}-*" for family in one.families), *one.ids))
    return called, str(len(one.concepts)), one.reason.en, one.reason.th


def _read_by(one: Concept) -> Iterator[str]:
    return (f"{told.sort} {told.id}" for told in readings_of(one.id))


def _shelf(one: Section) -> str:
    title = f"{code(one.family)} {_both(one.title)}"
    return section(title, *(_concept(concept) for concept in one.concepts))


def _concept(concept: Concept) -> str:
    # The heading is the id alone, so that others can point at it.
    tables, kinds = holders(concept.id)
    return section(
        code(concept.id),
        f"**{_both(concept.title)}**",
        concept.says.en,
        concept.says.th,
        _line("", " ".join(filter(None, (_both(concept.author), _year(concept.year))))),
        _line("Example", _both(concept.example)),
        _line("Ask", _both(concept.ask)),
        _line("Answer", _both(concept.answer)),
        _line("Part of", _linked([concept.part_of])),
        _line("See", _linked(concept.see)),
        _line("Held by", codes((*tables, *kinds))),
        _line("Read by", codes(_read_by(concept))),
        level=3,
    )


def _linked(ids: Iterable[str]) -> str:
    there = (f"[{code(one)}](#{one.casefold()})" if one in library() else code(one) for one in ids)
    return ", ".join(filter(None, there))


def _both(words: Wording) -> str:
    return f"{words.en} · {words.th}" if words else ""


def _year(year: int | None) -> str:
    return f"({year}, พ.ศ. {year + 543})" if year else ""


def _line(label: str, told: str) -> str:
    if not told:
        return ""
    return f"*{label}:* {told}" if label else f"— {told}"
