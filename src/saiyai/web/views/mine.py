"""My page: the reader's own lines, what was said, given, asked; consent and a rest."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.consent import Consent
from saiyai.domain.dates import parse_when
from saiyai.domain.drafts import QuietDraft
from saiyai.domain.errors import NotYours
from saiyai.domain.periods import Span
from saiyai.queries.actors import find_self, get_actor
from saiyai.queries.asking import Asked
from saiyai.queries.mine import get_my_page
from saiyai.queries.names import Someone
from saiyai.services.consents import correct_consent
from saiyai.services.events import record_quiet
from saiyai.web.pages import Page, done, open_page, show, word
from saiyai.web.views.board import lines_told


@require_safe
def mine(request: Asked, slug: str) -> HttpResponse:
    """The reader's own page; who did not say who they are is asked."""
    page = open_page(request, slug)
    if find_self(request.viewer, page.network) is None:
        return show(request, "mine_who", page, "board", self=None)
    found = get_my_page(
        request.viewer, page.network, page.when, after=request.GET.get("after", "")
    )
    return show(
        request,
        "mine",
        page,
        "board",
        mine=found,
        self=found.who,
        consents=[one for one in Consent if one is not Consent.NOT_ASKED],
        **lines_told(),
    )


@require_POST
def consent(request: Asked, slug: str) -> HttpResponseRedirect:
    """Say who may see the reader's name."""
    page = open_page(request, slug)
    actor = get_actor(request.viewer, page.network, _own(request, page).ref)
    correct_consent(request.viewer, actor, word(request.POST, "consent", Consent))
    done(request, "record.saved")
    return redirect("mine", slug=slug)


@require_POST
def rest(request: Asked, slug: str) -> HttpResponseRedirect:
    """Ask for a rest until a day."""
    page = open_page(request, slug)
    until = parse_when(request.POST.get("until", ""), page.today).latest
    period = Span(page.today, max(page.today, until))
    row = record_quiet(request.viewer, page.network, QuietDraft(_own(request, page).ref, period))
    done(request, "mine.rest.done", row.told)
    return redirect("mine", slug=slug)


def _own(request: Asked, page: Page) -> Someone:
    """Raises: NotYours for a reader who did not say who they are."""
    own = find_self(request.viewer, page.network)
    if own is None:
        raise NotYours
    return own
