"""Small records for indicators, told in a few letters: capitals are groups, others persons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from saiyai.assessment.indicators.card import Measured
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.estimates import Estimate, Missing
from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.coverage import Share
from saiyai.domain.drafts import (
    ActorDraft,
    AssertionDraft,
    CoverageDraft,
    Draft,
    EventDraft,
    FlowDraft,
    GoalDraft,
    MembershipDraft,
    PartDraft,
    PlaceDraft,
    QuietDraft,
    TieDraft,
)
from saiyai.domain.kinds.catalogue import kind_of
from saiyai.domain.periods import Span, on
from saiyai.domain.places import PlaceKind
from tests.assessment.drawn import DAY, Asked, everyone, record_of


def ago(days: int) -> Span:
    """A day so many days before the reading."""
    return on(DAY - timedelta(days))


def event(  # noqa: PLR0913 - what an event may tell
    kind: str,
    days: int,
    flows: str = "",
    parts: str = "",
    *,
    good: str = "",
    ref: str = "",
    about: str = "",
    **data: Any,
) -> EventDraft:
    """`flows` as "a>b c>d", `parts` as "a b:organiser c::co_decide"."""
    card = kind_of(kind)
    goods = good or (card.goods[0] if card.goods else "")
    ends = [pair.split(">") for pair in flows.split()]
    told = [[*one.split(":"), "", ""][:3] for one in parts.split()]
    return EventDraft(
        kind,
        ago(days),
        data,
        ref=ref,
        about=about,
        flows=tuple(FlowDraft(source, target, goods) for source, target in ends),
        parts=tuple(PartDraft(who, role or card.roles[0], phase) for who, role, phase in told),
    )


def covered(*kinds: str, share: Share = Share.ALL) -> tuple[CoverageDraft, ...]:
    """A year and more of these kinds, recorded so completely."""
    period = Span(date(2025, 1, 1), DAY)
    return tuple(CoverageDraft(kind, period, share) for kind in kinds)


def line(pair: str, **said: Any) -> TieDraft:
    """A line "a-b", told by its first end three weeks ago."""
    a, b = pair.split("-")
    told: dict[str, Any] = {"said_by": a, "said": ago(20)} | said
    return TieDraft(a, b, assertions=(AssertionDraft(**told),))


def view(  # noqa: PLR0913 - what a record may hold
    members: str,
    events: Sequence[EventDraft] = (),
    *,
    lines: Iterable[TieDraft] = (),
    coverage: Sequence[CoverageDraft] = (),
    goals: Sequence[GoalDraft] = (),
    places: Mapping[str, PlaceKind] | None = None,
    voluntary: str = "",
    within: Mapping[str, str] | None = None,
    roles: Mapping[str, Role] | None = None,
    directed: bool = False,
    quiet: Sequence[QuietDraft] = (),
    surveys: Sequence[Asked] = (),
    **more: Any,
) -> View:
    """A view of a network of these members, on DAY."""
    spots = {one: place for place in places or {} for one in place}
    draft = Draft(
        actors=tuple(
            ActorDraft(
                one,
                one,
                kind=ActorKind.GROUP if one.isupper() else ActorKind.PERSON,
                place=spots.get(one, ""),
            )
            for one in members
        ),
        memberships=(
            *(
                MembershipDraft(
                    "",
                    one,
                    role=(roles or {}).get(one, Role.MEMBER),
                    voluntary=True if one in voluntary else None,
                )
                for one in members
            ),
            *(MembershipDraft(group, one) for one, group in (within or {}).items()),
        ),
        places=tuple(PlaceDraft(name, name, kind=kind) for name, kind in (places or {}).items()),
        goals=tuple(goals),
        ties=tuple(replace(tie, directed=directed) for tie in lines),
        events=tuple(events),
        coverage=tuple(coverage),
        quiet=tuple(quiet),
        more={name: tuple(rows) for name, rows in more.items()},
    )
    record = record_of(draft, surveys=surveys)
    return View(record, everyone(record))


def measure(indicator: str, seen: View) -> Measured:
    """What an indicator comes to; what stands beside it and its parts are named on its card."""
    card = INDICATORS[indicator]
    found = card.measure(seen)
    assert set(found.beside) <= {*card.beside, *card.counted}
    assert set(found.parts) <= set(card.parts)
    return found


def value(indicator: str, seen: View) -> float:
    """The number of an indicator that has one."""
    found = measure(indicator, seen).value
    assert isinstance(found, Estimate), found
    return found.value


def why(indicator: str, seen: View) -> Missing:
    """Why an indicator has no number."""
    found = measure(indicator, seen).value
    assert isinstance(found, Missing), found
    return found


def numbers(told: Mapping[str, Estimate | Missing]) -> dict[str, float]:
    """Parts of an indicator by name, all of which have a number."""
    return {name: one.value for name, one in told.items() if isinstance(one, Estimate)}
