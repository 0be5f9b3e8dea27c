"""Memory of a process that measures a large network once, and ends."""

import ctypes
from typing import Final

_TRIM_THRESHOLD: Final = -1
_MMAP_MAX: Final = -4
"""The names of glibc's `malloc.h` for when what is free goes back, and how much is mapped."""

_NEVER: Final = 2**31 - 1


def keep_memory() -> bool:
    """Use what was freed again, where it went back to the system, which clears each new page.

    Arrays of tens of millions of bytes come and go by the hundred in a whole report, so it takes
    less time, and some more memory. For commands that end; a server would keep it all.

    Returns: whether this C library can; others than glibc go on as they do.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and bool(mallopt(_MMAP_MAX, 0) and mallopt(_TRIM_THRESHOLD, _NEVER))
