"""Pairs that may be one: shown to keepers with reasons, never to others, and not twice."""

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, TieDraft
from saiyai.domain.errors import AlreadyTold, KeepersOnly
from saiyai.domain.viewers import Viewer
from saiyai.queries.actors import get_actor
from saiyai.queries.duplicates import get_comparison, list_pairs
from saiyai.queries.networks import as_of, newest_seq
from saiyai.records.models import Network
from saiyai.services.actors import record_actor, record_alias
from saiyai.services.merging import merge_actors, record_not_same
from saiyai.services.ties import record_tie
from saiyai.services.undo import undo_change


@pytest.fixture
def twice(network: Network, keeper: Viewer) -> Network:
    """Orathai twice, and Boonmi once."""
    for ref, name in (("or", "นางอรทัย ใจดี"), ("orn", "อรทัย ใจดี"), ("bun", "บุญมี ศรีวิชัย")):
        record_actor(keeper, network, ActorDraft(ref=ref, name_th=name, kind=ActorKind.PERSON))
    return network


def pairs(keeper: Viewer, network: Network) -> list[tuple[str, str]]:
    return [(pair.one.ref, pair.other.ref) for pair in list_pairs(keeper, network).rows]


def test_a_pair_is_shown_with_its_reasons(twice: Network, keeper: Viewer) -> None:
    found = list_pairs(keeper, twice)

    assert pairs(keeper, twice) == [("or", "orn")]
    assert (found.rows[0].reasons, found.count, found.after) == (("without_title",), 1, 0)


def test_members_and_strangers_see_no_pairs(
    twice: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    list_pairs(keeper, twice)
    for viewer in (member, stranger):
        with pytest.raises(KeepersOnly):
            list_pairs(viewer, twice)
        with pytest.raises(KeepersOnly):
            get_comparison(viewer, twice, "or", "orn", as_of(twice))


def test_a_pair_told_to_be_two_is_not_shown_again_until_that_is_undone(
    twice: Network, keeper: Viewer
) -> None:
    one, other = get_actor(keeper, twice, "orn"), get_actor(keeper, twice, "or")
    record_not_same(keeper, twice, one, other)
    assert pairs(keeper, twice) == []

    with pytest.raises(AlreadyTold):
        record_not_same(keeper, twice, other, one)
    undo_change(keeper, twice, newest_seq(twice))
    assert pairs(keeper, twice) == [("or", "orn")]


def test_what_is_merged_is_no_pair_and_its_names_find_others(
    twice: Network, keeper: Viewer
) -> None:
    record_alias(keeper, get_actor(keeper, twice, "orn"), "พี่อ้อม")
    merge_actors(keeper, twice, get_actor(keeper, twice, "or"), get_actor(keeper, twice, "orn"))
    assert pairs(keeper, twice) == []

    record_actor(keeper, twice, ActorDraft(ref="om", name_th="ป้าอ้อม", kind=ActorKind.PERSON))
    assert pairs(keeper, twice) == [("or", "om")]


def test_telephone_numbers_are_looked_for_in_notes_and_other_columns(
    network: Network, keeper: Viewer
) -> None:
    for ref, name, told in (
        ("a", "มาลี ดอยคำ", {"note": "โทร 081-234-5678"}),
        ("b", "มาลี แสนสุข", {"extra": {"มือถือ": "+66 81 234 5678"}}),
    ):
        draft = ActorDraft(ref=ref, name_th=name, kind=ActorKind.PERSON, **told)
        record_actor(keeper, network, draft)

    assert list_pairs(keeper, network).rows[0].reasons == ("same_phone", "same_given")


def test_two_rows_lie_side_by_side_with_what_hangs_on_each(twice: Network, keeper: Viewer) -> None:
    record_tie(keeper, twice, TieDraft("or", "bun"))
    record_tie(keeper, twice, TieDraft("or", "orn"))
    found = get_comparison(keeper, twice, "or", "orn", as_of(twice))

    assert [side.lines for side in found.sides] == [2, 1]
    assert [side.profile.row.ref for side in found.sides] == ["or", "orn"]
    assert found.between == 1
    assert found.reasons == ("without_title",)
