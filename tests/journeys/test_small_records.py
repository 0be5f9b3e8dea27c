"""Every page of a record of nobody, and of one of a person alone: it says so, and fits."""

from collections.abc import Iterator

import pytest

from tests.journeys.conftest import Open, filled_server
from tests.journeys.looks import walk_record


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of both records."""
    with filled_server(tmp_path_factory.mktemp("small"), "fill_small") as address:
        yield address


@pytest.mark.parametrize(("slug", "language"), [("nobody", "th"), ("lone", "en")])
def test_every_page_of_a_small_record_fits(open_page: Open, slug: str, language: str) -> None:
    page = open_page(language=language)

    found = walk_record(page, language, slug)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert {"map", "place_map", "compared", "lineage", "dimensions", "report", "lines"} <= set(
        found
    )
    assert len(found) > 40
