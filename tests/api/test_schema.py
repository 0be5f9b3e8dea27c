"""The API as it is described: the file in the reference is what the routes are."""

import json
import re
from pathlib import Path

from tests.doors import Reader

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs" / "reference" / "openapi.json"


def test_the_types_of_the_front_end_know_every_route_and_shape() -> None:
    """If this fails: `npm run types` in `frontend`."""
    told = json.loads(FILE.read_text("utf-8"))
    types = (ROOT / "frontend" / "src" / "api" / "schema.ts").read_text("utf-8")
    paths = set(re.findall(r'^    "(/api/v1/[^"]*)": {', types, re.MULTILINE))
    shapes = set(re.findall(r"^        (\w+): (?:{|\"|string)", types, re.MULTILINE))

    assert paths == set(told["paths"])
    assert set(told["components"]["schemas"]) <= shapes


def test_every_part_of_an_address_is_told_as_such() -> None:
    for path, methods in json.loads(FILE.read_text("utf-8"))["paths"].items():
        named = set(re.findall(r"{(\w+)}", path))
        for told in methods.values():
            given = {one["name"]: one["in"] for one in told["parameters"]}
            assert {name for name, where in given.items() if where == "path"} == named


def test_the_schema_is_served_and_loads_nothing_from_elsewhere(db: None) -> None:
    served = Reader().get("/api/v1/openapi.json")

    assert served.json()["info"]["title"] == "Saiyai"
    assert Reader().get("/api/v1/docs").status_code == 404
