"""The jackknife: what one actor after another makes of a number."""

from dataclasses import replace

import pytest

from saiyai.engine.catalogue import MEASURES
from saiyai.engine.measures.triad_census import triad_census
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Value, Why
from saiyai.engine.uncertainty.jackknife import LARGEST, jackknife
from saiyai.engine.uncertainty.replicates import Method, Uncertain
from tests.engine.drawn import drawn_networks
from tests.engine.published import high_tech_advice
from tests.engine.uncertainty.samples import Law, actors_differ, alike, mean_error, simulated

DENSITY = MEASURES["density"]


def test_three_of_whom_two_are_tied() -> None:
    """Without 0 or 1 the density is 0, without 2 it is 1: their squares add up to 2/3.

    0 - 1   2
    """
    network = make_network(3, [0], [1], directed=False)

    usual = jackknife(network, [DENSITY])[0]
    of_dyads = jackknife(network, [DENSITY], independent_dyads=True)[0]

    assert usual.of().estimate == pytest.approx(1 / 3)
    assert usual.of().standard_error == pytest.approx((2 / 3 * 2 / 3) ** 0.5)
    assert of_dyads.of().standard_error == pytest.approx((1 / 6 * 2 / 3) ** 0.5)
    assert (usual.method, of_dyads.method) == (Method.JACKKNIFE, Method.DYAD_JACKKNIFE)
    assert (usual.replicates, usual.seed) == (3, None)


def test_those_of_the_high_tech_managers() -> None:
    """Density, reciprocity, and the transitivity that follows ties, as the theory has them."""
    managers = high_tech_advice().network
    asked = [DENSITY, MEASURES["reciprocity"], ALONG]

    found = jackknife(managers, asked, independent_dyads=True)

    assert found[2].of().estimate == pytest.approx(0.663978, abs=1e-6)
    assert [one.of().standard_error for one in found] == pytest.approx(
        [0.04491, 0.09326, 0.04180], abs=1e-5
    )


def along(network: Network) -> Value:
    """Of ways from one over a second to a third, how many have a tie from first to third."""
    census = triad_census(network).known
    closed = {"030T": 1, "120D": 2, "120U": 2, "120C": 1, "210": 3, "300": 6, "030C": 0}
    ways = {"021C": 1, "111D": 1, "111U": 1, "030T": 1, "030C": 3, "201": 2, "120D": 2}
    ways |= {"120U": 2, "120C": 3, "210": 4, "300": 6}
    over = [sum(times * census[name] for name, times in of.items()) for of in (closed, ways)]
    return Value(over[0] / over[1])


ALONG = replace(MEASURES["transitivity"], id="along", compute=along)


def test_it_is_the_formula_written_out() -> None:
    """For five hundred networks, with the nodes left out by hand."""
    for network in drawn_networks():
        found = jackknife(network, [DENSITY])[0].of()
        n = network.n
        if n < 3:
            assert found.standard_error is [Why.NO_NODES, Why.TOO_FEW_NODES, Why.TOO_FEW_NODES][n]
            continue
        ends = zip(network.sources.tolist(), network.targets.tolist(), strict=True)
        pairs = {end if network.directed else tuple(sorted(end)) for end in ends}
        possible = (n - 1) * (n - 2) / (1 if network.directed else 2)
        left = [sum(a != b and node not in (a, b) for a, b in pairs) for node in range(n)]
        shares = [one / possible for one in left]
        mean = sum(shares) / n
        squares = sum((share - mean) ** 2 for share in shares)

        assert found.standard_error == pytest.approx(((n - 1) / n * squares) ** 0.5)


def test_who_leaves_no_number_behind_is_counted_and_taken_for_one_like_the_others() -> None:
    """Without 0 nothing could be closed. Without another it is as it was: nothing ever is.

    1 - 0 - 2
        |
        3
    """
    star = make_network(4, [0, 0, 0], [1, 2, 3], directed=False)

    found = jackknife(star, [MEASURES["transitivity"]])[0].of()

    assert found == Uncertain(0.0, 0.0, 0.0, 1)


def test_what_would_take_too_long_is_not_begun() -> None:
    n = 40_000
    ring = make_network(n, range(n), [*range(1, n), 0], directed=True)

    assert n * ring.m > LARGEST
    found = jackknife(ring, [DENSITY])[0]
    assert found.of().estimate == pytest.approx(1 / (n - 1))
    assert found.of().standard_error is Why.TOO_LARGE
    assert found.replicates == 0


@pytest.mark.parametrize(
    ("network", "of_dyads", "usual"),
    [(alike(21, 0.3), 0.0323, 0.0469), (actors_differ(21, 0.3), 0.0518, 0.0752),
     (alike(60, 0.1), 0.0070, 0.0099), (actors_differ(60, 0.1), 0.0177, 0.0253)],
    ids=["alike 21", "differ 21", "alike 60", "differ 60"],
)  # fmt: skip
def test_its_standard_errors_are_those_of_the_simulation(
    network: Law, of_dyads: float, usual: float
) -> None:
    """The table of the theory, from networks simulated there with other dice."""
    drawn = simulated(network, 60)

    assert mean_error(drawn, lambda one: jackknife(one, [DENSITY])) == pytest.approx(
        usual, rel=0.1
    )
    assert mean_error(
        drawn, lambda one: jackknife(one, [DENSITY], independent_dyads=True)
    ) == pytest.approx(of_dyads, rel=0.1)
