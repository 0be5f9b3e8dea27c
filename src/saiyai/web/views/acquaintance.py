"""Do you know each other: ten lines a time that wait for one member's word; and the desk."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.drafts import AssertionDraft
from saiyai.domain.ties import BASES, Stance
from saiyai.queries.acquaintance import list_unshared, list_unspoken
from saiyai.queries.actors import find_self
from saiyai.queries.asking import Asked
from saiyai.queries.ties import get_tie, tie_of
from saiyai.services.ties import assert_tie, voice_of
from saiyai.web.pages import done, number, open_page, show


@require_safe
def acquaintance(request: Asked, slug: str) -> HttpResponse:
    """The lines that wait for the reader's word, and on the desk all that are not shared."""
    page = open_page(request, slug)
    after = number(request.GET.get("after", "")) or 0
    desk = number(request.GET.get("desk", "")) or 0
    return show(
        request,
        "acquaintance",
        page,
        "members",
        self=find_self(request.viewer, page.network),
        waiting=list_unspoken(request.viewer, page.network, page.when, after),
        after=after,
        desk=list_unshared(request.viewer, page.network, page.when, desk),
        bases=BASES,
    )


@require_POST
def speak(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """The word of an end: yes with what it rests on, no, what was said is taken back."""
    page = open_page(request, slug)
    tie = tie_of(request.viewer, page.network, ref)
    stance = Stance(request.POST["stance"]) if request.POST.get("stance") in _WORDS else None
    if stance is None:  # not now: nothing is said, the next line is asked about
        row = get_tie(request.viewer, page.network, ref, page.when)
        return _on(slug, after=row.id)
    chosen = [basis for basis in BASES if basis in request.POST.getlist("bases")]
    shares = {basis: 100 // len(chosen) for basis in chosen}
    said = AssertionDraft(
        stance=stance,
        said_by=voice_of(tie, request.viewer.actor),
        culture=shares.get("culture"),
        power=shares.get("power"),
        learning=shares.get("learning"),
    )
    told = assert_tie(request.viewer, tie, said)
    done(request, "record.saved", told.told if request.viewer.is_keeper else None)
    if request.POST.get("next") == "line":
        return redirect("line", slug=slug, ref=ref)
    return _on(slug, after=number(request.POST.get("after", "")) or 0)


_WORDS = frozenset({Stance.CONFIRMED, Stance.DISPUTED, Stance.WITHDRAWN})


def _on(slug: str, after: int) -> HttpResponseRedirect:
    page = redirect("acquaintance", slug=slug)
    page["Location"] += f"?after={after}" if after else ""
    return page
