"""Issues: the tree, and the page of one."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saiyai.domain.drafts import IssueDraft
from saiyai.domain.errors import KeepersOnly
from saiyai.queries.asking import Asked
from saiyai.queries.events import SHOWN_PRESENT, list_events
from saiyai.queries.issues import get_issue, issue_of, list_issues
from saiyai.queries.members import ActorFilter, list_actors
from saiyai.queries.networks import newest_seq
from saiyai.queries.trees import ids_of_issue
from saiyai.services.issues import correct_issue, record_issue, withdraw_issue
from saiyai.web.pages import Page, done, open_page, show
from saiyai.web.views.places import branches


@require_safe
def issues(request: Asked, slug: str) -> HttpResponse:
    """The tree of issues with how many work on each."""
    page = open_page(request, slug)
    rows = list_issues(request.viewer, page.network, page.when)
    return show(request, "issues", page, "more", tree=branches(rows), count=len(rows))


@require_safe
def issue(request: Asked, slug: str, ref: str) -> HttpResponse:
    """One issue: how it stands, who works on it, what was done."""
    page = open_page(request, slug)
    profile = get_issue(request.viewer, page.network, ref, page.when)
    events = list_events(
        request.viewer,
        page.network,
        page.when,
        issues=ids_of_issue(page.network, ref, page.when.known),
        after=request.GET.get("after", ""),
        limit=20,
        present=SHOWN_PRESENT,
    )
    found = list_actors(
        request.viewer,
        page.network,
        ActorFilter(issue=ref),
        request.language,
        when=page.when,
        limit=50,
    )
    told = {"profile": profile, "events": events, "found": found}
    return show(request, "issue", page, "more", **told)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Asked, slug: str, ref: str = "") -> HttpResponse:
    """Add an issue, or correct one. Raises: KeepersOnly."""
    page = open_page(request, slug)
    if not request.viewer.is_keeper:
        raise KeepersOnly
    if request.method == "POST":
        return _save(request, page, ref)
    profile = get_issue(request.viewer, page.network, ref) if ref else None
    choices = list_issues(request.viewer, page.network)
    return show(request, "issue_edit", page, "more", profile=profile, choices=choices)


def _save(request: Asked, page: Page, ref: str) -> HttpResponseRedirect:
    given = {name: str(value).strip() for name, value in request.POST.items()}
    draft = IssueDraft(
        ref=ref,
        name_th=given.get("name_th", ""),
        name_en=given.get("name_en", ""),
        parent=given.get("parent", ""),
        situation=given.get("situation", ""),
    )
    if ref:
        saved = correct_issue(request.viewer, issue_of(request.viewer, page.network, ref), draft)
    else:
        saved = record_issue(request.viewer, page.network, draft)
    done(request, "record.saved", newest_seq(page.network))
    return redirect("issue", slug=page.network.slug, ref=saved.ref)


@require_POST
def withdraw(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Take an issue out of the record that was told by mistake."""
    page = open_page(request, slug)
    withdraw_issue(request.viewer, issue_of(request.viewer, page.network, ref))
    done(request, "action.withdraw_issue", newest_seq(page.network))
    return redirect("issues", slug=slug)
