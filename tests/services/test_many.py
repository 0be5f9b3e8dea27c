"""Many members in one step: shown first, told as one Change, each row whole or not at all."""

import pytest

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, IssueDraft, MembershipDraft, PlaceDraft
from saiyai.domain.errors import (
    ConsentOfPerson,
    KeepersOnly,
    MembershipCycle,
    NothingChosen,
    TooManyChosen,
    UnknownActor,
    UnknownWord,
)
from saiyai.domain.lists import ManyDraft
from saiyai.domain.viewers import Eye, Viewer
from saiyai.records.models import Actor, ActorIssue, Change, ConsentGiven, Membership, Network
from saiyai.services.actors import record_actor
from saiyai.services.issues import record_issue
from saiyai.services.many import correct_many, plan_many
from saiyai.services.networks import record_membership
from saiyai.services.places import record_place
from saiyai.services.undo import undo_change

ALL = ("a", "b", "pim")


@pytest.fixture
def people(network: Network, keeper: Viewer) -> Network:
    """Two groups, a person, a network `n`, a place, an issue."""
    for ref, kind in (
        *(("a", ActorKind.GROUP), ("b", ActorKind.GROUP)),
        *(("pim", ActorKind.PERSON), ("n", ActorKind.NETWORK)),
    ):
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=kind))
    record_place(keeper, network, PlaceDraft("bank", name_en="Bank"))
    record_issue(keeper, network, IssueDraft("water", name_en="Water"))
    return network


def actor(network: Network, ref: str) -> Actor:
    return Actor.objects.get(network=network, ref=ref)


def test_what_is_shown_tells_nothing(people: Network, keeper: Viewer) -> None:
    before = Change.objects.count()
    plan = plan_many(keeper, people, ALL, ManyDraft(place="bank", sector=Sector.PEOPLE))

    assert [row.who.ref for row in plan.changed] == list(ALL)
    assert [one.key for one in plan.rows[0].sets] == ["many.sets.place", "many.sets.sector"]
    assert Change.objects.count() == before
    assert actor(people, "a").place is None


def test_all_of_it_is_one_change_and_one_press_takes_it_back(
    people: Network, keeper: Viewer
) -> None:
    draft = ManyDraft(
        place="bank", sector=Sector.PEOPLE, issue="water", role=Role.ALLY, network="n"
    )
    before = Change.objects.count()
    plan, seq = correct_many(keeper, people, ALL, draft)

    assert Change.objects.count() == before + 1
    assert len(plan.changed) == 3
    for ref in ALL:
        row = actor(people, ref)
        assert (row.place and row.place.ref, row.sector) == ("bank", "people")
    assert ActorIssue.objects.known(None).count() == 3
    assert Membership.objects.known(None).filter(network__ref="n", role="ally").count() == 3
    undo_change(keeper, people, seq)
    assert actor(people, "a").place is None
    assert actor(people, "a").sector == ""
    assert not ActorIssue.objects.known(None).exists()
    assert not Membership.objects.known(None).filter(network__ref="n").exists()


def test_who_is_so_already_is_told_nothing_of(people: Network, keeper: Viewer) -> None:
    correct_many(keeper, people, ["a"], ManyDraft(place="bank", issue="water", role=Role.ALLY))
    plan, seq = correct_many(
        keeper, people, ["a", "b"], ManyDraft(place="bank", issue="water", role=Role.ALLY)
    )

    assert plan.same == 1
    assert Membership.objects.filter(told=seq).count() == 1
    with pytest.raises(NothingChosen):
        correct_many(keeper, people, ["a", "b"], ManyDraft(place="bank"))


def test_consent_of_a_person_is_refused_and_leaves_that_row_whole(
    people: Network, keeper: Viewer
) -> None:
    plan, seq = correct_many(keeper, people, ALL, ManyDraft(place="bank", consent=Consent.ANYONE))
    (refused,) = plan.refused

    assert refused.who.ref == "pim"
    assert isinstance(refused.refused, ConsentOfPerson)
    assert actor(people, "pim").place is None
    assert actor(people, "pim").consent == "not_asked"
    assert actor(people, "a").consent == "anyone"
    assert ConsentGiven.objects.filter(told=seq).count() == 2
    undo_change(keeper, people, seq)
    assert actor(people, "a").consent == "not_asked"
    assert actor(people, "a").place is None


def test_a_circle_is_refused_for_its_row_only(people: Network, keeper: Viewer) -> None:
    record_membership(keeper, people, MembershipDraft("a", "n"))
    plan, _ = correct_many(keeper, people, ["a", "b"], ManyDraft(role=Role.MEMBER, network="n"))

    assert isinstance(plan.refused[0].refused, MembershipCycle)
    assert [row.who.ref for row in plan.changed] == ["b"]


def test_a_keeper_of_a_part_changes_the_rows_of_the_part(people: Network) -> None:
    mine = actor(people, "a").pk
    by = Viewer(Eye.MEMBER, "keeper of a part", keeps=frozenset({mine}))
    plan, _ = correct_many(by, people, ["a", "b"], ManyDraft(place="bank"))

    assert [row.who.ref for row in plan.changed] == ["a"]
    assert isinstance(plan.refused[0].refused, KeepersOnly)
    assert actor(people, "b").place is None
    with pytest.raises(UnknownActor):
        plan_many(by, people, ["pim"], ManyDraft(place="bank"))
    with pytest.raises(KeepersOnly):
        plan_many(by, people, ["a"], ManyDraft(role=Role.MEMBER))


def test_others_change_nobody(people: Network, member: Viewer, stranger: Viewer) -> None:
    for viewer in (member, stranger):
        for act in (plan_many, correct_many):
            with pytest.raises(KeepersOnly):
                act(viewer, people, ["a"], ManyDraft(place="bank"))


def test_what_cannot_be_meant_is_refused_whole(people: Network, keeper: Viewer) -> None:
    with pytest.raises(NothingChosen):
        plan_many(keeper, people, [], ManyDraft(place="bank"))
    with pytest.raises(NothingChosen):
        plan_many(keeper, people, ["a"], ManyDraft())
    with pytest.raises(UnknownWord):
        plan_many(keeper, people, ["a"], ManyDraft(place="nowhere"))
    with pytest.raises(UnknownActor):
        plan_many(keeper, people, ["a", "nobody"], ManyDraft(place="bank"))
    with pytest.raises(TooManyChosen):
        plan_many(keeper, people, [f"x{n}" for n in range(501)], ManyDraft(place="bank"))
