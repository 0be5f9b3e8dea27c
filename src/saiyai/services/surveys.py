"""The pulse survey: opened, handed out as links or on paper, answered by nobody in particular.

An answer is no Change: it takes no number and has no writer, day or time, and cannot be taken
back. Results are told once a survey is closed, for between two looks at them stands one answer.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from django.db.models import Case, F, Min, TextField, Value, When
from django.utils import timezone

from saiyai.domain.errors import (
    FirstMonth,
    LastDayTooEarly,
    StepOutOfOrder,
    SurveyFull,
    SurveyOpen,
    SurveyOver,
    TooFewAsked,
    UnknownSurveyLink,
    UnknownWord,
)
from saiyai.domain.pulse import FIRST_MONTH, LEAST_ASKED, NO_ANSWER, SCALE, Form, items_of
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.clock import today_of
from saiyai.queries.identities import kept_for
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import (
    Change,
    Event,
    Network,
    Survey,
    SurveyAsked,
    SurveyLink,
    SurveySheet,
)
from saiyai.services.changes import Action, require_keeper, telling
from saiyai.services.checks import check_word
from saiyai.services.refs import fresh_ref
from saiyai.services.registers import members_on

MOST_LINKS: Final = 2
"""So many links are made for each who is asked: one, and one for who lost it."""

_NUMBERS: Final = 2**53
"""Sheets have numbers below this, which every format holds whole."""


def open_survey(by: Viewer, network: Network, form: Form, closes: date) -> Survey:
    """Open a survey among everybody who is in the network today, until a last day.

    Never of a choice of members: two surveys that differ in one of them would tell of that one.
    The register and blank sheets are written whole, so that no answer will add a row.
    Raises: FirstMonth, TooFewAsked below eight, SurveyOpen while another is, LastDayTooEarly,
        UnknownWord, KeepersOnly.
    """
    require_keeper(by)
    check_word("form", form, Form)
    today = today_of(network)
    with telling(by, Action("open_survey"), network) as now:
        rows = Survey.objects.using(WRITING).filter(network=network, closed__isnull=True)
        if rows.known(None).exists():
            raise SurveyOpen
        asked = asked_on(network, today, closes)
        ref = fresh_ref(Survey, network, "s", now.seq)
        survey = Survey.objects.using(WRITING).create(
            network=network, ref=ref, form=form, opened=today, closes=closes, told=now.seq
        )
        SurveyAsked.objects.using(WRITING).bulk_create(
            SurveyAsked(survey=survey, actor_id=one) for one in asked
        )
        SurveySheet.objects.using(WRITING).bulk_create(
            SurveySheet(number=secrets.randbelow(_NUMBERS), survey=survey) for _ in asked
        )
    return survey


def asked_on(network: Network, today: date, closes: date) -> list[int]:
    """Row ids of everybody who is in the network on a day, to be asked until a last one.

    Raises: LastDayTooEarly, FirstMonth, TooFewAsked below eight.
    """
    if closes < today:
        raise LastDayTooEarly(day=closes, today=today)
    _require_begun(network, today)
    asked = sorted(set(kept_for(members_on(network, today)).values()))
    if len(asked) < LEAST_ASKED:
        raise TooFewAsked(needed=LEAST_ASKED, count=len(asked))
    return asked


def _require_begun(network: Network, today: date) -> None:
    """A record that has a day of its own began with the first day it tells of."""
    told = Event.objects.using(WRITING).filter(network=network).known(None)
    if network.clock is not None:
        first = told.aggregate(first=Min("earliest"))["first"]
    else:
        changes = Change.objects.using(WRITING).filter(network=network)
        first = timezone.localdate(changes.earliest("seq").at)
    if first is None or today - first < timedelta(days=FIRST_MONTH):
        raise FirstMonth(day=first or today)


def make_links(by: Viewer, survey: Survey, count: int) -> list[str]:
    """Make links, each of which opens one sheet once. Nobody's name is asked.

    Returns: their tokens, which are kept nowhere; hand them out shuffled.
    Raises: UnknownWord for more than two for each who is asked, SurveyOver, KeepersOnly.
    """
    require_keeper(by)
    with telling(by, Action("invite_to_survey", survey.ref), survey.network):
        standing = _taking_answers(survey)
        links = SurveyLink.objects.using(WRITING).filter(survey=standing)
        asked = SurveyAsked.objects.using(WRITING).filter(survey=standing).count()
        left = MOST_LINKS * asked - links.count()
        if not 1 <= count <= left:
            raise UnknownWord(field="links", value=count, known=f"1–{left}")
        tokens = [secrets.token_urlsafe(32) for _ in range(count)]
        SurveyLink.objects.using(WRITING).bulk_create(
            SurveyLink(survey=standing, token=link_digest_of(token)) for token in tokens
        )
    return tokens


def answer_by_link(token: str, answers: Mapping[str, int]) -> None:
    """Answer by a link, once. Who answers is asked by nobody and told to nobody.

    `answers` are 1 to 5 by id of the question; 0, or nothing, where somebody gives no answer.
    Raises: UnknownSurveyLink, SurveyOver, SurveyFull, UnknownWord.
    """
    with writing():
        found = SurveyLink.objects.using(WRITING).filter(token=link_digest_of(token), used=False)
        link = found.select_related("survey").first()
        if link is None:
            raise UnknownSurveyLink
        standing = _taking_answers(link.survey)
        if not found.exists():  # another answered by it while this one waited
            raise UnknownSurveyLink
        _fill(standing, _checked(standing, answers), link.pk)


def enter_sheet(by: Viewer, survey: Survey, answers: Mapping[str, int]) -> None:
    """Enter a sheet of paper. Nobody's name is asked, and it is not told who entered it.

    Raises: as `answer_by_link`, KeepersOnly.
    """
    require_keeper(by)
    with writing():
        standing = _taking_answers(survey)
        _fill(standing, _checked(standing, answers), None)


def close_survey(by: Viewer, survey: Survey) -> Survey:
    """End a survey, and with that let its result be read. It is not opened again.

    Raises: StepOutOfOrder if it is closed, KeepersOnly.
    """
    require_keeper(by)
    with telling(by, Action("close_survey", survey.ref), survey.network) as now:
        standing = Survey.objects.using(WRITING).select_for_update().get(pk=survey.pk)
        if standing.closed is not None:
            raise StepOutOfOrder(step=Say("pulse.close"), state=Say("pulse.closed"))
        now.edit(standing, {"closed": today_of(survey.network)})
    return standing


def link_digest_of(token: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def _taking_answers(survey: Survey) -> Survey:
    """The survey with its row held, so that answers follow one another. Raises: SurveyOver."""
    rows = Survey.objects.using(WRITING).select_for_update()
    standing = rows.select_related("network").get(pk=survey.pk)
    if standing.closed is not None or today_of(standing.network) > standing.closes:
        raise SurveyOver
    return standing


def _checked(survey: Survey, answers: Mapping[str, int]) -> str:
    """The answers to every question of the form, in its order, as they are kept."""
    asked = [item.id for item in items_of(Form(survey.form))]
    allowed = (NO_ANSWER, *SCALE)
    for name, answer in answers.items():
        if name not in asked:
            raise UnknownWord(field="answers", value=name, known=", ".join(asked))
        if answer not in allowed:
            raise UnknownWord(field=name, value=answer, known=", ".join(map(str, allowed)))
    return json.dumps({name: int(answers.get(name, NO_ANSWER)) for name in asked})


def _fill(survey: Survey, answers: str, link: int | None) -> None:
    """Fill one blank sheet by chance, and write every row of sheets and links anew."""
    sheets = SurveySheet.objects.using(WRITING).filter(survey=survey)
    blank = list(sheets.filter(answers="").order_by("number").values_list("number", flat=True))
    if not blank:
        raise SurveyFull(count=sheets.count())
    here = When(pk=secrets.choice(blank), then=Value(answers))
    sheets.update(answers=Case(here, default=F("answers"), output_field=TextField()))
    links = SurveyLink.objects.using(WRITING).filter(survey=survey)
    links.update(used=Case(When(pk=link or 0, then=Value(value=True)), default=F("used")))
