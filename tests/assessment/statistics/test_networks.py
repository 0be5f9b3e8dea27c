"""What the engine says of how sure a measure is, as one estimate."""

import numpy as np
import pytest

from saiyai.assessment.statistics.estimates import Method, Missing
from saiyai.assessment.statistics.networks import by_blocks, by_vertices
from saiyai.engine.measures.centralization import IN_CENTRALIZATION
from saiyai.engine.measures.density import DENSITY
from saiyai.engine.measures.reciprocity import DYAD_CENSUS, GARLASCHELLI_LOFFREDO, RECIPROCITY
from saiyai.engine.network import make_network
from saiyai.engine.result import Why
from saiyai.engine.uncertainty.vertex_bootstrap import vertex_bootstrap
from tests.assessment.statistics.told import dice, told
from tests.engine.published import high_tech_advice

ADVICE = high_tech_advice().network


def test_the_interval_lies_evenly_round_the_measure() -> None:
    """In-centralization .47, though the mean of replicates is lower (theory 4.7)."""
    found = told(by_vertices(ADVICE, IN_CENTRALIZATION, dice()))
    seed = int(dice().integers(2**32))
    (known,) = vertex_bootstrap(ADVICE, [IN_CENTRALIZATION], seed=seed)
    arm = 1.644854 * float(known.standard_error.values[0])

    assert found.value == pytest.approx(0.47)
    assert (found.low, found.high) == pytest.approx((0.47 - arm, 0.47 + arm), abs=1e-6)
    assert (found.method, found.n, found.seed) == (Method.VERTEX_BOOTSTRAP, 21, 1)


def test_no_interval_is_beyond_what_the_measure_can_be() -> None:
    all_tied = make_network(4, [0, 0, 0, 1, 1, 2], [1, 2, 3, 2, 3, 3], directed=False)

    assert told(by_vertices(all_tied, DENSITY, dice())).high == 1


def test_parts_are_asked_by_name() -> None:
    found = told(by_vertices(ADVICE, DYAD_CENSUS, dice(), part="mutual", replicates=50))

    assert found.value == 45
    assert found.low < 45 < found.high


def test_reasons_of_the_engine_pass_through() -> None:
    empty = make_network(3, [], [], directed=True)
    nobody = make_network(0, [], [], directed=True)

    assert by_vertices(empty, RECIPROCITY, dice()) == Missing(Why.NO_TIES)
    assert by_vertices(nobody, DENSITY, dice()) == Missing(Why.NO_NODES)


def test_weeks_are_drawn_and_those_without_a_tie_are_counted() -> None:
    weeks = np.arange(ADVICE.m) % 10
    found = told(by_blocks(ADVICE, GARLASCHELLI_LOFFREDO, weeks, dice(), empty=3))

    assert (found.method, found.n) == (Method.BLOCK_BOOTSTRAP, 13)
    assert by_blocks(ADVICE, DENSITY, np.zeros(ADVICE.m, int), dice()) == Missing(
        Why.TOO_FEW_BLOCKS
    )
