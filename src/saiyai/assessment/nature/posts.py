"""Posts that fell vacant, structures that changed, and what became of the lines on them (S5)."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.facts import Ints as Wholes
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.line_history import states_on
from saiyai.assessment.look.record import NOBODY, Ints
from saiyai.domain.facet_words import Mode
from saiyai.domain.kinds.structure_change import StructureOf
from saiyai.domain.tie_kinds import Nature
from saiyai.domain.ties import ANSWERING, Foundation, TieState

_OF_PERSONS: Final = (StructureOf.POST, StructureOf.LEADER)
_BY_POWER: Final = (Foundation.PROMOTED, Foundation.PATRON, Foundation.REPRESENTATION)
_POWER_NATURE: Final = (Nature.PATRONAGE, Nature.COMMAND)
_HARD: Final = (Mode.COMMAND, Mode.CONDITION, Mode.FUND)


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """A change of structure: its day, and who or what the lines hung on.

    Shapes: `ends` (n,). `event` is a row of events or NOBODY, `holding` a row id of holdings.
    """

    day: int
    ends: Bools
    event: int = NOBODY
    holding: int = NOBODY


@dataclass(frozen=True, slots=True, eq=False)
class Aftermath:
    """What became of lines after a change. Shapes: `attached`, `lost` (lines of the record,).

    `left` and `left_others` are shares still answering, on the last day looked at, `after` days
    later; `by_power` is the share of the attached that rested on power before; `borne` is the
    share of the lines of the scope that hung on what changed.
    """

    change: Change
    attached: Bools
    lost: Bools
    n: int
    left: float
    left_others: float
    after: int
    by_power: float | None
    borne: float
    at: tuple[tuple[int, float, float], ...]
    """Days after, and both shares then."""


def changes_of(inside: Inside) -> list[Change]:
    """Changes with nobody to take over: posts left vacant, money, offices or rules gone."""
    first = inside.day - inside.bounds.history_days
    found = [*_told_changes(inside), *_vacancies(inside)]
    near = [one for one in found if first <= one.day < inside.day]
    return sorted(near, key=lambda one: one.day)


def _told_changes(inside: Inside) -> list[Change]:
    told = inside.record.of_kind("structure_change").by(inside.day)
    parts = inside.record.parts
    found = []
    for place in range(len(told)):  # a handful in the life of a network
        row = int(told["row"][place])
        of_event = parts["event"] == row
        after = parts["actor"][of_event & parts.has("role", "holder_after")]
        of_person = told.has("of", *_OF_PERSONS)[place]
        if of_person and len(after):
            continue
        ends = np.zeros(inside.record.n, np.bool_)
        ends[parts["actor"][of_event & parts.has("role", "office", "holder_before")]] = True
        if ends.any():
            found.append(Change(int(told["latest"][place]), ends, event=row))
    return found


def _vacancies(inside: Inside) -> list[Change]:
    """Posts whose holder left and that nobody has taken over by the day."""
    held, posts = inside.record["holdings"], inside.record["positions"]
    ended = (held["until_latest"] > 0) & (held["until_latest"] <= inside.day)
    ended &= (held["holder"] >= 0) & (held["position"] >= 0)
    open_ = (held["holder"] >= 0) & (held["since_latest"] <= inside.day)
    open_ &= (held["until_latest"] < 0) | (held["until_latest"] > inside.day)
    vacant = ended & ~np.isin(held["position"], held["position"][open_])
    found = []
    for row in np.flatnonzero(vacant).tolist():
        ends = np.zeros(inside.record.n, np.bool_)
        ends[held["holder"][row]] = True
        owner = posts["actor"][held["position"][row]]
        if owner >= 0 and not inside.members[owner]:
            ends[owner] = True
        day = int(held["until_latest"][row])
        found.append(Change(day, ends, holding=int(held.ids[row])))
    return found


def aftermath_of(inside: Inside, change: Change) -> Aftermath | None:
    """The lines on what changed against all the others, before and after (REL-POWER-04).

    On it are lines of members to it, and those by power between them that it held together; the
    others are all others of the record. None where too few lines hung on it, too little time has
    passed, or nobody called in vain and contact was not recorded: silence alone is no loss.
    """
    lines, bounds = inside.record.lines, inside.bounds
    before = _answering(inside, change.day - 1) & inside.is_line
    first, second = inside.members[lines.a], inside.members[lines.b]
    rests = rests_on_power(inside, change.day)
    on_it = (change.ends[lines.a] | change.ends[lines.b]) & (first | second)
    held = _near(inside, change.ends)
    on_it |= held[lines.a] & held[lines.b] & (rests == 1)
    attached, others = before & on_it, before & ~on_it
    days = [d for d in bounds.survival_days if change.day + d <= inside.day]
    if attached.sum() < bounds.least_attached or not days:
        return None
    when = [change.day + d for d in days]
    if inside.day - when[-1] > bounds.survival_days[0]:
        when.append(inside.day)
    shares, after = [], before
    for day in when:
        after = _answering(inside, day)
        left = float(after[attached].mean())
        shares.append((day - change.day, left, _share(after, others)))
    if not _noticed(inside, attached & ~after, change.day):
        return None
    return Aftermath(
        change=change,
        attached=attached,
        lost=attached & ~after,
        n=int(attached.sum()),
        left=shares[-1][1],
        left_others=shares[-1][2],
        after=shares[-1][0],
        by_power=_by_power(inside, rests[attached], change),
        borne=_borne(attached, others & first & second),
        at=tuple(shares),
    )


def falls_of(inside: Inside) -> list[Aftermath]:
    """Changes after which lines that rested on power are gone, and the others are not.

    Of a scope of which only a few lines hung on it nothing has fallen (DYN-13: what collapses
    stood on it): that is told of whoever stood on it.
    """
    bounds, found = inside.bounds, []
    for one in (aftermath_of(inside, change) for change in changes_of(inside)):
        if one is None or one.by_power is None or one.by_power < bounds.power_based:
            continue
        lost = one.left <= bounds.survived_share and one.borne >= bounds.base_share
        if lost and one.left_others - one.left >= bounds.survived_less:
            found.append(one)
    return found


def _borne(attached: Bools, others: Bools) -> float:
    """The share of the lines of a scope that hung on what changed."""
    return float(attached.sum()) / float(attached.sum() + others.sum())


def _share(after: Bools, of: Bools) -> float:
    """Of some lines the share that answers; where there are none, nothing was lost."""
    return float(after[of].mean()) if of.any() else 1.0


def _answering(inside: Inside, day: int) -> Bools:
    states = states_on(inside.record.lines, day).states
    found: Bools = np.isin(states, [int(state) for state in ANSWERING])
    return found


def called_in_vain(inside: Inside) -> Bools:
    """Lines of the record on which somebody called and nobody answers on the day."""
    states = states_on(inside.record.lines, inside.day).states
    found: Bools = np.isin(states, [int(TieState.UNANSWERED), int(TieState.LAPSED)])
    return found


def _near(inside: Inside, ends: Bools) -> Bools:
    """Members with a line to what changed."""
    lines = inside.record.lines
    near = np.zeros(inside.record.n, np.bool_)
    near[lines.a[ends[lines.b] & inside.is_line]] = True
    near[lines.b[ends[lines.a] & inside.is_line]] = True
    return near & inside.members & ~ends


def _noticed(inside: Inside, lost: Bools, day: int) -> bool:
    """Whether somebody called on a lost line, or said its end, or all contact was recorded."""
    states = states_on(inside.record.lines, inside.day).states
    gone = (TieState.UNANSWERED, TieState.LAPSED, TieState.ENDED)
    told = np.isin(states, [int(state) for state in gone])
    return bool((lost & told).any()) or inside.is_recorded("contact", day)


def rests_on_power(inside: Inside, day: int) -> Ints:
    """Of each line of the record whether it rested on power before a day: 1, 0, or -1 untold."""
    ties, said = inside.record["ties"], inside.record["assertions"]
    said = said.only(said["latest"] < day)
    rests = np.full(len(ties), -1, np.int64)
    bases = np.maximum(np.stack([said["culture"], said["power"], said["learning"]]), 0)
    total = bases.sum(axis=0)
    told = total > 0
    share = bases[1] / np.maximum(total, 1)
    order = np.argsort(said["latest"], kind="stable")
    based = (share >= inside.bounds.power_based).astype(np.int64)
    late = order[told[order]]
    rests[said["tie"][late]] = based[late]
    founded = said["tie"][said.has("foundation", *_BY_POWER)]
    rests[founded[rests[founded] < 0]] = 1
    rests[ties.has("nature", *_POWER_NATURE) & (rests < 0)] = 1
    return rests


def _by_power(inside: Inside, rests: Ints, change: Change) -> float | None:
    """The share of these lines that rested on power before the change; None if untold."""
    known = rests[rests >= 0]
    if len(known):
        return float(known.mean())
    return 1.0 if _hard_post(inside, change) else None


def _hard_post(inside: Inside, change: Change) -> bool:
    """Whether the post that changed is told to command, to set conditions or to pay."""
    posts, held = inside.record["positions"], inside.record["holdings"]
    of_ends = held["position"][(held["holder"] >= 0) & change.ends[held["holder"]]]
    mine = np.isin(np.arange(len(posts)), of_ends)
    mine |= (posts["actor"] >= 0) & change.ends[posts["actor"]]
    return bool((posts.has("mode", *_HARD) & mine).any())


def hung_on(inside: Inside) -> Bools:
    """Lines of the record that hung on something that changed without a successor."""
    lines = inside.record.lines
    found = np.zeros(lines.count, np.bool_)
    for change in changes_of(inside):
        found |= change.ends[lines.a] | change.ends[lines.b]
    return found


def ids_of(inside: Inside, lines: Bools) -> Wholes:
    """Row ids of lines of the record."""
    return inside.record.lines.rows[lines]
