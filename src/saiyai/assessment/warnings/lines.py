"""Where contact hangs on one alone: sole links, and the load of those whom others agreed on."""

import numpy as np

from saiyai.assessment.facts import Bools, Facts
from saiyai.assessment.goals import owners_now, purpose_of
from saiyai.assessment.inside import Inside
from saiyai.assessment.inside_facts import facts_of
from saiyai.assessment.lines import basis_of, how_sure
from saiyai.assessment.reading import Discretion, Where, Who
from saiyai.assessment.sole_links import (
    Relief,
    SoleLink,
    one_place,
    outer_links,
    part_size,
    relief_of,
    sides_of,
)
from saiyai.assessment.warnings.noticed import Attempt, Loss, Noticed, Subject, Try, first_tries
from saiyai.domain.actors import CENTRES
from saiyai.domain.goals import GoalStance
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say
from saiyai.engine.measures.degree import degree
from saiyai.engine.network import Network

_WAYS = 3


def sole_matters(inside: Inside) -> list[Noticed]:
    """Sole links and heavy loads, over lines that answer; none where most were never tried.

    Cost: O(actors + lines), and a walk through the network for each way out that is looked at.
    """
    facts = facts_of(inside)
    bounds = inside.bounds
    few = len(facts.lines.rows) < bounds.least_lines
    if few or basis_of(facts, bounds) != "answering":
        return []
    network = facts.network_of(facts.answering)
    links = outer_links(network, bounds.least_cut_off)
    return [_noticed(inside, facts, network, link) for link in links]


def _noticed(inside: Inside, facts: Facts, network: Network, link: SoleLink) -> Noticed:
    relief = relief_of(facts, network, link)
    loss = Loss(len(link.lost), part_size(network, link), goals_cut(inside, network, link))
    carried = share_of_calls(inside, facts, link.position)
    of = _kind(inside, link, carried)
    tries = first_tries(*_ways(facts, relief), _talk(link), _rest(facts, link))
    person = bool(facts.persons[link.position])
    rows = inside.record["actors"].ids
    sure, _ = how_sure(facts, inside.bounds)
    around = np.isin(facts.lines.a, [link.position]) | np.isin(facts.lines.b, [link.position])
    return Noticed(
        of=of,
        subject=Subject("actors", (int(rows[link.position]),)),
        seen=_seen(facts, network, link, of, carried),
        unknown=Say(f"warning.{of}.unknown"),
        tries=tries,
        sure=sure,
        size=len(link.lost),
        loss=loss,
        loss_says=_loss_says(loss, "rest" if person else "pause"),
        about=(Who(link.position, Discretion.PERSON),),
        day=_since(facts, around & facts.answering),
        after=Say("warning.lines.after", n=relief.left) if relief.left < loss.people else None,
        to_self=_to_self(len(tries)) if person else None,
        agreed=of is Matter.SOLE_LINK and link.position in facts.with_role(*CENTRES),
        trail=inside.trail(
            ties=facts.lines.rows[around & facts.answering], actors=rows[list(link.lost)]
        ),
    )


def _kind(inside: Inside, link: SoleLink, carried: float) -> Matter:
    heavy = carried >= inside.bounds.heavy_share and len(link.lost) >= inside.bounds.heavy_lost
    return Matter.HEAVY_LOAD if heavy else Matter.SOLE_LINK


def share_of_calls(inside: Inside, facts: Facts, position: int) -> float:
    """The share of the last calls that had an actor at one end; 0 where there were too few."""
    calls = facts.calls.within(inside.day - inside.bounds.call_days + 1, inside.day)
    if len(calls) < inside.bounds.least_calls:
        return 0.0
    return float(((calls.sources == position) | (calls.targets == position)).mean())


def _seen(facts: Facts, network: Network, link: SoleLink, of: Matter, carried: float) -> Say:
    """Its load first, where it is one that others agreed on; else the way that is one alone."""
    who = Who(link.position, Discretion.PERSON)
    lines = int(degree(network).values[link.position])
    if of is Matter.HEAVY_LOAD:
        return Say("warning.heavy_load.seen", who=who, lines=lines, share=round(100 * carried))
    if link.position in facts.with_role(*CENTRES):
        return Say("warning.sole_link.centre", who=who, lines=lines)
    place = one_place(facts, link)
    if place is None:
        return Say("warning.sole_link.seen", who=who)
    return Say("warning.sole_link.way_to", who=who, place=Where(place))


def _loss_says(loss: Loss, how: str) -> Say:
    told = {"n": loss.people, "of": loss.of}
    if not loss.goals:
        return Say(f"warning.lines.loss.{how}", **told)
    return Say(f"warning.lines.loss_goals.{how}", **told, goals=len(loss.goals))


def _to_self(ways: int) -> Say:
    if ways == _WAYS:
        return Say("warning.to_self.three")
    return Say("warning.to_self.some", n=ways)


def _since(facts: Facts, lines: Bools) -> int:
    return int(facts.lines.last_positive[lines].max()) if lines.any() else 0


# --- what can be tried ---------------------------------------------------------------------------


def _ways(facts: Facts, relief: Relief) -> list[Attempt]:
    found = [_test(facts, line) for line in relief.tests]
    if relief.introduce is not None:
        one, other = relief.introduce
        says = Say(
            "warning.try.introduce",
            a=Who(one, Discretion.PERSON),
            b=Who(other, Discretion.PERSON),
        )
        found.append(Attempt(Try.INTRODUCE, says, actors=(one, other)))
    return found


def _test(facts: Facts, line: int) -> Attempt:
    ends = (int(facts.lines.a[line]), int(facts.lines.b[line]))
    a, b = (Who(end, Discretion.PERSON) for end in ends)
    says = Say("warning.try.test_line", a=a, b=b)
    return Attempt(Try.TEST_LINE, says, actors=ends, lines=(int(facts.lines.rows[line]),))


def _talk(link: SoleLink) -> Attempt:
    return Attempt(Try.MEET, Say("warning.try.share_load"), actors=(link.position,))


def _rest(facts: Facts, link: SoleLink) -> Attempt | None:
    if not facts.persons[link.position]:
        return None
    return Attempt(Try.REST, Say("warning.try.rest"), actors=(link.position,))


# --- goals that have no other bridge -------------------------------------------------------------


def goals_cut(inside: Inside, network: Network, link: SoleLink) -> tuple[int, ...]:
    """Row ids of goals for which some on both sides of a sole link work; main goals are of all.

    Who works for a goal owns it, says so, or took part of late in what was done for it.
    """
    lost, rest = sides_of(network, link)
    goals = inside.record["goals"]
    own = purpose_of(inside)
    standing = (own.shared | own.own) & ~goals.says("main")
    works = inside.once(working_for)
    cut = [
        int(goals.ids[goal])
        for goal in np.flatnonzero(standing).tolist()
        if lost[works[goal]].any() and rest[works[goal]].any()
    ]
    return tuple(cut)


def working_for(inside: Inside) -> list[np.ndarray]:
    """For each goal the positions of those who work for it."""
    record, goals = inside.record, inside.record["goals"]
    owner = owners_now(record, inside.day)
    owned = np.flatnonzero(owner >= 0)
    said = record["goal_stances"].by(inside.day)
    said = said.only(said.has("stance", GoalStance.WORKS_FOR) & said.says("holds"))
    event, actor = inside.takers
    late = inside.since(inside.bounds.year_days)[event] & (record.events["goal"][event] >= 0)
    goal = np.concatenate((owned, said["goal"], record.events["goal"][event[late]]))
    who = np.concatenate((owner[owned], said["actor"], actor[late]))
    told = (goal >= 0) & (who >= 0)
    goal, who = goal[told], who[told]
    order = np.argsort(goal, kind="stable")
    ends = np.cumsum(np.bincount(goal, minlength=len(goals)))
    return [np.unique(part) for part in np.split(who[order], ends[:-1])] if len(goals) else []
