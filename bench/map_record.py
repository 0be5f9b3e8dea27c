"""A record that holds the graph of the benchmark: told, laid out and read in processes of its own.

    python -m bench.map_record tell FOLDER 500 1500      # a new record in a home of its own
    python -m bench.map_record lay FOLDER 500 1500       # how long its layout takes, warm
    python -m bench.map_record kept FOLDER 500 1500      # where a served record put everybody

`SAIYAI_HOME` is set to the folder before Django is, so each is a command and not a function.
"""

import json
import os
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any, Final

_TURNS: Final = 3
SLUG: Final = "big"


def main() -> None:
    """Do one of the three; what was found is one line of JSON on standard output."""
    what, folder, n, m = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    os.environ.update(SAIYAI_HOME=str(folder), SAIYAI_DATABASE_URL="")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saiyai.config.settings")
    import django  # noqa: PLC0415 - only once the home is known

    django.setup()
    print(json.dumps({"tell": _tell, "lay": _lay, "kept": _kept}[what](n, m)))


def _tell(n: int, m: int) -> dict[str, Any]:
    """As many events as lines, of many kinds; two of three touch a line."""
    from bench.big_record import Size, build  # noqa: PLC0415 - needs Django to be set up
    from bench.map_graph import make_pairs  # noqa: PLC0415
    from saiyai.records.models import Actor  # noqa: PLC0415
    from saiyai.services.upgrade import upgrade_database  # noqa: PLC0415

    upgrade_database()
    pairs = make_pairs(n, m)
    size = Size(actors=n, events=m, ties=m)
    network = build(size, mixed=True, pairs=[(a, b) for a, b in pairs.tolist()])
    rows = Actor.objects.filter(network=network).values_list("ref", "name_th")
    called = dict(rows)
    return {"names": [called[f"a{number}"] for number in range(n)]}


def _lay(n: int, m: int) -> dict[str, Any]:
    """The engine's part of a first opening; its first call loads what it needs."""
    from bench.map_graph import make_pairs, network_of  # noqa: PLC0415
    from saiyai.engine.layouts.map_layout import map_layout  # noqa: PLC0415

    network = network_of(n, make_pairs(n, m))
    took = []
    for _ in range(_TURNS + 1):
        begun = time.perf_counter()
        map_layout(network, seed=2569)
        took.append(time.perf_counter() - begun)
    return {"seconds": median(took[1:]), "first": took[0]}


def _kept(n: int, _m: int) -> dict[str, Any]:
    """The places in the newest finding, by number of the actor."""
    from saiyai.queries.map_places import METHOD  # noqa: PLC0415
    from saiyai.records.models import Actor, Finding  # noqa: PLC0415

    rows = Finding.objects.filter(network__slug=SLUG, method=METHOD, state="ready")
    value: Any = rows.order_by("-seq").values_list("value", flat=True)[0]
    refs = dict(Actor.objects.values_list("pk", "ref"))
    told = zip(value["ids"], value["places"], strict=True)
    places = {refs[pk]: where for pk, where in told}  # the network itself stands among them
    return {"places": [places[f"a{number}"] for number in range(n)]}


if __name__ == "__main__":
    main()
