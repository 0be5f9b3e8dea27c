"""The whole of Today: good news first, five matters at most, one line where nothing is said."""

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from saiyai.assessment.conventions import HOUSE
from saiyai.assessment.facts import Facts
from saiyai.assessment.plain import from_plain, to_plain, with_rows
from saiyai.assessment.reading import TodayReading
from saiyai.assessment.today import read_today
from saiyai.domain.actors import Role
from saiyai.domain.words import Language, Say, tell, texts
from tests.assessment.worlds import world

CALLS = [("a", "b", day) for day in range(12)]
FULL = (
    "a-b active, a-c active, b-c active, c-d active, d-e active, d-f active, d-g active, "
    "a-h unanswered, b-h lapsed, a-i untested, e-i laid, f-g fallow"
)


def everything() -> Facts:
    return world(FULL, persons="cd", roles={"a": Role.MANAGER}, calls=CALLS, gifts=CALLS)


def test_an_empty_record_says_the_one_thing_that_is_nearest() -> None:
    reading = read_today(world(""))

    assert reading.good_news is None
    assert reading.items == ()
    assert reading.nearest is not None
    assert "lack" in reading.nearest.says.key


def test_a_record_of_one_has_a_reading() -> None:
    reading = read_today(world("", alone="a"))

    assert [one.id for one in reading.readings] == ["size", "no_line"]


def test_no_more_than_five_matters_are_shown_and_the_rest_is_counted() -> None:
    drawn = FULL + "".join(f", h-{letter} unanswered" for letter in "jklmnopq")
    reading = read_today(world(drawn))

    assert len(reading.items) == HOUSE.most_items
    assert reading.more_items == 10 + 1 - HOUSE.most_items


def test_silence_alone_makes_no_item() -> None:
    silent = "a-b active, b-c active, c-a active, a-d untested, b-e untested, c-f untested"

    assert read_today(world(silent)).items == ()


def test_a_rare_good_thing_comes_before_a_common_one() -> None:
    facts = everything()
    late = np.zeros(len(facts.lines.rows), np.bool_)
    late[0] = True
    rare = replace(facts, lines=replace(facts.lines, answered_late=late))

    assert _key(read_today(facts)) == "good.together"
    assert _key(read_today(rare)) == "good.answered_late"


def _key(reading: TodayReading) -> str:
    assert reading.good_news is not None
    return reading.good_news.key


def test_a_kept_reading_is_the_same_reading() -> None:
    reading = with_rows(read_today(everything()), lambda position: position + 100)

    assert reading.items
    assert from_plain(json.loads(json.dumps(to_plain(reading)))) == reading


def test_positions_become_row_ids_everywhere() -> None:
    raw = read_today(everything())
    kept = with_rows(raw, lambda position: position + 100)

    assert kept.items[0].about == (raw.items[0].about or 0) + 100
    assert kept.items[0].evidence.actors == tuple(a + 100 for a in raw.items[0].evidence.actors)


@pytest.mark.parametrize("language", list(Language))
def test_every_sentence_can_be_told(language: Language) -> None:
    reading = read_today(everything())
    said = [one.says for one in reading.readings] + [one.because for one in reading.readings]
    said += [one for item in reading.items for one in (item.unknown, *item.tries)]
    said += [Say("today.as_of", day=date(2026, 10, 31))]

    assert all(tell(one, language) for one in said if "who" not in one.facts)
    for one in reading.readings:
        assert {f"reading.{one.id}", f"reading.{one.id}.question", f"unit_of.{one.unit}"} <= set(
            texts()
        )
