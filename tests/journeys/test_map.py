"""What a reader does on the map: colours, layers, levels, ways, two dates, a picture to keep."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Open, open_map

MAP = "/n/mae-hom/map"


def shown(page: Page, what: str) -> int:
    return int(page.locator("#map").get_attribute(f"data-{what}") or 0)


def picture(page: Page, folder: Path) -> str:
    """The map as it is drawn, taken away as SVG."""
    page.locator("button[popovertarget=map-picture]").click()
    with page.expect_download() as download:
        page.locator("[data-save=svg]").click()
    download.value.save_as(folder / "map.svg")
    page.keyboard.press("Escape")
    return (folder / "map.svg").read_text("utf-8")


def counted(drawing: str) -> dict[str, int]:
    """How many are folded into whom."""
    return {name: int(count) for name, count in re.findall(r">([^<>]+) \((\d+)\)<", drawing)}


def opened(open_page: Open, language: str = "en") -> Page:
    page = open_page(language=language)
    page.goto(MAP)
    open_map(page)
    return page


def test_colours_and_sizes_say_what_the_legend_says(open_page: Open) -> None:
    page = opened(open_page)
    legend = page.locator("[data-legend]")

    page.locator("[data-colour]").select_option("cluster")
    expect(legend).to_contain_text("Ban Khun Hom")
    page.locator("[data-size]").select_option("betweenness")
    page.locator("[data-colour]").select_option("core_number")
    expect(legend).to_contain_text("In a group where all have at least how many ties")
    expect(legend).to_contain_text("Larger circles have more")
    expect(legend).not_to_contain_text("No number")


def test_layers_are_switched_off_and_members_folded_in_each_counted_once(open_page: Open) -> None:
    page = opened(open_page)
    dots, lines = shown(page, "dots"), shown(page, "lines")
    page.get_by_role("button", name="Layers of lines").click()
    page.locator("[data-layer='state:active']").uncheck()
    expect(page.locator("#map")).to_have_attribute("data-lines", str(lines - 87))
    page.locator("[data-layer='state:active']").check()
    page.keyboard.press("Escape")

    page.locator("[data-level]").select_option("groups")
    expect(page.locator("[data-legend]")).to_contain_text("Several lines as one")
    assert shown(page, "dots") < dots
    page.locator("[data-level]").select_option("all")
    expect(page.locator("#map")).to_have_attribute("data-dots", str(dots))
    expect(page.locator("#map")).to_have_attribute("data-lines", str(lines))


def test_who_has_moved_since_is_folded_where_they_were_on_the_day(
    open_page: Open, tmp_path: Path
) -> None:
    """A group left one network for another on 14 June 2026."""
    page, day = opened(open_page), date(2026, 6, 1)
    page.locator("[data-level]").select_option("networks")
    expect(page.locator("[data-legend]")).to_contain_text("Several lines as one")
    now = counted(picture(page, tmp_path))
    page.locator("[data-slider]").fill(str((day - date(2018, 1, 31)).days))
    expect(page.locator("#map")).to_have_attribute("data-shown", day.isoformat())
    then = counted(picture(page, tmp_path))

    assert then["Mae Hom Weir Network"] == now["Mae Hom Weir Network"] - 1
    assert then.keys() == now.keys()


def test_the_way_from_one_to_another_is_found_and_told_as_a_list(open_page: Open) -> None:
    page = opened(open_page)
    find = page.locator("[data-find]")
    find.fill("No Phowa")
    find.press("Tab")
    page.get_by_role("button", name="Find the way to another").click()
    expect(page.locator("[data-note]")).to_contain_text("Press whom to reach")
    find.fill("Lung Ta")
    find.press("Tab")

    panel = page.locator("[data-panel]")
    expect(panel).to_contain_text("Steps from one to the other: 4")
    expect(panel.locator("ol li")).to_have_count(5)
    expect(panel.get_by_role("button", name="Lay a line between these two")).to_be_visible()
    panel.get_by_role("button", name="Back to the whole map").click()


def test_two_dates_stand_side_by_side_with_what_became_of_the_lines(open_page: Open) -> None:
    page = opened(open_page)
    page.get_by_role("button", name="Compare two dates").click()
    expect(page.locator("#map")).to_have_attribute("data-compared", "2025-10-31")

    panel = page.locator("[data-panel]")
    expect(panel.locator("h2")).to_have_text("31 Oct 2025 → 31 Oct 2026")
    fell = panel.locator("[data-turn=fell_silent]")
    fell.locator("summary").click()
    count = int((fell.locator("summary").text_content() or "").rpartition("· ")[2])
    expect(fell.locator("li")).to_have_count(count)
    assert count > 0
    page.get_by_role("button", name="End comparing").click()
    expect(page.locator("[data-other] canvas")).to_have_count(0)


def test_the_days_play_to_the_last_and_can_be_stopped(open_page: Open) -> None:
    page = opened(open_page)
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#map")).to_have_attribute("data-shown", re.compile("20(1|20|21)"))
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_picture_leaves_with_title_day_and_legend_in_it(
    open_page: Open, language: str, tmp_path: Path
) -> None:
    drawing = picture(opened(open_page, language), tmp_path)

    said = {
        "th": ("เครือข่ายลุ่มน้ำแม่ฮอม", "31 ต.ค. 2569", "ติดต่อกันอยู่"),
        "en": ("Mae Hom Basin Network", "31 Oct 2026", "Active"),
    }[language]
    assert all(words in drawing for words in said)
    assert drawing.count("<circle") >= 58
    assert "http" not in drawing.replace("http://www.w3.org/2000/svg", "")
    assert "@font-face" in drawing


def test_a_matter_leads_to_the_map_which_flies_to_whom_it_is_about(open_page: Open) -> None:
    page = open_page()
    page.goto("/n/mae-hom/")
    first = page.locator("#item-1")
    first.locator("summary", has_text="See the evidence").first.click()
    first.get_by_role("link", name="See them on the map").first.click()
    open_map(page)

    panel = page.locator("[data-panel]")
    expect(panel).to_contain_text("Khun Hom Headwater Forest Group")
    expect(panel).to_be_focused()
