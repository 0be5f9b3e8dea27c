"""Files as people have them, from the drop to the map and out again."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Open, bring_in, open_map

IMPORTS = Path(__file__).parents[1] / "datasets" / "imports"
FORMATS = ("xlsx", "csv_zip", "graphml", "gexf", "json")


@dataclass(frozen=True)
class Dropped:
    """Files that belong together and what the mapper counts in them."""

    files: tuple[str, ...]
    actors: int
    lines: int
    events: int
    alone: int
    language: str


DROPPED = {
    "kumu": Dropped(("kumu.xlsx",), 9, 5, 0, 2, "en"),
    "gephi": Dropped(("gephi_nodes.csv", "gephi_edges.csv"), 5, 3, 0, 1, "th"),
    "thai_code_page": Dropped(("meetings_2568.csv",), 15, 22, 5, 0, "th"),
    "attendance": Dropped(("attendance_grid.xlsx",), 4, 2, 3, 1, "en"),
}


def counted(page: Page) -> list[int]:
    """New actors, lines, events and those without a line, as the mapper shows them."""
    return [int(n) for n in page.locator(".counts b").all_inner_texts()[:4]]


@pytest.mark.parametrize("name", DROPPED)
def test_a_file_goes_in_to_the_map_and_out_again(
    open_page: Open, tmp_path: Path, name: str
) -> None:
    dropped = DROPPED[name]
    page = open_page(language=dropped.language)
    bring_in(page, *(IMPORTS / file for file in dropped.files))
    seen = [dropped.actors, dropped.lines, dropped.events, dropped.alone]
    assert counted(page) == seen
    page.locator("button[value=tell]").click()
    page.locator("section.good a.button.main").click()
    assert open_map(page) == dropped.actors
    # Without a day in the file all of it was told today: there is no earlier day to slide to.
    slider = page.locator("[data-slider]")
    expect(slider).to_be_visible(visible=dropped.events > 0)
    tray = page.locator("[data-tray] button")
    expect(tray).to_have_count(dropped.alone)

    slug = page.url.split("/n/")[1].split("/")[0]
    page.goto(f"/n/{slug}/")
    expect(page.locator("#reading-size .number")).to_have_text(str(dropped.actors))
    for format_id in FORMATS:
        page.goto(f"/n/{slug}/more")
        with page.expect_download() as told:
            page.locator(f"#export a[href$='/{format_id}']").click()
        taken_out = tmp_path / told.value.suggested_filename
        told.value.save_as(taken_out)
        bring_in(page, taken_out)
        assert counted(page) == seen


def test_a_whole_file_is_undone_in_one_press(open_page: Open) -> None:
    page = open_page(language="th")
    bring_in(page, IMPORTS / "labour_matrix.xlsx")
    page.locator("button[value=tell]").click()
    page.get_by_role("button", name="ถอนทั้งไฟล์").click()

    expect(page.locator("main")).to_contain_text("ถอนทั้งไฟล์แล้ว")
    page.locator("main a.button").click()
    expect(page.locator("#reading-size .number")).to_have_text("0")


def test_what_was_guessed_wrong_is_put_right_in_the_mapper(
    open_page: Open, tmp_path: Path
) -> None:
    file = tmp_path / "friends.csv"
    file.write_text("เพื่อน,ของ\nแดง,ดำ\nดำ,ขาว\n", "utf-8")
    page = open_page(language="en")
    bring_in(page, file)
    expect(page.locator(".counts")).to_contain_text("2\nlines", use_inner_text=True)
    page.locator("select[name=directed-0]").select_option("yes")
    expect(page.locator("select[name=directed-0]")).to_have_value("yes")
    page.locator("select[name=shape-0]").select_option("actors")
    expect(page.locator("select[name=shape-0]")).to_have_value("actors")
    assert counted(page) == [2, 0, 0, 2]
    again = page.get_by_role("button", name="Read again as chosen")
    page.locator("select[name=field-0-0]").select_option("")
    again.click()
    expect(page.locator("main")).to_contain_text("no column is marked as")
    page.locator("select[name=field-0-0]").select_option("actor.name_th")
    again.click()

    expect(page.locator("main")).not_to_contain_text("no column is marked as")
    assert counted(page) == [2, 0, 0, 2]


def test_a_name_that_may_be_somebody_is_asked_for(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "calls.csv"
    file.write_text("จาก,ถึง\nพี่อ้อม,ครูปิยะ\n", "utf-8")
    page = open_page(language="th")
    page.goto("/n/mae-hom/more")
    page.set_input_files("input[type=file]", file)
    page.locator("form.drop button.main").click()
    asked = page.locator("select[name='who:พี่อ้อม']")
    expect(asked).to_contain_text("อรทัย (พี่อ้อม)")

    page.get_by_role("button", name="ทิ้งไฟล์นี้").click()
    expect(page.locator("h1")).to_have_text("เครือข่ายลุ่มน้ำแม่ฮอม")


def test_a_large_file_shows_how_far_it_is(open_page: Open, tmp_path: Path) -> None:
    rows = "".join(f"กลุ่ม {n},กลุ่ม {n * 7 % 9000}\n" for n in range(1, 12_000))
    file = tmp_path / "large.csv"
    file.write_text(f"จาก,ถึง\n{rows}", "utf-8")
    page = open_page(language="en")
    page.context.set_default_timeout(90_000)
    page.goto("/")
    page.set_input_files("input[type=file]", file)
    page.locator("form.drop button.main").click()
    expect(page.locator("main")).to_contain_text("Reading the file")
    page.locator("button[value=tell]").click()

    expect(page.locator("progress")).to_be_visible()
    expect(page.locator("section.good")).to_contain_text("Brought in", timeout=90_000)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "empty"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, ".xlsx"),
        ("picture.png", b"\x89PNG" + b"\0" * 99, "picture"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(
    open_page: Open, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    page = open_page(language="en", refusals=1)
    page.goto("/")
    page.set_input_files("input[type=file]", file)
    page.locator("form.drop button.main").click()

    expect(page.locator("[role=alert]")).to_contain_text(said)
