"""The whole of what can be read of a network: kept as JSON, by row ids, in both languages."""

import json
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Record
from saiyai.assessment.look.scopes import own_scope
from saiyai.assessment.plain import from_plain, in_words, to_plain, with_rows
from saiyai.assessment.reading import Sure, Where, Who
from saiyai.assessment.today import TodayReading, read_today
from saiyai.domain.verdicts import GoodNews, Matter, Networkhood
from saiyai.domain.words import Language, Say, tell, texts
from tests.assessment.records import Told, often, record

NAMES = "ABCDEFwxyz"
LINES = "A-w, B-w, C-w, w-x, x-y, x-z, x-D, y-E, z-F, y-z, D-E, E-F"


def read(told: Record) -> TodayReading:
    return read_today(Inside(told, own_scope(told)))


def called(pairs: str, days: Any = range(5, 300, 30), **data: Any) -> list[Told]:
    flows = ", ".join(f"{line.strip().replace('-', '>')} contact" for line in pairs.split(","))
    return often("contact", days, flows=flows, **data)


def hanging() -> Record:
    """Three hang on w alone, and w on x; B was called twice in vain."""
    vain = called("A-B", (20, 40), answered=0)
    gifts = often("exchange", range(4, 60, 4), flows="A>B goods")
    lines = ", ".join(f"{one.strip()} monthly" for one in f"{LINES}, A-B".split(","))
    return record(NAMES, [*called(LINES), *vain, *gifts], lines=lines, recorded="exchange contact")


def test_an_empty_record_says_the_one_thing_that_is_nearest() -> None:
    reading = read(record(""))

    assert reading.whole.networkhood.verdict is Networkhood.NOT_ENOUGH_EVIDENCE
    assert not reading.whole.warnings.good
    assert not reading.whole.warnings.matters
    assert reading.nearest is not None
    assert "lack" in reading.nearest.says.key


def test_a_record_of_one_has_a_reading() -> None:
    assert [one.id for one in read(record("a")).readings] == ["size", "no_line"]


def test_silence_alone_asks_for_a_call_and_is_no_decline() -> None:
    lines = ", ".join(f"{one} monthly" for one in ["a-b", "b-c", "c-a", "a-d", "b-e", "c-f"])
    read_now = read(record("abcdef", called("a-b, b-c, c-a"), lines=lines)).whole

    (one,) = read_now.warnings.matters
    assert one.of is Matter.CONTACT_LACKING
    assert one.sure is Sure.NOT_YET
    assert read_now.befallen.diagnoses == ()


def test_what_goes_on_as_it_should_is_good_news_where_there_is_nothing_rarer() -> None:
    good = read(hanging()).whole.warnings.good

    assert [one.of for one in good] == [GoodNews.TOGETHER]
    assert good[0].says == Say("good_news.together", n=13)


def test_a_kept_reading_is_the_same_reading() -> None:
    reading = with_rows(read(hanging()), lambda position: position + 100)

    assert reading.whole.warnings.matters
    kept = json.loads(json.dumps(to_plain(reading), allow_nan=False))
    assert from_plain(TodayReading, kept) == reading


def test_positions_become_row_ids_everywhere() -> None:
    raw = read(hanging())
    kept = with_rows(raw, lambda position: position + 100)

    assert positions(raw)
    assert positions(kept) == {position + 100 for position in positions(raw)}
    (sole, *_), (again, *_) = raw.whole.warnings.matters, kept.whole.warnings.matters
    assert again.tries[-1].actors == tuple(one + 100 for one in sole.tries[-1].actors)
    outside = [one.evidence.rows.get("actors", ()) for one in raw.readings]
    ids = [one.evidence.rows.get("actors", ()) for one in kept.readings]
    assert ids == [tuple(one + 100 for one in rows) for rows in outside]


def positions(value: object) -> set[int]:
    """Everybody of whom a form speaks."""
    if isinstance(value, Who):
        return {value.position}
    if isinstance(value, Say):
        return positions(tuple(value.facts.values()))
    if isinstance(value, dict):
        return positions(tuple(value.values()))
    if isinstance(value, tuple):
        return set().union(*map(positions, value))
    if is_dataclass(value) and not isinstance(value, type):
        return set().union(*(positions(getattr(value, one.name)) for one in fields(value)))
    return set()


def test_a_matter_is_known_again_by_what_it_is_about() -> None:
    (one, *_), (again, *_) = (read(hanging()).whole.warnings.matters for _ in range(2))

    assert one.of is Matter.SOLE_LINK
    assert one.key == again.key
    assert one.key.startswith("sole_link-")
    assert str(one.subject.rows[0]) not in one.key.split("-")


@pytest.mark.parametrize("language", list(Language))
def test_every_sentence_can_be_told(language: Language) -> None:
    def words(what: Say) -> str:
        named = {key: "…" if isinstance(of, Who | Where) else of for key, of in what.facts.items()}
        return tell(Say(what.key, **named), language)

    reading = read(hanging())
    told = in_words(reading, words)
    json.dumps(told, allow_nan=False)
    assert told["whole"]["warnings"]["matters"][0]["seen"]
    for one in reading.readings:
        assert {f"reading.{one.id}", f"reading.{one.id}.question", f"unit_of.{one.unit}"} <= set(
            texts()
        )
