"""The roster as it is read: how many answered, and names as columns for readings alone."""

from datetime import date

import pytest

from saiyai.domain.consent import Consent
from saiyai.domain.errors import UnknownRoster
from saiyai.domain.periods import AsOf
from saiyai.domain.rosters import RosterQuestion
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.networks import newest_seq
from saiyai.queries.records import read_record
from saiyai.queries.rosters import get_roster, list_rosters
from saiyai.records.models import Actor, Network, Roster
from saiyai.services.rosters import (
    answer_roster,
    close_roster,
    open_roster,
    withdraw_from_roster,
)
from tests.services.test_surveys import LAST, tell_members

TODAY, CLOSED = date(2026, 10, 31), date(2026, 11, 5)
VIEW = RosterQuestion.VIEW


@pytest.fixture
def roster(network: Network, keeper: Viewer) -> Roster:
    """A roster among ten of whom two answered."""
    tell_members(keeper, network)
    made = open_roster(keeper, network, LAST)
    answer_roster(keeper, made, "a", {VIEW: frozenset("bc")}, agrees=True)
    answer_roster(keeper, made, "b", {}, agrees=True)
    return made


def close(keeper: Viewer, roster: Roster) -> None:
    roster.network.clock = CLOSED
    roster.network.save()
    close_roster(keeper, roster)


def test_an_open_one_tells_how_many_answered_and_no_name(
    roster: Roster, network: Network, member: Viewer, stranger: Viewer
) -> None:
    (row,) = list_rosters(member, network, AsOf(TODAY))

    assert (row.asked, row.answered, row.takes_answers, row.closed) == (10, 2, True, None)
    assert row == get_roster(member, network, roster.ref, AsOf(TODAY))
    assert list_rosters(stranger, network, AsOf(TODAY)) == []
    with pytest.raises(UnknownRoster):
        get_roster(stranger, network, roster.ref, AsOf(TODAY))
    _, record = read_record(network, Eye.KEEPER, AsOf(TODAY))
    assert (len(record["rosters"]), len(record["namings"])) == (0, 0)


def test_a_closed_one_is_in_the_record_of_those_inside_from_its_end_on(
    roster: Roster, network: Network, keeper: Viewer
) -> None:
    before = newest_seq(network)
    close(keeper, roster)
    edition, record = read_record(network, Eye.MEMBER, AsOf(CLOSED))
    refs = dict(Actor.objects.values_list("pk", "ref"))
    named = [refs[int(edition.actor_ids[at])] for at in record["namings"]["target"]]

    assert record["rosters"].ids.tolist() == [roster.pk]
    assert [record["rosters"][one].tolist() for one in ("asked", "answered")] == [[10], [2]]
    assert len(record["respondents"]) == 2
    assert sorted(named) == ["b", "c"]
    assert record["namings"].has("question", VIEW).all()
    for eye, known in ((Eye.OUTSIDE, None), (Eye.KEEPER, before)):
        _, other = read_record(network, eye, AsOf(CLOSED, known))
        assert (len(other["rosters"]), len(other["namings"])) == (0, 0)


def test_of_who_refuses_and_what_was_taken_back_nothing_is_read(
    roster: Roster, network: Network, keeper: Viewer
) -> None:
    close(keeper, roster)
    Actor.objects.filter(ref="c").update(consent=Consent.REFUSED)
    withdraw_from_roster(keeper, roster, "b")
    _, record = read_record(network, Eye.MEMBER, AsOf(CLOSED))

    assert (len(record["respondents"]), len(record["namings"])) == (1, 1)
    assert record["rosters"]["answered"].tolist() == [1]


def test_on_a_day_before_it_was_not_there(
    roster: Roster, network: Network, keeper: Viewer
) -> None:
    close(keeper, roster)
    (earlier,) = list_rosters(keeper, network, AsOf(TODAY))

    assert (earlier.closed, earlier.answered) == (None, None)
    assert list_rosters(keeper, network, AsOf(date(2026, 10, 30))) == []
    with pytest.raises(UnknownRoster):
        get_roster(keeper, network, roster.ref, AsOf(date(2026, 10, 30)))
