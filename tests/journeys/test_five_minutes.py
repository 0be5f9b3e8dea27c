"""The first five minutes of a newcomer, in one go and in both languages: the test of the whole.

Each step asserts what a person would see, and leaves a picture under `var/journeys/`.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from saiyai.domain.words import Language, say
from saiyai.formats.catalogue import WRITTEN
from tests.journeys.conftest import SHOTS, Open, open_map

N = "/n/mae-hom"
TOLD = 6
"""Changes that the story makes: a line, two attempts with their answers, a meeting."""
PHOWA = {"th": "หน่อพอวา", "en": "Phowa"}


@pytest.mark.parametrize("language", ["th", "en"])
def test_five_minutes(open_page: Open, language: str, tmp_path: Path) -> None:
    page = open_page(language=language)
    story = Story(page, Language(language))
    story.see_the_map()
    story.read_today()
    story.fly_to_the_first_matter()
    story.act_and_see_it_clear()
    story.go_back_in_time()
    story.undo_everything()
    story.see_it_as_others_do()
    story.take_it_along(tmp_path)


class Story:
    """One reader, one window, step by step."""

    def __init__(self, page: Page, language: Language) -> None:
        self.page = page
        self.language = language
        self.steps = 0

    def say(self, key: str) -> str:
        return say(key, self.language)

    def shot(self) -> None:
        self.steps += 1
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"five-minutes-{self.language}-{self.steps}.png")

    def press(self, key: str) -> None:
        self.page.get_by_role("button", name=self.say(key), exact=True).first.click()

    def see_the_map(self) -> None:
        """0:00: no account; a map in seconds, nobody dropped, the legend on it."""
        page = self.page
        page.goto("/")
        page.locator("section.card a.button.main").first.click()
        expect(page.locator(".banner")).to_be_visible()
        page.goto(f"{N}/map")
        assert open_map(page) == 60
        expect(page.locator("[data-tray] li")).to_have_count(2)
        assert int(page.locator("#map").get_attribute("data-dots") or 0) == 58
        expect(page.locator("[data-legend]")).to_contain_text(self.say("state.active"))
        expect(page.locator("[data-legend]")).to_contain_text(self.say("actor_kind.network"))
        self.shot()

    def read_today(self) -> None:
        """0:40: what can be read, three facts each way, one good thing, five matters at most."""
        page = self.page
        page.goto(f"{N}/")
        heading = page.locator("#heading")
        expect(heading).to_contain_text(self.say("verdict.heading"))
        for side in heading.locator(".grid > div").all():
            assert 0 < side.locator("li").count() <= 3
        expect(page.locator("#good p.lead")).to_be_visible()
        assert 0 < page.locator("section.attention").count() <= 5
        self.shot()
        page.locator("main a[href*='/dimensions']").first.click()
        expect(page.locator("main a[href*='/dimensions/']")).not_to_have_count(0, timeout=60_000)
        self.shot()

    def fly_to_the_first_matter(self) -> None:
        """1:30: who, why, how sure, what to do; and the map flies there."""
        page = self.page
        page.goto(f"{N}/")
        first = page.locator("#item-1")
        expect(first).to_contain_text(PHOWA[self.language])
        for key in ("today.try", "today.how_sure"):
            expect(first).to_contain_text(self.say(key))
        first.locator("summary", has_text=self.say("today.evidence")).first.click()
        first.get_by_role("link", name=self.say("map.see_there")).first.click()
        open_map(page)
        expect(page.locator("[data-panel]")).to_be_visible()
        self.shot()

    def act_and_see_it_clear(self) -> None:
        """2:30: if she rests; two are introduced, a line is tested, and both matters clear."""
        page = self.page
        page.goto(f"{N}/")
        expect(page.locator("#item-2")).to_contain_text("54")
        rest = page.locator("#item-2 .matter > p").nth(1).inner_text()
        page.locator("#item-2").get_by_role("button", name=self.say("today.introduced")).click()
        expect(page.locator(".toast")).to_be_visible()
        for item in ("#item-2", "#item-1"):
            page.goto(f"{N}/")
            page.locator(item).get_by_role("link", name=self.say("line.test")).first.click()
            self.press("line.try")
            self.press("line.answered")
        page.goto(f"{N}/")
        expect(page.locator("main")).not_to_contain_text(rest)
        self.shot()

    def go_back_in_time(self) -> None:
        """3:20: the slider; today's meeting in one line."""
        page = self.page
        page.goto(f"{N}/map")
        open_map(page)
        page.locator("[data-slider]").press("Home")
        expect(page.locator("#map")).to_have_attribute("data-shown", "2018-01-31")
        self.shot()
        page.goto(f"{N}/record")
        page.fill("#words", "ตีฝายวันนี้ ฝายหิน 25 ทุ่งฮอม 31 ดอนชัย 18 ครับ")
        self.press("record.read")
        expect(page.locator(".mention input[name=people]")).to_have_count(3)
        self.press("record.save")
        expect(page.locator(".toast")).to_be_visible()

    def undo_everything(self) -> None:
        """All that was told here is taken back, and the first matter is there again."""
        page = self.page
        page.goto(f"{N}/history")
        told = page.get_by_role("link", name=self.say("history.undo"), exact=True).all()
        addresses = [link.get_attribute("href") or "" for link in told[:TOLD]]
        for address in addresses:
            page.goto(address)
            self.press("history.undo")
            expect(page.locator(".toast")).to_be_visible()
        page.goto(f"{N}/")
        expect(page.locator("#item-1")).to_contain_text(PHOWA[self.language])

    def see_it_as_others_do(self) -> None:
        """4:00: as a funder, then as a member: names are gone from the page and from the API.

        Members may know each other by name; whom a matter is about is for keepers.
        """
        page = self.page
        answers = {
            "outside": ("actors/?limit=500", "map", "analyses/today"),
            "member": ("analyses/today",),
        }
        for eye, addresses in answers.items():
            page.goto(f"{N}/more")
            page.locator(f"main button[name=eye][value={eye}]").click()
            expect(page.locator(".eye-banner")).to_be_visible()
            expect(page.locator("main")).not_to_contain_text(PHOWA[self.language])
            for address in addresses:
                told = page.evaluate(
                    "address => fetch(address).then(answer => answer.text())",
                    f"/api/v1/networks/mae-hom/{address}",
                )
                assert "Phowa" not in told, (eye, address)
                assert "หน่อพอวา" not in told, (eye, address)
            self.shot()
            self.press("eye.back")

    def take_it_along(self, folder: Path) -> None:
        """4:40: three lines for a chat, the report as PDF, and the record in every format."""
        page = self.page
        page.goto(f"{N}/")
        page.locator("[data-copy]").click()
        expect(page.locator("[data-line-card] [data-note]")).not_to_be_empty()
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert len(copied.splitlines()) == 3
        page.goto(f"{N}/report/read")
        expect(page.locator("main svg").first).to_be_visible()
        self.shot()
        with page.expect_download() as told:
            page.locator("main a[href*='pdf']").first.click()
        assert told.value.path().read_bytes().startswith(b"%PDF")
        for form in WRITTEN:
            page.goto(f"{N}/more")
            with page.expect_download() as told:
                page.locator(f"#export a[href*='/export/{form}']").click()
            kept = folder / told.value.suggested_filename
            told.value.save_as(kept)
            assert kept.stat().st_size > 500, form
