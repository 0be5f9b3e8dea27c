"""What runs without a person: jobs are run once, taken up again, and given up aloud."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django_tasks_db.models import DBTaskResult

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.errors import ReadingFailed
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Viewer
from saiyai.jobs.worker import MOST_TRIES, take_up_again, work
from saiyai.queries import readings
from saiyai.queries.imports import get_batch_page
from saiyai.queries.today import get_today
from saiyai.records.connections import writing
from saiyai.records.models import Actor, Change, Finding, ImportBatch, Network, Tie
from saiyai.services.actors import record_actor
from saiyai.services.imports.batches import (
    AT_ONCE_BYTES,
    AT_ONCE_ROWS,
    choose,
    tell_import,
    upload_files,
)
from saiyai.services.imports.reading import Choices
from saiyai.services.networks import record_network
from saiyai.services.readings import ask_reading
from saiyai.services.tasks import start
from tests.processes import PATIENCE, environment, is_alive, kill, until

pytestmark = pytest.mark.usefixtures("committed")
DAY = date(2026, 10, 31)
DEAD = "a-worker-that-is-gone"


@pytest.fixture
def record(keeper: Viewer) -> Network:
    """A record that other processes can see."""
    network = record_network(keeper, name_en="Trial", slug="trial", clock=DAY)
    record_actor(keeper, network, ActorDraft(ref="a", name_en="A", kind=ActorKind.GROUP))
    return network


Start = Callable[[], subprocess.Popen[bytes]]


@pytest.fixture
def worker() -> Iterator[Start]:
    """Starts a worker process on the database of the tests; none outlives the test."""
    started: list[subprocess.Popen[bytes]] = []

    def begin() -> subprocess.Popen[bytes]:
        where = connections["default"].settings_dict
        url = f"sqlite:///{where['NAME']}"
        if connections["default"].vendor == "postgresql":
            url = f"postgresql://{where['USER']}@{where['HOST']}:{where['PORT']}/{where['NAME']}"
        own = environment(settings.HOME, SAIYAI_DATABASE_URL=url)
        command = [sys.executable, "-m", "saiyai", "work"]
        process = subprocess.Popen(command, env=own)  # noqa: S603 - our own command
        started.append(process)
        until(lambda: leases(process.pid), "a worker holds its lock")
        return process

    yield begin
    for process in started:
        process.kill()
        process.wait(PATIENCE)
        for lease in leases(process.pid):
            lease.unlink()


def workers() -> Path:
    folder: Path = settings.HOME / "workers"
    return folder


def leases(pid: int) -> list[Path]:
    return list(workers().glob(f"*-{pid}-*.lock"))


def job() -> "DBTaskResult[..., Any]":
    found: DBTaskResult[..., Any] = DBTaskResult.objects.get()
    return found


def ties(count: int, note: str = "") -> bytes:
    """A list of ties between half as many groups."""
    n = count // 2
    rows = [f"g{i % n},g{(i * 7 + 1 + i // n) % n},{note}" for i in range(count)]
    return "\n".join(["source,target,note", *rows]).encode()


def checked(keeper: Viewer, network: Network | None, count: int) -> ImportBatch:
    """A file read and ready to be told."""
    return upload_files(keeper, network, [("ties.csv", ties(count))], at_once=True)


def test_a_large_file_is_read_and_told_by_jobs(keeper: Viewer, record: Network) -> None:
    content = ties(AT_ONCE_ROWS // 2, "told at the meeting in the temple hall " * 10)
    assert len(content) > AT_ONCE_BYTES
    batch = upload_files(keeper, record, [("ties.csv", content)])
    assert batch.state == "uploaded"
    work(until_idle=True)
    batch.refresh_from_db()
    assert batch.state == "read"
    tell_import(keeper, batch)
    assert get_batch_page(keeper, batch.pk).state == "queued"
    work(until_idle=True)

    page = get_batch_page(keeper, batch.pk)
    assert (page.state, page.counts["Tie"]) == ("told", Tie.objects.count())
    assert {one.status for one in DBTaskResult.objects.all()} == {"SUCCESSFUL"}


def test_a_large_file_that_cannot_be_read_says_why(keeper: Viewer, record: Network) -> None:
    batch = upload_files(keeper, record, [("broken.xlsx", b"PK\x03\x04" + b"x" * AT_ONCE_BYTES)])
    work(until_idle=True)

    page = get_batch_page(keeper, batch.pk)
    assert page.state == "failed"
    assert page.error["code"] == "unreadable_file"
    assert page.error["facts"]["file"] == "broken.xlsx"


def test_a_file_thrown_away_before_it_was_read_is_left_alone(
    keeper: Viewer, record: Network
) -> None:
    batch = upload_files(keeper, record, [("ties.csv", b"a" * (AT_ONCE_BYTES + 1))])
    batch.delete()
    work(until_idle=True)

    assert job().status == "SUCCESSFUL"


def test_a_reading_is_made_by_a_job_and_then_shown(
    keeper: Viewer, record: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "AT_ONCE", 0)  # every record is a large one
    assert get_today(keeper, record, AsOf(DAY)).reading is None
    ask_reading(keeper, record, AsOf(DAY))
    ask_reading(keeper, record, AsOf(DAY))
    work(until_idle=True)
    read = get_today(keeper, record, AsOf(DAY))

    assert read.reading is not None
    assert (read.newer, DBTaskResult.objects.count()) == (0, 1)
    record_actor(keeper, record, ActorDraft(name_en="B"))
    assert get_today(keeper, record, AsOf(DAY)).newer == 1


def test_a_reading_that_cannot_be_made_is_told_to_whoever_waits(
    keeper: Viewer, record: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "AT_ONCE", 0)
    ask_reading(keeper, record, AsOf(DAY))
    DBTaskResult.objects.update(status="RUNNING", worker_ids=[DEAD] * MOST_TRIES)
    work(until_idle=True)

    with pytest.raises(ReadingFailed):
        get_today(keeper, record, AsOf(DAY))
    record_actor(keeper, record, ActorDraft(name_en="B"))
    assert get_today(keeper, record, AsOf(DAY)).reading is None


def test_a_fault_in_a_job_fails_it_and_the_next_one_runs(keeper: Viewer, record: Network) -> None:
    odd = Finding.objects.create(
        network=record, method="today", version=1, edition="nobody", day=DAY, seq=1, state="asked"
    )
    start("make_finding", odd.pk)
    ask_reading(keeper, record, AsOf(DAY))
    work(until_idle=True)
    odd.refresh_from_db()

    assert odd.state == "failed"
    assert sorted(one.status for one in DBTaskResult.objects.all()) == ["FAILED", "SUCCESSFUL"]


def test_a_killed_import_is_taken_up_again_and_told_once(
    keeper: Viewer, record: Network, worker: Start
) -> None:
    batch = checked(keeper, record, 6_000)
    process = worker()
    tell_import(keeper, batch)
    until(lambda: get_batch_page(keeper, batch.pk).done > 0, "rows are staged")
    kill(process.pid)
    process.wait(PATIENCE)
    staged = Actor.objects.filter(told__isnull=True).count()
    assert (job().status, get_batch_page(keeper, batch.pk).state) == ("RUNNING", "running")
    assert staged > 0
    work(until_idle=True)

    assert (job().status, len(job().worker_ids)) == ("SUCCESSFUL", 2)
    assert get_batch_page(keeper, batch.pk).state == "told"
    assert Tie.objects.count() == Tie.objects.known(None).count() == batch.counts["ties"]
    assert not Actor.objects.filter(told__isnull=True).exists()
    assert Change.objects.filter(action="import").count() == 1


def test_a_job_is_taken_up_three_times_and_then_given_up_aloud(
    keeper: Viewer, record: Network
) -> None:
    batch = checked(keeper, record, 4_000)
    tell_import(keeper, batch)
    for tries in range(1, MOST_TRIES):
        DBTaskResult.objects.update(status="RUNNING", worker_ids=[DEAD] * tries)
        assert take_up_again() == 1
        assert job().status == "READY"
    DBTaskResult.objects.update(status="RUNNING", worker_ids=[DEAD] * MOST_TRIES)
    Actor.objects.create(
        network=record,
        ref="x",
        kind="group",
        batch=batch,
        **dict.fromkeys(("name_en", "sort_th", "sort_en", "search"), "x"),
    )

    assert take_up_again() == 0
    assert job().status == "FAILED"
    page = get_batch_page(keeper, batch.pk)
    assert (page.state, page.error["code"]) == ("failed", "fault")
    assert not Actor.objects.filter(ref="x").exists()


def test_an_import_that_was_given_up_can_be_chosen_and_told_again(
    keeper: Viewer, record: Network
) -> None:
    batch = checked(keeper, record, 4_000)
    tell_import(keeper, batch)
    DBTaskResult.objects.update(status="RUNNING", worker_ids=[DEAD] * MOST_TRIES)
    take_up_again()
    batch.refresh_from_db()
    choose(keeper, batch, Choices(batch.plan, {}, lay_lines=False))
    tell_import(keeper, batch)
    work(until_idle=True)

    assert get_batch_page(keeper, batch.pk).state == "told"


def test_the_job_of_a_worker_that_lives_is_left_to_it(
    keeper: Viewer, record: Network, worker: Start
) -> None:
    process = worker()
    living = leases(process.pid)[0].stem
    with writing():  # no worker sees the job before it is one that runs
        ask_reading(keeper, record, AsOf(DAY))
        DBTaskResult.objects.update(status="RUNNING", worker_ids=[living])

    assert (take_up_again(), job().status) == (0, "RUNNING")


def test_a_living_worker_notices_that_another_has_died(
    keeper: Viewer, record: Network, worker: Start
) -> None:
    process = worker()
    with writing():
        ask_reading(keeper, record, AsOf(DAY))
        DBTaskResult.objects.update(status="RUNNING", worker_ids=[DEAD])
    until(lambda: job().status == "SUCCESSFUL", "the job is run")

    assert job().worker_ids == [DEAD, leases(process.pid)[0].stem]


def test_two_workers_run_no_job_twice_and_end_when_asked(
    keeper: Viewer, record: Network, worker: Start
) -> None:
    both = [worker(), worker()]
    for back in range(20):
        ask_reading(keeper, record, AsOf(DAY - timedelta(days=back)))
    done = DBTaskResult.objects.filter(status="SUCCESSFUL")
    until(lambda: done.count() == 20, "every job is run")
    for process in both:
        process.terminate()

    assert [process.wait(PATIENCE) for process in both] == [0, 0]
    assert {len(one.worker_ids) for one in DBTaskResult.objects.all()} == {1}
    assert not any(leases(process.pid) or is_alive(process.pid) for process in both)
    assert Finding.objects.filter(state="ready").count() == 20


@pytest.fixture
def own_signals() -> Iterator[None]:
    """Whatever answers these signals answers them again afterwards."""
    before = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)}
    yield
    for name, answer in before.items():
        signal.signal(name, answer)


@pytest.mark.usefixtures("own_signals")
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_worker_asked_to_end_while_it_claims_a_job_runs_that_job_and_no_other(
    asked: signal.Signals, keeper: Viewer, record: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = DBTaskResult.claim

    def claim_and_be_asked(job: "DBTaskResult[..., Any]", worker_id: str) -> None:
        claim(job, worker_id)
        signal.raise_signal(asked)

    monkeypatch.setattr(DBTaskResult, "claim", claim_and_be_asked)
    for back in range(2):
        ask_reading(keeper, record, AsOf(DAY - timedelta(days=back)))
    work()

    assert sorted(one.status for one in DBTaskResult.objects.all()) == ["READY", "SUCCESSFUL"]
    assert not leases(os.getpid())


@pytest.mark.usefixtures("own_signals")
def test_a_worker_asked_twice_ends_at_once_and_its_job_is_taken_up_again(
    keeper: Viewer, record: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = DBTaskResult.claim

    def claim_and_be_asked_twice(job: "DBTaskResult[..., Any]", worker_id: str) -> None:
        claim(job, worker_id)
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)

    ask_reading(keeper, record, AsOf(DAY))
    with monkeypatch.context() as patch:
        patch.setattr(DBTaskResult, "claim", claim_and_be_asked_twice)
        with pytest.raises(SystemExit, match="1"):
            work()
    work(until_idle=True)

    assert job().status == "SUCCESSFUL"


def test_a_file_nobody_holds_is_cleared_away(record: Network, keeper: Viewer) -> None:
    workers().mkdir(exist_ok=True)
    (workers() / f"{DEAD}.lock").touch()
    ask_reading(keeper, record, AsOf(DAY))
    DBTaskResult.objects.update(status="RUNNING", worker_ids=[DEAD])
    take_up_again()

    assert not (workers() / f"{DEAD}.lock").exists()
