"""What a network switches on: with a reason, for all inside to read, undone and off again."""

from datetime import date

import pytest

from saiyai.assessment import total
from saiyai.domain.errors import FutureDay, KeepersOnly, MalformedData, UnknownSwitch
from saiyai.domain.periods import AsOf, on
from saiyai.domain.said import Said
from saiyai.domain.switches import Switch, SwitchDraft
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.exports import load_record
from saiyai.queries.networks import newest_seq
from saiyai.queries.switches import find_switch, is_switched_on
from saiyai.records.models import Change, Finding, Network
from saiyai.records.models import Switch as Row
from saiyai.services.readings import (
    ask_findings_anew,
    ask_profiles,
    ask_reading,
    ask_totals,
    make_finding,
)
from saiyai.services.switches import record_switch, withdraw_switch
from saiyai.services.undo import undo_change
from tests.cast import MANAGER

TODAY = date(2026, 10, 31)
WHEN = AsOf(TODAY)
WHY = "ผู้ให้ทุนขอเลขเดียว"


def switch(by: Viewer, network: Network, why: str = WHY, said: Said | None = None) -> Row:
    return record_switch(by, network, SwitchDraft(Switch.TOTAL, why, said or Said()))


def is_on(network: Network, known: int | None = None) -> bool:
    return is_switched_on(network, Switch.TOTAL, known)


def test_it_is_off_by_default(network: Network, keeper: Viewer) -> None:
    assert not is_on(network)
    assert find_switch(keeper, network, WHEN, Switch.TOTAL) is None


def test_everybody_inside_reads_since_when_why_and_by_whom(
    sample: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    switch(keeper, sample, f" {WHY} ", Said(on(date(2026, 10, 3)), MANAGER))

    for viewer in (keeper, member):
        row = find_switch(viewer, sample, WHEN, Switch.TOTAL)
        assert row is not None
        assert (row.reason, row.said.when) == (WHY, on(date(2026, 10, 3)))
        assert row.said.told_by is not None
    assert find_switch(stranger, sample, WHEN, Switch.TOTAL) is None


def test_another_reason_takes_the_place_of_the_first(network: Network, keeper: Viewer) -> None:
    switch(keeper, network)
    switch(keeper, network, "เพื่อคุยกันในวงประชุม")
    row = find_switch(keeper, network, WHEN, Switch.TOTAL)

    assert row is not None
    assert row.reason == "เพื่อคุยกันในวงประชุม"
    assert Row.objects.filter(network=network, untold__isnull=True).count() == 1


def test_off_again_it_is_as_it_was_and_known_to_have_been_on(
    network: Network, keeper: Viewer
) -> None:
    switch(keeper, network)
    seen = newest_seq(network)
    withdraw_switch(keeper, network, Switch.TOTAL)

    assert (is_on(network), is_on(network, seen)) == (False, True)
    with pytest.raises(UnknownSwitch):
        withdraw_switch(keeper, network, Switch.TOTAL)


def test_it_is_undone_as_anything_else(network: Network, keeper: Viewer) -> None:
    made = switch(keeper, network)
    undo_change(keeper, network, made.told or 0)
    assert not is_on(network)

    switch(keeper, network)
    gone = withdraw_switch(keeper, network, Switch.TOTAL)
    undo_change(keeper, network, gone)
    assert is_on(network)


@pytest.mark.parametrize("why", ["", "  ", "x" * 2001])
def test_without_a_reason_nothing_is_switched_on(
    network: Network, keeper: Viewer, why: str
) -> None:
    with pytest.raises(MalformedData):
        switch(keeper, network, why)
    assert not is_on(network)


def test_only_keepers_switch_and_not_for_the_future(
    network: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    for viewer in (member, stranger):
        with pytest.raises(KeepersOnly):
            switch(viewer, network)
        with pytest.raises(KeepersOnly):
            withdraw_switch(viewer, network, Switch.TOTAL)
    with pytest.raises(FutureDay):
        switch(keeper, network, said=Said(on(date(2999, 1, 1))))
    assert not Change.objects.filter(network=network, action__endswith="switch").exists()


def test_it_leaves_in_a_file(network: Network, keeper: Viewer) -> None:
    switch(keeper, network)
    (row,) = load_record(keeper, network).more["switches"]

    assert (row["name"], row["reason"]) == ("total", WHY)


# --- what is made only where it is on -----------------------------------------------------------


def totals(network: Network) -> list[Finding]:
    return list(Finding.objects.filter(network=network, method=total.METHOD))


def test_no_job_makes_a_total_that_nobody_switched_on(network: Network, keeper: Viewer) -> None:
    ask_reading(keeper, network, WHEN, total.METHOD)
    ask_totals(keeper, network)
    ask_profiles(keeper, network)

    assert totals(network) == []


def test_switched_on_it_is_made_for_keepers_and_for_members(
    network: Network, keeper: Viewer
) -> None:
    switch(keeper, network)
    ask_totals(keeper, network)

    assert {one.edition for one in totals(network)} == {Eye.KEEPER, Eye.MEMBER}
    for one in totals(network):
        make_finding(one.pk)
    assert {one.state for one in totals(network)} == {"ready"}
    assert {one.value["why"] for one in totals(network) if one.value} == {"too_few_members"}


@pytest.mark.parametrize("off", [False, True])
def test_after_an_upgrade_it_is_made_anew_where_it_is_still_on(
    network: Network, keeper: Viewer, *, off: bool
) -> None:
    switch(keeper, network)
    ask_reading(keeper, network, WHEN, total.METHOD)
    (made,) = totals(network)
    make_finding(made.pk)
    Finding.objects.filter(pk=made.pk).update(version=total.VERSION - 1)
    if off:
        withdraw_switch(keeper, network, Switch.TOTAL)
    ask_findings_anew()

    assert [one.state for one in totals(network) if one.version == total.VERSION] == (
        [] if off else ["asked"]
    )
