"""Families of what is compiled: what shares kernels stands together, and the rest side by side."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import Final

from saiyai.engine.warm import steps
from saiyai.engine.warm.steps import Step, measure

FOR_TODAY: Final = ("network", "lines", "map")
"""What the page Today and the map ask; the rest may follow."""


@dataclass(frozen=True, slots=True)
class Family:
    """What one process compiles in one go.

    Two processes that write to numba's index of one file lose what the other wrote: a family
    comes after those whose files it writes to as well.
    """

    name: str
    measures: tuple[str, ...] = ()
    others: Mapping[str, Step] = field(default_factory=dict)
    after: tuple[str, ...] = ("network",)

    def steps(self) -> Iterator[tuple[str, Step]]:
        """Each thing to call once, by its name."""
        yield from self.others.items()
        for measure_id in self.measures:
            yield measure_id, measure(measure_id)


def _on_all_cores(width: int, *measures: str) -> dict[str, Step]:
    rings = partial(steps.rings, width)
    return {f"{one} on all cores": measure(one, rings) for one in measures}


FAMILIES: Final = (
    Family(
        "network",
        (
            *("degree", "in_degree", "out_degree", "strength", "in_strength", "out_strength"),
            *("density", "reciprocity", "dyad_census", "garlaschelli_loffredo", "katz_powell"),
            *("connectedness", "components", "isolates", "articulation_points", "bridges"),
            *("degree_centralization", "in_centralization", "out_centralization"),
            "multiplexity",
        ),
        {"network": steps.networks, "rows of ties": steps.rows_of_ties, "cuts": steps.cuts}
        | {"multiplexity on two cores": measure("multiplexity", steps.strips)},
        after=(),
    ),
    Family("lines", others={"lines": steps.lines}, after=()),
    Family("map", others={"map_layout": steps.maps}),
    Family(
        "walks",
        (
            *("closeness", "harmonic", "average_path_length", "diameter", "global_efficiency"),
            *("strong_components", "closeness_centralization"),
            *("eigenvector", "pagerank", "hits", "katz"),
            *("hierarchy", "efficiency", "lubness", "global_reaching", "flow_hierarchy"),
        ),
        _on_all_cores(5, "closeness") | _on_all_cores(1_010, "eigenvector", "pagerank"),
    ),
    Family(
        "triangles",
        (
            *("clustering", "transitivity", "triangles", "triad_census", "overlap"),
            *("constraint", "effective_size", "burt_hierarchy", "gould_fernandez"),
            *("structural_balance", "frustration"),
        ),
        {
            "triangles on two cores": measure("triangles", steps.strips),
            "overlap on two cores": measure("overlap", steps.strips),
            "structural_balance on two cores": measure("structural_balance", steps.strips),
            "gould_fernandez on two cores": measure("gould_fernandez", steps.strips),
            "frustration between bounds": measure("frustration", steps.at_odds),
        },
    ),
    Family(
        "groups",
        (
            *("e_i_index", "assortativity", "degree_assortativity", "coleman_homophily"),
            *("blau_heterogeneity", "modularity", "communities", "participation_coefficient"),
            *("core_periphery", "core_members", "core_number", "rich_club"),
        ),
        _on_all_cores(1_010, "communities"),
    ),
    Family(
        "paths",
        ("betweenness", "betweenness_raw", "edge_betweenness", "current_flow_betweenness"),
        _on_all_cores(5, "betweenness", "edge_betweenness")
        | {"currents on all cores": steps.currents, "numbers for names": steps.numbers},
        after=("network", "walks", "groups"),
    ),
    Family(
        "chance",
        others={
            "networks drawn at random": steps.drawn_at_random,
            "quality of maps": steps.quality_of_maps,
            "projections": steps.projections,
        },
    ),
    Family(
        "live",
        others={"live network": steps.live_network, "live lines": steps.live_lines},
        after=("network", "lines", "triangles"),
    ),
    Family(
        "flows and times",
        (
            *("circulation", "finn_cycling", "direct_reciprocity", "benefit_balance"),
            *("mutual_dependence", "gini", "theil", "pielou"),
            *("davids_score", "steepness", "elo"),
            *("temporal_reach", "burstiness", "tie_persistence", "tie_half_life", "overdue_ties"),
            *("kaplan_meier_reply", "bass", "robustness"),
            *("small_world", "betweenness_centralization"),
        ),
        _on_all_cores(2, "robustness")
        | _on_all_cores(5, "temporal_reach")
        | {"finn_cycling where something gets out": measure("finn_cycling", steps.leaks)},
        after=("network", "walks", "triangles", "paths"),
    ),
)
"""In the order they are begun: those that others come after are early, as are the longest."""


def compile_kernels(report: Callable[[str, float], None]) -> None:
    """Call everything that is compiled once, with the types it is later called with.

    `report` gets the name of each step and how many seconds it took.
    Cost: some 340 s of the processor, a quarter of it until what Today asks is there; how long
    it takes here, on two cores at once, `python -m saiyai.engine.warm` says.
    """
    for family in FAMILIES:
        compile_family(family, report)


def compile_family(family: Family, report: Callable[[str, float], None]) -> None:
    """Call what one family compiles; `report` as above."""
    for name, step in family.steps():
        begun = perf_counter()
        step()
        report(name, perf_counter() - begun)
