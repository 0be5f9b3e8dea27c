"""In which state a line is, by rules that are written down a second time here, slowly."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.engine.errors import MalformedEvents
from saiyai.engine.events import Code
from saiyai.engine.lines import (
    FOREVER,
    NEVER,
    LineState,
    LineStates,
    Patience,
    Terms,
    line_states,
    line_states_on_days,
)
from tests.engine.line_model import to_hits, told_slowly
from tests.engine.strategies import History, Hit, examples, histories

_QUICK = Patience(waiting=5, repaired=9, lapsed_after=3)
"""Short waits, so that drawn histories meet every rule."""

_SLOW = Patience(waiting=14, repaired=90, lapsed_after=3)

_HORIZON = 200
"""By then nothing changes any more in a drawn history."""


def terms_of(histories: Sequence[History]) -> Terms:
    return Terms(
        laid=[history.laid for history in histories],
        active=[history.active for history in histories],
        valid=[history.valid for history in histories],
    )


def states_of(histories: Sequence[History], day: int, patience: Patience = _QUICK) -> LineStates:
    return line_states(to_hits(histories), terms_of(histories), day, patience)


def state_of(history: History, day: int, patience: Patience = _QUICK) -> LineState:
    return LineState(int(states_of([history], day, patience).states[0]))


@examples
@given(st.lists(histories(), max_size=5), st.integers(-15, 90))
def test_the_states_are_those_of_the_rules_told_slowly(several: list[History], day: int) -> None:
    found = states_of(several, day).states.tolist()

    assert found == [told_slowly(history, day, _QUICK)[0] for history in several]


@examples
@given(histories(), st.integers(-15, 90))
def test_a_state_holds_until_its_last_day_and_not_a_day_longer(history: History, day: int) -> None:
    told = History(
        history.laid, history.active, history.valid,
        tuple(hit for hit in history.hits if hit.day <= day),
    )  # fmt: skip
    until = int(states_of([told], day).holds_until[0])
    state = state_of(told, day)

    last = min(until, _HORIZON)
    assert all(state_of(told, later) is state for later in range(day, last + 1))
    if until < FOREVER:
        assert until < _HORIZON
        assert state_of(told, until + 1) is not state


@examples
@given(histories(), st.integers(-15, 60))
def test_what_comes_later_is_not_known_yet(history: History, day: int) -> None:
    known = tuple(hit for hit in history.hits if hit.day <= day)
    told = History(history.laid, history.active, history.valid, known)

    ahead, behind = states_of([history], day), states_of([told], day)

    for column in ("states", "since", "holds_until", "last_positive"):
        assert getattr(ahead, column).tolist() == getattr(behind, column).tolist()


@examples
@given(histories(), st.integers(-15, 90))
def test_a_state_began_in_the_past_on_a_day_that_was_told(history: History, day: int) -> None:
    states = states_of([history], day)
    since, positive = int(states.since[0]), int(states.last_positive[0])
    days = {hit.day for hit in history.hits if hit.day <= day}

    if states.states[0] == LineState.NOT_LAID:
        assert since == NEVER
    else:
        assert since <= day
        assert since in days | {history.laid}
    proofs = [hit.day for hit in history.hits
              if hit.day <= day and hit.code in {Code.ACT, Code.ANSWER}]  # fmt: skip
    assert positive == (proofs[-1] if proofs else NEVER)


def line(*hits: Hit, laid: int = 0) -> History:
    """A line of the house's monthly rhythm."""
    return History(laid=laid, active=60, valid=180, hits=hits)


@pytest.mark.parametrize(
    ("history", "day", "state", "since", "until"),
    [
        (line(laid=10), 9, LineState.NOT_LAID, NEVER, 9),
        (line(laid=10), 10, LineState.LAID, 10, 190),
        (line(laid=10), 191, LineState.UNTESTED, 10, FOREVER),
        (line(Hit(20, Code.ANSWER)), 80, LineState.VERIFIED, 20, 80),
        (line(Hit(20, Code.ANSWER)), 81, LineState.FALLOW, 20, 200),
        (line(Hit(20, Code.ACT)), 80, LineState.ACTIVE, 20, 80),
        (line(Hit(20, Code.ACT), Hit(70, Code.ANSWER)), 80, LineState.ACTIVE, 70, 80),
        (line(Hit(20, Code.ACT)), 81, LineState.FALLOW, 20, 200),
        (line(Hit(20, Code.ACT)), 201, LineState.UNTESTED, 20, FOREVER),
        # An attempt says nothing for a fortnight, and then speaks against the line.
        (line(Hit(20, Code.ACT), Hit(30, Code.ATTEMPT)), 40, LineState.ACTIVE, 20, 43),
        (line(Hit(20, Code.ACT), Hit(30, Code.ATTEMPT)), 44, LineState.UNANSWERED, 30, FOREVER),
        (
            line(Hit(30, Code.ATTEMPT), Hit(31, Code.ATTEMPT), Hit(50, Code.ATTEMPT)),
            60,
            LineState.UNANSWERED,
            30,
            63,
        ),
        (
            line(Hit(30, Code.ATTEMPT), Hit(31, Code.ATTEMPT), Hit(50, Code.ATTEMPT)),
            64,
            LineState.LAPSED,
            30,
            FOREVER,
        ),
        (
            line(Hit(30, Code.ATTEMPT, channel=0), Hit(33, Code.ATTEMPT, channel=1)),
            47,
            LineState.LAPSED,
            30,
            FOREVER,
        ),
        # Only what was tried since the last proof counts, and all of it.
        (
            line(
                Hit(20, Code.ATTEMPT, channel=1),
                Hit(25, Code.ACT),
                Hit(30, Code.ATTEMPT, channel=2),
            ),
            44,
            LineState.UNANSWERED,
            30,
            FOREVER,
        ),
        (
            line(
                Hit(20, Code.ACT),
                Hit(30, Code.ATTEMPT, channel=1),
                Hit(31, Code.ATTEMPT, channel=2),
            ),
            45,
            LineState.LAPSED,
            30,
            FOREVER,
        ),
        # The same channel twice, or one not known, is not yet two ways.
        (
            line(Hit(30, Code.ATTEMPT, channel=1), Hit(33, Code.ATTEMPT, channel=1)),
            47,
            LineState.UNANSWERED,
            30,
            FOREVER,
        ),
        (
            line(Hit(30, Code.ATTEMPT), Hit(33, Code.ATTEMPT, channel=2)),
            47,
            LineState.UNANSWERED,
            30,
            FOREVER,
        ),
        # Who asked for quiet is not missed.
        (line(Hit(20, Code.ACT), Hit(30, Code.ATTEMPT, quiet=True)), 60, LineState.ACTIVE, 20, 80),
        (line(Hit(5, Code.ATTEMPT, quiet=True), laid=10), 8, LineState.LAID, 5, 190),
        # An answer within the fortnight mends nothing, since nothing was broken.
        (line(Hit(20, Code.ATTEMPT), Hit(33, Code.ACT)), 34, LineState.ACTIVE, 33, 93),
        (line(Hit(20, Code.ATTEMPT), Hit(34, Code.ACT)), 35, LineState.REPAIRED, 34, 124),
        (
            line(Hit(20, Code.ATTEMPT), Hit(34, Code.ACT), Hit(100, Code.ACT)),
            125,
            LineState.ACTIVE,
            100,
            160,
        ),
        (line(Hit(20, Code.ENDED), Hit(25, Code.ENDED)), 30, LineState.ENDED, 20, FOREVER),
        (
            line(Hit(20, Code.ATTEMPT), Hit(40, Code.ENDED)),
            50,
            LineState.ENDED,
            40,
            FOREVER,
        ),
        (line(Hit(20, Code.ENDED), Hit(25, Code.ANSWER)), 30, LineState.REPAIRED, 25, 115),
    ],
)
def test_the_life_of_a_line(
    history: History, day: int, state: LineState, since: int, until: int
) -> None:
    found = states_of([history], day, _SLOW)

    assert LineState(int(found.states[0])) is state
    assert int(found.since[0]) == since
    assert int(found.holds_until[0]) == until


@examples
@given(
    st.lists(histories(), max_size=5),
    st.lists(st.integers(-15, 90), max_size=20).map(sorted),
)
def test_the_states_on_many_days_are_those_of_each_day(
    several: list[History], days: list[int]
) -> None:
    found = line_states_on_days(to_hits(several), terms_of(several), days, _QUICK)

    assert found.shape == (len(several), len(days))
    assert [found[:, at].tolist() for at in range(len(days))] == [
        states_of(several, day).states.tolist() for day in days
    ]


def test_many_days_in_disorder_are_refused() -> None:
    with pytest.raises(MalformedEvents) as refused:
        line_states_on_days(to_hits([line()]), terms_of([line()]), [3, 5, 4], _QUICK)

    assert refused.value.facts == {"row": 1, "problem": "not_in_order", "column": "days"}


def test_states_on_many_days_cannot_be_written_to() -> None:
    found = line_states_on_days(to_hits([line()]), terms_of([line()]), [3], _QUICK)

    assert not found.flags.writeable


def test_silence_alone_never_speaks_against_a_line() -> None:
    silent = line(Hit(20, Code.ACT))

    for day in range(20, 2000, 7):
        assert state_of(silent, day, _SLOW) not in {
            LineState.UNANSWERED,
            LineState.LAPSED,
        }


def test_windows_without_end_hold_for_ever() -> None:
    history = History(laid=0, active=FOREVER, valid=FOREVER, hits=(Hit(5, Code.ACT),))

    assert state_of(history, 1_000_000) is LineState.ACTIVE
    assert int(states_of([history], 9).holds_until[0]) == FOREVER


def test_no_patience_at_all_is_a_patience() -> None:
    none = Patience(waiting=0, repaired=0, lapsed_after=1)
    tried = line(Hit(20, Code.ATTEMPT), Hit(21, Code.ACT))

    assert [state_of(tried, day, none) for day in (20, 21, 22)] == [
        LineState.LAPSED,
        LineState.REPAIRED,
        LineState.ACTIVE,
    ]


def test_no_lines_have_no_states() -> None:
    assert states_of([], 5).states.tolist() == []


def test_the_answer_cannot_be_written_to() -> None:
    states = states_of([line()], 5)

    for array in (states.states, states.since, states.holds_until, states.last_positive):
        assert not array.flags.writeable


@pytest.mark.parametrize(
    ("terms", "problem"),
    [
        (Terms(laid=[0, 0], active=[1], valid=[1]), "unequal_lengths"),
        (Terms(laid=[], active=[], valid=[]), "unequal_lengths"),
        (Terms(laid=[0], active=[-1], valid=[1]), "out_of_range"),
        (Terms(laid=[0], active=[1], valid=[-1]), "out_of_range"),
        (Terms(laid=[NEVER], active=[1], valid=[1]), "out_of_range"),
        (Terms(laid=[0.5], active=[1], valid=[1]), "not_whole_numbers"),
    ],
)
def test_terms_that_do_not_fit_the_lines_are_refused(terms: Terms, problem: str) -> None:
    with pytest.raises(MalformedEvents) as refused:
        line_states(to_hits([line()]), terms, 5, _QUICK)

    assert refused.value.facts["problem"] == problem


@pytest.mark.parametrize(
    "patience",
    [
        _QUICK._replace(waiting=-1),
        _QUICK._replace(repaired=-1),
        _QUICK._replace(lapsed_after=0),
    ],
)
def test_an_impatience_that_makes_no_sense_is_refused(patience: Patience) -> None:
    with pytest.raises(MalformedEvents) as refused:
        states_of([line()], 5, patience)

    assert refused.value.facts["problem"] == "patience"
