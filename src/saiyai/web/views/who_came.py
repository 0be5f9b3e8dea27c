"""Who came: the names of one activity, typed one after another or pasted as a column."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, EventDraft, PartDraft
from saiyai.domain.errors import Refused
from saiyai.domain.kinds.activity import ACTIVITY
from saiyai.domain.thai import has_thai
from saiyai.queries.actors import find_people
from saiyai.queries.asking import Asked
from saiyai.queries.choices import list_choices
from saiyai.queries.roster import Likely, list_likely
from saiyai.services.attendance import record_attendance
from saiyai.web.pages import Page, done, open_page, show, when_in, word
from saiyai.web.refusals import status_for

_NOT_THERE: Final = "-"
"""Chosen for a name that is to be left out whole."""

_ADDED: Final = (
    *(ActorKind.PERSON, ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.AGENCY),
    ActorKind.INSTITUTION,
)
"""As what a name can be added to the members."""

_FIELDS: Final = ("title", "when", "place", "phase")


@require_http_methods(["GET", "HEAD", "POST"])
def who_came(request: Asked, slug: str) -> HttpResponse:
    """The form; names that were sent are read. A part of the page gets only their rows."""
    page = open_page(request, slug)
    written = request.POST.get("names", "").splitlines()
    read = list_likely(request.viewer, page.network, written, request.language)
    if request.headers.get("HX-Request"):
        told = {"rows": read, "network": page.network, **_adding(request)}
        return render(request, "web/parts/came_rows.html", told)
    return _form(request, page, [*_kept(request, page), *read])


@require_POST
def save(request: Asked, slug: str) -> HttpResponse:
    """Tell the activity with who came; what is refused is said above the form as it was."""
    page = open_page(request, slug)
    rows = _sent(request)
    rows += [(name, "", "") for name in request.POST.get("names", "").splitlines() if name.strip()]
    try:
        phase = request.POST.get("phase", "")
        draft, new = _draft(request, page, rows, phase)
        event = record_attendance(request.viewer, page.network, draft, new, phase)
    except Refused as wrong:
        answer = _form(request, page, _kept(request, page), wrong)
        answer.status_code = status_for(wrong)
        return answer
    done(request, "record.saved", event.told)
    return redirect("record", slug=slug)


def _form(
    request: Asked, page: Page, rows: Sequence[Likely], wrong: Refused | None = None
) -> HttpResponse:
    return show(
        request,
        "who_came",
        page,
        "record",
        rows=rows,
        wrong=wrong,
        given={name: request.POST.get(name, "") for name in _FIELDS},
        names=request.POST.get("names", "") if wrong else "",
        phases=ACTIVITY.phases,
        choices=list_choices(request.viewer, page.network),
        **_adding(request),
    )


def _adding(request: Asked) -> dict[str, Any]:
    may_add = request.viewer.is_keeper or bool(request.viewer.keeps)
    return {"may_add": may_add, "added": _ADDED}


def _sent(request: Asked) -> list[tuple[str, str, str]]:
    """Each row of the list: the name as written, who it is, as what it is added."""
    columns = (request.POST.getlist(name) for name in ("written", "actor", "add"))
    rows = (tuple(str(one) for one in row) for row in zip_longest(*columns, fillvalue=""))
    return [(written, actor, add) for written, actor, add in rows if actor != _NOT_THERE]


def _kept(request: Asked, page: Page) -> list[Likely]:
    """The rows that were sent, as they were left."""
    rows = _sent(request)
    people = find_people(request.viewer, page.network, {ref for _, ref, _ in rows})
    names = [name for name, ref, _ in rows if ref not in people]
    read = list_likely(request.viewer, page.network, names, request.language)
    likely = {one.written: one for one in read}
    kept = []
    for name, ref, _ in rows:
        if ref in people:
            kept.append(Likely(name, [people[ref]], ref))
        elif one := likely.get(" ".join(name.split())):
            kept.append(Likely(name, one.people))
    return kept


def _draft(
    request: Asked, page: Page, rows: Sequence[tuple[str, str, str]], phase: str
) -> tuple[EventDraft, list[ActorDraft]]:
    """The activity, and who is told of first. Raises: UnreadableDate, UnknownWord."""
    refs = dict.fromkeys(ref for _, ref, _ in rows if ref)
    new = [
        ActorDraft(
            name_th=name if has_thai(name) else "",
            name_en="" if has_thai(name) else name,
            kind=word({"add": add}, "add", ActorKind),
        )
        for name, ref, add in rows
        if add and not ref
    ]
    left = [name.strip() for name, ref, add in rows if name.strip() and not (ref or add)]
    data = {"title": request.POST.get("title", "").strip(), "unnamed": len(left)}
    draft = EventDraft(
        kind=ACTIVITY.id,
        when=when_in(request.POST, page),
        data=data | ({"words": ", ".join(left)} if left else {}),
        parts=tuple(PartDraft(ref, "participant", phase) for ref in refs),
        place=request.POST.get("place", ""),
        source="web",
    )
    return draft, new
