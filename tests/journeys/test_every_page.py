"""Every page that a reader can open, in both languages, on a desk and on a phone.

Pages are found as readers find them, by the links of others: a page that none leads to fails
here by its name, and so does a new one that is wider than a phone.
"""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from saiyai.assessment.pictures.card import PictureOf
from saiyai.web.urls import urlpatterns
from tests.journeys.conftest import Open, filled_server
from tests.journeys.looks import NO_PAGES, faults, name_of, walk

BEGIN: Final = ("/", "/imports/1", "/n/trial/mine")
"""Pages that a reader begins with, comes to by a press, or is asked on who they are."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a record in which no page is empty."""
    with filled_server(tmp_path_factory.mktemp("whole"), "fill") as address:
        yield address


def be_somebody(page: Page) -> None:
    """Say who is reading, as one of the record."""
    page.goto("/n/trial/mine")
    page.fill("#own-name", "pim")
    page.locator("form", has=page.locator("#own-name")).get_by_role("button").click()
    expect(page.locator("#own-name")).to_have_count(0)


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_is_found_and_fits(open_page: Open, language: str) -> None:
    page = open_page(language=language)
    found = walk(page, language, BEGIN)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    be_somebody(page)
    for own in ("mine", "acquaintance", "map", "board", "lessons"):
        page.goto(reverse(own, args=["trial"]))
        assert (own, faults(page, language)[0]) == (own, [])
    for number in ("C2", "L5", "X4"):  # of one name with the dimensions, that was found before
        page.goto(f"/n/trial/dimensions/{number}")
        assert (number, faults(page, language)[0]) == (number, [])
    for one in PictureOf:  # as above
        page.goto(f"/n/trial/pictures/{one}")
        expect(page.locator("main p.lead")).to_be_visible(timeout=60_000)
        assert (one, faults(page, language)[0]) == (one, [])
    see_as(page, "member")
    page.goto("/n/trial/?as_of=2026-10-01")  # two banners, of whose eyes and of which day
    assert faults(page, language)[0] == []
    see_as(page, "keeper")

    unseen = [url for url in urlpatterns if url.name not in NO_PAGES | found.keys()]
    assert [url.name for url in unseen if not is_only_pressed(page, url)] == []


def see_as(page: Page, eye: str) -> None:
    """Look with the eyes of another, or with one's own again."""
    page.goto("/n/trial/more")
    page.locator(f"#sees button[value={eye}]").click()
    expect(page.locator(".eye-banner")).to_have_count(int(eye != "keeper"))


def is_only_pressed(page: Page, url: Any) -> bool:
    """Whether an address answers to buttons alone."""
    given = {name: one.regex and "1" for name, one in url.pattern.converters.items()}
    if "slug" in given:
        given["slug"] = "trial"
    answer = page.request.get(reverse(str(url.name), kwargs=given), max_redirects=0)
    return answer.status == 405


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_is_refused_says_so_on_a_page_that_fits(open_page: Open, language: str) -> None:
    page = open_page(language=language, refusals=1)
    page.goto("/n/nowhere/")

    assert faults(page, language)[0] == []
    expect(page.get_by_role("alert")).to_be_visible()


READ_BACK: Final = {
    *(
        "today",
        "evidence",
        "dimensions",
        "dimension",
        "pictures",
        "picture",
        "map",
        "members",
        "member",
        "lines",
        "line",
        "happened",
        "more",
    ),
    *(
        "places",
        "place_map",
        "place",
        "issues",
        "issue",
        "tie_kinds",
        "goals",
        "goal",
        "charter",
        "mine",
    ),
    *("agreements", "agreement", "problems", "problem", "board", "lessons"),
    *("decisions", "decision_page", "concepts", "concept"),
}
"""What is read as known at any Change, each by the links of another."""

TOLD_HERE: Final = """() => {
    document.querySelectorAll("main details").forEach((one) => { one.open = true; });
    const forms = document.querySelectorAll("main form[method=post]:not(.reading), main .tells");
    return Array.from(forms).filter((one) => one.checkVisibility()).map((one) => one.outerHTML);
}"""


def test_a_reader_of_the_past_stays_there_and_can_tell_nothing(open_page: Open) -> None:
    page = open_page()
    be_somebody(page)
    page.goto("/n/trial/history")
    newest = page.locator("main a[href*='/change/']").first.get_attribute("href") or ""
    known = f"known={int(newest.rpartition('/')[2]) - 1}"
    waiting, found = [f"/n/trial/?{known}"], dict[str, list[str]]()
    while waiting:
        address = waiting.pop(0)
        name = name_of(address)
        if known not in address or name in found or name in NO_PAGES:
            continue
        page.goto(address)
        wrong, links = faults(page, "en", barriers=False)  # asked of the same pages as of now
        found[name] = [*wrong, *page.evaluate(TOLD_HERE)]
        waiting += links

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert found.keys() >= READ_BACK
