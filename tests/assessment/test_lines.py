"""Lines read together: what answers, what is only told, and what cannot be said yet."""

import pytest

from saiyai.assessment.look.lines import (
    basis_of,
    how_sure,
    read_connectedness,
    read_line_states,
    read_no_line,
    read_size,
)
from saiyai.assessment.reading import Lack, Reading, Sure
from tests.assessment.worlds import world

CHAIN = "a-b active, b-c active, c-d fallow, d-e verified, e-f repaired"


def given(reading: Reading | Lack) -> Reading:
    assert isinstance(reading, Reading)
    return reading


def test_size_counts_those_present() -> None:
    reading = read_size(world(CHAIN, alone="x", persons="ab"))

    assert reading.value == 7
    assert reading.says.facts == {"n": 7, "persons": 2, "others": 5}


def test_who_has_no_line_is_an_invitation_not_a_warning() -> None:
    alone = read_no_line(world(CHAIN, alone="xy"))
    none = read_no_line(world(CHAIN))

    assert (alone.value, alone.evidence.rows["actors"]) == (2, (6, 7))
    assert alone.sure is Sure.FAIRLY
    assert (none.value, none.next) == (0, None)


def test_a_file_of_ties_is_read_as_told_not_as_silence() -> None:
    """A - b - c - d - e - f    nobody has tried any of these lines"""
    told = world("a-b laid, b-c laid, c-d laid, d-e laid, e-f laid")

    assert basis_of(told) == "told"
    reading = given(read_connectedness(told, "told"))
    assert reading.says.key == "reading.connectedness.told"
    assert reading.value == 1.0
    assert reading.sure is Sure.NOT_YET


def test_once_half_the_lines_were_tried_only_answering_ones_count() -> None:
    """A - b - c - d . e . f    dots: laid and never tried"""
    half = world("a-b active, b-c active, c-d active, d-e laid, e-f laid")

    assert basis_of(half) == "answering"
    reading = given(read_connectedness(half, "answering"))
    assert reading.says.facts == {"held": 4, "n": 6}
    assert reading.value == pytest.approx(4 * 3 / (6 * 5))
    assert (reading.low, reading.high) == (reading.value, 1.0)
    assert reading.evidence.rows["actors"] == (4, 5)


def test_a_line_that_ended_well_is_no_silence() -> None:
    ended = world(CHAIN + ", a-f ended")

    assert basis_of(ended) == "answering"
    assert how_sure(ended)[0] is Sure.SURE


def test_silence_alone_makes_a_reading_unsure_never_lower_than_what_answers() -> None:
    silent = world("a-b active, b-c untested, c-d untested, d-e untested, e-f active")

    assert how_sure(silent)[0] is Sure.NOT_YET
    reading = given(read_connectedness(silent, "answering"))
    assert reading.low == pytest.approx(4 / 30)
    assert reading.high == 1.0


def test_too_few_lines_say_how_many_more_are_needed() -> None:
    lack = read_connectedness(world("a-b active, b-c active"), "answering")

    assert isinstance(lack, Lack)
    assert lack.missing == 3
    assert isinstance(read_line_states(world("", alone="ab"), "told"), Lack)


def test_lines_that_were_only_told_are_counted_not_called_silent() -> None:
    reading = given(read_line_states(world("a-b laid, b-c laid, c-d active"), "told"))

    assert (reading.value, reading.says.key) == (3, "reading.line_states.told")
    assert reading.says.facts == {"answering": 1, "lines": 3}


def test_states_are_counted_with_what_could_be_tested_next() -> None:
    reading = given(read_line_states(world(CHAIN + ", a-f untested, b-f unanswered"), "answering"))

    assert reading.says.facts == {"answering": 5, "lines": 7}
    assert dict(reading.parts) == {
        "state.active": 2,
        "state.verified": 1,
        "state.repaired": 1,
        "state.fallow": 1,
        "state.untested": 1,
        "state.unanswered": 1,
    }
    assert reading.next is not None
    assert reading.next.facts == {"n": 1}
    assert reading.evidence.rows["ties"] == (6, 7)
