"""Coming in by a link and a code, the second step, inviting, signing out and in again."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from browser import demo_running
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Open
from tests.journeys.looks import faults
from tests.processes import saiyai

STEP = 30
"""Seconds for which a device shows one code."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of an installation that is prepared, and whose record is still empty."""
    made = tmp_path_factory.mktemp("accounts")
    prepared = saiyai("upgrade", home=made)
    assert prepared.returncode == 0, prepared.stderr
    return made


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[str]:
    """The address of an installation whose people sign in. At the end: it met no warning."""
    with demo_running(home, "serve", SAIYAI_ACCOUNTS="http") as address:
        yield address
    assert b"Warning" not in (home / "log").read_bytes()


def fits(page: Page, language: str) -> None:
    assert (page.url, faults(page, language)[0]) == (page.url, [])


def come_in(page: Page, link: str, code: str, language: str) -> None:
    """Take up an invitation, and arrive at one's account."""
    page.goto(link)
    fits(page, language)
    page.fill("#code", code)
    page.locator("main button.main").click()
    expect(page).to_have_url(re.compile("/account$"))
    fits(page, language)


def set_up_step(page: Page, language: str) -> list[str]:
    """Enter what a device would show. Returns: the codes to keep on paper."""
    page.goto("/account/second-step")
    fits(page, language)
    secret = page.input_value("#secret")
    # No code is entered while the next one is about to take its place.
    page.wait_for_function(f"() => Date.now() / 1000 % {STEP} < {STEP - 10}")
    page.fill("#code", str(format_hotp_value(hotp_value(secret, int(time.time()) // STEP))))
    page.locator("main button.main").click()
    expect(page.locator("main code")).to_have_count(10)
    fits(page, language)
    return page.locator("main code").all_inner_texts()


def administrator(page: Page, home: Path, language: str) -> list[str]:
    """Somebody whom the machine lets in. Returns: the codes to keep on paper."""
    ticket: dict[str, Any] = json.loads(saiyai("invite", "Som", home=home).stdout)
    come_in(page, ticket["address"], ticket["code"], language)
    return set_up_step(page, language)


@pytest.mark.parametrize("language", ["th", "en"])
def test_an_administrator_begins_a_record_and_a_member_comes_in(
    open_page: Open, home: Path, language: str
) -> None:
    page, friend = open_page(language=language), open_page(language=language)
    administrator(page, home, language)
    page.goto("/administration")
    fits(page, language)
    page.goto("/")
    begin = page.locator("details", has=page.locator("form[action='/begin']"))
    begin.locator("summary").click()
    page.fill("#name", f"Weir keepers {language}")
    begin.get_by_role("button").click()
    expect(page.locator("h1")).to_have_text(f"Weir keepers {language}")
    here = page.url

    page.goto(f"{here}access")
    fits(page, language)
    page.fill("#i-name", "Kham")
    page.select_option("#i-role", "member")
    page.locator("form", has=page.locator("#i-name")).get_by_role("button").click()
    expect(page.locator("#link")).to_be_visible()
    fits(page, language)
    code = page.locator("main .number").inner_text()
    come_in(friend, page.input_value("#link"), code, language)
    friend.goto(f"{here}more")
    expect(friend.locator("#look")).to_be_visible()
    expect(friend.locator("#import")).to_have_count(0)


def test_who_left_signs_in_by_a_password_and_a_code_on_paper(open_page: Open, home: Path) -> None:
    page = open_page(language="th")
    codes = administrator(page, home, "th")
    page.goto("/account")
    page.fill("#email", "som@example.org")
    page.fill("#password", "a long enough word")
    page.locator("form[action='/account/email'] button").click()
    expect(page.locator("#email")).to_have_value("som@example.org")
    page.locator("form[action='/sign-out'] button").click()
    expect(page.locator("main a[href='/sign-in']")).to_be_visible()

    page.goto("/sign-in")
    fits(page, "th")
    page.fill("#email", "som@example.org")
    page.fill("#password", "a long enough word")
    page.locator("main button.main").click()
    expect(page).to_have_url(re.compile("/account$"))
    expect(page.locator("a[href='/administration']")).to_have_count(0)
    page.locator("main a[href='/account/second-step']").click()
    fits(page, "th")
    page.fill("#code", codes[0])
    page.locator("main button.main").click()
    expect(page.locator("a[href='/administration']")).to_be_visible()
