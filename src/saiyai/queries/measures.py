"""Measures of a record: the lines in use on a day as a network, numbers cut for the viewer."""

from collections.abc import Sequence
from typing import Any, Final

from saiyai.assessment.look.lines import basis_of, lines_in_use
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.engine.catalogue import MEASURES, measure_of
from saiyai.engine.measure import run_all
from saiyai.engine.network import Network as Lines
from saiyai.engine.network import subnetwork
from saiyai.engine.result import NodeSet, Result, to_plain
from saiyai.queries.columns import among
from saiyai.queries.facts import load_facts
from saiyai.queries.names import ids_named_now, may_see_values
from saiyai.queries.thresholds import conventions_of
from saiyai.queries.today import SMALLEST_CELL
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Network, Tie

_HIDDEN: Final = "\0"
"""Begins the stand-in of whom or what a viewer may not see; no ref holds it."""


def get_measures(
    viewer: Viewer, network: Network, when: AsOf, wanted: Sequence[str] = ()
) -> dict[str, Any]:
    """Measures by id, all without any, over the lines that a reading of that day counts on.

    Raises: UnknownMeasure.
    """
    cards = [measure_of(one) for one in wanted] or list(MEASURES.values())
    edition, facts = load_facts(network, viewer.eye, when)
    basis = basis_of(facts, conventions_of(network, edition.seq))
    in_use = lines_in_use(facts, basis)
    lines = subnetwork(facts.network_of(in_use), facts.present)
    ids = edition.actor_ids[facts.present].tolist()
    names = _names(viewer, ids)
    here = facts.present[facts.lines.a[in_use]] & facts.present[facts.lines.b[in_use]]
    ties = facts.lines.rows[in_use][here].tolist()
    called = _line_names(viewer, ties, lines, names)
    results = run_all(cards, lines)
    found = {one.measure: _told(viewer, one, names, called) for one in results}
    about = {"nodes": lines.n, "ties": lines.m, "directed": False, "basis": basis}
    return {"network": about, "measures": found}


def _names(viewer: Viewer, ids: Sequence[int]) -> list[str]:
    """The refs of those whose numbers this viewer may see; of the others a stand-in."""
    rows = Actor.objects.using(alias()).in_bulk(ids)
    named = ids_named_now(viewer, list(rows.values()))
    return [
        rows[pk].ref if pk in named and may_see_values(viewer, rows[pk]) else f"{_HIDDEN}{number}"
        for number, pk in enumerate(ids)
    ]


def _line_names(
    viewer: Viewer, ids: Sequence[int], lines: Lines, names: Sequence[str]
) -> list[str]:
    """The refs of lines of whose both ends this viewer may see numbers; of others a stand-in.

    Outside nobody reads single lines.
    """
    refs = dict(Tie.objects.using(alias()).filter(among(ids)).values_list("pk", "ref"))
    ends = zip(lines.sources.tolist(), lines.targets.tolist(), strict=True)
    shown = [
        viewer.eye is not Eye.OUTSIDE and not any(names[end].startswith(_HIDDEN) for end in pair)
        for pair in ends
    ]
    return [
        refs[pk] if seen else f"{_HIDDEN}{number}"
        for number, (pk, seen) in enumerate(zip(ids, shown, strict=True))
    ]


def _told(
    viewer: Viewer, result: Result, names: Sequence[str], lines: Sequence[str]
) -> dict[str, Any]:
    """One result as this viewer may read it; outside, nobody learns of fewer than five."""
    few = isinstance(result.outcome, NodeSet) and 0 < result.outcome.count < SMALLEST_CELL
    if few and viewer.eye is Eye.OUTSIDE:
        return {"why": "fewer_than_five"}
    found = to_plain(result, names)
    if "ties" in found:  # by their rows, which are no more than their order in this network
        found["ties"] = {lines[int(row)]: value for row, value in found["ties"].items()}
    return _cut(found)


def _cut(found: dict[str, Any]) -> dict[str, Any]:
    """The same without numbers of those who stand hidden; how many they are is told."""
    for of in found.keys() & {"nodes", "ties"}:
        told = {ref: value for ref, value in found[of].items() if not ref.startswith(_HIDDEN)}
        hidden = len(found[of]) - len(told)
        found = found | {of: told} | ({"hidden": hidden} if hidden else {})
    return found
