"""One person in several records: said of a row, and taken back."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from saiyai.queries.actors import get_actor
from saiyai.queries.asking import Asked
from saiyai.queries.networks import newest_seq
from saiyai.services.persons import record_same_person, withdraw_same_person
from saiyai.web.pages import back, done, open_page


@require_POST
def same_person(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """This member is in another record too, under a code from there or a new one."""
    page = open_page(request, slug)
    actor = get_actor(request.viewer, page.network, ref)
    told = record_same_person(request.viewer, page.network, actor, request.POST.get("code", ""))
    done(request, "action.record_same_person", told.told if request.viewer.is_keeper else None)
    return back(request, reverse("member", args=[slug, ref]))


@require_POST
def only_here(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """This member's row stands for itself alone again."""
    page = open_page(request, slug)
    actor = get_actor(request.viewer, page.network, ref)
    withdraw_same_person(request.viewer, page.network, actor)
    seq = newest_seq(page.network) if request.viewer.is_keeper else None
    done(request, "action.withdraw_same_person", seq)
    return back(request, reverse("member", args=[slug, ref]))
