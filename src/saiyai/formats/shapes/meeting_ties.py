"""Ties between those who were at something together, for files that hold nothing but that."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from saiyai.domain.drafts import AssertionDraft, Draft, EventDraft, TieDraft
from saiyai.domain.kinds.card import ALL_PAIRS_UP_TO
from saiyai.domain.ties import Foundation
from saiyai.formats.shapes.directory import Directory


def lay_lines_from_events(draft: Draft) -> Draft:
    """The draft with a tie for each pair who did something together and has none yet.

    Activities with more than thirty named people make no pairs: to have been in the same crowd is
    not to know each other. A tie begins on the day of the first activity the file tells of.
    """
    directory = Directory(draft.actors)
    tied = {_pair(directory, tie.source, tie.target) for tie in draft.ties}
    laid: dict[frozenset[str], TieDraft] = {}
    for event in sorted(draft.events, key=_day):
        for one, other in _pairs(event):
            pair = _pair(directory, one, other)
            if len(pair) == 2 and pair not in tied and pair not in laid:
                laid[pair] = _laid(event, one, other)
    return replace(draft, ties=(*draft.ties, *laid.values()))


def _day(event: EventDraft) -> tuple[bool, int]:
    return (event.when is None, event.when.latest.toordinal() if event.when else 0)


def _pairs(event: EventDraft) -> Iterator[tuple[str, str]]:
    people = list(dict.fromkeys(part.actor for part in event.parts))
    if event.kind == "activity" and len(people) <= ALL_PAIRS_UP_TO:
        yield from combinations(people, 2)


def _pair(directory: Directory, one: str, other: str) -> frozenset[str]:
    return frozenset((directory.key_of(one), directory.key_of(other)))


def _laid(event: EventDraft, one: str, other: str) -> TieDraft:
    said = AssertionDraft(since=event.when, foundation=Foundation.PAST_WORK)
    return TieDraft(one, other, assertions=(said,), at=event.at)
