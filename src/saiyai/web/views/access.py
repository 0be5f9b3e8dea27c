"""Who may do what in a network, and what is hidden from this reader."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.drafts import AccessDraft
from saiyai.domain.viewers import AccessRole
from saiyai.queries.access import get_access
from saiyai.queries.asking import Asked
from saiyai.queries.hidden import MOST_HIDDEN_FIRST, list_hidden
from saiyai.services.access import open_network, withdraw_access
from saiyai.services.invitations import invite, invite_again, withdraw_invitation
from saiyai.web.pages import done, open_page, show, shown_ticket, word
from saiyai.web.signing import served_only


@require_safe
@served_only
def access(request: Asked, slug: str) -> HttpResponse:
    """Who may do what, and for keepers: invite and end access."""
    page = open_page(request, slug)
    found = get_access(request.viewer, page.network)
    return show(request, "access", page, "more", found=found, every_role=list(AccessRole))


@require_safe
def hidden(request: Asked, slug: str) -> HttpResponse:
    """Which kinds of things this reader does not see, and by which rule."""
    page = open_page(request, slug)
    rules = list_hidden(request.viewer)
    groups = [(seen, [one for one in rules if one.seen is seen]) for seen in MOST_HIDDEN_FIRST]
    return show(request, "hidden", page, "more", groups=[(a, rows) for a, rows in groups if rows])


@require_POST
@served_only
def send_invitation(request: Asked, slug: str) -> HttpResponse:
    """Invite somebody; link and code are shown this once."""
    page = open_page(request, slug)
    given = {name: str(value).strip() for name, value in request.POST.items()}
    draft = AccessDraft(
        name=given.get("name", ""),
        role=word(given, "role", AccessRole),
        actor=given.get("other", ""),
        part=given.get("part", ""),
    )
    ticket = invite(request.viewer, page.network, draft)
    return shown_ticket(request, ticket.token, ticket.code, slug)


@require_POST
@served_only
def link(request: Asked, slug: str, access_id: int) -> HttpResponse:
    """A new sign-in link for somebody who is there; shown this once."""
    page = open_page(request, slug)
    ticket = invite_again(request.viewer, page.network, access_id)
    return shown_ticket(request, ticket.token, ticket.code, slug)


@require_POST
@served_only
def withdraw(request: Asked, slug: str, access_id: int) -> HttpResponseRedirect:
    """End somebody's access, or leave."""
    page = open_page(request, slug)
    withdraw_access(request.viewer, page.network, access_id)
    done(request, "action.withdraw_access")
    is_inside = request.viewer.is_keeper or request.viewer.keeps or request.viewer.administers
    return redirect("access", slug=slug) if is_inside else redirect("start")


@require_POST
@served_only
def void(request: Asked, slug: str, invitation_id: int) -> HttpResponseRedirect:
    """Void an invitation that nobody has taken up."""
    page = open_page(request, slug)
    withdraw_invitation(request.viewer, page.network, invitation_id)
    done(request, "action.withdraw_invitation")
    return redirect("access", slug=slug)


@require_POST
@served_only
def visitors(request: Asked, slug: str) -> HttpResponseRedirect:
    """Let visitors in, or not."""
    page = open_page(request, slug)
    open_network(request.viewer, page.network, is_open=request.POST.get("open") == "yes")
    return redirect("access", slug=slug)
