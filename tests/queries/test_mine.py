"""My page is the reader's own: nobody else opens it, and nobody else changes what is on it."""

from datetime import date

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, EventDraft, PartDraft, QuietDraft, TieDraft
from saiyai.domain.errors import NotYours
from saiyai.domain.periods import AsOf, Span, on
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.mine import get_my_page
from saiyai.queries.networks import newest_seq
from saiyai.queries.requests import find_whom_to_ask
from saiyai.queries.ties import list_ties
from saiyai.records.models import Actor, Network
from saiyai.services.actors import record_actor, withdraw_actor
from saiyai.services.consents import correct_consent
from saiyai.services.events import record_event, record_quiet
from saiyai.services.ties import record_tie
from saiyai.services.undo import undo_change
from tests.cast import MANAGER, TEACHER_ASKED_BY_ALL

NOW = AsOf(date(2026, 10, 31))


@pytest.fixture
def pim(network: Network, keeper: Viewer) -> Actor:
    draft = ActorDraft(ref="pim", name_en="Pim", kind=ActorKind.PERSON)
    return record_actor(keeper, network, draft)


def reader(actor: Actor) -> Viewer:
    return Viewer(Eye.MEMBER, "Pim", actor.pk)


def test_nobody_in_particular_has_no_page(
    network: Network, pim: Actor, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    for nobody in (keeper, member, stranger):
        with pytest.raises(NotYours):
            get_my_page(nobody, network, NOW)
        assert find_whom_to_ask(nobody, network, NOW) == []
    assert get_my_page(reader(pim), network, NOW).who.ref == "pim"
    withdraw_actor(keeper, pim)
    with pytest.raises(NotYours):
        get_my_page(reader(pim), network, NOW)


def test_only_the_bearer_of_a_name_and_keepers_change_a_consent_and_it_is_undone(
    network: Network, pim: Actor, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    for nobody in (member, stranger, Viewer(Eye.MEMBER, "other", pim.pk + 1)):
        with pytest.raises(NotYours):
            correct_consent(nobody, pim, Consent.ANYONE)
    correct_consent(reader(pim), pim, Consent.MEMBERS)
    assert get_my_page(reader(pim), network, NOW).consent is Consent.MEMBERS
    undo_change(keeper, network, newest_seq(network))

    assert get_my_page(reader(pim), network, NOW).consent is Consent.NOT_ASKED


def test_the_rest_that_is_now_or_comes_is_shown(network: Network, pim: Actor) -> None:
    for period in (
        Span(date(2026, 8, 1), date(2026, 8, 9)),
        Span(date(2026, 11, 5), date(2026, 11, 9)),
    ):
        record_quiet(reader(pim), network, QuietDraft("pim", period))

    assert get_my_page(reader(pim), network, NOW).rests == Span(
        date(2026, 11, 5), date(2026, 11, 9)
    )
    assert get_my_page(reader(pim), network, AsOf(date(2026, 8, 2))).rests == Span(
        date(2026, 8, 1), date(2026, 8, 9)
    )


def test_in_the_sample_the_teacher_finds_whom_to_ask_by_lines_that_answer(
    sample: Network,
) -> None:
    teacher = Actor.objects.get(network=sample, ref=TEACHER_ASKED_BY_ALL)
    found = find_whom_to_ask(reader(teacher), sample, NOW)
    lines = get_my_page(reader(teacher), sample, NOW).lines
    ends = {end.ref for line in lines for end in (line.a, line.b)} - {TEACHER_ASKED_BY_ALL}

    assert MANAGER in {one.who.ref for one in found}
    assert {one.who.ref for one in found} <= ends
    alike = [one.same_place or one.same_issue for one in found]
    assert alike == sorted(alike, reverse=True)


def test_who_refuses_still_reads_what_is_held_of_them(
    network: Network, pim: Actor, keeper: Viewer, member: Viewer
) -> None:
    for ref, consent in (("b", Consent.MEMBERS), ("no", Consent.REFUSED)):
        record_actor(keeper, network, ActorDraft(ref, name_en=ref.upper(), consent=consent))
    line = record_tie(keeper, network, TieDraft("pim", "b"))
    record_tie(keeper, network, TieDraft("pim", "no"))
    there = (PartDraft("pim", "participant"), PartDraft("b", "participant"))
    walk = EventDraft("activity", on(NOW.day), {"title": "Walk"}, parts=there)
    record_event(keeper, network, walk)
    before = get_my_page(reader(pim), network, NOW)
    correct_consent(reader(pim), pim, Consent.REFUSED)
    after = get_my_page(reader(pim), network, NOW)

    assert [row.id for row in after.lines] == [row.id for row in before.lines] == [line.pk]
    assert [row.said.stance for row in after.said] == [row.said.stance for row in before.said]
    assert [row.event.data["title"] for row in after.told] == ["Walk"]
    assert list_ties(member, network, NOW).rows == []
