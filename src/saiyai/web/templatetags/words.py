"""Words in templates: texts by id, days, names and numbers, in the reader's language."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from saiyai.domain.dates import format_day, format_span
from saiyai.domain.errors import Refused
from saiyai.domain.periods import Span
from saiyai.domain.problems import problem_in_words
from saiyai.domain.refusals import refusal_from_json, refusal_says
from saiyai.domain.tables import Problem
from saiyai.domain.words import Language, Say, in_words, tell, texts
from saiyai.domain.words import say as say_text
from saiyai.queries.events import amount_in_words
from saiyai.queries.names import Name, Someone
from saiyai.queries.networks import OpenNetwork, name_of_network
from saiyai.queries.things import Thing
from saiyai.queries.tie_kinds import Label

register = template.Library()

_BUILT: Final = Path(__file__).parent.parent / "static" / "saiyai"


def _language(context: Context) -> Language:
    language: Language = context["language"]
    return language


@register.simple_tag(takes_context=True)
def say(context: Context, key: str, **facts: object) -> str:
    """The wording of a text id."""
    return tell(Say(key, **facts), _language(context))


@register.simple_tag(takes_context=True)
def word(context: Context, group: str, word_id: str) -> str:
    """The wording of a word of a closed list; "not told" for an empty one."""
    key = f"{group}.{word_id}" if word_id else "field_word.untold"
    return say_text(key, _language(context)) if key in texts() else word_id


@register.simple_tag(takes_context=True)
def told(context: Context, what: Say) -> str:
    """A sentence that a reading says."""
    return tell(what, _language(context))


@register.simple_tag(takes_context=True)
def spoken(context: Context, what: Thing) -> str:
    """A fact of the record by the names of whom or what it is about."""
    return what.in_(_language(context))


@register.simple_tag(takes_context=True)
def fact(context: Context, value: object) -> str:
    """A value of the record by itself: own words, a word of a list, a day, a number, a name."""
    return in_words(value, _language(context))


@register.simple_tag(takes_context=True)
def name(context: Context, who: Name | Someone) -> str:
    """A name in the reader's language, or "one person" where it is hidden."""
    named = who.name if isinstance(who, Someone) else who
    return named.in_(_language(context))


@register.simple_tag(takes_context=True)
def label(context: Context, called: Label) -> str:
    """What a line is called, in the reader's language."""
    return called.in_(_language(context))


@register.simple_tag(takes_context=True)
def network_name(context: Context, network: OpenNetwork) -> str:
    """The name of a network; it is never hidden."""
    return name_of_network(network).in_(_language(context))


@register.simple_tag(takes_context=True)
def day(context: Context, when: date | Span | None) -> str:
    """A day or span in the reader's calendar."""
    if when is None:
        return ""
    language = _language(context)
    return format_span(when, language) if isinstance(when, Span) else format_day(when, language)


@register.simple_tag(takes_context=True)
def title(context: Context, event: Any) -> str:  # noqa: ANN401 - an EventRow
    """One sentence of what happened."""
    return str(event.title(_language(context)))


@register.simple_tag(takes_context=True)
def amount(context: Context, value: int | None, unit: str) -> str:
    """An amount in the unit that people read."""
    return amount_in_words(value, unit, _language(context))


@register.simple_tag
def style(entry: str) -> SafeString:
    """The style sheets of a bundle."""
    sheets = [(static(f"saiyai/{sheet}"),) for sheet in _chunk(entry).get("css", [])]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', sheets)


@register.simple_tag
def script(entry: str) -> str:
    """The address of a bundle."""
    return static(f"saiyai/{_chunk(entry)['file']}")


@cache
def _manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_BUILT / "manifest.json").read_text("utf-8"))
    return found


def _chunk(entry: str) -> dict[str, Any]:
    chunk: dict[str, Any] = _manifest()[entry]
    return chunk


@register.simple_tag(takes_context=True)
def refusal(context: Context, wrong: Refused) -> str:
    """What was refused, in a sentence."""
    return tell(refusal_says(wrong.code, wrong.facts)[0], _language(context))


@register.simple_tag(takes_context=True)
def refusal_next(context: Context, wrong: Refused) -> str:
    """What to do about it."""
    return tell(refusal_says(wrong.code, wrong.facts)[1], _language(context))


@register.simple_tag
def number(value: float | None, unit: str = "") -> str:
    """A number as it is read: whole ones whole, shares with two digits."""
    if value is None:
        return "–"
    is_share = unit.startswith("share")
    return f"{int(value):,}" if float(value).is_integer() and not is_share else f"{value:.2f}"


@register.simple_tag(takes_context=True)
def state_help(context: Context, state: str) -> str:
    """What a state of a line means."""
    return say_text(f"state.{state}.help", _language(context))


@register.simple_tag
def swatch(key: str, place: int) -> str:
    """The pattern of a piece of a bar: states have theirs, other pieces by their place."""
    group, _, last = key.rpartition(".")
    return f"state-{last}" if group == "state" else ("share-a", "share-b", "state-laid")[place % 3]


@register.simple_tag
def query(**given: str) -> str:
    """Query parameters, empty ones left out."""
    return urlencode({name: value for name, value in given.items() if value})


@register.filter
def split(text: str, mark: str = ",") -> list[str]:
    """A list written with commas."""
    return text.split(mark)


@register.simple_tag(takes_context=True)
def problem(context: Context, found: Problem) -> str:
    """What is wrong in a file, where, and how to mend it."""
    return problem_in_words(found, _language(context))


@register.simple_tag(takes_context=True)
def kept_refusal(context: Context, error: Mapping[str, Any]) -> str:
    """What a job was refused, and what to do about it."""
    return " · ".join(tell(said, _language(context)) for said in refusal_from_json(error))


@register.simple_tag
def more_than(count: int, shown: int) -> int:
    """How many are left once so many are shown."""
    return count - shown
