"""Duty and claim (R3): what members do for the whole without a return, and what they ask for."""

from dataclasses import dataclass

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.nature.calling import promoters_of
from saiyai.assessment.reading import Trail
from saiyai.domain.agreements import CommitmentStepKind
from saiyai.domain.kinds.contribution import ContributionStep
from saiyai.domain.kinds.decision import DecisionMethod, DecisionStep
from saiyai.domain.kinds.exchange import ExchangeReturn, ExchangeStep
from saiyai.domain.kinds.request import RequestStep


@dataclass(frozen=True, slots=True)
class Duties:
    """How many duties were done, claims made, and things begun by members themselves."""

    duties: int
    claims: int
    begun: int
    trail: Trail

    @property
    def n(self) -> int:
        """Duties and claims together."""
        return self.duties + self.claims

    @property
    def share(self) -> float:
        """Duties among both; 0 where there is neither."""
        return self.duties / self.n if self.n else 0.0


def duties_of(inside: Inside) -> Duties:
    """Duties, claims and own beginnings of the last year.

    A duty is a contribution or a gift without a return agreed, or a promise kept; a claim is one
    with a return agreed, or what members asked of those who set the network up.
    """
    late = inside.since(inside.bounds.year_days)
    promoters = promoters_of(inside)
    own = inside.members & ~promoters
    given, claimed = _contributions(inside, own)
    gifts, deals = _exchanges(inside, own)
    asked, shared_out = _asked(inside, own, promoters), _shared_out(inside)
    begun = _begun(inside, own) & late
    kept = _kept(inside, own)
    duties, claims = (given | gifts) & late, (claimed | deals | asked | shared_out) & late
    does, gets = _who(inside, own, duties), _who(inside, own, claims, shared_out)
    rows = inside.trail(events=inside.ids(duties | claims | begun), commitment_steps=kept)
    return Duties(does + len(kept), gets, int(begun.sum()), rows)


def _who(inside: Inside, own: Bools, events: Bools, receives: Bools | None = None) -> int:
    """How many times members did it, each member in each event; of benefits those who get."""
    flows, parts = inside.record.flows, inside.record.parts
    n = inside.record.n
    gets = np.zeros(len(events), np.bool_) if receives is None else receives
    pairs = []
    for end, kept in (("source", ~gets), ("target", gets)):
        mine = (events & kept)[flows["event"]] & own[flows[end]]
        pairs.append(flows["event"][mine] * n + flows[end][mine])
    mine = events[parts["event"]] & own[parts["actor"]]
    mine &= parts.has("role", "contributor", "recipient")
    pairs.append(parts["event"][mine] * n + parts["actor"][mine])
    return len(np.unique(np.concatenate(pairs)))


def _shared_out(inside: Inside) -> Bools:
    """Benefits that were not shared out by those concerned."""
    told = inside.record.of_kind("benefit")
    return _at(inside, told["row"][~told.says("decided_together")])


def _contributions(inside: Inside, own: Bools) -> tuple[Bools, Bools]:
    """Contributions of members without a return agreed, and with one."""
    told = inside.record.of_kind("contribution")
    by_own = (
        _given_by(inside, own)[told["row"]] | _with_role(inside, own, "contributor")[told["row"]]
    )
    done = told.has("step", ContributionStep.DELIVERED) & by_own
    with_return = told.says("return_agreed")
    return _at(inside, told["row"][done & ~with_return]), _at(
        inside, told["row"][done & with_return]
    )


def _exchanges(inside: Inside, own: Bools) -> tuple[Bools, Bools]:
    """What members gave looking for nothing at once in return, and what they gave for a return."""
    told = inside.record.of_kind("exchange")
    done = told.has("step", ExchangeStep.DONE) & _given_by(inside, own)[told["row"]]
    free = told.has("in_return", ExchangeReturn.NONE, ExchangeReturn.SOMEDAY)
    agreed = told.has("in_return", ExchangeReturn.AGREED)
    return _at(inside, told["row"][done & free]), _at(inside, told["row"][done & agreed])


def _asked(inside: Inside, own: Bools, promoters: Bools) -> Bools:
    """What members asked of those who set the network up."""
    flows = inside.record.flows
    up = own[flows["source"]] & promoters[flows["target"]]
    told = inside.record.of_kind("request")
    asked = _at(inside, told["row"][told.has("step", RequestStep.ASKED)])
    found = np.zeros(len(inside.record.events), np.bool_)
    found[flows["event"][up]] = True
    return found & asked


def _begun(inside: Inside, own: Bools) -> Bools:
    """What members began: activities they called, proposals of theirs, what they pushed for.

    Nothing counts that one does alone, and no decision by command.
    """
    called = _with_role(inside, own, "organiser", "host") & inside.is_kind("activity")
    pushed = _with_role(inside, own, "advocate") & inside.is_kind("advocacy")
    decided = inside.record.of_kind("decision")
    steps = decided.has("step", DecisionStep.PROPOSED, DecisionStep.ADOPTED)
    free = _at(inside, decided["row"][steps & ~decided.has("method", DecisionMethod.COMMAND)])
    proposed = _with_role(inside, own, "proposer") & free
    return inside.of_scope & ((called & ~inside.relief & inside.done) | pushed | proposed)


def _kept(inside: Inside, own: Bools) -> np.ndarray:
    """Row ids of what was told of promises that members kept in the last year."""
    steps, owed = inside.record["commitment_steps"], inside.record["commitments"]["owed_by"]
    late = (steps["latest"] > inside.day - inside.bounds.year_days) & (
        steps["latest"] <= inside.day
    )
    kept = steps.has("step", CommitmentStepKind.KEPT, CommitmentStepKind.LATE) & late
    by = np.where(steps["commitment"] >= 0, owed[steps["commitment"]], -1) if len(owed) else None
    if by is None:
        return steps.ids[:0]
    return steps.ids[kept & (by >= 0) & own[by]]


def _given_by(inside: Inside, own: Bools) -> Bools:
    """Events in which something flows from a member."""
    flows = inside.record.flows
    found = np.zeros(len(inside.record.events), np.bool_)
    found[flows["event"][own[flows["source"]]]] = True
    return found


def _with_role(inside: Inside, own: Bools, *roles: str) -> Bools:
    """Events in which a member has one of these parts."""
    parts = inside.record.parts
    found = np.zeros(len(inside.record.events), np.bool_)
    found[parts["event"][parts.has("role", *roles) & own[parts["actor"]]]] = True
    return found


def _at(inside: Inside, rows: np.ndarray) -> Bools:
    found = np.zeros(len(inside.record.events), np.bool_)
    found[rows] = True
    return found & inside.happened
