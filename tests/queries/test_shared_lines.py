"""Lines that wait for a word are for their teller, their ends and the keepers, nowhere else."""

from datetime import date

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, AssertionDraft, EventDraft, PartDraft, TieDraft
from saiyai.domain.errors import KeepersOnly, UnknownTie
from saiyai.domain.periods import AsOf, on
from saiyai.domain.tie_kinds import LISTENS_TO
from saiyai.domain.ties import Stance, Standing, TieState
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.exports import load_record
from saiyai.queries.maps import get_map
from saiyai.queries.measures import get_measures
from saiyai.queries.members import ActorFilter
from saiyai.queries.networks import as_of
from saiyai.queries.ties import get_tie, list_ties, list_ties_of, tie_of
from saiyai.queries.today import get_today
from saiyai.records.models import Actor, Network, Tie
from saiyai.services.actors import correct_actor, record_actor
from saiyai.services.events import record_event
from saiyai.services.sample.sheets import TODAY
from saiyai.services.ties import assert_tie, record_tie

SAID = on(date(2026, 10, 1))
DAY = AsOf(date(2026, 10, 31))


@pytest.fixture
def people(network: Network, keeper: Viewer) -> Network:
    """Three persons and two groups, all named to members, and a line between two persons."""
    for ref, kind in (
        *((ref, ActorKind.PERSON) for ref in "abc"),
        *((ref, ActorKind.GROUP) for ref in "gh"),
    ):
        draft = ActorDraft(ref=ref, name_en=ref.upper(), kind=kind, consent=Consent.MEMBERS)
        record_actor(keeper, network, draft)
    record_tie(keeper, network, TieDraft("a", "b", ref="ab", assertions=(word(),)))
    return network


def word(said_by: str = "", stance: Stance = Stance.PROPOSED) -> AssertionDraft:
    return AssertionDraft(stance, said_by=said_by, said=SAID)


def who(ref: str) -> Viewer:
    return Viewer(Eye.MEMBER, "m", Actor.objects.get(ref=ref).pk)


def refs(viewer: Viewer, network: Network) -> list[str]:
    return [row.ref for row in list_ties(viewer, network, DAY).rows]


def test_a_line_that_nobody_confirmed_is_seen_by_keepers_and_its_ends(
    people: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    assert refs(keeper, people) == ["ab"]
    assert refs(who("a"), people) == refs(who("b"), people) == ["ab"]
    assert refs(who("c"), people) == refs(member, people) == refs(stranger, people) == []


def test_who_told_of_a_line_goes_on_seeing_it(people: Network, keeper: Viewer) -> None:
    assert_tie(keeper, tie_of(keeper, people, "ab"), word("c"))

    assert refs(who("c"), people) == ["ab"]


def test_it_is_marked_and_answers_to_nobody_else(
    people: Network, keeper: Viewer, member: Viewer
) -> None:
    row = get_tie(who("a"), people, "ab", DAY)

    assert (row.standing, row.is_shared, row.state) == (Standing.PROPOSED, False, TieState.LAID)
    for viewer in (member, who("c")):
        with pytest.raises(UnknownTie):
            tie_of(viewer, people, "ab")


def test_it_reaches_no_shared_map_measure_or_file(
    people: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    assert len(get_map(keeper, people, DAY, ActorFilter()).ties) == 1
    for viewer in (member, who("a"), stranger):
        assert get_map(viewer, people, DAY, ActorFilter()).ties == []
        measured = get_measures(viewer, people, DAY, ["density"])
        assert measured["network"]["ties"] == 0
        with pytest.raises(KeepersOnly):
            load_record(viewer, people)


@pytest.mark.parametrize("ends", [("a", "b"), ("b", "a")])
def test_the_word_of_both_ends_shares_it_with_everybody(
    people: Network, keeper: Viewer, member: Viewer, ends: tuple[str, str]
) -> None:
    tie = tie_of(keeper, people, "ab")
    assert_tie(who(ends[0]), tie, word(ends[0], Stance.CONFIRMED))
    assert refs(member, people) == []
    assert_tie(who(ends[1]), tie, word(ends[1], Stance.CONFIRMED))

    assert refs(member, people) == ["ab"]
    assert get_tie(member, people, "ab", DAY).standing is Standing.CONFIRMED


def test_what_they_did_together_needs_no_question(
    people: Network, keeper: Viewer, member: Viewer
) -> None:
    both = (PartDraft("a", "participant"), PartDraft("b", "participant"))
    record_event(keeper, people, EventDraft("activity", SAID, {"title": "weir"}, parts=both))

    assert refs(member, people) == ["ab"]


def test_a_no_takes_it_from_everybody_but_the_desk(
    people: Network, keeper: Viewer, member: Viewer
) -> None:
    both = (PartDraft("a", "participant"), PartDraft("b", "participant"))
    record_event(keeper, people, EventDraft("activity", SAID, {"title": "weir"}, parts=both))
    assert_tie(who("b"), tie_of(keeper, people, "ab"), word("b", Stance.DISPUTED))

    assert refs(member, people) == []
    assert get_tie(keeper, people, "ab", DAY).standing is Standing.DISPUTED


def test_a_line_between_groups_that_a_keeper_tells_is_told_in_public(
    people: Network, keeper: Viewer, member: Viewer
) -> None:
    record_tie(keeper, people, TieDraft("g", "h", ref="gh", assertions=(word(),)))

    assert refs(member, people) == ["gh"]


def test_nobody_meets_somebody_who_refused_through_a_line_of_their_own(
    people: Network, keeper: Viewer
) -> None:
    correct_actor(keeper, Actor.objects.get(ref="b"), ActorDraft(consent=Consent.REFUSED))

    assert refs(who("a"), people) == []
    assert list_ties_of(who("a"), people, Actor.objects.get(ref="a").pk, DAY) == []
    assert refs(who("b"), people) == ["ab"]


@pytest.mark.parametrize("day", [TODAY, date(2026, 8, 23), date(2025, 9, 29)])
def test_in_the_sample_members_read_of_all_lines_what_keepers_read(
    sample: Network, keeper: Viewer, member: Viewer, day: date
) -> None:
    when = AsOf(day, as_of(sample).known)
    keepers, members = (
        [(row.ref, row.state) for row in list_ties(viewer, sample, when, limit=500).rows]
        for viewer in (keeper, member)
    )

    assert keepers == members
    assert all(row.is_shared for row in list_ties(keeper, sample, when, limit=500).rows)
    read = [get_today(viewer, sample, when).reading for viewer in (keeper, member)]
    assert read[0]
    assert read[1]
    assert [(one.id, one.value) for one in read[0].readings] == [
        (one.id, one.value) for one in read[1].readings
    ]
    lines = Tie.objects.filter(network=sample).exclude(kind__name=LISTENS_TO)
    assert lines.count() == 109
