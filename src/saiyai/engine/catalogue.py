"""Every measure, listed by hand."""

from typing import Final

from saiyai.engine.errors import UnknownMeasure
from saiyai.engine.measure import Measure
from saiyai.engine.measures.balance import FRUSTRATION, STRUCTURAL_BALANCE
from saiyai.engine.measures.bass import BASS
from saiyai.engine.measures.betweenness import BETWEENNESS, BETWEENNESS_RAW, EDGE_BETWEENNESS
from saiyai.engine.measures.burstiness import BURSTINESS
from saiyai.engine.measures.centralization import (
    BETWEENNESS_CENTRALIZATION,
    DEGREE_CENTRALIZATION,
    IN_CENTRALIZATION,
    OUT_CENTRALIZATION,
)
from saiyai.engine.measures.circulation import CIRCULATION
from saiyai.engine.measures.closeness import CLOSENESS, HARMONIC
from saiyai.engine.measures.closeness_centralization import CLOSENESS_CENTRALIZATION
from saiyai.engine.measures.closure import CLUSTERING, TRANSITIVITY, TRIANGLES
from saiyai.engine.measures.communities import COMMUNITIES
from saiyai.engine.measures.components import (
    COMPONENTS,
    CONNECTEDNESS,
    ISOLATES,
    STRONG_COMPONENTS,
)
from saiyai.engine.measures.contests import DAVIDS_SCORE, ELO, STEEPNESS
from saiyai.engine.measures.core_number import CORE_NUMBER
from saiyai.engine.measures.core_periphery import CORE_MEMBERS, CORE_PERIPHERY
from saiyai.engine.measures.current_flow import CURRENT_FLOW_BETWEENNESS
from saiyai.engine.measures.cut_points import ARTICULATION_POINTS, BRIDGES
from saiyai.engine.measures.degree import DEGREE, IN_DEGREE, OUT_DEGREE
from saiyai.engine.measures.density import DENSITY
from saiyai.engine.measures.distances import (
    AVERAGE_PATH_LENGTH,
    DIAMETER,
    GLOBAL_EFFICIENCY,
)
from saiyai.engine.measures.finn_cycling import FINN_CYCLING
from saiyai.engine.measures.give_and_take import (
    BENEFIT_BALANCE,
    DIRECT_RECIPROCITY,
    MUTUAL_DEPENDENCE,
)
from saiyai.engine.measures.gould_fernandez import GOULD_FERNANDEZ
from saiyai.engine.measures.heterogeneity import BLAU_HETEROGENEITY
from saiyai.engine.measures.inequality import GINI, PIELOU, THEIL
from saiyai.engine.measures.kaplan_meier_reply import KAPLAN_MEIER_REPLY
from saiyai.engine.measures.krackhardt import EFFICIENCY, HIERARCHY, LUBNESS
from saiyai.engine.measures.lasting_ties import OVERDUE_TIES, TIE_HALF_LIFE, TIE_PERSISTENCE
from saiyai.engine.measures.mixing import (
    ASSORTATIVITY,
    COLEMAN_HOMOPHILY,
    DEGREE_ASSORTATIVITY,
    E_I_INDEX,
    MODULARITY,
)
from saiyai.engine.measures.multiplexity import MULTIPLEXITY
from saiyai.engine.measures.overlap import OVERLAP
from saiyai.engine.measures.participation import PARTICIPATION_COEFFICIENT
from saiyai.engine.measures.prestige import EIGENVECTOR, HITS, KATZ, PAGERANK
from saiyai.engine.measures.reaching import FLOW_HIERARCHY, GLOBAL_REACHING
from saiyai.engine.measures.reciprocity import (
    DYAD_CENSUS,
    GARLASCHELLI_LOFFREDO,
    KATZ_POWELL,
    RECIPROCITY,
)
from saiyai.engine.measures.rich_club import RICH_CLUB
from saiyai.engine.measures.robustness import ROBUSTNESS
from saiyai.engine.measures.small_world import SMALL_WORLD
from saiyai.engine.measures.strength import IN_STRENGTH, OUT_STRENGTH, STRENGTH
from saiyai.engine.measures.structural_holes import BURT_HIERARCHY, CONSTRAINT, EFFECTIVE_SIZE
from saiyai.engine.measures.temporal_reach import TEMPORAL_REACH
from saiyai.engine.measures.triad_census import TRIAD_CENSUS

MEASURES: Final[dict[str, Measure]] = {
    measure.id: measure
    for measure in (
        DEGREE,
        IN_DEGREE,
        OUT_DEGREE,
        STRENGTH,
        IN_STRENGTH,
        OUT_STRENGTH,
        DENSITY,
        RECIPROCITY,
        DYAD_CENSUS,
        CONNECTEDNESS,
        COMPONENTS,
        ISOLATES,
        ARTICULATION_POINTS,
        BRIDGES,
        CLUSTERING,
        TRANSITIVITY,
        TRIANGLES,
        TRIAD_CENSUS,
        CONSTRAINT,
        EFFECTIVE_SIZE,
        BURT_HIERARCHY,
        GOULD_FERNANDEZ,
        BETWEENNESS,
        BETWEENNESS_RAW,
        EDGE_BETWEENNESS,
        CURRENT_FLOW_BETWEENNESS,
        E_I_INDEX,
        ASSORTATIVITY,
        DEGREE_ASSORTATIVITY,
        COLEMAN_HOMOPHILY,
        BLAU_HETEROGENEITY,
        MODULARITY,
        COMMUNITIES,
        PARTICIPATION_COEFFICIENT,
        OVERLAP,
        MULTIPLEXITY,
        CORE_PERIPHERY,
        CORE_MEMBERS,
        CORE_NUMBER,
        CLOSENESS,
        HARMONIC,
        AVERAGE_PATH_LENGTH,
        DIAMETER,
        GLOBAL_EFFICIENCY,
        SMALL_WORLD,
        STRONG_COMPONENTS,
        EIGENVECTOR,
        PAGERANK,
        HITS,
        KATZ,
        DIRECT_RECIPROCITY,
        BENEFIT_BALANCE,
        MUTUAL_DEPENDENCE,
        CIRCULATION,
        FINN_CYCLING,
        GINI,
        THEIL,
        PIELOU,
        DAVIDS_SCORE,
        STEEPNESS,
        ELO,
        STRUCTURAL_BALANCE,
        FRUSTRATION,
        DEGREE_CENTRALIZATION,
        IN_CENTRALIZATION,
        OUT_CENTRALIZATION,
        BETWEENNESS_CENTRALIZATION,
        CLOSENESS_CENTRALIZATION,
        HIERARCHY,
        EFFICIENCY,
        LUBNESS,
        GLOBAL_REACHING,
        FLOW_HIERARCHY,
        GARLASCHELLI_LOFFREDO,
        KATZ_POWELL,
        RICH_CLUB,
        ROBUSTNESS,
        TEMPORAL_REACH,
        BURSTINESS,
        TIE_PERSISTENCE,
        TIE_HALF_LIFE,
        OVERDUE_TIES,
        KAPLAN_MEIER_REPLY,
        BASS,
    )
}


def measure_of(measure_id: str) -> Measure:
    """The card of a measure. Raises: UnknownMeasure with the measures there are."""
    if measure_id not in MEASURES:
        raise UnknownMeasure(measure=measure_id, known=", ".join(MEASURES))
    return MEASURES[measure_id]
