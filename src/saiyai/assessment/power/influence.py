"""Who is heard: three signs of influence, told apart, since none of them is power itself."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import NOBODY, Ints
from saiyai.domain.kinds.decision import DecisionMethod, DecisionStep
from saiyai.domain.tie_kinds import Nature
from saiyai.domain.ties import NOT_GONE, Stance
from saiyai.engine.measures.betweenness import betweenness
from saiyai.engine.network import make_network, subnetwork
from saiyai.engine.result import NodeValues

Floats = NDArray[np.float64]


class Sign(StrEnum):
    """A sign of influence, the best evidence first."""

    NAMED = "named"
    """Others say that they listen to them, depend on them, or are under them."""
    ADOPTED = "adopted"
    """What they proposed was adopted, or they decided for the others."""
    BETWEEN = "between"
    """Others meet through them; a place among lines and no more than that."""


def influence_of(inside: Inside) -> dict[Sign, Floats]:
    """By each sign that is told at all, how much is heard of each actor. Shapes: (n,).

    Cost: that of betweenness among the members, up to so many as conventions say.
    """
    found = {
        Sign.NAMED: _named(inside),
        Sign.ADOPTED: _adopted(inside),
        Sign.BETWEEN: _between(inside),
    }
    return {sign: heard for sign, heard in found.items() if heard is not None}


def _named(inside: Inside) -> Floats | None:
    """Answers to whom they listen to; else lines of dependence, patronage and command.

    Answers are asked for, so they come first; what is told of a line is what somebody made of it.
    """
    all_, ties = inside.record.lines, inside.record["ties"]
    inner = inside.members[all_.a] & inside.members[all_.b]
    answers = inner & ties.says("listens") & _standing(inside)
    if answers.any():
        return np.bincount(all_.b[answers], minlength=inside.record.n).astype(np.float64)
    lines, at = inside.lines, inside.line_places
    open_ = lines.of(*NOT_GONE) & ties.says("directed")[at]
    up = open_ & ties.has("nature", Nature.DEPENDENCE)[at]
    down = open_ & ties.has("nature", Nature.PATRONAGE, Nature.COMMAND)[at]
    heard = np.concatenate((all_.b[at][up], all_.a[at][down]))
    if not len(heard):
        return None
    return np.bincount(heard, minlength=inside.record.n).astype(np.float64)


def _standing(inside: Inside) -> Bools:
    """Answers that were given by the day and not taken back: what is given does not renew them."""
    said = inside.record["assertions"].by(inside.day)
    over = said.has("stance", Stance.ENDED, Stance.WITHDRAWN)
    found: Bools = inside.record.lines.laid <= inside.day
    found[said["tie"][over]] = True  # whoever took it back had given it
    order = np.argsort(said["latest"], kind="stable")
    last = np.zeros(len(found), np.bool_)
    last[said["tie"][order]] = over[order]
    return found & ~last


def _adopted(inside: Inside) -> Floats | None:
    """Proposals that were adopted, by who proposed; and decisions by command, by who decided."""
    told = inside.by_members("decision")
    told = told.only(told["latest"] > inside.day - inside.bounds.power_days)
    done = told.only(told.has("step", DecisionStep.ADOPTED))
    size = len(inside.record.events)
    adopted = np.zeros(size, np.bool_)
    adopted[done["row"]] = True
    adopted[done["about"][done["about"] != NOBODY]] = True
    commands = np.zeros(size, np.bool_)
    commands[done["row"][done.has("method", DecisionMethod.COMMAND)]] = True
    parts = inside.record.parts
    inner = inside.members[parts["actor"]]
    proposed = inner & parts.has("role", "proposer") & adopted[parts["event"]]
    decided = inner & parts.has("role", "decider") & commands[parts["event"]]
    heard = parts["actor"][proposed | decided]
    if len(heard) < inside.bounds.least_decisions:
        return None
    return np.bincount(heard, minlength=inside.record.n).astype(np.float64)


def _between(inside: Inside) -> Floats | None:
    members = inside.members
    if not 2 < members.sum() <= inside.bounds.most_between:
        return None
    open_ = inside.lines.of(*NOT_GONE)
    if not open_.any():
        return None
    whole = make_network(
        inside.record.n, inside.lines.a[open_], inside.lines.b[open_], directed=False
    )
    found = betweenness(subnetwork(whole, members))
    if not isinstance(found, NodeValues) or not found.values.any():
        return None
    heard = np.zeros(inside.record.n, np.float64)
    heard[members] = found.values
    return heard


def heard_more(heard: Floats, members: Bools) -> Bools:
    """Members of whom more is heard than of a member on average."""
    more: Bools = members & (heard > heard[members].mean())
    return more


def ranks(heard: Floats) -> Ints:
    """Influence as whole ranks, ties alike, so that comparing means compares orders."""
    return np.unique(heard, return_inverse=True)[1].astype(np.int64)
