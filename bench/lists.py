"""How long lists and writing take in a large record, with others reading and writing beside.

    make bench-lists                   # SQLite, full size; building the record takes the longest
    make bench-lists DATABASE=postgres
    .venv/bin/python -m bench.lists --size 0.1 --keep FOLDER

Ten readers, half of them members and half keepers, ask one page after another, each with a pause
as a person makes; two writers tell events meanwhile. What is timed is the whole page: middleware,
queries, template. Then four writers tell events of four participants as fast as they can.

Wall times are those of the machine as it is, so its load and pace are printed beside them; `CPU`
is what the thread that made the page used itself, without the database server of PostgreSQL.
"""

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

READERS: Final = 10
WRITERS: Final = 2
PAUSE: Final = 2.0
"""So long a person looks at a page before the next, in seconds, half as much more or less."""
PAUSE_ALONE: Final = 0.2
SECONDS: Final = 180
STORM: Final = 10_000
EYES: Final = ("member", "keeper")
PAGE_MS: Final = 100.0
"""The promise of a page: so long at the 95th of a hundred."""
WRITE_MS: Final = 250.0
"""The promise of an event: so long at the slowest."""


@dataclass(frozen=True, slots=True)
class Took:
    """How long one thing took, in seconds: on the clock, and of the processor."""

    wall: float
    cpu: float


Times = dict[tuple[str, str], list[Took]]


def main() -> None:
    """Build the record, ask, write, print; fail where something was not measured at all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--storm", type=int, default=STORM)
    parser.add_argument("--keep", type=Path, help="a folder where the record stays for next time")
    asked = parser.parse_args()
    with database_in(asked.database, asked.keep):
        import django  # noqa: PLC0415 - only once the database is known

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saiyai.config.settings")
        django.setup()
        import saiyai.config.asgi  # noqa: F401, PLC0415 - what stands is set aside as where it is served

        _measure(asked)


@contextmanager
def database_in(name: str, keep: Path | None) -> Iterator[None]:
    """A database of the asked kind, in a folder of its own that goes unless it is kept."""
    with ExitStack() as stack:
        folder = keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="saiyai-b-")))
        folder.mkdir(parents=True, exist_ok=True)
        os.environ["SAIYAI_HOME"] = str(folder)
        os.environ["SAIYAI_ALLOWED_HOSTS"] = "testserver"
        if name == "postgres":
            from machine import postgres_in  # noqa: PLC0415 - not needed for SQLite

            own = folder / "postgres"
            own.mkdir(exist_ok=True)
            os.environ["SAIYAI_DATABASE_URL"] = stack.enter_context(postgres_in(own))
        yield


def _measure(asked: argparse.Namespace) -> None:
    network = _record(asked)
    pages = _pages(network)
    for alone in (True, False):
        took = _ask(network, pages, asked.seconds, alone=alone)
        beside = "one reader alone" if alone else f"{READERS} readers, {WRITERS} writers"
        _show(f"{asked.database}, {beside}", took, PAGE_MS, slowest=False)
    told = _storm(network, asked.storm)
    storm = {("4 writers", "event with 4 participants"): told}
    _show(f"{asked.database}, writing", storm, WRITE_MS, slowest=True)


def _record(asked: argparse.Namespace) -> Any:  # noqa: ANN401 - a row of the record
    """The large record: the one that was kept, or a new one."""
    from bench.big_record import FULL, Size, build  # noqa: PLC0415 - needs Django to be set up
    from saiyai.records.models import Network  # noqa: PLC0415
    from saiyai.services.upgrade import upgrade_database  # noqa: PLC0415

    upgrade_database()
    if kept := Network.objects.filter(slug="big").first():
        return kept
    size = Size(*(int(n * asked.size) for n in (FULL.actors, FULL.events, FULL.ties)))
    begun = time.monotonic()
    network = build(size)
    print(f"{asked.database}: {size} told in {time.monotonic() - begun:.0f} s", flush=True)
    return network


def _pages(network: Any) -> Mapping[str, str]:  # noqa: ANN401 - a row of the record
    """Addresses by what they ask."""
    from django.db.models import Count  # noqa: PLC0415

    from saiyai.queries.paging import page_key  # noqa: PLC0415
    from saiyai.records.models import Actor, Event, Part  # noqa: PLC0415

    actors = Actor.objects.filter(network=network).order_by("sort_th", "id")
    events = Event.objects.filter(network=network).order_by("-latest", "-id")
    far = events[min(500_000, events.count() // 2)]
    middle = actors[actors.count() // 2]
    busiest = Part.objects.values("actor__ref").annotate(n=Count("pk")).order_by("-n")[0]
    here = f"/n/{network.slug}"
    return {
        "members, first page": f"{here}/members",
        "members, in the middle": f"{here}/members?after={page_key(middle.sort_th, middle.pk)}",
        "members, search of 2 letters": f"{here}/members?q=สม",
        "members, search of 3 letters": f"{here}/members?q=ฝาย",
        "members, search of 10 letters": f"{here}/members?q={actors[0].name_th[:10]}",
        "events, first page (API)": f"/api/v1/networks/{network.slug}/events/",
        "events, page 10,000 (API)": f"/api/v1/networks/{network.slug}/events/"
        f"?after={page_key(far.latest.isoformat(), far.pk)}",
        "the busiest member": f"{here}/member/of/{busiest['actor__ref']}",
        "any member": f"{here}/member/of/{middle.ref}",
    }


def _ask(
    network: Any,  # noqa: ANN401
    pages: Mapping[str, str],
    seconds: float,
    *,
    alone: bool,
) -> Times:
    took: Times = {(eye, name): [] for eye in EYES for name in pages}
    readers, pause = (1, PAUSE_ALONE) if alone else (READERS, PAUSE)
    turn = _Turn(pause, threading.Event(), threading.Barrier(readers + 1), [])
    stop, failed = turn.stop, turn.failed
    work: list[Callable[[int], None]] = [lambda n: _read(pages, took, turn, n)] * readers
    if not alone:
        work += [lambda n: _write(network, stop, n)] * WRITERS
    threads = [threading.Thread(target=one, args=(at,)) for at, one in enumerate(work)]
    for thread in threads:
        thread.start()
    turn.ready.wait()
    stop.wait(seconds)
    stop.set()
    for thread in threads:
        thread.join()
    if failed:
        raise SystemExit("\n".join(failed))
    return took


@dataclass(frozen=True, slots=True)
class _Turn:
    """One measuring: how long readers pause, when they begin and stop, and what went wrong."""

    pause: float
    stop: threading.Event
    ready: threading.Barrier
    failed: list[str]


def _read(pages: Mapping[str, str], took: Times, turn: _Turn, seed: int) -> None:
    """Ask pages as a person does, now with one eye and now with the other."""
    from django.test import Client  # noqa: PLC0415

    dice, readers = random.Random(seed), {eye: Client() for eye in EYES}
    for eye, reader in readers.items():
        reader.post("/see-as", {"eye": eye})
        for address in pages.values():  # what a process makes once is no part of a page
            reader.get(address)
    turn.ready.wait()
    for eye, name in _turns(dice, list(took)):
        if turn.stop.wait(turn.pause * dice.uniform(0.5, 1.5)):
            return
        begun = time.perf_counter(), time.thread_time()
        answer = readers[eye].get(pages[name])
        ended = time.perf_counter(), time.thread_time()
        took[eye, name].append(Took(ended[0] - begun[0], ended[1] - begun[1]))
        if answer.status_code != 200:
            turn.failed.append(f"{pages[name]} answered {answer.status_code} to a {eye}")
            turn.stop.set()


def _turns(dice: random.Random, every: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Every page in its turn, in an order of its own each time."""
    while True:
        yield from dice.sample(every, len(every))


def _write(network: Any, stop: threading.Event, seed: int) -> None:  # noqa: ANN401
    dice = random.Random(seed)
    while not stop.wait(PAUSE * dice.uniform(0.5, 1.5)):
        _tell(network, dice)


def _tell(network: Any, dice: random.Random) -> Took:  # noqa: ANN401
    """One event with four participants."""
    from saiyai.domain.drafts import EventDraft, PartDraft  # noqa: PLC0415
    from saiyai.domain.periods import on  # noqa: PLC0415
    from saiyai.domain.viewers import LOCAL_KEEPER  # noqa: PLC0415
    from saiyai.services.events import record_event  # noqa: PLC0415

    here = dice.sample(range(1_000), 4)
    parts = tuple(PartDraft(f"a{number}", "participant") for number in here)
    draft = EventDraft("activity", on(network.clock), {"title": "ประชุม"}, parts=parts)
    begun = time.perf_counter(), time.thread_time()
    record_event(LOCAL_KEEPER, network, draft)
    return Took(time.perf_counter() - begun[0], time.thread_time() - begun[1])


def _storm(network: Any, events: int) -> list[Took]:  # noqa: ANN401
    took: list[Took] = []

    def write(seed: int) -> None:
        dice = random.Random(seed)
        took.extend(_tell(network, dice) for _ in range(events // 4))

    threads = [threading.Thread(target=write, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(took) < events // 4 * 4:
        raise SystemExit(f"only {len(took)} of {events} events were told")
    return took


def _show(title: str, took: Times, promise: float, *, slowest: bool) -> None:
    """A table; what breaks its promise has a mark. Raises: SystemExit for what has no times."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(
        f"\n{title} (load {load} on {os.cpu_count()} cores; a million additions {_pace():.0f} ms)"
    )
    print(f"{'':41}{'asked':>7}{'p50':>9}{'p95':>9}{'slowest':>9}{'CPU p50':>9}  ms")
    for (who, name), times in took.items():
        if len(times) < 2:
            raise SystemExit(f"{who}, {name}: measured {len(times)} times; give more --seconds")
        wall, cpu = ([one * 1000 for one in row] for row in _columns(times))
        cuts, worst = quantiles(wall, n=20, method="inclusive"), max(wall)
        shown = (cuts[9], cuts[18], worst, quantiles(cpu, n=2)[0])
        over = (worst if slowest else cuts[18]) > promise
        row = f"{who:10} {name:30}{len(times):>7}" + "".join(f"{one:>9.1f}" for one in shown)
        print(f"{row}{'  over ' + str(int(promise)) if over else ''}", flush=True)


def _pace() -> float:
    """Milliseconds of the processor for a plain loop: cores that are shared are slower, too."""
    begun, total = time.thread_time(), 0
    for number in range(1_000_000):
        total += number
    return (time.thread_time() - begun) * 1000


def _columns(times: list[Took]) -> tuple[list[float], list[float]]:
    return [one.wall for one in times], [one.cpu for one in times]


if __name__ == "__main__":
    main()
