"""What went to and fro: calls direct and through the centre, giving and receiving."""

import numpy as np

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.look.facts import Bools, Facts, FlowFacts
from saiyai.assessment.reading import Lack, Reading, Sure, Trail
from saiyai.domain.actors import CENTRES
from saiyai.domain.coverage import Share
from saiyai.domain.words import Say

_SURE = {
    Share.ALL: (Sure.SURE, Say("sure.recorded_all")),
    Share.SOME: (Sure.FAIRLY, Say("sure.recorded_some")),
    Share.NONE: (Sure.NOT_YET, Say("sure.recorded_none")),
    Share.UNKNOWN: (Sure.NOT_YET, Say("sure.recorded_unknown")),
}


def how_recorded(facts: Facts, kind: str) -> tuple[Sure, Say]:
    """How sure a count of events is: by what was told of their recording."""
    return _SURE[facts.coverage.get(kind, Share.UNKNOWN)]


def read_routes(facts: Facts, conventions: Conventions = HOUSE) -> Reading | Lack:
    """How many calls ran through the centre and how many direct, beside the year before.

    Both ways are fine; a centre is an actor who holds the role of manager, hub or centre.
    """
    calls = _calls(facts, conventions.call_days, years_back=0)
    missing = conventions.least_calls - len(calls)
    if missing > 0:
        return Lack("routes", missing, Say("lack.calls", n=missing))
    through = int(through_centre(facts, calls).sum())
    share = through / len(calls)
    sure, because = how_recorded(facts, "contact")
    return Reading(
        id="routes",
        says=_routes_say(facts, through, len(calls), conventions),
        value=share,
        unit="share_of_calls",
        sure=sure,
        because=because,
        parts=(
            ("reading.routes.centre", through),
            ("reading.routes.direct", len(calls) - through),
        ),
        evidence=Trail({"events": _ids(calls)}),
        next=Say("reading.routes.next"),
    )


def _routes_say(facts: Facts, through: int, calls: int, conventions: Conventions) -> Say:
    told = {
        "centre": through,
        "direct": calls - through,
        "share": round(100 * through / calls),
        "days": conventions.call_days,
    }
    before = _calls(facts, conventions.call_days, years_back=1)
    if len(before) < conventions.least_calls:
        return Say("reading.routes.says", **told)
    was = round(100 * float(through_centre(facts, before).mean()))
    return Say("reading.routes.says_with_year", **told, before=was)


def through_centre(facts: Facts, calls: FlowFacts) -> Bools:
    """Which calls have a centre at one end."""
    centres = facts.with_role(*CENTRES)
    return np.isin(calls.sources, centres) | np.isin(calls.targets, centres)


def _calls(facts: Facts, days: int, *, years_back: int) -> FlowFacts:
    last = facts.day.toordinal() - 365 * years_back
    return facts.calls.within(last - days + 1, last)


def read_give_take(facts: Facts, conventions: Conventions = HOUSE) -> Reading | Lack:
    """Who gives and who receives, as counts: in a ring all do both, though none gives back."""
    last = facts.day.toordinal()
    gifts = facts.gifts.within(last - conventions.gift_days + 1, last)
    missing = conventions.least_gifts - len(gifts)
    if missing > 0:
        return Lack("give_take", missing, Say("lack.gifts", n=missing))
    givers, takers = set(gifts.sources.tolist()), set(gifts.targets.tolist())
    both = len(givers & takers)
    sure, because = how_recorded(facts, "exchange")
    return Reading(
        id="give_take",
        says=Say(
            "reading.give_take.says",
            acts=len(gifts),
            givers=len(givers),
            takers=len(takers),
            both=both,
        ),
        value=both / len(givers | takers),
        unit="share_give_and_take",
        sure=sure,
        because=because,
        parts=(
            ("reading.give_take.both", both),
            ("reading.give_take.give_only", len(givers - takers)),
            ("reading.give_take.take_only", len(takers - givers)),
        ),
        evidence=Trail({"events": _ids(gifts)}),
        next=Say("reading.give_take.next"),
    )


def _ids(flows: FlowFacts) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(event) for event in flows.events))
