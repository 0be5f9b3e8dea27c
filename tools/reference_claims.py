"""The page of the reference that is made from the cards of claims."""

from collections.abc import Mapping

from reference_text import by_words, code, codes, first_sentence, page, section, table

from saiyai.assessment.claims.card import ALIKE_WITHIN, NOT_HERE, Claim, Expects, Unit, Way
from saiyai.assessment.claims.catalogue import CLAIMS
from saiyai.assessment.claims.reading import Declared, Found, Limit
from saiyai.domain.library import concept_of
from saiyai.domain.words import Language, Say, tell


def claim_pages() -> Mapping[str, str]:
    """The page of all claims, by its path."""
    return {"claims.md": _page()}


def _page() -> str:
    here = [_entry(card) for card in CLAIMS.values()]
    not_here = [(codes(ids), _both(Say(f"claim_not.{why}"))) for why, ids in NOT_HERE.items()]
    return page(
        "Claims",
        "What the theory claims and a record can be held against. A test is declared before it is "
        "run, and stays; [what a result means](../explanation/claims.md) and what it does not "
        "stands with each. What each claim says, and what speaks against it, stands in the "
        "[library](library.md).",
        section("What one record can be held against", *here),
        section("What it cannot", table(("claims", "why"), not_here)),
        section("What a result says", by_words("claim_found", Found)),
        section("When it was declared", by_words("claim_declared", Declared)),
        section("Limits that are always told", by_words("claim_limit", Limit)),
        section("Units", by_words("claim_unit", Unit)),
        section("Ways to compare", by_words("claim_way", Way)),
        section(
            "What may be expected",
            by_words("claim_expects", Expects),
            f"Shares no more than {ALIKE_WITHIN:g} apart are alike.",
        ),
    )


def _entry(card: Claim) -> str:
    facts = {
        "one side": _both(card.words["exposed"]),
        "against": _both(card.words["others"]),
        "looked at": _both(card.words["outcome"]),
        "expected": code(card.expects),
        "how": first_sentence(card.watch.__doc__),
        "unit": code(card.unit),
        "way": code(card.way),
        "days waited": str(card.lag) if card.lag else "",
        "at least": f"{card.least} {'on each side' if _has_sides(card) else 'in all'}",
        "has to be recorded": codes(card.needs),
        "goes with": codes(concept_of(card.id).see),
        "version of the count": str(card.version),
    }
    rows = [(name, fact) for name, fact in facts.items() if fact]
    title = concept_of(card.id).title
    return section(f"{code(card.id)} {title.en} · {title.th}", table(("", ""), rows), level=3)


def _has_sides(card: Claim) -> bool:
    return card.way in {Way.SHARES, Way.MEANS}


def _both(says: Say) -> str:
    """A text in both languages."""
    return f"{tell(says, Language.EN)} · {tell(says, Language.TH)}"
