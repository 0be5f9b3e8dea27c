"""Lists: in Thai order on both databases, found by any part of a name, paged by key."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language
from saiyai.queries.actors import ActorRow
from saiyai.queries.changes import list_changes
from saiyai.queries.choices import list_choices
from saiyai.queries.events import list_events
from saiyai.queries.members import ActorFilter, list_actors
from saiyai.queries.networks import as_of
from saiyai.queries.ties import list_ties, list_ties_of
from saiyai.records.models import Actor, Event, Network
from saiyai.services.actors import record_actor, record_alias
from tests.domain.test_thai import ICU_ORDER


def names(viewer: Viewer, network: Network, **wanted: Any) -> list[str]:
    found = list_actors(viewer, network, ActorFilter(**wanted), Language.TH, limit=500)
    return [row.name.th or row.name.en for row in found.rows]


def test_names_come_in_dictionary_order(network: Network, keeper: Viewer) -> None:
    for name in reversed(ICU_ORDER):
        record_actor(keeper, network, ActorDraft(name_th=name, kind=ActorKind.GROUP))
    record_actor(keeper, network, ActorDraft(name_en="Zebra", kind=ActorKind.GROUP))

    assert names(keeper, network) == ["Zebra", *ICU_ORDER]


@pytest.mark.parametrize("text", ["ป่าต้นน้ำ", "ต้น น้ำ ขุน", "ขุนฮอม", "khun hom HEADWATER", "a36"])
def test_any_part_of_a_name_finds_it(sample: Network, keeper: Viewer, text: str) -> None:
    assert "กลุ่มป่าต้นน้ำขุนฮอม" in names(keeper, sample, text=text)


def test_a_change_is_listed_on_the_day_it_was_here(
    network: Network, keeper: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty hours by the clock of Greenwich is the next morning in Bangkok."""
    night = datetime(2026, 10, 31, 20, tzinfo=UTC)
    monkeypatch.setattr("saiyai.services.changes.timezone.now", lambda: night)
    record_actor(keeper, network, ActorDraft(name_th="ก", kind=ActorKind.GROUP))

    assert list_changes(keeper, network)[0].at.date() == date(2026, 11, 1)


def test_another_name_finds_its_bearer(sample: Network, keeper: Viewer) -> None:
    record_alias(keeper, Actor.objects.get(ref="a26"), "ดีเจปั๋น")

    assert names(keeper, sample, text="ดีเจ") == ["อ้ายปั๋น"]


def test_a_list_is_cut_by_kind_place_and_issue(sample: Network, keeper: Viewer) -> None:
    assert len(names(keeper, sample, kind="network")) == 2
    assert names(keeper, sample, kind="group", place="p01") == ["กลุ่มป่าต้นน้ำขุนฮอม"]
    assert "กลุ่มป่าต้นน้ำขุนฮอม" in names(keeper, sample, place="t1")
    assert names(keeper, sample, issue="savings") == [
        "กลุ่มสัจจะสะสมทรัพย์ฝายหิน",
        "พ่อหลวงอินสม",
    ]


def test_pages_of_members_join_without_gap_or_repeat(sample: Network, keeper: Viewer) -> None:
    for language in Language:
        whole = list_actors(keeper, sample, ActorFilter(), language, limit=500)
        pages: list[ActorRow] = []
        after = ""
        while True:
            page = list_actors(keeper, sample, ActorFilter(), language, after=after, limit=7)
            pages += page.rows
            after = page.after
            if not after:
                break

        assert [row.ref for row in pages] == [row.ref for row in whole.rows]
        assert len(pages) == 60


def test_pages_of_events_and_lines_join_without_gap_or_repeat(
    sample: Network, keeper: Viewer
) -> None:
    when = as_of(sample)
    refs, after = [], ""
    while True:
        page = list_events(keeper, sample, when, after=after, limit=50)
        refs += [row.ref for row in page.rows]
        after = page.after
        if not after:
            break
    lines, cursor = [], 0
    while True:
        found = list_ties(keeper, sample, when, after=cursor, limit=25)
        lines += [row.ref for row in found.rows]
        if found.after is None:
            break
        cursor = found.after

    assert len(refs) == len(set(refs)) == Event.objects.count()
    assert len(lines) == len(set(lines)) == 109


def test_choices_count_whom_the_viewer_may_see(
    sample: Network, keeper: Viewer, stranger: Viewer
) -> None:
    choices = list_choices(keeper, sample)

    assert dict(choices.kinds)[ActorKind.PERSON] == 31
    assert len(choices.places) == 18
    assert len(choices.issues) == 9
    assert list_choices(stranger, sample).kinds == []


def test_the_lines_of_one_come_with_their_states(sample: Network, keeper: Viewer) -> None:
    actor = Actor.objects.get(ref="a42")
    rows = list_ties_of(keeper, sample, actor.pk, as_of(sample))

    assert {(row.a.ref, row.b.ref): row.state.id for row in rows} == {
        ("a31", "a42"): "active",
        ("a42", "a48"): "active",
        ("a42", "a54"): "unanswered",
    }
