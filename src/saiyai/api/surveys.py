"""The pulse survey: open it, make links, enter sheets of paper, close it, read the result."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from saiyai.api.asked import Slug, as_of, asked, day_of, name_out, opened
from saiyai.api.said import DayQuery
from saiyai.api.schemas import NameOut
from saiyai.api.schemas_profile import NumberOut
from saiyai.api.schemas_surveys import (
    AnsweredOut,
    AnswersIn,
    LinksIn,
    LinksOut,
    MeanOut,
    QuestionOut,
    ResultOut,
    ScaleOut,
    SheetOut,
    SurveyIn,
    SurveyOut,
    SurveyPageOut,
)
from saiyai.assessment.pulse import ItemRead, PulseRead, ScaleRead
from saiyai.assessment.statistics.agreement import Agreement, IccForms
from saiyai.assessment.statistics.estimates import Estimate, Missing
from saiyai.domain.periods import AsOf
from saiyai.domain.pulse import PREFACE, Item
from saiyai.domain.words import Language, Say, tell
from saiyai.queries.networks import OpenNetwork, name_of_network
from saiyai.queries.pulse import (
    SurveyRow,
    get_sheet_to_fill,
    get_survey,
    list_surveys,
    survey_of,
)
from saiyai.services.surveys import (
    answer_by_link,
    close_survey,
    enter_sheet,
    link_digest_of,
    make_links,
    open_survey,
)

router = Router(tags=["surveys"])
answers = Router(tags=["surveys"])
"""For whoever holds a link; below no network, since they need not know which."""


@router.get("/", response=list[SurveyOut])
def surveys(request: HttpRequest, slug: Slug, wanted: Query[DayQuery]) -> list[SurveyOut]:
    """The surveys that were opened by a day, the newest first; none for outsiders."""
    network = opened(request, slug)
    when = as_of(network, wanted.as_of, wanted.known)
    return [_row(row) for row in list_surveys(asked(request).viewer, network, when)]


@router.post("/", response={201: SurveyPageOut})
def open_one(request: HttpRequest, slug: Slug, told: SurveyIn) -> Status[SurveyPageOut]:
    """Ask everybody who is in the network today."""
    network = opened(request, slug)
    closes = day_of(network, told.closes)
    made = open_survey(asked(request).viewer, network, told.form, closes)
    return Status(201, _page(request, network, made.ref))


@router.post("/links/{path:ref}", response={201: LinksOut})
def links(request: HttpRequest, slug: Slug, ref: str, told: LinksIn) -> Status[LinksOut]:
    """Make links that belong to nobody. Hand them out shuffled."""
    network, viewer = opened(request, slug), asked(request).viewer
    return Status(
        201, LinksOut(tokens=make_links(viewer, survey_of(viewer, network, ref), told.count))
    )


@router.post("/sheets/{path:ref}", response={201: SurveyPageOut})
def sheet(request: HttpRequest, slug: Slug, ref: str, told: AnswersIn) -> Status[SurveyPageOut]:
    """Enter a sheet of paper. It cannot be changed, and it is kept nowhere whose it was."""
    network, viewer = opened(request, slug), asked(request).viewer
    enter_sheet(viewer, survey_of(viewer, network, ref), told.answers)
    return Status(201, _page(request, network, ref))


@router.post("/endings/{path:ref}", response={201: SurveyPageOut})
def close(request: HttpRequest, slug: Slug, ref: str) -> Status[SurveyPageOut]:
    """End a survey, and with that let its result be read."""
    network, viewer = opened(request, slug), asked(request).viewer
    close_survey(viewer, survey_of(viewer, network, ref))
    return Status(201, _page(request, network, ref))


@router.get("/{path:ref}", response=SurveyPageOut)
def one(request: HttpRequest, slug: Slug, ref: str, wanted: Query[DayQuery]) -> SurveyPageOut:
    """One survey, with its result once it was closed by a day."""
    network = opened(request, slug)
    return _page(request, network, ref, as_of(network, wanted.as_of, wanted.known))


@answers.get("/{token}", response=SheetOut)
def opened_by_link(request: HttpRequest, token: str) -> SheetOut:  # noqa: ARG001 - nobody asks who
    """The questions behind a link. It says nothing of who holds it."""
    found = get_sheet_to_fill(link_digest_of(token))
    return SheetOut(
        network=name_out(name_of_network(found.network)),
        form=found.form,
        closes=found.closes,
        open=found.is_open,
        preface=_both(PREFACE),
        questions=[_question(item) for item in found.items],
    )


@answers.post("/{token}", response={204: None})
def answer(request: HttpRequest, token: str, told: AnswersIn) -> Status[None]:  # noqa: ARG001 - nobody asks who
    """Answer by a link, once."""
    answer_by_link(token, told.answers)
    return Status(204, None)


def _row(row: SurveyRow) -> SurveyOut:
    return SurveyOut(
        id=row.ref,
        form=row.form,
        opened=row.opened,
        closes=row.closes,
        closed=row.closed,
        asked=row.asked,
        answered=row.answered,
        by_link=row.by_link,
        links=row.links,
    )


def _page(
    request: HttpRequest, network: OpenNetwork, ref: str, when: AsOf | None = None
) -> SurveyPageOut:
    story = get_survey(asked(request).viewer, network, ref, when or as_of(network, ""))
    return SurveyPageOut(
        survey=_row(story.row),
        takes_answers=story.takes_answers,
        questions=[_question(item) for item in story.items],
        result=_result(story.read) if story.read else None,
    )


def _both(said: Say) -> NameOut:
    return NameOut(th=tell(said, Language.TH), en=tell(said, Language.EN))


def _question(item: Item) -> QuestionOut:
    return QuestionOut(
        id=item.id,
        text=_both(item.words),
        indicator=item.indicator,
        beside=item.beside,
        reversed=item.is_reversed,
    )


def _result(read: PulseRead) -> ResultOut:
    return ResultOut(
        answered=[_answered(item) for item in read.items],
        scales=[_scale(scale) for scale in read.scales],
    )


def _answered(read: ItemRead) -> AnsweredOut:
    mean = read.mean
    return AnsweredOut(
        id=read.item.id,
        answered=read.answered,
        mean=MeanOut(value=mean.value, low=mean.low, high=mean.high) if mean else None,
        why=str(read.level.why) if isinstance(read.level, Missing) else None,
        split=list(read.split),
    )


def _scale(read: ScaleRead) -> ScaleOut:
    alike = read.agreement
    told = (
        (alike.uniform, alike.skewed, alike.deviation)
        if isinstance(alike, Agreement)
        else (alike, alike, alike)
    )
    return ScaleOut(
        indicator=read.indicator,
        questions=[item.id for item in read.items],
        level=_number(read.level),
        together=_number(read.together) if read.together else None,
        agreement=_number(told[0]),
        polite=_number(told[1]),
        deviation=_number(told[2]),
        icc=read.icc.any_raters_mean if isinstance(read.icc, IccForms) else None,
    )


def _number(found: Estimate | Missing) -> NumberOut:
    if isinstance(found, Missing):
        return NumberOut(value=None, why=str(found.why), lacks=found.lacks)
    return NumberOut(
        value=found.value,
        low=found.low,
        high=found.high,
        level=found.level,
        method=found.method,
        scope=found.method.scope,
        n=found.n,
        seed=found.seed,
    )
