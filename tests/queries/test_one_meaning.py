"""Words that two rooms spell, since neither may know the other, mean the same."""

from saiyai.domain.kinds.card import Pairs, Proof
from saiyai.domain.ties import AS_READ, Standing, TieState
from saiyai.engine import standings
from saiyai.engine.events import Code, Rule
from saiyai.engine.lines import LineState


def test_a_state_has_one_number() -> None:
    states = {state.name: int(state) for state in LineState if state is not LineState.NOT_LAID}

    assert {state.name: int(state) for state in TieState} == states
    assert sorted(AS_READ) == sorted(TieState)


def test_a_standing_has_one_number() -> None:
    engine = {one.name: int(one) for one in standings.Standing}

    assert {one.name: int(one) for one in Standing} == engine


def test_what_an_event_proves_has_one_number() -> None:
    codes = {code.name: int(code) for code in Code}

    assert {proof.name: int(proof) for proof in Proof}.items() <= codes.items()


def test_every_rule_of_pairs_is_one_of_the_engine() -> None:
    assert {rule.name for rule in Pairs} == {rule.name for rule in Rule}
