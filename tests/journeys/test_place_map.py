"""The map of places: drawn without another host, named in the page's language, told in tables."""

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Open

MAP = "/n/mae-hom/places/map"


def opened(page: Page, address: str = MAP) -> Locator:
    page.goto(address)
    drawn = page.locator("#place-map")
    expect(drawn).to_have_attribute("data-ready", "", timeout=60_000)
    return drawn


def seen(names: Locator) -> Sequence[Locator]:
    """The names that lie over no other."""
    hidden = "(one) => getComputedStyle(one).visibility === 'hidden'"
    return [one for one in names.all() if not one.evaluate(hidden)]


SAID = {
    "en": (r"Members are in 12 of 12 places; most, \d+, in Ban Wiang Hom", "Ban Wiang Hom"),
    "th": (r"มีสมาชิกอยู่ใน 12 จาก 12 แห่ง มากที่สุดที่บ้านเวียงฮอม", "บ้านเวียงฮอม"),
}


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("width", [1280, 360])
def test_places_stand_on_the_map_and_in_the_tables(
    open_page: Open, language: str, width: int
) -> None:
    page = open_page(language=language, width=width)
    sentence, name = SAID[language]
    drawn = opened(page)

    expect(page.locator(".lead")).to_have_text(re.compile(sentence))
    names = drawn.locator(".place-name")
    assert names.count() == 12
    assert len(seen(names)) >= 6
    expect(page.get_by_role("table")).to_have_count(2)
    named = drawn.get_by_role("link", name=name)
    named.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_another_level_is_another_map(open_page: Open) -> None:
    page = open_page(language="en")
    opened(page)

    page.get_by_label("By").select_option("subdistrict")
    page.get_by_role("button", name="Show").click()
    drawn = page.locator("#place-map[data-ready]")
    expect(drawn.locator(".place-name")).to_have_count(5)
    expect(drawn).to_have_attribute("data-level", "subdistrict")


def test_names_that_would_overlap_wait_until_there_is_room(open_page: Open) -> None:
    page = open_page(language="en", width=360)
    names = opened(page).locator(".place-name")
    before = len(seen(names))
    boxes = [box for one in seen(names) if (box := one.bounding_box())]
    buttons = [one.bounding_box() for one in page.locator(".maplibregl-ctrl button").all()]

    assert all(one["height"] >= 24 and one["width"] >= 24 for one in boxes)
    assert buttons
    for at, one in enumerate(boxes):
        for other in [*boxes[at + 1 :], *filter(None, buttons)]:
            apart = (
                one["x"] + one["width"] <= other["x"]
                or other["x"] + other["width"] <= one["x"]
                or one["y"] + one["height"] <= other["y"]
                or other["y"] + other["height"] <= one["y"]
            )
            assert apart, (one, other)
    page.get_by_role("button", name="Nearer").click()
    page.get_by_role("button", name="Nearer").click()
    hidden = "document.querySelectorAll('.place-name[style*=hidden]').length < 12 - "
    page.wait_for_function(hidden + str(before))


NO_WEBGL = """() => {
    const asked = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
        return kind.startsWith("webgl") ? null : asked.call(this, kind, ...more);
    };
}"""


def test_a_browser_that_draws_no_map_says_so_and_shows_the_tables(open_page: Open) -> None:
    page = open_page(language="en")
    page.add_init_script(f"({NO_WEBGL})()")
    page.goto(MAP)

    expect(page.locator("#place-map [data-note]")).to_contain_text("cannot draw the map")
    expect(page.locator("#place-map [data-canvas]")).to_be_hidden()
    expect(page.get_by_role("table")).to_have_count(2)
