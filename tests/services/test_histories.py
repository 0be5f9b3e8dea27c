"""Hundreds of random histories read, at any (day, known), as their replay from scratch.

One writes a history: tell, correct, withdraw, undo. The other begins a fresh record and tells it
only the Changes up to one of them. What the first says of that past, the second says of now.
"""

import os
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

import pytest
from django.db import connection

from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.drafts import (
    ActorDraft,
    AssertionDraft,
    EventDraft,
    FlowDraft,
    MembershipDraft,
    TieDraft,
)
from saiyai.domain.errors import Refused
from saiyai.domain.periods import AsOf, Span
from saiyai.domain.ties import Stance
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language
from saiyai.queries.actors import get_actor, get_profile
from saiyai.queries.editions import forget_editions
from saiyai.queries.events import event_of, list_events
from saiyai.queries.exports import load_record
from saiyai.queries.members import ActorFilter, list_actors
from saiyai.queries.networks import newest_seq
from saiyai.queries.ties import list_assertions, list_ties, tie_of
from saiyai.records.models import Membership, Network, Tie
from saiyai.services.actors import correct_actor, record_actor, withdraw_actor
from saiyai.services.events import correct_event, record_event, withdraw_event
from saiyai.services.merging import merge_actors, withdraw_merge
from saiyai.services.networks import leave_network, record_membership, record_network
from saiyai.services.ties import assert_tie, record_tie, withdraw_tie
from saiyai.services.undo import undo_change

FIRST: Final = date(2026, 1, 1)
CLOCK: Final = date(2026, 10, 31)
STEPS: Final = 5
BLOCKS: Final = 20
HISTORIES: Final = {"sqlite": 300, "postgresql": 100}
"""So many on each unless SAIYAI_HISTORIES says how many: a thousand take seven minutes."""


@dataclass
class Record:
    """A record that is told steps: each done once, with its number, or refused."""

    by: Viewer
    network: Network
    seqs: list[int | None] = field(default_factory=list)
    """Of each step, the number of its Change; None where it was refused."""

    def take(self, step: tuple[Any, ...]) -> None:
        before = newest_seq(self.network)
        try:
            getattr(self, step[0])(*step[1:])
        except Refused:
            self.seqs.append(None)
            return
        after = newest_seq(self.network)
        self.seqs.append(after if after > before else None)

    def actor(self, ref: str, name: str, kind: ActorKind) -> None:
        record_actor(self.by, self.network, ActorDraft(ref=ref, name_en=name, kind=kind))

    def rename(self, ref: str, name: str, note: str) -> None:
        draft = ActorDraft(name_en=name, note=note)
        correct_actor(self.by, self._actor(ref), draft)

    def remove(self, ref: str) -> None:
        withdraw_actor(self.by, self._actor(ref))

    def line(self, a: str, b: str, said: Span) -> None:
        told = (AssertionDraft(said=said, since=said),)
        record_tie(self.by, self.network, TieDraft(a, b, ref=f"{a}{b}", assertions=told))

    def say(self, ref: str, stance: Stance, said: Span) -> None:
        assert_tie(self.by, self._tie(ref), AssertionDraft(stance, said=said))

    def cut(self, ref: str) -> None:
        withdraw_tie(self.by, self._tie(ref))

    def event(self, draft: EventDraft) -> None:
        record_event(self.by, self.network, draft)

    def correct(self, ref: str, draft: EventDraft) -> None:
        correct_event(self.by, event_of(self.by, self.network, ref), draft)

    def forget(self, ref: str) -> None:
        withdraw_event(self.by, event_of(self.by, self.network, ref))

    def join(self, ref: str, joined: Span) -> None:
        draft = MembershipDraft(network="", member=ref, role=Role.MEMBER, joined=joined)
        record_membership(self.by, self.network, draft)

    def leave(self, ref: str, day: date) -> None:
        rows = Membership.objects.filter(member__ref=ref, member__network=self.network)
        if row := rows.known(None).filter(left_latest=None).first():
            leave_network(self.by, row, day)

    def merge(self, kept: str, merged: str) -> None:
        merge_actors(self.by, self.network, self._actor(kept), self._actor(merged))

    def apart(self, ref: str) -> None:
        withdraw_merge(self.by, self.network, ref)

    def undo(self, back: int) -> None:
        """Undo the step so many before this one, whatever its number is in this record."""
        at = len(self.seqs) - 1 - back
        if at >= 0 and (seq := self.seqs[at]) is not None:
            undo_change(self.by, self.network, seq)

    def _actor(self, ref: str) -> Any:
        return get_actor(self.by, self.network, ref)

    def _tie(self, ref: str) -> Any:
        return tie_of(self.by, self.network, ref)

    def read(self, viewer: Viewer, when: AsOf) -> dict[str, Any]:
        """What public queries say of a past, without the numbers of rows and Changes."""
        everyone = list_actors(viewer, self.network, ActorFilter(), Language.EN, when=when)
        has_lines = Tie.objects.filter(network=self.network).exists()  # else there is none to read
        ties = list_ties(viewer, self.network, when).rows if has_lines else []
        return {
            "actors": [(row.ref, row.name) for row in everyone.rows],
            # What stands on the page of each stands in the whole record too, whatever the day.
            "one": [self._profile(viewer, row.ref, when) for row in everyone.rows[-1:]],
            "lines": sorted(
                (tie.ref, tie.state.id, tie.a, tie.b, tie.since, tie.holds_until) for tie in ties
            ),
            "said": {
                tie.ref: sorted(
                    (one.stance, one.said) for one in self._said(viewer, tie.ref, when)
                )
                for tie in ties
            },
            "events": sorted(
                (row.ref, row.when, row.title(Language.EN))
                for row in list_events(viewer, self.network, when).rows
            ),
        }

    def names(self, viewer: Viewer, when: AsOf) -> set[str]:
        """Whom this viewer meets in a past."""
        rows = list_actors(viewer, self.network, ActorFilter(), Language.EN, when=when).rows
        return {row.name.en for row in rows}

    def _said(self, viewer: Viewer, ref: str, when: AsOf) -> Any:
        return list_assertions(viewer, tie_of(viewer, self.network, ref, when.known), when)

    def _profile(self, viewer: Viewer, ref: str, when: AsOf) -> tuple[Any, ...]:
        found = get_profile(viewer, self.network, ref, when)
        joined = sorted((one.role, str(one.joined), str(one.left)) for one in found.memberships)
        return ref, found.row.name, found.row.kind, found.note, joined


def steps_of(dice: random.Random) -> list[tuple[Any, ...]]:
    """A history of three actors and whatever comes to mind."""
    kinds = (ActorKind.GROUP, ActorKind.PERSON)
    found: list[tuple[Any, ...]] = [
        ("actor", ref, f"{ref}{dice.randrange(9)}", dice.choice(kinds)) for ref in "abc"
    ]
    return found + [_step(dice, number) for number in range(STEPS)]


def _span(dice: random.Random) -> Span:
    first = FIRST + timedelta(days=dice.randrange(280))
    return Span(first, first + timedelta(days=dice.choice([0, 0, 20])))


def _step(dice: random.Random, number: int) -> tuple[Any, ...]:
    a, b = sorted(dice.sample("abc", 2))
    event = dice.choice("xy")
    source, target = dice.sample("abc", 2)
    flow = (FlowDraft(source, target, "contact"),)
    draft = EventDraft(
        "contact", _span(dice), {"answered": dice.random() < 0.7}, event, flows=flow
    )
    steps: tuple[tuple[Any, ...], ...] = (
        ("rename", a, f"{a}{dice.randrange(9)}", dice.choice(["", "n", "m"])),
        ("rename", b, f"{b}{dice.randrange(9)}", ""),
        ("remove", a),
        ("actor", a, f"{a}again", ActorKind.GROUP),
        ("line", a, b, _span(dice)),
        ("line", a, b, _span(dice)),
        ("say", a + b, dice.choice([Stance.CONFIRMED, Stance.ENDED]), _span(dice)),
        ("cut", a + b),
        ("event", draft),
        ("event", draft),
        ("correct", event, draft),
        ("forget", event),
        ("join", a, _span(dice)),
        ("leave", a, _span(dice).latest),
        ("merge", *dice.sample("abc", 2)),
        ("apart", a),
        ("undo", dice.randrange(4)),
        ("undo", dice.randrange(4)),
        ("undo", 0),
    )
    return dice.choice(steps)


def _fresh(by: Viewer, name: str) -> Record:
    return Record(by, record_network(by, name_en=name, slug=name, clock=CLOCK))


@pytest.mark.parametrize("block", range(BLOCKS))
def test_a_history_reads_at_any_past_as_its_replay(
    db: None, keeper: Viewer, member: Viewer, block: int
) -> None:
    taken, histories = 0, _asked() // BLOCKS
    forget_editions()
    for number in range(histories):
        dice = random.Random(block * 1000 + number)
        steps = steps_of(dice)
        told = _fresh(keeper, f"told-{number}")
        for step in steps:
            told.take(step)
        until = dice.randrange(len(steps)) + 1
        again = _fresh(keeper, f"again-{number}")
        for step in steps[:until]:
            again.take(step)
        seqs = [seq for seq in told.seqs[:until] if seq is not None]
        known = seqs[-1] if seqs else told.network.actor.told
        taken += len(seqs)
        day = FIRST + timedelta(days=dice.randrange(310))

        past = told.read(keeper, AsOf(day, known))
        assert past == again.read(keeper, AsOf(day)), steps[:until]
        if number % 2:
            continue
        assert _told(told, known) == _told(again, None)
        # Whom only the later steps took out is named to keepers alone, so members see no more.
        assert told.names(member, AsOf(day, known)) <= again.names(member, AsOf(day))
    assert taken > histories * 2  # most steps were taken, few refused


def _asked() -> int:
    return int(os.environ.get("SAIYAI_HISTORIES", HISTORIES[connection.vendor]))


def _told(record: Record, known: int | None) -> tuple[Any, ...]:
    """The whole record as it is taken out, but for the order in which rows were written."""
    draft = load_record(record.by, record.network, known)
    parts = (draft.actors, draft.memberships, draft.ties, draft.events)
    return tuple(sorted(map(repr, part)) for part in parts)
