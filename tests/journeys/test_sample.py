"""What a newcomer meets with the sample network, from the first page to the last press."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Open, open_map

TODAY = "/n/mae-hom/"


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_sample_opens_without_an_account_and_reads_as_promised(
    open_page: Open, language: str
) -> None:
    page = open_page(language=language)
    page.goto("/")
    page.locator("section.card a.button.main").first.click()

    said = {
        "th": ("54 จาก 60 รายยังต่อถึงกัน", "96 จาก 109 สายยังมีคนตอบ", "ทางไป บ้านขุนฮอม"),
        "en": ("54 of 60 are held together", "96 of 109 lines answer", "only way to Ban Khun Hom"),
    }[language]
    for words in said:
        expect(page.locator("main")).to_contain_text(words)
    expect(page.locator("#reading-size .number")).to_have_text("60")
    expect(page.locator("#reading-connectedness .number")).to_have_text("0.81")
    expect(page.locator("section.attention")).to_have_count(5)
    expect(page.locator(".banner")).to_be_visible()


def test_the_language_changes_in_place(open_page: Open) -> None:
    page = open_page(language="th")
    page.goto(f"{TODAY}?as_of=2026-03-07")
    page.locator("button[lang=en]").click()

    expect(page).to_have_url(re.compile("as_of=2026-03-07"))
    expect(page.locator("h1")).to_have_text("Mae Hom Basin Network")
    expect(page.locator("main")).to_contain_text("As of 7 Mar 2026")


def test_every_number_opens_to_its_rows(open_page: Open) -> None:
    page = open_page()
    page.goto(TODAY)
    lost = page.locator("#item-1")
    lost.locator("summary", has_text="See the evidence").click()

    expect(lost.locator(".rows-here ul").first.locator("li")).to_have_count(5)
    expect(lost).to_contain_text("Khun Hom Headwater Forest Group")
    routes = page.locator("#reading-routes")
    routes.locator("summary", has_text="See the evidence").click()
    expect(routes.locator(".rows-here li").first).to_be_visible()


def test_after_both_remedies_nobody_is_lost_and_undo_brings_it_back(open_page: Open) -> None:
    page = open_page()
    page.goto(TODAY)
    first, second = page.locator("#item-1"), page.locator("#item-2")
    expect(second).to_contain_text("9 of 54 would lose contact")
    second.get_by_role("button", name="Record the introduction").click()
    expect(page.locator(".toast")).to_be_visible()

    # The introduction is a line now; once it has answered, the manager may rest.
    page.locator("#item-2").get_by_role("link", name="Test this line").first.click()
    page.get_by_role("button", name="I tried", exact=True).click()
    page.get_by_role("button", name="Answered", exact=True).click()
    page.goto(TODAY)
    expect(page.locator("main")).not_to_contain_text("9 of 54 would lose contact")

    first.get_by_role("link", name="Test this line").first.click()
    page.get_by_role("button", name="I tried", exact=True).click()
    page.get_by_role("button", name="Answered", exact=True).click()
    page.goto(TODAY)
    expect(page.locator("main")).not_to_contain_text("Ban Khun Hom")

    for action in (*["recorded a contact"] * 4, "laid a line"):
        page.goto("/n/mae-hom/history")
        rows = page.locator("li", has_text=action)
        rows.get_by_role("link", name="Undo", exact=True).first.click()
        page.get_by_role("button", name="Undo", exact=True).click()
        expect(page.locator(".toast")).to_contain_text("Undone")
    page.goto(TODAY)
    expect(page.locator("#item-1")).to_contain_text("5 of 54 would lose contact")


def test_a_line_of_words_becomes_an_event_and_can_be_undone(open_page: Open) -> None:
    page = open_page(language="th")
    page.goto("/n/mae-hom/record")
    page.fill("#words", "ตีฝาย 23 พ.ค. ฝายหิน 25 ทุ่งฮอม 31 ดอนชัย 18 ครับ")
    page.get_by_role("button", name="อ่านข้อความ").click()

    expect(page.locator("#data-title")).to_have_value("ตีฝาย")
    expect(page.locator("#when")).to_have_value("23 พ.ค. 2569")
    expect(page.locator(".mention input[name=people]")).to_have_count(3)
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("บันทึกแล้ว")
    page.goto("/n/mae-hom/member/of/a33")
    expect(page.locator("main")).to_contain_text("ตีฝาย")
    page.goto("/n/mae-hom/history")
    page.get_by_role("link", name="ย้อนกลับ", exact=True).first.click()
    page.get_by_role("button", name="ย้อนกลับ", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("ย้อนกลับแล้ว")


def test_other_eyes_see_less_in_the_page_and_in_the_answer(open_page: Open) -> None:
    page = open_page()
    page.goto("/n/mae-hom/more")
    page.get_by_role("button", name="outsider").click()

    expect(page.locator("main")).to_contain_text("cannot be compared")
    expect(page.locator("section.attention")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text("Phowa")
    answer = page.evaluate(
        "() => fetch('/api/v1/networks/mae-hom/actors/?limit=500').then(r => r.text())"
    )
    assert "Phowa" not in answer
    assert "หน่อพอวา" not in answer
    page.get_by_role("button", name="Back to keeper").click()
    page.goto(TODAY)
    expect(page.locator("#item-1")).to_contain_text("No Phowa")

    page.goto("/n/mae-hom/more")
    page.get_by_role("button", name="member", exact=True).click()
    expect(page.locator("#item-1")).to_contain_text("one person")
    expect(page.locator("#item-1")).not_to_contain_text("Phowa")


def test_three_lines_and_a_picture_go_into_a_chat(open_page: Open) -> None:
    page = open_page(language="th")
    page.goto(TODAY)
    page.locator("[data-copy]").click()

    expect(page.locator("[data-line-card] [data-note]")).to_contain_text("คัดลอกแล้ว")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert len(copied.splitlines()) == 3
    assert copied.startswith("เครือข่ายลุ่มน้ำแม่ฮอม ณ วันที่ 31 ต.ค. 2569")
    with page.expect_download() as told:
        page.locator("[data-picture]").click()
    picture = told.value.path().read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 10_000


def test_anybody_says_that_a_row_is_not_right(open_page: Open) -> None:
    page = open_page()
    page.goto("/n/mae-hom/member/of/a05")
    remark = page.locator("details.remark").first
    remark.locator("summary").click()
    remark.locator("input[name=remark]").fill("He moved to the lower weir")
    remark.get_by_role("button").click()

    expect(page.locator("main")).to_contain_text("Thank you")
    page.goto("/n/mae-hom/more")
    row = page.locator("#remarks li", has_text="lower weir")
    expect(row).to_contain_text("Ai Mueang")
    row.get_by_role("button", name="Seen to").click()
    expect(page.locator("main")).not_to_contain_text("lower weir")


def test_a_name_is_found_in_thai_without_spaces(open_page: Open) -> None:
    page = open_page(language="th")
    page.goto("/n/mae-hom/members")
    page.fill("#q", "เหมืองฝายทุ่ง")

    expect(page.locator("#member-found li")).to_have_count(1)
    page.locator("#member-found li a").first.click()
    expect(page.locator("h1")).to_have_text("กลุ่มเหมืองฝายทุ่งฮอม")


def test_a_list_is_cut_in_place_by_what_is_chosen(open_page: Open) -> None:
    page = open_page()
    page.goto("/n/mae-hom/members")
    page.fill("#q", "weir")
    expect(page.locator("#member-found li")).to_have_count(5)
    page.locator("#kind").select_option("group")

    expect(page.locator("#member-found li")).to_have_count(4)


def test_the_map_answers_to_names_filters_days_and_presses(open_page: Open) -> None:
    page = open_page()
    page.goto("/n/mae-hom/map")
    assert open_map(page) == 60
    legend = page.locator("[data-legend]")
    expect(legend).to_contain_text("Repaired")
    expect(page.locator("[data-tray]")).to_contain_text("(2)")

    page.fill("[data-find]", "No Phowa")
    page.locator("[data-find]").press("Enter")
    panel = page.locator("[data-panel]")
    expect(panel).to_contain_text("No Phowa")
    panel.press("Escape")
    expect(panel).to_be_hidden()

    slider = page.locator("[data-slider]")
    slider.focus()
    slider.press("Home")
    expect(page.locator("#map")).to_have_attribute("data-shown", "2018-01-31")
    expect(legend).not_to_contain_text("Repaired")
    slider.press("End")
    expect(page.locator("#map")).to_have_attribute("data-shown", "2026-10-31")

    page.locator("[data-filters] [name=kind]").select_option("group")
    expect(page.locator("#map")).to_have_attribute("data-ready", "14")


def test_a_press_on_a_dot_opens_whose_it_is(open_page: Open) -> None:
    page = open_page()
    page.goto("/n/mae-hom/map")
    open_map(page)
    page.fill("[data-find]", 'Orathai "Om"')
    page.locator("[data-find]").press("Enter")
    panel = page.locator("[data-panel]")
    expect(panel).to_contain_text("Orathai")
    panel.get_by_role("button", name="Close").click()

    # The map went there: the dot stands in the middle of the canvas.
    box = page.locator("[data-canvas]").bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_function("""() => {
        const room = document.querySelector("[data-canvas]");
        return Math.abs(room.querySelector("canvas").width - room.clientWidth) <= 1;
    }""")
    page.mouse.click(*middle)
    expect(panel.locator("h1, h2").first).to_have_text('Orathai "Om"')


def test_a_phone_opens_on_the_list_and_on_the_readers_own_lines(open_page: Open) -> None:
    page = open_page(language="th", width=360)
    page.goto("/n/mae-hom/map")

    expect(page.locator("[data-canvas]")).to_be_hidden()
    page.locator("summary", has_text="ดูสายของตัวเองก่อน").click()
    page.fill("#own-name", "a05")
    page.get_by_role("button", name="ดูสาย", exact=True).click()
    expect(page.locator(".map-phone")).to_contain_text("สายของ อ้ายเมือง")
    page.get_by_role("button", name="เปิดผัง").click()
    assert open_map(page) == 60


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    "path", ["/", TODAY, "/n/mae-hom/map", "/n/mae-hom/members", "/n/mae-hom/member/of/a01",
             "/n/mae-hom/member/edit/a01", "/n/mae-hom/line/of/L001", "/n/mae-hom/record",
             "/n/mae-hom/more", "/n/mae-hom/history", "/n/nowhere/"],
)  # fmt: skip
def test_no_page_is_wider_than_a_small_phone(open_page: Open, language: str, path: str) -> None:
    page = open_page(language=language, width=360, refusals=path == "/n/nowhere/")
    page.goto(path)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
