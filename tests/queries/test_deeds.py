"""What Changes did: counted, named as far as a reader may know, by local days."""

from datetime import date

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.agreements import AgreementDraft, CommitmentDraft, PartyDraft
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import (
    ActorDraft,
    AssertionDraft,
    EventDraft,
    FlowDraft,
    GoalDraft,
    PlaceDraft,
    TieDraft,
    WithinDraft,
)
from saiyai.domain.errors import UnknownChange
from saiyai.domain.facet_words import ChannelKind
from saiyai.domain.facets import ActorRef, ChannelDraft, NeedDraft
from saiyai.domain.periods import AsOf, on
from saiyai.domain.tie_kinds import TieKindDraft
from saiyai.domain.ties import Stance
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Language, tell
from saiyai.queries.deeds import count_changes_since, get_deed, list_deeds, list_deeds_since
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Actor, Network
from saiyai.services.actors import correct_actor, record_actor
from saiyai.services.agreements import record_agreement, record_commitment, record_party
from saiyai.services.events import record_event
from saiyai.services.facets import record_facet
from saiyai.services.goals import record_goal
from saiyai.services.merging import merge_actors
from saiyai.services.places import record_place
from saiyai.services.tie_kinds import record_tie_kind
from saiyai.services.ties import record_tie
from saiyai.services.undo import undo_change

WHEN = AsOf(date(2026, 10, 31))


@pytest.fixture
def told(network: Network, keeper: Viewer) -> Network:
    """A group and a person, a line, a call and a correction that was undone."""
    group = record_actor(
        keeper, network, ActorDraft(ref="g", name_en="Group", kind=ActorKind.GROUP)
    )
    person = ActorDraft(ref="p", name_en="Pim", kind=ActorKind.PERSON)
    record_actor(keeper, network, person)
    record_tie(keeper, network, TieDraft("g", "p"))
    flows = (FlowDraft("g", "p", "contact"),)
    record_event(keeper, network, EventDraft("contact", on(WHEN.day), {}, flows=flows))
    correct_actor(keeper, group, ActorDraft(note="x"))
    undo_change(keeper, network, newest_seq(network))
    return network


def said(viewer: Viewer, network: Network, seq: int) -> list[tuple[str, list[str]]]:
    since = list_deeds_since(viewer, network, seq, WHEN)
    return [
        (deed.change.action, [thing.in_(Language.EN) for thing in deed.things])
        for _, deeds in since.days
        for deed in deeds
    ]


def test_a_keeper_reads_what_changed_with_names(told: Network, keeper: Viewer) -> None:
    first = newest_seq(told) - 6

    assert said(keeper, told, first) == [
        ("undo", ["Group"]),
        ("correct_actor", ["Group"]),
        ("record_contact", ["Group called Pim and was answered"]),
        ("record_tie", ["Group – Pim", "1 kind of line"]),
        ("record_actor", ["Pim"]),
        ("record_actor", ["Group"]),
    ]


def test_members_read_every_undo_but_no_hidden_name_and_no_call(
    told: Network, member: Viewer
) -> None:
    found = said(member, told, newest_seq(told) - 6)

    assert [action for action, _ in found][:3] == ["undo", "correct_actor", "record_contact"]
    assert "Pim" not in repr(found)
    assert found[2][1] == []


def test_outside_reads_no_history(told: Network, stranger: Viewer) -> None:
    assert said(stranger, told, 0) == []
    assert count_changes_since(stranger, told, 0) == 0
    with pytest.raises(UnknownChange):
        get_deed(stranger, told, newest_seq(told), WHEN)


def test_the_history_names_as_what_changed_does_and_goes_on_before_a_number(
    told: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    def history(viewer: Viewer, before: int = 0) -> list[tuple[str, list[str]]]:
        deeds = list_deeds(viewer, told, WHEN, before)
        return [(one.change.action, [x.in_(Language.EN) for x in one.things]) for one in deeds]

    assert history(keeper) == said(keeper, told, 0)
    assert history(member) == said(member, told, 0)
    assert history(keeper) != history(member)
    assert history(keeper, newest_seq(told)) == history(keeper)[1:]
    assert history(stranger) == []


def test_after_the_newest_nothing_changed(told: Network, keeper: Viewer) -> None:
    since = list_deeds_since(keeper, told, newest_seq(told), WHEN)

    assert (since.count, list(since.days)) == (0, [])


def test_a_change_counts_what_it_did(told: Network, keeper: Viewer) -> None:
    laid = get_deed(keeper, told, newest_seq(told) - 3, WHEN)
    corrected = get_deed(keeper, told, newest_seq(told) - 1, WHEN)

    assert [tell(one, Language.EN) for one in laid.told] == [
        *("1 line", "1 statement on a line", "1 kind of line")
    ]
    assert [tell(one, Language.EN) for one in corrected.corrected] == ["1 member"]
    assert corrected.change.is_undone


def test_each_reader_reads_of_facets_places_and_merges_what_is_theirs_to_know(
    told: Network, keeper: Viewer, member: Viewer
) -> None:
    group = ActorDraft(ref="h", name_en="Other group", kind=ActorKind.GROUP)
    kept, merged = Actor.objects.get(network=told, ref="g"), record_actor(keeper, told, group)
    first = newest_seq(told)
    record_place(keeper, told, PlaceDraft("river", name_en="River"))
    within = (WithinDraft("river"),)
    record_place(keeper, told, PlaceDraft("v", name_en="Village", hosts=("g",), within=within))
    need = NeedDraft(actor=ActorRef("g"), text_en="Water")
    record_facet(keeper, told, need)
    phone = ChannelDraft(actor=ActorRef("g"), kind=ChannelKind.PHONE, value="08")
    record_facet(keeper, told, phone)
    record_tie_kind(keeper, told, TieKindDraft("teaches"))
    merge_actors(keeper, told, kept, merged)

    assert said(keeper, told, first) == [
        ("merge_actors", ["Other group – Group"]),
        ("record_tie_kind", ["teaches"]),
        ("record_facet", ["Group"]),
        ("record_facet", ["Group"]),
        ("record_place", ["Village", "Group"]),
        ("record_place", ["River"]),
    ]
    assert said(member, told, first) == [
        ("merge_actors", []),
        ("record_tie_kind", ["teaches"]),
        ("record_facet", []),
        ("record_facet", ["Group"]),
        ("record_place", ["Village", "Group"]),
        ("record_place", ["River"]),
    ]


def test_a_line_that_is_not_shared_is_not_named_in_the_history(
    told: Network, keeper: Viewer, member: Viewer
) -> None:
    for ref in "xyz":
        person = ActorDraft(ref=ref, name_en=ref.upper(), consent=Consent.MEMBERS)
        record_actor(keeper, told, person)
    first, said_so = newest_seq(told), AssertionDraft(Stance.PROPOSED)
    record_tie(keeper, told, TieDraft("x", "y", ref="xy", assertions=(said_so,)))
    ends = Viewer(Eye.MEMBER, "x", Actor.objects.get(network=told, ref="x").pk)

    assert ("record_tie", ["X – Y"]) in said(keeper, told, first)
    assert ("record_tie", ["X – Y"]) in said(ends, told, first)
    assert said(member, told, first) == [("record_tie", [])]


def test_what_is_sealed_or_of_one_who_was_not_asked_has_no_name_for_members(
    told: Network, keeper: Viewer, member: Viewer
) -> None:
    first = newest_seq(told)
    record_goal(keeper, told, GoalDraft("hers", name_en="Rest", owner="p"))
    secret = AgreementDraft("secret", name_en="What g told us", kind="confidentiality")
    sealed = record_agreement(keeper, told, secret)
    record_party(keeper, sealed, PartyDraft("g"))
    record_commitment(keeper, sealed, CommitmentDraft("g", name_en="Say nothing", ref="quiet"))
    party = Viewer(Eye.MEMBER, "g", actor=Actor.objects.get(network=told, ref="g").pk)

    assert "What g told us" in repr(said(keeper, told, first))
    assert not {"Rest", "What g told us", "Say nothing"} & names_in(said(member, told, first))
    assert {"What g told us", "Say nothing"} <= names_in(said(party, told, first))


def test_a_promise_leads_to_the_page_of_its_agreement(told: Network, keeper: Viewer) -> None:
    rule = record_agreement(keeper, told, AgreementDraft("rule", name_en="Rule", kind="commons"))
    record_commitment(keeper, rule, CommitmentDraft("g", name_en="Bamboo", ref="bamboo"))

    deed = get_deed(keeper, told, newest_seq(told), WHEN)
    assert [thing.address for thing in deed.things] == [("agreement", "rule")]


def names_in(told: list[tuple[str, list[str]]]) -> set[str]:
    return {name for _, names in told for name in names}
