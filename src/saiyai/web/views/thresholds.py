"""By what a network is read: its own thresholds beside the house's, and the form that sets one."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.thresholds import FIXED, THRESHOLDS, Fixed, ThresholdDraft, ThresholdUnit
from saiyai.queries.asking import Asked
from saiyai.queries.thresholds import list_thresholds
from saiyai.services.checks import malformed
from saiyai.services.thresholds import record_threshold, withdraw_threshold
from saiyai.web.pages import done, open_page, said_in, show


@require_safe
def thresholds(request: Asked, slug: str) -> HttpResponse:
    """Which thresholds a network set, since when and why; what else it may set."""
    page = open_page(request, slug)
    read = list_thresholds(request.viewer, page.network, page.when)
    parts = groupby(read.rows, lambda row: row.card.part)
    return show(
        request,
        "thresholds",
        page,
        "more",
        read=read,
        parts=[(part, list(rows)) for part, rows in parts],
        stay=[]
        if read.hidden
        else [(why, [n for n in FIXED if FIXED[n] is why]) for why in Fixed],
    )


@require_POST
def save(request: Asked, slug: str) -> HttpResponseRedirect:
    """Set a threshold of the network."""
    page, given = open_page(request, slug), request.POST
    name = given.get("name", "").strip()
    draft = ThresholdDraft(
        name, _value(name, given), given.get("reason", ""), said_in(given, page)
    )
    made = record_threshold(request.viewer, page.network, draft)
    done(request, "action.record_threshold", made.told)
    return redirect("thresholds", slug=slug)


@require_POST
def withdraw(request: Asked, slug: str, name: str) -> HttpResponseRedirect:
    """Go back to a threshold of the house."""
    page = open_page(request, slug)
    seq = withdraw_threshold(request.viewer, page.network, name)
    done(request, "action.withdraw_threshold", seq)
    return redirect("thresholds", slug=slug)


def _value(name: str, given: Mapping[str, Any]) -> float:
    """A number as people write it: a share in percent, with the sign or without.

    Raises: MalformedData for what is no number.
    """
    text = str(given.get("value", "")).strip().removesuffix("%").strip()
    try:
        value = float(text)
    except ValueError as wrong:
        raise malformed("malformed.threshold", "value", "no_number") from wrong
    is_share = name in THRESHOLDS and THRESHOLDS[name].unit is ThresholdUnit.SHARE
    return value / 100 if is_share else value
