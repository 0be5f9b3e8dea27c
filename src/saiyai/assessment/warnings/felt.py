"""Where members who were asked see it differently from the record: worth a talk (S14)."""

from collections.abc import Mapping
from typing import Any

from saiyai.assessment.indicators.card import Dimension
from saiyai.assessment.reading import Sure, Trail
from saiyai.assessment.warnings.noticed import Attempt, Noticed, Subject, Try
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say


def felt_matters(profile: Mapping[str, Any]) -> list[Noticed]:
    """The dimension in which what was answered is furthest from what was seen, of a kept profile.

    None where no survey was closed of late, or the two are near. One matter, however many
    dimensions: it is one talk.
    """
    told = {one: profile["dimensions"].get(str(one), {}) for one in Dimension}
    apart = [one for one in Dimension if told[one].get("diverges")]
    if not apart:
        return []
    widest = max(apart, key=lambda one: _gap(told[one]))
    return [_noticed(widest, told[widest], len(apart), _rows(profile))]


def _gap(dimension: Mapping[str, Any]) -> float:
    return abs(float(dimension["seen"]) - float(dimension["answered"]))


def _rows(profile: Mapping[str, Any]) -> Trail:
    """The surveys that were answered."""
    told = profile["indicators"].values()
    kept = {row for one in told for row in one["evidence"].get("surveys", {}).get("ids", ())}
    return Trail({"surveys": tuple(sorted(kept))} if kept else {})


def _noticed(which: Dimension, told: Mapping[str, Any], dimensions: int, trail: Trail) -> Noticed:
    seen, answered = (round(100 * float(told[part])) for part in ("seen", "answered"))
    name = Say(f"dimension.{which}")
    key = "seen" if dimensions == 1 else "seen_more"
    return Noticed(
        of=Matter.FELT_APART,
        subject=Subject("whole", (), (str(which),)),
        seen=Say(
            f"warning.felt_apart.{key}",
            what=name,
            seen=seen,
            answered=answered,
            more=dimensions - 1,
        ),
        unknown=Say("warning.felt_apart.unknown"),
        tries=(
            Attempt(Try.MEET, Say("warning.try.talk_of_answers")),
            Attempt(Try.ASK_BOTH, Say("warning.try.ask_those_unheard")),
        ),
        sure=Sure.FAIRLY,
        size=max(abs(seen - answered), 1),
        trail=trail,
    )
