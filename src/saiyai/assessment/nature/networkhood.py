"""What a set of actors is, as far as can be read now: network, group, or neither yet.

The order is that of the text's own conditions: what is known not to hold comes before what a
profile shows, rest comes before decline, and where too little is known nothing is called.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.look.doings import Doings, doings_of
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Record, Scope
from saiyai.assessment.nature.calling import called_together
from saiyai.assessment.nature.contrasts import Leaning, contrasts_of
from saiyai.assessment.nature.goals import agreements_of, charter_of
from saiyai.assessment.nature.networkhood_tests import Tested, tests_of
from saiyai.assessment.nature.readiness import Ready, readiness_of
from saiyai.assessment.nature.weak_points import Fact, weak_points
from saiyai.assessment.reading import Sure
from saiyai.domain.coverage import Share
from saiyai.domain.kinds.card import Proof
from saiyai.domain.verdicts import Condition, Contrast, Held, Networkhood, Readiness
from saiyai.domain.words import Say

_PROFILED: Final = (Networkhood.GROUP, Networkhood.MIXED, Networkhood.NETWORK)
_HEART: Final = (Contrast.UNITS, Contrast.GOALS, Contrast.IDENTITY)
"""What the definitions name first: many, one main goal beside their own, a self of their own."""

_STRONG: Final = 2 / 3
"""From here on facts are alike in strength, and those at the heart are told first."""

_GAVE: Final = (Condition.PURPOSE, Condition.CONSCIOUS, Condition.COOPERATION)


@dataclass(frozen=True, slots=True)
class Profile:
    """Where the contrasts lean together, -1 as in a group, +1 as in a network; `covered` of 1.

    `core` is the share of members that is a close group inside, as `Doings` has it.
    """

    leans: float
    covered: float
    core: float


@dataclass(frozen=True, slots=True)
class NetworkhoodReading:
    """What can be read now of a set of actors, and why."""

    verdict: Networkhood
    sure: Sure
    title: Say
    says: Say
    towards: tuple[Fact, ...]
    """What speaks for a network, the strongest first."""
    against: tuple[Fact, ...]
    would_change: tuple[Say, ...]
    """What would have to be told for another verdict."""
    profile: Profile
    tests: dict[Condition, Tested]
    contrasts: dict[Contrast, Leaning]
    readiness: dict[Readiness, Ready]
    members: int
    conventions: int
    """The version of the thresholds."""


def read_networkhood(
    record: Record, scope: Scope, conventions: Conventions = HOUSE
) -> NetworkhoodReading:
    """Networkhood of a scope on the record's day (DIFF-CLASS, M02, M03).

    Cost: O(parts + flows + hits), and sorting them once.
    """
    return networkhood_of(Inside(record, scope, conventions))


def networkhood_of(inside: Inside) -> NetworkhoodReading:
    """The same, of what is already looked at."""
    tests, doings = tests_of(inside), doings_of(inside)
    contrasts = contrasts_of(inside, doings)
    ready = readiness_of(inside, tests[Condition.ACTION])
    profile = _profile(contrasts, doings)
    verdict = _verdict(inside, tests, ready, profile)
    return NetworkhoodReading(
        verdict=verdict,
        sure=_sure(verdict, tests, profile, inside.bounds),
        title=Say(f"verdict.{verdict}"),
        says=Say(f"verdict.{verdict}.says", **_facts(inside, verdict, tests)),
        towards=_strongest(inside, tests, contrasts, towards=True),
        against=_strongest(inside, tests, contrasts, towards=False),
        would_change=_would_change(verdict, tests, contrasts),
        profile=profile,
        tests=tests,
        contrasts=contrasts,
        readiness=ready,
        members=inside.scope.n,
        conventions=inside.bounds.version,
    )


# --- the verdict ---------------------------------------------------------------------------------


def _verdict(
    inside: Inside,
    tests: dict[Condition, Tested],
    ready: dict[Readiness, Ready],
    profile: Profile,
) -> Networkhood:
    held = {condition: one.held for condition, one in tests.items()}
    if inside.scope.n < 2 or _too_young(inside):
        return Networkhood.NOT_ENOUGH_EVIDENCE
    if (failed := _failed(inside, held, ready)) is not None:
        return failed
    if _rests(held, ready):
        return Networkhood.FALLOW_NETWORK
    if not _enough(inside, held, ready, profile):
        return Networkhood.NOT_ENOUGH_EVIDENCE
    if profile.leans >= inside.bounds.network_from:
        growing = profile.core > inside.bounds.core_share
        return Networkhood.MIXED if growing else Networkhood.NETWORK
    return Networkhood.GROUP if profile.leans <= -inside.bounds.network_from else Networkhood.MIXED


def _too_young(inside: Inside) -> bool:
    """Whether the record itself is younger than anything that could be read from it.

    It began with the first day told as recorded, or the first that was done. Calls of years ago
    that were told along with a line are no record of those years.
    """
    told, events = inside.record["coverage"], inside.record.events
    kept = told["earliest"][told.has("share", Share.ALL, Share.SOME)]
    done = (events["proof"] == int(Proof.ACT)) & ~inside.is_kind("contact")
    acts = events["latest"][done]
    days = np.concatenate((kept, acts))
    days = days[days <= inside.day]
    return len(days) > 0 and inside.day - int(days.min()) < inside.bounds.least_days


def _failed(
    inside: Inside, held: dict[Condition, Held], ready: dict[Readiness, Ready]
) -> Networkhood | None:
    """Which of the necessary conditions is known not to hold, in the order of the text."""
    acts = held[Condition.ACTION] in {Held.MET, Held.PARTLY}
    acts |= bool(inside.scope.occasion) and bool(inside.done.any())  # it was what it was
    if acts and held[Condition.PURPOSE] is Held.NOT:
        return Networkhood.GATHERING
    if held[Condition.ACTION] is Held.NOT:
        return Networkhood.PAPER_NETWORK if _on_paper(inside, ready) else None
    if held[Condition.COOPERATION] is Held.NOT:
        return Networkhood.VERTICAL_RELIEF
    if held[Condition.CONSCIOUS] is Held.NOT:
        return Networkhood.SET_UP
    return None


def _on_paper(inside: Inside, ready: dict[Readiness, Ready]) -> bool:
    """Agreed or set up, and nothing done: unless they once acted together and would answer."""
    agreed = len(agreements_of(inside)) > 0 or len(charter_of(inside)) > 0
    agreed = agreed or called_together(inside).from_above
    answers = ready[Readiness.WOULD_ANSWER].held is Held.MET
    return agreed and not (answers and bool(inside.done.any()))


def _rests(held: dict[Condition, Held], ready: dict[Readiness, Ready]) -> bool:
    """Nothing done together of late, nothing going on, and the lines that were tried answer."""
    resting = held[Condition.ACTION] is not Held.MET
    quiet = ready[Readiness.GOES_ON].held is not Held.MET
    return resting and quiet and ready[Readiness.WOULD_ANSWER].held is Held.MET


def _enough(
    inside: Inside,
    held: dict[Condition, Held],
    ready: dict[Readiness, Ready],
    profile: Profile,
) -> bool:
    """Whether enough is known to call it a group or a network."""
    bounds = inside.bounds
    lives = held[Condition.ACTION] is Held.MET or ready[Readiness.GOES_ON].held is Held.MET
    days = inside.record.events["latest"][inside.done & inside.of_scope]
    seen = len(days) >= bounds.least_acts and inside.day - int(days.min()) >= bounds.least_days
    purpose = held[Condition.PURPOSE] is Held.MET
    return purpose and lives and seen and profile.covered >= bounds.least_coverage


def _profile(contrasts: dict[Contrast, Leaning], doings: Doings) -> Profile:
    weight = sum(one.weight for one in contrasts.values())
    leans = sum(one.leans * one.weight for one in contrasts.values())
    mean = leans / weight if weight else 0.0
    return Profile(mean, weight / len(contrasts), doings.core)


# --- why, how sure, and what would change it -----------------------------------------------------


def _sure(
    verdict: Networkhood,
    tests: dict[Condition, Tested],
    profile: Profile,
    bounds: Conventions,
) -> Sure:
    if verdict is Networkhood.NOT_ENOUGH_EVIDENCE:
        return Sure.NOT_YET
    unknown = sum(one.held is Held.UNKNOWN for one in tests.values())
    if verdict not in _PROFILED:
        return Sure.FAIRLY if unknown else Sure.SURE
    if profile.covered >= bounds.sure_coverage and not unknown:
        return Sure.SURE
    return Sure.FAIRLY if profile.covered >= bounds.fair_coverage else Sure.NOT_YET


def _facts(
    inside: Inside, verdict: Networkhood, tests: dict[Condition, Tested]
) -> dict[str, object]:
    """What the sentence of a verdict needs to know."""
    if verdict is Networkhood.NOT_ENOUGH_EVIDENCE:
        return {"unknown": sum(one.held is Held.UNKNOWN for one in tests.values())}
    return {"n": inside.scope.n} if verdict in _PROFILED else {}


def _strongest(
    inside: Inside,
    tests: dict[Condition, Tested],
    contrasts: dict[Contrast, Leaning],
    *,
    towards: bool,
) -> tuple[Fact, ...]:
    """The strongest facts one way, weak points of what holds it last.

    A condition that does not hold is as strong as can be.
    """
    sign = 1 if towards else -1
    found = [
        Fact(one.says, sign * one.leans * one.weight, one.trail)
        for one in sorted(contrasts.values(), key=lambda one: one.contrast not in _HEART)
        if one.says is not None and sign * one.leans * one.weight > 0
    ]
    if not towards:
        found += [Fact(one.says, 1.0, one.trail) for one in tests.values() if one.held is Held.NOT]
    else:
        found += [
            Fact(one.says, 0.5, one.trail)
            for one in tests.values()
            if one.held is Held.MET and one.condition in _GAVE
        ]
    found.sort(key=lambda fact: -min(fact.strength, _STRONG))
    found += [] if towards else weak_points(inside)
    return tuple(found[: inside.bounds.most_facts])


def _would_change(
    verdict: Networkhood,
    tests: dict[Condition, Tested],
    contrasts: dict[Contrast, Leaning],
) -> tuple[Say, ...]:
    """What to tell or try next: first conditions that decide, then the contrasts least known."""
    decides = [Held.UNKNOWN] if verdict in _PROFILED else [Held.NOT, Held.UNKNOWN]
    found = [
        Say(f"condition.{one.condition}.tell")
        for held in decides
        for one in tests.values()
        if one.held is held
    ]
    if verdict in {Networkhood.NOT_ENOUGH_EVIDENCE, *_PROFILED}:
        least = sorted(contrasts.values(), key=lambda one: one.weight)
        found += [Say(f"contrast.{one.contrast}.tell") for one in least if one.weight == 0]
    return tuple(found[:3])
