"""What members say in the pulse survey: nine indicators, and questions read beside others.

They are of the whole network, from the newest survey that was closed within a year. Levels are
means of the questions that its form asked, on 0..1, reversed ones turned. The questions are not
yet validated, and every page that shows these says so.
"""

from collections.abc import Callable, Mapping
from typing import Final

from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.look.inside import SURVEY_DAYS
from saiyai.assessment.look.view import View
from saiyai.assessment.pulse import Answers, level_of
from saiyai.assessment.statistics.agreement import Agreement, agreement
from saiyai.assessment.statistics.answers import LEAST_ANSWERS
from saiyai.assessment.statistics.estimates import Estimate, Method, Missing, NoEstimate
from saiyai.domain.pulse import items_beside, items_for

_NONE: Final = Missing(NoEstimate.TOO_FEW_ANSWERS, LEAST_ANSWERS)
"""Nobody was asked of late: so many answers it would take at least."""


_ALIKE: Final = ("agreement", "agreement_beyond_politeness", "deviation")
"""What is told of answers that ought to be alike."""


def perceived(view: View, indicator: str) -> Measured:
    """The mean of an indicator's questions, and each of them as a part."""
    answers = view.answers
    if answers is None:
        return Measured(_NONE)
    items = answers.asked_for(indicator)
    parts = {item.id: level_of(answers, (item,), view.dice, item.id) for item in items}
    value = level_of(answers, items, view.dice, indicator)
    return Measured(value, {"surveys": view.survey_ids}, parts=parts)


def shared_view(view: View) -> Measured:
    """P3: how far members see a shared course; beside it, whether they answer alike.

    Agreement is read with the level and does not multiply it: all may agree that there is none.
    """
    found = perceived(view, "P3")
    if view.answers is None or isinstance(found.value, Missing):
        return found
    return Measured(found.value, found.evidence, _alike(view.answers), found.parts)


def answered_beside(view: View, indicator: str) -> Mapping[str, float]:
    """The levels of questions that are read beside an indicator and never enter it.

    One that too few answered, or nobody was asked, is not among them.
    """
    answers = view.answers
    if answers is None:
        return {}
    asked = [item for item in items_beside(indicator) if item in answers.items]
    told = {item.id: level_of(answers, (item,), view.dice, item.id) for item in asked}
    return {name: one.value for name, one in told.items() if isinstance(one, Estimate)}


def _alike(answers: Answers) -> Mapping[str, float]:
    found = agreement(answers.to(answers.asked_for("P3")))
    if not isinstance(found, Agreement):
        return {}
    told = found.uniform, found.skewed, found.deviation
    return dict(zip(_ALIKE, (one.value for one in told), strict=True))


def _of(indicator: str) -> Callable[[View], Measured]:
    return lambda view: perceived(view, indicator)


def _card(
    indicator: str,
    dimension: Dimension,
    constructs: str,
    cited: str,
    measure: Callable[[View], Measured] | None = None,
) -> Indicator:
    return Indicator(
        indicator,
        dimension,
        Source.PERCEPTION,
        ("surveys", "sheets"),
        (Method.RESPONDENT_BOOTSTRAP,),
        tuple(constructs.split()),
        cited,
        measure or _of(indicator),
        window=SURVEY_DAYS,
        beside=_ALIKE if measure else (),
        parts=tuple(item.id for item in items_for(indicator)),
        part_words="pulse.item",
    )


INDICATORS: Final = (
    _card("M4", Dimension.MEMBERS, "F1 B1", "McMillan & Chavis 1986; OECD 2017"),
    _card("P3", Dimension.PURPOSE, "F2 K1 K2 EQ5 EQ6",
          "James, Demaree & Wolf 1984; O'Neill 2017", shared_view),
    _card("R2", Dimension.DUTY, "F3", "Mattessich & Johnson 2018"),
    _card("A4", Dimension.PARTICIPATION, "F4 K4", "Grootaert et al. 2004"),
    _card("C5", Dimension.COMMUNICATION, "F5 S2 EQ2 EQ3", "dimensions after Gittell"),
    _card("X6", Dimension.RECIPROCITY, "K3 K5 K6 S4", "Varda et al. 2008"),
    _card("E5", Dimension.EQUALITY, "S3 B2", "Varda et al. 2008; Grootaert et al. 2004"),
    _card("L7", Dimension.LINK, "LL LN LK", "definitions of the seed"),
    _card("G6", Dimension.STRUCTURE, "K3 S1 LT GR", "Lasker, Weiss & Miller 2001"),
)  # fmt: skip
