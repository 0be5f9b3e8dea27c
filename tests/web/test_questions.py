"""A page asks the database as often of a large record as of a small one."""

from datetime import date, timedelta

from django.db import connections
from django.test.utils import CaptureQueriesContext

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, EventDraft, FlowDraft, PartDraft, TieDraft
from saiyai.domain.periods import on
from saiyai.domain.viewers import Eye, Viewer
from saiyai.records.connections import alias
from saiyai.records.models import Network
from saiyai.services.actors import record_actor
from saiyai.services.events import record_event
from saiyai.services.ties import record_tie
from tests.doors import API, Reader

N = "/n/trial"
PAGES = {
    f"{N}/members": 35,
    f"{N}/members?q=group": 35,
    f"{N}/happened": 35,
    f"{N}/lines": 40,
    f"{N}/member/of/a": 90,
    f"{API}/trial/events/": 15,
    f"{API}/trial/actors/": 15,
}
"""Addresses, and the most questions that each may ask; what it asks now stands close below."""


EYES = (Eye.KEEPER, Eye.MEMBER)


def grow(network: Network, keeper: Viewer, numbers: range) -> None:
    """Tell of so many more groups, each with a line to `a` and two events with it."""
    for number in numbers:
        ref, day = f"group{number}", on(date(2026, 10, 1) + timedelta(days=number))
        record_actor(keeper, network, ActorDraft(ref, name_en=ref, kind=ActorKind.GROUP))
        record_tie(keeper, network, TieDraft("a", ref))
        parts = (PartDraft("a", "participant"), PartDraft(ref, "participant"))
        met = EventDraft("activity", day, {"title": "ตีฝาย"}, parts=parts)
        record_event(keeper, network, met)
        given = (FlowDraft("a", ref, "labour"),)
        record_event(keeper, network, EventDraft("exchange", day, {}, flows=given))


def questions(reader: Reader, path: str) -> int:
    """How often a page asks the database, once the process has made what it keeps."""
    reader.get(path)
    with CaptureQueriesContext(connections[alias()]) as asked:
        assert reader.get(path).status_code == 200
    return len(asked)


def test_a_page_asks_no_more_of_twelve_than_of_four(trial: Network, keeper: Viewer) -> None:
    readers = {eye: Reader(eye) for eye in EYES}

    def count() -> dict[tuple[Eye, str], int]:
        return {(eye, path): questions(readers[eye], path) for eye in EYES for path in PAGES}

    grow(trial, keeper, range(4))
    few = count()
    grow(trial, keeper, range(4, 12))
    many = count()

    assert {key: many[key] for key in few if many[key] > few[key]} == {}
    assert {key: many[key] for key in few if many[key] > PAGES[key[1]]} == {}
