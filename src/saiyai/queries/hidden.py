"""What is hidden from a reader, kind by kind, and the rule that hides it.

Each row asks the rule that the other queries ask; a test reads as every role and compares.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.names import may_know_of, may_name, may_see_values
from saiyai.records.models import Actor


class Seen(StrEnum):
    """How much of a kind of thing a reader sees."""

    ALL = "all"
    OWN = "own"
    """What is about the reader, or about those whose rows they keep."""
    NONE = "none"


MOST_HIDDEN_FIRST: Final = (Seen.NONE, Seen.OWN, Seen.ALL)


@dataclass(frozen=True, slots=True)
class HiddenRow:
    """A kind of thing, and how much of it this reader sees; its rule is a text of its own."""

    id: str
    seen: Seen


def list_hidden(viewer: Viewer) -> Sequence[HiddenRow]:
    """Every kind of thing there is a rule about, in the order people ask."""
    return [HiddenRow(rule, _seen(viewer, rule)) for rule in RULES]


def _seen(viewer: Viewer, rule: str) -> Seen:
    if RULES[rule](viewer):
        return Seen.ALL
    is_own = rule in _OF_ONESELF | _OF_ONESELF_ALONE and viewer.actor is not None
    is_kept = rule in _OF_ONESELF | _OF_THE_KEPT and bool(viewer.keeps)
    return Seen.OWN if _is_inside(viewer) and (is_own or is_kept) else Seen.NONE


_NOBODY: Final = -1
"""The row of an actor who is neither the reader nor kept by them."""


def _somebody(kind: ActorKind, consent: Consent) -> Actor:
    return Actor(pk=_NOBODY, kind=kind, consent=consent)


def _name(kind: ActorKind, consent: Consent) -> Callable[[Viewer], bool]:
    return lambda viewer: may_name(viewer, _somebody(kind, consent))


def _value(kind: ActorKind) -> Callable[[Viewer], bool]:
    return lambda viewer: may_see_values(viewer, _somebody(kind, Consent.ANYONE))


def _is_inside(viewer: Viewer) -> bool:
    return viewer.eye is not Eye.OUTSIDE


def _is_keeper(viewer: Viewer) -> bool:
    return viewer.is_keeper


def _reads_rows(viewer: Viewer) -> bool:
    return viewer.reads_rows


def _anybody(_viewer: Viewer) -> bool:
    return True


def _nobody_sees(_viewer: Viewer) -> bool:
    return False


_PERSON: Final = ActorKind.PERSON
RULES: Final[Mapping[str, Callable[[Viewer], bool]]] = {
    "refused": lambda viewer: may_know_of(viewer, _somebody(_PERSON, Consent.REFUSED)),
    "person_not_asked": _name(_PERSON, Consent.NOT_ASKED),
    "person_keepers": _name(_PERSON, Consent.KEEPERS),
    "person_members": _name(_PERSON, Consent.MEMBERS),
    "person_anyone": _name(_PERSON, Consent.ANYONE),
    "group_not_asked": _name(ActorKind.GROUP, Consent.NOT_ASKED),
    "discreet": _is_keeper,
    "person_values": _value(_PERSON),
    "group_values": _value(ActorKind.GROUP),
    "lines": _is_inside,
    "waiting_lines": _is_keeper,
    "events": _reads_rows,
    "calls": _is_keeper,
    "attempts": _is_keeper,
    "requests": _reads_rows,
    "request_counts": _is_inside,
    "decisions": _reads_rows,
    "ballots": _reads_rows,
    "votes": _nobody_sees,
    "surveys": _is_inside,
    "sheets": _nobody_sees,
    "claim_tests": _is_inside,
    "pilot": _is_inside,
    "pilot_answers": _nobody_sees,
    "lessons": _reads_rows,
    "goals": _anybody,
    "person_goals": _name(_PERSON, Consent.NOT_ASKED),
    "group_goals": _name(ActorKind.GROUP, Consent.NOT_ASKED),
    "who_differs": _is_keeper,
    "charter": _anybody,
    "agreements": _is_inside,
    "sealed": _is_keeper,
    "problems": _is_inside,
    "words": _reads_rows,
    "places": _is_inside,
    "issues": _is_inside,
    "memberships": _is_inside,
    "group_facets": _reads_rows,
    "group_needs": _reads_rows,
    "person_facets": _is_keeper,
    "channels": _is_keeper,
    "consents": _is_keeper,
    "elsewhere": _nobody_sees,
    "my_page": _nobody_sees,
    "notes": _reads_rows,
    "columns": _is_keeper,
    "pairs": _is_keeper,
    "merged": _is_keeper,
    "small_cells": _is_inside,
    "history": _is_inside,
    "history_about": _is_keeper,
    "remarks": _is_keeper,
    "reads": _is_keeper,
    "files": _is_keeper,
}
"""By the id of its text, whether a reader sees all of a kind of thing."""

_OF_ONESELF: Final = frozenset(
    {
        *("refused", "person_not_asked", "person_keepers", "person_members", "person_anyone"),
        *("discreet", "person_values", "calls", "reads"),
        *("waiting_lines", "attempts", "person_goals", "who_differs", "sealed"),
        *("person_facets", "channels", "consents"),
    }
)
"""What everybody sees of themselves, and keepers of a part of those in it."""

_OF_ONESELF_ALONE: Final = frozenset({"elsewhere", "my_page", "pilot_answers"})
"""What everybody sees of themselves and nobody of others, who keeps their rows or not."""

_OF_THE_KEPT: Final = frozenset({"columns"})
"""What keepers of a part see of those in it, who do not see it of themselves."""
