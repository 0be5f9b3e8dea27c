"""Values that others have published, or got from the same data with their own programs."""

import networkx as nx
import numpy as np
import pytest

from saiyai.engine.cuts import bridge_pairs, cut_losses
from saiyai.engine.lasting import half_life, overdue_pairs
from saiyai.engine.measures.betweenness import betweenness, betweenness_raw
from saiyai.engine.measures.burstiness import burstiness
from saiyai.engine.measures.closeness import closeness
from saiyai.engine.measures.closure import clustering, transitivity
from saiyai.engine.measures.components import components, connectedness
from saiyai.engine.measures.core_number import core_number
from saiyai.engine.measures.core_periphery import core_members, core_periphery
from saiyai.engine.measures.current_flow import current_flow_betweenness
from saiyai.engine.measures.cut_points import articulation_points, bridges
from saiyai.engine.measures.degree import degree, in_degree
from saiyai.engine.measures.density import density
from saiyai.engine.measures.distances import average_path_length, diameter, global_efficiency
from saiyai.engine.measures.mixing import (
    assortativity,
    coleman_homophily,
    degree_assortativity,
    e_i_index,
    modularity,
)
from saiyai.engine.measures.reciprocity import dyad_census, reciprocity
from saiyai.engine.measures.small_world import small_world
from saiyai.engine.measures.structural_holes import burt_hierarchy, constraint, effective_size
from saiyai.engine.measures.temporal_reach import temporal_reach
from saiyai.engine.measures.triad_census import triad_census
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.bass import bass_peak, bass_rate, bass_share
from saiyai.engine.ops.pauses import burstiness_of
from saiyai.engine.ops.survival import kaplan_meier, share_lasting
from saiyai.engine.result import NodeValues, Parts
from tests.engine.oracles import best_core_of_all, members, number, numbers
from tests.engine.published import florentine_marriages, high_tech_advice, karate

_AS_PRINTED = 1e-6


def test_the_karate_club() -> None:
    club = karate().network

    assert (club.n, club.m) == (34, 78)
    assert number(density(club)) == pytest.approx(0.139037, abs=_AS_PRINTED)
    assert number(transitivity(club)) == pytest.approx(0.255682, abs=_AS_PRINTED)
    assert [numbers(degree(club))[node] for node in (0, 33, 32)] == [16, 17, 12]
    assert [numbers(betweenness(club))[node] for node in (0, 33, 32)] == pytest.approx(
        [0.437635, 0.304075, 0.145247], abs=_AS_PRINTED
    )
    assert numbers(betweenness_raw(club))[0] == pytest.approx(231.071429, abs=_AS_PRINTED)
    assert number(connectedness(club)) == 1.0


def test_the_structural_holes_of_the_karate_club() -> None:
    club = karate().network

    assert [numbers(constraint(club))[node] for node in (0, 33)] == pytest.approx(
        [0.155423, 0.156419], abs=_AS_PRINTED
    )
    assert [numbers(effective_size(club))[node] for node in (0, 33)] == pytest.approx(
        [13.75, 15.235294], abs=_AS_PRINTED
    )


def test_how_near_the_members_of_the_karate_club_are() -> None:
    club = karate().network
    near = numbers(closeness(club))
    assert numbers(current_flow_betweenness(club))[0] == pytest.approx(0.486387, abs=_AS_PRINTED)

    assert (near[0], near[33]) == pytest.approx((0.568966, 0.55), abs=_AS_PRINTED)
    assert number(average_path_length(club)) == pytest.approx(2.4082, abs=1e-5)
    assert number(diameter(club)) == 5
    # 0.255682 / 0.139037 over 2.4082 / ((ln 34 - 0.577216) / ln (156 / 34) + 1 / 2)
    assert number(small_world(club)) == pytest.approx(1.860, abs=1e-3)
    assert number(global_efficiency(club)) == pytest.approx(0.492008, abs=_AS_PRINTED)


def test_the_mean_clustering_of_the_karate_club_has_two_answers() -> None:
    """0.570638 counts the one member with a single tie as 0, as networkx does.

    We say of that member that there is nothing to tell, and then the mean is higher.
    """
    club = karate()
    share = clustering(club.network)
    untold = [node for node in range(34) if share.why_at(node)]

    assert [club.names[node] for node in untold] == ["12"]
    assert share.values.sum() / 34 == pytest.approx(0.570638, abs=_AS_PRINTED)
    assert share.values.sum() / 33 == pytest.approx(0.587931, abs=_AS_PRINTED)


def test_the_cuts_and_cores_of_the_karate_club() -> None:
    club = karate().network
    cores = numbers(core_number(club))

    assert max(cores) == 4
    assert cores.count(4) == 10
    assert members(articulation_points(club)) == [0]
    assert number(bridges(club)) == 1
    assert bridge_pairs(club).tolist() == [[0, 11]]
    losses = cut_losses(club)
    # Without member 1, member 12 is alone and five more (5, 6, 7, 11, 17) are among themselves.
    assert (losses.positions.tolist(), losses.lost.tolist()) == ([0], [6])


def test_the_florentine_marriages() -> None:
    families = florentine_marriages()
    shares = numbers(betweenness(families.network))
    cuts = [families.names[node] for node in members(articulation_points(families.network))]

    assert families.network.n == 15
    assert shares[families.at("Medici")] == pytest.approx(0.521978, abs=_AS_PRINTED)
    assert shares[families.at("Guadagni")] == pytest.approx(0.254579, abs=_AS_PRINTED)
    assert shares[families.at("Albizzi")] == pytest.approx(0.212454, abs=_AS_PRINTED)
    assert numbers(betweenness_raw(families.network))[families.at("Medici")] == 47.5
    assert number(transitivity(families.network)) == pytest.approx(0.191489, abs=_AS_PRINTED)
    medici = families.at("Medici")
    assert numbers(constraint(families.network))[medici] == pytest.approx(
        0.209877, abs=_AS_PRINTED
    )
    assert numbers(effective_size(families.network))[medici] == pytest.approx(
        5.666667, abs=_AS_PRINTED
    )
    assert sorted(cuts) == ["Albizzi", "Guadagni", "Medici", "Salviati"]
    near = numbers(closeness(families.network))
    assert near[families.at("Medici")] == pytest.approx(0.56, abs=_AS_PRINTED)
    assert near[families.at("Ridolfi")] == pytest.approx(0.5, abs=_AS_PRINTED)


def test_a_family_that_married_nobody_lowers_the_share_of_the_medici() -> None:
    """The Pucci are in some editions of the data and not in others: 15 families or 16."""
    families = florentine_marriages()
    with_pucci = make_network(
        16, families.network.sources, families.network.targets, directed=False
    )

    shares = numbers(betweenness(with_pucci))

    assert shares[families.at("Medici")] == pytest.approx(0.452381, abs=_AS_PRINTED)
    assert components(with_pucci).count == 2


def test_the_advice_of_high_tech_managers() -> None:
    advice = high_tech_advice()
    network = advice.network

    assert (network.n, network.m) == (21, 190)
    assert number(density(network)) == pytest.approx(0.452381, abs=_AS_PRINTED)
    assert number(reciprocity(network)) == pytest.approx(0.473684, abs=_AS_PRINTED)
    assert dyad_census(network) == Parts((("mutual", 45), ("asymmetric", 100), ("null", 65)))
    triads = [count for _, count in triad_census(network).parts]
    assert triads == [74, 153, 90, 160, 86, 49, 59, 101, 190, 2, 72, 62, 78, 17, 107, 30]
    asked = numbers(in_degree(network))
    assert (advice.names[int(np.argmax(asked))], max(asked)) == ("2", 18)


def test_the_kite_of_krackhardt() -> None:
    """Whom one asks depends on the question: 3 has most ties, 7 stands most between."""
    network = kite()
    shares = numbers(betweenness(network))

    assert max(numbers(degree(network))) == numbers(degree(network))[3] == 6
    assert shares[7] == pytest.approx(0.388889, abs=_AS_PRINTED)
    assert shares[5:7] == pytest.approx([0.231481, 0.231481], abs=_AS_PRINTED)
    assert members(articulation_points(network)) == [7, 8]
    near = numbers(closeness(network))
    assert near[5:7] == pytest.approx([0.642857, 0.642857], abs=_AS_PRINTED)
    assert (near[3], near[7]) == pytest.approx((0.6, 0.6), abs=_AS_PRINTED)


def test_the_ego_of_borgatti() -> None:
    """G has six contacts, among whom there are four ties: A-B, A-E, A-F and B-D."""
    ties = [("A", "B"), ("A", "E"), ("A", "F"), ("B", "D"), *(("G", one) for one in "ABCDEF")]
    at = "ABCDEFG".index
    ego = make_network(7, [at(a) for a, _ in ties], [at(b) for _, b in ties], directed=False)

    held, size = numbers(constraint(ego)), numbers(effective_size(ego))
    spread = burt_hierarchy(ego)
    assert [held[at(one)] for one in "GAC"] == pytest.approx([0.400, 0.595, 1], abs=5e-4)
    assert [size[at(one)] for one in "GAC"] == pytest.approx([4.67, 2.50, 1], abs=5e-3)
    assert isinstance(spread, NodeValues)
    assert [spread.values[at(one)] for one in "GA"] == pytest.approx([0.09475, 0.16775], abs=1e-5)


@pytest.mark.parametrize(
    ("n", "ties", "expected"),
    [
        (5, [(0, 1), (0, 2), (0, 3), (0, 4)], 0.25),
        (3, [(0, 1), (1, 2), (2, 0)], 1.125),
        (4, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], 0.925926),
    ],
)
def test_the_constraint_of_small_networks(
    n: int, ties: list[tuple[int, int]], expected: float
) -> None:
    """The middle of a star, anybody in a triangle, anybody among four who are all tied."""
    network = make_network(n, [a for a, _ in ties], [b for _, b in ties], directed=False)

    assert numbers(constraint(network))[0] == pytest.approx(expected, abs=_AS_PRINTED)


def test_who_is_tied_to_whom_in_the_karate_club_and_among_the_florentines() -> None:
    """The club split in two: which of the two each member followed."""
    club = karate()
    split = split_club(weighted=False)

    assert number(degree_assortativity(club.network)) == pytest.approx(-0.475613, abs=_AS_PRINTED)
    assert number(e_i_index(split)) == pytest.approx(-0.717949, abs=_AS_PRINTED)
    assert number(assortativity(split)) == pytest.approx(0.717531, abs=_AS_PRINTED)
    families = florentine_marriages().network
    assert number(degree_assortativity(families)) == pytest.approx(-0.374838, abs=_AS_PRINTED)


def test_two_rhythms_of_ten_pauses() -> None:
    """Ten of one day; and nine of one day and one of ninety-one."""
    for pauses, plain, corrected in (
        ([1] * 10, -1, -1),
        ([1] * 9 + [91], 0.459459, 0.908465),
    ):
        mean, spread = float(np.mean(pauses)), float(np.std(pauses))
        days = np.cumsum([0, *pauses])
        two = make_network(2, [0] * 11, [1] * 11, directed=False, times=days)

        assert burstiness_of(mean, spread) == pytest.approx(plain, abs=_AS_PRINTED)
        assert numbers(burstiness(two)) == pytest.approx([corrected] * 2, abs=_AS_PRINTED)


def test_half_lives_of_shares_kept_over_a_year() -> None:
    years = [half_life(share, 1.0) for share in (0.10, 0.25, 0.50, 0.80)]

    assert years == pytest.approx([0.301, 0.500, 1.000, 3.106], abs=1e-3)


def test_a_pause_of_thirty_days_is_not_overdue_and_one_of_thirty_three_is() -> None:
    """After pauses of 3, 4, 5 and 4 days, of which the middle one is 4."""
    two = make_network(2, [0] * 5, [1] * 5, directed=False, times=[0, 3, 7, 12, 16])

    assert [len(overdue_pairs(two, 16 + pause)) for pause in (30, 33)] == [0, 1]


def test_replies_by_the_seventh_day() -> None:
    """After 1, 2, 2, 5 and 9 days; two are still waiting after 6 and 10."""
    found = kaplan_meier([1, 2, 2, 5, 9, 6, 10], [True] * 5 + [False] * 2)
    unanswered = share_lasting(found, 7)

    assert unanswered is not None
    assert 1 - unanswered == pytest.approx(0.571429, abs=_AS_PRINTED)


def test_who_can_be_reached_in_time_in_a_ring_of_four() -> None:
    ring = ([0, 1, 2, 3], [1, 2, 3, 0])
    for directed, share in ((False, 1.0), (True, 0.5)):
        network = make_network(4, *ring, directed=directed, times=[1, 2, 1, 3])

        assert number(temporal_reach(network)) == share


def test_a_curve_of_newcomers_as_those_of_many_goods() -> None:
    """The mean p and q of Sultan, Farley and Lehmann 1990."""
    p, q = 0.03, 0.38
    peak = bass_peak(p, q)

    assert peak == pytest.approx(6.1926, abs=1e-4)
    assert bass_share([peak, 10], p, q) == pytest.approx([0.4605, 0.8128], abs=1e-4)
    assert bass_rate([peak], p, q) == pytest.approx([0.11059], abs=1e-5)


def split_club(*, weighted: bool) -> Network:
    """The karate club, in group 0 those who followed Mr. Hi, in group 1 those of the Officer."""
    graph, club = nx.karate_club_graph(), karate()
    places = [int(name) - 1 for name in club.names]
    ends = (club.network.sources, club.network.targets)
    bonds = [graph[places[a]][places[b]]["weight"] for a, b in zip(*ends, strict=True)]
    return make_network(
        34,
        *ends,
        directed=False,
        groups=[int(graph.nodes[place]["club"] == "Officer") for place in places],
        weights=bonds if weighted else None,
    )


def test_the_split_of_the_karate_club_has_two_modularities() -> None:
    """networkx reads the weights of its own copy of the club where it is not told not to."""
    assert number(modularity(split_club(weighted=False))) == pytest.approx(
        0.358235, abs=_AS_PRINTED
    )
    assert number(modularity(split_club(weighted=True))) == pytest.approx(
        0.391438, abs=_AS_PRINTED
    )


def test_how_far_the_two_halves_of_the_karate_club_chose_their_own() -> None:
    found = coleman_homophily(split_club(weighted=False))

    assert isinstance(found, Parts)
    assert dict(found.parts) == pytest.approx(
        {"group 0": 0.736383, "group 1": 0.715294}, abs=_AS_PRINTED
    )


def test_the_core_of_the_florentine_marriages() -> None:
    """As an exhaustive search over all cores finds it; of the kite that finds another."""
    families = florentine_marriages()
    core = [families.names[node] for node in members(core_members(families.network))]

    assert number(core_periphery(families.network)) == pytest.approx(0.329853, abs=_AS_PRINTED)
    assert sorted(core) == ["Guadagni", "Medici", "Strozzi"]
    assert number(core_periphery(kite())) == pytest.approx(0.309142, abs=_AS_PRINTED)
    assert best_core_of_all(kite()) == pytest.approx(0.327327, abs=_AS_PRINTED)


def kite() -> Network:
    """Krackhardt's, drawn like one: its tail is 7 - 8 - 9."""
    ties = [(0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4),
            (3, 5), (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9)]  # fmt: skip
    return make_network(10, [a for a, _ in ties], [b for _, b in ties], directed=False)
