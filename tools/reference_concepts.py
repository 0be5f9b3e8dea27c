"""The page of the reference that says where each concept of the theory is held."""

from collections.abc import Iterator, Mapping

from reference_text import code, codes, page, section, table

from saiyai.domain.concepts import TABLES, holders
from saiyai.domain.words import Language, say


def concept_pages() -> Mapping[str, str]:
    """The page of concepts, by path."""
    families = dict.fromkeys(concept.rpartition("-")[0] for concept in TABLES)
    return {
        "concepts.md": page(
            "Concepts and where they are held",
            "Each concept of actors, levels, types, sectors, communication and help, with the "
            "tables that hold it and the [kinds of event](event-kinds.md) whose cards name it. "
            "`Table.field:word` is one word of a closed list. A test fails when a concept has no "
            "holder, or a holder does not exist.",
            *(section(code(family), _family(family)) for family in families),
        )
    }


def _family(family: str) -> str:
    return table(("id", "English", "ไทย", "tables", "kinds of event"), _rows(family))


def _rows(family: str) -> Iterator[tuple[str, ...]]:
    for concept in TABLES:
        if concept.rpartition("-")[0] == family:
            names = (say(f"concept.{concept}", one) for one in (Language.EN, Language.TH))
            tables, kinds = holders(concept)
            yield code(concept), *names, codes(tables), codes(kinds)
