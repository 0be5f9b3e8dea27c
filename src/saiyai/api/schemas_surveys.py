"""Shapes of the pulse survey, going in and out."""

from datetime import date

from ninja import Schema
from pydantic import BaseModel, Field

from saiyai.api.schemas import NameOut
from saiyai.api.schemas_profile import NumberOut
from saiyai.domain.pulse import Form


class SurveyIn(Schema):
    """How much to ask, and the last day on which it is answered."""

    form: Form
    closes: str = Field(description='As people write it: "2026-11-14", "14 พ.ย. 2569".')


class LinksIn(Schema):
    """How many links to make."""

    count: int


class LinksOut(BaseModel):
    """Tokens that open one sheet each, once. They are kept nowhere."""

    tokens: list[str]


class AnswersIn(Schema):
    """Answers by id of the question: 1 to 5, and 0 for none. What is left out is none."""

    answers: dict[str, int]


class QuestionOut(BaseModel):
    """A question; to agree with a `reversed` one speaks ill of the network.

    `indicator` is what it enters, `beside` what it is read with and never enters; either may be
    empty.
    """

    id: str
    text: NameOut
    indicator: str
    beside: str
    reversed: bool


class SheetOut(BaseModel):
    """What a link opens. The questions are not validated yet."""

    network: NameOut
    form: Form
    closes: date
    open: bool
    preface: NameOut
    validated: bool = False
    questions: list[QuestionOut]


class SurveyOut(BaseModel):
    """A survey on a day.

    `answered` is null where it is not known how many had, then; `by_link` until it is closed,
    and where fewer than five answered in one of the two ways.
    """

    id: str
    form: Form
    opened: date
    closes: date
    closed: date | None
    asked: int
    answered: int | None
    by_link: int | None
    links: int


class MeanOut(BaseModel):
    """What was answered on the average, from 1 to 5, to one decimal, and between what it lies."""

    value: float
    low: float
    high: float


class AnsweredOut(BaseModel):
    """One question: how many answered, their mean or `why` there is none, and how they split.

    Of `split`, the numbers of 1 to 5 in order, null is not shown.
    """

    id: str
    answered: int
    mean: MeanOut | None
    why: str | None
    split: list[int | None]


class ScaleOut(BaseModel):
    """The questions of an indicator together, on 0..1, those turned round that are reversed.

    `together` is omega of three questions and Spearman-Brown of two; it and `icc`, the mean of
    any raters, are null where different ideas are put together. rWG(J) is beside answers at
    random (`agreement`) and beside politeness (`polite`), AD (`deviation`) in points.
    """

    indicator: str
    questions: list[str]
    level: NumberOut
    together: NumberOut | None
    agreement: NumberOut
    polite: NumberOut
    deviation: NumberOut
    icc: float | None


class ResultOut(BaseModel):
    """What a closed survey came to. The questions are not validated yet."""

    validated: bool = False
    answered: list[AnsweredOut]
    scales: list[ScaleOut]


class SurveyPageOut(BaseModel):
    """One survey with what it asks; `result` is null until it is closed."""

    survey: SurveyOut
    takes_answers: bool
    questions: list[QuestionOut]
    result: ResultOut | None
