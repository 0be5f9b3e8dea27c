"""Two people at work on one record: each sees what the other tells, and loses nothing."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Open
from tests.journeys.looks import faults

RECORD = "/n/mae-hom/record"
WITHIN = 5_000
"""Milliseconds: a second where nobody else uses the machine, more in tests."""


def tell(page: Page, words: str) -> None:
    """Tell a meeting in one line."""
    page.goto(RECORD)
    page.fill("#words", words)
    page.get_by_role("button", name="Read it").click()
    page.locator("form[data-record] button.main").click()
    expect(page.locator(".toast")).to_be_visible()


def undo(page: Page) -> None:
    page.locator(".toast button").click()
    expect(page.locator(".toast")).to_contain_text("Undone")


def test_what_one_tells_the_other_sees_at_once_without_losing_their_place(
    open_page: Open,
) -> None:
    teller, reader = open_page(), open_page()
    reader.goto("/n/mae-hom/happened")
    reader.evaluate("window.scrollTo(0, 400); window.stays = true")
    tell(teller, "Weir day 31 Oct, Thung Hom 31, Don Chai 18")

    first = reader.locator("main li").first
    expect(reader.locator("main")).to_contain_text("Weir day", timeout=WITHIN)
    expect(first).to_be_attached()
    assert reader.evaluate("window.stays") is True  # the page was not left
    assert reader.evaluate("window.scrollY") > 0
    expect(reader.locator(".live-bar button")).to_be_hidden()
    undo(teller)
    expect(reader.locator("main")).not_to_contain_text("Weir day")  # after a rest


def test_two_corrections_of_one_member_stand_side_by_side(open_page: Open) -> None:
    first, second = open_page(refusals=1), open_page()
    first.goto("/n/mae-hom/member/edit/a05")
    first.fill("#e-note", "Met at the weir")
    second.goto("/n/mae-hom/member/edit/a05")
    second.fill("#e-note", "Moved to the lower weir")
    second.locator("form.card button.main").click()
    expect(second.locator(".toast")).to_be_visible()

    first.locator("form.card button.main").click()
    expect(first.get_by_role("alert")).to_contain_text("Somebody changed this")
    expect(first.locator("main")).to_contain_text("Moved to the lower weir")
    assert faults(first, "en")[0] == []
    first.get_by_label("As you sent it").check()
    first.get_by_role("button", name="Save what is chosen").click()
    expect(first.locator("main")).to_contain_text("Met at the weir")
    expect(second.locator("main")).to_contain_text("Met at the weir")
    undo(first)
    undo(second)


def test_who_types_is_told_and_reads_again_when_they_like(open_page: Open) -> None:
    teller, writer, past = open_page(), open_page(), open_page()
    writer.goto(RECORD)
    writer.fill("#words", "half a sentence")
    past.goto("/n/mae-hom/happened?known=1")
    tell(teller, "Weir day 31 Oct, Thung Hom 31, Don Chai 18")

    again = writer.locator(".live-bar button")
    expect(again).to_be_visible(timeout=WITHIN)
    expect(writer.locator("#words")).to_have_value("half a sentence")
    expect(past.locator(".live-bar")).to_have_count(0)
    undo(teller)
    writer.fill("#words", "")
    again.click()
    expect(again).to_be_hidden()
