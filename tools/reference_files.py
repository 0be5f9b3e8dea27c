"""Pages of the reference on files: formats, tables of a record, fields a column can hold."""

import inspect
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from reference_text import by_words, code, codes, first_sentence, page, section, table

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.carried import CARRIED, NOT_IN_FILES
from saiyai.domain.consent import Consent
from saiyai.domain.coverage import Share
from saiyai.domain.kinds.activity import ActivityType
from saiyai.domain.places import PlaceKind
from saiyai.domain.ties import Foundation, Rhythm, Stance
from saiyai.domain.words import Language, say, texts
from saiyai.formats import record_cells
from saiyai.formats.catalogue import FORMATS, Format
from saiyai.formats.record_cells import DAY, DECIMAL, FLAG, INTEGER, LIST, SPAN, TEXT, Codec
from saiyai.formats.record_columns import TABLES, VERSION, RecordTable
from saiyai.formats.result_tables import TABLES as RESULTS
from saiyai.formats.result_tables import write_results
from saiyai.formats.shapes.fields import FIELDS, Field, Holds
from saiyai.formats.shapes.plan import Shape
from saiyai.formats.shapes.words import WordList


def file_pages() -> Mapping[str, str]:
    """The pages of formats and fields, by path."""
    return {"formats.md": formats_page(FORMATS.values()), "fields.md": fields_page()}


# --- formats ------------------------------------------------------------------------------------


def formats_page(formats: Iterable[Format]) -> str:
    """Every format, from its card, and the columns of a whole record."""
    rows = [
        (
            code(card.id),
            say(f"format.{card.id}", Language.EN),
            say(f"format.{card.id}", Language.TH),
            codes(card.suffixes),
            code(card.media_type),
            "yes",
            "yes" if card.writes else "no",
        )
        for card in formats
    ]
    heads = ("id", "English", "ไทย", "file names", "media type", "read", "written")
    return page(
        "Formats",
        "A file is known by its bytes first and by its name second. What is written holds the "
        "whole record and comes back in without loss.",
        table(heads, rows),
        section("Not read, and what to do", _refused()),
        section("Tables of a whole record", *_record()),
        section("Tables of results", *_results()),
    )


def _refused() -> str:
    keys = [key for key in texts() if key.startswith("unknown_format.")]
    keys.remove("unknown_format.not_written")
    rows = [(say(key, Language.EN), say(key, Language.TH)) for key in sorted(keys)]
    return table(("English", "ไทย"), rows)


def _record() -> Iterator[str]:
    yield (
        f"Version {VERSION} of the record's tables. They are the sheets of a workbook, the files "
        "of a zip, the lists of a JSON file; GraphML and GEXF carry them beside the graph. "
        "A file of ours with an older version is read; one with a newer version is refused."
    )
    yield _cells()
    for one in TABLES.values():
        yield section(code(one.name), *_table(one), level=3)
    yield section("Left out, and why", _left_out(), level=3)
    yield section("Words of closed lists", *_closed_lists(), level=3)


def _closed_lists() -> Iterator[str]:
    """What the ids in a record's files are called on pages."""
    yield "Kind of an actor"
    yield by_words("actor_kind", ActorKind)
    yield "Sector"
    yield by_words("sector", Sector)
    yield "Role in a membership"
    yield by_words("role", Role)
    yield "Consent"
    yield by_words("consent", Consent)
    yield "Kind of a place"
    yield by_words("place_kind", PlaceKind)
    yield "Stance of an assertion"
    yield by_words("stance", Stance)
    yield "Foundation of a line"
    yield by_words("foundation", Foundation)
    yield "Rhythm of a line"
    yield by_words("rhythm", Rhythm)
    yield "Type of an activity"
    yield by_words("activity_type", ActivityType)
    yield "How completely a kind of event was recorded"
    yield by_words("coverage", Share)


def _cells() -> str:
    words = inspect.cleandoc(record_cells.__doc__ or "")
    return "\n".join(line.replace("\\e", "`\\e`") for line in words.splitlines())


def _table(one: RecordTable) -> Iterator[str]:
    carried = CARRIED[one.name].columns if one.name in CARRIED else {}
    rows = [
        (
            code(name),
            _names_row(carried[name].to)
            if name in carried and carried[name].to
            else _holds_cell(codec),
            "yes" if name in one.needs else "",
        )
        for name, codec in one.columns.items()
    ]
    yield table(("column", "holds", "needed"), rows)
    if one.name in CARRIED and CARRIED[one.name].own:
        yield f"Nothing in {codes(CARRIED[one.name].own)} is the record's own network."
    if one.free:
        yield f"Free columns: {code(f'{one.free}.…')}"


def _names_row(to: str) -> str:
    has_key = to in CARRIED and CARRIED[to].has_key
    return f"the {code('key' if has_key else 'ref')} of one of {code(to)}"


def _left_out() -> str:
    rows = [(code(name), why) for name, why in NOT_IN_FILES.items()]
    return table(("table or column", "why"), rows)


_CODECS: Final = (
    (TEXT, "a text"),
    (INTEGER, "a whole number"),
    (DECIMAL, "a number"),
    (FLAG, "`true` or `false`"),
    (DAY, "a day"),
    (SPAN, "a day, a month, a year, or first/last day"),
    (LIST, "texts parted by bars"),
)


def _holds_cell(codec: Codec) -> str:
    for known, words in _CODECS:
        if codec is known:
            return words
    return codes(inspect.getclosurevars(codec.read).nonlocals["words"])


def _results() -> Iterator[str]:
    yield f"{codes(RESULTS)}: {first_sentence(write_results.__doc__)}"
    rest = inspect.cleandoc(write_results.__doc__ or "").split("\n\n", 1)[1]
    yield " ".join(rest.split())


# --- fields -------------------------------------------------------------------------------------


def fields_page() -> str:
    """The fields a column of a sheet can hold, by what the sheet is."""
    return page(
        "Fields of a sheet",
        "What a sheet can be, and what its columns can hold. A heading is found by any of the "
        "words beside a field, the surest first; the values below decide between several. "
        "A column that holds no field is kept as another column.",
        by_words("shape", Shape),
        *(section(_title(shape), _fields(fields)) for shape, fields in FIELDS.items()),
    )


def _title(shape: Shape) -> str:
    return f"`{shape}`: {say(f'shape.{shape}', Language.EN)}"


def _fields(fields: Iterable[Field]) -> str:
    rows = [
        (
            code(field.id),
            say(f"field.{field.id}", Language.EN),
            say(f"field.{field.id}", Language.TH),
            _holds(field.holds) + (", in several columns" if field.many else ""),
            field.headings or "known by its cells",
        )
        for field in fields
    ]
    return table(("field", "English", "ไทย", "holds", "found under"), rows)


_HOLDS: Final = {
    Holds.TEXT: "a text",
    Holds.NUMBER: "a number",
    Holds.WHEN: "a day, month or year as people write it",
    Holds.ORDINAL: "a running number",
}


def _holds(holds: Holds | WordList[Any]) -> str:
    if isinstance(holds, Holds):
        return _HOLDS[holds]
    return f"one of: {holds.en} · {holds.th}"
