"""Record what happened: one line or a pasted note, read, corrected, saved."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from saiyai.domain.dates import parse_when
from saiyai.domain.drafts import EventDraft, FlowDraft, PartDraft
from saiyai.domain.goods import Good
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.notes import Note, read_note
from saiyai.queries.actors import ActorFilter, find_people, list_actors
from saiyai.queries.asking import Asked
from saiyai.queries.choices import list_choices, names_to_recognise
from saiyai.queries.events import list_events
from saiyai.queries.names import Someone
from saiyai.services.events import record_event
from saiyai.web.pages import Page, done, number, open_page, show


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A name in a note with those it may mean."""

    written: str
    people: int | None
    candidates: list[Someone]


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: Asked, slug: str) -> HttpResponse:
    """Ask for the line; once given, show what was read in it."""
    page = open_page(request, slug)
    words = request.POST.get("words", "").strip()
    if not words:
        latest = list_events(request.viewer, page.network, page.when, limit=10)
        return show(request, "record", page, "record", latest=latest)
    note = read_note(words, names_to_recognise(request.viewer, page.network), page.today)
    everyone = list_actors(
        request.viewer, page.network, ActorFilter(), request.language, limit=500
    )
    return show(
        request,
        "record_check",
        page,
        "record",
        note=note,
        mentions=_mentions(request, page, note),
        everyone=everyone.rows,
        kinds=list(KINDS),
        goods=KINDS["exchange"].goods,
        choices=list_choices(request.viewer, page.network),
    )


def _mentions(request: Asked, page: Page, note: Note) -> list[MentionRow]:
    refs = {ref for mention in note.mentions for ref in mention.refs}
    known = find_people(request.viewer, page.network, refs)
    return [
        MentionRow(m.written, m.people, [known[ref] for ref in m.refs if ref in known])
        for m in note.mentions
    ]


@require_POST
def save(request: Asked, slug: str) -> HttpResponseRedirect:
    """Tell the event as corrected."""
    page = open_page(request, slug)
    event = record_event(request.viewer, page.network, _draft(request.POST, page))
    done(request, "record.saved", event.told)
    return redirect("record", slug=slug)


def _draft(given: QueryDict, page: Page) -> EventDraft:
    kind = given.get("kind", "activity")
    chosen = [ref for ref in given.getlist("actor") if ref]
    make = {"contact": _contact, "exchange": _exchange, "request": _request}.get(kind, _activity)
    return EventDraft(
        kind=kind,
        when=parse_when(given.get("when", ""), page.today),
        place=given.get("place", ""),
        source="web",
        **make(given, chosen),
    )


def _activity(given: QueryDict, chosen: list[str]) -> dict[str, Any]:
    people = sum(number(told) or 0 for told in given.getlist("people"))
    data = {"title": given.get("title", ""), "words": given.get("words", "")}
    unnamed = max(0, people - len(chosen)) if people else 0
    return {
        "data": data | ({"unnamed": unnamed} if unnamed else {}),
        "parts": tuple(PartDraft(ref, "participant") for ref in dict.fromkeys(chosen)),
    }


def _flows(chosen: list[str], good: str) -> tuple[FlowDraft, ...]:
    """From the first who was named to each of the others."""
    first = chosen[0] if chosen else ""
    return tuple(FlowDraft(first, other, good) for other in dict.fromkeys(chosen[1:]))


def _contact(given: QueryDict, chosen: list[str]) -> dict[str, Any]:
    data = {"answered": given.get("answered") == "yes", "words": given.get("words", "")}
    return {"data": data, "flows": _flows(chosen, Good.CONTACT)}


def _exchange(given: QueryDict, chosen: list[str]) -> dict[str, Any]:
    data = {"words": given.get("words", "")}
    return {"data": data, "flows": _flows(chosen, given.get("good", Good.GOODS))}


def _request(given: QueryDict, chosen: list[str]) -> dict[str, Any]:
    return {
        "data": {"what": given.get("title", "")},
        "parts": tuple(PartDraft(ref, "requester") for ref in chosen[:1]),
        "flows": _flows(chosen, Good.REQUEST),
    }
