"""The story of the first minutes without a mouse, and where the cursor of a reader stands."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Open, open_map
from tests.journeys.keys import follow, go_to, press, stop, walk_round

POINTED = "addEventListener('pointerdown', () => { sessionStorage.pointed = 'yes'; }, true)"


def test_the_story_of_the_first_minutes_needs_no_mouse(open_page: Open) -> None:
    page = open_page()
    page.add_init_script(POINTED)
    page.goto("/")
    follow(page, page.locator("section.card a.button.main").first)

    expect(page.locator("#item-1")).to_be_visible()
    _skip_the_frame(page)
    good = page.locator("#good")
    press(page, good.locator("details.evidence > summary"))
    expect(good.locator(".rows-here li").first).to_be_visible()

    _tell_a_meeting(page)
    follow(page, page.locator(".tabs a[href*='/map']"))
    _find_on_the_map(page)
    _undo(page)
    assert page.evaluate("sessionStorage.pointed") is None


def _tell_a_meeting(page: Page) -> None:
    follow(page, page.locator(".tabs a[href$='/record']"))
    words = page.locator("#words")
    expect(words).to_be_focused()
    page.keyboard.type("Meeting 23 May, Ban Hin 25, Thung Hom 31")
    follow(page, page.get_by_role("button", name="Read it"))
    follow(page, page.locator("form[data-record] button.main"))
    expect(page.locator(".toast")).to_be_visible()


def _find_on_the_map(page: Page) -> None:
    open_map(page)
    follow(page, page.locator(".map-tools a.button"))
    expect(page).to_have_url(re.compile("/members"))
    go_to(page, page.locator("#q"))
    page.keyboard.type("Thung Hom")
    found = page.locator("#member-found li a")
    expect(page.locator("#member-found li")).to_have_count(1)
    follow(page, found.first)
    expect(page.locator("h1")).to_contain_text("Thung Hom")


def _undo(page: Page) -> None:
    follow(page, page.locator(".tabs a[href*='/more']"))
    follow(page, page.locator("main a[href$='/history']").first)
    follow(page, page.get_by_role("link", name="Undo", exact=True).first)
    follow(page, page.locator("main").get_by_role("button", name="Undo", exact=True))
    expect(page.locator(".toast")).to_contain_text("Undone")


def _skip_the_frame(page: Page) -> None:
    """The first stop of a page leads past what stands on every page."""
    stop(page)
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    stop(page)
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(("width", "zoom"), [(1280, 1), (360, 1), (1280, 2)])
@pytest.mark.parametrize("path", ["/", "/n/mae-hom/", "/n/mae-hom/member/of/a01"])
def test_no_stop_of_a_page_keeps_the_reader_or_is_out_of_sight(
    open_page: Open, path: str, width: int, zoom: int
) -> None:
    page = open_page(language="th", width=width, zoom=zoom)
    page.goto(path)

    assert walk_round(page) > 5
    assert page.evaluate("document.documentElement.scrollWidth") <= width // zoom
