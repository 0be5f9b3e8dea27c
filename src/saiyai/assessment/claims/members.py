"""Claims about members: what they did in one quarter, and whether they go on in the next."""

from collections.abc import Callable
from typing import Final

import numpy as np

from saiyai.assessment.claims.card import Claim, Expects, Unit, Watched, Way
from saiyai.assessment.claims.look import QUARTER, Look, count_after
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.record import Ints, Table
from saiyai.domain.goals import GoalStance
from saiyai.domain.kinds.contribution import ContributionStep
from saiyai.domain.kinds.exchange import ExchangeStep

_DECIDES: Final = ("co_think", "co_decide", "evaluate")
_LEAST_PARTS: Final = 2
"""Times of taking part in each half, for a share of them to say anything of a member."""

Spans = tuple[int, int]


def _by_quarter(
    look: Look, kept: Callable[[Spans], Bools], exposed: Callable[[Spans], Bools],
    outcome: Callable[[Spans], Bools], events: Bools,
) -> Watched:  # fmt: skip
    """Each member in each quarter but the last: exposed in it, and the outcome in the next."""
    found: list[tuple[Ints, Bools, Bools, Ints]] = []
    for now, then in zip(look.quarters[:-1], look.quarters[1:], strict=True):
        who = np.flatnonzero(kept(now) & look.members_on(now[0]))
        day = np.full(len(who), then[0], np.int64)
        found.append((who, exposed(now)[who], outcome(then)[who], day))
    days = look.view.record.events["latest"]
    here = events & (days >= look.first) & (days <= look.last)
    if not found:
        none = np.empty(0, np.int64)
        return Watched(none == 1, none == 1, none, none)
    return Watched(
        exposure=np.concatenate([one[1] for one in found]),
        outcome=np.concatenate([one[2] for one in found]),
        blocks=np.concatenate([one[0] for one in found]),
        days=np.concatenate([one[3] for one in found]),
        evidence={"events": look.view.ids(here)},
    )


def _everybody(look: Look) -> Callable[[Spans], Bools]:
    return lambda _: np.ones(look.actors, np.bool_)


def _who(look: Look, events: Bools) -> Callable[[Spans], Bools]:
    return lambda span: look.who(events, *span)


def going_on_after_joint_work(look: Look) -> Watched:
    """Members who did something together with others in a quarter: are they active in the next?"""
    joint = look.view.happened & look.view.is_kind("activity") & (look.size > 1)
    lively = look.lively
    return _by_quarter(look, _everybody(look), _who(look, joint), _who(look, lively), lively)


def going_on_after_care(look: Look) -> Watched:
    """Members who were called or cared for in a quarter: are they active in the next?"""
    tended = look.flows_of(look.told("contact")), look.flows_of(look.told("care"))
    target = np.concatenate([flows["target"] for flows in tended])
    day = np.concatenate([flows["day"] for flows in tended])

    def reached(span: Spans) -> Bools:
        return look.marked(target[(day >= span[0]) & (day <= span[1])])

    events = look.view.is_kind("contact", "care")
    return _by_quarter(look, _everybody(look), reached, _who(look, look.lively), events)


def giving_again(look: Look) -> Watched:
    """Members who gave in a quarter, by whether they also got something: do they give again?"""
    gifts = look.told("exchange")
    work = look.told("contribution")
    given = (
        look.flows_of(gifts.only(gifts.has("step", ExchangeStep.DONE))),
        look.flows_of(work.only(work.has("step", ContributionStep.DELIVERED))),
    )
    got = (given[0], look.flows_of(look.told("benefit")))

    def among(of: str, flows: tuple[Table, ...]) -> Callable[[Spans], Bools]:
        who = np.concatenate([one[of] for one in flows])
        day = np.concatenate([one["day"] for one in flows])
        return lambda span: look.marked(who[(day >= span[0]) & (day <= span[1])])

    gives = among("source", given)
    events = look.view.is_kind("exchange", "contribution", "benefit")
    return _by_quarter(look, gives, among("target", got), gives, events)


def coming_when_understood(look: Look) -> Watched:
    """Members who said that they see or understand a main goal, beside those who do not.

    In how many activities were they in the quarter after they said so?
    """
    goals, said = look.view.record["goals"], look.view.record["goal_stances"]
    asked = (
        said.has("stance", GoalStance.SEES, GoalStance.UNDERSTANDS)
        & goals.says("main")[said["goal"]]
    )
    asked &= (said["actor"] >= 0) & look.within(said["latest"], QUARTER)
    told = said.only(asked).newest("actor")
    told = told.only(look.view.members[told["actor"]])
    events = look.view.happened & look.view.is_kind("activity")
    event, actor = look.taken_part
    event, actor = event[events[event]], actor[events[event]]
    days = look.view.record.events["latest"][event]
    came = count_after(actor, days, told["actor"], told["latest"], QUARTER)
    return Watched(
        exposure=told.says("holds"),
        outcome=came,
        blocks=told["actor"],
        days=told["latest"],
        evidence={"goal_stances": told.ids},
    )


def from_done_to_to_doing(look: Look) -> Watched:
    """Of the times that a member took part, the share spent thinking, deciding, weighing along.

    In the first half of the window, and in the second.
    """
    middle = (look.first + look.last + 1) // 2
    parts = look.view.record.parts
    days = look.view.record.events["latest"][parts["event"]]
    phased = ~parts.has("phase", "") & look.view.happened[parts["event"]]
    phased &= look.within(days) & look.view.members[parts["actor"]]
    decides = parts.has("phase", *_DECIDES)
    early, late = phased & (days < middle), phased & (days >= middle)
    counts = [np.bincount(parts["actor"][of], minlength=look.actors) for of in (early, late)]
    who = np.flatnonzero(np.minimum(*counts) >= _LEAST_PARTS)
    shares = [
        np.bincount(parts["actor"][of & decides], minlength=look.actors)[who] / count[who]
        for of, count in zip((early, late), counts, strict=True)
    ]
    return Watched(
        exposure=shares[0],
        outcome=shares[1],
        blocks=who,
        days=np.full(len(who), middle, np.int64),
        evidence={"events": look.event_ids(parts["event"][phased])},
    )


CLAIMS: Final = (
    Claim(
        "CLAIM-15", Unit.MEMBER, Way.MEANS, Expects.MORE, coming_when_understood, QUARTER,
        needs=("activity",),
    ),
    Claim(
        "CLAIM-19", Unit.MEMBER_QUARTER, Way.SHARES, Expects.MORE, going_on_after_joint_work,
        QUARTER, needs=("activity", "contact"),
    ),
    Claim(
        "CLAIM-22", Unit.MEMBER_QUARTER, Way.SHARES, Expects.MORE, giving_again, QUARTER,
        needs=("exchange", "contribution"),
    ),
    Claim("CLAIM-34", Unit.MEMBER, Way.PAIRS, Expects.MORE, from_done_to_to_doing, 0),
    Claim(
        "CLAIM-35", Unit.MEMBER_QUARTER, Way.SHARES, Expects.MORE, going_on_after_care, QUARTER,
        needs=("contact", "care", "activity"),
    ),
)  # fmt: skip
