"""Calls after a silence, by hand: an answer counts, silence that nobody broke does not."""

import pytest

from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from saiyai.domain.drafts import EventDraft, QuietDraft, TieDraft
from saiyai.domain.ties import Rhythm
from tests.assessment.indicators.worked import ago, event, line, measure, value, view, why

MEMBERS = "abcdefghijklm"
OTHERS = MEMBERS[1:]


def hub(rhythm: Rhythm = Rhythm.MONTHLY) -> list[TieDraft]:
    return [line(f"a-{other}", rhythm=rhythm, said=ago(1100)) for other in OTHERS]


def call(other: str, days: int, *, answered: bool) -> EventDraft:
    return event("contact", days, f"a>{other}", answered=answered)


def test_lines_called_after_more_silence_than_their_rhythm_has() -> None:
    told = [event("contact", 400, f"a>{other}") for other in OTHERS]
    told += [call(other, 40, answered=True) for other in OTHERS[:6]]
    told += [call(other, 40, answered=False) for other in OTHERS[6:]]
    seen = view(MEMBERS, told, lines=hub())

    assert value("L5", seen) == pytest.approx(6 / 12)
    assert len(measure("L5", seen).evidence["ties"]) == 12


def test_an_answer_that_comes_later_is_an_answer() -> None:
    told = [event("contact", 400, f"a>{other}") for other in OTHERS]
    told += [call(other, 40, answered=False) for other in OTHERS]
    told += [event("contact", 20, f"{other}>a") for other in OTHERS[:3]]
    seen = view(MEMBERS, told, lines=hub())

    assert value("L5", seen) == pytest.approx(3 / 12)


def test_a_season_is_a_rhythm() -> None:
    told = [event("contact", 330, f"a>{other}") for other in OTHERS]
    told += [call(other, 40, answered=False) for other in OTHERS]
    seen = view(MEMBERS, told, lines=hub(Rhythm.YEARLY))

    assert why("L5", seen) == Missing(NoEstimate.NOTHING_COUNTED, 10)


def test_a_call_in_a_time_of_quiet_is_no_test() -> None:
    told = [event("contact", 400, f"a>{other}") for other in OTHERS]
    told += [call(other, 40, answered=False) for other in OTHERS]
    seen = view(MEMBERS, told, lines=hub(), quiet=[QuietDraft(one, ago(40)) for one in OTHERS])

    assert why("L5", seen).why is NoEstimate.NOTHING_COUNTED


def test_lines_at_rest_for_a_year_that_helped() -> None:
    told = [event("contact", 700, f"a>{other}") for other in OTHERS[:5]]
    told += [event("contact", 1100, f"a>{OTHERS[5]}")]
    told += [call(other, 5, answered=True) for other in OTHERS[1:5]]
    told += [call(OTHERS[0], 5, answered=False), call(OTHERS[5], 5, answered=True)]
    told += [call(OTHERS[6], 5, answered=False)]  # laid long ago, and never used before
    seen = view(MEMBERS, told, lines=hub())

    assert value("L6", seen) == pytest.approx(5 / 6)
    assert measure("L6", seen).beside["after_three_years"] == 1


def test_silence_that_nobody_broke_is_unknown() -> None:
    told = [event("contact", 700, f"a>{other}") for other in OTHERS]

    assert why("L6", view(MEMBERS, told, lines=hub())).why is NoEstimate.NOTHING_COUNTED
