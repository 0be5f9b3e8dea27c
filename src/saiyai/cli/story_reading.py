"""What `saiyai assess --story` prints: how a constructed history is read, and what was asked."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from saiyai.assessment.expected import Compared, compared
from saiyai.assessment.plain import in_words, with_rows
from saiyai.assessment.whole import WholeReading, read_whole
from saiyai.domain.drafts import Draft
from saiyai.domain.periods import AsOf
from saiyai.domain.stories import Expectation, Story, Subject, Variant
from saiyai.domain.viewers import LOCAL_KEEPER, Eye
from saiyai.domain.words import Language, Say
from saiyai.queries.naming import names_in, words_with
from saiyai.queries.subjects import position_for, read_subject
from saiyai.services.stories import tell_story

_SLUG: Final = "story"


def story_read(story: Story, language: Language) -> dict[str, Any]:
    """A story and each of its variants: what is read, and whether it is as its author says.

    Each is told as a record of its own. Cost: an import and a reading for each.
    """
    whole = _read(story, story.draft, story.expectations, 0, language)
    variants = [
        _variant(story, variant, number, language)
        for number, variant in enumerate(story.variants, 1)
    ]
    met = whole["met"] and all(one["met"] for one in variants)
    return {"story": story.title, "met": met, **whole, "without": variants}


def _variant(story: Story, variant: Variant, number: int, language: Language) -> dict[str, Any]:
    """A variant by its own expectations; without any it has to fail one of the story's."""
    own = variant.expectations
    read = _read(story, variant.draft, own or story.expectations, number, language)
    if not own:
        asked = [one for each in read["read"] for one in each["asked"]]
        read["met"] = any(one["met"] is False for one in asked)
    return {"fact": variant.fact, **read}


def _read(
    story: Story,
    draft: Draft,
    expectations: Iterable[Expectation],
    number: int,
    language: Language,
) -> dict[str, Any]:
    network = tell_story(LOCAL_KEEPER, draft, story.title, story.day, f"{_SLUG}-{number}")
    read = []
    for asked in expectations:
        record, scope = read_subject(network, Eye.KEEPER, asked.of, AsOf(asked.day))
        whole = read_whole(record, scope)
        told = compared(asked, whole, position_for(network, record))
        whole = with_rows(whole, record["actors"].ids.tolist().__getitem__)
        words = words_with(names_in(LOCAL_KEEPER, whole, None), language)
        read.append(_expected(asked, whole, told, words))
    answers = [one for each in read for one in each["asked"]]
    return {"met": all(one["met"] is not False for one in answers), "read": read}


def _expected(
    asked: Expectation, read: WholeReading, told: list[Compared], words: Callable[[Say], str]
) -> dict[str, Any]:
    """What one expectation asks, and the whole reading of its subject."""
    return {
        "of": _subject(asked.of),
        "day": asked.day.isoformat(),
        "asked": [_asked(one) for one in told],
        "heading": words(Say("verdict.heading")),
        "reading": in_words(read, words),
    }


def _subject(of: Subject) -> object:
    return of.network or list(of.actors) or of.occasion or None


def _asked(one: Compared) -> dict[str, Any]:
    """A comparison as plain values; `met` is null for what nothing reads yet."""
    found = {"expected": _words(one.expected), "found": _words(one.found), "met": one.met}
    return {"asked": one.asked, **found}


def _words(value: object) -> object:
    if isinstance(value, tuple | list | frozenset):
        return [str(one) for one in value]
    return value if value is None or isinstance(value, bool) else str(value)
