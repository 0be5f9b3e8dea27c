"""The windows of a line whose ends told no rhythm come from its own contacts."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from saiyai.domain.drafts import ActorDraft, AssertionDraft, EventDraft, PartDraft, TieDraft
from saiyai.domain.periods import AsOf, on
from saiyai.domain.ties import Rhythm, TieState
from saiyai.domain.viewers import Viewer
from saiyai.queries.ties import get_tie
from saiyai.records.models import Network
from saiyai.services.actors import record_actor
from saiyai.services.events import record_event
from saiyai.services.ties import record_tie

FIRST = date(2025, 1, 1)


def met(keeper: Viewer, network: Network, days: Sequence[int], rhythm: Rhythm) -> None:
    """Two who met on these days after the first, and what they told of their rhythm."""
    for ref in "ab":
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref.upper()))
    said = AssertionDraft(said=on(FIRST), rhythm=rhythm)
    record_tie(keeper, network, TieDraft("a", "b", ref="line", assertions=(said,)))
    both = (PartDraft("a", "participant"), PartDraft("b", "participant"))
    for day in days:
        when = on(FIRST + timedelta(days=day))
        record_event(keeper, network, EventDraft("activity", when, {"title": "x"}, parts=both))


def holds_for(viewer: Viewer, network: Network, last: int) -> int:
    """How many days after the last meeting the line is still in use."""
    day = FIRST + timedelta(days=last)
    row = get_tie(viewer, network, "line", AsOf(day))
    assert row.state is TieState.ACTIVE
    assert row.holds_until
    return (row.holds_until - day).days


@pytest.mark.parametrize(
    ("days", "rhythm", "windows", "contacts"),
    [
        ([0, 30, 60, 90], Rhythm.UNTOLD, 90, 4),
        ([0, 30, 60], Rhythm.UNTOLD, 60, 0),
        ([0, 30, 60, 90], Rhythm.MONTHLY, 60, 0),
    ],
)
def test_four_contacts_teach_a_rhythm_that_nobody_told(
    network: Network,
    keeper: Viewer,
    days: list[int],
    rhythm: Rhythm,
    windows: int,
    contacts: int,
) -> None:
    met(keeper, network, days, rhythm)

    assert holds_for(keeper, network, days[-1]) == windows
    assert get_tie(keeper, network, "line", AsOf(date(2026, 10, 31))).contacts == contacts


def test_before_the_fourth_contact_nothing_was_learned(network: Network, keeper: Viewer) -> None:
    met(keeper, network, [0, 30, 60, 90], Rhythm.UNTOLD)

    assert holds_for(keeper, network, 60) == 60
