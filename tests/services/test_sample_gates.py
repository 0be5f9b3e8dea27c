"""Gates that pass and gates that hold back on purpose, so that both are seen in the sample."""

import pytest

from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from saiyai.services.sample.sheets import TODAY
from tests.assessment.drawn import everyone, record_of
from tests.services.test_sample import DRAFT

PASS = ("A1", "A2", "A3", "A5", "C1", "R1", "L5", "L6", "X2", "X4", "P2")
WITHHELD = {
    "E3": NoEstimate.LOW_RESPONSE,
    "G1": NoEstimate.LOW_RESPONSE,
    "A6": NoEstimate.TOO_FEW_WATCHED,
}


@pytest.fixture(scope="module")
def view() -> View:
    record = record_of(DRAFT, TODAY)
    return View(record, everyone(record))


@pytest.mark.parametrize("name", PASS)
def test_a_gate_passes_on_purpose(view: View, name: str) -> None:
    assert isinstance(INDICATORS[name].measure(view).value, Estimate)


@pytest.mark.parametrize("name", WITHHELD)
def test_a_gate_holds_back_on_purpose(view: View, name: str) -> None:
    found = INDICATORS[name].measure(view).value

    assert isinstance(found, Missing)
    assert found.why is WITHHELD[name]


def test_so_many_were_counted_as_the_bible_says(view: View) -> None:
    needs, promises, woken = (INDICATORS[one].measure(view).value for one in ("X4", "R1", "L6"))
    answered = view.marked(view.record["assertions"]["said_by"])

    assert isinstance(needs, Estimate)
    assert isinstance(promises, Estimate)
    assert isinstance(woken, Estimate)
    assert (needs.n, promises.n, woken.n) == (12, 14, 6)
    assert woken.value == pytest.approx(5 / 6)
    assert answered.sum() == 42  # of 60: 70 %, where 90 % is asked
