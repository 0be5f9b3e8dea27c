"""What a process keeps of what it computed: the newest few, by key."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Final, TypeVar

V = TypeVar("V")


_EVERY: Final[list["Newest"]] = []


class Newest:
    """The newest few values by key; one thread makes each, the others wait for it."""

    def __init__(self, keep: int) -> None:
        self._keep = keep
        self._values: OrderedDict[Any, Any] = OrderedDict()
        self._guard = threading.Lock()
        _EVERY.append(self)

    def get(self, key: Any, make: Callable[[], V]) -> V:  # noqa: ANN401 - any hashable
        """The value of a key, made now if it is not kept."""
        with self._guard:
            if key not in self._values:
                self._values[key] = make()
            self._values.move_to_end(key)
            while len(self._values) > self._keep:
                self._values.popitem(last=False)
            value: V = self._values[key]
            return value

    def renew(self, key: Any, make: Callable[[], V]) -> V:  # noqa: ANN401 - any hashable
        """The value of a key, made now whether it is kept or not."""
        with self._guard:
            self._values.pop(key, None)
        return self.get(key, make)

    def holds(self, key: Any) -> bool:  # noqa: ANN401 - any hashable
        """Whether the value of a key is here already. Does not wait for one that is being made."""
        return key in self._values

    def forget(self) -> None:
        """Keep nothing: after an erasure, and between tests that share row ids."""
        with self._guard:
            self._values.clear()


def forget_kept() -> None:
    """Keep nothing of anything: what was made of a record is made of it again."""
    for kept in _EVERY:
        kept.forget()
