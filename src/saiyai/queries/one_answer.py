"""What one answer has asked already: a page asks fifty questions, and many of them twice.

Nothing of it outlives the answer, and nothing that was read before a write is given after it
(decision 0019).
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, TypeVar

from saiyai.records.connections import is_writing, times_written

V = TypeVar("V")

_FOUND: Final[ContextVar[dict[Hashable, Any] | None]] = ContextVar("found", default=None)


@contextmanager
def in_one_answer() -> Iterator[None]:
    """Everything asked inside is one answer to one reader."""
    token = _FOUND.set({})
    try:
        yield
    finally:
        _FOUND.reset(token)


def found_once(key: Hashable, find: Callable[[], V]) -> V:
    """What was found under this key, looked for now if this answer has not yet.

    Outside an answer, and inside a transaction that writes, it is looked for each time. Whatever
    is not the same for every reader has the reader in its key; whoever changes what is given
    changes a copy. What raises is not kept.
    """
    found = _FOUND.get()
    if found is None or is_writing():
        return find()
    now = (times_written(), key)
    if now not in found:
        found[now] = find()
    told: V = found[now]
    return told


def is_answering() -> bool:
    """Whether what is asked here is kept for the rest of an answer."""
    return _FOUND.get() is not None and not is_writing()
