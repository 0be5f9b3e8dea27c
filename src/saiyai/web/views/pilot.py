"""Whether Saiyai itself helps: what changed, the questions, minutes a week, and harm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.assessment.compared.pilot import ItemRead, MinutesRead
from saiyai.assessment.statistics.estimates import Missing
from saiyai.domain.pilot import ITEMS, HarmDraft, HarmKind, HarmStepKind, Phase
from saiyai.domain.pulse import NO_ANSWER, SCALE
from saiyai.domain.words import Say
from saiyai.queries.actors import find_self
from saiyai.queries.asking import Asked
from saiyai.queries.pilot import get_pilot, harm_of, pilot_round_of
from saiyai.services.pilot import (
    answer_pilot,
    close_pilot_round,
    open_pilot_round,
    record_harm,
    record_pilot_week,
    take_harm_step,
    withdraw_pilot_answer,
)
from saiyai.web.pages import done, number, open_page, said_in, show, when_in, word


@dataclass(frozen=True, slots=True)
class ItemTold:
    """A question as the page shows it."""

    read: ItemRead

    @property
    def sides(self) -> Sequence[Say]:
        """How it was answered in each round that was asked."""
        told = []
        for side, key in ((self.read.before, "before"), (self.read.after, "after")):
            if side.value is not None:
                says = "pilot.side_before" if key == "before" else "pilot.side_after"
                told.append(Say(says, value=f"{side.value:.1f}", n=side.n))
            elif side.n:
                told.append(Say("pilot.few", n=side.n))
        return told

    @property
    def moved(self) -> Say | None:
        """How far the same people moved, where that can be told."""
        change = self.read.change
        if isinstance(change, Missing):
            return None
        found = change.difference
        told = {name: _signed(getattr(found, name)) for name in ("value", "low", "high")}
        return Say("pilot.moved", n=found.n, **told)

    @property
    def changed(self) -> bool:
        """Whether that may be called a change."""
        return not isinstance(self.read.change, Missing) and self.read.change.changed


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")


@require_safe
def pilot(request: Asked, slug: str) -> HttpResponse:
    """What changed between two rounds, the form of an open one, minutes a week, and harm."""
    page = open_page(request, slug)
    read = get_pilot(request.viewer, page.network, page.when)
    items = [ItemTold(one) for one in read.items]
    return show(
        request,
        "pilot",
        page,
        "more",
        read=read,
        parts=[
            (key, [one for one in items if one.read.item.is_strength is strong])
            for key, strong in (("pilot.limits", False), ("pilot.strengths", True))
        ],
        minutes=_minutes(read.minutes),
        self=find_self(request.viewer, page.network),
        questions=[(one, str(read.own.get(one, NO_ANSWER))) for one in ITEMS],
        scale=[str(one) for one in (NO_ANSWER, *SCALE)],
        kinds=list(HarmKind),
        steps=list(HarmStepKind),
    )


def _minutes(read: MinutesRead) -> Sequence[Say]:
    if read.middle is None:
        return [Say("pilot.minutes_few", n=read.weeks)] if read.weeks else []
    told = [Say("pilot.minutes_middle", n=f"{read.middle:.0f}", most=read.most, weeks=read.weeks)]
    if not isinstance(read.within, Missing):
        ends: Mapping[str, str] = {
            name: f"{100 * getattr(read.within, name):.0f}" for name in ("value", "low", "high")
        }
        told.append(Say("pilot.within", **ends))
    return told


@require_POST
def open_round(request: Asked, slug: str) -> HttpResponseRedirect:
    """Ask everybody inside, before or after."""
    page = open_page(request, slug)
    open_pilot_round(request.viewer, page.network, word(request.POST, "phase", Phase))
    done(request, "action.open_pilot_round")
    return redirect("pilot", slug=slug)


@require_POST
def close_round(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """End a round, and with that let it be read."""
    page = open_page(request, slug)
    close_pilot_round(request.viewer, pilot_round_of(request.viewer, page.network, ref))
    done(request, "action.close_pilot_round")
    return redirect("pilot", slug=slug)


@require_POST
def answer(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Answer a round, or take the answer back."""
    page = open_page(request, slug)
    asked = pilot_round_of(request.viewer, page.network, ref)
    who = request.POST.get("who", "").strip()
    if request.POST.get("take_back"):
        withdraw_pilot_answer(request.viewer, asked, who)
        done(request, "action.withdraw_pilot_answer")
        return redirect("pilot", slug=slug)
    told = {one: number(request.POST.get(one, "")) or NO_ANSWER for one in ITEMS}
    agrees = bool(request.POST.get("agrees"))
    answer_pilot(request.viewer, asked, told, agrees=agrees, actor=who)
    done(request, "record.saved")
    return redirect("pilot", slug=slug)


@require_POST
def week(request: Asked, slug: str) -> HttpResponseRedirect:
    """How many minutes somebody spent on the record in a week."""
    page = open_page(request, slug)
    span = when_in(request.POST, page, "day")
    day: date = span.earliest if span else page.today
    minutes = number(request.POST.get("minutes", "").strip()) or 0
    who = request.POST.get("who", "").strip()
    made = record_pilot_week(request.viewer, page.network, day, minutes, who)
    done(request, "record.saved", made.told)
    return redirect("pilot", slug=slug)


@require_POST
def harm(request: Asked, slug: str) -> HttpResponseRedirect:
    """Tell a harm; who tells it is kept nowhere."""
    page = open_page(request, slug)
    kind = word(request.POST, "kind", HarmKind)
    words = request.POST.get("words", "")
    record_harm(request.viewer, page.network, HarmDraft(kind, words, when_in(request.POST, page)))
    done(request, "action.record_harm")
    return redirect("pilot", slug=slug)


@require_POST
def harm_step(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """A keeper says what was done about a harm."""
    page = open_page(request, slug)
    told = harm_of(request.viewer, page.network, ref)
    step = word(request.POST, "step", HarmStepKind)
    take_harm_step(request.viewer, told, step, said_in(request.POST, page))
    done(request, "action.take_harm_step")
    return redirect("pilot", slug=slug)
