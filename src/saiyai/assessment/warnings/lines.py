"""Where contact hangs on one alone: sole links, and the load of those whom others agreed on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from saiyai.assessment.look.facts import Facts, Ints
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.inside_facts import facts_of
from saiyai.assessment.look.lines import basis_of, how_sure
from saiyai.assessment.nature.goals import owners_now, purpose_of
from saiyai.assessment.nature.sole_links import (
    Relief,
    SoleLink,
    Ways,
    one_place,
    outer_links,
    relief_of,
    ways_of,
)
from saiyai.assessment.reading import Discretion, Sure, Where, Who
from saiyai.assessment.warnings.noticed import Attempt, Loss, Noticed, Subject, Try, first_tries
from saiyai.domain.actors import CENTRES
from saiyai.domain.goals import GoalStance
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say
from saiyai.engine.network import Network

_WAYS = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """What is looked at for every sole link, made once.

    Shapes: `calls` (n,): of the last calls those with each at one end; `answering` has the row
    numbers of lines that answer by the end they are at, `begins` (n + 1,) where each begins.
    `works` are positions by row id of a goal, `goals_of` the other way round.
    """

    inside: Inside
    facts: Facts
    ways: Ways
    centres: frozenset[int]
    sure: Sure
    calls: Ints
    called: int
    answering: Ints
    begins: Ints
    works: Mapping[int, Sequence[int]]
    goals_of: Mapping[int, Sequence[int]]

    def lines_of(self, position: int) -> Ints:
        """Row numbers of the lines of an actor that answer, ascending."""
        return np.unique(self.answering[self.begins[position] : self.begins[position + 1]])

    def share_of_calls(self, position: int) -> float:
        """The share of the last calls that had an actor at one end; 0 where there were too few."""
        if self.called < self.inside.bounds.least_calls:
            return 0.0
        return int(self.calls[position]) / self.called


def sole_matters(inside: Inside) -> list[Noticed]:
    """Sole links and heavy loads, over lines that answer; none where most were never tried.

    Cost: O(actors + lines), and of those lost behind each and of its own lines.
    """
    facts = facts_of(inside)
    bounds = inside.bounds
    few = len(facts.lines.rows) < bounds.least_lines
    if few or basis_of(facts, bounds) != "answering":
        return []
    network = facts.network_of(facts.answering)
    links = outer_links(network, bounds.least_cut_off)
    ground = _ground(inside, facts, network) if links else None
    return [_noticed(ground, link) for link in links] if ground else []


def _ground(inside: Inside, facts: Facts, network: Network) -> _Ground:
    bounds, lines = inside.bounds, facts.lines
    calls = facts.calls.within(inside.day - bounds.call_days + 1, inside.day)
    own = calls.sources == calls.targets
    ends = np.concatenate((calls.sources, calls.targets[~own]))
    works = _standing_goals(inside)
    goals_of: dict[int, list[int]] = {}
    for goal, who in works.items():
        for one in who:
            goals_of.setdefault(one, []).append(goal)
    answering = np.flatnonzero(facts.answering)
    at = np.concatenate((lines.a[answering], lines.b[answering]))
    return _Ground(
        inside=inside,
        facts=facts,
        ways=ways_of(facts, network),
        centres=frozenset(facts.with_role(*CENTRES)),
        sure=how_sure(facts, bounds)[0],
        calls=np.bincount(ends, minlength=network.n),
        called=len(calls),
        answering=np.concatenate((answering, answering))[np.argsort(at, kind="stable")],
        begins=np.concatenate(([0], np.cumsum(np.bincount(at, minlength=network.n)))),
        works=works,
        goals_of=goals_of,
    )


def _noticed(ground: _Ground, link: SoleLink) -> Noticed:
    inside, facts = ground.inside, ground.facts
    relief = relief_of(ground.ways, link)
    lost = link.lost
    loss = Loss(len(lost), link.of, goals_cut(ground, link))
    carried = ground.share_of_calls(link.position)
    of = _kind(inside, len(lost), carried)
    tries = first_tries(*_ways(facts, relief), _talk(link), _rest(facts, link))
    person = bool(facts.persons[link.position])
    rows = inside.record["actors"].ids
    around = ground.lines_of(link.position)
    return Noticed(
        of=of,
        subject=Subject("actors", (int(rows[link.position]),)),
        seen=_seen(ground, link, of, carried),
        unknown=Say(f"warning.{of}.unknown"),
        tries=tries,
        sure=ground.sure,
        size=len(lost),
        loss=loss,
        loss_says=_loss_says(loss, "rest" if person else "pause"),
        about=(Who(link.position, Discretion.PERSON),),
        day=int(facts.lines.last_positive[around].max(initial=0)),
        after=Say("warning.lines.after", n=relief.left) if relief.left < loss.people else None,
        to_self=_to_self(len(tries)) if person else None,
        agreed=of is Matter.SOLE_LINK and link.position in ground.centres,
        trail=inside.trail(ties=facts.lines.rows[around], actors=rows[list(lost)]),
    )


def _kind(inside: Inside, lost: int, carried: float) -> Matter:
    heavy = carried >= inside.bounds.heavy_share and lost >= inside.bounds.heavy_lost
    return Matter.HEAVY_LOAD if heavy else Matter.SOLE_LINK


def _seen(ground: _Ground, link: SoleLink, of: Matter, carried: float) -> Say:
    """Its load first, where it is one that others agreed on; else the way that is one alone."""
    who = Who(link.position, Discretion.PERSON)
    lines = int(ground.ways.load[link.position])
    if of is Matter.HEAVY_LOAD:
        return Say("warning.heavy_load.seen", who=who, lines=lines, share=round(100 * carried))
    if link.position in ground.centres:
        return Say("warning.sole_link.centre", who=who, lines=lines)
    place = one_place(ground.facts, link)
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


def goals_cut(ground: _Ground, link: SoleLink) -> tuple[int, ...]:
    """Row ids of goals for which some on both sides of a sole link work; main goals are of all.

    Who works for a goal owns it, says so, or took part of late in what was done for it.
    """
    lost = frozenset(link.lost)
    among = {goal for one in lost for goal in ground.goals_of.get(one, ())}
    return tuple(
        goal
        for goal in sorted(among)
        if any(ground.ways.stays(link, lost, one) for one in ground.works[goal])
    )


def _standing_goals(inside: Inside) -> Mapping[int, Sequence[int]]:
    """Shared and own goals but the main ones by row id: positions of those who work for each."""
    goals = inside.record["goals"]
    own = purpose_of(inside)
    standing = (own.shared | own.own) & ~goals.says("main")
    works = inside.once(working_for)
    return {
        int(goals.ids[goal]): works[goal].tolist() for goal in np.flatnonzero(standing).tolist()
    }


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
