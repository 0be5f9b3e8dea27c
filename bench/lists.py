"""How long lists take in a large record, with others reading and writing beside.

    make bench                      # SQLite, full size: about ten minutes
    .venv/bin/python bench/lists.py --database postgres --size 0.1

Ten readers ask one page after another, each with a pause as a person makes; two writers tell
events meanwhile. What is timed is the whole page: middleware, queries, template. Then four
writers tell events of four participants as fast as they can, and the slowest is shown.
"""

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "bench")]

READERS: Final = 10
WRITERS: Final = 2
PAUSE: Final = 0.5
SECONDS: Final = 60
STORM: Final = 10_000


def main() -> None:
    """Build the record, ask, write, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--storm", type=int, default=STORM)
    asked = parser.parse_args()
    with _database(asked.database):
        import django  # noqa: PLC0415 - only once the database is known

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saiyai.config.settings")
        django.setup()
        _measure(asked)


@contextmanager
def _database(name: str) -> Iterator[None]:
    """An empty database of the asked kind in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="saiyai-bench-") as folder:
        os.environ["SAIYAI_HOME"] = folder
        os.environ["SAIYAI_ALLOWED_HOSTS"] = "testserver"
        if name == "sqlite":
            yield
            return
        from machine import postgres_running  # noqa: PLC0415 - not needed for SQLite

        with postgres_running() as url:
            os.environ["SAIYAI_DATABASE_URL"] = url
            yield


def _measure(asked: argparse.Namespace) -> None:
    from big_record import FULL, Size, build  # noqa: PLC0415 - needs Django to be set up

    from saiyai.services.upgrade import upgrade_database  # noqa: PLC0415

    upgrade_database()
    size = Size(*(int(n * asked.size) for n in (FULL.actors, FULL.events, FULL.ties)))
    begun = time.monotonic()
    network = build(size)
    print(f"{asked.database}: {size} told in {time.monotonic() - begun:.0f} s", flush=True)
    pages = _pages(network)
    for alone in (True, False):
        took = _ask(network, pages, asked.seconds, alone=alone)
        _show("one reader alone" if alone else f"{READERS} readers, {WRITERS} writers", took)
    _show("4 writers", {"event with 4 participants": _storm(network, asked.storm)})


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
    }


def _ask(
    network: Any,  # noqa: ANN401
    pages: Mapping[str, str],
    seconds: float,
    *,
    alone: bool,
) -> dict[str, list[float]]:
    took: dict[str, list[float]] = {name: [] for name in pages}
    stop = threading.Event()
    work: list[Callable[[int], None]] = [lambda n: _read(pages, took, stop, n)]
    if not alone:
        work = [*work * READERS, *[lambda n: _write(network, stop, n)] * WRITERS]
    threads = [threading.Thread(target=one, args=(at,)) for at, one in enumerate(work)]
    for thread in threads:
        thread.start()
    stop.wait(seconds)
    stop.set()
    for thread in threads:
        thread.join()
    return took


def _read(
    pages: Mapping[str, str], took: dict[str, list[float]], stop: threading.Event, seed: int
) -> None:
    from django.test import Client  # noqa: PLC0415

    dice, reader = random.Random(seed), Client()
    reader.post("/see-as", {"eye": "member"})
    while not stop.wait(PAUSE * dice.uniform(0.5, 1.5)):
        name = dice.choice(list(pages))
        begun = time.perf_counter()
        answer = reader.get(pages[name])
        took[name].append(time.perf_counter() - begun)
        if answer.status_code != 200:
            raise SystemExit(f"{pages[name]} answered {answer.status_code}")


def _write(network: Any, stop: threading.Event, seed: int) -> None:  # noqa: ANN401
    dice = random.Random(seed)
    while not stop.wait(PAUSE * dice.uniform(0.5, 1.5)):
        _tell(network, dice)


def _tell(network: Any, dice: random.Random) -> float:  # noqa: ANN401
    """One event with four participants. Returns: seconds."""
    from saiyai.domain.drafts import EventDraft, PartDraft  # noqa: PLC0415
    from saiyai.domain.periods import on  # noqa: PLC0415
    from saiyai.domain.viewers import LOCAL_KEEPER  # noqa: PLC0415
    from saiyai.services.events import record_event  # noqa: PLC0415

    here = dice.sample(range(1_000), 4)
    parts = tuple(PartDraft(f"a{number}", "participant") for number in here)
    draft = EventDraft("activity", on(network.clock), {"title": "ประชุม"}, parts=parts)
    begun = time.perf_counter()
    record_event(LOCAL_KEEPER, network, draft)
    return time.perf_counter() - begun


def _storm(network: Any, events: int) -> list[float]:  # noqa: ANN401
    took: list[float] = []

    def write(seed: int) -> None:
        dice = random.Random(seed)
        took.extend(_tell(network, dice) for _ in range(events // 4))

    threads = [threading.Thread(target=write, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took


def _show(title: str, took: Mapping[str, list[float]]) -> None:
    print(f"\n{title}\n{'':34}{'asked':>7}{'median':>9}{'p95':>9}{'slowest':>9}  ms")
    for name, times in took.items():
        cuts = quantiles(times, n=20) if len(times) > 1 else [max(times, default=0)] * 19
        shown = (cuts[9], cuts[18], max(times, default=0))
        print(f"{name:34}{len(times):>7}" + "".join(f"{one * 1000:>9.1f}" for one in shown))


if __name__ == "__main__":
    main()
