"""Two ways to the database: writers in a queue, readers who never wait and never write."""

import threading
from pathlib import Path

import pytest
from django.db import DatabaseError, connections

from saiyai.domain.drafts import ActorDraft
from saiyai.domain.viewers import Viewer
from saiyai.queries.networks import newest_seq
from saiyai.records.connections import _Queue, alias, snapshot, writing
from saiyai.records.models import Actor, Change, Network
from saiyai.services.actors import record_actor
from saiyai.services.changes import Action, broken_links, telling
from saiyai.services.networks import record_network
from tests.processes import PATIENCE, in_thread, until

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def record(keeper: Viewer) -> Network:
    """A record that other connections can see."""
    return record_network(keeper, name_en="Trial", slug="trial")


def test_tests_use_a_database_that_other_connections_can_open() -> None:
    settings = connections["default"].settings_dict

    assert "memory" not in str(settings["NAME"])
    if connections["default"].vendor == "sqlite":
        assert Path(settings["NAME"]).exists()


def test_an_answered_commit_survives_a_power_cut() -> None:
    with connections["default"].cursor() as cursor:
        if connections["default"].vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            assert cursor.fetchone()[0] == 2
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone()[0] == "wal"
        else:
            cursor.execute("SHOW synchronous_commit")
            assert cursor.fetchone()[0] == "on"


def test_the_snapshot_sees_one_state_while_a_writer_goes_on(
    record: Network, keeper: Viewer
) -> None:
    with snapshot() as using:
        assert using == "reading"
        before = Actor.objects.using(using).count()
        writer = in_thread(lambda: record_actor(keeper, record, ActorDraft(name_en="A")))
        writer.join(PATIENCE)

        assert not writer.is_alive()
        assert Actor.objects.using(using).count() == before
    assert Actor.objects.using("reading").count() == before + 1


def test_the_snapshot_cannot_write(record: Network) -> None:
    with pytest.raises(DatabaseError), snapshot() as using:
        Network.objects.using(using).filter(pk=record.pk).update(sample=True)


def test_inside_a_transaction_one_reads_what_it_wrote(record: Network, keeper: Viewer) -> None:
    with writing():
        record_actor(keeper, record, ActorDraft(name_en="A"))

        assert alias() == "default"
        assert newest_seq(record) == 2
    assert alias() == "reading"


def test_a_change_that_commits_late_is_never_missed(record: Network, keeper: Viewer) -> None:
    """The number is taken under a lock that is held until commit: numbers come in commit order."""
    entered, go_on = threading.Event(), threading.Event()
    seen: list[int] = []

    def slow() -> None:
        with telling(keeper, Action("record_actor", "slow"), record):
            entered.set()
            go_on.wait(PATIENCE)

    first = in_thread(slow)
    entered.wait(PATIENCE)
    second = in_thread(lambda: record_actor(keeper, record, ActorDraft(name_en="quick")))
    seen.append(_newest())
    go_on.set()
    first.join(PATIENCE)
    second.join(PATIENCE)
    seen.append(_newest())

    assert seen == [1, 3]
    assert list(Change.objects.order_by("seq").values_list("about", flat=True)) == [
        "trial",
        "slow",
        "quick",
    ]
    assert broken_links(Change.objects.order_by("seq")) == []


def _newest() -> int:
    return max(Change.objects.using("reading").values_list("seq", flat=True))


def test_a_write_that_fails_leaves_no_change_and_no_row(record: Network, keeper: Viewer) -> None:
    def fail_half_way() -> None:
        with telling(keeper, Action("record_actor", "x"), record) as now:
            names = dict.fromkeys(("name_en", "sort_th", "sort_en", "search"), "x")
            row = {"network": record, "ref": "x", "kind": "group", "told": now.seq}
            Actor.objects.create(**row, **names)
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        fail_half_way()

    assert not Actor.objects.filter(ref="x").exists()
    assert _newest() == 1


def test_writers_get_their_turn_in_the_order_they_came() -> None:
    queue, order, started = _Queue(), [], []
    ready = [threading.Event() for _ in range(8)]

    def wait_for_turn(number: int) -> None:
        ready[number].set()
        with queue.turn():
            order.append(number)

    with queue.turn():
        for number in range(8):
            thread = threading.Thread(target=wait_for_turn, args=(number,))
            thread.start()
            started.append(thread)
            ready[number].wait(PATIENCE)
            until(lambda: len(queue._waiting) == len(started), "the next one waits")
    for thread in started:
        thread.join(PATIENCE)

    assert order == list(range(8))


def test_four_writers_at_once_lose_nothing(record: Network, keeper: Viewer) -> None:
    def write(letter: str) -> None:
        for number in range(10):
            record_actor(keeper, record, ActorDraft(name_en=f"{letter}{number}"))

    writers = [in_thread(lambda letter=letter: write(letter)) for letter in "abcd"]  # type: ignore[misc]
    for writer in writers:
        writer.join(PATIENCE * 3)

    assert Actor.objects.filter(network=record).count() == 40
    assert list(Change.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, 42))
    assert broken_links(Change.objects.order_by("seq")) == []
