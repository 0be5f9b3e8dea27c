"""Measures of a record: the lines in use on a day as a network, numbers cut for the viewer."""

from collections.abc import Sequence
from typing import Any

from saiyai.assessment.lines import basis_of, lines_in_use
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.engine.catalogue import MEASURES, measure_of
from saiyai.engine.measure import run
from saiyai.engine.network import subnetwork
from saiyai.engine.result import NodeSet, Result, to_plain
from saiyai.queries.facts import load_facts
from saiyai.queries.names import ids_named_now, may_see_values
from saiyai.queries.today import SMALLEST_CELL
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Network


def get_measures(
    viewer: Viewer, network: Network, when: AsOf, wanted: Sequence[str] = ()
) -> dict[str, Any]:
    """Measures by id, all without any, over the lines that a reading of that day counts on.

    Raises: UnknownMeasure.
    """
    cards = [measure_of(one) for one in wanted] or list(MEASURES.values())
    edition, facts = load_facts(network, viewer.eye, when)
    basis = basis_of(facts)
    lines = subnetwork(facts.network_of(lines_in_use(facts, basis)), facts.present)
    ids = edition.actor_ids[facts.present].tolist()
    names = _names(viewer, ids)
    found = {card.id: _told(viewer, run(card, lines), names) for card in cards}
    about = {"nodes": lines.n, "ties": lines.m, "directed": False, "basis": basis}
    return {"network": about, "measures": found}


def _names(viewer: Viewer, ids: Sequence[int]) -> list[str]:
    """The refs of those whose numbers this viewer may see; of the others a stand-in."""
    rows = Actor.objects.using(alias()).in_bulk(ids)
    named = ids_named_now(viewer, list(rows.values()))
    return [
        rows[pk].ref if pk in named and may_see_values(viewer, rows[pk]) else f"\0{number}"
        for number, pk in enumerate(ids)
    ]


def _told(viewer: Viewer, result: Result, names: Sequence[str]) -> dict[str, Any]:
    """One result as this viewer may read it; outside, nobody learns of fewer than five."""
    few = isinstance(result.outcome, NodeSet) and 0 < result.outcome.count < SMALLEST_CELL
    if few and viewer.eye is Eye.OUTSIDE:
        return {"why": "fewer_than_five"}
    return _cut(to_plain(result, names))


def _cut(found: dict[str, Any]) -> dict[str, Any]:
    """The same without numbers of those who stand hidden; how many they are is told."""
    if "nodes" not in found:
        return found
    shown = {ref: value for ref, value in found["nodes"].items() if not ref.startswith("\0")}
    hidden = len(found["nodes"]) - len(shown)
    return found | {"nodes": shown} | ({"hidden": hidden} if hidden else {})
