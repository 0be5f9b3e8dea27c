"""Decisions: the list, one with its steps, proposals and ballots, and what is told of it."""

import re

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.drafts import DecisionDraft
from saiyai.domain.kinds.decision import DECISION, DecisionMethod, DecisionStep
from saiyai.queries.actors import find_self
from saiyai.queries.asking import Asked
from saiyai.queries.decisions import (
    DecisionStory,
    ballot_of,
    decision_of,
    get_decision,
    list_decisions,
)
from saiyai.services.decisions import (
    cast_vote,
    close_ballot,
    open_ballot,
    record_proposal,
    record_step,
)
from saiyai.web.pages import Page, done, number, open_page, show, word


@require_safe
def decisions(request: Asked, slug: str) -> HttpResponse:
    """What is proposed, talked over and decided, newest first."""
    page = open_page(request, slug)
    found = list_decisions(
        request.viewer, page.network, page.when, after=request.GET.get("after", "")
    )
    own = find_self(request.viewer, page.network)
    return show(request, "decisions", page, "board", found=found, self=own)


@require_safe
def decision(request: Asked, slug: str, ref: str) -> HttpResponse:
    """One decision."""
    page = open_page(request, slug)
    return show(
        request,
        "decision_page",
        page,
        "board",
        story=get_decision(request.viewer, page.network, ref, page.when),
        self=find_self(request.viewer, page.network),
        steps=[step for step in DecisionStep if step is not DecisionStep.PROPOSED],
        roles=DECISION.roles,
        methods=list(filter(None, DecisionMethod)),
    )


@require_POST
def propose(request: Asked, slug: str) -> HttpResponseRedirect:
    """Propose something to be decided."""
    page = open_page(request, slug)
    draft = DecisionDraft(
        request.POST.get("what", ""),
        _parts(request, page, "proposer"),
        reason=request.POST.get("reason", ""),
    )
    event = record_proposal(request.viewer, page.network, draft, page.today)
    done(request, "record.saved", event.told)
    return redirect("decision_page", slug=slug, ref=event.ref)


@require_POST
def step(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Tell of the next step, of the whole or of one proposal."""
    page = open_page(request, slug)
    given = request.POST
    begun = decision_of(request.viewer, page.network, ref)
    draft = DecisionDraft(
        given.get("what", ""),
        _parts(request, page, given.get("role", "decider")),
        method=word(given, "method", DecisionMethod),
        reason=given.get("reason", ""),
        dissent=given.get("dissent", ""),
        proposal=given.get("proposal", ""),
    )
    told = record_step(request.viewer, begun, word(given, "step", DecisionStep), draft, page.today)
    done(request, "record.saved", told.told)
    return redirect("decision_page", slug=slug, ref=ref)


def _parts(request: Asked, page: Page, role: str) -> tuple[tuple[str, str], ...]:
    """Those who were named, with commas between; the reader, where nobody was."""
    named = filter(None, map(str.strip, re.split(r"[,\n]", request.POST.get("who", ""))))
    own = find_self(request.viewer, page.network)
    return tuple((one, role) for one in named) or (((own.ref, role),) if own else ())


@require_POST
def ballot(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Open a secret ballot: for everybody, or for those named in the steps so far."""
    page = open_page(request, slug)
    story = get_decision(request.viewer, page.network, ref, page.when)
    voters = _named_in(story) if request.POST.get("voters") == "named" else ()
    open_ballot(request.viewer, decision_of(request.viewer, page.network, ref), page.today, voters)
    done(request, "record.saved")
    return redirect("decision_page", slug=slug, ref=ref)


def _named_in(story: DecisionStory) -> tuple[str, ...]:
    parts = (part for step in story.steps for part in step.event.parts)
    return tuple(dict.fromkeys(part.who.ref for part in parts if part.who.ref))


@require_POST
def vote(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Vote in the open ballot. What was voted stands in no address and in no note."""
    page = open_page(request, slug)
    option = number(request.POST.get("option", "")) or 0
    cast_vote(request.viewer, ballot_of(request.viewer, page.network, ref), option)
    done(request, "ballot.voted")
    return redirect("decision_page", slug=slug, ref=ref)


@require_POST
def count(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Close the open ballot."""
    page = open_page(request, slug)
    close_ballot(request.viewer, ballot_of(request.viewer, page.network, ref), page.today)
    done(request, "record.saved")
    return redirect("decision_page", slug=slug, ref=ref)
