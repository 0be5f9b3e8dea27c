"""What a map can be told apart by, and for whom."""

from datetime import date

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, MembershipDraft
from saiyai.domain.periods import AsOf, on
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.map_layers import Clustered, name_clusters
from saiyai.queries.maps import MapOfTies, get_map, get_map_day
from saiyai.queries.members import ActorFilter
from saiyai.records.models import Network
from saiyai.services.actors import record_actor
from saiyai.services.networks import record_membership

DAY = AsOf(date(2026, 10, 31))


def seen_by(sample: Network, eye: Eye) -> MapOfTies:
    return get_map(Viewer(eye, "reader"), sample, DAY, ActorFilter())


@pytest.fixture
def sample(told_sample: Network) -> Network:
    return told_sample


def test_lines_are_told_apart_by_what_they_rest_on_and_what_happened(sample: Network) -> None:
    ties = seen_by(sample, Eye.KEEPER).ties

    assert {basis for tie in ties for basis in tie.bases} == {"culture", "power", "learning"}
    assert any("contact" in tie.events for tie in ties)
    assert all(tie.kind for tie in ties)


def test_members_learn_of_no_kind_of_event_whose_rows_they_may_not_read(sample: Network) -> None:
    member, keeper = seen_by(sample, Eye.MEMBER), seen_by(sample, Eye.KEEPER)
    closed = {"contact", "benefit", "care", "tension"}

    of_member = {kind for tie in member.ties for kind in tie.events}
    assert of_member and not of_member & closed
    assert {kind for tie in keeper.ties for kind in tie.events} & closed


def test_outside_nobody_learns_who_is_in_whom_or_what_lines_are_made_of(sample: Network) -> None:
    found = seen_by(sample, Eye.OUTSIDE)

    assert found.clusters == []
    assert found.today is not None and found.today.within == []
    assert all(actor.cluster == -1 for actor in found.actors)
    assert all(not (tie.kind or tie.bases or tie.events) for tie in found.ties)


def test_a_network_in_the_record_holds_its_members_and_not_everybody(sample: Network) -> None:
    found = seen_by(sample, Eye.KEEPER)
    assert found.today is not None
    actors = found.actors
    held = [(actors[up].name.en, actors[down].name.en) for down, up in found.today.within]

    assert len(held) == len(set(held)) > 10
    assert {up for up, _ in held} >= {"Mae Hom Weir Network", "Fai Hin Satcha Savings Group"}
    assert all(up != down for up, down in held)


def test_who_is_in_whom_is_told_of_every_day(network: Network, keeper: Viewer) -> None:
    for ref in ("old", "new"):
        record_actor(keeper, network, ActorDraft(ref, ref, kind=ActorKind.NETWORK))
    record_actor(keeper, network, ActorDraft("a", "a", kind=ActorKind.GROUP))
    turn = date(2024, 3, 1)
    stay = MembershipDraft("old", "a", joined=on(date(2020, 1, 1)), left=on(turn))
    record_membership(keeper, network, stay)
    record_membership(keeper, network, MembershipDraft("new", "a", joined=on(turn)))

    def holders(when: AsOf) -> list[str]:
        found = get_map(keeper, network, when, ActorFilter())
        told = get_map_day(keeper, network, when, ActorFilter()).within
        assert found.today is not None and told == found.today.within
        name = [actor.name.th for actor in found.actors]
        assert all(name[member] == "a" for member, _ in told)
        return [name[holder] for _, holder in told]

    assert holders(AsOf(date(2019, 1, 1))) == []
    assert holders(AsOf(date(2024, 2, 29))) == ["old"]
    assert holders(AsOf(turn)) == ["new"]


def test_clusters_are_called_by_what_most_share_and_no_two_alike(sample: Network) -> None:
    found = seen_by(sample, Eye.KEEPER)
    names = [(one.about, one.of) for one in found.clusters if one.about]

    assert len(names) == len(set(names)) >= 5
    assert sum(one.count for one in found.clusters) == sum(a.cluster >= 0 for a in found.actors)


def told(cluster: int, kind: str, place: str = "", lines: int = 1) -> Clustered:
    return Clustered(cluster, ActorKind(kind), place, (), lines)


def test_a_person_gives_a_cluster_no_name() -> None:
    people = [told(0, "person", lines=9), told(0, "person"), told(0, "person")]
    assert [one.about for one in name_clusters(people)] == [""]
    with_group = [*people, told(0, "group", lines=2)]
    assert [(one.about, one.of) for one in name_clusters(with_group)] == [("actor", 3)]


def test_the_smaller_of_two_clusters_in_one_place_is_called_by_its_hub() -> None:
    actors = [
        *[told(0, "person", "p1")] * 4,
        *[told(1, "person", "p1")] * 2,
        told(1, "group", "p1"),
    ]
    assert [(one.about, one.of) for one in name_clusters(actors)] == [
        ("place", "p1"),
        ("actor", 6),
    ]


def test_lines_on_which_something_happened_between_two_days_are_told(sample: Network) -> None:
    keeper, everybody = Viewer(Eye.KEEPER, "reader"), ActorFilter()
    month = get_map_day(keeper, sample, DAY, everybody, date(2026, 9, 30)).touched
    year = get_map_day(keeper, sample, DAY, everybody, date(2025, 10, 31)).touched

    assert 0 < len(month) < len(year) < 109
    assert set(month) <= set(year)
    assert get_map_day(keeper, sample, DAY, everybody).touched == []
    outside = get_map_day(
        Viewer(Eye.OUTSIDE, "reader"), sample, DAY, everybody, date(2025, 10, 31)
    )
    assert outside.touched == []
