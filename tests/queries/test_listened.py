"""Whom somebody listens to is an answer: power is read from it, and it is no line anywhere."""

from datetime import date

import pytest

from saiyai.assessment.look.inside import Inside
from saiyai.assessment.power.influence import Sign, influence_of
from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, AssertionDraft, TieDraft
from saiyai.domain.errors import UnknownTie
from saiyai.domain.periods import AsOf, on
from saiyai.domain.stories import Subject
from saiyai.domain.tie_kinds import LISTENS_TO
from saiyai.domain.ties import Stance
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.maps import get_map
from saiyai.queries.measures import get_measures
from saiyai.queries.members import ActorFilter, ids_filtered
from saiyai.queries.subjects import read_subject
from saiyai.queries.ties import TieFilter, get_tie, list_ties, list_ties_of
from saiyai.records.models import Actor, Network, TieKind
from saiyai.services.actors import record_actor
from saiyai.services.ties import record_tie

DAY = AsOf(date(2026, 10, 31))


@pytest.fixture
def asked(network: Network, keeper: Viewer) -> Network:
    """Three groups: one line, and two answers."""
    for ref in "abc":
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=ActorKind.GROUP))
    said = (AssertionDraft(Stance.CONFIRMED, said=on(date(2026, 10, 1))),)
    record_tie(keeper, network, TieDraft("a", "b", ref="line", assertions=said))
    for who in "ac":
        told = TieDraft(who, "b", f"{who}b", LISTENS_TO, directed=True, assertions=said)
        record_tie(keeper, network, told)
    return network


def test_lists_maps_and_numbers_have_the_line_alone(asked: Network, keeper: Viewer) -> None:
    b = Actor.objects.get(ref="b").pk

    assert [row.ref for row in list_ties(keeper, asked, DAY).rows] == ["line"]
    assert [row.ref for row in list_ties(keeper, asked, DAY, TieFilter("laid")).rows] == ["line"]
    assert [row.ref for row in list_ties_of(keeper, asked, b, DAY)] == ["line"]
    assert len(get_map(keeper, asked, DAY, ActorFilter()).ties) == 1
    alone = ids_filtered(keeper, asked, ActorFilter(no_line=True), DAY)
    assert Actor.objects.get(ref="c").pk in alone
    assert b not in alone
    assert get_measures(keeper, asked, DAY, ["density"])["network"]["ties"] == 1


def test_answers_are_found_by_their_kind_and_by_ref(asked: Network, keeper: Viewer) -> None:
    kind = TieKind.objects.get(name=LISTENS_TO).pk
    rows = list_ties(keeper, asked, DAY, TieFilter(kind=kind)).rows

    assert [row.ref for row in rows] == ["ab", "cb"]
    assert get_tie(keeper, asked, "cb", DAY).kind.name == LISTENS_TO


def test_an_answer_is_for_who_gave_it_and_the_keepers(asked: Network, member: Viewer) -> None:
    kind = TieKind.objects.get(name=LISTENS_TO).pk
    herself = Viewer(Eye.MEMBER, "c", Actor.objects.get(ref="c").pk)

    assert list_ties(member, asked, DAY, TieFilter(kind=kind)).rows == []
    assert [row.ref for row in list_ties(herself, asked, DAY, TieFilter(kind=kind)).rows] == ["cb"]
    with pytest.raises(UnknownTie):
        get_tie(member, asked, "cb", DAY)


def test_power_is_read_from_answers(asked: Network) -> None:
    record, scope = read_subject(asked, Eye.KEEPER, Subject(), DAY)
    inside = Inside(record, scope)

    assert len(inside.lines.rows) == 1
    heard = influence_of(inside)[Sign.NAMED]
    assert heard[heard > 0].tolist() == [2]
