"""Answering a pulse survey by a link, without an account: nothing here knows who answers.

No session is written, nothing is kept of the request, and nobody's browser keeps the page.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from saiyai.domain.errors import SurveyOver, UnknownWord
from saiyai.domain.pulse import (
    ITEMS,
    NO_ANSWER,
    NOT_VALIDATED,
    PREFACE,
    SCALE,
    words_of_answer,
)
from saiyai.queries.asking import Asked
from saiyai.queries.networks import name_of_network
from saiyai.queries.pulse import get_sheet_to_fill
from saiyai.services.surveys import answer_by_link, link_digest_of
from saiyai.web.pages import number


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def answer(request: Asked, token: str) -> HttpResponse:
    """The questions behind a link, and the answers to them, once.

    Raises: UnknownSurveyLink, SurveyOver, SurveyFull, UnknownWord.
    """
    if request.method == "POST":
        answer_by_link(token, answers_in(request.POST))
        return redirect("survey_answered")
    sheet = get_sheet_to_fill(link_digest_of(token))
    if not sheet.is_open:
        raise SurveyOver
    return render(
        request,
        "web/survey_answer.html",
        {
            "sheet": sheet,
            "called": name_of_network(sheet.network),
            "answers": [(one, words_of_answer(one)) for one in (*SCALE, NO_ANSWER)],
            "preface": PREFACE,
            "not_validated": NOT_VALIDATED,
        },
    )


@require_safe
def answered(request: Asked) -> HttpResponse:
    """Thanks; the same page for everybody."""
    return render(request, "web/survey_answered.html")


def answers_in(given: Mapping[str, Any]) -> dict[str, int]:
    """Answers in a form by id of the question; those that were left empty are not among them.

    Raises: UnknownWord for what is no number.
    """
    told = {name: str(value).strip() for name, value in given.items() if name in ITEMS}
    found = {name: number(value) for name, value in told.items() if value}
    for name, answer in found.items():
        if answer is None:
            known = ", ".join(map(str, (NO_ANSWER, *SCALE)))
            raise UnknownWord(field=name, value=told[name], known=known)
    return {name: answer for name, answer in found.items() if answer is not None}
