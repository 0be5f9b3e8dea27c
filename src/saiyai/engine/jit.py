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

from numba import njit, types
from numba.core import cgutils
from numba.extending import intrinsic
from numpy.typing import NDArray

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")

_CODE: Final[Any] = cgutils
"""What numba writes machine code with; it has no types."""

_READ_SOON_AND_OFTEN: Final = (0, 3, 1)
"""What LLVM is told of a fetch: to be read, into the nearest memory, as data."""

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


def _fetch(_typing: Any, array: Any, _index: Any) -> Any:  # noqa: ANN401 numba has no types
    """How `fetch` is compiled into whoever calls it: as one instruction."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:  # noqa: ANN401
        kind, ir = signature.args[0], _CODE.ir
        array = context.make_array(kind)(context, builder, given[0])
        indices = [given[1], *[context.get_constant(types.intp, 0)] * (kind.ndim - 1)]
        place = _CODE.get_item_pointer(context, builder, kind, array, indices)
        arguments = [_CODE.voidptr_t, *[_CODE.int32_t] * 3]
        instruction = builder.module.declare_intrinsic(
            "llvm.prefetch", arguments[:1], ir.FunctionType(ir.VoidType(), arguments)
        )
        how = (_CODE.int32_t(one) for one in _READ_SOON_AND_OFTEN)
        builder.call(instruction, [builder.bitcast(place, _CODE.voidptr_t), *how])
        return context.get_dummy_value()

    return types.void(array, types.intp), generate


fetch = cast("Callable[[NDArray[Any], int], None]", intrinsic(_fetch))
"""Have what stands at an index of an array brought near before it is needed, and do not wait.

What lies anywhere in a large memory takes as long to come as a hundred sums, and twenty such take
no longer than one. Of an array of rows it is the beginning of that row that comes; an index
beyond the end does no harm.

Note: no kernel of its own, but part of each kernel that says so; it changes nothing but the time.
"""
