"""Networks inside networks: no circle by any way of telling, each member counted once."""

import threading
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, MembershipDraft
from saiyai.domain.errors import MembershipCycle, UnknownActor
from saiyai.domain.periods import AsOf, on
from saiyai.domain.refusals import refusal_says
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language, tell
from saiyai.queries.nesting import RollUp, count_within, list_networks_around
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Actor, Change, Membership, Network
from saiyai.services.actors import correct_actor, record_actor
from saiyai.services.networks import (
    correct_membership,
    leave_network,
    record_membership,
    record_network,
    withdraw_membership,
)
from saiyai.services.undo import undo_change
from tests.processes import PATIENCE, in_thread

TODAY = AsOf(date(2026, 10, 31))
PERSON, NETWORK = ActorKind.PERSON, ActorKind.NETWORK


def tell_actors(keeper: Viewer, network: Network, refs: str, kind: ActorKind = NETWORK) -> None:
    for ref in refs:
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref.upper(), kind=kind))


def join(keeper: Viewer, network: Network, *pairs: str) -> Membership:
    """`ab` is: b joins a."""
    rows = [record_membership(keeper, network, MembershipDraft(*pair)) for pair in pairs]
    return rows[-1]


def within(viewer: Viewer, network: Network, ref: str, when: AsOf = TODAY) -> RollUp:
    found = count_within(viewer, network, ref, when)
    assert found is not None
    return found


def test_a_refused_circle_names_the_way_round(network: Network, keeper: Viewer) -> None:
    tell_actors(keeper, network, "abc")
    join(keeper, network, "ab", "bc")

    with pytest.raises(MembershipCycle) as refused:
        join(keeper, network, "ca")
    says = refusal_says(refused.value.code, refused.value.facts)[0]
    assert tell(says, Language.EN) == "A network would become a member of itself: C › A › B › C"


def test_what_left_may_be_joined_the_other_way_round(network: Network, keeper: Viewer) -> None:
    tell_actors(keeper, network, "ab")
    row = join(keeper, network, "ab")
    leave_network(keeper, row, date(2026, 5, 1), why="สลับกัน")
    since = MembershipDraft("b", "a", joined=on(date(2026, 5, 1)))
    before = MembershipDraft("b", "a", joined=on(date(2026, 4, 30)))

    with pytest.raises(MembershipCycle):
        record_membership(keeper, network, before)
    row = record_membership(keeper, network, since)
    with pytest.raises(MembershipCycle):
        correct_membership(keeper, row, before)


def test_undo_closes_no_circle_either(network: Network, keeper: Viewer) -> None:
    tell_actors(keeper, network, "ab")
    withdraw_membership(keeper, join(keeper, network, "ab"))
    withdrawn = newest_seq(network)
    join(keeper, network, "ba")
    changes = Change.objects.count()

    with pytest.raises(MembershipCycle):
        undo_change(keeper, network, withdrawn)
    assert Change.objects.count() == changes


def test_two_who_close_a_circle_together_do_not(committed: None, keeper: Viewer) -> None:
    """Each alone is allowed; whoever comes second is refused."""
    network = record_network(keeper, name_en="Trial", slug="trial", clock=TODAY.day)
    tell_actors(keeper, network, "abc")
    join(keeper, network, "ab")
    start = threading.Barrier(2)
    refused: list[MembershipCycle] = []

    def add(pair: str) -> None:
        start.wait(PATIENCE)
        try:
            join(keeper, network, pair)
        except MembershipCycle as wrong:
            refused.append(wrong)

    threads = [in_thread(lambda pair=pair: add(pair)) for pair in ("bc", "ca")]  # type: ignore[misc]
    for thread in threads:
        thread.join(PATIENCE)

    assert len(refused) == 1
    assert Membership.objects.known(None).count() == 2


def test_a_person_in_five_groups_is_one_person(
    network: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    tell_actors(keeper, network, "n")
    tell_actors(keeper, network, "abcde", ActorKind.GROUP)
    tell_actors(keeper, network, "pq", PERSON)
    join(keeper, network, *(f"n{group}" for group in "abcde"), *(f"{g}p" for g in "abcde"), "aq")
    record_membership(keeper, network, MembershipDraft("a", "p", Role.LEADER))
    found = within(keeper, network, "n")

    assert (found.total, found.persons, found.levels, found.by_several_ways) == (7, 2, [5, 2], 1)
    assert found.kinds == {PERSON: 2, ActorKind.GROUP: 5}
    assert count_within(stranger, network, "", TODAY) is None
    with pytest.raises(UnknownActor):
        count_within(stranger, network, "n", TODAY)
    correct_actor(keeper, Actor.objects.get(ref="q"), ActorDraft(consent=Consent.REFUSED))
    assert within(member, network, "n").persons == 1
    assert within(keeper, network, "n").persons == 2


def test_networks_around_come_nearest_first_and_once(
    network: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    tell_actors(keeper, network, "abcd")
    join(keeper, network, "ab", "bd", "ac", "cd", "ad")
    record_membership(keeper, network, MembershipDraft("", "a"))
    rows = list_networks_around(keeper, network, "d", TODAY)

    around = [(row.network.ref if row.network else "", row.level) for row in rows]
    assert around == [("a", 1), ("b", 1), ("c", 1), ("", 2)]
    correct_actor(keeper, Actor.objects.get(ref="b"), ActorDraft(consent=Consent.REFUSED))
    assert len(list_networks_around(member, network, "d", TODAY)) == 3
    with pytest.raises(UnknownActor):
        list_networks_around(stranger, network, "d", TODAY)


def test_a_hundred_levels_are_counted_to_the_last(network: Network, keeper: Viewer) -> None:
    refs = [f"n{level}" for level in range(101)]
    for ref in refs:
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=NETWORK))
    for up, down in pairwise(refs):
        record_membership(keeper, network, MembershipDraft(up, down))

    assert within(keeper, network, "n0").levels == [1] * 100
    assert len(list_networks_around(keeper, network, "n100", TODAY)) == 100
    with pytest.raises(MembershipCycle):
        record_membership(keeper, network, MembershipDraft("n100", "n0"))


EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16, unique=True)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edges=EDGES, left=st.sets(st.integers(0, 15)))
def test_the_roll_up_is_what_a_plain_model_counts(
    network: Network, keeper: Viewer, edges: list[tuple[int, int]], left: set[int]
) -> None:
    """Whatever joins and leaves in whatever order, on both sides of the day of leaving."""
    Membership.objects.all().delete()
    for ref in range(8):
        if not Actor.objects.filter(ref=str(ref)).exists():
            kind = NETWORK if ref < 6 else ActorKind.GROUP
            record_actor(keeper, network, ActorDraft(ref=str(ref), name_en=f"N{ref}", kind=kind))
    standing: dict[tuple[int, int], bool] = {}
    for place, (up, down) in enumerate(edges):
        try:
            row = record_membership(keeper, network, MembershipDraft(str(up), str(down)))
        except MembershipCycle:
            continue
        standing[up, down] = place in left
        if place in left:
            leave_network(keeper, row, TODAY.day)
    for day, counted in (
        (date(2026, 10, 30), standing),
        (TODAY.day, {pair: gone for pair, gone in standing.items() if not gone}),
    ):
        inside, levels = {0}, []
        level = {0}
        while level:
            level = {down for up, down in counted if up in level} - inside
            inside |= level
            levels += [len(level)] if level else []
        found = within(keeper, network, "0", AsOf(day))

        assert (found.total, list(found.levels)) == (len(inside) - 1, levels)
