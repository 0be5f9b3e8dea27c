"""What changed, undone in one press; what somebody said is not right; everything else."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from saiyai.formats.catalogue import WRITTEN
from saiyai.queries.asking import Asked
from saiyai.queries.changes import PAGE
from saiyai.queries.deeds import get_deed, list_deeds, list_deeds_since
from saiyai.queries.networks import newest_seq
from saiyai.queries.remarks import count_remarks, list_remarks
from saiyai.services.remarks import close_remark, record_remark
from saiyai.services.undo import get_undo_preview, undo_change
from saiyai.web.pages import back, done, number, open_page, show
from saiyai.web.seen import mark_seen, seen_by


@require_safe
def more(request: Asked, slug: str) -> HttpResponse:
    """Bring in, take out, history, remarks, other eyes."""
    page = open_page(request, slug)
    remarks = list_remarks(request.viewer, page.network, page.when.known)
    return show(request, "more", page, "more", remarks=remarks, formats=WRITTEN)


@require_safe
def history(request: Asked, slug: str) -> HttpResponse:
    """Changes, newest first."""
    page = open_page(request, slug)
    before = number(request.GET.get("before", "")) or 0
    deeds = list_deeds(request.viewer, page.network, page.when, before=before)
    older = deeds[-1].change.seq if len(deeds) == PAGE else 0
    return show(request, "history", page, "more", deeds=deeds, older=older)


@require_safe
def change(request: Asked, slug: str, seq: int) -> HttpResponse:
    """One Change: what it did, and what undoing it would do, for who may undo it."""
    page = open_page(request, slug)
    deed = get_deed(request.viewer, page.network, seq, page.when)
    undoing = None
    if deed.change.may_undo and page.when.known is None:
        undoing = get_undo_preview(request.viewer, page.network, seq)
    return show(request, "change", page, "more", deed=deed, undoing=undoing)


@require_safe
def since(request: Asked, slug: str) -> HttpResponse:
    """What changed since the reader was here last, by local days."""
    page = open_page(request, slug)
    told = list_deeds_since(request.viewer, page.network, seen_by(request, slug) or 0, page.when)
    remarks = count_remarks(request.viewer, page.network, page.when.known)
    return show(request, "since", page, "more", since=told, remarks=remarks)


@require_POST
def seen(request: Asked, slug: str, seq: int) -> HttpResponseRedirect:
    """The reader has seen what changed up to this Change."""
    page = open_page(request, slug)
    mark_seen(request, slug, min(seq, newest_seq(page.network)))
    return redirect("today", slug=slug)


@require_POST
def undo(request: Asked, slug: str, seq: int) -> HttpResponseRedirect:
    """Undo one Change."""
    page = open_page(request, slug)
    made = undo_change(request.viewer, page.network, seq)
    done(request, "undo.done", made.seq)
    return back(request, reverse("history", args=[slug]))


@require_POST
def remark(request: Asked, slug: str) -> HttpResponse:
    """Somebody says that a row is not right."""
    page = open_page(request, slug)
    about, words = request.POST.get("about", ""), request.POST.get("remark", "")
    record_remark(request.viewer, page.network, about, words)
    if request.headers.get("HX-Request"):
        return render(request, "web/parts/remark_thanks.html")
    done(request, "remark.thanks")
    return back(request, reverse("today", args=[slug]))


@require_POST
def close(request: Asked, slug: str, remark_id: int) -> HttpResponseRedirect:
    """A keeper has seen to a remark."""
    page = open_page(request, slug)
    close_remark(request.viewer, page.network, remark_id)
    return back(request, reverse("more", args=[slug]))
