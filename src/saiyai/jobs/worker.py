"""The worker: takes jobs one after another, and those of a worker that was killed as well.

Each worker holds a lock on a file of its own for as long as it lives. A job marked as running
whose worker holds no lock any more is taken up again, three times at most.
"""

import fcntl
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final
from uuid import uuid4

from django.conf import settings
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from saiyai.jobs.tasks import GIVE_UP

MOST_TRIES: Final = 3
PAUSE: Final = 0.3
"""Seconds between two looks at an empty queue."""

_GIVEN_UP: Final = f"given up after {MOST_TRIES} workers died on it"


def work(*, until_idle: bool = False) -> None:
    """Run jobs until asked to stop, or until none is left."""
    with _lease() as worker_id:
        worker = Worker(
            queue_names=["default"],
            interval=PAUSE,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )
        if not until_idle:
            _end_when_asked(worker)
        while worker.running:
            take_up_again()
            worker.run()  # until none is left
            if until_idle:
                return
            time.sleep(PAUSE)


def take_up_again() -> int:
    """Give back the jobs of workers that are gone. Returns: how many."""
    given_back = 0
    for job in DBTaskResult.objects.filter(status="RUNNING"):
        if job.worker_ids and _is_alive(job.worker_ids[-1]):
            continue
        # The same job as it was seen: another worker may have given it back and begun it since.
        seen = DBTaskResult.objects.filter(pk=job.pk, status="RUNNING", started_at=job.started_at)
        if len(job.worker_ids) < MOST_TRIES:
            given_back += seen.update(status="READY", started_at=None)
        else:
            GIVE_UP[job.task_path](job.args_kwargs["args"][0])  # twice does no harm
            seen.update(status="FAILED", finished_at=timezone.now(), traceback=_GIVEN_UP)
    return given_back


def _end_when_asked(worker: Worker) -> None:
    """Have it end after the job it is at; asked twice, at once.

    The library's own way exits where no job runs: in the midst of claiming one, too, which
    breaks off a commit and leaves a job claimed that nobody runs.
    """

    def ask(_signal: int, _frame: FrameType | None) -> None:
        if not worker.running:
            sys.exit(1)
        worker.running = False

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, ask)


@contextmanager
def _lease() -> Iterator[str]:
    worker_id = f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:8]}"[:64]
    path = _file_of(worker_id)
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield worker_id
        finally:
            path.unlink(missing_ok=True)


def _is_alive(worker_id: str) -> bool:
    """Whether a worker still holds its lock; a file nobody holds is cleared away."""
    path = _file_of(worker_id)
    if not path.exists():
        return False
    with path.open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    path.unlink(missing_ok=True)
    return False


def _file_of(worker_id: str) -> Path:
    folder: Path = settings.HOME / "workers"
    return folder / f"{worker_id}.lock"
