"""The pulse survey: which there were, who takes part, and what a closed one comes to."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np
from django.db.models import Count, QuerySet

from saiyai.assessment.dice import dice_for
from saiyai.assessment.look.record import Table
from saiyai.assessment.pulse import LEAST_CELL, Answers, PulseRead, read_pulse
from saiyai.domain.errors import UnknownSurvey, UnknownSurveyLink
from saiyai.domain.periods import AsOf
from saiyai.domain.pulse import ITEMS, NO_ANSWER, Form, Item, items_of
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.clock import is_now, today_of
from saiyai.queries.columns import standing_at
from saiyai.queries.known import as_known
from saiyai.records.connections import alias
from saiyai.records.models import Network, Survey, SurveyAsked, SurveyLink, SurveySheet

_FORMS: Final = tuple(Form)


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """A survey on a day. Whoever was asked is known; whoever answered is kept nowhere."""

    ref: str
    form: Form
    opened: date
    closes: date
    closed: date | None
    asked: int
    answered: int | None
    """Sheets that are filled; None where it is not known how many were, then."""
    links: int
    """How many links were made."""
    by_link: int | None = None
    """Of those who answered, how many by a link, the others on paper.

    None while it is open, and where one of the two is under five.
    """

    @property
    def is_over(self) -> bool:
        """Whether it is ended, and its result there."""
        return self.closed is not None

    @property
    def share(self) -> int | None:
        """How many of those who were asked answered, in percent; None where that is not known."""
        return None if self.answered is None else round(100 * self.answered / self.asked)

    @property
    def on_paper(self) -> int | None:
        """Of those who answered, how many on paper; None as `by_link`."""
        known = self.by_link is not None and self.answered is not None
        return (self.answered or 0) - (self.by_link or 0) if known else None

    @property
    def links_to_make(self) -> int:
        """How many links are lacking, so that there is one for each; one where there are."""
        return max(self.asked - self.links, 1)


@dataclass(frozen=True, slots=True)
class SurveyStory:
    """One survey, with what it comes to once it is closed."""

    row: SurveyRow
    items: tuple[Item, ...]
    read: PulseRead | None
    takes_answers: bool
    """Whether it may be answered on that day."""


@dataclass(frozen=True, slots=True)
class SheetToFill:
    """What somebody who follows a link is asked."""

    network: Network
    form: Form
    closes: date
    is_open: bool
    items: tuple[Item, ...]


def list_surveys(viewer: Viewer, network: Network, when: AsOf) -> Sequence[SurveyRow]:
    """The surveys that were opened by a day, the newest first; none for outsiders."""
    if viewer.eye is Eye.OUTSIDE:
        return []
    rows = Survey.objects.using(alias()).filter(network=network, opened__lte=when.day)
    surveys = list(rows.known(when.known).order_by("-pk"))
    return [_row(survey, when) for survey in _as_known(surveys, when.known)]


def get_survey(viewer: Viewer, network: Network, ref: str, when: AsOf) -> SurveyStory:
    """One survey; its result once it was closed by a day.

    Raises: UnknownSurvey, as for every outsider.
    """
    survey = survey_of(viewer, network, ref)
    if survey.opened > when.day or not _as_known([survey], when.known):
        raise UnknownSurvey(ref=ref)
    row = _row(survey, when)
    read = None if row.closed is None else _read(row.form, _sheets(survey), row.asked)
    takes = is_now(network, when) and row.closed is None and when.day <= row.closes
    return SurveyStory(row, items_of(row.form), read, takes)


def survey_of(viewer: Viewer, network: Network, ref: str) -> Survey:
    """A survey by its ref, for a service. Raises: UnknownSurvey, as for every outsider."""
    rows = Survey.objects.using(alias()).filter(network=network, ref=ref).known(None)
    found = None if viewer.eye is Eye.OUTSIDE else rows.select_related("network").first()
    if found is None:
        raise UnknownSurvey(ref=ref)
    return found


def get_sheet_to_fill(digest: str) -> SheetToFill:
    """What a link opens, by its digest, for whoever holds it. Raises: UnknownSurveyLink."""
    links = SurveyLink.objects.using(alias()).filter(token=digest, used=False)
    link = links.select_related("survey__network__actor").first()
    if link is None:
        raise UnknownSurveyLink
    survey, network = link.survey, link.survey.network
    form = Form(survey.form)
    is_open = survey.closed is None and today_of(network) <= survey.closes
    return SheetToFill(network, form, survey.closes, is_open, items_of(form))


def survey_tables_of(network: Network, eye: Eye, seq: int) -> Mapping[str, Table]:
    """Surveys that were closed, as known at a Change, and the sheets that were filled in them.

    `surveys` have `form`, `opened`, `closed` and `asked`; `sheets` name them by `survey` and hold
    an answer for each question by its id, 0 where none was given or asked. Outsiders read none.
    Cost: one pass over the sheets.
    """
    rows = Survey.objects.using(alias()).filter(standing_at(seq), network=network)
    found = [] if eye is Eye.OUTSIDE else list(rows.order_by("pk"))
    closed = [one for one in _as_known(found, seq) if one.closed is not None]
    counts = SurveyAsked.objects.using(alias()).filter(survey__in=closed).values("survey")
    asked = dict(counts.annotate(n=Count("pk")).values_list("survey", "n"))
    told = {
        "form": [_FORMS.index(Form(one.form)) for one in closed],
        "opened": [one.opened.toordinal() for one in closed],
        "closed": [one.closed.toordinal() for one in closed if one.closed],
        "asked": [asked[one.pk] for one in closed],
    }
    at = {survey.pk: place for place, survey in enumerate(closed)}
    sheets = SurveySheet.objects.using(alias()).filter(survey__in=closed).exclude(answers="")
    filled = list(sheets.order_by("number").values_list("number", "survey_id", "answers"))
    given = [json.loads(answers) for _, _, answers in filled]
    cells = {name: [one.get(name, NO_ANSWER) for one in given] for name in ITEMS}
    cells["survey"] = [at[survey] for _, survey, _ in filled]
    words = {"form": tuple(map(str, _FORMS))}
    return {
        "surveys": _table([one.pk for one in closed], told, words),
        "sheets": _table([number for number, _, _ in filled], cells, {}),
    }


def _table(
    ids: Sequence[int], cells: Mapping[str, Sequence[int]], words: Mapping[str, tuple[str, ...]]
) -> Table:
    columns = {name: np.array(told, np.int64) for name, told in cells.items()}
    return Table(np.array(ids, np.int64), columns, words)


def _as_known(surveys: list[Survey], known: int | None) -> list[Survey]:
    """As they stood at a Change; of one whose past was erased nothing is told."""
    standing = [one for one in surveys if known is None or (one.told or 0) <= known]
    erased = as_known(standing, known)
    return [one for one in standing if one.pk not in erased]


def _row(survey: Survey, when: AsOf) -> SurveyRow:
    closed = survey.closed if survey.closed and survey.closed <= when.day else None
    is_now = when.known is None and survey.closed is None
    sheets = SurveySheet.objects.using(alias()).filter(survey=survey)
    asked = SurveyAsked.objects.using(alias()).filter(survey=survey).count()
    links = SurveyLink.objects.using(alias()).filter(survey=survey)
    answered = sheets.exclude(answers="").count() if closed or is_now else None
    return SurveyRow(
        ref=survey.ref,
        form=Form(survey.form),
        opened=survey.opened,
        closes=survey.closes,
        closed=closed,
        asked=asked,
        answered=answered,
        links=links.count(),
        by_link=_by_link(links, answered or 0) if closed else None,
    )


def _by_link(links: QuerySet[SurveyLink], answered: int) -> int | None:
    used = links.filter(used=True).count()
    return used if min(used, answered - used) >= LEAST_CELL else None


def _sheets(survey: Survey) -> tuple[str, ...]:
    sheets = SurveySheet.objects.using(alias()).filter(survey=survey).exclude(answers="")
    return tuple(sheets.order_by("number").values_list("answers", flat=True))


@lru_cache(maxsize=32)
def _read(form: Form, sheets: tuple[str, ...], asked: int) -> PulseRead:
    """What closed sheets come to; they never change, and it takes a fifth of a second."""
    items = items_of(form)
    given = [[json.loads(one)[item.id] for item in items] for one in sheets]
    whole = np.array(given, np.int64).reshape(-1, len(items))
    return read_pulse(Answers(items, whole, asked), dice_for)
