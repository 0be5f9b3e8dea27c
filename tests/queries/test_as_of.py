"""As of a day, as known at a Change: the same as replaying what was told, in any order."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, EventDraft, FlowDraft
from saiyai.domain.periods import AsOf, Span, on
from saiyai.domain.viewers import Viewer
from saiyai.queries.editions import load_edition
from saiyai.queries.events import list_events
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Event, Network
from saiyai.services.actors import record_actor
from saiyai.services.events import correct_event, record_event, withdraw_event
from saiyai.services.undo import undo_change

FIRST = date(2026, 1, 1)


@dataclass
class Replay:
    """What stood after each Change, written down while it happened."""

    standing: dict[str, Span] = field(default_factory=dict)
    after: dict[int, dict[str, Span]] = field(default_factory=dict)

    def note(self, seq: int) -> None:
        """Keep a copy of what stands now."""
        self.after[seq] = dict(self.standing)

    def read(self, when: AsOf) -> set[str]:
        """Refs of events that had happened by the day, as known then."""
        known = max((seq for seq in self.after if seq <= (when.known or 0)), default=0)
        told = self.after.get(known, {})
        return {ref for ref, span in told.items() if span.latest <= when.day}


@pytest.mark.parametrize("seed", range(12))
def test_a_random_history_reads_as_its_replay(network: Network, keeper: Viewer, seed: int) -> None:
    dice = random.Random(seed)
    for ref in "abc":
        draft = ActorDraft(ref=ref, name_en=ref, kind=ActorKind.GROUP)
        record_actor(keeper, network, draft)
    replay = Replay()
    undoable: list[int] = []
    for _ in range(25):
        done = _step(dice, network, keeper, replay, undoable)
        replay.note(newest_seq(network))
        undoable += [newest_seq(network)] if done else []
    for _ in range(30):
        when = AsOf(
            FIRST + timedelta(days=dice.randrange(300)), dice.randrange(newest_seq(network) + 2)
        )
        rows = list_events(keeper, network, when, limit=500).rows

        assert {row.ref for row in rows} == replay.read(when)
        edition = load_edition(network, keeper.eye, when.known)
        happened = edition.events.days <= when.day.toordinal()
        assert int(happened.sum()) == len(rows)


def _step(
    dice: random.Random, network: Network, keeper: Viewer, replay: Replay, undoable: list[int]
) -> bool:
    """Tell, correct, withdraw or undo something. Returns: whether it can itself be undone."""
    refs = sorted(replay.standing)
    choice = dice.random()
    if choice < 0.5 or not refs:
        event = record_event(keeper, network, _draft(dice))
        replay.standing[event.ref] = Span(event.earliest, event.latest)
        return False
    row = Event.objects.filter(network=network, ref=dice.choice(refs)).known(None).get()
    if choice < 0.75:
        event = correct_event(keeper, row, _draft(dice))
        replay.standing[event.ref] = Span(event.earliest, event.latest)
        return False
    if choice < 0.9 or not undoable:
        withdraw_event(keeper, row)
        del replay.standing[row.ref]
        return True
    seq = undoable.pop()
    undo_change(keeper, network, seq)
    gone = Event.objects.get(untold=seq)
    replay.standing[gone.ref] = Span(gone.earliest, gone.latest)
    return False


def _draft(dice: random.Random) -> EventDraft:
    first = FIRST + timedelta(days=dice.randrange(280))
    when = Span(first, first + timedelta(days=dice.choice([0, 0, 0, 20])))
    source, target = dice.sample("abc", 2)
    return EventDraft("contact", when, {}, flows=(FlowDraft(source, target, "contact"),))


def test_an_imprecise_event_counts_from_its_latest_day(network: Network, keeper: Viewer) -> None:
    for ref in "ab":
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=ActorKind.GROUP))
    march = Span(date(2026, 3, 1), date(2026, 3, 31))
    flows = (FlowDraft("a", "b", "contact"),)
    record_event(keeper, network, EventDraft("contact", march, {}, flows=flows))

    assert len(list_events(keeper, network, AsOf(date(2026, 3, 30))).rows) == 0
    assert len(list_events(keeper, network, AsOf(date(2026, 3, 31))).rows) == 1


def test_what_was_told_later_of_an_earlier_day_is_not_known_earlier(
    network: Network, keeper: Viewer
) -> None:
    for ref in "ab":
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref, kind=ActorKind.GROUP))
    before = newest_seq(network)
    flows = (FlowDraft("a", "b", "contact"),)
    record_event(keeper, network, EventDraft("contact", on(FIRST), {}, flows=flows))

    assert list_events(keeper, network, AsOf(FIRST, before)).rows == []
    assert len(list_events(keeper, network, AsOf(FIRST)).rows) == 1
