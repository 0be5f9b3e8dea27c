"""Every page of a record of 20,000 actors and 100,000 lines: it answers, and fits."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Open, filled_server, open_map
from tests.journeys.looks import walk_record

ACTORS = 20_012
PATIENCE = 60_000
"""Milliseconds: whoever comes first after a Change waits for the columns to be read."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the record."""
    with filled_server(tmp_path_factory.mktemp("large"), "fill_large") as address:
        yield address


def test_every_page_of_a_large_record_fits(open_page: Open) -> None:
    page = open_page(language="th")
    page.context.set_default_timeout(PATIENCE)

    found = walk_record(page, "th", "big")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert {"map", "place_map", "compared", "lineage", "dimensions", "report", "lines"} <= set(
        found
    )
    assert len(found) > 50


def test_the_map_of_a_large_record_opens_in_groups_that_open(open_page: Open) -> None:
    page = open_page()
    page.context.set_default_timeout(PATIENCE)

    page.goto("/n/big/map")
    expect(page.locator("#map[data-ready]")).to_be_visible(timeout=PATIENCE)
    assert open_map(page) < ACTORS / 10


def test_what_is_worth_attention_is_told_a_few_at_a_time(open_page: Open) -> None:
    page = open_page()
    page.context.set_default_timeout(PATIENCE)

    page.goto("/n/big/pictures/hubs")
    expect(page.locator("#do .matter")).to_have_count(5)
    page.locator("#do a[href*='/matters']").last.click()
    expect(page.locator("section.attention:visible")).to_have_count(20)
    page.locator("#content > details > summary").click()
    expect(page.locator("section.attention:visible").nth(20)).to_be_visible()
