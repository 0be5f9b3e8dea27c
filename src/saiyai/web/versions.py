"""Two versions of what somebody corrected while another did: side by side, nothing typed is lost.

A form with `{% seen %}` says up to which Change its reader had seen the record, and on which page
it stood. Where the service refuses, that page is asked for its form as it stands now.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final, cast
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import resolve

from saiyai.domain.errors import ChangedSince, Refused
from saiyai.queries.asking import Asked
from saiyai.web.pages import open_page, show
from saiyai.web.standing_form import FormField, StandingForm, form_in

_TAKE, _THEIRS, _YOURS = "take", "theirs", "yours"
_OURS: Final = {"csrfmiddlewaretoken", "seen", "seen_at", "was"}

_FIELDS: Final = {"within": "also", "hosts": "other"}
"""Facts of a refusal that are called otherwise in a form."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two would have stand in the fields of a choice."""

    values: Sequence[tuple[str, str]]
    """Field and value, as they are sent."""
    says: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Fields in which the two versions differ."""

    number: int
    label: str
    theirs: Side
    yours: Side
    both: bool
    """Whether the other changed them as well: then nothing is chosen beforehand."""


def seen_in(request: HttpRequest) -> int | None:
    """The Change up to which the writer had seen the record; None where nobody says so.

    A form has a field for it, a program sends it as `If-Match`.
    """
    told = str(request.POST.get("seen") or request.headers.get("If-Match", "")).strip('" ')
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 19 else None


def take_chosen(request: HttpRequest) -> None:
    """Put what was chosen of two versions where a form of one would have it."""
    if not any(name.startswith(f"{_TAKE}:") for name in request.POST):
        return
    chosen = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        side, _, rest = name.partition(":")
        number, _, field = rest.partition(":")
        if side not in {_TAKE, _THEIRS, _YOURS}:
            chosen.setlist(name, values)
        elif side != _TAKE and request.POST.get(f"{_TAKE}:{number}") == side:
            chosen.setlistdefault(field).extend(values)
    request.POST = chosen  # type: ignore[assignment]


def compared(request: HttpRequest, wrong: ChangedSince) -> HttpResponse | None:
    """Both versions, to choose from; None where the form is not to be had any more."""
    asked = cast("Asked", request)
    standing = _standing(asked)
    if not standing:
        return None
    page = open_page(asked, str(_slug_of(request.path)))
    changed = str(wrong.facts["columns"]).split()
    choices = _choices(standing, request.POST, changed)
    differs = {name for one in choices for name, _ in (*one.theirs.values, *one.yours.values)}
    left = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in differs | _OURS
        for value in values
    ]
    told: dict[str, Any] = {
        "wrong": wrong,
        "choices": choices,
        "left": left,
        "filled": standing.filled,
    }
    told |= {"action": request.path, "seen_at": request.POST["seen_at"]}
    answer = show(asked, "versions", page, **told)
    answer.status_code = HTTPStatus.CONFLICT
    return answer


def _slug_of(path: str) -> object:
    try:
        return resolve(path).kwargs.get("slug")
    except Http404:
        return None


def _standing(request: Asked) -> StandingForm:
    """The form as a reader finds it who opens its page now."""
    at = urlsplit(request.POST.get("seen_at", ""))
    slug = _slug_of(request.path)
    if at.scheme or at.netloc or slug is None or _slug_of(at.path) != slug:
        return StandingForm()
    again = copy(request)
    again.method, again.path, again.path_info = "GET", at.path, at.path
    again.GET, again.POST = QueryDict(at.query), QueryDict()
    again.META = request.META | {"QUERY_STRING": at.query, "REQUEST_METHOD": "GET"}
    found = resolve(at.path)
    try:
        answer = found.func(again, *found.args, **found.kwargs)
    except (Refused, Http404):
        return StandingForm()
    return form_in(answer.content.decode(), request.path, at.path)


def _choices(standing: StandingForm, sent: QueryDict, changed: Sequence[str]) -> list[Choice]:
    groups: dict[str, list[FormField]] = {}
    for one in standing.fields.values():
        groups.setdefault(one.group, []).append(one)
    found: list[Choice] = []
    for fields in groups.values():
        theirs = _side(fields, {one.name: one.values for one in fields})
        yours = _side(fields, {one.name: sent.getlist(one.name) for one in fields})
        if theirs.values != yours.values:
            both = any(_is_changed(one.name, changed) for one in fields)
            found.append(Choice(len(found), fields[0].label, theirs, yours, both))
    return found


def _is_changed(name: str, columns: Sequence[str]) -> bool:
    """Whether a field shows one of these columns: a day has two, one of a row an id."""
    names = [_FIELDS.get(column, column) for column in columns]
    return any(one == name or one.startswith(f"{name}_") for one in names)


def _side(fields: Sequence[FormField], values: dict[str, list[str]]) -> Side:
    """What stands in these fields, spaces at the ends aside."""
    kept = [
        (one.name, text) for one in fields for value in values[one.name] if (text := _plain(value))
    ]
    words = {one.name: one.words for one in fields}
    says = " · ".join(words[name].get(value, value).strip() for name, value in kept)
    return Side(kept, says)


def _plain(value: str) -> str:
    return value.replace("\r\n", "\n").strip()
