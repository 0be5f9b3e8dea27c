"""The two ways to the database: `default` writes, `reading` is a snapshot that cannot write.

On SQLite a read inside a writing transaction would take the write lock and make writers wait for
readers, and Django's busy handler has no queue, so that one writer of several can starve. Hence
a second alias for reading, and a queue in front of the first.
"""

import fcntl
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction

WRITING = "default"


class OneDatabase:
    """The router of both aliases, which are one database: rows read by one fit rows of the other.

    Without it Django refuses to tell an event of a network that was read through the snapshot.
    """

    def db_for_write(self, *_: object, **__: object) -> str:
        """Writes never go to the snapshot."""
        return WRITING

    def allow_relation(self, *_: object, **__: object) -> bool:
        """Rows of one database may refer to one another."""
        return True


_inside_writing: ContextVar[bool] = ContextVar("inside_writing", default=False)


def alias() -> str:
    """The alias to read from: the snapshot, or inside `writing` the transaction itself."""
    return WRITING if _inside_writing.get() else str(settings.READING_ALIAS)


def is_writing() -> bool:
    """Whether a transaction that writes is open here."""
    return _inside_writing.get()


_written: ContextVar[int] = ContextVar("written", default=0)


def times_written() -> int:
    """How many transactions that write have ended here: what was read before may be no more."""
    return _written.get()


@contextmanager
def snapshot() -> Iterator[str]:
    """All reads inside see one state of the record. Yields the alias."""
    using = alias()
    with transaction.atomic(using=using, savepoint=False):
        yield using


@contextmanager
def writing() -> Iterator[None]:
    """One transaction that writes, after its turn in the queue; nested ones join the outer.

    Cost: waits for writers before it, in the order they came.
    """
    if _inside_writing.get():
        yield
        return
    with ExitStack() as stack:
        if connections[WRITING].vendor == "sqlite":
            stack.enter_context(_QUEUE.turn())
            stack.enter_context(_between_processes())
        stack.callback(lambda: _written.set(_written.get() + 1))
        stack.enter_context(transaction.atomic(using=WRITING))
        token = _inside_writing.set(True)
        stack.callback(_inside_writing.reset, token)
        yield


class _Queue:
    """A lock that is handed on in the order in which it was asked for."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    @contextmanager
    def turn(self) -> Iterator[None]:
        mine = threading.Event()
        with self._guard:
            if self._taken:
                self._waiting.append(mine)
            else:
                self._taken = True
                mine.set()
        mine.wait()
        try:
            yield
        finally:
            with self._guard:
                if self._waiting:
                    self._waiting.popleft().set()
                else:
                    self._taken = False


_QUEUE = _Queue()


@contextmanager
def _between_processes() -> Iterator[None]:
    """The same turn for web and worker: a lock on a file beside the database."""
    path = Path(f"{connections[WRITING].settings_dict['NAME']}.queue")
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield  # closing the file gives the lock back
