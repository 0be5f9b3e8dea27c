"""What is told of an actor in words: values of fields, the row as a line."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from saiyai.domain.actors import ActorKind
from saiyai.domain.dates import format_span
from saiyai.domain.facet_fields import FacetField, Holds, fields_of, word_text
from saiyai.domain.facets import FACETS
from saiyai.domain.periods import Span
from saiyai.domain.words import Language, say
from saiyai.queries.events import amount_in_words
from saiyai.queries.facets import FacetRow, Value
from saiyai.queries.names import Name, Someone

register = template.Library()

_BOTH = ("text", "title", "interest")
"""Fields that have a Thai and an English side: one of them is read."""


@register.simple_tag(takes_context=True)
def facet_word(context: Context, group: str, word: str) -> str:
    """A word of a closed list; "not told" for an empty one."""
    return _word(context["language"], group, word)


@register.simple_tag(takes_context=True)
def facet_input(context: Context, facet: str, field: FacetField) -> SafeString:
    """A field of the form of a facet with its label: of every member the same."""
    return _input(context["language"], facet, field, context["page"].today)


@lru_cache(maxsize=1_000)
def _input(language: Language, facet: str, field: FacetField, today: date) -> SafeString:
    """Cost: sixty of them are on the page of a member that its keeper reads, so each is kept."""
    words = field.words if field.holds is Holds.WORD else ("yes", "no")
    words = (*(() if field.is_needed else ("",)), *filter(None, words))
    told = {
        "language": language,
        "facet": facet,
        "field": field,
        "label": f"facet_field.{field.name}",
        "today": today,
        "options": [(word, _word(language, field.group or "yes_no", word)) for word in words],
    }
    return render_to_string("web/parts/facet_field.html", told)


def _word(language: Language, group: str, word: str) -> str:
    return say(word_text(group, word) if word else "field_word.untold", language)


@register.simple_tag(takes_context=True)
def facet_title(context: Context, row: FacetRow) -> str:
    """The words that a row is about; empty where it has none."""
    return _title(row).in_(context["language"]) if not _title(row).is_hidden else ""


def _title(row: FacetRow) -> Name:
    sides = [str(row.told.get(f"{name}_{side}", "")) for side in ("th", "en") for name in _BOTH]
    th, en = "".join(sides[: len(_BOTH)]), "".join(sides[len(_BOTH) :])
    return Name(th, en, ActorKind.UNSPECIFIED)


@register.simple_tag(takes_context=True)
def facet_values(context: Context, row: FacetRow) -> list[tuple[str, str, str]]:
    """The other fields of a row: label, value, and the ref of an actor whose page can be opened.

    A word of a list speaks for itself; yes needs its label, and no says so.
    """
    return list(_values(context["language"], row))


def _values(language: Language, row: FacetRow) -> Iterator[tuple[str, str, str]]:
    skipped = {f"{name}_{side}" for name in _BOTH for side in ("th", "en")} | {"unit"}
    for field in fields_of(FACETS[row.facet]):
        value = row.told.get(field.name)
        if value is None or field.name in skipped or (value is False and not field.is_needed):
            continue
        label = "" if field.name == "kind" else say(f"facet_field.{field.name}", language)
        ref = value.ref if isinstance(value, Someone) else ""
        yield label, _value(language, field, value, row), ref


def _value(language: Language, field: FacetField, value: Value, row: FacetRow) -> str:
    if isinstance(value, bool):
        return _word(language, "yes_no", "yes" if value else "no")
    if isinstance(value, Span):
        return format_span(value, language)
    if isinstance(value, Someone):
        return value.name.in_(language)
    if isinstance(value, Name):
        return value.in_(language)
    if isinstance(value, int):
        return amount_in_words(value, str(row.told.get("unit", "")), language)
    return _word(language, field.group, value) if field.holds is Holds.WORD else value
