"""A list is the same whichever way is taken to it: that for few, or that for many."""

from datetime import date, timedelta

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, EventDraft, MembershipDraft, PartDraft
from saiyai.domain.periods import AsOf, on
from saiyai.domain.viewers import Viewer
from saiyai.queries import actors, events
from saiyai.queries.actors import visible_actors
from saiyai.queries.events import SHOWN_PRESENT, EventRow, list_events
from saiyai.queries.identities import rows_for
from saiyai.queries.networks import as_of
from saiyai.records.models import Actor, Event, Flow, Network, Part
from saiyai.services.actors import record_actor
from saiyai.services.events import record_event
from saiyai.services.networks import record_membership

pytestmark = pytest.mark.django_db

DAY = date(2026, 8, 1)


def rows_of(viewer: Viewer, network: Network, actor: int, when: AsOf) -> list[EventRow]:
    """Every page of what an actor was in, one after the other."""
    found: list[EventRow] = []
    after = ""
    while True:
        page = list_events(viewer, network, when, actor=actor, after=after, limit=3)
        found += page.rows
        if not page.after:
            return found
        after = page.after


@pytest.mark.parametrize("most", [0, 10**6])
def test_what_an_actor_was_in_is_where_it_took_part_or_gave_or_got(
    sample: Network, keeper: Viewer, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(events, "_MANY", most)
    everything = Event.objects.filter(network=sample).known(None).by(DAY)
    for actor in Actor.objects.filter(network=sample).order_by("pk")[:12]:
        mine = rows_for([actor.pk])
        parts = set(Part.objects.filter(actor__in=mine).values_list("event", flat=True))
        given = Flow.objects.filter(source__in=mine) | Flow.objects.filter(target__in=mine)
        was_in = parts | set(given.values_list("event", flat=True))
        wanted = everything.filter(pk__in=was_in).order_by("-latest", "-pk")

        told = [row.id for row in rows_of(keeper, sample, actor.pk, AsOf(DAY))]
        assert told == list(wanted.values_list("pk", flat=True))


def test_a_page_after_a_later_day_is_the_first_of_the_day(sample: Network, keeper: Viewer) -> None:
    first = list_events(keeper, sample, AsOf(DAY), limit=5)
    later = list_events(keeper, sample, AsOf(DAY + timedelta(days=60)), limit=5)

    assert later.rows[-1].when.latest > DAY
    assert list_events(keeper, sample, AsOf(DAY), after=later.after, limit=5).rows == first.rows


@pytest.mark.parametrize("most", [0, 10**6])
def test_whoever_reads_no_rows_finds_none_of_an_actor(
    sample: Network, stranger: Viewer, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(events, "_MANY", most)
    busy = Part.objects.filter(event__network=sample).values_list("actor", flat=True)[0]

    assert rows_of(stranger, sample, busy, as_of(sample)) == []


@pytest.mark.parametrize("most", [0, 500])
def test_who_is_told_to_come_later_only_is_not_here_yet(
    network: Network, keeper: Viewer, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(actors, "_FEW", most)
    days = {"never_told": [], "came": [-30], "comes": [30], "came_and_comes": [-30, 30]}
    for ref, joined in days.items():
        actor = record_actor(keeper, network, ActorDraft(ref, name_en=ref, kind=ActorKind.GROUP))
        record_actor(keeper, network, ActorDraft(f"of_{ref}", name_en=ref, kind=ActorKind.NETWORK))
        for number, days_on in enumerate(joined):
            whole = "" if number == 0 else f"of_{ref}"
            joins = on(DAY + timedelta(days=days_on))
            record_membership(keeper, network, MembershipDraft(whole, actor.ref, joined=joins))

    here = visible_actors(keeper, network, AsOf(DAY)).values_list("ref", flat=True)
    assert set(days) & set(here) == {"never_told", "came", "came_and_comes"}
    later = visible_actors(keeper, network, AsOf(DAY + timedelta(days=30)))
    assert set(days) <= set(later.values_list("ref", flat=True))


def test_a_row_of_a_page_names_the_first_who_were_told_and_no_more(
    network: Network, keeper: Viewer
) -> None:
    refs = [f"g{n}" for n in range(12)]
    for ref in refs:
        record_actor(keeper, network, ActorDraft(ref, name_en=ref, kind=ActorKind.GROUP))
    parts = tuple(PartDraft(ref, "participant") for ref in refs)
    record_event(keeper, network, EventDraft("activity", on(DAY), {"title": "ตีฝาย"}, parts=parts))
    when = as_of(network)

    def told(present: int | None) -> list[str]:
        (row,) = list_events(keeper, network, when, present=present).rows
        return [part.who.ref for part in row.parts]

    assert told(None) == refs
    assert told(SHOWN_PRESENT) == refs[:SHOWN_PRESENT]
