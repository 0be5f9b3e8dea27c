"""A concept beside a record: its neighbours in the library, and what a record tells of it."""

from datetime import date

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, EventDraft, PartDraft
from saiyai.domain.errors import UnknownConcept
from saiyai.domain.library import library
from saiyai.domain.periods import AsOf, in_year, on
from saiyai.domain.viewers import Viewer
from saiyai.queries.library import NEWEST, ConceptProfile, SeenIn, get_concept
from saiyai.records.models import Network
from saiyai.services.actors import record_actor
from saiyai.services.events import record_event

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
