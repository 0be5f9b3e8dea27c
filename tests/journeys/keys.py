"""A reader who has no mouse: goes from stop to stop, and must see where they are."""

from typing import Any, Final

from playwright.sync_api import Locator, Page

MOST_STOPS: Final = 250
"""So many stops, and what is looked for is out of reach."""

# Where the cursor is: what marks it, whether it is on the screen, and whether anything lies on it.
STOP: Final = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    const middle = [box.left + box.width / 2, box.top + box.height / 2];
    const top = document.elementFromPoint(...middle);
    return {
        what: at.outerHTML.slice(0, 160),
        marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
        covered: Boolean(top?.closest(".tabs, .toast, .live-bar")) && !at.contains(top) &&
            !at.closest(".tabs, .toast, .live-bar") && box.height < innerHeight / 2,
    };
}"""


def stop(page: Page) -> dict[str, Any] | None:
    """One stop on; None where the page begins anew. What is wrong with it fails here."""
    page.keyboard.press("Tab")
    at: dict[str, Any] | None = page.evaluate(STOP)
    if at is not None:
        assert at["marked"], f"no mark on {at['what']}"
        assert at["seen"], f"out of sight: {at['what']}"
        assert not at["covered"], f"covered: {at['what']}"
    return at


def go_to(page: Page, wanted: Locator) -> None:
    """From stop to stop until the cursor stands there."""
    for _ in range(MOST_STOPS):
        stop(page)
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"out of reach without a mouse: {wanted}")


def press(page: Page, wanted: Locator) -> None:
    """Go there, and press it."""
    go_to(page, wanted)
    page.keyboard.press("Enter")


def follow(page: Page, wanted: Locator) -> None:
    """Go there, press it, and wait for the page that it leads to."""
    go_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def walk_round(page: Page) -> int:
    """Once round the page, which no stop keeps for itself. Returns: how many stops there are."""
    page.evaluate("document.activeElement.blur()")
    for stops in range(MOST_STOPS):
        if stop(page) is None:
            return stops
    raise AssertionError("a stop that does not let go")
