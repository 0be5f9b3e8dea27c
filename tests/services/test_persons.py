"""One person in several records: told by each side, seen whole by the person alone."""

from dataclasses import replace
from datetime import date

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.errors import AlreadyTold, NotMergeable, NotMerged, NotYours, UnknownCode
from saiyai.domain.viewers import Viewer
from saiyai.queries.networks import newest_seq
from saiyai.queries.persons import SelfElsewhere, find_elsewhere
from saiyai.records.models import Actor, Network
from saiyai.services.actors import record_actor, withdraw_actor
from saiyai.services.merging import merge_actors
from saiyai.services.networks import record_network
from saiyai.services.persons import record_same_person, withdraw_same_person
from saiyai.services.undo import undo_change

NOTHING = SelfElsewhere("", ())


@pytest.fixture
def other(db: None, keeper: Viewer) -> Network:
    """A second record."""
    return record_network(keeper, name_en="Other", slug="other", clock=date(2026, 10, 31))


def person(keeper: Viewer, network: Network, kind: ActorKind = ActorKind.PERSON) -> Actor:
    number = newest_seq(network)
    return record_actor(
        keeper, network, ActorDraft(ref=f"p{number}", name_en=f"Somebody {number}", kind=kind)
    )


def linked(keeper: Viewer, one: Network, other: Network) -> tuple[Actor, Actor]:
    """A person of both records, as told by both sides."""
    here, there = person(keeper, one), person(keeper, other)
    code = record_same_person(keeper, one, here).code
    record_same_person(keeper, other, there, f"{code[:8].upper()}-{code[8:]}")
    return here, there


def test_the_person_sees_where_else_they_are_and_nobody_else_does(
    network: Network, other: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    here, there = linked(keeper, network, other)
    seen = find_elsewhere(replace(member, actor=here.pk), network, here)

    assert [one.slug for one in seen.also_in] == ["other"]
    assert find_elsewhere(keeper, network, here) == SelfElsewhere(seen.code, ())
    for viewer in (member, stranger, replace(member, actor=there.pk)):
        assert find_elsewhere(viewer, network, here) == NOTHING


def test_one_side_alone_links_nobody(network: Network, other: Network, keeper: Viewer) -> None:
    here, there = person(keeper, network), person(keeper, other)
    record_same_person(keeper, network, here)

    assert find_elsewhere(replace(keeper, actor=here.pk), network, here).also_in == ()
    assert find_elsewhere(replace(keeper, actor=there.pk), other, there) == NOTHING


def test_five_records_share_one_code(network: Network, keeper: Viewer) -> None:
    here = person(keeper, network)
    code = record_same_person(keeper, network, here).code
    for number in range(4):
        record = record_network(keeper, name_en=f"N{number}", slug=f"n{number}")
        record_same_person(keeper, record, person(keeper, record), code)

    seen = find_elsewhere(replace(keeper, actor=here.pk), network, here)
    assert [one.slug for one in seen.also_in] == ["n0", "n1", "n2", "n3"]


def test_each_side_takes_back_its_own_word_and_undo_gives_it_again(
    network: Network, other: Network, keeper: Viewer
) -> None:
    here, there = linked(keeper, network, other)
    withdraw_same_person(keeper, other, there)
    as_self = replace(keeper, actor=here.pk)
    assert find_elsewhere(as_self, network, here).also_in == ()

    undo_change(keeper, other, newest_seq(other))
    assert [one.slug for one in find_elsewhere(as_self, network, here).also_in] == ["other"]


def test_a_merged_row_brings_its_code_to_whom_it_is(
    network: Network, other: Network, keeper: Viewer
) -> None:
    here, _ = linked(keeper, network, other)
    kept = person(keeper, network)
    merge_actors(keeper, network, kept, here)
    seen = find_elsewhere(replace(keeper, actor=kept.pk), network, kept)

    assert [one.slug for one in seen.also_in] == ["other"]
    withdraw_same_person(keeper, network, kept)
    assert find_elsewhere(keeper, network, kept) == NOTHING


def test_who_is_taken_out_of_a_record_leaves_no_code_behind(
    network: Network, other: Network, keeper: Viewer
) -> None:
    here, there = linked(keeper, network, other)
    withdraw_actor(keeper, there)

    assert find_elsewhere(replace(keeper, actor=here.pk), network, here).also_in == ()


def test_only_keepers_and_the_person_say_it(
    network: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    here = person(keeper, network)
    for viewer in (member, stranger):
        with pytest.raises(NotYours):
            record_same_person(viewer, network, here)
        with pytest.raises(NotYours):
            withdraw_same_person(viewer, network, here)

    record_same_person(replace(member, actor=here.pk), network, here)
    withdraw_same_person(replace(member, actor=here.pk), network, here)


def test_what_is_wrong_is_refused(network: Network, other: Network, keeper: Viewer) -> None:
    here, group = person(keeper, network), person(keeper, network, ActorKind.GROUP)
    with pytest.raises(UnknownCode):
        record_same_person(keeper, network, here, "guessed")
    with pytest.raises(NotMergeable):
        record_same_person(keeper, network, group)
    with pytest.raises(NotMerged):
        withdraw_same_person(keeper, network, here)
    code = record_same_person(keeper, network, here).code
    with pytest.raises(AlreadyTold):
        record_same_person(keeper, network, here)
    with pytest.raises(UnknownCode):  # a code of one's own record says nothing of another
        record_same_person(keeper, network, person(keeper, network), code)
