"""What is worked out of a network once, for every measure that reads it.

A network does not change, so what one pass over it has found holds for as long as it lives.
"""

from collections.abc import Callable, Hashable
from threading import RLock
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

_Network = TypeVar("_Network", bound=Hashable)
"""A `Network`; not named here, since its own rows are passes too."""

_Found = TypeVar("_Found")

_KEPT: Final[WeakKeyDictionary[Any, dict[Hashable, Any]]] = WeakKeyDictionary()
_LOCK: Final = RLock()


def found_before(network: _Network, work: Callable[[_Network], _Found]) -> _Found | None:
    """What this pass has found, if it was made: for whoever could do with less."""
    with _LOCK:
        already: _Found | None = _KEPT.get(network, {}).get(work)
        return already


def passed(network: _Network, work: Callable[[_Network], _Found]) -> _Found:
    """What this pass finds in a network: worked out when first asked, then kept with it.

    A pass gives sealed arrays or plain numbers, since all who ask are given the same.
    Cost: that of the pass, once; its memory goes when the network does. Two threads that ask at
    once for the first time may both do the work; both are given what was kept first.
    """
    already = found_before(network, work)
    if already is not None:
        return already
    found = work(network)
    with _LOCK:
        first: _Found = _KEPT.setdefault(network, {}).setdefault(work, found)
        return first
