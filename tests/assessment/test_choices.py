"""Choices of whoever reads: what each means, what it can make another, and what it cannot."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from saiyai.assessment.choices import (
    HALF_LIVES,
    REDRAWS,
    SCORED,
    WINDOWS,
    Boundary,
    Choice,
    Found,
    boundaries_of,
    hangs_on,
    levels_of,
    values_under,
    windows_of,
)
from saiyai.assessment.indicators.card import Indicator, Measured
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.look.line_history import terms_on
from saiyai.assessment.look.scopes import own_scope
from saiyai.assessment.look.view import View
from saiyai.assessment.profile import measured, read_profile
from saiyai.assessment.statistics.estimates import Estimate, Missing
from saiyai.domain.pulse import ITEMS, Form
from saiyai.domain.ties import ANSWERING
from saiyai.services.sample.sheets import TODAY, sheet_rows
from saiyai.services.sample.story import sample_draft
from tests.assessment.drawn import Surveyed, record_of
from tests.assessment.indicators.worked import covered, event, line, view
from tests.assessment.lively import CAST, SILENT, lively

LEAST = 20


@cache
def sample() -> View:
    """The sample network, without a database."""
    sheets = [{name: int(row.get(name) or 0) for name in ITEMS} for row in sheet_rows("answers")]
    closed = TODAY - timedelta(41)
    survey = Surveyed(Form.FULL, closed - timedelta(7), closed, 53, sheets)
    record = record_of(sample_draft(), TODAY, (survey,))
    return View(record, own_scope(record))


@cache
def under_all() -> tuple[View, Found]:
    seen = lively()
    return seen, values_under(seen, tuple(boundaries_of(seen, LEAST).values()))


def otherwise(seen: View, name: str) -> list[View]:
    """The same record by the other choices of one kind."""
    lines, bounds = seen.record.lines, seen.bounds
    if name == "window":
        days = [one for one in windows_of(seen) if one != bounds.window_days]
        return [seen.otherwise(bounds=replace(bounds, window_days=one)) for one in days]
    if name == "half_life":
        made = [replace(lines, lasting=one) for one in HALF_LIVES if one != 1]
        return [seen.otherwise(record=replace(seen.record, lines=one)) for one in made]
    inner = [who for one, who in boundaries_of(seen, 1).items() if one is not Boundary.ROLL]
    return [seen.otherwise(scope=replace(seen.scope, members=who)) for who in inner]


@pytest.mark.parametrize("make", [lively, sample])
@pytest.mark.parametrize("name", ["window", "half_life", "boundary"])
def test_what_an_indicator_is_not_said_to_hang_on_makes_it_no_other(
    make: Callable[[], View], name: str
) -> None:
    seen = replace(make(), replicates=REDRAWS)
    spared = [card for card in SCORED if name not in hangs_on(card)]

    assert spared
    for card in spared:
        as_read = measured(card, seen).value
        for other in otherwise(seen, name):
            assert measured(card, other).value == as_read, card.id


@pytest.mark.parametrize("name", Choice._fields)
def test_each_choice_makes_something_another(name: str) -> None:
    """Among those that are said to hang on it; so that it can matter at all."""
    _, found = under_all()

    assert any(
        value != values[choice._replace(**{name: getattr(Choice(), name)})]
        for values in found.values()
        for choice, value in values.items()
        if getattr(choice, name) != getattr(Choice(), name)
    )


def test_as_a_profile_is_read_all_is_as_in_the_profile() -> None:
    seen, found = under_all()
    profile = read_profile(lively())

    assert {one: values[Choice()] for one, values in found.items()} == {
        card.id: profile.indicators[card.id].value for card in SCORED
    }
    assert seen.redraws > REDRAWS


def test_levels_are_drawn_around_what_was_found_under_each_choice() -> None:
    seen, found = under_all()
    boundaries = len(boundaries_of(seen, LEAST))
    levels = levels_of(seen, found, boundaries, draws=2000)

    assert levels.values.shape == (3, 3, boundaries, 2, len(SCORED), 2000)
    for at, card in enumerate(SCORED):
        of_it = found[card.id]
        for choice in (Choice(), Choice(window=0), Choice(2, 0, 1, 1)):
            hangs = hangs_on(card)
            key = Choice(**{n: v for n, v in choice._asdict().items() if n in hangs})
            value = of_it[key]
            drawn, known = levels.values[(*choice, at)], levels.known[(*choice, at)]
            assert known == isinstance(value, Estimate), card.id
            if isinstance(value, Estimate):
                inside = (drawn >= value.low) & (drawn <= value.high)
                assert inside.mean() > 0.85, card.id
            else:
                assert not drawn.any()


def test_what_a_choice_cannot_make_another_is_worked_out_once() -> None:
    _, found = under_all()

    assert len(found["M4"]) == 1
    assert len(found["X2"]) == 3
    assert len(found["A1"]) == 9
    assert len(found["M1"]) == 27
    assert len(found["G1"]) == 18


# --- what each of them is -----------------------------------------------------------------------


def test_windows_are_those_of_theory_or_around_the_networks_own() -> None:
    seen = view("ab")
    own = seen.otherwise(bounds=replace(seen.bounds, window_days=120))

    assert windows_of(seen) == (60, 90, 180)
    assert windows_of(own) == (80, 120, 240)
    assert len(WINDOWS) == len(HALF_LIVES) == 3


def test_proof_on_a_line_holds_half_or_twice_as_long() -> None:
    """On call: in use for 60 days and at rest for 365; called 250 days ago it answers no more."""
    seen = view("ab", [event("contact", 250, "a>b")], lines=[line("a-b")])

    def read(lasting: float) -> tuple[int, int, bool]:
        lines = replace(seen.record.lines, lasting=lasting)
        other = seen.otherwise(record=replace(seen.record, lines=lines))
        terms = terms_on(lines, seen.day)
        answers = bool(other.lines.of(*ANSWERING)[0])
        return int(terms.active[0]), int(terms.valid[0]), answers

    assert [read(times) for times in HALF_LIVES] == [
        (30, 182, False),
        (60, 365, True),
        (120, 730, True),
    ]


def test_boundaries_are_the_roll_who_was_active_and_who_was_most_months() -> None:
    """a comes every month, b for eight, c once, d never."""
    told = [event("activity", 10 + 30 * at, parts="a b" if at < 8 else "a", title="งาน")
            for at in range(12)]  # fmt: skip
    told.append(event("activity", 300, parts="c", title="งาน"))
    seen = view("abcd", told)
    found = boundaries_of(seen, 1)

    assert {one: np.flatnonzero(who).tolist() for one, who in found.items()} == {
        Boundary.ROLL: [0, 1, 2, 3],
        Boundary.ACTIVE: [0, 1, 2],
        Boundary.CORE: [0],
    }


def test_a_boundary_that_leaves_too_few_is_none() -> None:
    told = [event("activity", 10, parts="a b", title="งาน")]

    assert set(boundaries_of(view("abcd", told), 3)) == {Boundary.ROLL}


def test_who_did_not_answer_is_left_out_only_where_enough_answered() -> None:
    _, found = under_all()
    dropped = Choice(treatment=1)

    assert isinstance(found["E1"][dropped], Estimate)
    assert found["E1"][dropped] != found["E1"][Choice()]
    assert isinstance(found["G1"][dropped], Estimate)

    told = [line(f"{a}-{b}", said_by="") for a, b in pairwise(CAST)]
    untold = values_under(view(CAST, lines=told), [np.ones(24, np.bool_)], [INDICATORS["G1"]])
    assert isinstance(untold["G1"][Choice()], Missing)
    assert untold["G1"][dropped] == untold["G1"][Choice()]


def test_those_left_out_are_those_who_said_nothing() -> None:
    seen = lively()
    silent = np.array([one in SILENT for one in CAST])
    answered: list[int] = []

    def measure(look: View) -> Measured:
        answered.append(look.n)
        return card.measure(look)

    card: Indicator = INDICATORS["E1"]
    spied = replace(card, measure=measure)
    values_under(seen, [seen.members], [spied])

    assert answered == [len(CAST), len(CAST) - int(silent.sum())]


def test_how_far_it_is_is_told_share_by_share() -> None:
    seen = view("abc", [event("contact", 3, "a>b")], coverage=covered("contact"))
    told: list[float] = []
    values_under(seen, [seen.members], [INDICATORS["M1"]], told.append)

    assert told == sorted(told)
    assert told[-1] == 1
