"""Every page of a record of nobody, and of one of a person alone: it says so, and fits."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import demo_running

from saiyai.assessment.pictures.card import PictureOf
from tests.journeys.conftest import Open
from tests.journeys.looks import faults, walk
from tests.processes import environment


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of both records. At the end: it met no warning."""
    home = tmp_path_factory.mktemp("small")
    root = Path(__file__).parents[2]
    fill = [sys.executable, "-m", "tests.journeys.fill_small"]
    subprocess.run(fill, env=environment(home), cwd=root, check=True)  # noqa: S603 - our own
    with demo_running(home, "serve") as address:
        yield address
    assert b"Warning" not in (home / "log").read_bytes()


@pytest.mark.parametrize(("slug", "language"), [("nobody", "th"), ("lone", "en")])
def test_every_page_of_a_small_record_fits(open_page: Open, slug: str, language: str) -> None:
    page = open_page(language=language)
    begin = [f"/n/{slug}/", *(f"/n/{slug}/pictures/{one}" for one in PictureOf)]

    found = walk(page, language, begin)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert {"map", "place_map", "compared", "lineage", "dimensions", "report", "lines"} <= set(
        found
    )
    assert len(found) > 40
    for one in PictureOf:  # of one name, of which only the first was looked at
        page.goto(f"/n/{slug}/pictures/{one}")
        assert (one, faults(page, language, barriers=False)[0]) == (one, [])
