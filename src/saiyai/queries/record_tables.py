"""Which tables a record is read as, beside those that files declare (`domain/carried.py`)."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from saiyai.domain.actors import Role, Sector
from saiyai.domain.carried import ACTOR, DAYS, FLAG, NUMBER, SAID, TEXT, Carried, Column, Value
from saiyai.domain.coverage import Share
from saiyai.domain.goals import GoalKind, GoalScope, Horizon, Permanence
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.places import PlaceKind, Resource
from saiyai.domain.ties import Foundation, Rhythm, Stance


def _words(words: Iterable[StrEnum]) -> Column:
    return Column(Value.WORD, tuple(map(str, words)))


def _row(to: str) -> Column:
    return Column(Value.ROW, to=to)


_KINDS: Final = Column(Value.WORD, tuple(KINDS))
FIRST: Final = (
    Carried("places", "Place", {"kind": _words(PlaceKind), "parent": _row("places"),
        "order": NUMBER, "resource": _words(Resource)}),
    Carried("issues", "Issue", {"parent": _row("issues")}),
    Carried("actor_issues", "ActorIssue", {"actor": ACTOR, "issue": _row("issues")}, ("actor",)),
    Carried("memberships", "Membership", {"network": ACTOR, "member": ACTOR, "role": _words(Role),
        "joined": DAYS, "left": DAYS, "voluntary": FLAG, "admitted_by": ACTOR, "deputy": ACTOR,
        "successor": ACTOR, "term": DAYS, "duties": TEXT}, ("network", "member")),
    Carried("goals", "Goal", {"owner": ACTOR, "parent": _row("goals"), "main": FLAG,
        "horizon": _words(Horizon), "due": DAYS, "kind": _words(GoalKind),
        "scope": _words(GoalScope), "permanence": _words(Permanence), "measure": TEXT}),
    Carried("coverage", "Coverage", {"kind": _KINDS, SAID: DAYS, "share": _words(Share)}),
    Carried("quiet", "QuietTime", {"actor": ACTOR, SAID: DAYS}, ("actor",)),
)  # fmt: skip
"""Tables that files know by name and not by their columns."""

ASSERTIONS: Final = Carried("assertions", "TieAssertion", {
    "tie": _row("ties"), "said_by": ACTOR, "stance": _words(Stance), SAID: DAYS, "since": DAYS,
    "foundation": _words(Foundation), "rhythm": _words(Rhythm), "culture": NUMBER,
    "power": NUMBER, "learning": NUMBER, "sign": NUMBER, "via": ACTOR,
}, ("tie",))  # fmt: skip
ACTORS: Final = Carried("actors", "Actor", {"sector": _words(Sector)})
TIES: Final = Carried("ties", "Tie", {"kind": _row("tie_kinds"), "directed": FLAG})

NOT_READ: Final = frozenset(
    {"not_same", "same_person", "channels", "consents", "voices", "remarks"}
    | {"warning_steps", "thresholds", "own_lenses", "switches"}
)
"""What is no evidence for any reading: names, ways to reach somebody, who may read what, what
people do about what was read, by which thresholds and through which lenses it is read, and what
was switched on for it."""
