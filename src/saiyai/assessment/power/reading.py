"""Power in relations (REL-POWER-05, E4): the text's two criteria, never a word about a person.

A: givers are fewer than receivers, or give less than they get, and more is heard of them.
B: domination and competition exceed mutual dependence; without domination it is not met.
Either is enough for relations to be called power relations, and then only perhaps. How firm that
is, of what sort the dependence is and how it is used are told apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.random import Generator
from scipy.sparse import csr_array

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Ints, Record, Scope
from saiyai.assessment.power.giving import Giving, circulating, giving_of
from saiyai.assessment.power.influence import Floats, Sign, heard_more, influence_of
from saiyai.assessment.power.modes import Strain, dependence_of, manner_of, more_equal, strain_of
from saiyai.assessment.reading import Trail
from saiyai.domain.coverage import Share
from saiyai.domain.verdicts import Dependence, Firmness, Manner, Signature
from saiyai.domain.words import Say
from saiyai.engine.arrays import Int32s

_AT_ONCE: Final = 16
"""Draws looked at together: few, so that of a large record they fit in memory."""

_PRESENT: Final = frozenset({Signature.INDICATED, Signature.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Chance:
    """Whether a criterion is met: a probability over what might as well have been told."""

    signature: Signature
    p: float | None = None


@dataclass(frozen=True, slots=True)
class PowerReading:
    """What can be read of power in the relations of a scope."""

    a_count: Chance
    a_amount: Chance
    b: Chance
    verdict: Chance
    firmness: Firmness | None
    """None where nothing can be read."""
    dependence: Dependence
    manner: Manner
    learning: int
    """Times that learning was passed between members: it makes relations more equal."""
    more_equal: bool | None
    signs: tuple[str, ...]
    """By which signs of influence."""
    says: tuple[Say, ...]
    trail: Trail
    acts: int
    conventions: int


SEED: Final = 2569
"""The dice begin here, so that the same record is read the same everywhere."""


def read_power(record: Record, scope: Scope, conventions: Conventions = HOUSE) -> PowerReading:
    """Power in the relations of a pair, a sub-network or a network, over all kinds of resources.

    Cost: `draws` passes over the acts of giving, one circulation, and betweenness of small sets.
    """
    return power_of(Inside(record, scope, conventions))


def power_of(inside: Inside) -> PowerReading:
    """The same, of what is already looked at: made once, for the reading and for its indicator."""
    return inside.once(_power)


def _power(inside: Inside) -> PowerReading:
    dice = np.random.default_rng(SEED)
    bounds, giving, strain = inside.bounds, giving_of(inside), strain_of(inside)
    heard = influence_of(inside)
    counts, amounts = _by_sign(inside, giving, heard, dice)
    b = _strained(inside, strain, giving, dice)
    first = next(iter(heard), Sign.BETWEEN)
    count, amount = counts.get(first), amounts.get(first)
    most = _most_told(inside, giving, only_place=first is Sign.BETWEEN)
    a_count, a_amount = (_chance(one, bounds, most) for one in (count, amount))
    by_b = _chance(b, bounds)
    verdict = _either(a_count, a_amount, by_b, [count, amount, b], bounds)
    present = verdict.signature in _PRESENT
    upper = heard_more(heard[first], inside.members) if first in heard else None
    return PowerReading(
        a_count=a_count,
        a_amount=a_amount,
        b=by_b,
        verdict=verdict,
        firmness=_firmness(verdict, [*counts.values(), *amounts.values()], b, bounds),
        dependence=dependence_of(inside, giving, strain, upper) if present else Dependence.UNKNOWN,
        manner=manner_of(inside, strain),
        learning=strain.learning,
        more_equal=more_equal(inside),
        signs=tuple(str(sign) for sign in heard),
        says=_says(verdict, {"a_count": a_count, "a_amount": a_amount, "b": by_b}),
        trail=inside.trail(events=inside.record.events.ids[_rows(giving, strain)]),
        acts=int(giving.acts.sum()),
        conventions=bounds.version,
    )


def _by_sign(
    inside: Inside, giving: Giving, heard: dict[Sign, Floats], dice: Generator
) -> tuple[dict[Sign, Bools | None], dict[Sign, Bools | None]]:
    """Criterion A by count and by amount, in each draw, by each sign of influence that is told."""
    counts: dict[Sign, Bools | None] = {}
    amounts: dict[Sign, Bools | None] = {}
    if not _enough(inside, giving):
        return counts, amounts
    drawn = _drawn(giving, _draws(inside, giving), dice)
    for sign, of in heard.items():
        counts[sign] = _fewer_givers(inside, giving, of, drawn)
        if sign is not Sign.BETWEEN:
            amounts[sign] = gives_less(giving, of, drawn)
    if not counts:
        counts[Sign.BETWEEN] = _not_fewer(inside, giving, drawn)
    return counts, amounts


def _enough(inside: Inside, giving: Giving) -> bool:
    """Whether enough giving was told: some, or less where there was no more to tell."""
    return len(giving) >= inside.bounds.least_flows or (
        len(giving) > 1 and _how_told(inside, giving) is Share.ALL
    )


def _how_told(inside: Inside, giving: Giving) -> Share:
    """How completely giving was recorded since the first of it that is looked at."""
    first = int(inside.record.events["latest"][giving.events].min())
    return inside.recorded("exchange", first)


# --- what might as well have been told -----------------------------------------------------------


def _draws(inside: Inside, giving: Giving) -> int:
    bounds = inside.bounds
    return bounds.draws if len(giving) <= bounds.many_flows else bounds.draws // 4


def _drawn(giving: Giving, draws: int, dice: Generator) -> Int32s:
    """How often each act of giving stands in each redrawn record. Shapes: (draws, acts)."""
    n = len(giving)
    drawn = np.empty((draws, n), np.int32)
    for row in drawn:
        row[:] = np.bincount(dice.integers(0, n, n), minlength=n)
    return drawn


def _a_few(drawn: Int32s) -> Iterator[Int32s]:
    """Draw after draw, a few at a time as columns beside one another. Shapes: (acts, few)."""
    for first in range(0, len(drawn), _AT_ONCE):
        yield np.ascontiguousarray(drawn[first : first + _AT_ONCE].T)


def _adding(to: Ints, count: int, values: Floats | Ints | None = None) -> csr_array[Any]:
    """What adds up the rows of a table by which of 0..count-1 each is of, each times its value."""
    ones = np.ones(len(to), np.int32) if values is None else values
    return csr_array((ones, (to, np.arange(len(to)))), shape=(count, len(to)))


def _not_fewer(inside: Inside, giving: Giving, drawn: Int32s) -> Bools | None:
    """Where nothing tells of influence: givers that are as many as receivers need none told."""
    few = [
        givers_of(giving, kind, inside.bounds, whole=whole)
        for kind, whole in _wide_kinds(inside, giving)
    ]
    return None if any(one is not None for one in few) else np.zeros(len(drawn), np.bool_)


def _fewer_givers(inside: Inside, giving: Giving, heard: Floats, drawn: Int32s) -> Bools:
    """In which draws some kind of giving comes from fewer than it reaches, and these are heard."""
    found = np.zeros(len(drawn), np.bool_)
    for kind, whole in _wide_kinds(inside, giving):
        few = fewer_in(giving, kind, drawn, inside.bounds, whole=whole)
        for draw in np.flatnonzero(few & ~found).tolist():
            kept = kind & (drawn[draw] > 0)
            found[draw] = _few_and_heard(giving, heard, kept, inside.bounds, whole=whole)
    return found


def fewer_in(
    giving: Giving, kind: Bools, drawn: Int32s, bounds: Conventions, *, whole: bool
) -> Bools:
    """In which draws givers of a kind are clearly fewer: `givers_of` for many draws at once."""
    far = int(max(giving.receivers.max(), giving.givers.max())) + 1
    keys = giving.givers[kind] * far + giving.receivers[kind]
    pairs, pair = np.unique(keys, return_inverse=True)
    gives, gets = pairs // far, pairs % far
    givers, giver = np.unique(gives, return_inverse=True)
    receivers, receiver = np.unique(gets, return_inverse=True)
    back = np.minimum(np.searchsorted(pairs, gets * far + gives), len(pairs) - 1)
    returned = (pairs[back] == gets * far + gives) & (not whole)
    by_pair = _adding(pair, len(pairs))
    by_giver, by_receiver = _adding(giver, len(givers)), _adding(receiver, len(receivers))
    found = []
    for times in _a_few(drawn):
        here = (by_pair @ times[kind] > 0).astype(np.int32)
        to = by_giver @ here
        only_back = here * here[back] * returned[:, np.newaxis]
        given_back = by_giver @ only_back > 0
        giving_now = ((to > 1) | ((to > 0) & ~given_back)).sum(axis=0)
        reached = (by_receiver @ here > 0).sum(axis=0)
        found.append((giving_now > 0) & (giving_now <= bounds.fewer_share * reached))
    return np.concatenate(found)


def _wide_kinds(inside: Inside, giving: Giving) -> list[tuple[Bools, bool]]:
    """Kinds of giving that reach enough of those who exchange, and, marked, all kinds together."""
    parties = len(np.union1d(giving.givers, giving.receivers))
    kinds = [giving.goods == good for good in np.unique(giving.goods)]
    bounds = inside.bounds
    reach = max(bounds.reach_share * parties, bounds.reach_members * inside.scope.n)
    together = [(kind, False) for kind in kinds] + [(np.ones(len(giving), np.bool_), True)]
    return [
        (kind, whole)
        for kind, whole in together
        if len(np.unique(giving.receivers[kind])) >= reach
    ]


def givers_of(
    giving: Giving, kept: Bools, bounds: Conventions, *, whole: bool
) -> tuple[Ints, Ints] | None:
    """Who gives and who gets, where the first are clearly fewer; else None.

    Of one kind, who gives to nobody but whom they got it from only gives back.
    """
    far = int(max(giving.receivers.max(), giving.givers.max())) + 1
    pairs = np.unique(giving.givers[kept] * far + giving.receivers[kept])
    gives, gets = pairs // far, pairs % far
    returned = np.isin(gets * far + gives, pairs) & (not whole)
    givers, reached = np.unique(gives, return_counts=True)
    back = np.bincount(gives[returned], minlength=far)[givers]
    givers, receivers = givers[(reached > 1) | (back == 0)], np.unique(gets)
    few = 0 < len(givers) <= bounds.fewer_share * len(receivers)
    return (givers, receivers) if few else None


def _few_and_heard(
    giving: Giving, heard: Floats, kept: Bools, bounds: Conventions, *, whole: bool
) -> bool:
    found = givers_of(giving, kept, bounds, whole=whole)
    return found is not None and bool(heard[found[0]].mean() > heard[found[1]].mean())


def gives_less(giving: Giving, heard: Floats, drawn: Int32s) -> Bools:
    """In which draws most of the giving is where who is heard more gives less than they get.

    By acts, or by amounts where all are told in one unit.
    """
    low = np.minimum(giving.givers, giving.receivers)
    high = np.maximum(giving.givers, giving.receivers)
    uneven = heard[low] != heard[high]
    size = int(high.max()) + 1
    pairs, pair = np.unique(low * size + high, return_inverse=True)
    of = giving.acts if giving.amounts is None else giving.amounts
    gives_up = heard[giving.givers] > heard[giving.receivers]
    up = np.where(uneven, np.where(gives_up, 1, -1), 0) * of
    net_of, acts_of = (_adding(pair, len(pairs), one) for one in (up, giving.acts))
    found = []
    for times in _a_few(drawn):
        acts = acts_of @ times
        down = np.where(net_of @ times < 0, acts, 0).sum(axis=0)
        found.append(down > acts.sum(axis=0) / 2)  # most of the giving
    return np.concatenate(found)


def _strained(inside: Inside, strain: Strain, giving: Giving, dice: Generator) -> Bools | None:
    """In which draws domination and competition exceed mutual dependence.

    Mutual dependence is what goes round, two acts of it a giving and a return, and help told.
    """
    draws = _draws(inside, giving)
    round_share = circulating(giving, inside.record.n)
    mutual = round_share * float(giving.acts.sum()) / 2 + strain.helps
    if not strain.domination:
        known = _enough(inside, giving) or strain.helps > 0
        return np.zeros(draws, np.bool_) if known else None
    against = strain.domination + strain.competition
    exceeds: Bools = dice.beta(against + 0.5, mutual + 0.5, draws) > 0.5  # Jeffreys' prior
    return exceeds


# --- in words ------------------------------------------------------------------------------------


def _most_told(inside: Inside, giving: Giving, *, only_place: bool) -> Signature:
    """The most that can be said of criterion A, by how completely giving was recorded.

    A place between others is no power: by that alone nothing is indicated either.
    """
    if not len(giving):
        return Signature.UNKNOWN
    share = _how_told(inside, giving)
    if share not in {Share.ALL, Share.SOME}:
        return Signature.UNKNOWN
    whole = share is Share.ALL and not only_place
    return Signature.INDICATED if whole else Signature.POSSIBLE


def _chance(
    met: Bools | None, bounds: Conventions, most: Signature = Signature.INDICATED
) -> Chance:
    if met is None or most is Signature.UNKNOWN:
        return Chance(Signature.UNKNOWN)
    p = float(met.mean())
    if p >= bounds.indicated:
        return Chance(most, p)
    return Chance(Signature.POSSIBLE if p >= bounds.possible else Signature.NOT_INDICATED, p)


def _either(
    a_count: Chance, a_amount: Chance, b: Chance, met: list[Bools | None], bounds: Conventions
) -> Chance:
    """A or B, in the same draws; unknown where A is, unless B is met."""
    told = [one.signature for one in (a_count, a_amount, b)]
    if {a_count.signature, a_amount.signature} == {Signature.UNKNOWN} and told[-1] not in _PRESENT:
        return Chance(Signature.UNKNOWN)
    known = [one for one, said in zip(met, told, strict=True) if said is not Signature.UNKNOWN]
    either = _chance(np.logical_or.reduce([one for one in known if one is not None]), bounds)
    capped = either.signature is Signature.INDICATED and Signature.INDICATED not in told
    only_possible = capped and all(said is not Signature.INDICATED for said in told)
    strong = [one for one in (a_count, a_amount, b) if (one.p or 0) >= bounds.indicated]
    if only_possible and strong:
        return Chance(Signature.POSSIBLE, either.p)
    return either


def _is(met: Bools | None, bounds: Conventions) -> bool:
    return met is not None and float(met.mean()) >= bounds.possible


def _firmness(
    verdict: Chance, readings: list[Bools | None], b: Bools | None, bounds: Conventions
) -> Firmness | None:
    """Whether count and amount, and every sign of influence, say the same."""
    if verdict.signature is Signature.UNKNOWN:
        return None
    said = {_is(one, bounds) for one in readings if one is not None}
    by_b = b is not None and float(b.mean()) >= bounds.indicated
    return Firmness.FIRM if by_b or len(said) < 2 else Firmness.DEPENDS


def _says(verdict: Chance, chances: dict[str, Chance]) -> tuple[Say, ...]:
    """What is seen, by criterion, then what it does not mean."""
    seen = tuple(
        Say(f"power.{key}", p=round(100 * (one.p or 0)))
        for key, one in ((f"{name}.{of.signature}", of) for name, of in chances.items())
    )
    last = "power.perhaps" if verdict.signature in _PRESENT else "power.of_relations"
    return (Say(f"power.verdict.{verdict.signature}"), *seen, Say(last))


def _rows(giving: Giving, strain: Strain) -> Ints:
    return np.unique(np.concatenate((giving.events, strain.events)))
