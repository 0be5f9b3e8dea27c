"""The total of the sample: nothing until it is switched on, then the same at every door."""

import pytest

from saiyai.assessment import total
from saiyai.domain.periods import AsOf
from saiyai.domain.switches import Switch, SwitchDraft
from saiyai.domain.viewers import Viewer
from saiyai.queries.networks import newest_seq
from saiyai.queries.profiles import get_profile
from saiyai.queries.totals import get_total
from saiyai.records.models import Finding, Network
from saiyai.services.readings import ask_reading, fail_finding, make_finding
from saiyai.services.switches import record_switch, withdraw_switch
from tests.queries.test_records import TODAY

WHEN = AsOf(TODAY)


@pytest.fixture
def switched(sample: Network, keeper: Viewer) -> Network:
    """The sample with its total on."""
    record_switch(keeper, sample, SwitchDraft(Switch.TOTAL, "ผู้ให้ทุนขอ"))
    return sample


def asked(viewer: Viewer, network: Network) -> int:
    ask_reading(viewer, network, WHEN, total.METHOD)
    return Finding.objects.get(method=total.METHOD, edition=viewer.eye).pk


def test_nothing_is_read_that_was_not_switched_on(sample: Network, keeper: Viewer) -> None:
    for at_once in (False, True):
        read = get_total(keeper, sample, WHEN, at_once=at_once)
        assert (read.on, read.value, read.hidden, read.waits) == (None, None, False, False)


def test_a_job_makes_what_a_command_makes(switched: Network, keeper: Viewer) -> None:
    assert get_total(keeper, switched, WHEN).waits

    make_finding(asked(keeper, switched))
    read = get_total(keeper, switched, WHEN)

    assert read.value is not None
    assert read.value == get_total(keeper, switched, WHEN, at_once=True).value
    assert read.value["low"] < read.value["value"] < read.value["high"]
    assert read.value["members"]["roll"] == 53
    assert (read.newer, read.waits, read.failed) == (0, False, False)


def test_it_counts_the_dimensions_that_the_profile_reads(
    switched: Network, keeper: Viewer
) -> None:
    profile = get_profile(keeper, switched, WHEN, at_once=True).value
    read = get_total(keeper, switched, WHEN, at_once=True).value

    assert profile is not None
    assert read is not None
    there = [one for one in profile["dimensions"].values() if one["value"] is not None]
    assert read["dimensions"] == len(there) == 7


def test_members_read_it_and_outsiders_do_not(
    switched: Network, member: Viewer, stranger: Viewer
) -> None:
    make_finding(asked(member, switched))

    assert get_total(member, switched, WHEN).value is not None
    outside = get_total(stranger, switched, WHEN)
    assert (outside.hidden, outside.on, outside.value) == (True, None, None)


def test_switched_off_it_is_gone_but_known_to_have_been(switched: Network, keeper: Viewer) -> None:
    make_finding(asked(keeper, switched))
    seen = newest_seq(switched)
    withdraw_switch(keeper, switched, Switch.TOTAL)

    assert get_total(keeper, switched, WHEN).value is None
    assert get_total(keeper, switched, AsOf(TODAY, seen)).value is not None


def test_one_that_failed_says_so_and_breaks_nothing(switched: Network, keeper: Viewer) -> None:
    fail_finding(asked(keeper, switched))
    read = get_total(keeper, switched, WHEN)

    assert (read.failed, read.waits, read.value) == (True, False, None)
