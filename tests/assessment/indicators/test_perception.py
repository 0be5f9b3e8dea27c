"""What members say: by hand from sheets, in every form, and never of a part."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from saiyai.assessment.indicators.card import Source
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.look.record import Scope
from saiyai.assessment.look.view import View
from saiyai.assessment.profile import measured
from saiyai.assessment.pulse import PERCEIVED
from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from saiyai.domain.pulse import ITEMS, Form, items_for, items_of
from tests.assessment.drawn import DAY, Surveyed
from tests.assessment.indicators.worked import measure, numbers, value, view, why

CAST = "abcdefghijkl"
Sheets = Sequence[Mapping[str, int]]


def survey(sheets: Sheets, form: Form = Form.FULL, days: int = 30, asked: int = 12) -> Surveyed:
    closed = DAY - timedelta(days)
    return Surveyed(form, closed - timedelta(14), closed, asked, sheets)


def alike(answer: int, sheets: int = 10, **other: int) -> Sheets:
    """Sheets on which everybody answers the same to all, but for some questions."""
    return [dict.fromkeys(ITEMS, answer) | other] * sheets


def asked(*told: Surveyed) -> View:
    return view(CAST, surveys=told)


def test_there_are_nine_and_they_are_those_that_surveys_are_read_for() -> None:
    perceived = [card.id for card in INDICATORS.values() if card.source is Source.PERCEPTION]

    assert sorted(perceived) == sorted(PERCEIVED)
    assert len(perceived) == 9


@pytest.mark.parametrize("indicator", PERCEIVED)
def test_a_level_is_the_mean_of_its_questions_on_nought_to_one(indicator: str) -> None:
    items = items_for(indicator)
    sheets = [{item.id: 1 + (at + n) % 5 for n, item in enumerate(items)} for at in range(10)]
    by_hand = [
        sum(6 - one[item.id] if item.is_reversed else one[item.id] for item in items) / len(items)
        for one in sheets
    ]
    seen = asked(survey(sheets))

    assert value(indicator, seen) == pytest.approx((sum(by_hand) / 10 - 1) / 4)
    assert set(numbers(measure(indicator, seen).parts)) == {item.id for item in items}
    assert measure(indicator, seen).evidence["surveys"].tolist() == [0]


def test_to_agree_that_a_few_decide_speaks_against_equality() -> None:
    seen = asked(survey(alike(5)))

    assert value("M4", seen) == 1
    assert value("E5", seen) == pytest.approx(1 / 3)  # q15 well, q16 and q17 ill
    assert numbers(measure("E5", seen).parts) == {"q15": 1, "q16": 0, "q17": 0}


@pytest.mark.parametrize("form", list(Form))
def test_in_a_shorter_form_the_questions_that_were_asked_count(form: Form) -> None:
    sheets = [{item.id: 4 for item in items_of(form)}] * 10
    seen = asked(survey(sheets, form))

    for indicator in PERCEIVED:
        items = [item for item in items_for(indicator) if form in item.forms]
        if items:
            turned = [2 if item.is_reversed else 4 for item in items]
            level = (sum(turned) / len(items) - 1) / 4
            assert value(indicator, seen) == pytest.approx(level), indicator
        else:
            assert why(indicator, seen) == Missing(NoEstimate.TOO_FEW_ITEMS, 1)


def test_without_a_survey_eight_answers_are_missing() -> None:
    assert why("M4", asked()) == Missing(NoEstimate.TOO_FEW_ANSWERS, 8)


def test_who_does_not_know_is_not_counted_and_gates_hold() -> None:
    of_seven = [*alike(4, 7), *alike(0, 3)]

    assert why("M4", asked(survey(of_seven))) == Missing(NoEstimate.TOO_FEW_ANSWERS, 1)
    assert why("M4", asked(survey(alike(4, 8), asked=14))) == Missing(NoEstimate.LOW_RESPONSE, 1)
    assert value("M4", asked(survey(alike(4, 8), asked=13))) == 0.75


def test_the_newest_of_a_year_is_read() -> None:
    old, new = survey(alike(1), days=200), survey(alike(5), days=20)
    of_a_year = survey(alike(3), days=364)

    assert value("M4", asked(new, old)) == value("M4", asked(old, new)) == 1
    assert value("M4", asked(of_a_year)) == 0.5
    assert why("M4", asked(survey(alike(3), days=365))).why is NoEstimate.TOO_FEW_ANSWERS
    assert why("M4", asked(survey(alike(3), days=-1))).why is NoEstimate.TOO_FEW_ANSWERS
    assert value("M4", asked(survey(alike(3), days=0))) == 0.5


def test_of_a_part_of_the_network_sheets_tell_nothing() -> None:
    whole = asked(survey(alike(4)))
    part = replace(whole, scope=Scope(np.arange(12) < 10, 3))
    occasion = replace(whole, scope=replace(whole.scope, occasion=1))

    assert why("M4", part).why is why("M4", occasion).why is NoEstimate.TOO_FEW_ANSWERS


def test_a_shared_view_says_beside_whether_it_is_shared() -> None:
    together = measure("P3", asked(survey(alike(2)))).beside
    apart = [dict.fromkeys(ITEMS, 1 + 4 * (at % 2)) for at in range(10)]
    split = measure("P3", asked(survey(apart)))

    assert together == {"agreement": 1, "agreement_beyond_politeness": 1, "deviation": 0}
    assert isinstance(split.value, Estimate)
    assert split.value.value == 0.5
    assert (split.beside["agreement"], split.beside["deviation"]) == (0, 2)
    assert measure("P3", asked(survey(alike(2, 7)))).beside == {}


def test_questions_are_read_beside_others_and_do_not_enter_them() -> None:
    card = INDICATORS["M3"]
    seen, unasked = asked(survey(alike(5, q27=1))), asked()

    assert measured(card, seen).beside == {"q26": 1, "q27": 0}
    assert measured(card, unasked).beside == {}
    assert measured(card, seen).value == measured(card, unasked).value
    assert measured(INDICATORS["G1"], seen).beside["q28"] == 1
    assert measured(card, asked(survey(alike(5), Form.SHORT))).beside == {}
    assert measured(card, asked(survey(alike(5, 7)))).beside == {}


def test_intervals_say_with_what_dice_they_were_drawn() -> None:
    apart = [dict.fromkeys(ITEMS, 1 + at % 5) for at in range(10)]
    found = measure("X6", asked(survey(apart))).value

    assert isinstance(found, Estimate)
    assert found.low < found.value < found.high
    assert found.seed is not None
    assert found == measure("X6", asked(survey(apart))).value
    assert (date(2026, 10, 31), found.n) == (DAY, 10)
