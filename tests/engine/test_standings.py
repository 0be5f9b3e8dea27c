"""How a line stands, by the rule told slowly and by cases that people know."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.engine.errors import MalformedEvents
from saiyai.engine.events import Code
from saiyai.engine.lines import NEVER
from saiyai.engine.standings import Spoken, Standing, Voice, Word, first_proofs, standings
from tests.engine.line_model import to_hits
from tests.engine.strategies import History, examples, histories

_TERM = 20


@dataclass(frozen=True)
class Said:
    """One word."""

    voice: Voice
    word: Word
    day: int = 0


@dataclass(frozen=True)
class Case:
    """What was said of a line, in order, and what else is known of it."""

    said: tuple[Said, ...]
    public: bool = False
    proved: int = NEVER


def standing_of(cases: list[Case], day: int) -> list[Standing]:
    rows = [(line, one) for line, case in enumerate(cases) for one in case.said]
    spoken = Spoken(
        lines=[line for line, _ in rows],
        days=[one.day for _, one in rows],
        voices=[int(one.voice) for _, one in rows],
        words=[int(one.word) for _, one in rows],
    )
    public, proved = [case.public for case in cases], [case.proved for case in cases]
    return [Standing(one) for one in standings(spoken, public, proved, day, _TERM).tolist()]


def told_slowly(case: Case, day: int) -> Standing:
    heard = [one for one in case.said if one.day <= day]
    last = {one.voice: one.word for one in heard}
    yes = {voice for voice, word in last.items() if word is Word.YES}
    no = {voice for voice, word in last.items() if word is Word.NO}
    ends = {Voice.A, Voice.B}
    if heard and heard[-1].voice is Voice.OTHER and heard[-1].word is Word.BACK:
        return Standing.WITHDRAWN
    if last and not yes | no:
        return Standing.WITHDRAWN
    if no & ends or (no and not ends <= yes):
        return Standing.DISPUTED
    if ends <= yes or (case.public and Voice.OTHER in yes) or NEVER < case.proved <= day:
        return Standing.CONFIRMED
    spoken = [one.day for one in heard if one.word is Word.YES]
    return Standing.EXPIRED if spoken and max(spoken) + _TERM < day else Standing.PROPOSED


words = st.builds(Said, st.sampled_from(Voice), st.sampled_from(Word), st.integers(0, 30))
cases = st.builds(
    Case,
    st.lists(words, max_size=6).map(lambda said: tuple(sorted(said, key=lambda one: one.day))),
    st.booleans(),
    st.just(NEVER) | st.integers(0, 40),
)


@examples
@given(st.lists(cases, max_size=5), st.integers(-5, 70))
def test_a_line_stands_as_the_rule_told_slowly_says(several: list[Case], day: int) -> None:
    assert standing_of(several, day) == [told_slowly(case, day) for case in several]


YES_A, YES_B = Said(Voice.A, Word.YES), Said(Voice.B, Word.YES, 3)
FILE, NO_B = Said(Voice.OTHER, Word.YES), Said(Voice.B, Word.NO, 3)


@pytest.mark.parametrize(
    ("case", "day", "standing"),
    [
        (Case((YES_A,)), 5, Standing.PROPOSED),
        (Case((YES_A, YES_B)), 2, Standing.PROPOSED),
        (Case((YES_A, YES_B)), 3, Standing.CONFIRMED),
        (Case((FILE, YES_B)), 5, Standing.PROPOSED),
        (Case((YES_A, NO_B)), 5, Standing.DISPUTED),
        (Case((FILE,)), 5, Standing.PROPOSED),
        (Case((FILE,), public=True), 5, Standing.CONFIRMED),
        (Case((YES_A,), public=True), 5, Standing.PROPOSED),
        (Case((FILE,), proved=4), 3, Standing.PROPOSED),
        (Case((FILE,), proved=4), 4, Standing.CONFIRMED),
        # A no of one's own outweighs having sat in one room.
        (Case((YES_A, NO_B), proved=4), 5, Standing.DISPUTED),
        (Case((YES_A, NO_B, Said(Voice.B, Word.YES, 9))), 9, Standing.CONFIRMED),
        (Case((YES_A,)), 20, Standing.PROPOSED),
        (Case((YES_A,)), 21, Standing.EXPIRED),
        (Case((YES_A, Said(Voice.A, Word.BACK, 4))), 5, Standing.WITHDRAWN),
        (Case((YES_A, YES_B, Said(Voice.A, Word.BACK, 4))), 5, Standing.PROPOSED),
        (Case((YES_A, YES_B, Said(Voice.OTHER, Word.BACK, 4))), 5, Standing.WITHDRAWN),
    ],
)
def test_how_a_line_stands(case: Case, day: int, standing: Standing) -> None:
    assert standing_of([case], day) == [standing]


@examples
@given(st.lists(histories(), max_size=4))
def test_the_first_proof_is_the_earliest_act_or_answer(several: list[History]) -> None:
    expected = [
        min((hit.day for hit in one.hits if hit.code in {Code.ACT, Code.ANSWER}), default=NEVER)
        for one in several
    ]

    assert first_proofs(to_hits(several)).tolist() == expected


def test_words_about_a_line_that_is_none_are_refused() -> None:
    with pytest.raises(MalformedEvents):
        standings(Spoken([1], [0], [0], [0]), [False], [NEVER], 0, _TERM)
