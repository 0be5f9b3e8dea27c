"""The roster: asked of everybody, answered under a consent of its own, and taken back."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from saiyai.domain.errors import (
    KeepersOnly,
    LastDayTooEarly,
    NotAgreed,
    NotUndoable,
    NotYours,
    RosterOpen,
    RosterOver,
    StepOutOfOrder,
    TooFewAsked,
    UnknownActor,
    UnknownRosterLink,
)
from saiyai.domain.rosters import RosterQuestion
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Actor, Change, Network, Roster, RosterMember, RosterNaming
from saiyai.services.merging import merge_actors
from saiyai.services.rosters import (
    answer_roster,
    answer_roster_by_link,
    close_roster,
    make_roster_link,
    open_roster,
    withdraw_from_roster,
    withdraw_from_roster_by_link,
)
from saiyai.services.undo import undo_change
from tests.services.test_surveys import LAST, REFS, tell_members

VIEW, ASKED = RosterQuestion.VIEW, RosterQuestion.ASKED
NAMED = {VIEW: frozenset("bc"), ASKED: frozenset("d")}


@pytest.fixture
def roster(network: Network, keeper: Viewer) -> Roster:
    """A roster among ten."""
    tell_members(keeper, network)
    return open_roster(keeper, network, LAST)


def being(network: Network, ref: str) -> Viewer:
    """Somebody who reads as a member and is one."""
    return Viewer(Eye.MEMBER, ref, Actor.objects.get(network=network, ref=ref).pk)


def names() -> set[tuple[str, str, str]]:
    """Who named whom, to which question."""
    told = RosterNaming.objects.values_list("by__actor__ref", "question", "named__actor__ref")
    return set(told)


def test_everybody_is_asked_and_nobody_has_a_link_yet(roster: Roster) -> None:
    asked = RosterMember.objects.filter(roster=roster)

    assert sorted(asked.values_list("actor__ref", flat=True)) == list(REFS)
    assert set(asked.values_list("token", "agreed")) == {("", None)}


def test_when_it_may_be_opened(network: Network, keeper: Viewer, member: Viewer) -> None:
    tell_members(keeper, network, REFS[:7])
    with pytest.raises(TooFewAsked):
        open_roster(keeper, network, LAST)
    with pytest.raises(LastDayTooEarly):
        open_roster(keeper, network, date(2026, 10, 30))
    with pytest.raises(KeepersOnly):
        open_roster(member, network, LAST)


def test_one_is_open_at_a_time(roster: Roster, network: Network, keeper: Viewer) -> None:
    with pytest.raises(RosterOpen):
        open_roster(keeper, network, LAST)
    close_roster(keeper, roster)

    assert open_roster(keeper, network, LAST).ref != roster.ref


def test_names_are_kept_without_a_cap_and_never_ones_own(roster: Roster, keeper: Viewer) -> None:
    answer_roster(keeper, roster, "a", {VIEW: frozenset(REFS)}, agrees=True)

    assert names() == {("a", "view", ref) for ref in REFS if ref != "a"}
    assert RosterMember.objects.get(roster=roster, actor__ref="a").agreed == date(2026, 10, 31)


def test_who_does_not_agree_leaves_nothing(roster: Roster, keeper: Viewer) -> None:
    token = make_roster_link(keeper, roster, "a")
    with pytest.raises(NotAgreed):
        answer_roster(keeper, roster, "a", NAMED, agrees=False)
    with pytest.raises(NotAgreed):
        answer_roster_by_link(token, NAMED, agrees=False)

    assert names() == set()
    assert not RosterMember.objects.filter(agreed__isnull=False).exists()


def test_a_link_is_ones_own_and_what_it_says_again_replaces_what_it_said(
    roster: Roster, keeper: Viewer, network: Network
) -> None:
    first = make_roster_link(keeper, roster, "a")
    before = newest_seq(network)
    answer_roster_by_link(first, NAMED, agrees=True)
    answer_roster_by_link(first, {VIEW: frozenset("e")}, agrees=True)

    assert names() == {("a", "view", "e")}
    assert newest_seq(network) == before  # told with the Change that closes it
    second = make_roster_link(keeper, roster, "a")
    with pytest.raises(UnknownRosterLink):
        answer_roster_by_link(first, NAMED, agrees=True)
    answer_roster_by_link(second, NAMED, agrees=True)
    assert names() == {("a", "view", "b"), ("a", "view", "c"), ("a", "asked", "d")}
    assert first not in str(list(RosterMember.objects.values()))


def test_a_member_answers_for_oneself_and_for_nobody_else(
    roster: Roster, network: Network
) -> None:
    own = being(network, "a")
    answer_roster(own, roster, "a", NAMED, agrees=True)
    with pytest.raises(NotYours):
        answer_roster(own, roster, "b", NAMED, agrees=True)
    with pytest.raises(NotYours):
        withdraw_from_roster(being(network, "b"), roster, "a")
    with pytest.raises(UnknownActor):
        answer_roster(own, roster, "a", {VIEW: frozenset(["nobody"])}, agrees=True)

    assert {by for by, *_ in names()} == {"a"}


def test_what_was_answered_is_taken_back_also_after_the_end(
    roster: Roster, keeper: Viewer, network: Network
) -> None:
    token = make_roster_link(keeper, roster, "b")
    answer_roster_by_link(token, NAMED, agrees=True)
    answer_roster(being(network, "a"), roster, "a", NAMED, agrees=True)
    withdraw_from_roster(being(network, "a"), roster, "a")
    assert {by for by, *_ in names()} == {"b"}
    close_roster(keeper, roster)
    with pytest.raises(RosterOver):
        answer_roster_by_link(token, NAMED, agrees=True)
    withdraw_from_roster_by_link(Viewer(Eye.OUTSIDE, "visitor"), token)

    assert names() == set()
    told = Change.objects.filter(network=network, action="withdraw_from_roster")
    assert set(told.values_list("about", flat=True)) == {roster.ref}  # and not whose it was


def test_closing_ends_it_and_nothing_of_it_is_undone(
    roster: Roster, keeper: Viewer, network: Network
) -> None:
    make_roster_link(keeper, roster, "a")
    close_roster(keeper, roster)
    with pytest.raises(StepOutOfOrder):
        close_roster(keeper, roster)
    with pytest.raises(RosterOver):
        make_roster_link(keeper, roster, "a")
    for change in Change.objects.filter(network=network, action__endswith="_roster"):
        with pytest.raises(NotUndoable):
            undo_change(keeper, network, change.seq)


def test_after_its_last_day_nothing_is_taken(
    roster: Roster, keeper: Viewer, network: Network
) -> None:
    network.clock = date(2026, 11, 15)
    network.save()
    roster.refresh_from_db()

    with pytest.raises(RosterOver):
        answer_roster(keeper, Roster.objects.get(pk=roster.pk), "a", NAMED, agrees=True)


def test_who_was_merged_since_is_named_as_who_stands_for_them(
    roster: Roster, keeper: Viewer, network: Network
) -> None:
    actors = {one.ref: one for one in Actor.objects.filter(network=network)}
    merge_actors(keeper, network, actors["b"], actors["c"])
    answer_roster(keeper, roster, "a", {VIEW: frozenset("b")}, agrees=True)

    assert {question for _, question, _ in names()} == {"view"}
    assert len(names()) == 1


def test_the_database_itself_lets_nobody_name_themselves_or_twice(
    roster: Roster, keeper: Viewer
) -> None:
    answer_roster(keeper, roster, "a", {VIEW: frozenset("b")}, agrees=True)
    a, b = RosterMember.objects.filter(roster=roster, actor__ref__in="ab").order_by("actor__ref")
    for wrong in (
        {"by": a, "named": a, "question": "view"},
        {"by": a, "named": b, "question": "view"},
        {"by": b, "named": a, "question": "against"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            RosterNaming.objects.create(**wrong)
