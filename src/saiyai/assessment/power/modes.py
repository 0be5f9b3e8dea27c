"""How power is used: strain and help told of, what sort of dependence, and in which manner."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import NOBODY, Ints, Table
from saiyai.assessment.power.giving import Giving
from saiyai.domain.facet_words import Mode
from saiyai.domain.kinds.decision import DecisionMethod, DecisionStep
from saiyai.domain.kinds.request import RequestStep
from saiyai.domain.kinds.tension import TensionType
from saiyai.domain.verdicts import Dependence, Manner

_HARD: Final = (Mode.COMMAND, Mode.CONDITION)
_MILD: Final = (Mode.CONSULT, Mode.ADVISE, Mode.TRAIN)
_TOGETHER: Final = (DecisionMethod.VOTE, DecisionMethod.CONSENSUS, DecisionMethod.DELIBERATION)


@dataclass(frozen=True, slots=True, eq=False)
class Strain:
    """Domination, competition, help and learning among members; `events` are rows of events."""

    domination: int
    commands: int
    together: int
    competition: int
    helps: int
    learning: int
    events: Ints


def strain_of(inside: Inside) -> Strain:
    """What was told of strain and of help in the time that power is read over.

    A decision by command against dissent is domination; competition outside is no part of it, for
    only what was told among members counts. What somebody outside decided over them is no relation
    between them either.
    """
    late = inside.since(inside.bounds.power_days)
    tension = _late(inside, "tension", late)
    arisen = tension["about"] == NOBODY
    dominated = tension["row"][arisen & tension.has("type", TensionType.DOMINATION)]
    competed = tension["row"][arisen & tension.has("type", TensionType.COMPETITION)]
    decided = _by_members(inside, _late(inside, "decision", late))
    adopted = decided.has("step", DecisionStep.ADOPTED)
    by_command = adopted & decided.has("method", DecisionMethod.COMMAND)
    commands = decided["row"][by_command]
    forced = decided["row"][by_command & _with_dissent(inside, decided)]
    together = adopted & decided.has("method", *_TOGETHER)
    together |= decided.has("step", DecisionStep.CONSULTED)
    asked = _late(inside, "request", late)
    helped = asked["row"][asked.has("step", RequestStep.HELPED)]
    cared = _late(inside, "care", late)["row"]
    return Strain(
        domination=len(dominated) + len(forced),
        commands=len(dominated) + len(commands),
        together=int(together.sum()),
        competition=len(competed),
        helps=len(helped) + len(cared),
        learning=_learned(inside, late),
        events=np.concatenate((dominated, competed, commands, helped, cared)),
    )


def _by_members(inside: Inside, decided: Table) -> Table:
    """Decisions that a member took or proposed, and those of which nobody is told to have."""
    parts = inside.record.parts
    voice = parts.has("role", "decider", "proposer")
    events = len(inside.record.events)
    told, ours = np.zeros(events, np.bool_), np.zeros(events, np.bool_)
    told[parts["event"][voice]] = True
    ours[parts["event"][voice & inside.members[parts["actor"]]]] = True
    return decided.only((ours | ~told)[decided["row"]])


def _with_dissent(inside: Inside, decided: Table) -> Bools:
    """Decisions of which it was told that somebody saw it differently."""
    parts = inside.record.parts
    named = np.zeros(len(inside.record.events), np.bool_)
    named[parts["event"][parts.has("role", "dissenter")]] = True
    return decided.says("dissent") | named[decided["row"]]


def _late(inside: Inside, kind: str, late: Bools) -> Table:
    table = inside.of_kind(kind)
    return table.only(late[table["row"]])


def _learned(inside: Inside, late: Bools) -> int:
    """Times that something learned went from one member to another."""
    flows = inside.record.flows
    learning = late & inside.is_kind("learning")
    both = inside.members[flows["source"]] & inside.members[flows["target"]]
    return int((learning[flows["event"]] & both).sum())


def manner_of(inside: Inside, strain: Strain) -> Manner:
    """Whether the stronger side decides alone, or consults: by posts and by how it was decided."""
    modes = _modes(inside)
    hard = strain.commands + int(np.isin(modes, _codes(_HARD)).sum())
    mild = strain.together + int(np.isin(modes, _codes(_MILD)).sum())
    if hard == mild:
        return Manner.UNKNOWN
    return Manner.DOMINATION if hard > mild else Manner.CONSULTATION


def _codes(modes: tuple[Mode, ...]) -> list[int]:
    words = list(Mode)
    return [words.index(mode) for mode in modes]


def _modes(inside: Inside) -> Ints:
    """How posts of members, and those above them, are told to use their place."""
    found = []
    for table, ends in (("positions", ("actor",)), ("backings", ("actor", "parent"))):
        told = inside.record[table]
        begun = told["since_latest"] <= inside.day
        over = (told["until_latest"] > 0) & (told["until_latest"] <= inside.day)
        near = np.zeros(len(told), np.bool_)
        for end in ends:
            at = told[end]
            near |= ((at >= 0) & inside.members[at]) | (at == inside.named)
        found.append(told["mode"][begun & ~over & near])
    return np.concatenate(found)


def dependence_of(
    inside: Inside, giving: Giving, strain: Strain, upper: Bools | None
) -> Dependence:
    """Whether returns go both ways, or one side takes out more than it puts in.

    Extraction needs worth told in one unit, no say of the others and no learning between them.
    """
    if upper is None:
        return Dependence.UNKNOWN
    down = upper[giving.givers] & ~upper[giving.receivers]
    up = ~upper[giving.givers] & upper[giving.receivers]
    if not strain.learning and _no_say(inside, strain) and _takes_out(inside, giving, down, up):
        return Dependence.EXTRACTION
    acts = min(int(giving.acts[down].sum()), int(giving.acts[up].sum()))
    return Dependence.STRUCTURAL if acts >= inside.bounds.least_returns else Dependence.UNKNOWN


def _takes_out(inside: Inside, giving: Giving, down: Bools, up: Bools) -> bool:
    """Whether one side takes out so much more than it puts in, told in one unit."""
    if giving.amounts is None:
        return False
    put_in, taken = int(giving.amounts[down].sum()), int(giving.amounts[up].sum())
    return taken > 0 and taken >= inside.bounds.taken_times * put_in


def _no_say(inside: Inside, strain: Strain) -> bool:
    """Whether it was told that those concerned had no say, and never that they had one."""
    late = inside.since(inside.bounds.power_days)
    shared = inside.by_members("benefit")
    shared = shared.only(late[shared["row"]])
    if strain.together or shared.says("decided_together").any():
        return False
    return strain.commands > 0 or bool(shared.says("decided_together", yes=False).any())


def more_equal(inside: Inside) -> bool | None:
    """Whether more members begin and propose than before; None where too little was told."""
    parts, days = inside.record.parts, inside.record.events["latest"]
    half = inside.bounds.power_days // 2
    voice = parts.has("role", "proposer", "organiser") & inside.members[parts["actor"]]
    voice &= inside.happened[parts["event"]]
    ago = inside.day - days[parts["event"]]
    shares = []
    for first in (0, half):
        here = voice & (ago >= first) & (ago < first + half)
        if here.sum() < inside.bounds.least_decisions:
            return None
        shares.append(float(np.bincount(parts["actor"][here]).max()) / float(here.sum()))
    return shares[1] - shares[0] >= inside.bounds.equal_step
