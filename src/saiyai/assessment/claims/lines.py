"""Claims about what lines rest on: custom, power or learning, and what goes over them after."""

from typing import Final

import numpy as np

from saiyai.assessment.claims.card import Claim, Expects, Unit, Watched, Way
from saiyai.assessment.claims.look import Look, first_after, follows, pair_of
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.record import UNTOLD, Ints
from saiyai.assessment.nature.posts import rests_on_power
from saiyai.domain.kinds.exchange import ExchangeStep
from saiyai.engine.events import Code

_HALF_YEAR: Final = 180
_YEAR: Final = 365


def _told_bases(look: Look, lag: int) -> tuple[Ints, Ints, dict[str, Bools]]:
    """Lines of which it was told what they rest on: places, the first day, and on what.

    A line rests on whatever was named of it on that day; several may be named.
    """
    said = look.view.record["assertions"]
    bases = {name: (said[name] != UNTOLD) & (said[name] > 0) for name in _BASES}
    told = np.logical_or.reduce(list(bases.values())) & look.within(said["latest"], lag)
    told &= look.view.is_line[said["tie"]]
    lines, days = said["tie"][told], said["latest"][told]
    order = np.lexsort((days, lines))
    line, first = np.unique(lines[order], return_index=True)
    day = days[order][first]
    on_day = told & (said["latest"] == _spread(look, line, day)[said["tie"]])
    found = {name: np.isin(line, said["tie"][on_day & rests]) for name, rests in bases.items()}
    return line, day, found


_BASES: Final = ("culture", "power", "learning")


def _spread(look: Look, line: Ints, day: Ints) -> Ints:
    days = np.full(look.view.record.lines.count, UNTOLD, np.int64)
    days[line] = day
    return days


def acting_by_custom(look: Look) -> Watched:
    """Lines that rest on custom, beside the others: did something go over them in half a year?"""
    line, day, rests = _told_bases(look, _HALF_YEAR)
    hits = look.view.record.lines.hits
    acts = hits.codes == int(Code.ACT)
    later = first_after(
        hits.lines[acts].astype(np.int64), hits.days[acts].astype(np.int64), line, day
    )
    return _watched(look, line, day, rests["culture"], follows(later, day, _HALF_YEAR))


def both_ways_by_learning(look: Look) -> Watched:
    """Lines that rest on learning, beside the others: did giving go both ways in half a year?

    Of lines over which something was given at all.
    """
    line, day, rests = _told_bases(look, _HALF_YEAR)
    lines, given = look.view.record.lines, look.told("exchange")
    flows = look.flows_of(given.only(given.has("step", ExchangeStep.DONE)))
    forth = flows["source"] < flows["target"]
    pairs = pair_of(flows["source"], flows["target"], look.actors)
    pair = pair_of(lines.a, lines.b, look.actors)[line]
    ways = [
        follows(first_after(pairs[way], flows["day"][way], pair, day), day, _HALF_YEAR)
        for way in (forth, ~forth)
    ]
    any_way, both = ways[0] | ways[1], ways[0] & ways[1]
    return _watched(look, line[any_way], day[any_way], rests["learning"][any_way], both[any_way])


def kept_after_change(look: Look) -> Watched:
    """Lines to whom or what changed, by what they rested on: used again within a year after?

    Of lines in use in the year before. Lines of one other end are drawn together.
    """
    lines, hits = look.view.record.lines, look.view.record.lines.hits
    used = np.isin(hits.codes, [int(Code.ACT), int(Code.ANSWER)])
    on, days = hits.lines[used].astype(np.int64), hits.days[used].astype(np.int64)
    told, parts = look.told("structure_change"), look.view.record.parts
    told = told.only(look.within(told["latest"], _YEAR))
    found: list[tuple[Ints, Bools, Bools, Ints, int]] = []
    for row, day in zip(told["row"].tolist(), told["latest"].tolist(), strict=True):
        ends = look.marked(parts["actor"][(parts["event"] == row) & parts.has("role", *_ENDS)])
        line = np.flatnonzero((ends[lines.a] != ends[lines.b]) & look.view.is_line)
        line = line[np.isin(line, on[(days < day) & (days >= day - _YEAR)])]
        rests = rests_on_power(look.view, day)[line]
        line, rests = line[rests >= 0], rests[rests >= 0]
        kept = np.isin(line, on[(days > day) & (days <= day + _YEAR)])
        other = np.where(ends[lines.a[line]], lines.b[line], lines.a[line])
        found.append((line, rests == 1, kept, other, day))
    if not found:
        return _watched(look, _NONE, _NONE, _NONE == 1, _NONE == 1)
    line = np.concatenate([one[0] for one in found])
    return Watched(
        exposure=np.concatenate([one[1] for one in found]),
        outcome=np.concatenate([one[2] for one in found]),
        blocks=np.concatenate([one[3] for one in found]),
        days=np.concatenate([np.full(len(one[0]), one[4]) for one in found]),
        evidence={"ties": lines.rows[line], "events": told.ids},
    )


_ENDS: Final = ("office", "holder_before")
_NONE: Final = np.empty(0, np.int64)


def _watched(look: Look, line: Ints, day: Ints, exposed: Bools, outcome: Bools) -> Watched:
    ends = look.view.record.lines
    return Watched(
        exposure=exposed,
        outcome=outcome,
        blocks=np.minimum(ends.a[line], ends.b[line]).astype(np.int64),
        days=day,
        evidence={"ties": ends.rows[line]},
    )


CLAIMS: Final = (
    Claim(
        "CLAIM-04", Unit.LINE_AT_CHANGE, Way.SHARES, Expects.LESS, kept_after_change, _YEAR,
        needs=("contact",), least=5,
    ),
    Claim(
        "CLAIM-05", Unit.LINE, Way.SHARES, Expects.MORE, both_ways_by_learning, _HALF_YEAR,
        needs=("exchange",),
    ),
    Claim(
        "CLAIM-09", Unit.LINE, Way.SHARES, Expects.MORE, acting_by_custom, _HALF_YEAR,
        needs=("activity", "exchange"),
    ),
)  # fmt: skip
