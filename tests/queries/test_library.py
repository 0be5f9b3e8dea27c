"""A concept beside a record: its neighbours in the library, and what a record tells of it."""

from datetime import date

import pytest

from saiyai.assessment.concept_links import Sort
from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, EventDraft, PartDraft
from saiyai.domain.errors import UnknownConcept
from saiyai.domain.library import library
from saiyai.domain.periods import AsOf, in_year, on
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.library import NEWEST, ConceptProfile, SeenIn, get_concept, list_spoken
from saiyai.queries.profiles import get_profile
from saiyai.records.models import Finding, Network
from saiyai.services.actors import record_actor
from saiyai.services.events import record_event
from saiyai.services.readings import ask_reading
from tests.queries.test_profiles import WHEN as SAMPLE_DAY
from tests.queries.test_profiles import by_job

TODAY = AsOf(date(2026, 10, 31))


def profile(viewer: Viewer, network: Network, concept_id: str) -> ConceptProfile:
    return get_concept(viewer, network, concept_id, TODAY)


def requests_of(viewer: Viewer, network: Network) -> SeenIn:
    found = profile(viewer, network, "DEF-02").seen_in
    return next(one for one in found if one.kind == "request")


def ask(keeper: Viewer, network: Network, *days: int) -> None:
    """Group `a` asks for something on each of these days of August."""
    for day in days:
        when = on(date(2026, 8, day))
        parts = (PartDraft("a", "requester"),)
        record_event(keeper, network, EventDraft("request", when, {"what": "x"}, parts=parts))


def test_a_concept_stands_with_what_it_is_part_of_and_its_parts(
    network: Network, keeper: Viewer
) -> None:
    whole = profile(keeper, network, "MEAN-1")

    assert profile(keeper, network, "MEAN-1a").above == whole.concept
    assert [one.id for one in whole.parts] == ["MEAN-1a", "MEAN-1b", "MEAN-1c", "MEAN-1d"]
    assert whole.above is None


def test_a_concept_leads_back_to_the_review_questions_it_answers(
    network: Network, keeper: Viewer
) -> None:
    asked = library()["Q-01"]

    for concept_id in asked.see:
        assert asked in profile(keeper, network, concept_id).related


@pytest.mark.parametrize("concept_id", ["DEF-02", "MEAN-1", "MEAN-1d", "DIFF-CLASS", "EQN-EQ"])
def test_concepts_are_related_both_ways_and_each_is_named_once(
    network: Network, keeper: Viewer, concept_id: str
) -> None:
    found = profile(keeper, network, concept_id)
    related = [one.id for one in found.related]
    pointing = {one.id for one in library().values() if concept_id in one.see}
    near = {found.concept.part_of, *(one.id for one in found.parts)}

    assert pointing
    assert len(related) == len(set(related))
    assert set(related) == ({*found.concept.see} | pointing) & set(library()) - near


def test_the_newest_events_of_a_kind_stand_beside_a_concept(
    network: Network, keeper: Viewer
) -> None:
    record_actor(keeper, network, ActorDraft(ref="a", name_en="A", kind=ActorKind.GROUP))
    ask(keeper, network, 1, 2, 3)
    seen = requests_of(keeper, network)

    assert [row.when.earliest.day for row in seen.events] == [3, 2, 1]
    assert not seen.more
    ask(keeper, network, 4)
    seen = requests_of(keeper, network)
    assert (len(seen.events), seen.more) == (NEWEST, True)


def test_who_reads_no_requests_reads_none_beside_a_concept(
    network: Network, keeper: Viewer, stranger: Viewer
) -> None:
    record_actor(keeper, network, ActorDraft(ref="a", name_en="A", kind=ActorKind.GROUP))
    ask(keeper, network, 1)

    assert requests_of(keeper, network).events
    assert requests_of(stranger, network).events == []


def test_a_year_is_told_as_a_span_that_each_language_writes(
    network: Network, keeper: Viewer
) -> None:
    assert profile(keeper, network, "DEF-02").year == in_year(1995)
    assert profile(keeper, network, "DEF-00").year is None


def test_tables_are_named_once_without_their_fields(network: Network, keeper: Viewer) -> None:
    assert list(profile(keeper, network, "DEF-02").tables) == [
        *("Capability", "Goal", "Statement", "OwnWork", "TieAssertion", "Need"),
    ]


def test_a_concept_that_is_not_there_is_refused(network: Network, keeper: Viewer) -> None:
    with pytest.raises(UnknownConcept):
        profile(keeper, network, "DEF-77")


def test_readings_of_the_network_stand_beside_a_concept_for_those_in_it(
    network: Network, keeper: Viewer
) -> None:
    spoken = profile(keeper, network, "HELP-01").spoken

    assert [(one.sort, one.id) for one in spoken] == [
        (Sort.INDICATOR, "L5"),
        (Sort.INDICATOR, "L6"),
        (Sort.INDICATOR, "G6"),
        (Sort.CONDITION, "line"),
        (Sort.FIRST, "line_states"),
        (Sort.LENS, "definitions"),
        (Sort.LENS, "dynamics"),
        (Sort.QUESTION, "q21"),
    ]
    assert [one.called for one in spoken[:3]] == [None] * 3
    assert [one.called and one.called.key for one in spoken[3:]] == [
        "spoken.condition.line",
        "reading.line_states",
        "lens.definitions",
        "lens.dynamics",
        "pulse.item.q21",
    ]
    assert [one.page for one in spoken] == ["", "", "", "reading", "today", "", "", "surveys"]
    assert not any(one.number for one in spoken)
    assert not profile(keeper, network, "HELP-01").not_yet


def test_an_indicator_stands_with_its_newest_number_or_why_there_is_none(
    sample: Network, keeper: Viewer
) -> None:
    by_job(keeper, sample)
    member = Viewer(Eye.MEMBER, "a member")
    by_job(member, sample)
    told = get_profile(keeper, sample, SAMPLE_DAY).value
    assert told is not None

    for viewer in (keeper, member):
        spoken = list_spoken(viewer, sample, "HELP-01", SAMPLE_DAY)
        last = next(one for one in spoken if one.id == "L6")
        assert last.number is not None
        assert last.number["value"] == told["indicators"]["L6"]["value"]


def test_outside_no_reading_stands_beside_a_concept(sample: Network, keeper: Viewer) -> None:
    by_job(keeper, sample)

    assert list_spoken(Viewer(Eye.OUTSIDE, "a stranger"), sample, "HELP-01", SAMPLE_DAY) == []


def test_a_profile_that_failed_leaves_a_concept_without_its_number(
    network: Network, keeper: Viewer
) -> None:
    ask_reading(keeper, network, TODAY, "profile")
    Finding.objects.update(state="failed")

    spoken = profile(keeper, network, "HELP-01").spoken

    assert [one.number for one in spoken if one.sort is Sort.INDICATOR] == [None] * 3


def test_where_nothing_answers_it_is_said_why(network: Network, keeper: Viewer) -> None:
    found = profile(keeper, network, "VAL-13")

    assert found.spoken == []
    assert "pulse survey" in found.not_yet.en
