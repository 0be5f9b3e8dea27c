"""The goal tree, and the page of one goal: its steps, and how members stand to it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.drafts import GoalDraft
from saiyai.domain.goals import (
    Fit,
    FitDraft,
    GoalKind,
    GoalScope,
    GoalStance,
    GoalStepDraft,
    GoalStepKind,
    Horizon,
    Permanence,
    StanceDraft,
)
from saiyai.queries.actors import find_self
from saiyai.queries.asking import Asked
from saiyai.queries.goals import get_goal, goal_of, list_goals
from saiyai.queries.networks import newest_seq
from saiyai.services.goals import (
    correct_goal,
    record_goal,
    say_fit,
    say_stance,
    take_goal_step,
    withdraw_goal,
)
from saiyai.web.pages import (
    Page,
    done,
    emptied_in,
    number,
    open_page,
    said_in,
    show,
    when_in,
    word,
)

_LISTS = {
    "kinds": list(filter(None, GoalKind)),
    "horizons": list(filter(None, Horizon)),
    "scopes": list(filter(None, GoalScope)),
    "permanences": list(filter(None, Permanence)),
}


@require_safe
def goals(request: Asked, slug: str) -> HttpResponse:
    """What the network and its members want to reach, as a tree."""
    page = open_page(request, slug)
    found = list_goals(request.viewer, page.network, page.when)
    who = find_self(request.viewer, page.network)
    return show(request, "goals", page, "more", goals=found, self=who, **_LISTS)


@require_safe
def goal(request: Asked, slug: str, ref: str) -> HttpResponse:
    """One goal: where it stands, its words, its steps, and who stands how to it."""
    page = open_page(request, slug)
    found = get_goal(request.viewer, page.network, ref, page.when)
    who = find_self(request.viewer, page.network)
    return show(
        request,
        "goal",
        page,
        "more",
        found=found,
        row=found.row,
        words=found.row.name if len(found.wordings) == 1 else None,
        self=who,
        may_tell=request.viewer.is_close_to(found.row.owner_id or 0),
        questions=[(stance, found.own.get(stance)) for stance in GoalStance],
        steps=list(GoalStepKind),
        fits=list(Fit),
        goals=list_goals(request.viewer, page.network, page.when),
        **_LISTS,
    )


@require_POST
def new_goal(request: Asked, slug: str) -> HttpResponseRedirect:
    """Tell of a goal."""
    page = open_page(request, slug)
    made = record_goal(request.viewer, page.network, _draft(request, page))
    done(request, "action.record_goal", made.told)
    return redirect("goal", slug=slug, ref=made.ref)


@require_POST
def edit_goal(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Set right what is told of a goal."""
    page = open_page(request, slug)
    row = goal_of(request.viewer, page.network, ref)
    correct_goal(request.viewer, row, _draft(request, page), emptied_in(request))
    done(request, "record.saved", newest_seq(page.network))
    return redirect("goal", slug=slug, ref=ref)


def _draft(request: Asked, page: Page) -> GoalDraft:
    given = {name: str(value).strip() for name, value in request.POST.items()}
    return GoalDraft(
        ref="",
        name_th=given.get("name_th", ""),
        name_en=given.get("name_en", ""),
        owner=given.get("owner", ""),
        parent=given.get("parent", ""),
        horizon=word(given, "horizon", Horizon),
        kind=word(given, "kind", GoalKind),
        scope=word(given, "scope", GoalScope),
        permanence=word(given, "permanence", Permanence),
        measure=given.get("measure", ""),
        target=number(given.get("target", "")),
        unit=given.get("unit", ""),
        target_words=given.get("target_words", ""),
        due=when_in(given, page, "due"),
    )


@require_POST
def step(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Tell what became of a goal."""
    page, given = open_page(request, slug), request.POST
    told = GoalStepDraft(
        word(given, "step", GoalStepKind),
        name_th=given.get("name_th", ""),
        name_en=given.get("name_en", ""),
        number=number(given.get("number", "")),
        to=given.get("other", "").strip(),
        successor=given.get("successor", ""),
        said=said_in(given, page),
    )
    made = take_goal_step(request.viewer, goal_of(request.viewer, page.network, ref), told)
    done(request, "record.saved", made.told)
    return redirect("goal", slug=slug, ref=ref)


@require_POST
def stance(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Answer one question about a goal: a pressed button is pressed out again by "no"."""
    page, given = open_page(request, slug), request.POST
    pressed = given.get("stance", "")
    told = StanceDraft(
        word({"stance": pressed.removeprefix("-")}, "stance", GoalStance),
        holds=not pressed.startswith("-") and given.get("holds") != "no",
        actor=given.get("other", "").strip(),
        said=said_in(given, page),
    )
    made = say_stance(request.viewer, goal_of(request.viewer, page.network, ref), told)
    done(request, "record.saved", made.told)
    return redirect("goal", slug=slug, ref=ref)


@require_POST
def fit(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Say how a goal fits a main goal, for talk."""
    page, given = open_page(request, slug), request.POST
    told = FitDraft(
        given.get("towards", ""),
        word(given, "fit", Fit),
        actor=given.get("other", "").strip(),
        said=said_in(given, page),
    )
    made = say_fit(request.viewer, goal_of(request.viewer, page.network, ref), told)
    done(request, "record.saved", made.told)
    return redirect("goal", slug=slug, ref=ref)


@require_POST
def withdraw(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Take a goal out that was told by mistake."""
    page = open_page(request, slug)
    withdraw_goal(request.viewer, goal_of(request.viewer, page.network, ref))
    done(request, "action.withdraw_goal", newest_seq(page.network))
    return redirect("goals", slug=slug)
