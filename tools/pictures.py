"""Takes the picture of README: the map of the sample network, as it is drawn today."""

import tempfile
from pathlib import Path

from bootstrap import ROOT
from browser import chromium_running, demo_running

PICTURE = ROOT / "docs" / "images" / "map.png"


def main() -> None:
    """Start the sample network, draw its map in Thai, and keep what a reader sees."""
    with (
        tempfile.TemporaryDirectory() as home,
        demo_running(Path(home)) as address,
        chromium_running() as browser,
    ):
        page = browser.new_page(
            base_url=address, locale="th-TH", viewport={"width": 1280, "height": 860}
        )
        page.goto("/n/mae-hom/map")
        page.locator("#map[data-ready]").wait_for()
        page.screenshot(path=PICTURE)
    print(f"wrote {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
