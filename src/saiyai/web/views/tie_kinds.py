"""Kinds of line: what they are called from either end, and whom they join."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.actors import ActorKind
from saiyai.domain.errors import UnknownWord
from saiyai.domain.tie_kinds import SIGNS, Nature, TieKindDraft
from saiyai.queries.asking import Asked
from saiyai.queries.networks import newest_seq
from saiyai.queries.tie_kinds import list_tie_kinds, tie_kind_of
from saiyai.services.tie_kinds import correct_tie_kind, record_tie_kind
from saiyai.web.pages import done, number, open_page, show, word


@require_safe
def tie_kinds(request: Asked, slug: str) -> HttpResponse:
    """The kinds of line of a record."""
    page = open_page(request, slug)
    return show(
        request,
        "tie_kinds",
        page,
        "more",
        kinds=list_tie_kinds(request.viewer, page.network, page.when.known),
        natures=list(filter(None, Nature)),
        actor_kinds=list(ActorKind),
        signs=SIGNS,
    )


@require_POST
def save_tie_kind(request: Asked, slug: str) -> HttpResponseRedirect:
    """Tell of a kind, or correct one."""
    page = open_page(request, slug)
    draft = _draft(request)
    if request.POST.get("id"):
        kind = tie_kind_of(request.viewer, page.network, number(request.POST["id"]) or 0)
        correct_tie_kind(request.viewer, kind, draft)
    else:
        record_tie_kind(request.viewer, page.network, draft)
    done(request, "record.saved", newest_seq(page.network))
    return redirect("tie_kinds", slug=slug)


def _draft(request: Asked) -> TieKindDraft:
    given = {name: str(value).strip() for name, value in request.POST.items()}
    return TieKindDraft(
        name=given.get("name", ""),
        directed=given.get("directed") == "1",
        label_ab_th=given.get("label_ab_th", ""),
        label_ab_en=given.get("label_ab_en", ""),
        label_ba_th=given.get("label_ba_th", ""),
        label_ba_en=given.get("label_ba_en", ""),
        ends_a=_kinds(request, "ends_a"),
        ends_b=_kinds(request, "ends_b"),
        nature=word(given, "nature", Nature),
        sign=_sign(given.get("sign", "")),
    )


def _kinds(request: Asked, field: str) -> tuple[ActorKind, ...]:
    return tuple(word({field: one}, field, ActorKind) for one in request.POST.getlist(field))


def _sign(text: str) -> int | None:
    known = {str(sign): sign for sign in SIGNS}
    if text and text not in known:
        raise UnknownWord(field="sign", value=text, known=", ".join(known))
    return known.get(text)
