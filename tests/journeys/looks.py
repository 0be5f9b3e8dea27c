"""What is wrong with the page that is open, as a reader of either language and width sees it."""

import re
from typing import Any, Final

from playwright.sync_api import Page

from saiyai.domain.words import texts

WIDTHS: Final = (1280, 360)
"""Of a desk and of a small phone, in CSS pixels."""

FAMILIES: Final = {text.partition(".")[0] for text in texts()}
KEY: Final = re.compile(r"(?<![\w./-])([a-z_]+)(?:\.[a-z_]+)+(?![\w./-])")

SEEN: Final = """() => ({
    language: document.documentElement.lang,
    title: document.title,
    headings: document.querySelectorAll("h1").length,
    text: document.body.innerText,
    links: Array.from(document.querySelectorAll("a[href]:not([download])"), (a) => a.href),
    nameless: Array.from(
        document.querySelectorAll("input:not([type=hidden]), select, textarea"),
        (field) => field.labels?.length || field.ariaLabel ? "" : field.outerHTML,
    ).filter(Boolean),
})"""


def faults(page: Page, language: str) -> tuple[list[str], list[str]]:
    """What is wrong with the page that is open, and the addresses it leads to."""
    seen: dict[str, Any] = page.evaluate(SEEN)
    wrong = [f"no label: {field}" for field in seen["nameless"]]
    if seen["language"] != language:
        wrong.append(f"language {seen['language']}")
    if seen["headings"] != 1 or not seen["title"]:
        wrong.append(f"{seen['headings']} first headings, title “{seen['title']}”")
    wrong += [found[0] for found in KEY.finditer(seen["text"]) if found[1] in FAMILIES]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            wrong.append(f"{wide} wide of {width}")
    return wrong, seen["links"]
