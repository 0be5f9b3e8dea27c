"""What the database would refuse, refused before it with the field and the reason."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from saiyai.domain.actors import ActorKind
from saiyai.domain.coverage import Share
from saiyai.domain.drafts import (
    AssertionDraft,
    CoverageDraft,
    EventDraft,
    FlowDraft,
    GoalDraft,
    MembershipDraft,
)
from saiyai.domain.errors import (
    EndsNotAllowed,
    FlowMissing,
    MalformedData,
    NameMissing,
    NotUndoable,
    PersonsNamed,
    SameEnds,
    TooFewParts,
    UnknownWord,
)
from saiyai.domain.facet_words import Reason
from saiyai.domain.goals import (
    WITH_NUMBER,
    GoalKind,
    GoalScope,
    GoalStepDraft,
    GoalStepKind,
    Horizon,
    Permanence,
)
from saiyai.domain.goods import Unit
from saiyai.domain.kinds.card import Kind
from saiyai.domain.tie_kinds import SIGNS, Allowed, TieKindDraft
from saiyai.domain.ties import BASES
from saiyai.domain.words import Say, texts

LARGEST_AMOUNT: Final = 2**63 - 1
LARGEST_WEIGHT: Final = 1e300
LONGEST_CHANNEL: Final = 30
LONGEST_HORIZON: Final = 10
LONGEST_NAME: Final = 600
LONGEST_REF: Final = 200
"""Ids and other names stand once in an index, and a row of an index of PostgreSQL holds 2,700
bytes."""
LONGEST_SLUG: Final = 50
LONGEST_REASON: Final = 2000
"""Of a reason of the network's own."""
LONGEST_WHY: Final = 200
_SLUG: Final = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST_SLUG}}}")


def check_event(kind: Kind, draft: EventDraft) -> None:
    """Whether parts, flows and words are such as the card and the tables allow.

    Raises: FlowMissing, TooFewParts, UnknownWord, MalformedData, SameEnds.
    """
    if kind.needs_flow and not draft.flows:
        raise FlowMissing(kind=kind.id)
    needed = kind.needs_parts or (0 if draft.flows else 1)  # somebody is in every event
    if len({part.actor for part in draft.parts}) < needed:
        raise TooFewParts(kind=kind.id, needed=needed)
    phases = kind.phases or ("",)
    for part in draft.parts:
        _require_word("role", part.role, kind.roles)
        _require_word("phase", part.phase, phases)
    about = f"kind.{kind.id}"
    if len(set(draft.parts)) < len(draft.parts):
        raise malformed(about, "parts", "repeated")
    for flow in draft.flows:
        _require_word("good", flow.good, tuple(kind.goods))
        _check_flow(about, flow)
    if len(draft.channel) > LONGEST_CHANNEL:
        raise malformed(about, "channel", "too_long", limit=LONGEST_CHANNEL)


def _check_flow(about: str, flow: FlowDraft) -> None:
    if flow.source == flow.target:
        raise SameEnds(actor=flow.source)
    if (flow.amount is None) != (not flow.unit):
        raise malformed(about, "amount", "no_unit")
    if flow.unit:
        _require_word("unit", flow.unit, tuple(Unit))
    if flow.amount is not None:
        _require_between(about, "amount", flow.amount, 0, LARGEST_AMOUNT)


def check_assertion(draft: AssertionDraft) -> None:
    """Whether the numbers said of a line can be kept. Raises: MalformedData."""
    about = "malformed.tie"
    # So written, NaN fails as well.
    if draft.weight is not None and not abs(draft.weight) <= LARGEST_WEIGHT:
        raise malformed(about, "weight", "no_number")
    for basis in BASES:
        share = getattr(draft, basis)
        if share is not None:
            _require_between(about, basis, share, 0, 100)
        if len(getattr(draft, f"{basis}_why")) > LONGEST_WHY:
            raise malformed(about, f"{basis}_why", "too_long", limit=LONGEST_WHY)
    _check_sign(about, draft.sign)


def check_tie_kind(draft: TieKindDraft) -> None:
    """Raises: MalformedData for a sign that is none of three, or a name that is none."""
    if not draft.name.strip():
        raise NameMissing
    _check_sign("malformed.tie_kind", draft.sign)


def check_ends(allowed: Allowed, a: ActorKind, b: ActorKind) -> None:
    """Raises: EndsNotAllowed, PersonsNamed for ends that a kind of line may not join."""
    if allowed.names_persons(a, b):
        raise PersonsNamed(nature=Say(f"nature.{allowed.nature}"))
    if not allowed.joins(a, b):
        raise EndsNotAllowed(a=Say(f"actor_kind.{a}"), b=Say(f"actor_kind.{b}"))


def _check_sign(about: str, sign: int | None) -> None:
    if sign is not None:
        _require_between(about, "sign", sign, min(SIGNS), max(SIGNS))


def check_coverage(draft: CoverageDraft) -> None:
    """Raises: UnknownWord for a share that is none."""
    _require_word("share", draft.share, tuple(Share))


def check_goal(draft: GoalDraft) -> None:
    """Raises: MalformedData for a horizon that is no word but a text."""
    if len(draft.horizon) > LONGEST_HORIZON:
        raise malformed("malformed.goal", "horizon", "too_long", limit=LONGEST_HORIZON)


def check_membership(draft: MembershipDraft) -> None:
    """Raises: UnknownWord for a reason that is none; MalformedData for a member beside itself."""
    about = "malformed.membership"
    for reason in draft.reasons:
        _require_word("reasons", reason, tuple(Reason))
    for other in ("deputy", "successor"):
        if getattr(draft, other) == draft.member:
            raise malformed(about, other, "itself")
    if draft.left and draft.joined and draft.left.latest < draft.joined.earliest:
        raise malformed(about, "left", "before_it_began")


def check_goal_words(draft: GoalDraft) -> None:
    """Whether what a person tells of a goal is from the closed lists, and its target whole.

    A file may hold another horizon; people choose from the list.
    Raises: UnknownWord, MalformedData.
    """
    _require_word("horizon", draft.horizon, tuple(Horizon))
    _require_word("kind", draft.kind, tuple(GoalKind))
    _require_word("scope", draft.scope, tuple(GoalScope))
    _require_word("permanence", draft.permanence, tuple(Permanence))
    check_whole("malformed.goal", "target", draft.target)
    if draft.target is not None and not draft.unit.strip():
        raise malformed("malformed.goal", "target", "no_unit")


def check_goal_step(draft: GoalStepDraft, unit: str) -> None:
    """Whether a step brings what belongs to it and nothing else; `unit` is the goal's.

    Raises: UnknownWord, NameMissing, MalformedData.
    """
    _require_word("step", draft.step, tuple(GoalStepKind))
    about, is_handed = "malformed.goal", draft.step == GoalStepKind.HANDED_OVER
    is_named = bool(draft.name_th.strip() or draft.name_en.strip())
    if draft.step == GoalStepKind.REWORDED and not is_named:
        raise NameMissing
    if draft.step != GoalStepKind.REWORDED and is_named:
        raise malformed(about, "name", "not_here")
    if is_handed and not (draft.to or draft.successor):
        raise malformed(about, "to", "missing")
    if not is_handed and (draft.to or draft.successor):
        raise malformed(about, "to", "not_here")
    check_whole(about, "number", draft.number)
    if draft.number is not None and draft.step not in WITH_NUMBER:
        raise malformed(about, "number", "not_here")
    if draft.number is not None and not unit:
        raise malformed(about, "number", "no_unit")


def check_whole(about: str, place: str, number: int | None, least: int = -LARGEST_AMOUNT) -> None:
    """Raises: MalformedData for a number that is too large to be kept."""
    if number is not None:
        _require_between(about, place, number, least, LARGEST_AMOUNT)


def check_word(place: str, word: str, allowed: Iterable[str]) -> None:
    """Raises: UnknownWord for a word that is not in its closed list."""
    _require_word(place, word, tuple(allowed))


def check_slug(slug: str) -> None:
    """Raises: MalformedData for a short name that would make no address."""
    if not _SLUG.fullmatch(slug):
        raise malformed("malformed.network", "slug", "not_a_short_name", limit=LONGEST_SLUG)


def not_undoable(because: str, count: int = 1, **facts: object) -> NotUndoable:
    """Why something is not undone, and what to do instead.

    `because` is a reason, or the table whose rows rest on it; `count` is how many.
    """
    reason = because if f"not_undoable.{because}" in texts() else "rests"
    why = Say(f"not_undoable.{reason}", count=count, **facts)
    then = Say(f"not_undoable.{reason}.next")
    told = {"because": because, "count": count, "changes": "", **facts}
    return NotUndoable(**told, why=why, then=then)


def check_ref(ref: str) -> None:
    """Raises: MalformedData for an id that is longer than an index holds."""
    if len(ref) > LONGEST_REF:
        raise malformed("malformed.sent", "id", "too_long", limit=LONGEST_REF)


def check_alias(name: str) -> None:
    """Raises: MalformedData for another name that is longer than an index holds."""
    if len(name) > LONGEST_NAME:
        raise malformed("malformed.sent", "aliases", "too_long", limit=LONGEST_NAME)


def reason_of(about: str, reason: str) -> str:
    """A reason as it is kept. Raises: MalformedData where there is none, or too long a one."""
    kept = reason.strip()
    if not kept:
        raise malformed(about, "reason", "missing")
    if len(kept) > LONGEST_REASON:
        raise malformed(about, "reason", "too_long", limit=LONGEST_REASON)
    return kept


def malformed(about: str, place: str, problem: str, **facts: object) -> MalformedData:
    """Data that cannot be kept: of what, in which field, and why, by `malformed.<problem>`."""
    return MalformedData(
        kind=Say(about), field=place, problem=Say(f"malformed.{problem}", **facts)
    )


def _require_word(place: str, word: str, allowed: Sequence[str]) -> None:
    if word not in allowed:
        raise UnknownWord(field=place, value=word, known=", ".join(filter(None, allowed)))


def _require_between(about: str, place: str, number: int, least: int, most: int) -> None:
    if number < least:
        raise malformed(about, place, "greater_than_equal", ge=least)
    if number > most:
        raise malformed(about, place, "less_than_equal", le=most)
