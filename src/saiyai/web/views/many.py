"""Many members changed in one step: first shown, then told."""

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from saiyai.domain.actors import Role, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.lists import MOST_CHOSEN, ManyDraft
from saiyai.queries.asking import Asked
from saiyai.queries.members import list_actors
from saiyai.services.changes import require_some_keeper
from saiyai.services.many import correct_many, plan_many
from saiyai.web.pages import Page, done, open_page, show, word
from saiyai.web.views.members import actor_filter


@require_POST
def look(request: Asked, slug: str) -> HttpResponse:
    """What would change of whom. Raises: KeepersOnly, NothingChosen, TooManyChosen."""
    page = open_page(request, slug)
    require_some_keeper(request.viewer)
    draft = _draft(request)
    plan = plan_many(request.viewer, page.network, _chosen(request, page), draft)
    wanted = request.POST.get("wanted", "")
    return show(request, "many", page, "members", plan=plan, draft=draft, wanted=wanted)


@require_POST
def tell(request: Asked, slug: str) -> HttpResponseRedirect:
    """Tell it of those who can have it."""
    page = open_page(request, slug)
    refs = request.POST.getlist("ref")
    _, seq = correct_many(request.viewer, page.network, refs, _draft(request))
    done(request, "action.correct_many", seq)
    return redirect("members", slug=slug)


def _chosen(request: Asked, page: Page) -> list[str]:
    """Who was ticked, or everybody the list shows; one too many, so that it is refused."""
    if request.POST.get("all") != "yes":
        return request.POST.getlist("ref")
    wanted = actor_filter(QueryDict(request.POST.get("wanted", "")).dict())
    found = list_actors(
        request.viewer, page.network, wanted, request.language, limit=MOST_CHOSEN + 1
    )
    return [row.ref for row in found.rows]


def _draft(request: Asked) -> ManyDraft:
    given = {name: str(value).strip() for name, value in request.POST.items()}
    return ManyDraft(
        place=given.get("place", ""),
        sector=word(given, "sector", Sector),
        issue=given.get("issue", ""),
        role=word(given, "role", Role) if given.get("role") else None,
        network=given.get("network", ""),
        consent=word(given, "consent", Consent) if given.get("consent") else None,
    )
