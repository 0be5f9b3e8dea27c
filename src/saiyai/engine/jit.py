"""Compiled functions: how kernels are made, kept on disk, and kept out of one another's way.

Four rules keep kernels fast to start and safe to run:

- A kernel calls kernels of its own file only: the cache on disk watches the date of one file.
- A kernel never asks which thread it runs on: numba refuses to cache one that does. Parallel
  work is cut into a fixed number of chunks instead, which also makes sums reproducible.
- A kernel is compiled once for each kind of argument, and an array closed to writers is another
  kind than an open one, as the unsigned counter of `prange` is another than a plain one: callers
  agree, by `seal` and by `int(np.int64(counter))`.
- Once a parallel kernel has run, a process may spawn others but not fork: OpenMP kills the child.
"""

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import Any, Final, ParamSpec, TypeVar, cast

from numba import njit

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")

PARALLEL: Final = RLock()
"""Held while a parallel kernel runs: two threads in numba's own pool abort the whole process."""

KERNELS: Final[list[Any]] = []
"""Every kernel that has been declared, as numba's dispatcher; `warm` compiles them all."""


def kernel(function: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """Compile a function at its first call and keep the machine code on disk.

    Note: it runs without the interpreter's lock, so other threads go on.
    """
    return cast("Callable[_Given, _Made]", _declare(function, parallel=False))


def parallel_kernel(function: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """Compile a function whose `prange` loops use every core; one such kernel runs at a time.

    Note: other kernels cannot call it, since it takes the lock in Python.
    """
    dispatcher = _declare(function, parallel=True)

    @wraps(function)
    def alone(*args: _Given.args, **kwargs: _Given.kwargs) -> _Made:
        with PARALLEL:
            return cast("_Made", dispatcher(*args, **kwargs))

    return alone


def _declare(function: Callable[..., Any], *, parallel: bool) -> Any:  # noqa: ANN401 numba has no types
    dispatcher = njit(cache=True, nogil=True, parallel=parallel)(function)
    KERNELS.append(dispatcher)
    return dispatcher
