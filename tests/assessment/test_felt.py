"""Where members see it differently from the record: told side by side, and never averaged."""

from typing import Any

import pytest

from saiyai.assessment.indicators.card import Dimension
from saiyai.assessment.reading import Sure
from saiyai.assessment.statistics.composite import DIVERGES
from saiyai.assessment.warnings.felt import felt_matters
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Language, Say, tell


def profile(**dimensions: tuple[float, float]) -> dict[str, Any]:
    """A kept profile: of each dimension what was seen and what was answered."""
    return {
        "dimensions": {
            name: {"seen": seen, "answered": answered, "diverges": abs(seen - answered) > DIVERGES}
            for name, (seen, answered) in dimensions.items()
        },
        "indicators": {"A4": {"evidence": {"surveys": {"ids": [7], "count": 1}}}},
    }


def test_both_sides_are_told_and_the_survey_they_rest_on() -> None:
    (one,) = felt_matters(profile(D4=(0.70, 0.43)))

    assert one.of is Matter.FELT_APART
    assert (one.seen.facts["seen"], one.seen.facts["answered"]) == (70, 43)
    assert one.seen.facts["what"] == Say("dimension.D4")
    assert (one.size, one.sure) == (27, Sure.FAIRLY)
    assert one.trail.rows == {"surveys": (7,)}


def test_of_several_the_widest_is_told_and_the_others_are_counted() -> None:
    (one,) = felt_matters(profile(D4=(0.70, 0.43), D2=(0.2, 0.9), D1=(0.5, 0.6)))

    assert one.seen.facts["what"] == Say("dimension.D2")
    assert one.seen.facts["more"] == 1


@pytest.mark.parametrize("told", [{}, {"D4": (0.6, 0.43)}])
def test_where_they_are_near_or_nobody_was_asked_there_is_no_matter(told: dict[str, Any]) -> None:
    assert felt_matters(profile(**told)) == []


def test_a_dimension_without_a_number_tells_nothing() -> None:
    told = profile()
    told["dimensions"] = {str(one): {"value": None, "why": "too_few_items"} for one in Dimension}

    assert felt_matters(told) == []


def test_it_is_known_again_by_its_dimension_alone() -> None:
    small, large = (felt_matters(profile(D4=(seen, 0.43)))[0] for seen in (0.70, 0.95))
    other = felt_matters(profile(D2=(0.70, 0.43)))[0]

    assert small.key == large.key != other.key
    assert small.size < large.size


@pytest.mark.parametrize("language", list(Language))
def test_it_says_that_people_see_it_differently(language: Language) -> None:
    (one,) = felt_matters(profile(D4=(0.70, 0.43)))
    said = tell(one.seen, language)

    assert "70" in said
    assert "43" in said
    assert {"th": "คนรู้สึกไม่ตรงกับบันทึก", "en": "differently from the record"}[language] in said
