"""The array types the engine speaks, and how an array is closed to writers."""

from collections.abc import Sequence
from typing import Any, Final, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Bools: TypeAlias = NDArray[np.bool_]
UInt8s: TypeAlias = NDArray[np.uint8]
Int8s: TypeAlias = NDArray[np.int8]
Int32s: TypeAlias = NDArray[np.int32]
Int64s: TypeAlias = NDArray[np.int64]
Float32s: TypeAlias = NDArray[np.float32]
Float64s: TypeAlias = NDArray[np.float64]

Places: TypeAlias = Float32s | Float64s
"""Where nodes stand in a drawing, x and y of each."""

Numbers: TypeAlias = NDArray[Any] | Sequence[Any]
"""What callers may give where an array is wanted."""

INT32_MAX: Final = int(np.iinfo(np.int32).max)
INT32_MIN: Final = int(np.iinfo(np.int32).min)

_Array = TypeVar("_Array", bound=NDArray[Any])
_Arrays = TypeVar("_Arrays", bound=tuple[NDArray[Any], ...])


def seal(array: _Array) -> _Array:
    """The same array, closed to writers: for arrays we have just made ourselves."""
    array.setflags(write=False)
    return array


def sealed(arrays: _Arrays) -> _Arrays:
    """The same arrays, all closed to writers: for what a kernel has just made."""
    for array in arrays:
        seal(array)
    return arrays


def sealed_copy(given: Numbers, dtype: type[Any]) -> NDArray[Any]:
    """A read-only copy of a given array; what its owner does to the original cannot reach it."""
    return seal(np.array(given, dtype=dtype, order="C"))


def is_whole(given: NDArray[Any]) -> bool:
    """Whether an array holds whole numbers by type; an empty list has no type yet."""
    return given.dtype.kind in "iu" or given.size == 0
