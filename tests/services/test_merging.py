"""Two rows that are one: merged everywhere, taken apart without a trace, refused where wrong."""

from datetime import date

import pytest
from django.apps import apps
from django.db.models import ForeignKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import (
    ActorDraft,
    EventDraft,
    FlowDraft,
    MembershipDraft,
    PartDraft,
    TieDraft,
)
from saiyai.domain.errors import (
    AlreadyTold,
    KeepersOnly,
    NotMergeable,
    NotMerged,
    NotUndoable,
    SameEnds,
    StillNeeded,
    UnknownActor,
)
from saiyai.domain.identities import ends_of, has_circle
from saiyai.domain.periods import AsOf, on
from saiyai.domain.viewers import AccessRole, Eye, Viewer
from saiyai.domain.words import Language
from saiyai.queries.actors import get_actor, get_profile
from saiyai.queries.choices import names_to_recognise
from saiyai.queries.editions import load_edition
from saiyai.queries.events import list_events
from saiyai.queries.exports import load_record
from saiyai.queries.identities import kept_rows, rows_for
from saiyai.queries.members import ActorFilter, list_actors
from saiyai.queries.networks import count_actors, newest_seq
from saiyai.queries.readers import reader_for, reader_of
from saiyai.queries.ties import get_tie, list_assertions, list_ties_of, tie_of
from saiyai.records.models import Access, Account, Actor, Network, Part, SameAs
from saiyai.services.access import withdraw_access
from saiyai.services.actors import record_actor, record_alias, withdraw_actor
from saiyai.services.events import record_event
from saiyai.services.imports.matching import match_draft
from saiyai.services.merging import merge_actors, record_not_same, withdraw_merge
from saiyai.services.networks import record_membership
from saiyai.services.ties import record_tie, withdraw_tie
from saiyai.services.undo import undo_change
from tests.served import Who, account_of

DAY = date(2026, 10, 1)
WHEN = AsOf(date(2026, 10, 31))

HANDLED = {
    "Network.actor": "the record's own actor is never merged",
    "Access.actor": "queries.readers, queries.access",
    "Access.part": "queries.readers, queries.access",
    "Invitation.actor": "queries.readers, once it is an access",
    "Invitation.part": "queries.readers, once it is an access",
    "ReadOfPerson.actor": "queries.access",
    "BallotVoter.actor": "services.decisions",
    "WarningStep.said_by": "queries.identities.rows_as_one",
    "WarningStep.to": "queries.names.people_of",
    "Threshold.said_by": "queries.identities.rows_as_one",
    "OwnLens.said_by": "queries.identities.rows_as_one",
    "Switch.said_by": "queries.identities.rows_as_one",
    "Release.said_by": "queries.identities.rows_as_one",
    "PilotAnswer.actor": "queries.pilot",
    "PilotWeek.actor": "queries.pilot",
    "HarmStep.said_by": "queries.names.people_of",
    "RosterMember.actor": "services.rosters, when the roster is opened; queries.rosters",
    "SurveyAsked.actor": "services.surveys, when the survey is opened",
    "Alias.actor": "queries.actors, queries.choices, queries.exports, imports.matching",
    "ActorIssue.actor": "queries.actors, queries.maps, queries.exports",
    "Membership.admitted_by": "queries.names.person_of",
    "Membership.deputy": "queries.names.person_of",
    "Membership.successor": "queries.names.person_of",
    "Membership.network": "queries.actors, queries.exports, services.networks",
    "Membership.member": "queries.actors, queries.facts, queries.exports, services.networks",
    "Tie.a": "queries.editions, queries.ties, queries.exports",
    "Tie.b": "queries.editions, queries.ties, queries.exports",
    "TieAssertion.said_by": "queries.names.people_of, queries.exports",
    "TieAssertion.via": "queries.exports",
    "Part.actor": "queries.editions, queries.events, queries.exports",
    "Flow.source": "queries.editions, queries.events, queries.exports",
    "Flow.target": "queries.editions, queries.events, queries.exports",
    "Goal.owner": "queries.exports",
    "Statement.actor": "queries.facets",
    "Statement.said_by": "queries.facets",
    "OwnWork.actor": "queries.facets",
    "OwnWork.said_by": "queries.facets",
    "Capability.actor": "queries.facets",
    "Capability.said_by": "queries.facets",
    "Need.actor": "queries.facets",
    "Need.said_by": "queries.facets",
    "ActorPlace.actor": "queries.facets",
    "ActorPlace.said_by": "queries.facets",
    "Backing.actor": "queries.facets",
    "Backing.said_by": "queries.facets",
    "PersonProfile.actor": "queries.facets",
    "PersonProfile.said_by": "queries.facets",
    "Channel.actor": "queries.facets",
    "Channel.said_by": "queries.facets",
    "ConsentGiven.actor": "queries.facets",
    "ConsentGiven.said_by": "queries.facets",
    "Voice.actor": "queries.facets",
    "Voice.said_by": "queries.facets",
    "Position.actor": "queries.facets",
    "Position.said_by": "queries.facets",
    "Holding.actor": "queries.facets",
    "Holding.said_by": "queries.facets",
    "Standing.actor": "queries.facets",
    "Standing.said_by": "queries.facets",
    "Backing.parent": "queries.facets",
    "Channel.via": "queries.facets",
    "ConsentGiven.given_by": "queries.facets",
    "Voice.speaker": "queries.facets, queries.voices",
    "Holding.holder": "queries.facets",
    "Standing.network": "queries.facets",
    "Acceptance.actor": "queries.identities.rows_as_one",
    "Acceptance.said_by": "queries.identities.rows_as_one",
    "AgreementParty.actor": "queries.identities.rows_as_one",
    "AgreementParty.said_by": "queries.identities.rows_as_one",
    "AgreementVersion.said_by": "queries.identities.rows_as_one",
    "CharterVersion.said_by": "queries.identities.rows_as_one",
    "Commitment.owed_by": "queries.identities.rows_as_one",
    "Commitment.to": "queries.identities.rows_as_one",
    "CommitmentStep.said_by": "queries.identities.rows_as_one",
    "GoalFit.actor": "queries.identities.rows_as_one",
    "GoalFit.said_by": "queries.identities.rows_as_one",
    "GoalStanceSaid.actor": "queries.identities.rows_as_one",
    "GoalStanceSaid.said_by": "queries.identities.rows_as_one",
    "GoalStep.said_by": "queries.identities.rows_as_one",
    "GoalStep.to": "queries.identities.rows_as_one",
    "Problem.owner": "queries.identities.rows_as_one",
    "Problem.raised_by": "queries.identities.rows_as_one",
    "ProblemStep.said_by": "queries.identities.rows_as_one",
    "Stakeholder.actor": "queries.identities.rows_as_one",
    "Stakeholder.said_by": "queries.identities.rows_as_one",
    "StakeholderStep.said_by": "queries.identities.rows_as_one",
    "PlaceHost.actor": "queries.places",
    "QuietTime.actor": "queries.editions, services.ties, queries.exports",
    "SameAs.kept": "chains are walked to their end",
    "SameAs.merged": "chains are walked to their end",
    "NotSame.one": "queries.duplicates, to the end of the chain",
    "NotSame.other": "queries.duplicates, to the end of the chain",
    "SamePerson.actor": "queries.persons, for whom the row stands",
}
"""Every column that points at an actor, and who resolves it to the row that stands for it."""


@pytest.fixture
def twice(network: Network, keeper: Viewer) -> Network:
    """Or and Orn are one, with the same things told of both; Ta and Phu are others."""
    for ref, name in (("or", "อรทัย ใจดี"), ("orn", "อรทัย ใจดีี"), ("ta", "ตา"), ("phu", "ภู")):
        record_actor(keeper, network, ActorDraft(ref=ref, name_th=name, kind=ActorKind.PERSON))
    record_alias(keeper, get_actor(keeper, network, "orn"), "พี่อ้อม")
    for tie in (
        TieDraft("or", "ta", "l1"),
        TieDraft("ta", "orn", "l2"),
        TieDraft("orn", "phu", "l3"),
    ):
        record_tie(keeper, network, tie)
    record_tie(keeper, network, TieDraft("or", "orn", "l4"))
    for member in ("or", "orn"):
        record_membership(keeper, network, MembershipDraft("", member))
    met = tuple(PartDraft(ref, "participant", "co_act") for ref in ("or", "orn", "ta"))
    record_event(keeper, network, EventDraft("activity", on(DAY), {"title": "ประชุม"}, parts=met))
    for source, target in (("orn", "ta"), ("or", "orn")):
        flow = FlowDraft(source, target, "contact")
        record_event(keeper, network, EventDraft("contact", on(DAY), {}, flows=(flow,)))
    return network


def merge(keeper: Viewer, network: Network, kept: str, merged: str) -> SameAs:
    rows = Actor.objects.filter(network=network).known(None)
    return merge_actors(keeper, network, rows.get(ref=kept), rows.get(ref=merged))


def test_a_merged_row_is_listed_no_more_and_found_under_its_names(
    twice: Network, keeper: Viewer
) -> None:
    merge(keeper, twice, "or", "orn")

    def listed(text: str = "") -> list[str]:
        found = list_actors(keeper, twice, ActorFilter(text=text), Language.TH)
        return [row.ref for row in found.rows]

    assert sorted(listed()) == ["or", "phu", "ta"]
    assert listed("พี่อ้อม") == listed("orn") == ["or"]
    assert get_actor(keeper, twice, "orn").ref == "or"
    assert count_actors(twice) == 3
    assert get_profile(keeper, twice, "or", WHEN).aliases == ["พี่อ้อม", "อรทัย ใจดีี"]
    assert names_to_recognise(keeper, twice)["พี่อ้อม"] == ["or"]


def test_two_lines_that_become_one_are_shown_once_with_what_was_said_of_both(
    twice: Network, keeper: Viewer
) -> None:
    merge(keeper, twice, "or", "orn")
    lines = list_ties_of(keeper, twice, get_actor(keeper, twice, "or").pk, WHEN)
    one = tie_of(keeper, twice, "l2")

    assert sorted(line.ref for line in lines) == ["l1", "l3"]
    assert one.ref == "l1"
    assert {end.ref for line in lines for end in (line.a, line.b)} == {"or", "ta", "phu"}
    assert get_tie(keeper, twice, "l2", WHEN).ref == "l1"
    assert len(list_assertions(keeper, one, WHEN)) == 2
    with pytest.raises(AlreadyTold):
        record_tie(keeper, twice, TieDraft("or", "phu"))


def test_taking_out_a_line_takes_out_every_row_of_it(twice: Network, keeper: Viewer) -> None:
    merge(keeper, twice, "or", "orn")
    withdraw_tie(keeper, tie_of(keeper, twice, "l1"))

    lines = list_ties_of(keeper, twice, get_actor(keeper, twice, "or").pk, WHEN)
    assert [line.ref for line in lines] == ["l3"]


def test_who_took_part_under_two_rows_took_part_once(twice: Network, keeper: Viewer) -> None:
    merge(keeper, twice, "or", "orn")
    events = list_events(keeper, twice, WHEN, actor=get_actor(keeper, twice, "or").pk).rows
    edition = load_edition(twice, keeper.eye)

    assert len(events) == 3
    assert sorted(p.who.ref for event in events for p in event.parts) == ["or", "ta"]
    assert [len(event.flows) for event in events if event.kind == "contact"] == [0, 1]
    assert len(edition.presence.actors) == 2
    assert (edition.n, len(edition.tie_ids), len(edition.flows.events)) == (3, 2, 1)
    assert edition.positions_of(
        [row.pk for row in Actor.objects.filter(ref__in=["or", "orn"])]
    ).tolist() == [0, 0]


def test_an_export_knows_one_actor_and_comes_back_the_same_after_taking_apart(
    twice: Network, keeper: Viewer
) -> None:
    before = load_record(keeper, twice)
    merge(keeper, twice, "or", "orn")
    between = load_record(keeper, twice)
    withdraw_merge(keeper, twice, "orn")

    assert [actor.ref for actor in between.actors] == ["or", "ta", "phu"]
    assert "orn" not in str([between.ties, between.events, between.memberships])
    assert (len(between.ties), len(between.memberships), len(between.events)) == (2, 1, 2)
    assert load_record(keeper, twice) == before


def test_the_undo_of_a_merge_leaves_everything_as_it_was(twice: Network, keeper: Viewer) -> None:
    before = load_record(keeper, twice)
    merge(keeper, twice, "or", "orn")
    undo_change(keeper, twice, newest_seq(twice))

    assert load_record(keeper, twice) == before
    assert get_actor(keeper, twice, "orn").ref == "orn"


def test_as_known_before_a_merge_there_were_two(twice: Network, keeper: Viewer) -> None:
    known = newest_seq(twice)
    merge(keeper, twice, "or", "orn")

    assert load_edition(twice, keeper.eye, known).n == 4
    assert load_edition(twice, keeper.eye).n == 3
    actor = Actor.objects.get(ref="orn")
    assert len(list_events(keeper, twice, AsOf(WHEN.day, known), actor=actor.pk).rows) == 3


def test_a_file_that_still_has_both_means_the_one(twice: Network, keeper: Viewer) -> None:
    draft = load_record(keeper, twice)
    merge(keeper, twice, "or", "orn")
    matching = match_draft(twice, draft)

    match = matching.match_of("orn")
    assert match is not None
    assert match.known is not None
    assert (match.known.ref, match.draft.ref, match.draft.name_th) == ("or", "", "")


def test_what_is_told_of_the_merged_row_is_told_of_whom_it_is(
    twice: Network, keeper: Viewer
) -> None:
    kept = merge(keeper, twice, "or", "orn").kept
    record_actor(keeper, twice, ActorDraft(ref="nid", name_th="นิด"))
    tie = record_tie(keeper, twice, TieDraft("orn", "nid"))

    assert kept.pk in {tie.a_id, tie.b_id}


@pytest.mark.parametrize("because", ["same_row", "other_kind", "own_network", "member", "consent"])
def test_what_cannot_be_one_is_refused_with_the_reason(
    network: Network, keeper: Viewer, because: str
) -> None:
    def actor(ref: str, kind: ActorKind, consent: Consent = Consent.NOT_ASKED) -> Actor:
        draft = ActorDraft(ref=ref, name_th=ref, kind=kind, consent=consent)
        return record_actor(keeper, network, draft)

    person = actor("p", ActorKind.PERSON, Consent.ANYONE)
    shy = actor("q", ActorKind.PERSON, Consent.REFUSED)
    net, inner = actor("n", ActorKind.NETWORK), actor("m", ActorKind.NETWORK)
    record_membership(keeper, network, MembershipDraft("n", "m"))
    pair = {
        "same_row": (person, person),
        "other_kind": (person, net),
        "own_network": (net, network.actor),
        "member": (inner, net),
        "consent": (person, shy),
    }[because]
    with pytest.raises(NotMergeable) as refused:
        merge_actors(keeper, network, *pair)

    assert refused.value.facts["because"] == because
    assert not SameAs.objects.exists()


def test_nothing_goes_from_one_actor_to_itself_under_two_ids(
    twice: Network, keeper: Viewer
) -> None:
    merge(keeper, twice, "or", "orn")
    call = EventDraft("contact", on(DAY), {}, flows=(FlowDraft("or", "orn", "contact"),))
    with pytest.raises(SameEnds):
        record_event(keeper, twice, call)
    there = tuple(PartDraft(ref, "participant") for ref in ("or", "orn"))
    met = record_event(keeper, twice, EventDraft("activity", on(DAY), {"title": "x"}, parts=there))

    assert Part.objects.filter(event=met).count() == 1


def test_what_agreed_to_less_may_stand_for_what_agreed_to_more(
    network: Network, keeper: Viewer
) -> None:
    for ref, consent in (("a", Consent.ANYONE), ("b", Consent.REFUSED)):
        record_actor(keeper, network, ActorDraft(ref=ref, name_th=ref, consent=consent))
    merge(keeper, network, "b", "a")

    with pytest.raises(UnknownActor):
        get_actor(Viewer(Eye.MEMBER, "a member"), network, "a")


def test_a_merge_told_again_closes_no_circle(twice: Network, keeper: Viewer) -> None:
    merge(keeper, twice, "or", "orn")
    undo_change(keeper, twice, newest_seq(twice))
    first_undo = newest_seq(twice)
    merge(keeper, twice, "orn", "or")
    with pytest.raises(NotUndoable):
        undo_change(keeper, twice, first_undo)

    assert get_actor(keeper, twice, "or").ref == "orn"


def test_who_stands_for_another_is_not_taken_out(network: Network, keeper: Viewer) -> None:
    a, b = (record_actor(keeper, network, ActorDraft(ref=ref, name_th=ref)) for ref in "ab")
    merge_actors(keeper, network, a, b)
    with pytest.raises(StillNeeded):
        withdraw_actor(keeper, a)


def test_members_and_strangers_merge_nothing(
    twice: Network, member: Viewer, stranger: Viewer
) -> None:
    one, other = Actor.objects.get(ref="or"), Actor.objects.get(ref="orn")
    for viewer in (member, stranger):
        with pytest.raises(KeepersOnly):
            merge_actors(viewer, twice, one, other)
        with pytest.raises(KeepersOnly):
            withdraw_merge(viewer, twice, "orn")
        with pytest.raises(KeepersOnly):
            record_not_same(viewer, twice, one, other)


def test_only_what_was_merged_is_taken_apart(twice: Network, keeper: Viewer) -> None:
    with pytest.raises(NotMerged):
        withdraw_merge(keeper, twice, "or")


def test_every_column_that_points_at_an_actor_is_resolved() -> None:
    """A new column fails here: read it through `queries.identities`, then name where."""
    pointing = {
        f"{table.__name__}.{key.name}"
        for table in apps.get_app_config("records").get_models()
        for key in table._meta.concrete_fields
        if isinstance(key, ForeignKey) and key.related_model is Actor
    }

    assert pointing == set(HANDLED)


STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, 5), st.integers(0, 5)), max_size=14)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_merges_and_partings_in_any_order_resolve_like_a_plain_model(
    network: Network, keeper: Viewer, steps: list[tuple[bool, int, int]]
) -> None:
    start = Actor.objects.count()
    people = [
        record_actor(keeper, network, ActorDraft(ref=f"r{start}-{i}", name_th=f"คน {i}"))
        for i in range(6)
    ]
    parent: dict[int, int] = {}

    def end(i: int) -> int:
        return end(parent[i]) if i in parent else i

    for is_merge, i, j in steps:
        if is_merge and end(i) != end(j):
            merge_actors(keeper, network, people[i], people[j])
            parent[end(j)] = end(i)
        elif not is_merge and i in parent:
            withdraw_merge(keeper, network, people[i].ref)
            del parent[i]
    kept = kept_rows(network)
    at = {row.pk: number for number, row in enumerate(people)}

    assert {at[row]: at[one] for row, one in kept.items() if row in at} == {
        i: end(i) for i in parent
    }
    for number, row in enumerate(people):
        if number not in parent:
            group = {at[one] for one in rows_for([row.pk])}
            assert group == {i for i in range(6) if end(i) == number}


@given(st.dictionaries(st.integers(0, 8), st.integers(0, 8)))
def test_any_map_ends_and_a_circle_is_seen(merged: dict[int, int]) -> None:
    ends = ends_of(merged)

    assert set(ends) == set(merged)
    walks = any(_returns(merged, start) for start in merged)
    assert has_circle(merged) == walks


def _returns(merged: dict[int, int], start: int) -> bool:
    at, steps = merged[start], 0
    while at != start and at in merged and steps <= len(merged):
        at, steps = merged[at], steps + 1
    return at == start


def test_two_whom_accounts_say_they_are_are_not_one_until_one_gives_its_access_up(
    twice: Network, keeper: Viewer
) -> None:
    for name, actor in (("first", "or"), ("second", "orn")):
        account_of(Who(name, AccessRole.MEMBER, actor), twice)
    with pytest.raises(NotMergeable) as refused:
        merge(keeper, twice, "or", "orn")

    assert refused.value.facts["because"] == "two_accounts"
    assert not SameAs.objects.exists()

    withdraw_access(keeper, twice, Access.objects.get(network=twice, actor__ref="orn").pk)
    merge(keeper, twice, "or", "orn")

    assert get_actor(keeper, twice, "orn").ref == "or"


def test_whom_one_account_says_it_is_may_be_merged(twice: Network, keeper: Viewer) -> None:
    account_of(Who("first", AccessRole.MEMBER, "orn"), twice)
    merge(keeper, twice, "or", "orn")
    viewer = reader_for(
        reader_of(Account.objects.get(name="first"), second_step=False), twice.slug
    )

    assert viewer.actor == get_actor(keeper, twice, "or").pk
