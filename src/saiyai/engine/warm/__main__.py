"""Compile everything, two families at a time: the last step of setting up."""

import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from time import perf_counter
from typing import Final

from saiyai.engine.jit import KERNELS
from saiyai.engine.warm.families import (
    FAMILIES,
    FOR_TODAY,
    Family,
    compile_family,
    compile_kernels,
)

_AT_ONCE: Final = 2
"""Processes side by side; each takes up to 500 MB of memory."""

_BY_NAME: Final = {family.name: family for family in FAMILIES}
_PASSES: Final = 3
_LEFT: Final = "--left"


def main(asked: list[str]) -> None:
    """Compile the families that are named, here; or all, in processes of their own."""
    if asked == [_LEFT]:
        _compile_left()
    elif asked:
        for name in asked:
            compile_family(_BY_NAME[name], _tell_long)
    else:
        _compile_all()


def _compile_all() -> None:
    """Family by family, then once more in one process, until nothing is left to compile."""
    begun = perf_counter()
    done: dict[str, Future[None]] = {}
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        for family in FAMILIES:
            before = [done[name] for name in family.after]
            done[family.name] = workers.submit(_in_a_process, family, before)
        for name in FOR_TODAY:
            done[name].result()
        _tell(f"what the page Today asks: ready after {perf_counter() - begun:.1f} s")
        for future in done.values():
            future.result()
    for _ in range(_PASSES):
        if _run(_LEFT, quiet=True) == "0":
            _tell(f"nothing is left to compile: ready after {perf_counter() - begun:.1f} s")
            return
    raise SystemExit("Kernels are compiled anew in every process: is numba's cache kept?")


def _in_a_process(family: Family, before: list[Future[None]]) -> None:
    for future in before:
        future.result()  # begun before this one, so that nobody waits for ever
    begun = perf_counter()
    _run(family.name)
    number = FAMILIES.index(family) + 1
    _tell(f"{number}/{len(FAMILIES)} {family.name}: {perf_counter() - begun:.1f} s")


def _run(asked: str, *, quiet: bool = False) -> str:
    """What this module says in a fresh process, where it is not told at once."""
    said = subprocess.run(  # noqa: S603 this very module
        [sys.executable, "-m", "saiyai.engine.warm", asked],
        stdout=subprocess.PIPE if quiet else None,
        text=True,
        check=False,
    )
    if said.returncode:
        raise SystemExit(f"Compiling failed with code {said.returncode}: {asked}")
    return (said.stdout or "").strip()


def _compile_left() -> None:
    """Call everything once more, and say how many kernels were not on disk."""
    compile_kernels(lambda _step, _seconds: None)
    _tell(str(sum(sum(kernel.stats.cache_misses.values()) for kernel in KERNELS)))


def _tell_long(step: str, seconds: float) -> None:
    if seconds >= 0.5:
        _tell(f"    {step}: {seconds:.1f} s")


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
