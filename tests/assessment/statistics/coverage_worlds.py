"""Worlds of which the truth is known, for asking how often an interval holds it.

Each is drawn afresh for every replication: the truth, and what a statistic says of a sample.
"""

from collections.abc import Callable
from functools import cache
from statistics import NormalDist
from typing import TypeAlias

import numpy as np

from saiyai.assessment.statistics.agreement import (
    SLIGHT_SKEW,
    agreement,
    icc_of_groups,
    rwg,
    uniform_variance,
    variance_of,
)
from saiyai.assessment.statistics.answers import mean_score, scores
from saiyai.assessment.statistics.blocks import of_blocks, ratio_of_blocks
from saiyai.assessment.statistics.change import paired_change
from saiyai.assessment.statistics.coders import Scale, krippendorff
from saiyai.assessment.statistics.composite import dimension
from saiyai.assessment.statistics.consensus import consensus
from saiyai.assessment.statistics.differences import cliff_delta
from saiyai.assessment.statistics.durations import ended_by
from saiyai.assessment.statistics.estimates import Estimate, Missing
from saiyai.assessment.statistics.evenness import evenness
from saiyai.assessment.statistics.goal_sets import goals_in_common
from saiyai.assessment.statistics.growth import growth_slope
from saiyai.assessment.statistics.hawkes import branching_ratio
from saiyai.assessment.statistics.networks import by_blocks, by_vertices
from saiyai.assessment.statistics.reliability import (
    alpha,
    alpha_of,
    omega,
    omega_of,
    spearman_brown,
    spearman_brown_of,
)
from saiyai.assessment.statistics.shares import jeffreys, mean_of_shares, mix
from saiyai.engine.arrays import Float64s, Int64s
from saiyai.engine.measure import Measure, run
from saiyai.engine.measures.density import DENSITY
from saiyai.engine.measures.reciprocity import RECIPROCITY
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.inequality import gini_of_few, pielou
from saiyai.engine.result import Value

Drawn: TypeAlias = tuple[float, Estimate | Missing]
Draw: TypeAlias = Callable[[np.random.Generator], Drawn]


def of_share(n: int, statistic: Callable[..., Estimate | Missing]) -> Draw:
    def draw(dice: np.random.Generator) -> Drawn:
        p = dice.uniform(0.05, 0.95)
        return p, statistic(int(dice.binomial(n, p)), n)

    return draw


def of_mean_share(dice: np.random.Generator) -> Drawn:
    p = dice.uniform(0.05, 0.95, 3)
    n = dice.integers(8, 25, 3)
    weights = np.array([2.0, 1.0, 1.0])
    found = mean_of_shares(dice.binomial(n, p), n, dice, weights=weights)
    return float(weights @ p / weights.sum()), found


def of_kind(*, even: bool) -> Draw:
    def draw(dice: np.random.Generator) -> Drawn:
        p = dice.dirichlet(np.ones(3))
        found = mix(dice.multinomial(60, p), dice)
        assert not isinstance(found, Missing)
        return (pielou(p), found.evenness) if even else (float(p[0]), found.shares[0])

    return draw


def of_waits(n: int) -> Draw:
    """Half of them answered within two to ten days; watched for one to forty."""

    def draw(dice: np.random.Generator) -> Drawn:
        rate = np.log(2) / dice.uniform(2, 10)
        waited, watched = dice.exponential(1 / rate, n), dice.uniform(1, 40, n)
        found = ended_by(np.minimum(waited, watched), waited <= watched, 7)
        return float(1 - np.exp(-7 * rate)), found

    return draw


@cache
def _people(questions: int) -> Int64s:
    """A hundred thousand who answer on five points, leaning to agreement."""
    dice = np.random.default_rng(questions)
    mood = dice.normal(0, 0.8, (100_000, 1))
    told = 3.6 + mood + dice.normal(0, 0.8, (100_000, questions))
    return np.clip(np.rint(told), 1, 5).astype(np.int64)


def _asked(n: int, questions: int, dice: np.random.Generator) -> Int64s:
    people = _people(questions)
    found: Int64s = people[dice.integers(0, len(people), n)]
    return found


@cache
def _mean_of_people() -> float:
    return float(scores(_people(3)).mean())


def of_score(n: int) -> Draw:
    return lambda dice: (_mean_of_people(), mean_score(_asked(n, 3, dice), n, dice))


@cache
def _agreement_of_people() -> tuple[float, float, float]:
    people = _people(3).astype(np.float64)
    ratio = np.array([people.var(axis=0).mean()])
    nulls = uniform_variance(5), variance_of(SLIGHT_SKEW)
    one, other = (float(rwg(ratio / null, 3)[0]) for null in nulls)
    return one, other, float(np.abs(people - people.mean(axis=0)).mean())


def of_alike(n: int, which: str) -> Draw:
    def draw(dice: np.random.Generator) -> Drawn:
        found = agreement(_asked(n, 3, dice))
        assert not isinstance(found, Missing)
        truth = dict(zip(("uniform", "skewed", "deviation"), _agreement_of_people(), strict=True))
        return truth[which], getattr(found, which)

    return draw


@cache
def _reliability_of_people(questions: int, kind: str) -> float:
    of = {"omega": omega_of, "alpha": alpha_of, "spearman_brown": spearman_brown_of}[kind]
    return float(of(np.cov(_people(questions).T.astype(np.float64))[np.newaxis])[0])


def of_scale(n: int, questions: int, kind: str) -> Draw:
    asks = {"omega": omega, "alpha": alpha, "spearman_brown": spearman_brown}[kind]
    return lambda dice: (
        _reliability_of_people(questions, kind),
        asks(_asked(n, questions, dice), dice),
    )


def of_groups(*, mean: bool) -> Draw:
    """Twelve networks of eight; a fifth of the variance lies between them."""

    def draw(dice: np.random.Generator) -> Drawn:
        group = np.repeat(np.arange(12), 8)
        told = dice.normal(0, np.sqrt(0.2), 12)[group] + dice.normal(0, np.sqrt(0.8), 96)
        found = icc_of_groups(told, group)
        assert not isinstance(found, Missing)
        return (8 * 0.2 / (1 + 7 * 0.2), found.mean) if mean else (0.2, found.single)

    return draw


def of_views(n: int) -> Draw:
    """Who knows the shared view of forty statements by two thirds, give and take, else guesses."""

    def draw(dice: np.random.Generator) -> Drawn:
        knows = dice.beta(6, 3, n)
        view = dice.integers(0, 3, 40)
        guess = dice.integers(0, 3, (n, 40))
        told = np.where(dice.random((n, 40)) < knows[:, np.newaxis], view, guess)
        found = consensus(told, 3, dice)
        return 2 / 3, found if isinstance(found, Missing) else found.mean

    return draw


@cache
def _coded() -> Int64s:
    """Two coders who code a fifth of a hundred thousand units at random."""
    dice = np.random.default_rng(5)
    true = dice.choice(4, 100_000, p=[0.4, 0.3, 0.2, 0.1])
    told = np.stack([true, true])
    lost = dice.random(told.shape) < 0.2
    told[lost] = dice.choice(4, int(lost.sum()), p=[0.4, 0.3, 0.2, 0.1])
    return told


@cache
def _alpha_of_coded(scale: Scale) -> float:
    """Of pairs: 1 less what they differ by what two drawn at random do."""
    one, other = _coded()
    codes = np.concatenate([one, other])
    places = np.cumsum(np.bincount(codes)) - np.bincount(codes) / 2
    at = codes.astype(np.float64) if scale is Scale.INTERVAL else places[codes]
    if scale is Scale.NOMINAL:
        shares = np.bincount(codes) / len(codes)
        return float(1 - (one != other).mean() / (1 - shares @ shares))
    apart = (at[: len(one)] - at[len(one) :]) ** 2
    return float(1 - apart.mean() / (2 * at.var()))


def of_codes(units: int, scale: Scale) -> Draw:
    def draw(dice: np.random.Generator) -> Drawn:
        told = _coded()[:, dice.integers(0, 100_000, units)]
        return _alpha_of_coded(scale), krippendorff(told, scale, dice)

    return draw


def of_apart(dice: np.random.Generator) -> Drawn:
    shift = dice.uniform(-1.5, 1.5)
    found = cliff_delta(dice.normal(shift, 1, 12), dice.normal(0, 1, 16))
    return 2 * NormalDist().cdf(shift / np.sqrt(2)) - 1, found


@cache
def _chances() -> tuple[float, float]:
    """How likely a tie is between two at random, and how likely it is answered."""
    dice = np.random.default_rng(8)
    a, b = dice.normal(0, 0.8, (2, 4_000_000))
    p = 1 / (1 + np.exp(1.2 - a - b))
    return float(p.mean()), float((p * p).mean() / p.mean())


def _mean_of(measure: Measure) -> float:
    """Of two thousand networks of the same sort, where there is no formula."""
    values = []
    for at in range(2_000):
        outcome = run(measure, _drawn_network(25, np.random.default_rng((8, at)))).outcome
        assert isinstance(outcome, Value)
        values.append(outcome.value)
    return float(np.mean(values))


def _drawn_network(n: int, dice: np.random.Generator) -> Network:
    ready = dice.normal(0, 0.8, n)
    p = 1 / (1 + np.exp(1.2 - ready[:, np.newaxis] - ready[np.newaxis]))
    tied = dice.random((n, n)) < p
    np.fill_diagonal(tied, val=False)
    return make_network(n, *np.nonzero(tied), directed=True)


@cache
def _true(measure: Measure) -> float:
    known = {DENSITY.id: _chances()[0], RECIPROCITY.id: _chances()[1]}
    return known[measure.id] if measure.id in known else _mean_of(measure)


def of_actors(measure: Measure) -> Draw:
    """Twenty-five who differ in how readily they tie, on the scale of logits by .8."""
    return lambda dice: (
        _true(measure),
        by_vertices(_drawn_network(25, dice), measure, dice),
    )


_FLOWS = np.array(
    [
        [0, 8, 4, 4, 4],
        [3, 0, 8, 4, 3],
        [1, 1, 0, 5, 3],
        [1, 2, 2, 0, 6],
        [1, 1, 1, 2, 0],
    ],
    np.float64,
)
"""What each of five gives to each in two weeks; all of them give clearly more or less than they
are given, since where they hardly differ chance alone makes a balance look worse."""


@cache
def _flowing(measure: Measure) -> float:
    expected = make_network(5, *np.nonzero(_FLOWS), directed=True, weights=_FLOWS[_FLOWS > 0])
    outcome = run(measure, expected).outcome
    assert isinstance(outcome, Value)
    return float(outcome.value)


def of_gifts(measure: Measure) -> Draw:
    """Five who give one another things, over twenty-six weeks, some of them busy."""

    def draw(dice: np.random.Generator) -> Drawn:
        busy = dice.gamma(4, 1 / 4, 26)
        gifts = dice.poisson(np.outer(busy, _FLOWS[_FLOWS > 0]) / 2)
        weeks, pairs = np.nonzero(gifts)
        sources, targets = (ends[pairs] for ends in np.nonzero(_FLOWS))
        amounts = gifts[weeks, pairs].astype(np.float64)
        network = make_network(5, sources, targets, directed=True, weights=amounts)
        empty = 26 - len(np.unique(weeks))
        return _flowing(measure), by_blocks(network, measure, weeks, dice, empty=empty)

    return draw


def of_weeks(n: int, *, any_number: bool = False) -> Draw:
    """Weeks differ in how much happens, and in how much of it goes by the manager."""

    def draw(dice: np.random.Generator) -> Drawn:
        events = dice.negative_binomial(3, 0.2, n)
        direct = dice.binomial(events, dice.beta(6, 4, n))
        if not any_number:
            return 0.6, ratio_of_blocks(direct, events, dice)

        def share(times: Int64s) -> float | None:
            whole = float(times @ events)
            return float(times @ direct) / whole if whole else None

        return 0.6, of_blocks(share, n, dice)

    return draw


def of_growth(windows: int) -> Draw:
    """Members come and go; what is left over goes on by three tenths."""

    def draw(dice: np.random.Generator) -> Drawn:
        members = 3 + np.cumsum(dice.normal(0.04, 0.12, windows))
        left = np.zeros(windows)
        thrown = dice.normal(0, 0.15, windows)
        left[0] = thrown[0] / np.sqrt(1 - 0.09)
        for at in range(1, windows):
            left[at] = 0.3 * left[at - 1] + thrown[at]
        return 1.12, growth_slope(np.exp(0.2 + 1.12 * members + left), np.exp(members))

    return draw


def of_caused(dice: np.random.Generator) -> Drawn:
    """Half of the events of four hundred days were set off, within some three days."""
    waiting = dice.uniform(0, 400, dice.poisson(0.3 * 400)).tolist()
    times: list[float] = []
    while waiting:
        at = waiting.pop()
        times.append(at)
        after = at + dice.exponential(3, dice.poisson(0.5))
        waiting += after[after < 400].tolist()
    return 0.5, branching_ratio(times, 400, dice)


def of_moved(n: int) -> Draw:
    def draw(dice: np.random.Generator) -> Drawn:
        before = dice.beta(3, 2, n)
        after = np.clip(before + 0.08 + dice.normal(0, 0.15, n), 0, None)
        found = paired_change(before, after, dice)
        return _true_move(), found if isinstance(found, Missing) else found.difference

    return draw


@cache
def _true_move() -> float:
    dice = np.random.default_rng(9)
    before = dice.beta(3, 2, 4_000_000)
    after = np.clip(before + 0.08 + dice.normal(0, 0.15, len(before)), 0, None)
    return float((after - before).mean())


def of_dimension(dice: np.random.Generator) -> Drawn:
    """Two shares and a survey, as most dimensions are."""
    p = dice.uniform(0.2, 0.9, 2)
    n = dice.integers(12, 40, 2)
    shares = [jeffreys(int(dice.binomial(m, q)), int(m)) for m, q in zip(n, p, strict=True)]
    survey = mean_score(_asked(20, 3, dice), 25, dice)
    found = dimension([*shares, survey], [False, False, True], dice)
    truth = 2 / 3 * float(p.mean()) + _mean_of_people() / 3
    return truth, found if isinstance(found, Missing) else found.estimate


@cache
def _goals() -> tuple[Float64s, float]:
    """Two thousand members who hold each of six goals with a readiness of their own."""
    dice = np.random.default_rng(10)
    has = dice.random((2_000, 6)) < dice.beta(4, 3, (2_000, 1))
    has[~has.any(axis=1), 0] = True
    some = has.astype(np.float64)
    both = some @ some.T
    together = some.sum(axis=1)[:, np.newaxis] + some.sum(axis=1) - both
    mean = (both / together).sum() - len(has)
    return some, float(mean / (len(has) * (len(has) - 1)))


def of_in_common(dice: np.random.Generator) -> Drawn:
    has, truth = _goals()
    return truth, goals_in_common(has[dice.integers(0, len(has), 15)], dice)


@cache
def _spread_of_attendance() -> Float64s:
    return np.random.default_rng(11).negative_binomial(2, 0.25, 200_000).astype(np.float64)


@cache
def _true_evenness() -> float:
    return 1 - gini_of_few(_spread_of_attendance())


def of_attended(n: int) -> Draw:
    """Six times on average, some of them often and some never."""
    return lambda dice: (
        _true_evenness(),
        evenness(_spread_of_attendance()[dice.integers(0, 200_000, n)]),
    )
