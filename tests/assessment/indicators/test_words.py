"""Indicators in words: every card in both languages, and nothing told that has no name."""

import pytest

from saiyai.assessment.conventions import Conventions
from saiyai.assessment.indicators.card import Indicator
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.indicators.words import counts, how_sure, lacks, says
from saiyai.assessment.profile import read_profile
from saiyai.assessment.reading import Sure
from saiyai.assessment.statistics.estimates import NoEstimate
from saiyai.domain.words import Language, Say, tell, texts
from tests.assessment.test_profile import lively

CARDS = list(INDICATORS.values())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_is_told_in_both_languages(card: Indicator, language: Language) -> None:
    told = [says(card, 0.5), counts(card), lacks(card, NoEstimate.TOO_FEW_WATCHED, 4)]
    told += [Say(f"indicator.{card.id}{part}") for part in ("", ".asks", ".care")]
    found = [tell(one, language) for one in told if one is not None]

    assert len(found) == 6
    assert all(found)
    assert "{" not in "".join(found)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_what_stands_beside_a_number_and_what_it_is_made_of_has_a_name(card: Indicator) -> None:
    keys = {f"indicator.beside.{name}" for name in (*card.beside, *card.counted)}
    keys |= {f"{card.part_words}.{name}" for name in card.parts}

    assert keys <= set(texts())


def test_nothing_is_told_that_is_not_named_on_its_card() -> None:
    for one, told in read_profile(lively()).indicators.items():
        card = INDICATORS[one]
        assert set(told.beside) <= {*card.beside, *card.counted}, one
        assert set(told.parts) <= set(card.parts), one


def test_thresholds_in_a_sentence_are_those_that_hold() -> None:
    strict = Conventions(reply_days=3, least_requests=44)
    told = tell(counts(INDICATORS["C1"], strict), Language.EN)

    assert "within 3 days" in told
    assert "44" in told


def test_a_share_is_told_of_a_hundred_and_a_power_as_what_doubling_does() -> None:
    assert "62 of 100" in tell(says(INDICATORS["M1"], 0.621), Language.EN)
    assert "2.0 times the joint work" in tell(says(INDICATORS["G4"], 1), Language.EN)
    assert says(INDICATORS["G4"], 1e9) == says(INDICATORS["G4"], 1e6)


def test_what_is_lacking_is_told_with_how_much_of_it() -> None:
    card = INDICATORS["X2"]

    assert lacks(card, NoEstimate.NOT_RECORDED, 0) is None
    assert lacks(card, NoEstimate.TOO_FEW_EVENTS, 4) == Say("indicator.X2.lacks", n=4)
    assert lacks(card, NoEstimate.TOO_FEW_MEMBERS, 2) == Say("lacks.members", n=2)


@pytest.mark.parametrize(
    ("low", "high", "sure"),
    [
        (0.45, 0.6, Sure.SURE),
        (1.9, 2.4, Sure.FAIRLY),
        (0.4, 0.75, Sure.FAIRLY),
        (0.1, 0.9, Sure.NOT_YET),
    ],
)
def test_a_wide_interval_is_not_sure(low: float, high: float, sure: Sure) -> None:
    assert how_sure(low, high) is sure
