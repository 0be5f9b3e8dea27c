"""Dimension 5, communication: past the manager or through, and how far news comes."""

from functools import partial
from typing import Final

import numpy as np

from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.indicators.gates import unrecorded
from saiyai.assessment.indicators.together import pairs_at
from saiyai.assessment.look.record import Ints
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.blocks import ratio_of_blocks, sums_of_blocks
from saiyai.assessment.statistics.estimates import Method, Missing, NoEstimate
from saiyai.assessment.statistics.networks import by_blocks
from saiyai.domain.actors import Role
from saiyai.domain.kinds.card import Proof
from saiyai.engine.catalogue import MEASURES
from saiyai.engine.network import make_network

_WEEK: Final = 7


def direct_flow(view: View) -> Measured:
    """The share of what happened between members that no manager was in. Both ways are fine."""
    days = view.bounds.window_days
    covered, lack = unrecorded(view, days, "contact")
    if lack is not None:
        return lack
    record, managers = view.record, view.with_role(Role.MANAGER)
    if not managers.any():
        return Measured(Missing(NoEstimate.NOTHING_COUNTED, 1), coverage=covered)
    rows = np.flatnonzero(view.within(days))
    touched = np.zeros(len(record.events), np.bool_)
    touched[record.parts["event"][managers[record.parts["actor"]]]] = True
    ends = managers[record.flows["source"]] | managers[record.flows["target"]]
    touched[record.flows["event"][ends]] = True
    week = _weeks(view, rows)
    count = -(-days // _WEEK)
    parts = sums_of_blocks(~touched[rows], week, count)
    value = ratio_of_blocks(
        parts, sums_of_blocks(np.ones(len(rows)), week, count), view.dice("C2")
    )
    return Measured(value, {"events": record.events.ids[rows]}, coverage=covered)


def information_reach(view: View) -> Measured:
    """How many members something told to one comes to in a month, at most, contact after contact.

    Contact is not yet message: so many could have heard.
    """
    days = view.bounds.month_days
    covered, lack = unrecorded(view, days, "contact", "activity")
    if lack is not None:
        return lack
    record = view.record
    live = np.isin(record.events["proof"], [int(Proof.ACT), int(Proof.ANSWER)])
    live &= view.within(days)
    sources, targets, events = _meetings(view, live)
    place = np.cumsum(view.members) - 1
    network = make_network(
        view.n,
        place[sources],
        place[targets],
        directed=False,
        times=record.events["latest"][events].astype(np.float64),
    )
    blocks = (view.day - record.events["latest"][events]) // _WEEK
    empty = -(-days // _WEEK) - len(np.unique(blocks))
    evidence = {"events": record.events.ids[np.unique(events)]}
    measure = MEASURES["temporal_reach"]
    # Who met twice in a week can hear no more than who met once.
    again = partial(by_blocks, empty=empty, replicates=view.redraws, twice=False)
    value = again(network, measure, blocks, view.dice("C3"))
    return Measured(value, evidence, coverage=covered)


def _weeks(view: View, rows: Ints) -> Ints:
    weeks: Ints = (view.day - view.record.events["latest"][rows]) // _WEEK
    return weeks


def _meetings(view: View, live: np.ndarray) -> tuple[Ints, Ints, Ints]:
    """Pairs of members in touch: the ends of flows, and those at one small activity."""
    record, members = view.record, view.members
    flows = record.flows
    kept = live[flows["event"]] & members[flows["source"]] & members[flows["target"]]
    parts = record.parts
    here = live[parts["event"]] & members[parts["actor"]]
    one, other, event = pairs_at(parts["event"][here], parts["actor"][here], record.n)
    return (
        np.concatenate((flows["source"][kept], one)),
        np.concatenate((flows["target"][kept], other)),
        np.concatenate((flows["event"][kept], event)),
    )


INDICATORS: Final = (
    Indicator(
        "C2", Dimension.COMMUNICATION, Source.BEHAVIOUR,
        ("events", "memberships"), (Method.BLOCK_BOOTSTRAP,), ("F5", "EQ2", "EQ7", "COM-01"),
        "Freeman 1979; Provan & Milward 1995", direct_flow, scored=False,
    ),
    Indicator(
        "C3", Dimension.COMMUNICATION, Source.BEHAVIOUR,
        ("events",), (Method.BLOCK_BOOTSTRAP,), ("K7", "S2", "EQ4", "EQN-9"),
        "Holme & Saramäki 2012", information_reach, window="month_days",
    ),
)  # fmt: skip
