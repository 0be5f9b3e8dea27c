"""Dimension 6, give and take: who gives back, what goes round, who hangs on whom."""

from dataclasses import replace
from typing import Final

import numpy as np

from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.indicators.gates import known_of, unrecorded
from saiyai.assessment.look.record import Ints, Table
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.blocks import ratio_of_blocks, sums_of_blocks
from saiyai.assessment.statistics.estimates import Estimate, Method, Missing, NoEstimate
from saiyai.assessment.statistics.networks import by_blocks, by_vertices
from saiyai.domain.facet_words import Alone
from saiyai.domain.goods import Good
from saiyai.domain.kinds.exchange import ExchangeStep
from saiyai.domain.kinds.request import RequestStep
from saiyai.engine.catalogue import MEASURES
from saiyai.engine.measure import run
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Value

_HELP: Final = (Good.HELP, Good.KNOWLEDGE, Good.METHOD, Good.LABOUR, Good.CARE)


def reciprocity(view: View) -> Measured:
    """How much more help goes both ways than if it went anywhere: ρ of Garlaschelli & Loffredo."""
    days = view.bounds.year_days
    covered, lack = unrecorded(view, days, "request", "exchange")
    if lack is not None:
        return lack
    given, events = _given(view, days)
    helped = view.told("request", days)
    helped = helped.only(helped.has("step", RequestStep.HELPED))
    kept = given.only(given.has("good", *_HELP))
    told = view.flows_of(helped)
    network = _network(
        view,
        np.concatenate((kept["source"], told["source"])),
        np.concatenate((kept["target"], told["target"])),
    )
    found = by_vertices(
        network, MEASURES["garlaschelli_loffredo"], view.dice("X1"), replicates=view.redraws
    )
    evidence = {"events": np.concatenate((events.ids, helped.ids))}
    beside = _plain(network, "reciprocity")
    return Measured(_clipped(found), evidence, beside, coverage=covered)


def circulation(view: View) -> Measured:
    """How much of what was given in a year can go round, directly or by others.

    Each act of giving counts once, whatever it was worth; of each good apart where there is
    enough. A gift that is owed still looks as if it had not come back.
    """
    found = _flowing(view)
    if isinstance(found, Measured):
        return found
    network, given, events, blocks = found
    value = by_blocks(
        network, MEASURES["circulation"], blocks, view.dice("X2"), replicates=view.redraws
    )
    beside = _plain(network, "direct_reciprocity") | _plain(network, "benefit_balance")
    beside["not_money"] = float((~given.has("good", Good.MONEY)).mean())
    parts = _by_good(view, given, blocks)
    covered = view.coverage("exchange", view.bounds.year_days)
    return Measured(value, {"events": events.ids}, beside, parts, covered)


def mutual_dependence(view: View) -> Measured:
    """How far pairs hang on one another alike in what they receive; 0 on a ring of gifts."""
    found = _flowing(view)
    if isinstance(found, Measured):
        return found
    network, _, events, blocks = found
    value = by_blocks(
        network, MEASURES["mutual_dependence"], blocks, view.dice("X5"), replicates=view.redraws
    )
    covered = view.coverage("exchange", view.bounds.year_days)
    return Measured(value, {"events": events.ids}, coverage=covered)


def joint_benefit(view: View) -> Measured:
    """Of what members want, what none can have alone and what came: needs said to be such, met."""
    told = view.record["needs"]
    here = told["actor"] >= 0
    here[here] = view.members[told["actor"][here]]
    said = told.only(here & ~told.has("alone", Alone.UNTOLD) & (told["since_latest"] <= view.day))
    members = view.marked(said["actor"])
    lack = known_of(members, view.members, view.bounds.asked_share)
    evidence = {"needs": said.ids}
    if lack is not None:
        return Measured(lack, evidence)
    since = view.day - view.bounds.year_days
    came = said.says("met") & (said["until_latest"] > since) & (said["until_latest"] <= view.day)
    joint = came & said.has("alone", Alone.NO)
    parts = sums_of_blocks(joint, said["actor"], view.record.n)[view.positions]
    wholes = sums_of_blocks(np.ones(len(said)), said["actor"], view.record.n)[view.positions]
    value = ratio_of_blocks(parts, wholes, view.dice("X3"))
    return Measured(_of_members(value), evidence)


def _of_members(value: Estimate | Missing) -> Estimate | Missing:
    """The same drawn by members, who are the blocks."""
    if isinstance(value, Missing):
        few = value.why is NoEstimate.TOO_FEW_PERIODS
        return replace(value, why=NoEstimate.TOO_FEW_MEMBERS) if few else value
    return replace(value, method=Method.MEMBER_BOOTSTRAP)


def _given(view: View, days: int) -> tuple[Table, Table]:
    """What went between members in exchanges that were done, and those exchanges."""
    events = view.told("exchange", days)
    events = events.only(events.has("step", ExchangeStep.DONE))
    return view.flows_of(events), events


def _flowing(view: View) -> Measured | tuple[Network, Table, Table, Ints]:
    """The network of who gave whom how often in a year, or why there is none to read."""
    covered, lack = unrecorded(view, view.bounds.year_days, "exchange")
    if lack is not None:
        return lack
    given, events = _given(view, view.bounds.year_days)
    if len(given) < view.bounds.least_gifts:
        missing = view.bounds.least_gifts - len(given)
        return Measured(Missing(NoEstimate.TOO_FEW_EVENTS, missing), coverage=covered)
    acts = np.ones(len(view.record.events), np.int64)
    acts[events["row"]] = events["acts"]
    network = _network(view, given["source"], given["target"], acts[given["event"]])
    return network, given, events, given["event"]


def _network(view: View, sources: Ints, targets: Ints, weights: Ints | None = None) -> Network:
    """The members and what went between them, as a directed network."""
    place = np.cumsum(view.members) - 1
    ends = place[sources], place[targets]
    if weights is None:
        return make_network(view.n, *ends, directed=True)
    return make_network(view.n, *ends, directed=True, weights=weights.astype(np.float64))


def _by_good(view: View, given: Table, blocks: Ints) -> dict[str, Estimate | Missing]:
    found: dict[str, Estimate | Missing] = {}
    for good in Good:
        of = given.has("good", good)
        if int(of.sum()) >= view.bounds.least_gifts:
            network = _network(view, given["source"][of], given["target"][of])
            dice = view.dice(f"X2 {good}")
            found[str(good)] = by_blocks(
                network, MEASURES["circulation"], blocks[of], dice, replicates=view.redraws
            )
    return found


def _plain(network: Network, measure: str) -> dict[str, float]:
    """A number to be read beside, where there is one."""
    outcome = run(MEASURES[measure], network).outcome
    return {measure: float(outcome.value)} if isinstance(outcome, Value) else {}


def _clipped(found: Estimate | Missing) -> Estimate | Missing:
    """Below 0, less than by chance, counts as nothing."""
    if isinstance(found, Missing):
        return found
    low, value, high = (max(one, 0.0) for one in (found.low, found.value, found.high))
    return replace(found, low=low, value=value, high=high)


INDICATORS: Final = (
    Indicator(
        "X1", Dimension.RECIPROCITY, Source.BEHAVIOUR,
        ("events",), (Method.VERTEX_BOOTSTRAP,), ("K3", "S4", "ACTOR-21"),
        "Garlaschelli & Loffredo 2004; Squartini et al. 2013", reciprocity, window="year_days",
        beside=("reciprocity",),
    ),
    Indicator(
        "X2", Dimension.RECIPROCITY, Source.BEHAVIOUR,
        ("events",), (Method.BLOCK_BOOTSTRAP,), ("F4", "K6", "S4"),
        "Molm, Collett & Schaefer 2007", circulation, window="year_days",
        beside=("direct_reciprocity", "benefit_balance", "not_money"),
        parts=tuple(map(str, Good)), part_words="good",
    ),
    Indicator(
        "X3", Dimension.RECIPROCITY, Source.CODED,
        ("needs",), (Method.MEMBER_BOOTSTRAP,), ("K3",),
        "Kriengsak 2000", joint_benefit, window="year_days",
    ),
    Indicator(
        "X5", Dimension.RECIPROCITY, Source.BEHAVIOUR,
        ("events",), (Method.BLOCK_BOOTSTRAP,), ("K6",),
        "Emerson 1962; Casciaro & Piskorski 2005", mutual_dependence, window="year_days",
    ),
)  # fmt: skip
