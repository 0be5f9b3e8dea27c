"""Days as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.domain.dates import find_when, format_day, format_span, parse_when
from saiyai.domain.errors import UnreadableDate
from saiyai.domain.periods import Span, in_month, in_year, on

TODAY = date(2026, 10, 31)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("12/8/68", on(date(2025, 8, 12))),
        ("12/8/2568", on(date(2025, 8, 12))),
        ("๑๒/๘/๒๕๖๘", on(date(2025, 8, 12))),
        ("31/10/2569", on(date(2026, 10, 31))),
        ("2026-10-31", on(date(2026, 10, 31))),
        ("2569-10-31", on(date(2026, 10, 31))),
        ("2026-10-31 14:05", on(date(2026, 10, 31))),
        ("8/25/2026", on(date(2026, 8, 25))),
        ("12 ส.ค. 2569", on(date(2026, 8, 12))),
        ("12 สิงหาคม พ.ศ. 2569", on(date(2026, 8, 12))),
        ("12 ส.ค. 69", on(date(2026, 8, 12))),
        ("12 Aug 2026", on(date(2026, 8, 12))),
        ("August 12, 2026", on(date(2026, 8, 12))),
        ("ส.ค. 2569", in_month(2026, 8)),
        ("Aug 2026", in_month(2026, 8)),
        ("2569-08", in_month(2026, 8)),
        ("ปี 2569", in_year(2026)),
        ("2569", in_year(2026)),
        ("พ.ศ. 2561", in_year(2018)),
    ],
)
def test_a_date_is_read_in_either_era_and_as_exactly_as_it_was_written(
    text: str, span: Span
) -> None:
    assert parse_when(text, TODAY) == span


def test_a_day_without_a_year_is_the_last_such_day() -> None:
    assert parse_when("23 พ.ค.", TODAY) == on(date(2026, 5, 23))
    assert parse_when("23 ธ.ค.", TODAY) == on(date(2025, 12, 23))


@pytest.mark.parametrize(
    "text",
    [
        *("", "เร็ว ๆ นี้", "32/1/2569", "30 ก.พ. 2569", "13/13/2569"),
        *("0001-01-01", "0999", "1 ม.ค. 0543", "ปี 0000"),  # before there is any record
    ],
)
def test_what_is_no_date_is_refused_with_its_own_words(text: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        parse_when(text, TODAY)

    assert refused.value.facts == {"text": text}


@given(DAYS, st.sampled_from(["th", "en"]))
def test_a_day_as_we_write_it_is_read_back(day: date, language: str) -> None:
    assert parse_when(format_day(day, language), TODAY) == on(day)


@given(DAYS, st.sampled_from(["th", "en"]))
def test_a_month_and_a_year_as_we_write_them_are_read_back(day: date, language: str) -> None:
    for span in (in_month(day.year, day.month), in_year(day.year)):
        assert parse_when(format_span(span, language), TODAY) == span


@given(DAYS, DAYS, st.sampled_from(["th", "en"]))
def test_any_days_from_and_to_as_we_write_them_are_read_back(
    one: date, other: date, language: str
) -> None:
    span = Span(min(one, other), max(one, other))

    assert parse_when(format_span(span, language), TODAY) == span


def test_a_date_inside_a_sentence_is_found_and_taken_out() -> None:
    found = find_when("ตีฝาย 23 พ.ค. ฝายหิน 25", TODAY)

    assert found is not None
    assert found[0] == on(date(2026, 5, 23))
    assert " ".join(found[1].split()) == "ตีฝาย ฝายหิน 25"


def test_a_count_of_people_is_no_year() -> None:
    assert find_when("มากัน 2569 คน", TODAY) is None
