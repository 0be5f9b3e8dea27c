"""What is wrong with the page that is open, as a reader of either language and width sees it."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from django.urls import resolve
from playwright.sync_api import Page

from saiyai.assessment.pictures.card import PictureOf
from saiyai.domain.words import texts

WIDTHS: Final = (1280, 360)
"""Of a desk and of a small phone, in CSS pixels."""

ENLARGED: Final = (640, 320)
"""What is left of the width of a desk at 200 % and at 400 %."""

FAMILIES: Final = {text.partition(".")[0] for text in texts()}
KEY: Final = re.compile(r"(?<![\w./-])([a-z_]+)(?:\.[a-z_]+)+(?![\w./-])")

NO_PAGES: Final = {
    *("export", "kind_sheet", "lens_file", "report_pdf", "report_map", "report_released_pdf"),
    *("known", "places_known", "import_progress", "live"),
    *("sign_in", "invited", "account", "second_step", "administration", "access"),
    *("saved_view", "set_language"),
    *("survey_answer", "survey_answered", "survey_paper", "roster_named", "roster_answer"),
}
"""Files, parts that pages ask for, detours; accounts and answering have journeys of their own."""

AXE: Final = Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js"
RULES: Final = (
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
    "best-practice",
)
"""WCAG 2.2 AA, and what axe advises beyond it: headings in order, everything in a landmark."""

BARRIERS: Final = """async (rules) => {
    const said = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
    return said.violations.flatMap((one) => one.nodes.map(
        (node) => `${one.id}: ${node.target.join(" ")} ${node.html.slice(0, 200)}`,
    ));
}"""

OPENED: Final = """() => {
    document.querySelectorAll("main details").forEach((one) => { one.open = true; });
}"""
SETTLED: Final = "() => !document.querySelector('.htmx-request')"

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


def faults(page: Page, language: str, *, barriers: bool = True) -> tuple[list[str], list[str]]:
    """What is wrong with the page that is open, and the addresses it leads to.

    Everything that folds is opened first. `barriers` asks axe as well.
    Cost: with axe about a second, half of it at each width.
    """
    page.evaluate(OPENED)
    page.wait_for_function(SETTLED)
    seen: dict[str, Any] = page.evaluate(SEEN)
    wrong = [f"no label: {field}" for field in seen["nameless"]]
    if seen["language"] != language:
        wrong.append(f"language {seen['language']}")
    if seen["headings"] != 1 or not seen["title"]:
        wrong.append(f"{seen['headings']} first headings, title “{seen['title']}”")
    wrong += [found[0] for found in KEY.finditer(seen["text"]) if found[1] in FAMILIES]
    for width in (*ENLARGED, *WIDTHS):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            wrong.append(f"{wide} wide of {width}")
        if barriers and width in WIDTHS:
            wrong += [f"at {width}, {one}" for one in barriers_of(page)]
    return wrong, seen["links"]


def barriers_of(page: Page) -> list[str]:
    """What axe finds in the way of a reader, each with its rule and its place on the page.

    Its text is put into the page from here: nothing is asked over the network.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(f"{AXE.read_text()}; 0")
    found: list[str] = page.evaluate(BARRIERS, list(RULES))
    return found


def name_of(address: str) -> str:
    return str(resolve(urlsplit(address).path).url_name)


def walk(
    page: Page, language: str, begin: Iterable[str], *, barriers: bool = True
) -> dict[str, list[str]]:
    """Every page by its name, with what is wrong with it: one address for each name."""
    waiting, found = list(begin), dict[str, list[str]]()
    while waiting:
        address = waiting.pop(0)
        name = name_of(address)
        if name in found or name in NO_PAGES:
            continue
        answer = page.goto(address)
        assert answer
        found[name], links = faults(page, language, barriers=barriers)
        if answer.status != 200:
            found[name].append(f"status {answer.status} of {address}")
        host = urlsplit(page.url).netloc
        waiting += [link for link in links if urlsplit(link).netloc == host]
    return found


def walk_record(page: Page, language: str, slug: str) -> dict[str, list[str]]:
    """The same of one record, and of every picture: they share a name, of which one is walked."""
    found = walk(page, language, [f"/n/{slug}/"])
    for one in PictureOf:
        page.goto(f"/n/{slug}/pictures/{one}")
        found[f"picture {one}"] = faults(page, language, barriers=False)[0]
    return found
