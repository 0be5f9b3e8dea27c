"""Record what happened: one line or a pasted note, read, corrected, saved."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from saiyai.domain.goods import Unit
from saiyai.domain.kinds.catalogue import KINDS, kind_of
from saiyai.domain.notes import Note, read_note
from saiyai.domain.periods import on
from saiyai.queries.actors import find_people
from saiyai.queries.asking import Asked
from saiyai.queries.choices import list_choices, names_to_recognise
from saiyai.queries.events import SHOWN_PRESENT, list_events
from saiyai.queries.members import ActorFilter, list_actors
from saiyai.services.events import record_event
from saiyai.web.event_form import EventForm, draft_of, form_of_given, form_of_note
from saiyai.web.pages import Page, done, open_page, show

MOST_LISTED = 500
"""So many members are offered in a list; of more, those are found by typing."""


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: Asked, slug: str) -> HttpResponse:
    """Ask for the line; once given, or once a kind is chosen, show the form it fills in."""
    page = open_page(request, slug)
    words, kind = request.POST.get("words", "").strip(), request.GET.get("kind", "")
    if kind:
        note = Note(kind_of(kind).id, "", on(page.today), (), answered=True, words="")
        return _check(request, page, note)
    if not words:
        latest = list_events(
            request.viewer, page.network, page.when, limit=10, present=SHOWN_PRESENT
        )
        return show(request, "record", page, "record", latest=latest, kinds=list(KINDS))
    names = names_to_recognise(request.viewer, page.network)
    return _check(request, page, read_note(words, names, page.today))


def _check(request: Asked, page: Page, note: Note) -> HttpResponse:
    refs = {ref for mention in note.mentions for ref in mention.refs}
    form = form_of_note(kind_of(note.kind), note, find_people(request.viewer, page.network, refs))
    about = request.GET.get("about", "")
    return show(
        request,
        "record_check",
        page,
        "record",
        note=note,
        about=about,
        **_asked(request, page, form),
    )


def _asked(request: Asked, page: Page, form: EventForm) -> dict[str, object]:
    """What the fields of a form offer to choose from."""
    everyone = list_actors(
        request.viewer, page.network, ActorFilter(), request.language, limit=MOST_LISTED
    )
    return {
        "form": form,
        "kinds": list(KINDS),
        "units": list(Unit),
        "everyone": everyone.rows,
        "choices": list_choices(request.viewer, page.network),
    }


@require_POST
def change_kind(request: Asked, slug: str) -> HttpResponse:
    """The fields of another kind, with what was filled in; without a script, the whole page."""
    page = open_page(request, slug)
    kind = kind_of(request.POST.get("kind", ""))
    known = find_people(request.viewer, page.network, request.POST.getlist("actor"))
    told = _asked(request, page, form_of_given(kind, request.POST, known))
    if request.headers.get("HX-Request"):
        told |= {"network": page.network, "page": page}
        return render(request, "web/parts/event_fields.html", told)
    note = Note(kind.id, "", on(page.today), (), answered=True, words="")
    return show(request, "record_check", page, "record", note=note, **told)


@require_POST
def save(request: Asked, slug: str) -> HttpResponseRedirect:
    """Tell the event as corrected."""
    page = open_page(request, slug)
    kind = kind_of(request.POST.get("kind", ""))
    event = record_event(request.viewer, page.network, draft_of(kind, request.POST, page.today))
    done(request, "record.saved", event.told)
    return redirect("record", slug=slug)
