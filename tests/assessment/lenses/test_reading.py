"""A lens looked through, with profiles made by hand."""

from collections.abc import Mapping

import pytest

from saiyai.assessment.lenses.lens import Lens
from saiyai.assessment.lenses.loading import lenses, read_lens
from saiyai.assessment.lenses.plain import lens_to_plain, numbers_of, read_plain
from saiyai.assessment.lenses.reading import LensRead, NotRead, read_through
from saiyai.assessment.lenses.record_tests import plain_tests, read_tests
from saiyai.assessment.lenses.writing import lens_to_toml
from saiyai.assessment.profile import profile_to_plain, read_profile
from saiyai.assessment.statistics.estimates import Estimate, Method, Missing, NoEstimate
from saiyai.domain.verdicts import Held
from saiyai.domain.words import Language
from tests.assessment.indicators.worked import covered, event, line, view

HIGH, LOW = 0.9, 0.1
Numbers = Mapping[str, Estimate | Missing]


def sure(value: float, arm: float = 0.05) -> Estimate:
    """A number with so much to either side."""
    ends = max(value - arm, 0), min(value + arm, 1)
    return Estimate(value, *ends, Method.JEFFREYS, 40)


def of(**values: float) -> dict[str, Estimate | Missing]:
    """Numbers by indicator; `P2_long` is a part."""
    return {one.replace("_", ".", 1): sure(value) for one, value in values.items()}


def through(lens: str, numbers: Numbers, **tests: Held) -> dict[str, Held]:
    read = read_through([lenses()[lens]], numbers, tests)[lens]
    return {one: told.held for one, told in read.statements.items()}


def test_each_element_stands_for_itself_and_there_is_no_total() -> None:
    told = through("five_elements", of(M1=HIGH, M2=HIGH, M4=HIGH, C1=LOW, A1=HIGH))

    assert told == {
        "members": Held.MET,
        "purpose": Held.UNKNOWN,
        "duty": Held.UNKNOWN,  # nothing of it is known
        "participation": Held.UNKNOWN,  # one is met, and the others are not known
        "relations": Held.NOT,  # whatever the others are, calls go unanswered
    }


def test_evenness_of_coming_decides_nothing() -> None:
    numbers = of(A1=HIGH, A4=HIGH, A5=HIGH, X2=HIGH)

    for even in (LOW, HIGH):
        assert through("five_elements", numbers | of(A2=even))["participation"] is Held.MET


def test_a_number_around_its_threshold_is_partly() -> None:
    wide = {"L1": sure(0.5, 0.3), "L7": sure(HIGH)}

    assert through("link", wide)["learning"] is Held.PARTLY


def test_an_indicator_whose_questions_were_not_asked_is_unknown() -> None:
    read = read_through([lenses()["link"]], of(L1=HIGH), {})["link"].statements["learning"]

    assert [(sign.held, sign.why) for sign in read.signs] == [
        (Held.MET, None),
        (Held.UNKNOWN, NotRead.NOT_ASKED_YET),
    ]
    assert read.held is Held.UNKNOWN


def test_a_gate_that_fails_says_what_is_lacking() -> None:
    lacking: Numbers = {"C1": Missing(NoEstimate.TOO_FEW_WATCHED, 7)}
    read = read_through([lenses()["dynamics"]], lacking, {})["dynamics"]

    sign = read.statements["answering"].signs[1]
    assert (sign.held, sign.why, sign.lacks) == (Held.UNKNOWN, NoEstimate.TOO_FEW_WATCHED, 7)


def test_a_low_value_can_speak_for_a_statement() -> None:
    lens = read_lens(
        'id = "low"\ntitle_th = "ก"\ntitle_en = "a"\n'
        '[statement.tiers]\nconcept = "REL-POWER-01"\nlow = ["E3"]\n'
    )

    told = read_through([lens], of(E3=LOW), {})["low"].statements["tiers"]

    assert told.held is Held.MET
    assert told.signs[0].likely == pytest.approx(1)


def test_power_is_joined_by_or_and_neither_its_signs_nor_silence_is_read_as_a_fault() -> None:
    assert through("three_bases", of(E6_power=0.6))["power"] is Held.MET
    assert through("three_bases", of(E6_power=0.05))["power"] is Held.UNKNOWN
    assert through("three_bases", of(E6_power=0.05, E4=LOW))["power"] is Held.NOT
    assert through("three_bases", of(E3=LOW))["power"] is Held.UNKNOWN  # beside only


@pytest.mark.parametrize(
    ("chance", "word"), [(0.95, Held.MET), (0.7, Held.PARTLY), (0.05, Held.NOT)]
)
def test_a_criterion_of_power_is_itself_a_chance(chance: float, word: Held) -> None:
    numbers: Numbers = {"E4": Estimate(chance, chance, chance, Method.BLOCK_BOOTSTRAP, 30)}

    assert through("three_bases", numbers)["power_criteria"] is word


def test_a_ring_of_gifts_is_interdependent() -> None:
    told = through("kriengsak_seven", of(X2=1.0, X5=0.0, X6=HIGH))

    assert (told["returns"], told["interdependence"]) == (Held.MET, Held.MET)


def test_the_equation_is_read_in_two_ways_that_may_differ() -> None:
    one_weak = of(
        A5=HIGH, A6=HIGH, C1=HIGH, C5=HIGH, C4=LOW, A1=HIGH, C3=HIGH, P3=HIGH, P4=HIGH,
        P1=HIGH, P2=HIGH, P2_immediate=HIGH, P2_short=HIGH, P2_long=HIGH,
    )  # fmt: skip
    told = through("equation", one_weak, horizons=Held.MET)

    assert (told["inputs"], told["chain"]) == (Held.NOT, Held.NOT)
    assert told["chain_mean"] is Held.MET


def test_a_definition_joins_its_parts() -> None:
    numbers = of(M1=HIGH, L6=HIGH, A5=HIGH)

    assert through("definitions", numbers, lines_laid=Held.MET)["d01"] is Held.MET
    assert through("definitions", numbers, lines_laid=Held.PARTLY)["d01"] is Held.PARTLY
    assert through("definitions", numbers)["d01"] is Held.UNKNOWN
    told = through("definitions", {}, openness=Held.MET)
    assert (told["d17_learns"], told["d17"]) == (Held.UNKNOWN, Held.MET)


def test_sectors_of_which_the_text_says_nothing_are_not_read() -> None:
    read = read_through([lenses()["peoples_sector"]], {}, {})["peoples_sector"]

    for one in ("state", "business", "ngo"):
        told = read.statements[one]
        assert (told.held, told.why) == (Held.UNKNOWN, NotRead.NOT_IN_TEXT)


def test_growth_above_one_has_no_threshold() -> None:
    grown: Numbers = {"G4": Estimate(1.2, 1.1, 1.3, Method.AUTOREGRESSION, 9)}
    read = read_through([lenses()["dynamics"]], grown, {})["dynamics"].statements["growth"]

    assert [(one.held, one.why) for one in read.beside] == [(Held.UNKNOWN, NotRead.NO_SHARE)]


def test_a_lens_begun_from_another_reads_by_its_own_threshold() -> None:
    text = lens_to_toml(lenses()["dynamics"], "ours")
    assert text.count("[statement.answering]\n") == 1
    own = read_lens(
        text.replace("[statement.answering]\n", "[statement.answering]\nthreshold = 0.95\n")
    )
    numbers = of(M1=HIGH, C1=HIGH, L5=HIGH)
    read = read_through([lenses()["dynamics"], own], numbers, {})

    assert read["dynamics"].statements["answering"].held is Held.MET
    assert read["ours"].statements["answering"].held is Held.NOT
    told = lens_to_plain(read["ours"], {}, Language.EN)["statements"]["answering"]
    assert told["threshold"] == 0.95


def by_word(read: Mapping[str, LensRead]) -> dict[str, dict[str, Held]]:
    return {
        lens: {one: told.held for one, told in found.statements.items()}
        for lens, found in read.items()
    }


def test_what_is_kept_reads_as_what_was_measured() -> None:
    cast = "abcdefghijk"
    ring = [f"{one}>{other}" for one, other in zip(cast, cast[1:] + cast[0], strict=True)]
    told = [event("activity", day, parts=" ".join(cast), title="ลงแขก") for day in range(1, 90, 8)]
    told += [event("exchange", 20, pair, good="labour") for pair in ring]
    lines = [line(pair.replace(">", "-")) for pair in ring]
    seen = view(cast, told, lines=lines, coverage=covered("activity", "exchange"))
    profile, tests = read_profile(seen), read_tests(seen)
    every: list[Lens] = list(lenses().values())

    held = {test: found.held for test, found in tests.items()}
    straight = read_through(every, numbers_of(profile), held)
    kept = profile_to_plain(profile) | {"tests": plain_tests(tests)}
    again = read_plain(every, kept)

    assert by_word(straight) == by_word(again)
    assert straight["seminar_four"].statements["activities"].beside[0].held is Held.MET
    said = lens_to_plain(again["definitions"], kept["tests"], Language.TH)
    assert said["statements"]["d13_done"]["held_says"] == "มีแล้ว"
    assert said["statements"]["d13_done"]["tests"][0]["evidence"]["events"]["count"] == 12
