"""Agreements: the list, and the page of one with its parties, words, answers and promises."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.agreements import (
    AgreementDraft,
    AgreementKind,
    Answer,
    CommitmentDraft,
    CommitmentStepDraft,
    CommitmentStepKind,
    PartyDraft,
    PartyStep,
    VersionDraft,
)
from saiyai.queries.actors import find_self
from saiyai.queries.agreements import agreement_of, commitment_of, get_agreement, list_agreements
from saiyai.queries.asking import Asked
from saiyai.queries.networks import newest_seq
from saiyai.services.agreements import (
    correct_agreement,
    record_agreement,
    record_commitment,
    record_party,
    record_version,
    say_answer,
    take_commitment_step,
    withdraw_agreement,
)
from saiyai.web.pages import (
    Page,
    answer_in,
    done,
    emptied_in,
    open_page,
    said_in,
    show,
    when_in,
    word,
)

_VOLUNTARY = {"yes": True, "no": False}


@require_safe
def agreements(request: Asked, slug: str) -> HttpResponse:
    """What was agreed, between whom, and what waits to be looked at again."""
    page = open_page(request, slug)
    found = list_agreements(request.viewer, page.network, page.when)
    return show(request, "agreements", page, "more", agreements=found, kinds=list(AgreementKind))


@require_safe
def agreement(request: Asked, slug: str, ref: str) -> HttpResponse:
    """One agreement."""
    page = open_page(request, slug)
    found = get_agreement(request.viewer, page.network, ref, page.when)
    return show(
        request,
        "agreement",
        page,
        "more",
        found=found,
        row=found.row,
        self=find_self(request.viewer, page.network),
        kinds=list(AgreementKind),
        answers=list(Answer),
        party_steps=list(PartyStep),
        commitment_steps=list(CommitmentStepKind),
    )


@require_POST
def new_agreement(request: Asked, slug: str) -> HttpResponseRedirect:
    """Tell of an agreement."""
    page = open_page(request, slug)
    made = record_agreement(request.viewer, page.network, _draft(request, page))
    done(request, "action.record_agreement", made.told)
    return redirect("agreement", slug=slug, ref=made.ref)


@require_POST
def edit_agreement(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Set right what is told of an agreement."""
    page = open_page(request, slug)
    row = agreement_of(request.viewer, page.network, ref)
    correct_agreement(request.viewer, row, _draft(request, page), emptied_in(request))
    return _saved(request, page, ref, newest_seq(page.network))


def _draft(request: Asked, page: Page) -> AgreementDraft:
    given = {name: str(value).strip() for name, value in request.POST.items()}
    return AgreementDraft(
        name_th=given.get("name_th", ""),
        name_en=given.get("name_en", ""),
        kind=given.get("kind", ""),
        objective=given.get("objective", ""),
        voluntary=_VOLUNTARY.get(given.get("voluntary", "")),
        begins=when_in(given, page, "begins"),
        ends=when_in(given, page, "ends"),
        review=when_in(given, page, "review"),
    )


def _saved(request: Asked, page: Page, ref: str, seq: int | None) -> HttpResponseRedirect:
    done(request, "record.saved", seq)
    return redirect("agreement", slug=page.network.slug, ref=ref)


@require_POST
def version(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Tell the words of an agreement from a day on."""
    page, given = open_page(request, slug), request.POST
    told = VersionDraft(given.get("terms_th", ""), given.get("terms_en", ""), said_in(given, page))
    row = agreement_of(request.viewer, page.network, ref)
    made = record_version(request.viewer, row, told)
    return _saved(request, page, ref, made.told)


@require_POST
def party(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """A party enters or leaves."""
    page, given = open_page(request, slug), request.POST
    told = PartyDraft(
        given.get("other", "").strip(), word(given, "step", PartyStep), said_in(given, page)
    )
    row = agreement_of(request.viewer, page.network, ref)
    made = record_party(request.viewer, row, told)
    return _saved(request, page, ref, made.told)


@require_POST
def answer(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """A member accepts, declines, or takes its word back."""
    page = open_page(request, slug)
    row = agreement_of(request.viewer, page.network, ref)
    made = say_answer(request.viewer, row, answer_in(request.POST, page))
    return _saved(request, page, ref, made.told)


@require_POST
def commitment(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Somebody promises something."""
    page, given = open_page(request, slug), request.POST
    told = CommitmentDraft(
        owed_by=given.get("owed_by", "").strip(),
        name_th=given.get("name_th", ""),
        name_en=given.get("name_en", ""),
        to=given.get("to", "").strip(),
        due=when_in(given, page, "due"),
    )
    row = agreement_of(request.viewer, page.network, ref)
    made = record_commitment(request.viewer, row, told)
    return _saved(request, page, ref, made.told)


@require_POST
def commitment_step(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Tell what came of a promise."""
    page, given = open_page(request, slug), request.POST
    row = commitment_of(request.viewer, page.network, ref)
    told = CommitmentStepDraft(word(given, "step", CommitmentStepKind), said_in(given, page))
    made = take_commitment_step(request.viewer, row, told)
    return _saved(request, page, row.agreement.ref, made.told)


@require_POST
def withdraw(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Take an agreement out that was told by mistake."""
    page = open_page(request, slug)
    withdraw_agreement(request.viewer, agreement_of(request.viewer, page.network, ref))
    done(request, "action.withdraw_agreement", newest_seq(page.network))
    return redirect("agreements", slug=slug)
