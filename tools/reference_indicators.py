"""The page of the reference that is made from the cards of indicators."""

from collections.abc import Iterator, Mapping
from typing import Final

from reference_text import by_words, code, codes, page, section, sentence, table

from saiyai.assessment.indicators.card import Dimension, Indicator, Source
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.indicators.words import counts, named
from saiyai.assessment.statistics.estimates import Method, Scope
from saiyai.domain.words import Language, Say, say, tell

_SOURCES: Final = {
    Source.BEHAVIOUR: "rows of what happened",
    Source.CODED: "what people said or judged, told as facts",
    Source.PERCEPTION: "answers to the pulse survey",
}


def indicator_pages() -> Mapping[str, str]:
    """The page of all indicators, by its path."""
    return {"indicators.md": _page()}


def _page() -> str:
    return page(
        "Indicators",
        "What is read of a network, in nine dimensions. Each indicator gives a number with an "
        "interval and the rows it was counted from, or [the reason why there is none]"
        "(reasons.md). Diagnostics are read beside their dimension and are not counted into it. "
        "Thresholds are [conventions](conventions.md) of the house.",
        *(section(f"{one} {_both(f'dimension.{one}')}", *_of(one)) for one in Dimension),
        section(
            "What an interval is about",
            by_words("scope", Scope),
            section("How it came about", by_words("method", Method), level=3),
        ),
    )


def _of(dimension: Dimension) -> Iterator[str]:
    yield say(f"dimension.{dimension}.asks", Language.EN)
    for card in INDICATORS.values():
        if card.dimension is dimension:
            yield _entry(card)


def _entry(card: Indicator) -> str:
    facts = {
        "asks": _both(f"indicator.{card.id}.asks"),
        "counts": sentence(tell(counts(card), Language.EN)),
        "นับอย่างไร": tell(counts(card), Language.TH),
        "is not": _both(f"indicator.{card.id}.care"),
        "read from": f"{_SOURCES[card.source]}: {codes(card.tables)}",
        "looks back": f"{card.days()} days" if card.window else "what stands on the day",
        "interval": codes(dict.fromkeys((*card.methods, *_scopes(card)))),
        "read with it": ", ".join(_beside(card)),
        "made of": ", ".join(_parts(card)),
        "in its dimension": "counted" if card.scored else "a diagnostic, read beside it",
        "stands for": codes(card.constructs),
        "source": card.cited,
        "version of the method": str(card.version),
    }
    rows = [(name, fact) for name, fact in facts.items() if fact]
    heading = f"{code(card.id)} {_both(f'indicator.{card.id}')}"
    return section(heading, table(("", ""), rows), level=3)


def _scopes(card: Indicator) -> list[Scope]:
    return [method.scope for method in card.methods]


def _beside(card: Indicator) -> list[str]:
    names = (*card.beside, *card.counted)
    return [f"{code(name)} {say(f'indicator.beside.{name}', Language.EN)}" for name in names]


def _parts(card: Indicator) -> list[str]:
    return [f"{code(name)} {tell(named(card, name), Language.EN)}" for name in card.parts]


def _both(key: str) -> str:
    """A text in both languages."""
    return f"{tell(Say(key), Language.EN)} · {tell(Say(key), Language.TH)}"
