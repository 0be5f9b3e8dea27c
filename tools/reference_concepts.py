"""The pages of the reference about the theory: what a concept says, and where it is held."""

from collections.abc import Iterable, Iterator, Mapping

from reference_text import code, codes, page, section, table

from saiyai.domain.concepts import TABLES, holders
from saiyai.domain.library import Concept, Section, Wording, library, sections
from saiyai.domain.words import Language, say


def concept_pages() -> Mapping[str, str]:
    """The page of concepts and the library, by path."""
    families = dict.fromkeys(concept.rpartition("-")[0] for concept in TABLES)
    return {
        "concepts.md": page(
            "Concepts and where they are held",
            "Each concept of actors, levels, types, sectors, communication and help, with the "
            "tables that hold it and the [kinds of event](event-kinds.md) whose cards name it. "
            "`Table.field:word` is one word of a closed list. A test fails when a concept has no "
            "holder, or a holder does not exist. What each concept says stands in the "
            "[library](library.md).",
            *(section(code(family), _family(family)) for family in families),
        ),
        "library.md": page(
            "Concept library",
            f"What {len(library())} concepts of the theory say, in our own words: neither "
            "language is a translation of the other. An author and a year stand where the text "
            "cites them, as it cites them. *Held by* names the tables and "
            "[kinds of event](event-kinds.md) in which a record tells of the concept, as on the "
            "page of [concepts](concepts.md).",
            *(_shelf(one) for one in sections()),
        ),
    }


def _family(family: str) -> str:
    return table(("id", "English", "ไทย", "tables", "kinds of event"), _rows(family))


def _rows(family: str) -> Iterator[tuple[str, ...]]:
    for concept in TABLES:
        if concept.rpartition("-")[0] == family:
            names = (say(f"concept.{concept}", one) for one in (Language.EN, Language.TH))
            tables, kinds = holders(concept)
            yield code(concept), *names, codes(tables), codes(kinds)


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
