"""What views share: the network of a page, its day, and the note after something was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from saiyai.domain.agreements import Answer, AnswerDraft
from saiyai.domain.dates import parse_when
from saiyai.domain.errors import UnknownChange, UnknownWord
from saiyai.domain.periods import AsOf, Span
from saiyai.domain.said import Said
from saiyai.domain.words import say
from saiyai.queries.actors import find_self
from saiyai.queries.asking import Asked
from saiyai.queries.changes import find_day_of
from saiyai.queries.clock import today_of
from saiyai.queries.live import find_newest_known
from saiyai.queries.networks import OpenNetwork, as_of, get_network, name_of_network
from saiyai.queries.ties import list_ties_of

_DONE = "done"
READ_AGAIN = "Saiyai-Read-Again"
"""The header of a page that reads itself again: the note of what was done waits for its reader."""
W = TypeVar("W", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Page:
    """The network of a page and the day it is read on."""

    network: OpenNetwork
    today: date
    when: AsOf
    known_on: date | None = None
    """The day of the Change as known at which the page is read; None: as known now."""
    now_here: str = ""
    """The address of the same page now."""
    seq: int | None = None
    """The newest Change before anything of the page was read; None where nobody waits for newer
    ones: a page as known at a Change stays, and outside may know of none."""

    @property
    def is_today(self) -> bool:
        """Whether the page shows the record's own today."""
        return self.when.day == self.today

    @property
    def is_now(self) -> bool:
        """Whether the page shows the record's own today, as known now."""
        return self.is_today and self.when.known is None

    @property
    def as_of(self) -> str:
        """The day as an address gives it; empty for the record's own today."""
        return "" if self.is_today else self.when.day.isoformat()

    @property
    def known(self) -> str:
        """The Change as an address gives it; empty for as known now."""
        return "" if self.when.known is None else str(self.when.known)

    @property
    def past(self) -> str:
        """What a link to another page of the same past ends with; nothing where that is now."""
        given = {"as_of": self.as_of, "known": self.known}
        told = urlencode({name: value for name, value in given.items() if value})
        return f"?{told}" if told else ""

    @property
    def month_before(self) -> date:
        """Thirty days back, for the button that steps."""
        return self.when.day - timedelta(days=30)

    @property
    def month_after(self) -> date:
        """Thirty days on, not beyond today."""
        return min(self.today, self.when.day + timedelta(days=30))


def open_page(request: Asked, slug: str) -> Page:
    """The network, the day and the Change asked for.

    Raises: UnknownNetwork, UnreadableDate, UnknownChange for a `known` that is no number.
    """
    network = get_network(request.viewer, slug)
    today = today_of(network)
    asked = request.GET.get("as_of", "").strip()
    day = parse_when(asked, today).latest if asked else today
    when = as_of(network, day, _known(request.GET.get("known", "").strip()))
    known_on = None if when.known is None else find_day_of(network, when.known)
    rest = {k: v for k, v in request.GET.items() if k not in {"as_of", "known", "after"}}
    now_here = f"{request.path}?{urlencode(rest)}" if rest else request.path
    seq = find_newest_known(request.viewer, network) if when.known is None else None
    return Page(network, today, when, known_on, now_here, seq)


def _known(text: str) -> int | None:
    found = number(text)
    if text and found is None:
        raise UnknownChange(seq=text)
    return found


def show(request: Asked, template: str, page: Page, tab: str = "", **told: Any) -> HttpResponse:  # noqa: ANN401
    """A page of a network."""
    done = None if READ_AGAIN in request.headers else request.session.pop(_DONE, None)
    return render(
        request,
        f"web/{template}.html",
        {
            "network": page.network,
            "network_name": name_of_network(page.network),
            "page": page,
            "tab": tab,
            "done": done,
            **told,
        },
    )


def mine(request: Asked, page: Page) -> dict[str, Any]:
    """The reader's own lines, which a small screen opens on."""
    who = find_self(request.viewer, page.network)
    if who is None or request.viewer.actor is None:
        return {"self": None}
    lines = list_ties_of(request.viewer, page.network, request.viewer.actor, page.when)
    return {"self": who, "own_lines": lines}


def done(request: Asked, key: str, seq: int | None = None) -> None:
    """Say on the next page that something was done; a keeper gets a button to undo it there."""
    undoable = seq if request.viewer.is_keeper else None
    request.session[_DONE] = {"says": say(key, request.language), "seq": undoable}


def shown_ticket(request: Asked, token: str, code: str, slug: str = "") -> HttpResponse:
    """Link and code of an invitation, shown once and kept nowhere."""
    link = request.build_absolute_uri(reverse("invited", args=[token]))
    back_to = reverse("access", args=[slug]) if slug else reverse("administration")
    return render(request, "web/ticket.html", {"link": link, "code": code, "back_to": back_to})


def number(text: str) -> int | None:
    """A whole number from a form or an address; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def word(given: Mapping[str, Any], field: str, allowed: type[W]) -> W:
    """A word of a closed list from a form, empty where it was not sent. Raises: UnknownWord."""
    value = str(given.get(field, "")).strip()
    if value not in set(allowed):
        known = ", ".join(filter(None, allowed))
        raise UnknownWord(field=field, value=value, known=known)
    return allowed(value)


def emptied_in(request: Asked) -> frozenset[str]:
    """Fields that a form showed filled and that came back empty; the tag `was` marks them."""
    given = request.POST
    back = {name: "".join(map(str, given.getlist(name))).strip() for name in given.getlist("was")}
    return frozenset(name for name, value in back.items() if not value)


def when_in(given: Mapping[str, Any], page: Page, field: str = "when") -> Span | None:
    """A day, month or year from a form; None where it was left empty. Raises: UnreadableDate."""
    text = str(given.get(field, "")).strip()
    return parse_when(text, page.today) if text else None


def said_in(given: Mapping[str, Any], page: Page) -> Said:
    """The day, the speaker and the words of a step, from a form. Raises: UnreadableDate."""
    by, words = (str(given.get(field, "")).strip() for field in ("said_by", "words"))
    return Said(when_in(given, page), by, words)


def answer_in(given: Mapping[str, Any], page: Page) -> AnswerDraft:
    """An answer to a version of words, from a form. Raises: UnknownWord, UnreadableDate."""
    return AnswerDraft(
        word(given, "answer", Answer),
        actor=given.get("other", "").strip(),
        number=number(given.get("number", "")),
        said=said_in(given, page),
    )


def back(request: Asked, otherwise: str) -> HttpResponseRedirect:
    """Back to the page that sent the form, if it is one of ours."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    return HttpResponseRedirect(wanted if wanted and ours else otherwise)
