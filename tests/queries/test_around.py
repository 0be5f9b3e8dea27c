"""Of a large record only what touches one actor is read, and it reads the same."""

from datetime import date
from itertools import product

import pytest

from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Viewer
from saiyai.queries import around
from saiyai.queries.attempts import days_in_use_on, open_attempts_on
from saiyai.queries.editions import event_ids_on, forget_editions
from saiyai.queries.ties import get_tie, list_ties_of
from saiyai.records.models import Actor, Network, Tie
from saiyai.services.merging import merge_actors
from tests.cast import FLOOD_HEAD, MANAGER, PATRON, WEIR_HEAD

DAYS = (date(2025, 12, 1), date(2026, 10, 31))


@pytest.fixture
def as_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every record counts as a large one, and nothing of it is in memory."""
    monkeypatch.setattr(around, "LARGE", -1)
    forget_editions()


@pytest.fixture(params=[0, 10**6])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who met whom is found by the events of the one, or by those of all the others."""
    monkeypatch.setattr(around, "_IN_AN_EVENT", request.param)


def some_actors(network: Network) -> list[int]:
    """Every fifth, and whoever has most lines."""
    told = Actor.objects.filter(network=network)
    kept = {MANAGER, PATRON, WEIR_HEAD}
    return [
        pk
        for n, (pk, ref) in enumerate(told.order_by("pk").values_list("pk", "ref"))
        if n % 5 == 0 or ref in kept
    ]


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("day", DAYS)
def test_actors_have_the_lines_that_the_whole_record_gives(
    sample: Network, keeper: Viewer, member: Viewer, day: date, request: pytest.FixtureRequest
) -> None:
    asked = list(product((keeper, member), some_actors(sample)))

    def lines() -> list[object]:
        return [list_ties_of(viewer, sample, actor, AsOf(day)) for viewer, actor in asked]

    whole = lines()
    request.getfixturevalue("as_large")

    assert lines() == whole
    assert any(whole)


@pytest.mark.parametrize("limit", [1, 3])
def test_a_cut_list_of_lines_is_the_beginning_of_the_whole(
    sample: Network, keeper: Viewer, member: Viewer, as_large: None, limit: int
) -> None:
    when = AsOf(DAYS[1])
    reached = 0
    for viewer, actor in product((keeper, member), some_actors(sample)):
        whole = list_ties_of(viewer, sample, actor, when)
        reached += len(whole) > 3 * limit
        assert list_ties_of(viewer, sample, actor, when, limit=limit) == whole[:limit]
    assert reached


@pytest.mark.usefixtures("either_way")
def test_a_single_line_has_the_same_state_events_and_attempts(
    sample: Network, keeper: Viewer, request: pytest.FixtureRequest
) -> None:
    when = AsOf(DAYS[1])
    told = Tie.objects.filter(network=sample).select_related("network", "kind", "a", "b")
    ties = list(told.order_by("pk"))[::5]

    def read() -> list[object]:
        return [
            (
                get_tie(keeper, sample, tie.ref, when),
                event_ids_on(sample, keeper.eye, tie.pk, when),
                open_attempts_on(tie, when),
                days_in_use_on(tie, when.day),
            )
            for tie in ties
        ]

    whole = read()
    request.getfixturevalue("as_large")

    assert read() == whole


@pytest.mark.usefixtures("either_way")
def test_who_was_merged_keeps_the_lines_of_both(
    sample: Network, keeper: Viewer, request: pytest.FixtureRequest
) -> None:
    kept, merged = (Actor.objects.get(network=sample, ref=ref) for ref in (WEIR_HEAD, FLOOD_HEAD))
    merge_actors(keeper, sample, kept, merged)
    whole = list_ties_of(keeper, sample, kept.pk, AsOf(DAYS[1]))
    request.getfixturevalue("as_large")

    assert list_ties_of(keeper, sample, kept.pk, AsOf(DAYS[1])) == whole


def test_lines_without_an_end_in_common_are_read_from_the_whole(sample: Network) -> None:
    ties = Tie.objects.filter(network=sample)
    far = [ties.filter(a__ref=one).order_by("pk").first() for one in (MANAGER, PATRON)]
    pks = [tie.pk for tie in far if tie]

    assert len(pks) == 2
    assert around.load_around([*pks, *ties.values_list("pk", flat=True)], 10**9) is None
    assert around.load_around(pks[:1], 10**9) is not None
