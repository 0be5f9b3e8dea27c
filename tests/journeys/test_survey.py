"""Members are asked: opened at a desk, answered by a link on a phone, read by a member."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from browser import demo_running
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Open
from tests.journeys.looks import faults

SURVEYS: Final = "/n/mae-hom/surveys"
API: Final = "/api/v1/networks/mae-hom/surveys"
ASKED: Final = ("q1", "q3", "q5", "q6", "q8", "q10", "q12", "q13", "q15", "q16", "q19", "q22")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A sample of its own, since a survey is not undone. At the end: it met no warning."""
    home = tmp_path_factory.mktemp("asked")
    with demo_running(home) as address:
        yield address
    assert b"Warning" not in (home / "log").read_bytes()


def open_short(page: Page) -> None:
    """Ask everybody the short form, as a keeper does."""
    page.goto("/n/mae-hom/more")
    page.locator(f"a[href='{SURVEYS}']").click()
    page.locator("form[action$='/survey/new'] button").click()
    expect(page.locator("progress")).to_have_attribute("value", "0")


def answer_on_a_phone(page: Page, address: str) -> None:
    """Follow a link and answer every question but the last."""
    page.goto(address)
    assert faults(page, "th")[0] == []
    page.set_viewport_size({"width": 360, "height": 780})
    groups = page.locator("fieldset.ask")
    expect(groups).to_have_count(len(ASKED))
    for number in range(len(ASKED) - 1):
        groups.nth(number).locator("label.choice").nth(number % 6).click()
    page.locator("form[method=post]:not(.language) button.main").click()
    expect(page.locator("h1")).to_have_text("ขอบคุณที่ตอบ")
    assert faults(page, "th")[0] == []


def look_as_member(page: Page) -> None:
    """Leave the keeper's eyes for those of a member."""
    page.goto("/n/mae-hom/more")
    page.locator("button[name=eye][value=member]").click()
    expect(page.locator(".eye-banner")).to_be_visible()


def links_of(page: Page, count: int) -> list[str]:
    """Make links, each with its code."""
    page.locator("input[name=links]").fill(str(count))
    page.locator("form[action*='/survey/links/'] button").click()
    expect(page.locator(".slip svg.qr")).to_have_count(count)
    assert faults(page, "en")[0] == []
    return page.locator("#s-links").input_value().split()


def type_a_sheet(page: Page) -> None:
    """Type a sheet of paper in without the mouse: the first field has the cursor."""
    page.locator("a[href*='/survey/enter/']").click()
    for _ in ASKED:
        page.keyboard.type("4")
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("One sheet is in")


def enter_many(page: Page, ref: str, sheets: int) -> None:
    """More sheets, as a program enters them."""
    for at in range(sheets):
        sheet = {one: 1 + (at + number) % 5 for number, one in enumerate(ASKED)}
        told = page.request.post(f"{API}/sheets/{ref}", data={"answers": sheet})
        assert told.status == 201


def test_members_are_asked_answer_on_a_phone_and_read_the_result(open_page: Open) -> None:
    keeper, guest = open_page(), open_page(language="th", width=360, refusals=1)
    open_short(keeper)
    here = keeper.url
    asked = int(keeper.locator("progress").get_attribute("max") or 0)
    link, *others = links_of(keeper, 4)
    assert len({link, *others}) == 4
    answer_on_a_phone(guest, link)
    guest.goto(link)
    expect(guest.get_by_role("alert")).to_be_visible()  # a link is answered by once

    keeper.goto(here)
    type_a_sheet(keeper)
    enter_many(keeper, here.rpartition("/")[2], asked * 3 // 5)
    keeper.goto(here)
    expect(keeper.locator("main")).to_contain_text("Nobody can read the result")
    keeper.locator("form[action*='/survey/close/'] button").click()
    expect(keeper.locator(".number-line").first).to_be_visible()

    look_as_member(keeper)
    keeper.goto(here)
    expect(keeper.locator("#E5 .number-line")).to_be_visible()
    expect(keeper.locator("main")).to_contain_text("not yet validated")
    assert faults(keeper, "en")[0] == []


def test_a_sheet_of_paper_is_a_file(open_page: Open, tmp_path: Path) -> None:
    keeper = open_page(language="th")
    open_short(keeper)
    with keeper.expect_download() as started:
        keeper.locator("a[href*='/survey/paper/'][href$='=th']").click()
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)

    assert file.suffix == ".pdf"
    assert file.read_bytes().startswith(b"%PDF-")


def test_a_member_names_whom_they_turn_to_and_takes_it_back(open_page: Open) -> None:
    keeper, guest = open_page(), open_page(language="th", width=360)
    keeper.goto(SURVEYS)
    keeper.locator("#rosters details summary").click()
    keeper.locator("form[action$='/roster/new'] button").click()
    assert faults(keeper, "en")[0] == []
    here = keeper.url
    who = keeper.request.get("/api/v1/networks/mae-hom/actors/?limit=1").json()["actors"][0]["id"]
    keeper.locator("form[action*='/roster/link/'] input[name=other]").fill(who)
    keeper.locator("form[action*='/roster/link/'] button").click()
    expect(keeper.locator(".slip svg.qr")).to_be_visible()
    assert faults(keeper, "en")[0] == []

    guest.goto(keeper.locator(".slip code").inner_text())
    assert faults(guest, "th")[0] == []
    guest.set_viewport_size({"width": 360, "height": 780})
    ticks = guest.locator("details[open] label.choice")
    for number in range(5):
        ticks.nth(number).click()
    guest.locator("input[name=agrees]").check()
    guest.locator("form:not(.language) button.main").click()
    expect(guest.locator("h1")).to_have_text("เก็บไว้แล้ว ขอบคุณ")
    keeper.goto(here)
    expect(keeper.locator("progress")).to_have_attribute("value", "1")

    guest.locator("main a").click()
    guest.locator("button[name=take_back]").click()
    expect(guest.locator("h1")).to_have_text("ลบแล้ว")
    keeper.goto(here)
    expect(keeper.locator("progress")).to_have_attribute("value", "0")
