"""The profile of the sample: the same at every door, traced to rows, and not for outsiders."""

import re

import pytest

from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.profiles import get_profile, get_profile_rows
from saiyai.records.models import Event, Finding, Network
from saiyai.services.readings import ask_reading, make_finding
from tests.queries.test_records import TODAY

WHEN = AsOf(TODAY)


def by_job(viewer: Viewer, network: Network) -> None:
    """Ask for the profile and have it made, as a worker does."""
    ask_reading(viewer, network, WHEN, "profile")
    make_finding(Finding.objects.get(method="profile", edition=viewer.eye).pk)


def test_a_job_makes_what_a_command_makes(sample: Network, keeper: Viewer) -> None:
    assert get_profile(keeper, sample, WHEN).value is None

    by_job(keeper, sample)
    read = get_profile(keeper, sample, WHEN)

    assert read.value == get_profile(keeper, sample, WHEN, at_once=True).value
    assert read.newer == 0


def test_a_number_is_traced_to_rows_of_the_record(sample: Network, keeper: Viewer) -> None:
    by_job(keeper, sample)
    told = get_profile(keeper, sample, WHEN).value
    assert told is not None
    evidence = told["indicators"]["L6"]["evidence"]["events"]

    assert (
        Event.objects.filter(pk__in=evidence["ids"], network=sample).count() == evidence["count"]
    )
    rows = get_profile_rows(keeper, sample, WHEN, "L6")
    assert len(rows.events) == evidence["count"]
    assert rows.lines


def test_rows_that_are_not_listed_are_counted(sample: Network, keeper: Viewer) -> None:
    by_job(keeper, sample)
    told = get_profile(keeper, sample, WHEN).value
    assert told is not None
    count = told["indicators"]["C2"]["evidence"]["events"]["count"]

    rows = get_profile_rows(keeper, sample, WHEN, "C2")

    assert count > len(rows.events) > 0
    assert len(rows.events) + rows.hidden + rows.more == count


def test_lines_at_rest_that_helped_in_the_flood(sample: Network, keeper: Viewer) -> None:
    told = get_profile(keeper, sample, WHEN, at_once=True).value
    assert told is not None

    assert told["indicators"]["L6"]["value"] == pytest.approx(5 / 6)


def test_outsiders_read_no_profile_that_was_not_released(sample: Network) -> None:
    read = get_profile(Viewer(Eye.OUTSIDE, "a stranger"), sample, WHEN)

    assert (read.value, read.hidden) == (None, True)


def test_no_indicator_has_a_name_of_anybody(sample: Network, keeper: Viewer) -> None:
    told = str(get_profile(keeper, sample, WHEN, at_once=True).value)

    assert "อรทัย" not in told
    assert not re.search(r"\ba01\b", told), "a digest may hold these letters, a word may not"
